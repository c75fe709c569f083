// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolMoney, PoolSolvency} from "breakwater/types/Types.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Time, from seconds to months and to the edges of days, and the sync that must not show
abstract contract TimeHandler is World {
    function wait(uint256 kind, uint256 time) external action("wait") {
        uint256 midnight = (_today() + 1) * 1 days;
        kind = kind % 16;
        if (kind < 4) _pass(_bound(time, 1, 1 hours));
        else if (kind < 8) _pass(_bound(time, 1 hours, 2 days));
        else if (kind < 11) _pass(_bound(time, 2 days, 10 days));
        else if (kind == 11) _pass(_bound(time, 10 days, 100 days));
        else if (kind == 12) _warp(midnight - 1);
        else if (kind == 13) _warp(midnight);
        else if (kind == 14) _warp(midnight + 1);
        else _warp(midnight + 14 days);
    }

    /// @dev In one step or in many: what a fee's rounding down left, at most a unit a step, is all that moves.
    function sync(uint256 maxDays, uint256 steps) external action("sync") {
        View memory before = _view();
        steps = _bound(steps, 0, 3);
        for (uint256 i; i < steps; i++) {
            pool.sync(_bound(maxDays, 0, 3));
            _compare(before, i + 1);
        }
        pool.sync(type(uint256).max);
        _distributed();
        View memory last = _compare(before, steps + 1);
        if (steps == 0) assertEq(last.money.reserve, before.money.reserve, Promises.P2_SYNC);
        if (steps == 0) assertEq(last.money.capital, before.money.capital, Promises.P2_SYNC);
        assertTrue(pool.sync(0), Promises.P2_SYNC);
        ghost_accruals += steps + 1;
    }

    struct View {
        PoolMoney money;
        bytes32 rest;
    }

    function _compare(View memory before, uint256 steps) private view returns (View memory v) {
        v = _view();
        assertEq(v.rest, before.rest, Promises.P2_SYNC);
        assertLe(v.money.fees, before.money.fees, Promises.P2_SYNC);
        assertGe(v.money.fees + steps, before.money.fees, Promises.P2_SYNC);
        uint256 kept = v.money.fees + v.money.reserve + v.money.capital;
        assertEq(kept, before.money.fees + before.money.reserve + before.money.capital, Promises.P2_SYNC);
    }

    function _view() private view returns (View memory v) {
        PoolSolvency memory s = pool.solvency();
        v.money = pool.money();
        (s.capital, s.reserve) = (0, 0);
        (uint256 one, uint256 two) = (core.cover.exposure(EXPLOIT), core.cover.exposure(DEPEG));
        PoolMoney memory m = pool.money();
        v.rest =
            keccak256(abi.encode(s, one, two, pool.premiumRate(), m.unearned, m.exiting, m.owed, m.bonds));
    }
}
