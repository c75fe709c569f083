// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductView} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract ViewsTest is PlainUnit {
    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 3));
        core.cover.productOf(3);
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 3));
        core.cover.lineOf(3);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 1));
        core.cover.coverOf(1);
    }

    function test_ProductAsItIsNow() public {
        stake(alice, 200_000e6);
        buy(bob, EXPLOIT, 20_000e6, 30);
        ProductView memory v = core.cover.productOf(EXPLOIT);
        assertEq(v.exposure, 20_000e6);
        assertEq(v.capacity, 40_000e6);
        skip(32 days + 14 days);
        v = core.cover.productOf(EXPLOIT);
        assertEq(v.exposure, 0, "no sync needed");
        assertEq(v.capacity, 60_000e6, "30 % of the capital that was there");
        pool.sync(type(uint256).max);
        v = core.cover.productOf(EXPLOIT);
        assertEq(v.capacity, pool.totalAssets() * 3 / 10, "and of the premium from the next sync on");
        assertGt(v.capacity, 60_000e6);
        makeUncertain(LINE, 1e6);
        assertTrue(core.cover.productOf(EXPLOIT).incidentOpen);
        assertFalse(core.cover.productOf(DEPEG).incidentOpen);
    }

    function test_IsAnErc721() public view {
        assertEq(core.cover.name(), "Breakwater Cover");
        assertEq(core.cover.symbol(), "COVER");
        assertTrue(core.cover.supportsInterface(0x80ac58cd));
        assertEq(address(core.cover.FACTORY()), address(core.factory));
    }
}
