// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {
    Book,
    Covered,
    Gains,
    Head,
    Listing,
    Market,
    Moment,
    Rules,
    Stream,
    Totals,
    Weights
} from "../types/BookTypes.sol";
import {PoolParams} from "../types/PoolTypes.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExperienceLib} from "./ExperienceLib.sol";

/// @title Reads and writes the book of a pool
/// @dev In steps, because most calls need only some of them.
library BookLib {
    using SafeCast for uint256;

    /// @notice Reads the fields that every catch-up needs.
    function load(Book storage self, Head memory h) internal view {
        _loadParams(self.rules, h.params);
        (h.reportDays, h.groupsUsed) = (self.rules.reportDays, self.rules.groupsUsed);
        h.endedProducts = self.rules.endedProducts;
        Totals storage totals = self.totals;
        (h.sums.stressed, h.sums.exposure) = (totals.stressed, totals.exposure);
        (h.shareCapsBps, h.largestGroup, h.hadGains) = (totals.shareCapsBps, totals.largestGroup, totals.hasGains);
        Stream storage stream = self.stream;
        (h.rate, h.capitalRate, h.bound) = (stream.rate, stream.capitalRate, stream.bound);
        Moment storage moment = self.moment;
        (h.integral, h.base, h.accruedAt) = (moment.integral, moment.base, moment.accruedAt);
        (h.fraction, h.capitalFraction) = (moment.fraction, moment.capitalFraction);
        if (h.hadGains) (h.gainRate, h.gainFraction) = (self.gains.rate, self.gains.fraction);
        if (totals.hasRisk) h.atRisk = self.weights.atRisk;
    }

    /// @notice Reads the fields that changes of exposure need.
    function loadSums(Book storage self, Head memory h) internal view {
        if (h.hasSums) return;
        h.sums.squares = self.squares;
        h.sums.largest = self.groups[h.largestGroup].exposure;
        h.weighted = self.weights.weighted;
        h.hasSums = true;
    }

    /// @notice Reads the further fields that prices and midnights need.
    function loadMarket(Book storage self, Head memory h) internal view {
        if (h.hasMarket) return;
        loadSums(self, h);
        Market storage market = self.market;
        h.model = market.model;
        (h.losses, h.expected) = (market.losses * ExperienceLib.UNIT, market.expected * ExperienceLib.UNIT);
        h.hasMarket = true;
    }

    /// @notice Writes the head, except the rules.
    /// @dev Everything fits: sales bound exposure and rates, stress weights are at most 10,000, and the rest is
    /// clamped.
    function store(Book storage self, Head memory h) internal {
        self.moment = Moment({
            integral: int88(h.integral),
            base: uint96(h.base),
            accruedAt: uint32(h.accruedAt),
            fraction: uint16(h.fraction),
            capitalFraction: uint16(h.capitalFraction)
        });
        bool hasGains = h.gainRate | h.gainFraction != 0;
        if (hasGains || h.hadGains) self.gains = Gains(h.gainRate.toUint128(), h.gainFraction.toUint128());
        self.stream = Stream(uint80(h.rate), uint80(h.capitalRate), uint96(h.bound));
        if (!h.hasSums) return;
        self.totals = Totals({
            stressed: uint112(h.sums.stressed),
            exposure: uint96(h.sums.exposure),
            shareCapsBps: uint24(h.shareCapsBps),
            largestGroup: uint8(h.largestGroup),
            hasGains: hasGains,
            hasRisk: h.atRisk != 0
        });
        self.squares = h.sums.squares;
        self.weights = Weights(uint160(h.weighted), h.atRisk.toUint96());
        if (!h.isAged) return;
        self.market = Market(h.model, uint48(h.losses / ExperienceLib.UNIT), uint48(h.expected / ExperienceLib.UNIT));
    }

    function paramsOf(Book storage self) internal view returns (PoolParams memory p) {
        _loadParams(self.rules, p);
    }

    function _loadParams(Rules storage r, PoolParams memory p) private view {
        (p.marginBps, p.rhoBps, p.groupCapBps, p.leverageBps) = (r.marginBps, r.rhoBps, r.groupCapBps, r.leverageBps);
        (p.materialityBps, p.feeBps, p.reserveBps) = (r.materialityBps, r.feeBps, r.reserveBps);
        (p.reserveTargetBps, p.cancelFeeBps) = (r.reserveTargetBps, r.cancelFeeBps);
    }

    function setParams(Book storage self, PoolParams calldata p) internal {
        Rules memory r = self.rules;
        (r.marginBps, r.rhoBps, r.groupCapBps, r.leverageBps) = (p.marginBps, p.rhoBps, p.groupCapBps, p.leverageBps);
        (r.materialityBps, r.feeBps, r.reserveBps) = (p.materialityBps, p.feeBps, p.reserveBps);
        (r.reserveTargetBps, r.cancelFeeBps) = (p.reserveTargetBps, p.cancelFeeBps);
        self.rules = r;
    }

    /// @notice The head of a book that is synced to this second.
    function loadSynced(Book storage self) internal view returns (Head memory h) {
        requireSynced(self);
        load(self, h);
        loadSums(self, h);
    }

    function requireSynced(Book storage self) internal view {
        require(self.moment.accruedAt == block.timestamp, ErrorsLib.BookNotSynced(msg.sender));
    }

    function requireProduct(Book storage self, uint256 product) internal view {
        require(product < self.rules.productCount, ErrorsLib.UnknownProduct(product));
    }

    /// @dev A function, so that its code exists once.
    function listingOf(Book storage self, uint256 product) internal view returns (Listing memory) {
        return self.products[product].listing;
    }

    // ---- days ----

    function startsOn(Book storage self, uint256 day, uint256 product) internal view returns (uint256) {
        Covered storage c = self.products[product].covered;
        return day == c.lastStart ? c.starting : uint128(self.starts[day][product >> 1] >> _shift(product));
    }

    /// @notice Moves to a later start day. The amount of the previous one is stored only if events before it can still
    /// be filed.
    function advanceStart(Book storage self, uint256 product, Covered memory c, uint16 day) internal {
        bool isNeeded = c.lastStart + self.rules.reportDays > block.timestamp / 1 days;
        if (isNeeded) addStart(self, c.lastStart, product, c.starting);
        (c.lastStart, c.starting) = (day, 0);
    }

    /// @dev The amount that starts on a day is at most all cover, so it fits 96 of its 128 bits.
    function addStart(Book storage self, uint256 day, uint256 product, uint256 amount) internal {
        self.starts[day][product >> 1] += amount << _shift(product);
    }

    function removeStart(Book storage self, uint256 day, uint256 product, uint256 amount) internal {
        Covered storage c = self.products[product].covered;
        if (day == c.lastStart) c.starting -= uint96(amount);
        else self.starts[day][product >> 1] -= amount << _shift(product);
    }

    function _shift(uint256 product) private pure returns (uint256) {
        return (product & 1) << 7;
    }
}
