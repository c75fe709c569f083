// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Ballot} from "breakwater/types/ClaimTypes.sol";
import {ProtocolFixture} from "../../utils/ProtocolFixture.sol";

/// @dev stake, requestUnstake, unstake, sweepSlashed, and who may call.
contract Stake is ProtocolFixture {
    function test_RevertWhen_NothingIsStaked() public {
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        core.assessors.stake(0);
        uint256 tooMuch = uint256(type(uint96).max) + 1;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, tooMuch));
        core.assessors.stake(tooMuch);
    }

    function test_StakeCountsFromTheNextSecond() public {
        assess(alice, 100e18);
        uint256 time = block.timestamp;
        skip(1);
        assertEq(core.assessors.votingWeight(alice, time - 1), 0, "before");
        assertEq(core.assessors.votingWeight(alice, time), 100e18, "since");
        assertEq(core.assessors.totalAt(time), 100e18, "total");
        assertEq(core.assessors.totalStake(), 100e18, "now");
    }

    function test_RevertWhen_MoreThanStaked() public {
        assess(alice, 100e18);
        vm.startPrank(alice);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InsufficientStake.selector, 101e18, 100e18));
        core.assessors.requestUnstake(101e18);
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        core.assessors.requestUnstake(0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToUnstake.selector, alice));
        core.assessors.unstake();
    }

    function test_UnstakeFollowsAfterTheDelay() public {
        assess(alice, 100e18);
        uint256 before = core.token.balanceOf(alice);
        vm.startPrank(alice);
        core.assessors.requestUnstake(60e18);
        assertEq(core.assessors.positionOf(alice).staked, 40e18, "out of future incidents at once");
        skip(10 days);
        core.assessors.requestUnstake(10e18);
        uint256 readyAt = block.timestamp + 14 days;
        vm.warp(readyAt - 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnstakeNotReady.selector, readyAt, readyAt - 1));
        core.assessors.unstake();
        skip(1);
        assertEq(core.assessors.unstake(), 70e18, "both");
        assertEq(core.token.balanceOf(alice) - before, 70e18, "paid");
    }

    function test_RevertWhen_NotClaims() public {
        bytes memory reason =
            abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, address(this), address(core.claims));
        Ballot memory ballot;
        vm.expectRevert(reason);
        core.assessors.openVote(1, ballot);
        vm.expectRevert(reason);
        core.assessors.tally(1, 6_000, 1_000);
        vm.expectRevert(reason);
        core.assessors.closeVote(1, true, 1, 200, 1);
        vm.expectRevert(reason);
        core.assessors.takeReward(address(pool), alice);
    }

    function test_RevertWhen_NotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, bob));
        vm.prank(bob);
        core.assessors.sweepSlashed(bob);
        assertEq(core.assessors.sweepSlashed(address(this)), 0, "nothing is slashed");
    }
}
