// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title The solvency rule
/// @dev One group is one event: the largest group's exposure, enlarged by the group cap, must be there in capital.
library SolvencyLib {
    uint256 internal constant BPS = 10_000;

    /// @notice Capital that the largest group demands, asset units, rounded up.
    function required(uint256 largestGroup, uint256 groupCapBps) internal pure returns (uint256) {
        return Math.mulDiv(largestGroup, BPS, groupCapBps, Math.Rounding.Ceil);
    }

    /// @notice What open incidents may cost before the share price counts as uncertain, asset units, rounded down.
    function material(uint256 capital, uint256 materialityBps) internal pure returns (uint256) {
        return Math.mulDiv(capital, materialityBps, BPS);
    }

    /// @notice Largest amount that can be added to a line, asset units, rounded down.
    /// @dev The inverse of `required` and of the line's share: `floor(capital * cap) - exposure` keeps
    /// `ceil(exposure' / cap) <= capital`, and one unit more breaks it.
    function headroom(
        uint256 capital,
        uint256 largestGroup,
        uint256 groupExposure,
        uint256 groupCapBps,
        uint256 lineExposure,
        uint256 maxShareBps
    ) internal pure returns (uint256) {
        if (required(largestGroup, groupCapBps) > capital) return 0;
        uint256 byGroup = Math.saturatingSub(Math.mulDiv(capital, groupCapBps, BPS), groupExposure);
        uint256 byLine = Math.saturatingSub(Math.mulDiv(capital, maxShareBps, BPS), lineExposure);
        return Math.min(byGroup, byLine);
    }
}
