// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaimsDesk} from "../interfaces/IClaimsDesk.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, Process} from "../types/ClaimTypes.sol";
import {ClaimsStorage} from "./ClaimsStorage.sol";

/// @title How incidents are decided, and what that means for those who voted
abstract contract Jury is IClaimsDesk, ClaimsStorage {
    /// @inheritdoc IClaimsDesk
    function tally(uint256 incident) external {
        Incident storage i = _known(incident);
        bool isVote = i.status == IncidentStatus.Voting;
        require(isVote || i.status == IncidentStatus.Escalated, ErrorsLib.WrongStatus(incident, i.status));
        _requireOver(incident, i);
        Process storage process = _processOf(i);
        if (isVote) return _count(incident, i, process);
        emit RulingLapsed(incident);
        if (i.flags & HAS_VERDICT == 0) return _startRound(i, process, 2);
        (i.status, i.until) = (IncidentStatus.Decided, uint32(block.timestamp));
    }

    function _count(uint256 incident, Incident storage i, Process storage process) private {
        uint8 round = i.round;
        (uint64[21] memory weights, uint256 revealed) = _weights(incident, round);
        i.revealed = uint64(revealed);
        uint256 needed = round == 1 ? Math.max(_quorum(i, process), 1) : 1;
        if (revealed < needed) {
            emit Tallied(incident, round, revealed * WEIGHT_UNIT, false, 0);
            if (round == 1) return _escalate(incident, i, process);
            return _draw(i);
        }
        uint256 step = VerdictLib.verdict(weights, revealed, process, i.shareBps);
        _decide(i, step, round == 1 ? process.appealSeconds : 0);
        emit Tallied(incident, round, revealed * WEIGHT_UNIT, true, uint8(step));
    }

    /// @inheritdoc IClaimsDesk
    function appeal(uint256 incident, bytes32 evidence) external {
        Incident storage i = _in(incident, IncidentStatus.Decided);
        _requireOpen(incident, i);
        Process storage process = _processOf(i);
        uint256 bond = _appealBond(i, process);
        i.appellant = msg.sender;
        i.flags |= APPEALED;
        emit IncidentAppealed(incident, msg.sender, bond, evidence);
        _escalate(incident, i, process);
        ICapitalPool(_poolOf(i)).takeBond(msg.sender, bond);
    }

    /// @inheritdoc IClaimsDesk
    function rule(uint256 incident, uint8 step) external {
        Incident storage i = _in(incident, IncidentStatus.Escalated);
        address arbiter = _processOf(i).arbiter;
        require(msg.sender == arbiter, ErrorsLib.NotArbiter(msg.sender, arbiter));
        require(step <= STEPS, ErrorsLib.InvalidStep(step));
        _requireOpen(incident, i);
        bool changed = i.severityBps != step * STEP_BPS;
        if (i.flags & APPEALED != 0 && changed) i.flags |= APPEAL_WON;
        i.flags |= RULED;
        _decide(i, step, 0);
        emit Ruled(incident, arbiter, step);
    }

    function _decide(Incident storage i, uint256 step, uint256 appealSeconds) private {
        (i.status, i.severityBps) = (IncidentStatus.Decided, uint16(step * STEP_BPS));
        i.flags |= HAS_VERDICT;
        i.until = uint32(block.timestamp + appealSeconds);
    }

    function _escalate(uint256 incident, Incident storage i, Process storage process) private {
        uint256 until = block.timestamp + process.rulingSeconds;
        (i.status, i.until) = (IncidentStatus.Escalated, uint32(until));
        emit Escalated(incident, process.arbiter, until);
    }

    // ---- what votes earn and lose ----

    /// @inheritdoc IClaimsDesk
    function settleVote(uint256 incident, uint8 round, address voter) external {
        Incident storage i = _known(incident);
        require(_isFinal(i), ErrorsLib.NotFinal(incident));
        uint256 vote = _rounds[incident][round].votes[voter];
        require(vote >= REVEALED, ErrorsLib.NoVote(incident, round, voter));
        (uint256 reward, uint256 penalty) = _outcome(incident, i, voter, vote);
        _rounds[incident][round].votes[voter] = vote > 2 * REVEALED ? 0 : vote ^ (REVEALED | SETTLED);
        i.potLeft -= uint96(reward);
        _rewards[_poolOf(i)][voter] += reward;
        emit VoteSettled(incident, round, voter, reward, penalty);
        ASSESSORS.leaveVote(voter, penalty);
    }

    /// @inheritdoc IClaimsDesk
    function collectReward(address pool, address voter) external returns (uint256 assets) {
        assets = _rewards[pool][voter];
        require(assets != 0, ErrorsLib.NoReward(voter, pool));
        delete _rewards[pool][voter];
        emit RewardCollected(voter, pool, assets);
        ICapitalPool(pool).release(voter, assets);
    }

    /// @inheritdoc IClaimsDesk
    function outcomeOf(uint256 incident, uint8 round, address voter)
        external
        view
        returns (uint256 reward, uint256 penalty)
    {
        Incident storage i = _known(incident);
        uint256 vote = _rounds[incident][round].votes[voter];
        if (vote >= REVEALED && _isFinal(i)) return _outcome(incident, i, voter, vote);
    }

    /// @dev Near the final severity: a part of the pot, which is empty once its year is over. Far from it or hidden: a part
    /// of the stake that voted. Without a verdict only the hidden lose.
    function _outcome(uint256 incident, Incident storage i, address voter, uint256 vote)
        private
        view
        returns (uint256 reward, uint256 penalty)
    {
        bool isHidden = vote > 2 * REVEALED;
        uint256 units = (isHidden ? vote : vote >> STEP_BITS) & WEIGHT_MASK;
        bool decided = i.status != IncidentStatus.Lapsed;
        bool near = !isHidden && VerdictLib.isNear(uint8(vote), i.severityBps);
        if (isHidden || (decided && !near)) penalty = units * WEIGHT_UNIT * _processOf(i).penaltyBps / BPS;
        else if (near && i.potLeft != 0) reward = Math.mulDiv(i.pot, units, _near(incident, i));
    }

    // ---- views ----

    /// @inheritdoc IClaimsDesk
    function tallyOf(uint256 incident, uint8 round) external view returns (uint256[21] memory weights) {
        for (uint256 step; step <= STEPS; step++) {
            weights[step] = _rounds[incident][round].weights[step] * WEIGHT_UNIT;
        }
    }

    /// @inheritdoc IClaimsDesk
    function voteOf(uint256 incident, uint8 round, address voter)
        external
        view
        returns (bytes32 commitment, bool isRevealed, uint8 step)
    {
        uint256 vote = _rounds[incident][round].votes[voter];
        if (vote > 2 * REVEALED) commitment = bytes32(vote & ~WEIGHT_MASK);
        else if (vote >= REVEALED) (isRevealed, step) = (true, uint8(vote));
    }

    /// @inheritdoc IClaimsDesk
    function weightOf(uint256 incident, address voter) external view returns (uint256) {
        return ASSESSORS.votingWeight(voter, _known(incident).filedAt - 1);
    }

    /// @inheritdoc IClaimsDesk
    function rewardOf(address pool, address voter) external view returns (uint256) {
        return _rewards[pool][voter];
    }

    /// @dev Weight that the first vote needs, in units, rounded up.
    function _quorum(Incident storage i, Process storage process) private view returns (uint256) {
        uint256 total = ASSESSORS.totalAt(i.filedAt - 1);
        return Math.mulDiv(total, process.quorumBps, BPS * WEIGHT_UNIT, Math.Rounding.Ceil);
    }
}
