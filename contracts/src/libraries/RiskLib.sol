// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Loss, Opened, Opening} from "../types/RiskTypes.sol";
import {BookLib} from "./BookLib.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {DayLib} from "./DayLib.sol";
import {ExperienceLib} from "./ExperienceLib.sol";

/// @title What incidents do to a book
library RiskLib {
    using BookLib for BookLib.Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using SafeCast for uint256;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD = 1e18;

    /// @notice Counts what a new incident may cost in A.
    function open(BookLib.Book storage self, Opening calldata opening) internal returns (Opened memory o) {
        BookLib.Head memory h = self.loadSynced();
        self.requireProduct(opening.product);
        BookLib.Product storage product = self.products[opening.product];
        o.eligible = eligible(self, opening.product, opening.eventTime / 1 days, product.covered.covered);
        o.exposure = product.covered.covered - product.covered.paid;
        o.totalExposure = h.sums.exposure;
        uint256 cost = Math.ceilDiv(o.eligible * opening.severityBps, BPS);
        o.cost = Math.min(Math.min(cost, opening.lossTotal), o.exposure);
        BookLib.Open memory before = product.open;
        uint256 cap = Math.max(before.cap, o.exposure);
        BookLib.Open memory incidents =
            BookLib.Open((before.cost + o.cost).toUint128(), uint96(cap), before.count + 1);
        product.open = incidents;
        _changeRisk(self, h, costOf(before), costOf(incidents));
    }

    /// @notice Counts it no longer.
    function close(BookLib.Book storage self, uint256 index, uint256 cost) internal {
        BookLib.Head memory h = self.loadSynced();
        self.requireProduct(index);
        BookLib.Open memory before = self.products[index].open;
        BookLib.Open memory incidents =
            BookLib.Open(uint128(before.cost - cost), before.cap, before.count - 1);
        if (incidents.count == 0) incidents.cap = 0;
        self.products[index].open = incidents;
        _changeRisk(self, h, costOf(before), costOf(incidents));
    }

    /// @notice Remembers a loss: the product by its severity, the pool by its part of all exposure.
    function record(BookLib.Book storage self, Loss calldata loss, uint256 booked) internal {
        BookLib.Head memory h = self.loadSynced();
        self.requireProduct(loss.product);
        BookLib.Terms memory terms = self.termsOf(loss.product);
        uint256 today = block.timestamp / 1 days;
        uint256 severities = terms.severities * ExperienceLib.decayOf(today - terms.severityDay) / WAD;
        terms.severities = uint64(Math.min(severities + loss.severityRise, type(uint64).max));
        terms.severityDay = uint16(today);
        self.products[loss.product].terms = terms;
        // Without exposure left, or with more paid than there was, it is one whole payout.
        uint256 part = booked < loss.totalExposure ? booked * WAD / loss.totalExposure : WAD;
        uint256 payouts = ExperienceLib.groupsOf(h.sums.stressed, h.sums.squares) * part / WAD;
        h.losses = Math.min(h.losses + payouts, type(uint72).max);
        self.store(h);
    }

    /// @notice What the open incidents of a product may cost together, asset units.
    function costOf(BookLib.Open memory incidents) internal pure returns (uint256) {
        return Math.min(incidents.cost, incidents.cap);
    }

    /// @notice Original amounts of a product's cover in force on `day`, one of the last `reportDays` days or today.
    /// @dev Off all that is not released come covers that start later, those that ended by then, and those that never start. The
    /// walk is bounded by the report window and the longest waiting time.
    /// @param covered Original amounts that are not released today.
    function eligible(BookLib.Book storage self, uint256 product, uint256 day, uint256 covered)
        internal
        view
        returns (uint256 amount)
    {
        amount = covered;
        uint256 lastStart = self.products[product].covered.lastStart;
        for (uint256 start = day + 1; start <= lastStart; start++) {
            amount -= self.startsOn(start, product);
        }
        uint256 today = block.timestamp / 1 days;
        uint256 reportDays = self.rules.reportDays;
        amount -= released(self, product, today, day + reportDays);
        BookLib.Ended memory ended = self.products[product].ended;
        // One that did not come off with its release day.
        if (ended.voidDay > today && ended.voidDay > day + reportDays) amount -= ended.voided;
    }

    /// @notice Original amounts of a product's covers whose release day is in (from, last].
    function released(BookLib.Book storage self, uint256 product, uint256 from, uint256 last)
        internal
        view
        returns (uint256 amount)
    {
        uint256 day = self.dueOn.marked.next(from + 1, last);
        while (day != DayBitmap.NONE) {
            amount += self.dueOn.amountOn(day, product);
            day = self.dueOn.marked.next(day + 1, last);
        }
    }

    function _changeRisk(BookLib.Book storage self, BookLib.Head memory h, uint256 before, uint256 afterwards)
        private
    {
        h.atRisk = h.atRisk + afterwards - before;
        self.store(h);
    }
}
