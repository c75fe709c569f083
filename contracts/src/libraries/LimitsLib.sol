// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MAX_PRODUCTS} from "../types/BookTypes.sol";
import {Limits, Tuning} from "../types/GovernanceTypes.sol";
import {PoolParams} from "../types/PoolTypes.sol";
import {Bounds} from "./Bounds.sol";

/// @title Hard bounds of what governance sets: a pool's parameters, and what its curator may do
library LimitsLib {
    using Bounds for uint256;

    uint256 private constant BPS = 10_000;
    uint256 internal constant MAX_SHARE_BPS = 5_000;
    uint256 internal constant MIN_WEIGHT_BPS = 1_000;
    uint256 internal constant MIN_RISK_RATE = 0.001e18;
    uint256 internal constant MAX_RISK_RATE = 1e18;
    uint256 internal constant MAX_WAITING_DAYS = 30;
    uint256 internal constant MAX_TERM_DAYS = 365;
    uint256 private constant MIN_LOOSEN_DAYS = 2;
    uint256 private constant MAX_LOOSEN_DAYS = 30;
    uint256 private constant MAX_MARGIN_BPS = 50_000;
    uint256 private constant MAX_LEVERAGE_BPS = 80_000;
    uint256 private constant MAX_FEE_BPS = 3_000;
    /// @dev So that fee and reserve never exceed the earnings, even if the capital part is rounded up by one unit.
    uint256 private constant MAX_RESERVE_BPS = 5_000;
    /// @dev A smaller fee would make buying and cancelling a cheap way to lock capacity.
    uint256 private constant MIN_CANCEL_FEE_BPS = 1_000;
    uint256 private constant MAX_CANCEL_FEE_BPS = 3_000;

    // ---- a pool's parameters ----

    /// @notice Hard bounds, also for votes of governance.
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

    /// @notice True if any solvency limit of `next` requires less capital than that of `current`.
    function loosens(PoolParams memory current, PoolParams calldata next) internal pure returns (bool) {
        return next.marginBps < current.marginBps || next.rhoBps < current.rhoBps
            || next.groupCapBps > current.groupCapBps || next.leverageBps > current.leverageBps;
    }

    // ---- what curators may do ----

    /// @notice Limits of a new pool's curator until governance changes them. They allow half of the possible products,
    /// so that a successor has as many left if a curator lists useless ones.
    function defaults() internal pure returns (Limits memory) {
        return Limits({
            maxShareBps: 2_000,
            minWeightBps: 5_000,
            minRiskRate: 0.003e18,
            maxRiskRate: uint64(MAX_RISK_RATE),
            minWaitingDays: 1,
            maxTermDays: uint16(MAX_TERM_DAYS),
            maxProducts: uint8(MAX_PRODUCTS / 2),
            loosenDays: uint8(MIN_LOOSEN_DAYS)
        });
    }

    /// @notice Hard bounds, also for votes of governance.
    function requireValid(Limits calldata l) internal pure {
        uint256(l.maxShareBps).within(1, MAX_SHARE_BPS);
        uint256(l.minWeightBps).within(MIN_WEIGHT_BPS, BPS);
        uint256(l.maxRiskRate).within(MIN_RISK_RATE, MAX_RISK_RATE);
        uint256(l.minRiskRate).within(MIN_RISK_RATE, l.maxRiskRate);
        uint256(l.minWaitingDays).within(1, MAX_WAITING_DAYS);
        uint256(l.maxTermDays).within(1, MAX_TERM_DAYS);
        uint256(l.maxProducts).within(1, MAX_PRODUCTS);
        uint256(l.loosenDays).within(MIN_LOOSEN_DAYS, MAX_LOOSEN_DAYS);
    }

    /// @notice Checks looser terms; tighter ones need no check.
    function requireWithin(Limits memory l, Tuning memory t) internal pure {
        uint256(t.shareBps).within(1, l.maxShareBps);
        uint256(t.maxDays).within(0, l.maxTermDays);
        uint256(t.riskRate).within(l.minRiskRate, l.maxRiskRate);
    }
}
