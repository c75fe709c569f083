// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Limits, Part} from "../types/GovernanceTypes.sol";
import {PoolConfig, PoolParams} from "../types/PoolTypes.sol";

/// @title Creates pools and carries out governance's changes to them
/// @notice Minimal clones of one implementation; pools share code and nothing else.
interface IPoolFactory {
    event PoolCreated(address indexed pool, address indexed asset, address indexed curator, string name);

    event LimitsSet(address indexed pool, Limits limits);
    event PartSet(address indexed pool, address indexed part, Part kind);

    /// @notice Creates a pool with the default limits. It sells no cover until its claims process is set. Governance only.
    /// @dev Errors: ParameterOutOfRange, InvalidAsset, InvalidModel, StringTooLong, ZeroAddress.
    function createPool(PoolConfig calldata config) external returns (address pool);

    /// @notice Changes a pool's parameters. Cover sold, exits requested and incidents filed before keep their terms.
    /// Governance only.
    /// @dev Errors: UnknownPool and those of `ICapitalPool.setParams`.
    function setParams(address pool, PoolParams calldata params) external;

    /// @notice Sets a pool's cost of capital for future sales. Governance only. Errors: UnknownPool, InvalidModel.
    function setModel(address pool, address model) external;

    /// @notice Pays a pool's fees out, asset units. Governance only.
    /// @dev Errors: UnknownPool, ZeroAddress. Reverts if the fees hold less.
    function payFees(address pool, address to, uint256 assets) external;

    /// @notice Names another curator of a pool. Governance only. Errors: UnknownPool, ZeroAddress.
    function setCurator(address pool, address curator) external;

    /// @notice Sets the limits for what a pool's curator lists and tunes from now on. Governance only.
    /// @dev Errors: UnknownPool, ParameterOutOfRange.
    function setLimits(address pool, Limits calldata limits) external;

    /// @notice Enables a contract as a market signal or a trigger for products of one pool, or disables it for new
    /// products; listed products keep it. A trigger must be usable with its feeds now. Governance only.
    /// @dev Errors: UnknownPool, InvalidPart and those of `ITrigger.requireUsable`.
    function setPart(address pool, address part, Part kind) external;

    /// @notice Pauses deposits and new cover of a pool until the midnight `numberOfDays` days from now, at most seven.
    /// A pause cannot begin within thirty days of the end of the last one. Claims, payouts, cancellations and exits go
    /// on. Guardian only.
    /// @dev Errors: UnknownPool, ZeroAmount, ParameterOutOfRange, PauseTooSoon.
    function pause(address pool, uint256 numberOfDays) external;

    /// @notice Ends a pause early. Guardian only. Errors: UnknownPool, NotPaused.
    function unpause(address pool) external;

    /// @notice The limits of a pool. Reverts unless signal and trigger are enabled for it as such; each may be the zero
    /// address.
    /// @dev Errors: UnknownPool, InvalidSignal, InvalidTrigger.
    function limitsFor(address pool, address signal, address trigger) external view returns (Limits memory);

    /// @notice What a pool's curator may list and tune. Error: UnknownPool.
    function limitsOf(address pool) external view returns (Limits memory);

    /// @notice What a contract is enabled as for a pool's products.
    function partOf(address pool, address part) external view returns (Part);

    function isPool(address pool) external view returns (bool);

    function poolCount() external view returns (uint256);

    /// @notice Pools by number, 0..poolCount-1, in order of creation.
    function poolAt(uint256 index) external view returns (address);
}
