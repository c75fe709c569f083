// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {Products} from "./cover/Products.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {ICover} from "./interfaces/ICover.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {PriceLib} from "./libraries/PriceLib.sol";
import {RateLib} from "./libraries/RateLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {ProductLib} from "./libraries/ProductLib.sol";
import {StreamLib} from "./libraries/StreamLib.sol";
import {TermLib} from "./libraries/TermLib.sol";
import {CoverInfo, LineState, Sale} from "./types/Types.sol";

/// @title Products, prices and covers
/// @notice See `ICover`.
contract Cover is Products, ERC721, SelfPermit {
    using Checkpoints for Checkpoints.Trace160;
    using PriceLib for PriceLib.Product;
    using ProductLib for PriceLib.Product;
    using SafeCast for uint256;
    using TermLib for PriceLib.Product;

    /// @inheritdoc ICover
    uint256 public coverCount;

    mapping(uint256 cover => CoverInfo) private _covers;
    /// @dev By cover: the amount in force from a start day on; empty while there is one only.
    mapping(uint256 cover => Checkpoints.Trace160) private _amounts;

    /// @dev By cover that its trigger settles: the price ratio at its purchase.
    mapping(uint256 cover => uint256) private _entries;

    constructor(IPoolFactory factory) Products(factory) ERC721("Breakwater Cover", "COVER") {}

    // ---- buying ----

    /// @inheritdoc ICover
    function buy(uint256 product, uint256 amount, uint256 termDays, uint256 maxPremium, address holder)
        external
        returns (uint256 cover)
    {
        PriceLib.Product storage p = _product(product);
        (LineState memory line, uint256 multiple) = _sell(product, p);
        uint256 premium = _atMost(p.salePremium(line, multiple, amount, termDays), maxPremium);

        uint256 startDay = _firstDay(p);
        uint256 endDay = startDay + termDays;
        cover = ++coverCount;
        _mint(holder, cover);
        if (p.trigger == PriceLib.Trigger.Cover) _entries[cover] = p.entry();
        emit CoverBought(cover, product, holder, amount, premium, startDay, endDay);
        Sale memory sale = Sale(p.line, amount, startDay, endDay, premium, msg.sender);
        _book(cover, product, ICapitalPool(p.pool), sale);
    }

    function _book(uint256 cover, uint256 product, ICapitalPool pool, Sale memory sale) private {
        (uint56 rate, uint16 cancelFeeBps) = pool.sell(sale, 0);
        _covers[cover] = CoverInfo({
            amount: sale.amount.toUint96(),
            product: uint24(product),
            startDay: uint16(sale.startDay),
            endDay: sale.endDay.toUint16(),
            rate: rate,
            claimFreeDay: uint16(sale.startDay),
            cancelFeeBps: cancelFeeBps,
            raised: false
        });
    }

    /// @inheritdoc ICover
    function increase(uint256 cover, uint256 amount, uint256 maxPremium) external returns (uint256 premium) {
        CoverInfo storage info = _owned(cover);
        PriceLib.Product storage p = _changeable(cover, info.product);
        uint256 startDay = _firstDay(p);
        premium = p.increase(
            _prices[info.product], info, _amounts[cover], TermLib.More(amount, startDay, maxPremium)
        );
        emit CoverIncreased(cover, amount, premium, startDay);
    }

    /// @inheritdoc ICover
    function extend(uint256 cover, uint256 extraDays, uint256 maxPremium) external returns (uint256 premium) {
        CoverInfo storage info = _owned(cover);
        PriceLib.Product storage p = _changeable(cover, info.product);
        premium = p.extend(_prices[info.product], info, extraDays, maxPremium);
        emit CoverExtended(cover, info.endDay, premium);
    }

    /// @inheritdoc ICover
    function cancel(uint256 cover, uint256 minRefund) external returns (uint256 refund) {
        CoverInfo storage info = _owned(cover);
        TermLib.Held memory held = TermLib.Held(cover, _ownerOf(cover));
        refund = _products[info.product].cancel(_prices[info.product], info, _amounts[cover], held);
        require(refund >= minRefund, ErrorsLib.RefundBelowMin(refund, minRefund));
    }

    function _atMost(uint256 premium, uint256 maxPremium) private pure returns (uint256) {
        require(premium <= maxPremium, ErrorsLib.PremiumAboveMax(premium, maxPremium));
        return premium;
    }

    function _firstDay(PriceLib.Product storage p) private view returns (uint256) {
        return _today() + 1 + p.waitingDays;
    }

    function _today() private view returns (uint256) {
        return block.timestamp / 1 days;
    }

    function _owned(uint256 cover) private view returns (CoverInfo storage info) {
        info = _live(cover);
        _checkAuthorized(_ownerOf(cover), msg.sender, cover);
    }

    /// @dev Neither ended nor cancelled: an ended cover is bought anew, and a cancelled one is no longer in the ledger.
    function _live(uint256 cover) private view returns (CoverInfo storage info) {
        info = _covers[cover];
        require(info.product != 0, ErrorsLib.UnknownCover(cover));
        require(_today() < info.endDay && info.rate != 0, ErrorsLib.CoverOver(cover, info.endDay));
    }

    /// @dev A cover that its trigger settles is paid by its entry: more of it, or more time, would be paid for what happened
    /// before.
    function _changeable(uint256 cover, uint256 product) private view returns (PriceLib.Product storage p) {
        p = _products[product];
        require(p.trigger != PriceLib.Trigger.Cover, ErrorsLib.FixedCover(cover));
    }

    // ---- views ----

    /// @inheritdoc ICover
    function quoteIncrease(uint256 cover, uint256 amount) external view returns (uint256) {
        CoverInfo memory info = _live(cover);
        PriceLib.Product storage p = _changeable(cover, info.product);
        (LineState memory line, uint256 multiple) = _sellingNow(info.product, p);
        uint256 termDays = Math.saturatingSub(info.endDay, _firstDay(p));
        return p.salePremium(line, multiple, amount, termDays);
    }

    /// @inheritdoc ICover
    function quoteExtend(uint256 cover, uint256 extraDays) external view returns (uint256) {
        CoverInfo memory info = _live(cover);
        PriceLib.Product storage p = _changeable(cover, info.product);
        (LineState memory line, uint256 multiple) = _sellingNow(info.product, p);
        return p.extensionPremium(info, line, multiple, extraDays);
    }

    /// @inheritdoc ICover
    function claimOf(uint256 cover, uint256 time)
        external
        view
        returns (uint256 product, uint256 amount, address holder, address pool, uint8 line)
    {
        CoverInfo memory info = coverOf(cover);
        (product, amount, holder) = (info.product, _amountOn(cover, info, time / 1 days), _ownerOf(cover));
        PriceLib.Product storage p = _products[product];
        (pool, line) = (p.pool, p.line);
    }

    /// @inheritdoc ICover
    function settlementOf(uint256 cover)
        external
        view
        returns (address trigger, uint256 entry, uint256 endTime)
    {
        CoverInfo memory info = coverOf(cover);
        PriceLib.Product storage p = _products[info.product];
        if (p.trigger == PriceLib.Trigger.Cover) trigger = p.triggeredBy;
        return (trigger, _entries[cover], info.rate == 0 ? 0 : uint256(info.endDay) * 1 days);
    }

    /// @inheritdoc ICover
    function amountAt(uint256 cover, uint256 time) external view returns (uint256) {
        return _amountOn(cover, coverOf(cover), time / 1 days);
    }

    /// @inheritdoc ICover
    function unearnedOf(uint256 cover) external view returns (uint256) {
        CoverInfo memory info = coverOf(cover);
        uint256 left = Math.saturatingSub(uint256(info.endDay) * 1 days, block.timestamp);
        return RateLib.unpack(info.rate) * left >> StreamLib.SCALE_BITS;
    }

    /// @inheritdoc ICover
    function coverOf(uint256 cover) public view returns (CoverInfo memory info) {
        info = _covers[cover];
        require(info.product != 0, ErrorsLib.UnknownCover(cover));
    }

    /// @inheritdoc ERC721
    function tokenURI(uint256 cover) public view override returns (string memory) {
        CoverInfo memory info = coverOf(cover);
        return _products[info.product].tokenURI(info, cover);
    }

    function _amountOn(uint256 cover, CoverInfo memory info, uint256 day) private view returns (uint256) {
        return day < info.startDay || day >= info.endDay ? 0 : _amountFrom(cover, info, day);
    }

    /// @dev What is in force on a day of the cover's term.
    function _amountFrom(uint256 cover, CoverInfo memory info, uint256 day) private view returns (uint256) {
        return info.raised ? _amounts[cover].upperLookupRecent(uint96(day)) : info.amount;
    }
}
