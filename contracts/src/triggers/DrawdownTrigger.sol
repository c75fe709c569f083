// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IEventTrigger, ITrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {FeedLib} from "../libraries/FeedLib.sol";
import {EventFeed, EventTrigger} from "./EventTrigger.sol";

/// @notice Payout by depth of a fall.
/// @param window Largest number of seconds from the first round of the peak to the first of the trough; more than the
/// persistence, at most 7 days.
/// @param start Depth at which payment begins, 1e18 = 100 %; at least 1, below `full`.
/// @param full Depth from which the largest severity is paid; at most 99 %.
/// @param maxSeverityBps The largest severity, 1..10,000.
struct Fall {
    uint256 window;
    uint256 start;
    uint256 full;
    uint256 maxSeverityBps;
}

/// @title A crash: the price stood high, and soon after stood low; severity is linear in the depth
/// @notice Evidence is `abi.encode(uint80 peakFirst, uint80 peakLast, uint80 troughFirst, uint80 troughLast)`: the peak and the
/// trough are two lasting runs of rounds in one phase. The trigger reads all rounds between them, too.
/// @dev A brief spike does not count: the peak's price is the lowest of its run, the trough's the highest. Both runs
/// last (`EventTrigger`). The floor is the price below which the depth from the peak exceeds `START`. The event is
/// where the price fell below this floor for good, not the trough. So a deeper trough of the same fall proves a larger
/// severity of the same event. For one trough, a higher peak proves a larger severity and an event at the same time or
/// earlier, never later. So a proof of the whole fall has its earliest time, and can always top up a proof from a lower
/// peak. Cover starts at least `horizon` after its purchase, so the peak of every proof that pays a cover is later than
/// its purchase.
contract DrawdownTrigger is EventTrigger {
    using Bounds for uint256;
    using FeedLib for FeedLib.Feed;

    uint256 private constant WAD = 1e18;
    /// @dev No feed reports a fall to nothing.
    uint256 private constant MAX_FULL = 0.99e18;

    /// @inheritdoc IEventTrigger
    uint256 public immutable horizon;
    uint256 public immutable START;
    uint256 public immutable FULL;
    /// @inheritdoc ITrigger
    uint256 public immutable capBps;

    /// @dev A run of rounds that the evidence names.
    struct Run {
        uint256 rounds;
        uint256 firstTime;
        uint256 lastTime;
        uint256 lowest;
        uint256 highest;
    }

    constructor(EventFeed memory t, Fall memory f) EventTrigger(t) {
        horizon = f.window.within(t.persistence + 1, 7 days);
        FULL = f.full.within(2, MAX_FULL);
        START = f.start.within(1, f.full - 1);
        capBps = f.maxSeverityBps.within(1, MAX_BPS);
    }

    /// @inheritdoc IEventTrigger
    function prove(bytes calldata evidence) external view returns (uint256 eventTime, uint256 severityBps) {
        (uint80 peakFirst, uint80 peakLast, uint80 troughFirst, uint80 troughLast) =
            abi.decode(evidence, (uint80, uint80, uint80, uint80));
        require(peakLast < troughFirst, ErrorsLib.RoundsOutOfOrder(peakLast, troughFirst));
        History memory h = _start(peakFirst);
        Run memory peak = _peak(h, peakLast);
        h.floor = _floorBelow(peak.lowest);
        Run memory trough = _trough(h, troughFirst, troughLast);
        uint256 span = trough.firstTime - peak.firstTime;
        require(span <= horizon, ErrorsLib.FallTooSlow(span, horizon));
        severityBps = _severity(peak.lowest, trough.highest);
        _requireTrusted(h);
        return (h.eventTime, severityBps);
    }

    /// @inheritdoc ITrigger
    function requireUsable() external view {
        uint256 price = _feed().freshPrice();
        require(price != 0, ErrorsLib.NoFreshPrice(FEED));
        _requireAboveClamp(Math.mulDiv(price, WAD - FULL, WAD));
    }

    function _peak(History memory h, uint80 last) private view returns (Run memory peak) {
        _extend(peak, h.round);
        while (h.round.id < last) {
            _next(h);
            _extend(peak, h.round);
        }
        _requireLasting(peak);
    }

    function _trough(History memory h, uint80 first, uint80 last) private view returns (Run memory trough) {
        while (h.round.id < last) {
            _next(h);
            _countRound(h);
            if (h.round.id >= first) _extend(trough, h.round);
        }
        _requireLasting(trough);
    }

    function _extend(Run memory run, FeedLib.Round memory round) private pure {
        bool isFirst = run.rounds++ == 0;
        if (isFirst) run.firstTime = round.updatedAt;
        run.lastTime = round.updatedAt;
        run.lowest = isFirst ? round.price : Math.min(run.lowest, round.price);
        run.highest = Math.max(run.highest, round.price);
    }

    function _requireLasting(Run memory run) private view {
        require(run.rounds >= MIN_ROUNDS, ErrorsLib.TooFewRounds(run.rounds, MIN_ROUNDS));
        uint256 span = run.lastTime - run.firstTime;
        require(span >= PERSISTENCE, ErrorsLib.RunTooShort(span, PERSISTENCE));
    }

    /// @dev The smallest price whose depth is not greater than `START`.
    function _floorBelow(uint256 high) private view returns (uint256) {
        return high - Math.mulDiv(high, START + 1, WAD, Math.Rounding.Ceil) + 1;
    }

    /// @dev Depth and severity are both rounded down, in favour of the stakers. A severity that rounds to 0 is no
    /// event.
    function _severity(uint256 high, uint256 low) private view returns (uint256 severityBps) {
        uint256 depth = low < high ? (high - low) * WAD / high : 0;
        if (depth > START) {
            severityBps = capBps * (Math.min(depth, FULL) - START) / (FULL - START);
        }
        require(severityBps != 0, ErrorsLib.FallTooShallow(depth, START));
    }
}
