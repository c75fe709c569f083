// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Closing} from "breakwater/types/ClaimTypes.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract TakeBondTest is PlainUnit {
    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, alice));
        vm.prank(alice);
        pool.takeBond(alice, 1);
    }

    function test_RevertWhen_BondDoesNotFit() public {
        vm.expectRevert(
            abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 96, uint256(1) << 96)
        );
        vm.prank(address(core.claims));
        pool.takeBond(carol, 1 << 96);
    }

    function test_AddsToTheBonds() public {
        open(LINE, block.timestamp - 1, 500e6);
        fund(carol, 1_000e6);
        uint256 had = asset.balanceOf(carol);
        vm.prank(address(core.claims));
        pool.takeBond(carol, 1_000e6);
        assertEq(had - asset.balanceOf(carol), 1_000e6);
        assertEq(pool.money().bonds, 1_500e6);
        assertEq(pool.money().capital, 100_000e6, "a bond is not capital");
        assertBalanced();
        vm.prank(address(core.claims));
        pool.closeIncident(Closing(LINE, block.timestamp - 1, 0, 0, 1_500e6, 0, 0, 0, 0));
        assertEq(pool.money().owed, 1_500e6);
        assertEq(pool.money().bonds, 0);
    }
}
