// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";

/// @title The price level: follows the utilisation by the second
/// @dev Stored as the integral of the error over time, which is linear between changes. So the result is the same, to
/// the unit, however often it is advanced.
library LevelLib {
    int256 private constant WAD = 1e18;
    int256 private constant TARGET = 0.7e18;
    int256 private constant ABOVE = 0.3e18;
    int256 private constant YEAR = 365 days;
    /// @dev ln(3/4) / 2 and ln(4) / 2 years, written out: the level stays between 3/4 and 4.
    int256 private constant MIN = -287_682_072_451_780_927 * 15_768_000;
    int256 private constant MAX = 1_386_294_361_119_890_618 * 15_768_000;

    /// @notice The integral after `time` more seconds in which `bound` of `base` was utilised, asset units.
    function advance(int256 integral, uint256 bound, uint256 base, uint256 time) internal pure returns (int256) {
        // At most 2^85 and 1e18 times seconds of 32 bits.
        unchecked {
            integral += errorOf(bound, base) * int256(time);
        }
        return integral < MIN ? MIN : integral > MAX ? MAX : integral;
    }

    /// @notice How far the utilisation is from 70 %: -1 at 0, 1 at 100 % and above; 1e18 = 1.
    function errorOf(uint256 bound, uint256 base) internal pure returns (int256) {
        if (bound >= base) return bound == 0 ? -WAD : WAD;
        // Below one: the bound fits 128 bits.
        unchecked {
            int256 gap = int256(bound * uint256(WAD) / base) - TARGET;
            return gap * WAD / (gap < 0 ? TARGET : ABOVE);
        }
    }

    /// @notice exp(2 a year * integral), 1e18 = 1.
    function levelOf(int256 integral) internal pure returns (uint256) {
        return uint256(FixedPointMathLib.expWad(2 * integral / YEAR));
    }
}
