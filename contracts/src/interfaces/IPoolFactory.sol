// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolConfig} from "../types/Types.sol";

/// @title Creates pools
/// @notice Minimal clones of one implementation; pools share code and nothing else.
interface IPoolFactory {
    event PoolCreated(address indexed pool, address indexed asset, address indexed curator, string name);

    /// @notice Creates a pool. Governance only.
    /// @dev Errors: InvalidBps, InvalidDays, InvalidAsset, StringTooLong.
    function createPool(PoolConfig calldata config) external returns (address pool);

    function isPool(address pool) external view returns (bool);

    function poolCount() external view returns (uint256);

    /// @notice Pools by number, 0..poolCount-1, in order of creation.
    function poolAt(uint256 index) external view returns (address);
}
