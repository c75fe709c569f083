// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {Book, Covered, Group, Head, Listing, ProductBook} from "../types/BookTypes.sol";
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
/// @dev Quotes and purchases compute a sale on the head in memory. The caller passes the memory for the price, because
/// a returned struct would be zeroed twice.
library SaleLib {
    using BookLib for Book;
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;
    using PriceLib for Head;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for Book;

    uint256 private constant BPS = SolvencyLib.BPS;

    /// @notice Prices a sale and books it in the head. Reverts unless the limits hold afterwards.
    /// @param p Receives the price.
    /// @return exposure Its group's value afterwards.
    /// @return stressed Its group's value afterwards.
    function priceSale(Book storage self, Head memory h, Sale memory sale, Backing memory backing, Price memory p)
        internal
        view
        returns (uint256 exposure, uint256 stressed)
    {
        require(sale.amount != 0, ErrorsLib.ZeroAmount());
        self.requireProduct(sale.product);
        self.loadMarket(h);
        Listing memory listing = self.products[sale.product].listing;
        PriceLib.Inputs memory inputs;
        inputs.requiredBefore = h.stress == 0 ? h.sums.byStress(h.params) : h.stress;
        (exposure, stressed) = self.groupOf(h, listing.group);
        (exposure, stressed) = h.sums.change(exposure, stressed, listing.weightBps, sale.amount, 0);
        if (exposure > h.sums.largest) (h.sums.largest, h.largestGroup) = (exposure, listing.group);
        inputs.requiredAfter = h.sums.byStress(h.params);
        uint256 required = h.sums.forSale(h.params, inputs.requiredAfter, exposure);
        _requireLimits(self, h, sale, required, freeOf(h, backing.capital), listing.shareBps);
        uint256 release = uint256(sale.endDay) + h.reportDays;
        inputs.covered = uint256(sale.amount) * (sale.endDay - sale.startDay);
        inputs.priced = backing.priced;
        inputs.daysBound = release - block.timestamp / 1 days;
        h.price(listing, sale.signal, inputs, p);
        p.capitalShare = PriceLib.shareOf(p, 0, 0);
        (p.rate, p.surplus) = h.spread(p.premium << RateLib.SCALE_BITS, p.capitalShare, release, 0, 0);
        h.weighted += uint256(sale.amount) * listing.riskRate;
        h.bound = SyncLib.boundOf(h, inputs.requiredAfter);
        h.base = FixedPointMathLib.min(backing.capital, type(uint96).max);
    }

    /// @notice Writes a priced sale.
    /// @param exposure Its group's value afterwards.
    /// @param stressed.
    function book(
        Book storage self,
        Head memory h,
        Sale memory sale,
        Price memory p,
        uint256 exposure,
        uint256 stressed
    ) internal {
        uint256 group = self.products[sale.product].listing.group;
        // Written here, once.
        h.groups &= ~(1 << group);
        self.write(h);
        self.groups[group] = Group(uint128(exposure), uint128(stressed));
        _addCover(self, sale);
        if (h.endedProducts & 1 << sale.product != 0) self.dueOn.marked.mark(sale.endDay);
        uint256 rate = RateLib.unpack(p.rate);
        uint256 capitalRate = RateLib.capitalPart(rate, p.capitalShare);
        self.dueOn.add(sale.endDay + h.reportDays, sale.product, sale.amount, rate, capitalRate);
    }

    function _addCover(Book storage self, Sale memory sale) private {
        ProductBook storage product = self.products[sale.product];
        Covered memory c = product.covered;
        c.covered += sale.amount;
        if (sale.startDay > c.lastStart) self.advanceStart(sale.product, c, sale.startDay);
        if (sale.startDay == c.lastStart) c.starting += sale.amount;
        else self.addStart(sale.startDay, sale.product, sale.amount);
        product.covered = c;
    }

    /// @notice Capital that no open incident can take, asset units.
    function freeOf(Head memory h, uint256 capital) internal pure returns (uint256) {
        return FixedPointMathLib.zeroFloorSub(capital, h.atRisk);
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
        return FixedPointMathLib.min(capacity, type(uint96).max - h.sums.exposure);
    }

    /// @param required Capital that must be free for the sale. The sums already include it.
    function _requireLimits(
        Book storage self,
        Head memory h,
        Sale memory sale,
        uint256 required,
        uint256 free,
        uint256 shareBps
    ) private view {
        (uint256 covered, uint256 paid) = self.coveredOf(h, sale.product);
        covered += sale.amount;
        uint256 share = free * shareBps / BPS;
        require(covered - paid <= share, ErrorsLib.ProductShareExceeded(covered - paid, share));
        require(required <= free, ErrorsLib.InsufficientCapital(free, required));
        // No word of the book can hold more.
        bool fits = covered <= type(uint96).max && h.sums.exposure <= type(uint96).max;
        require(fits, ErrorsLib.AmountTooLarge(sale.amount));
    }
}
