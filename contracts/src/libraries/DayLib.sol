// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title What leaves a book on a UTC day: by release day, rates of all products and amounts by product
/// @dev Most days know one product only: its amount is in the day's own word, which no struct packs, because a fresh word is the
/// dearest part of a sale. Further products are a list behind it.
library DayLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;

    uint256 private constant RATE_BITS = 76;
    uint256 private constant AMOUNT_BITS = 90;

    /// @notice A day in memory. In storage: next 7 bits, first 7, amount 90, capitalRate 76, rate 76.
    /// @param rate What the premium rate loses, scaled by 2^16.
    /// @param capitalRate What its capital part loses.
    /// @param amount Original amounts of the first product's covers.
    /// @param first The first product.
    /// @param next Number of the next product in the list plus one, 0 at its end.
    struct Day {
        uint256 rate;
        uint256 capitalRate;
        uint256 amount;
        uint256 first;
        uint256 next;
    }

    /// @param next As in `Day`.
    /// @param listed True once the product is in the day's list.
    struct Other {
        uint96 amount;
        uint8 next;
        bool listed;
    }

    /// @param marked Days on which anything happens.
    struct Days {
        DayBitmap.Days marked;
        mapping(uint256 day => uint256 word) words;
        mapping(uint256 day => mapping(uint256 product => Other)) others;
    }

    function read(Days storage self, uint256 day) internal view returns (Day memory d) {
        uint256 word = self.words[day];
        d.rate = word & (1 << RATE_BITS) - 1;
        d.capitalRate = word >> RATE_BITS & (1 << RATE_BITS) - 1;
        d.amount = word >> 2 * RATE_BITS & (1 << AMOUNT_BITS) - 1;
        d.first = word >> 2 * RATE_BITS + AMOUNT_BITS & 0x7f;
        d.next = word >> 2 * RATE_BITS + AMOUNT_BITS + 7;
    }

    /// @notice Original amounts of a product's covers that leave on a day.
    function amountOn(Days storage self, uint256 day, uint256 product) internal view returns (uint256) {
        Day memory d = read(self, day);
        return d.first == product ? d.amount : self.others[day][product].amount;
    }

    /// @notice Adds a cover to what leaves on a day.
    function add(
        Days storage self,
        uint256 day,
        uint256 product,
        uint256 amount,
        uint256 rate,
        uint256 capitalRate
    ) internal {
        Day memory d = read(self, day);
        if (d.rate | d.amount | d.next == 0) {
            d.first = product;
            self.marked.mark(day);
        }
        d.rate += rate;
        d.capitalRate += capitalRate;
        if (d.first == product) d.amount += amount;
        else d.next = _addOther(self.others[day][product], d.next, product, amount);
        require(d.rate >> RATE_BITS | d.amount >> AMOUNT_BITS == 0, ErrorsLib.AmountTooLarge(amount));
        _write(self, day, d);
    }

    /// @notice Takes a cover off what leaves on a day.
    function remove(
        Days storage self,
        uint256 day,
        uint256 product,
        uint256 amount,
        uint256 rate,
        uint256 capitalRate
    ) internal {
        Day memory d = read(self, day);
        d.rate -= rate;
        d.capitalRate -= capitalRate;
        if (d.first == product) d.amount -= amount;
        else self.others[day][product].amount -= uint96(amount);
        _write(self, day, d);
    }

    /// @return The number of the list's first product plus one.
    function _addOther(Other storage other, uint256 next, uint256 product, uint256 amount)
        private
        returns (uint256)
    {
        bool listed = other.listed;
        if (!listed) (other.next, other.listed) = (uint8(next), true);
        other.amount = (other.amount + amount).toUint96();
        return listed ? next : product + 1;
    }

    function _write(Days storage self, uint256 day, Day memory d) private {
        self.words[day] = d.rate | d.capitalRate << RATE_BITS | d.amount << 2 * RATE_BITS | d.first
            << 2 * RATE_BITS + AMOUNT_BITS | d.next << 2 * RATE_BITS + AMOUNT_BITS + 7;
    }
}
