// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {RateLib} from "./RateLib.sol";

/// @title Gains, streamed to the capital over 28 days
library GainLib {
    using BookLib for BookLib.Book;
    using DayBitmap for DayBitmap.Days;

    uint256 internal constant STREAM_DAYS = 28;

    /// @notice Streams a gain until the midnight 28 days after the last one.
    /// @return surplus Whole units that no rate can express.
    function add(BookLib.Book storage self, uint256 assets) internal returns (uint256 surplus) {
        BookLib.Head memory h = self.loadSynced();
        uint256 day = block.timestamp / 1 days + STREAM_DAYS;
        uint256 scaled = assets << RateLib.SCALE_BITS;
        uint256 time = day * 1 days - block.timestamp;
        uint256 rate = scaled / time;
        uint256 rest = h.gainFraction + scaled - rate * time;
        (surplus, h.gainFraction) = (rest >> RateLib.SCALE_BITS, uint16(rest));
        h.gainRate += rate;
        self.gainDrops[day] += rate;
        self.dueOn.marked.mark(day);
        self.store(h);
    }

    /// @notice Slows every stream in the same ratio. What rounding leaves over is streamed with the next sync.
    function take(BookLib.Book storage self, uint256 gains, uint256 taken) internal {
        if (taken == 0) return;
        BookLib.Head memory h = self.loadSynced();
        uint256 left = gains - taken;
        uint256 last = block.timestamp / 1 days + STREAM_DAYS;
        uint256 day = self.dueOn.marked.next(last - STREAM_DAYS + 1, last);
        uint256 flow;
        h.gainRate = 0;
        while (day != DayBitmap.NONE) {
            uint256 rate = self.gainDrops[day];
            if (rate != 0) {
                rate = FixedPointMathLib.fullMulDiv(rate, left, gains);
                self.gainDrops[day] = rate;
                h.gainRate += rate;
                flow += rate * (day * 1 days - block.timestamp);
            }
            day = self.dueOn.marked.next(day + 1, last);
        }
        h.gainFraction = (left << RateLib.SCALE_BITS) - flow;
        self.store(h);
    }
}
