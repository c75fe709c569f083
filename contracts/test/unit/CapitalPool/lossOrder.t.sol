// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

/// @dev The reserve, then capital and chargeable exits at one ratio, then nobody: claimants share what was charged.
contract LossOrderTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;
    uint256 internal constant RESERVE = 500e6;

    uint256 internal event_;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        fillReserve();
        sell(LINE, 10_000e6, today() + 1, today() + 2, RESERVE);
        leave(alice, 20_000e9);
        event_ = block.timestamp - 1;
        syncAll();
        assertEq(pool.money().reserve, RESERVE);
    }

    function test_ASmallLossIsTheReservesAlone() public {
        uint256 price = pool.convertToAssets(1e12);
        open(LINE, event_, 0);
        vm.expectEmit(address(pool));
        emit IPoolEvents.IncidentClosed(LINE, 300e6, 300e6, 0, 0);
        assertEq(close(LINE, 0, 300e6), 300e6);
        assertEq(pool.money().reserve, 200e6);
        assertEq(pool.money().exiting, 20_000e6);
        assertEq(pool.money().owed, 300e6);
        assertEq(pool.convertToAssets(1e12), price, "no staker pays");
    }

    function test_ExactlyTheReserve() public {
        loseAt(event_, RESERVE);
        assertEq(pool.money().reserve, 0);
        assertEq(pool.money().capital, 80_000e6);
    }

    function test_TheRestIsChargedAtOneRatio() public {
        open(LINE, event_, 0);
        vm.expectEmit(address(pool));
        emit IPoolEvents.IncidentClosed(LINE, 10_500e6, RESERVE, 8_000e6, 2_000e6);
        assertEq(close(LINE, 0, 10_500e6), 10_500e6);
        assertEq(pool.money().reserve, 0);
        assertEq(pool.money().capital, 72_000e6);
        assertEq(pool.money().exiting, 18_000e6);
        assertEq(pool.money().owed, 10_500e6);
        assertBalanced();
    }

    function test_WhoLeftBeforeTheEventPaysNothing() public {
        loseAt(event_ + 1, 10_500e6);
        assertEq(pool.money().exiting, 20_000e6);
        assertEq(pool.money().capital, 70_000e6);
    }

    function test_WhatIsNotThereIsNotCharged() public {
        open(LINE, event_, 0);
        vm.expectEmit(address(pool));
        emit IPoolEvents.IncidentClosed(LINE, 150_000e6, RESERVE, 80_000e6, 20_000e6);
        assertEq(close(LINE, 0, 150_000e6), STAKE + RESERVE, "claimants share it at one ratio");
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.exiting + m.reserve, 0);
        assertEq(m.owed, STAKE + RESERVE);
    }

    function test_FeesAndUnearnedPremiumAreNobodysToTake() public {
        sell(LINE, 1_000e6, today() + 1, today() + 100, 700e6);
        loseAt(event_, type(uint120).max);
        assertEq(pool.money().unearned, 700e6);
        assertBalanced();
    }

    function testFuzz_AllOfItComesFromSomewhere(uint256 loss) public {
        PoolMoney memory before = pool.money();
        loss = bound(loss, 1, 200_000e6);
        uint256 charged = loseAt(event_, loss);
        PoolMoney memory m = pool.money();
        uint256 there = before.reserve + before.capital + before.exiting;
        assertEq(charged, loss < there ? loss : there);
        assertEq(before.reserve - m.reserve, loss < RESERVE ? loss : RESERVE, "the reserve first");
        uint256 exits = before.exiting - m.exiting;
        assertEq(charged, before.reserve - m.reserve + before.capital - m.capital + exits);
        uint256 rest = charged - (before.reserve - m.reserve);
        uint256 base = before.capital + before.exiting;
        assertEq(exits, (rest * before.exiting + base - 1) / base, "their ratio, rounded up");
        assertBalanced();
    }
}
