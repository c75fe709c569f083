// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {RateLib} from "./RateLib.sol";

/// @title Premium stream: earned by the second, exact to the unit
/// @dev All premiums flow at one rate that drops at the midnights on which covers end. Amounts are scaled by 2^32, and a
/// cover's rate has 48 bits: what that leaves over of its premium is carried, never lost, and earned with the next sync.
/// paid = earned + unearned + refunded, always.
library StreamLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;
    using StreamLib for Days;

    uint256 internal constant SCALE_BITS = 32;
    /// @dev Days that can hold something at a time: a report window back, waiting days and a term ahead, 457 at most. A day's
    /// entry is where another's was 512 days earlier, so the pool pays for all of them once, when it is made.
    uint256 internal constant RING = 512;

    /// @param rate Earned a second, scaled.
    /// @param accruedAt Unix time up to which premium was earned.
    /// @param carry Earned and not yet distributed, scaled: less than a unit after a sync, more after sales.
    /// @param releasedDay UTC day up to which `ExposureLib` released exposure; here because both move together.
    struct Stream {
        uint96 rate;
        uint32 accruedAt;
        uint112 carry;
        uint16 releasedDay;
    }

    /// @param rateDrop What the rate loses at the start of this day, scaled.
    /// @param amount Cover of the line `line` that ends on this day: most days know one line only.
    /// @param line The first line with cover that ends on this day; meaningful if `lines` is not 0.
    /// @param lines Lines with cover that ends on this day, one bit each.
    /// @param round How often the ring went round until this day: an entry of another round is an old one.
    struct Day {
        uint96 rateDrop;
        uint96 amount;
        uint8 line;
        uint48 lines;
        uint8 round;
    }

    struct Days {
        Day[RING] ring;
    }

    /// @notice The entry of a day, or of one long over.
    function entry(Days storage self, uint256 day) internal view returns (Day storage) {
        return self.ring[day % RING];
    }

    /// @notice Adds a premium to what a cover has not yet earned at `rate`, and spreads both from now until `newEndDay`.
    /// @dev The carry gets the remainder of the division, at most 2^-47 of the premium. It must not be distributed by the sale:
    /// a jump of capital would change the price of the second half of a split purchase.
    /// @param rate The cover's rate until now, 0 for a new one.
    /// @param endDay Its end until now.
    /// @return packed The cover's rate from now on, as `RateLib` packs it.
    function put(
        Stream memory self,
        Days storage daysAt,
        uint256 rate,
        uint256 endDay,
        uint256 newEndDay,
        uint256 premium
    ) internal returns (uint56 packed) {
        uint256 scaled = premium << SCALE_BITS;
        if (rate != 0) {
            scaled += rate * (endDay * 1 days - block.timestamp);
            daysAt.entry(endDay).rateDrop -= uint96(rate);
        }
        uint256 duration = newEndDay * 1 days - block.timestamp;
        packed = RateLib.pack(scaled / duration);
        uint256 newRate = RateLib.unpack(packed);
        self.rate = (self.rate + newRate - rate).toUint96();
        self.carry = (self.carry + scaled - newRate * duration).toUint112();
        daysAt.entry(newEndDay).rateDrop = (daysAt.entry(newEndDay).rateDrop + newRate).toUint96();
    }

    /// @notice Ends a cover's premium early, on `newEndDay` or, if that is not in the future, now.
    /// @return unearned What it has not earned by then, asset units; the rest of a unit is carried.
    function cut(Stream memory self, Days storage daysAt, uint256 rate, uint256 endDay, uint256 newEndDay)
        internal
        returns (uint256 unearned)
    {
        uint256 from = newEndDay * 1 days;
        daysAt.entry(endDay).rateDrop -= uint96(rate);
        if (from > block.timestamp) {
            daysAt.entry(newEndDay).rateDrop = (daysAt.entry(newEndDay).rateDrop + rate).toUint96();
        } else {
            from = block.timestamp;
            self.rate -= uint96(rate);
        }
        uint256 scaled = rate * (endDay * 1 days - from);
        unearned = scaled >> SCALE_BITS;
        self.carry = (self.carry + scaled - (unearned << SCALE_BITS)).toUint112();
    }

    /// @notice Moves `self` up to `time`, stopping after `maxDays` days on which the rate drops.
    /// @return earned Premium earned on the way, asset units.
    /// @return left What is left of `maxDays`.
    function advance(
        Stream memory self,
        Days storage daysAt,
        DayBitmap.Days storage marked,
        uint256 time,
        uint256 maxDays
    ) internal view returns (uint256 earned, uint256 left) {
        left = maxDays;
        (uint256 rate, uint256 at, uint256 scaled) = (self.rate, self.accruedAt, self.carry);
        // A rate of 96 bits times seconds of 32 bits, and drops that were added to it before, cannot overflow.
        unchecked {
            while (at < time) {
                uint256 day = marked.next(at / 1 days + 1, time / 1 days);
                if (day != DayBitmap.NONE && left == 0) break;
                uint256 until = day == DayBitmap.NONE ? time : day * 1 days;
                scaled += rate * (until - at);
                at = until;
                if (day == DayBitmap.NONE) break;
                rate -= daysAt.entry(day).rateDrop;
                left--;
            }
        }
        (self.rate, self.accruedAt) = (uint96(rate), uint32(at));
        earned = scaled >> SCALE_BITS;
        self.carry = uint112(scaled - (earned << SCALE_BITS));
    }

    /// @notice Leaves what was earned undistributed.
    function keep(Stream memory self, uint256 earned) internal pure {
        self.carry = (self.carry + (earned << SCALE_BITS)).toUint112();
    }
}
