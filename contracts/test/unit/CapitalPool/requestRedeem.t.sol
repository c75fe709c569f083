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

    /// @dev ERC-7540: anyone may request for any controller, and only the controller redeems.
    function test_ForAControllerThatDidNotAgree() public {
        vm.expectEmit(address(pool));
        emit ICapitalPool.RedeemRequest(bob, alice, today(), alice, shares);
        uint256 id = give(alice, bob, shares);
        assertEq(pool.balanceOf(alice), 0);
        assertEq(pool.pendingRedeemRequest(id, bob), shares);
        assertEq(pool.pendingRedeemRequest(id, alice), 0);
        assertEq(pool.exitOf(bob).shares, shares);
        skip(7 days);
        pool.processExits();
        skip(14 days + 1);
        assertEq(pool.claimableRedeemRequest(id, bob), shares);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, alice, bob));
        vm.prank(alice);
        pool.redeem(shares, alice, bob);
        assertEq(redeem(bob, shares), 100_000e6);
        assertEq(pool.exitOf(bob).requestId, 0);
    }

    /// @dev Shares requested by others are kept apart from the controller's own request.
    function test_OthersRequestsDoNotBlockAController() public {
        uint256 own = stake(bob, 50_000e6);
        uint256 given = give(alice, bob, 1);
        skip(1 days);
        uint256 id = requestExit(bob, own);
        assertEq(pool.pendingRedeemRequest(given, bob), 1);
        assertEq(pool.pendingRedeemRequest(id, bob), own);
        ExitView memory v = pool.exitOf(bob);
        assertEq(v.requestId, id);
        assertEq(v.shares, own + 1);
        skip(7 days);
        pool.processExits();
        skip(14 days + 1);
        assertEq(pool.claimableRedeemRequest(id, bob), own);
        assertEq(pool.maxRedeem(bob), own + 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, own + 2, own + 1));
        redeem(bob, own + 2);
        vm.prank(bob);
        pool.withdraw(50_000e6 - 1, bob, bob);
        assertEq(pool.maxWithdraw(bob), 0);
        redeem(bob, pool.maxRedeem(bob));
        assertEq(pool.exitOf(bob).requestId, 0);
    }

    /// @dev Also of another owner's shares: shares requested by others are kept apart.
    function test_WhatAControllerAsksForItselfIsItsOwn() public {
        vm.prank(alice);
        pool.approve(carol, 1e9);
        vm.prank(carol);
        uint256 own = pool.requestRedeem(1e9, carol, alice);
        skip(1 days);
        vm.prank(alice);
        uint256 given = pool.requestRedeem(2e9, carol, alice);
        assertEq(pool.pendingRedeemRequest(own, carol), 1e9);
        assertEq(pool.pendingRedeemRequest(given, carol), 2e9);
    }

    function test_RedeemsWhatOthersGaveFirst() public {
        uint256 own = stake(bob, 50_000e6);
        uint256 given = give(alice, bob, 20_000e9);
        requestExit(bob, own);
        assertEq(pool.pendingRedeemRequest(given, bob), own + 20_000e9, "one day, one id");
        skip(7 days);
        pool.processExits();
        skip(14 days + 1);
        vm.startPrank(bob);
        assertEq(pool.withdraw(5_000e6, bob, bob), 5_000e9);
        assertEq(pool.redeem(15_000e9, bob, bob), 15_000e6);
        skip(1 days);
        vm.stopPrank();
        give(alice, bob, 30_000e9);
        assertEq(pool.maxRedeem(bob), own, "another request is possible, and what is claimable stays claimable");
        assertEq(redeem(bob, own), 50_000e6);
        assertEq(pool.exitOf(bob).shares, 30_000e9);
    }

    /// @dev Redeemed shares can no longer be charged; those of the controller's own request still can.
    function test_RedeemingWhatOthersGaveLeavesTheOwnRequestAlone() public {
        uint256 own = stake(bob, 50_000e6);
        requestExit(bob, own);
        skip(1 days);
        give(alice, bob, 20_000e9);
        skip(6 days);
        uint256 eventTime = block.timestamp;
        pool.processExits();
        skip(1 days);
        pool.processExits();
        skip(14 days + 1);
        assertEq(pool.chargeable(eventTime), 70_000e6);
        assertEq(redeem(bob, 20_000e9), 20_000e6);
        assertEq(pool.chargeable(eventTime), 50_000e6);
        assertEq(pool.maxRedeem(bob), own);
    }

    function test_RevertGiven_OthersGaveOnAnotherDay() public {
        uint256 id = give(alice, bob, 600);
        give(alice, bob, 400);
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.RequestOpen.selector, bob, id));
        give(alice, bob, 1);
    }

    function give(address owner, address controller, uint256 amount) internal returns (uint256 requestId) {
        vm.prank(owner);
        return pool.requestRedeem(amount, controller, owner);
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
