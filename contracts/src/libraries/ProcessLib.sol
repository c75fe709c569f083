// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Process} from "../types/ClaimTypes.sol";
import {Bounds} from "./Bounds.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title Bounds of how incidents are decided
/// @dev Every phase is bounded, so every incident ends.
library ProcessLib {
    using Bounds for uint256;

    uint256 private constant BPS = 10_000;
    uint256 private constant MIN_PHASE = 1 hours;
    uint256 private constant MAX_PHASE = 7 days;
    uint256 private constant MAX_RULING = 30 days;
    uint256 private constant MAX_FAST_LANE_BPS = 500;
    uint256 private constant MAX_PENALTY_BPS = 1_000;

    function requireValid(Process calldata p) internal pure {
        require(p.arbiter != address(0), ErrorsLib.ZeroAddress());
        uint256(p.bond).within(1, type(uint80).max);
        uint256(p.challengeSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.commitSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.revealSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.appealSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.rulingSeconds).within(MIN_PHASE, MAX_RULING);
        uint256(p.fastLaneBps).within(0, MAX_FAST_LANE_BPS);
        uint256(p.quorumBps).within(0, BPS);
        uint256(p.thresholdBps).within(BPS / 2 + 1, BPS);
        uint256(p.largeThresholdBps).within(p.thresholdBps, BPS);
        uint256(p.penaltyBps).within(0, MAX_PENALTY_BPS);
    }
}
