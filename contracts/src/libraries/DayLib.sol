// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Rates of all products, and amounts by product, that leave a book on a UTC day
/// @dev Most days have one product only. Its amount is in the day's own word, packed by hand, because a new word is the
/// most expensive part of a sale. Further products are in a list behind it.
library DayLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;

    uint256 private constant RATE_BITS = 76;
    uint256 private constant AMOUNT_BITS = 90;
    /// @dev A literal, because the compiler would compute an expression at run time.
    uint256 private constant AMOUNT_AT = 152;
    uint256 private constant FIRST_AT = 242;
    uint256 private constant NEXT_AT = 249;
    uint256 private constant RATE_MASK = 0xfffffffffffffffffff;
    uint256 private constant AMOUNT_MASK = 0x3ffffffffffffffffffffff;
    uint256 private constant PRODUCT_MASK = 0x7f;

    /// @notice A day in memory.
    /// @param rate Drop of the premium rate, scaled by 2^16.
    /// @param capitalRate Drop of its capital part.
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

    /// @param marked Days that hold something.
    struct Days {
        DayBitmap.Days marked;
        mapping(uint256 day => uint256 word) words;
        mapping(uint256 day => mapping(uint256 product => Other)) others;
    }

    function rates(uint256 word) internal pure returns (uint256 rate, uint256 capitalRate) {
        return (word & RATE_MASK, word >> RATE_BITS & RATE_MASK);
    }

    function products(uint256 word) internal pure returns (uint256 first, uint256 amount, uint256 next) {
        return (word >> FIRST_AT & PRODUCT_MASK, word >> AMOUNT_AT & AMOUNT_MASK, word >> NEXT_AT);
    }

    function _read(Days storage self, uint256 day) private view returns (Day memory d) {
        uint256 word = self.words[day];
        (d.rate, d.capitalRate) = rates(word);
        (d.first, d.amount, d.next) = products(word);
    }

    /// @notice Original amounts of a product's covers that leave on a day.
    function amountOn(Days storage self, uint256 day, uint256 product) internal view returns (uint256) {
        (uint256 first, uint256 amount,) = products(self.words[day]);
        return first == product ? amount : self.others[day][product].amount;
    }

    /// @notice Adds a cover to a day.
    function add(Days storage self, uint256 day, uint256 product, uint256 amount, uint256 rate, uint256 capitalRate)
        internal
    {
        Day memory d = _read(self, day);
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

    /// @notice Reverts if `add` would, so that a quoted cover can be bought.
    function requireFits(Days storage self, uint256 day, uint256 product, uint256 amount, uint256 rate) internal view {
        Day memory d = _read(self, day);
        bool isFirst = d.first == product || d.rate | d.amount | d.next == 0;
        uint256 amounts = isFirst ? d.amount + amount : 0;
        require((d.rate + rate) >> RATE_BITS | amounts >> AMOUNT_BITS == 0, ErrorsLib.AmountTooLarge(amount));
    }

    /// @notice Removes a cover from a day.
    function remove(Days storage self, uint256 day, uint256 product, uint256 amount, uint256 rate, uint256 capitalRate)
        internal
    {
        Day memory d = _read(self, day);
        d.rate -= rate;
        d.capitalRate -= capitalRate;
        if (d.first == product) d.amount -= amount;
        else self.others[day][product].amount -= uint96(amount);
        _write(self, day, d);
    }

    /// @return The number of the list's first product plus one.
    function _addOther(Other storage other, uint256 next, uint256 product, uint256 amount) private returns (uint256) {
        bool listed = other.listed;
        if (!listed) (other.next, other.listed) = (uint8(next), true);
        other.amount = (other.amount + amount).toUint96();
        return listed ? next : product + 1;
    }

    function _write(Days storage self, uint256 day, Day memory d) private {
        self.words[day] =
            d.rate | d.capitalRate << RATE_BITS | d.amount << AMOUNT_AT | d.first << FIRST_AT | d.next << NEXT_AT;
    }
}
