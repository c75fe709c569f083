// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ExitView, Fill} from "breakwater/types/PoolTypes.sol";
import {Actions} from "../Actions.sol";
import {Promises} from "../Promises.sol";

/// @title Requesting exits, processing them, redeeming
abstract contract ExitHandler is Actions {
    function requestExit(uint256 who, uint256 where, uint256 shares) external action("requestExit") {
        _select(where);
        address staker = _someone(who);
        uint256 balance = pool.balanceOf(staker);
        ExitView memory open = pool.exitOf(staker);
        if (balance == 0 || (open.shares != 0 && open.requestId != today())) return;
        _request(staker, bound(shares, 1, balance));
    }

    function _request(address staker, uint256 shares) internal {
        uint256 id = requestExit(staker, shares);
        assertEq(id, today(), Promises.P2_QUEUE);
        ghost_exits[current][staker][id].requested += shares;
        _reach("requestExit.some");
    }

    function processExits(uint256 where, bool waits) external action("processExits") {
        _select(where);
        if (waits) _warp(block.timestamp + 7 days);
        _process();
    }

    function _process() internal {
        bool isOpen = _atRisk(current) != 0;
        (uint256 shares,) = pool.processExits();
        if (shares == 0) return;
        assertGe(pool.totalAssets(), _maxRequirement(current), Promises.P1_EXIT);
        _reach(isOpen ? "processExits.incidentOpen" : "processExits.some");
    }

    function redeem(uint256 who, uint256 where, uint256 shares, bool waits) external action("redeem") {
        _select(where);
        address controller = _someone(who);
        if (waits) _warp(pool.exitOf(controller).payableAt);
        uint256 limit = pool.maxRedeem(controller);
        if (limit != 0) _redeem(controller, shares % 3 == 0 ? bound(shares, 1, limit) : limit);
    }

    function _redeem(address controller, uint256 shares) internal {
        ExitView memory v = pool.exitOf(controller);
        uint256 balance = asset.balanceOf(controller);
        uint256 paid = redeem(controller, shares);
        assertEq(asset.balanceOf(controller) - balance, paid, Promises.P2_FILL);
        assertLe(paid, v.claimableAssets, Promises.P2_FILL);
        ghost_exits[current][controller][v.requestId].redeemed += shares;
        _reach("redeem.some");
    }

    function withdraw(uint256 who, uint256 where, uint256 amount) external action("withdraw") {
        _select(where);
        _withdraw(_someone(who), amount);
    }

    function _withdraw(address controller, uint256 amount) internal {
        uint256 limit = pool.maxWithdraw(controller);
        if (limit == 0) return;
        uint256 id = pool.exitOf(controller).requestId;
        amount = bound(amount, 1, limit);
        vm.prank(controller);
        uint256 shares = pool.withdraw(amount, controller, controller);
        ghost_exits[current][controller][id].redeemed += shares;
        _reach("withdraw.some");
    }

    /// @notice The whole exit: request, fill, and what is payable after the report window.
    function leave(uint256 who, uint256 where, uint256 shares, uint256 amount) external action("leave") {
        _select(where);
        address staker = _someone(who);
        uint256 balance = pool.balanceOf(staker);
        if (pool.exitOf(staker).shares == 0) {
            if (balance == 0) return;
            _request(staker, bound(shares, 1, balance / 3 + 1));
        }
        _warp(block.timestamp + 7 days);
        _process();
        _warp(pool.exitOf(staker).payableAt);
        _withdraw(staker, amount);
        uint256 limit = pool.maxRedeem(staker);
        if (limit != 0) _redeem(staker, limit);
    }

    /// @dev Fills older than sixty days are claimable in full, whatever is open.
    function _checkOldFills() internal view {
        for (uint256 i; i < POOLS; i++) {
            (,, uint256 fills) = pools[i].exitQueue();
            for (uint256 j; j < fills; j++) {
                Fill memory f = pools[i].fillAt(j);
                if (block.timestamp >= f.at + 60 days) assertEq(f.freed, f.assets, Promises.P6_EXITS);
                assertLe(f.freed, f.assets, Promises.P2_FILL);
            }
        }
    }
}
