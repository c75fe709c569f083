// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {IEventTrigger} from "breakwater/interfaces/ITrigger.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {StagedFeed} from "./StagedFeed.sol";

/// @title A feed in phase 3 with a round every ten minutes, numbered 1, 2, 3 …
abstract contract TriggerUnit is Test {
    uint256 internal constant NOW = 1_800_000_000;
    uint256 internal constant START = NOW - 7 days;
    uint256 internal constant BEAT = 10 minutes;
    uint80 internal constant PHASE = 3 << 64;

    StagedFeed internal feed;
    StagedFeed internal uptime;
    /// @dev Time of the feed's next round.
    uint256 internal clock = START;

    function setUp() public virtual {
        vm.warp(NOW);
        feed = new StagedFeed(8, 3);
        uptime = new StagedFeed(0, 0);
    }

    function eventFeed() internal view returns (EventFeed memory) {
        return EventFeed({
            feed: address(feed),
            staleness: 1 hours,
            persistence: 30 minutes,
            minRounds: 3,
            sequencer: address(0),
            grace: 0
        });
    }

    // ---- history ----

    function push(int256 answer) internal returns (uint80 id) {
        id = feed.push(answer, clock);
        clock += BEAT;
    }

    function pushMany(int256 answer, uint256 count) internal {
        for (uint256 i; i < count; i++) {
            push(answer);
        }
    }

    /// @dev Time of round `number`, if no round was set to another time.
    function timeOf(uint256 number) internal pure returns (uint256) {
        return START + (number - 1) * BEAT;
    }

    /// @dev Changes an existing round.
    function stage(uint256 number, int256 answer, uint256 updatedAt) internal {
        feed.set(idOf(number), abi.encode(idOf(number), answer, updatedAt, updatedAt, idOf(number)));
    }

    function idOf(uint256 number) internal pure returns (uint80) {
        return uint80(PHASE + number);
    }

    /// @dev Evidence: rounds `from` to `to` of the phase.
    function range(uint256 from, uint256 to) internal pure returns (bytes memory) {
        return abi.encode(idOf(from), idOf(to));
    }

    // ---- expectations ----

    function expectError(bytes4 selector) internal {
        vm.expectRevert(abi.encodeWithSelector(selector));
    }

    function expectError(bytes4 selector, uint256 a, uint256 b) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, a, b));
    }

    function expectError(bytes4 selector, uint256 a, uint256 b, uint256 c) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, a, b, c));
    }

    function expectNoRound(uint256 number) internal {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoSuchRound.selector, address(feed), idOf(number)));
    }

    function expectUnsound(uint256 number, int256 answer) internal {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnsoundRound.selector, idOf(number), answer));
    }

    function expectFeedError(bytes4 selector, address source) internal {
        vm.expectRevert(abi.encodeWithSelector(selector, source));
    }

    function expectClamped(uint256 number, int256 answer) internal {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ClampedRound.selector, idOf(number), answer));
    }

    function expectProof(IEventTrigger trigger, bytes memory evidence, uint256 eventTime, uint256 severityBps)
        internal
        view
    {
        (uint256 eventTime_, uint256 severityBps_) = trigger.prove(evidence);
        assertEq(eventTime_, eventTime, "event time");
        assertEq(severityBps_, severityBps, "severity");
    }
}
