// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {GovernorTerms, MutualGovernor} from "breakwater/governance/MutualGovernor.sol";
import {MutualTimelock} from "breakwater/governance/MutualTimelock.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {GovernanceUnit} from "../../../utils/GovernanceUnit.t.sol";

/// @dev The vote's own settings: what was decided is refused when it is carried out, and everything stays as it was.
contract GovernanceBoundsTest is GovernanceUnit {
    function test_RevertWhen_TheVotesSettingsAreOutOfTheirBounds() public {
        MutualGovernor v = g.governor;
        _refuses(abi.encodeCall(v.setVotingDelay, (1 hours - 1)), 1 hours - 1, 1 hours, 7 days);
        _refuses(abi.encodeCall(v.setVotingDelay, (7 days + 1)), 7 days + 1, 1 hours, 7 days);
        _refuses(abi.encodeCall(v.setVotingPeriod, (1 days - 1)), 1 days - 1, 1 days, 30 days);
        _refuses(abi.encodeCall(v.setVotingPeriod, (type(uint32).max)), type(uint32).max, 1 days, 30 days);
        uint256 most = 1_000_000e18;
        _refuses(abi.encodeCall(v.setProposalThreshold, (most + 1)), most + 1, 0, most);
        _refuses(abi.encodeCall(v.updateQuorumNumerator, (0)), 0, 1, 20);
        _refuses(abi.encodeCall(v.updateQuorumNumerator, (21)), 21, 1, 20);
        _refuses(abi.encodeCall(v.setLateQuorumVoteExtension, (7 days + 1)), 7 days + 1, 0, 7 days);
    }

    function test_EverySettingCanBeAtItsBounds() public {
        MutualGovernor v = g.governor;
        _takes(abi.encodeCall(v.setVotingDelay, (1 hours)));
        _takes(abi.encodeCall(v.setVotingDelay, (7 days)));
        _takes(abi.encodeCall(v.setVotingPeriod, (1 days)));
        _takes(abi.encodeCall(v.setVotingPeriod, (30 days)));
        _takes(abi.encodeCall(v.setProposalThreshold, (0)));
        _takes(abi.encodeCall(v.setProposalThreshold, (1_000_000e18)));
        _takes(abi.encodeCall(v.setLateQuorumVoteExtension, (0)));
        _takes(abi.encodeCall(v.setLateQuorumVoteExtension, (7 days)));
        _takes(abi.encodeCall(v.updateQuorumNumerator, (1)));
        _takes(abi.encodeCall(v.updateQuorumNumerator, (20)));
        assertEq(v.votingDelay(), 7 days);
        assertEq(v.votingPeriod(), 30 days);
        assertEq(v.proposalThreshold(), 1_000_000e18);
        assertEq(v.quorumNumerator(), 20);
        assertEq(v.lateQuorumVoteExtension(), 7 days);
    }

    function test_RevertWhen_TheTimelocksDelayIsOutOfItsBounds() public {
        vm.startPrank(address(g.timelock));
        vm.expectRevert(_outOfRange(1 days - 1, 1 days, 30 days));
        g.timelock.updateDelay(1 days - 1);
        vm.expectRevert(_outOfRange(30 days + 1, 1 days, 30 days));
        g.timelock.updateDelay(30 days + 1);
        g.timelock.updateDelay(30 days);
        assertEq(g.timelock.getMinDelay(), 30 days);
        g.timelock.updateDelay(1 days);
        assertEq(g.timelock.getMinDelay(), 1 days);
    }

    function test_RevertWhen_AnybodyElseChangesTheDelay() public {
        vm.expectPartialRevert(TimelockController.TimelockUnauthorizedCaller.selector);
        g.timelock.updateDelay(2 days);
    }

    function test_RevertWhen_DeployedOutOfBounds() public {
        vm.expectRevert(_outOfRange(0, 1 days, 30 days));
        new MutualTimelock(0, address(this));
        GovernorTerms memory t = GovernorTerms({
            votingDelay: 1 days, votingPeriod: 5 days, lateExtension: 1 days, threshold: 0, quorumPercent: 0
        });
        vm.expectRevert(_outOfRange(0, 1, 20));
        new MutualGovernor(IVotes(address(core.token)), g.timelock, t);
    }

    /// @dev As the governor's own proposals do it: only its executor, the timelock, and only what it was to carry out.
    function _refuses(bytes memory data, uint256 value, uint256 least, uint256 most) private {
        propose(alice, address(g.governor), data);
        _voteFor(address(g.governor), data);
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) =
            one(address(g.governor), data);
        vm.expectRevert(_outOfRange(value, least, most));
        g.governor.execute(targets, values, calls, keccak256("a change"));
    }

    function _takes(bytes memory data) private {
        propose(alice, address(g.governor), data);
        _voteFor(address(g.governor), data);
        execute(address(g.governor), data);
    }

    function _voteFor(address target, bytes memory data) private {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = one(target, data);
        uint256 proposal = g.governor.getProposalId(targets, values, calls, keccak256("a change"));
        vm.warp(g.governor.proposalSnapshot(proposal) + 1);
        vm.prank(alice);
        g.governor.castVote(proposal, 1);
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
        queue(target, data);
        skip(2 days);
    }

    function _outOfRange(uint256 value, uint256 least, uint256 most) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, least, most);
    }
}
