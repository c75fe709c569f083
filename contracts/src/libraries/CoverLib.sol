// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Booked, Price} from "../types/CoverTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {DayLib} from "./DayLib.sol";
import {PriceLib} from "./PriceLib.sol";
import {RateLib} from "./RateLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title What happens to cover after its sale: extensions, cancellations, payouts
library CoverLib {
    using BookLib for BookLib.Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using PriceLib for BookLib.Head;
    using SafeCast for uint256;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for BookLib.Book;

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
        BookLib.Terms memory terms = self.termsOf(c.product);
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
        uint256 unearned = _unearnedOf(h, c);
        p.capitalShare = PriceLib.shareOf(p, unearned, c.capitalShare);
        (p.rate, p.surplus) = h.spread(
            unearned + (p.premium << RateLib.SCALE_BITS),
            p.capitalShare,
            uint256(newEndDay) + h.reportDays,
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
        if (self.products[c.product].terms.endedRiskBps != 0) {
            self.dueOn.marked.mark(newEndDay);
        }
        uint256 release = uint256(newEndDay) + h.reportDays;
        _move(self, h, c, release, release, p.rate, p.capitalShare);
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
        uint256 scaled = FixedPointMathLib.fullMulDiv(RateLib.unpack(c.refundRate) * moved, c.left, c.amount);
        refund = Math.min(scaled, unearned) >> RateLib.SCALE_BITS;
    }

    /// @notice Ends a cover tonight. What it had not earned beyond the refund is earned within one report window, so that
    /// nothing jumps and no rate is too large, also when exposure is released tonight.
    function cancel(BookLib.Book storage self, Booked calldata c)
        internal
        returns (uint16 newEndDay, uint256 refund, uint256 surplus)
    {
        BookLib.Head memory h = self.loadSynced();
        self.requireProduct(c.product);
        uint256 release;
        (newEndDay, release, refund) = cancellation(self, c);
        if (release == uint256(c.endDay) + h.reportDays) return (newEndDay, 0, 0);
        uint256 flowEnd = block.timestamp / 1 days + 1 + h.reportDays;
        uint256 rate = RateLib.unpack(c.rate);
        uint56 packed;
        (packed, surplus) = h.spread(
            _unearnedOf(h, c) - (refund << RateLib.SCALE_BITS),
            c.capitalShare,
            flowEnd,
            rate,
            RateLib.capitalPart(rate, c.capitalShare)
        );
        if (newEndDay == c.startDay) _void(self, c, release);
        // No trigger settles it: it does not count as ended, so its release must not take it off.
        if (self.products[c.product].terms.endedRiskBps != 0) {
            self.paidOn[release][c.product].settled += c.amount;
        }
        _move(self, h, c, release, flowEnd, packed, c.capitalShare);
        self.store(h);
    }

    /// @notice A payout of `assets`. A cover that is over and had all its amount left is settled: it is at risk no longer.
    function reduce(BookLib.Book storage self, Booked calldata c, uint256 assets) internal {
        BookLib.Head memory h = self.loadSynced();
        self.requireProduct(c.product);
        uint256 today = block.timestamp / 1 days;
        uint256 release = uint256(c.endDay) + h.reportDays;
        if (release <= today) return;
        BookLib.Product storage product = self.products[c.product];
        BookLib.Paid storage paidOn = self.paidOn[release][c.product];
        BookLib.Terms memory terms = self.termsOf(c.product);
        if (terms.endedRiskBps != 0 && c.rate != 0 && c.endDay <= today && c.left == c.amount) {
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
        self.findLargest(h, due);
        self.write(h, due);
    }

    // ---- parts ----

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

    /// @dev What a cover has still to earn, scaled.
    function _unearnedOf(BookLib.Head memory h, Booked calldata c) private view returns (uint256) {
        uint256 time = (uint256(c.endDay) + h.reportDays) * 1 days - block.timestamp;
        return RateLib.unpack(c.rate) * time;
    }

    /// @dev Moves a cover, and what was paid of it, to another release day, and its flow to another end.
    function _move(
        BookLib.Book storage self,
        BookLib.Head memory h,
        Booked calldata c,
        uint256 release,
        uint256 flowEnd,
        uint56 packed,
        uint16 capitalShare
    ) private {
        uint256 before = uint256(c.endDay) + h.reportDays;
        uint256 rate = RateLib.unpack(c.rate);
        self.dueOn.remove(before, c.product, c.amount, rate, RateLib.capitalPart(rate, c.capitalShare));
        rate = RateLib.unpack(packed);
        self.dueOn.add(flowEnd, c.product, 0, rate, RateLib.capitalPart(rate, capitalShare));
        self.dueOn.add(release, c.product, c.amount, 0, 0);
        uint128 paid = c.amount - c.left;
        if (paid == 0) return;
        self.paidOn[before][c.product].paid -= paid;
        self.paidOn[release][c.product].paid += paid;
    }

    /// @dev A cover that never starts: it binds capital until tonight, but is in force at no time.
    function _void(BookLib.Book storage self, Booked calldata c, uint256 release) private {
        self.removeStart(c.startDay, c.product, c.amount);
        BookLib.Ended storage ended = self.products[c.product].ended;
        uint256 others = ended.voidDay == release ? ended.voided : 0;
        (ended.voided, ended.voidDay) = ((others + c.amount).toUint112(), uint16(release));
    }
}
