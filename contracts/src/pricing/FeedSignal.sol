// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IMarketSignal} from "../interfaces/IMarketSignal.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {FeedLib} from "../libraries/FeedLib.sol";

/// @notice Terms of a signal. Prices are 1e18 = 1, whatever the feed's decimals.
/// @param feed Chainlink-compatible price feed, at most 18 decimals.
/// @param staleness Seconds after which an answer is too old; 1..30 days.
/// @param full Price at or above which the multiplier is 1.
/// @param stop Price at or below which sales stop; below `full`.
/// @param maxMultiplier Multiplier that is reached when the price falls to `stop`, 1e18 = 1; 1..100.
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

/// @title A market signal from one price feed: raises the price of cover as the feed's price falls, and stops sales at
/// a limit or without a sound answer
/// @dev `read` never reverts, whatever the feed answers and however it fails, see `FeedLib`.
contract FeedSignal is IMarketSignal {
    using Bounds for uint256;

    uint256 private constant WAD = 1e18;

    address public immutable FEED;
    uint256 public immutable STALENESS;
    uint256 public immutable FULL;
    uint256 public immutable STOP;
    uint256 public immutable MAX_MULTIPLIER;
    address public immutable SEQUENCER;
    uint256 public immutable GRACE;
    /// @notice Factor that scales the feed's answers to 18 decimals.
    uint256 public immutable SCALE;

    constructor(FeedTerms memory t) {
        SCALE = FeedLib.scaleOf(t.feed);
        SEQUENCER = FeedLib.sequencerOf(t.sequencer);
        FEED = t.feed;
        STALENESS = t.staleness.within(1, 30 days);
        FULL = t.full.within(1, type(uint128).max);
        STOP = t.stop.within(0, t.full - 1);
        MAX_MULTIPLIER = t.maxMultiplier.within(WAD, 100 * WAD);
        GRACE = t.grace.within(0, 1 days);
    }

    /// @inheritdoc IMarketSignal
    function read() external view returns (uint256 multiplier, bool stopped) {
        // 18 decimals. 0 without a sound answer, which always stops sales.
        uint256 price = FeedLib.freshPrice(FeedLib.Feed(FEED, SCALE, STALENESS));
        if (price <= STOP || !FeedLib.sequencerIsUp(SEQUENCER, GRACE, block.timestamp)) {
            return (MAX_MULTIPLIER, true);
        }
        if (price >= FULL) return (WAD, false);
        uint256 above = Math.mulDiv(MAX_MULTIPLIER - WAD, FULL - price, FULL - STOP, Math.Rounding.Ceil);
        return (WAD + above, false);
    }
}
