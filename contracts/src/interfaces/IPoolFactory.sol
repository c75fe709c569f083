// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Limits, Part} from "../types/GovernanceTypes.sol";
import {PoolConfig, PoolParams} from "../types/PoolTypes.sol";

/// @title Creates pools and speaks for governance
/// @notice Minimal clones of one implementation; pools share code and nothing else.
interface IPoolFactory {
    event PoolCreated(address indexed pool, address indexed asset, address indexed curator, string name);

    event LimitsSet(address indexed pool, Limits limits);
    event PartSet(address indexed pool, address indexed part, Part kind);

    /// @notice Creates a pool with the default limits. It sells no cover until its claims process is set. Governance only.
    /// @dev Errors: ParameterOutOfRange, InvalidAsset, InvalidModel, StringTooLong, ZeroAddress.
    function createPool(PoolConfig calldata config) external returns (address pool);

    /// @notice Changes a pool's parameters; what was sold, requested or filed before keeps what it began with. Governance only.
    /// @dev Errors: UnknownPool and those of `ICapitalPool.setParams`.
    function setParams(address pool, PoolParams calldata params) external;

    /// @notice Sets a pool's cost of capital for what is sold from now on. Governance only. Errors: UnknownPool, InvalidModel.
    function setModel(address pool, address model) external;

    /// @notice Pays a pool's fees out, asset units. Governance only.
    /// @dev Errors: UnknownPool, ZeroAddress; more than there is fails.
    function payFees(address pool, address to, uint256 assets) external;

    /// @notice Names another curator of a pool. Governance only. Errors: UnknownPool, ZeroAddress.
    function setCurator(address pool, address curator) external;

    /// @notice Sets what a pool's curator may list and tune from now on. Governance only.
    /// @dev Errors: UnknownPool, ParameterOutOfRange.
    function setLimits(address pool, Limits calldata limits) external;

    /// @notice Enables a contract that products of one pool may name, as a market signal or a trigger, or disables it for new
    /// products; listed ones keep theirs. A trigger must be usable with its feeds now. Governance only.
    /// @dev Errors: UnknownPool, InvalidPart and those of `ITrigger.requireUsable`.
    function setPart(address pool, address part, Part kind) external;

    /// @notice Stops deposits and new cover of a pool until the midnight `numberOfDays` days on, at most seven, and not again
    /// within thirty days of its end. Claims, payouts, cancellations and exits go on. Guardian only.
    /// @dev Errors: UnknownPool, ZeroAmount, ParameterOutOfRange, PauseTooSoon.
    function pause(address pool, uint256 numberOfDays) external;

    /// @notice Ends a pause early. Guardian only. Errors: UnknownPool, NotPaused.
    function unpause(address pool) external;

    /// @notice The limits of a pool, if the two are enabled for it as what they are named; each may be zero.
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
