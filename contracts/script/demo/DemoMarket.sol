// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DrawdownTrigger, Fall} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {PriceFloorTrigger} from "breakwater/triggers/PriceFloorTrigger.sol";
import {FeedTerms} from "breakwater/pricing/FeedSignal.sol";
import {DemoFeed} from "./DemoFeed.sol";

/// @notice The prices that the demo's products watch.
struct DemoFeeds {
    DemoFeed dollar;
    DemoFeed etherFeed;
}

/// @title The demo's feeds, and the triggers and signals that read them
library DemoMarket {
    /// @dev Answers of the feeds, with 8 decimals: a dollar, and an ether in dollars.
    int256 internal constant DOLLAR_PRICE = 1e8;
    int256 internal constant ETHER_PRICE = 3_000e8;

    /// @dev The demo's clock moves by jumps, and its feeds are silent meanwhile.
    uint256 private constant STALENESS = 30 days;

    function createFeeds(address owner) internal returns (DemoFeeds memory feeds) {
        feeds.dollar = new DemoFeed("NWD / USD", 8, owner);
        feeds.dollar.push(DOLLAR_PRICE);
        feeds.etherFeed = new DemoFeed("ETH / USD", 8, owner);
        feeds.etherFeed.push(ETHER_PRICE);
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

    /// @dev What is lost above a hundredth, a quarter of the amount at most.
    function lossTrigger(DemoFeeds memory feeds) internal returns (address) {
        return address(
            new ImpermanentLossTrigger(
                Pair({
                    base: address(feeds.etherFeed),
                    quote: address(feeds.dollar),
                    baseStaleness: STALENESS,
                    quoteStaleness: STALENESS,
                    deductible: 0.01e18,
                    cap: 0.25e18,
                    sequencer: address(0),
                    grace: 0
                })
            )
        );
    }

    function _eventFeed(address feed, uint256 persistence, uint256 minRounds) private pure returns (EventFeed memory) {
        return EventFeed({
            feed: feed,
            staleness: STALENESS,
            persistence: persistence,
            minRounds: minRounds,
            sequencer: address(0),
            grace: 0
        });
    }
}
