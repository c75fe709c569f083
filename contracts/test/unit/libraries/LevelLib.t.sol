// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {LevelLib} from "breakwater/libraries/LevelLib.sol";

contract LevelLibTest is Test {
    function test_ErrorOfTheUtilisation() external pure {
        assertEq(LevelLib.errorOf(0, 100), -1e18);
        assertEq(LevelLib.errorOf(35, 100), -0.5e18);
        assertEq(LevelLib.errorOf(70, 100), 0);
        assertEq(LevelLib.errorOf(85, 100), 0.5e18);
        assertEq(LevelLib.errorOf(100, 100), 1e18);
        assertEq(LevelLib.errorOf(900, 100), 1e18);
        assertEq(LevelLib.errorOf(0, 0), -1e18, "nothing bound of nothing");
        assertEq(LevelLib.errorOf(1, 0), 1e18, "something bound of nothing");
    }

    function test_StepsOfTheLevel() external pure {
        assertEq(LevelLib.levelOf(0), 1e18);
        int256 year = LevelLib.advance(0, 85, 100, 36.5 days);
        assertApproxEqAbs(LevelLib.levelOf(year), 1.105170918075647624e18, 10, "exp(2 * 1/2 * 1/10)");
    }

    /// @dev The same to the unit for any number of steps and at any bound.
    function testFuzz_DoesNotDependOnSteps(uint256 bound_, uint256 base, uint256 first, uint256 second) external pure {
        (bound_, base) = (bound(bound_, 0, 1e30), bound(base, 0, 1e30));
        (first, second) = (bound(first, 0, 3_000 days), bound(second, 0, 3_000 days));
        int256 steps = LevelLib.advance(LevelLib.advance(0, bound_, base, first), bound_, base, second);
        assertEq(LevelLib.advance(0, bound_, base, first + second), steps);
    }

    function testFuzz_StaysBetweenThreeQuartersAndFour(uint256 bound_, uint256 base, uint256 time) external pure {
        (bound_, base) = (bound(bound_, 0, type(uint128).max), bound(base, 0, type(uint128).max));
        int256 integral = LevelLib.advance(0, bound_, base, bound(time, 0, 100_000 days));
        uint256 level = LevelLib.levelOf(integral);
        assertGe(level, 0.75e18 - 1);
        assertLe(level, 4e18);
        assertLe(uint256(integral < 0 ? -integral : integral), uint256(uint88(type(int88).max)), "fits its word");
    }
}
