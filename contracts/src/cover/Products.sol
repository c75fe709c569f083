// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {IPoolFactory} from "../interfaces/IPoolFactory.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {PriceLib} from "../libraries/PriceLib.sol";
import {ProductLib} from "../libraries/ProductLib.sol";
import {TuneLib} from "../libraries/TuneLib.sol";
import {Announcement, Tuning} from "../types/GovernanceTypes.sol";
import {LineState, ProductTerms, ProductView, StressResult} from "../types/Types.sol";

/// @title Products and their prices
abstract contract Products is ICover {
    using PriceLib for PriceLib.Product;
    using ProductLib for PriceLib.Product;
    using TuneLib for PriceLib.Product;

    IPoolFactory public immutable FACTORY;

    /// @inheritdoc ICover
    uint256 public productCount;

    mapping(uint256 product => PriceLib.Product) internal _products;
    mapping(uint256 product => PriceLib.Price) internal _prices;
    mapping(uint256 product => Announcement) private _announced;

    constructor(IPoolFactory factory) {
        FACTORY = factory;
    }

    /// @inheritdoc ICover
    function listProduct(ProductTerms calldata terms) external returns (uint256 product) {
        product = ++productCount;
        _products[product].list(product, terms, FACTORY);
    }

    /// @inheritdoc ICover
    function tune(uint256 product, Tuning calldata tuning) external returns (uint256 readyAt) {
        return _product(product).tune(_prices[product], _announced[product], product, tuning, FACTORY);
    }

    /// @inheritdoc ICover
    function applyTuning(uint256 product) external {
        _product(product).applyTuning(_prices[product], _announced[product], product, FACTORY);
    }

    /// @inheritdoc ICover
    function announcementOf(uint256 product) external view returns (Announcement memory) {
        return _announced[product];
    }

    /// @inheritdoc ICover
    function quote(uint256 product, uint256 amount, uint256 termDays) external view returns (uint256) {
        PriceLib.Product storage p = _product(product);
        (LineState memory line, uint256 multiple) = _sellingNow(product, p);
        return p.salePremium(line, multiple, amount, termDays);
    }

    /// @dev A product's line and what its rate is multiplied by now, for views.
    function _sellingNow(uint256 product, PriceLib.Product storage p)
        internal
        view
        returns (LineState memory line, uint256 multiple)
    {
        line = _line(p);
        (, multiple) = p.adapt(_prices[product], line);
        multiple = p.selling(line, multiple);
    }

    /// @dev The same in a sale: the pool is brought up to now and the price remembered.
    function _sell(uint256 product, PriceLib.Product storage p)
        internal
        returns (LineState memory line, uint256 multiple)
    {
        line = _synced(p);
        multiple = p.selling(line, p.touch(_prices[product], line));
    }

    // ---- views ----

    /// @inheritdoc ICover
    function capacity(uint256 product) external view returns (uint256) {
        PriceLib.Product storage p = _product(product);
        return _line(p).capacity;
    }

    /// @inheritdoc ICover
    function exposure(uint256 product) external view returns (uint256) {
        PriceLib.Product storage p = _product(product);
        return _line(p).exposure;
    }

    /// @inheritdoc ICover
    function stressTest(address pool, uint256[] calldata products)
        external
        view
        returns (StressResult memory)
    {
        return ProductLib.stressTest(_products, pool, products);
    }

    /// @inheritdoc ICover
    function productOf(uint256 product) external view returns (ProductView memory v) {
        v = _product(product).view_(_prices[product]);
        v.id = product;
    }

    /// @inheritdoc ICover
    function triggerOf(uint256 product) external view returns (address trigger, bool settlesCovers) {
        PriceLib.Product storage p = _product(product);
        return (p.triggeredBy, p.trigger == PriceLib.Trigger.Cover);
    }

    /// @inheritdoc ICover
    function lineOf(uint256 product) external view returns (address pool, uint8 line) {
        PriceLib.Product storage p = _product(product);
        return (p.pool, p.line);
    }

    function _line(PriceLib.Product storage p) private view returns (LineState memory) {
        return ICapitalPool(p.pool).lineState(p.line);
    }

    function _synced(PriceLib.Product storage p) internal returns (LineState memory) {
        return ICapitalPool(p.pool).syncLine(p.line);
    }

    function _product(uint256 product) internal view returns (PriceLib.Product storage p) {
        p = _products[product];
        require(p.pool != address(0), ErrorsLib.UnknownProduct(product));
    }
}
