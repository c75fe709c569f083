// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract RevealTest is IncidentUnit {
    uint256 internal incident;

    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(2));
        core.claims.reveal(2, carol, 12, saltOf(carol));
    }

    function test_RevertGiven_NotVoting() public {
        onlyIn(bit(IncidentStatus.Voting), _reveal);
    }

    function test_RevertWhen_StepIsAboveAll() public {
        _committed();
        toReveal(incident);
        _expect(error1(ErrorsLib.InvalidStep.selector, 21), carol, 21);
    }

    function test_RevertWhen_StepSaltOrVoterDiffers() public {
        _committed();
        toReveal(incident);
        _expect(_mismatch(carol), carol, 13);
        _expect(_mismatch(bob), bob, 12);
        vm.expectRevert(_mismatch(carol));
        core.claims.reveal(incident, carol, 12, saltOf(bob));
    }

    function test_RevertGiven_CommitsAreOpen() public {
        _committed();
        IncidentView memory v = incidentOf(incident);
        vm.warp(v.commitUntil - 1);
        _expect(_phase(v), carol, 12);
        vm.warp(v.commitUntil);
        revealVote(carol, incident, 12);
    }

    function test_RevertGiven_RevealsAreOver() public {
        _committed();
        IncidentView memory v = incidentOf(incident);
        vm.warp(v.until);
        _expect(_phase(v), carol, 12);
        vm.warp(v.until - 1);
        revealVote(carol, incident, 12);
    }

    function test_RevertGiven_AlreadyRevealed() public {
        _committed();
        toReveal(incident);
        revealVote(carol, incident, 12);
        _expect(_mismatch(carol), carol, 12);
    }

    function test_RevertGiven_NothingWasCommitted() public {
        incident = fileOne();
        toReveal(incident);
        _expect(_mismatch(carol), carol, 12);
    }

    function test_RevertGiven_CommitWasOfTheFirstVote() public {
        _committed();
        passRound(incident);
        passRound(incident);
        toReveal(incident);
        _expect(_mismatch(carol), carol, 12);
    }

    /// @dev A hash whose lower 64 bits alone differ is the same vote: 192 bits are kept.
    function test_TheLowerPartOfTheHashIsNotNeeded() public {
        incident = fileOne();
        bytes32 hash = core.claims.commitHash(incident, 1, carol, 12, saltOf(carol));
        vm.prank(carol);
        core.claims.commit(incident, hash ^ bytes32(uint256(0xF00D)));
        toReveal(incident);
        revealVote(carol, incident, 12);
    }

    function test_RevertGiven_TheUpperPartDiffersByABit() public {
        incident = fileOne();
        bytes32 hash = core.claims.commitHash(incident, 1, carol, 12, saltOf(carol));
        vm.prank(carol);
        core.claims.commit(incident, hash ^ bytes32(uint256(1 << 64)));
        toReveal(incident);
        _expect(_mismatch(carol), carol, 12);
    }

    function test_TheWindowIsThatOfTheProcessItBeganWith() public {
        _committed();
        Process memory p = demoProcess();
        (p.commitSeconds, p.revealSeconds) = (7 days, 1 hours);
        setProcess(p);
        toReveal(incident);
        skip(2 days - 1);
        revealVote(carol, incident, 12);
    }

    function test_CountsTheStakeBeforeFiling() public {
        _committed();
        faucet.drip(carol);
        assess(carol, 1e18);
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        toReveal(incident);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.VoteRevealed(incident, 1, carol, 12, WEIGHT);
        vm.prank(bob);
        core.claims.reveal(incident, carol, 12, saltOf(carol));
        _checkTally(1, WEIGHT);
        _checkTally(2, 0);
        assertEq(incidentOf(incident).revealedWeight, WEIGHT);
        (bytes32 commitment, bool isRevealed, uint8 step) = core.claims.voteOf(incident, 1, carol);
        assertEq(commitment, 0);
        assertTrue(isRevealed);
        assertEq(step, 12);
    }

    function test_WeightIsCountedInWholeUnits() public {
        assess(dave, 3e12 + 999);
        skip(1);
        incident = fileOne();
        commitVote(dave, incident, 0);
        toReveal(incident);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.VoteRevealed(incident, 1, dave, 0, 3e12);
        revealVote(dave, incident, 0);
        (, bool isRevealed, uint8 step) = core.claims.voteOf(incident, 1, dave);
        assertTrue(isRevealed, "a vote against is one too");
        assertEq(step, 0);
    }

    function _checkTally(uint8 round, uint256 expected) private view {
        uint256[21] memory weights = core.claims.tallyOf(incident, round);
        for (uint256 step; step < 21; step++) {
            assertEq(weights[step], step == 12 ? expected : 0);
        }
    }

    function _committed() private {
        incident = fileOne();
        commitVote(carol, incident, 12);
    }

    function _mismatch(address who) private view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, who);
    }

    function _phase(IncidentView memory v) private view returns (bytes memory) {
        return error3(ErrorsLib.NotRevealPhase.selector, v.commitUntil, v.until, block.timestamp);
    }

    function _reveal(uint256 id) private {
        core.claims.reveal(id, carol, 12, saltOf(carol));
    }

    function _expect(bytes memory revertData, address voter, uint8 step) private {
        vm.expectRevert(revertData);
        core.claims.reveal(incident, voter, step, saltOf(carol));
    }
}
