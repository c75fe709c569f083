// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IPoolFactory} from "./interfaces/IPoolFactory.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {PoolConfig, PoolParams} from "./types/Types.sol";

/// @title Creates pools
/// @notice See `IPoolFactory`.
contract PoolFactory is IPoolFactory, AccessManaged {
    address public immutable implementation;

    /// @inheritdoc IPoolFactory
    mapping(address pool => bool) public isPool;

    address[] private _pools;

    constructor(address authority, address implementation_) AccessManaged(authority) {
        implementation = implementation_;
    }

    /// @inheritdoc IPoolFactory
    function createPool(PoolConfig calldata config) external restricted returns (address pool) {
        require(config.asset.code.length != 0, ErrorsLib.InvalidAsset(config.asset));
        uint8 decimals = IERC20Metadata(config.asset).decimals();
        require(decimals <= 18, ErrorsLib.InvalidAsset(config.asset));
        require(config.curator != address(0), ErrorsLib.ZeroAddress());

        pool =
            Clones.cloneWithImmutableArgs(implementation, abi.encode(config.asset, decimals, address(this)));
        isPool[pool] = true;
        _pools.push(pool);
        ICapitalPool(pool).initialize(config);
        emit PoolCreated(pool, config.asset, config.curator, config.name);
    }

    /// @inheritdoc IPoolFactory
    function setParams(address pool, PoolParams calldata params) external restricted {
        require(isPool[pool], ErrorsLib.UnknownPool(pool));
        ICapitalPool(pool).setParams(params);
    }

    /// @inheritdoc IPoolFactory
    function payFees(address pool, address to, uint256 assets) external restricted {
        require(isPool[pool], ErrorsLib.UnknownPool(pool));
        require(to != address(0), ErrorsLib.ZeroAddress());
        ICapitalPool(pool).payFees(to, assets);
    }

    /// @inheritdoc IPoolFactory
    function poolCount() external view returns (uint256) {
        return _pools.length;
    }

    /// @inheritdoc IPoolFactory
    function poolAt(uint256 index) external view returns (address) {
        return _pools[index];
    }
}
