// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Process} from "breakwater/types/ClaimTypes.sol";
import {PoolConfig} from "breakwater/types/PoolTypes.sol";
import {Defaults} from "../Defaults.sol";
import {Core} from "../Deployment.sol";
import {DemoAsset} from "./DemoAsset.sol";
import {DemoFaucet} from "./DemoFaucet.sol";
import {DemoFeeds, DemoMarket} from "./DemoMarket.sol";
import {DemoProducts} from "./DemoProducts.sol";
import {DemoSavings} from "./DemoSavings.sol";

/// @notice What the demo adds to the protocol.
struct DemoParts {
    DemoAsset asset;
    DemoAsset etherAsset;
    DemoSavings savings;
    DemoFaucet faucet;
    DemoFeeds feeds;
}

/// @title Three pools: a dollar with many risks, a savings dollar, and ether with risks that feeds can prove
/// @notice Default parameters and limits everywhere.
library Demo {
    /// @dev Of the founders' tokens.
    uint256 internal constant FAUCET_TOKENS = 2_000_000e18;

    /// @dev The caller is admin.
    function setUp(Core memory core, address curator, address arbiter) internal returns (DemoParts memory parts) {
        parts.asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        parts.etherAsset = new DemoAsset("Demo Ether", "dETH", 18);
        parts.savings = new DemoSavings(parts.asset, "Demo Savings Dollar", "sdUSD");
        parts.faucet = new DemoFaucet(parts.asset, parts.etherAsset, parts.savings, core.token);
        parts.feeds = DemoMarket.createFeeds(curator);
        // The return value is checked: it is our own token.
        require(core.token.transfer(address(parts.faucet), FAUCET_TOKENS), "transfer failed");

        Process memory process = Defaults.process(arbiter, 500e6);
        address harbour = _pool(core, curator, process, address(parts.asset), "Harbour Pool", "bwHARB");
        address lighthouse = _pool(core, curator, process, address(parts.savings), "Lighthouse Pool", "bwLITE");
        process.bond = 0.2e18;
        address reef = _pool(core, curator, process, address(parts.etherAsset), "Reef Pool", "bwREEF");
        DemoProducts.listHarbour(core, harbour);
        DemoProducts.listLighthouse(core, lighthouse, parts.feeds);
        DemoProducts.listReef(core, reef, parts.feeds);
    }

    function _pool(
        Core memory core,
        address curator,
        Process memory process,
        address asset,
        string memory name,
        string memory symbol
    ) private returns (address pool) {
        PoolConfig memory config = Defaults.poolConfig(asset, name, symbol, curator, address(core.model));
        pool = core.factory.createPool(config);
        core.claims.setProcess(pool, process);
    }
}
