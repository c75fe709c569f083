// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Book, Covered, Group, Head, Listing, ProductBook} from "../types/BookTypes.sol";
import {Accrual, Backing, Funds} from "../types/PoolTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {DayLib} from "./DayLib.sol";
import {ExperienceLib} from "./ExperienceLib.sol";
import {LevelLib} from "./LevelLib.sol";
import {RateLib} from "./RateLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";

/// @title Catches up a book
/// @dev Works in memory: `sync` writes the result, views read it. Between marked midnights nothing changes, so one step
/// earns a whole segment. At a midnight rates drop and exposure leaves.
library SyncLib {
    using BookLib for Book;
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;
    using SolvencyLib for SolvencyLib.Sums;

    uint256 private constant BPS = SolvencyLib.BPS;
    uint256 private constant WAD = 1e18;

    /// @notice The whole book as of now.
    function advanced(Book storage self) internal view returns (Head memory h) {
        self.load(h);
        advance(self, h, type(uint256).max);
        self.loadMarket(h);
    }

    /// @notice Loads a head as of now into memory of the caller, because a returned struct would be zeroed twice.
    /// @param a Receives what was earned since the last catch-up.
    function catchUp(Book storage self, Head memory h, Funds calldata funds, Accrual memory a) internal view {
        self.load(h);
        advance(self, h, type(uint256).max);
        split(h, funds, a);
    }

    /// @notice True if anything ended or was released since the last catch-up.
    function isDue(Book storage self) internal view returns (bool) {
        uint256 from = self.moment.accruedAt / 1 days + 1;
        return self.dueOn.marked.next(from, block.timestamp / 1 days) != DayBitmap.NONE;
    }

    /// @notice Advances a loaded head to `block.timestamp`, or to the last midnight within `maxDays` marked days. Loads
    /// the rest of the head when a midnight has passed.
    function advance(Book storage self, Head memory h, uint256 maxDays) internal view {
        h.stressedBefore = h.sums.stressed;
        uint256 today = block.timestamp / 1 days;
        uint256 day = h.accruedAt / 1 days;
        if (day != today) self.loadMarket(h);
        while (true) {
            day = day == today ? DayBitmap.NONE : self.dueOn.marked.next(day + 1, today);
            if (day == DayBitmap.NONE) break;
            if (maxDays == 0) return;
            maxDays--;
            _earn(h, day * 1 days);
            _passMidnight(self, h, day);
        }
        _earn(h, block.timestamp);
        h.isDone = true;
    }

    /// @notice Writes a head and the changes of a catch-up.
    function write(Book storage self, Head memory h) internal {
        for (uint256 bits = h.products; bits != 0; bits &= bits - 1) {
            uint256 product = LibBit.ffs(bits);
            Covered storage c = self.products[product].covered;
            (uint256 released, uint256 paid) = (h.released[product], h.paid[product]);
            if (released != 0) c.covered = uint96(c.covered - released);
            if (paid != 0) self.products[product].paid -= uint96(paid);
            if (h.endedProducts & 1 << product == 0) continue;
            self.products[product].ended.ended = h.ended[product].toUint112();
        }
        for (uint256 bits = h.groups; bits != 0; bits &= bits - 1) {
            uint256 group = LibBit.ffs(bits);
            self.groups[group] = Group(uint128(h.groupExposures[group]), uint128(h.groupStressed[group]));
        }
        self.store(h);
    }

    /// @notice Splits earnings by destination. Fees and reserve are rounded down.
    /// @param a Becomes it.
    function split(Head memory h, Funds calldata funds, Accrual memory a) internal pure {
        (a.premium, a.gains, a.done) = (h.premium, h.gains, h.isDone);
        (a.atRisk, a.hasGains) = (h.atRisk, h.hadGains);
        // Rates have 80 and 128 bits, seconds 32, exposure 112. Fee and reserve are parts of the earnings.
        unchecked {
            uint256 fees = h.capitalPart * h.params.feeBps / BPS;
            uint256 target = h.stressedBefore * h.params.reserveTargetBps / BPS / BPS;
            uint256 toReserve = (h.capitalPart - fees) * h.params.reserveBps / BPS;
            toReserve = FixedPointMathLib.min(toReserve, FixedPointMathLib.zeroFloorSub(target, funds.reserve));
            uint256 rest = h.premium + h.gains - fees;
            if (funds.isEmpty) toReserve = rest;
            (a.toFees, a.toReserve, a.toCapital) = (fees, toReserve, rest - toReserve);
        }
    }

    /// @notice Capital that backs a sale after a catch-up. Queued shares are about to leave, so they do not lower the
    /// price.
    function backing(Funds calldata funds, Accrual memory a) internal pure returns (Backing memory) {
        uint256 capital = funds.capital + a.toCapital;
        return Backing(capital, capital - FixedPointMathLib.fullMulDiv(funds.queued, capital + 1, funds.shares));
    }

    // ---- the book as a catch-up leaves it ----

    function groupOf(Book storage self, Head memory h, uint256 group) internal view returns (uint256, uint256) {
        if (h.groups & 1 << group != 0) {
            return (h.groupExposures[group], h.groupStressed[group]);
        }
        return (self.groups[group].exposure, self.groups[group].stressed);
    }

    /// @notice Original amounts that are not released, and the payouts on them.
    function coveredOf(Book storage self, Head memory h, uint256 product)
        internal
        view
        returns (uint256 covered, uint256 paid)
    {
        Covered storage c = self.products[product].covered;
        covered = c.covered;
        if (c.hasPaid) paid = self.products[product].paid;
        if (h.products & 1 << product == 0) return (covered, paid);
        return (covered - h.released[product], paid - h.paid[product]);
    }

    function exposureOf(Book storage self, Head memory h, uint256 product) internal view returns (uint256) {
        (uint256 covered, uint256 paid) = coveredOf(self, h, product);
        return covered - paid;
    }

    /// @notice What ended covers of a product may cost, asset units, rounded up.
    function endedRisk(uint256 ended, uint256 endedRiskBps) internal pure returns (uint256) {
        return FixedPointMathLib.divUp(ended * endedRiskBps, BPS);
    }

    /// @notice max(R, largest group / group cap, exposure / min(leverage cap, sum of share caps)): the requirement that
    /// the level compares with the capital, until the next change of exposure, shares or parameters. Clamped to 96
    /// bits; no capital is larger.
    /// @param stress R.
    function boundOf(Head memory h, uint256 stress) internal pure returns (uint256) {
        if (h.sums.exposure == 0) return 0;
        uint256 leverage = FixedPointMathLib.min(h.params.leverageBps, h.shareCapsBps);
        uint256 byLeverage = SolvencyLib.byLeverage(h.sums.exposure, leverage);
        uint256 raw = FixedPointMathLib.max(SolvencyLib.byGroup(h.sums.largest, h.params), byLeverage);
        return FixedPointMathLib.min(FixedPointMathLib.max(stress, raw), type(uint96).max);
    }

    /// @notice Recomputes the bound.
    function rebound(Head memory h) internal pure {
        h.stress = h.sums.byStress(h.params);
        h.bound = boundOf(h, h.stress);
    }

    /// @notice Expected payouts per year: the effective number of groups times the mean risk rate, 1e18 = 1.
    function payoutRate(Head memory h) internal pure returns (uint256) {
        if (h.sums.exposure == 0) return 0;
        uint256 groups = ExperienceLib.groupsOf(h.sums.stressed, h.sums.squares);
        // At most 32 groups, and a mean of 64-bit rates.
        unchecked {
            return groups * (h.weighted / h.sums.exposure) / WAD;
        }
    }

    // ---- time ----

    /// @dev Earns one segment, in which nothing but time changes.
    function _earn(Head memory h, uint256 until) private pure {
        uint256 from = h.accruedAt;
        if (until == from) return;
        // Rates have 80 and 128 bits, seconds 32 and only grow.
        unchecked {
            uint256 time = until - from;
            uint256 scaled = h.fraction + h.rate * time;
            (h.premium, h.fraction) = (h.premium + (scaled >> RateLib.SCALE_BITS), uint16(scaled));
            scaled = h.capitalFraction + h.capitalRate * time;
            (h.capitalPart, h.capitalFraction) = (h.capitalPart + (scaled >> RateLib.SCALE_BITS), uint16(scaled));
            scaled = h.gainFraction + h.gainRate * time;
            (h.gains, h.gainFraction) = (h.gains + (scaled >> RateLib.SCALE_BITS), uint16(scaled));
            h.integral = LevelLib.advance(h.integral, h.bound, h.base, time);
            uint256 numberOfDays = until / 1 days - from / 1 days;
            if (numberOfDays != 0) {
                h.isAged = true;
                (h.losses, h.expected) = ExperienceLib.advance(h.losses, h.expected, payoutRate(h), numberOfDays);
            }
        }
        h.accruedAt = until;
    }

    /// @dev Covers end, exposure is released, gains end.
    function _passMidnight(Book storage self, Head memory h, uint256 day) private view {
        (uint256 rate, uint256 capitalRate) = DayLib.rates(self.dueOn.words[day]);
        (h.rate, h.capitalRate) = (h.rate - rate, h.capitalRate - capitalRate);
        _forEach(self, h, day, _release);
        findLargest(self, h);
        rebound(h);
        if (h.gainRate != 0) h.gainRate -= self.gainDrops[day];
        // Ended covers stay at risk until they are settled or released.
        if (h.endedProducts != 0) _forEach(self, h, day + h.reportDays, _end);
    }

    /// @dev Handles the covers of each product that are released on a day.
    function _forEach(
        Book storage self,
        Head memory h,
        uint256 day,
        function(Book storage, Head memory, uint256, uint256, uint256) view become
    ) private view {
        (uint256 first, uint256 amount, uint256 next) = DayLib.products(self.dueOn.words[day]);
        become(self, h, day, first, amount);
        while (next != 0) {
            DayLib.Other memory other = self.dueOn.others[day][next - 1];
            become(self, h, day, next - 1, other.amount);
            next = other.next;
        }
    }

    /// @dev Removes the released covers of a product.
    function _release(Book storage self, Head memory h, uint256 day, uint256 product, uint256 amount) private view {
        if (amount == 0) return;
        ProductBook storage p = self.products[product];
        _touch(self, h, product);
        uint256 left = amount;
        if (p.covered.hasPaid) {
            uint256 paid = self.paidOn[day][product].paid;
            h.paid[product] += paid;
            left -= paid;
        }
        removeFromGroup(self, h, product, left);
        // The group did not underflow, so the sums that hold the same amounts cannot either.
        unchecked {
            h.released[product] += amount;
            h.weighted -= left * p.listing.riskRate;
        }
        if (h.endedProducts & 1 << product != 0) {
            uint256 ended = h.ended[product] + self.paidOn[day][product].settled - amount;
            _setEnded(h, product, ended, p.listing.endedRiskBps);
        }
    }

    function _end(Book storage self, Head memory h, uint256 releaseDay, uint256 product, uint256 amount) private view {
        if (amount == 0 || h.endedProducts & 1 << product == 0) return;
        _touch(self, h, product);
        // Cancelled covers count as settled.
        uint256 ended = h.ended[product] + amount - self.paidOn[releaseDay][product].settled;
        _setEnded(h, product, ended, self.products[product].listing.endedRiskBps);
    }

    /// @notice Settles an ended cover, which is then no longer at risk.
    function settleEnded(Book storage self, Head memory h, uint256 product, uint256 amount, uint256 endedRiskBps)
        internal
        view
    {
        _touch(self, h, product);
        _setEnded(h, product, h.ended[product] - amount, endedRiskBps);
    }

    function _setEnded(Head memory h, uint256 product, uint256 ended, uint256 endedRiskBps) private pure {
        h.atRisk = h.atRisk + endedRisk(ended, endedRiskBps) - endedRisk(h.ended[product], endedRiskBps);
        h.ended[product] = ended;
    }

    /// @notice Removes a product's exposure from its group in memory, without searching for the largest group.
    function removeFromGroup(Book storage self, Head memory h, uint256 product, uint256 amount) internal view {
        if (h.groups == 0) {
            uint256 count = LibBit.fls(h.groupsUsed) + 1;
            (h.groupExposures, h.groupStressed) = (new uint256[](count), new uint256[](count));
            h.runnerUp = type(uint256).max;
        }
        Listing storage listing = self.products[product].listing;
        (uint256 group, uint256 weightBps) = (listing.group, listing.weightBps);
        (uint256 exposure, uint256 stressed) = groupOf(self, h, group);
        (exposure, stressed) = h.sums.change(exposure, stressed, weightBps, 0, amount);
        h.groups |= 1 << group;
        (h.groupExposures[group], h.groupStressed[group]) = (exposure, stressed);
    }

    /// @notice Searches for the most exposed group, after exposure left groups.
    function findLargest(Book storage self, Head memory h) internal view {
        if (h.groups & 1 << h.largestGroup == 0) return;
        uint256 largest = h.groupExposures[h.largestGroup];
        // It is still the largest if it is at least half of all exposure, or at least the former second: the others
        // only shrink.
        if (2 * largest < h.sums.exposure && largest < h.runnerUp) {
            uint256 runnerUp;
            largest = 0;
            for (uint256 bits = h.groupsUsed; bits != 0; bits &= bits - 1) {
                uint256 group = LibBit.ffs(bits);
                bool changed = h.groups & 1 << group != 0;
                uint256 exposure = changed ? h.groupExposures[group] : self.groups[group].exposure;
                if (exposure > largest) (runnerUp, largest, h.largestGroup) = (largest, exposure, group);
                else if (exposure > runnerUp) runnerUp = exposure;
            }
            h.runnerUp = runnerUp;
        }
        h.sums.largest = largest;
    }

    function _touch(Book storage self, Head memory h, uint256 product) private view {
        if (h.products & 1 << product != 0) return;
        if (h.products == 0) {
            uint256 count = self.rules.productCount;
            (h.released, h.paid) = (new uint256[](count), new uint256[](count));
            if (h.endedProducts != 0) h.ended = new uint256[](count);
        }
        h.products |= 1 << product;
        if (h.endedProducts & 1 << product != 0) h.ended[product] = self.products[product].ended.ended;
    }
}
