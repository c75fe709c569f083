// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC721} from "@openzeppelin/contracts/token/ERC721/ERC721.sol";
import {ShortString, ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {ICover} from "./interfaces/ICover.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {IPremiumModel} from "./interfaces/IPremiumModel.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {CoverInfo, Peril, ProductTerms, ProductView, Sale} from "./types/Types.sol";

/// @title Products, prices and covers
/// @notice See `ICover`.
contract Cover is ICover, ERC721, SelfPermit {
    using SafeCast for uint256;

    uint256 private constant WAD = 1e18;
    uint256 private constant MAX_RATE = 10e18;
    uint256 private constant MAX_WAITING_DAYS = 30;
    uint256 private constant MAX_TERM_DAYS = 365;

    struct Product {
        address pool;
        uint8 line;
        uint8 group;
        Peril peril;
        uint8 waitingDays;
        uint16 minDays;
        uint16 maxDays;
        uint16 maxShareBps;
        address model;
        uint96 rate;
        bytes32 wording;
        ShortString name;
    }

    IPoolFactory public immutable FACTORY;

    /// @inheritdoc ICover
    uint256 public productCount;
    /// @inheritdoc ICover
    uint256 public coverCount;

    mapping(uint256 product => Product) private _products;
    mapping(uint256 cover => CoverInfo) private _covers;

    constructor(IPoolFactory factory) ERC721("Breakwater Cover", "COVER") {
        FACTORY = factory;
    }

    // ---- products ----

    /// @inheritdoc ICover
    function listProduct(ProductTerms calldata t) external returns (uint256 product) {
        require(FACTORY.isPool(t.pool), ErrorsLib.UnknownPool(t.pool));
        address curator = ICapitalPool(t.pool).curator();
        require(msg.sender == curator, ErrorsLib.NotCurator(msg.sender, curator));
        require(
            t.minDays != 0 && t.minDays <= t.maxDays && t.maxDays <= MAX_TERM_DAYS
                && t.waitingDays <= MAX_WAITING_DAYS,
            ErrorsLib.InvalidTerms(t.waitingDays, t.minDays, t.maxDays)
        );
        require(t.rate != 0 && t.rate <= MAX_RATE, ErrorsLib.InvalidRate(t.rate, MAX_RATE));
        require(t.model.code.length != 0, ErrorsLib.InvalidModel(t.model));
        require(bytes(t.name).length < 32, ErrorsLib.StringTooLong(t.name));

        product = ++productCount;
        _products[product] = Product({
            pool: t.pool,
            line: ICapitalPool(t.pool).openLine(t.group, t.maxShareBps),
            group: t.group,
            peril: t.peril,
            waitingDays: t.waitingDays,
            minDays: t.minDays,
            maxDays: t.maxDays,
            maxShareBps: t.maxShareBps,
            model: t.model,
            rate: uint96(t.rate),
            wording: t.wording,
            name: ShortStrings.toShortString(t.name)
        });
        emit ProductListed(product, t.pool, t.name, t);
    }

    // ---- buying ----

    /// @inheritdoc ICover
    function quote(uint256 product, uint256 amount, uint256 termDays) external view returns (uint256) {
        return _quote(_product(product), amount, termDays);
    }

    /// @inheritdoc ICover
    function buy(uint256 product, uint256 amount, uint256 termDays, uint256 maxPremium, address holder)
        external
        returns (uint256 cover)
    {
        Product storage p = _product(product);
        ICapitalPool pool = ICapitalPool(p.pool);
        pool.sync(type(uint256).max);
        uint256 premium = _quote(p, amount, termDays);
        require(premium <= maxPremium, ErrorsLib.PremiumAboveMax(premium, maxPremium));

        uint256 startDay = block.timestamp / 1 days + 1 + p.waitingDays;
        uint256 endDay = startDay + termDays;
        cover = ++coverCount;
        _covers[cover] = CoverInfo({
            amount: amount.toUint96(),
            product: uint32(product),
            startDay: uint24(startDay),
            endDay: uint24(endDay),
            premium: premium.toUint80()
        });
        _mint(holder, cover);
        emit CoverBought(cover, product, holder, amount, premium, startDay, endDay);
        pool.sell(Sale(p.line, amount, startDay, endDay, premium, msg.sender));
    }

    /// @dev Rounded up, in favour of the pool. Split-proof: the area is, see `IPremiumModel`, and rounding up twice is never
    /// less than rounding up once.
    function _quote(Product storage p, uint256 amount, uint256 termDays) private view returns (uint256) {
        require(amount != 0, ErrorsLib.ZeroAmount());
        require(
            termDays >= p.minDays && termDays <= p.maxDays,
            ErrorsLib.TermOutOfRange(termDays, p.minDays, p.maxDays)
        );
        (uint256 exposed, uint256 room, bool incidentOpen) = ICapitalPool(p.pool).lineState(p.line);
        require(!incidentOpen, ErrorsLib.SalesStopped(p.line));
        require(amount <= room, ErrorsLib.AmountAboveCapacity(amount, room));
        uint256 area = IPremiumModel(p.model).area(exposed, exposed + amount, exposed + room);
        return Math.mulDiv(area, p.rate * termDays, 365 * WAD * WAD, Math.Rounding.Ceil);
    }

    // ---- views ----

    /// @inheritdoc ICover
    function capacity(uint256 product) external view returns (uint256 room) {
        Product storage p = _product(product);
        (, room,) = ICapitalPool(p.pool).lineState(p.line);
    }

    /// @inheritdoc ICover
    function exposure(uint256 product) external view returns (uint256 exposed) {
        Product storage p = _product(product);
        (exposed,,) = ICapitalPool(p.pool).lineState(p.line);
    }

    /// @inheritdoc ICover
    function productOf(uint256 product) external view returns (ProductView memory v) {
        Product storage p = _product(product);
        (v.exposure, v.capacity, v.incidentOpen) = ICapitalPool(p.pool).lineState(p.line);
        v.id = product;
        v.pool = p.pool;
        v.name = ShortStrings.toString(p.name);
        v.wording = p.wording;
        v.peril = p.peril;
        v.line = p.line;
        v.group = p.group;
        v.maxShareBps = p.maxShareBps;
        v.waitingDays = p.waitingDays;
        v.minDays = p.minDays;
        v.maxDays = p.maxDays;
        v.model = p.model;
        v.rate = p.rate;
    }

    /// @inheritdoc ICover
    function lineOf(uint256 product) external view returns (address pool, uint8 line) {
        Product storage p = _product(product);
        return (p.pool, p.line);
    }

    /// @inheritdoc ICover
    function claimOf(uint256 cover)
        external
        view
        returns (CoverInfo memory info, address holder, address pool)
    {
        info = coverOf(cover);
        return (info, ownerOf(cover), _products[info.product].pool);
    }

    /// @inheritdoc ICover
    function coverOf(uint256 cover) public view returns (CoverInfo memory info) {
        info = _covers[cover];
        require(info.product != 0, ErrorsLib.UnknownCover(cover));
    }

    function _product(uint256 product) private view returns (Product storage p) {
        p = _products[product];
        require(p.pool != address(0), ErrorsLib.UnknownProduct(product));
    }
}
