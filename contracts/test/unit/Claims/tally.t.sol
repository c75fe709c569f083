// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract TallyTest is ClaimsUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownIncident.selector, 1));
        core.claims.tally(1);
    }

    function test_RevertGiven_RevealsAreOpen() public {
        uint256 incident = fileOne();
        uint256 until = core.claims.incidentOf(incident).revealUntil;
        vm.warp(until - 1);
        vm.expectRevert(error2(ErrorsLib.RevealsOpen.selector, until, until - 1));
        core.claims.tally(incident);
        skip(1);
        core.claims.tally(incident);
    }

    function test_RevertGiven_AlreadyTallied() public {
        uint256 incident = fileOne();
        passRound(incident);
        passRound(incident);
        vm.expectRevert(error1(ErrorsLib.NotOpen.selector, incident));
        core.claims.tally(incident);
    }

    function test_DecidesWithAQuorum() public {
        uint256 incident = fileOne();
        _vote(carol, incident, 7);
        toTally(incident);
        vm.expectEmit(address(core.claims));
        emit IClaims.Tallied(incident, 1, WEIGHT, true, 7);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Decided);
        assertEq(core.claims.incidentOf(incident).verdictStep, 7);
        assertEq(core.claims.openIncidentOf(EXPLOIT), incident, "until it is finalized");
    }

    function test_WithoutVotesTheSecondRoundBegins() public {
        uint256 incident = fileOne();
        toTally(incident);
        skip(1 hours);
        vm.expectEmit(address(core.claims));
        emit IClaims.Tallied(incident, 1, 0, false, 0);
        core.claims.tally(incident);
        IncidentView memory v = core.claims.incidentOf(incident);
        assertEq(v.round, 2);
        assertEq(uint8(v.status), uint8(IncidentStatus.Open));
        assertEq(v.commitUntil, block.timestamp + 3 days);
        assertEq(v.revealUntil, block.timestamp + 5 days);
    }

    /// @dev The quorum is 10 % of the weight before filing: exactly that decides, one unit less does not.
    function test_BelowTheQuorumTheSecondRoundDecides() public {
        _stakeBig(9 * WEIGHT + 1);
        uint256 incident = fileOne();
        _vote(carol, incident, 20);
        passRound(incident);
        assertEq(core.claims.incidentOf(incident).round, 2, "one unit short");
        assertEq(core.claims.incidentOf(incident).revealedWeight, 0, "the first round does not count");
        _vote(carol, incident, 20);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Decided);
        assertEq(core.claims.incidentOf(incident).verdictStep, 20);
    }

    function test_ExactlyTheQuorumDecides() public {
        _stakeBig(9 * WEIGHT);
        uint256 incident = fileOne();
        _vote(carol, incident, 20);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Decided);
    }

    function test_NobodyTwiceIsADraw() public {
        uint256 incident = fileOne();
        passRound(incident);
        toTally(incident);
        vm.expectEmit(address(core.claims));
        emit IClaims.Tallied(incident, 2, 0, false, 0);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Decided);
    }

    function test_ExactlyTheThresholdSupportsTheSeverity() public {
        _stakeBig(WEIGHT * 2 / 3);
        _expectVerdict(8, 0, 8);
    }

    function test_AUnitBelowTheThresholdRefuses() public {
        _stakeBig(WEIGHT * 2 / 3 + 1);
        _expectVerdict(8, 0, 0);
    }

    function test_OneExtremeVoteMovesLittle() public {
        _stakeBig(WEIGHT / 2);
        _expectVerdict(4, 20, 4);
    }

    function _expectVerdict(uint8 carols, uint8 others, uint8 expected) private {
        uint256 incident = fileOne();
        commitVote(carol, incident, carols);
        commitVote(address(this), incident, others);
        toReveal(incident);
        revealVote(carol, incident, carols);
        revealVote(address(this), incident, others);
        passRound(incident);
        assertEq(core.claims.incidentOf(incident).verdictStep, expected);
    }

    function _vote(address who, uint256 incident, uint8 step) private {
        commitVote(who, incident, step);
        toReveal(incident);
        revealVote(who, incident, step);
    }

    function _stakeBig(uint256 amount) private {
        core.token.approve(address(core.assessors), amount);
        core.assessors.stake(amount);
        skip(1);
    }
}
