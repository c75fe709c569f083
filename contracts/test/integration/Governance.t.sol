// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {GovernanceFixture, Proposal} from "../utils/GovernanceFixture.sol";

/// @title Governance from delegation to execution: members change the threshold, and later events are decided by it
/// @dev Seven of ten assessors vote for 100 %, three for 0 %: enough at a threshold of 60 %, too few at 90 %.
contract GovernanceTest is GovernanceFixture {
    address private seven;
    address private three;
    uint256 private cover;

    function setUp() public override {
        super.setUp();
        stake(bob, 200_000e6);
        cover = buy(carol, EXPLOIT, 20_000e6, 120);
        (seven, three) = (person("seven"), person("three"));
        assess(seven, 7_000e18);
        assess(three, 3_000e18);
        skip(REPORT_WINDOW);
    }

    function test_FromDelegationToTheNextIncident() public {
        // Tokens have no voting power until they are delegated.
        address delegate = makeAddr("delegate");
        address member = makeAddr("member");
        giveVotes(member, 6_000_000e18);
        assertEq(core.token.getVotes(delegate), 0);
        delegateTo(member, delegate);
        assertEq(core.token.getVotes(delegate), 6_000_000e18);
        skip(1);

        Proposal memory p = _ninetyPercent();
        uint256 proposal = propose(delegate, p);
        assertState(proposal, IGovernor.ProposalState.Pending);
        toVote(proposal);
        assertState(proposal, IGovernor.ProposalState.Active);
        assertEq(castVote(delegate, proposal, FOR), 6_000_000e18);
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Succeeded);
        queue(p);
        assertState(proposal, IGovernor.ProposalState.Queued);
        vm.warp(g.governor.proposalEta(proposal));
        uint256 before = block.timestamp - 1;
        execute(p);
        assertState(proposal, IGovernor.ProposalState.Executed);
        assertEq(core.claims.processOf(address(pool)).thresholdBps, 9_000);

        // An earlier event is decided by the earlier rules.
        uint256 earlier = file(carol, cover, before, 10);
        _vote(earlier, 10);
        assertEq(uint8(statusOf(earlier)), uint8(IncidentStatus.Accepted));
        uint256 balance = asset.balanceOf(carol);
        core.claims.collect(earlier, cover);
        assertEq(asset.balanceOf(carol), balance + 10_000e6);

        uint256 later = file(carol, cover, block.timestamp - 1, 20);
        _vote(later, 20);
        assertEq(uint8(statusOf(later)), uint8(IncidentStatus.Refused), "the next one needs nine of ten");
        assertBalanced();
    }

    function test_OnlyGovernanceSpendsTheTreasury() public {
        skip(60 days);
        pool.sync(type(uint256).max);
        uint256 fees = pool.money().fees;
        assertGt(fees, 0);
        vm.expectRevert();
        core.factory.payFees(address(pool), bob, fees);
        uint256 before = asset.balanceOf(alice);
        bytes memory data = abi.encodeCall(core.factory.payFees, (address(pool), alice, fees));
        decide(oneCall(address(core.factory), data, "pay the fees"));
        assertEq(asset.balanceOf(alice), before + fees);
    }

    function _ninetyPercent() private view returns (Proposal memory) {
        Process memory process = core.claims.processOf(address(pool));
        (process.thresholdBps, process.largeThresholdBps) = (9_000, 9_000);
        bytes memory data = abi.encodeCall(IClaims.setProcess, (address(pool), process));
        return oneCall(address(core.claims), data, "Nine of ten for every payout");
    }

    function _vote(uint256 incident, uint8 step) private {
        commitVote(seven, incident, step);
        commitVote(three, incident, 0);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(seven, incident, step);
        revealVote(three, incident, 0);
        endPhase(incident);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.finalize(incident);
    }
}
