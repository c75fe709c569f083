// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Book, Gains, Head, Listing, Moment, Rules, Squares, Stream, Totals, Weights} from "../types/BookTypes.sol";
import {PoolParams} from "../types/PoolTypes.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Reads and writes the book of a pool
/// @dev A sync between midnights writes one word, a sale four more of the head.
library BookLib {
    using SafeCast for uint256;

    function load(Book storage self) internal view returns (Head memory h) {
        _load(self, h);
    }

    function _load(Book storage self, Head memory h) private view {
        _loadParams(self.rules, h.params);
        (h.reportDays, h.groupsUsed) = (self.rules.reportDays, self.rules.groupsUsed);
        Totals storage totals = self.totals;
        (h.sums.stressed, h.sums.exposure) = (totals.stressed, totals.exposure);
        h.endedProducts = totals.endedProducts;
        Squares storage squares = self.squares;
        (h.sums.squares, h.largestGroup) = (squares.squares, squares.largestGroup);
        h.sums.largest = self.groups[h.largestGroup].exposure;
        Stream storage stream = self.stream;
        (h.rate, h.capitalRate) = (stream.rate, stream.capitalRate);
        (h.shareCapsBps, h.losses) = (stream.shareCapsBps, stream.losses);
        Moment storage moment = self.moment;
        (h.integral, h.base, h.accruedAt) = (moment.integral, moment.base, moment.accruedAt);
        (h.fraction, h.capitalFraction) = (moment.fraction, moment.capitalFraction);
        h.hadGains = squares.hasGains;
        if (h.hadGains) (h.gainRate, h.gainFraction) = (self.gains.rate, self.gains.fraction);
        if (squares.hasRisk) h.atRisk = self.weights.atRisk;
    }

    /// @notice Reads what a sync between midnights does without.
    function loadHistory(Book storage self, Head memory h) internal view {
        if (h.hasHistory) return;
        (h.model, h.expected) = (self.market.model, self.market.expected);
        h.weighted = self.weights.weighted;
        h.hasHistory = true;
    }

    /// @notice Writes all of the head but the rules.
    /// @dev Everything fits: sales bound exposure and rates, stress weights are at most 10,000, the rest is clamped.
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
        if (!h.hasHistory) return;
        self.totals = Totals(uint112(h.sums.stressed), uint96(h.sums.exposure), uint48(h.endedProducts));
        self.squares = Squares(uint224(h.sums.squares), uint8(h.largestGroup), hasGains, h.atRisk != 0);
        self.stream = Stream({
            rate: uint80(h.rate),
            capitalRate: uint80(h.capitalRate),
            shareCapsBps: uint24(h.shareCapsBps),
            losses: uint72(h.losses)
        });
        self.market.expected = uint80(h.expected);
        self.weights = Weights(uint160(h.weighted), h.atRisk.toUint96());
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
        _load(self, h);
        loadHistory(self, h);
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
        return uint128(self.starts[day][product >> 1] >> _shift(product));
    }

    /// @dev What starts on a day is at most what is covered: it fits 96 of its 128 bits.
    function addStart(Book storage self, uint256 day, uint256 product, uint256 amount) internal {
        self.starts[day][product >> 1] += amount << _shift(product);
    }

    function removeStart(Book storage self, uint256 day, uint256 product, uint256 amount) internal {
        self.starts[day][product >> 1] -= amount << _shift(product);
    }

    function _shift(uint256 product) private pure returns (uint256) {
        return (product & 1) << 7;
    }
}
