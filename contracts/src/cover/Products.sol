// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {ILedger} from "../interfaces/ILedger.sol";
import {IMarketSignal} from "../interfaces/IMarketSignal.sol";
import {IPoolFactory} from "../interfaces/IPoolFactory.sol";
import {ICoverTrigger, IEventTrigger, ITrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {LimitsLib} from "../libraries/LimitsLib.sol";
import {Peril, ProductRisk, ProductState, ProductTerms, ProductView} from "../types/CoverTypes.sol";
import {Announcement, Limits, Tuning} from "../types/GovernanceTypes.sol";
import {PoolTerms} from "../types/PoolTypes.sol";

/// @title Products: listing, tuning and views
/// @dev The ledger stores risk rate, share, weight and group; nothing is stored twice.
abstract contract Products is ICover {
    using Bounds for uint256;
    using LimitsLib for Limits;

    /// @dev A purchase reads the first word, and the second or third if there is a signal or a trigger that settles covers.
    struct Product {
        address pool;
        uint8 index;
        Peril peril;
        uint8 waitingDays;
        uint16 minDays;
        uint16 maxDays;
        bool hasSignal;
        bool settlesCovers;
        bool needsLossRoot;
        uint8 reportDays;
        address signal;
        address trigger;
        ShortString name;
        bytes32 wording;
        /// @dev 0 for the hash of the name.
        bytes32 protocol;
    }

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD = 1e18;
    /// @dev An announced change that nobody applied for so long would surprise stakers.
    uint256 private constant APPLICATION_TIME = 30 days;

    IPoolFactory public immutable FACTORY;
    ILedger public immutable LEDGER;

    /// @inheritdoc ICover
    uint256 public productCount;

    mapping(uint256 product => Product) private _products;
    mapping(uint256 product => Announcement) private _announced;
    mapping(uint256 product => address curator) private _announcedBy;

    constructor(IPoolFactory factory, ILedger ledger) {
        (FACTORY, LEDGER) = (factory, ledger);
    }

    // ---- listing ----

    /// @inheritdoc ICover
    function listProduct(ProductTerms calldata t) external returns (uint256 product) {
        Limits memory limits = FACTORY.limitsFor(t.pool, t.signal, t.trigger);
        _requireWithin(limits, t);
        (bool settles, uint256 endedRiskBps) = _triggerOf(t);
        product = ++productCount;
        emit ProductListed(product, t.pool, t.name, t.trigger);
        ProductRisk memory risk =
            ProductRisk(t.group, t.shareBps, t.weightBps, uint64(t.riskRate), uint16(endedRiskBps));
        (uint8 index, uint8 reportDays) = ICapitalPool(t.pool).addProduct(msg.sender, risk);
        require(index < limits.maxProducts, ErrorsLib.TooManyProducts(limits.maxProducts));
        _write(_products[product], t, index, settles, reportDays);
    }

    /// @dev Reads before it writes. Without a jump in between, the compiler writes each word once.
    function _write(Product storage p, ProductTerms calldata t, uint8 index, bool settles, uint8 reportDays) private {
        p.wording = t.wording;
        string memory name = t.name;
        p.name = ShortStrings.toShortString(name);
        if (t.protocol != keccak256(bytes(name))) p.protocol = t.protocol;
        if (t.signal != address(0)) (p.signal, p.hasSignal) = (t.signal, true);
        if (t.trigger != address(0)) (p.trigger, p.settlesCovers) = (t.trigger, settles);
        (p.peril, p.waitingDays, p.minDays, p.maxDays) = (t.peril, t.waitingDays, t.minDays, t.maxDays);
        (p.pool, p.index, p.needsLossRoot, p.reportDays) = (t.pool, index, t.needsLossRoot, reportDays);
    }

    function _requireWithin(Limits memory l, ProductTerms calldata t) private view {
        uint256(t.waitingDays).within(l.minWaitingDays, LimitsLib.MAX_WAITING_DAYS);
        uint256(t.maxDays).within(1, l.maxTermDays);
        uint256(t.minDays).within(1, t.maxDays);
        uint256(t.shareBps).within(1, l.maxShareBps);
        uint256(t.weightBps).within(l.minWeightBps, BPS);
        t.riskRate.within(l.minRiskRate, l.maxRiskRate);
        // By convention the issuer of a token is identified by the token's address. Cover of the pool's own asset would
        // pay in the asset that lost its value.
        if (uint256(t.protocol) >> 160 != 0) return;
        address asset = IERC4626(t.pool).asset();
        require(address(uint160(uint256(t.protocol))) != asset, ErrorsLib.InsuredAsset(asset));
    }

    /// @dev `endedRiskBps` is the share of its amount that a cover can still cost after its end.
    function _triggerOf(ProductTerms calldata t) private view returns (bool settles, uint256 endedRiskBps) {
        if (t.trigger == address(0)) return (false, 0);
        settles = ITrigger(t.trigger).settlesCovers();
        if (settles) return (true, ITrigger(t.trigger).capBps());
        uint256 horizon = IEventTrigger(t.trigger).horizon();
        require(uint256(t.waitingDays) * 1 days >= horizon, ErrorsLib.WaitTooShort(t.waitingDays, horizon));
    }

    // ---- tuning ----

    /// @inheritdoc ICover
    function tune(uint256 product, Tuning calldata t) external returns (uint256 readyAt) {
        Product storage p = _product(product);
        address curator = _curatorOf(p);
        require(msg.sender == curator, ErrorsLib.NotCurator(msg.sender, curator));
        if (t.maxDays != 0) uint256(t.maxDays).within(p.minDays, LimitsLib.MAX_TERM_DAYS);
        Limits memory limits = FACTORY.limitsOf(p.pool);
        ProductRisk memory current = _state(p).risk;
        if (t.shareBps <= current.shareBps && t.maxDays <= p.maxDays && t.riskRate >= current.riskRate) {
            uint256(t.shareBps).within(1, BPS);
            // Even a tightening must not exceed the pool's limit, which governance agreed to.
            uint256(t.riskRate).within(1, limits.maxRiskRate);
            _apply(p, product, t);
            return 0;
        }
        limits.requireWithin(t);
        readyAt = block.timestamp + uint256(limits.loosenDays) * 1 days;
        (_announced[product], _announcedBy[product]) = (Announcement(t, uint64(readyAt)), curator);
        emit TuningAnnounced(product, t, readyAt);
    }

    /// @inheritdoc ICover
    function applyTuning(uint256 product) external {
        Product storage p = _product(product);
        Announcement memory a = announcementOf(product);
        require(a.readyAt != 0, ErrorsLib.NothingAnnounced(product));
        require(block.timestamp >= a.readyAt, ErrorsLib.NotReady(a.readyAt, block.timestamp));
        FACTORY.limitsOf(p.pool).requireWithin(a.tuning);
        _apply(p, product, a.tuning);
    }

    /// @dev Also withdraws an announced change.
    function _apply(Product storage p, uint256 product, Tuning memory t) private {
        _announced[product].readyAt = 0;
        p.maxDays = t.maxDays;
        emit ProductTuned(product, t);
        ICapitalPool(p.pool).tune(p.index, t.shareBps, t.riskRate);
    }

    /// @inheritdoc ICover
    function announcementOf(uint256 product) public view returns (Announcement memory a) {
        if (_announcedBy[product] != _curatorOf(_product(product))) return a;
        Announcement memory last = _announced[product];
        if (block.timestamp < last.readyAt + APPLICATION_TIME) a = last;
    }

    function _curatorOf(Product storage p) private view returns (address) {
        return ICapitalPool(p.pool).terms().curator;
    }

    // ---- what sales need ----

    function _product(uint256 product) internal view returns (Product storage p) {
        p = _products[product];
        require(p.pool != address(0), ErrorsLib.UnknownProduct(product));
    }

    /// @dev A product's market signal; the multiplier is at least 1, whatever the signal answers. A signal that fails,
    /// or answers more than a price can hold, only stops sales: the product can still be read.
    function _signal(Product storage p) internal view returns (uint256 factor, bool stopped) {
        if (!p.hasSignal) return (WAD, false);
        try IMarketSignal(p.signal).read() returns (uint256 answer, bool stops) {
            if (answer <= type(uint128).max) return (Math.max(answer, WAD), stops);
        } catch {}
        return (WAD, true);
    }

    /// @dev The signal's multiplier; reverts while it stops sales.
    function _sellingSignal(Product storage p) internal view returns (uint256 factor) {
        bool stopped;
        (factor, stopped) = _signal(p);
        // Not `require`, which would read the signal for its error in every sale.
        if (stopped) revert ErrorsLib.SalesStoppedBySignal(p.signal);
    }

    function _state(Product storage p) private view returns (ProductState memory) {
        return LEDGER.productOf(p.pool, p.index, ICapitalPool(p.pool).backing());
    }

    // ---- views ----

    /// @inheritdoc ICover
    function capacity(uint256 product) external view returns (uint256) {
        return productOf(product).capacity;
    }

    /// @dev False if anything other than amounts and the signal stops sales, such as a trigger without a sound price.
    function _isSelling(Product storage p) private view returns (bool) {
        PoolTerms memory terms = ICapitalPool(p.pool).terms();
        if (p.maxDays == 0 || !terms.selling || block.timestamp < terms.pausedUntil) return false;
        if (!p.settlesCovers) return true;
        try ICoverTrigger(p.trigger).entry() returns (uint256) {
            return true;
        } catch {
            return false;
        }
    }

    /// @inheritdoc ICover
    function productOf(uint256 product) public view returns (ProductView memory v) {
        Product storage p = _product(product);
        ProductState memory s = _state(p);
        (v.id, v.index, v.settlesCovers) = (product, p.index, p.settlesCovers);
        (v.exposure, v.experience, v.openIncidents) = (s.exposure, s.experience, s.openIncidents);
        (v.signalFactor, v.signalStopped) = _signal(p);
        v.assessedRate = Math.ceilDiv(Math.ceilDiv(s.risk.riskRate * v.experience, WAD) * v.signalFactor, WAD);
        ProductTerms memory t = v.terms;
        (t.pool, t.peril, t.name, t.wording) = (p.pool, p.peril, ShortStrings.toString(p.name), p.wording);
        t.protocol = p.protocol == 0 ? keccak256(bytes(t.name)) : p.protocol;
        (t.waitingDays, t.minDays, t.maxDays) = (p.waitingDays, p.minDays, p.maxDays);
        (t.signal, t.trigger, t.needsLossRoot) = (p.signal, p.trigger, p.needsLossRoot);
        (t.group, t.shareBps, t.weightBps, t.riskRate) =
        (s.risk.group, s.risk.shareBps, s.risk.weightBps, s.risk.riskRate);
        if (!v.signalStopped && _isSelling(p)) v.capacity = s.capacity;
    }

    /// @inheritdoc ICover
    function poolOf(uint256 product) external view returns (address pool, uint8 index, uint32 window) {
        Product storage p = _product(product);
        return (p.pool, p.index, _windowOf(p));
    }

    /// @dev The pool's report window in seconds, stored beside the pool for `Claims`.
    function _windowOf(Product storage p) internal view returns (uint32) {
        return uint32(uint256(p.reportDays) * 1 days);
    }

    /// @inheritdoc ICover
    function claimTermsOf(uint256 product)
        external
        view
        returns (address trigger, bool settlesCovers, bool needsLossRoot)
    {
        Product storage p = _product(product);
        return (p.trigger, p.settlesCovers, p.needsLossRoot);
    }
}
