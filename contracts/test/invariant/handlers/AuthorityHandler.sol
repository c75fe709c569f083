// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductView} from "breakwater/types/CoverTypes.sol";
import {Tuning} from "breakwater/types/GovernanceTypes.sol";
import {PoolMoney, PoolParams} from "breakwater/types/PoolTypes.sol";
import {Actions} from "../Actions.sol";
import {Promises} from "../Promises.sol";
import {Defaults} from "../../utils/Defaults.sol";

/// @title Actions of governance, curator and guardian, and time
abstract contract AuthorityHandler is Actions {
    /// @notice Tightens the parameters at any time; restores the defaults if the limits hold.
    function changeParams(uint256 where, uint256 seed) external action("changeParams") {
        _select(where);
        PoolParams memory p = Defaults.params();
        if (seed % 3 != 0) {
            p.marginBps = uint16(bound(seed, p.marginBps, 13_000));
            p.rhoBps = uint16(bound(seed >> 16, p.rhoBps, 4_000));
            p.groupCapBps = uint16(bound(seed >> 32, 2_000, p.groupCapBps));
            p.leverageBps = uint32(bound(seed >> 48, 20_000, p.leverageBps));
            p.materialityBps = uint16(bound(seed >> 64, 100, p.materialityBps));
        }
        p.feeBps = uint16(bound(seed >> 80, 0, 3_000));
        p.reserveBps = uint16(bound(seed >> 96, 0, 3_000));
        try core.factory.setParams(address(pool), p) {
            ghost_params[current] = p;
            _reach("changeParams.some");
        } catch (bytes memory reason) {
            require(bytes4(reason) == ErrorsLib.InsufficientCapital.selector, "unexpected refusal");
            _reach("changeParams.refused");
        }
    }

    function tune(uint256 seed) external action("tune") {
        uint256 product = seed % (POOLS * PRODUCTS) + 1;
        ProductView memory p = core.cover.productOf(product);
        uint16 shareBps = uint16(bound(seed >> 16, p.terms.shareBps / 2 + 1, p.terms.shareBps));
        uint64 rate = uint64(
            bound(seed >> 32, p.terms.riskRate, p.terms.riskRate < 0.2e18 ? p.terms.riskRate * 5 / 4 : p.terms.riskRate)
        );
        core.cover.tune(product, Tuning(shareBps, p.terms.maxDays, rate));
        _reach("tune.some");
    }

    function pausePool(uint256 where, uint256 numberOfDays) external action("pausePool") {
        _select(where);
        try core.factory.pause(address(pool), bound(numberOfDays, 1, 7)) {
            _reach("pause.some");
        } catch (bytes memory reason) {
            require(bytes4(reason) == ErrorsLib.PauseTooSoon.selector, "unexpected refusal");
        }
    }

    function unpausePool(uint256 where) external action("unpausePool") {
        _select(where);
        if (block.timestamp < pool.terms().pausedUntil) core.factory.unpause(address(pool));
    }

    function payFees(uint256 where) external action("payFees") {
        _select(where);
        uint256 fees = pool.money().fees;
        if (fees == 0) return;
        core.factory.payFees(address(pool), people[0], fees);
        _reach("payFees.some");
    }

    function wait(uint256 time) external action("wait") {
        time = time % 4 == 0 ? bound(time, 1 days, 20 days) : bound(time, 1, 1 days);
        _warp(block.timestamp + time);
    }

    function sync(uint256 where, uint256 maxDays, uint256 time) external action("sync") {
        _select(where);
        _warp(block.timestamp + bound(time, 0, 30 days));
        PoolMoney memory before = pool.money();
        bool isDone = pool.sync(bound(maxDays, 0, 3));
        PoolMoney memory m = pool.money();
        assertGe(m.capital + 2, before.capital, Promises.P2_SYNC);
        uint256 sum = before.capital + before.reserve + before.fees;
        assertEq(m.capital + m.reserve + m.fees, sum, Promises.P2_SYNC);
        assertEq(m.unearned + m.gains, before.unearned + before.gains, Promises.P2_SYNC);
        _reach(isDone ? "sync.all" : "sync.part");
    }
}
