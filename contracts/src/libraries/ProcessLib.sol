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
    uint256 private constant SHORTEST = 1 hours;
    uint256 private constant LONGEST = 7 days;
    uint256 private constant LONGEST_RULING = 30 days;
    uint256 private constant MOST_FAST_LANE_BPS = 500;
    uint256 private constant MOST_PENALTY_BPS = 1_000;

    function requireValid(Process calldata p) public pure {
        require(p.arbiter != address(0), ErrorsLib.ZeroAddress());
        uint256(p.bond).within(1, type(uint80).max);
        uint256(p.challengeSeconds).within(SHORTEST, LONGEST);
        uint256(p.commitSeconds).within(SHORTEST, LONGEST);
        uint256(p.revealSeconds).within(SHORTEST, LONGEST);
        uint256(p.appealSeconds).within(SHORTEST, LONGEST);
        uint256(p.rulingSeconds).within(SHORTEST, LONGEST_RULING);
        uint256(p.quorumBps).within(0, BPS);
        uint256(p.fastLaneBps).within(0, MOST_FAST_LANE_BPS);
        uint256(p.rewardBps).within(0, BPS);
        uint256(p.penaltyBps).within(0, MOST_PENALTY_BPS);
        uint256(p.thresholdBps).within(BPS / 2 + 1, BPS);
        uint256(p.largeThresholdBps).within(p.thresholdBps, BPS);
        uint256(p.hugeThresholdBps).within(p.largeThresholdBps, BPS);
        uint256(p.hugeShareBps).within(p.largeShareBps, type(uint16).max);
    }
}
