// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {FeedSignal, FeedTerms} from "breakwater/pricing/FeedSignal.sol";
import {ScriptedFeed} from "./Feeds.sol";
import {SignalTest} from "./Signal.t.sol";

contract ConstructorTest is SignalTest {
    function test_StoresItsTerms() public {
        FeedTerms memory t = terms();
        t.sequencer = address(sequencer);
        FeedSignal signal_ = new FeedSignal(t);
        assertEq(signal_.FEED(), address(feed));
        assertEq(signal_.STALENESS(), 1 hours);
        assertEq(signal_.FULL(), 0.99e18);
        assertEq(signal_.STOP(), 0.95e18);
        assertEq(signal_.MAX_MULTIPLIER(), 3e18);
        assertEq(signal_.SEQUENCER(), address(sequencer));
        assertEq(signal_.GRACE(), 30 minutes);
        assertEq(signal_.SCALE(), 1e10);
    }

    function test_RevertWhen_AFeedHasNoCode() public {
        FeedTerms memory t = terms();
        t.feed = makeAddr("nobody");
        _expectFeed(t, t.feed);
        t = terms();
        t.sequencer = makeAddr("nobody");
        _expectFeed(t, t.sequencer);
    }

    function test_RevertWhen_TheFeedIsTooFine() public {
        FeedTerms memory t = terms();
        t.feed = address(new ScriptedFeed(19));
        _expectFeed(t, t.feed);
        t.feed = address(new ScriptedFeed(18));
        assertEq(new FeedSignal(t).SCALE(), 1);
    }

    function test_RevertWhen_ATermIsOutOfRange() public {
        FeedTerms memory t = terms();
        t.staleness = 0;
        _expectRange(t, 0, 1, 30 days);
        t.staleness = 30 days + 1;
        _expectRange(t, 30 days + 1, 1, 30 days);
        t = terms();
        t.full = 0;
        _expectRange(t, 0, 1, type(uint128).max);
        t = terms();
        t.stop = t.full;
        _expectRange(t, t.stop, 0, t.full - 1);
        t = terms();
        t.maxMultiplier = 1e18 - 1;
        _expectRange(t, 1e18 - 1, 1e18, 100e18);
        t.maxMultiplier = 100e18 + 1;
        _expectRange(t, 100e18 + 1, 1e18, 100e18);
        t = terms();
        t.grace = 1 days + 1;
        _expectRange(t, 1 days + 1, 0, 1 days);
    }

    function _expectFeed(FeedTerms memory t, address bad) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidFeed.selector, bad));
        new FeedSignal(t);
    }

    function _expectRange(FeedTerms memory t, uint256 value, uint256 least, uint256 most) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, least, most));
        new FeedSignal(t);
    }
}
