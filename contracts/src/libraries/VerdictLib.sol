// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title Approval and amount in one rule
library VerdictLib {
    uint256 internal constant STEPS = 20;

    /// @notice The largest severity that at least `thresholdBps` of the revealed weight supports: weight that voted for it
    /// or for more. One extreme vote moves it by no more than its weight.
    /// @param weights Weight by severity step, 0..20; step 0 is a vote against.
    /// @param revealed Sum of `weights`; not 0.
    /// @return step Severity in steps of 5 %; 0 refuses.
    function verdict(uint256[STEPS + 1] memory weights, uint256 revealed, uint256 thresholdBps)
        internal
        pure
        returns (uint256 step)
    {
        uint256 needed = Math.mulDiv(revealed, thresholdBps, 10_000, Math.Rounding.Ceil);
        uint256 support;
        for (step = STEPS; step != 0; step--) {
            support += weights[step];
            if (support >= needed) return step;
        }
    }
}
