// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {IERC165} from "@openzeppelin/contracts/utils/introspection/IERC165.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Holdings} from "./cover/Holdings.sol";
import {Products} from "./cover/Products.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {ICover} from "./interfaces/ICover.sol";
import {ILedger} from "./interfaces/ILedger.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {ICoverTrigger} from "./interfaces/ITrigger.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {RateLib} from "./libraries/RateLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {CoverArt} from "./periphery/CoverArt.sol";
import {Booked, CoverClaim, CoverInfo, Price, Quote, Sale} from "./types/CoverTypes.sol";

/// @title Products, prices and covers
/// @notice See `ICover`.
contract Cover is Products, Holdings, SelfPermit {
    using SafeCast for uint256;

    /// @dev ERC-4906.
    bytes4 private constant METADATA_UPDATES = 0x49064906;
    /// @dev A rate that earns nothing but is not 0, for a cover whose whole premium is dust. 0 means cancelled.
    uint56 private constant NO_RATE = 1;

    address public immutable CLAIMS;

    /// @inheritdoc ICover
    uint256 public coverCount;

    mapping(uint256 cover => CoverInfo) private _covers;
    /// @dev Price ratio at purchase of each cover that its trigger settles.
    mapping(uint256 cover => uint256) private _entries;

    constructor(IPoolFactory factory, ILedger ledger, address claims)
        Products(factory, ledger)
        ERC721("Breakwater Cover", "COVER")
    {
        CLAIMS = claims;
    }

    // ---- buying ----

    /// @inheritdoc ICover
    function buy(uint256 product, uint256 amount, uint256 termDays, uint256 maxPremium, address holder)
        external
        returns (uint256 cover)
    {
        Product storage p = _product(product);
        Sale memory s = _sale(p, amount, termDays);
        cover = ++coverCount;
        if (p.settlesCovers) _entries[cover] = ICoverTrigger(p.trigger).entry();
        Price memory price = ICapitalPool(p.pool).sell(s, maxPremium, msg.sender);
        CoverInfo storage info = _covers[cover];
        (info.amount, info.product) = (s.amount, product.toUint24());
        _write(info, s.startDay, s.endDay, price);
        _mint(holder, cover);
        emit CoverBought(cover, product, holder, amount, price.premium, price.expectedLoss, s.startDay, s.endDay);
    }

    function _sale(Product storage p, uint256 amount, uint256 termDays) private view returns (Sale memory) {
        (uint256 minDays, uint256 maxDays) = (p.minDays, p.maxDays);
        require(termDays >= minDays && termDays <= maxDays, ErrorsLib.TermOutOfRange(termDays, minDays, maxDays));
        require(amount <= type(uint96).max, ErrorsLib.AmountTooLarge(amount));
        uint256 startDay = block.timestamp / 1 days + 1 + p.waitingDays;
        uint16 endDay = (startDay + termDays).toUint16();
        return Sale(p.index, uint96(amount), uint16(startDay), endDay, _sellingSignal(p));
    }

    // ---- changing ----

    /// @inheritdoc ICover
    function extend(uint256 cover, uint256 extraDays, uint256 maxPremium) external returns (uint256 premium) {
        (Product storage p, Booked memory booked) = _live(cover);
        _checkAuthorized(_ownerOf(cover), msg.sender, cover);
        uint16 newEndDay = _extendedEnd(p, cover, booked, extraDays);
        Price memory price = ICapitalPool(p.pool).extend(booked, newEndDay, _sellingSignal(p), maxPremium, msg.sender);
        _write(_covers[cover], booked.startDay, newEndDay, price);
        emit CoverExtended(cover, newEndDay, price.premium, price.expectedLoss);
        emit MetadataUpdate(cover);
        return price.premium;
    }

    /// @dev The added days must not start before those of a cover bought now.
    function _extendedEnd(Product storage p, uint256 cover, Booked memory booked, uint256 extraDays)
        private
        view
        returns (uint16)
    {
        require(!p.settlesCovers, ErrorsLib.FixedCover(cover));
        require(extraDays != 0, ErrorsLib.ZeroAmount());
        (uint256 endDay, uint256 today) = (booked.endDay, block.timestamp / 1 days);
        require(today + p.waitingDays < endDay, ErrorsLib.TooLateToExtend(cover, endDay - p.waitingDays - 1));
        uint256 term = Math.saturatingAdd(endDay - Math.max(booked.startDay, today), extraDays);
        require(term <= p.maxDays, ErrorsLib.TermOutOfRange(term, p.minDays, p.maxDays));
        return (endDay + extraDays).toUint16();
    }

    /// @inheritdoc ICover
    function cancel(uint256 cover, uint256 minRefund) external returns (uint256 refund) {
        (Product storage p, Booked memory booked) = _live(cover);
        address holder = _ownerOf(cover);
        _checkAuthorized(holder, msg.sender, cover);
        uint16 newEndDay = _cancelledEnd(cover, booked);
        CoverInfo storage info = _covers[cover];
        (info.endDay, info.rate) = (newEndDay, 0);
        emit MetadataUpdate(cover);
        refund = ICapitalPool(p.pool).cancel(booked, holder);
        require(refund >= minRefund, ErrorsLib.RefundBelowMin(refund, minRefund));
        emit CoverCancelled(cover, newEndDay, refund);
    }

    /// @dev The new end: tonight, or the start day if the cover has not started.
    function _cancelledEnd(uint256 cover, Booked memory booked) private view returns (uint16 newEndDay) {
        newEndDay = Math.max(booked.startDay, block.timestamp / 1 days + 1).toUint16();
        require(newEndDay < booked.endDay, ErrorsLib.NothingToCancel(cover));
    }

    /// @inheritdoc ICover
    function payOut(uint256 cover, uint256 assets, uint16 episode, uint96 received, bool settles) external {
        require(msg.sender == CLAIMS, ErrorsLib.WrongCaller(msg.sender, CLAIMS));
        (Product storage p, Booked memory booked) = _booked(cover);
        require(assets <= booked.left, ErrorsLib.AmountTooLarge(assets));
        uint256 left = booked.left - assets;
        bool settled = _holdings[cover].settled;
        settles = settles || (assets != 0 && left == 0);
        // The ledger settles a cover once, and only after its trigger's settlement was paid in full.
        if (settled || !settles) booked.rate = 0;
        settled = settled || settles;
        _remember(cover, booked.amount, episode, settled, Receipt(uint96(booked.amount - left), received));
        // A used-up cover is paid nothing, but has collected.
        if (assets == 0) return;
        emit CoverReduced(cover, assets, left);
        emit MetadataUpdate(cover);
        ICapitalPool(p.pool).payOut(booked, _ownerOf(cover), assets);
    }

    /// @dev Without a jump between its fields, the compiler writes the word once.
    function _write(CoverInfo storage info, uint16 startDay, uint16 endDay, Price memory price) private {
        (info.startDay, info.endDay, info.rate) = (startDay, endDay, price.rate == 0 ? NO_RATE : price.rate);
        (info.capitalShare, info.refundRate) = (price.capitalShare, price.refundRate);
    }

    // ---- reading ----

    function _infoOf(uint256 cover) private view returns (CoverInfo storage info) {
        info = _covers[cover];
        require(info.product != 0, ErrorsLib.UnknownCover(cover));
    }

    /// @dev A cover as the ledger changes it.
    function _booked(uint256 cover) private view returns (Product storage p, Booked memory booked) {
        CoverInfo memory info = _infoOf(cover);
        p = _product(info.product);
        (booked.product, booked.amount) = (p.index, info.amount);
        booked.left = info.amount - _receiptOf(cover, info.amount).paid;
        (booked.startDay, booked.endDay, booked.rate) = (info.startDay, info.endDay, info.rate);
        (booked.capitalShare, booked.refundRate) = (info.capitalShare, info.refundRate);
    }

    /// @dev Requires a cover that is not ended, cancelled or used up.
    function _live(uint256 cover) private view returns (Product storage p, Booked memory booked) {
        (p, booked) = _booked(cover);
        bool isLive = block.timestamp / 1 days < booked.endDay && booked.rate != 0 && booked.left != 0;
        require(isLive, ErrorsLib.CoverOver(cover, booked.endDay));
    }

    // ---- quotes ----

    /// @inheritdoc ICover
    function quote(uint256 product, uint256 amount, uint256 termDays) external view returns (Quote memory) {
        Product storage p = _product(product);
        Sale memory s = _sale(p, amount, termDays);
        Price memory price = LEDGER.quote(p.pool, s, ICapitalPool(p.pool).backing());
        return _quoted(p, price, Booked(s.product, s.amount, s.amount, s.startDay, s.endDay, 0, 0, 0));
    }

    /// @inheritdoc ICover
    function quoteExtend(uint256 cover, uint256 extraDays) external view returns (Quote memory) {
        (Product storage p, Booked memory booked) = _live(cover);
        uint16 newEndDay = _extendedEnd(p, cover, booked, extraDays);
        Price memory price =
            LEDGER.quoteExtend(p.pool, booked, newEndDay, _sellingSignal(p), ICapitalPool(p.pool).backing().priced);
        booked.endDay = newEndDay;
        return _quoted(p, price, booked);
    }

    /// @param booked The cover as it would be booked, without its rates.
    function _quoted(Product storage p, Price memory price, Booked memory booked) private view returns (Quote memory) {
        (booked.rate, booked.capitalShare) = (price.rate, price.capitalShare);
        booked.refundRate = price.refundRate;
        (uint256 premium, uint256 expectedLoss) = (price.premium, price.expectedLoss);
        uint256 refund = LEDGER.quoteCancel(p.pool, booked);
        return Quote(premium, expectedLoss, premium - expectedLoss, refund);
    }

    /// @inheritdoc ICover
    function quoteCancel(uint256 cover) external view returns (uint256) {
        (Product storage p, Booked memory booked) = _live(cover);
        _cancelledEnd(cover, booked);
        return LEDGER.quoteCancel(p.pool, booked);
    }

    // ---- views ----

    /// @inheritdoc ICover
    function coverOf(uint256 cover) external view returns (CoverInfo memory) {
        return _infoOf(cover);
    }

    /// @inheritdoc ICover
    function claimOf(uint256 cover) external view returns (CoverClaim memory c) {
        CoverInfo storage info = _infoOf(cover);
        Product storage p = _product(info.product);
        Receipt memory receipt = _receiptOf(cover, info.amount);
        (c.id, c.holder, c.pool, c.index, c.product) = (cover, _ownerOf(cover), p.pool, p.index, info.product);
        (c.window, c.settlesCovers, c.needsLossRoot) = (_windowOf(p), p.settlesCovers, p.needsLossRoot);
        (c.amount, c.startDay, c.endDay) = (info.amount, info.startDay, info.endDay);
        // A cover cancelled before its start is never in force.
        if (info.startDay != info.endDay) c.left = info.amount - receipt.paid;
        (c.episode, c.received, c.settled) = (_holdings[cover].episode, receipt.received, _holdings[cover].settled);
    }

    /// @inheritdoc ICover
    function unearnedOf(uint256 cover) external view returns (uint256) {
        CoverInfo storage info = _infoOf(cover);
        uint256 release = uint256(info.endDay) * 1 days + _windowOf(_product(info.product));
        return RateLib.unpack(info.rate) * Math.saturatingSub(release, block.timestamp) >> RateLib.SCALE_BITS;
    }

    /// @inheritdoc ICover
    function entryOf(uint256 cover) external view returns (uint256) {
        _infoOf(cover);
        return _entries[cover];
    }

    /// @inheritdoc ERC721
    function tokenURI(uint256 cover) public view override returns (string memory) {
        return CoverArt.tokenURI(this, cover);
    }

    /// @inheritdoc IERC165
    function supportsInterface(bytes4 id) public view override(ERC721, IERC165) returns (bool) {
        return id == METADATA_UPDATES || super.supportsInterface(id);
    }
}
