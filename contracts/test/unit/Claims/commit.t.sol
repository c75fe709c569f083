// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract CommitTest is IncidentUnit {
    uint256 internal incident;

    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.commit(1, EVIDENCE);
    }

    function test_RevertGiven_NotVoting() public {
        onlyIn(bit(IncidentStatus.Voting), _commit);
    }

    /// @dev The upper half of a hash is what tells a hidden vote from a revealed one.
    function test_RevertWhen_HashHasNoUpperHalf() public {
        incident = fileOne();
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidHash.selector, 0), carol, 0);
        bytes32 most = bytes32(uint256(1 << 128));
        _expect(abi.encodeWithSelector(ErrorsLib.InvalidHash.selector, most), carol, most);
        vm.prank(carol);
        core.claims.commit(incident, bytes32(uint256(most) + 1));
    }

    function test_RevertWhen_CallerHasNoWeight() public {
        incident = fileOne();
        _expect(_noWeight(alice), alice, EVIDENCE);
    }

    function test_RevertWhen_CallerHasLessThanAUnitOfWeight() public {
        assess(alice, 1e12 - 1);
        assess(dave, 1e12);
        skip(1);
        incident = fileOne();
        _expect(_noWeight(alice), alice, EVIDENCE);
        vm.prank(dave);
        core.claims.commit(incident, EVIDENCE);
        assertEq(core.assessors.votesOf(alice), 0);
    }

    function test_RevertWhen_StakeCameWithTheFiling() public {
        incident = fileOne();
        assess(alice, 1e18);
        skip(1 hours);
        _expect(_noWeight(alice), alice, EVIDENCE);
    }

    function test_RevertGiven_CommitWindowIsOver() public {
        incident = fileOne();
        uint256 until = incidentOf(incident).commitUntil;
        vm.warp(until);
        _expect(error2(ErrorsLib.NotCommitPhase.selector, until, until), carol, EVIDENCE);
        vm.warp(until - 1);
        vm.prank(carol);
        core.claims.commit(incident, EVIDENCE);
    }

    function test_TheWindowIsThatOfTheProcessItBeganWith() public {
        incident = fileOne();
        Process memory p = demoProcess();
        p.commitSeconds = 1 hours;
        setProcess(p);
        vm.warp(incidentOf(incident).filedAt + 3 days - 1);
        _commit(incident);
    }

    function test_KeepsTheUpperPartOfTheHash() public {
        incident = fileOne();
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.VoteCommitted(incident, 1, carol);
        _commit(incident);
        (bytes32 commitment, bool isRevealed, uint8 step) = core.claims.voteOf(incident, 1, carol);
        assertEq(commitment, EVIDENCE & ~bytes32(uint256(type(uint64).max)));
        assertFalse(isRevealed);
        assertEq(step, 0);
        (commitment,,) = core.claims.voteOf(incident, 1, alice);
        assertEq(commitment, 0);
        assertEq(core.assessors.votesOf(carol), 1);
    }

    function test_MayBeReplacedAndCountsOnce() public {
        incident = fileOne();
        commitVote(carol, incident, 3);
        commitVote(carol, incident, 9);
        assertEq(core.assessors.votesOf(carol), 1);
        toReveal(incident);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, carol));
        core.claims.reveal(incident, carol, 3, saltOf(carol));
        revealVote(carol, incident, 9);
    }

    function test_SecondVoteBeginsAnew() public {
        incident = fileOne();
        commitVote(carol, incident, 3);
        passRound(incident);
        passRound(incident);
        (bytes32 commitment,,) = core.claims.voteOf(incident, 2, carol);
        assertEq(commitment, 0);
        commitVote(carol, incident, 3);
        (commitment,,) = core.claims.voteOf(incident, 2, carol);
        assertNotEq(commitment, 0);
        assertEq(core.assessors.votesOf(carol), 2, "both are to be settled");
    }

    function test_StakeOnItsWayOutStillVotes() public {
        incident = fileOne();
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        _commit(incident);
        toReveal(incident);
        assertEq(core.claims.weightOf(incident, carol), WEIGHT);
    }

    function test_RevertGiven_TheWholeStakeWasTaken() public {
        incident = fileOne();
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        passRound(incident);
        passRound(incident);
        vm.prank(carol);
        core.assessors.unstake();
        assertEq(core.claims.weightOf(incident, carol), 0);
        _expect(_noWeight(carol), carol, EVIDENCE);
    }

    function test_StakeThatWasTakenInPartVotesWithTheRest() public {
        incident = fileOne();
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT / 4);
        passRound(incident);
        passRound(incident);
        vm.prank(carol);
        core.assessors.unstake();
        commitVote(carol, incident, ALL);
        toReveal(incident);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.VoteRevealed(incident, 2, carol, ALL, WEIGHT * 3 / 4);
        revealVote(carol, incident, ALL);
    }

    function _noWeight(address who) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.NoWeight.selector, who);
    }

    function _commit(uint256 id) private {
        vm.prank(carol);
        core.claims.commit(id, EVIDENCE);
    }

    function _expect(bytes memory revertData, address who, bytes32 hash) private {
        vm.expectRevert(revertData);
        vm.prank(who);
        core.claims.commit(incident, hash);
    }
}
