// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract RevealTest is ClaimsUnit {
    uint256 internal incident;

    function setUp() public override {
        super.setUp();
        incident = fileOne();
        commitVote(carol, incident, 12);
    }

    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownIncident.selector, 2));
        core.claims.reveal(2, carol, 12, saltOf(carol));
    }

    function test_RevertWhen_StepIsAboveAll() public {
        toReveal(incident);
        _expect(error1(ErrorsLib.InvalidStep.selector, 21), carol, 21);
    }

    function test_RevertWhen_StepSaltOrVoterDiffers() public {
        toReveal(incident);
        _expect(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, carol), carol, 13);
        _expect(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, bob), bob, 12);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, carol));
        core.claims.reveal(incident, carol, 12, saltOf(bob));
    }

    function test_RevertGiven_CommitsAreOpen() public {
        IncidentView memory v = core.claims.incidentOf(incident);
        vm.warp(v.commitUntil - 1);
        _expect(_phase(v), carol, 12);
        vm.warp(v.commitUntil);
        revealVote(carol, incident, 12);
    }

    function test_RevertGiven_RevealsAreOver() public {
        IncidentView memory v = core.claims.incidentOf(incident);
        vm.warp(v.revealUntil);
        _expect(_phase(v), carol, 12);
        vm.warp(v.revealUntil - 1);
        revealVote(carol, incident, 12);
    }

    function test_RevertGiven_AlreadyRevealed() public {
        toReveal(incident);
        revealVote(carol, incident, 12);
        _expect(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, carol), carol, 12);
    }

    function test_RevertGiven_CommitWasOfTheFirstRound() public {
        passRound(incident);
        toReveal(incident);
        _expect(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, carol), carol, 12);
    }

    function test_RevertGiven_IncidentIsDecided() public {
        passRound(incident);
        passRound(incident);
        _expect(error1(ErrorsLib.NotOpen.selector, incident), carol, 12);
    }

    function test_CountsTheStakeBeforeFiling() public {
        assess(carol, faucetTokens());
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        toReveal(incident);
        vm.expectEmit(address(core.claims));
        emit IClaims.VoteRevealed(incident, 1, carol, 12, WEIGHT);
        vm.prank(bob);
        core.claims.reveal(incident, carol, 12, saltOf(carol));
        uint256[21] memory weights = core.claims.tallyOf(incident);
        for (uint256 step; step < 21; step++) {
            assertEq(weights[step], step == 12 ? WEIGHT : 0);
        }
        assertEq(core.claims.incidentOf(incident).revealedWeight, WEIGHT);
        assertEq(core.claims.commitOf(incident, carol), 0);
    }

    function faucetTokens() private returns (uint256) {
        faucet.drip(carol);
        return 1e18;
    }

    function _phase(IncidentView memory v) private view returns (bytes memory) {
        return abi.encodeWithSelector(
            ErrorsLib.NotRevealPhase.selector, v.commitUntil, v.revealUntil, block.timestamp
        );
    }

    function _expect(bytes memory revertData, address voter, uint8 step) private {
        vm.expectRevert(revertData);
        core.claims.reveal(incident, voter, step, saltOf(carol));
    }
}
