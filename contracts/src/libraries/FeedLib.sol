// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAggregatorV3} from "../interfaces/IAggregatorV3.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Reading Chainlink-compatible feeds with distrust
/// @dev Feeds are asked by low-level calls with bounded gas: neither a missing feed, nor one that reverts, burns its gas
/// or answers with garbage can do more than leave a question unanswered.
/// A round id holds the phase of its feed (the aggregator behind the proxy) above its number in it. Where history is
/// read, a round counts only in the newest phase that had begun by then: one history, whoever tells it. So a replaced
/// aggregator that goes on publishing never counts, and a run of rounds never crosses phases.
library FeedLib {
    /// @dev A proxied feed needs about a tenth of it.
    uint256 private constant CALL_GAS = 200_000;
    /// @dev A call is given at most 63/64 of what is left: with as much there is no doubt that it got `CALL_GAS`.
    uint256 private constant GAS_TO_BE_SURE = CALL_GAS + CALL_GAS / 32;
    /// @dev Five words: round, answer, startedAt, updatedAt, answeredInRound.
    uint256 private constant ANSWER_BYTES = 160;
    uint256 private constant PHASE_BITS = 64;

    /// @param scale What an answer is multiplied by to have 18 decimals.
    /// @param staleness Seconds for which an answer holds.
    struct Feed {
        address source;
        uint256 scale;
        uint256 staleness;
    }

    /// @dev Whole words, so that no answer is too large to decode.
    struct Answer {
        uint256 id;
        int256 answer;
        uint256 startedAt;
        uint256 updatedAt;
        uint256 answeredIn;
    }

    /// @param price 1e18 = 1 whatever the feed's decimals.
    struct Round {
        uint80 id;
        uint256 price;
        uint256 updatedAt;
    }

    // ---- when a feed is named ----

    /// @notice What the feed's answers are multiplied by; reverts if it is no feed of at most 18 decimals.
    function scaleOf(address source) internal view returns (uint256) {
        require(source.code.length != 0, ErrorsLib.InvalidFeed(source));
        uint256 decimals = IAggregatorV3(source).decimals();
        require(decimals <= 18, ErrorsLib.InvalidFeed(source));
        return 10 ** (18 - decimals);
    }

    /// @notice The uptime feed as given; reverts if it is none. Address 0 where there is no sequencer.
    function sequencerOf(address uptime) internal view returns (address) {
        require(uptime == address(0) || uptime.code.length != 0, ErrorsLib.InvalidFeed(uptime));
        return uptime;
    }

    // ---- now ----

    /// @notice The latest price, 18 decimals; 0 without a sound and fresh answer. Never reverts.
    function freshPrice(Feed memory feed) internal view returns (uint256) {
        (bool answered, Answer memory a) = _latest(feed.source);
        bool isSound = answered && a.id != 0 && _isPrice(a.answer);
        bool isFresh = a.updatedAt != 0 && a.updatedAt <= block.timestamp
            && block.timestamp - a.updatedAt <= feed.staleness;
        return isSound && isFresh ? uint256(a.answer) * feed.scale : 0;
    }

    /// @notice True if a rollup's sequencer is up now and was back for `grace` seconds at `time`. Never reverts.
    /// @dev An uptime feed answers 0 while the sequencer is up; `startedAt` is when that changed last.
    function sequencerIsUp(address uptime, uint256 grace, uint256 time) internal view returns (bool) {
        if (uptime == address(0)) return true;
        (bool answered, Answer memory a) = _latest(uptime);
        return
            answered && a.answer == 0 && a.startedAt != 0 && a.startedAt <= time
                && time - a.startedAt >= grace;
    }

    // ---- history ----

    /// @notice A round of the past; reverts unless it is answered, sound and not in the future.
    function at(Feed memory feed, uint80 id) internal view returns (Round memory) {
        (bool answered, Answer memory a) = _round(feed.source, id);
        require(answered && a.id == id && a.updatedAt != 0, ErrorsLib.NoSuchRound(feed.source, id));
        require(_isPrice(a.answer) && a.answeredIn >= id, ErrorsLib.UnsoundRound(id, a.answer));
        require(a.updatedAt <= block.timestamp, ErrorsLib.RoundInFuture(id, a.updatedAt, block.timestamp));
        return Round(id, uint256(a.answer) * feed.scale, a.updatedAt);
    }

    /// @notice The round after `before`, which must not have grown stale in between.
    function next(Feed memory feed, Round memory before, uint80 id)
        internal
        view
        returns (Round memory round)
    {
        require(id == uint256(before.id) + 1, ErrorsLib.RoundsNotConsecutive(before.id, id));
        round = at(feed, id);
        require(round.updatedAt >= before.updatedAt, ErrorsLib.RoundsOutOfOrder(before.id, id));
        _requireFresh(feed, before, round.updatedAt);
    }

    /// @notice The price that a round held at `time`, 18 decimals; reverts unless the round was in force then.
    function priceAt(Feed memory feed, uint80 id, uint256 time) internal view returns (uint256) {
        Round memory round = at(feed, id);
        bool isLast = round.updatedAt <= time && !_exists(feed.source, id + 1, time);
        require(isLast, ErrorsLib.RoundNotInForce(id, time));
        _requireFresh(feed, round, time);
        requireNewestPhase(feed.source, id, time);
        return round.price;
    }

    /// @notice Reverts if the feed had begun a phase newer than that of round `id` by `time`.
    /// @dev The first round of a phase has number 1. Phases are few: a feed is given another aggregator about once a year.
    function requireNewestPhase(address source, uint80 id, uint256 time) internal view {
        (bool answered, Answer memory latest) = _latest(source);
        require(answered && latest.id <= type(uint80).max, ErrorsLib.InvalidFeed(source));
        for (uint256 phase = phaseOf(latest.id); phase > phaseOf(id); phase--) {
            bool hasBegun = _exists(source, uint80(phase << PHASE_BITS | 1), time);
            require(!hasBegun, ErrorsLib.PhaseReplaced(id, phase));
        }
    }

    function phaseOf(uint256 id) internal pure returns (uint256) {
        return id >> PHASE_BITS;
    }

    // ---- helpers ----

    function _requireFresh(Feed memory feed, Round memory round, uint256 until) private pure {
        require(
            until - round.updatedAt <= feed.staleness,
            ErrorsLib.FeedSilent(round.updatedAt, until, feed.staleness)
        );
    }

    /// @dev Where silence is evidence: refuses to conclude anything from a call that may have run out of gas.
    function _exists(address source, uint80 id, uint256 time) private view returns (bool) {
        require(gasleft() >= GAS_TO_BE_SURE, ErrorsLib.TooLittleGas(gasleft(), GAS_TO_BE_SURE));
        (bool answered, Answer memory a) = _round(source, id);
        return answered && a.updatedAt != 0 && a.updatedAt <= time;
    }

    function _isPrice(int256 answer) private pure returns (bool) {
        return answer > 0 && answer <= type(int128).max;
    }

    function _latest(address source) private view returns (bool answered, Answer memory a) {
        return _ask(source, abi.encodeCall(IAggregatorV3.latestRoundData, ()));
    }

    function _round(address source, uint80 id) private view returns (bool answered, Answer memory a) {
        return _ask(source, abi.encodeCall(IAggregatorV3.getRoundData, (id)));
    }

    /// @dev What a feed can return is bounded by its gas.
    function _ask(address source, bytes memory question)
        private
        view
        returns (bool answered, Answer memory a)
    {
        bytes memory data;
        (answered, data) = source.staticcall{gas: CALL_GAS}(question);
        answered = answered && data.length >= ANSWER_BYTES;
        if (answered) a = abi.decode(data, (Answer));
    }
}
