// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @title Experience factors: how losses correct prices; 1e18 = 1 throughout
/// @dev Unchecked: numbers of 80 bits at most, times 1e18.
library ExperienceLib {
    /// @dev The book stores losses and expected losses with twelve decimals.
    uint256 internal constant UNIT = 1e6;
    uint256 private constant WAD = 1e18;
    uint256 private constant TWO = 2e18;
    uint256 private constant LN2 = 693_147_180_559_945_309;
    uint256 private constant HALF_LIFE_DAYS = 730;
    /// @dev Weight of the assessed rate against observed losses: 0.35 severities of a product, 2 payouts of a pool.
    uint256 private constant PRODUCT_CREDIBILITY = 0.35e18;
    uint256 private constant POOL_CREDIBILITY = 2e18;
    uint256 private constant MIN = 0.5e18;
    uint256 private constant MAX_PRODUCT = 3e18;
    uint256 private constant MAX_POOL = 2.5e18;

    /// @notice Decay after a number of days: 2^(-days / 730).
    function decayOf(uint256 numberOfDays) internal pure returns (uint256) {
        unchecked {
            return uint256(FixedPointMathLib.expWad(-int256(LN2 * numberOfDays / HALF_LIFE_DAYS)));
        }
    }

    /// @notice Decayed sum of one per year over a number of days: (1 - decay) * 2 / ln 2.
    function yearsOf(uint256 decay) internal pure returns (uint256) {
        unchecked {
            return (WAD - decay) * TWO / LN2;
        }
    }

    /// @notice Losses and expected losses of a pool after `numberOfDays`, in payouts; multiples of `UNIT`, rounded down.
    /// @param rate Expected payouts per year meanwhile.
    function advance(uint256 losses, uint256 expected, uint256 rate, uint256 numberOfDays)
        internal
        pure
        returns (uint256, uint256)
    {
        uint256 decay = decayOf(numberOfDays);
        unchecked {
            losses = losses * decay / WAD;
            expected = expected * decay / WAD + rate * yearsOf(decay) / WAD;
            return (losses - losses % UNIT, expected - expected % UNIT);
        }
    }

    /// @notice Effective number of groups: (sum of e)^2 / sum of e^2; 0 without exposure.
    function groupsOf(uint256 stressed, uint256 squares) internal pure returns (uint256) {
        return squares == 0 ? 0 : FixedPointMathLib.fullMulDiv(stressed * stressed, WAD, squares);
    }

    /// @notice Factor of a product, rounded up.
    /// @param severities Decayed until today.
    function productFactor(uint256 severities, uint256 riskRate, uint256 daysListed) internal pure returns (uint256) {
        unchecked {
            uint256 expected = PRODUCT_CREDIBILITY + riskRate * yearsOf(decayOf(daysListed)) / WAD;
            uint256 factor = FixedPointMathLib.divUp((PRODUCT_CREDIBILITY + severities) * WAD, expected);
            return FixedPointMathLib.clamp(factor, MIN, MAX_PRODUCT);
        }
    }

    /// @notice Factor of a pool, rounded up.
    function poolFactor(uint256 losses, uint256 expected) internal pure returns (uint256) {
        unchecked {
            uint256 factor = FixedPointMathLib.divUp((POOL_CREDIBILITY + losses) * WAD, POOL_CREDIBILITY + expected);
            return FixedPointMathLib.clamp(factor, MIN, MAX_POOL);
        }
    }
}
