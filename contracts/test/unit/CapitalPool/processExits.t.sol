// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ExitView, Fill} from "breakwater/types/PoolTypes.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

contract ProcessExitsTest is PoolFixture {
    uint256 internal constant STAKE = 100_000e6;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        stake(carol, STAKE);
    }

    function test_NothingToProcessIsNoError() public {
        (uint256 shares, uint256 assets) = pool.processExits();
        assertEq(shares + assets, 0);
        (,, uint256 fills) = pool.exitQueue();
        assertEq(fills, 0, "and no empty fill");
    }

    function test_MaturesAtTheMidnightAfterTheCooldown() public {
        requestExit(alice, 1e9);
        vm.warp((uint256(today()) + 7) * 1 days - 1);
        (uint256 shares,) = pool.processExits();
        assertEq(shares, 0, "a second early");
        skip(1);
        vm.expectEmit(address(pool));
        emit ICapitalPool.ExitsProcessed(0, 1e9, 1e6);
        (shares,) = pool.processExits();
        assertEq(shares, 1e9);
    }

    function test_BurnsTheShares() public {
        uint256 id = exit(alice, STAKE * 1e3 / 2);
        assertEq(pool.totalSupply(), STAKE * 1e3 * 3 / 2, "burned");
        assertEq(pool.balanceOf(address(pool)), 0);
        assertEq(pool.money().capital, STAKE * 3 / 2);
        assertEq(pool.money().exiting, STAKE / 2);
        assertEq(pool.pendingRedeemRequest(id, alice), STAKE * 1e3 / 2, "pending until it is claimable");
        ExitView memory v = pool.exitOf(alice);
        assertEq(v.processed, STAKE * 1e3 / 2);
        assertEq(v.processedAssets, STAKE / 2);
        assertEq(v.claimable, 0);
        assertEq(v.payableAt, block.timestamp + 14 days + 1);
        assertBalanced();
    }

    function test_OnlyAsMuchAsTheLimitsAllow() public {
        sell(FIRST, 40_000e6, 60);
        sell(SECOND, 40_000e6, 60);
        requestExit(alice, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        uint256 required = ledger.requiredCapital(address(pool));
        assertGe(pool.totalAssets(), required);
        assertLe(pool.totalAssets(), required + 1, "and not a unit less");
    }

    /// @dev The level uses the capital after the exits, as it does after a tiny deposit, which updates it, too.
    function test_ThePriceLevelCountsWithTheCapitalThatStays() public {
        sell(FIRST, 30_000e6, 300);
        requestExit(alice, STAKE * 1e3 / 2);
        skip(7 days);
        pool.processExits();
        uint256 snapshot = vm.snapshotState();
        skip(60 days);
        uint256 level = ledger.solvency(address(pool), pool.backing()).level;
        vm.revertToState(snapshot);
        stake(bob, 10);
        skip(60 days);
        assertApproxEqRel(ledger.solvency(address(pool), pool.backing()).level, level, 1e8);
    }

    function test_OldestDayFirstProRataInsideIt() public {
        sell(FIRST, 40_000e6, 60);
        requestExit(alice, STAKE * 1e3 / 2);
        requestExit(carol, STAKE * 1e3);
        skip(1 days);
        uint256 more = stake(bob, 10_000e6);
        uint256 late = requestExit(bob, more);
        skip(7 days);
        pool.processExits();
        (ExitView memory a, ExitView memory c) = (pool.exitOf(alice), pool.exitOf(carol));
        assertLt(a.processed, a.shares);
        assertApproxEqAbs(c.processed, 2 * a.processed, 2, "pro rata");
        assertEq(pool.pendingRedeemRequest(late, bob), more);
        assertEq(pool.exitOf(bob).processed, 0, "came later");
    }

    function test_GivenIncidentsAreOpen() public {
        sellFrom(FIRST, 40_000e6, today(), today() + 60);
        requestExit(alice, 1e12);
        openIncident(FIRST, block.timestamp, 10_000);
        skip(7 days);
        (uint256 shares,) = pool.processExits();
        assertEq(shares, 1e12, "they never freeze");
    }

    function test_OneFillADayUnlessMuchLarger() public {
        requestExit(alice, 1e9);
        skip(1 days);
        requestExit(carol, 1e9);
        skip(6 days);
        pool.processExits();
        skip(1 days);
        pool.processExits();
        (, uint256 processed, uint256 fills) = pool.exitQueue();
        assertEq(processed, 2e9);
        assertEq(fills, 2);
    }

    function test_AFurtherFillOfADayIsSixteenTimesLarger() public {
        sell(FIRST, 40_000e6, 60);
        requestExit(alice, STAKE * 1e3);
        requestExit(carol, STAKE * 1e3);
        skip(7 days);
        (uint256 first,) = pool.processExits();
        stake(bob, 1_000e6);
        (uint256 none,) = pool.processExits();
        assertEq(none, 0, "too little for another");
        skip(1 days);
        (uint256 second,) = pool.processExits();
        assertGt(second, 0);
        assertLt(second, first);
        stake(bob, 50_000e6);
        (uint256 third,) = pool.processExits();
        assertGe(third, 16 * second, "much larger");
        Fill memory f = pool.fillAt(2);
        assertEq(f.shares, third);
        assertEq(f.end, first + second + third);
    }

    /// @dev A further fill must be a hundredth of all shares, so nobody can make losses walk many fills by freeing capacity in small parts.
    function test_DustMakesNoFurtherFillsOfADay() public {
        sell(FIRST, 40_000e6, 60);
        requestExit(alice, STAKE * 1e3);
        requestExit(carol, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        skip(1 days);
        stake(bob, 10);
        pool.processExits();
        (,, uint256 before) = pool.exitQueue();
        for (uint256 assets = 10; assets < 1e12; assets *= 2) {
            stake(bob, assets);
            pool.processExits();
        }
        (,, uint256 fills) = pool.exitQueue();
        assertLe(fills, before + 2, "at most three a day");
    }

    /// @dev E10: what nobody owns goes to the reserve, and the next deposit starts at par.
    function test_E10_TheLastShareLeaves() public {
        sell(FIRST, 20_000e6, 60);
        gain(10_000e6);
        requestExit(alice, STAKE * 1e3);
        requestExit(carol, STAKE * 1e3);
        skip(80 days);
        pool.processExits();
        assertEq(pool.totalSupply(), 0);
        assertEq(pool.money().capital + pool.money().gains, 0);
        assertGt(pool.money().reserve, 0);
        gain(5_000e6);
        assertEq(pool.money().gains, 0);
        assertGe(pool.money().reserve, 5_000e6);
        skip(20 days);
        assertEq(stake(bob, 599), 599e3, "at par");
        assertEq(pool.convertToAssets(599e3), 599);
        assertBalanced();
    }

    function test_E10_WhatIsEarnedWithoutSharesGoesToTheReserve() public {
        gain(10_000e6);
        requestExit(alice, STAKE * 1e3);
        requestExit(carol, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        uint256 reserve = pool.money().reserve;
        assertApproxEqAbs(reserve, 7_500e6, 300e6, "what was not streamed");
        skip(28 days);
        assertEq(pool.totalAssets(), 0);
        assertEq(pool.money().reserve, reserve);
    }

    /// @dev A cover cancelled before its start holds nobody back. Its fee is earned over a window.
    function test_E10_APremiumThatFlowsWithoutSharesGoesToTheReserve() public {
        cancel(sell(FIRST, 20_000e6, 300));
        requestExit(alice, STAKE * 1e3);
        requestExit(carol, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        assertEq(pool.totalSupply(), 0);
        assertGt(pool.money().unearned, 0);
        skip(10 days);
        assertEq(pool.money().unearned + pool.totalAssets(), 0);
        assertEq(stake(bob, 599), 599e3, "at par");
        assertEq(pool.convertToAssets(599e3), 599);
    }
}
