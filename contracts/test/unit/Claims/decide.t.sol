// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Ballot, IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";

/// @dev challenge, tally, appeal, rule, finalize: see decide.tree.
contract Decide is ClaimsFixture {
    function wrongStatus(uint256 incident) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.WrongStatus.selector, incident, statusOf(incident));
    }

    function phaseOver(uint256 incident) internal view returns (bytes memory) {
        uint256 until = incidentOf(incident).until;
        return abi.encodeWithSelector(ErrorsLib.PhaseOver.selector, incident, until, block.timestamp);
    }

    function phaseOpen(uint256 incident) internal view returns (bytes memory) {
        uint256 until = incidentOf(incident).until;
        return abi.encodeWithSelector(ErrorsLib.PhaseOpen.selector, incident, until, block.timestamp);
    }

    // ---- challenge ----

    function test_ChallengeSendsToAVote() public {
        uint256 incident = file(20);
        uint256 filedAt = block.timestamp;
        skip(3 days - 1);
        challenge(bob, incident);
        IncidentView memory v = incidentOf(incident);
        assertStatus(incident, IncidentStatus.Voting);
        assertEq(v.challenger, bob, "challenger");
        assertEq(money().bonds, 2 * BOND, "an equal bond");
        Ballot memory b = core.assessors.ballotOf(incident);
        assertEq(b.weightTime, filedAt - 1, "weights of its filing");
        assertEq(b.commitUntil, block.timestamp + 3 days, "commits");
    }

    function test_RevertGiven_ChallengeIsLate() public {
        uint256 incident = file(20);
        endPhase(incident);
        bytes memory reason = phaseOver(incident);
        vm.expectRevert(reason);
        core.claims.challenge(incident, EVIDENCE);
    }

    function test_RevertGiven_NotInFastLane() public {
        uint256 incident = fileToVote(20);
        bytes memory reason = wrongStatus(incident);
        vm.expectRevert(reason);
        core.claims.challenge(incident, EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownIncident.selector, 9));
        core.claims.challenge(9, EVIDENCE);
    }

    // ---- tally ----

    function test_RevertWhen_TallyIsEarly() public {
        uint256 incident = fileToVote(20);
        vm.warp(incidentOf(incident).until - 1);
        bytes memory reason = phaseOpen(incident);
        vm.expectRevert(reason);
        core.claims.tally(incident);
    }

    function test_RevertGiven_NothingToTally() public {
        uint256 incident = file(20);
        endPhase(incident);
        bytes memory reason = wrongStatus(incident);
        vm.expectRevert(reason);
        core.claims.tally(incident);
    }

    function test_TallyDecides() public {
        uint256 incident = fileToVote(20);
        vote(incident, 18, 12, 0);
        core.claims.tally(incident);
        IncidentView memory v = incidentOf(incident);
        assertStatus(incident, IncidentStatus.Decided);
        assertEq(v.severityBps, 6_000, "two thirds support 60 %");
        assertEq(v.until, block.timestamp + 3 days, "can be appealed");
        assertEq(v.revealedWeight, 10_000e18, "revealed");
    }

    /// @dev Less than a tenth of the weight decides nothing. Apathy is never a denial.
    function test_NoQuorumGoesToTheArbiter() public {
        address dan = person("dan");
        assess(dan, 1_000e18);
        skip(1);
        uint256 incident = fileToVote(20);
        commitVote(dan, incident, 0);
        vm.warp(incidentOf(incident).commitUntil);
        revealVote(dan, incident, 0);
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Escalated);
        assertEq(incidentOf(incident).until, block.timestamp + 14 days, "ruling");
        core.claims.rule(incident, 20);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Accepted);
    }

    /// @dev Even if the process needs no quorum, no votes are no verdict.
    function test_NobodyDecidesNothingWhateverTheQuorum() public {
        skip(REPORT_WINDOW);
        Process memory process = Defaults.process(address(this), BOND);
        process.quorumBps = 0;
        setProcess(process);
        skip(1);
        uint256 incident = fileToVote(20);
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Escalated);
    }

    function test_QuorumIsATenthOfAllWeight() public {
        address dan = person("dan");
        assess(dan, 1_112e18);
        skip(1);
        uint256 incident = fileToVote(20);
        commitVote(dan, incident, 20);
        vm.warp(incidentOf(incident).commitUntil);
        revealVote(dan, incident, 20);
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Decided);
    }

    /// @dev C12: silence costs nobody a bond, and a verdict stands.
    function test_SilentArbiterLetsAVerdictStand() public {
        uint256 incident = fileToVote(20);
        vote(incident, 20, 20, 20);
        core.claims.tally(incident);
        appeal(bob, incident);
        uint256 bond = incidentOf(incident).bond;
        assertEq(money().bonds, 3 * bond, "twice the bond beside the filer's");
        bytes memory reason = phaseOpen(incident);
        vm.expectRevert(reason);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.tally(incident);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(incidentOf(incident).bondsOwed[2], 2 * bond, "the appeal bond is returned");
        assertEq(incidentOf(incident).bondsOwed[0], bond, "the filer's too");
    }

    function test_SilentArbiterDrawsWithoutAVerdict() public {
        uint256 incident = fileToVote(20);
        assertEq(atRisk(), 120_000e6, "open");
        draw(incident);
        uint256 bond = incidentOf(incident).bond;
        assertEq(atRisk(), 0, "counts no longer in A");
        assertEq(incidentOf(incident).bondsOwed[0], bond, "bond returned");
        assertEq(money().bonds, 0, "no bonds");
        bytes memory reason = phaseOpen(incident);
        vm.expectRevert(reason);
        core.claims.finalize(incident);
        endPhase(incident);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Lapsed);
        assertEq(incidentOf(incident).bondsOwed[0], bond, "still returned");
        assertEq(core.assessors.resultOf(incident).step, 0, "no severity was decided");
    }

    // ---- appeal and rule ----

    function test_RevertGiven_AppealIsLate() public {
        uint256 incident = fileToVote(20);
        vote(incident, 20, 20, 20);
        core.claims.tally(incident);
        endPhase(incident);
        bytes memory reason = phaseOver(incident);
        vm.expectRevert(reason);
        core.claims.appeal(incident, EVIDENCE);
    }

    function test_RevertGiven_NothingToAppeal() public {
        uint256 incident = fileToVote(20);
        bytes memory reason = wrongStatus(incident);
        vm.expectRevert(reason);
        core.claims.appeal(incident, EVIDENCE);
    }

    /// @dev C6: any vote can be appealed, and the arbiter's ruling is final.
    function test_RulingIsFinal() public {
        uint256 incident = fileToVote(20);
        vote(incident, 0, 0, 0);
        core.claims.tally(incident);
        appeal(holder, incident);
        assertStatus(incident, IncidentStatus.Escalated);
        core.claims.rule(incident, 20);
        assertTrue(incidentOf(incident).isRuled, "ruled");
        bytes memory reason = phaseOver(incident);
        vm.expectRevert(reason);
        core.claims.appeal(incident, EVIDENCE);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(incidentOf(incident).severityBps, 10_000, "as ruled");
    }

    function test_RevertWhen_NotTheArbiter() public {
        uint256 incident = fileToVote(10);
        endPhase(incident);
        core.claims.tally(incident);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotArbiter.selector, bob, address(this)));
        vm.prank(bob);
        core.claims.rule(incident, 10);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidStep.selector, 11));
        core.claims.rule(incident, 11);
        endPhase(incident);
        bytes memory reason = phaseOver(incident);
        vm.expectRevert(reason);
        core.claims.rule(incident, 10);
    }

    /// @dev C5: a new arbiter decides no event before its appointment.
    function test_ArbiterIsTheOneOfTheEvent() public {
        skip(14 days);
        Process memory process = Defaults.process(makeAddr("hostile"), BOND);
        uint256 eventTime = block.timestamp - 1;
        setProcess(process);
        skip(1 days);
        uint256 incident = file(holder, cover, eventTime, 20);
        challenge(bob, incident);
        endPhase(incident);
        core.claims.tally(incident);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotArbiter.selector, process.arbiter, address(this)));
        vm.prank(process.arbiter);
        core.claims.rule(incident, 0);
        core.claims.rule(incident, 20);
    }

    // ---- finalize ----

    function test_RevertWhen_FinalizeIsEarly() public {
        uint256 incident = file(20);
        bytes memory reason = phaseOpen(incident);
        vm.expectRevert(reason);
        core.claims.finalize(incident);
    }

    function test_RevertGiven_ItIsFinal() public {
        uint256 incident = fileToVote(20);
        voteTo(incident, 20);
        bytes memory reason = wrongStatus(incident);
        vm.expectRevert(reason);
        core.claims.finalize(incident);
    }

    function test_UnchallengedIsAcceptedAsAsserted() public {
        uint256 incident = file(10);
        endPhase(incident);
        core.claims.finalize(incident);
        IncidentView memory v = incidentOf(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(v.severityBps, 5_000, "as asserted");
        assertEq(money().owed, AMOUNT + BOND, "half of two covers, and the bond");
        assertEq(atRisk(), 0, "A");
        assertEq(core.claims.episodeOf(incident).pot, AMOUNT, "pot");
    }

    function test_RefusedBooksNothing() public {
        uint256 incident = fileToVote(20);
        uint256 bond = incidentOf(incident).bond;
        voteTo(incident, 0);
        assertStatus(incident, IncidentStatus.Refused);
        assertEq(atRisk(), 0, "A");
        assertEq(money().owed, bond / 2, "half of the bond for the voters");
        assertApproxEqAbs(money().gains, bond / 2, 1e6, "without a challenger the other half is a gain");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAccepted.selector, incident));
        core.claims.collect(incident, cover);
    }

    function test_ExitsAreHeldBackUntilTheEnd() public {
        uint256 shares = pool.balanceOf(alice) / 10;
        uint256 day = exit(alice, shares);
        skip(1 hours);
        // An event of the fill's day: held back, because the order within a day is not stored.
        uint256 incident = file(10);
        vm.warp(today() * 1 days + 15 days);
        assertEq(statusOf(incident) == IncidentStatus.Filed, true, "nobody settles it");
        uint256 held = pool.claimableRedeemRequest(day, alice);
        assertGt(held, 0, "the rest is paid");
        assertLt(held, shares, "its share is held back");
        core.claims.finalize(incident);
        assertEq(pool.claimableRedeemRequest(day, alice), shares, "nothing is held back");
    }
}
