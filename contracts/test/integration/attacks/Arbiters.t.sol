// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {CourtArbiter} from "breakwater/periphery/CourtArbiter.sol";
import {IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";
import {Court} from "../../utils/Court.sol";
import {Defaults} from "../../utils/Defaults.sol";

/// @title An arbiter that makes several calls in one transaction
contract GreedyArbiter {
    function act(IClaims claims, uint256 incident, uint256 cover, uint8 first, uint8 second) external {
        claims.rule(incident, first);
        try claims.rule(incident, second) {
            revert("ruled twice");
        } catch {}
        claims.finalize(incident);
        if (first != 0) claims.collect(incident, cover);
        try claims.rule(incident, second) {
            revert("ruled what is final");
        } catch {}
    }
}

/// @title Requests a ruling, and again when the rest of the fee is returned
contract GreedyRequester {
    CourtArbiter private immutable _arbiter;
    uint256 private immutable _incident;

    constructor(CourtArbiter arbiter, uint256 incident) payable {
        (_arbiter, _incident) = (arbiter, incident);
    }

    function request() external {
        _arbiter.request{value: address(this).balance}(_incident);
    }

    receive() external payable {
        _arbiter.request{value: msg.value}(_incident);
    }
}

/// @title Arbiters that rule twice, out of range, immediately, or call back
contract Arbiters is ClaimsFixture {
    function arbiterIs(address arbiter) internal {
        skip(REPORT_WINDOW);
        setProcess(Defaults.process(arbiter, BOND));
        skip(1);
    }

    /// @dev Nobody votes.
    function escalated(uint8 step) internal returns (uint256 incident) {
        incident = fileToVote(step);
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Escalated);
    }

    /// @dev One ruling counts, up to the asserted severity. Nothing else that the arbiter tries changes bonds or stakes.
    function testFuzz_OneRulingDecides(uint8 asserted, uint8 first, uint8 second) public {
        asserted = uint8(bound(asserted, 4, 20));
        GreedyArbiter arbiter = new GreedyArbiter();
        arbiterIs(address(arbiter));
        uint256 incident = escalated(asserted);
        uint256 bond = incidentOf(incident).bond;
        if (first > asserted) {
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidStep.selector, first));
            arbiter.act(core.claims, incident, cover, first, second);
            first = uint8(bound(first, 0, asserted));
        }
        arbiter.act(core.claims, incident, cover, first, second);
        assertEq(incidentOf(incident).severityBps, uint256(first) * 500, "the first ruling");
        assertEq(AMOUNT - core.cover.claimOf(cover).left, AMOUNT * first / 20, "paid once");
        assertEq(money().bonds, 0, "no bond is left");
        assertEq(bondOwed(incident, Party.Filer), first == 0 ? 0 : bond, "the filer's bond");
        assertBalanced();
    }

    /// @dev A callback with the returned fee cannot request twice: one fee, one dispute.
    function test_ARequesterThatCallsBackPaysOneFee() public {
        Court court = new Court();
        CourtArbiter arbiter = new CourtArbiter(core.claims, court, "");
        arbiterIs(address(arbiter));
        uint256 incident = escalated(20);
        GreedyRequester requester = new GreedyRequester{value: 1 ether}(arbiter, incident);
        vm.expectRevert();
        requester.request();
        assertEq(arbiter.disputeOf(incident), 0, "nothing was asked");
        uint256 price = arbiter.cost();
        vm.deal(bob, price);
        vm.prank(bob);
        arbiter.request{value: price}(incident);
        court.give(0, 11);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongStatus.selector, incident, IncidentStatus.Decided));
        court.give(0, 21);
        assertEq(incidentOf(incident).severityBps, 5_000, "the first ruling");
    }
}
