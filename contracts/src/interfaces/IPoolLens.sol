// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Solvency, StressResult} from "../types/PoolTypes.sol";

/// @title Views of pools for readers
/// @notice Stateless, without roles or funds.
interface IPoolLens {
    /// @notice A pool's solvency as of now (DESIGN §4).
    function solvency(address pool) external view returns (Solvency memory);

    /// @notice The effect on the pool if some of its products lost all their cover in one event now.
    /// @dev Errors: UnknownProduct, WrongPool, DuplicateProduct.
    function stressTest(address pool, uint256[] calldata products) external view returns (StressResult memory);

    /// @notice Largest amount of a product that can be bought now, asset units. Error: UnknownProduct.
    function capacity(uint256 product) external view returns (uint256);

    /// @notice Calls many contracts at once, each with at most `READ_GAS`, so that a page needs one request to a node.
    /// @dev A failure without data can mean that the gas was not enough. Repeat that call alone.
    /// @param targets Contracts to call, one per call.
    /// @return answered Whether the call succeeded. @return answers Its return data or revert data.
    function readAll(address[] calldata targets, bytes[] calldata calls)
        external
        view
        returns (bool[] memory answered, bytes[] memory answers);

    /// @notice Simulates many transactions at once, each from the present state and with at most `TRIAL_GAS`, in one
    /// request to a node. They leave no effects, even if this is sent as a transaction.
    /// @dev The lens is the caller, so use this for calls that anyone may make. A failure without data can mean that
    /// the gas was not enough: when less than `TRIAL_GAS` is left for a call, the rest is not simulated. A call to an
    /// address without code succeeds.
    /// @param targets Contracts to call, one per call.
    /// @return answered Whether the call would succeed. @return answers Its return data or revert data.
    function tryAll(address[] calldata targets, bytes[] calldata calls)
        external
        returns (bool[] memory answered, bytes[] memory answers);

    /// @notice Simulates one transaction. Always reverts, with the encoded result as revert data.
    function attempt(address target, bytes calldata data) external;
}
