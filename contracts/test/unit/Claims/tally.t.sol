// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract TallyTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.tally(1);
    }

    function test_RevertGiven_NeitherVotingNorEscalated() public {
        onlyIn(bit(IncidentStatus.Voting) | bit(IncidentStatus.Escalated), _tally);
    }

    function test_RevertGiven_RevealsAreOpen() public {
        _expectOpen(fileOne());
    }

    function test_RevertGiven_TheArbiterHasTime() public {
        _expectOpen(escalated());
    }

    function test_DecidesWithAQuorum() public {
        uint256 incident = fileOne();
        _reveal(carol, incident, 7);
        pass(incident);
        skip(1 hours);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Tallied(incident, 1, WEIGHT, true, 7);
        core.claims.tally(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Decided));
        assertEq(v.severityBps, 3_500);
        assertTrue(v.hasVerdict);
        assertEq(v.until, block.timestamp + 3 days, "until then it can be appealed");
        assertEq(core.claims.openIncidentOf(EXPLOIT), incident, "until it is finalized");
    }

    function test_WithoutVotesItGoesToTheArbiter() public {
        uint256 incident = fileOne();
        pass(incident);
        skip(1 hours);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Tallied(incident, 1, 0, false, 0);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Escalated(incident, address(this), block.timestamp + 14 days);
        core.claims.tally(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(v.round, 1);
        assertEq(uint8(v.status), uint8(IncidentStatus.Escalated));
        assertFalse(v.hasVerdict);
        assertEq(v.until, block.timestamp + 14 days);
    }

    function test_WithoutARulingTheSecondVoteBegins() public {
        uint256 incident = escalated();
        pass(incident);
        skip(1 hours);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.RulingLapsed(incident);
        core.claims.tally(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(v.round, 2);
        assertEq(uint8(v.status), uint8(IncidentStatus.Voting));
        assertEq(v.commitUntil, block.timestamp + 3 days);
        assertEq(v.until, block.timestamp + 5 days);
    }

    function test_WithoutARulingOnAnAppealTheVerdictStands() public {
        uint256 incident = decided(7);
        appealBy(erin, incident);
        pass(incident);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.RulingLapsed(incident);
        core.claims.tally(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Decided));
        assertEq(v.severityBps, 3_500);
        assertEq(v.until, block.timestamp);
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).booked, AMOUNT * 7 / 20);
    }

    function test_AVerdictOfTheSecondVoteIsFinalAtOnce() public {
        uint256 incident = escalated();
        passRound(incident);
        _reveal(carol, incident, 7);
        pass(incident);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Tallied(incident, 2, WEIGHT, true, 7);
        core.claims.tally(incident);
        assertEq(incidentOf(incident).until, block.timestamp);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Accepted);
    }

    function test_NobodyTwiceIsADraw() public {
        uint256 incident = escalated();
        passRound(incident);
        pass(incident);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Tallied(incident, 2, 0, false, 0);
        core.claims.tally(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Drawn));
        uint256 left = eventTime + 14 days - v.filedAt;
        assertEq(v.until, block.timestamp + left, "as long as there was to file it");
        assertEq(pool.solvency().atRisk, AMOUNT, "until then it can still cost something");
    }

    // ---- the quorum ----

    /// @dev The quorum is 10 % of the weight before filing: exactly that decides, one unit less does not.
    function test_BelowTheQuorumTheSecondVoteDecides() public {
        stakeSelf(9 * WEIGHT + 1);
        uint256 incident = fileOne();
        _reveal(carol, incident, ALL);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Escalated);
        passRound(incident);
        assertEq(incidentOf(incident).revealedWeight, 0, "the first vote does not count");
        vote(carol, incident, 7);
        assertEq(incidentOf(incident).severityBps, 3_500);
    }

    function test_ExactlyTheQuorumDecides() public {
        stakeSelf(9 * WEIGHT);
        vote(carol, fileOne(), ALL);
    }

    function test_WithoutAQuorumToReachAVoteStillNeedsWeight() public {
        Process memory p = demoProcess();
        p.quorumBps = 0;
        setProcess(p);
        uint256 state = vm.snapshotState();
        escalated();
        vm.revertToState(state);
        stakeSelf(5_000 * WEIGHT);
        vote(carol, fileOne(), ALL);
    }

    function test_StakeAfterFilingDoesNotRaiseTheQuorum() public {
        uint256 incident = fileOne();
        stakeSelf(1_000 * WEIGHT);
        vote(carol, incident, ALL);
    }

    function test_TheQuorumIsThatOfTheProcessItBeganWith() public {
        stakeSelf(9 * WEIGHT);
        uint256 incident = fileOne();
        Process memory p = demoProcess();
        (p.quorumBps, p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) =
        (10_000, 10_000, 10_000, 10_000);
        setProcess(p);
        vote(carol, incident, ALL);
    }

    // ---- the threshold ----

    function test_ExactlyTheThresholdSupportsTheSeverity() public {
        stakeSelf(WEIGHT * 2 / 3);
        _expectVerdict(8, 0, 8);
    }

    function test_AUnitBelowTheThresholdRefuses() public {
        stakeSelf(WEIGHT * 2 / 3 + 1e12);
        _expectVerdict(8, 0, 0);
    }

    function test_OneExtremeVoteMovesLittle() public {
        stakeSelf(WEIGHT / 2);
        _expectVerdict(4, ALL, 4);
    }

    /// @dev All of it costs 10 % of the capital: from 5 % on 66 % must agree. 62.5 % for 10 % of the capital are not enough,
    /// but they are for the largest payout below 5 %.
    function test_ALargePayoutNeedsMore() public {
        stakeSelf(WEIGHT * 3 / 5);
        _expectVerdict(ALL, 0, 9);
    }

    function test_ExactlyTheLargeThresholdSupportsALargePayout() public {
        stakeSelf(WEIGHT * 34 / 66);
        _expectVerdict(ALL, 0, ALL);
    }

    function test_AUnitBelowTheLargeThresholdDoesNot() public {
        stakeSelf(WEIGHT * 34 / 66 + 1e13);
        _expectVerdict(ALL, 0, 9);
    }

    /// @dev From 15 % of the capital on 75 % must agree: 30,000 of 200,000 at full severity.
    function test_AHugePayoutNeedsMoreStill() public {
        _coverMore();
        stakeSelf(WEIGHT * 2 / 5);
        _expectVerdict(ALL, 0, 19);
    }

    function test_ExactlyTheHugeThresholdSupportsAHugePayout() public {
        _coverMore();
        stakeSelf(WEIGHT / 3);
        _expectVerdict(ALL, 0, ALL);
    }

    function _coverMore() private {
        vm.warp(START);
        uint256 second = buy(carol, EXPLOIT, 10_050e6, 60);
        vm.warp(startOf(second) + 6 hours);
    }

    function _expectVerdict(uint8 carols, uint8 others, uint8 expected) private {
        uint256 incident = fileOne();
        commitVote(carol, incident, carols);
        commitVote(address(this), incident, others);
        toReveal(incident);
        revealVote(carol, incident, carols);
        revealVote(address(this), incident, others);
        passRound(incident);
        assertEq(incidentOf(incident).severityBps, uint256(expected) * 500);
    }

    function _reveal(address who, uint256 incident, uint8 step) private {
        commitVote(who, incident, step);
        toReveal(incident);
        revealVote(who, incident, step);
    }

    function _tally(uint256 incident) private {
        core.claims.tally(incident);
    }

    function _expectOpen(uint256 incident) private {
        uint256 until = incidentOf(incident).until;
        vm.warp(until - 1);
        vm.expectRevert(error3(ErrorsLib.PhaseOpen.selector, incident, until, until - 1));
        core.claims.tally(incident);
        skip(1);
        core.claims.tally(incident);
    }
}
