// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {stdError} from "forge-std/StdError.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract PayTest is PlainUnit {
    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
        lose(10_000e6);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, alice));
        vm.prank(alice);
        pool.pay(alice, 1);
    }

    function test_RevertWhen_MoreThanOwed() public {
        vm.expectRevert(stdError.arithmeticError);
        vm.prank(address(core.claims));
        pool.pay(alice, 10_000e6 + 1);
    }

    function test_PaysWhatIsOwed() public {
        uint256 before = asset.balanceOf(carol);
        vm.expectEmit(address(pool));
        emit IPoolEvents.Paid(carol, 4_000e6);
        vm.prank(address(core.claims));
        pool.pay(carol, 4_000e6);
        assertEq(asset.balanceOf(carol) - before, 4_000e6);
        assertEq(pool.money().owed, 6_000e6);
        assertEq(pool.money().capital, 90_000e6);
        assertBalanced();
    }
}
