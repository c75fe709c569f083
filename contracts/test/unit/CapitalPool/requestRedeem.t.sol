// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract RequestRedeemTest is PlainUnit {
    uint256 internal shares;

    function setUp() public override {
        super.setUp();
        shares = stake(alice, 100_000e6);
    }

    function test_RevertWhen_SharesAreZero() public {
        vm.expectRevert(zeroAmount());
        vm.prank(alice);
        pool.requestRedeem(0, alice, alice);
    }

    function test_RevertWhen_ControllerIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ZeroAddress.selector));
        vm.prank(alice);
        pool.requestRedeem(1, address(0), alice);
    }

    function test_RevertWhen_MoreThanTheOwnerHas() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, shares, shares + 1)
        );
        vm.prank(alice);
        pool.requestRedeem(shares + 1, alice, alice);
    }

    function test_RevertWhen_CallerHasNoAllowance() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob, 0, shares)
        );
        vm.prank(bob);
        pool.requestRedeem(shares, bob, alice);
    }

    function test_SpendsTheAllowanceOfShares() public {
        vm.prank(alice);
        pool.approve(bob, 700);
        vm.prank(bob);
        pool.requestRedeem(300, bob, alice);
        assertEq(pool.allowance(alice, bob), 400);
        assertEq(pool.pendingRedeemRequest(1, bob), 300);
    }

    function test_OperatorNeedsNoAllowance() public {
        vm.prank(alice);
        pool.setOperator(bob, true);
        vm.prank(bob);
        pool.requestRedeem(300, alice, alice);
        assertEq(pool.pendingRedeemRequest(1, alice), 300);
    }

    function test_EscrowsTheShares() public {
        vm.expectEmit(address(pool));
        emit IPoolEvents.RedeemRequest(alice, alice, 1, alice, 600);
        assertEq(queue(alice, 600), 1);
        assertEq(pool.balanceOf(alice), shares - 600);
        assertEq(pool.balanceOf(address(pool)), 600);
        assertEq(pool.totalSupply(), shares, "they are still shares");
        assertEq(pool.pendingRedeemRequest(1, alice), 600);
        assertEq(pool.claimableRedeemRequest(1, alice), 0);
        (uint256 requested, uint256 processed, uint256 batches) = pool.exitQueue();
        assertEq(requested, 600);
        assertEq(processed, 0);
        assertEq(batches, 0);
    }

    function test_NumbersRequestsByController() public {
        assertEq(queue(alice, 100), 1);
        assertEq(queue(alice, 200), 2);
        vm.prank(alice);
        pool.setOperator(carol, true);
        vm.prank(carol);
        assertEq(pool.requestRedeem(300, carol, alice), 1, "another controller counts for itself");
        assertEq(queue(alice, 400), 3);

        ExitView[] memory exits = pool.exitsOf(alice, 10);
        assertEq(exits.length, 3);
        assertEq(exits[2].id, 3);
        assertEq(exits[2].shares, 400);
        assertEq(exits[2].ahead, 600, "100 + 200 + carol's 300");
        assertEq(exits[2].requestedDay, today());
        assertEq(exits[2].maturesAt, (today() + 7) * 1 days);
        assertEq(exits[2].processedShares, 0);
        assertEq(exits[2].nextTakeableAt, 0);
        assertEq(pool.exitsOf(alice, 2).length, 2, "no more than asked for");
        assertEq(pool.exitsOf(bob, 2).length, 0);
    }

    function test_NumbersGoOnAfterAllWasTaken() public {
        leave(alice, 1_000);
        skip(14 days);
        take(alice, 1_000);
        assertEq(pool.exitsOf(alice, 10).length, 0);
        assertEq(pool.pendingRedeemRequest(1, alice), 0);
        assertEq(queue(alice, 100), 2);
        assertEq(pool.pendingRedeemRequest(2, alice), 100);
        assertEq(pool.pendingRedeemRequest(1, alice), 0, "the first is over");
    }

    function test_QueuedSharesGoOnEarningAndBearingLoss() public {
        queue(alice, shares / 2);
        lose(50_000e6);
        skip(7 days);
        pool.processExits();
        assertApproxEqAbs(pool.money().exiting, 25_000e6, 1, "half of what the loss left");
    }

    /// @dev Dust in somebody's queue costs its owner gas when he takes his exits, and 65,536 pieces close it to him.
    function test_RevertWhen_AStrangerFillsAnothersQueue() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, alice, carol));
        vm.prank(alice);
        pool.requestRedeem(1, carol, alice);
    }
}
