// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IClaimsDesk} from "breakwater/interfaces/IClaimsDesk.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {Demo} from "../../../../script/demo/Demo.sol";
import {GovernanceUnit} from "../../../utils/GovernanceUnit.t.sol";

contract GovernanceStoryTest is GovernanceUnit {
    /// @dev Seven of ten votes for the whole, three for nothing: enough while 66 % were, too few once it takes 90 %.
    function test_TheNextIncidentUsesTheNewThresholdAndTheRunningOneDoesNot() public {
        stake(bob, 200_000e6);
        uint256 cover = buy(carol, EXPLOIT, 20_000e6, 90);
        (address seven, address three) = (person("seven"), person("three"));
        assess(seven, 7_000e18);
        assess(three, 3_000e18);
        Process memory p = Demo.process(address(this));
        (p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) = (9_000, 9_000, 9_000);
        bytes memory data = abi.encodeCall(IClaimsDesk.setProcess, (address(pool), p));
        uint256 proposal = propose(alice, address(core.claims), data);
        skip(1 days + 1);
        vm.prank(alice);
        g.governor.castVote(proposal, 1);
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
        queue(address(core.claims), data);
        skip(2 days);

        uint256 running = file(carol, cover, block.timestamp - 1, 20);
        execute(address(core.claims), data);
        assertEq(core.claims.incidentOf(running).process.thresholdBps, 6_000);
        assertEq(_verdict(running, seven, three), 10_000, "as when it was filed");
        uint256 next = file(carol, cover, block.timestamp - 1, 20);
        assertEq(core.claims.incidentOf(next).process.thresholdBps, 9_000);
        assertEq(_verdict(next, seven, three), 0, "the next needs nine of ten");
    }

    function _verdict(uint256 incident, address seven, address three) private returns (uint256) {
        if (core.claims.incidentOf(incident).status == IncidentStatus.Filed) contest(incident);
        commitVote(seven, incident, 20);
        commitVote(three, incident, 0);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(seven, incident, 20);
        revealVote(three, incident, 0);
        pass(incident);
        core.claims.tally(incident);
        pass(incident);
        core.claims.finalize(incident);
        return core.claims.incidentOf(incident).severityBps;
    }

    // ---- attacks ----

    /// @dev The weight counts as it was when voting began: borrowed tokens of this block are none.
    function test_FlashLoanedVotesCountNothing() public {
        uint256 proposal = propose(alice, address(core.claims), "");
        skip(1 days + 1);
        core.token.transfer(bob, 50_000_000e18);
        vm.startPrank(bob);
        core.token.delegate(bob);
        assertEq(g.governor.castVote(proposal, 0), 0);
        vm.stopPrank();
    }

    function test_RevertGiven_ProposerHasDust() public {
        vm.startPrank(bob);
        core.token.transfer(carol, 1);
        core.token.delegate(bob);
        skip(1);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = one(bob, "");
        vm.expectPartialRevert(IGovernor.GovernorInsufficientProposerVotes.selector);
        g.governor.propose(targets, values, calls, "dust");
        vm.stopPrank();
    }

    /// @dev Known failure of others: a quorum that the documents have and the code has not.
    function test_RevertGiven_QuorumIsMissed() public {
        vm.prank(alice);
        core.token.transfer(bob, 1_500_000e18);
        skip(1);
        uint256 proposal = propose(alice, address(core.claims), "");
        skip(1 days + 1);
        vm.prank(alice);
        g.governor.castVote(proposal, 1);
        assertEq(g.governor.quorum(g.governor.proposalSnapshot(proposal)), 4_000_000e18);
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
        assertEq(uint8(g.governor.state(proposal)), uint8(IGovernor.ProposalState.Defeated));
        vm.expectPartialRevert(IGovernor.GovernorUnexpectedProposalState.selector);
        this.tryQueue();
    }

    function tryQueue() external {
        queue(address(core.claims), "");
    }

    /// @dev Whoever brings the quorum in the last minute leaves the others a day.
    function test_ALateQuorumExtendsTheVote() public {
        uint256 proposal = propose(alice, address(core.claims), "");
        uint256 deadline = g.governor.proposalDeadline(proposal);
        vm.warp(deadline - 1 minutes);
        vm.prank(alice);
        g.governor.castVote(proposal, 1);
        assertEq(g.governor.proposalDeadline(proposal), deadline - 1 minutes + 1 days);
    }

    function test_RevertWhen_SomebodyGoesAroundTheTimelock() public {
        bytes memory data =
            abi.encodeCall(IClaimsDesk.setProcess, (address(pool), Demo.process(address(this))));
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        g.timelock.schedule(address(core.claims), 0, data, 0, 0, 2 days);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        core.claims.setProcess(address(pool), Demo.process(address(this)));
        uint256 proposal = propose(alice, address(core.claims), data);
        skip(1 days + 1);
        vm.prank(alice);
        g.governor.castVote(proposal, 1);
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
        queue(address(core.claims), data);
        skip(2 days - 1);
        vm.expectPartialRevert(bytes4(keccak256("TimelockUnexpectedOperationState(bytes32,bytes32)")));
        this.tryExecute(data);
        skip(1);
        execute(address(core.claims), data);
    }

    function tryExecute(bytes calldata data) external {
        execute(address(core.claims), data);
    }

    function test_RevertWhen_SomebodyGivesThemselvesARole() public {
        address[3] memory who = [guardian, address(this), address(g.governor)];
        for (uint256 i; i < who.length; i++) {
            vm.startPrank(who[i]);
            vm.expectRevert();
            core.manager.grantRole(0, who[i], 0);
            vm.expectRevert();
            core.manager.grantRole(1, bob, 0);
            vm.expectRevert();
            core.manager.updateAuthority(address(core.factory), who[i]);
            vm.stopPrank();
        }
    }

    /// @dev A guardian can stop what is queued, and neither start nor carry out anything, nor take a role.
    function test_TheGuardianCanNeitherStopNorHastenWhatTheMembersDecided() public {
        bytes memory data =
            abi.encodeCall(IClaimsDesk.setProcess, (address(pool), Demo.process(address(this))));
        uint256 proposal = propose(alice, address(core.claims), data);
        skip(1 days + 1);
        vm.prank(alice);
        g.governor.castVote(proposal, 1);
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
        queue(address(core.claims), data);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) =
            one(address(core.claims), data);
        bytes32 salt = bytes20(address(g.governor)) ^ keccak256("a change");
        bytes32 id = g.timelock.hashOperationBatch(targets, values, calls, 0, salt);
        assertTrue(g.timelock.isOperationPending(id));
        skip(2 days);
        vm.startPrank(guardian);
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        g.timelock.executeBatch(targets, values, calls, 0, salt);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        core.claims.setProcess(address(pool), Demo.process(guardian));
        vm.expectPartialRevert(IAccessControl.AccessControlUnauthorizedAccount.selector);
        g.timelock.cancel(id);
        vm.stopPrank();
        execute(address(core.claims), data);
        assertEq(uint8(g.governor.state(proposal)), uint8(IGovernor.ProposalState.Executed));
    }

    function test_TheTreasuryIsSpentByGovernanceOnly() public {
        stake(bob, 200_000e6);
        buy(carol, EXPLOIT, 20_000e6, 90);
        skip(60 days);
        pool.sync(type(uint256).max);
        uint256 fees = pool.money().fees;
        assertGt(fees, 0);
        vm.expectPartialRevert(IAccessManaged.AccessManagedUnauthorized.selector);
        core.factory.payFees(address(pool), bob, fees);
        uint256 before = asset.balanceOf(alice);
        decideOn(address(core.factory), abi.encodeCall(core.factory.payFees, (address(pool), alice, fees)));
        assertEq(asset.balanceOf(alice), before + fees);
    }
}
