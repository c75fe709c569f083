// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {DrawdownTrigger, Fall} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {DrawdownTest} from "./Drawdown.t.sol";

contract ConstructorTest is DrawdownTest {
    function test_StoresItsTerms() public view {
        assertEq(trigger.FEED(), address(feed));
        assertEq(trigger.SCALE(), 1e10);
        assertEq(trigger.STALENESS(), 1 hours);
        assertEq(trigger.PERSISTENCE(), 30 minutes);
        assertEq(trigger.MIN_ROUNDS(), 3);
        assertEq(trigger.SEQUENCER(), address(0));
        assertEq(trigger.GRACE(), 0);
        assertEq(trigger.START(), 0.2e18);
        assertEq(trigger.FULL(), 0.6e18);
        assertEq(trigger.capBps(), 9_000);
        assertEq(trigger.horizon(), 1 days);
        assertFalse(trigger.settlesCovers());
    }

    function test_RevertWhen_TheFeedIsNone() public {
        EventFeed memory t = eventFeed();
        t.feed = makeAddr("nobody");
        expectFeedError(ErrorsLib.InvalidFeed.selector, t.feed);
        new DrawdownTrigger(t, fall());
    }

    function test_RevertWhen_ATermIsOutOfRange() public {
        Fall memory f = fall();
        f.window = 30 minutes;
        _expectRange(f, 30 minutes, 30 minutes + 1, 7 days);
        f.window = 7 days + 1;
        _expectRange(f, 7 days + 1, 30 minutes + 1, 7 days);
        f = fall();
        f.full = 1;
        _expectRange(f, 1, 2, 0.99e18);
        f.full = 0.99e18 + 1;
        _expectRange(f, 0.99e18 + 1, 2, 0.99e18);
        f = fall();
        f.start = 0;
        _expectRange(f, 0, 1, f.full - 1);
        f.start = f.full;
        _expectRange(f, f.full, 1, f.full - 1);
        f = fall();
        f.maxSeverityBps = 0;
        _expectRange(f, 0, 1, 10_000);
        f.maxSeverityBps = 10_001;
        _expectRange(f, 10_001, 1, 10_000);
    }

    /// @dev C14: the feed must be able to report the price of a full payout.
    function test_RevertGiven_TheFeedCannotReportAFullFall() public {
        expectFeedError(ErrorsLib.NoFreshPrice.selector, address(feed));
        trigger.requireUsable();
        feed.push(2_000e8, NOW);
        trigger.requireUsable();
        feed.setLimits(800e8 - 1, 10_000e8);
        expectError(ErrorsLib.FloorAtClamp.selector, 800e18, 800e18);
        trigger.requireUsable();
        feed.setLimits(800e8 - 2, 10_000e8);
        trigger.requireUsable();
        feed.setLimits(1, 2_000e8);
        expectFeedError(ErrorsLib.NoFreshPrice.selector, address(feed));
        trigger.requireUsable();
    }

    function _expectRange(Fall memory f, uint256 value, uint256 min, uint256 max) private {
        expectError(ErrorsLib.ParameterOutOfRange.selector, value, min, max);
        new DrawdownTrigger(eventFeed(), f);
    }
}
