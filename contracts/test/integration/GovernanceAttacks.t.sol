// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {IVotes} from "@openzeppelin/contracts/governance/utils/IVotes.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {IClaimsDesk} from "breakwater/interfaces/IClaimsDesk.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Limits, Part, Tuning} from "breakwater/types/GovernanceTypes.sol";
import {Peril, PoolMoney, PoolParams, ProductTerms} from "breakwater/types/Types.sol";
import {Restricted, Roles} from "../../script/Roles.sol";
import {Motion, VoteUnit} from "../utils/VoteUnit.t.sol";

/// @dev Lends any amount inside one call, and takes it back before that returns.
contract FlashLender {
    IERC20 private immutable TOKEN;

    constructor(IERC20 token) {
        TOKEN = token;
    }

    function lend(uint256 amount, address target, bytes calldata data)
        external
        returns (bytes memory answer)
    {
        uint256 before = TOKEN.balanceOf(address(this));
        require(TOKEN.transfer(msg.sender, amount));
        answer = FlashBorrower(msg.sender).onLoan(target, data);
        require(TOKEN.transferFrom(msg.sender, address(this), amount));
        require(TOKEN.balanceOf(address(this)) == before, "not repaid");
    }
}

/// @dev Borrows, has the weight delegated to itself, acts, repays.
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

/// @title Weight that is not there: borrowed, moved, dust
contract GovernanceVotesAttackTest is VoteUnit {
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
        uint256 proposal = propose(alice, shortVotes());
        toVote(proposal);
        bytes memory answer = borrower.borrowAnd(
            LOAN, address(g.governor), abi.encodeCall(IGovernor.castVote, (proposal, AGAINST))
        );
        assertEq(abi.decode(answer, (uint256)), 0, "weight of the vote");
        castVote(alice, proposal, FOR);
        toEnd(proposal);
        assertState(proposal, IGovernor.ProposalState.Succeeded);
    }

    /// @dev In the very second in which the weights are taken: what is repaid in it is not there at its end.
    function test_AFlashLoanInTheSnapshotsSecondVotesWithNothing() public {
        uint256 proposal = propose(alice, shortVotes());
        vm.warp(g.governor.proposalSnapshot(proposal));
        borrower.borrowAnd(LOAN, address(0), "");
        toVote(proposal);
        assertEq(castVote(address(borrower), proposal, AGAINST), 0);
        (uint256 against,,) = votesOf(proposal);
        assertEq(against, 0);
    }

    function test_RevertGiven_AFlashLoanProposes() public {
        Motion memory m = shortVotes();
        bytes memory data = abi.encodeCall(IGovernor.propose, (m.targets, m.values, m.calls, m.text));
        vm.expectRevert(
            abi.encodeWithSelector(
                IGovernor.GovernorInsufficientProposerVotes.selector, borrower, 0, THRESHOLD
            )
        );
        borrower.borrowAnd(LOAN, address(g.governor), data);
    }

    /// @dev Weights are those of the snapshot: tokens that vote, move on and vote again count once.
    function testFuzz_VotesThatMoveCountOnce(uint256 part, uint8 hops) public {
        uint256 proposal = propose(alice, shortVotes());
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
        (, uint256 support,) = votesOf(proposal);
        assertEq(support, weight);
    }

    /// @dev A delegate keeps what it had at the snapshot, and who delegates elsewhere afterwards brings nothing along.
    function test_DelegationAfterTheSnapshotMovesNothing() public {
        address delegate = voter("delegate", 0);
        delegateTo(alice, delegate);
        skip(1);
        uint256 proposal = propose(delegate, shortVotes());
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
            abi.encodeWithSelector(
                IGovernor.GovernorInsufficientProposerVotes.selector, dust, weight, THRESHOLD
            )
        );
        propose(dust, shortVotes());
        giveVotes(dust, THRESHOLD - weight);
        skip(1);
        assertState(propose(dust, shortVotes()), IGovernor.ProposalState.Pending);
    }

    /// @dev Whoever sold out after proposing can propose no second one, and carries nothing alone.
    function test_AProposersWeightThatFellProposesAndDecidesNothing() public {
        address fickle = voter("fickle", 5_000_000e18);
        uint256 proposal = propose(fickle, shortVotes());
        vm.prank(fickle);
        require(core.token.transfer(bob, 5_000_000e18));
        skip(1);
        Motion memory second = shortVotes();
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

    /// @dev A proposal is its proposer's to take back, as long as nobody could vote on it.
    function test_RevertWhen_SomebodyElseCancels() public {
        Motion memory m = shortVotes();
        uint256 proposal = propose(alice, m);
        address[3] memory others = [bob, guardian, address(this)];
        for (uint256 i; i < others.length; i++) {
            vm.expectRevert(
                abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, others[i])
            );
            vm.prank(others[i]);
            g.governor.cancel(m.targets, m.values, m.calls, keccak256(bytes(m.text)));
        }
        toVote(proposal);
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorUnableToCancel.selector, proposal, alice));
        vm.prank(alice);
        g.governor.cancel(m.targets, m.values, m.calls, keccak256(bytes(m.text)));
        assertState(proposal, IGovernor.ProposalState.Active);
    }

    /// @dev Somebody sees a proposal coming and sends it first, to cancel it: a text that names its proposer is nobody else's.
    function test_RevertWhen_AProposalIsCopiedToBeCancelled() public {
        address copier = voter("copier", THRESHOLD);
        Motion memory m = shortVotes();
        m.text = string.concat("short votes #proposer=", vm.toString(alice));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorRestrictedProposer.selector, copier));
        propose(copier, m);
        assertState(propose(alice, m), IGovernor.ProposalState.Pending);
    }

    // ---- the quorum ----

    /// @dev Four percent of the supply at the snapshot, and not a unit less.
    function testFuzz_TheQuorumIsFourPercentToTheUnit(uint256 missing) public {
        missing = bound(missing, 0, 3);
        address just = voter("just", QUORUM - missing);
        uint256 proposal = propose(just, shortVotes());
        toVote(proposal);
        assertEq(g.governor.quorum(g.governor.proposalSnapshot(proposal)), QUORUM);
        castVote(just, proposal, FOR);
        toEnd(proposal);
        if (missing == 0) return assertState(proposal, IGovernor.ProposalState.Succeeded);
        assertState(proposal, IGovernor.ProposalState.Defeated);
        expectState(proposal, IGovernor.ProposalState.Defeated, states(IGovernor.ProposalState.Succeeded));
        this.tryQueue(shortVotes());
    }

    /// @dev Abstentions help to reach it, votes against do not; a majority of one unit decides.
    function test_AbstentionsCountTowardsTheQuorumAndNoVotesDoNot() public {
        address abstains = voter("abstains", QUORUM - 2);
        (address against, address support) = (voter("against", QUORUM), voter("support", 1));
        uint256 proposal = propose(alice, shortVotes());
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

    /// @dev Whoever keeps the quorum back until the last second leaves the others a day, once.
    function test_AQuorumOfTheLastSecondLeavesADayToAnswer() public {
        address rest = voter("rest", 6_000_000e18);
        uint256 proposal = propose(alice, shortVotes());
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
        uint256 proposal = propose(alice, shortVotes());
        uint256 deadline = g.governor.proposalDeadline(proposal);
        vm.warp(deadline - 1 days);
        castVote(alice, proposal, FOR);
        assertEq(g.governor.proposalDeadline(proposal), deadline);
        vm.warp(deadline + 1);
        assertState(proposal, IGovernor.ProposalState.Succeeded);
    }

    function tryQueue(Motion calldata m) external {
        queue(m);
    }
}

/// @title Around the timelock, and up to a role
contract GovernanceBypassTest is VoteUnit {
    address private stranger;
    /// @dev Deployer and curator (the test), guardian, a large voter, the governor itself, and somebody.
    address[5] private everyone;

    function setUp() public override {
        super.setUp();
        stranger = makeAddr("stranger");
        everyone = [address(this), guardian, alice, address(g.governor), stranger];
        stake(bob, 100_000e6);
    }

    // ---- directly ----

    function test_RevertWhen_ARestrictedFunctionIsCalledDirectly() public {
        Restricted[] memory list = Roles.all();
        for (uint256 i; i < list.length; i++) {
            for (uint256 j; j < everyone.length; j++) {
                if (list[i].role == Roles.GUARDIAN && everyone[j] == guardian) continue;
                _refusedDirectly(everyone[j], _target(list[i].contractName), list[i].selector);
            }
        }
    }

    /// @dev Neither the call itself, nor the same through the manager, which any account may ask to call something.
    function _refusedDirectly(address who, address target, bytes4 selector) private {
        bytes memory data = bytes.concat(selector, new bytes(32 * 40));
        vm.prank(who);
        (bool done, bytes memory answer) = target.call(data);
        assertFalse(done);
        assertEq(answer, abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, who));
        bytes memory refusal = abi.encodeWithSelector(
            IAccessManager.AccessManagerUnauthorizedCall.selector, who, target, selector
        );
        vm.startPrank(who);
        vm.expectRevert(refusal);
        core.manager.execute(target, data);
        vm.expectRevert(refusal);
        core.manager.schedule(target, data, uint48(block.timestamp + 30 days));
        vm.stopPrank();
    }

    function _target(string memory name) private view returns (address) {
        bytes32 key = keccak256(bytes(name));
        if (key == keccak256("PoolFactory")) return address(core.factory);
        if (key == keccak256("Claims")) return address(core.claims);
        if (key == keccak256("Assessors")) return address(core.assessors);
        if (key == keccak256("Rewards")) return address(core.rewards);
        assertEq(key, keccak256("Emission"), name);
        return address(g.emission);
    }

    /// @dev What only the factory, Cover, Claims or Rewards may tell a pool, nobody else may: the timelock neither.
    function test_RevertWhen_APoolIsToldDirectly() public {
        address[3] memory who = [address(g.timelock), guardian, address(this)];
        PoolParams memory p = params();
        for (uint256 i; i < who.length; i++) {
            bytes memory notFactory =
                abi.encodeWithSelector(ErrorsLib.NotFactory.selector, who[i], core.factory);
            vm.startPrank(who[i]);
            vm.expectRevert(notFactory);
            pool.setParams(p);
            vm.expectRevert(notFactory);
            pool.payFees(who[i], 1);
            vm.expectRevert(notFactory);
            pool.setCurator(who[i]);
            vm.expectRevert(notFactory);
            pool.pause(7);
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, who[i]));
            pool.pay(who[i], 1);
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, who[i]));
            pool.release(who[i], 1);
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotRewards.selector, who[i]));
            pool.takeReward(0, bob);
            vm.stopPrank();
        }
    }

    // ---- the timelock ----

    function test_RevertWhen_SomebodyElseSchedules() public {
        Motion memory m = shortVotes();
        bytes32 role = g.timelock.PROPOSER_ROLE();
        for (uint256 i; i < everyone.length; i++) {
            if (everyone[i] == address(g.governor)) continue;
            bytes memory refusal = abi.encodeWithSelector(
                IAccessControl.AccessControlUnauthorizedAccount.selector, everyone[i], role
            );
            vm.startPrank(everyone[i]);
            vm.expectRevert(refusal);
            g.timelock.schedule(m.targets[0], 0, m.calls[0], 0, 0, 2 days);
            vm.expectRevert(refusal);
            g.timelock.scheduleBatch(m.targets, m.values, m.calls, 0, 0, 2 days);
            vm.expectRevert(
                abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, everyone[i])
            );
            g.timelock.updateDelay(0);
            vm.stopPrank();
        }
    }

    /// @dev Not a second before its two days are over, by nobody, and not at the timelock itself.
    function test_RevertGiven_TheDelayIsNotOver() public {
        Motion memory m = shortVotes();
        uint256 proposal = queued(alice, m);
        bytes32 id = _operation(m);
        assertEq(g.timelock.getTimestamp(id), block.timestamp + 2 days);
        skip(2 days - 1);
        bytes memory notReady = abi.encodeWithSelector(
            TimelockController.TimelockUnexpectedOperationState.selector,
            id,
            bytes32(1 << uint8(TimelockController.OperationState.Ready))
        );
        vm.expectRevert(notReady);
        this.tryExecute(m);
        vm.prank(address(g.governor));
        vm.expectRevert(notReady);
        g.timelock.executeBatch(m.targets, m.values, m.calls, 0, _salt(m));
        skip(1);
        execute(m);
        assertState(proposal, IGovernor.ProposalState.Executed);
        assertEq(core.claims.processOf(address(pool)).commitSeconds, 1 hours);
    }

    /// @dev What is ready is carried out by the governor only: others have neither the role nor a shortcut.
    function test_RevertWhen_SomebodyElseExecutesAtTheTimelock() public {
        Motion memory m = shortVotes();
        queued(alice, m);
        skip(2 days);
        bytes32 salt = _salt(m);
        bytes32 role = g.timelock.EXECUTOR_ROLE();
        for (uint256 i; i < everyone.length; i++) {
            if (everyone[i] == address(g.governor)) continue;
            vm.expectRevert(
                abi.encodeWithSelector(
                    IAccessControl.AccessControlUnauthorizedAccount.selector, everyone[i], role
                )
            );
            vm.prank(everyone[i]);
            g.timelock.executeBatch(m.targets, m.values, m.calls, 0, salt);
        }
        assertEq(core.claims.processOf(address(pool)).commitSeconds, 3 days);
    }

    function test_RevertGiven_ItWasNotQueued() public {
        Motion memory m = shortVotes();
        uint256 proposal = carried(alice, m);
        skip(30 days);
        expectState(proposal, IGovernor.ProposalState.Succeeded, states(IGovernor.ProposalState.Queued));
        this.tryExecute(m);
    }

    function test_RevertGiven_TheVoteRuns() public {
        Motion memory m = shortVotes();
        uint256 proposal = propose(alice, m);
        toVote(proposal);
        castVote(alice, proposal, FOR);
        expectState(proposal, IGovernor.ProposalState.Active, states(IGovernor.ProposalState.Succeeded));
        this.tryQueue(m);
        expectState(proposal, IGovernor.ProposalState.Active, states(IGovernor.ProposalState.Queued));
        this.tryExecute(m);
    }

    /// @dev What was voted on is what is done: one byte, one target, one value or one more call is another proposal.
    function testFuzz_RevertWhen_TheCallsAreNotThoseVotedOn(uint256 what) public {
        Motion memory m = shortVotes();
        queued(alice, m);
        skip(2 days);
        what = bound(what, 0, 4);
        Motion memory other = shortVotes();
        if (what == 0) {
            other.calls[0] = abi.encodeCall(core.claims.setProductProcess, (EXPLOIT, shortProcess()));
        } else if (what == 1) {
            other.targets[0] = address(core.factory);
        } else if (what == 2) {
            other.values[0] = 1;
        } else if (what == 3) {
            other.text = "short vote";
        } else {
            other.targets = new address[](2);
            other.values = new uint256[](2);
            other.calls = new bytes[](2);
            (other.targets[0], other.calls[0]) = (m.targets[0], m.calls[0]);
            other.targets[1] = address(core.token);
        }
        uint256 id =
            g.governor.getProposalId(other.targets, other.values, other.calls, keccak256(bytes(other.text)));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, id));
        this.tryExecute(other);
        execute(m);
    }

    function test_RevertGiven_ItWasExecuted() public {
        Motion memory m = shortVotes();
        uint256 proposal = queued(alice, m);
        skip(2 days);
        execute(m);
        expectState(proposal, IGovernor.ProposalState.Executed, states(IGovernor.ProposalState.Queued));
        this.tryExecute(m);
        expectState(proposal, IGovernor.ProposalState.Executed, states(IGovernor.ProposalState.Succeeded));
        this.tryQueue(m);
        expectState(proposal, IGovernor.ProposalState.Executed, bytes32(0));
        this.tryPropose(alice, m);
        vm.expectRevert(
            abi.encodeWithSelector(
                TimelockController.TimelockUnexpectedOperationState.selector,
                _operation(m),
                bytes32(1 << uint8(TimelockController.OperationState.Ready))
            )
        );
        vm.prank(address(g.governor));
        g.timelock.executeBatch(m.targets, m.values, m.calls, 0, _salt(m));
    }

    // ---- the governor's own ----

    /// @dev Its settings, its timelock, and what it is asked to call: the timelock's word only, and not without a vote.
    function test_RevertWhen_TheGovernorIsToldDirectly() public {
        bytes[7] memory calls = [
            abi.encodeCall(g.governor.setVotingDelay, (0)),
            abi.encodeCall(g.governor.setVotingPeriod, (1)),
            abi.encodeCall(g.governor.setProposalThreshold, (0)),
            abi.encodeCall(g.governor.updateQuorumNumerator, (0)),
            abi.encodeCall(g.governor.setLateQuorumVoteExtension, (0)),
            abi.encodeCall(g.governor.updateTimelock, (TimelockController(payable(stranger)))),
            abi.encodeCall(
                g.governor.relay,
                (address(g.timelock), 0, abi.encodeCall(g.timelock.schedule, (stranger, 0, "", 0, 0, 2 days)))
            )
        ];
        for (uint256 i; i < calls.length; i++) {
            for (uint256 j; j < everyone.length; j++) {
                vm.prank(everyone[j]);
                (bool done, bytes memory answer) = address(g.governor).call(calls[i]);
                assertFalse(done);
                assertEq(answer, abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, everyone[j]));
            }
            // The timelock alone, outside of an execution that the governor began, is not believed either.
            vm.prank(address(g.timelock));
            (bool believed,) = address(g.governor).call(calls[i]);
            assertFalse(believed);
        }
    }

    // ---- roles ----

    function test_RevertWhen_SomebodyTakesARoleInTheManager() public {
        bytes4[] memory selectors = new bytes4[](1);
        selectors[0] = core.factory.payFees.selector;
        for (uint256 i; i < everyone.length; i++) {
            address who = everyone[i];
            bytes[9] memory calls = [
                abi.encodeCall(core.manager.grantRole, (Roles.GOVERNANCE, who, 0)),
                abi.encodeCall(core.manager.grantRole, (Roles.GUARDIAN, who, 0)),
                abi.encodeCall(core.manager.revokeRole, (Roles.GOVERNANCE, address(g.timelock))),
                abi.encodeCall(core.manager.setRoleAdmin, (Roles.GUARDIAN, 7)),
                abi.encodeCall(core.manager.setRoleGuardian, (Roles.GUARDIAN, 7)),
                abi.encodeCall(
                    core.manager.setTargetFunctionRole, (address(core.factory), selectors, Roles.GUARDIAN)
                ),
                abi.encodeCall(core.manager.setTargetClosed, (address(core.claims), true)),
                abi.encodeCall(core.manager.updateAuthority, (address(core.factory), who)),
                abi.encodeCall(core.manager.setTargetAdminDelay, (address(core.factory), 1 days))
            ];
            for (uint256 j; j < calls.length; j++) {
                vm.prank(who);
                (bool done, bytes memory answer) = address(core.manager).call(calls[j]);
                assertFalse(done);
                assertEq(
                    answer,
                    abi.encodeWithSelector(
                        IAccessManager.AccessManagerUnauthorizedAccount.selector, who, Roles.GOVERNANCE
                    )
                );
            }
        }
    }

    function test_RevertWhen_SomebodyTakesARoleInTheTimelock() public {
        bytes32[4] memory roles = [
            g.timelock.DEFAULT_ADMIN_ROLE(),
            g.timelock.PROPOSER_ROLE(),
            g.timelock.EXECUTOR_ROLE(),
            g.timelock.CANCELLER_ROLE()
        ];
        for (uint256 i; i < everyone.length; i++) {
            for (uint256 j; j < roles.length; j++) {
                vm.startPrank(everyone[i]);
                bytes memory refusal = abi.encodeWithSelector(
                    IAccessControl.AccessControlUnauthorizedAccount.selector, everyone[i], bytes32(0)
                );
                vm.expectRevert(refusal);
                g.timelock.grantRole(roles[j], everyone[i]);
                vm.expectRevert(refusal);
                g.timelock.revokeRole(roles[j], address(g.governor));
                vm.stopPrank();
            }
        }
    }

    /// @dev A contract takes another authority from its present one only.
    function test_RevertWhen_SomebodyReplacesTheAuthority() public {
        address[5] memory contracts = [
            address(core.factory),
            address(core.claims),
            address(core.assessors),
            address(core.rewards),
            address(g.emission)
        ];
        for (uint256 i; i < contracts.length; i++) {
            for (uint256 j; j < everyone.length; j++) {
                vm.expectRevert(
                    abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, everyone[j])
                );
                vm.prank(everyone[j]);
                IAccessManaged(contracts[i]).setAuthority(everyone[j]);
            }
        }
    }

    // ---- words ----

    function tryQueue(Motion calldata m) external {
        queue(m);
    }

    function tryExecute(Motion calldata m) external {
        execute(m);
    }

    function tryPropose(address who, Motion calldata m) external {
        propose(who, m);
    }

    function _salt(Motion memory m) private view returns (bytes32) {
        return bytes20(address(g.governor)) ^ keccak256(bytes(m.text));
    }

    function _operation(Motion memory m) private view returns (bytes32) {
        return g.timelock.hashOperationBatch(m.targets, m.values, m.calls, 0, _salt(m));
    }
}

/// @title A guardian who pauses whenever it can
contract GuardianAbuseTest is VoteUnit {
    address private second;

    function setUp() public override {
        super.setUp();
        second = makeAddr("second guardian");
        stake(bob, 200_000e6);
    }

    function test_RevertWhen_APauseIsLongerThanSevenDays() public {
        for (uint256 numberOfDays = 8; numberOfDays < 400; numberOfDays += 49) {
            vm.expectRevert(
                abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, numberOfDays, 1, 7)
            );
            vm.prank(guardian);
            core.factory.pause(address(pool), numberOfDays);
        }
        vm.expectPartialRevert(ErrorsLib.ParameterOutOfRange.selector);
        vm.prank(guardian);
        core.factory.pause(address(pool), type(uint256).max);
        assertEq(pool.terms().pausedUntil, 0);
    }

    /// @dev A pause that runs cannot be made longer: not by the same, not by another, not by adding days.
    function test_RevertGiven_APauseRuns() public {
        _appoint(second);
        _pause(guardian, 3);
        bytes memory tooSoon =
            abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, (today() + 3 + 30) * 1 days);
        skip(1 days);
        vm.expectRevert(tooSoon);
        vm.prank(guardian);
        core.factory.pause(address(pool), 7);
        vm.expectRevert(tooSoon);
        vm.prank(second);
        core.factory.pause(address(pool), 7);
    }

    /// @dev The thirty days are the pool's, not the guardian's: a second guardian, or a successor, waits for them as well.
    function testFuzz_RevertWhen_TwoGuardiansTakeTurns(uint256 length, uint256 day, bool replaced) public {
        _appoint(second);
        if (replaced) _dismiss(guardian);
        address first = replaced ? second : guardian;
        length = bound(length, 1, 7);
        uint256 end = today() + length;
        _pause(first, length);
        day = bound(day, today(), end + 29);
        if (day != today()) vm.warp(day * 1 days);
        address third = makeAddr("third guardian");
        _appoint(third);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, (end + 30) * 1 days));
        vm.prank(third);
        core.factory.pause(address(pool), 1);
        vm.warp((end + 30) * 1 days);
        _pause(third, 1);
    }

    function test_RevertGiven_TheGuardianWasReplaced() public {
        _appoint(second);
        _dismiss(guardian);
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian));
        core.factory.pause(address(pool), 1);
        vm.stopPrank();
        _pause(second, 1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian));
        vm.prank(guardian);
        core.factory.unpause(address(pool));
        assertGt(pool.terms().pausedUntil, block.timestamp);
    }

    /// @dev The worst that a guardian can do: seven days in any thirty-seven, whatever it tries and on whichever day.
    function testFuzz_AGuardianStopsAPoolAtMostSevenDaysOfThirtySeven(uint256 seed) public {
        uint256 days_ = 150;
        bool[] memory paused = new bool[](days_);
        for (uint256 day; day < days_; day++) {
            vm.startPrank(guardian);
            try core.factory.pause(address(pool), seed % 8) {} catch {}
            if (seed >> 8 & 3 == 0) try core.factory.unpause(address(pool)) {} catch {}
            vm.stopPrank();
            paused[day] = pool.maxDeposit(bob) == 0;
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp((today() + 1) * 1 days);
        }
        uint256 all;
        for (uint256 day; day + 37 <= days_; day++) {
            uint256 inWindow;
            for (uint256 i; i < 37; i++) {
                if (paused[day + i]) inWindow++;
            }
            assertLe(inWindow, 7, "days of thirty-seven");
            all += inWindow;
        }
        assertGt(all, 0, "it did pause");
    }

    /// @dev What is neither pause nor unpause is as closed to it as to anyone; money, claims and exits are not its business.
    function test_RevertWhen_TheGuardianReachesForMore() public {
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, guardian, address(this)));
        core.cover.tune(EXPLOIT, Tuning(1, 0, 1e18));
        ProductTerms memory t = termsOf(address(pool));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, guardian, address(this)));
        core.cover.listProduct(t);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownIncident.selector, 1));
        core.claims.rule(1, 0);
        vm.stopPrank();
    }

    function _pause(address who, uint256 numberOfDays) private {
        vm.prank(who);
        core.factory.pause(address(pool), numberOfDays);
    }

    /// @dev As the members' vote would; how it comes to that is elsewhere.
    function _appoint(address who) private {
        vm.prank(address(g.timelock));
        core.manager.grantRole(Roles.GUARDIAN, who, 0);
    }

    function _dismiss(address who) private {
        vm.prank(address(g.timelock));
        core.manager.revokeRole(Roles.GUARDIAN, who);
    }
}

/// @title A curator who wants the pool to lose
contract CuratorAbuseTest is VoteUnit {
    Limits private limits = Limits({
        maxShareBps: 2_000,
        minWeightBps: 5_000,
        minRate: 0.02e18,
        maxRate: 1e18,
        minWaitingDays: 1,
        maxTermDays: 180,
        maxNoClaimsBps: 1_000,
        loosenDays: 7
    });
    address private friend;

    /// @dev The test is the curator.
    function setUp() public override {
        super.setUp();
        friend = makeAddr("friend");
        stake(bob, 200_000e6);
        vm.prank(address(g.timelock));
        core.factory.setLimits(address(pool), limits);
    }

    /// @dev Its worst case at once: the widest products in as many groups as there are, all sold to a friend at the least price.
    /// Solvency and the limits hold, and no money of those who stake has moved.
    function test_ARogueCuratorSellsNoMoreThanSolvencyAndTheLimitsAllow() public {
        uint256 capital = pool.totalAssets();
        ProductTerms memory t = _worst();
        uint256 sold;
        for (uint8 group; group < 32; group++) {
            t.group = group;
            uint256 product = core.cover.listProduct(t);
            uint256 most = core.cover.capacity(product);
            assertLe(most, capital * limits.maxShareBps / 10_000);
            if (most == 0) continue;
            sold += _sellTo(friend, product, most);
            assertGe(pool.solvency().capital, pool.solvency().required);
        }
        assertGt(sold, capital / 2, "it sold what there was");
        assertGe(pool.totalAssets(), capital, "and took nothing");
        PoolMoney memory m = pool.money();
        assertEq(m.exiting + m.owed + m.bonds, 0);
        assertBalanced();
    }

    /// @dev Premium is paid, not owed: at the least rate the whole capacity costs its part of the year.
    function test_ARogueCuratorGivesNothingAwayBelowTheLeastRate() public {
        ProductTerms memory t = _worst();
        t.rate = uint64(limits.minRate) - 1;
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.InvalidRate.selector, limits.minRate - 1, limits.maxRate)
        );
        core.cover.listProduct(t);
        t.rate = limits.minRate;
        uint256 product = core.cover.listProduct(t);
        uint256 most = core.cover.capacity(product);
        uint256 premium = core.cover.quote(product, most, 180);
        // The whole of the curve is what the rate at its kink costs over all: a quarter of it, at the least level of a half.
        assertGe(premium, most * limits.minRate * 180 / 365e18 / 8);
    }

    /// @dev Looser terms wait: what was announced is not sold for seven days, in whichever steps it is tried.
    function testFuzz_RevertWhen_TheCuratorLoosensInSmallSteps(uint16 step, uint256 early) public {
        core.cover.tune(EXPLOIT, Tuning(500, 30, 0.04e18));
        uint256 share = 500;
        step = uint16(bound(step, 1, 300));
        for (uint256 i; i < 4; i++) {
            share += step;
            uint256 readyAt = core.cover.tune(EXPLOIT, Tuning(uint16(share), 30, 0.04e18));
            assertEq(readyAt, block.timestamp + 7 days, "each announcement waits anew");
            skip(1 days);
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotReady.selector, readyAt, block.timestamp));
            core.cover.applyTuning(EXPLOIT);
            assertEq(core.cover.productOf(EXPLOIT).maxShareBps, 500);
        }
        vm.warp(bound(early, block.timestamp, block.timestamp + 6 days - 1));
        vm.expectPartialRevert(ErrorsLib.NotReady.selector);
        core.cover.applyTuning(EXPLOIT);
    }

    /// @dev Tightening one thing carries no loosening of another along.
    function testFuzz_RevertWhen_LooseningHidesInATightening(uint8 loosened) public {
        core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.05e18));
        Tuning memory t = Tuning(500, 60, 0.06e18);
        loosened = uint8(bound(loosened, 0, 2));
        if (loosened == 0) t.maxShareBps = 1_001;
        else if (loosened == 1) t.maxDays = 91;
        else t.rate = 0.05e18 - 1;
        assertEq(core.cover.tune(EXPLOIT, t), block.timestamp + 7 days);
        assertEq(core.cover.productOf(EXPLOIT).maxShareBps, 1_000);
        assertEq(core.cover.productOf(EXPLOIT).maxDays, 90);
        assertEq(core.cover.productOf(EXPLOIT).rate, 0.05e18);
    }

    /// @dev The worst at once: nothing is for sale any more. Covers that run are not touched, and their holders are paid.
    function test_ARogueCuratorStopsSalesAndNothingElse() public {
        address holder = person("holder");
        uint256 cover = buy(holder, EXPLOIT, 10_000e6, 90);
        assess(alice, 1_000_000e18);
        core.cover.tune(EXPLOIT, Tuning(1, 0, uint64(limits.maxRate)));
        fund(holder, 1_000e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 30, 7, 0));
        vm.prank(holder);
        core.cover.buy(EXPLOIT, 1e6, 30, type(uint256).max, holder);
        vm.warp(startOf(cover) + 1 hours);
        uint256 incident = file(holder, cover, block.timestamp - 1, 20);
        decide(alice, incident, 20);
        uint256 before = asset.balanceOf(holder);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(holder), before + 10_000e6);
        uint256 shares = pool.balanceOf(bob);
        leave(bob, shares / 2);
        skip(14 days);
        assertGt(take(bob, pool.maxRedeem(bob)), 0);
    }

    /// @dev Parts that governance did not enable: a model that is free, a trigger that proves what a friend wants.
    function test_RevertWhen_APartWasNotEnabled() public {
        FreeModel free = new FreeModel();
        ProductTerms memory t = _worst();
        t.model = address(free);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidModel.selector, free));
        core.cover.listProduct(t);
        (t.model, t.trigger) = (address(core.model), address(free));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, free));
        core.cover.listProduct(t);
        (t.trigger, t.signal) = (address(0), address(free));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, free));
        core.cover.listProduct(t);
        // Enabled as one thing, it is not enabled as another.
        vm.prank(address(g.timelock));
        core.factory.setPart(address(free), Part.Signal);
        (t.trigger, t.signal) = (address(free), address(0));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, free));
        core.cover.listProduct(t);
    }

    /// @dev The clone of a pool that nobody created, with the attacker as its curator, sells nothing here.
    function test_RevertWhen_TheCuratorListsInAPoolOfItsOwn() public {
        ProductTerms memory t = _worst();
        t.pool = address(new FreeModel());
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, t.pool));
        core.cover.listProduct(t);
    }

    /// @dev Once replaced it has nothing left, not even what it announced before: its successor takes that back.
    function test_AReplacedCuratorHasNothingLeft() public {
        core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.05e18));
        uint256 readyAt = core.cover.tune(EXPLOIT, Tuning(2_000, 180, 0.02e18));
        vm.prank(address(g.timelock));
        core.factory.setCurator(address(pool), carol);
        bytes memory notCurator = abi.encodeWithSelector(ErrorsLib.NotCurator.selector, address(this), carol);
        vm.expectRevert(notCurator);
        core.cover.tune(EXPLOIT, Tuning(1, 0, 1e18));
        ProductTerms memory t = _worst();
        vm.expectRevert(notCurator);
        core.cover.listProduct(t);
        vm.prank(carol);
        core.cover.tune(EXPLOIT, Tuning(1_000, 90, 0.05e18));
        vm.warp(readyAt);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingAnnounced.selector, EXPLOIT));
        core.cover.applyTuning(EXPLOIT);
    }

    function _worst() private view returns (ProductTerms memory t) {
        t = termsOf(address(pool));
        (t.maxShareBps, t.weightBps, t.rate) = (limits.maxShareBps, limits.minWeightBps, limits.minRate);
        (t.waitingDays, t.minDays, t.maxDays) = (limits.minWaitingDays, 1, limits.maxTermDays);
        (t.noClaimsBps, t.peril) = (limits.maxNoClaimsBps, Peril.Exploit);
    }

    function _sellTo(address who, uint256 product, uint256 amount) private returns (uint256) {
        buy(who, product, amount, limits.maxTermDays);
        return amount;
    }
}

/// @dev Whatever it is asked costs nothing and proves everything.
contract FreeModel {
    fallback() external {
        assembly ("memory-safe") {
            mstore(0, 0)
            return(0, 32)
        }
    }
}
