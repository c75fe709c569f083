// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Book, Covered, Ended, Head, Listing, OpenIncidents} from "../types/BookTypes.sol";
import {Loss, Opened, Opening} from "../types/RiskTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {DayLib} from "./DayLib.sol";
import {ExperienceLib} from "./ExperienceLib.sol";
import {RateLib} from "./RateLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title Effects of incidents and gains on a book
/// @dev Public functions are linked, to keep the ledger below the limit of contract size. An incident changes a few
/// words of the book, so the head is not read for it.
library RiskLib {
    using BookLib for Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using SafeCast for uint256;
    using SyncLib for Book;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD = 1e18;
    uint256 private constant STREAM_DAYS = 28;
    /// @dev Bounds the walk over released cover. If incidents follow each other without a gap for longer, their
    /// exposures add up.
    uint256 private constant MAX_SPELL = 60;

    // ---- incidents ----

    /// @notice Adds what a new incident may cost to A. Needs no catch-up, because a later one adds its changes of A to
    /// the value written here.
    function openRisk(Book storage self, Opening calldata opening) public returns (Opened memory o) {
        o = riskOf(self, opening);
        OpenIncidents memory open = self.products[opening.product].open;
        uint256 before = costOf(open);
        (open.cap, open.since) = _capOf(self, opening.product, open, o.exposure);
        open.cost = (open.cost + o.cost).toUint128();
        open.count++;
        _setOpen(self, opening.product, open, before);
    }

    /// @dev Maximum that open incidents and a new one can cost together: present cover, and cover that existed when one
    /// of them was filed and was released since.
    function _capOf(Book storage self, uint256 product, OpenIncidents memory open, uint256 exposure)
        private
        view
        returns (uint96 cap, uint16 since)
    {
        uint256 today = block.timestamp / 1 days;
        if (open.count == 0) return (uint96(exposure), uint16(today));
        since = open.since;
        uint256 all = open.cap + exposure;
        if (today <= since + MAX_SPELL) all = Math.max(open.cap, exposure + _released(self, product, since, today));
        cap = uint96(Math.min(all, type(uint96).max));
    }

    /// @notice Ends an incident: records its loss, and removes its cost from A.
    /// @param booked Assets set aside for the loss.
    /// @param capital Capital after the loss.
    function settle(Book storage self, Loss calldata loss, uint256 booked, uint256 capital, bool counted, uint256 cost)
        public
    {
        self.requireSynced();
        self.requireProduct(loss.product);
        if (loss.assets != 0) {
            _recordLoss(self, loss, booked);
            self.moment.base = uint96(Math.min(capital, type(uint96).max));
        }
        if (!counted) return;
        OpenIncidents memory open = self.products[loss.product].open;
        uint256 before = costOf(open);
        open.cost -= cost.toUint128();
        open.count--;
        _setOpen(self, loss.product, open, before);
    }

    /// @dev Changes only the affected fields, in storage. The cap of the last incident stays, because a word that is
    /// never cleared makes the next incident cheaper.
    function _setOpen(Book storage self, uint256 product, OpenIncidents memory open, uint256 before) private {
        self.products[product].open = open;
        uint256 atRisk = self.weights.atRisk + costOf(open) - before;
        self.weights.atRisk = atRisk.toUint96();
        self.totals.hasRisk = atRisk != 0;
    }

    /// @dev The product's experience rises by the severity, the pool's by the loss as a part of all exposure.
    function _recordLoss(Book storage self, Loss calldata loss, uint256 booked) private {
        Listing memory listing = self.listingOf(loss.product);
        uint256 today = block.timestamp / 1 days;
        uint256 severities = listing.severities * ExperienceLib.decayOf(today - listing.severityDay) / WAD;
        listing.severities = uint64(Math.min(severities + loss.severityRise, type(uint64).max));
        listing.severityDay = uint16(today);
        self.products[loss.product].listing = listing;
        // Counts as one whole payout if no exposure is left, or if more was paid than there was.
        uint256 part = booked < loss.totalExposure ? booked * WAD / loss.totalExposure : WAD;
        uint256 payouts = ExperienceLib.groupsOf(self.totals.stressed, self.squares) * part / WAD;
        uint256 losses = self.market.losses + payouts / ExperienceLib.UNIT;
        self.market.losses = uint48(Math.min(losses, type(uint48).max));
    }

    /// @notice What the open incidents of a product may cost together, asset units.
    function costOf(OpenIncidents memory open) internal pure returns (uint256) {
        return Math.min(open.cost, open.cap);
    }

    /// @notice What `openRisk` would return for an incident now.
    /// @dev The head is read only if cover ended or was released since the last catch-up.
    function riskOf(Book storage self, Opening calldata opening) public view returns (Opened memory o) {
        uint256 product = opening.product;
        self.requireProduct(product);
        uint256 covered;
        uint256 paid;
        if (self.isDue()) {
            Head memory h = self.advanced();
            (covered, paid) = self.coveredOf(h, product);
            o.totalExposure = h.sums.exposure;
        } else {
            Covered storage c = self.products[product].covered;
            (covered, o.totalExposure) = (c.covered, self.totals.exposure);
            if (c.hasPaid) paid = self.products[product].paid;
        }
        o.eligible = _eligible(self, product, opening.eventTime / 1 days, covered);
        o.exposure = covered - paid;
        o.cost = Math.min(FixedPointMathLib.divUp(o.eligible * opening.severityBps, BPS), o.exposure);
        if (opening.lossTotal != 0) o.cost = Math.min(o.cost, opening.lossTotal);
        o.capital = self.moment.base;
    }

    /// @notice Original amounts that ended at the midnights of (fromDay, toDay].
    function endedBetween(Book storage self, uint256 product, uint256 fromDay, uint256 toDay)
        public
        view
        returns (uint256)
    {
        uint256 reportDays = self.rules.reportDays;
        return _released(self, product, fromDay + reportDays, toDay + reportDays);
    }

    /// @dev Original amounts of a product's cover in force on `day`, which is today or one of the last `reportDays`
    /// days: all cover that is not released, less covers that start later, that ended by then, or that never start. The
    /// report window and the longest waiting time bound the walk.
    /// @param covered Original amounts that are not released as of today.
    function _eligible(Book storage self, uint256 product, uint256 day, uint256 covered)
        private
        view
        returns (uint256 amount)
    {
        amount = covered;
        uint256 lastStart = self.products[product].covered.lastStart;
        for (uint256 start = day + 1; start <= lastStart; start++) {
            amount -= self.startsOn(start, product);
        }
        uint256 today = block.timestamp / 1 days;
        uint256 last = day + self.rules.reportDays;
        amount -= _released(self, product, today, last);
        Ended memory ended = self.products[product].ended;
        // A void cover that is not released yet and was not subtracted with its release day.
        if (ended.voidDay > today && ended.voidDay > last) amount -= ended.voided;
    }

    /// @dev Original amounts of a product's covers whose release day is in (from, last].
    function _released(Book storage self, uint256 product, uint256 from, uint256 last)
        private
        view
        returns (uint256 amount)
    {
        uint256 day = self.dueOn.marked.next(from + 1, last);
        while (day != DayBitmap.NONE) {
            amount += self.dueOn.amountOn(day, product);
            day = self.dueOn.marked.next(day + 1, last);
        }
    }

    // ---- gains ----

    /// @notice Streams a gain until the midnight 28 days after the last one.
    /// @return surplus Whole units that no rate can express.
    function addGain(Book storage self, uint256 assets) public returns (uint256 surplus) {
        Head memory h = self.loadSynced();
        uint256 day = block.timestamp / 1 days + STREAM_DAYS;
        uint256 scaled = assets << RateLib.SCALE_BITS;
        uint256 time = day * 1 days - block.timestamp;
        uint256 rate = scaled / time;
        uint256 rest = h.gainFraction + scaled - rate * time;
        (surplus, h.gainFraction) = (rest >> RateLib.SCALE_BITS, uint16(rest));
        h.gainRate += rate;
        self.gainDrops[day] += rate;
        self.dueOn.marked.mark(day);
        self.store(h);
    }

    /// @notice Slows every stream by the same ratio. The next sync streams the rounding remainder.
    function takeGains(Book storage self, uint256 gains, uint256 taken) public {
        if (taken == 0) return;
        Head memory h = self.loadSynced();
        uint256 left = gains - taken;
        uint256 last = block.timestamp / 1 days + STREAM_DAYS;
        uint256 day = self.dueOn.marked.next(last - STREAM_DAYS + 1, last);
        uint256 flow;
        h.gainRate = 0;
        while (day != DayBitmap.NONE) {
            uint256 rate = self.gainDrops[day];
            if (rate != 0) {
                rate = FixedPointMathLib.fullMulDiv(rate, left, gains);
                self.gainDrops[day] = rate;
                h.gainRate += rate;
                flow += rate * (day * 1 days - block.timestamp);
            }
            day = self.dueOn.marked.next(day + 1, last);
        }
        h.gainFraction = (left << RateLib.SCALE_BITS) - flow;
        self.store(h);
    }
}
