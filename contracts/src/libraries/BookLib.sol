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
    /// @dev What a sync reads on midnights only.
    struct Rules {
        address model;
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
    /// @param fraction Part of a unit of premium, earned and not yet counted, scaled.
    /// @param capitalFraction The same of the capital part.
    /// @param accruedAt Unix time up to which everything is booked; days up to its own are released.
    /// @param shareCapsBps Sum of the products' share caps.
    struct Stream {
        uint80 rate;
        uint80 capitalRate;
        uint16 fraction;
        uint16 capitalFraction;
        uint32 accruedAt;
        uint24 shareCapsBps;
    }

    /// @param weighted Sum of risk rate times exposure, 1e18.
    /// @param base Capital of the last deposit, fill, loss or sale.
    struct Weights {
        uint160 weighted;
        uint96 base;
    }

    /// @param integral See `LevelLib`.
    /// @param expected Decayed expected payouts, 1e18 = 1.
    /// @param losses Decayed payouts, 1e18 = 1.
    struct Memory {
        int88 integral;
        uint80 expected;
        uint72 losses;
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

    /// @notice What was paid of a product's covers of one release day, and the amounts of those that are settled.
    struct Paid {
        uint128 paid;
        uint128 settled;
    }

    /// @param atRisk What open incidents and ended covers may cost.
    /// @param dueOn By release day: what leaves.
    /// @param starts By start day and pair of products: original amounts, 128 bits each.
    /// @param gainDrops By day: what the rate of gains loses.
    struct Book {
        PoolParams params;
        Rules rules;
        Totals totals;
        Squares squares;
        Stream stream;
        Weights weights;
        Memory price;
        Gains gains;
        uint256 atRisk;
        DayLib.Days dueOn;
        Product[MAX_PRODUCTS] products;
        Group[MAX_GROUPS] groups;
        mapping(uint256 day => mapping(uint256 product => Paid)) paidOn;
        mapping(uint256 day => mapping(uint256 pair => uint256 amounts)) starts;
        mapping(uint256 day => uint256 rate) gainDrops;
    }

    /// @notice The head of a book in memory. Fields as in storage; `load` leaves the rules out.
    struct Head {
        PoolParams params;
        Rules rules;
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
        bool hadRisk;
    }

    function load(Book storage self) internal view returns (Head memory h) {
        h.params = self.params;
        Totals memory totals = self.totals;
        (h.sums.stressed, h.sums.exposure, h.endedProducts) =
            (totals.stressed, totals.exposure, totals.endedProducts);
        Squares storage squares = self.squares;
        (h.sums.squares, h.largestGroup) = (squares.squares, squares.largestGroup);
        h.sums.largest = self.groups[h.largestGroup].exposure;
        Stream memory stream = self.stream;
        (h.rate, h.capitalRate, h.accruedAt) = (stream.rate, stream.capitalRate, stream.accruedAt);
        (h.fraction, h.capitalFraction) = (stream.fraction, stream.capitalFraction);
        h.shareCapsBps = stream.shareCapsBps;
        Weights storage weights = self.weights;
        (h.weighted, h.base) = (weights.weighted, weights.base);
        Memory storage price = self.price;
        (h.integral, h.expected, h.losses) = (price.integral, price.expected, price.losses);
        (h.hadGains, h.hadRisk) = (squares.hasGains, squares.hasRisk);
        if (h.hadGains) (h.gainRate, h.gainFraction) = (self.gains.rate, self.gains.fraction);
        if (h.hadRisk) h.atRisk = self.atRisk;
    }

    /// @notice Writes all of the head but the rules.
    /// @dev Everything fits: sales bound exposure and rates, stress weights are at most 10,000, the rest is clamped.
    function store(Book storage self, Head memory h) internal {
        bool hasGains = h.gainRate | h.gainFraction != 0;
        self.totals = Totals(uint112(h.sums.stressed), uint96(h.sums.exposure), uint48(h.endedProducts));
        self.squares = Squares(uint224(h.sums.squares), uint8(h.largestGroup), hasGains, h.atRisk != 0);
        self.stream = Stream({
            rate: uint80(h.rate),
            capitalRate: uint80(h.capitalRate),
            fraction: uint16(h.fraction),
            capitalFraction: uint16(h.capitalFraction),
            accruedAt: uint32(h.accruedAt),
            shareCapsBps: uint24(h.shareCapsBps)
        });
        self.weights = Weights(uint160(h.weighted), uint96(h.base));
        self.price = Memory(int88(h.integral), uint80(h.expected), uint72(h.losses));
        if (hasGains || h.hadGains) self.gains = Gains(h.gainRate.toUint128(), h.gainFraction.toUint128());
        if (h.atRisk != 0 || h.hadRisk) self.atRisk = h.atRisk;
    }

    /// @notice The head of a book that is synced to this second.
    function loadSynced(Book storage self) internal view returns (Head memory h) {
        h = load(self);
        h.rules = self.rules;
        require(h.accruedAt == block.timestamp, ErrorsLib.BookNotSynced(msg.sender));
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
