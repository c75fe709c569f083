// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus, Position} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../utils/ClaimsFixture.sol";

/// @title Votes compared with the rule of DESIGN §6: equal weights, a whale, dust, no votes, only hidden votes, stake that moves
/// @notice Verdict, rewards and penalties equal the rule's to the unit, and stake is conserved.
contract VoteModel is ClaimsFixture {
    uint256 internal constant VOTERS = 6;
    /// @dev Smallest stake that votes.
    uint256 internal constant UNIT = 1e12;

    /// @param stake Stake when the incident was filed.
    struct Vote {
        address who;
        uint256 stake;
        bool commits;
        bool reveals;
        uint8 step;
    }

    Vote[VOTERS] internal votes;
    uint256 internal total;
    uint256 internal incident;

    function setUp() public override {
        super.setUp();
        buyLargeCover();
        address[VOTERS] memory people = [ann, ben, cyd, person("dan"), person("eve"), person("fay")];
        for (uint256 k; k < VOTERS; k++) {
            votes[k].who = people[k];
            require(core.token.transfer(people[k], 200_000e18), "transfer failed");
        }
    }

    function pick(uint256 seed, string memory what, uint256 k) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, what, k)));
    }

    /// forge-config: default.fuzz.runs = 100
    /// forge-config: ci.fuzz.runs = 400
    function testFuzz_VotesCountByThePlainRule(uint256 seed) public {
        stakeAll(seed);
        uint8 asserted = uint8(1 + pick(seed, "asserted", 0) % 20);
        incident = file(asserted);
        if (statusOf(incident) == IncidentStatus.Filed) challenge(bob, incident);
        voteAll(seed, asserted);
        core.claims.tally(incident);
        (bool isDecided, uint256 step) = verdict(asserted);
        assertEq(statusOf(incident) == IncidentStatus.Decided, isDecided, "quorum");
        if (isDecided) assertEq(incidentOf(incident).severityBps, step * 500, "verdict");
        endPhase(incident);
        if (isDecided) core.claims.finalize(incident);
        else core.claims.tally(incident);
        checkOutcome(isDecided, step);
    }

    /// @dev Some stake equal amounts, some dust, and one may stake more than all others.
    function stakeAll(uint256 seed) internal {
        uint256[5] memory amounts = [UNIT - 1, UNIT + 1, 1_000e18, 4_000e18, 200_000e18];
        for (uint256 k; k < VOTERS; k++) {
            uint256 r = pick(seed, "stake", k);
            if (r % 3 == 0) assess(votes[k].who, amounts[r / 4 % 5]);
            votes[k].stake = core.assessors.positionOf(votes[k].who).staked;
        }
        total = core.assessors.totalStake();
        skip(1);
    }

    function voteAll(uint256 seed, uint8 asserted) internal {
        uint256 mood = pick(seed, "mood", 0) % 4;
        for (uint256 k; k < VOTERS; k++) {
            uint256 r = pick(seed, "vote", k);
            Vote storage v = votes[k];
            v.step = uint8(mood == 0 ? r % 2 * asserted : r / 4 % (asserted + 1));
            v.commits = v.stake >= UNIT && r / 2 ** 32 % 4 != 0;
            v.reveals = v.commits && mood != 1 && r / 2 ** 64 % 4 != 0;
            if (v.commits) commitVote(v.who, incident, v.step);
            // Stake that moves after the filing changes nothing.
            if (r / 2 ** 96 % 3 == 0) assess(v.who, 3_000e18);
            if (v.stake != 0 && r / 2 ** 96 % 3 == 1) {
                vm.prank(v.who);
                core.assessors.requestUnstake(v.stake / 2 + 1);
            }
        }
        vm.warp(incidentOf(incident).commitUntil);
        for (uint256 k; k < VOTERS; k++) {
            if (votes[k].reveals) revealVote(votes[k].who, incident, votes[k].step);
        }
        endPhase(incident);
    }

    /// @dev Weight of the revealed votes for steps from `low` to `high`, in units.
    function weightOf(uint256 low, uint256 high) internal view returns (uint256 weight) {
        for (uint256 k; k < VOTERS; k++) {
            Vote storage v = votes[k];
            if (v.reveals && v.step >= low && v.step <= high) weight += v.stake / UNIT;
        }
    }

    /// @dev Needs a revealed tenth of all stake. The largest severity with enough support.
    function verdict(uint8 asserted) internal view returns (bool isDecided, uint256 step) {
        uint256 revealed = weightOf(0, 20);
        isDecided = revealed != 0 && revealed * UNIT * 10 >= total;
        uint256 threshold = incidentOf(incident).thresholdBps;
        for (step = asserted; step != 0 && weightOf(step, 20) * 10_000 < revealed * threshold; step--) {}
    }

    function nearTo(uint256 step) internal pure returns (uint256 low, uint256 high) {
        return (step < 2 ? 0 : step - 2, step + 2);
    }

    function checkOutcome(bool isDecided, uint256 step) internal {
        (uint256 low, uint256 high) = nearTo(step);
        uint256 near = weightOf(low, high);
        bool agrees = isDecided && near * 10 >= weightOf(0, 20) * 6;
        uint256 pot = incidentOf(incident).reward;
        uint256 slashed;
        uint256 staked;
        for (uint256 k; k < VOTERS; k++) {
            Vote storage v = votes[k];
            uint256 before = stakeOf(v.who);
            if (v.commits) core.assessors.settleVote(incident, v.who);
            bool isNear = v.reveals && v.step >= low && v.step <= high;
            bool loses = v.commits && (!v.reveals || (agrees && !isNear));
            uint256 penalty = loses ? v.stake / UNIT * UNIT / 50 : 0;
            assertEq(stakeOf(v.who), before - penalty, "stake");
            uint256 reward = isDecided && isNear ? pot * (v.stake / UNIT) / near : 0;
            assertEq(core.assessors.rewardOf(address(pool), v.who), reward, "reward");
            assertEq(core.assessors.positionOf(v.who).votes, 0, "free");
            (slashed, staked) = (slashed + penalty, staked + before - penalty);
            if (reward != 0) core.claims.collectReward(address(pool), v.who);
        }
        assertEq(core.assessors.slashed(), slashed, "slashed");
        assertEq(core.token.balanceOf(address(core.assessors)), staked + slashed, "no stake is made or lost");
        assertBalanced();
    }

    function stakeOf(address who) internal view returns (uint256) {
        Position memory p = core.assessors.positionOf(who);
        return uint256(p.staked) + p.leaving;
    }
}
