// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {CoverInfo, ProductView, Quote} from "breakwater/types/CoverTypes.sol";
import {Actions} from "../Actions.sol";
import {Promises} from "../Promises.sol";

/// @title Buying, splitting, extending, cancelling and transferring cover
abstract contract CoverHandler is Actions {
    function buyCover(uint256 who, uint256 product, uint256 amount, uint256 term) external action("buyCover") {
        (product, amount, term) = _order(product, amount, term);
        if (amount != 0) _buy(_someone(who), product, amount, term);
    }

    function buyInParts(uint256 who, uint256 product, uint256 amount, uint256 term, uint256 part)
        external
        action("buyInParts")
    {
        (product, amount, term) = _order(product, amount, term);
        if (amount < 2) return;
        uint256 whole = core.cover.quote(product, amount, term).premium;
        part = bound(part, 1, amount - 1);
        (, uint256 first) = _buy(_someone(who), product, part, term);
        (, uint256 second) = _buy(_someone(who), product, amount - part, term);
        assertGe(first + second, whole, Promises.P4_SPLIT);
        assertLe(first + second, whole + 2, Promises.P4_SPLIT);
        _reach("buyInParts.some");
    }

    function buyAndCancel(uint256 who, uint256 product, uint256 amount, uint256 term) external action("buyAndCancel") {
        (product, amount, term) = _order(product, amount, term);
        if (amount == 0) return;
        (uint256 cover, uint256 premium) = _buy(_someone(who), product, amount, term);
        uint256 refund = _cancel(cover);
        if (premium > 1) assertLt(refund, premium, Promises.P4_ROUND_TRIP);
        _reach("buyAndCancel.some");
    }

    function extendCover(uint256 seed, uint256 extraDays) external action("extendCover") {
        uint256 cover = _changeable(seed);
        if (cover == 0 || ghost_terms[ghost_covers[cover - 1].product].settlesCovers) return;
        GhostCover storage c = ghost_covers[cover - 1];
        ProductView memory p = core.cover.productOf(c.product);
        uint256 from = c.start > today() ? c.start : today();
        if (today() + p.terms.waitingDays >= c.end || c.end - from >= p.terms.maxDays) return;
        if (block.timestamp < pool.terms().pausedUntil) return;
        extraDays = bound(extraDays, 1, p.terms.maxDays - (c.end - from));
        address holder = core.cover.ownerOf(cover);
        uint256 premium = extend(holder, cover, extraDays);
        _spread(c, _unearnedOf(c) + premium, c.release + extraDays);
        (c.end, c.release, c.paid) = (c.end + extraDays, c.release + extraDays, c.paid + premium);
        ghost_flows[current].paid += premium;
        _reach("extendCover.some");
    }

    function cancelCover(uint256 seed) external action("cancelCover") {
        uint256 cover = _changeable(seed);
        if (cover == 0) return;
        GhostCover storage c = ghost_covers[cover - 1];
        // In force on its last day: it ends tonight anyway.
        if (c.start <= today() && c.end == today() + 1) return;
        _cancel(cover);
    }

    function _cancel(uint256 cover) internal returns (uint256 refund) {
        GhostCover storage c = ghost_covers[cover - 1];
        uint256 quoted = core.cover.quoteCancel(cover);
        refund = cancel(core.cover.ownerOf(cover), cover);
        assertEq(refund, quoted, Promises.P4_REFUND);
        assertLe(refund, c.paid, Promises.P4_REFUND);
        bool hasStarted = c.start <= today();
        uint256 windowEnd = today() + 1 + REPORT_WINDOW / 1 days;
        _spread(c, _unearnedOf(c) - _min(refund, _unearnedOf(c)), windowEnd);
        c.release = hasStarted ? windowEnd : today() + 1;
        c.end = hasStarted ? today() + 1 : c.start;
        (c.isCancelled, c.neverStarted) = (true, !hasStarted);
        ghost_flows[current].refunded += refund;
        _reach(hasStarted ? "cancelCover.inForce" : "cancelCover.waiting");
    }

    function giveCover(uint256 seed, uint256 to) external action("giveCover") {
        if (ghost_covers.length == 0) return;
        uint256 cover = seed % ghost_covers.length + 1;
        address holder = core.cover.ownerOf(cover);
        vm.prank(holder);
        core.cover.transferFrom(holder, _someone(to), cover);
    }

    /// @dev A cover that can be extended or cancelled, or 0 if the chosen one cannot. Selects its pool.
    function _changeable(uint256 seed) private returns (uint256 cover) {
        if (ghost_covers.length == 0) return 0;
        cover = seed % ghost_covers.length + 1;
        GhostCover storage c = ghost_covers[cover - 1];
        _select(c.pool);
        if (c.isCancelled || c.left == 0 || c.end <= today()) return 0;
    }

    /// @dev An order that the product accepts: from one unit to its capacity. Selects the product's pool.
    function _order(uint256 product, uint256 amount, uint256 term) internal returns (uint256, uint256, uint256) {
        product = product % (POOLS * PRODUCTS) + 1;
        _select((product - 1) / PRODUCTS);
        ProductView memory p = core.cover.productOf(product);
        term = bound(term, p.terms.minDays, term % 3 == 0 ? p.terms.maxDays : 60);
        uint256 capacity = p.capacity;
        if (capacity == 0 || block.timestamp < pool.terms().pausedUntil) return (product, 0, term);
        if (amount % 16 == 0) {
            _requireTooMuch(product, capacity + 1, term);
            return (product, capacity, term);
        }
        uint256 limit = amount % 16 < 3 ? _min(capacity, _unit()) : capacity / 3 + 1;
        return (product, bound(amount, 1, limit), term);
    }

    function _requireTooMuch(uint256 product, uint256 amount, uint256 term) private {
        try core.cover.quote(product, amount, term) {
            assertTrue(false, Promises.P1_CAPACITY);
        } catch (bytes memory reason) {
            bytes4 error = bytes4(reason);
            bool isLimit =
                error == ErrorsLib.ProductShareExceeded.selector || error == ErrorsLib.InsufficientCapital.selector;
            assertTrue(isLimit, Promises.P1_CAPACITY);
        }
        _reach("buyCover.all");
    }

    function _buy(address buyer, uint256 product, uint256 amount, uint256 term)
        internal
        returns (uint256 cover, uint256 premium)
    {
        Quote memory q = core.cover.quote(product, amount, term);
        uint256 rate = core.cover.productOf(product).assessedRate;
        assertGe(q.premium * 365e18, amount * rate * term, Promises.P4_EXPECTED);
        fund(buyer, q.premium);
        uint256 balance = asset.balanceOf(buyer);
        vm.prank(buyer);
        cover = core.cover.buy(product, amount, term, q.premium, buyer);
        premium = balance - asset.balanceOf(buyer);
        assertEq(premium, q.premium, Promises.P4_QUOTED);
        _remember(cover, product, amount, premium);
        assertLe(_requiredToSell(product), _free(current), Promises.P1_SALE);
        _reach("buyCover.some");
    }

    function _remember(uint256 cover, uint256 product, uint256 amount, uint256 premium) private {
        CoverInfo memory info = core.cover.coverOf(cover);
        GhostCover storage c = ghost_covers.push();
        assertEq(ghost_covers.length, cover);
        (c.pool, c.product, c.amount, c.left) = (current, product, amount, amount);
        (c.start, c.end, c.paid) = (info.startDay, info.endDay, premium);
        c.release = c.end + REPORT_WINDOW / 1 days;
        _spread(c, premium, c.release);
        ghost_flows[current].paid += premium;
    }

    function _min(uint256 a, uint256 b) internal pure returns (uint256) {
        return a < b ? a : b;
    }
}
