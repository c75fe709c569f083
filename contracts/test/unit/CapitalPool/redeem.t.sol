// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView, Fill} from "breakwater/types/PoolTypes.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

contract RedeemTest is PoolFixture {
    uint256 internal constant STAKE = 100_000e6;
    uint256 internal constant HALF = 50_000e9;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        stake(carol, STAKE);
    }

    function test_RevertWhen_Nothing() public {
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        vm.prank(alice);
        pool.redeem(0, alice, alice);
    }

    function test_RevertWhen_CallerIsNeitherControllerNorOperator() public {
        exit(alice, HALF);
        skip(15 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, bob, alice));
        vm.prank(bob);
        pool.redeem(HALF, bob, alice);
    }

    function test_RevertGiven_TheWindowIsNotOver() public {
        exit(alice, HALF);
        skip(14 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaimable.selector, HALF, 0));
        redeem(alice, HALF);
        skip(1);
        assertEq(redeem(alice, HALF), STAKE / 2);
    }

    function test_PaysTheReceiver() public {
        uint256 id = exit(alice, HALF);
        skip(14 days + 1);
        assertEq(pool.claimableRedeemRequest(id, alice), HALF);
        assertEq(pool.maxRedeem(alice), HALF);
        assertEq(pool.maxWithdraw(alice), STAKE / 2);
        vm.prank(alice);
        pool.setOperator(carol, true);
        uint256 before = asset.balanceOf(bob);
        vm.expectEmit(address(pool));
        emit IERC4626.Withdraw(carol, bob, alice, STAKE / 2, HALF);
        vm.prank(carol);
        assertEq(pool.redeem(HALF, bob, alice), STAKE / 2);
        assertEq(asset.balanceOf(bob) - before, STAKE / 2);
        assertEq(pool.money().exiting, 0);
        assertEq(pool.exitOf(alice).requestId, 0);
        assertEq(pool.maxRedeem(alice), 0);
    }

    function test_InParts() public {
        exit(alice, HALF);
        skip(14 days + 1);
        assertEq(redeem(alice, HALF / 5), STAKE / 10);
        vm.prank(alice);
        assertEq(pool.withdraw(STAKE / 10, alice, alice), HALF / 5);
        assertEq(pool.maxRedeem(alice), HALF * 3 / 5);
        assertEq(redeem(alice, HALF * 3 / 5), STAKE * 3 / 10);
        assertEq(pool.money().exiting, 0);
    }

    function test_RoundsTheSharesOfAWithdrawalUp() public {
        requestExit(alice, HALF);
        bookLoss(FIRST, block.timestamp, STAKE / 5);
        skip(7 days);
        pool.processExits();
        skip(14 days + 1);
        vm.prank(alice);
        assertEq(pool.withdraw(1, alice, alice), 1_112, "a unit at nine tenths of par");
    }

    /// @dev If one share is worth more than a unit, it is redeemed in full even for a smaller withdrawal, and later ones are not blocked.
    function test_GivenAShareIsWorthMoreThanAUnit() public {
        exit(alice, STAKE * 1e3);
        exit(carol, STAKE * 1e3);
        uint256 shares = stake(bob, 10);
        gain(10_000e6);
        skip(28 days);
        sell(FIRST, 1_500e6, 1);
        requestExit(bob, shares);
        skip(7 days);
        (uint256 first,) = pool.processExits();
        assertLt(first, shares, "cover keeps the rest");
        skip(14 days + 1);
        pool.processExits();
        uint256 assets = pool.maxWithdraw(bob);
        assertGt(assets, 2 * first);
        vm.prank(bob);
        assertEq(pool.withdraw(assets - 1, bob, bob), first, "rounded up to all of the first fill");
        assertEq(pool.maxRedeem(bob) + pool.maxWithdraw(bob), 0);
        skip(14 days + 1);
        assertEq(redeem(bob, shares - first), pool.fillAt(3).assets);
        assertEq(pool.exitOf(bob).requestId, 0);
    }

    /// @dev The second fill is payable in full, because another controller redeemed it before more was held back; the first is not.
    function test_WaitsForAnEarlierFillOfWhichSomethingIsHeldBack() public {
        sell(FIRST, 40_000e6, 300);
        uint256 few = stake(bob, 10_000e6);
        requestExit(alice, STAKE * 1e3);
        skip(1 days);
        requestExit(bob, few);
        skip(6 days);
        (uint256 shares,) = pool.processExits();
        assertLt(shares, STAKE * 1e3, "alice waits for the rest");
        uint256 eventTime = block.timestamp;
        stake(carol, STAKE);
        skip(1 days);
        pool.processExits();
        skip(14 days + 1);
        redeem(bob, few);
        vm.prank(claims);
        pool.changeHold(eventTime, 20_000e6, 0);
        uint256 entitled = pool.exitOf(alice).processedAssets;
        uint256 paid = redeem(alice, pool.maxRedeem(alice));
        assertLt(paid, entitled);
        vm.prank(claims);
        pool.changeHold(eventTime, 0, 20_000e6);
        paid += redeem(alice, pool.maxRedeem(alice));
        assertEq(paid, entitled);
        assertEq(pool.exitOf(alice).requestId, 0);
    }

    function test_HoldsBackTheShareThatOpenIncidentsCanTake() public {
        sellFrom(FIRST, 40_000e6, today(), today() + 60);
        requestExit(alice, STAKE * 1e3 / 2);
        skip(6 days);
        uint256 cost = openIncident(FIRST, block.timestamp, 5_000).cost;
        assertEq(cost, 20_000e6);
        uint256 eventTime = block.timestamp;
        skip(1 days);
        pool.processExits();
        skip(14 days + 1);
        ExitView memory v = pool.exitOf(alice);
        assertApproxEqRel(v.claimableAssets, STAKE / 2 * 9 / 10, 0.01e18, "a tenth is held back");
        uint256 paid = redeem(alice, pool.maxRedeem(alice));
        assertEq(paid, v.claimableAssets);
        assertEq(pool.maxWithdraw(alice), 0);

        uint256 rest = pool.fillAt(0).assets - pool.fillAt(0).freed;
        assertEq(bookLoss(FIRST, eventTime, cost), cost);
        closeIncident(FIRST, eventTime, cost);
        Fill memory f = pool.fillAt(0);
        assertGe(f.freed, paid, "what was paid is not charged");
        assertApproxEqAbs(pool.maxWithdraw(alice), f.assets - paid, 1);
        assertLt(pool.maxWithdraw(alice), rest);
        redeem(alice, pool.maxRedeem(alice));
        assertEq(pool.exitOf(alice).requestId, 0);
        assertLe(pool.money().exiting, 2, "dust");
        assertBalanced();
    }

    /// @dev A draw filed again can hold back more than before. What was paid stays paid, and the rest waits.
    function test_WhatWasPaidStaysPayableWhateverIsHeldBackLater() public {
        requestExit(alice, HALF);
        skip(7 days);
        uint256 eventTime = block.timestamp;
        pool.processExits();
        vm.prank(claims);
        pool.changeHold(eventTime, STAKE / 5, 0);
        skip(14 days + 1);
        uint256 taken = pool.maxRedeem(alice);
        uint256 paid = redeem(alice, taken);
        assertApproxEqAbs(paid, STAKE / 2 * 9 / 10, 1, "a tenth of what all have is held back");
        vm.prank(claims);
        pool.changeHold(eventTime, STAKE, 0);
        assertEq(pool.maxRedeem(alice) + pool.maxWithdraw(alice), 0);
        ExitView memory v = pool.exitOf(alice);
        assertEq(v.shares, HALF - taken);
        assertEq(v.processedAssets, STAKE / 2 - paid);
        vm.prank(claims);
        pool.changeHold(eventTime, 0, STAKE * 6 / 5);
        assertEq(redeem(alice, HALF - taken), STAKE / 2 - paid);
    }

    function test_SixtyDaysAfterTheFillAllIsPaid() public {
        sellFrom(FIRST, 40_000e6, today(), today() + 60);
        exit(alice, STAKE * 1e3 / 2);
        openIncident(FIRST, block.timestamp - 1 hours, 10_000);
        skip(60 days - 1);
        uint256 held = pool.maxWithdraw(alice);
        assertLt(held, pool.fillAt(0).assets);
        skip(1);
        assertEq(pool.maxWithdraw(alice), pool.fillAt(0).assets);
        assertEq(redeem(alice, HALF), pool.fillAt(0).assets);
    }

    /// @dev E12: a share is at all times pending, claimable or redeemed.
    function test_E12_ProcessedIsPendingUntilItIsClaimable() public {
        uint256 id = requestExit(alice, HALF);
        skip(7 days);
        assertEq(pool.pendingRedeemRequest(id, alice), HALF);
        pool.processExits();
        for (uint256 i; i <= 15; i++) {
            assertEq(pool.pendingRedeemRequest(id, alice) + pool.claimableRedeemRequest(id, alice), HALF);
            skip(1 days);
        }
        assertEq(pool.claimableRedeemRequest(id, alice), HALF);
        redeem(alice, HALF);
        assertEq(pool.pendingRedeemRequest(id, alice) + pool.claimableRedeemRequest(id, alice), 0);
    }

    /// @dev E12: equal ids are fungible.
    function test_E12_OneDayOneRatio() public {
        sell(FIRST, 40_000e6, 60);
        requestExit(alice, HALF);
        requestExit(carol, HALF);
        skip(7 days);
        pool.processExits();
        skip(1 days);
        bookLoss(FIRST, block.timestamp, 10_000e6);
        pool.processExits();
        skip(90 days);
        pool.processExits();
        skip(15 days);
        uint256 first = redeem(alice, HALF);
        assertApproxEqAbs(redeem(carol, HALF), first, 1);
    }

    function test_OneCallWalks64Fills() public {
        sell(FIRST, 40_000e6, 300);
        requestExit(alice, STAKE * 1e3);
        requestExit(carol, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        for (uint256 i; i < 70; i++) {
            skip(1 days);
            stake(bob, 100e6);
            pool.processExits();
        }
        (,, uint256 fills) = pool.exitQueue();
        assertEq(fills, 71);
        skip(60 days);
        uint256 total = pool.exitOf(alice).processedAssets;
        uint256 processed = pool.exitOf(alice).processed;
        uint256 first = pool.maxRedeem(alice);
        assertLt(first, processed);
        assertEq(first, pool.fillAt(63).end / 2, "half of what 64 fills hold");
        uint256 paid = redeem(alice, first);
        assertApproxEqAbs(pool.maxRedeem(alice), processed - first, 0);
        paid += redeem(alice, processed - first);
        assertApproxEqAbs(paid, total, 1);
        assertEq(pool.exitOf(alice).processed, 0);
    }

    /// @dev An incident never holds back more than it may cost, into however many fills a request was divided.
    function test_AHeldFillDoesNotBlockLaterFills() public {
        sell(FIRST, 40_000e6, 300);
        requestExit(alice, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        uint256 cost = openIncident(FIRST, block.timestamp - 1, 500).cost;
        for (uint256 i; i < 45; i++) {
            skip(1 days);
            stake(bob, 100e6);
            pool.processExits();
        }
        skip(REPORT_DAYS * 1 days + 1);
        (,, uint256 fills) = pool.exitQueue();
        assertEq(fills, 46);
        uint256 left = pool.exitOf(alice).processedAssets;
        left -= redeem(alice, pool.maxRedeem(alice));
        assertGt(left, 0, "nothing is held");
        assertLe(left, cost, "more is held than the incident may cost");
    }
}
