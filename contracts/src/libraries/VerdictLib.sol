// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Process} from "../types/ClaimTypes.sol";

/// @title Approval and amount in one rule
library VerdictLib {
    uint256 internal constant STEPS = 20;
    uint256 internal constant STEP_BPS = 500;
    /// @dev Votes this near to the final severity are rewarded, farther ones lose stake.
    uint256 internal constant NEAR_STEPS = 2;
    uint256 private constant BPS = 10_000;

    /// @notice The largest severity that enough of the revealed weight supports: weight that voted for it or for more. One
    /// extreme vote moves it by no more than its weight. What is enough grows with the payout.
    /// @param weights Weight by severity step, 0..20; step 0 is a vote against.
    /// @param revealed Sum of `weights`; not 0.
    /// @param shareBps What a severity of 100 % would cost, as a share of the capital.
    /// @return step Severity in steps of 5 %; 0 refuses.
    function verdict(
        uint64[STEPS + 1] memory weights,
        uint256 revealed,
        Process memory process,
        uint256 shareBps
    ) internal pure returns (uint256 step) {
        uint256 support;
        for (step = STEPS; step != 0; step--) {
            support += weights[step];
            uint256 needed = threshold(process, shareBps * step / STEPS);
            if (support >= Math.mulDiv(revealed, needed, BPS, Math.Rounding.Ceil)) return step;
        }
    }

    /// @notice Share of the revealed weight that a payout of `payoutBps` of the capital needs.
    function threshold(Process memory process, uint256 payoutBps) internal pure returns (uint256) {
        if (payoutBps >= process.hugeShareBps) return process.hugeThresholdBps;
        if (payoutBps >= process.largeShareBps) return process.largeThresholdBps;
        return process.thresholdBps;
    }

    /// @notice True if a vote for `step` is within two steps of a severity.
    function isNear(uint256 step, uint256 severityBps) internal pure returns (bool) {
        uint256 voted = step * STEP_BPS;
        uint256 distance = voted > severityBps ? voted - severityBps : severityBps - voted;
        return distance <= NEAR_STEPS * STEP_BPS;
    }

    /// @notice Weight of the votes within two steps of a severity.
    function near(uint64[STEPS + 1] storage weights, uint256 severityBps)
        internal
        view
        returns (uint256 weight)
    {
        uint256 middle = severityBps / STEP_BPS;
        uint256 last = Math.min(middle + NEAR_STEPS + 1, STEPS);
        for (uint256 step = Math.saturatingSub(middle, NEAR_STEPS); step <= last; step++) {
            if (isNear(step, severityBps)) weight += weights[step];
        }
    }
}
