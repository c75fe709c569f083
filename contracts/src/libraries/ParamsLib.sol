// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolParams} from "../types/PoolTypes.sol";
import {Bounds} from "./Bounds.sol";

/// @title A pool's parameters: hard bounds, and what loosens
library ParamsLib {
    using Bounds for uint256;

    uint256 private constant BPS = 10_000;
    uint256 private constant MAX_MARGIN_BPS = 50_000;
    uint256 private constant MAX_LEVERAGE_BPS = 80_000;
    uint256 private constant MAX_FEE_BPS = 3_000;
    /// @dev With the fee never more than was earned, also when the capital part is rounded a unit above it.
    uint256 private constant MAX_RESERVE_BPS = 5_000;
    /// @dev A smaller fee would make buying and cancelling a cheap way to lock capacity.
    uint256 private constant MIN_CANCEL_FEE_BPS = 1_000;
    uint256 private constant MAX_CANCEL_FEE_BPS = 3_000;

    function requireValid(PoolParams calldata p) internal pure {
        uint256(p.marginBps).within(BPS, MAX_MARGIN_BPS);
        uint256(p.rhoBps).within(0, BPS);
        uint256(p.groupCapBps).within(1, BPS);
        uint256(p.leverageBps).within(BPS, MAX_LEVERAGE_BPS);
        uint256(p.materialityBps).within(1, BPS);
        uint256(p.feeBps).within(0, MAX_FEE_BPS);
        uint256(p.reserveBps).within(0, MAX_RESERVE_BPS);
        uint256(p.reserveTargetBps).within(0, BPS);
        uint256(p.cancelFeeBps).within(MIN_CANCEL_FEE_BPS, MAX_CANCEL_FEE_BPS);
    }

    /// @notice True if any solvency limit of `next` demands less capital than that of `current`.
    function loosens(PoolParams memory current, PoolParams calldata next) internal pure returns (bool) {
        return next.marginBps < current.marginBps || next.rhoBps < current.rhoBps
            || next.groupCapBps > current.groupCapBps || next.leverageBps > current.leverageBps;
    }
}
