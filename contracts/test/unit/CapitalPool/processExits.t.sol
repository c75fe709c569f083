// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView, PoolParams, PoolSolvency} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract ProcessExitsTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        stake(carol, STAKE);
    }

    function test_RevertGiven_OpenIncidentIsMaterial() public {
        queue(alice, 1e9);
        skip(7 days);
        makeUncertain(LINE, 2_000e6 + 1);
        vm.expectRevert(error2(ErrorsLib.PriceUncertain.selector, 2_000e6 + 1, 2_000e6));
        pool.processExits();
    }

    function test_GivenOpenIncidentIsNotMaterial() public {
        queue(alice, 1e9);
        skip(7 days);
        makeUncertain(LINE, 2_000e6);
        (uint256 shares,) = pool.processExits();
        assertEq(shares, 1e9);
    }

    function test_NothingIsNoError() public {
        (uint256 shares, uint256 assets) = pool.processExits();
        assertEq(shares + assets, 0);
        (,, uint256 batches) = pool.exitQueue();
        assertEq(batches, 0, "and no empty batch");
    }

    function test_MaturesAtTheMidnightAfterTheCooldown() public {
        queue(alice, 1e9);
        vm.warp((today() + 7) * 1 days - 1);
        (uint256 shares,) = pool.processExits();
        assertEq(shares, 0, "a second early");
        skip(1);
        vm.expectEmit(address(pool));
        emit IPoolEvents.ExitsProcessed(0, 1e9, 1e6);
        (shares,) = pool.processExits();
        assertEq(shares, 1e9);
    }

    function test_LeavesTheShares() public {
        leave(alice, STAKE * 1e3 / 2);
        assertEq(pool.totalSupply(), STAKE * 1e3 * 3 / 2, "burned");
        assertEq(pool.balanceOf(address(pool)), 0);
        assertEq(pool.money().capital, STAKE * 3 / 2);
        assertEq(pool.money().exiting, STAKE / 2);
        assertEq(pool.pendingRedeemRequest(1, alice), 0);
        ExitView memory v = pool.exitsOf(alice, 1)[0];
        assertEq(v.processedShares, STAKE * 1e3 / 2);
        assertEq(v.processedAssets, STAKE / 2);
        assertEq(v.takeableShares, 0);
        assertEq(v.nextTakeableAt, block.timestamp + 14 days);
        assertBalanced();
    }

    function test_FirstInFirstOutWithPartialFill() public {
        sell(LINE, 60_000e6, today() + 1, today() + 60, 0);
        queue(alice, STAKE * 1e3 / 4);
        queue(carol, STAKE * 1e3 / 2);
        skip(7 days);
        assertEq(pool.solvency().required, 150_000e6);
        pool.processExits();
        assertEq(pool.money().exiting, 50_000e6, "200,000 less 150,000");
        assertEq(pool.pendingRedeemRequest(1, alice), 0, "she came first");
        assertEq(pool.pendingRedeemRequest(1, carol), STAKE * 1e3 / 4, "half of hers fits");

        stake(bob, 10_000e6);
        queue(bob, 10_000e9);
        skip(7 days);
        pool.processExits();
        assertEq(pool.pendingRedeemRequest(1, carol), 15_000e9, "she kept her place");
        assertEq(pool.pendingRedeemRequest(1, bob), 10_000e9);
        ExitView memory v = pool.exitsOf(bob, 1)[0];
        assertEq(v.ahead, 15_000e9);
        assertEq(pool.solvency().capital, pool.solvency().required, "to the unit");
    }

    function test_WaitsAtTheSolvencyLimitAndGoesOnAfterRelease() public {
        sell(LINE, 60_000e6, today() + 1, today() + 2, 0);
        queue(alice, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        assertEq(pool.money().exiting, 50_000e6);
        vm.warp((START / 1 days + 2 + 14) * 1 days - 1);
        (uint256 shares,) = pool.processExits();
        assertEq(shares, 0, "the report window has a second left");
        skip(1);
        (shares,) = pool.processExits();
        assertEq(shares, STAKE * 1e3 / 2);
    }

    function test_WhatIsNotMuchMoreThanTheDaysBatchWaits() public {
        sell(LINE, 60_000e6, today() + 1, today() + 60, 0);
        queue(alice, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        uint256 processedAt = block.timestamp;
        stake(carol, 1_000e6);
        vm.warp((today() + 1) * 1 days - 1);
        (uint256 shares, uint256 assets) = pool.processExits();
        assertEq(shares + assets, 0, "what became possible later waits for the next day");
        assertEq(pool.exitsOf(alice, 1)[0].nextTakeableAt, processedAt + 14 days);
        skip(1);
        (shares,) = pool.processExits();
        assertEq(shares, 1_000e9);
        (, uint256 processed, uint256 batches) = pool.exitQueue();
        assertEq(batches, 2);
        assertEq(processed, 51_000e9);
    }

    function test_WhatIsMuchMoreIsABatchOfItsOwn() public {
        _smallBatch();
        uint256 processedAt = block.timestamp;
        skip(1 hours);
        gain(20_000e6);
        (uint256 shares, uint256 assets) = pool.processExits();
        assertApproxEqAbs(assets, 20_000e6, 10, "as much as solvency allows");
        assertGt(assets, shares / 1e3 * 109 / 100, "at the price of its hour");
        assertEq(pool.exitsOf(alice, 1)[0].nextTakeableAt, processedAt + 14 days);
        (, uint256 processed, uint256 batches) = pool.exitQueue();
        assertEq(batches, 2);
        vm.warp(processedAt + 14 days);
        assertEq(pool.maxRedeem(alice), processed - shares, "the first is takeable an hour earlier");
        skip(1 hours);
        assertEq(pool.maxRedeem(alice), processed);
    }

    function test_WhatIsAllThatMaturedIsABatchOfItsOwn() public {
        PoolParams memory p = params();
        p.groupCapBps = 3_000;
        setParams(p);
        sell(LINE, 59_999e6, today() + 1, today() + 60, 0);
        queue(alice, 8e9);
        skip(7 days);
        (uint256 first,) = pool.processExits();
        stake(bob, 4e6);
        (uint256 shares,) = pool.processExits();
        assertEq(shares, 0, "neither sixteen times as much nor the rest");
        stake(bob, 1e6);
        (shares,) = pool.processExits();
        assertEq(shares, 8e9 - first, "the rest");
        assertLt(shares, 16 * first);
    }

    /// @dev Of alice's 100,000 shares 3 can leave.
    function _smallBatch() private {
        PoolParams memory p = params();
        p.groupCapBps = 3_000;
        setParams(p);
        sell(LINE, 59_999e6, today() + 1, today() + 60, 0);
        queue(alice, STAKE * 1e3);
        skip(7 days);
        (uint256 shares,) = pool.processExits();
        assertApproxEqAbs(shares, 3_333e6, 1e6);
    }

    function test_EachBatchHasThePriceOfItsDay() public {
        sell(OTHER_LINE, 50_000e6, today() + 1, today() + 60, 0);
        queue(alice, STAKE * 1e3);
        skip(7 days);
        pool.processExits();
        assertEq(pool.money().exiting, 75_000e6);
        lose(20_000e6);
        stake(carol, 50_000e6);
        skip(1 days);
        pool.processExits();
        ExitView memory v = pool.exitsOf(alice, 1)[0];
        assertApproxEqAbs(v.processedAssets, 90_000e6, 3, "a tenth of hers is lost, before and after");
    }

    function test_KeepsWhatOpenIncidentsCanCost() public {
        sell(OTHER_LINE, 2_000e6, today(), today() + 60, 0);
        queue(alice, STAKE * 1e3);
        queue(carol, STAKE * 1e3);
        skip(7 days);
        open(OTHER_LINE, block.timestamp - 1, 0);
        pool.processExits();
        assertEq(pool.money().capital, 7_000e6, "2,000 at risk and 2,000 / 40 %");
    }

    function test_GivenWipedOutPoolExitsLeaveWithNothing() public {
        queue(alice, 1e9);
        skip(7 days);
        lose(2 * STAKE);
        (uint256 shares, uint256 assets) = pool.processExits();
        assertEq(shares, 1e9);
        assertEq(assets, 0);
        skip(14 days);
        assertEq(take(alice, 1e9), 0, "the shares can be cleared");
    }

    function test_LastStakerLeavesWithAll() public {
        leave(alice, STAKE * 1e3);
        gain(10_000e6);
        uint256 worth = pool.convertToAssets(STAKE * 1e3);
        leave(carol, STAKE * 1e3);
        assertEq(pool.totalSupply(), 0);
        assertEq(pool.money().exiting, STAKE + worth);
        assertBalanced();
    }

    /// @dev P1 and rounding: whatever the price and the exposure, who stays does not pay for who leaves.
    function testFuzz_KeepsSolvencyAndPrice(uint256 move, uint256 exposed, uint256 shares) public {
        exposed = bound(exposed, 0, 50_000e6);
        shares = bound(shares, 1, STAKE * 1e3);
        if (exposed != 0) sell(LINE, exposed, today() + 1, today() + 60, 0);
        gain(bound(move, 1, 1e12));
        queue(alice, shares);
        skip(7 days);
        uint256 before = pool.convertToAssets(STAKE * 1e3);
        (uint256 processed,) = pool.processExits();
        PoolSolvency memory s = pool.solvency();
        assertGe(s.capital, s.required, "capital >= required");
        assertGe(pool.convertToAssets(STAKE * 1e3), before, "the price does not fall");
        if (processed < shares) {
            assertLe(s.capital - s.required, pool.convertToAssets(1e3) + 2, "as much as solvency allows");
        }
        assertBalanced();
    }
}
