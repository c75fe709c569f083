// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {PoolMoney, PoolSolvency} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract SyncTest is PlainUnit {
    uint256 internal constant STAKE = 1_000_000e6;

    uint256 internal paid;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
    }

    function test_NothingToDo() public {
        assertTrue(pool.sync(0));
        assertTrue(pool.sync(type(uint256).max));
    }

    function test_EarnsByTheSecond() public {
        uint256 endDay = today() + 10;
        uint256 duration = endDay * 1 days - block.timestamp;
        sell(LINE, 1_000e6, today() + 1, endDay, 1_000e6);
        uint256 rate = (1_000e6 << 32) / duration;
        assertLe(pool.premiumRate(), rate);
        assertGe(pool.premiumRate(), rate - (rate >> 47), "rounded down to 48 bits");
        skip(duration / 4);
        assertApproxEqAbs(pool.money().capital, STAKE + 250e6, 1);
        vm.expectEmit(address(pool));
        emit IPoolEvents.Accrued(pool.money().capital - STAKE, pool.money().capital);
        pool.sync(1);
        assertApproxEqAbs(pool.money().unearned, 750e6, 1);
        vm.warp(endDay * 1 days - 1);
        assertGt(pool.money().unearned, 0, "a second is left");
        skip(1);
        assertEq(pool.money().unearned, 0, "and now all is earned, to the unit");
        assertEq(pool.money().capital, STAKE + 1_000e6);
        assertEq(pool.premiumRate(), 0);
    }

    function test_EarnsNothingInTheSameBlock() public {
        sell(LINE, 1_000e6, today() + 1, today() + 10, 999_999_937);
        assertEq(pool.money().capital, STAKE);
        pool.sync(type(uint256).max);
        assertEq(pool.money().capital, STAKE);
    }

    /// @dev A day's entry is used again 512 days later.
    function test_ADayHoldsNothingOfARoundAgo() public {
        for (uint256 i; i < 3; i++) {
            sell(OTHER_LINE, 2_000e6, today() + 1, today() + 10, 5e6);
            sell(LINE, 1_000e6, today() + 1, today() + 10, 1_000e6);
            skip(10 days);
            assertEq(pool.premiumRate(), 0);
            assertEq(pool.money().unearned, 0);
            skip(14 days);
            assertEq(pool.solvency().exposure, 0);
            skip(488 days);
        }
        assertEq(pool.money().capital, STAKE + 3 * 1_005e6);
        assertBalanced();
    }

    /// @dev One call after eight idle years does what the calls in between would have done.
    function test_IdleForEightYears() public {
        sell(LINE, 1_000e6, today() + 1, today() + 365, 1_000e6 + 7);
        sell(OTHER_LINE, 2_000e6, today() + 1, today() + 3, 1);
        skip(8 * 365 days);
        uint256 before = gasleft();
        assertTrue(pool.sync(10));
        assertLt(before - gasleft(), 200_000, "reads a word for each 255 idle days");
        PoolMoney memory m = pool.money();
        assertEq(m.capital, STAKE + 1_000e6 + 8);
        assertEq(m.unearned, 0);
        PoolSolvency memory s = pool.solvency();
        assertEq(s.exposure + s.required, 0);
        sell(LINE, 1_000e6, today() + 1, today() + 365, 1_000e6);
        assertBalanced();
    }

    function test_BoundedSyncStopsAndTellsSo() public {
        for (uint256 i = 1; i <= 5; i++) {
            sell(LINE, 1_000e6, today() + 1, today() + 1 + i, 10e6);
        }
        skip(400 days);
        uint256 calls = 1;
        while (!pool.sync(1)) calls++;
        assertEq(calls, 10, "five drops of the rate and five releases");
    }

    function test_ReleasesOneReportWindowAfterTheEnd() public {
        uint256 endDay = today() + 3;
        sell(LINE, 1_000e6, today() + 1, endDay, 0);
        vm.warp((endDay + 14) * 1 days - 1);
        pool.sync(type(uint256).max);
        assertEq(pool.groupExposure(0), 1_000e6, "an event of its last second can be filed for a second more");
        skip(1);
        assertEq(pool.groupExposure(0), 0, "the view needs no sync");
        assertEq(pool.solvency().required, 0);
        pool.sync(type(uint256).max);
        assertEq(pool.groupExposure(0), 0);
    }

    /// @dev paid = earned + unearned at every moment, over random sales, pauses and syncs; views never depend on syncs.
    function testFuzz_PaidIsEarnedAndUnearned(uint256 seed) public {
        for (uint256 i; i < 20; i++) {
            seed = _step(seed);
            PoolMoney memory m = pool.money();
            assertEq(m.capital + m.unearned, STAKE + paid, "paid = earned + unearned");
            assertLe(m.capital, STAKE + paid);
        }
        skip(400 days);
        assertEq(pool.money().capital, STAKE + paid, "in the end all is earned");
        pool.sync(type(uint256).max);
        assertEq(pool.money().unearned, 0);
        assertEq(pool.premiumRate(), 0);
        assertBalanced();
    }

    /// @dev One sync, many bounded ones, and syncs at random times before end in the same books.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_OrderOfSyncsDoesNotMatter(uint256 seed) public {
        for (uint256 i; i < 8; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _sell(seed);
        }
        uint256 time = block.timestamp + bound(seed >> 128, 1, 500 days);
        uint256 snapshot = vm.snapshotState();

        vm.warp(time);
        bytes32 viewed = _books();
        pool.sync(type(uint256).max);
        bytes32 once = _books();
        bytes32 capacities = _capacities();
        assertEq(viewed, once, "a view needs no sync");

        vm.revertToState(snapshot);
        vm.warp(time);
        for (uint256 i; !pool.sync(1); i++) {
            assertEq(_books(), once, "nor a whole one");
            assertLt(i, 17, "each call does one day");
        }
        assertEq(_books(), once, "sync(1) again and again is one sync");
        assertEq(_capacities(), capacities);

        vm.revertToState(snapshot);
        while (block.timestamp < time) {
            pool.sync(seed % 3);
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(_min(time, block.timestamp + seed % 40 days));
        }
        pool.sync(type(uint256).max);
        assertEq(_books(), once, "syncs on the way change nothing");
        assertEq(_capacities(), capacities);
    }

    function _step(uint256 seed) private returns (uint256) {
        seed = uint256(keccak256(abi.encode(seed)));
        if (seed % 3 == 0) _sell(seed);
        else if (seed % 3 == 1) skip((seed >> 8) % 30 days);
        else pool.sync((seed >> 8) % 4);
        return seed;
    }

    function _sell(uint256 seed) private {
        uint256 premium = (seed >> 16) % 1e9;
        uint256 start = today() + 1 + (seed >> 64) % 30;
        uint256 end = start + 1 + (seed >> 80) % 365;
        sell(uint8((seed >> 8) % 2), 1 + (seed >> 96) % 10_000e6, start, end, premium);
        paid += premium;
    }

    function _books() private view returns (bytes32) {
        PoolMoney memory m = pool.money();
        PoolSolvency memory s = pool.solvency();
        uint256 a = pool.lineState(LINE).exposure;
        uint256 b = pool.lineState(OTHER_LINE).exposure;
        return keccak256(abi.encode(m, s, pool.premiumRate(), a, b));
    }

    /// @dev Cover is sold on the capital that was there at the last sync, see `IPoolDesk.syncLine`.
    function _capacities() private view returns (bytes32) {
        return keccak256(abi.encode(pool.lineState(LINE).capacity, pool.lineState(OTHER_LINE).capacity));
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }
}
