// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract SettleVoteTest is IncidentUnit {
    /// @dev 2 % of what voted.
    uint256 private constant PENALTY = WEIGHT / 50;

    address internal fay;

    function setUp() public override {
        super.setUp();
        fay = person("fay");
        assess(dave, WEIGHT);
        core.token.transfer(erin, 2 * WEIGHT);
        assess(erin, 3 * WEIGHT);
        assess(fay, WEIGHT);
        skip(1);
    }

    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.settleVote(1, 1, carol);
    }

    function test_RevertGiven_NotFinal() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, ALL);
        vm.expectRevert(error1(ErrorsLib.NotFinal.selector, incident));
        core.claims.settleVote(incident, 1, carol);
        (uint256 reward, uint256 penalty) = core.claims.outcomeOf(incident, 1, carol);
        assertEq(reward + penalty, 0);
        toReveal(incident);
        revealVote(carol, incident, ALL);
        passRound(incident);
        vm.expectRevert(error1(ErrorsLib.NotFinal.selector, incident));
        core.claims.settleVote(incident, 1, carol);
    }

    function test_RevertGiven_NoVote() public {
        uint256 incident = settle(ALL);
        _expectNoVote(incident, 1, dave);
        _expectNoVote(incident, 2, carol);
        (uint256 reward, uint256 penalty) = core.claims.outcomeOf(incident, 1, dave);
        assertEq(reward + penalty, 0);
    }

    function test_RevertGiven_AlreadySettled() public {
        uint256 incident = settle(ALL);
        core.claims.settleVote(incident, 1, carol);
        _expectNoVote(incident, 1, carol);
        assertEq(core.assessors.votesOf(carol), 0);
    }

    // ---- rewards ----

    /// @dev Refused: the half bond is divided by weight among those who voted 0, 1 or 2.
    function test_DividesByWeightAmongThoseWithinTwoSteps() public {
        uint256 incident = fileOne();
        _voteAll(incident, 0, 2, 0, 3);
        uint256 pot = incidentOf(incident).reward;
        assertEq(pot, BOND / 2);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.VoteSettled(incident, 1, carol, pot / 5, 0);
        core.claims.settleVote(incident, 1, carol);
        _settle(incident, 1, dave, pot / 5, 0);
        _settle(incident, 1, erin, pot * 3 / 5, 0);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.VoteSettled(incident, 1, fay, 0, PENALTY);
        vm.expectEmit(address(core.assessors));
        emit IAssessors.Slashed(fay, PENALTY);
        core.claims.settleVote(incident, 1, fay);
    }

    /// @dev Decided 40 %: 30 % and 50 % are near, 25 % and 55 % are not.
    function test_NearIsTwoStepsOnEitherSide() public {
        uint256 incident = fileOne();
        commitVote(erin, incident, 8);
        commitVote(carol, incident, 6);
        commitVote(dave, incident, 10);
        commitVote(fay, incident, 11);
        _reveal4(incident, 6, 10, 8, 11);
        assertEq(incidentOf(incident).severityBps, 4_000);
        (, uint256 penalty) = core.claims.outcomeOf(incident, 1, carol);
        assertEq(penalty, 0);
        (, penalty) = core.claims.outcomeOf(incident, 1, dave);
        assertEq(penalty, 0);
        (, penalty) = core.claims.outcomeOf(incident, 1, fay);
        assertEq(penalty, PENALTY);
    }

    function test_ThreeStepsBelowIsFar() public {
        uint256 incident = fileOne();
        commitVote(erin, incident, 8);
        commitVote(carol, incident, 5);
        commitVote(dave, incident, 8);
        commitVote(fay, incident, 8);
        _reveal4(incident, 5, 8, 8, 8);
        (, uint256 penalty) = core.claims.outcomeOf(incident, 1, carol);
        assertEq(penalty, PENALTY);
    }

    function test_RewardsNeverAddUpToMoreThanThePot() public {
        uint256 incident = fileOne();
        _voteAll(incident, 0, 1, 0, 2);
        uint256 pot = incidentOf(incident).reward;
        address[4] memory voters = [carol, dave, erin, fay];
        uint256 sum;
        for (uint256 k; k < 4; k++) {
            core.claims.settleVote(incident, 1, voters[k]);
            sum += core.claims.rewardOf(address(pool), voters[k]);
        }
        assertLe(sum, pot);
        assertLt(pot - sum, 4);
        uint256 owed = pool.money().owed;
        skip(365 days);
        assertEq(core.claims.returnUncollected(incident), pot - sum, "what rounding left");
        assertEq(pool.money().owed, owed - (pot - sum));
    }

    /// @dev The verdict of the jury does not count, the arbiter's ruling does.
    function test_TheRulingDecidesWhoWasNear() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, 0);
        commitVote(dave, incident, ALL);
        commitVote(erin, incident, ALL);
        toReveal(incident);
        revealVote(carol, incident, 0);
        revealVote(dave, incident, ALL);
        revealVote(erin, incident, ALL);
        passRound(incident);
        assertEq(incidentOf(incident).severityBps, 10_000);
        appealBy(bob, incident);
        core.claims.rule(incident, 1);
        core.claims.finalize(incident);
        _settle(incident, 1, carol, 0, 0);
        _settle(incident, 1, dave, 0, PENALTY);
        _settle(incident, 1, erin, 0, 3 * PENALTY);
        assertEq(core.assessors.slashed(), 4 * PENALTY);
    }

    /// @dev Who voted twice and was right is rewarded for both, of one pot.
    function test_BothVotesCount() public {
        Process memory p = demoProcess();
        p.quorumBps = 5_000;
        setProcess(p);
        uint256 incident = fileOne();
        commitVote(carol, incident, 0);
        toReveal(incident);
        revealVote(carol, incident, 0);
        passRound(incident);
        passRound(incident);
        commitVote(carol, incident, 1);
        commitVote(dave, incident, 0);
        toReveal(incident);
        revealVote(carol, incident, 1);
        revealVote(dave, incident, 0);
        passRound(incident);
        core.claims.finalize(incident);
        uint256 pot = incidentOf(incident).reward;
        assertEq(pot, BOND / 2);
        _settle(incident, 1, carol, pot / 3, 0);
        _settle(incident, 2, carol, pot / 3, 0);
        _settle(incident, 2, dave, pot / 3, 0);
        assertEq(core.claims.rewardOf(address(pool), carol), 2 * (pot / 3));
    }

    // ---- penalties ----

    function test_WhoDoesNotRevealLosesEvenIfTheVoteWasRight() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, ALL);
        commitVote(dave, incident, ALL);
        toReveal(incident);
        revealVote(carol, incident, ALL);
        passRound(incident);
        end(incident);
        _settle(incident, 1, dave, 0, PENALTY);
        assertEq(core.assessors.stakeOf(dave), WEIGHT - PENALTY);
    }

    /// @dev Without a verdict nobody was far; who hid the vote loses all the same.
    function test_AfterADrawOnlyWhoDidNotRevealLoses() public {
        Process memory p = demoProcess();
        p.quorumBps = 5_000;
        setProcess(p);
        uint256 incident = fileOne();
        commitVote(carol, incident, 7);
        commitVote(dave, incident, 7);
        toReveal(incident);
        revealVote(carol, incident, 7);
        passRound(incident);
        passRound(incident);
        commitVote(dave, incident, 7);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Drawn);
        vm.expectRevert(error1(ErrorsLib.NotFinal.selector, incident));
        core.claims.settleVote(incident, 1, dave);
        end(incident);
        _settle(incident, 1, carol, 0, 0);
        _settle(incident, 1, dave, 0, PENALTY);
        _settle(incident, 2, dave, 0, PENALTY);
        assertEq(core.assessors.stakeOf(dave), WEIGHT - 2 * PENALTY);
    }

    function test_ThePenaltyIsThatOfTheProcessItBeganWith() public {
        uint256 incident = fileOne();
        Process memory p = demoProcess();
        p.penaltyBps = 1_000;
        setProcess(p);
        commitVote(dave, incident, ALL);
        passRound(incident);
        core.claims.rule(incident, ALL);
        core.claims.finalize(incident);
        _settle(incident, 1, dave, 0, PENALTY);
    }

    function test_ThePenaltyTakesStakeThatIsLeaving() public {
        uint256 incident = fileOne();
        commitVote(dave, incident, ALL);
        vm.prank(dave);
        core.assessors.requestUnstake(WEIGHT);
        passRound(incident);
        core.claims.rule(incident, ALL);
        core.claims.finalize(incident);
        _settle(incident, 1, dave, 0, PENALTY);
        (uint256 leaving,) = core.assessors.unstaking(dave);
        assertEq(leaving, WEIGHT - PENALTY);
        assertEq(core.assessors.slashed(), PENALTY);
    }

    // ---- the stake is free again ----

    function test_UnstakingWaitsForEveryVote() public {
        uint256 incident = fileOne();
        commitVote(dave, incident, ALL);
        vm.prank(dave);
        core.assessors.requestUnstake(WEIGHT);
        passRound(incident);
        passRound(incident);
        commitVote(dave, incident, ALL);
        toReveal(incident);
        revealVote(dave, incident, ALL);
        passRound(incident);
        core.claims.finalize(incident);
        _expectVotesOpen(dave, 2);
        core.claims.settleVote(incident, 1, dave);
        _expectVotesOpen(dave, 1);
        core.claims.settleVote(incident, 2, dave);
        vm.prank(dave);
        assertEq(core.assessors.unstake(), WEIGHT - PENALTY, "the first vote was not revealed");
    }

    function test_AYearLaterThereIsNoRewardButTheStakeIsFree() public {
        uint256 incident = settle(0);
        uint256 pot = incidentOf(incident).reward;
        skip(365 days);
        assertEq(core.claims.returnUncollected(incident), pot);
        (uint256 reward, uint256 penalty) = core.claims.outcomeOf(incident, 1, carol);
        assertEq(reward + penalty, 0);
        _settle(incident, 1, carol, 0, 0);
    }

    function _settle(uint256 incident, uint8 round, address who, uint256 reward, uint256 penalty) private {
        (uint256 r, uint256 p) = core.claims.outcomeOf(incident, round, who);
        assertEq(r, reward, "announced reward");
        assertEq(p, penalty, "announced penalty");
        uint256 had = core.claims.rewardOf(address(pool), who);
        uint256 votes = core.assessors.votesOf(who);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.VoteSettled(incident, round, who, reward, penalty);
        core.claims.settleVote(incident, round, who);
        assertEq(core.claims.rewardOf(address(pool), who) - had, reward);
        assertEq(core.assessors.votesOf(who), votes - 1);
        (bytes32 commitment, bool isRevealed,) = core.claims.voteOf(incident, round, who);
        assertTrue(commitment == 0 && !isRevealed, "the vote is gone");
    }

    function _voteAll(uint256 incident, uint8 c, uint8 d, uint8 e, uint8 f) private {
        commitVote(carol, incident, c);
        commitVote(dave, incident, d);
        commitVote(erin, incident, e);
        commitVote(fay, incident, f);
        _reveal4(incident, c, d, e, f);
    }

    function _reveal4(uint256 incident, uint8 c, uint8 d, uint8 e, uint8 f) private {
        toReveal(incident);
        revealVote(carol, incident, c);
        revealVote(dave, incident, d);
        revealVote(erin, incident, e);
        revealVote(fay, incident, f);
        passRound(incident);
        end(incident);
    }

    function _expectVotesOpen(address who, uint256 votes) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.VotesOpen.selector, who, votes));
        vm.prank(who);
        core.assessors.unstake();
    }

    function _expectNoVote(uint256 incident, uint8 round, address who) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoVote.selector, incident, round, who));
        core.claims.settleVote(incident, round, who);
    }
}
