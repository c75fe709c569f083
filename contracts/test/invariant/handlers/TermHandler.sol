// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Promises} from "../Promises.sol";
import {CoverHandler} from "./CoverHandler.sol";

/// @title Increasing, extending and cancelling covers
abstract contract TermHandler is CoverHandler {
    function increaseCover(uint256 which, uint256 amount, uint256 part, bool inParts)
        external
        action("increaseCover")
    {
        (bool found, uint256 index) = _alive(which);
        if (!found) return;
        GhostCover storage c = ghost_covers[index];
        uint256 first = _firstDay(c.product);
        if (c.end < first + MIN_DAYS) return;
        amount = _part(c.product, amount, c.end - first);
        if (amount == 0) return;
        if (!inParts || amount < 2) {
            _increase(index, amount);
            return;
        }
        uint256 whole = core.cover.quoteIncrease(index + 1, amount);
        part = _bound(part, 1, amount - 1);
        uint256 parts = _increase(index, part) + _increase(index, amount - part);
        assertGe(parts, whole, Promises.P4_INCREASE);
        assertLe(parts, whole + 2, Promises.P4_MERGE);
        _did("increaseCover.parts");
    }

    function extendCover(uint256 which, uint256 extra) external action("extendCover") {
        (bool found, uint256 index) = _alive(which);
        if (found) _extend(index, _bound(extra, 1, 40));
    }

    /// @dev N days and M more against N + M days at once.
    function buyAndExtend(uint256 who, uint256 product, uint256 amount, uint256 term, uint256 extra)
        external
        action("buyAndExtend")
    {
        (product, amount, term) = _order(product, amount, term);
        extra = _bound(extra, 1, 180);
        if (amount == 0 || (product == DEPEG && term + extra > 180)) return;
        uint256 atOnce = core.cover.quote(product, amount, term + extra);
        uint256 premium = _buy(_someone(who), product, amount, term);
        premium += _extend(ghost_covers.length - 1, extra);
        assertGe(premium, atOnce, Promises.P4_EXTEND);
        _did("buyAndExtend.some");
    }

    function buyAndCancel(uint256 who, uint256 product, uint256 amount, uint256 term, uint256 wait)
        external
        action("buyAndCancel")
    {
        (product, amount, term) = _order(product, amount, term);
        if (amount == 0) return;
        uint256 premium = _buy(_someone(who), product, amount, term);
        if (wait % 2 == 0) _pass(_bound(wait, 1, 5 days));
        uint256 index = ghost_covers.length - 1;
        if (wait % 3 == 0) premium += _grow(index, amount);
        assertLe(_cancel(index), premium, Promises.P4_ROUND_TRIP);
        _did("buyAndCancel.some");
    }

    function cancelCover(uint256 which, uint256 time) external action("cancelCover") {
        (bool found, uint256 index) = _alive(which);
        if (!found) return;
        // Now, on the last day, or shortly before it.
        GhostCover storage c = ghost_covers[index];
        if (time % 4 == 0) _warp((c.end - 1) * 1 days - 1 + time / 4 % 3);
        if (_today() + 1 == c.end && c.tranches[0].start <= _today()) return _refuseCancel(index);
        _cancel(index);
    }

    /// @dev What a cancelled or ended cover can still do: nothing.
    function reviveCover(uint256 which) external action("reviveCover") {
        uint256 count = ghost_covers.length;
        for (uint256 i; i < count; i++) {
            uint256 index = (which % count + i) % count;
            GhostCover storage c = ghost_covers[index];
            if (!c.cancelled && _today() < c.end) continue;
            vm.startPrank(core.cover.ownerOf(index + 1));
            vm.expectPartialRevert(ErrorsLib.CoverOver.selector);
            core.cover.extend(index + 1, 30, type(uint256).max);
            vm.expectPartialRevert(ErrorsLib.CoverOver.selector);
            core.cover.increase(index + 1, 1, type(uint256).max);
            vm.expectPartialRevert(ErrorsLib.CoverOver.selector);
            core.cover.cancel(index + 1, 0);
            vm.stopPrank();
            return _did("reviveCover.refused");
        }
    }

    // ---- verbs ----

    /// @dev More of a cover, if there is room and time for it.
    function _grow(uint256 index, uint256 amount) private returns (uint256) {
        GhostCover storage c = ghost_covers[index];
        uint256 first = _firstDay(c.product);
        if (c.end < first + MIN_DAYS) return 0;
        amount = _part(c.product, amount, c.end - first);
        return amount == 0 ? 0 : _increase(index, amount);
    }

    function _increase(uint256 index, uint256 amount) private returns (uint256 premium) {
        uint256 cover = index + 1;
        address holder = core.cover.ownerOf(cover);
        premium = core.cover.quoteIncrease(cover, amount);
        fund(holder, premium);
        uint256 had = asset.balanceOf(holder);
        vm.prank(holder);
        core.cover.increase(cover, amount, premium);
        assertEq(had - asset.balanceOf(holder), premium, Promises.P4_PAID);
        GhostCover storage c = ghost_covers[index];
        c.tranches.push(GhostTranche(amount, _firstDay(c.product)));
        _paid(index, premium, c.end);
        selling = true;
        _checkSold();
        _did("increaseCover.some");
    }

    function _extend(uint256 index, uint256 extra) private returns (uint256 premium) {
        GhostCover storage c = ghost_covers[index];
        uint256 end = c.end + extra;
        uint256 most = c.product == DEPEG ? 180 : 365;
        if (_isHeld(c.product) || end > Math.max(_today(), c.tranches[0].start) + most) return 0;
        address holder = core.cover.ownerOf(index + 1);
        premium = core.cover.quoteExtend(index + 1, extra);
        fund(holder, premium);
        if (ghost_soldOn < _required()) {
            vm.expectPartialRevert(ErrorsLib.InsufficientCapital.selector);
            vm.prank(holder);
            core.cover.extend(index + 1, extra, premium);
            return 0;
        }
        uint256 had = asset.balanceOf(holder);
        vm.prank(holder);
        core.cover.extend(index + 1, extra, premium);
        assertEq(had - asset.balanceOf(holder), premium, Promises.P4_PAID);
        _paid(index, premium, end);
        _checkSold();
        _did("extendCover.some");
    }

    function _cancel(uint256 index) private returns (uint256 refund) {
        address holder = core.cover.ownerOf(index + 1);
        uint256 had = asset.balanceOf(holder);
        vm.prank(holder);
        refund = core.cover.cancel(index + 1, 0);
        assertEq(asset.balanceOf(holder) - had, refund, Promises.P4_REFUND);
        uint256 left = _cutGhost(index);
        assertLe(refund * BPS, (left / SCALE + 1) * (BPS - ghost_covers[index].feeBps), Promises.P4_REFUND);
        ghost_refunded += refund;
        selling = true;
        ghost_accruals++;
        _did("cancelCover.some");
    }

    /// @dev What waits never begins, what is in force ends tonight.
    /// @return left Premium of the time after it, scaled.
    function _cutGhost(uint256 index) private returns (uint256 left) {
        GhostCover storage c = ghost_covers[index];
        uint256 waiting = c.tranches.length;
        while (waiting != 0 && c.tranches[waiting - 1].start > _today()) waiting--;
        if (waiting != c.tranches.length) _did(waiting == 0 ? "cancelCover.unbegun" : "cancelCover.raised");
        while (c.tranches.length > waiting) c.tranches.pop();
        uint256 end = waiting == 0 ? _today() : _today() + 1;
        uint256 whole = _unearned(index, block.timestamp);
        left = _unearned(index, Math.max(block.timestamp, end * 1 days));
        (c.unearned, c.at, c.end, c.cancelled) = (whole - left, block.timestamp, end, true);
    }

    function _refuseCancel(uint256 index) private {
        vm.prank(core.cover.ownerOf(index + 1));
        vm.expectPartialRevert(ErrorsLib.NothingToCancel.selector);
        core.cover.cancel(index + 1, 0);
        _did("cancelCover.lastDay");
    }

    /// @dev A cover that is neither over nor cancelled.
    function _alive(uint256 which) private view returns (bool found, uint256 index) {
        uint256 count = ghost_live.length;
        for (uint256 i; i < count; i++) {
            index = ghost_live[(which % count + i) % count];
            if (!ghost_covers[index].cancelled && _today() < ghost_covers[index].end) return (true, index);
        }
    }
}
