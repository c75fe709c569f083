// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Process} from "breakwater/types/ClaimTypes.sol";
import {Peril, PoolConfig, PoolParams, ProductTerms} from "breakwater/types/Types.sol";
import {Core} from "../Deployment.sol";
import {DemoAsset} from "./DemoAsset.sol";
import {DemoFaucet} from "./DemoFaucet.sol";

/// @notice What the demo adds to the protocol. Assets in order: dollar (6 decimals), ether (18).
struct DemoParts {
    DemoAsset asset;
    DemoAsset etherAsset;
    DemoFaucet faucet;
}

/// @title The demo's first pool and products: the numbers of the lifecycle story, in forge and in the browser
library Demo {
    /// @dev Of the founders' tokens.
    uint256 internal constant FAUCET_TOKENS = 2_000_000e18;

    /// @dev The caller is admin.
    function setUp(Core memory core, address curator, address arbiter)
        internal
        returns (DemoParts memory parts)
    {
        parts.asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        parts.etherAsset = new DemoAsset("Demo Ether", "dETH", 18);
        parts.faucet = new DemoFaucet(parts.asset, parts.etherAsset, core.token);
        // The return value is checked: it is our own token.
        require(core.token.transfer(address(parts.faucet), FAUCET_TOKENS), "transfer failed");
        address pool = core.factory.createPool(poolConfig(address(parts.asset), curator));
        core.claims.setProcess(pool, process(arbiter));
        core.cover.listProduct(exploit(pool, address(core.model)));
        core.cover.listProduct(depeg(pool, address(core.model)));
    }

    function poolConfig(address asset, address curator) internal pure returns (PoolConfig memory) {
        return PoolConfig({
            asset: asset,
            name: "Harbour Pool",
            symbol: "bwHARB",
            curator: curator,
            cooldownDays: 7,
            reportDays: 14,
            params: poolParams()
        });
    }

    function poolParams() internal pure returns (PoolParams memory) {
        return PoolParams({
            groupCapBps: 4_000,
            rhoBps: 2_500,
            marginBps: 12_500,
            materialityBps: 100,
            feeBps: 1_000,
            reserveBps: 2_000,
            reserveTargetBps: 300,
            cancelFeeBps: 500
        });
    }

    function process(address arbiter) internal pure returns (Process memory) {
        return Process({
            bond: 500e6,
            challengeSeconds: 2 days,
            commitSeconds: 3 days,
            revealSeconds: 2 days,
            appealSeconds: 3 days,
            version: 0,
            arbiter: arbiter,
            rulingSeconds: 14 days,
            quorumBps: 1_000,
            fastLaneBps: 50,
            rewardBps: 1_000,
            penaltyBps: 200,
            thresholdBps: 6_000,
            largeShareBps: 500,
            largeThresholdBps: 6_600,
            hugeShareBps: 1_500,
            hugeThresholdBps: 7_500
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
            weightBps: 10_000,
            waitingDays: 1,
            minDays: 7,
            maxDays: 365,
            model: model,
            signal: address(0),
            trigger: address(0),
            rate: 0.04e18,
            noClaimsBps: 1_000
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
            weightBps: 6_000,
            waitingDays: 2,
            minDays: 14,
            maxDays: 180,
            model: model,
            signal: address(0),
            trigger: address(0),
            rate: 0.025e18,
            noClaimsBps: 0
        });
    }
}
