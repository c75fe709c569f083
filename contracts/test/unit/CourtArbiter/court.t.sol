// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IArbitrable} from "@kleros/erc-792/contracts/IArbitrable.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {CourtArbiter} from "breakwater/periphery/CourtArbiter.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";
import {Court} from "../../utils/Court.sol";

contract CourtArbiterTest is ClaimsUnit {
    Court internal court;
    CourtArbiter internal arbiter;
    uint256 internal price;

    function setUp() public override {
        super.setUp();
        court = new Court();
        arbiter = new CourtArbiter(core.claims, court, "");
        Process memory process = core.claims.processOf(address(pool));
        process.arbiter = address(arbiter);
        core.claims.setProcess(address(pool), process);
        price = arbiter.cost();
        vm.deal(alice, 10 ether);
    }

    /// @dev An incident that nobody votes on goes to the arbiter.
    function escalate() internal returns (uint256 incident) {
        incident = fileOne();
        passRound(incident);
        assertStatus(incident, IncidentStatus.Escalated);
    }

    function ask(uint256 incident) internal returns (uint256 dispute) {
        vm.prank(alice);
        arbiter.request{value: price}(incident);
        dispute = arbiter.disputeOf(incident) - 1;
    }

    function test_RevertGiven_NotEscalated() public {
        uint256 incident = fileOne();
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.WrongStatus.selector, incident, IncidentStatus.Voting)
        );
        arbiter.request{value: price}(incident);
    }

    function test_RevertGiven_AnotherIsArbiter() public {
        Process memory process = core.claims.processOf(address(pool));
        process.arbiter = alice;
        core.claims.setProcess(address(pool), process);
        uint256 incident = escalate();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotArbiter.selector, arbiter, alice));
        arbiter.request{value: price}(incident);
    }

    function test_RevertWhen_FeeIsTooLow() public {
        uint256 incident = escalate();
        vm.expectRevert(error2(ErrorsLib.FeeTooLow.selector, price - 1, price));
        arbiter.request{value: price - 1}(incident);
    }

    function test_RevertGiven_AlreadyRequested() public {
        uint256 incident = escalate();
        ask(incident);
        vm.expectRevert(error1(ErrorsLib.AlreadyRequested.selector, incident));
        arbiter.request{value: price}(incident);
    }

    function test_RequestPaysTheCourtAndReturnsTheRest() public {
        uint256 incident = escalate();
        vm.expectEmit(address(arbiter));
        emit CourtArbiter.Requested(incident, 0, alice);
        vm.prank(alice);
        arbiter.request{value: 1 ether}(incident);
        assertEq(address(court).balance, price);
        assertEq(alice.balance, 10 ether - price);
        assertEq(arbiter.incidentOf(0), incident);
    }

    function test_RevertWhen_AnotherRules() public {
        uint256 dispute = ask(escalate());
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, address(this), court));
        arbiter.rule(dispute, 1);
    }

    function test_RevertWhen_DisputeIsUnknown() public {
        vm.prank(address(court));
        vm.expectRevert(error1(ErrorsLib.UnknownIncident.selector, 0));
        arbiter.rule(7, 1);
    }

    function test_RevertWhen_ChoiceIsUnknown() public {
        uint256 dispute = ask(escalate());
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 22));
        court.give(dispute, 22);
    }

    function test_RevertGiven_RulingIsLate() public {
        uint256 incident = escalate();
        uint256 dispute = ask(incident);
        uint256 until = core.claims.incidentOf(incident).until;
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PhaseOver.selector, incident, until, until));
        court.give(dispute, 5);
    }

    function testFuzz_RulingDecides(uint256 ruling) public {
        ruling = bound(ruling, 1, 21);
        uint256 incident = escalate();
        uint256 dispute = ask(incident);
        vm.expectEmit(address(arbiter));
        emit IArbitrable.Ruling(court, dispute, ruling);
        court.give(dispute, ruling);
        assertStatus(incident, IncidentStatus.Decided);
        assertEq(core.claims.incidentOf(incident).severityBps, (ruling - 1) * 500);
        core.claims.finalize(incident);
        assertStatus(incident, ruling == 1 ? IncidentStatus.Refused : IncidentStatus.Accepted);
    }

    /// @dev The court declines: the jury gets its second vote.
    function test_DecliningIsNoRuling() public {
        uint256 incident = escalate();
        court.give(ask(incident), 0);
        assertStatus(incident, IncidentStatus.Escalated);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Voting);
        assertEq(core.claims.incidentOf(incident).round, 2);
    }
}
