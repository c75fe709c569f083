// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {GovernorTerms, MutualGovernor} from "breakwater/governance/MutualGovernor.sol";
import {MutualTimelock} from "breakwater/governance/MutualTimelock.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {GovernanceFixture, Proposal} from "../../utils/GovernanceFixture.sol";

/// @dev Settings of governance itself: a decision outside the bounds is refused at its execution and changes nothing.
contract BoundsTest is GovernanceFixture {
    function test_RevertWhen_TheVotesSettingsAreOutOfTheirBounds() public {
        MutualGovernor v = g.governor;
        _refuses(abi.encodeCall(v.setVotingDelay, (1 days - 1)), 1 days - 1, 1 days, 7 days);
        _refuses(abi.encodeCall(v.setVotingDelay, (7 days + 1)), 7 days + 1, 1 days, 7 days);
        _refuses(abi.encodeCall(v.setVotingPeriod, (5 days - 1)), 5 days - 1, 5 days, 30 days);
        _refuses(abi.encodeCall(v.setVotingPeriod, (type(uint32).max)), type(uint32).max, 5 days, 30 days);
        uint256 max = 1_000_000e18;
        _refuses(abi.encodeCall(v.setProposalThreshold, (max + 1)), max + 1, 0, max);
        _refuses(abi.encodeCall(v.updateQuorumNumerator, (0)), 0, 1, 20);
        _refuses(abi.encodeCall(v.updateQuorumNumerator, (21)), 21, 1, 20);
        _refuses(abi.encodeCall(v.setLateQuorumVoteExtension, (7 days + 1)), 7 days + 1, 0, 7 days);
    }

    function test_EverySettingCanBeAtItsBounds() public {
        MutualGovernor v = g.governor;
        _takes(abi.encodeCall(v.setVotingDelay, (1 days)));
        _takes(abi.encodeCall(v.setVotingDelay, (7 days)));
        _takes(abi.encodeCall(v.setVotingPeriod, (5 days)));
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
        vm.expectRevert(_outOfRange(2 days - 1, 2 days, 30 days));
        g.timelock.updateDelay(2 days - 1);
        vm.expectRevert(_outOfRange(30 days + 1, 2 days, 30 days));
        g.timelock.updateDelay(30 days + 1);
        g.timelock.updateDelay(30 days);
        assertEq(g.timelock.getMinDelay(), 30 days);
        g.timelock.updateDelay(2 days);
        assertEq(g.timelock.getMinDelay(), 2 days);
    }

    function test_RevertWhen_AnybodyElseChangesTheDelay() public {
        vm.expectPartialRevert(TimelockController.TimelockUnauthorizedCaller.selector);
        g.timelock.updateDelay(3 days);
    }

    function test_RevertWhen_DeployedOutOfBounds() public {
        vm.expectRevert(_outOfRange(0, 2 days, 30 days));
        new MutualTimelock(0, address(this));
        GovernorTerms memory t = GovernorTerms({
            votingDelay: 1 days, votingPeriod: 5 days, lateExtension: 1 days, threshold: 0, quorumPercent: 0
        });
        vm.expectRevert(_outOfRange(0, 1, 20));
        new MutualGovernor(IVotes(address(core.token)), g.timelock, t);
    }

    /// @dev C5: even with all settings at their minimum, a proposal takes longer than the longest cooldown.
    function test_AProposalTakesAtLeastEightDays() public {
        uint256 before = block.timestamp;
        Proposal memory p = feeChange();
        queued(alice, p);
        skip(g.timelock.getMinDelay());
        execute(p);
        assertGe(block.timestamp - before, 8 days);
    }

    /// @dev As the governor's own proposals are executed: only by the timelock, and only the calls of the proposal.
    function _refuses(bytes memory data, uint256 value, uint256 min, uint256 max) private {
        Proposal memory p = oneCall(address(g.governor), data, "a setting");
        queued(alice, p);
        skip(TIMELOCK_DELAY);
        vm.expectRevert(_outOfRange(value, min, max));
        execute(p);
    }

    function _takes(bytes memory data) private {
        decide(oneCall(address(g.governor), data, "a setting"));
    }

    function _outOfRange(uint256 value, uint256 min, uint256 max) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, min, max);
    }
}
