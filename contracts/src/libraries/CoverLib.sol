// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Booked, Price, Sale} from "../types/CoverTypes.sol";
import {Backing} from "../types/PoolTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {PriceLib} from "./PriceLib.sol";
import {RateLib} from "./RateLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title What sales, extensions, cancellations and payouts do to a book
/// @dev Prices are worked out on the head in memory, by quotes as by sales.
library CoverLib {
    using BookLib for BookLib.Book;
    using DayBitmap for DayBitmap.Days;
    using PriceLib for BookLib.Head;
    using SafeCast for uint256;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for BookLib.Book;

    uint256 private constant BPS = SolvencyLib.BPS;

    // ---- selling ----

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
        BookLib.Terms memory terms = self.products[sale.product].terms;
        PriceLib.Terms memory t;
        t.requiredBefore = h.sums.byStress(h.params);
        group = _grow(self, h, due, terms, sale.amount);
        t.requiredAfter = h.sums.byStress(h.params);
        uint256 exposure = self.exposureOf(due, sale.product) + sale.amount;
        _requireLimits(h, t.requiredAfter, exposure, terms.shareBps, backing.capital);
        uint256 release = uint256(sale.endDay) + h.rules.reportDays;
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
        self.setStarts(sale.startDay, sale.product, self.startsOn(sale.startDay, sale.product) + sale.amount);
        if (terms.endedRiskBps != 0) self.marks.mark(sale.endDay);
        uint256 rate = RateLib.unpack(p.rate);
        self.addEntry(
            sale.product,
            uint256(sale.endDay) + h.rules.reportDays,
            sale.amount,
            rate,
            RateLib.capitalPart(rate, p.capitalShare)
        );
        self.store(h);
    }

    // ---- changing cover ----

    /// @notice Prices an extension and books its flow in the head.
    function priceExtension(
        BookLib.Book storage self,
        BookLib.Head memory h,
        SyncLib.Due memory due,
        Booked calldata c,
        uint16 newEndDay,
        uint256 signal,
        uint256 priced
    ) internal view returns (Price memory p) {
        self.requireProduct(c.product);
        BookLib.Terms memory terms = self.products[c.product].terms;
        PriceLib.Terms memory t;
        t.daysBound = newEndDay - c.endDay;
        t.covered = c.left * t.daysBound;
        t.requiredAfter = h.sums.byStress(h.params);
        t.requiredBefore = _without(self, h, due, terms, c.left);
        t.priced = priced;
        p = h.price(terms, signal, t);
        if (RateLib.unpack(c.refundRate) < RateLib.unpack(p.refundRate)) p.refundRate = c.refundRate;
        _spreadExtension(h, c, newEndDay, p);
    }

    /// @dev Adds the premium to what the cover has not earned.
    function _spreadExtension(BookLib.Head memory h, Booked calldata c, uint16 newEndDay, Price memory p)
        private
        view
    {
        uint256 rate = RateLib.unpack(c.rate);
        uint256 unearned = rate * ((uint256(c.endDay) + h.rules.reportDays) * 1 days - block.timestamp);
        p.capitalShare = PriceLib.shareOf(p, unearned, c.capitalShare);
        (p.rate, p.surplus) = h.spread(
            unearned + (p.premium << RateLib.SCALE_BITS),
            p.capitalShare,
            uint256(newEndDay) + h.rules.reportDays,
            rate,
            RateLib.capitalPart(rate, c.capitalShare)
        );
    }

    /// @notice Writes an extension that is priced.
    function moveEnd(
        BookLib.Book storage self,
        BookLib.Head memory h,
        Booked calldata c,
        uint16 newEndDay,
        Price memory p
    ) internal {
        if (self.products[c.product].terms.endedRiskBps != 0) self.marks.mark(newEndDay);
        _moveRelease(self, h, c, uint256(newEndDay) + h.rules.reportDays, p.rate, p.capitalShare);
        self.store(h);
    }

    /// @notice What a cancellation now would change.
    /// @return newEndDay The end from now on.
    /// @return release The release day from now on.
    /// @return refund Asset units, rounded down.
    function cancellation(BookLib.Book storage self, Booked calldata c)
        internal
        view
        returns (uint16 newEndDay, uint256 release, uint256 refund)
    {
        uint256 tomorrow = block.timestamp / 1 days + 1;
        uint256 reportDays = self.rules.reportDays;
        if (c.startDay >= tomorrow) (newEndDay, release) = (c.startDay, tomorrow);
        else (newEndDay, release) = (uint16(Math.min(c.endDay, tomorrow)), tomorrow + reportDays);
        uint256 moved = Math.saturatingSub(c.endDay + reportDays, release);
        if (moved == 0 || c.amount == 0) return (newEndDay, c.endDay + reportDays, 0);
        // The rate was rounded down: what it earns in the days given back limits the refund.
        uint256 unearned = RateLib.unpack(c.rate) * (moved * 1 days);
        uint256 scaled = Math.mulDiv(RateLib.unpack(c.refundRate) * moved, c.left, c.amount);
        refund = Math.min(scaled, unearned) >> RateLib.SCALE_BITS;
    }

    /// @notice Ends a cover tonight.
    function cancel(BookLib.Book storage self, Booked calldata c)
        internal
        returns (uint16 newEndDay, uint256 refund, uint256 surplus)
    {
        BookLib.Head memory h = self.loadSynced();
        self.requireProduct(c.product);
        uint256 release;
        (newEndDay, release, refund) = cancellation(self, c);
        if (release == uint256(c.endDay) + h.rules.reportDays) return (newEndDay, 0, 0);
        uint256 rate = RateLib.unpack(c.rate);
        uint256 unearned = rate * ((uint256(c.endDay) + h.rules.reportDays) * 1 days - block.timestamp);
        uint56 packed;
        (packed, surplus) = h.spread(
            unearned - (refund << RateLib.SCALE_BITS),
            c.capitalShare,
            release,
            rate,
            RateLib.capitalPart(rate, c.capitalShare)
        );
        if (newEndDay == c.startDay) _void(self, c, release);
        else if (self.products[c.product].terms.endedRiskBps != 0) self.marks.mark(newEndDay);
        _moveRelease(self, h, c, release, packed, c.capitalShare);
        self.store(h);
    }

    /// @notice A payout of `assets`. A cover that is over and had all its amount left is settled: it is at risk no longer.
    function reduce(BookLib.Book storage self, Booked calldata c, uint256 assets) internal {
        BookLib.Head memory h = self.loadSynced();
        self.requireProduct(c.product);
        uint256 today = block.timestamp / 1 days;
        uint256 release = uint256(c.endDay) + h.rules.reportDays;
        if (release <= today) return;
        BookLib.Product storage product = self.products[c.product];
        BookLib.Paid storage paidOn = self.paidOn[release][c.product];
        BookLib.Terms memory terms = product.terms;
        if (terms.endedRiskBps != 0 && c.endDay <= today && c.left == c.amount) {
            paidOn.settled += c.amount;
            uint256 ended = product.ended.ended;
            product.ended.ended = (ended - c.amount).toUint112();
            h.atRisk = h.atRisk + SyncLib.endedRisk(ended - c.amount, terms.endedRiskBps)
                - SyncLib.endedRisk(ended, terms.endedRiskBps);
        }
        paidOn.paid += uint128(assets);
        product.covered.paid = (product.covered.paid + assets).toUint96();
        h.weighted -= assets * terms.riskRate;
        SyncLib.Due memory due;
        self.removeFromGroup(h, due, terms, assets);
        if (terms.group == h.largestGroup) self.findLargest(h, due);
        self.write(h, due);
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
        BookLib.Terms memory terms = self.products[product].terms;
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
        bool fits =
            covered <= type(uint96).max && h.sums.exposure <= type(uint96).max && h.rate <= type(uint80).max;
        require(fits, ErrorsLib.AmountTooLarge(sale.amount));
    }

    // ---- parts ----

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

    /// @dev R without `amount` of a product's exposure, asset units.
    function _without(
        BookLib.Book storage self,
        BookLib.Head memory h,
        SyncLib.Due memory due,
        BookLib.Terms memory terms,
        uint256 amount
    ) private view returns (uint256) {
        (uint256 exposure, uint256 stressed) = self.groupOf(due, terms.group);
        SolvencyLib.Sums memory sums =
            SolvencyLib.Sums(h.sums.largest, h.sums.exposure, h.sums.stressed, h.sums.squares);
        sums.change(exposure, stressed, terms.weightBps, 0, amount);
        return sums.byStress(h.params);
    }

    /// @dev Moves a cover's entry, and what was paid of it, to another release day.
    function _moveRelease(
        BookLib.Book storage self,
        BookLib.Head memory h,
        Booked calldata c,
        uint256 release,
        uint56 packed,
        uint16 capitalShare
    ) private {
        uint256 before = uint256(c.endDay) + h.rules.reportDays;
        uint256 rate = RateLib.unpack(c.rate);
        self.removeEntry(c.product, before, c.amount, rate, RateLib.capitalPart(rate, c.capitalShare));
        rate = RateLib.unpack(packed);
        self.addEntry(c.product, release, c.amount, rate, RateLib.capitalPart(rate, capitalShare));
        uint128 paid = c.amount - c.left;
        if (paid == 0) return;
        self.paidOn[before][c.product].paid -= paid;
        self.paidOn[release][c.product].paid += paid;
    }

    /// @dev A cover that never starts: it binds capital until tonight, but is in force at no time.
    function _void(BookLib.Book storage self, Booked calldata c, uint256 release) private {
        self.setStarts(c.startDay, c.product, self.startsOn(c.startDay, c.product) - c.amount);
        BookLib.Ended storage ended = self.products[c.product].ended;
        uint256 others = ended.voidDay == release ? ended.voided : 0;
        (ended.voided, ended.voidDay) = ((others + c.amount).toUint112(), uint16(release));
        if (self.products[c.product].terms.endedRiskBps == 0) return;
        // It does not count as ended, so its release must not take it off.
        self.paidOn[release][c.product].settled += c.amount;
    }
}
