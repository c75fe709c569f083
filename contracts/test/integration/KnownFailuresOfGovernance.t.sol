// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IGovernor} from "@openzeppelin/contracts/governance/IGovernor.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {Tuning} from "breakwater/types/GovernanceTypes.sol";
import {Roles} from "../../script/Roles.sol";
import {IncidentUnit} from "../utils/IncidentUnit.t.sol";
import {MoodyToken} from "../utils/MoodyToken.sol";
import {Motion, VoteUnit} from "../utils/VoteUnit.t.sol";
import {Unit} from "../utils/Unit.t.sol";

/// @title A pause that also blocked settlement: elsewhere holders could not claim while the guardian slept
/// @dev Each action is brought to the moment before it, then the pool is paused, then it is done.
contract KnownFailuresOfPausesTest is IncidentUnit {
    address private guardian;

    function setUp() public override {
        super.setUp();
        guardian = makeAddr("guardian");
        Roles.assign(core.manager, core.factory, guardian);
        listParametric();
    }

    /// @dev Nothing new comes in from now on: else the tests below would show nothing.
    function _pause() private {
        vm.prank(guardian);
        core.factory.pause(address(pool), 7);
        fund(alice, 1e6);
        vm.expectPartialRevert(ErrorsLib.Paused.selector);
        vm.prank(alice);
        pool.deposit(1e6, alice);
    }

    function test_FilingGoesOnWhilePaused() public {
        _pause();
        fileOne();
    }

    function test_ProvingGoesOnWhilePaused() public {
        _pause();
        uint256 incident = prove(block.timestamp - 2 hours, block.timestamp - 1 hours, 2_000);
        assertStatus(incident, IncidentStatus.Proven);
        assertEq(prove(block.timestamp - 2 hours, block.timestamp - 1 hours, DEEPEST), incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertGt(core.claims.collect(incident, parametricCover), 0);
    }

    function test_ChallengingGoesOnWhilePaused() public {
        uint256 incident = fileSmall();
        _pause();
        challengeBy(dave, incident);
        assertStatus(incident, IncidentStatus.Voting);
    }

    function test_VotingGoesOnWhilePaused() public {
        uint256 incident = fileOne();
        _pause();
        vote(carol, incident, ALL);
        assertLt(block.timestamp, pool.terms().pausedUntil, "all of the vote while it is paused");
    }

    function test_AppealingAndRulingGoOnWhilePaused() public {
        uint256 incident = decided(ALL);
        _pause();
        appealBy(erin, incident);
        core.claims.rule(incident, 10);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(core.claims.collectBond(incident, Party.Appellant), 4 * BOND / 2);
    }

    function test_FinalizingCollectingAndPayingVotersGoOnWhilePaused() public {
        earnFees();
        skip(1 days);
        uint256 incident = decided(ALL);
        pass(incident);
        _pause();
        core.claims.finalize(incident);
        uint256 before = asset.balanceOf(bob);
        assertEq(core.claims.collect(incident, cover), AMOUNT);
        assertEq(core.claims.collectBond(incident, Party.Filer), BOND);
        assertEq(asset.balanceOf(bob), before + AMOUNT + BOND);
        core.claims.settleVote(incident, 1, carol);
        assertGt(core.claims.collectReward(address(pool), carol), 0);
        fund(dave, 100e6);
        vm.prank(dave);
        core.claims.recover(incident, 100e6);
        assertBalanced();
    }

    function test_TheSecondVoteADrawAndFilingAgainGoOnWhilePaused() public {
        uint256 incident = draw();
        _pause();
        uint256 refiled = refileBy(bob, incident, ALL);
        assertStatus(refiled, IncidentStatus.Voting);
        assertStatus(incident, IncidentStatus.Lapsed);
        core.claims.collectBond(incident, Party.Filer);
    }

    function test_EscalationGoesOnWhilePaused() public {
        uint256 incident = escalated();
        pass(incident);
        _pause();
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Voting);
    }

    function test_TheYearsRestReturnsWhilePaused() public {
        uint256 incident = settle(ALL);
        skip(366 days);
        _pause();
        assertEq(core.claims.returnUncollected(incident), AMOUNT);
    }

    function test_ExitsGoOnWhilePaused() public {
        uint256 shares = pool.balanceOf(alice) / 4;
        leave(alice, shares);
        queue(alice, shares);
        skip(14 days);
        _pause();
        assertGt(take(alice, shares / 2), 0, "a matured exit is taken");
        vm.startPrank(alice);
        assertGt(pool.withdraw(1e6, alice, alice), 0);
        pool.requestRedeem(shares, alice, alice);
        assertTrue(pool.transfer(dave, 1e9));
        vm.stopPrank();
        (uint256 left,) = pool.processExits();
        assertEq(left, shares, "what matured leaves");
        assertTrue(pool.sync(type(uint256).max));
    }

    function test_CancellingGoesOnWhilePaused() public {
        uint256 running = buy(bob, EXPLOIT, 1_000e6, 90);
        _pause();
        vm.prank(bob);
        assertGt(core.cover.cancel(running, 0), 0);
    }

    function test_RewardsGoOnWhilePaused() public {
        address[] memory tokens = new address[](1);
        tokens[0] = address(core.token);
        core.rewards.addToken(address(pool), tokens[0], 1);
        core.token.approve(address(core.rewards), type(uint256).max);
        core.rewards.fund(address(pool), tokens[0], 1_000e18, 0, block.timestamp + 2 days);
        skip(1 days);
        _pause();
        vm.prank(alice);
        assertGt(core.rewards.claim(address(pool), tokens, alice)[0], 499e18);
        core.rewards.fund(address(pool), tokens[0], 1_000e18, 0, block.timestamp + 2 days);
    }

    function test_AssessorsComeAndGoWhilePaused() public {
        uint256 incident = settle(ALL);
        core.claims.settleVote(incident, 1, carol);
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT / 2);
        skip(14 days);
        _pause();
        vm.prank(carol);
        assertEq(core.assessors.unstake(), WEIGHT / 2);
        giveStake(dave);
    }

    function giveStake(address who) private {
        assess(who, 1e18);
        assertEq(core.assessors.stakeOf(who), 1e18);
    }
}

/// @title Powers that documents limited and code did not
contract KnownFailuresOfPowersTest is VoteUnit {
    /// @dev One key that edits what is for sale: here whatever favours buyers waits, and is there for all to
    /// see meanwhile.
    function test_NoSingleKeyMakesAProductCheaperOrLargerAtOnce() public {
        stake(bob, 100_000e6);
        uint256 price = core.cover.quote(EXPLOIT, 1_000e6, 90);
        uint256 most = core.cover.capacity(EXPLOIT);
        uint256 readyAt = core.cover.tune(EXPLOIT, Tuning(10_000, 365, 0.001e18));
        assertEq(core.cover.announcementOf(EXPLOIT).readyAt, readyAt);
        assertGe(readyAt, block.timestamp + 2 days);
        assertEq(core.cover.quote(EXPLOIT, 1_000e6, 90), price);
        assertEq(core.cover.capacity(EXPLOIT), most);
    }

    /// @dev A quorum that only the documents had: here a proposal that all who vote support fails without it.
    function test_TheQuorumIsInTheCode() public {
        address few = voter("few", QUORUM - 1);
        Motion memory m = shortVotes();
        uint256 proposal = carried(few, m);
        (uint256 against, uint256 support,) = votesOf(proposal);
        assertEq(against, 0);
        assertEq(support, QUORUM - 1);
        expectState(proposal, IGovernor.ProposalState.Defeated, states(IGovernor.ProposalState.Succeeded));
        this.tryQueue(m);
        assertEq(g.governor.quorumNumerator(), 4);
        assertEq(g.governor.quorumDenominator(), 100);
    }

    function tryQueue(Motion calldata m) external {
        queue(m);
    }

    /// @dev A deployer who kept the executor's or the administrator's role, or a timelock that anyone may
    /// execute or cancel at.
    function test_TheDeployerKeepsNoRole() public view {
        address[5] memory nobody =
            [address(this), address(0), address(core.factory), alice, address(g.emission)];
        bytes32[4] memory roles = [
            g.timelock.DEFAULT_ADMIN_ROLE(),
            g.timelock.PROPOSER_ROLE(),
            g.timelock.EXECUTOR_ROLE(),
            g.timelock.CANCELLER_ROLE()
        ];
        for (uint256 i; i < nobody.length; i++) {
            for (uint256 j; j < roles.length; j++) {
                assertFalse(g.timelock.hasRole(roles[j], nobody[i]));
            }
            for (uint64 role; role < 16; role++) {
                (bool has,) = core.manager.hasRole(role, nobody[i]);
                assertFalse(has);
            }
        }
        assertFalse(g.timelock.hasRole(roles[0], guardian), "the guardian administers nothing");
        assertFalse(g.timelock.hasRole(roles[0], address(g.governor)));
        assertTrue(g.timelock.hasRole(roles[0], address(g.timelock)), "the timelock itself");
        assertEq(g.timelock.getMinDelay(), 2 days);
        assertEq(g.governor.timelock(), address(g.timelock));
        assertEq(core.manager.getTargetAdminDelay(address(core.factory)), 0);
        assertFalse(core.manager.isTargetClosed(address(core.claims)));
    }

    /// @dev A manager that wrote more rewards than there were tokens: here not even the timelock credits
    /// anything.
    function test_RevertWhen_AManagerInflatesRewards() public {
        address[3] memory who = [address(g.timelock), guardian, address(this)];
        for (uint256 i; i < who.length; i++) {
            bytes memory notRewards = abi.encodeWithSelector(ErrorsLib.NotRewards.selector, who[i]);
            vm.startPrank(who[i]);
            vm.expectRevert(notRewards);
            pool.planReward(0, block.timestamp, block.timestamp + 1 days, type(uint56).max, 0);
            vm.expectRevert(notRewards);
            pool.accrueReward(0);
            vm.expectRevert(notRewards);
            pool.closeReward(0);
            vm.expectRevert(notRewards);
            pool.takeReward(0, bob);
            vm.stopPrank();
        }
    }
}

/// @title A reward token that held up exits, deposits and other rewards
contract KnownFailuresOfRewardTokensTest is Unit {
    MoodyToken private moody;
    address[] private good;
    address[] private bad;

    function setUp() public override {
        super.setUp();
        stake(alice, 200_000e6);
        moody = new MoodyToken();
        (good, bad) = (new address[](1), new address[](1));
        (good[0], bad[0]) = (address(core.token), address(moody));
        core.rewards.addToken(address(pool), bad[0], 1);
        core.rewards.addToken(address(pool), good[0], 1);
        moody.approve(address(core.rewards), type(uint256).max);
        core.token.approve(address(core.rewards), type(uint256).max);
        core.rewards.fund(address(pool), bad[0], 1_000e18, 0, block.timestamp + 100 days);
        core.rewards.fund(address(pool), good[0], 1_000e18, 0, block.timestamp + 100 days);
        skip(1 days);
    }

    function test_ATokenThatRevertsBlocksNothing() public {
        _goOn(MoodyToken.Mood.Reverts);
    }

    function test_ATokenThatBurnsAllGasBlocksNothing() public {
        _goOn(MoodyToken.Mood.BurnsGas);
    }

    function test_ATokenThatReturnsFalseBlocksNothing() public {
        _goOn(MoodyToken.Mood.ReturnsFalse);
    }

    /// @dev All that moves shares and money, with gas as anyone would send it; what fails is the bad token's
    /// own claim, and what was earned in it is still there once it is calm again.
    function _goOn(MoodyToken.Mood mood) private {
        moody.turn(mood, address(0), "");
        stake(bob, 50_000e6);
        uint256 shares = pool.balanceOf(alice) / 2;
        vm.startPrank(alice);
        assertTrue(pool.transfer{gas: 300_000}(carol, 1e9));
        pool.requestRedeem{gas: 500_000}(shares, alice, alice);
        skip(7 days);
        pool.processExits{gas: 500_000}();
        skip(14 days);
        assertGt(pool.redeem{gas: 300_000}(shares, alice, alice), 0);
        assertGt(core.rewards.claim{gas: 300_000}(address(pool), good, alice)[0], 0);
        uint256 earned = core.rewards.claimable(address(pool), alice)[0];
        (bool done,) = address(core.rewards).call{gas: 500_000}(
            abi.encodeCall(core.rewards.claim, (address(pool), bad, alice))
        );
        assertFalse(done, "its own claim fails");
        moody.turn(MoodyToken.Mood.Calm, address(0), "");
        assertEq(core.rewards.claim(address(pool), bad, alice)[0], earned, "and nothing of it was lost");
        vm.stopPrank();
        assertEq(moody.balanceOf(alice), earned);
    }

    /// @dev Called in the middle of a claim, the token finds that what is paid was taken: no second claim, no
    /// shares that earn twice.
    function testFuzz_ATokenThatReEntersIsPaidOnce(uint8 what) public {
        uint256 earned = core.rewards.claimable(address(pool), alice)[0];
        vm.prank(alice);
        assertTrue(pool.transfer(address(moody), 1e14));
        skip(1 days);
        earned = core.rewards.claimable(address(pool), alice)[0];
        uint256 moodys = core.rewards.claimable(address(pool), address(moody))[0];
        bytes memory data = what % 2 == 0
            ? abi.encodeCall(core.rewards.claim, (address(pool), bad, address(moody)))
            : abi.encodeCall(pool.transfer, (alice, 1e14));
        moody.turn(MoodyToken.Mood.ReEnters, what % 2 == 0 ? address(core.rewards) : address(pool), data);
        vm.prank(alice);
        assertEq(core.rewards.claim(address(pool), bad, alice)[0], earned);
        assertEq(moody.reEntered(), what % 2 == 1, "a second claim is stopped, shares may move");
        assertEq(moody.balanceOf(alice), earned);
        assertEq(core.rewards.claimable(address(pool), address(moody))[0], moodys);
        assertEq(core.rewards.claimable(address(pool), alice)[0], 0);
    }
}
