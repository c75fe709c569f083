// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {GovernanceFixture, Proposal} from "../../utils/GovernanceFixture.sol";

/// @title C5: one false incident blocked exits until a hostile proposal was executed
/// @notice Stakers who request their exit when a harmful proposal appears have left before it takes effect, whatever is open.
contract C5Test is GovernanceFixture {
    uint256 private bait;

    function setUp() public override {
        super.setUp();
        stake(carol, 1_000_000e6);
        stake(bob, 100_000e6);
        address mallory = person("mallory");
        bait = buy(mallory, EXPLOIT, 1e6, 90);
        enterForce(bait);
    }

    /// @dev At any second of the day at which the proposal appears and the attacker files.
    function testFuzz_C5_LeaversAreOutBeforeAProposalActs(uint256 second, uint256 filing) public {
        vm.warp((today() + 1) * 1 days + bound(second, 0, 1 days - 1));
        uint256 begin = block.timestamp;
        Proposal memory p = feeChange();
        uint256 proposal = propose(alice, p);
        requestExit(bob, pool.balanceOf(bob));
        toVote(proposal);
        castVote(alice, proposal, FOR);
        filing = bound(filing, block.timestamp, begin + 7 days - 1);
        vm.warp(filing);
        file(makeAddr("mallory"), bait, block.timestamp - 1, 20);

        vm.warp(begin + 7 days);
        (uint256 shares,) = pool.processExits();
        assertGt(shares, 0, "the exit was processed");
        assertEq(pool.balanceOf(bob), 0);
        assertEq(pool.exitOf(bob).processed, shares);
        assertState(
            proposal,
            block.timestamp > g.governor.proposalDeadline(proposal)
                ? IGovernor.ProposalState.Succeeded
                : IGovernor.ProposalState.Active
        );

        if (block.timestamp <= g.governor.proposalDeadline(proposal)) toEnd(proposal);
        queue(p);
        vm.warp(begin + 8 days);
        assertState(proposal, IGovernor.ProposalState.Queued);
        vm.expectRevert();
        this.tryExecute(p);
        vm.warp(g.governor.proposalEta(proposal));
        execute(p);
        assertGt(block.timestamp, begin + 8 days, "a day to process the exit");
    }
}
