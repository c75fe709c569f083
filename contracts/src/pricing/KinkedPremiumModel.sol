// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IPremiumModel} from "../interfaces/IPremiumModel.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {AdaptivePricing, Adaptation} from "./AdaptivePricing.sol";

/// @notice Where the curve bends and how much dearer full is than the bend.
/// @param kink Utilisation at which the curve is 1, 1e18 = 100 %; 1 %..99 %.
/// @param steepness k, 1e18 = 1; 1..100.
struct Curve {
    uint256 kink;
    uint256 steepness;
}

/// @title Two straight lines: 1/k at utilisation 0, 1 at the kink, k at utilisation 1
/// @dev Each line is integrated exactly and rounded up once, so two halves never cost less than the whole.
contract KinkedPremiumModel is AdaptivePricing {
    uint256 private constant MAX_STEEPNESS = 100e18;

    /// @notice Utilisation at which the curve is 1, 1e18 = 100 %.
    uint256 public immutable KINK;
    /// @notice k, 1e18 = 1.
    uint256 public immutable STEEPNESS;
    /// @notice Height at utilisation 0: 1/k, 1e18 = 1.
    uint256 public immutable FLOOR;
    /// @notice Slope before the kink, 1e18 = 1 a unit of utilisation.
    uint256 public immutable SLOPE_BELOW;
    /// @notice Slope after the kink, 1e18 = 1 a unit of utilisation.
    uint256 public immutable SLOPE_ABOVE;

    constructor(Curve memory curve, Adaptation memory a) AdaptivePricing(a) {
        (uint256 kink, uint256 steepness) = (curve.kink, curve.steepness);
        require(
            kink >= WAD / 100 && kink <= WAD - WAD / 100 && steepness >= WAD && steepness <= MAX_STEEPNESS,
            ErrorsLib.InvalidCurve(kink, steepness)
        );
        KINK = kink;
        STEEPNESS = steepness;
        FLOOR = WAD * WAD / steepness;
        SLOPE_BELOW = (WAD - FLOOR) * WAD / kink;
        SLOPE_ABOVE = (steepness - WAD) * WAD / (WAD - kink);
    }

    /// @inheritdoc IPremiumModel
    function area(uint256 exposureBefore, uint256 exposureAfter, uint256 capacity)
        external
        view
        returns (uint256 sum)
    {
        uint256 kinkAt = Math.mulDiv(KINK, capacity, WAD, Math.Rounding.Ceil);
        if (exposureBefore < kinkAt) {
            sum = _areaBelow(exposureBefore, Math.min(exposureAfter, kinkAt), capacity);
        }
        if (exposureAfter > kinkAt) {
            sum += _areaAbove(Math.max(exposureBefore, kinkAt), exposureAfter, capacity);
        }
    }

    /// @inheritdoc IPremiumModel
    function height(uint256 utilisation) external view returns (uint256) {
        if (utilisation <= KINK) {
            return FLOOR + Math.mulDiv(SLOPE_BELOW, utilisation, WAD, Math.Rounding.Ceil);
        }
        return WAD + Math.mulDiv(SLOPE_ABOVE, utilisation - KINK, WAD, Math.Rounding.Ceil);
    }

    /// @dev Width times height at the middle: floor + slope * (from + to) / 2 capacity.
    function _areaBelow(uint256 from, uint256 to, uint256 capacity) private view returns (uint256) {
        uint256 width = to - from;
        return width * FLOOR + Math.mulDiv(SLOPE_BELOW * width, from + to, 2 * capacity, Math.Rounding.Ceil);
    }

    /// @dev Width times height at the middle: 1 + slope * ((from + to) / 2 capacity - kink).
    function _areaAbove(uint256 from, uint256 to, uint256 capacity) private view returns (uint256) {
        uint256 width = to - from;
        uint256 beyondKink = (from + to) * WAD - 2 * capacity * KINK;
        return
            width * WAD + Math.mulDiv(SLOPE_ABOVE * width, beyondKink, 2 * capacity * WAD, Math.Rounding.Ceil);
    }
}
