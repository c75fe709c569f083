// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IPremiumModel} from "../interfaces/IPremiumModel.sol";

/// @title Cost of capital in two straight lines: 2 % a year idle, 4 % at 70 % utilisation, 20 % from 100 % on
/// @dev The integral is exact except for one rounding per line. Neither the roundings nor the potential ever decrease
/// in R.
contract UtilisationModel is IPremiumModel {
    uint256 private constant WAD = 1e18;
    /// @notice Utilisation at which the curve bends, 1e18 = 100 %.
    uint256 public constant KINK = 0.7e18;
    /// @notice Yearly cost at utilisation 0, 1e18 = 100 %.
    uint256 public constant IDLE = 0.02e18;
    /// @notice Yearly cost at the kink.
    uint256 public constant AT_KINK = 0.04e18;
    /// @notice Yearly cost at utilisation 1 and above.
    uint256 public constant FULL = 0.2e18;
    /// @dev AT_KINK - IDLE.
    uint256 private constant RISE = 0.02e18;
    /// @dev FULL - AT_KINK.
    uint256 private constant STEEP = 0.16e18;
    /// @dev KINK * (IDLE + AT_KINK) / 2.
    uint256 private constant AREA_TO_KINK = 0.021e18;

    /// @inheritdoc IPremiumModel
    function charge(uint256 requiredBefore, uint256 requiredAfter, uint256 capital) external pure returns (uint256) {
        return potential(requiredAfter, capital) - potential(requiredBefore, capital);
    }

    /// @notice C * K(R / C), asset units a year times 1e18, rounded down; never decreases in R.
    function potential(uint256 required, uint256 capital) public pure returns (uint256) {
        if (capital == 0) return FULL * required;
        // Amounts of 128 bits.
        unchecked {
            (uint256 scaled, uint256 all, uint256 kinkAt) = (required * WAD, capital * WAD, capital * KINK);
            if (scaled <= kinkAt) {
                return IDLE * required + FixedPointMathLib.fullMulDiv(RISE * required, scaled, 2 * kinkAt);
            }
            uint256 beyond = FixedPointMathLib.min(scaled, all) - kinkAt;
            uint256 steep = FixedPointMathLib.fullMulDiv(STEEP * beyond, beyond, 2 * WAD * (all - kinkAt));
            return AREA_TO_KINK * capital + AT_KINK * beyond / WAD + steep + FULL
                * FixedPointMathLib.zeroFloorSub(required, capital);
        }
    }

    /// @inheritdoc IPremiumModel
    function costOfCapital(uint256 utilisation) external pure returns (uint256) {
        if (utilisation >= WAD) return FULL;
        if (utilisation <= KINK) return IDLE + RISE * utilisation / KINK;
        return AT_KINK + STEEP * (utilisation - KINK) / (WAD - KINK);
    }
}
