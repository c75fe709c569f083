// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract UnstakeTest is Unit {
    function setUp() public override {
        super.setUp();
        assess(alice, 10e18);
    }

    function test_RevertGiven_NothingWasRequested() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToUnstake.selector, alice));
        vm.prank(alice);
        core.assessors.unstake();
    }

    function test_RevertGiven_TheDelayIsNotOver() public {
        uint256 availableAt = block.timestamp + 14 days;
        vm.prank(alice);
        core.assessors.requestUnstake(4e18);
        vm.warp(availableAt - 1);
        vm.expectRevert(error2(ErrorsLib.UnstakeNotReady.selector, availableAt, availableAt - 1));
        vm.prank(alice);
        core.assessors.unstake();
    }

    function test_ReturnsTheTokensOnce() public {
        vm.prank(alice);
        core.assessors.requestUnstake(4e18);
        skip(14 days);
        uint256 before = core.token.balanceOf(alice);
        vm.expectEmit(address(core.assessors));
        emit IAssessors.Unstaked(alice, 4e18);
        vm.prank(alice);
        assertEq(core.assessors.unstake(), 4e18);
        assertEq(core.token.balanceOf(alice) - before, 4e18);
        assertEq(core.token.balanceOf(address(core.assessors)), 6e18);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToUnstake.selector, alice));
        vm.prank(alice);
        core.assessors.unstake();
    }

    /// @dev The contract always holds what is staked and what is leaving.
    function testFuzz_TokensAreStakedOrLeaving(uint256 seed) public {
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            address who = seed % 2 == 0 ? alice : bob;
            uint256 staked = core.assessors.stakeOf(who);
            uint256 has = core.token.balanceOf(who);
            (uint256 leaving, uint256 at) = core.assessors.unstaking(who);
            vm.startPrank(who);
            if (seed % 3 == 0 && has != 0) core.assessors.stake(bound(seed, 1, has));
            else if (seed % 3 == 1 && staked != 0) core.assessors.requestUnstake(bound(seed, 1, staked));
            else if (leaving != 0 && block.timestamp >= at) core.assessors.unstake();
            vm.stopPrank();
            skip((seed >> 8) % 20 days);
            _check();
        }
    }

    function _check() private view {
        (uint256 a,) = core.assessors.unstaking(alice);
        (uint256 b,) = core.assessors.unstaking(bob);
        uint256 staked = core.assessors.stakeOf(alice) + core.assessors.stakeOf(bob);
        assertEq(core.assessors.totalStake(), staked);
        assertEq(core.token.balanceOf(address(core.assessors)), staked + a + b);
    }
}
