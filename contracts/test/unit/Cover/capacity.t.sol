// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract CapacityTest is PlainUnit {
    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 3));
        core.cover.capacity(3);
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 3));
        core.cover.exposure(3);
    }

    function test_IsTheLineShareOrTheGroupsRest() public {
        stake(alice, 200_000e6);
        assertEq(core.cover.capacity(EXPLOIT), 60_000e6, "30 %");
        assertEq(core.cover.capacity(DEPEG), 50_000e6, "25 %");
        ProductTerms memory t = termsOf(address(pool));
        uint256 third = core.cover.listProduct(t);
        buy(bob, EXPLOIT, 45_000e6, 30);
        assertEq(core.cover.exposure(EXPLOIT), 45_000e6);
        assertEq(core.cover.capacity(EXPLOIT), 15_000e6);
        assertEq(core.cover.capacity(third), 35_000e6, "the group's 40 % less 45,000");
        assertEq(core.cover.capacity(DEPEG), 50_000e6, "another group");
    }

    function test_IsZeroWhileAnIncidentIsOpen() public {
        stake(alice, 200_000e6);
        uint256 eligible = makeUncertain(LINE, 1_000e6);
        assertEq(core.cover.capacity(EXPLOIT), 0);
        assertEq(core.cover.exposure(EXPLOIT), 1_000e6);
        close(LINE, eligible, 0);
        assertEq(core.cover.capacity(EXPLOIT), 59_000e6);
    }

    /// @dev Quote and purchase succeed at exactly the capacity; one unit more is refused with that number.
    function testFuzz_IsExact(uint256 capital, uint256 first, uint256 idle, uint256 product) public {
        stake(alice, bound(capital, 1e6, 1e15));
        product = bound(product, EXPLOIT, DEPEG);
        buy(bob, product, bound(first, 1, core.cover.capacity(product)), 30);
        skip(bound(idle, 0, 60 days));
        uint256 room = core.cover.capacity(product);
        vm.expectRevert(error2(ErrorsLib.AmountAboveCapacity.selector, room + 1, room));
        core.cover.quote(product, room + 1, 30);
        if (room == 0) return;
        buy(bob, product, room, 30);
        assertEq(core.cover.capacity(product), 0);
        assertGe(pool.solvency().capital, pool.solvency().required);
    }
}
