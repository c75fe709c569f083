// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {VerdictLib} from "breakwater/libraries/VerdictLib.sol";

contract Verdict is Test {
    function weightsOf(uint256 seed) internal pure returns (uint64[21] memory weights, uint256 revealed) {
        for (uint256 k; k < 21; k++) {
            uint256 r = uint256(keccak256(abi.encode(seed, k)));
            weights[k] = r % 3 == 0 ? uint64(r >> 128) % 1e12 : 0;
            revealed += weights[k];
        }
    }

    function supportOf(uint64[21] memory weights, uint256 step) internal pure returns (uint256 support) {
        for (uint256 k = step; k < 21; k++) {
            support += weights[k];
        }
    }

    /// @dev It has enough support, nothing larger has, and somebody voted for it.
    function testFuzz_LargestWithEnoughSupport(uint256 seed, uint256 threshold) public pure {
        threshold = bound(threshold, 5_001, 10_000);
        (uint64[21] memory weights, uint256 revealed) = weightsOf(seed);
        vm.assume(revealed != 0);
        uint256 step = VerdictLib.verdict(weights, revealed, threshold);
        if (step != 0) {
            assertGe(supportOf(weights, step) * 10_000, revealed * threshold, "enough support it");
            assertGt(weights[step], 0, "somebody voted for it");
        }
        if (step != 20) {
            assertLt(supportOf(weights, step + 1) * 10_000, revealed * threshold, "nothing larger has enough");
        }
    }

    /// @dev One vote moves the verdict only as far as others voted.
    function testFuzz_MoreSupportNeverLowersIt(uint256 seed, uint256 step, uint64 weight) public pure {
        (uint64[21] memory weights, uint256 revealed) = weightsOf(seed);
        vm.assume(revealed != 0);
        uint256 before = VerdictLib.verdict(weights, revealed, 6_000);
        step = bound(step, before, 20);
        weight = uint64(bound(weight, 0, 1e12));
        weights[step] += weight;
        assertGe(VerdictLib.verdict(weights, revealed + weight, 6_000), before, "not lower");
    }

    function testFuzz_NearIsWithinTwoSteps(uint256 seed, uint256 step) public pure {
        step = bound(step, 0, 20);
        (uint64[21] memory weights,) = weightsOf(seed);
        uint256 expected;
        for (uint256 k; k < 21; k++) {
            if (VerdictLib.isNear(k, step)) expected += weights[k];
        }
        assertEq(VerdictLib.near(weights, step), expected, "near");
        assertEq(VerdictLib.isNear(step, 10), step >= 8 && step <= 12, "two steps");
    }

    /// @dev The needed support is rounded up, and the largest severity is near its neighbours.
    function test_SupportIsEnoughToTheUnit() public pure {
        uint64[21] memory weights;
        (weights[20], weights[0]) = (6, 4);
        assertEq(VerdictLib.verdict(weights, 10, 6_000), 20, "60 %");
        assertEq(VerdictLib.verdict(weights, 10, 6_001), 0, "less");
        for (uint256 step = 18; step <= 20; step++) {
            assertEq(VerdictLib.near(weights, step), 6, "near to 100 %");
        }
        assertEq(VerdictLib.near(weights, 17), 0, "three steps from it");
    }

    /// @dev If exactly three fifths agree, the rest are outliers.
    function test_ThreeFifthsAgree() public pure {
        assertTrue(VerdictLib.isAgreed(600, 1_000), "three fifths");
        assertFalse(VerdictLib.isAgreed(599, 1_000), "less");
    }
}
