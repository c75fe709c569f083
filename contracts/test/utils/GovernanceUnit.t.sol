// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Governance} from "../../script/Deployment.sol";
import {Unit} from "./Unit.t.sol";

/// @title The members' vote in power, alice with 5 % of the tokens, and the words to decide something
abstract contract GovernanceUnit is Unit {
    Governance internal g;
    address internal guardian;

    function setUp() public virtual override {
        super.setUp();
        guardian = makeAddr("guardian");
        g = deployGovernance(core, address(this));
        handOver(core, g, address(this), guardian);
        core.token.transfer(alice, 5_000_000e18);
        vm.prank(alice);
        core.token.delegate(alice);
        skip(1);
    }

    function propose(address who, address target, bytes memory data) internal returns (uint256 proposal) {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = one(target, data);
        vm.prank(who);
        proposal = g.governor.propose(targets, values, calls, "a change");
    }

    function one(address target, bytes memory data)
        internal
        pure
        returns (address[] memory targets, uint256[] memory values, bytes[] memory calls)
    {
        (targets, values, calls) = (new address[](1), new uint256[](1), new bytes[](1));
        (targets[0], calls[0]) = (target, data);
    }

    function queue(address target, bytes memory data) internal {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = one(target, data);
        g.governor.queue(targets, values, calls, keccak256("a change"));
    }

    function execute(address target, bytes memory data) internal {
        (address[] memory targets, uint256[] memory values, bytes[] memory calls) = one(target, data);
        g.governor.execute(targets, values, calls, keccak256("a change"));
    }

    /// @dev The whole way, with alice's votes.
    function decideOn(address target, bytes memory data) internal {
        uint256 proposal = propose(alice, target, data);
        skip(1 days + 1);
        vm.prank(alice);
        g.governor.castVote(proposal, 1);
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
        queue(target, data);
        skip(2 days);
        execute(target, data);
    }
}
