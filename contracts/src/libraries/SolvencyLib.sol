// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {PoolParams} from "../types/PoolTypes.sol";

/// @title The solvency rule
/// @dev Products of one group count as one event. The capital must reach the largest of three figures: the stress
/// scenario, in which groups fail together as far as rho says; the largest group in full, over the group cap; all
/// exposure over the leverage cap. An exit must leave that much. A sale checks the cap of its own group only, and that
/// the capital can pay any one group in full, so a group at its cap does not stop sales of the others. Stress-weighted
/// exposure is in basis points of asset units, so that it is exact.
library SolvencyLib {
    uint256 internal constant BPS = 10_000;
    /// @dev BPS^5 as a literal, because the compiler would compute the power at run time.
    uint256 private constant BPS_5 = 1e20;

    /// @param largest Exposure of the most exposed group.
    /// @param exposure Exposure of all groups.
    /// @param stressed Sum of the groups' stress-weighted exposures, asset units times 10,000.
    /// @param squares Sum of their squares.
    struct Sums {
        uint256 largest;
        uint256 exposure;
        uint256 stressed;
        uint256 squares;
    }

    /// @notice A product in its group. Fields as in `Sums` and `ProductRisk`.
    struct Position {
        uint256 exposure;
        uint256 shareBps;
        uint256 weightBps;
        uint256 groupExposure;
        uint256 groupStressed;
    }

    /// @notice Capital that the rule requires, asset units, rounded up.
    function required(Sums memory sums, PoolParams memory p) internal pure returns (uint256) {
        uint256 raw = FixedPointMathLib.max(byGroup(sums.largest, p), byLeverage(sums.exposure, p.leverageBps));
        return FixedPointMathLib.max(byStress(sums, p), raw);
    }

    /// @notice Capital that must be free after a sale, asset units, rounded up.
    /// @param stress R after the sale.
    /// @param groupExposure Exposure of its group after the sale.
    function forSale(Sums memory sums, PoolParams memory p, uint256 stress, uint256 groupExposure)
        internal
        pure
        returns (uint256)
    {
        uint256 byGroups = FixedPointMathLib.max(sums.largest, byGroup(groupExposure, p));
        return FixedPointMathLib.max(FixedPointMathLib.max(stress, byGroups), byLeverage(sums.exposure, p.leverageBps));
    }

    /// @notice R = margin * sqrt(rho * stressed^2 + (1 - rho) * squares), asset units, rounded up.
    function byStress(Sums memory sums, PoolParams memory p) internal pure returns (uint256) {
        uint256 squared =
            FixedPointMathLib.fullMulDivUp(_weightedSquares(sums, p), uint256(p.marginBps) * p.marginBps, BPS_5);
        uint256 root = FixedPointMathLib.sqrt(squared);
        // A root of 128 bits at most.
        unchecked {
            return root * root < squared ? root + 1 : root;
        }
    }

    /// @notice The largest group over the group cap, asset units, rounded up.
    function byGroup(uint256 largest, PoolParams memory p) internal pure returns (uint256) {
        return FixedPointMathLib.divUp(largest * BPS, p.groupCapBps);
    }

    /// @notice All exposure over a leverage cap, asset units, rounded up.
    function byLeverage(uint256 exposure, uint256 leverageBps) internal pure returns (uint256) {
        return FixedPointMathLib.divUp(exposure * BPS, leverageBps);
    }

    /// @notice Changes the exposure of a group and the sums over groups. Changes `largest` only if the group grew
    /// beyond it.
    /// @return groupExposure The group's exposure afterwards.
    /// @return groupStressed The group's stress-weighted exposure afterwards.
    function change(
        Sums memory sums,
        uint256 exposureBefore,
        uint256 stressedBefore,
        uint256 weightBps,
        uint256 added,
        uint256 removed
    ) internal pure returns (uint256 groupExposure, uint256 groupStressed) {
        groupExposure = exposureBefore + added - removed;
        // The group did not underflow, so nothing below does. Amounts have 96 bits, weights 14.
        unchecked {
            groupStressed = stressedBefore + added * weightBps - removed * weightBps;
            sums.exposure = sums.exposure + added - removed;
            sums.stressed = sums.stressed + groupStressed - stressedBefore;
            sums.squares = sums.squares + groupStressed * groupStressed - stressedBefore * stressedBefore;
        }
    }

    /// @notice Largest amount that can be added to a product, asset units, rounded down: afterwards every limit holds,
    /// and one unit more would break one.
    /// @param free Capital less what open incidents may cost.
    function capacity(Position memory at, Sums memory sums, PoolParams memory p, uint256 free)
        internal
        pure
        returns (uint256)
    {
        if (sums.largest > free) return 0;
        uint256 share = FixedPointMathLib.zeroFloorSub(free * at.shareBps / BPS, at.exposure);
        uint256 group = FixedPointMathLib.zeroFloorSub(free * p.groupCapBps / BPS, at.groupExposure);
        uint256 leverage = FixedPointMathLib.zeroFloorSub(free * p.leverageBps / BPS, sums.exposure);
        return FixedPointMathLib.min(
            FixedPointMathLib.min(share, group), FixedPointMathLib.min(leverage, _stressRoom(at, sums, p, free))
        );
    }

    /// @dev With z basis points more of stress-weighted exposure, `byStress <= free` reads
    /// BPS z^2 + 2 (rho S + (BPS - rho) e) z <= T - mix, whose largest whole z needs one square root.
    function _stressRoom(Position memory at, Sums memory sums, PoolParams memory p, uint256 free)
        private
        pure
        returns (uint256)
    {
        uint256 target = FixedPointMathLib.fullMulDiv(free * free, BPS_5, uint256(p.marginBps) * p.marginBps);
        uint256 mix = _weightedSquares(sums, p);
        if (mix > target) return 0;
        uint256 b = p.rhoBps * sums.stressed + (BPS - p.rhoBps) * at.groupStressed;
        uint256 root = FixedPointMathLib.sqrt(b * b + BPS * (target - mix));
        return (root - b) / BPS / at.weightBps;
    }

    function _weightedSquares(Sums memory sums, PoolParams memory p) private pure returns (uint256) {
        // The sum has 112 bits, and the sum of squares is at most the square of the sum.
        unchecked {
            return p.rhoBps * (sums.stressed * sums.stressed) + (BPS - p.rhoBps) * sums.squares;
        }
    }
}
