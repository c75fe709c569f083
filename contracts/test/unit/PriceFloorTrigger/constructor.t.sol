// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {PriceFloorTrigger} from "breakwater/triggers/PriceFloorTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {FloorTest} from "./Floor.t.sol";

contract ConstructorTest is FloorTest {
    function test_StoresItsTerms() public {
        EventFeed memory t = eventFeed();
        (t.sequencer, t.grace) = (address(uptime), 20 minutes);
        trigger = triggerOf(t);
        assertEq(trigger.FEED(), address(feed));
        assertEq(trigger.SCALE(), 1e10);
        assertEq(trigger.STALENESS(), 1 hours);
        assertEq(trigger.PERSISTENCE(), 30 minutes);
        assertEq(trigger.MIN_ROUNDS(), 3);
        assertEq(trigger.SEQUENCER(), address(uptime));
        assertEq(trigger.GRACE(), 20 minutes);
        assertEq(trigger.FLOOR(), FLOOR);
        assertEq(trigger.capBps(), SEVERITY);
        assertFalse(trigger.settlesCovers());
    }

    function test_RevertWhen_AFeedHasNoCode() public {
        EventFeed memory t = eventFeed();
        t.feed = makeAddr("nobody");
        _expectFeed(t, t.feed);
        t = eventFeed();
        t.sequencer = makeAddr("nobody");
        _expectFeed(t, t.sequencer);
    }

    function test_RevertWhen_TheFeedIsTooFine() public {
        EventFeed memory t = eventFeed();
        t.feed = address(new StagedFeed(19, 1));
        _expectFeed(t, t.feed);
    }

    function test_RevertWhen_ATermIsOutOfRange() public {
        EventFeed memory t = eventFeed();
        t.staleness = 0;
        _expectRange(t, 0, 1, 30 days);
        t.staleness = 30 days + 1;
        _expectRange(t, 30 days + 1, 1, 30 days);
        t = eventFeed();
        t.persistence = 0;
        _expectRange(t, 0, 1, 7 days);
        t.persistence = 7 days + 1;
        _expectRange(t, 7 days + 1, 1, 7 days);
        t = eventFeed();
        t.minRounds = 1;
        _expectRange(t, 1, 2, 100);
        t.minRounds = 101;
        _expectRange(t, 101, 2, 100);
        t = eventFeed();
        t.grace = 1 days + 1;
        _expectRange(t, 1 days + 1, 0, 1 days);
    }

    function test_RevertWhen_TheFloorIsOutOfRange() public {
        uint256 max = type(uint128).max;
        expectError(ErrorsLib.ParameterOutOfRange.selector, 0, 1, max);
        new PriceFloorTrigger(eventFeed(), 0, SEVERITY);
        expectError(ErrorsLib.ParameterOutOfRange.selector, max + 1, 1, max);
        new PriceFloorTrigger(eventFeed(), max + 1, SEVERITY);
    }

    function test_RevertWhen_TheSeverityIsOutOfRange() public {
        expectError(ErrorsLib.ParameterOutOfRange.selector, 0, 1, 10_000);
        new PriceFloorTrigger(eventFeed(), FLOOR, 0);
        expectError(ErrorsLib.ParameterOutOfRange.selector, 10_001, 1, 10_000);
        new PriceFloorTrigger(eventFeed(), FLOOR, 10_001);
    }

    /// @dev C14: the feed cannot report a price below the floor.
    function test_RevertWhen_TheFloorIsAtTheAggregatorsMinimum() public {
        feed.setLimits(0.95e8, 2e8);
        expectError(ErrorsLib.FloorAtClamp.selector, FLOOR, 0.95e18 + 1e10);
        triggerOf(eventFeed());
        feed.setLimits(0.95e8 - 1, 2e8);
        expectError(ErrorsLib.FloorAtClamp.selector, FLOOR, 0.95e18);
        triggerOf(eventFeed());
        feed.setLimits(0.95e8 - 2, 2e8);
        trigger = triggerOf(eventFeed());
        trigger.requireUsable();
        feed.setLimits(1e8, 2e8);
        expectError(ErrorsLib.FloorAtClamp.selector, FLOOR, 1e18 + 1e10);
        trigger.requireUsable();
    }

    function _expectFeed(EventFeed memory t, address bad) private {
        expectFeedError(ErrorsLib.InvalidFeed.selector, bad);
        triggerOf(t);
    }

    function _expectRange(EventFeed memory t, uint256 value, uint256 min, uint256 max) private {
        expectError(ErrorsLib.ParameterOutOfRange.selector, value, min, max);
        triggerOf(t);
    }
}
