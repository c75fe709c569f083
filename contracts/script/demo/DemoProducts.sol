// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibString} from "solady/utils/LibString.sol";
import {FeedSignal} from "breakwater/pricing/FeedSignal.sol";
import {Peril, ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {Defaults} from "../Defaults.sol";
import {Core} from "../Deployment.sol";
import {DemoFeeds, DemoMarket} from "./DemoMarket.sol";

/// @title The demo's products: protocols that do not exist, of the kinds that do
/// @notice Groups: 0 lending, 1 stablecoins, 2 bridges, 3 oracles, 4 staking, 5 derivatives, 6 exchanges, 7 vaults,
/// 8 rollups, 9 custody. Sixteen products over ten groups can use 70 % of the first pool's capital.
library DemoProducts {
    using LibString for string;

    function listHarbour(Core memory core, address pool) internal {
        _list(core, exploit(pool), "Tidewater Lending: loss of deposits through an exploit of its contracts.");
        _list(core, depeg(pool), "Northwind Dollar: the token trades below 0.90 for a day.");
        ProductTerms memory t = exploit(pool);
        t.peril = Peril.ProtocolFailure;
        (t.group, t.weightBps, t.riskRate) = (2, 9_000, 0.04e18);
        _list(core, t, "Lantern Bridge: withdrawals stay closed for two days, or pay less than was deposited.");
        (t.group, t.weightBps, t.riskRate) = (3, 7_500, 0.012e18);
        _list(core, t, "Pilot Oracle: a wrong price that it published cost a member money.");
        (t.group, t.weightBps, t.riskRate) = (4, 6_000, 0.008e18);
        _list(core, t, "Breakwall Staking: stake is lost to slashing or to a fault of its operators.");
        (t.group, t.weightBps, t.riskRate) = (4, 7_500, 0.025e18);
        _list(core, t, "Keel Restaking: restaked ether is lost to slashing of a service it secures.");
        (t.group, t.weightBps, t.riskRate) = (8, 7_500, 0.01e18);
        _list(core, t, "Jetty Rollup: withdrawals stay closed for a week, or a false state is accepted.");
        (t.group, t.weightBps, t.riskRate) = (9, 6_000, 0.006e18);
        _list(core, t, "Quayside Custody: tokens it holds for wrapped bitcoin are missing.");
        _listHarbourExploits(core, pool);
    }

    function _listHarbourExploits(Core memory core, address pool) private {
        ProductTerms memory t = exploit(pool);
        (t.group, t.riskRate) = (0, 0.015e18);
        _list(core, t, "Anchor Credit: loss of deposits through an exploit of its contracts.");
        (t.group, t.riskRate) = (6, 0.01e18);
        _list(core, t, "Sandbar Exchange: loss of liquidity through an exploit of its contracts.");
        (t.group, t.riskRate) = (6, 0.018e18);
        _list(core, t, "Eddy Stableswap: loss of liquidity through an exploit of its contracts.");
        (t.group, t.riskRate) = (5, 0.03e18);
        _list(core, t, "Squall Perpetuals: loss of margin through an exploit of its contracts.");
        (t.group, t.riskRate) = (5, 0.035e18);
        _list(core, t, "Rudder Options: loss of collateral through an exploit of its contracts.");
        (t.group, t.riskRate, t.needsLossRoot) = (7, 0.03e18, true);
        _list(core, t, "Driftwood Vaults: loss of deposits through an exploit of a vault or of its strategy.");
        (t.group, t.riskRate) = (7, 0.022e18);
        _list(core, t, "Mooring Index: loss of deposits through an exploit of its contracts.");
        (t.peril, t.group, t.weightBps, t.needsLossRoot) = (Peril.Depeg, 1, 5_000, false);
        _list(core, t, "Estuary Euro: the token trades below 0.90 of a euro for a day.");
    }

    function listLighthouse(Core memory core, address pool, DemoFeeds memory feeds) internal {
        ProductTerms memory t = exploit(pool);
        t.waitingDays = 3;
        _list(core, t, "Tidewater Lending: loss of deposits through an exploit of its contracts.");
        (t.peril, t.group, t.weightBps, t.riskRate) = (Peril.ProtocolFailure, 4, 6_000, 0.008e18);
        _list(core, t, "Breakwall Staking: stake is lost to slashing or to a fault of its operators.");
        (t.group, t.weightBps, t.riskRate) = (2, 9_000, 0.04e18);
        _list(core, t, "Lantern Bridge: withdrawals stay closed for two days, or pay less than was deposited.");
        (t.group, t.weightBps, t.riskRate) = (8, 7_500, 0.01e18);
        _list(core, t, "Jetty Rollup: withdrawals stay closed for a week, or a false state is accepted.");
        (t.peril, t.group, t.riskRate) = (Peril.Exploit, 6, 0.01e18);
        _list(core, t, "Sandbar Exchange: loss of liquidity through an exploit of its contracts.");
        _listProvenDepeg(core, pool, feeds);
    }

    function listReef(Core memory core, address pool, DemoFeeds memory feeds) internal {
        ProductTerms memory t = exploit(pool);
        (t.maxDays, t.waitingDays) = (180, 3);
        (t.peril, t.group, t.riskRate) = (Peril.Liquidation, 5, 0.04e18);
        t.trigger = _enabled(core, pool, DemoMarket.crashTrigger(address(feeds.etherFeed)), Part.Trigger);
        _list(core, t, "Coral Perpetuals: ether falls by more than a quarter within three days and stays there.");
        (t.trigger, t.waitingDays) = (address(0), 1);
        (t.peril, t.group, t.riskRate) = (Peril.Exploit, 0, 0.02e18);
        _list(core, t, "Tidewater Lending: loss of deposits through an exploit of its contracts.");
        (t.weightBps, t.peril, t.group, t.riskRate) = (5_000, Peril.ImpermanentLoss, 6, 0.04e18);
        t.trigger = _enabled(core, pool, DemoMarket.lossTrigger(feeds), Part.Trigger);
        _list(core, t, "Lagoon LP: impermanent loss of more than a hundredth at the end of the term.");
        t.trigger = address(0);
        (t.weightBps, t.peril, t.group, t.riskRate) = (7_500, Peril.Exploit, 7, 0.03e18);
        _list(core, t, "Driftwood Vaults: loss of deposits through an exploit of a vault or of its strategy.");
        (t.peril, t.group, t.riskRate) = (Peril.ProtocolFailure, 4, 0.025e18);
        _list(core, t, "Keel Restaking: restaked ether is lost to slashing of a service it secures.");
        _listProvenDepeg(core, pool, feeds);
    }

    /// @dev A depeg that the feed proves, with a price that follows the feed.
    function _listProvenDepeg(Core memory core, address pool, DemoFeeds memory feeds) private {
        ProductTerms memory t = depeg(pool);
        address feed = address(feeds.dollar);
        t.signal = _enabled(core, pool, address(new FeedSignal(DemoMarket.feedTerms(feed))), Part.Signal);
        t.trigger = _enabled(core, pool, DemoMarket.floorTrigger(feed), Part.Trigger);
        t.waitingDays = 3;
        _list(core, t, "Northwind Dollar: its feed stays below 0.95 for two days.");
    }

    function exploit(address pool) internal pure returns (ProductTerms memory) {
        return Defaults.product(pool, "Tidewater Lending", "Loss of deposits through an exploit of its contracts.");
    }

    function depeg(address pool) internal pure returns (ProductTerms memory t) {
        t = Defaults.product(pool, "Northwind Dollar", "The token trades below 0.90 for a day.");
        (t.peril, t.group, t.weightBps, t.waitingDays) = (Peril.Depeg, 1, 6_000, 2);
        (t.maxDays, t.riskRate) = (180, 0.015e18);
    }

    function _enabled(Core memory core, address pool, address part, Part kind) private returns (address) {
        core.factory.setPart(pool, part, kind);
        return part;
    }

    /// @param wording It begins with the product's name and a colon.
    function _list(Core memory core, ProductTerms memory t, string memory wording) private {
        t.name = wording.slice(0, wording.indexOf(":"));
        (t.protocol, t.wording) = (keccak256(bytes(t.name)), sha256(bytes(wording)));
        core.cover.listProduct(t);
    }
}
