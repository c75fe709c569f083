// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ExperienceLib} from "breakwater/libraries/ExperienceLib.sol";

contract ExperienceLibTest is Test {
    uint256 private constant WAD = 1e18;

    function test_HalfIsLeftAfterTwoYears() external pure {
        assertEq(ExperienceLib.decayOf(0), WAD);
        assertApproxEqAbs(ExperienceLib.decayOf(730), WAD / 2, 10);
        assertApproxEqAbs(ExperienceLib.decayOf(1_460), WAD / 4, 10);
        assertEq(ExperienceLib.decayOf(65_535), uint256(0), "never below zero");
    }

    function test_DecayedYears() external pure {
        assertEq(ExperienceLib.yearsOf(WAD), 0);
        assertApproxEqAbs(ExperienceLib.yearsOf(ExperienceLib.decayOf(1)), uint256(WAD) / 365, 1e13, "a day");
        assertApproxEqAbs(ExperienceLib.yearsOf(0), 2.885390081777926815e18, 10, "for ever");
    }

    function test_GroupsThatTheExposureIsAsDiversifiedAs() external pure {
        assertEq(ExperienceLib.groupsOf(0, 0), 0);
        assertEq(ExperienceLib.groupsOf(7, 49), WAD);
        assertEq(ExperienceLib.groupsOf(4, 4), 4 * WAD);
    }

    function test_ProductFactor() external pure {
        assertEq(ExperienceLib.productFactor(0, 0.02e18, 0), WAD);
        assertEq(ExperienceLib.productFactor(0.35e18, 0.02e18, 0), 2 * WAD);
        assertEq(ExperienceLib.productFactor(10 * WAD, 0.02e18, 0), 3 * WAD);
        assertEq(ExperienceLib.productFactor(0, 10e18, 3_650), WAD / 2);
    }

    function test_PoolFactor() external pure {
        assertEq(ExperienceLib.poolFactor(0, 0), WAD);
        assertEq(ExperienceLib.poolFactor(2 * WAD, 0), 2 * WAD);
        assertEq(ExperienceLib.poolFactor(9 * WAD, 0), 2.5e18);
        assertEq(ExperienceLib.poolFactor(0, 9 * WAD), WAD / 2);
    }

    /// @dev Two steps equal one, except for rounding.
    function testFuzz_AdvancesInSteps(uint256 losses, uint256 expected, uint256 rate, uint256 a, uint256 b)
        external
        pure
    {
        (losses, expected) = (bound(losses, 0, 100 * WAD), bound(expected, 0, 100 * WAD));
        (rate, a, b) = (bound(rate, 0, 10 * WAD), bound(a, 0, 3_000), bound(b, 0, 3_000));
        (uint256 l, uint256 e) = ExperienceLib.advance(losses, expected, rate, a);
        (l, e) = ExperienceLib.advance(l, e, rate, b);
        (uint256 l1, uint256 e1) = ExperienceLib.advance(losses, expected, rate, a + b);
        assertApproxEqAbs(l, l1, 2 * ExperienceLib.UNIT);
        assertApproxEqAbs(e, e1, 2 * ExperienceLib.UNIT);
    }
}
