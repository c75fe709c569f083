// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAggregatorLimits, IAggregatorV3, IFeedProxy} from "../interfaces/IAggregatorV3.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Defensive reads of Chainlink-compatible feeds
/// @dev Feeds are read by low-level calls with bounded gas: a feed that is missing, reverts, burns its gas or returns
/// garbage gives no answer and does no other harm. A round id holds the phase of its feed (the aggregator behind the
/// proxy) above its number in it. A past round counts only in the newest phase that had begun by then, so that every
/// reader sees the same history. A replaced aggregator that goes on publishing never counts, and a run of rounds never
/// crosses phases. An answer at or beyond the aggregator's own minimum or maximum does not count: the true price may be
/// anything beyond.
library FeedLib {
    /// @dev A proxied feed needs about a tenth of it.
    uint256 private constant CALL_GAS = 200_000;
    /// @dev A call gets at most 63/64 of the gas left. With this much left, it certainly got `CALL_GAS`.
    uint256 private constant GAS_TO_BE_SURE = CALL_GAS + CALL_GAS / 32;
    /// @dev Aggregator of a phase, aggregator, minimum, maximum.
    uint256 private constant LIMIT_CALLS = 4;
    /// @dev Five words: round, answer, startedAt, updatedAt, answeredInRound.
    uint256 private constant ANSWER_BYTES = 160;
    uint256 private constant WORD_BYTES = 32;
    uint256 private constant PHASE_BITS = 64;

    /// @param scale Factor that scales an answer to 18 decimals.
    /// @param staleness Seconds for which an answer is valid.
    struct Feed {
        address source;
        uint256 scale;
        uint256 staleness;
    }

    /// @notice An aggregator's own limits, in the feed's decimals: answers between the two count.
    struct Limits {
        int256 min;
        int256 max;
    }

    /// @dev Full words, so that no answer is too large to decode.
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

    /// @notice Factor that scales the feed's answers to 18 decimals. Reverts if it is not a feed of at most 18
    /// decimals.
    function scaleOf(address source) internal view returns (uint256) {
        require(source.code.length != 0, ErrorsLib.InvalidFeed(source));
        uint256 decimals = IAggregatorV3(source).decimals();
        require(decimals <= 18, ErrorsLib.InvalidFeed(source));
        return 10 ** (18 - decimals);
    }

    /// @notice Returns the uptime feed unchanged; reverts if it is not one. Address 0 if there is no sequencer.
    function sequencerOf(address uptime) internal view returns (address) {
        require(uptime == address(0) || uptime.code.length != 0, ErrorsLib.InvalidFeed(uptime));
        return uptime;
    }

    // ---- now ----

    /// @notice The latest price, 18 decimals; 0 without a sound and fresh answer. Never reverts.
    function freshPrice(Feed memory feed) internal view returns (uint256) {
        (bool answered, Answer memory a) = _latest(feed.source);
        bool isSound = answered && a.id != 0 && _isPrice(a.answer) && isInside(currentLimits(feed.source), a.answer);
        bool isFresh =
            a.updatedAt != 0 && a.updatedAt <= block.timestamp && block.timestamp - a.updatedAt <= feed.staleness;
        return isSound && isFresh ? uint256(a.answer) * feed.scale : 0;
    }

    /// @notice Limits of the feed's present aggregator. Never reverts. A feed without limits gets the widest.
    function currentLimits(address source) internal view returns (Limits memory) {
        (bool answered, uint256 word) = _word(source, abi.encodeCall(IFeedProxy.aggregator, ()));
        return _limits(answered ? _addressOf(word, source) : source);
    }

    /// @notice True if a rollup's sequencer is up now and was back for `grace` seconds at `time`. Never reverts.
    /// @dev An uptime feed answers 0 while the sequencer is up; `startedAt` is when that changed last.
    function sequencerIsUp(address uptime, uint256 grace, uint256 time) internal view returns (bool) {
        if (uptime == address(0)) return true;
        (bool answered, Answer memory a) = _latest(uptime);
        return answered && a.answer == 0 && a.startedAt != 0 && a.startedAt <= time && time - a.startedAt >= grace;
    }

    // ---- history ----

    /// @notice Limits of the aggregator that made round `id`.
    function limitsOf(address source, uint80 id) internal view returns (Limits memory) {
        _requireGas(LIMIT_CALLS * GAS_TO_BE_SURE);
        (bool answered, uint256 word) =
            _word(source, abi.encodeCall(IFeedProxy.phaseAggregators, (uint16(phaseOf(id)))));
        if (!answered || word == 0) return currentLimits(source);
        return _limits(_addressOf(word, source));
    }

    /// @notice A past round; reverts unless it is answered, sound, inside the limits and not in the future.
    function at(Feed memory feed, Limits memory limits, uint80 id) internal view returns (Round memory) {
        (bool answered, Answer memory a) = _round(feed.source, id);
        require(answered && a.id == id && a.updatedAt != 0, ErrorsLib.NoSuchRound(feed.source, id));
        require(_isPrice(a.answer) && a.answeredIn >= id, ErrorsLib.UnsoundRound(id, a.answer));
        require(isInside(limits, a.answer), ErrorsLib.ClampedRound(id, a.answer));
        require(a.updatedAt <= block.timestamp, ErrorsLib.RoundInFuture(id, a.updatedAt, block.timestamp));
        return Round(id, uint256(a.answer) * feed.scale, a.updatedAt);
    }

    /// @notice The round after `before`, which must not have grown stale in between.
    function next(Feed memory feed, Limits memory limits, Round memory before)
        internal
        view
        returns (Round memory round)
    {
        round = at(feed, limits, before.id + 1);
        require(round.updatedAt >= before.updatedAt, ErrorsLib.RoundsOutOfOrder(before.id, round.id));
        _requireFresh(feed, before, round.updatedAt);
    }

    /// @notice The price that a round held at `time`, 18 decimals; reverts unless the round was in force then.
    function priceAt(Feed memory feed, uint80 id, uint256 time) internal view returns (uint256) {
        Round memory round = at(feed, limitsOf(feed.source, id), id);
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
        require(until - round.updatedAt <= feed.staleness, ErrorsLib.FeedSilent(round.updatedAt, until, feed.staleness));
    }

    /// @dev The absence of a round is evidence here, so this reverts if the call may have run out of gas.
    function _exists(address source, uint80 id, uint256 time) private view returns (bool) {
        _requireGas(GAS_TO_BE_SURE);
        (bool answered, Answer memory a) = _round(source, id);
        return answered && a.updatedAt != 0 && a.updatedAt <= time;
    }

    function _requireGas(uint256 min) private view {
        require(gasleft() >= min, ErrorsLib.TooLittleGas(gasleft(), min));
    }

    /// @notice True if no limit can have clamped the answer.
    function isInside(Limits memory limits, int256 answer) internal pure returns (bool) {
        return answer > limits.min && answer < limits.max;
    }

    /// @dev Limits with nothing between them are ignored.
    function _limits(address aggregator) private view returns (Limits memory) {
        (bool hasMin, uint256 min) = _word(aggregator, abi.encodeCall(IAggregatorLimits.minAnswer, ()));
        (bool hasMax, uint256 max) = _word(aggregator, abi.encodeCall(IAggregatorLimits.maxAnswer, ()));
        if (hasMin && hasMax && int256(max) > int256(min)) return Limits(int256(min), int256(max));
        return Limits(type(int256).min, type(int256).max);
    }

    /// @dev A feed that names no aggregator is its own.
    function _addressOf(uint256 word, address source) private pure returns (address) {
        return word == 0 ? source : address(uint160(word));
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

    function _word(address source, bytes memory question) private view returns (bool answered, uint256 word) {
        bytes memory data;
        (answered, data) = source.staticcall{gas: CALL_GAS}(question);
        answered = answered && data.length == WORD_BYTES;
        if (answered) word = abi.decode(data, (uint256));
    }

    /// @dev The gas limit also bounds the size of the return data.
    function _ask(address source, bytes memory question) private view returns (bool answered, Answer memory a) {
        bytes memory data;
        (answered, data) = source.staticcall{gas: CALL_GAS}(question);
        answered = answered && data.length >= ANSWER_BYTES;
        if (answered) a = abi.decode(data, (Answer));
    }
}
