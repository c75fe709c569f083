// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Cancellation, PoolMoney, PoolParams} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract CancelTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;
    uint256 internal constant AMOUNT = 10_000e6;
    uint256 internal constant PREMIUM = 100e6;
    uint256 internal constant NO_LIMIT = type(uint256).max;

    uint256 internal startDay;
    uint256 internal endDay;
    uint256 internal rate;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        (startDay, endDay) = (today() + 1, today() + 11);
        rate = sell(LINE, AMOUNT, startDay, endDay, PREMIUM);
        PoolParams memory p = params();
        p.cancelFeeBps = 500;
        setParams(p);
    }

    function test_RevertWhen_CallerIsNotCover() public {
        Cancellation memory c = _inForce(NO_LIMIT);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCover.selector, alice));
        vm.prank(alice);
        pool.cancel(c);
    }

    function test_RefundsWhatIsUnearnedLessTheFee() public {
        vm.warp(startDay * 1 days + 3 hours);
        uint256 unearned = rate * (endDay - startDay - 1) * 1 days >> 32;
        uint256 before = asset.balanceOf(carol);
        uint256 refund = unearned * 9_500 / 10_000;
        assertEq(cancel(_inForce(NO_LIMIT)), refund);
        assertEq(asset.balanceOf(carol) - before, refund, "to the holder");
        assertEq(pool.money().capital + pool.money().unearned, STAKE + PREMIUM - refund);
        assertBalanced();
    }

    function test_RefundsAtMostWhatTheCancellationAllows() public {
        vm.warp(startDay * 1 days + 3 hours);
        assertEq(cancel(_inForce(33e6 + 19)), 31_350_018, "95 % of 33,000,019, rounded down");
    }

    function test_RefundsNothingIfNothingIsAllowed() public {
        vm.warp(startDay * 1 days + 3 hours);
        assertEq(cancel(_inForce(0)), 0);
        syncAll();
        assertGt(pool.money().capital, STAKE + 80e6, "what was not earned is earned now");
    }

    /// @dev The fee and what is not refunded belong to those who stay, at once; the rest by the second until tonight.
    function test_WhatIsNotRefundedIsEarned() public {
        vm.warp(startDay * 1 days + 3 hours);
        uint256 refund = cancel(_inForce(10e6));
        assertEq(pool.premiumRate(), rate, "until tonight");
        uint256 unearned = pool.money().unearned;
        assertEq(unearned, (rate * 21 hours >> 32) + 1, "of today, rounded up");
        vm.warp((startDay + 1) * 1 days);
        assertEq(pool.premiumRate(), 0);
        assertEq(pool.money().unearned, 0);
        assertEq(pool.money().capital, STAKE + PREMIUM - refund);
        skip(20 days);
        syncAll();
        assertEq(pool.money().capital, STAKE + PREMIUM - refund, "no drop at the old end");
    }

    function test_FeesAndReserveHaveTheirShareOfIt() public {
        PoolParams memory p = params();
        (p.feeBps, p.reserveBps, p.reserveTargetBps) = (1_000, 5_000, 10_000);
        setParams(p);
        Cancellation memory c = _notBegun();
        c.mostRefund = 0;
        cancel(c);
        syncAll();
        assertEq(pool.money().fees, 10e6);
        assertEq(pool.money().reserve, 0, "no cover is live any more");
        assertEq(pool.money().capital, STAKE + 90e6);
    }

    function test_EndsTonightAndCountsForAReportWindow() public {
        vm.warp((startDay + 2) * 1 days + 5);
        cancel(_inForce(NO_LIMIT));
        assertEq(open(LINE, block.timestamp - 1, 0), AMOUNT, "today it is in force");
        close(LINE, AMOUNT, 0);
        vm.warp((startDay + 3) * 1 days + 1);
        assertEq(open(LINE, block.timestamp - 1, 0), 0, "tomorrow it is not");
        close(LINE, 0, 0);
        vm.warp((startDay + 3 + 14) * 1 days - 1);
        assertEq(pool.groupExposure(0), AMOUNT, "an event of its last second can be filed");
        skip(1);
        assertEq(pool.groupExposure(0), 0);
    }

    function test_WhatHasNotBegunIsReleasedAtOnce() public {
        cancel(_notBegun());
        assertEq(pool.groupExposure(0), 0);
        assertEq(pool.solvency().required, 0);
        assertEq(pool.premiumRate(), 0, "it earns nothing more");
        assertEq(pool.money().unearned, 0);
        skip(60 days);
        syncAll();
        assertEq(pool.groupExposure(0), 0, "and is not released again");
    }

    function test_AWaitingIncreaseIsReleasedAndTheRestEndsTonight() public {
        sell(LINE, 4_000e6, startDay + 5, endDay, 0);
        sell(LINE, 3_000e6, startDay + 6, endDay, 0);
        vm.warp(startDay * 1 days + 5);
        Cancellation memory c = _inForce(NO_LIMIT);
        (c.waitingDays, c.waiting) = (new uint256[](2), new uint256[](2));
        (c.waitingDays[0], c.waiting[0]) = (startDay + 5, 4_000e6);
        (c.waitingDays[1], c.waiting[1]) = (startDay + 6, 3_000e6);
        cancel(c);
        assertEq(pool.groupExposure(0), AMOUNT, "the 7,000 are gone at once");
        vm.warp((startDay + 9) * 1 days);
        assertEq(open(LINE, block.timestamp - 1, 0), 0, "nothing starts");
    }

    function test_GivenIncidentIsOpenAndCapitalIsBelowRequired() public {
        vm.warp(startDay * 1 days + 5);
        lose(90_000e6);
        open(LINE, block.timestamp - 1, 0);
        assertGt(cancel(_inForce(NO_LIMIT)), 0, "nobody is kept in");
    }

    /// @dev P5: paid = earned + unearned + refunded, whenever and however much is refunded.
    function testFuzz_PaidIsEarnedUnearnedAndRefunded(uint256 time, uint256 most, uint256 fee) public {
        fee = bound(fee, 0, 3_000);
        time = bound(time, block.timestamp, (endDay - 1) * 1 days - 1);
        vm.warp(time);
        Cancellation memory c = today() < startDay ? _notBegun() : _inForce(0);
        (c.mostRefund, c.feeBps) = (bound(most, 0, 2 * PREMIUM), fee);
        uint256 from = today() < startDay ? time : (today() + 1) * 1 days;
        uint256 unearned = rate * (endDay * 1 days - from) >> 32;
        uint256 refund = cancel(c);
        uint256 base = c.mostRefund < unearned ? c.mostRefund : unearned;
        assertEq(refund, base * (10_000 - fee) / 10_000);
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.unearned + refund, STAKE + PREMIUM);
        skip(2 days);
        syncAll();
        assertEq(pool.money().capital, STAKE + PREMIUM - refund);
        assertEq(pool.money().unearned, 0);
        assertBalanced();
    }

    function _inForce(uint256 most) private view returns (Cancellation memory c) {
        (c.line, c.amount, c.rate, c.endDay) = (LINE, AMOUNT, rate, endDay);
        (c.newEndDay, c.mostRefund, c.holder) = (today() + 1, most, carol);
        c.feeBps = params().cancelFeeBps;
    }

    function _notBegun() private view returns (Cancellation memory c) {
        (c.line, c.rate, c.endDay) = (LINE, rate, endDay);
        (c.newEndDay, c.mostRefund, c.holder) = (today(), NO_LIMIT, carol);
        c.feeBps = params().cancelFeeBps;
        (c.waitingDays, c.waiting) = (new uint256[](1), new uint256[](1));
        (c.waitingDays[0], c.waiting[0]) = (startDay, AMOUNT);
    }
}
