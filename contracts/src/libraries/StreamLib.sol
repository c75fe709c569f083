// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DayBitmap} from "./DayBitmap.sol";

/// @title Premium stream: earned by the second, exact to the unit
/// @dev All premiums flow at one rate that drops at the midnights on which covers end. Amounts are scaled by 2^32 so that
/// what division leaves over is below one unit; it is carried, never lost: paid = earned + unearned, always.
library StreamLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;

    uint256 internal constant SCALE_BITS = 32;

    /// @param rate Earned a second, scaled.
    /// @param accruedAt Unix time up to which premium was earned.
    /// @param carry Earned and not yet a whole unit, scaled.
    /// @param releasedDay UTC day up to which `ExposureLib` released exposure; here because both move together.
    struct Stream {
        uint128 rate;
        uint40 accruedAt;
        uint64 carry;
        uint24 releasedDay;
    }

    /// @param rateDrop What the rate loses at the start of this day, scaled.
    /// @param lines Lines with cover that ends on this day, one bit each.
    struct Day {
        uint128 rateDrop;
        uint128 lines;
    }

    /// @notice Adds a premium that is earned from now until `endDay` begins.
    /// @dev The carry gets the remainder of the division, so the next accrual earns it. It must not be earned now: a jump of
    /// capital inside one block would change the price of the second half of a split purchase.
    function add(Stream memory self, Day storage end, uint256 premium, uint256 endDay) internal {
        uint256 duration = endDay * 1 days - block.timestamp;
        uint256 scaled = premium << SCALE_BITS;
        uint128 rate = (scaled / duration).toUint128();
        self.rate += rate;
        self.carry += uint64(scaled % duration);
        end.rateDrop += rate;
    }

    /// @notice Moves `self` up to `time`, stopping after `maxDays` days on which the rate drops.
    /// @return earned Premium earned on the way, asset units.
    /// @return left What is left of `maxDays`.
    function advance(
        Stream memory self,
        mapping(uint256 day => Day) storage daysAt,
        DayBitmap.Days storage marked,
        uint256 time,
        uint256 maxDays
    ) internal view returns (uint256 earned, uint256 left) {
        left = maxDays;
        if (self.accruedAt >= time) return (0, left);
        (uint256 rate, uint256 at, uint256 scaled) = (self.rate, self.accruedAt, self.carry);
        // A rate of 128 bits times seconds of 40 bits, and drops that were added to it before, cannot overflow.
        unchecked {
            while (at < time) {
                uint256 day = marked.next(at / 1 days + 1, time / 1 days);
                if (day != DayBitmap.NONE && left == 0) break;
                uint256 until = day == DayBitmap.NONE ? time : day * 1 days;
                scaled += rate * (until - at);
                at = until;
                if (day == DayBitmap.NONE) break;
                rate -= daysAt[day].rateDrop;
                left--;
            }
        }
        (self.rate, self.accruedAt) = (uint128(rate), uint40(at));
        earned = scaled >> SCALE_BITS;
        self.carry = uint64(scaled - (earned << SCALE_BITS));
    }
}
