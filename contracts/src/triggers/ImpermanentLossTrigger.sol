// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICoverTrigger, ITrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {FeedLib} from "../libraries/FeedLib.sol";

/// @notice The pair whose liquidity is covered, and the covered part of its loss.
/// @param base Chainlink-compatible feed of one asset of the pair, at most 18 decimals.
/// @param quote Feed of the other, in the same currency.
/// @param baseStaleness Seconds after which an answer of `base` is too old; 1..30 days.
/// @param quoteStaleness The same of `quote`.
/// @param deductible Loss that the holder bears, 1e18 = 100 %; below 100 %.
/// @param cap Largest share that is paid, 1e18 = 100 %; 1..25 %.
/// @param sequencer Uptime feed of a rollup's sequencer; address 0 where there is none.
/// @param grace Seconds that sales wait after the sequencer came back; at most a day.
struct Pair {
    address base;
    address quote;
    uint256 baseStaleness;
    uint256 quoteStaleness;
    uint256 deductible;
    uint256 cap;
    address sequencer;
    uint256 grace;
}

/// @title What a constant-product position lost against holding its two assets, from a cover's purchase to its end
/// @notice Pays `1 - 2*sqrt(r)/(1+r)` above a deductible, capped; r is the price ratio at the end over that at the
/// start. Evidence is `abi.encode(uint80 baseRound, uint80 quoteRound)`: the rounds that were in force at the end.
/// Unless a feed's time runs backwards, there is one answer: the last round until the end, in the newest phase that had
/// begun by then, if it was not too old.
/// @dev The loss builds up over the cover's life: `Claims` books it one report window before the end, or at the
/// start if that is later, and the capital of those days bears it. A sequencer's outage at the end does not matter while
/// the rounds are fresh, because it must not void a cover.
contract ImpermanentLossTrigger is ICoverTrigger {
    using Bounds for uint256;
    using FeedLib for FeedLib.Feed;

    uint256 private constant WAD = 1e18;
    uint256 private constant MAX_CAP = 0.25e18;
    uint256 private constant WAD_PER_BPS = 1e14;
    /// @dev Ensures at least nine digits. List a pair with a smaller ratio the other way round; its loss is the same.
    uint256 private constant MIN_RATIO = 1e9;
    uint256 private constant MAX_RATIO = type(uint128).max;

    address public immutable BASE;
    address public immutable QUOTE;
    uint256 public immutable BASE_STALENESS;
    uint256 public immutable QUOTE_STALENESS;
    /// @notice Factor that scales the feed's answers to 18 decimals.
    uint256 public immutable BASE_SCALE;
    uint256 public immutable QUOTE_SCALE;
    uint256 public immutable DEDUCTIBLE;
    uint256 public immutable CAP;
    address public immutable SEQUENCER;
    uint256 public immutable GRACE;

    constructor(Pair memory p) {
        BASE_SCALE = FeedLib.scaleOf(p.base);
        QUOTE_SCALE = FeedLib.scaleOf(p.quote);
        SEQUENCER = FeedLib.sequencerOf(p.sequencer);
        (BASE, QUOTE) = (p.base, p.quote);
        BASE_STALENESS = p.baseStaleness.within(1, 30 days);
        QUOTE_STALENESS = p.quoteStaleness.within(1, 30 days);
        DEDUCTIBLE = p.deductible.within(0, WAD - 1);
        CAP = p.cap.within(1, MAX_CAP);
        GRACE = p.grace.within(0, 1 days);
    }

    /// @inheritdoc ITrigger
    function settlesCovers() external pure returns (bool) {
        return true;
    }

    /// @inheritdoc ITrigger
    function capBps() external view returns (uint256) {
        return Math.ceilDiv(CAP, WAD_PER_BPS);
    }

    /// @inheritdoc ITrigger
    function requireUsable() external view {
        entry();
    }

    /// @inheritdoc ICoverTrigger
    function entry() public view returns (uint256 ratio) {
        bool isUp = FeedLib.sequencerIsUp(SEQUENCER, GRACE, block.timestamp);
        require(isUp, ErrorsLib.SequencerDown(SEQUENCER, block.timestamp));
        uint256 base = _base().freshPrice();
        require(base != 0, ErrorsLib.NoFreshPrice(BASE));
        uint256 quote = _quote().freshPrice();
        require(quote != 0, ErrorsLib.NoFreshPrice(QUOTE));
        ratio = (base * WAD / quote).within(MIN_RATIO, MAX_RATIO);
    }

    /// @inheritdoc ICoverTrigger
    function settlement(uint256 entryRatio, uint256 endTime, bytes calldata evidence)
        external
        view
        returns (uint256 share)
    {
        entryRatio.within(MIN_RATIO, MAX_RATIO);
        require(endTime < block.timestamp, ErrorsLib.NotEnded(endTime, block.timestamp));
        (uint80 baseRound, uint80 quoteRound) = abi.decode(evidence, (uint80, uint80));
        uint256 base = _base().priceAt(baseRound, endTime);
        uint256 quote = _quote().priceAt(quoteRound, endTime);
        uint256 loss = _loss(entryRatio, _endRatio(base, quote, entryRatio));
        return Math.min(Math.saturatingSub(loss, DEDUCTIBLE), CAP);
    }

    /// @dev Rounded and cut towards the entry ratio, so that the loss is never greater than the prices show.
    function _endRatio(uint256 base, uint256 quote, uint256 entryRatio) private pure returns (uint256) {
        uint256 ratio = base * WAD / quote;
        if (ratio >= entryRatio) return Math.min(ratio, MAX_RATIO);
        return Math.ceilDiv(base * WAD, quote);
    }

    /// @dev 1 - 2*sqrt(a*b)/(a+b), 1e18 = 100 %, rounded down: what is kept is rounded up. The loss depends on a/b only, so
    /// both are shifted until the greater fills 128 bits and the square root has all the digits that are needed.
    function _loss(uint256 a, uint256 b) private pure returns (uint256) {
        uint256 shift = 127 - Math.log2(Math.max(a, b));
        (a, b) = (a << shift, b << shift);
        uint256 kept = Math.mulDiv(2 * Math.sqrt(a * b, Math.Rounding.Ceil), WAD, a + b, Math.Rounding.Ceil);
        return Math.saturatingSub(WAD, kept);
    }

    function _base() private view returns (FeedLib.Feed memory) {
        return FeedLib.Feed(BASE, BASE_SCALE, BASE_STALENESS);
    }

    function _quote() private view returns (FeedLib.Feed memory) {
        return FeedLib.Feed(QUOTE, QUOTE_SCALE, QUOTE_STALENESS);
    }
}
