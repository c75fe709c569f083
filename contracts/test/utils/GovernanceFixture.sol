// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {PoolParams} from "breakwater/types/PoolTypes.sol";
import {Governance} from "./Deployment.sol";
import {ProtocolFixture} from "./ProtocolFixture.sol";
import {Defaults} from "./Defaults.sol";

/// @notice What a proposal does, with the text that makes it unique.
struct Proposal {
    address[] targets;
    uint256[] values;
    bytes[] calls;
    string text;
}

/// @title Governance in power, Alice with 5 % of the tokens, voters of any weight, and each step of a proposal
/// @notice The test keeps the treasury's tokens and the curator's role, and has no other power.
abstract contract GovernanceFixture is ProtocolFixture {
    uint8 internal constant AGAINST = 0;
    uint8 internal constant FOR = 1;
    uint8 internal constant ABSTAIN = 2;
    uint256 internal constant QUORUM = TOKEN_SUPPLY * 4 / 100;
    uint256 internal constant THRESHOLD = 10_000e18;

    Governance internal g;
    address internal guardian;

    function setUp() public virtual override {
        super.setUp();
        guardian = makeAddr("guardian");
        g = deployGovernance(core, address(this));
        handOver(core, g, address(this), guardian);
        giveVotes(alice, 5_000_000e18 - core.token.balanceOf(alice));
        delegateTo(alice, alice);
        skip(1);
    }

    // ---- voters ----

    function giveVotes(address who, uint256 weight) internal {
        // The return value is checked: it is our own token.
        require(core.token.transfer(who, weight), "transfer failed");
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

    function oneCall(address target, bytes memory data, string memory text) internal pure returns (Proposal memory p) {
        (p.targets, p.values, p.calls) = (new address[](1), new uint256[](1), new bytes[](1));
        (p.targets[0], p.calls[0], p.text) = (target, data, text);
    }

    /// @dev A harmless change that can be observed: another fee of the pool.
    function feeChange() internal view returns (Proposal memory) {
        bytes memory data = abi.encodeCall(core.factory.setParams, (address(pool), otherFee()));
        return oneCall(address(core.factory), data, "half the fee");
    }

    function otherFee() internal pure returns (PoolParams memory params) {
        params = Defaults.params();
        params.feeBps = 500;
    }

    function feeBps() internal view returns (uint256) {
        (PoolParams memory params,,,) = core.ledger.paramsOf(address(pool));
        return params.feeBps;
    }

    function propose(address who, Proposal memory p) internal returns (uint256 proposal) {
        vm.prank(who);
        proposal = g.governor.propose(p.targets, p.values, p.calls, p.text);
    }

    function queue(Proposal memory p) internal {
        g.governor.queue(p.targets, p.values, p.calls, keccak256(bytes(p.text)));
    }

    function execute(Proposal memory p) internal {
        g.governor.execute(p.targets, p.values, p.calls, keccak256(bytes(p.text)));
    }

    function toVote(uint256 proposal) internal {
        vm.warp(g.governor.proposalSnapshot(proposal) + 1);
    }

    function toEnd(uint256 proposal) internal {
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
    }

    /// @dev Proposed and carried by `who`. The vote is over.
    function carried(address who, Proposal memory p) internal returns (uint256 proposal) {
        proposal = propose(who, p);
        toVote(proposal);
        castVote(who, proposal, FOR);
        toEnd(proposal);
    }

    /// @dev Carried and queued. Its delay has just begun.
    function queued(address who, Proposal memory p) internal returns (uint256 proposal) {
        proposal = carried(who, p);
        queue(p);
    }

    /// @dev From the proposal to the execution, with Alice's votes.
    function decide(Proposal memory p) internal {
        queued(alice, p);
        skip(TIMELOCK_DELAY);
        execute(p);
    }

    // ---- states ----

    function assertState(uint256 proposal, IGovernor.ProposalState state) internal view {
        assertEq(uint8(g.governor.state(proposal)), uint8(state));
    }

    function expectState(uint256 proposal, IGovernor.ProposalState state, bytes32 expected) internal {
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorUnexpectedProposalState.selector, proposal, state, expected)
        );
    }

    function states(IGovernor.ProposalState state) internal pure returns (bytes32) {
        return bytes32(1 << uint8(state));
    }

    // ---- external steps, for `expectRevert` ----

    function tryPropose(address who, Proposal calldata p) external {
        propose(who, p);
    }

    function tryQueue(Proposal calldata p) external {
        queue(p);
    }

    function tryExecute(Proposal calldata p) external {
        execute(p);
    }
}
