// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract RequestUnstakeTest is Unit {
    function setUp() public override {
        super.setUp();
        assess(alice, 10e18);
        assess(bob, 1e18);
        skip(1);
    }

    function test_RevertWhen_AmountIsZero() public {
        vm.expectRevert(zeroAmount());
        vm.prank(alice);
        core.assessors.requestUnstake(0);
    }

    function test_RevertWhen_MoreThanStaked() public {
        vm.expectRevert(error2(ErrorsLib.InsufficientStake.selector, 10e18 + 1, 10e18));
        vm.prank(alice);
        core.assessors.requestUnstake(10e18 + 1);
    }

    function test_LeavesTheWeightAtOnceAndTheTokensLater() public {
        uint256 availableAt = block.timestamp + 14 days;
        vm.expectEmit(address(core.assessors));
        emit IAssessors.UnstakeRequested(alice, 4e18, availableAt);
        vm.prank(alice);
        core.assessors.requestUnstake(4e18);
        assertEq(core.assessors.stakeOf(alice), 6e18);
        assertEq(core.assessors.totalStake(), 7e18);
        assertEq(core.assessors.weightAt(alice, block.timestamp), 6e18);
        assertEq(core.assessors.weightAt(alice, block.timestamp - 1), 10e18, "the past stays");
        assertEq(core.assessors.totalAt(block.timestamp - 1), 11e18);
        (uint256 amount, uint256 at) = core.assessors.unstaking(alice);
        assertEq(amount, 4e18);
        assertEq(at, availableAt);
        assertEq(core.token.balanceOf(address(core.assessors)), 11e18);
        assertEq(core.assessors.unstakeDelay(), 14 days);
    }

    function test_AFurtherRequestRestartsTheDelay() public {
        vm.startPrank(alice);
        core.assessors.requestUnstake(4e18);
        skip(13 days);
        core.assessors.requestUnstake(5e18);
        (uint256 amount, uint256 at) = core.assessors.unstaking(alice);
        assertEq(amount, 9e18);
        assertEq(at, block.timestamp + 14 days);
    }
}
