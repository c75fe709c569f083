// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract CommitTest is ClaimsUnit {
    uint256 internal incident;

    function setUp() public override {
        super.setUp();
        incident = fileOne();
    }

    function test_RevertWhen_HashIsZero() public {
        _expect(abi.encodeWithSelector(ErrorsLib.ZeroHash.selector), carol, 0);
    }

    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownIncident.selector, 2));
        core.claims.commit(2, EVIDENCE);
    }

    function test_RevertWhen_CallerHasNoWeight() public {
        _expect(abi.encodeWithSelector(ErrorsLib.NoWeight.selector, alice), alice, EVIDENCE);
    }

    function test_RevertWhen_StakeCameWithTheFiling() public {
        assess(alice, 1e18);
        skip(1 hours);
        _expect(abi.encodeWithSelector(ErrorsLib.NoWeight.selector, alice), alice, EVIDENCE);
    }

    function test_RevertGiven_CommitWindowIsOver() public {
        uint256 until = core.claims.incidentOf(incident).commitUntil;
        vm.warp(until);
        _expect(error2(ErrorsLib.NotCommitPhase.selector, until, until), carol, EVIDENCE);
        vm.warp(until - 1);
        vm.prank(carol);
        core.claims.commit(incident, EVIDENCE);
    }

    function test_RevertGiven_IncidentIsDecided() public {
        passRound(incident);
        passRound(incident);
        _expect(error1(ErrorsLib.NotOpen.selector, incident), carol, EVIDENCE);
        core.claims.finalize(incident);
        _expect(error1(ErrorsLib.NotOpen.selector, incident), carol, EVIDENCE);
    }

    function test_KeepsTheHash() public {
        vm.expectEmit(address(core.claims));
        emit IClaims.VoteCommitted(incident, 1, carol);
        vm.prank(carol);
        core.claims.commit(incident, EVIDENCE);
        assertEq(core.claims.commitOf(incident, carol), EVIDENCE);
        assertEq(core.claims.commitOf(incident, alice), 0);
        assertEq(core.claims.incidentOf(incident).commits, 1);
    }

    function test_MayBeReplacedAndCountsOnce() public {
        commitVote(carol, incident, 3);
        commitVote(carol, incident, 9);
        assertEq(core.claims.incidentOf(incident).commits, 1);
        toReveal(incident);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, carol));
        core.claims.reveal(incident, carol, 3, saltOf(carol));
        revealVote(carol, incident, 9);
    }

    function test_SecondRoundBeginsAnew() public {
        commitVote(carol, incident, 3);
        passRound(incident);
        assertEq(core.claims.commitOf(incident, carol), 0);
        assertEq(core.claims.incidentOf(incident).commits, 0);
        commitVote(carol, incident, 3);
        assertEq(core.claims.incidentOf(incident).commits, 1);
    }

    function _expect(bytes memory revertData, address who, bytes32 hash) private {
        vm.expectRevert(revertData);
        vm.prank(who);
        core.claims.commit(incident, hash);
    }
}
