// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Governor} from "@openzeppelin/contracts/governance/Governor.sol";
import {GovernorCountingSimple} from "@openzeppelin/contracts/governance/extensions/GovernorCountingSimple.sol";
import {GovernorPreventLateQuorum} from "@openzeppelin/contracts/governance/extensions/GovernorPreventLateQuorum.sol";
import {GovernorSettings} from "@openzeppelin/contracts/governance/extensions/GovernorSettings.sol";
import {GovernorTimelockControl} from "@openzeppelin/contracts/governance/extensions/GovernorTimelockControl.sol";
import {GovernorVotes} from "@openzeppelin/contracts/governance/extensions/GovernorVotes.sol";
import {
    GovernorVotesQuorumFraction
} from "@openzeppelin/contracts/governance/extensions/GovernorVotesQuorumFraction.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {Bounds} from "../libraries/Bounds.sol";

/// @notice The governor's initial settings; later its own proposals change them.
/// @param votingDelay Seconds between a proposal and the snapshot of the weights.
/// @param votingPeriod Seconds of voting.
/// @param lateExtension Minimum seconds of voting that remain once the quorum is reached.
/// @param threshold Weight that a proposer needs, token units.
/// @param quorumPercent Share of the supply that must take part.
struct GovernorTerms {
    uint48 votingDelay;
    uint32 votingPeriod;
    uint48 lateExtension;
    uint256 threshold;
    uint256 quorumPercent;
}

/// @title The members' vote
/// @notice OpenZeppelin's Governor on `MutualToken`: weights as of the start of voting, a quorum of the supply, extra
/// time once it is reached late, and a timelock that executes decisions. Its own settings have bounds, so that no vote
/// can end voting.
/// @dev Voting delay, voting period and timelock together always take at least 8 days, and no pool's cooldown is longer
/// than 7: a staker who asks to leave when a proposal appears is out before it takes effect. A description that ends
/// with `#proposer=0x…` can be proposed by that account only, so that nobody can copy a proposal and cancel the copy.
contract MutualGovernor is
    Governor,
    GovernorSettings,
    GovernorCountingSimple,
    GovernorVotes,
    GovernorVotesQuorumFraction,
    GovernorPreventLateQuorum,
    GovernorTimelockControl
{
    using Bounds for uint256;

    uint256 private constant MIN_VOTING_DELAY = 1 days;
    uint256 private constant MAX_VOTING_DELAY = 7 days;
    uint256 private constant MIN_VOTING_PERIOD = 5 days;
    uint256 private constant MAX_VOTING_PERIOD = 30 days;
    uint256 private constant MAX_LATE_EXTENSION = 7 days;
    uint256 private constant MIN_QUORUM_PERCENT = 1;
    uint256 private constant MAX_QUORUM_PERCENT = 20;
    /// @dev A hundredth of the supply of `MutualToken`.
    uint256 private constant MAX_THRESHOLD = 1_000_000e18;

    /// @dev Error: ParameterOutOfRange, here and in every later change.
    constructor(IVotes token, TimelockController timelock_, GovernorTerms memory t)
        Governor("Breakwater")
        GovernorSettings(t.votingDelay, t.votingPeriod, t.threshold)
        GovernorVotes(token)
        GovernorVotesQuorumFraction(t.quorumPercent)
        GovernorPreventLateQuorum(t.lateExtension)
        GovernorTimelockControl(timelock_)
    {}

    // ---- bounds of its own settings ----

    function _setVotingDelay(uint48 seconds_) internal override {
        uint256(seconds_).within(MIN_VOTING_DELAY, MAX_VOTING_DELAY);
        super._setVotingDelay(seconds_);
    }

    function _setVotingPeriod(uint32 seconds_) internal override {
        uint256(seconds_).within(MIN_VOTING_PERIOD, MAX_VOTING_PERIOD);
        super._setVotingPeriod(seconds_);
    }

    function _setProposalThreshold(uint256 threshold) internal override {
        super._setProposalThreshold(threshold.within(0, MAX_THRESHOLD));
    }

    function _updateQuorumNumerator(uint256 percent) internal override {
        super._updateQuorumNumerator(percent.within(MIN_QUORUM_PERCENT, MAX_QUORUM_PERCENT));
    }

    function _setLateQuorumVoteExtension(uint48 seconds_) internal override {
        uint256(seconds_).within(0, MAX_LATE_EXTENSION);
        super._setLateQuorumVoteExtension(seconds_);
    }

    // ---- required overrides ----

    function proposalThreshold() public view override(Governor, GovernorSettings) returns (uint256) {
        return super.proposalThreshold();
    }

    function proposalDeadline(uint256 proposal)
        public
        view
        override(Governor, GovernorPreventLateQuorum)
        returns (uint256)
    {
        return super.proposalDeadline(proposal);
    }

    function state(uint256 proposal) public view override(Governor, GovernorTimelockControl) returns (ProposalState) {
        return super.state(proposal);
    }

    function proposalNeedsQueuing(uint256 proposal)
        public
        view
        override(Governor, GovernorTimelockControl)
        returns (bool)
    {
        return super.proposalNeedsQueuing(proposal);
    }

    function _tallyUpdated(uint256 proposal) internal override(Governor, GovernorPreventLateQuorum) {
        super._tallyUpdated(proposal);
    }

    function _queueOperations(
        uint256 proposal,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint48) {
        return super._queueOperations(proposal, targets, values, calldatas, descriptionHash);
    }

    function _executeOperations(
        uint256 proposal,
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) {
        super._executeOperations(proposal, targets, values, calldatas, descriptionHash);
    }

    function _cancel(
        address[] memory targets,
        uint256[] memory values,
        bytes[] memory calldatas,
        bytes32 descriptionHash
    ) internal override(Governor, GovernorTimelockControl) returns (uint256) {
        return super._cancel(targets, values, calldatas, descriptionHash);
    }

    function _executor() internal view override(Governor, GovernorTimelockControl) returns (address) {
        return super._executor();
    }
}
