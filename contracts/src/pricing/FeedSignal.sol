// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAggregatorV3} from "../interfaces/IAggregatorV3.sol";
import {IMarketSignal} from "../interfaces/IMarketSignal.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {Bounds} from "../libraries/Bounds.sol";

/// @notice What a feed's price means for a product. Prices are 1e18 = 1 whatever the feed's decimals.
/// @param feed Chainlink-compatible price feed, at most 18 decimals.
/// @param staleness Seconds after which an answer is too old; 1..30 days.
/// @param full Price at or above which the multiplier is 1.
/// @param stop Price at or below which sales stop; below `full`.
/// @param maxMultiplier Multiplier that is reached as the price falls to `stop`, 1e18 = 1; 1..100.
/// @param sequencer Uptime feed of a rollup's sequencer; address 0 where there is none.
/// @param grace Seconds that sales wait after the sequencer came back; at most a day.
struct FeedTerms {
    address feed;
    uint256 staleness;
    uint256 full;
    uint256 stop;
    uint256 maxMultiplier;
    address sequencer;
    uint256 grace;
}

/// @title A market signal from one price feed: dearer as the price falls, stopped at a limit or without a sound answer
/// @dev Feeds are asked by low-level calls with bounded gas: neither a missing feed, nor one that reverts, burns its gas
/// or answers with garbage can make `read` revert.
contract FeedSignal is IMarketSignal {
    using Bounds for uint256;

    uint256 private constant WAD = 1e18;
    /// @dev A proxied feed needs about a tenth of it.
    uint256 private constant CALL_GAS = 200_000;
    /// @dev Five words: round, answer, startedAt, updatedAt, answeredInRound.
    uint256 private constant ANSWER_BYTES = 160;

    struct Round {
        uint256 id;
        int256 answer;
        uint256 startedAt;
        uint256 updatedAt;
    }

    address public immutable FEED;
    uint256 public immutable STALENESS;
    uint256 public immutable FULL;
    uint256 public immutable STOP;
    uint256 public immutable MAX_MULTIPLIER;
    address public immutable SEQUENCER;
    uint256 public immutable GRACE;
    /// @notice What an answer of the feed is multiplied by to have 18 decimals.
    uint256 public immutable SCALE;

    constructor(FeedTerms memory t) {
        require(t.feed.code.length != 0, ErrorsLib.InvalidFeed(t.feed));
        uint256 decimals = IAggregatorV3(t.feed).decimals();
        require(decimals <= 18, ErrorsLib.InvalidFeed(t.feed));
        require(t.sequencer == address(0) || t.sequencer.code.length != 0, ErrorsLib.InvalidFeed(t.sequencer));
        FEED = t.feed;
        SCALE = 10 ** (18 - decimals);
        SEQUENCER = t.sequencer;
        STALENESS = t.staleness.within(1, 30 days);
        FULL = t.full.within(1, type(uint128).max);
        STOP = t.stop.within(0, t.full - 1);
        MAX_MULTIPLIER = t.maxMultiplier.within(WAD, 100 * WAD);
        GRACE = t.grace.within(0, 1 days);
    }

    /// @inheritdoc IMarketSignal
    function read() external view returns (uint256 multiplier, bool stopped) {
        uint256 price = _price();
        if (price <= STOP || !_sequencerIsUp()) return (MAX_MULTIPLIER, true);
        if (price >= FULL) return (WAD, false);
        uint256 above = Math.mulDiv(MAX_MULTIPLIER - WAD, FULL - price, FULL - STOP, Math.Rounding.Ceil);
        return (WAD + above, false);
    }

    /// @dev 18 decimals; 0 without a sound answer, which stops sales whatever the limit.
    function _price() private view returns (uint256) {
        (bool answered, Round memory round) = _latest(FEED);
        bool isSound = answered && round.id != 0 && round.answer > 0 && round.answer <= type(int128).max;
        bool isFresh = round.updatedAt != 0 && round.updatedAt <= block.timestamp
            && block.timestamp - round.updatedAt <= STALENESS;
        return isSound && isFresh ? uint256(round.answer) * SCALE : 0;
    }

    /// @dev An uptime feed answers 0 while the sequencer is up; `startedAt` is when that changed last.
    function _sequencerIsUp() private view returns (bool) {
        if (SEQUENCER == address(0)) return true;
        (bool answered, Round memory round) = _latest(SEQUENCER);
        return answered && round.answer == 0 && round.startedAt != 0 && round.startedAt <= block.timestamp
            && block.timestamp - round.startedAt >= GRACE;
    }

    /// @dev Whole words are decoded, so that no answer is too large to decode; what a feed can return is bounded by its gas.
    function _latest(address feed) private view returns (bool answered, Round memory round) {
        bytes memory data;
        (answered, data) = feed.staticcall{gas: CALL_GAS}(abi.encodeCall(IAggregatorV3.latestRoundData, ()));
        answered = answered && data.length >= ANSWER_BYTES;
        if (answered) round = abi.decode(data, (Round));
    }
}
