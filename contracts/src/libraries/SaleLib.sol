// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Book, Covered, Group, Head, Listing} from "../types/BookTypes.sol";
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
    using BookLib for Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using PriceLib for Head;
    using SafeCast for uint256;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for Book;

    uint256 private constant BPS = SolvencyLib.BPS;

    /// @notice Prices a sale and books it in the head; the limits hold afterwards.
    /// @return p The price.
    /// @return group Its group afterwards.
    function priceSale(Book storage self, Head memory h, Sale calldata sale, Backing memory backing)
        internal
        view
        returns (Price memory p, Group memory group)
    {
        require(sale.amount != 0, ErrorsLib.ZeroAmount());
        self.requireProduct(sale.product);
        self.loadSums(h);
        Listing memory listing = self.listingOf(sale.product);
        PriceLib.Inputs memory inputs;
        inputs.requiredBefore = h.sums.byStress(h.params);
        group = _grow(self, h, listing, sale.amount);
        inputs.requiredAfter = h.sums.byStress(h.params);
        uint256 required = h.sums.forSale(h.params, inputs.requiredAfter, group.exposure);
        _requireLimits(self, h, sale, required, freeOf(h, backing.capital), listing.shareBps);
        uint256 release = uint256(sale.endDay) + h.reportDays;
        inputs.covered = uint256(sale.amount) * (sale.endDay - sale.startDay);
        inputs.priced = backing.priced;
        inputs.daysBound = release - block.timestamp / 1 days;
        p = h.price(listing, sale.signal, inputs);
        p.capitalShare = PriceLib.shareOf(p, 0, 0);
        (p.rate, p.surplus) = h.spread(p.premium << RateLib.SCALE_BITS, p.capitalShare, release, 0, 0);
        h.weighted += uint256(sale.amount) * listing.riskRate;
        h.bound = SyncLib.boundOf(h, inputs.requiredAfter);
        h.base = Math.min(backing.capital, type(uint96).max);
    }

    /// @notice What a sale would cost now; refused where the sale would be.
    function quoteSale(Book storage self, Sale calldata sale, Backing calldata backing)
        internal
        view
        returns (Price memory p)
    {
        Head memory h = self.advanced();
        (p,) = priceSale(self, h, sale, backing);
        self.dueOn.requireFits(sale.endDay + h.reportDays, sale.product, sale.amount, RateLib.unpack(p.rate));
    }

    /// @notice Writes a sale that is priced.
    function book(Book storage self, Head memory h, Sale calldata sale, Price memory p, Group memory group) internal {
        self.write(h);
        Covered memory c = self.products[sale.product].covered;
        c.covered += sale.amount;
        if (sale.startDay > c.lastStart) self.turnStart(sale.product, c, sale.startDay);
        if (sale.startDay == c.lastStart) c.starting += sale.amount;
        else self.addStart(sale.startDay, sale.product, sale.amount);
        self.products[sale.product].covered = c;
        Listing storage listing = self.products[sale.product].listing;
        self.groups[listing.group] = group;
        if (listing.endedRiskBps != 0) self.dueOn.marked.mark(sale.endDay);
        uint256 rate = RateLib.unpack(p.rate);
        uint256 capitalRate = RateLib.capitalPart(rate, p.capitalShare);
        self.dueOn.add(sale.endDay + h.reportDays, sale.product, sale.amount, rate, capitalRate);
    }

    /// @notice Capital that no open incident can take, asset units.
    function freeOf(Head memory h, uint256 capital) internal pure returns (uint256) {
        return Math.saturatingSub(capital, h.atRisk);
    }

    /// @notice Largest amount of a product that can be sold, asset units.
    function capacityOf(Book storage self, Head memory h, uint256 product, uint256 capital)
        internal
        view
        returns (uint256 capacity)
    {
        Listing memory listing = self.listingOf(product);
        SolvencyLib.Position memory at;
        (at.shareBps, at.weightBps) = (listing.shareBps, listing.weightBps);
        at.exposure = self.exposureOf(h, product);
        (at.groupExposure, at.groupStressed) = self.groupOf(h, listing.group);
        capacity = SolvencyLib.capacity(at, h.sums, h.params, freeOf(h, capital));
        return Math.min(capacity, type(uint96).max - h.sums.exposure);
    }

    /// @param required Capital that must be free for the sale, which is in the sums already.
    function _requireLimits(
        Book storage self,
        Head memory h,
        Sale calldata sale,
        uint256 required,
        uint256 free,
        uint256 shareBps
    ) private view {
        (uint256 covered, uint256 paid) = self.coveredOf(h, sale.product);
        covered += sale.amount;
        uint256 share = free * shareBps / BPS;
        require(covered - paid <= share, ErrorsLib.ProductShareExceeded(covered - paid, share));
        require(required <= free, ErrorsLib.InsufficientCapital(free, required));
        // What no word of the book can hold.
        bool fits = covered <= type(uint96).max && h.sums.exposure <= type(uint96).max;
        require(fits, ErrorsLib.AmountTooLarge(sale.amount));
    }

    /// @dev Adds exposure to a group in the head.
    function _grow(Book storage self, Head memory h, Listing memory listing, uint256 amount)
        private
        view
        returns (Group memory)
    {
        (uint256 exposure, uint256 stressed) = self.groupOf(h, listing.group);
        (exposure, stressed) = h.sums.change(exposure, stressed, listing.weightBps, amount, 0);
        if (exposure > h.sums.largest) (h.sums.largest, h.largestGroup) = (exposure, listing.group);
        return Group(exposure.toUint128(), stressed.toUint128());
    }
}
