// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {GovernanceFixture, Proposal} from "../../utils/GovernanceFixture.sol";

/// @dev Lends any amount within one call, and takes it back before the call returns.
contract FlashLender {
    IERC20 private immutable TOKEN;

    constructor(IERC20 token) {
        TOKEN = token;
    }

    function lend(uint256 amount, address target, bytes calldata data) external returns (bytes memory answer) {
        uint256 before = TOKEN.balanceOf(address(this));
        require(TOKEN.transfer(msg.sender, amount));
        answer = FlashBorrower(msg.sender).onLoan(target, data);
        require(TOKEN.transferFrom(msg.sender, address(this), amount));
        require(TOKEN.balanceOf(address(this)) == before, "not repaid");
    }
}

/// @dev Borrows, delegates to itself, acts, repays.
contract FlashBorrower {
    IERC20 private immutable TOKEN;
    FlashLender private immutable LENDER;

    constructor(IERC20 token, FlashLender lender) {
        (TOKEN, LENDER) = (token, lender);
    }

    function borrowAnd(uint256 amount, address target, bytes calldata data) external returns (bytes memory) {
        return LENDER.lend(amount, target, data);
    }

    function onLoan(address target, bytes calldata data) external returns (bytes memory answer) {
        TOKEN.approve(address(LENDER), type(uint256).max);
        IVotes(address(TOKEN)).delegate(address(this));
        bool done = true;
        if (target != address(0)) (done, answer) = target.call(data);
        if (done) return answer;
        assembly ("memory-safe") {
            revert(add(answer, 32), mload(answer))
        }
    }
}

/// @title Votes with borrowed, moved or negligible weight
contract VoteTest is GovernanceFixture {
    uint256 private constant LOAN = 30_000_000e18;

    FlashBorrower private borrower;

    function setUp() public override {
        super.setUp();
        IERC20 token = IERC20(address(core.token));
        FlashLender lender = new FlashLender(token);
        borrower = new FlashBorrower(token, lender);
        giveVotes(address(lender), LOAN);
        skip(1);
    }

    function test_AFlashLoanVotesWithNothing() public {
        uint256 proposal = propose(alice, feeChange());
        toVote(proposal);
        bytes memory answer =
            borrower.borrowAnd(LOAN, address(g.governor), abi.encodeCall(IGovernor.castVote, (proposal, AGAINST)));
        assertEq(abi.decode(answer, (uint256)), 0, "weight of the vote");
        castVote(alice, proposal, FOR);
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Succeeded);
    }

    /// @dev Even in the second of the snapshot: what is repaid in that second does not count at its end.
    function test_AFlashLoanInTheSnapshotsSecondVotesWithNothing() public {
        uint256 proposal = propose(alice, feeChange());
        vm.warp(g.governor.proposalSnapshot(proposal));
        borrower.borrowAnd(LOAN, address(0), "");
        toVote(proposal);
        assertEq(castVote(address(borrower), proposal, AGAINST), 0);
        (uint256 against,,) = g.governor.proposalVotes(proposal);
        assertEq(against, 0);
    }

    function test_RevertGiven_AFlashLoanProposes() public {
        Proposal memory p = feeChange();
        bytes memory data = abi.encodeCall(IGovernor.propose, (p.targets, p.values, p.calls, p.text));
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, borrower, 0, THRESHOLD)
        );
        borrower.borrowAnd(LOAN, address(g.governor), data);
    }

    /// @dev Weights are those of the snapshot: tokens that vote, move and vote again count once.
    function testFuzz_VotesThatMoveCountOnce(uint256 part, uint8 hops) public {
        uint256 proposal = propose(alice, feeChange());
        toVote(proposal);
        uint256 weight = core.token.balanceOf(alice);
        assertEq(castVote(alice, proposal, FOR), weight);
        part = bound(part, 1, weight);
        address from = alice;
        for (uint256 i; i < bound(hops, 1, 5); i++) {
            address to = makeAddr(vm.toString(i));
            vm.prank(from);
            require(core.token.transfer(to, part));
            delegateTo(to, to);
            skip(1 hours);
            assertEq(castVote(to, proposal, FOR), 0);
            from = to;
        }
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorAlreadyCastVote.selector, alice));
        vm.prank(alice);
        g.governor.castVote(proposal, FOR);
        (, uint256 support,) = g.governor.proposalVotes(proposal);
        assertEq(support, weight);
    }

    /// @dev A delegate keeps its weight of the snapshot, and a later delegation moves no weight.
    function test_DelegationAfterTheSnapshotMovesNothing() public {
        address delegate = voter("delegate", 0);
        delegateTo(alice, delegate);
        skip(1);
        uint256 proposal = propose(delegate, feeChange());
        toVote(proposal);
        delegateTo(alice, alice);
        skip(1);
        assertEq(castVote(alice, proposal, AGAINST), 0);
        assertEq(castVote(delegate, proposal, FOR), core.token.balanceOf(alice));
    }

    function testFuzz_RevertGiven_TheProposerIsBelowTheThreshold(uint256 weight) public {
        weight = bound(weight, 0, THRESHOLD - 1);
        address dust = voter("dust", weight);
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, dust, weight, THRESHOLD)
        );
        propose(dust, feeChange());
        giveVotes(dust, THRESHOLD - weight);
        skip(1);
        assertState(propose(dust, feeChange()), IGovernor.ProposalState.Pending);
    }

    /// @dev A proposer who sold all tokens can make no second proposal, and cannot carry one alone.
    function test_AProposersWeightThatFellProposesAndDecidesNothing() public {
        address fickle = voter("fickle", 5_000_000e18);
        uint256 proposal = propose(fickle, feeChange());
        vm.prank(fickle);
        require(core.token.transfer(bob, 5_000_000e18));
        skip(1);
        Proposal memory second = feeChange();
        second.text = "a second one";
        vm.expectRevert(
            abi.encodeWithSelector(IGovernor.GovernorInsufficientProposerVotes.selector, fickle, 0, THRESHOLD)
        );
        propose(fickle, second);
        toVote(proposal);
        assertEq(castVote(fickle, proposal, FOR), 0);
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Defeated);
    }

    /// @dev Only the proposer can cancel a proposal, and only before its vote begins.
    function test_RevertWhen_SomebodyElseCancels() public {
        Proposal memory p = feeChange();
        uint256 proposal = propose(alice, p);
        address[3] memory others = [bob, guardian, address(this)];
        for (uint256 i; i < others.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, others[i]));
            vm.prank(others[i]);
            g.governor.cancel(p.targets, p.values, p.calls, keccak256(bytes(p.text)));
        }
        toVote(proposal);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, alice));
        vm.prank(alice);
        g.governor.cancel(p.targets, p.values, p.calls, keccak256(bytes(p.text)));
        assertState(proposal, IGovernor.ProposalState.Active);
    }

    /// @dev C15. Somebody copies a proposal from the mempool and sends it first, to cancel it, so that the original would always revert. A
    /// text that names its proposer can only be proposed by that account.
    function test_C15_RevertWhen_AProposalIsCopiedToBeCancelled() public {
        address copier = voter("copier", THRESHOLD);
        Proposal memory p = feeChange();
        p.text = string.concat("half the fee #proposer=", vm.toString(alice));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, copier));
        propose(copier, p);
        assertState(propose(alice, p), IGovernor.ProposalState.Pending);
    }

    // ---- the quorum ----

    /// @dev Four percent of the supply at the snapshot, exact to the unit.
    function testFuzz_TheQuorumIsFourPercentToTheUnit(uint256 missing) public {
        missing = bound(missing, 0, 3);
        address just = voter("just", QUORUM - missing);
        uint256 proposal = propose(just, feeChange());
        toVote(proposal);
        assertEq(g.governor.quorum(g.governor.proposalSnapshot(proposal)), QUORUM);
        castVote(just, proposal, FOR);
        toEnd(proposal);
        if (missing == 0) return assertState(proposal, IGovernor.ProposalState.Succeeded);
        assertState(proposal, IGovernor.ProposalState.Defeated);
        expectState(proposal, IGovernor.ProposalState.Defeated, states(IGovernor.ProposalState.Succeeded));
        this.tryQueue(feeChange());
    }

    /// @dev Abstentions count towards the quorum, votes against do not. A majority of one unit decides.
    function test_AbstentionsCountTowardsTheQuorumAndNoVotesDoNot() public {
        address abstains = voter("abstains", QUORUM - 2);
        (address against, address support) = (voter("against", QUORUM), voter("support", 1));
        uint256 proposal = propose(alice, feeChange());
        toVote(proposal);
        castVote(against, proposal, AGAINST);
        castVote(support, proposal, FOR);
        uint256 state = vm.snapshotState();
        castVote(abstains, proposal, ABSTAIN);
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Defeated);
        vm.revertToState(state);
        castVote(alice, proposal, FOR);
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Succeeded);
    }

    /// @dev A quorum reached in the last second extends the vote by a day, once.
    function test_AQuorumOfTheLastSecondLeavesADayToAnswer() public {
        address rest = voter("rest", 6_000_000e18);
        uint256 proposal = propose(alice, feeChange());
        uint256 deadline = g.governor.proposalDeadline(proposal);
        vm.warp(deadline);
        castVote(alice, proposal, FOR);
        assertEq(g.governor.proposalDeadline(proposal), deadline + 1 days);
        vm.warp(deadline + 1 days);
        assertState(proposal, IGovernor.ProposalState.Active);
        castVote(rest, proposal, AGAINST);
        assertEq(g.governor.proposalDeadline(proposal), deadline + 1 days, "not a second time");
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Defeated);
    }

    function test_AnEarlyQuorumExtendsNothing() public {
        uint256 proposal = propose(alice, feeChange());
        uint256 deadline = g.governor.proposalDeadline(proposal);
        vm.warp(deadline - 1 days);
        castVote(alice, proposal, FOR);
        assertEq(g.governor.proposalDeadline(proposal), deadline);
        vm.warp(deadline + 1);
        assertState(proposal, IGovernor.ProposalState.Succeeded);
    }
}
