// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IEventTrigger, ITrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {FeedLib} from "../libraries/FeedLib.sol";

/// @notice The feed that an event is proved from, and how long and how often it has to say so.
/// @param feed Chainlink-compatible price feed, at most 18 decimals.
/// @param staleness Seconds that may pass between two rounds; 1..30 days.
/// @param persistence Seconds from the first to the last round of a run; 1..7 days.
/// @param minRounds Rounds of a run; 2..100.
/// @param sequencer Uptime feed of a rollup's sequencer; address 0 where there is none.
/// @param grace Seconds after the sequencer came back in which nothing can happen; at most a day.
struct EventFeed {
    address feed;
    uint256 staleness;
    uint256 persistence;
    uint256 minRounds;
    address sequencer;
    uint256 grace;
}

/// @title What triggers have in common that prove an event from runs of rounds of one feed
/// @dev Where there is a sequencer it must be up when the event is proved, and have been back for `grace` seconds when
/// the event happened. So an outage after the event makes the proof impossible, and what is left is the voted path.
abstract contract EventTrigger is IEventTrigger {
    using Bounds for uint256;

    uint256 internal constant MAX_BPS = 10_000;

    address public immutable FEED;
    uint256 public immutable STALENESS;
    uint256 public immutable PERSISTENCE;
    uint256 public immutable MIN_ROUNDS;
    address public immutable SEQUENCER;
    uint256 public immutable GRACE;
    /// @notice What an answer of the feed is multiplied by to have 18 decimals.
    uint256 public immutable SCALE;

    constructor(EventFeed memory t) {
        SCALE = FeedLib.scaleOf(t.feed);
        SEQUENCER = FeedLib.sequencerOf(t.sequencer);
        FEED = t.feed;
        STALENESS = t.staleness.within(1, 30 days);
        PERSISTENCE = t.persistence.within(1, 7 days);
        MIN_ROUNDS = t.minRounds.within(2, 100);
        GRACE = t.grace.within(0, 1 days);
    }

    /// @inheritdoc ITrigger
    function settlesCovers() external pure returns (bool) {
        return false;
    }

    function _feed() internal view returns (FeedLib.Feed memory) {
        return FeedLib.Feed(FEED, SCALE, STALENESS);
    }

    /// @dev A wick is no run: several rounds, over a span of time.
    function _requireRun(uint256 rounds, uint256 from, uint256 until) internal view {
        require(rounds >= MIN_ROUNDS, ErrorsLib.TooFewRounds(rounds, MIN_ROUNDS));
        require(until - from >= PERSISTENCE, ErrorsLib.RunTooShort(until - from, PERSISTENCE));
    }

    /// @dev What holds for every proof: its rounds are the feed's history, and a sequencer did not make them up.
    function _requireTrusted(FeedLib.Round memory last, uint256 eventTime) internal view {
        FeedLib.requireNewestPhase(FEED, last.id, last.updatedAt);
        require(
            FeedLib.sequencerIsUp(SEQUENCER, GRACE, eventTime), ErrorsLib.SequencerDown(SEQUENCER, eventTime)
        );
    }
}
