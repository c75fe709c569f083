// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IEventTrigger, ITrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {FeedLib} from "../libraries/FeedLib.sol";

/// @notice The feed that an event is proved from, and how long a price must last to count.
/// @param feed Chainlink-compatible price feed, at most 18 decimals.
/// @param staleness Seconds that may pass between two rounds; 1..30 days.
/// @param persistence Seconds from the first to the last round of a run; 1..7 days.
/// @param minRounds Rounds of a run; 2..100.
/// @param sequencer Uptime feed of a rollup's sequencer; address 0 where there is none.
/// @param grace Seconds after the sequencer came back in which no event counts; at most a day.
struct EventFeed {
    address feed;
    uint256 staleness;
    uint256 persistence;
    uint256 minRounds;
    address sequencer;
    uint256 grace;
}

/// @title Triggers that prove a lasting fall below a floor from consecutive rounds of one feed
/// @dev A run is a sequence of consecutive rounds on one side of the floor. It lasts if it has `MIN_ROUNDS` rounds over
/// `PERSISTENCE` seconds. A shorter one is a brief spike and changes nothing. **The event is the first round of the
/// first lasting run below the floor after the last lasting run at or above it.** It depends on the history and the
/// floor only, not on where the evidence begins or ends: two proofs name two events only if a lasting recovery lies
/// between them. If there is a sequencer, it must be up when the event is proved, and must have been back for `grace`
/// seconds when the event happened. So an outage after the event makes the proof impossible, and only the vote remains.
abstract contract EventTrigger is IEventTrigger {
    using Bounds for uint256;
    using FeedLib for FeedLib.Feed;

    uint256 internal constant MAX_BPS = 10_000;

    address public immutable FEED;
    uint256 public immutable STALENESS;
    uint256 public immutable PERSISTENCE;
    uint256 public immutable MIN_ROUNDS;
    address public immutable SEQUENCER;
    uint256 public immutable GRACE;
    /// @notice Factor that scales the feed's answers to 18 decimals.
    uint256 public immutable SCALE;

    /// @dev State of a history that is read round by round.
    /// @param floor Price below which a fall begins, 18 decimals.
    /// @param round The last round that was read.
    /// @param isBelow Side of the present run.
    /// @param rounds Rounds of the present run.
    /// @param from Time of its first round.
    /// @param hasRecovered True once a lasting run at or above the floor was seen.
    /// @param eventTime Event time in the rounds read so far; 0 if there is none.
    struct History {
        FeedLib.Feed feed;
        FeedLib.Limits limits;
        FeedLib.Round round;
        uint256 floor;
        bool isBelow;
        uint256 rounds;
        uint256 from;
        bool hasRecovered;
        uint256 eventTime;
    }

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

    // ---- reading a history ----

    function _start(uint80 first) internal view returns (History memory h) {
        h.feed = _feed();
        h.limits = FeedLib.limitsOf(FEED, first);
        h.round = h.feed.at(h.limits, first);
    }

    function _next(History memory h) internal view {
        h.round = h.feed.next(h.limits, h.round);
    }

    /// @dev Adds the last round that was read to the runs.
    function _countRound(History memory h) internal view {
        bool isBelow = h.round.price < h.floor;
        if (isBelow != h.isBelow) (h.isBelow, h.rounds) = (isBelow, 0);
        if (h.rounds++ == 0) h.from = h.round.updatedAt;
        if (h.rounds < MIN_ROUNDS || h.round.updatedAt - h.from < PERSISTENCE) return;
        if (!isBelow) (h.hasRecovered, h.eventTime) = (true, 0);
        else if (h.eventTime == 0) h.eventTime = h.from;
    }

    function _feed() internal view returns (FeedLib.Feed memory) {
        return FeedLib.Feed(FEED, SCALE, STALENESS);
    }

    // ---- rules ----

    /// @dev Requires that no outage of the sequencer affected the event.
    function _requireTrusted(History memory h) internal view {
        FeedLib.requireNewestPhase(FEED, h.round.id, h.round.updatedAt);
        require(FeedLib.sequencerIsUp(SEQUENCER, GRACE, h.eventTime), ErrorsLib.SequencerDown(SEQUENCER, h.eventTime));
    }

    /// @dev Requires that the feed's present aggregator can report a price below the floor.
    function _requireAboveClamp(uint256 floor) internal view {
        int256 min = FeedLib.currentLimits(FEED).min;
        if (min <= 0) return;
        uint256 lowest = (uint256(min) + 1) * SCALE;
        require(lowest < floor, ErrorsLib.FloorAtClamp(floor, lowest));
    }
}
