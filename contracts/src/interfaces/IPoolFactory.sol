// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolConfig, PoolParams} from "../types/Types.sol";

/// @title Creates pools
/// @notice Minimal clones of one implementation; pools share code and nothing else.
interface IPoolFactory {
    event PoolCreated(address indexed pool, address indexed asset, address indexed curator, string name);

    /// @notice Creates a pool. Governance only.
    /// @dev Errors: ParameterOutOfRange, InvalidDays, InvalidAsset, StringTooLong.
    function createPool(PoolConfig calldata config) external returns (address pool);

    /// @notice Changes a pool's parameters; afterwards its capital is at least what the solvency rule demands. Governance
    /// only. What was sold, requested or filed before keeps what it began with.
    /// @dev Errors: UnknownPool, ParameterOutOfRange, InsufficientCapital.
    function setParams(address pool, PoolParams calldata params) external;

    /// @notice Pays a pool's fees out, asset units. Governance only.
    /// @dev Errors: UnknownPool, ZeroAddress; more than there is fails.
    function payFees(address pool, address to, uint256 assets) external;

    function isPool(address pool) external view returns (bool);

    function poolCount() external view returns (uint256);

    /// @notice Pools by number, 0..poolCount-1, in order of creation.
    function poolAt(uint256 index) external view returns (address);
}
