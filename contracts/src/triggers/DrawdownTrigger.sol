// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IEventTrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {FeedLib} from "../libraries/FeedLib.sol";
import {EventFeed, EventTrigger} from "./EventTrigger.sol";

/// @notice How deep a fall pays how much.
/// @param window Seconds from the first round of the peak to the first of the trough, at most; more than the
/// persistence, at most 30 days.
/// @param start Depth at which payment begins, 1e18 = 100 %; at least 1, below `full`.
/// @param full Depth from which all is paid; at most 1e18.
/// @param maxSeverityBps What is paid then, 1..10,000.
struct Fall {
    uint256 window;
    uint256 start;
    uint256 full;
    uint256 maxSeverityBps;
}

/// @title A crash: the price stood high, and soon after stood low; severity is linear in the depth
/// @notice Evidence is `abi.encode(uint80[] roundIds, uint256 peakRounds)`: the first `peakRounds` of the rounds are the
/// peak, the others the trough. Each is a run of consecutive rounds, at least `MIN_ROUNDS` of them over at least
/// `PERSISTENCE` seconds; the rounds between the two runs need not be given.
/// @dev A wick counts for nothing on either side: the peak is the lowest price of its run, the trough the highest of
/// its own. The event is the first round of the trough. One crash has many proofs, of different depths and times; what
/// an earlier and shallower one means once a deeper one comes is for whoever asks to decide.
/// A product that uses it must let `WINDOW` pass between a cover's purchase and its start, or cover could be bought on
/// the way down: then the peak of every proof that pays a cover is later than its purchase.
contract DrawdownTrigger is EventTrigger {
    using Bounds for uint256;
    using FeedLib for FeedLib.Feed;

    uint256 private constant WAD = 1e18;

    struct Run {
        uint80 firstId;
        uint256 firstTime;
        FeedLib.Round last;
        uint256 lowest;
        uint256 highest;
    }

    uint256 public immutable WINDOW;
    uint256 public immutable START;
    uint256 public immutable FULL;
    uint256 public immutable MAX_SEVERITY_BPS;

    constructor(EventFeed memory t, Fall memory f) EventTrigger(t) {
        WINDOW = f.window.within(t.persistence + 1, 30 days);
        FULL = f.full.within(2, WAD);
        START = f.start.within(1, f.full - 1);
        MAX_SEVERITY_BPS = f.maxSeverityBps.within(1, MAX_BPS);
    }

    /// @inheritdoc IEventTrigger
    function maxSeverityBps() external view returns (uint256) {
        return MAX_SEVERITY_BPS;
    }

    /// @inheritdoc IEventTrigger
    function horizon() external view returns (uint256) {
        return WINDOW;
    }

    /// @inheritdoc IEventTrigger
    function prove(bytes calldata evidence)
        external
        view
        returns (uint256 since, uint256 eventTime, uint256 severityBps)
    {
        (uint80[] memory ids, uint256 peakRounds) = abi.decode(evidence, (uint80[], uint256));
        peakRounds = Math.min(peakRounds, ids.length);
        Run memory peak = _run(ids, 0, peakRounds);
        Run memory trough = _run(ids, peakRounds, ids.length);
        (since, eventTime) = (peak.firstTime, trough.firstTime);
        _requireAfter(peak, trough);
        severityBps = _severity(peak.lowest, trough.highest);
        _requireTrusted(trough.last, eventTime);
    }

    function _run(uint80[] memory ids, uint256 from, uint256 to) private view returns (Run memory run) {
        require(to - from >= MIN_ROUNDS, ErrorsLib.TooFewRounds(to - from, MIN_ROUNDS));
        FeedLib.Feed memory feed = _feed();
        FeedLib.Round memory round = feed.at(ids[from]);
        (run.firstId, run.firstTime) = (round.id, round.updatedAt);
        run.lowest = run.highest = round.price;
        for (uint256 i = from + 1; i < to; i++) {
            round = feed.next(round, ids[i]);
            run.lowest = Math.min(run.lowest, round.price);
            run.highest = Math.max(run.highest, round.price);
        }
        run.last = round;
        _requireRun(to - from, run.firstTime, round.updatedAt);
    }

    /// @dev In one phase, in order and soon enough.
    function _requireAfter(Run memory peak, Run memory trough) private view {
        FeedLib.Round memory last = peak.last;
        uint256 phase = FeedLib.phaseOf(trough.firstId);
        require(FeedLib.phaseOf(last.id) == phase, ErrorsLib.PhaseReplaced(last.id, phase));
        require(
            trough.firstId > last.id && trough.firstTime >= last.updatedAt,
            ErrorsLib.RoundsOutOfOrder(last.id, trough.firstId)
        );
        uint256 span = trough.firstTime - peak.firstTime;
        require(span <= WINDOW, ErrorsLib.FallTooSlow(span, WINDOW));
    }

    /// @dev Depth and severity are both rounded down, in favour of the stakers; what rounds to nothing is no event.
    function _severity(uint256 high, uint256 low) private view returns (uint256 severityBps) {
        uint256 depth = low < high ? (high - low) * WAD / high : 0;
        if (depth > START) {
            severityBps = MAX_SEVERITY_BPS * (Math.min(depth, FULL) - START) / (FULL - START);
        }
        require(severityBps != 0, ErrorsLib.FallTooShallow(depth, START));
    }
}
