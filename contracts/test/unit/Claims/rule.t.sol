// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract RuleTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.rule(1, ALL);
    }

    function test_RevertGiven_NotEscalated() public {
        onlyIn(bit(IncidentStatus.Escalated), _rule);
    }

    function test_RevertWhen_CallerIsNotTheArbiter() public {
        uint256 incident = escalated();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotArbiter.selector, alice, address(this)));
        vm.prank(alice);
        core.claims.rule(incident, ALL);
    }

    function test_RevertWhen_CallerIsTheArbiterOfALaterProcess() public {
        uint256 incident = escalated();
        Process memory p = demoProcess();
        p.arbiter = alice;
        setProcess(p);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotArbiter.selector, alice, address(this)));
        vm.prank(alice);
        core.claims.rule(incident, ALL);
        _rule(incident);
    }

    function test_RevertWhen_StepIsAboveAll() public {
        uint256 incident = escalated();
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 21));
        core.claims.rule(incident, 21);
    }

    function test_RevertGiven_TheTimeIsOver() public {
        uint256 incident = escalated();
        uint256 until = incidentOf(incident).until;
        vm.warp(until);
        vm.expectRevert(error3(ErrorsLib.PhaseOver.selector, incident, until, until));
        _rule(incident);
        vm.warp(until - 1);
        _rule(incident);
    }

    function test_DecidesForGood() public {
        uint256 incident = escalated();
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Ruled(incident, address(this), 13);
        core.claims.rule(incident, 13);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Decided));
        assertEq(v.severityBps, 6_500);
        assertTrue(v.hasVerdict);
        assertEq(v.until, block.timestamp, "no appeal");
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(incidentOf(incident).booked, AMOUNT * 13 / 20);
    }

    function test_ZeroRefuses() public {
        uint256 incident = escalated();
        core.claims.rule(incident, 0);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Refused);
    }

    function test_TheArbiterMayChangeAVerdictInBothDirections() public {
        uint256 incident = decided(4);
        appealBy(erin, incident);
        uint256 state = vm.snapshotState();
        core.claims.rule(incident, ALL);
        assertEq(incidentOf(incident).severityBps, 10_000);
        vm.revertToState(state);
        core.claims.rule(incident, 0);
        assertEq(incidentOf(incident).severityBps, 0);
    }

    function _rule(uint256 incident) private {
        core.claims.rule(incident, ALL);
    }
}
