// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract LeaveVoteTest is Unit {
    uint256 internal time;

    function setUp() public override {
        super.setUp();
        assess(alice, 10e18);
        time = block.timestamp;
        skip(1);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, address(this)));
        core.assessors.enterVote(alice, time);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, address(this)));
        core.assessors.leaveVote(alice, 0);
    }

    function test_RevertWhen_ThereIsNoWeightToVoteWith() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoWeight.selector, bob));
        _enter(bob);
    }

    function test_VotesHoldTheStakeUntilAllAreSettled() public {
        assertEq(_enter(alice), 10e18);
        assertEq(_enter(alice), 10e18);
        assertEq(core.assessors.votesOf(alice), 2);
        vm.prank(alice);
        core.assessors.requestUnstake(4e18);
        skip(14 days);
        for (uint256 left = 2; left != 0; left--) {
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.VotesOpen.selector, alice, left));
            vm.prank(alice);
            core.assessors.unstake();
            _leave(0);
        }
        vm.prank(alice);
        assertEq(core.assessors.unstake(), 4e18);
        assertEq(core.assessors.slashed(), 0);
    }

    function test_WeightIsTheStakeOfThePastAsFarAsItIsStillHere() public {
        vm.startPrank(alice);
        core.assessors.requestUnstake(4e18);
        assertEq(core.assessors.votingWeight(alice, time), 10e18, "what is leaving is here");
        skip(14 days);
        core.assessors.unstake();
        assertEq(core.assessors.votingWeight(alice, time), 6e18);
        core.assessors.stake(20e18);
        vm.stopPrank();
        assertEq(core.assessors.votingWeight(alice, time), 10e18, "never more than it was");
        assertEq(_enter(alice), 10e18);
    }

    function test_ThePenaltyTakesStakeAndThenWhatIsLeaving() public {
        _enter(alice);
        _enter(alice);
        _enter(alice);
        vm.prank(alice);
        core.assessors.requestUnstake(7e18);
        vm.expectEmit(address(core.assessors));
        emit IAssessors.Slashed(alice, 2e18);
        _leave(2e18);
        _check(1e18, 7e18, 2e18);
        _leave(3e18);
        _check(0, 5e18, 5e18);
        vm.expectEmit(address(core.assessors));
        emit IAssessors.Slashed(alice, 5e18);
        _leave(100e18);
        _check(0, 0, 10e18);
    }

    function test_AnEarlierWeightIsNotChangedByAPenalty() public {
        _enter(alice);
        _leave(1e18);
        assertEq(core.assessors.weightAt(alice, time), 10e18);
        assertEq(core.assessors.totalAt(time), 10e18);
        assertEq(core.assessors.weightAt(alice, block.timestamp), 9e18);
        assertEq(core.assessors.totalAt(block.timestamp), 9e18);
    }

    function _check(uint256 staked, uint256 leaving, uint256 slashed) private view {
        assertEq(core.assessors.stakeOf(alice), staked);
        assertEq(core.assessors.totalStake(), staked);
        (uint256 left,) = core.assessors.unstaking(alice);
        assertEq(left, leaving);
        assertEq(core.assessors.slashed(), slashed);
        assertEq(core.token.balanceOf(address(core.assessors)), staked + leaving + slashed);
    }

    function _enter(address who) private returns (uint256) {
        vm.prank(address(core.claims));
        return core.assessors.enterVote(who, time);
    }

    function _leave(uint256 penalty) private {
        vm.prank(address(core.claims));
        core.assessors.leaveVote(alice, penalty);
    }
}
