// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView} from "breakwater/types/PoolTypes.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

contract RequestRedeemTest is PoolFixture {
    uint256 internal shares;

    function setUp() public override {
        super.setUp();
        shares = stake(alice, 100_000e6);
    }

    function test_RevertWhen_SharesAreZero() public {
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        vm.prank(alice);
        pool.requestRedeem(0, alice, alice);
    }

    function test_RevertWhen_MoreThanTheOwnerHas() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientBalance.selector, alice, shares, shares + 1)
        );
        vm.prank(alice);
        pool.requestRedeem(shares + 1, alice, alice);
    }

    function test_RevertWhen_CallerHasNoAllowance() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, bob, 0, shares));
        vm.prank(bob);
        pool.requestRedeem(shares, bob, alice);
    }

    function test_RevertWhen_TheControllerDidNotAgree() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, alice, bob));
        vm.prank(alice);
        pool.requestRedeem(shares, bob, alice);
    }

    function test_SpendsTheAllowanceOfShares() public {
        vm.prank(alice);
        pool.approve(bob, 700);
        vm.prank(bob);
        uint256 id = pool.requestRedeem(300, bob, alice);
        assertEq(pool.allowance(alice, bob), 400);
        assertEq(pool.pendingRedeemRequest(id, bob), 300);
    }

    function test_OperatorNeedsNoAllowance() public {
        vm.prank(alice);
        assertTrue(pool.setOperator(bob, true));
        vm.prank(bob);
        uint256 id = pool.requestRedeem(300, alice, alice);
        assertEq(pool.pendingRedeemRequest(id, alice), 300);
    }

    function test_EscrowsTheShares() public {
        vm.expectEmit(address(pool));
        emit ICapitalPool.RedeemRequest(alice, alice, today(), alice, 600);
        assertEq(requestExit(alice, 600), today());
        assertEq(pool.balanceOf(alice), shares - 600);
        assertEq(pool.balanceOf(address(pool)), 600);
        assertEq(pool.totalSupply(), shares, "they are still shares");
        assertEq(pool.pendingRedeemRequest(today(), alice), 600);
        assertEq(pool.claimableRedeemRequest(today(), alice), 0);
        assertEq(pool.pendingRedeemRequest(today() - 1, alice), 0);
        (uint256 requested, uint256 processed, uint256 fills) = pool.exitQueue();
        assertEq(requested, 600);
        assertEq(processed + fills, 0);
        ExitView memory v = pool.exitOf(alice);
        assertEq(v.requestId, today());
        assertEq(v.shares, 600);
        assertEq(v.maturesAt, (uint256(today()) + 7) * 1 days);
        assertEq(v.ahead + v.processed + v.claimable + v.payableAt, 0);
    }

    function test_GrowsOnItsDay() public {
        requestExit(alice, 600);
        skip(2 hours);
        requestExit(alice, 400);
        assertEq(pool.pendingRedeemRequest(today(), alice), 1_000);
    }

    function test_RevertGiven_ARequestOfAnotherDayIsOpen() public {
        uint256 id = requestExit(alice, 600);
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.RequestOpen.selector, alice, id));
        vm.prank(alice);
        pool.requestRedeem(1, alice, alice);
    }

    function test_GivenTheLastIsRedeemed() public {
        exit(alice, 600e3);
        skip(14 days + 1);
        redeem(alice, 600e3);
        requestExit(alice, 400);
        assertEq(pool.pendingRedeemRequest(today(), alice), 400);
        assertEq(pool.exitOf(alice).claimable, 0);
    }

    function test_AnotherControllerHasItsOwn() public {
        requestExit(alice, 600);
        skip(1 days);
        vm.prank(alice);
        pool.setOperator(carol, true);
        vm.prank(carol);
        uint256 id = pool.requestRedeem(400, carol, alice);
        assertEq(pool.pendingRedeemRequest(id, carol), 400);
        assertEq(pool.exitOf(carol).ahead, 600);
    }
}
