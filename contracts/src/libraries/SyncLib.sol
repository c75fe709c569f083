// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Accrual} from "../types/PoolTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {DayLib} from "./DayLib.sol";
import {ExperienceLib} from "./ExperienceLib.sol";
import {LevelLib} from "./LevelLib.sol";
import {RateLib} from "./RateLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";

/// @title What brings a book up to now
/// @dev Works in memory: `sync` writes the result, views read it. Between marked midnights nothing changes, so a segment is earned
/// at once; at a midnight rates drop and exposure leaves.
library SyncLib {
    using BookLib for BookLib.Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using SafeCast for uint256;
    using SolvencyLib for SolvencyLib.Sums;

    uint256 private constant BPS = SolvencyLib.BPS;
    uint256 private constant WAD = 1e18;

    /// @notice What a catch-up earned and released. Arrays are allocated when a day is due.
    /// @param premium Premium earned, asset units.
    /// @param capitalPart Its capital part, asset units: in one catch-up at most a unit more than all, by rounding.
    /// @param gains Gains streamed, asset units.
    /// @param done True when nothing is left to do.
    /// @param stressed Stress-weighted exposure before it, asset units times 10,000.
    /// @param products Products touched, one bit each.
    /// @param covered By product: original amounts released.
    /// @param paid By product: what was paid of them.
    /// @param ended By product: amounts of covers ended less released, from the stored value on.
    /// @param groups Groups touched, one bit each.
    /// @param groupExposures By group: exposure afterwards.
    /// @param groupStressed By group: stress-weighted exposure afterwards.
    /// @param runnerUp Exposure of the group after the largest when that was last looked for; the largest number before.
    struct Due {
        uint256 premium;
        uint256 capitalPart;
        uint256 gains;
        bool done;
        uint256 stressed;
        uint256 products;
        uint256[] covered;
        uint256[] paid;
        uint256[] ended;
        uint256 groups;
        uint256[] groupExposures;
        uint256[] groupStressed;
        uint256 runnerUp;
    }

    /// @notice The book at `block.timestamp`, or at the last midnight that `maxDays` marked days reach.
    function advanced(BookLib.Book storage self, uint256 maxDays)
        internal
        view
        returns (BookLib.Head memory h, Due memory due)
    {
        h = self.load();
        due = advance(self, h, maxDays);
        self.loadHistory(h);
    }

    /// @notice The same of a loaded head. Reads all of it when a midnight has passed.
    function advance(BookLib.Book storage self, BookLib.Head memory h, uint256 maxDays)
        internal
        view
        returns (Due memory due)
    {
        due.stressed = h.sums.stressed;
        uint256 today = block.timestamp / 1 days;
        uint256 day = h.accruedAt / 1 days;
        if (day != today) self.loadHistory(h);
        while (true) {
            day = day == today ? DayBitmap.NONE : self.dueOn.marked.next(day + 1, today);
            if (day == DayBitmap.NONE) break;
            if (maxDays == 0) return due;
            maxDays--;
            _earn(h, due, day * 1 days);
            _passMidnight(self, h, due, day);
        }
        _earn(h, due, block.timestamp);
        due.done = true;
    }

    /// @notice Writes what a catch-up changed.
    function write(BookLib.Book storage self, BookLib.Head memory h, Due memory due) internal {
        for (uint256 bits = due.products; bits != 0; bits &= bits - 1) {
            uint256 product = LibBit.ffs(bits);
            BookLib.Product storage p = self.products[product];
            (uint256 covered, uint256 paid) = (due.covered[product], due.paid[product]);
            if (covered != 0) {
                (p.covered.covered, p.covered.paid) =
                (uint96(p.covered.covered - covered), uint96(p.covered.paid - paid));
            }
            if (h.endedProducts & 1 << product != 0) p.ended.ended = due.ended[product].toUint112();
        }
        for (uint256 bits = due.groups; bits != 0; bits &= bits - 1) {
            uint256 group = LibBit.ffs(bits);
            self.groups[group] =
                BookLib.Group(uint128(due.groupExposures[group]), uint128(due.groupStressed[group]));
        }
        self.store(h);
    }

    /// @notice What was earned, by where it goes; fees and reserve rounded down.
    function split(BookLib.Head memory h, Due memory due, uint256 reserve)
        internal
        pure
        returns (Accrual memory a)
    {
        a.premium = due.premium;
        a.gains = due.gains;
        (a.done, a.atRisk, a.hasGains) = (due.done, h.atRisk, h.hadGains);
        a.toFees = due.capitalPart * h.params.feeBps / BPS;
        uint256 target = due.stressed * h.params.reserveTargetBps / BPS / BPS;
        uint256 toReserve = (due.capitalPart - a.toFees) * h.params.reserveBps / BPS;
        a.toReserve = Math.min(toReserve, Math.saturatingSub(target, reserve));
    }

    // ---- the book as a catch-up leaves it ----

    function groupOf(BookLib.Book storage self, Due memory due, uint256 group)
        internal
        view
        returns (uint256 exposure, uint256 stressed)
    {
        if (due.groups & 1 << group != 0) return (due.groupExposures[group], due.groupStressed[group]);
        return (self.groups[group].exposure, self.groups[group].stressed);
    }

    function exposureOf(BookLib.Book storage self, Due memory due, uint256 product)
        internal
        view
        returns (uint256 exposure)
    {
        BookLib.Covered memory c = self.products[product].covered;
        exposure = uint256(c.covered) - c.paid;
        if (due.products & 1 << product != 0) exposure = exposure + due.paid[product] - due.covered[product];
    }

    function endedOf(BookLib.Book storage self, Due memory due, uint256 product)
        internal
        view
        returns (uint256)
    {
        if (due.products & 1 << product != 0) return due.ended[product];
        return self.products[product].ended.ended;
    }

    /// @notice What ended covers of a product may cost, asset units, rounded up.
    function endedRisk(uint256 ended, uint256 endedRiskBps) internal pure returns (uint256) {
        return FixedPointMathLib.divUp(ended * endedRiskBps, BPS);
    }

    /// @notice max(R, largest group / group cap, exposure / min(leverage cap, sum of share caps)): what the level compares with
    /// the capital.
    function bound(BookLib.Head memory h) internal pure returns (uint256) {
        if (h.sums.exposure == 0) return 0;
        uint256 leverage = Math.min(h.params.leverageBps, h.shareCapsBps);
        uint256 raw = Math.max(
            SolvencyLib.byGroup(h.sums.largest, h.params), SolvencyLib.byLeverage(h.sums.exposure, leverage)
        );
        return Math.max(h.sums.byStress(h.params), raw);
    }

    /// @notice Expected payouts a year: groups that the exposure is as diversified as, times the mean risk rate, 1e18 = 1.
    function payoutRate(BookLib.Head memory h) internal pure returns (uint256) {
        if (h.sums.exposure == 0) return 0;
        uint256 groups = ExperienceLib.groupsOf(h.sums.stressed, h.sums.squares);
        // At most 32 groups, and a mean of rates of 64 bits.
        unchecked {
            return groups * (h.weighted / h.sums.exposure) / WAD;
        }
    }

    // ---- time ----

    /// @dev Nothing but time passes until `until`.
    function _earn(BookLib.Head memory h, Due memory due, uint256 until) private pure {
        uint256 time = until - h.accruedAt;
        if (time == 0) return;
        // Rates of 80 and 128 bits, seconds of 32.
        unchecked {
            uint256 scaled = h.fraction + h.rate * time;
            due.premium += scaled >> RateLib.SCALE_BITS;
            h.fraction = uint16(scaled);
            scaled = h.capitalFraction + h.capitalRate * time;
            due.capitalPart += scaled >> RateLib.SCALE_BITS;
            h.capitalFraction = uint16(scaled);
            scaled = h.gainFraction + h.gainRate * time;
            due.gains += scaled >> RateLib.SCALE_BITS;
            h.gainFraction = uint16(scaled);
        }
        h.integral = LevelLib.advance(h.integral, bound(h), h.base, time);
        uint256 numberOfDays = until / 1 days - h.accruedAt / 1 days;
        if (numberOfDays != 0) {
            (h.losses, h.expected) = ExperienceLib.advance(h.losses, h.expected, payoutRate(h), numberOfDays);
        }
        h.accruedAt = until;
    }

    /// @dev Covers end, exposure is released, gains end.
    function _passMidnight(BookLib.Book storage self, BookLib.Head memory h, Due memory due, uint256 day)
        private
        view
    {
        if (due.covered.length == 0) _allocate(due);
        uint256 word = self.dueOn.words[day];
        (uint256 rate, uint256 capitalRate) = DayLib.rates(word);
        (h.rate, h.capitalRate) = (h.rate - rate, h.capitalRate - capitalRate);
        (uint256 first, uint256 amount, uint256 next) = DayLib.products(word);
        _release(self, h, due, day, first, amount);
        while (next != 0) {
            DayLib.Other memory other = self.dueOn.others[day][next - 1];
            _release(self, h, due, day, next - 1, other.amount);
            next = other.next;
        }
        findLargest(self, h, due);
        if (h.gainRate != 0) h.gainRate -= self.gainDrops[day];
        if (h.endedProducts != 0) _endAll(self, h, due, day + h.reportDays);
    }

    /// @dev Takes off the covers of a product that are released.
    function _release(
        BookLib.Book storage self,
        BookLib.Head memory h,
        Due memory due,
        uint256 day,
        uint256 product,
        uint256 amount
    ) private view {
        if (amount == 0) return;
        BookLib.Terms memory terms = self.termsOf(product);
        _touch(self, h, due, product);
        uint256 left = amount;
        due.covered[product] += amount;
        if (self.products[product].covered.paid != 0) {
            uint256 paid = self.paidOn[day][product].paid;
            due.paid[product] += paid;
            left -= paid;
        }
        h.weighted -= left * terms.riskRate;
        if (terms.endedRiskBps != 0) {
            uint256 ended = due.ended[product] + self.paidOn[day][product].settled - amount;
            _setEnded(h, due, product, ended, terms.endedRiskBps);
        }
        removeFromGroup(self, h, due, terms, left);
    }

    /// @dev Covers that are over stay at risk until they are settled or released, on `releaseDay`.
    function _endAll(BookLib.Book storage self, BookLib.Head memory h, Due memory due, uint256 releaseDay)
        private
        view
    {
        (uint256 first, uint256 amount, uint256 next) = DayLib.products(self.dueOn.words[releaseDay]);
        _end(self, h, due, releaseDay, first, amount);
        while (next != 0) {
            DayLib.Other memory other = self.dueOn.others[releaseDay][next - 1];
            _end(self, h, due, releaseDay, next - 1, other.amount);
            next = other.next;
        }
    }

    function _end(
        BookLib.Book storage self,
        BookLib.Head memory h,
        Due memory due,
        uint256 releaseDay,
        uint256 product,
        uint256 amount
    ) private view {
        if (amount == 0 || h.endedProducts & 1 << product == 0) return;
        _touch(self, h, due, product);
        uint256 riskBps = self.products[product].terms.endedRiskBps;
        // Cancelled covers count as settled.
        uint256 ended = due.ended[product] + amount - self.paidOn[releaseDay][product].settled;
        _setEnded(h, due, product, ended, riskBps);
    }

    function _setEnded(
        BookLib.Head memory h,
        Due memory due,
        uint256 product,
        uint256 ended,
        uint256 endedRiskBps
    ) private pure {
        h.atRisk = h.atRisk + endedRisk(ended, endedRiskBps) - endedRisk(due.ended[product], endedRiskBps);
        due.ended[product] = ended;
    }

    /// @notice Takes exposure off a group in memory, without looking for the largest.
    function removeFromGroup(
        BookLib.Book storage self,
        BookLib.Head memory h,
        Due memory due,
        BookLib.Terms memory terms,
        uint256 amount
    ) internal view {
        if (due.covered.length == 0) _allocate(due);
        uint256 group = terms.group;
        (uint256 exposure, uint256 stressed) = groupOf(self, due, group);
        (exposure, stressed) = h.sums.change(exposure, stressed, terms.weightBps, 0, amount);
        due.groups |= 1 << group;
        (due.groupExposures[group], due.groupStressed[group]) = (exposure, stressed);
    }

    /// @notice Looks for the most exposed group, after exposure left groups.
    function findLargest(BookLib.Book storage self, BookLib.Head memory h, Due memory due) internal view {
        if (due.groups & 1 << h.largestGroup == 0) return;
        uint256 largest = due.groupExposures[h.largestGroup];
        // It is still the largest while it is all the others together, or the one that came after it: they only shrink.
        if (2 * largest < h.sums.exposure && largest < due.runnerUp) {
            uint256 runnerUp;
            largest = 0;
            for (uint256 bits = h.groupsUsed; bits != 0; bits &= bits - 1) {
                uint256 group = LibBit.ffs(bits);
                bool changed = due.groups & 1 << group != 0;
                uint256 exposure = changed ? due.groupExposures[group] : self.groups[group].exposure;
                if (exposure > largest) (runnerUp, largest, h.largestGroup) = (largest, exposure, group);
                else if (exposure > runnerUp) runnerUp = exposure;
            }
            due.runnerUp = runnerUp;
        }
        h.sums.largest = largest;
    }

    function _touch(BookLib.Book storage self, BookLib.Head memory h, Due memory due, uint256 product)
        private
        view
    {
        if (due.products & 1 << product != 0) return;
        due.products |= 1 << product;
        if (h.endedProducts & 1 << product != 0) due.ended[product] = self.products[product].ended.ended;
    }

    function _allocate(Due memory due) private pure {
        due.covered = new uint256[](BookLib.MAX_PRODUCTS);
        due.paid = new uint256[](BookLib.MAX_PRODUCTS);
        due.ended = new uint256[](BookLib.MAX_PRODUCTS);
        due.groupExposures = new uint256[](BookLib.MAX_GROUPS);
        due.groupStressed = new uint256[](BookLib.MAX_GROUPS);
        due.runnerUp = type(uint256).max;
    }
}
