// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Vm} from "forge-std/Vm.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolSolvency, Sale} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract SellTest is PlainUnit {
    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
    }

    function test_RevertWhen_CallerIsNotCover() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCover.selector, alice));
        vm.prank(alice);
        pool.sell(Sale(LINE, 1, today(), today() + 1, 1, alice), 0);
    }

    function test_RevertWhen_LineWouldExceedItsShare() public {
        sell(LINE, 20_000e6, today() + 1, today() + 9, 0);
        vm.expectRevert(error2(ErrorsLib.ProductShareExceeded.selector, 30_000e6 + 1, 30_000e6));
        this.sellExternally(LINE, 10_000e6 + 1);
        this.sellExternally(LINE, 10_000e6);
    }

    function test_RevertWhen_GroupWouldExceedTheCapital() public {
        vm.prank(address(core.cover));
        uint8 third = pool.openLine(address(this), 0, 3_000, 10_000);
        sell(LINE, 20_000e6, today() + 1, today() + 9, 0);
        vm.expectRevert(error2(ErrorsLib.InsufficientCapital.selector, 100_000e6, 100_000e6 + 3));
        this.sellExternally(third, 20_000e6 + 1);
        this.sellExternally(third, 20_000e6);
        assertEq(pool.solvency().required, 100_000e6, "to the unit");
    }

    /// @dev The pool paid for the words of its days when it was made: what a purchase pays for is the day's first start.
    function test_WritesNoNewWordButTheDaysStart() public {
        sell(LINE, 1_000e6, today() + 1, today() + 365, 1e6);
        for (uint256 i; i < 6; i++) {
            skip(300 days);
            assertEq(_newWords(today() + 1, today() + 365), 1);
            assertEq(_newWords(today() + 1, today() + 200 + i), 0);
        }
    }

    function _newWords(uint256 startDay, uint256 endDay) private returns (uint256 count) {
        vm.startStateDiffRecording();
        sell(LINE, 1_000e6, startDay, endDay, 1e6);
        Vm.AccountAccess[] memory calls = vm.stopAndReturnStateDiff();
        for (uint256 i; i < calls.length; i++) {
            for (uint256 j; j < calls[i].storageAccesses.length; j++) {
                Vm.StorageAccess memory access = calls[i].storageAccesses[j];
                bool isNew = access.previousValue == 0 && access.newValue != 0;
                if (access.account == address(pool) && access.isWrite && isNew) count++;
            }
        }
    }

    function test_RevertGiven_IncidentIsOpen() public {
        uint256 eligible = makeUncertain(LINE, 100e6);
        vm.expectRevert(error1(ErrorsLib.SalesStopped.selector, LINE));
        this.sellExternally(LINE, 1);
        this.sellExternally(OTHER_LINE, 1);
        close(LINE, eligible, 0);
        this.sellExternally(LINE, 1);
    }

    function test_WhatOpenIncidentsCanCostIsNotSoldAgain() public {
        makeUncertain(LINE, 20_000e6);
        uint256 capacity = pool.lineState(OTHER_LINE).capacity;
        assertEq(capacity, 20_000e6, "25 % of the 80,000 that are free");
        vm.expectRevert(error2(ErrorsLib.ProductShareExceeded.selector, 20_000e6 + 1, 20_000e6));
        this.sellExternally(OTHER_LINE, 20_000e6 + 1);
        this.sellExternally(OTHER_LINE, 20_000e6);
        assertEq(pool.solvency().required, 70_000e6, "20,000 at risk and 20,000 / 40 %");
    }

    function test_RevertWhen_TheGroupWouldNeedWhatIsAtRisk() public {
        vm.prank(address(core.cover));
        uint8 third = pool.openLine(address(this), 1, 10_000, 10_000);
        makeUncertain(LINE, 20_000e6);
        vm.expectRevert(error2(ErrorsLib.InsufficientCapital.selector, 100_000e6, 100_000e6 + 3));
        this.sellExternally(third, 32_000e6 + 1);
        this.sellExternally(third, 32_000e6);
    }

    function test_BooksTheSaleAndTakesThePremium() public {
        fund(carol, 70e6);
        uint256 before = asset.balanceOf(carol);
        vm.prank(address(core.cover));
        pool.sell(Sale(OTHER_LINE, 5_000e6, today() + 2, today() + 9, 70e6, carol), 0);
        assertEq(before - asset.balanceOf(carol), 70e6);
        assertEq(pool.money().unearned, 70e6);
        assertEq(pool.money().capital, 100_000e6);
        (uint256 exposure, uint256 capacity) =
            (pool.lineState(OTHER_LINE).exposure, pool.lineState(OTHER_LINE).capacity);
        assertEq(exposure, 5_000e6, "from the purchase, not from the start");
        assertEq(capacity, 20_000e6, "25 % of 100,000, less 5,000");
        assertEq(pool.groupExposure(1), 5_000e6);
        assertBalanced();
    }

    /// @dev P1, and the line's capacity is exact: it can be sold and one unit more cannot.
    function testFuzz_CapacityIsExact(uint256 capital, uint256 first, uint256 other) public {
        stake(alice, bound(capital, 1, 1e15));
        uint256 room = pool.lineState(OTHER_LINE).capacity;
        sell(OTHER_LINE, bound(other, 0, room), today() + 1, today() + 9, 0);
        room = pool.lineState(LINE).capacity;
        sell(LINE, bound(first, 0, room), today() + 1, today() + 9, 0);
        room = pool.lineState(LINE).capacity;
        vm.expectRevert();
        this.sellExternally(LINE, room + 1);
        this.sellExternally(LINE, room);
        room = pool.lineState(LINE).capacity;
        assertEq(room, 0);
        PoolSolvency memory s = pool.solvency();
        assertGe(s.capital, s.required, "capital >= required");
    }

    function sellExternally(uint8 line, uint256 amount) external {
        vm.prank(address(core.cover));
        pool.sell(Sale(line, amount, today() + 1, today() + 9, 0, bob), 0);
    }
}
