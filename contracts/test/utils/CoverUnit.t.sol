// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ProductView} from "breakwater/types/Types.sol";
import {PlainUnit} from "./PlainUnit.t.sol";

/// @title Bob's cover of 10,000 for 90 days in a pool of 200,000, and the price rule written plainly
abstract contract CoverUnit is PlainUnit {
    uint256 internal constant STAKE = 200_000e6;
    uint256 internal constant AMOUNT = 10_000e6;
    uint256 internal constant TERM = 90;
    uint256 internal constant NO_LIMIT = type(uint256).max;

    uint256 internal cover;
    uint256 internal startDay;
    uint256 internal endDay;

    function setUp() public virtual override {
        super.setUp();
        beforePurchase();
        stake(alice, STAKE);
        cover = buy(bob, EXPLOIT, AMOUNT, TERM);
        (startDay, endDay) = (today() + 2, today() + 2 + TERM);
        fund(bob, 1e12);
        fund(carol, 1e12);
    }

    function beforePurchase() internal virtual {}

    function increase(uint256 amount) internal returns (uint256 premium) {
        vm.prank(bob);
        premium = core.cover.increase(cover, amount, NO_LIMIT);
    }

    function extendCover(uint256 extraDays) internal returns (uint256 premium) {
        vm.prank(bob);
        premium = core.cover.extend(cover, extraDays, NO_LIMIT);
    }

    function cancelCover() internal returns (uint256 refund) {
        vm.prank(bob);
        refund = core.cover.cancel(cover, 0);
    }

    /// @dev rate * multiple * days/365 * area between two exposures, over what could be sold at most.
    function priceOf(uint256 from, uint256 amount, uint256 termDays, Math.Rounding rounding)
        internal
        view
        returns (uint256)
    {
        ProductView memory v = core.cover.productOf(EXPLOIT);
        uint256 area = core.model.area(from, from + amount, v.exposure + v.capacity);
        return Math.mulDiv(area, v.rate * termDays * v.multiple, 365e54, rounding);
    }
}
