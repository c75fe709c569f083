// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {AssetLib} from "./libraries/AssetLib.sol";
import {Bounds} from "./libraries/Bounds.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {ExitLib} from "./libraries/ExitLib.sol";
import {FillLib} from "./libraries/FillLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {Vault} from "./pool/Vault.sol";
import {Booked, Price, ProductRisk, Sale} from "./types/CoverTypes.sol";
import {Accrual, ExitView, Fill, PoolConfig, PoolParams, PoolTerms} from "./types/PoolTypes.sol";
import {Opened, Opening, Settlement} from "./types/RiskTypes.sol";

/// @title The pool that holds the money
/// @notice See `ICapitalPool`.
/// @dev Every function that moves money follows one rhythm: check, sync, effects, event, transfer last.
contract CapitalPool is Vault, SelfPermit {
    using Bounds for uint256;
    using ExitLib for ExitLib.State;
    using FillLib for FillLib.Fills;
    using SafeCast for uint256;

    uint256 private constant BPS = 10_000;
    uint256 private constant MAX_PAUSE_DAYS = 7;
    uint256 private constant TIME_BETWEEN_PAUSES = 30 days;

    modifier only(address caller) {
        _requireCaller(caller);
        _;
    }

    constructor(address ledger, address cover, address claims, address rewards) Vault(ledger, cover, claims, rewards) {}

    /// @dev A function, because a modifier's code is copied to each use.
    function _requireCaller(address caller) private view {
        require(msg.sender == caller, ErrorsLib.WrongCaller(msg.sender, caller));
    }

    function _factory() private view returns (address factory) {
        (,, factory) = AssetLib.immutableArgs();
    }

    // ---- for the factory and Rewards ----

    /// @inheritdoc ICapitalPool
    function initialize(PoolConfig calldata c) external only(_factory()) {
        // On a second call the ledger reverts, because the book is open.
        _ledger().open(c.params, c.model, c.reportDays);
        _pool.terms.curator = c.curator;
        (_pool.terms.materialityBps, _pool.terms.cooldownDays, _pool.terms.reportDays) =
        (c.params.materialityBps, c.cooldownDays, c.reportDays);
        // Reverts with StringTooLong.
        (_name, _symbol) = (ShortStrings.toShortString(c.name), ShortStrings.toShortString(c.symbol));
        emit CuratorSet(address(0), c.curator);
        emit ModelSet(c.model);
        emit ParamsSet(c.params);
    }

    /// @inheritdoc ICapitalPool
    function setParams(PoolParams calldata params) external only(_factory()) nonReentrant {
        uint256 capital = _sync();
        _pool.terms.materialityBps = params.materialityBps;
        emit ParamsSet(params);
        _ledger().setParams(params, capital);
    }

    /// @inheritdoc ICapitalPool
    function setModel(address model) external only(_factory()) {
        emit ModelSet(model);
        _ledger().setModel(model);
    }

    /// @inheritdoc ICapitalPool
    function setCurator(address newCurator) external only(_factory()) {
        emit CuratorSet(_pool.terms.curator, newCurator);
        _pool.terms.curator = newCurator;
    }

    /// @inheritdoc ICapitalPool
    function payFees(address to, uint256 assets) external only(_factory()) nonReentrant {
        _sync();
        _pool.money.fees -= assets.toUint128();
        emit FeesPaid(to, assets);
        AssetLib.transferOut(to, assets);
    }

    /// @inheritdoc ICapitalPool
    function pause(uint256 numberOfDays) external only(_factory()) {
        uint256 until = block.timestamp;
        if (numberOfDays == 0) {
            require(_isPaused(), ErrorsLib.NotPaused());
        } else {
            numberOfDays.within(1, MAX_PAUSE_DAYS);
            uint256 last = _pool.terms.pausedUntil;
            uint256 from = last == 0 ? 0 : last + TIME_BETWEEN_PAUSES;
            require(block.timestamp >= from, ErrorsLib.PauseTooSoon(from));
            until = (block.timestamp / 1 days + numberOfDays) * 1 days;
        }
        _pool.terms.pausedUntil = uint32(until);
        emit PauseSet(until);
    }

    /// @inheritdoc ICapitalPool
    function startRewards() external only(REWARDS) {
        _pool.terms.rewarded = true;
    }

    // ---- for Cover ----

    /// @inheritdoc ICapitalPool
    function addProduct(address by, ProductRisk calldata risk)
        external
        only(COVER)
        nonReentrant
        returns (uint8 product, uint8 reportDays)
    {
        require(by == _pool.terms.curator, ErrorsLib.NotCurator(by, _pool.terms.curator));
        if (risk.endedRiskBps != 0) _pool.terms.settling = true;
        Accrual memory a;
        (a, product) = _ledger().addProduct(risk, _funds(false));
        _book(a);
        reportDays = _pool.terms.reportDays;
    }

    /// @inheritdoc ICapitalPool
    function tune(uint8 product, uint16 shareBps, uint64 riskRate) external only(COVER) nonReentrant {
        _sync();
        _ledger().tune(product, shareBps, riskRate);
    }

    /// @inheritdoc ICapitalPool
    function sell(Sale calldata sale, uint256 maxPremium, address payer)
        external
        only(COVER)
        nonReentrant
        returns (Price memory)
    {
        require(_pool.terms.selling, ErrorsLib.ProcessMissing(address(this)));
        _requireNotPaused();
        (Accrual memory a, Price memory price) = _ledger().sell(sale, _funds(true));
        return _takePremium(a, price, maxPremium, payer);
    }

    /// @inheritdoc ICapitalPool
    function extend(Booked calldata cover, uint16 newEndDay, uint256 signal, uint256 maxPremium, address payer)
        external
        only(COVER)
        nonReentrant
        returns (Price memory)
    {
        _requireNotPaused();
        (Accrual memory a, Price memory price) = _ledger().extend(cover, newEndDay, signal, _funds(true));
        return _takePremium(a, price, maxPremium, payer);
    }

    function _takePremium(Accrual memory a, Price memory price, uint256 maxPremium, address payer)
        private
        returns (Price memory)
    {
        require(price.premium <= maxPremium, ErrorsLib.PremiumAboveMax(price.premium, maxPremium));
        _book(a, price.premium, price.surplus, price.surplus);
        AssetLib.transferIn(payer, price.premium);
        return price;
    }

    /// @inheritdoc ICapitalPool
    function cancel(Booked calldata cover, address to) external only(COVER) nonReentrant returns (uint256) {
        (Accrual memory a,, uint256 refund, uint256 surplus) = _ledger().cancel(cover, _funds(false));
        _book(a, 0, refund + surplus, surplus);
        AssetLib.transferOut(to, refund);
        return refund;
    }

    /// @inheritdoc ICapitalPool
    function payOut(Booked calldata cover, address to, uint256 assets) external only(COVER) nonReentrant {
        _book(_ledger().reduce(cover, assets, _funds(false)));
        _payOwed(to, assets);
    }

    // ---- for Claims ----

    /// @inheritdoc ICapitalPool
    function allowSales() external only(CLAIMS) {
        _pool.terms.selling = true;
    }

    /// @inheritdoc ICapitalPool
    function openIncident(Opening calldata opening) external only(CLAIMS) returns (Opened memory opened) {
        opened = _ledger().openRisk(opening);
        _pool.fills.changeHold(opening.eventTime, opened.cost, 0);
    }

    /// @inheritdoc ICapitalPool
    function changeHold(uint256 eventTime, uint256 added, uint256 removed) external only(CLAIMS) {
        _pool.fills.changeHold(eventTime, added, removed);
    }

    /// @inheritdoc ICapitalPool
    function settle(Settlement calldata s) external only(CLAIMS) nonReentrant returns (uint256 booked, uint256 fees) {
        uint256 capital = _sync();
        if (s.loss.assets != 0) booked = _pool.bookLoss(_ledger(), s.loss, capital);
        _ledger().settle(s.loss, booked, _pool.money.capital, s.counted, s.cost);
        if (s.released != 0) _pool.fills.changeHold(s.loss.eventTime, 0, s.released);
        fees = Math.min(booked * s.feeBps / BPS, _pool.money.fees);
        (_pool.money.fees, _pool.money.owed) =
        (_pool.money.fees - uint128(fees), _pool.money.owed + uint128(s.bonds - s.toGains + fees));
        if (s.bonds == 0) return (booked, fees);
        _pool.money.bonds -= uint120(s.bonds);
        _addGain(s.toGains);
    }

    /// @inheritdoc ICapitalPool
    function takeBond(address from, uint256 assets) external only(CLAIMS) nonReentrant {
        // Claims asks for less than 2^103.
        (_pool.money.bonds, _pool.money.bonded) = (_pool.money.bonds + uint120(assets), true);
        AssetLib.transferIn(from, assets);
    }

    /// @inheritdoc ICapitalPool
    function returnOwed(uint256 assets) external only(CLAIMS) nonReentrant {
        _sync();
        _pool.money.owed -= assets.toUint128();
        _addGain(assets);
    }

    /// @inheritdoc ICapitalPool
    function donate(uint256 assets) external nonReentrant {
        require(assets != 0, ErrorsLib.ZeroAmount());
        _sync();
        _addGain(assets);
        AssetLib.transferIn(msg.sender, assets);
    }

    /// @inheritdoc ICapitalPool
    function payOwed(address to, uint256 assets) external only(CLAIMS) nonReentrant {
        _payOwed(to, assets);
    }

    /// @dev Requires a synced pool. Streams a gain; while no shares exist, it goes to the reserve. So does the part
    /// that no rate can express: for a token without decimals that is much, and the share price must not jump.
    function _addGain(uint256 assets) private {
        if (assets == 0) return;
        uint256 toReserve = totalSupply() == 0 ? assets : _ledger().addGain(assets);
        emit GainAdded(assets, toReserve);
        _toReserve(toReserve);
        // `toReserve` also holds remainders of slowed streams, so it can exceed `assets`.
        _pool.money.gains = (_pool.money.gains + assets - toReserve).toUint128();
    }

    function _payOwed(address to, uint256 assets) private {
        _pool.money.owed -= assets.toUint128();
        emit Paid(to, assets);
        AssetLib.transferOut(to, assets);
    }

    // ---- views ----

    /// @inheritdoc ICapitalPool
    function terms() external view returns (PoolTerms memory) {
        return _pool.terms;
    }

    /// @inheritdoc ICapitalPool
    function exitOf(address controller) external view returns (ExitView memory) {
        return _pool.viewOf(controller);
    }

    /// @inheritdoc ICapitalPool
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 fills) {
        FillLib.Fills storage queue = _pool.fills;
        return (queue.header.requested, queue.processed(), queue.header.count);
    }

    /// @inheritdoc ICapitalPool
    function fillAt(uint256 fill) external view returns (Fill memory) {
        return _pool.fills.get(fill);
    }

    /// @inheritdoc ICapitalPool
    function chargeable(uint256 eventTime) external view returns (uint256) {
        return _pool.chargeable(eventTime);
    }

    /// @inheritdoc ICapitalPool
    function share() external view returns (address) {
        return address(this);
    }

    /// @inheritdoc ICapitalPool
    function vault(address token) external view returns (address) {
        return token == asset() ? address(this) : address(0);
    }

    /// @notice ERC-165: ERC-7540's redeem side and operators, ERC-7575's vault and share.
    function supportsInterface(bytes4 id) external pure returns (bool) {
        return
            id == type(IERC165).interfaceId || id == 0x620ee8e4 || id == 0xe3bc4e65 || id == 0x2f0a18c5
                || id == 0xf815c03d;
    }
}
