// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LibString} from "solady/utils/LibString.sol";
import {FeedSignal, FeedTerms} from "breakwater/pricing/FeedSignal.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {Peril, PoolConfig, PoolParams, ProductTerms} from "breakwater/types/Types.sol";
import {DrawdownTrigger, Fall} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {PriceFloorTrigger} from "breakwater/triggers/PriceFloorTrigger.sol";
import {Core} from "../Deployment.sol";
import {Demo, DemoParts} from "./Demo.sol";
import {DemoFeed} from "./DemoFeed.sol";

/// @notice The prices that the demo's products watch.
struct DemoFeeds {
    DemoFeed dollar;
    DemoFeed etherFeed;
}

/// @title What stands beside the demo's first pool: a cautious pool, a bold one in ether, and their products
/// @notice Three pools over two assets; eleven products over six groups and all five perils.
library DemoMarket {
    using LibString for string;

    /// @dev Answers of the feeds, with 8 decimals: a dollar, and an ether in dollars.
    int256 internal constant DOLLAR_PRICE = 1e8;
    int256 internal constant ETHER_PRICE = 3_000e8;

    /// @dev The demo's clock moves by jumps, and its feeds are silent meanwhile.
    uint256 private constant STALENESS = 30 days;

    function setUp(Core memory core, DemoParts memory parts, address curator, address arbiter)
        internal
        returns (DemoFeeds memory feeds)
    {
        feeds.dollar = new DemoFeed("NWD / USD", 8, curator);
        feeds.dollar.push(DOLLAR_PRICE);
        feeds.etherFeed = new DemoFeed("ETH / USD", 8, curator);
        feeds.etherFeed.push(ETHER_PRICE);
        address harbour = core.factory.poolAt(0);
        address lighthouse =
            _pool(core, lighthouseConfig(address(parts.asset), curator), Demo.process(arbiter));
        address reef = _pool(core, reefConfig(address(parts.etherAsset), curator), reefProcess(arbiter));
        _harbour(core, harbour);
        _lighthouse(core, lighthouse, feeds);
        _reef(core, reef, feeds);
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
            staleness: STALENESS,
            full: 0.995e18,
            stop: 0.95e18,
            maxMultiplier: 5e18,
            sequencer: address(0),
            grace: 0
        });
    }

    /// @dev Two days below 0.95, in three rounds or more.
    function floorTrigger(address feed) internal returns (address) {
        return address(new PriceFloorTrigger(_eventFeed(feed, 2 days, 3), 0.95e18, 6_000));
    }

    /// @dev From a fall by a quarter within three days on, all of it at 60 %.
    function crashTrigger(address feed) internal returns (address) {
        Fall memory fall = Fall({window: 3 days, start: 0.25e18, full: 0.6e18, maxSeverityBps: 10_000});
        return address(new DrawdownTrigger(_eventFeed(feed, 6 hours, 2), fall));
    }

    /// @dev What is lost above a hundredth, half of the amount at most.
    function lossTrigger(DemoFeeds memory feeds) internal returns (address) {
        return address(
            new ImpermanentLossTrigger(
                Pair({
                    base: address(feeds.etherFeed),
                    quote: address(feeds.dollar),
                    baseStaleness: STALENESS,
                    quoteStaleness: STALENESS,
                    deductible: 0.01e18,
                    cap: 0.5e18,
                    sequencer: address(0),
                    grace: 0
                })
            )
        );
    }

    function _eventFeed(address feed, uint256 persistence, uint256 minRounds)
        private
        pure
        returns (EventFeed memory)
    {
        return EventFeed({
            feed: feed,
            staleness: STALENESS,
            persistence: persistence,
            minRounds: minRounds,
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

    function _lighthouse(Core memory core, address pool, DemoFeeds memory feeds) private {
        ProductTerms memory t = Demo.exploit(pool, address(core.model));
        (t.maxShareBps, t.waitingDays, t.noClaimsBps, t.rate) = (2_000, 3, 1_500, 0.032e18);
        _list(core, t, "Tidewater Lending: loss of deposits through an exploit of its contracts.");
        (t.peril, t.group, t.rate) = (Peril.ProtocolFailure, 4, 0.018e18);
        _list(core, t, "Breakwall Staking: stake is lost to slashing or to a fault of its operators.");
        address dollar = address(feeds.dollar);
        t.signal = _enabled(core, address(new FeedSignal(feedTerms(dollar))), Part.Signal);
        t.trigger = _enabled(core, floorTrigger(dollar), Part.Trigger);
        t.weightBps = 6_000;
        (t.peril, t.group, t.rate) = (Peril.Depeg, 1, 0.02e18);
        _list(core, t, "Northwind Dollar: its feed stays below 0.95 for two days.");
    }

    function _reef(Core memory core, address pool, DemoFeeds memory feeds) private {
        ProductTerms memory t = Demo.exploit(pool, address(core.model));
        (t.maxShareBps, t.maxDays) = (4_000, 180);
        (t.peril, t.group, t.rate) = (Peril.Liquidation, 5, 0.075e18);
        t.trigger = _enabled(core, crashTrigger(address(feeds.etherFeed)), Part.Trigger);
        t.waitingDays = 3;
        _list(
            core, t, "Coral Perpetuals: ether falls by more than a quarter within three days and stays there."
        );
        (t.trigger, t.waitingDays) = (address(0), 1);
        (t.peril, t.group, t.rate) = (Peril.Exploit, 0, 0.05e18);
        _list(core, t, "Tidewater Lending: loss of deposits through an exploit of its contracts.");
        (t.weightBps, t.peril, t.group, t.rate) = (4_000, Peril.ImpermanentLoss, 4, 0.09e18);
        t.trigger = _enabled(core, lossTrigger(feeds), Part.Trigger);
        _list(core, t, "Lagoon LP: impermanent loss of more than a hundredth at the end of the term.");
        (t.weightBps, t.peril, t.group, t.rate) = (8_000, Peril.Exploit, 2, 0.06e18);
        t.trigger = address(0);
        _list(core, t, "Driftwood Vaults: loss of deposits through an exploit of a vault or of its strategy.");
    }

    function _enabled(Core memory core, address part, Part kind) private returns (address) {
        core.factory.setPart(part, kind);
        return part;
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
