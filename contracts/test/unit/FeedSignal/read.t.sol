// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FeedSignal, FeedTerms} from "breakwater/pricing/FeedSignal.sol";
import {ChattyFeed, GreedyFeed, ScriptedFeed} from "./Feeds.sol";
import {StagedFeed} from "../../utils/StagedFeed.sol";
import {SignalTest} from "./Signal.t.sol";

contract ReadTest is SignalTest {
    // ---- the multiplier ----

    function test_TheMultiplierRisesAsThePriceFalls() public {
        _expect(1.05e8, 1e18, false);
        _expect(1e8, 1e18, false);
        _expect(0.99e8, 1e18, false);
        _expect(0.98e8, 1.5e18, false);
        _expect(0.97e8, 2e18, false);
        _expect(0.9500001e8, 2.999995e18, false);
        _expect(0.95e8, 3e18, true);
        _expect(0.5e8, 3e18, true);
    }

    function test_FeedsOfEighteenAndNoDecimals() public {
        FeedTerms memory t = terms();
        t.feed = address(feed = new ScriptedFeed(18));
        signal = new FeedSignal(t);
        _expect(0.97e18, 2e18, false);
        t.feed = address(feed = new ScriptedFeed(0));
        (t.full, t.stop) = (2_000e18, 1_000e18);
        signal = new FeedSignal(t);
        _expect(1_500, 2e18, false);
    }

    function test_TheMultiplierIsRoundedUp() public {
        FeedTerms memory t = terms();
        (t.full, t.stop) = (4e18, 1e18);
        signal = new FeedSignal(t);
        _expect(3e8, 1_666666666666666667, false);
    }

    function testFuzz_MonotoneAndBounded(uint256 low, uint256 high) public {
        high = bound(high, 1, 2e8);
        low = bound(low, 1, high);
        (uint256 expensive, bool lowStopped) = _read(int256(low));
        (uint256 cheap, bool highStopped) = _read(int256(high));
        assertGe(expensive, cheap);
        assertTrue(lowStopped || !highStopped, "a higher price never stops what a lower one does not");
        assertGe(cheap, 1e18);
        assertLe(expensive, 3e18);
    }

    // ---- invalid answers ----

    function test_AnOldAnswerStops() public {
        vm.warp(NOW + 1 hours);
        _expectStopped(false);
        vm.warp(NOW + 1 hours + 1);
        _expectStopped(true);
    }

    function test_NonsenseStops() public {
        feed.set(0, NOW);
        _expectStopped(true);
        feed.set(-1e8, NOW);
        _expectStopped(true);
        feed.set(type(int256).min, NOW);
        _expectStopped(true);
        feed.set(type(int256).max, NOW);
        _expectStopped(true);
        feed.set(1e8, 0);
        _expectStopped(true);
        feed.set(1e8, NOW + 1);
        _expectStopped(true);
        feed.set(1e8, type(uint256).max);
        _expectStopped(true);
        feed.set(abi.encode(0, int256(1e8), NOW, NOW, 0));
        _expectStopped(true);
        feed.set(abi.encode(type(uint256).max, int256(1e8), NOW, NOW, type(uint256).max));
        _expectStopped(false);
    }

    function test_APriceOfNothingStopsThoughTheLimitIsZero() public {
        FeedTerms memory t = terms();
        t.stop = 0;
        signal = new FeedSignal(t);
        feed.set(0, NOW);
        _expectStopped(true);
        feed.set(1, NOW);
        _expectStopped(false);
    }

    /// @dev C14.
    function test_AClampedAnswerStops() public {
        StagedFeed staged = new StagedFeed(8, 1);
        FeedTerms memory t = terms();
        t.feed = address(staged);
        signal = new FeedSignal(t);
        staged.push(1e8, NOW);
        _expectStopped(false);
        staged.setLimits(0.1e8, 1e8);
        _expectStopped(true);
        staged.setLimits(1e8, 2e8);
        _expectStopped(true);
        staged.setLimits(1e8 - 1, 2e8);
        _expectStopped(false);
    }

    function test_AFeedThatFailsStops() public {
        feed.set("");
        _expectStopped(true);
        feed.set(hex"00");
        _expectStopped(true);
        feed.set(abi.encode(7, int256(1e8), NOW, NOW));
        _expectStopped(true);
        vm.etch(address(feed), "");
        _expectStopped(true);
        vm.etch(address(feed), hex"fe");
        _expectStopped(true);
    }

    function test_AFeedThatBurnsGasStops() public {
        vm.etch(address(feed), address(new GreedyFeed()).code);
        this.readWith{gas: 400_000}();
        vm.etch(address(feed), address(new ChattyFeed()).code);
        this.readWith{gas: 600_000}();
    }

    /// @dev With a gas limit, so that the call runs out of gas here if the feed can use all of it.
    function readWith() external view {
        _expectStopped(true);
    }

    function testFuzz_NeverReverts(bytes memory answer, uint256 time) public {
        feed.set(answer);
        vm.warp(time);
        (uint256 multiplier,) = signal.read();
        assertGe(multiplier, 1e18);
    }

    function testFuzz_NeverRevertsOnWords(uint256[5] memory words, uint256 time) public {
        feed.set(abi.encode(words));
        vm.warp(bound(time, 0, type(uint64).max));
        (uint256 multiplier,) = signal.read();
        assertGe(multiplier, 1e18);
        assertLe(multiplier, 3e18);
    }

    // ---- a rollup's sequencer ----

    function test_TheSequencerHasToBeUpForAWhile() public {
        FeedTerms memory t = terms();
        t.sequencer = address(sequencer);
        signal = new FeedSignal(t);
        _expectStopped(true);
        sequencer.set(0, NOW - 30 minutes);
        _expectStopped(false);
        sequencer.set(0, NOW - 30 minutes + 1);
        _expectStopped(true);
        sequencer.set(1, NOW - 1 days);
        _expectStopped(true);
        sequencer.set(0, 0);
        _expectStopped(true);
        sequencer.set(0, NOW + 1);
        _expectStopped(true);
        vm.etch(address(sequencer), "");
        _expectStopped(true);
    }

    // ---- helpers ----

    function _read(int256 answer) private returns (uint256, bool) {
        feed.set(answer, NOW);
        return signal.read();
    }

    function _expect(int256 answer, uint256 multiplier, bool stopped) private {
        (uint256 multiplier_, bool stopped_) = _read(answer);
        assertEq(multiplier_, multiplier);
        assertEq(stopped_, stopped);
    }

    function _expectStopped(bool stopped) private view {
        (uint256 multiplier, bool stopped_) = signal.read();
        assertEq(stopped_, stopped);
        if (stopped) assertEq(multiplier, 3e18);
    }
}
