// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Solvency, StressResult} from "../types/PoolTypes.sol";

/// @title What only readers need of pools
/// @notice Stateless, no roles, holds nothing.
interface IPoolLens {
    /// @notice A pool's solvency as of now (DESIGN §4).
    function solvency(address pool) external view returns (Solvency memory);

    /// @notice What it would mean if products of one pool lost all their cover in one event now.
    /// @dev Errors: UnknownProduct, WrongPool, DuplicateProduct.
    function stressTest(address pool, uint256[] calldata products) external view returns (StressResult memory);

    /// @notice Largest amount of a product that can be bought now, asset units. Error: UnknownProduct.
    function capacity(uint256 product) external view returns (uint256);

    /// @notice Asks many contracts at once, each with at most `READ_GAS`: what a page shows is one question to a node.
    /// @dev A refusal without data can also mean that the gas was not enough: ask that one alone.
    /// @param targets Whom to ask; as many as there are calls.
    /// @return answered Whether the call succeeded. @return answers What it returned, or what it was refused with.
    function readAll(address[] calldata targets, bytes[] calldata calls)
        external
        view
        returns (bool[] memory answered, bytes[] memory answers);

    /// @notice Tries many transactions at once, each from the present state and with at most `TRIAL_GAS`: what could be done now is one
    /// question to a node. Nothing of them remains, also when this is sent as a transaction.
    /// @dev They come from the lens, so this is for what anyone may do. A refusal without data can also mean that the gas
    /// was not enough: once `TRIAL_GAS` is not left for each, the rest is not tried. Whoever has no code refuses nothing.
    /// @param targets Whom to call; as many as there are calls.
    /// @return answered Whether the call would succeed. @return answers What it would return, or what it is refused with.
    function tryAll(address[] calldata targets, bytes[] calldata calls)
        external
        returns (bool[] memory answered, bytes[] memory answers);

    /// @notice One of these trials. It always reverts, with the encoded outcome as its reason.
    function attempt(address target, bytes calldata data) external;
}
