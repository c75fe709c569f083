// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibString} from "solady/utils/LibString.sol";
import {FeedSignal, FeedTerms} from "breakwater/pricing/FeedSignal.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {Peril, PoolConfig, PoolParams, ProductTerms} from "breakwater/types/Types.sol";
import {Core} from "../Deployment.sol";
import {Demo, DemoParts} from "./Demo.sol";
import {DemoFeed} from "./DemoFeed.sol";

/// @title What stands beside the demo's first pool: a cautious pool, a bold one in ether, and their products
/// @notice Three pools over two assets; eleven products over six groups and all five perils.
library DemoMarket {
    using LibString for string;

    /// @dev Of the feed, as a dollar's: 8 decimals.
    int256 internal constant FEED_PRICE = 1e8;

    /// @return feed The price that products of the Northwind Dollar watch.
    function setUp(Core memory core, DemoParts memory parts, address curator)
        internal
        returns (DemoFeed feed)
    {
        feed = new DemoFeed("NWD / USD", 8, curator);
        feed.push(FEED_PRICE);
        address signal = address(new FeedSignal(feedTerms(address(feed))));
        core.factory.setPart(signal, Part.Signal);
        address harbour = core.factory.poolAt(0);
        address lighthouse =
            _pool(core, lighthouseConfig(address(parts.asset), curator), Demo.process(curator));
        address reef = _pool(core, reefConfig(address(parts.etherAsset), curator), reefProcess(curator));
        _harbour(core, harbour);
        _lighthouse(core, lighthouse, signal);
        _reef(core, reef);
    }

    function _pool(Core memory core, PoolConfig memory config, Process memory process)
        private
        returns (address pool)
    {
        pool = core.factory.createPool(config);
        core.claims.setProcess(pool, process);
    }

    function feedTerms(address feed) internal pure returns (FeedTerms memory) {
        return FeedTerms({
            feed: feed,
            staleness: 30 days,
            full: 0.995e18,
            stop: 0.95e18,
            maxMultiplier: 5e18,
            sequencer: address(0),
            grace: 0
        });
    }

    function lighthouseConfig(address asset, address curator) internal pure returns (PoolConfig memory) {
        return PoolConfig({
            asset: asset,
            name: "Lighthouse Pool",
            symbol: "bwLITE",
            curator: curator,
            cooldownDays: 7,
            reportDays: 14,
            params: PoolParams({
                groupCapBps: 2_500,
                rhoBps: 4_000,
                marginBps: 15_000,
                materialityBps: 100,
                feeBps: 1_000,
                reserveBps: 3_000,
                reserveTargetBps: 500,
                cancelFeeBps: 500
            })
        });
    }

    function reefConfig(address asset, address curator) internal pure returns (PoolConfig memory) {
        return PoolConfig({
            asset: asset,
            name: "Reef Pool",
            symbol: "bwREEF",
            curator: curator,
            cooldownDays: 7,
            reportDays: 14,
            params: PoolParams({
                groupCapBps: 6_000,
                rhoBps: 2_000,
                marginBps: 10_000,
                materialityBps: 200,
                feeBps: 1_000,
                reserveBps: 1_500,
                reserveTargetBps: 200,
                cancelFeeBps: 500
            })
        });
    }

    function reefProcess(address arbiter) internal pure returns (Process memory p) {
        p = Demo.process(arbiter);
        p.bond = 0.2e18;
    }

    function _harbour(Core memory core, address pool) private {
        ProductTerms memory t = Demo.exploit(pool, address(core.model));
        (t.peril, t.group, t.rate) = (Peril.ProtocolFailure, 2, 0.03e18);
        _list(
            core, t, "Lantern Bridge: withdrawals stay closed for two days, or pay less than was deposited."
        );
        (t.minDays, t.group, t.rate) = (14, 3, 0.022e18);
        _list(core, t, "Pilot Oracle: a wrong price that it published cost a member money.");
    }

    function _lighthouse(Core memory core, address pool, address signal) private {
        ProductTerms memory t = Demo.exploit(pool, address(core.model));
        (t.maxShareBps, t.waitingDays, t.noClaimsBps, t.rate) = (2_000, 3, 1_500, 0.032e18);
        _list(core, t, "Tidewater Lending: loss of deposits through an exploit of its contracts.");
        (t.peril, t.group, t.rate) = (Peril.ProtocolFailure, 4, 0.018e18);
        _list(core, t, "Breakwall Staking: stake is lost to slashing or to a fault of its operators.");
        (t.signal, t.weightBps) = (signal, 6_000);
        (t.peril, t.group, t.rate) = (Peril.Depeg, 1, 0.02e18);
        _list(core, t, "Northwind Dollar: its feed stays below 0.95 for two days.");
    }

    function _reef(Core memory core, address pool) private {
        ProductTerms memory t = Demo.exploit(pool, address(core.model));
        (t.maxShareBps, t.maxDays) = (4_000, 180);
        (t.peril, t.group, t.rate) = (Peril.Liquidation, 5, 0.075e18);
        _list(
            core, t, "Coral Perpetuals: a cascade of liquidations leaves bad debt that traders have to share."
        );
        (t.peril, t.group, t.rate) = (Peril.Exploit, 0, 0.05e18);
        _list(core, t, "Tidewater Lending: loss of deposits through an exploit of its contracts.");
        (t.weightBps, t.peril, t.group, t.rate) = (4_000, Peril.ImpermanentLoss, 4, 0.09e18);
        _list(core, t, "Lagoon LP: impermanent loss of more than a tenth at the end of the term.");
        (t.weightBps, t.peril, t.group, t.rate) = (8_000, Peril.Exploit, 2, 0.06e18);
        _list(core, t, "Driftwood Vaults: loss of deposits through an exploit of a vault or of its strategy.");
    }

    /// @param wording It begins with the product's name and a colon.
    function _list(Core memory core, ProductTerms memory t, string memory wording) private {
        (t.name, t.wording) = (_beforeColon(wording), sha256(bytes(wording)));
        core.cover.listProduct(t);
    }

    function _beforeColon(string memory text) private pure returns (string memory) {
        return text.slice(0, text.indexOf(":"));
    }
}
