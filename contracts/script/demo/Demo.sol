// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {Peril, PoolConfig, Process, ProductTerms} from "breakwater/types/Types.sol";
import {Core} from "../Deployment.sol";
import {DemoAsset} from "./DemoAsset.sol";
import {DemoFaucet} from "./DemoFaucet.sol";

/// @title The demo's pool and products: the numbers of the lifecycle story, in forge and in the browser
library Demo {
    uint256 internal constant FAUCET_TOKENS = 20_000_000e18;

    /// @dev The caller is admin and curator.
    function setUp(Core memory core, address curator) internal returns (DemoAsset asset, DemoFaucet faucet) {
        asset = new DemoAsset();
        faucet = new DemoFaucet(asset, core.token);
        // The return value is checked: it is our own token.
        require(core.token.transfer(address(faucet), FAUCET_TOKENS), "transfer failed");
        address pool = core.factory.createPool(poolConfig(address(asset), curator));
        core.claims.setProcess(pool, process());
        core.cover.listProduct(exploit(pool, address(core.model)));
        core.cover.listProduct(depeg(pool, address(core.model)));
    }

    function poolConfig(address asset, address curator) internal pure returns (PoolConfig memory) {
        return PoolConfig({
            asset: asset,
            name: "Harbour Pool",
            symbol: "bwHARB",
            curator: curator,
            groupCapBps: 4_000,
            materialityBps: 100,
            cooldownDays: 7,
            reportDays: 14
        });
    }

    function process() internal pure returns (Process memory) {
        return Process({
            bond: 500e6, commitSeconds: 3 days, revealSeconds: 2 days, quorumBps: 1_000, thresholdBps: 6_000
        });
    }

    function exploit(address pool, address model) internal pure returns (ProductTerms memory) {
        return ProductTerms({
            pool: pool,
            name: "Tidewater Lending",
            wording: sha256("Tidewater Lending: loss of deposits through an exploit of its contracts."),
            peril: Peril.Exploit,
            group: 0,
            maxShareBps: 3_000,
            waitingDays: 1,
            minDays: 7,
            maxDays: 365,
            model: model,
            rate: 0.04e18
        });
    }

    function depeg(address pool, address model) internal pure returns (ProductTerms memory) {
        return ProductTerms({
            pool: pool,
            name: "Northwind Dollar",
            wording: sha256("Northwind Dollar: the token trades below 0.90 for a day."),
            peril: Peril.Depeg,
            group: 1,
            maxShareBps: 2_500,
            waitingDays: 2,
            minDays: 14,
            maxDays: 180,
            model: model,
            rate: 0.025e18
        });
    }
}
