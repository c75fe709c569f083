// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Booked, Price, ProductRisk, ProductState} from "../types/CoverTypes.sol";
import {Loss, Opened, Opening} from "../types/RiskTypes.sol";
import {BookLib} from "./BookLib.sol";
import {CoverLib} from "./CoverLib.sol";
import {GainLib} from "./GainLib.sol";
import {PriceLib} from "./PriceLib.sol";
import {RiskLib} from "./RiskLib.sol";
import {SaleLib} from "./SaleLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title What changes a book after a sale: cover, incidents, gains
/// @dev Linked, because the ledger would be larger than a contract may be. Sales and syncs do without it.
library ServicingLib {
    using BookLib for BookLib.Book;
    using CoverLib for BookLib.Book;
    using GainLib for BookLib.Book;
    using PriceLib for BookLib.Head;
    using RiskLib for BookLib.Book;
    using SaleLib for BookLib.Book;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for BookLib.Book;

    uint256 private constant ALL_DAYS = type(uint256).max;

    // ---- cover ----

    function extend(
        BookLib.Book storage self,
        Booked calldata cover,
        uint16 newEndDay,
        uint256 signal,
        uint256 priced
    ) public returns (Price memory p) {
        BookLib.Head memory h = self.loadSynced();
        SyncLib.Due memory due;
        p = self.priceExtension(h, due, cover, newEndDay, signal, priced);
        self.moveEnd(h, cover, newEndDay, p);
    }

    function quoteExtend(
        BookLib.Book storage self,
        Booked calldata cover,
        uint16 newEndDay,
        uint256 signal,
        uint256 priced
    ) public view returns (Price memory) {
        (BookLib.Head memory h, SyncLib.Due memory due) = self.advanced(ALL_DAYS);
        return self.priceExtension(h, due, cover, newEndDay, signal, priced);
    }

    function cancel(BookLib.Book storage self, Booked calldata cover)
        public
        returns (uint16 newEndDay, uint256 refund, uint256 surplus)
    {
        return CoverLib.cancel(self, cover);
    }

    function quoteCancel(BookLib.Book storage self, Booked calldata cover)
        public
        view
        returns (uint256 refund)
    {
        (,, refund) = self.cancellation(cover);
    }

    function reduce(BookLib.Book storage self, Booked calldata cover, uint256 assets) public {
        CoverLib.reduce(self, cover, assets);
    }

    // ---- incidents ----

    function openRisk(BookLib.Book storage self, Opening calldata opening) public returns (Opened memory) {
        return self.open(opening);
    }

    function closeRisk(BookLib.Book storage self, uint256 product, uint256 cost) public {
        self.close(product, cost);
    }

    function recordLoss(BookLib.Book storage self, Loss calldata loss, uint256 booked) public {
        self.record(loss, booked);
    }

    /// @notice Original amounts in force at an event, and the product's exposure, as of now.
    function eligibleAt(BookLib.Book storage self, uint256 product, uint256 eventTime)
        public
        view
        returns (uint256 eligible, uint256 exposure)
    {
        self.requireProduct(product);
        (, SyncLib.Due memory due) = self.advanced(ALL_DAYS);
        uint256 covered = self.products[product].covered.covered;
        if (due.products & 1 << product != 0) covered -= due.covered[product];
        eligible = self.eligible(product, eventTime / 1 days, covered);
        exposure = self.exposureOf(due, product);
    }

    /// @notice Original amounts that ended at the midnights of (fromDay, toDay].
    function endedBetween(BookLib.Book storage self, uint256 product, uint256 fromDay, uint256 toDay)
        public
        view
        returns (uint256)
    {
        uint256 reportDays = self.rules.reportDays;
        return self.released(product, fromDay + reportDays, toDay + reportDays);
    }

    /// @notice A product's state as of now.
    function productOf(BookLib.Book storage self, uint256 product, uint256 capital)
        public
        view
        returns (ProductState memory state)
    {
        self.requireProduct(product);
        (BookLib.Head memory h, SyncLib.Due memory due) = self.advanced(ALL_DAYS);
        BookLib.Terms memory t = self.termsOf(product);
        state.risk = ProductRisk(t.group, t.shareBps, t.weightBps, t.riskRate, t.endedRiskBps);
        state.exposure = self.exposureOf(due, product);
        state.capacity = self.capacityOf(h, due, product, capital);
        state.experience = h.experienceOf(t);
        BookLib.Open memory incidents = self.products[product].open;
        (state.atRisk, state.openIncidents) = (RiskLib.costOf(incidents), incidents.count);
        if (t.endedRiskBps == 0) return state;
        state.atRisk += SyncLib.endedRisk(self.endedOf(due, product), t.endedRiskBps);
    }

    /// @notice R and exposure as if the exposure of some products were gone, as of now.
    function without(BookLib.Book storage self, uint8[] calldata products)
        public
        view
        returns (uint256 required, uint256 exposure)
    {
        (BookLib.Head memory h, SyncLib.Due memory due) = self.advanced(ALL_DAYS);
        for (uint256 i; i < products.length; i++) {
            self.requireProduct(products[i]);
            uint256 removed = self.exposureOf(due, products[i]);
            self.removeFromGroup(h, due, self.termsOf(products[i]), removed);
            exposure += removed;
        }
        required = h.sums.byStress(h.params);
    }

    // ---- gains ----

    function addGain(BookLib.Book storage self, uint256 assets) public returns (uint256 surplus) {
        return self.add(assets);
    }

    function takeGains(BookLib.Book storage self, uint256 gains, uint256 taken) public {
        self.take(gains, taken);
    }
}
