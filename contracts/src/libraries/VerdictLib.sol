// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Approval and amount in one rule
library VerdictLib {
    uint256 internal constant STEPS = 20;
    uint256 internal constant STEP_BPS = 500;
    /// @dev Votes within this distance of the final severity are rewarded.
    uint256 private constant NEAR_STEPS = 2;
    /// @dev Share of the revealed weight that must be near before others lose stake. So no majority ever loses stake.
    uint256 private constant AGREED_BPS = 6_000;
    uint256 private constant BPS = 10_000;

    /// @notice The largest severity that enough of the revealed weight supports, by votes for it or for more. Somebody
    /// voted for it, or it is 0.
    /// @param weights Weight by severity step, 0..20; step 0 is a vote against.
    /// @param revealed Sum of `weights`; not 0.
    /// @return step Severity in steps of 5 %; 0 refuses.
    function verdict(uint64[21] memory weights, uint256 revealed, uint256 thresholdBps)
        internal
        pure
        returns (uint256 step)
    {
        uint256 needed = Math.mulDiv(revealed, thresholdBps, BPS, Math.Rounding.Ceil);
        uint256 support;
        for (step = STEPS; step != 0; step--) {
            support += weights[step];
            if (support >= needed) return step;
        }
    }

    /// @notice True if two severities are within two steps.
    function isNear(uint256 step, uint256 other) internal pure returns (bool) {
        return (step > other ? step - other : other - step) <= NEAR_STEPS;
    }

    /// @notice Weight within two steps of a severity.
    function near(uint64[21] memory weights, uint256 step) internal pure returns (uint256 weight) {
        uint256 last = Math.min(step + NEAR_STEPS, STEPS);
        for (uint256 k = Math.saturatingSub(step, NEAR_STEPS); k <= last; k++) {
            weight += weights[k];
        }
    }

    /// @notice True if enough of the revealed weight agrees for outliers to lose stake.
    function isAgreed(uint256 nearWeight, uint256 revealed) internal pure returns (bool) {
        return nearWeight * BPS >= revealed * AGREED_BPS;
    }
}
