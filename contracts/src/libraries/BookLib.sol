// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {PoolParams} from "../types/PoolTypes.sol";
import {DayLib} from "./DayLib.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";

/// @title The book of a pool as it is stored, and its head in memory
/// @dev Each struct is one word: a sale writes five of the head.
library BookLib {
    using SafeCast for uint256;

    uint256 internal constant MAX_PRODUCTS = 48;
    uint256 internal constant MAX_GROUPS = 32;

    /// @param reportDays The report window; 0 before the book is open.
    /// @param groupsUsed Groups with a product, one bit each.
    /// @notice What governance and curators set. Fields as in `PoolParams`, and:
    /// @param reportDays The report window; 0 before the book is open.
    /// @param groupsUsed Groups with a product, one bit each.
    struct Rules {
        uint16 marginBps;
        uint16 rhoBps;
        uint16 groupCapBps;
        uint32 leverageBps;
        uint16 materialityBps;
        uint16 feeBps;
        uint16 reserveBps;
        uint16 reserveTargetBps;
        uint16 cancelFeeBps;
        uint8 reportDays;
        uint8 productCount;
        uint32 groupsUsed;
    }

    /// @param stressed Sum of the groups' stress-weighted exposures, asset units times 10,000.
    /// @param endedProducts Products whose covers stay at risk after their end, one bit each.
    struct Totals {
        uint112 stressed;
        uint96 exposure;
        uint48 endedProducts;
    }

    /// @param squares Sum of the squares of the groups' stress-weighted exposures.
    /// @param largestGroup The most exposed group.
    /// @param hasGains True while the word of gains holds something.
    /// @param hasRisk True while the word of risk holds something.
    struct Squares {
        uint224 squares;
        uint8 largestGroup;
        bool hasGains;
        bool hasRisk;
    }

    /// @param rate Premium earned a second, scaled by 2^16.
    /// @param capitalRate Its capital part.
    /// @param shareCapsBps Sum of the products' share caps.
    /// @param losses Decayed payouts, 1e18 = 1.
    struct Stream {
        uint80 rate;
        uint80 capitalRate;
        uint24 shareCapsBps;
        uint72 losses;
    }

    /// @dev All that changes by the second, so that a sync between midnights writes this word only.
    /// @param integral See `LevelLib`.
    /// @param base Capital of the last deposit, fill, loss or sale.
    /// @param accruedAt Unix time up to which everything is booked; days up to its own are released.
    /// @param fraction Part of a unit of premium, earned and not yet counted, scaled by 2^16.
    /// @param capitalFraction The same of the capital part.
    struct Moment {
        int88 integral;
        uint96 base;
        uint32 accruedAt;
        uint16 fraction;
        uint16 capitalFraction;
    }

    /// @dev With `Weights` what a sync between midnights does without.
    /// @param expected Decayed expected payouts, 1e18 = 1.
    struct Market {
        address model;
        uint80 expected;
    }

    /// @param weighted Sum of risk rate times exposure, 1e18.
    /// @param atRisk What open incidents and ended covers may cost.
    struct Weights {
        uint160 weighted;
        uint96 atRisk;
    }

    /// @param rate Gains streamed a second, scaled by 2^16.
    /// @param fraction Streamed and not yet counted, scaled.
    struct Gains {
        uint128 rate;
        uint128 fraction;
    }

    /// @param covered Original amounts of the covers that are not released.
    /// @param paid What was paid of them: the exposure is `covered - paid`.
    /// @param lastStart Latest start day ever sold.
    struct Covered {
        uint96 covered;
        uint96 paid;
        uint16 lastStart;
    }

    /// @param severities Decayed until `severityDay`, 1e18 = 1.
    struct Terms {
        uint64 riskRate;
        uint16 shareBps;
        uint16 weightBps;
        uint8 group;
        uint16 endedRiskBps;
        uint16 listedDay;
        uint16 severityDay;
        uint64 severities;
    }

    /// @param cost Sum of what the open incidents may cost.
    /// @param cap Largest exposure when any of them was filed: they cost no more together.
    struct Open {
        uint128 cost;
        uint96 cap;
        uint32 count;
    }

    /// @param ended Amounts of covers that are over and neither settled nor released.
    /// @param voided Amounts of covers that were cancelled before their start and are released on
    /// @param voidDay this day.
    struct Ended {
        uint112 ended;
        uint112 voided;
        uint16 voidDay;
    }

    struct Product {
        Covered covered;
        Terms terms;
        Open open;
        Ended ended;
    }

    /// @param stressed Stress-weighted exposure, asset units times 10,000.
    struct Group {
        uint128 exposure;
        uint128 stressed;
    }

    /// @notice What was paid of a product's covers of one release day, and the amounts of those that are settled or cancelled.
    struct Paid {
        uint128 paid;
        uint128 settled;
    }

    /// @param dueOn By release day: what leaves.
    /// @param starts By start day and pair of products: original amounts, 128 bits each.
    /// @param gainDrops By day: what the rate of gains loses.
    struct Book {
        Rules rules;
        Totals totals;
        Squares squares;
        Stream stream;
        Moment moment;
        Market market;
        Weights weights;
        Gains gains;
        DayLib.Days dueOn;
        Product[MAX_PRODUCTS] products;
        Group[MAX_GROUPS] groups;
        mapping(uint256 day => mapping(uint256 product => Paid)) paidOn;
        mapping(uint256 day => mapping(uint256 pair => uint256 amounts)) starts;
        mapping(uint256 day => uint256 rate) gainDrops;
    }

    /// @notice The head of a book in memory. Fields as in storage; `load` leaves market and weights out.
    struct Head {
        PoolParams params;
        address model;
        uint256 reportDays;
        uint256 groupsUsed;
        SolvencyLib.Sums sums;
        uint256 largestGroup;
        uint256 accruedAt;
        uint256 rate;
        uint256 capitalRate;
        uint256 fraction;
        uint256 capitalFraction;
        uint256 endedProducts;
        uint256 shareCapsBps;
        uint256 weighted;
        uint256 base;
        int256 integral;
        uint256 expected;
        uint256 losses;
        uint256 gainRate;
        uint256 gainFraction;
        uint256 atRisk;
        bool hadGains;
        bool hasHistory;
    }

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
        (p.marginBps, p.rhoBps, p.groupCapBps, p.leverageBps) =
        (r.marginBps, r.rhoBps, r.groupCapBps, r.leverageBps);
        (p.materialityBps, p.feeBps, p.reserveBps) = (r.materialityBps, r.feeBps, r.reserveBps);
        (p.reserveTargetBps, p.cancelFeeBps) = (r.reserveTargetBps, r.cancelFeeBps);
    }

    function setParams(Book storage self, PoolParams calldata p) internal {
        Rules memory r = self.rules;
        (r.marginBps, r.rhoBps, r.groupCapBps, r.leverageBps) =
        (p.marginBps, p.rhoBps, p.groupCapBps, p.leverageBps);
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
    function termsOf(Book storage self, uint256 product) internal view returns (Terms memory) {
        return self.products[product].terms;
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
