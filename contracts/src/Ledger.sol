// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILedger} from "./interfaces/ILedger.sol";
import {BookLib} from "./libraries/BookLib.sol";
import {Bounds} from "./libraries/Bounds.sol";
import {CoverLib} from "./libraries/CoverLib.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {ExperienceLib} from "./libraries/ExperienceLib.sol";
import {GainLib} from "./libraries/GainLib.sol";
import {LevelLib} from "./libraries/LevelLib.sol";
import {ParamsLib} from "./libraries/ParamsLib.sol";
import {PriceLib} from "./libraries/PriceLib.sol";
import {RiskLib} from "./libraries/RiskLib.sol";
import {SolvencyLib} from "./libraries/SolvencyLib.sol";
import {SyncLib} from "./libraries/SyncLib.sol";
import {Booked, Price, ProductRisk, ProductState, Sale} from "./types/CoverTypes.sol";
import {Accrual, Backing, PoolParams, Solvency} from "./types/PoolTypes.sol";
import {Loss, Opened, Opening} from "./types/RiskTypes.sol";

/// @title Ledger
/// @dev The libraries do the work on a book; every view works on the book as a catch-up would leave it.
contract Ledger is ILedger {
    using BookLib for BookLib.Book;
    using Bounds for uint256;
    using CoverLib for BookLib.Book;
    using GainLib for BookLib.Book;
    using ParamsLib for PoolParams;
    using PriceLib for BookLib.Head;
    using RiskLib for BookLib.Book;
    using SolvencyLib for SolvencyLib.Sums;
    using SyncLib for BookLib.Book;
    using SyncLib for BookLib.Head;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD = 1e18;
    uint256 private constant ALL_DAYS = type(uint256).max;
    uint256 private constant MAX_SHARE_BPS = 5_000;
    uint256 private constant MIN_WEIGHT_BPS = 1_000;
    uint256 private constant MIN_RISK_RATE = 0.001e18;
    uint256 private constant MAX_RISK_RATE = 10e18;

    mapping(address pool => BookLib.Book) private _books;

    // ---- setting up ----

    /// @inheritdoc ILedger
    function open(PoolParams calldata params, address model, uint8 reportDays) external {
        BookLib.Book storage book = _books[msg.sender];
        require(book.rules.reportDays == 0, ErrorsLib.BookOpen(msg.sender));
        uint256(reportDays).within(1, type(uint8).max);
        params.requireValid();
        book.params = params;
        (book.rules.model, book.rules.reportDays) = (model, reportDays);
        book.totals.accruedAt = uint32(block.timestamp);
    }

    /// @inheritdoc ILedger
    function setParams(PoolParams calldata params, uint256 capital) external {
        BookLib.Book storage book = _books[msg.sender];
        params.requireValid();
        BookLib.Head memory h = book.loadSynced();
        bool looser = h.params.loosens(params);
        book.params = h.params = params;
        if (!looser) return;
        (uint256 required, uint256 free) = (h.sums.required(h.params), CoverLib.freeOf(h, capital));
        require(required <= free, ErrorsLib.InsufficientCapital(free, required));
    }

    /// @inheritdoc ILedger
    function setModel(address model) external {
        _books[msg.sender].rules.model = model;
    }

    /// @inheritdoc ILedger
    function addProduct(ProductRisk calldata risk) external returns (uint8 product) {
        BookLib.Book storage book = _books[msg.sender];
        BookLib.Head memory h = book.loadSynced();
        product = h.rules.productCount;
        require(product < BookLib.MAX_PRODUCTS, ErrorsLib.TooManyProducts(BookLib.MAX_PRODUCTS));
        require(risk.group < BookLib.MAX_GROUPS, ErrorsLib.InvalidGroup(risk.group));
        uint256(risk.weightBps).within(MIN_WEIGHT_BPS, BPS);
        uint256(risk.endedRiskBps).within(0, BPS);
        _requireTuning(risk.shareBps, risk.riskRate);
        uint16 today = uint16(block.timestamp / 1 days);
        book.products[product].terms = BookLib.Terms({
            riskRate: risk.riskRate,
            shareBps: risk.shareBps,
            weightBps: risk.weightBps,
            group: risk.group,
            endedRiskBps: risk.endedRiskBps,
            listedDay: today,
            severityDay: today,
            severities: 0
        });
        book.rules.productCount = product + 1;
        book.rules.groupsUsed = h.rules.groupsUsed | uint32(1 << risk.group);
        book.rules.shareCapsBps = h.rules.shareCapsBps + risk.shareBps;
        if (risk.endedRiskBps != 0) book.stream.endedProducts = uint48(h.endedProducts | 1 << product);
    }

    /// @inheritdoc ILedger
    function tune(uint8 product, uint16 shareBps, uint64 riskRate) external {
        BookLib.Book storage book = _books[msg.sender];
        BookLib.Head memory h = book.loadSynced();
        book.requireProduct(product);
        _requireTuning(shareBps, riskRate);
        BookLib.Product storage tuned = book.products[product];
        uint256 exposure = uint256(tuned.covered.covered) - tuned.covered.paid;
        h.weighted = h.weighted + exposure * riskRate - exposure * tuned.terms.riskRate;
        book.rules.shareCapsBps = h.rules.shareCapsBps + shareBps - tuned.terms.shareBps;
        (tuned.terms.shareBps, tuned.terms.riskRate) = (shareBps, riskRate);
        book.store(h);
    }

    function _requireTuning(uint256 shareBps, uint256 riskRate) private pure {
        shareBps.within(1, MAX_SHARE_BPS);
        riskRate.within(MIN_RISK_RATE, MAX_RISK_RATE);
    }

    // ---- time ----

    /// @inheritdoc ILedger
    function sync(uint256 reserve, uint256 maxDays) external returns (Accrual memory a) {
        BookLib.Book storage book = _books[msg.sender];
        if (book.totals.accruedAt == block.timestamp) {
            a.done = true;
            return a;
        }
        (BookLib.Head memory h, SyncLib.Due memory due) = book.advanced(maxDays);
        book.write(h, due);
        return SyncLib.split(h, due, reserve);
    }

    /// @inheritdoc ILedger
    function rebase(uint256 capital) external {
        BookLib.Book storage book = _books[msg.sender];
        book.loadSynced();
        book.weights.base = uint96(Math.min(capital, type(uint96).max));
    }

    /// @inheritdoc ILedger
    function addGain(uint256 assets) external returns (uint256 surplus) {
        return _books[msg.sender].add(assets);
    }

    /// @inheritdoc ILedger
    function takeGains(uint256 gains, uint256 taken) external {
        _books[msg.sender].take(gains, taken);
    }

    // ---- cover ----

    /// @inheritdoc ILedger
    function sell(Sale calldata sale, Backing calldata backing) external returns (Price memory price) {
        BookLib.Book storage book = _books[msg.sender];
        BookLib.Head memory h = book.loadSynced();
        SyncLib.Due memory due;
        BookLib.Group memory group;
        (price, group) = book.priceSale(h, due, sale, backing);
        book.book(h, sale, price, group);
    }

    /// @inheritdoc ILedger
    function extend(Booked calldata cover, uint16 newEndDay, uint256 signal, Backing calldata backing)
        external
        returns (Price memory price)
    {
        BookLib.Book storage book = _books[msg.sender];
        BookLib.Head memory h = book.loadSynced();
        SyncLib.Due memory due;
        price = book.priceExtension(h, due, cover, newEndDay, signal, backing.priced);
        book.moveEnd(h, cover, newEndDay, price);
    }

    /// @inheritdoc ILedger
    function cancel(Booked calldata cover)
        external
        returns (uint16 newEndDay, uint256 refund, uint256 surplus)
    {
        return _books[msg.sender].cancel(cover);
    }

    /// @inheritdoc ILedger
    function quoteCancel(address pool, Booked calldata cover) external view returns (uint256 refund) {
        (,, refund) = _books[pool].cancellation(cover);
    }

    /// @inheritdoc ILedger
    function reduce(Booked calldata cover, uint256 assets) external {
        _books[msg.sender].reduce(cover, assets);
    }

    // ---- incidents ----

    /// @inheritdoc ILedger
    function openRisk(Opening calldata opening) external returns (Opened memory) {
        return RiskLib.open(_books[msg.sender], opening);
    }

    /// @inheritdoc ILedger
    function closeRisk(uint8 product, uint256 cost) external {
        _books[msg.sender].close(product, cost);
    }

    /// @inheritdoc ILedger
    function recordLoss(Loss calldata loss, uint256 booked) external {
        _books[msg.sender].record(loss, booked);
    }

    // ---- views ----

    /// @inheritdoc ILedger
    function accrued(address pool, uint256 reserve) external view returns (Accrual memory) {
        (BookLib.Head memory h, SyncLib.Due memory due) = _books[pool].advanced(ALL_DAYS);
        return SyncLib.split(h, due, reserve);
    }

    /// @inheritdoc ILedger
    function quote(address pool, Sale calldata sale, Backing calldata backing)
        external
        view
        returns (Price memory price)
    {
        BookLib.Book storage book = _books[pool];
        (BookLib.Head memory h, SyncLib.Due memory due) = book.advanced(ALL_DAYS);
        (price,) = book.priceSale(h, due, sale, backing);
    }

    /// @inheritdoc ILedger
    function quoteExtend(
        address pool,
        Booked calldata cover,
        uint16 newEndDay,
        uint256 signal,
        Backing calldata backing
    ) external view returns (Price memory) {
        BookLib.Book storage book = _books[pool];
        (BookLib.Head memory h, SyncLib.Due memory due) = book.advanced(ALL_DAYS);
        return book.priceExtension(h, due, cover, newEndDay, signal, backing.priced);
    }

    /// @inheritdoc ILedger
    function productOf(address pool, uint8 product, Backing calldata backing)
        external
        view
        returns (ProductState memory state)
    {
        BookLib.Book storage book = _books[pool];
        book.requireProduct(product);
        (BookLib.Head memory h, SyncLib.Due memory due) = book.advanced(ALL_DAYS);
        BookLib.Terms memory t = book.products[product].terms;
        state.risk = ProductRisk(t.group, t.shareBps, t.weightBps, t.riskRate, t.endedRiskBps);
        state.exposure = book.exposureOf(due, product);
        state.capacity = book.capacityOf(h, due, product, backing.capital);
        state.experience = h.experienceOf(t);
        BookLib.Open memory incidents = book.products[product].open;
        (state.atRisk, state.openIncidents) = (RiskLib.costOf(incidents), incidents.count);
        if (t.endedRiskBps == 0) return state;
        state.atRisk += SyncLib.endedRisk(book.endedOf(due, product), t.endedRiskBps);
    }

    /// @inheritdoc ILedger
    function solvency(address pool, Backing calldata backing) external view returns (Solvency memory s) {
        (BookLib.Head memory h,) = _books[pool].advanced(ALL_DAYS);
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
        s.level = LevelLib.levelOf(h.integral);
        s.poolExperience = ExperienceLib.poolFactor(h.losses, h.expected);
        s.isSolvent = h.sums.required(h.params) <= s.capital - s.atRisk;
    }

    /// @inheritdoc ILedger
    function atRisk(address pool) external view returns (uint256) {
        (BookLib.Head memory h,) = _books[pool].advanced(ALL_DAYS);
        return h.atRisk;
    }

    /// @inheritdoc ILedger
    function eligibleAt(address pool, uint8 product, uint256 eventTime)
        external
        view
        returns (uint256 eligible, uint256 exposure)
    {
        BookLib.Book storage book = _books[pool];
        book.requireProduct(product);
        (, SyncLib.Due memory due) = book.advanced(ALL_DAYS);
        uint256 covered = book.products[product].covered.covered;
        if (due.products & 1 << product != 0) covered -= due.covered[product];
        eligible = book.eligible(product, eventTime / 1 days, covered);
        exposure = book.exposureOf(due, product);
    }

    /// @inheritdoc ILedger
    function endedBetween(address pool, uint8 product, uint256 fromDay, uint256 toDay)
        external
        view
        returns (uint256)
    {
        BookLib.Book storage book = _books[pool];
        uint256 reportDays = book.rules.reportDays;
        return book.released(product, fromDay + reportDays, toDay + reportDays);
    }

    /// @inheritdoc ILedger
    function requiredCapital(address pool) external view returns (uint256) {
        (BookLib.Head memory h,) = _books[pool].advanced(ALL_DAYS);
        return h.sums.required(h.params);
    }

    /// @inheritdoc ILedger
    function groupOf(address pool, uint8 group) external view returns (uint256 exposure, uint256 stressed) {
        BookLib.Book storage book = _books[pool];
        (, SyncLib.Due memory due) = book.advanced(ALL_DAYS);
        (exposure, stressed) = book.groupOf(due, group);
        stressed /= BPS;
    }

    /// @inheritdoc ILedger
    function ratesOf(address pool)
        external
        view
        returns (uint256 premium, uint256 capitalPart, uint256 gains)
    {
        (BookLib.Head memory h,) = _books[pool].advanced(ALL_DAYS);
        return (h.rate, h.capitalRate, h.gainRate);
    }

    /// @inheritdoc ILedger
    function without(address pool, uint8[] calldata products)
        external
        view
        returns (uint256 required, uint256 exposure)
    {
        BookLib.Book storage book = _books[pool];
        (BookLib.Head memory h, SyncLib.Due memory due) = book.advanced(ALL_DAYS);
        for (uint256 i; i < products.length; i++) {
            book.requireProduct(products[i]);
            uint256 removed = book.exposureOf(due, products[i]);
            book.removeFromGroup(h, due, book.products[products[i]].terms, removed);
            exposure += removed;
        }
        required = h.sums.byStress(h.params);
    }

    /// @inheritdoc ILedger
    function productCount(address pool) external view returns (uint256) {
        return _books[pool].rules.productCount;
    }

    /// @inheritdoc ILedger
    function paramsOf(address pool)
        external
        view
        returns (PoolParams memory params, address model, uint8 reportDays)
    {
        BookLib.Book storage book = _books[pool];
        return (book.params, book.rules.model, book.rules.reportDays);
    }
}
