// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing} from "breakwater/types/ClaimTypes.sol";
import {CoverInfo, PoolMoney} from "breakwater/types/Types.sol";
import {Base} from "../utils/Base.t.sol";

/// @title What went wrong elsewhere, one named test each, and does not go wrong here
abstract contract KnownFailuresBase is Base {
    address internal ann;
    address internal ben;
    address internal cay;
    address internal mallory;
    address internal judge;

    function setUp() public virtual override {
        super.setUp();
        (ann, ben, cay) = (person("ann"), person("ben"), person("cay"));
        (mallory, judge) = (person("mallory"), person("judge"));
        assess(judge, 10_000e18);
        skip(1 hours);
    }

    function _ask(address who, uint256 shares) internal returns (uint256 id) {
        vm.prank(who);
        id = pool.requestRedeem(shares, who, who);
    }

    function _take(address who) internal returns (uint256 assets) {
        uint256 shares = pool.maxRedeem(who);
        if (shares == 0) return 0;
        vm.prank(who);
        assets = pool.redeem(shares, who, who);
    }

    function _cancel(address who, uint256 cover) internal returns (uint256 refund) {
        vm.prank(who);
        refund = core.cover.cancel(cover, 0);
    }

    /// @dev Several covers hit by one process: all judged at full severity, one after the other.
    function _judge(uint256[] memory incidents, uint8 step) internal {
        for (uint256 i; i < incidents.length; i++) {
            commitVote(judge, incidents[i], step);
        }
        vm.warp(core.claims.incidentOf(incidents[incidents.length - 1]).commitUntil);
        for (uint256 i; i < incidents.length; i++) {
            revealVote(judge, incidents[i], step);
        }
        vm.warp(core.claims.incidentOf(incidents[incidents.length - 1]).until);
        for (uint256 i; i < incidents.length; i++) {
            core.claims.tally(incidents[i]);
        }
        pass(incidents[incidents.length - 1]);
    }
}

/// @title Purchases
contract KnownFailuresOfSalesTest is KnownFailuresBase {
    /// @dev A price by utilisation before the purchase alone is cheaper in a hundred parts.
    function test_SplitPurchaseNeverSavesAUnit() public {
        stake(ann, 100_000e6);
        uint256 whole = core.cover.quote(EXPLOIT, 25_000e6, 90);
        uint256 spent;
        for (uint256 i; i < 100; i++) {
            uint256 price = core.cover.quote(EXPLOIT, 250e6, 90);
            buy(mallory, EXPLOIT, 250e6, 90);
            spent += price;
        }
        assertGe(spent, whole);
        assertLe(spent - whole, 100, "and costs no more than the rounding up of each part");
    }

    /// @dev An increase counts from now, an extension from the place in the curve, so neither is a cheaper way in.
    function test_GrowingACoverStepByStepNeverSavesAUnit() public {
        stake(ann, 100_000e6);
        uint256 start = vm.snapshotState();
        uint256 atOnce = core.cover.quote(EXPLOIT, 20_000e6, 120);
        uint256 spent = core.cover.quote(EXPLOIT, 10_000e6, 60);
        uint256 cover = buy(mallory, EXPLOIT, 10_000e6, 60);
        fund(mallory, 10_000e6);
        vm.startPrank(mallory);
        spent += core.cover.increase(cover, 10_000e6, type(uint256).max);
        spent += core.cover.extend(cover, 60, type(uint256).max);
        vm.stopPrank();
        assertGe(spent, atOnce);
        vm.revertToState(start);
    }

    function test_BuyingAndCancellingLosesTheFee() public {
        stake(ann, 100_000e6);
        uint256 premium = core.cover.quote(EXPLOIT, 25_000e6, 90);
        uint256 cover = buy(mallory, EXPLOIT, 25_000e6, 90);
        uint256 refund = _cancel(mallory, cover);
        assertLe(refund, premium * 9_500 / 10_000, "5 % of it stay");
        assertEq(core.cover.exposure(EXPLOIT), 0, "it never began, so nothing is exposed");
        assertBalanced();
    }

    /// @dev Capital that comes for the moment of a purchase makes it cheaper, and is locked in the queue afterwards: it
    /// bears a loss that comes meanwhile, and the queue waits for the cooldown and the report window.
    function test_JustInTimeCapitalIsHeldForTheCooldownAndTheReportWindow() public {
        stake(ann, 100_000e6);
        uint256 shares = stake(mallory, 900_000e6);
        uint256 cover = buy(mallory, EXPLOIT, 25_000e6, 90);
        _ask(mallory, shares);
        pool.processExits();
        assertEq(pool.maxRedeem(mallory), 0, "nothing leaves in the same block");
        vm.warp(startOf(cover) + 1 hours);
        uint256 eventTime = block.timestamp;
        skip(6 days);
        pool.processExits();
        skip(1 hours);
        uint256 incident = file(mallory, cover, eventTime, 20);
        decide(judge, incident, 20);
        skip(15 days);
        uint256 taken = _take(mallory);
        assertLt(taken, 900_000e6 - 22_000e6, "it paid its share of the loss: nine tenths");
    }

    /// @dev Sold to the unit, the pool is full; money given to it makes no room.
    function test_ADonationMakesNoCapacity() public {
        stake(ann, 100_000e6);
        uint256 room = core.cover.capacity(EXPLOIT);
        asset.mint(address(pool), 1_000_000e6);
        assertEq(core.cover.capacity(EXPLOIT), room);
    }

    // ---- the edges of days ----

    /// @dev A cover's last second is in force and its first second after is not; its exposure goes a report window later.
    function test_BucketEdgeExpiryIsExactToTheSecond() public {
        stake(ann, 100_000e6);
        uint256 cover = buy(ben, EXPLOIT, 10_000e6, 30);
        CoverInfo memory info = core.cover.coverOf(cover);
        uint256 end = uint256(info.endDay) * 1 days;
        assertEq(core.cover.amountAt(cover, end - 1), 10_000e6);
        assertEq(core.cover.amountAt(cover, end), 0);
        vm.warp(end - 1);
        assertApproxEqAbs(pool.money().unearned, pool.premiumRate() >> 32, 1, "a second's premium is left");
        vm.warp(end);
        assertEq(pool.premiumRate() + pool.money().unearned, 0, "and a second later none");
        vm.warp(end + 14 days - 1);
        assertEq(core.cover.exposure(EXPLOIT), 10_000e6, "somebody can still file");
        uint256 state = vm.snapshotState();
        file(ben, cover, end - 1, 20);
        vm.revertToState(state);
        vm.warp(end + 14 days);
        assertEq(core.cover.exposure(EXPLOIT), 0, "now nobody can");
        fund(ben, 500e6);
        vm.prank(ben);
        vm.expectPartialRevert(ErrorsLib.EventTooOld.selector);
        core.claims.file(Filing(cover, end - 1, 20, EVIDENCE, 0));
    }

    function test_CoverCancelledOnItsLastDayGivesNothingBack() public {
        stake(ann, 100_000e6);
        uint256 cover = buy(ben, EXPLOIT, 10_000e6, 30);
        uint256 lastDay = uint256(core.cover.coverOf(cover).endDay - 1) * 1 days;
        uint256 state = vm.snapshotState();
        vm.warp(lastDay);
        vm.prank(ben);
        vm.expectPartialRevert(ErrorsLib.NothingToCancel.selector);
        core.cover.cancel(cover, 0);
        vm.revertToState(state);
        vm.warp(lastDay - 1);
        uint256 refund = _cancel(ben, cover);
        assertGt(refund, 0, "a second earlier a day is given back");
        assertEq(core.cover.amountAt(cover, lastDay), 0);
        assertEq(core.cover.amountAt(cover, lastDay - 1), 10_000e6, "and tonight it still holds");
        skip(20 days);
        assertEq(core.cover.exposure(EXPLOIT), 0);
        assertBalanced();
    }

    /// @dev A cancelled cover that can be cancelled again or extended takes other people's exposure off the books.
    function test_ACancelledCoverCannotBeCancelledAgainOrRevived() public {
        stake(ann, 100_000e6);
        buy(ben, EXPLOIT, 5_000e6, 7);
        skip(7 days);
        buy(ben, EXPLOIT, 5_000e6, 60);
        uint256 unbegun = buy(mallory, EXPLOIT, 5_000e6, 60);
        uint256 exposure = core.cover.exposure(EXPLOIT);
        _cancel(mallory, unbegun);
        assertEq(core.cover.exposure(EXPLOIT), exposure - 5_000e6);
        _refused(unbegun);
        assertEq(core.cover.exposure(EXPLOIT), exposure - 5_000e6);
    }

    /// @dev An increase that waits is cancelled with the cover; extending must not bring it back.
    function test_ACancelledIncreaseDoesNotComeBack() public {
        stake(ann, 100_000e6);
        uint256 cover = buy(mallory, EXPLOIT, 1_000e6, 60);
        vm.warp(startOf(cover) + 1 hours);
        fund(mallory, 1_000e6);
        vm.prank(mallory);
        core.cover.increase(cover, 10_000e6, 1_000e6);
        _cancel(mallory, cover);
        _refused(cover);
        assertEq(core.cover.amountAt(cover, block.timestamp), 1_000e6);
        assertEq(core.cover.amountAt(cover, block.timestamp + 3 days), 0);
        assertEq(core.cover.exposure(EXPLOIT), 1_000e6);
    }

    function _refused(uint256 cover) private {
        fund(mallory, 1_000e6);
        vm.startPrank(mallory);
        vm.expectPartialRevert(ErrorsLib.CoverOver.selector);
        core.cover.cancel(cover, 0);
        vm.expectPartialRevert(ErrorsLib.CoverOver.selector);
        core.cover.extend(cover, 30, 1_000e6);
        vm.expectPartialRevert(ErrorsLib.CoverOver.selector);
        core.cover.increase(cover, 1, 1_000e6);
        vm.stopPrank();
    }

    // ---- years of silence ----

    /// @dev Nobody calls for eight years: the first call pays for the days that hold something and finds all released.
    function test_IdleForEightYears() public {
        stake(ann, 100_000e6);
        for (uint256 i; i < 20; i++) {
            buy(ben, EXPLOIT, 100e6, 30 + i);
        }
        PoolMoney memory m = pool.money();
        skip(8 * 365 days);
        uint256 gas = gasleft();
        uint256 shares = stake(cay, 1_000e6);
        assertLt(gas - gasleft(), 900_000, "twenty days and eleven words of the bitmap");
        assertGt(shares, 0);
        assertEq(core.cover.exposure(EXPLOIT), 0);
        assertEq(pool.money().unearned, 0);
        uint256 earned = pool.money().capital + pool.money().fees + pool.money().reserve - 101_000e6;
        assertEq(earned, m.unearned, "all of it was earned, once");
    }
}
