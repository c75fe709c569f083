// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {Juries} from "../Juries.sol";
import {Promises} from "../Promises.sol";

/// @title Stakes that come and go, and what votes earn and lose
abstract contract AssessorHandler is Juries {
    function manageStake(uint256 which, uint256 amount, uint256 kind) external action("manageStake") {
        address who = assessors[which % assessors.length];
        if (kind % 3 == 0) _stakeMore(who, _bound(amount, 1, 2_000e18));
        else if (kind % 3 == 1) _requestUnstake(who, amount);
        else _takeStake(which, kind % 2 == 0);
        assertEq(core.assessors.stakeOf(who), _stakeNow(who), Promises.P6_STAKE);
    }

    function _requestUnstake(address who, uint256 amount) private {
        uint256 staked = _stakeNow(who);
        if (staked == 0) return;
        amount = _bound(amount, 1, staked / 4 + 1);
        vm.prank(who);
        core.assessors.requestUnstake(amount);
        _point(who, staked - amount);
        ghost_leaving[who] += amount;
        ghost_availableAt[who] = block.timestamp + UNSTAKE_DELAY;
        _did("manageStake.leave");
    }

    /// @dev Of somebody who is leaving.
    function _takeStake(uint256 which, bool wait) private {
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
            return _did(early ? "manageStake.early" : "manageStake.votesOpen");
        }
        uint256 had = core.token.balanceOf(who);
        vm.prank(who);
        core.assessors.unstake();
        assertEq(core.token.balanceOf(who) - had, ghost_leaving[who], Promises.P6_STAKE);
        ghost_leaving[who] = 0;
        _did("manageStake.took");
    }

    // ---- what votes earn and lose ----

    function settleVotes(uint256 which) external action("settleVotes") {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            if (_settleVotesOf((which % count + i) % count + 1)) return;
        }
        address who = assessors[which % assessors.length];
        if (ghost_rewards[who] != 0) _collectReward(who);
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
        bool decided = g.status != IncidentStatus.Lapsed;
        if (v.isHidden || (decided && !near)) return (0, v.units * UNIT * g.process.penaltyBps / BPS);
        if (near && g.potLeft != 0) reward = Math.mulDiv(g.pot, v.units, _nearUnits(id));
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
