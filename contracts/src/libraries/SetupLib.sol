// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Book, Head, Listing, MAX_GROUPS, MAX_PRODUCTS, OpenIncidents, ProductBook, Rules} from "../types/BookTypes.sol";
import {Price, ProductRisk, ProductState, Sale} from "../types/CoverTypes.sol";
import {Accrual, Backing, Funds, PoolParams, Solvency} from "../types/PoolTypes.sol";
import {BookLib} from "./BookLib.sol";
import {Bounds} from "./Bounds.sol";
import {DayLib} from "./DayLib.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExperienceLib} from "./ExperienceLib.sol";
import {LevelLib} from "./LevelLib.sol";
import {LimitsLib} from "./LimitsLib.sol";
import {PriceLib} from "./PriceLib.sol";
import {RateLib} from "./RateLib.sol";
import {RiskLib} from "./RiskLib.sol";
import {SaleLib} from "./SaleLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title Parameters, products and views of a book
/// @dev Linked, to keep the ledger below the limit of contract size.
library SetupLib {
    using BookLib for Book;
    using Bounds for uint256;
    using DayLib for DayLib.Days;
    using LimitsLib for PoolParams;
    using PriceLib for Head;
    using SaleLib for Book;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for Book;

    uint256 private constant BPS = SolvencyLib.BPS;
    uint256 private constant WAD = 1e18;

    function open(Book storage self, PoolParams calldata params, address model, uint8 reportDays) public {
        require(self.rules.reportDays == 0, ErrorsLib.BookOpen(msg.sender));
        uint256(reportDays).within(1, type(uint8).max);
        params.requireValid();
        self.setParams(params);
        self.market.model = model;
        self.rules.reportDays = reportDays;
        self.moment.accruedAt = uint32(block.timestamp);
    }

    function setParams(Book storage self, PoolParams calldata params, uint256 capital) public {
        params.requireValid();
        Head memory h = self.loadSynced();
        bool looser = h.params.loosens(params);
        self.setParams(params);
        h.params = params;
        SyncLib.rebound(h);
        self.store(h);
        if (!looser) return;
        (uint256 required, uint256 free) = (h.sums.required(h.params), SaleLib.freeOf(h, capital));
        require(required <= free, ErrorsLib.InsufficientCapital(free, required));
    }

    /// @dev Does not load the head, because it changes only a few fields.
    function addProduct(Book storage self, ProductRisk calldata risk, Funds calldata funds)
        public
        returns (Accrual memory a, uint8 product)
    {
        product = self.rules.productCount;
        require(product < MAX_PRODUCTS, ErrorsLib.TooManyProducts(MAX_PRODUCTS));
        require(risk.group < MAX_GROUPS, ErrorsLib.InvalidGroup(risk.group));
        uint256(risk.weightBps).within(LimitsLib.MIN_WEIGHT_BPS, BPS);
        uint256(risk.endedRiskBps).within(0, BPS);
        _requireTuning(risk.shareBps, risk.riskRate);
        _addShare(self, risk.shareBps, funds, a);
        uint16 today = uint16(block.timestamp / 1 days);
        self.products[product].listing = Listing({
            riskRate: risk.riskRate,
            shareBps: risk.shareBps,
            weightBps: risk.weightBps,
            group: risk.group,
            endedRiskBps: risk.endedRiskBps,
            listedDay: today,
            severityDay: today,
            severities: 0
        });
        Rules storage rules = self.rules;
        uint32 groups = rules.groupsUsed | uint32(1 << risk.group);
        if (risk.endedRiskBps != 0) rules.endedProducts |= uint48(1 << product);
        // Without a jump in between, the word is written once.
        unchecked {
            (rules.productCount, rules.groupsUsed) = (product + 1, groups);
        }
    }

    /// @dev Increases the sum of share caps. Needs a catch-up only if that sum bounds the level, or could have since
    /// the last one.
    /// @param a Receives what the catch-up earned.
    function _addShare(Book storage self, uint16 shareBps, Funds calldata funds, Accrual memory a) private {
        (uint256 bound, uint24 caps) = (self.stream.bound, self.totals.shareCapsBps);
        uint256 leverage = Math.min(self.rules.leverageBps, caps);
        bool mayBound = bound != 0 && SolvencyLib.byLeverage(self.totals.exposure, leverage) >= bound;
        if (!mayBound && !self.isDue()) {
            self.totals.shareCapsBps = caps + shareBps;
            return;
        }
        Head memory h;
        self.catchUp(h, funds, a);
        self.loadSums(h);
        h.shareCapsBps += shareBps;
        SyncLib.rebound(h);
        self.write(h);
    }

    function tune(Book storage self, uint8 product, uint16 shareBps, uint64 riskRate) public {
        Head memory h = self.loadSynced();
        self.requireProduct(product);
        _requireTuning(shareBps, riskRate);
        ProductBook storage tuned = self.products[product];
        uint256 exposure = self.exposureOf(h, product);
        h.weighted = h.weighted + exposure * riskRate - exposure * tuned.listing.riskRate;
        h.shareCapsBps = h.shareCapsBps + shareBps - tuned.listing.shareBps;
        SyncLib.rebound(h);
        (tuned.listing.shareBps, tuned.listing.riskRate) = (shareBps, riskRate);
        self.store(h);
    }

    // ---- views: as of now ----

    /// @notice The price of a sale; reverts if the sale would.
    function quote(Book storage self, Sale memory sale, Backing memory backing) public view returns (Price memory p) {
        Head memory h = self.advanced();
        self.priceSale(h, sale, backing, p);
        self.dueOn.requireFits(sale.endDay + h.reportDays, sale.product, sale.amount, RateLib.unpack(p.rate));
    }

    /// @notice What a sync would earn.
    function accrued(Book storage self, Funds calldata funds) public view returns (Accrual memory a) {
        SyncLib.split(self.advanced(), funds, a);
    }

    /// @notice Capital that must stay.
    function requiredCapital(Book storage self) public view returns (uint256) {
        Head memory h = self.advanced();
        return h.sums.required(h.params);
    }

    /// @notice A product's state.
    function productOf(Book storage self, uint256 product, uint256 capital)
        public
        view
        returns (ProductState memory state)
    {
        self.requireProduct(product);
        Head memory h = self.advanced();
        Listing memory l = self.listingOf(product);
        OpenIncidents memory incidents = self.products[product].open;
        state.risk = ProductRisk(l.group, l.shareBps, l.weightBps, l.riskRate, l.endedRiskBps);
        state.exposure = self.exposureOf(h, product);
        state.capacity = self.capacityOf(h, product, capital);
        state.experience = h.experienceOf(l);
        state.openIncidents = incidents.count;
        bool touched = h.products & h.endedProducts & 1 << product != 0;
        uint256 ended = touched ? h.ended[product] : self.products[product].ended.ended;
        state.atRisk = RiskLib.costOf(incidents) + SyncLib.endedRisk(ended, l.endedRiskBps);
    }

    /// @notice What the solvency rule says.
    function solvencyOf(Book storage self, Backing calldata backing) public view returns (Solvency memory s) {
        Head memory h = self.advanced();
        s.capital = backing.capital;
        s.atRisk = Math.min(h.atRisk, backing.capital);
        s.required = h.sums.byStress(h.params);
        s.byGroup = SolvencyLib.byGroup(h.sums.largest, h.params);
        s.byLeverage = SolvencyLib.byLeverage(h.sums.exposure, h.params.leverageBps);
        s.exposure = h.sums.exposure;
        s.stressed = h.sums.stressed / BPS;
        if (s.required != 0) {
            s.utilisation = backing.priced == 0 ? type(uint256).max : s.required * WAD / backing.priced;
        }
        (s.level, s.poolExperience) = (LevelLib.levelOf(h.integral), ExperienceLib.poolFactor(h.losses, h.expected));
        (s.premiumRate, s.capitalRate, s.gainRate) = (h.rate, h.capitalRate, h.gainRate);
        s.expectedLoss = h.weighted / WAD;
        s.isSolvent = h.sums.forSale(h.params, s.required, 0) <= s.capital - s.atRisk;
    }

    /// @notice R and exposure as if the exposure of some products were gone.
    function without(Book storage self, uint8[] calldata products)
        public
        view
        returns (uint256 required, uint256 exposure)
    {
        Head memory h = self.advanced();
        for (uint256 i; i < products.length; i++) {
            self.requireProduct(products[i]);
            uint256 removed = self.exposureOf(h, products[i]);
            self.removeFromGroup(h, products[i], removed);
            exposure += removed;
        }
        required = h.sums.byStress(h.params);
    }

    function _requireTuning(uint256 shareBps, uint256 riskRate) private pure {
        shareBps.within(1, LimitsLib.MAX_SHARE_BPS);
        riskRate.within(LimitsLib.MIN_RISK_RATE, LimitsLib.MAX_RISK_RATE);
    }
}
