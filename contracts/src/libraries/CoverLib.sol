// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Book, Ended, Head, Listing, Paid, ProductBook} from "../types/BookTypes.sol";
import {Booked, Price} from "../types/CoverTypes.sol";
import {Accrual, Funds} from "../types/PoolTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {DayLib} from "./DayLib.sol";
import {PriceLib} from "./PriceLib.sol";
import {RateLib} from "./RateLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title Changes of cover after its sale: extensions, cancellations, payouts
/// @dev Linked, to keep the ledger below the limit of contract size.
library CoverLib {
    using BookLib for Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using PriceLib for Head;
    using SafeCast for uint256;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for Book;

    // ---- extending ----

    /// @notice Catches up and moves a cover's end.
    function extend(Book storage self, Booked memory c, uint16 newEndDay, uint256 signal, Funds calldata funds)
        public
        returns (Accrual memory a, Price memory p)
    {
        Head memory h;
        self.catchUp(h, funds, a);
        _priceExtension(self, h, c, newEndDay, signal, SyncLib.backing(funds, a).priced, p);
        self.write(h);
        if (h.endedProducts & 1 << c.product != 0) self.dueOn.marked.mark(newEndDay);
        uint256 release = newEndDay + h.reportDays;
        _move(self, h, c, release, release, p.rate, p.capitalShare);
    }

    /// @notice The price of an extension now.
    function quoteExtend(Book storage self, Booked memory c, uint16 newEndDay, uint256 signal, uint256 priced)
        public
        view
        returns (Price memory p)
    {
        Head memory h = self.advanced();
        _priceExtension(self, h, c, newEndDay, signal, priced, p);
        self.dueOn.requireFits(newEndDay + h.reportDays, c.product, 0, RateLib.unpack(p.rate));
    }

    /// @dev Prices an extension and books its stream in the head. `p` receives the price.
    function _priceExtension(
        Book storage self,
        Head memory h,
        Booked memory c,
        uint16 newEndDay,
        uint256 signal,
        uint256 priced,
        Price memory p
    ) private view {
        self.requireProduct(c.product);
        self.loadMarket(h);
        Listing memory listing = self.products[c.product].listing;
        PriceLib.Inputs memory inputs;
        inputs.daysBound = newEndDay - c.endDay;
        inputs.covered = c.left * inputs.daysBound;
        inputs.requiredBefore = _without(self, h, listing, c.left);
        inputs.requiredAfter = h.sums.byStress(h.params);
        inputs.priced = priced;
        h.price(listing, signal, inputs, p);
        p.refundRate = _lowerRefund(c, p.refundRate);
        // The premium is added to the cover's unearned premium.
        uint256 unearned = _unearnedOf(h, c);
        p.capitalShare = PriceLib.shareOf(p, unearned, c.capitalShare);
        uint256 flow = unearned + (p.premium << RateLib.SCALE_BITS);
        (p.rate, p.surplus) = h.spread(flow, p.capitalShare, newEndDay + h.reportDays, c.rate, c.capitalShare);
    }

    /// @dev The lower of the daily refunds of cover and extension. The extension's is scaled up from the amount left,
    /// for which it paid, to the whole amount, for which refunds are computed.
    function _lowerRefund(Booked memory c, uint32 extension) private pure returns (uint32) {
        uint256 rate = RateLib.unpack(extension) * c.amount / c.left;
        return rate < RateLib.unpack(c.refundRate) ? RateLib.packRefund(rate) : c.refundRate;
    }

    /// @dev R without `amount` of a product's exposure, asset units.
    function _without(Book storage self, Head memory h, Listing memory listing, uint256 amount)
        private
        view
        returns (uint256)
    {
        (uint256 exposure, uint256 stressed) = self.groupOf(h, listing.group);
        SolvencyLib.Sums memory s = SolvencyLib.Sums(h.sums.largest, h.sums.exposure, h.sums.stressed, h.sums.squares);
        s.change(exposure, stressed, listing.weightBps, 0, amount);
        return s.byStress(h.params);
    }

    // ---- cancelling ----

    /// @notice Catches up and ends a cover tonight. The unearned premium beyond the refund is earned within one report
    /// window, so that nothing jumps and no rate gets too large, even if the exposure is released tonight.
    function cancel(Book storage self, Booked memory c, Funds calldata funds)
        public
        returns (Accrual memory a, uint16 newEndDay, uint256 refund, uint256 surplus)
    {
        self.requireProduct(c.product);
        Head memory h;
        self.catchUp(h, funds, a);
        (newEndDay, refund, surplus) = _cancel(self, h, c);
    }

    function _cancel(Book storage self, Head memory h, Booked memory c)
        private
        returns (uint16 newEndDay, uint256 refund, uint256 surplus)
    {
        uint256 release;
        (newEndDay, release, refund) = _cancellation(self, c);
        if (release == c.endDay + h.reportDays) {
            self.write(h);
            return (newEndDay, 0, 0);
        }
        uint256 flowEnd = block.timestamp / 1 days + 1 + h.reportDays;
        uint256 flow = _unearnedOf(h, c) - (refund << RateLib.SCALE_BITS);
        uint56 rate;
        (rate, surplus) = h.spread(flow, c.capitalShare, flowEnd, c.rate, c.capitalShare);
        self.write(h);
        // Only a cover that never starts is released before its stream ends.
        if (release != flowEnd) _removeUnstarted(self, c, release);
        // No trigger settles a cancelled cover. It does not count as ended, so its release must not subtract it.
        if (h.endedProducts & 1 << c.product != 0) self.paidOn[release][c.product].settled += c.amount;
        _move(self, h, c, release, flowEnd, rate, c.capitalShare);
    }

    function quoteCancel(Book storage self, Booked memory c) public view returns (uint256 refund) {
        (,, refund) = _cancellation(self, c);
    }

    /// @dev Effects of a cancellation now: end, release day, and refund, rounded down.
    function _cancellation(Book storage self, Booked memory c)
        private
        view
        returns (uint16 newEndDay, uint256 release, uint256 refund)
    {
        uint256 tomorrow = block.timestamp / 1 days + 1;
        uint256 reportDays = self.rules.reportDays;
        if (c.startDay >= tomorrow) (newEndDay, release) = (c.startDay, tomorrow);
        else (newEndDay, release) = (uint16(FixedPointMathLib.min(c.endDay, tomorrow)), tomorrow + reportDays);
        uint256 moved = FixedPointMathLib.zeroFloorSub(c.endDay + reportDays, release);
        if (moved == 0 || c.amount == 0) return (newEndDay, c.endDay + reportDays, 0);
        // The rate was rounded down, so its earnings on the refunded days limit the refund.
        uint256 unearned = RateLib.unpack(c.rate) * (moved * 1 days);
        uint256 scaled = FixedPointMathLib.fullMulDiv(RateLib.unpack(c.refundRate) * moved, c.left, c.amount);
        refund = FixedPointMathLib.min(scaled, unearned) >> RateLib.SCALE_BITS;
    }

    /// @dev Books a cover that never starts. It binds capital until tonight, but is never in force.
    function _removeUnstarted(Book storage self, Booked memory c, uint256 release) private {
        self.removeStart(c.startDay, c.product, c.amount);
        Ended storage ended = self.products[c.product].ended;
        uint256 others = ended.voidDay == release ? ended.voided : 0;
        (ended.voided, ended.voidDay) = ((others + c.amount).toUint112(), uint16(release));
    }

    // ---- paying ----

    /// @notice Books a payout of `assets`. With a rate that is not 0, it settles a cover that ended or is used up, so
    /// that the cover is no longer at risk.
    function reduce(Book storage self, Booked memory c, uint256 assets, Funds calldata funds)
        public
        returns (Accrual memory accrual)
    {
        self.requireProduct(c.product);
        Head memory h;
        self.catchUp(h, funds, accrual);
        if (c.endDay + h.reportDays > block.timestamp / 1 days) _reduce(self, h, c, assets);
        self.write(h);
    }

    function _reduce(Book storage self, Head memory h, Booked memory c, uint256 assets) private {
        self.loadSums(h);
        ProductBook storage product = self.products[c.product];
        Paid storage paidOn = self.paidOn[c.endDay + h.reportDays][c.product];
        Listing memory listing = product.listing;
        bool isOver = c.endDay <= block.timestamp / 1 days;
        if (listing.endedRiskBps != 0 && c.rate != 0 && (isOver || assets == c.left)) {
            paidOn.settled += c.amount;
            if (isOver) self.settleEnded(h, c.product, c.amount, listing.endedRiskBps);
        }
        paidOn.paid += uint128(assets);
        uint256 paid = product.paid;
        if (paid == 0) product.covered.hasPaid = true;
        product.paid = (paid + assets).toUint96();
        h.weighted -= assets * listing.riskRate;
        self.removeFromGroup(h, c.product, assets);
        self.findLargest(h);
        SyncLib.rebound(h);
    }

    // ---- parts ----

    /// @dev Unearned premium of a cover, scaled.
    function _unearnedOf(Head memory h, Booked memory c) private view returns (uint256) {
        return RateLib.unpack(c.rate) * ((c.endDay + h.reportDays) * 1 days - block.timestamp);
    }

    /// @dev Moves a cover and its payouts to another release day, and its stream to another end.
    function _move(
        Book storage self,
        Head memory h,
        Booked memory c,
        uint256 release,
        uint256 flowEnd,
        uint56 newRate,
        uint16 capitalShare
    ) private {
        uint256 before = c.endDay + h.reportDays;
        uint256 rate = RateLib.unpack(c.rate);
        self.dueOn.remove(before, c.product, c.amount, rate, RateLib.capitalPart(rate, c.capitalShare));
        rate = RateLib.unpack(newRate);
        uint256 moved = release == flowEnd ? c.amount : 0;
        self.dueOn.add(flowEnd, c.product, moved, rate, RateLib.capitalPart(rate, capitalShare));
        if (moved == 0) self.dueOn.add(release, c.product, c.amount, 0, 0);
        uint128 paid = c.amount - c.left;
        if (paid == 0) return;
        self.paidOn[before][c.product].paid -= paid;
        self.paidOn[release][c.product].paid += paid;
    }
}
