// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {VerdictLib} from "breakwater/libraries/VerdictLib.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";

contract VerdictLibTest is Test {
    uint64[21] internal weights;

    function test_Unanimous() public {
        for (uint256 step; step < 21; step++) {
            delete weights;
            weights[step] = 5;
            assertEq(_verdict(5, 6_000), step);
        }
    }

    function test_AVoteForMoreSupportsLess() public {
        (weights[20], weights[10], weights[4]) = (30, 30, 40);
        assertEq(_verdict(100, 6_000), 10);
        assertEq(_verdict(100, 6_001), 4);
        assertEq(_verdict(100, 10_000), 4);
    }

    function test_AgainstIsZero() public {
        (weights[20], weights[0]) = (59, 41);
        assertEq(_verdict(100, 6_000), 0);
        (weights[20], weights[0]) = (60, 40);
        assertEq(_verdict(100, 6_000), 20);
    }

    function test_NeededIsRoundedUp() public {
        (weights[20], weights[0]) = (1, 1);
        assertEq(_verdict(2, 5_001), 0, "more than one of two is two");
    }

    /// @dev The step chosen is the largest with enough support: it has it, and no larger one does.
    function testFuzz_LargestWithEnoughSupport(uint64[21] memory votes, uint256 threshold) public {
        threshold = bound(threshold, 5_001, 10_000);
        uint256 revealed = _fill(votes);
        uint256 step = _verdict(revealed, threshold);
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
        weights[20] += uint64(minority);
        assertLe(_verdict(honest + minority, threshold), highest);
    }

    // ---- larger payouts need more ----

    function test_ThresholdsBySizeOfThePayout() public pure {
        Process memory p = _tiers();
        assertEq(VerdictLib.threshold(p, 0), 6_000);
        assertEq(VerdictLib.threshold(p, 499), 6_000);
        assertEq(VerdictLib.threshold(p, 500), 6_600, "from the share on");
        assertEq(VerdictLib.threshold(p, 1_499), 6_600);
        assertEq(VerdictLib.threshold(p, 1_500), 7_500);
        assertEq(VerdictLib.threshold(p, type(uint16).max), 7_500);
    }

    function test_GivenSharesAreTheSameTheHugeOneCounts() public pure {
        Process memory p = _tiers();
        p.hugeShareBps = p.largeShareBps;
        assertEq(VerdictLib.threshold(p, 499), 6_000);
        assertEq(VerdictLib.threshold(p, 500), 7_500);
    }

    /// @dev 70 % want all of it. What that would cost is huge and needs 75 %; the largest payout that is not is granted.
    function test_ASmallerPayoutIsGrantedWithLessSupport() public {
        (weights[20], weights[0]) = (70, 30);
        assertEq(_tiered(100, 499), 20);
        assertEq(_tiered(100, 1_499), 20, "large: 66 % are enough");
        assertEq(_tiered(100, 2_000), 14, "of 20 % of the capital, 15 % is huge: 14 of 20 steps are 14 %");
        (weights[20], weights[0]) = (62, 38);
        assertEq(_tiered(100, 2_000), 4, "and 5 % is large: 4 steps are 4 %");
        (weights[20], weights[0]) = (75, 25);
        assertEq(_tiered(100, 2_000), 20);
    }

    /// @dev What is granted has the support that its own size needs, and nothing larger has.
    function testFuzz_EverySizeHasItsOwnThreshold(uint64[21] memory votes, uint16 shareBps) public {
        uint256 revealed = _fill(votes);
        Process memory p = _tiers();
        uint256 step = VerdictLib.verdict(weights, revealed, p, shareBps);
        for (uint256 s = 20; s != 0; s--) {
            uint256 payout = uint256(shareBps) * s / 20;
            uint256 needed = payout >= 1_500 ? 7_500 : payout >= 500 ? 6_600 : 6_000;
            bool enough = _support(s) * 10_000 >= revealed * needed;
            if (s > step) assertFalse(enough, "nothing larger");
            if (s == step) assertTrue(enough, "what is granted");
        }
    }

    function testFuzz_ALargerShareNeverGrantsMore(uint64[21] memory votes, uint16 less, uint16 more) public {
        if (less > more) (less, more) = (more, less);
        uint256 revealed = _fill(votes);
        assertGe(_tiered(revealed, less), _tiered(revealed, more));
    }

    // ---- who is near ----

    function test_NearIsTwoSteps() public pure {
        assertTrue(VerdictLib.isNear(10, 5_000));
        assertTrue(VerdictLib.isNear(8, 5_000));
        assertTrue(VerdictLib.isNear(12, 5_000));
        assertFalse(VerdictLib.isNear(7, 5_000));
        assertFalse(VerdictLib.isNear(13, 5_000));
        assertTrue(VerdictLib.isNear(0, 1_000));
        assertTrue(VerdictLib.isNear(20, 9_000));
    }

    function test_NearASeverityBetweenSteps() public pure {
        assertTrue(VerdictLib.isNear(11, 4_501));
        assertFalse(VerdictLib.isNear(12, 4_999));
        assertTrue(VerdictLib.isNear(8, 4_999));
        assertFalse(VerdictLib.isNear(7, 4_501));
    }

    function testFuzz_NearIsThePlainSum(uint64[21] memory votes, uint256 severityBps) public {
        _fill(votes);
        severityBps = bound(severityBps, 0, 10_000);
        uint256 sum;
        for (uint256 step; step < 21; step++) {
            uint256 distance = step * 500 > severityBps ? step * 500 - severityBps : severityBps - step * 500;
            if (distance <= 1_000) sum += weights[step];
        }
        assertEq(VerdictLib.near(weights, severityBps), sum);
    }

    function _tiers() private pure returns (Process memory p) {
        (p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) = (6_000, 6_600, 7_500);
        (p.largeShareBps, p.hugeShareBps) = (500, 1_500);
    }

    function _tiered(uint256 revealed, uint256 shareBps) private view returns (uint256) {
        return VerdictLib.verdict(weights, revealed, _tiers(), shareBps);
    }

    /// @dev One threshold, whatever the payout.
    function _verdict(uint256 revealed, uint256 threshold) private view returns (uint256) {
        Process memory p;
        p.thresholdBps = uint16(threshold);
        (p.largeShareBps, p.hugeShareBps) = (type(uint16).max, type(uint16).max);
        return VerdictLib.verdict(weights, revealed, p, 0);
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
