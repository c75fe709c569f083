// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IClaimsDesk} from "breakwater/interfaces/IClaimsDesk.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {Motion, VoteUnit} from "../utils/VoteUnit.t.sol";

/// @title The members' story: delegate, propose a payout threshold, vote, queue, execute; the next incident
/// uses it
/// @dev Seven of ten assessors vote for the whole, three for nothing: enough at 66 %, too few once it takes 90
/// %.
contract GovernanceTest is VoteUnit {
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
        skip(1);
    }

    function test_FromDelegationToTheNextIncident() public {
        // Members hold tokens; until they delegate, they have no weight.
        address dora = makeAddr("dora");
        address member = makeAddr("member");
        giveVotes(member, 6_000_000e18);
        assertEq(core.token.getVotes(dora), 0);
        delegateTo(member, dora);
        assertEq(core.token.getVotes(dora), 6_000_000e18);
        skip(1);

        Motion memory m = _ninetyPercent();
        uint256 proposal = propose(dora, m);
        assertState(proposal, IGovernor.ProposalState.Pending);
        toVote(proposal);
        assertState(proposal, IGovernor.ProposalState.Active);
        assertEq(castVote(dora, proposal, FOR), 6_000_000e18);
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Succeeded);
        queue(m);
        assertState(proposal, IGovernor.ProposalState.Queued);
        assertEq(g.governor.proposalEta(proposal), block.timestamp + 2 days);

        vm.warp(g.governor.proposalEta(proposal));
        uint256 running = file(carol, cover, block.timestamp - 1, 20);
        execute(m);
        assertState(proposal, IGovernor.ProposalState.Executed);
        assertEq(core.claims.processOf(address(pool)).thresholdBps, 9_000);

        assertEq(core.claims.incidentOf(running).process.thresholdBps, 6_000);
        _judge(running);
        assertEq(uint8(statusOf(running)), uint8(IncidentStatus.Accepted));
        uint256 before = asset.balanceOf(carol);
        core.claims.collect(running, cover);
        assertEq(asset.balanceOf(carol), before + 20_000e6, "paid as the rules were when it was filed");

        uint256 next = file(carol, cover, block.timestamp - 1, 20);
        assertEq(core.claims.incidentOf(next).process.thresholdBps, 9_000);
        _judge(next);
        assertEq(uint8(statusOf(next)), uint8(IncidentStatus.Refused), "the next one needs nine of ten");
        assertBalanced();
    }

    function _ninetyPercent() private view returns (Motion memory) {
        Process memory p = core.claims.processOf(address(pool));
        (p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) = (9_000, 9_000, 9_000);
        bytes memory data = abi.encodeCall(IClaimsDesk.setProcess, (address(pool), p));
        return motion(address(core.claims), data, "Nine of ten for every payout");
    }

    function _judge(uint256 incident) private {
        commitVote(seven, incident, 20);
        commitVote(three, incident, 0);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(seven, incident, 20);
        revealVote(three, incident, 0);
        pass(incident);
        core.claims.tally(incident);
        pass(incident);
        core.claims.finalize(incident);
    }
}
