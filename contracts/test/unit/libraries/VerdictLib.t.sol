// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {VerdictLib} from "breakwater/libraries/VerdictLib.sol";

contract VerdictLibTest is Test {
    uint256[21] internal weights;

    function test_Unanimous() public {
        for (uint256 step; step < 21; step++) {
            delete weights;
            weights[step] = 5;
            assertEq(VerdictLib.verdict(weights, 5, 6_000), step);
        }
    }

    function test_AVoteForMoreSupportsLess() public {
        (weights[20], weights[10], weights[4]) = (30, 30, 40);
        assertEq(VerdictLib.verdict(weights, 100, 6_000), 10);
        assertEq(VerdictLib.verdict(weights, 100, 6_001), 4);
        assertEq(VerdictLib.verdict(weights, 100, 10_000), 4);
    }

    function test_AgainstIsZero() public {
        (weights[20], weights[0]) = (59, 41);
        assertEq(VerdictLib.verdict(weights, 100, 6_000), 0);
        (weights[20], weights[0]) = (60, 40);
        assertEq(VerdictLib.verdict(weights, 100, 6_000), 20);
    }

    function test_NeededIsRoundedUp() public {
        (weights[20], weights[0]) = (1, 1);
        assertEq(VerdictLib.verdict(weights, 2, 5_001), 0, "more than one of two is two");
    }

    /// @dev The step chosen is the largest with enough support: it has it, and no larger one does.
    function testFuzz_LargestWithEnoughSupport(uint64[21] memory votes, uint256 threshold) public {
        threshold = bound(threshold, 5_001, 10_000);
        uint256 revealed = _fill(votes);
        uint256 step = VerdictLib.verdict(weights, revealed, threshold);
        assertLe(step, 20);
        if (step != 0) assertGe(_support(step) * 10_000, revealed * threshold, "supported");
        if (step != 20) assertLt(_support(step + 1) * 10_000, revealed * threshold, "and no more is");
    }

    /// @dev Immune to one extreme vote: whoever has less than what the threshold leaves cannot raise the verdict alone.
    function testFuzz_AMinorityCannotRaiseIt(uint64[21] memory votes, uint256 threshold, uint256 minority)
        public
    {
        threshold = bound(threshold, 5_001, 10_000);
        uint256 honest = _fill(votes);
        uint256 highest;
        for (uint256 step; step < 21; step++) {
            if (weights[step] != 0) highest = step;
        }
        minority = bound(minority, 0, honest * 5_000 / 10_000);
        weights[20] += minority;
        assertLe(VerdictLib.verdict(weights, honest + minority, threshold), highest);
    }

    function _fill(uint64[21] memory votes) private returns (uint256 revealed) {
        for (uint256 step; step < 21; step++) {
            weights[step] = votes[step] % 1_000;
            revealed += weights[step];
        }
        weights[3]++;
        return revealed + 1;
    }

    function _support(uint256 step) private view returns (uint256 sum) {
        for (; step < 21; step++) {
            sum += weights[step];
        }
    }
}
