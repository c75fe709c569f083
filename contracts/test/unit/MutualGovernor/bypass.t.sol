// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessControl} from "@openzeppelin/contracts/access/IAccessControl.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAccessManager} from "@openzeppelin/contracts/access/manager/IAccessManager.sol";
import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Settlement} from "breakwater/types/RiskTypes.sol";
import {Restricted, Roles} from "../../utils/Roles.sol";
import {GovernanceFixture, Proposal} from "../../utils/GovernanceFixture.sol";

/// @title Attempts to bypass the timelock or to get a role
contract BypassTest is GovernanceFixture {
    address private stranger;
    /// @dev Deployer and curator (the test), guardian, a large voter, the governor itself, and a stranger.
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

    /// @dev Neither the call itself, nor the same call through the manager, which any account may ask to call something.
    function _refusedDirectly(address who, address target, bytes4 selector) private {
        bytes memory data = bytes.concat(selector, new bytes(32 * 40));
        vm.prank(who);
        (bool done, bytes memory answer) = target.call(data);
        assertFalse(done);
        assertEq(answer, abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, who));
        bytes memory refusal =
            abi.encodeWithSelector(IAccessManager.AccessManagerUnauthorizedCall.selector, who, target, selector);
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
        if (key == keccak256("Emission")) return address(g.emission);
        revert(name);
    }

    function _refusal(address caller, address expected) private pure returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, caller, expected);
    }

    /// @dev A pool obeys only the factory, Cover, Claims and Rewards, not even the timelock.
    function test_RevertWhen_APoolIsCalledDirectly() public {
        address[3] memory who = [address(g.timelock), guardian, address(this)];
        Settlement memory s;
        for (uint256 i; i < who.length; i++) {
            bytes memory notFactory = _refusal(who[i], address(core.factory));
            vm.startPrank(who[i]);
            vm.expectRevert(notFactory);
            pool.setParams(otherFee());
            vm.expectRevert(notFactory);
            pool.payFees(who[i], 1);
            vm.expectRevert(notFactory);
            pool.setCurator(who[i]);
            vm.expectRevert(notFactory);
            pool.pause(7);
            vm.expectRevert(notFactory);
            pool.setModel(address(core.model));
            vm.expectRevert(_refusal(who[i], address(core.claims)));
            pool.payOwed(who[i], 1);
            vm.expectRevert(_refusal(who[i], address(core.claims)));
            pool.settle(s);
            vm.expectRevert(_refusal(who[i], address(core.rewards)));
            pool.startRewards();
            vm.stopPrank();
        }
    }

    // ---- the timelock ----

    function test_RevertWhen_SomebodyElseSchedules() public {
        Proposal memory p = feeChange();
        bytes32 role = g.timelock.PROPOSER_ROLE();
        for (uint256 i; i < everyone.length; i++) {
            if (everyone[i] == address(g.governor)) continue;
            bytes memory refusal =
                abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, everyone[i], role);
            vm.startPrank(everyone[i]);
            vm.expectRevert(refusal);
            g.timelock.schedule(p.targets[0], 0, p.calls[0], 0, 0, TIMELOCK_DELAY);
            vm.expectRevert(refusal);
            g.timelock.scheduleBatch(p.targets, p.values, p.calls, 0, 0, TIMELOCK_DELAY);
            vm.expectRevert(abi.encodeWithSelector(TimelockController.TimelockUnauthorizedCaller.selector, everyone[i]));
            g.timelock.updateDelay(0);
            vm.stopPrank();
        }
    }

    /// @dev Not a second before its two days are over, by nobody, not even directly at the timelock.
    function test_RevertGiven_TheDelayIsNotOver() public {
        Proposal memory p = feeChange();
        uint256 proposal = queued(alice, p);
        bytes32 id = _operation(p);
        assertEq(g.timelock.getTimestamp(id), block.timestamp + TIMELOCK_DELAY);
        skip(TIMELOCK_DELAY - 1);
        bytes memory notReady = abi.encodeWithSelector(
            TimelockController.TimelockUnexpectedOperationState.selector,
            id,
            bytes32(1 << uint8(TimelockController.OperationState.Ready))
        );
        vm.expectRevert(notReady);
        this.tryExecute(p);
        vm.prank(address(g.governor));
        vm.expectRevert(notReady);
        g.timelock.executeBatch(p.targets, p.values, p.calls, 0, _salt(p));
        skip(1);
        execute(p);
        assertState(proposal, IGovernor.ProposalState.Executed);
        assertEq(feeBps(), 500);
    }

    /// @dev Only the governor executes a ready proposal. Others have no role at the timelock.
    function test_RevertWhen_SomebodyElseExecutesAtTheTimelock() public {
        Proposal memory p = feeChange();
        queued(alice, p);
        skip(TIMELOCK_DELAY);
        bytes32 salt = _salt(p);
        bytes32 role = g.timelock.EXECUTOR_ROLE();
        for (uint256 i; i < everyone.length; i++) {
            if (everyone[i] == address(g.governor)) continue;
            vm.expectRevert(
                abi.encodeWithSelector(IAccessControl.AccessControlUnauthorizedAccount.selector, everyone[i], role)
            );
            vm.prank(everyone[i]);
            g.timelock.executeBatch(p.targets, p.values, p.calls, 0, salt);
        }
        assertEq(feeBps(), 1_000);
    }

    function test_RevertGiven_ItWasNotQueued() public {
        Proposal memory p = feeChange();
        uint256 proposal = carried(alice, p);
        skip(30 days);
        expectState(proposal, IGovernor.ProposalState.Succeeded, states(IGovernor.ProposalState.Queued));
        this.tryExecute(p);
    }

    function test_RevertGiven_TheVoteRuns() public {
        Proposal memory p = feeChange();
        uint256 proposal = propose(alice, p);
        toVote(proposal);
        castVote(alice, proposal, FOR);
        expectState(proposal, IGovernor.ProposalState.Active, states(IGovernor.ProposalState.Succeeded));
        this.tryQueue(p);
        expectState(proposal, IGovernor.ProposalState.Active, states(IGovernor.ProposalState.Queued));
        this.tryExecute(p);
    }

    /// @dev Only the calls that were voted on can be executed: another byte, target or value, or one more call, is another proposal.
    function testFuzz_RevertWhen_TheCallsAreNotThoseVotedOn(uint256 what) public {
        Proposal memory p = feeChange();
        queued(alice, p);
        skip(TIMELOCK_DELAY);
        what = bound(what, 0, 4);
        Proposal memory other = feeChange();
        if (what == 0) {
            other.calls[0] = abi.encodeCall(core.factory.setCurator, (address(pool), stranger));
        } else if (what == 1) {
            other.targets[0] = address(core.claims);
        } else if (what == 2) {
            other.values[0] = 1;
        } else if (what == 3) {
            other.text = "half the fees";
        } else {
            other.targets = new address[](2);
            other.values = new uint256[](2);
            other.calls = new bytes[](2);
            (other.targets[0], other.calls[0]) = (p.targets[0], p.calls[0]);
            other.targets[1] = address(core.token);
        }
        uint256 id = g.governor.getProposalId(other.targets, other.values, other.calls, keccak256(bytes(other.text)));
        vm.expectRevert(abi.encodeWithSelector(IGovernor.GovernorNonexistentProposal.selector, id));
        this.tryExecute(other);
        execute(p);
    }

    function test_RevertGiven_ItWasExecuted() public {
        Proposal memory p = feeChange();
        uint256 proposal = queued(alice, p);
        skip(TIMELOCK_DELAY);
        execute(p);
        expectState(proposal, IGovernor.ProposalState.Executed, states(IGovernor.ProposalState.Queued));
        this.tryExecute(p);
        expectState(proposal, IGovernor.ProposalState.Executed, states(IGovernor.ProposalState.Succeeded));
        this.tryQueue(p);
        expectState(proposal, IGovernor.ProposalState.Executed, bytes32(0));
        this.tryPropose(alice, p);
        vm.expectRevert(
            abi.encodeWithSelector(
                TimelockController.TimelockUnexpectedOperationState.selector,
                _operation(p),
                bytes32(1 << uint8(TimelockController.OperationState.Ready))
            )
        );
        vm.prank(address(g.governor));
        g.timelock.executeBatch(p.targets, p.values, p.calls, 0, _salt(p));
    }

    // ---- the governor's own ----

    /// @dev Its settings, its timelock and its calls need the timelock, and a vote.
    function test_RevertWhen_TheGovernorIsCalledDirectly() public {
        bytes[7] memory calls = [
            abi.encodeCall(g.governor.setVotingDelay, (0)),
            abi.encodeCall(g.governor.setVotingPeriod, (1)),
            abi.encodeCall(g.governor.setProposalThreshold, (0)),
            abi.encodeCall(g.governor.updateQuorumNumerator, (0)),
            abi.encodeCall(g.governor.setLateQuorumVoteExtension, (0)),
            abi.encodeCall(g.governor.updateTimelock, (TimelockController(payable(stranger)))),
            abi.encodeCall(
                g.governor.relay,
                (address(g.timelock), 0, abi.encodeCall(g.timelock.schedule, (stranger, 0, "", 0, 0, TIMELOCK_DELAY)))
            )
        ];
        for (uint256 i; i < calls.length; i++) {
            for (uint256 j; j < everyone.length; j++) {
                vm.prank(everyone[j]);
                (bool done, bytes memory answer) = address(g.governor).call(calls[i]);
                assertFalse(done);
                assertEq(answer, abi.encodeWithSelector(IGovernor.GovernorOnlyExecutor.selector, everyone[j]));
            }
            // Not even the timelock, outside an execution that the governor started.
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
                abi.encodeCall(core.manager.setTargetFunctionRole, (address(core.factory), selectors, Roles.GUARDIAN)),
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

    /// @dev A contract accepts a new authority only from its present one.
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
                vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, everyone[j]));
                vm.prank(everyone[j]);
                IAccessManaged(contracts[i]).setAuthority(everyone[j]);
            }
        }
    }

    // ---- helpers ----

    function _salt(Proposal memory p) private view returns (bytes32) {
        return bytes20(address(g.governor)) ^ keccak256(bytes(p.text));
    }

    function _operation(Proposal memory p) private view returns (bytes32) {
        return g.timelock.hashOperationBatch(p.targets, p.values, p.calls, 0, _salt(p));
    }
}
