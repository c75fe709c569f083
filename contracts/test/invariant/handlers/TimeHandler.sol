// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolSolvency} from "breakwater/types/Types.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Time, from seconds to months and to the edges of days, and the sync that must not show
abstract contract TimeHandler is World {
    function wait(uint256 kind, uint256 time) external action("wait") {
        uint256 midnight = (_today() + 1) * 1 days;
        kind = kind % 16;
        if (kind < 4) skip(_bound(time, 1, 1 hours));
        else if (kind < 8) skip(_bound(time, 1 hours, 2 days));
        else if (kind < 11) skip(_bound(time, 2 days, 10 days));
        else if (kind == 11) skip(_bound(time, 10 days, 100 days));
        else if (kind == 12) _warp(midnight - 1);
        else if (kind == 13) _warp(midnight);
        else if (kind == 14) _warp(midnight + 1);
        else _warp(midnight + 14 days);
    }

    function sync(uint256 maxDays, uint256 steps) external action("sync") {
        bytes32 before = _views();
        for (uint256 i = _bound(steps, 1, 3); i != 0; i--) {
            pool.sync(_bound(maxDays, 0, 3));
            assertEq(_views(), before, Promises.P2_SYNC);
        }
        pool.sync(type(uint256).max);
        assertEq(_views(), before, Promises.P2_SYNC);
        assertTrue(pool.sync(0), Promises.P2_SYNC);
    }

    function _views() private view returns (bytes32) {
        PoolSolvency memory s = pool.solvency();
        return keccak256(
            abi.encode(
                s,
                pool.totalAssets(),
                pool.premiumRate(),
                pool.money(),
                core.cover.productOf(EXPLOIT),
                core.cover.productOf(DEPEG),
                core.cover.productOf(SMALL)
            )
        );
    }
}
