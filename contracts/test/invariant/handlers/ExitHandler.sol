// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView} from "breakwater/types/Types.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Asking for an exit, processing the queue, taking the money
abstract contract ExitHandler is World {
    function requestExit(uint256 who, uint256 shares) external action("requestExit") {
        address staker = _someone(who);
        uint256 has = pool.balanceOf(staker);
        if (has != 0) _request(staker, _bound(shares, 1, has / 2 + 1));
    }

    function _request(address staker, uint256 shares) internal {
        vm.prank(staker);
        uint256 id = pool.requestRedeem(shares, staker, staker);
        ghost_requests[staker].push(GhostRequest(ghost_requested, ghost_requested + shares, 0));
        ghost_requested += shares;
        ghost_queued.push(GhostDay(_today(), ghost_requested));
        assertEq(id, ghost_requests[staker].length, Promises.P2_QUEUE);
    }

    /// @dev What solvency kept back may leave the same day once somebody stakes.
    function processExits(bool wait, uint256 who, uint256 assets) external action("processExits") {
        if (wait && ghost_requested > ghost_processed) _pass(COOLDOWN_DAYS * 1 days);
        _process();
        address staker = _someone(who);
        if (_matured() == 0 || _uncertain() || pool.maxDeposit(staker) == 0) return;
        assets = _bound(assets, 1e6, 200_000e6);
        if (pool.previewDeposit(assets) == 0) return;
        _staked(stake(staker, assets), assets);
        _pass(1 hours);
        _process();
    }

    function _process() internal {
        if (_uncertain()) {
            uint256 supply = pool.totalSupply();
            try pool.processExits() {
                revert(Promises.P2_NO_BURN);
            } catch (bytes memory reason) {
                assertEq(bytes4(reason), ErrorsLib.PriceUncertain.selector, Promises.P2_NO_BURN);
            }
            assertEq(pool.totalSupply(), supply, Promises.P2_NO_BURN);
            return _did("processExits.waits");
        }
        (,, uint256 before) = pool.exitQueue();
        (uint256 shares, uint256 assets) = pool.processExits();
        _distributed();
        if (shares == 0) return _checkNothing();
        assertGe(pool.totalAssets(), _required(), Promises.P1_EXIT);
        _did(_atRisk() == 0 ? "processExits.some" : "processExits.incidentOpen");

        (,, uint256 batches) = pool.exitQueue();
        assertEq(batches, before + 1, Promises.P2_BATCH);
        if (shares < _matured()) assertGe(shares, 16 * _lastSizeToday(), Promises.P2_BATCH);
        if (_lastSizeToday() != 0) _did("processExits.again");
        ghost_batches.push(GhostBatch(ghost_processed, ghost_processed + shares, assets, block.timestamp, 0));
        ghost_processed += shares;
        ghost_left += assets;
    }

    /// @dev What could leave then is nothing, or too little for a further batch of the day.
    function _checkNothing() private view {
        uint256 matured = _matured();
        uint256 most = _required() == 0
            ? pool.totalSupply()
            : pool.convertToShares(Math.saturatingSub(pool.totalAssets(), _required()));
        if (most != 0 && matured != 0) {
            assertLt(most, matured, Promises.P2_BATCH);
            assertLt(most, 16 * _lastSizeToday(), Promises.P2_BATCH);
        }
    }

    function redeem(uint256 who, uint256 shares, bool wait) external action("redeem") {
        address controller = _someone(who);
        if (wait) _waitForWindow(controller);
        uint256 most = pool.maxRedeem(controller);
        if (most == 0) return;
        _redeem(controller, shares % 4 == 0 ? _bound(shares, 1, most) : most);
    }

    function _redeem(address controller, uint256 shares) internal {
        uint256 had = asset.balanceOf(controller);
        vm.prank(controller);
        uint256 assets = pool.redeem(shares, controller, controller);
        assertEq(asset.balanceOf(controller) - had, assets, Promises.P2_TAKE);
        assertEq(assets, _takeFromGhosts(controller, shares), Promises.P2_TAKE);
        ghost_taken += assets;
        _did("redeem.some");
    }

    function withdraw(uint256 who, uint256 assets, bool wait) external action("withdraw") {
        address controller = _someone(who);
        if (wait) _waitForWindow(controller);
        uint256 most = pool.maxWithdraw(controller);
        if (most == 0) return;
        assets = _bound(assets, 1, most);
        vm.prank(controller);
        uint256 shares = pool.withdraw(assets, controller, controller);
        assertLe(assets, _takeFromGhosts(controller, shares), Promises.P2_TAKE);
        ghost_taken += assets;
        _did("withdraw.some");
    }

    /// @notice While an incident holds a batch, what it cannot take is paid out of it.
    function advance(uint256 who, uint256 wait) external action("advance") {
        address controller = _someone(who);
        if (wait % 4 == 0) _waitForWindow(controller);
        pool.sync(type(uint256).max);
        _distributed();
        uint256 first = ghost_firstRequest[controller];
        for (uint256 i = first; i < ghost_requests[controller].length; i++) {
            _advance(controller, i);
        }
    }

    function _advance(address controller, uint256 index) private {
        GhostRequest storage r = ghost_requests[controller][index];
        uint256 expected = Math.saturatingSub(_certainFor(r), r.advanced);
        ExitView memory v =
            pool.exitsOf(controller, type(uint256).max)[index - ghost_firstRequest[controller]];
        assertEq(v.advanceableAssets, expected, Promises.P2_ADVANCE);
        if (expected == 0) {
            vm.expectPartialRevert(ErrorsLib.NothingToAdvance.selector);
            vm.prank(controller);
            pool.advance(index + 1, controller, controller);
            return;
        }
        uint256 had = asset.balanceOf(controller);
        vm.prank(controller);
        pool.advance(index + 1, controller, controller);
        assertEq(asset.balanceOf(controller) - had, expected, Promises.P2_ADVANCE);
        _freeBatchesOf(r);
        r.advanced += expected;
        ghost_taken += expected;
        _did(_atRisk() == 0 ? "advance.free" : "advance.held");
    }

    function _waitForWindow(address controller) private {
        ExitView[] memory exits = pool.exitsOf(controller, 1);
        if (exits.length != 0) _warp(exits[0].nextTakeableAt);
    }
}
