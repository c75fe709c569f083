// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IArbitrable} from "@kleros/erc-792/contracts/IArbitrable.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {CourtArbiter} from "breakwater/periphery/CourtArbiter.sol";
import {IncidentStatus, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {Court} from "../../utils/Court.sol";
import {ProtocolFixture} from "../../utils/ProtocolFixture.sol";

contract CourtArbiterTest is ProtocolFixture {
    Court internal court;
    CourtArbiter internal arbiter;
    uint256 internal price;
    uint256 internal cover;

    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
        assess(carol, 1_000e18);
        court = new Court();
        arbiter = new CourtArbiter(core.claims, court, "");
        skip(REPORT_WINDOW);
        _setArbiter(address(arbiter));
        cover = buy(bob, EXPLOIT, 10_000e6, 90);
        enterForce(cover);
        price = arbiter.cost();
        vm.deal(alice, 10 ether);
    }

    function _setArbiter(address who) private {
        Process memory process = core.claims.processOf(address(pool));
        process.arbiter = who;
        core.claims.setProcess(address(pool), process);
    }

    function fileOne() internal returns (uint256 incident) {
        incident = file(bob, cover, block.timestamp - 1, 20);
        assertStatus(incident, IncidentStatus.Voting);
    }

    /// @dev An incident without votes goes to the arbiter.
    function escalate() internal returns (uint256 incident) {
        incident = fileOne();
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Escalated);
    }

    function assertStatus(uint256 incident, IncidentStatus status) internal view {
        assertEq(uint8(statusOf(incident)), uint8(status));
    }

    function ask(uint256 incident) internal returns (uint256 dispute) {
        vm.prank(alice);
        arbiter.request{value: price}(incident);
        dispute = arbiter.disputeOf(incident) - 1;
    }

    function test_RevertGiven_NotEscalated() public {
        uint256 incident = fileOne();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongStatus.selector, incident, IncidentStatus.Voting));
        arbiter.request{value: price}(incident);
    }

    /// @dev This contract takes no ether, so a transfer of nothing would revert.
    function test_AContractThatPaysExactlyGetsNothingBack() public {
        uint256 incident = escalate();
        arbiter.request{value: price}(incident);
        assertNotEq(arbiter.disputeOf(incident), 0);
    }

    function test_RevertGiven_AnotherIsArbiter() public {
        skip(REPORT_WINDOW);
        _setArbiter(alice);
        skip(1);
        uint256 incident = escalate();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotArbiter.selector, arbiter, alice));
        arbiter.request{value: price}(incident);
    }

    function test_RevertWhen_FeeIsTooLow() public {
        uint256 incident = escalate();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.FeeTooLow.selector, price - 1, price));
        arbiter.request{value: price - 1}(incident);
    }

    function test_RevertGiven_AlreadyRequested() public {
        uint256 incident = escalate();
        ask(incident);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AlreadyRequested.selector, incident));
        arbiter.request{value: price}(incident);
    }

    function test_RevertGiven_TheTimeToRuleIsOver() public {
        uint256 incident = escalate();
        endPhase(incident);
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.PhaseOver.selector, incident, block.timestamp, block.timestamp)
        );
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
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownIncident.selector, 0));
        arbiter.rule(7, 1);
    }

    function test_RevertWhen_ChoiceIsUnknown() public {
        uint256 dispute = ask(escalate());
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidStep.selector, 22));
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

    /// @dev The court may choose any severity, but the verdict is at most the asserted one.
    function test_ARulingBeyondTheAssertedDecidesForTheAsserted() public {
        uint256 incident = file(bob, cover, block.timestamp - 1, 10);
        endPhase(incident);
        core.claims.tally(incident);
        court.give(ask(incident), 21);
        assertStatus(incident, IncidentStatus.Decided);
        assertEq(core.claims.incidentOf(incident).severityBps, 5_000);
    }

    /// @dev The court declines after a vote without a verdict: the incident is drawn, and the bond is returned.
    function test_DecliningIsNoRuling() public {
        uint256 incident = escalate();
        court.give(ask(incident), 0);
        assertStatus(incident, IncidentStatus.Escalated);
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Drawn);
        assertGe(core.claims.collectBond(incident, Party.Filer), BOND);
    }
}
