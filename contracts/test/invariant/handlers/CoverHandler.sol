// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Buying cover, whole and in parts, and giving it away
abstract contract CoverHandler is World {
    uint256 internal constant MIN_DAYS = 14;

    function buyCover(uint256 who, uint256 product, uint256 amount, uint256 term)
        external
        action("buyCover")
    {
        (product, amount, term) = _order(product, amount, term);
        if (amount != 0) _buy(_someone(who), product, amount, term);
    }

    function buyInParts(uint256 who, uint256 product, uint256 amount, uint256 term, uint256 part)
        external
        action("buyInParts")
    {
        (product, amount, term) = _order(product, amount, term);
        if (amount < 2) return;
        uint256 whole = core.cover.quote(product, amount, term);
        part = _bound(part, 1, amount - 1);
        uint256 parts = _buy(_someone(who), product, part, term);
        parts += _buy(_someone(who), product, amount - part, term);
        assertGe(parts, whole, Promises.P4_SPLIT);
        assertLe(parts, whole + 2, Promises.P4_MERGE);
        _did("buyInParts.some");
    }

    function giveCover(uint256 cover, uint256 to) external action("giveCover") {
        if (ghost_covers.length == 0) return;
        cover = cover % ghost_covers.length + 1;
        address holder = core.cover.ownerOf(cover);
        vm.prank(holder);
        core.cover.transferFrom(holder, _someone(to), cover);
    }

    /// @dev An order that the product takes: amounts from a unit to all there is.
    function _order(uint256 product, uint256 amount, uint256 term)
        internal
        returns (uint256, uint256, uint256)
    {
        product = product % PRODUCTS + 1;
        term = term % 3 == 0 ? _bound(term, 30, 180) : _bound(term, MIN_DAYS, 30);
        return (product, _part(product, amount, term), term);
    }

    /// @dev An amount that the product has room for; one unit more than all there is must be refused.
    function _part(uint256 product, uint256 amount, uint256 term) internal returns (uint256) {
        uint256 room = core.cover.capacity(product);
        if (room == 0) return 0;
        if (amount % 16 == 0) {
            try core.cover.quote(product, room + 1, term) {
                assertTrue(false, Promises.P1_CAPACITY);
            } catch (bytes memory reason) {
                bytes memory tooMuch =
                    abi.encodeWithSelector(ErrorsLib.AmountAboveCapacity.selector, room + 1, room);
                assertEq(reason, tooMuch, Promises.P1_CAPACITY);
            }
            _did("buyCover.all");
            return room;
        }
        if (amount % 16 < 3) return _bound(amount, 1, room < 1e6 ? room : 1e6);
        return _bound(amount, 1, room / 4 + 1);
    }

    function _buy(address buyer, uint256 product, uint256 amount, uint256 term)
        internal
        returns (uint256 premium)
    {
        premium = core.cover.quote(product, amount, term);
        fund(buyer, premium);
        uint256 had = asset.balanceOf(buyer);
        vm.prank(buyer);
        uint256 cover = core.cover.buy(product, amount, term, premium, buyer);
        assertEq(had - asset.balanceOf(buyer), premium, Promises.P4_PAID);

        ghost_covers.push();
        assertEq(cover, ghost_covers.length);
        ghost_live.push(cover - 1);
        (ghost_covers[cover - 1].product, ghost_covers[cover - 1].feeBps) =
        (product, ghost_params.cancelFeeBps);
        uint256 start = _firstDay(product);
        ghost_covers[cover - 1].tranches.push(GhostTranche(amount, start));
        _paid(cover - 1, premium, start + term);
        selling = true;
        _checkSold();
        _did("buyCover.some");
    }

    function _firstDay(uint256 product) internal view returns (uint256) {
        return _today() + (product == DEPEG ? 3 : 2);
    }

    function _checkSold() internal view {
        assertGe(pool.totalAssets(), _required(), Promises.P1_SALE);
    }
}
