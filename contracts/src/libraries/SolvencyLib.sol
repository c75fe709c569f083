// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";

/// @title The solvency rule
/// @dev One group is one event. Beside all that the open incidents can cost, the larger of two sums must be there in
/// capital: the stress scenario, in which groups fail together as far as rho says, and the largest group in full, enlarged
/// by the group cap. Stress-weighted exposures are kept in basis points of asset units, so that they are exact.
library SolvencyLib {
    uint256 internal constant BPS = 10_000;
    /// @dev BPS^5, written out: a power of a constant is worked out at run time.
    uint256 private constant BPS_5 = 1e20;

    /// @param groupCapBps Share of the free capital that one group may reach.
    /// @param rhoBps Correlation between groups.
    /// @param marginBps What the stress scenario is multiplied by.
    struct Rule {
        uint256 groupCapBps;
        uint256 rhoBps;
        uint256 marginBps;
    }

    /// @param largest Exposure of the most exposed group.
    /// @param stressed Sum of the groups' stress-weighted exposures, asset units times 10,000.
    /// @param squares Sum of their squares.
    struct Sums {
        uint256 largest;
        uint256 stressed;
        uint256 squares;
    }

    /// @param exposure The line's exposure.
    /// @param maxShareBps Share of the free capital that it may reach.
    /// @param weightBps Its stress weight.
    /// @param groupExposure Its group's exposure.
    /// @param groupStressed Its group's stress-weighted exposure, asset units times 10,000.
    struct Place {
        uint256 exposure;
        uint256 maxShareBps;
        uint256 weightBps;
        uint256 groupExposure;
        uint256 groupStressed;
    }

    /// @notice Capital that the rule demands beside the open incidents, asset units, rounded up.
    function required(Sums memory sums, Rule memory rule) internal pure returns (uint256) {
        return Math.max(byStress(sums, rule), byGroup(sums.largest, rule));
    }

    /// @notice True if `capital` is what the rule demands, without the square root: `byStress <= capital` is the same as
    /// `squared <= capital^2`.
    function holds(Sums memory sums, Rule memory rule, uint256 capital) internal pure returns (bool) {
        return byGroup(sums.largest, rule) <= capital && _squared(sums, rule) <= capital * capital;
    }

    /// @notice margin * sqrt(rho * stressed^2 + (1 - rho) * squares), asset units, rounded up.
    function byStress(Sums memory sums, Rule memory rule) internal pure returns (uint256) {
        return Math.sqrt(_squared(sums, rule), Math.Rounding.Ceil);
    }

    function _squared(Sums memory sums, Rule memory rule) private pure returns (uint256) {
        return Math.mulDiv(_mix(sums, rule), rule.marginBps * rule.marginBps, BPS_5, Math.Rounding.Ceil);
    }

    /// @notice The largest group over the group cap, asset units, rounded up.
    function byGroup(uint256 largest, Rule memory rule) internal pure returns (uint256) {
        return Math.ceilDiv(largest * BPS, rule.groupCapBps);
    }

    /// @notice What open incidents may cost before the share price counts as uncertain, asset units, rounded down.
    function material(uint256 capital, uint256 materialityBps) internal pure returns (uint256) {
        return capital * materialityBps / BPS;
    }

    /// @notice Largest amount that can be added to a line, asset units, rounded down: it keeps `required <= free` and the
    /// line's share, and one unit more breaks one of them.
    /// @param free Capital that no open incident can take.
    function headroom(Place memory place, Sums memory sums, Rule memory rule, uint256 free)
        internal
        pure
        returns (uint256)
    {
        if (byGroup(sums.largest, rule) > free) return 0;
        uint256 group = Math.saturatingSub(free * rule.groupCapBps / BPS, place.groupExposure);
        uint256 share = Math.saturatingSub(free * place.maxShareBps / BPS, place.exposure);
        return Math.min(Math.min(group, share), _stressRoom(place, sums, rule, free));
    }

    /// @dev With z basis points more of stress-weighted exposure, `byStress <= free` reads
    /// BPS z^2 + 2 (rho S + (BPS - rho) e) z <= T - mix, whose largest whole z needs one square root.
    function _stressRoom(Place memory place, Sums memory sums, Rule memory rule, uint256 free)
        private
        pure
        returns (uint256)
    {
        uint256 target = Math.mulDiv(free * free, BPS_5, rule.marginBps * rule.marginBps);
        uint256 mix = _mix(sums, rule);
        if (mix > target) return 0;
        uint256 b = rule.rhoBps * sums.stressed + (BPS - rule.rhoBps) * place.groupStressed;
        uint256 root = Math.sqrt(b * b + BPS * (target - mix));
        return (root - b) / BPS / place.weightBps;
    }

    function _mix(Sums memory sums, Rule memory rule) private pure returns (uint256) {
        // Sums of 112 bits, and the sum of squares is at most the square of the sum.
        unchecked {
            return rule.rhoBps * (sums.stressed * sums.stressed) + (BPS - rule.rhoBps) * sums.squares;
        }
    }
}
