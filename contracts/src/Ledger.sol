// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ILedger} from "./interfaces/ILedger.sol";
import {BookLib} from "./libraries/BookLib.sol";
import {CoverLib} from "./libraries/CoverLib.sol";
import {RiskLib} from "./libraries/RiskLib.sol";
import {SaleLib} from "./libraries/SaleLib.sol";
import {SetupLib} from "./libraries/SetupLib.sol";
import {SyncLib} from "./libraries/SyncLib.sol";
import {Book, Head} from "./types/BookTypes.sol";
import {Booked, Price, ProductRisk, ProductState, Sale} from "./types/CoverTypes.sol";
import {Accrual, Backing, Funds, PoolParams, Solvency} from "./types/PoolTypes.sol";
import {Loss, Opened, Opening} from "./types/RiskTypes.sol";

/// @title Ledger
/// @dev Libraries work on a book. Every view works on the book as a catch-up would leave it.
contract Ledger is ILedger {
    using BookLib for Book;
    using SaleLib for Book;
    using CoverLib for Book;
    using RiskLib for Book;
    using SetupLib for Book;
    using SyncLib for Book;

    mapping(address pool => Book) private _books;

    // ---- setting up ----

    /// @inheritdoc ILedger
    function open(PoolParams calldata params, address model, uint8 reportDays) external {
        _books[msg.sender].open(params, model, reportDays);
    }

    /// @inheritdoc ILedger
    function setParams(PoolParams calldata params, uint256 capital) external {
        _books[msg.sender].setParams(params, capital);
    }

    /// @inheritdoc ILedger
    function setModel(address model) external {
        _books[msg.sender].market.model = model;
    }

    /// @inheritdoc ILedger
    function addProduct(ProductRisk calldata risk, Funds calldata funds)
        external
        returns (Accrual memory, uint8 product)
    {
        return _books[msg.sender].addProduct(risk, funds);
    }

    /// @inheritdoc ILedger
    function tune(uint8 product, uint16 shareBps, uint64 riskRate) external {
        _books[msg.sender].tune(product, shareBps, riskRate);
    }

    // ---- time ----

    /// @inheritdoc ILedger
    function sync(Funds calldata funds, uint256 maxDays) external returns (Accrual memory a) {
        Book storage book = _books[msg.sender];
        Head memory h;
        book.load(h);
        book.advance(h, maxDays);
        book.write(h);
        SyncLib.split(h, funds, a);
    }

    /// @inheritdoc ILedger
    function stake(uint256 assets, Funds calldata funds) external returns (Accrual memory accrual) {
        Book storage book = _books[msg.sender];
        Head memory h;
        book.catchUp(h, funds, accrual);
        h.base = Math.min(funds.capital + accrual.toCapital + assets, type(uint96).max);
        book.write(h);
    }

    /// @inheritdoc ILedger
    function rebase(uint256 capital) external {
        Book storage book = _books[msg.sender];
        book.requireSynced();
        book.moment.base = uint96(Math.min(capital, type(uint96).max));
    }

    /// @inheritdoc ILedger
    function addGain(uint256 assets) external returns (uint256 surplus) {
        return _books[msg.sender].addGain(assets);
    }

    /// @inheritdoc ILedger
    function takeGains(uint256 gains, uint256 taken) external {
        _books[msg.sender].takeGains(gains, taken);
    }

    // ---- cover ----

    /// @inheritdoc ILedger
    function sell(Sale memory sale, Funds calldata funds)
        external
        returns (Accrual memory accrual, Price memory price)
    {
        Book storage book = _books[msg.sender];
        Head memory h;
        book.catchUp(h, funds, accrual);
        (uint256 exposure, uint256 stressed) = book.priceSale(h, sale, SyncLib.backing(funds, accrual), price);
        book.book(h, sale, price, exposure, stressed);
    }

    /// @inheritdoc ILedger
    function extend(Booked calldata cover, uint16 newEndDay, uint256 signal, Funds calldata funds)
        external
        returns (Accrual memory, Price memory)
    {
        return _books[msg.sender].extend(cover, newEndDay, signal, funds);
    }

    /// @inheritdoc ILedger
    function cancel(Booked calldata cover, Funds calldata funds)
        external
        returns (Accrual memory, uint16 newEndDay, uint256 refund, uint256 surplus)
    {
        return _books[msg.sender].cancel(cover, funds);
    }

    /// @inheritdoc ILedger
    function quoteCancel(address pool, Booked calldata cover) external view returns (uint256 refund) {
        return _books[pool].quoteCancel(cover);
    }

    /// @inheritdoc ILedger
    function reduce(Booked calldata cover, uint256 assets, Funds calldata funds) external returns (Accrual memory) {
        return _books[msg.sender].reduce(cover, assets, funds);
    }

    // ---- incidents ----

    /// @inheritdoc ILedger
    function openRisk(Opening calldata opening) external returns (Opened memory) {
        return _books[msg.sender].openRisk(opening);
    }

    /// @inheritdoc ILedger
    function settle(Loss calldata loss, uint256 booked, uint256 capital, bool counted, uint256 cost) external {
        _books[msg.sender].settle(loss, booked, capital, counted, cost);
    }

    // ---- views ----

    /// @inheritdoc ILedger
    function accrued(address pool, Funds calldata funds) external view returns (Accrual memory) {
        return _books[pool].accrued(funds);
    }

    /// @inheritdoc ILedger
    function quote(address pool, Sale memory sale, Backing calldata backing) external view returns (Price memory) {
        return _books[pool].quote(sale, backing);
    }

    /// @inheritdoc ILedger
    function quoteExtend(address pool, Booked calldata cover, uint16 newEndDay, uint256 signal, uint256 priced)
        external
        view
        returns (Price memory)
    {
        return _books[pool].quoteExtend(cover, newEndDay, signal, priced);
    }

    /// @inheritdoc ILedger
    function productOf(address pool, uint8 product, Backing calldata backing)
        external
        view
        returns (ProductState memory)
    {
        return _books[pool].productOf(product, backing.capital);
    }

    /// @inheritdoc ILedger
    function solvency(address pool, Backing calldata backing) external view returns (Solvency memory) {
        return _books[pool].solvencyOf(backing);
    }

    /// @inheritdoc ILedger
    function riskOf(address pool, Opening calldata opening) external view returns (Opened memory) {
        return _books[pool].riskOf(opening);
    }

    /// @inheritdoc ILedger
    function endedBetween(address pool, uint8 product, uint256 fromDay, uint256 toDay) external view returns (uint256) {
        return _books[pool].endedBetween(product, fromDay, toDay);
    }

    /// @inheritdoc ILedger
    function requiredCapital(address pool) external view returns (uint256) {
        return _books[pool].requiredCapital();
    }

    /// @inheritdoc ILedger
    function without(address pool, uint8[] calldata products)
        external
        view
        returns (uint256 required, uint256 exposure)
    {
        return _books[pool].without(products);
    }

    /// @inheritdoc ILedger
    function paramsOf(address pool) external view returns (PoolParams memory, address, uint8, uint8) {
        Book storage book = _books[pool];
        return (book.paramsOf(), book.market.model, book.rules.reportDays, book.rules.productCount);
    }
}
