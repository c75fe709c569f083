// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ImpermanentLossTrigger, Pair} from "breakwater/triggers/ImpermanentLossTrigger.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {ImpermanentLossTest} from "./ImpermanentLoss.t.sol";

contract EntryTest is ImpermanentLossTest {
    function setUp() public override {
        super.setUp();
        feed.push(2_000e8, NOW);
        quote.push(1e18, NOW);
    }

    // ---- the ratio ----

    function test_TheRatioIsOfTheLatestPrices() public {
        assertEq(trigger.entry(), 2_000e18);
        feed.push(2_500e8, NOW);
        assertEq(trigger.entry(), 2_500e18);
        quote.push(1.25e18, NOW);
        assertEq(trigger.entry(), 2_000e18);
    }

    function test_TheRatioIsRoundedDown() public {
        quote.push(3e18, NOW);
        assertEq(trigger.entry(), uint256(2_000e18) / 3);
    }

    function test_FeedsOfAllDecimals() public {
        uint8[4] memory decimals = [0, 6, 8, 18];
        for (uint256 i; i < 4; i++) {
            for (uint256 j; j < 4; j++) {
                Pair memory p = pair();
                (p.base, p.quote) = (_feedAt(90, decimals[i]), _feedAt(40, decimals[j]));
                assertEq(new ImpermanentLossTrigger(p).entry(), 2.25e18);
            }
        }
    }

    function test_RatiosOfAllSizes() public {
        feed.push(1, NOW);
        quote.push(10e18, NOW);
        assertEq(trigger.entry(), 1e9);
        quote.push(10e18 + 1, NOW);
        _expectRange(1e9 - 1);
        feed.push(type(int128).max, NOW);
        quote.push(1e28, NOW);
        assertEq(trigger.entry(), uint256(uint128(type(int128).max)));
        quote.push(1, NOW);
        _expectRange(uint256(uint128(type(int128).max)) * 1e28);
    }

    // ---- invalid prices ----

    function test_RevertGiven_APriceIsTooOld() public {
        vm.warp(NOW + 1 hours);
        assertEq(trigger.entry(), 2_000e18);
        vm.warp(NOW + 1 hours + 1);
        _expectNone(feed);
        feed.push(2_000e8, NOW + 1 days);
        vm.warp(NOW + 1 days);
        assertEq(trigger.entry(), 2_000e18);
        vm.warp(NOW + 1 days + 1);
        _expectNone(quote);
    }

    function test_RevertGiven_APriceIsNonsense() public {
        int256[5] memory answers = [int256(0), -1, type(int256).min, int256(type(int128).max) + 1, type(int256).max];
        for (uint256 i; i < 5; i++) {
            feed.push(answers[i], NOW);
            _expectNone(feed);
            feed.push(1e8, NOW);
            quote.push(answers[i], NOW);
            _expectNone(quote);
            quote.push(1e18, NOW);
        }
        feed.push(1e8, NOW + 1);
        _expectNone(feed);
        feed.push(1e8, 0);
        _expectNone(feed);
    }

    function test_RevertGiven_AFeedFails() public {
        quote.setLatest(99);
        _expectNone(quote);
        quote.set(99, hex"00");
        _expectNone(quote);
        vm.etch(address(quote), hex"fe");
        _expectNone(quote);
        vm.etch(address(feed), "");
        _expectNone(feed);
    }

    /// @dev C14.
    function test_RevertGiven_APriceIsClamped() public {
        feed.setLimits(100e8, 2_000e8);
        _expectNone(feed);
        feed.setLimits(2_000e8, 5_000e8);
        _expectNone(feed);
        feed.setLimits(2_000e8 - 1, 2_000e8 + 1);
        assertEq(trigger.entry(), 2_000e18);
    }

    function test_RevertGiven_TheSequencerWasDown() public {
        Pair memory p = pair();
        (p.sequencer, p.grace) = (address(uptime), 20 minutes);
        trigger = new ImpermanentLossTrigger(p);
        _expectDown();
        uptime.setStatus(0, NOW - 20 minutes);
        assertEq(trigger.entry(), 2_000e18);
        uptime.setStatus(0, NOW - 20 minutes + 1);
        _expectDown();
        uptime.setStatus(1, NOW - 1 days);
        _expectDown();
    }

    // ---- helpers ----

    function _feedAt(uint256 price, uint8 decimals) private returns (address) {
        StagedFeed feed_ = new StagedFeed(decimals, 1);
        feed_.push(int256(price * 10 ** decimals), NOW);
        return address(feed_);
    }

    function _expectNone(StagedFeed failing) private {
        expectFeedError(ErrorsLib.NoFreshPrice.selector, address(failing));
        trigger.entry();
    }

    function _expectRange(uint256 ratio) private {
        expectError(ErrorsLib.ParameterOutOfRange.selector, ratio, 1e9, type(uint128).max);
        trigger.entry();
    }

    function _expectDown() private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.SequencerDown.selector, address(uptime), NOW));
        trigger.entry();
    }
}
