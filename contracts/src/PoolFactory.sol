// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {ITrigger} from "./interfaces/ITrigger.sol";
import {Bounds} from "./libraries/Bounds.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {LimitsLib} from "./libraries/LimitsLib.sol";
import {Limits, Part} from "./types/GovernanceTypes.sol";
import {PoolConfig, PoolParams} from "./types/PoolTypes.sol";

/// @title Creates pools and carries out governance's changes to them
/// @notice See `IPoolFactory`.
contract PoolFactory is IPoolFactory, AccessManaged {
    using Bounds for uint256;
    using LimitsLib for Limits;

    /// @dev Less than the minimum time of a proposal (`MutualGovernor`), so that stakers can leave before it takes
    /// effect.
    uint256 private constant MAX_COOLDOWN_DAYS = 7;
    uint256 private constant MAX_REPORT_DAYS = 30;

    address public immutable implementation;

    /// @dev A genuine pool's delay is never 0.
    mapping(address pool => Limits) private _limits;

    /// @inheritdoc IPoolFactory
    mapping(address pool => mapping(address part => Part)) public partOf;

    /// @inheritdoc IPoolFactory
    address[] public poolAt;

    modifier onlyPool(address pool) {
        require(isPool(pool), ErrorsLib.UnknownPool(pool));
        _;
    }

    constructor(address authority, address implementation_) AccessManaged(authority) {
        implementation = implementation_;
    }

    // ---- pools ----

    /// @inheritdoc IPoolFactory
    function createPool(PoolConfig calldata config) external restricted returns (address pool) {
        require(config.asset.code.length != 0, ErrorsLib.InvalidAsset(config.asset));
        uint8 decimals = IERC20Metadata(config.asset).decimals();
        require(decimals <= 18, ErrorsLib.InvalidAsset(config.asset));
        require(config.curator != address(0), ErrorsLib.ZeroAddress());
        uint256(config.cooldownDays).within(1, MAX_COOLDOWN_DAYS);
        uint256(config.reportDays).within(1, MAX_REPORT_DAYS);
        _requireModel(config.model);

        bytes memory arguments = abi.encode(config.asset, decimals, address(this));
        pool = Clones.cloneWithImmutableArgs(implementation, arguments);
        poolAt.push(pool);
        emit PoolCreated(pool, config.asset, config.curator, config.name);
        _setLimits(pool, LimitsLib.defaults());
        ICapitalPool(pool).initialize(config);
    }

    /// @inheritdoc IPoolFactory
    function setParams(address pool, PoolParams calldata params) external restricted onlyPool(pool) {
        ICapitalPool(pool).setParams(params);
    }

    /// @inheritdoc IPoolFactory
    function setModel(address pool, address model) external restricted onlyPool(pool) {
        _requireModel(model);
        ICapitalPool(pool).setModel(model);
    }

    function _requireModel(address model) private view {
        require(model.code.length != 0, ErrorsLib.InvalidModel(model));
    }

    /// @inheritdoc IPoolFactory
    function payFees(address pool, address to, uint256 assets) external restricted onlyPool(pool) {
        require(to != address(0), ErrorsLib.ZeroAddress());
        ICapitalPool(pool).payFees(to, assets);
    }

    // ---- curators ----

    /// @inheritdoc IPoolFactory
    function setCurator(address pool, address curator) external restricted onlyPool(pool) {
        require(curator != address(0), ErrorsLib.ZeroAddress());
        ICapitalPool(pool).setCurator(curator);
    }

    /// @inheritdoc IPoolFactory
    function setLimits(address pool, Limits calldata limits) external restricted onlyPool(pool) {
        limits.requireValid();
        _setLimits(pool, limits);
    }

    function _setLimits(address pool, Limits memory limits) private {
        _limits[pool] = limits;
        emit LimitsSet(pool, limits);
    }

    /// @inheritdoc IPoolFactory
    function setPart(address pool, address part, Part kind) external restricted onlyPool(pool) {
        require(kind == Part.None || part.code.length != 0, ErrorsLib.InvalidPart(part));
        if (kind == Part.Trigger) ITrigger(part).requireUsable();
        partOf[pool][part] = kind;
        emit PartSet(pool, part, kind);
    }

    // ---- the guardian ----

    /// @inheritdoc IPoolFactory
    function pause(address pool, uint256 numberOfDays) external restricted onlyPool(pool) {
        require(numberOfDays != 0, ErrorsLib.ZeroAmount());
        ICapitalPool(pool).pause(numberOfDays);
    }

    /// @inheritdoc IPoolFactory
    function unpause(address pool) external restricted onlyPool(pool) {
        ICapitalPool(pool).pause(0);
    }

    // ---- views ----

    /// @inheritdoc IPoolFactory
    function limitsFor(address pool, address signal, address trigger)
        external
        view
        onlyPool(pool)
        returns (Limits memory)
    {
        mapping(address => Part) storage parts = partOf[pool];
        require(signal == address(0) || parts[signal] == Part.Signal, ErrorsLib.InvalidSignal(signal));
        require(trigger == address(0) || parts[trigger] == Part.Trigger, ErrorsLib.InvalidTrigger(trigger));
        return _limits[pool];
    }

    /// @inheritdoc IPoolFactory
    function limitsOf(address pool) external view onlyPool(pool) returns (Limits memory) {
        return _limits[pool];
    }

    /// @inheritdoc IPoolFactory
    function isPool(address pool) public view returns (bool) {
        return _limits[pool].loosenDays != 0;
    }

    /// @inheritdoc IPoolFactory
    function poolCount() external view returns (uint256) {
        return poolAt.length;
    }
}
