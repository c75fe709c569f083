// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MAX_PRODUCTS} from "../types/BookTypes.sol";
import {Limits, Tuning} from "../types/GovernanceTypes.sol";
import {Bounds} from "./Bounds.sol";

/// @title What governance may let curators do, and whether they stay inside it
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

    /// @notice What a new pool's curator may do until governance says otherwise. Half of the products: a curator who fills
    /// them with nonsense leaves as many to its successor.
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

    /// @notice The hard bounds: no vote goes beyond them.
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

    /// @notice For terms that get looser; tighter ones need no permission.
    function requireWithin(Limits memory l, Tuning memory t) internal pure {
        uint256(t.shareBps).within(1, l.maxShareBps);
        uint256(t.maxDays).within(0, l.maxTermDays);
        uint256(t.riskRate).within(l.minRiskRate, l.maxRiskRate);
    }
}
