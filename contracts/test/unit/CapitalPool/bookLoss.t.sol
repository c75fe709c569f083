// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolMoney} from "breakwater/types/PoolTypes.sol";
import {Settlement} from "breakwater/types/RiskTypes.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

contract BookLossTest is PoolFixture {
    uint256 internal constant STAKE = 100_000e6;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        stake(carol, STAKE);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, address(this), claims));
        Settlement memory s;
        pool.settle(s);
    }

    function test_TheReserveFirst() public {
        reserve(7_000e6);
        assertEq(bookLoss(FIRST, block.timestamp, 5_000e6), 5_000e6);
        PoolMoney memory m = pool.money();
        assertEq(m.reserve, 2_000e6);
        assertEq(m.capital, 2 * STAKE);
        assertEq(m.owed, 5_000e6);
    }

    function test_ThenCapitalAndFillsAtOneRatio() public {
        exit(alice, STAKE * 1e3);
        vm.expectEmit(address(pool));
        emit ICapitalPool.LossBooked(FIRST, block.timestamp, 50_000e6, 0, 25_000e6, 25_000e6, 0);
        assertEq(bookLoss(FIRST, block.timestamp, 50_000e6), 50_000e6);
        assertEq(pool.money().exiting, 75_000e6);
        assertEq(pool.money().capital, 75_000e6);
        assertBalanced();
    }

    function test_GivenTheExitLeftBefore() public {
        exit(alice, STAKE * 1e3);
        bookLoss(FIRST, block.timestamp + 1, 50_000e6);
        assertEq(pool.money().exiting, STAKE);
    }

    function test_ThenGains() public {
        gain(10_000e6);
        uint256 gains = pool.money().gains;
        uint256 loss = pool.money().reserve + pool.money().capital + 4_000e6;
        assertEq(bookLoss(FIRST, block.timestamp, loss), loss);
        assertEq(pool.money().capital, 0);
        assertEq(pool.money().gains, gains - 4_000e6);
        skip(29 days);
        assertApproxEqAbs(pool.money().capital, gains - 4_000e6, 2, "the rest is streamed as before");
    }

    function test_WhatIsMissingIsNotBooked() public {
        exit(alice, STAKE * 1e3);
        gain(10_000e6);
        uint256 all = 2 * STAKE + 10_000e6;
        assertEq(bookLoss(FIRST, block.timestamp - 1, 3 * STAKE), all);
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.exiting + m.gains + m.reserve, 0);
        assertEq(m.owed, all);
        assertEq(bookLoss(FIRST, block.timestamp, 1), 0, "nothing is left");
    }

    function test_QueuedSharesBearLosses() public {
        requestExit(alice, STAKE * 1e3);
        bookLoss(FIRST, block.timestamp, 50_000e6);
        skip(7 days);
        (, uint256 assets) = pool.processExits();
        assertEq(assets, 75_000e6);
    }

    function testFuzz_Conserves(uint256 leaving, uint256 first, uint256 second, bool after_) public {
        leaving = bound(leaving, 1, STAKE * 1e3);
        reserve(500e6);
        gain(1_000e6);
        exit(alice, leaving);
        uint256 time = after_ ? block.timestamp + 1 : block.timestamp;
        uint256 before = sum();
        bookLoss(FIRST, time, bound(first, 0, 3 * STAKE));
        bookLoss(SECOND, block.timestamp - 1 days, bound(second, 0, 3 * STAKE));
        assertEq(sum(), before);
        assertBalanced();
    }

    function sum() internal view returns (uint256) {
        PoolMoney memory m = pool.money();
        return m.capital + m.reserve + m.unearned + m.gains + m.exiting + m.owed;
    }

    /// @dev Gives the pool a reserve: gains before anybody stakes.
    function reserve(uint256 assets) internal {
        pool = createPool(address(asset), 6);
        addProduct(risk(0));
        addProduct(risk(1));
        gain(assets);
        stake(alice, STAKE);
        stake(carol, STAKE);
        assertEq(pool.money().reserve, assets);
    }
}
