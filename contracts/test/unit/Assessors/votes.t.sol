// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Position, Process} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";
import {Defaults} from "../../utils/Defaults.sol";

/// @dev commit, reveal, settleVote: see votes.tree.
contract Votes is ClaimsFixture {
    bytes32 internal constant SALT = keccak256("salt");
    uint256 internal incident;

    function setUp() public override {
        super.setUp();
        incident = fileToVote(16);
    }

    function noVote(address who) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.NoVote.selector, incident, who);
    }

    function commit(address who, bytes32 hash) internal {
        vm.prank(who);
        core.assessors.commit(incident, hash);
    }

    function toReveals() internal {
        vm.warp(incidentOf(incident).commitUntil);
    }

    function finish() internal {
        endPhase(incident);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.finalize(incident);
    }

    // ---- commit ----

    function test_RevertWhen_HashIsEmpty() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidHash.selector, bytes32(uint256(1 << 128))));
        commit(ann, bytes32(uint256(1 << 128)));
    }

    function test_RevertGiven_NoVoteIsOpen() public {
        uint256 lane = file(1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoVote.selector, lane, ann));
        vm.prank(ann);
        core.assessors.commit(lane, EVIDENCE);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoVote.selector, lane, ann));
        core.assessors.reveal(lane, ann, 1, SALT);
    }

    function test_RevertGiven_CommitsAreOver() public {
        toReveals();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCommitPhase.selector, block.timestamp, block.timestamp));
        commit(ann, EVIDENCE);
    }

    /// @dev Stake of the filing's own second does not count, so nobody can file and vote in one transaction.
    function test_RevertGiven_StakedAfterFiling() public {
        address dan = person("dan");
        assess(dan, 1_000e18);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoWeight.selector, dan));
        commit(dan, EVIDENCE);
    }

    function test_CommitLocksTheStake() public {
        commitVote(ann, incident, 10);
        assertEq(core.assessors.positionOf(ann).votes, 1, "one vote");
        vm.prank(ann);
        core.assessors.requestUnstake(4_000e18);
        skip(14 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.VotesOpen.selector, ann, 1));
        vm.prank(ann);
        core.assessors.unstake();
    }

    /// @dev Stake lost since the filing does not vote.
    function test_LostStakeDoesNotVote() public {
        commit(cyd, SALT);
        commitVote(ann, incident, 16);
        toReveals();
        revealVote(ann, incident, 16);
        endPhase(incident);
        core.claims.tally(incident);
        skip(1);
        uint256 second = file(other, otherCover, block.timestamp - 1, 16);
        endPhase(incident);
        core.claims.finalize(incident);
        core.assessors.settleVote(incident, cyd);
        commitVote(cyd, second, 16);
        (,,, uint256 weight,) = core.assessors.voteOf(second, cyd);
        assertEq(weight, 2_450e18, "2 % was lost for the hidden vote");
    }

    function test_CommitCanBeReplaced() public {
        commitVote(ann, incident, 10);
        commitVote(ann, incident, 12);
        assertEq(core.assessors.positionOf(ann).votes, 1, "one vote");
        toReveals();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, ann));
        revealVote(ann, incident, 10);
        revealVote(ann, incident, 12);
    }

    // ---- reveal ----

    function test_RevertGiven_RevealsAreNotOpen() public {
        commitVote(ann, incident, 10);
        uint256 from = incidentOf(incident).commitUntil;
        uint256 until = incidentOf(incident).until;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotRevealPhase.selector, from, until, from - 1));
        revealVote(ann, incident, 10);
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotRevealPhase.selector, from, until, until));
        revealVote(ann, incident, 10);
    }

    /// @dev The asserted severity is a cap.
    function test_RevertWhen_MoreThanAsserted() public {
        commitVote(ann, incident, 17);
        toReveals();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidStep.selector, 17));
        revealVote(ann, incident, 17);
    }

    function test_RevertWhen_NotCommitted() public {
        commitVote(ann, incident, 10);
        toReveals();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, ben));
        revealVote(ben, incident, 10);
        revealVote(ann, incident, 10);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, ann));
        revealVote(ann, incident, 10);
    }

    function test_RevealCountsTheStakeAtFiling() public {
        assess(ann, 5_000e18);
        commitVote(ann, incident, 10);
        (bytes32 commitment,,, uint256 weight,) = core.assessors.voteOf(incident, ann);
        assertTrue(commitment != 0, "hidden");
        assertEq(weight, 4_000e18, "weight");
        toReveals();
        vm.prank(bob);
        core.assessors.reveal(incident, ann, 10, saltOf(ann));
        assertEq(core.assessors.tallyOf(incident)[10], 4_000e18, "counted");
        bool isRevealed;
        uint8 step;
        (commitment, isRevealed, step,,) = core.assessors.voteOf(incident, ann);
        assertTrue(commitment == 0 && isRevealed && step == 10, "revealed");
    }

    // ---- settleVote ----

    function test_RevertGiven_NotFinal() public {
        commitVote(ann, incident, 10);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotFinal.selector, incident));
        core.assessors.settleVote(incident, ann);
    }

    /// @dev A tally can be appealed. Until it is final, nobody is paid or penalised by it.
    function test_RevertGiven_TheTallyCanBeAppealed() public {
        vote(incident, 16, 16, 0);
        core.claims.tally(incident);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotFinal.selector, incident));
        core.assessors.settleVote(incident, cyd);
        (uint256 reward, uint256 penalty) = core.assessors.outcomeOf(incident, cyd);
        assertEq(reward + penalty, 0, "nor is it said");
    }

    function test_RevertGiven_NothingToSettle() public {
        voteTo(incident, 16);
        vm.expectRevert(noVote(bob));
        core.assessors.settleVote(incident, bob);
        core.assessors.settleVote(incident, ann);
        vm.expectRevert(noVote(ann));
        core.assessors.settleVote(incident, ann);
        (,,,, bool isSettled) = core.assessors.voteOf(incident, ann);
        assertTrue(isSettled, "stays known");
        (uint256 reward, uint256 penalty) = core.assessors.outcomeOf(incident, ann);
        assertEq(reward + penalty, 0, "nothing more to settle");
    }

    function test_RefusalPaysVotersHalfTheBond() public {
        uint256 bond = incidentOf(incident).bond;
        vote(incident, 0, 0, 16);
        finish();
        assertStatus(incident, IncidentStatus.Refused);
        core.assessors.settleVote(incident, ann);
        core.assessors.settleVote(incident, ben);
        core.assessors.settleVote(incident, cyd);
        assertEq(core.assessors.rewardOf(address(pool), ann), bond / 2 * 4_000 / 7_500, "ann");
        assertEq(core.assessors.rewardOf(address(pool), ben), bond / 2 * 3_500 / 7_500, "ben");
        assertEq(core.assessors.rewardOf(address(pool), cyd), 0, "cyd");
        assertEq(core.assessors.positionOf(cyd).staked, 2_450e18, "an outlier against 75 % loses 2 %");
        assertEq(core.assessors.slashed(), 50e18, "slashed");
        assertEq(core.assessors.positionOf(cyd).votes, 0, "free");
        uint256 before = asset.balanceOf(ann);
        core.claims.collectReward(address(pool), ann);
        assertEq(asset.balanceOf(ann) - before, bond / 2 * 4_000 / 7_500, "paid");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoReward.selector, ann, address(pool)));
        core.claims.collectReward(address(pool), ann);
    }

    /// @dev Ann commits and never reveals. Her vote is settled.
    function hideVote() internal {
        commitVote(ann, incident, 16);
        commitVote(ben, incident, 16);
        toReveals();
        revealVote(ben, incident, 16);
        finish();
        core.assessors.settleVote(incident, ann);
    }

    function test_HiddenVotesLoseStake() public {
        hideVote();
        assertEq(core.assessors.positionOf(ann).staked, 3_920e18, "2 %");
    }

    /// @dev Even while another vote keeps the stake locked: one penalty, one vote less.
    function test_RevertGiven_AHiddenVoteIsSettled() public {
        uint256 open = file(16);
        commitVote(ann, open, 16);
        hideVote();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoVote.selector, incident, ann));
        core.assessors.settleVote(incident, ann);
        assertEq(core.assessors.positionOf(ann).votes, 1, "the other one");
        assertEq(core.assessors.positionOf(ann).staked, 3_920e18, "2 %");
    }

    function test_HiddenVotesLoseStakeInADrawToo() public {
        commitVote(ann, incident, 16);
        commitVote(cyd, incident, 16);
        draw(incident);
        core.assessors.settleVote(incident, ann);
        assertEq(core.assessors.positionOf(ann).staked, 3_920e18, "2 %");
    }

    /// @dev Without a quorum, everyone who revealed gets their stake back in full, even those near zero severity.
    function test_RevealedVotesOfADrawAreFree() public {
        address dan = person("dan");
        assess(dan, 1_000e18);
        skip(1);
        incident = file(holder, cover, block.timestamp - 1, 16);
        commitVote(dan, incident, 1);
        toReveals();
        revealVote(dan, incident, 1);
        draw(incident);
        core.assessors.settleVote(incident, dan);
        assertEq(core.assessors.positionOf(dan).votes, 0, "free");
        assertEq(core.assessors.positionOf(dan).staked, 1_000e18, "all of it");
    }

    /// @dev Penalties stop at zero stake, and every vote can be settled; otherwise the rest would stay locked.
    function test_PenaltiesEndWithTheStake() public {
        skip(REPORT_WINDOW);
        Process memory process = Defaults.process(address(this), BOND);
        process.penaltyBps = 1_000;
        setProcess(process);
        skip(1);
        uint256[] memory open = new uint256[](12);
        for (uint256 k; k < open.length; k++) {
            open[k] = file(16);
            commitVote(ann, open[k], 16);
        }
        vm.prank(ann);
        core.assessors.requestUnstake(1_000e18);
        for (uint256 k; k < open.length; k++) {
            if (k == 0) endPhase(open[k]);
            core.claims.tally(open[k]);
        }
        endPhase(open[0]);
        for (uint256 k; k < open.length; k++) {
            core.claims.tally(open[k]);
            core.assessors.settleVote(open[k], ann);
        }
        Position memory p = core.assessors.positionOf(ann);
        assertEq(p.staked + p.leaving, 0, "120 % of it was to be lost");
        assertEq(p.votes, 0, "free");
        assertEq(core.assessors.slashed(), 4_000e18, "all of it, and no more");
    }

    function test_PenaltyReachesStakeThatLeaves() public {
        commitVote(ann, incident, 16);
        vm.prank(ann);
        core.assessors.requestUnstake(3_990e18);
        draw(incident);
        core.assessors.settleVote(incident, ann);
        assertEq(core.assessors.positionOf(ann).staked, 0, "stake first");
        uint256 leaving = core.assessors.positionOf(ann).leaving;
        assertEq(leaving, 3_990e18 - 70e18, "then what leaves");
    }

    /// @dev C3: 74 % for 100 %, 26 % against: the verdict is a severity that was voted for, and no majority loses stake.
    function test_VerdictIsASeverityThatWasVotedFor() public {
        address dan = person("dan");
        assess(dan, 10_000e18);
        skip(1);
        incident = file(holder, cover, block.timestamp - 1, 16);
        commitVote(dan, incident, 16);
        commitVote(ann, incident, 0);
        toReveals();
        revealVote(dan, incident, 16);
        revealVote(ann, incident, 0);
        finish();
        assertEq(incidentOf(incident).severityBps, 8_000, "71 % support 80 %");
        (, uint256 penalty) = core.assessors.outcomeOf(incident, dan);
        assertEq(penalty, 0, "the majority keeps its stake");
    }

    /// @dev Whatever is voted and ruled, stake is lost only against at least 60 % of the revealed weight.
    function testFuzz_NoMajorityIsSlashed(uint8 a, uint8 b, uint8 c, uint8 ruling, bool appeals) public {
        (a, b, c, ruling) = (a % 17, b % 17, c % 17, ruling % 17);
        vote(incident, a, b, c);
        core.claims.tally(incident);
        uint256 step = incidentOf(incident).severityBps / 500;
        assertTrue(step == 0 || step == a || step == b || step == c, "a severity that was voted for");
        if (appeals) {
            appeal(bob, incident);
            core.claims.rule(incident, ruling);
        }
        endPhase(incident);
        core.claims.finalize(incident);
        uint256 slashed;
        uint256 paid;
        for (uint256 k; k < 3; k++) {
            (address who, uint256 weight) = k == 0 ? (ann, 4_000e18) : k == 1 ? (ben, 3_500e18) : (cyd, 2_500e18);
            (uint256 reward, uint256 penalty) = core.assessors.outcomeOf(incident, who);
            if (penalty != 0) slashed += weight;
            paid += reward;
            core.assessors.settleVote(incident, who);
        }
        assertLe(slashed, 4_000e18, "at most 40 % lose stake");
        assertLe(paid, incidentOf(incident).reward, "no more than there is");
    }
}
