// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Juries} from "../Juries.sol";
import {Promises} from "../Promises.sol";

/// @title Stakes that come and go, and what votes earn and lose
abstract contract AssessorHandler is Juries {
    function stakeMore(uint256 which, uint256 amount) external action("stakeMore") {
        address who = assessors[which % assessors.length];
        _stakeMore(who, _bound(amount, 1, 2_000e18));
        assertEq(core.assessors.stakeOf(who), _stakeNow(who), Promises.P6_STAKE);
        if (which % assessors.length == NEWCOMER) _did("stakeMore.newcomer");
    }

    function requestUnstake(uint256 which, uint256 amount) external action("requestUnstake") {
        address who = assessors[which % assessors.length];
        uint256 staked = _stakeNow(who);
        if (staked == 0 || which % 4 != 0) return;
        amount = _bound(amount, 1, staked / 2 + 1);
        vm.prank(who);
        core.assessors.requestUnstake(amount);
        _point(who, staked - amount);
        ghost_leaving[who] += amount;
        ghost_availableAt[who] = block.timestamp + UNSTAKE_DELAY;
        _did("requestUnstake.some");
    }

    function unstake(uint256 which, bool wait) external action("unstake") {
        for (uint256 i; i < assessors.length; i++) {
            address who = assessors[(which % assessors.length + i) % assessors.length];
            if (ghost_leaving[who] == 0) continue;
            if (wait) _warp(ghost_availableAt[who]);
            return _unstake(who);
        }
    }

    function _unstake(address who) internal {
        if (block.timestamp < ghost_availableAt[who] || ghost_votesOpen[who] != 0) {
            bool early = block.timestamp < ghost_availableAt[who];
            vm.expectPartialRevert(early ? ErrorsLib.UnstakeNotReady.selector : ErrorsLib.VotesOpen.selector);
            vm.prank(who);
            core.assessors.unstake();
            return _did(early ? "unstake.early" : "unstake.votesOpen");
        }
        uint256 had = core.token.balanceOf(who);
        vm.prank(who);
        core.assessors.unstake();
        assertEq(core.token.balanceOf(who) - had, ghost_leaving[who], Promises.P6_STAKE);
        ghost_leaving[who] = 0;
        _did("unstake.some");
    }

    // ---- what votes earn and lose ----

    function settleVotes(uint256 which) external action("settleVotes") {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            if (_settleVotesOf((which % count + i) % count + 1)) return;
        }
    }

    /// @return some True if there was a vote to settle.
    function _settleVotesOf(uint256 id) internal returns (bool some) {
        if (!_isFinal(id)) return false;
        for (uint256 round = 1; round <= ROUNDS; round++) {
            for (uint256 i; i < assessors.length; i++) {
                GhostVote storage v = _vote(id, round, assessors[i]);
                if (v.isSettled || (!v.isHidden && !v.isRevealed)) continue;
                _settleVote(id, round, assessors[i]);
                some = true;
            }
        }
    }

    function _settleVote(uint256 id, uint256 round, address who) private {
        (uint256 reward, uint256 penalty) = _outcome(id, _vote(id, round, who));
        core.claims.settleVote(id, uint8(round), who);
        _vote(id, round, who).isSettled = true;
        GhostIncident storage g = ghost_incidents[id - 1];
        g.potLeft -= reward;
        ghost_rewards[who] += reward;
        ghost_votesOpen[who]--;
        uint256 fromStake = Math.min(penalty, _stakeNow(who));
        if (fromStake != 0) _point(who, _stakeNow(who) - fromStake);
        ghost_leaving[who] -= Math.min(penalty - fromStake, ghost_leaving[who]);
        assertEq(core.claims.rewardOf(address(pool), who), ghost_rewards[who], Promises.P3_REWARDS);
        assertEq(core.assessors.stakeOf(who), _stakeNow(who), Promises.P6_STAKE);
        assertEq(core.assessors.votesOf(who), ghost_votesOpen[who], Promises.P6_STAKE);
        _did(
            reward != 0 ? "settleVotes.reward" : penalty != 0 ? "settleVotes.penalty" : "settleVotes.neither"
        );
    }

    function _outcome(uint256 id, GhostVote storage v)
        private
        view
        returns (uint256 reward, uint256 penalty)
    {
        GhostIncident storage g = ghost_incidents[id - 1];
        bool near = _isNear(v.step, g.severityBps);
        bool decided = g.hasVerdict;
        if (v.isHidden || (decided && !near)) return (0, v.units * UNIT * g.process.penaltyBps / BPS);
        if (near && g.potLeft != 0) reward = Math.mulDiv(g.pot, v.units, _nearUnits(id));
    }

    function collectReward(uint256 which) external action("collectReward") {
        for (uint256 i; i < assessors.length; i++) {
            address who = assessors[(which % assessors.length + i) % assessors.length];
            if (ghost_rewards[who] != 0) return _collectReward(who);
        }
    }

    function _collectReward(address who) internal {
        uint256 had = asset.balanceOf(who);
        core.claims.collectReward(address(pool), who);
        assertEq(asset.balanceOf(who) - had, ghost_rewards[who], Promises.P3_REWARDS);
        ghost_rewardsCollected += ghost_rewards[who];
        ghost_rewards[who] = 0;
        _did("collectReward.some");
    }
}
