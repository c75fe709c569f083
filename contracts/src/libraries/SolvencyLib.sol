// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title The solvency rule
/// @dev One group is one event: beside all that the open incidents can cost, the largest group's exposure, enlarged by the
/// group cap, must be there in capital.
library SolvencyLib {
    uint256 internal constant BPS = 10_000;

    /// @notice Capital that the open incidents and the largest group demand, asset units, rounded up.
    function required(uint256 atRisk, uint256 largestGroup, uint256 groupCapBps)
        internal
        pure
        returns (uint256)
    {
        return atRisk + Math.mulDiv(largestGroup, BPS, groupCapBps, Math.Rounding.Ceil);
    }

    /// @notice What open incidents may cost before the share price counts as uncertain, asset units, rounded down.
    function material(uint256 capital, uint256 materialityBps) internal pure returns (uint256) {
        return Math.mulDiv(capital, materialityBps, BPS);
    }

    /// @notice Largest amount that can be added to a line, asset units, rounded down.
    /// @dev The inverse of `required` and of the line's share: `floor(free * cap) - exposure` keeps
    /// `ceil(exposure' / cap) <= free`, and one unit more breaks it.
    /// @param free Capital that no open incident can take.
    function headroom(
        uint256 free,
        uint256 largestGroup,
        uint256 groupExposure,
        uint256 groupCapBps,
        uint256 lineExposure,
        uint256 maxShareBps
    ) internal pure returns (uint256) {
        if (required(0, largestGroup, groupCapBps) > free) return 0;
        uint256 byGroup = Math.saturatingSub(Math.mulDiv(free, groupCapBps, BPS), groupExposure);
        uint256 byLine = Math.saturatingSub(Math.mulDiv(free, maxShareBps, BPS), lineExposure);
        return Math.min(byGroup, byLine);
    }
}
