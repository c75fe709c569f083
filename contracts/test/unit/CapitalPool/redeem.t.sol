// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract RedeemTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;
    uint256 internal constant SHARES = STAKE * 1e3;
    uint256 internal batchAt;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        stake(carol, STAKE);
        leave(alice, SHARES / 2);
        batchAt = block.timestamp;
    }

    function test_RevertWhen_SharesAreZero() public {
        vm.expectRevert(zeroAmount());
        vm.prank(alice);
        pool.redeem(0, alice, alice);
    }

    function test_RevertWhen_CallerIsNotTheController() public {
        skip(14 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, bob, alice));
        vm.prank(bob);
        pool.redeem(1, bob, alice);
    }

    function test_RevertWhen_MoreThanTakeable() public {
        skip(14 days);
        vm.expectRevert(error2(ErrorsLib.NotTakeable.selector, SHARES / 2 + 1, SHARES / 2));
        vm.prank(alice);
        pool.redeem(SHARES / 2 + 1, alice, alice);
    }

    function test_RevertGiven_ReportWindowIsOpen() public {
        vm.warp(batchAt + 14 days - 1);
        assertEq(pool.maxRedeem(alice), 0);
        assertEq(pool.claimableRedeemRequest(1, alice), 0);
        vm.expectRevert(error2(ErrorsLib.NotTakeable.selector, SHARES / 2, 0));
        vm.prank(alice);
        pool.redeem(SHARES / 2, alice, alice);
    }

    function test_RevertGiven_NotProcessed() public {
        queue(carol, 100);
        skip(30 days);
        vm.expectRevert(error2(ErrorsLib.NotTakeable.selector, 100, 0));
        vm.prank(carol);
        pool.redeem(100, carol, carol);
    }

    function test_TakesAtTheEndOfTheReportWindow() public {
        vm.warp(batchAt + 14 days);
        assertEq(pool.maxRedeem(alice), SHARES / 2);
        assertEq(pool.claimableRedeemRequest(1, alice), SHARES / 2);
        uint256 before = asset.balanceOf(bob);
        vm.expectEmit(address(pool));
        emit IERC4626.Withdraw(alice, bob, alice, STAKE / 2, SHARES / 2);
        vm.prank(alice);
        assertEq(pool.redeem(SHARES / 2, bob, alice), STAKE / 2);
        assertEq(asset.balanceOf(bob) - before, STAKE / 2, "to the receiver");
        assertEq(pool.money().exiting, 0);
        assertEq(pool.maxRedeem(alice), 0);
        assertEq(pool.maxWithdraw(alice), 0);
        assertBalanced();
    }

    function test_OperatorTakes() public {
        skip(14 days);
        vm.prank(alice);
        pool.setOperator(bob, true);
        vm.prank(bob);
        assertEq(pool.redeem(SHARES / 2, bob, alice), STAKE / 2);
    }

    function test_TakesSeveralRequestsOverSeveralBatches() public {
        queue(alice, 10e9);
        skip(1 days);
        queue(alice, 20e9);
        skip(1 days);
        queue(alice, 30e9);
        skip(5 days);
        pool.processExits();
        skip(1 days);
        pool.processExits();
        skip(1 days);
        pool.processExits();
        (,, uint256 batches) = pool.exitQueue();
        assertEq(batches, 4);
        skip(14 days);
        assertEq(pool.maxRedeem(alice), SHARES / 2 + 60e9);
        assertEq(take(alice, SHARES / 2 + 15e9), STAKE / 2 + 15e6);
        ExitView[] memory exits = pool.exitsOf(alice, 10);
        assertEq(exits.length, 2, "the first two are over");
        assertEq(exits[0].id, 3);
        assertEq(exits[0].shares, 15e9);
        assertEq(exits[0].takeableShares, 15e9);
        assertEq(exits[1].id, 4);
        assertEq(take(alice, 45e9), 45e6);
        assertEq(pool.money().exiting, 0);
    }

    function test_TakesTheMaturePartOfARequestInTwoBatches() public {
        sell(LINE, 45_000e6, today() + 1, today() + 100, 0);
        queue(carol, 50_000e9);
        skip(7 days);
        pool.processExits();
        assertEq(pool.pendingRedeemRequest(1, carol), 12_500e9, "112,500 must stay");
        skip(3 days);
        stake(bob, 5_000e6);
        pool.processExits();
        uint256 second = block.timestamp;
        skip(11 days);
        assertEq(pool.claimableRedeemRequest(1, carol), 37_500e9, "the first batch");
        ExitView memory v = pool.exitsOf(carol, 1)[0];
        assertEq(v.processedShares, 42_500e9);
        assertEq(v.takeableAssets, 37_500e6);
        assertEq(v.nextTakeableAt, second + 14 days);
        assertEq(take(carol, 37_500e9), 37_500e6);
        vm.warp(second + 14 days);
        assertEq(take(carol, 5_000e9), 5_000e6);
        assertEq(pool.pendingRedeemRequest(1, carol), 7_500e9);
    }

    // ---- what is chargeable, and what is held ----

    function test_ChargedForAnEventBeforeItLeft() public {
        loseAt(batchAt - 1, 20_000e6);
        assertEq(pool.money().exiting, 45_000e6, "a tenth, like everybody");
        assertEq(pool.money().capital, 135_000e6);
        skip(14 days);
        assertEq(take(alice, SHARES / 2), 45_000e6);
    }

    function test_NotChargedForAnEventAsItLeft() public {
        skip(1);
        loseAt(batchAt, 15_000e6);
        assertEq(pool.money().exiting, 50_000e6);
        assertEq(pool.money().capital, 135_000e6);
    }

    /// @dev Who left in the morning is not charged for an event at noon because others follow in the afternoon.
    function test_NotChargedForAnEventAfterItLeftGivenOthersLeaveTheSameDay() public {
        sell(LINE, 40_000e6, today() + 1, today() + 100, 0);
        queue(carol, 100_000e9);
        skip(7 days);
        (uint256 first,) = pool.processExits();
        assertEq(first, 50_000e9, "as much as solvency allows");
        uint256 left = pool.money().exiting;
        skip(1 hours);
        uint256 noon = block.timestamp;
        skip(1 hours);
        stake(bob, 1e6);
        pool.processExits();
        skip(1 days);
        loseAt(noon, 10_000e6);
        assertGe(pool.money().exiting, left, "what left before noon is whole");
    }

    function test_HeldWhileAnEventBeforeItIsUndecided() public {
        skip(13 days);
        uint256 eligible = open(LINE, batchAt - 1, 0);
        skip(30 days);
        assertEq(pool.maxRedeem(alice), 0, "it may still cost her");
        vm.expectRevert(error2(ErrorsLib.NotTakeable.selector, 1, 0));
        vm.prank(alice);
        pool.redeem(1, alice, alice);
        close(LINE, eligible, 0);
        assertEq(take(alice, SHARES / 2), STAKE / 2);
    }

    function test_NotHeldForAnEventAsItLeft() public {
        skip(13 days);
        open(LINE, batchAt, 0);
        skip(1 days);
        assertEq(take(alice, SHARES / 2), STAKE / 2);
    }

    function test_HeldForTheEarliestOfSeveralEvents() public {
        skip(13 days);
        open(LINE, batchAt + 5, 0);
        uint256 eligible = open(OTHER_LINE, batchAt - 5, 0);
        skip(1 days);
        assertEq(pool.maxRedeem(alice), 0);
        close(OTHER_LINE, eligible, 0);
        assertEq(pool.maxRedeem(alice), SHARES / 2);
    }

    function test_OnlyBatchesAfterTheEventAreCharged() public {
        skip(1 days);
        queue(carol, SHARES / 2);
        skip(7 days);
        pool.processExits();
        loseAt(block.timestamp - 1, 15_000e6);
        assertEq(pool.exitsOf(alice, 1)[0].processedAssets, 50_000e6, "she left before");
        assertEq(pool.exitsOf(carol, 1)[0].processedAssets, 45_000e6, "she after: a tenth");
    }

    // ---- parts ----

    function testFuzz_InPartsAsAtOnce(uint256 loss, uint256[4] memory cuts) public {
        loseAt(batchAt - 1, bound(loss, 1, 149_999e6));
        skip(14 days);
        uint256 whole = pool.maxWithdraw(alice);
        uint256 left = SHARES / 2;
        uint256 taken;
        for (uint256 i; i < cuts.length; i++) {
            uint256 part = bound(cuts[i], 1, left - (cuts.length - i));
            taken += take(alice, part);
            left -= part;
        }
        taken += take(alice, left);
        assertLe(taken, whole, "never more");
        assertGe(taken + cuts.length, whole, "at most one unit less for each cut");
        assertEq(pool.maxRedeem(alice), 0);
        assertBalanced();
    }

    /// @dev Requests on random days, processed on random days: all is paid, and only what rounds down stays.
    function testFuzz_EverybodyGetsTheirPart(uint256 seed) public {
        address[3] memory people = [alice, carol, bob];
        stake(bob, STAKE);
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            address who = people[seed % 3];
            uint256 has = pool.balanceOf(who);
            if (has != 0) queue(who, bound(seed >> 8, 1, has));
            if (seed % 5 == 0) gain(bound(seed >> 16, 1, 1e9));
            if (seed % 7 == 0) lose(bound(seed >> 16, 1, pool.totalAssets() / 10));
            skip(seed >> 32 & 0x3ffff);
            if (seed % 2 == 0) pool.processExits();
        }
        skip(7 days);
        pool.processExits();
        skip(14 days);
        uint256 exiting = pool.money().exiting;
        uint256 taken;
        for (uint256 i; i < 3; i++) {
            uint256 shares = pool.maxRedeem(people[i]);
            uint256 worth = pool.maxWithdraw(people[i]);
            if (shares == 0) continue;
            uint256 assets = take(people[i], shares);
            assertEq(assets, worth, "maxWithdraw is what maxRedeem gives");
            assertEq(pool.exitsOf(people[i], 20).length, 0);
            taken += assets;
        }
        (uint256 requested, uint256 processed,) = pool.exitQueue();
        assertEq(processed, requested);
        assertLe(taken, exiting);
        assertLe(exiting - taken, 40, "below one unit a request and batch");
        assertEq(pool.balanceOf(address(pool)), 0);
        assertBalanced();
    }
}
