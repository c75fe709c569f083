// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Price, Sale} from "../types/CoverTypes.sol";
import {Backing} from "../types/PoolTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {DayLib} from "./DayLib.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {PriceLib} from "./PriceLib.sol";
import {RateLib} from "./RateLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title Sales and their limits
/// @dev A sale is worked out on the head in memory, by quotes as by purchases.
library SaleLib {
    using BookLib for BookLib.Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using PriceLib for BookLib.Head;
    using SafeCast for uint256;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for BookLib.Book;

    uint256 private constant BPS = SolvencyLib.BPS;

    /// @notice Prices a sale and books it in the head; the limits hold afterwards.
    /// @return p The price.
    /// @return group Its group afterwards.
    function priceSale(
        BookLib.Book storage self,
        BookLib.Head memory h,
        SyncLib.Due memory due,
        Sale calldata sale,
        Backing calldata backing
    ) internal view returns (Price memory p, BookLib.Group memory group) {
        require(sale.amount != 0, ErrorsLib.ZeroAmount());
        self.requireProduct(sale.product);
        BookLib.Terms memory terms = self.termsOf(sale.product);
        PriceLib.Terms memory t;
        t.requiredBefore = h.sums.byStress(h.params);
        group = _grow(self, h, due, terms, sale.amount);
        t.requiredAfter = h.sums.byStress(h.params);
        uint256 exposure = self.exposureOf(due, sale.product) + sale.amount;
        _requireLimits(h, t.requiredAfter, exposure, terms.shareBps, backing.capital);
        uint256 release = uint256(sale.endDay) + h.reportDays;
        t.covered = uint256(sale.amount) * (sale.endDay - sale.startDay);
        t.priced = backing.priced;
        t.daysBound = release - block.timestamp / 1 days;
        p = h.price(terms, sale.signal, t);
        p.capitalShare = PriceLib.shareOf(p, 0, 0);
        (p.rate, p.surplus) = h.spread(p.premium << RateLib.SCALE_BITS, p.capitalShare, release, 0, 0);
        h.weighted += uint256(sale.amount) * terms.riskRate;
        h.base = Math.min(backing.capital, type(uint96).max);
        _requireFits(self, h, sale);
    }

    /// @notice Writes a sale that is priced.
    function book(
        BookLib.Book storage self,
        BookLib.Head memory h,
        Sale calldata sale,
        Price memory p,
        BookLib.Group memory group
    ) internal {
        BookLib.Product storage product = self.products[sale.product];
        BookLib.Covered memory c = product.covered;
        c.covered += sale.amount;
        if (sale.startDay > c.lastStart) c.lastStart = sale.startDay;
        product.covered = c;
        BookLib.Terms storage terms = product.terms;
        self.groups[terms.group] = group;
        self.addStart(sale.startDay, sale.product, sale.amount);
        if (terms.endedRiskBps != 0) self.dueOn.marked.mark(sale.endDay);
        uint256 rate = RateLib.unpack(p.rate);
        self.dueOn
            .add(
                uint256(sale.endDay) + h.reportDays,
                sale.product,
                sale.amount,
                rate,
                RateLib.capitalPart(rate, p.capitalShare)
            );
        self.store(h);
    }

    // ---- limits ----

    /// @notice Capital that no open incident can take, asset units.
    function freeOf(BookLib.Head memory h, uint256 capital) internal pure returns (uint256) {
        return Math.saturatingSub(capital, h.atRisk);
    }

    /// @notice Largest amount of a product that can be sold, asset units.
    function capacityOf(
        BookLib.Book storage self,
        BookLib.Head memory h,
        SyncLib.Due memory due,
        uint256 product,
        uint256 capital
    ) internal view returns (uint256 capacity) {
        BookLib.Terms memory terms = self.termsOf(product);
        SolvencyLib.Position memory at;
        (at.shareBps, at.weightBps) = (terms.shareBps, terms.weightBps);
        at.exposure = self.exposureOf(due, product);
        (at.groupExposure, at.groupStressed) = self.groupOf(due, terms.group);
        capacity = SolvencyLib.capacity(at, h.sums, h.params, freeOf(h, capital));
        return Math.min(capacity, type(uint96).max - h.sums.exposure);
    }

    function _requireLimits(
        BookLib.Head memory h,
        uint256 stress,
        uint256 exposure,
        uint256 shareBps,
        uint256 capital
    ) private pure {
        uint256 free = freeOf(h, capital);
        uint256 share = free * shareBps / BPS;
        require(exposure <= share, ErrorsLib.ProductShareExceeded(exposure, share));
        uint256 required = Math.max(stress, h.sums.raw(h.params));
        require(required <= free, ErrorsLib.InsufficientCapital(free, required));
    }

    /// @dev Amounts that no word of the book can hold.
    function _requireFits(BookLib.Book storage self, BookLib.Head memory h, Sale calldata sale) private view {
        uint256 covered = uint256(self.products[sale.product].covered.covered) + sale.amount;
        bool fits = covered <= type(uint96).max && h.sums.exposure <= type(uint96).max;
        require(fits, ErrorsLib.AmountTooLarge(sale.amount));
    }

    /// @dev Adds exposure to a group in the head.
    function _grow(
        BookLib.Book storage self,
        BookLib.Head memory h,
        SyncLib.Due memory due,
        BookLib.Terms memory terms,
        uint256 amount
    ) private view returns (BookLib.Group memory group) {
        (uint256 exposure, uint256 stressed) = self.groupOf(due, terms.group);
        (exposure, stressed) = h.sums.change(exposure, stressed, terms.weightBps, amount, 0);
        if (exposure > h.sums.largest) (h.sums.largest, h.largestGroup) = (exposure, terms.group);
        return BookLib.Group(exposure.toUint128(), stressed.toUint128());
    }
}
