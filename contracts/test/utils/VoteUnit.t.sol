// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IClaimsDesk} from "breakwater/interfaces/IClaimsDesk.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {GovernanceUnit} from "./GovernanceUnit.t.sol";

/// @notice What a proposal does, with the text that makes it unique.
struct Motion {
    address[] targets;
    uint256[] values;
    bytes[] calls;
    string text;
}

/// @title Voters of any weight, proposals of several calls, and each step of their way
abstract contract VoteUnit is GovernanceUnit {
    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;
    uint256 internal constant SUPPLY = 100_000_000e18;
    uint256 internal constant QUORUM = SUPPLY * 4 / 100;
    uint256 internal constant THRESHOLD = 10_000e18;

    // ---- voters ----

    /// @dev The treasury's tokens are the test's.
    function giveVotes(address who, uint256 weight) internal {
        require(core.token.transfer(who, weight));
    }

    function voter(string memory name, uint256 weight) internal returns (address who) {
        who = makeAddr(name);
        if (weight != 0) giveVotes(who, weight);
        delegateTo(who, who);
        skip(1);
    }

    function delegateTo(address who, address to) internal {
        vm.prank(who);
        core.token.delegate(to);
    }

    function castVote(address who, uint256 proposal, uint8 support) internal returns (uint256 weight) {
        vm.prank(who);
        weight = g.governor.castVote(proposal, support);
    }

    // ---- proposals ----

    function motion(address target, bytes memory data, string memory text)
        internal
        pure
        returns (Motion memory m)
    {
        (m.targets, m.values, m.calls) = one(target, data);
        m.text = text;
    }

    /// @dev A harmless change that shows: the commit window of the pool is an hour.
    function shortVotes() internal view returns (Motion memory) {
        return motion(
            address(core.claims),
            abi.encodeCall(IClaimsDesk.setProcess, (address(pool), shortProcess())),
            "short votes"
        );
    }

    function shortProcess() internal view returns (Process memory p) {
        p = Demo.process(address(this));
        p.commitSeconds = 1 hours;
    }

    function propose(address who, Motion memory m) internal returns (uint256 proposal) {
        vm.prank(who);
        proposal = g.governor.propose(m.targets, m.values, m.calls, m.text);
    }

    function queue(Motion memory m) internal {
        g.governor.queue(m.targets, m.values, m.calls, keccak256(bytes(m.text)));
    }

    function execute(Motion memory m) internal {
        g.governor.execute(m.targets, m.values, m.calls, keccak256(bytes(m.text)));
    }

    function toVote(uint256 proposal) internal {
        vm.warp(g.governor.proposalSnapshot(proposal) + 1);
    }

    function toEnd(uint256 proposal) internal {
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
    }

    /// @dev Proposed and carried by `who`; the vote is over.
    function carried(address who, Motion memory m) internal returns (uint256 proposal) {
        proposal = propose(who, m);
        toVote(proposal);
        castVote(who, proposal, FOR);
        toEnd(proposal);
    }

    /// @dev Carried and queued; its delay has just begun.
    function queued(address who, Motion memory m) internal returns (uint256 proposal) {
        proposal = carried(who, m);
        queue(m);
    }

    function assertState(uint256 proposal, IGovernor.ProposalState state) internal view {
        assertEq(uint8(g.governor.state(proposal)), uint8(state));
    }

    function votesOf(uint256 proposal)
        internal
        view
        returns (uint256 against, uint256 support, uint256 abstain)
    {
        return g.governor.proposalVotes(proposal);
    }

    // ---- what must fail, whole calls for `expectRevert` ----

    function expectState(uint256 proposal, IGovernor.ProposalState state, bytes32 expected) internal {
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorUnexpectedProposalState.selector, proposal, state, expected
            )
        );
    }

    function states(IGovernor.ProposalState state) internal pure returns (bytes32) {
        return bytes32(1 << uint8(state));
    }
}
