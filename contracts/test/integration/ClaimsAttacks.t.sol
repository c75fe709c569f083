// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {
    ReentrancyGuardTransient as ReentrancyGuard
} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../utils/IncidentUnit.t.sol";

/// @title What somebody would try with votes
contract VoteAttacksTest is IncidentUnit {
    address internal mallory;
    uint256 private _minted;

    function setUp() public override {
        super.setUp();
        mallory = person("mallory");
    }

    // ---- commits ----

    function test_ACommitOfTheFirstVoteIsNoneOfTheSecond() public {
        stakeSelf(100 * WEIGHT);
        uint256 incident = fileOne();
        bytes32 first = core.claims.commitHash(incident, 1, carol, ALL, "salt");
        vm.prank(carol);
        core.claims.commit(incident, first);
        toReveal(incident);
        core.claims.reveal(incident, carol, ALL, "salt");
        passRound(incident);
        passRound(incident);
        vm.prank(carol);
        core.claims.commit(incident, first);
        toReveal(incident);
        _expectMismatch(incident, carol, ALL, "salt");
    }

    function test_ACommitOfOneIncidentIsNoneOfAnother() public {
        uint256 one = fileOne();
        uint256 two = file(bob, cover, eventTime, ALL);
        bytes32 hash = core.claims.commitHash(one, 1, carol, ALL, "salt");
        vm.startPrank(carol);
        core.claims.commit(one, hash);
        core.claims.commit(two, hash);
        vm.stopPrank();
        toReveal(one);
        _expectMismatch(two, carol, ALL, "salt");
        core.claims.reveal(one, carol, ALL, "salt");
    }

    function test_ACommitOfOneChainIsNoneOfAnother() public {
        uint256 incident = fileOne();
        uint256 here = block.chainid;
        vm.chainId(here + 1);
        bytes32 hash = core.claims.commitHash(incident, 1, carol, ALL, "salt");
        vm.chainId(here);
        vm.prank(carol);
        core.claims.commit(incident, hash);
        toReveal(incident);
        _expectMismatch(incident, carol, ALL, "salt");
    }

    /// @dev Mallory copies Carol's hash and waits for her salt: the hash names Carol.
    function test_ACopiedCommitCannotBeRevealed() public {
        assess(mallory, WEIGHT);
        skip(1);
        uint256 incident = fileOne();
        commitVote(carol, incident, 7);
        bytes32 copied = core.claims.commitHash(incident, 1, carol, 7, saltOf(carol));
        vm.prank(mallory);
        core.claims.commit(incident, copied);
        toReveal(incident);
        revealVote(carol, incident, 7);
        _expectMismatch(incident, mallory, 7, saltOf(carol));
        passRound(incident);
        end(incident);
        (, uint256 penalty) = core.claims.outcomeOf(incident, 1, mallory);
        assertEq(penalty, WEIGHT / 50, "and it costs her");
    }

    /// @dev Whoever learns a salt early cannot show the vote before everybody has voted, and Carol can change hers.
    function test_NobodyCanRevealEarly() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, 7);
        IncidentView memory v = incidentOf(incident);
        vm.warp(v.commitUntil - 1);
        vm.expectRevert(error3(ErrorsLib.NotRevealPhase.selector, v.commitUntil, v.until, block.timestamp));
        vm.prank(mallory);
        core.claims.reveal(incident, carol, 7, saltOf(carol));
        bytes32 other = core.claims.commitHash(incident, 1, carol, 9, "fresh");
        vm.prank(carol);
        core.claims.commit(incident, other);
        skip(1);
        _expectMismatch(incident, carol, 7, saltOf(carol));
        core.claims.reveal(incident, carol, 9, "fresh");
    }

    function test_NobodyVotesTwiceInARound() public {
        uint256 incident = fileOne();
        commitVote(carol, incident, 7);
        toReveal(incident);
        revealVote(carol, incident, 7);
        _expectMismatch(incident, carol, 7, saltOf(carol));
        vm.expectPartialRevert(ErrorsLib.NotCommitPhase.selector);
        vm.prank(carol);
        core.claims.commit(incident, EVIDENCE);
        assertEq(incidentOf(incident).revealedWeight, WEIGHT);
    }

    /// @dev The stake moves on to a friend, who votes with it again: it was not the friend's before the filing.
    function test_TheSameStakeDoesNotVoteTwice() public {
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        skip(1);
        uint256 incident = fileOne();
        passRound(incident);
        passRound(incident);
        vm.startPrank(carol);
        core.assessors.unstake();
        core.token.transfer(mallory, WEIGHT);
        vm.stopPrank();
        assess(mallory, WEIGHT);
        skip(1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoWeight.selector, mallory));
        vm.prank(mallory);
        core.claims.commit(incident, EVIDENCE);
    }

    // ---- weight ----

    /// @dev A whale with just less than the threshold decides nothing that the rest does not support.
    function test_AWhaleBelowTheThresholdRaisesNothing() public {
        _whale(WEIGHT * 3 / 2 - 1e12);
        uint256 incident = fileSmall();
        challengeBy(dave, incident);
        _voteTwo(incident, ALL, 0);
        assertEq(incidentOf(incident).severityBps, 0);
    }

    /// @dev Stake bought at the news of an event is worth nothing, however much.
    function test_StakeBoughtAfterTheFilingCountsZero() public {
        uint256 incident = fileOne();
        _whale(70_000_000e18);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoWeight.selector, mallory));
        vm.prank(mallory);
        core.claims.commit(incident, EVIDENCE);
        vote(carol, incident, 7);
        assertEq(incidentOf(incident).severityBps, 3_500, "nor does it raise the quorum");
    }

    /// @dev Nine tenths are bribed to accept a false claim: whoever sees it appeals, and they pay.
    function test_ABribedMajorityIsOverruledOnAppeal() public {
        _whale(9 * WEIGHT);
        uint256 incident = fileOne();
        _voteTwo(incident, ALL, 0);
        assertEq(incidentOf(incident).severityBps, 10_000);
        uint256 capital = pool.money().capital;
        appealBy(erin, incident);
        core.claims.rule(incident, 0);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Refused);
        assertGe(pool.money().capital, capital + BOND / 2, "nothing was paid, and half the bond is theirs");
        assertEq(core.claims.collectBond(incident, Party.Appellant), 2 * BOND);
        core.claims.settleVote(incident, 1, mallory);
        core.claims.settleVote(incident, 1, carol);
        assertEq(core.assessors.slashed(), 9 * WEIGHT / 50);
        assertEq(core.claims.rewardOf(address(pool), carol), BOND / 2, "who withstood has the whole pot");
    }

    /// @dev The same against a true claim.
    function test_ABribedRefusalIsOverruledOnAppeal() public {
        _whale(9 * WEIGHT);
        uint256 incident = fileOne();
        _voteTwo(incident, 0, ALL);
        appealBy(bob, incident);
        core.claims.rule(incident, ALL);
        core.claims.finalize(incident);
        assertEq(core.claims.collect(incident, cover), AMOUNT);
        assertEq(
            core.claims.collectBond(incident, Party.Filer)
                + core.claims.collectBond(incident, Party.Appellant),
            3 * BOND
        );
    }

    /// @dev Nobody cares: first nobody votes, the arbiter sleeps, at last one small assessor decides.
    function test_ApathyEndsWithWhoeverStillVotes() public {
        _whale(1_000 * WEIGHT);
        uint256 incident = fileOne();
        passRound(incident);
        passRound(incident);
        vote(carol, incident, 7);
        core.claims.finalize(incident);
        assertEq(core.claims.collect(incident, cover), AMOUNT * 7 / 20);
    }

    function test_ApathyOfAllCostsNobodyABond() public {
        uint256 incident = draw();
        uint256 refiled = refileBy(bob, incident, ALL);
        passRound(refiled);
        passRound(refiled);
        passRound(refiled);
        end(refiled);
        assertStatus(refiled, IncidentStatus.Lapsed);
        assertEq(core.claims.collectBond(incident, Party.Filer), BOND);
        assertEq(core.claims.collectBond(refiled, Party.Filer), BOND);
        assertEq(pool.solvency().atRisk + pool.money().bonds + pool.money().owed, 0);
    }

    // ---- farming rewards ----

    /// @dev Mallory files what is false, with any share of the stake and all the roles at once, in a pool full of fees, and
    /// votes as the others do. She never ends with more than she began with.
    function testFuzz_FilingFalseClaimsForTheRewardsNeverPays(
        uint256 share,
        uint256 fees,
        uint8 others,
        bool challenges,
        bool appeals
    ) public {
        share = bound(share, 1, 9_999);
        for (uint256 k = bound(fees, 0, 4); k != 0; k--) {
            earnFees();
        }
        vm.prank(bob);
        core.cover.transferFrom(bob, mallory, cover);
        uint256 own = share == 9_999 ? 1_000 * WEIGHT : WEIGHT * share / (10_000 - share);
        _whale(own);
        // Incidents that are open double her bond, and so what she could earn.
        others = uint8(bound(others, 0, 3));
        for (uint256 k; k < others; k++) {
            file(mallory, cover, eventTime, ALL);
        }
        uint256 before = _wealth() + BOND * ((1 << others) - 1);
        uint256 incident = _fileFalse(challenges && others == 0);
        _voteTwo(incident, 0, 0);
        if (appeals) {
            appealBy(mallory, incident);
            core.claims.rule(incident, 0);
            core.claims.finalize(incident);
        } else {
            end(incident);
        }
        core.claims.settleVote(incident, 1, mallory);
        for (uint256 k; k < others; k++) {
            _refuse(k + 1);
        }
        _collectAll(others + 1);
        assertLe(_wealth(), before, "a false claim never pays");
    }

    /// @dev She is the only voter, nearly all the capital is hers, and fees abound: what her bond gives to capital and voters
    /// comes back to her, and not a unit more. Compared with the same days without it.
    function testFuzz_OwningVotesAndCapitalDoesNotMakeAFalseClaimPay(uint256 capital, uint256 fees) public {
        Process memory p = demoProcess();
        p.fastLaneBps = 0;
        setProcess(p);
        fund(mallory, 1e15);
        capital = bound(capital, 1e6, 1e15 - 1e9);
        vm.prank(mallory);
        pool.deposit(capital, mallory);
        for (uint256 k = bound(fees, 0, 4); k != 0; k--) {
            earnFees();
        }
        vm.prank(bob);
        core.cover.transferFrom(bob, mallory, cover);
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        _whale(WEIGHT);
        uint256 state = vm.snapshotState();
        vm.prank(mallory);
        uint256 incident = core.claims.file(filingOf(ALL));
        vote(mallory, incident, 0);
        end(incident);
        core.claims.settleVote(incident, 1, mallory);
        core.claims.collectReward(address(pool), mallory);
        (uint256 attacked, uint256 time) = (_worth(), block.timestamp);
        vm.revertToState(state);
        vm.warp(time);
        assertLe(attacked, _worth(), "a false claim never pays");
    }

    function _worth() private returns (uint256) {
        syncAll();
        return asset.balanceOf(mallory) + pool.convertToAssets(pool.balanceOf(mallory));
    }

    function _fileFalse(bool challenges) private returns (uint256 incident) {
        incident = file(mallory, cover, eventTime, challenges ? SMALL : ALL);
        if (challenges) challengeBy(mallory, incident);
    }

    function _refuse(uint256 incident) private {
        while (statusOf(incident) != IncidentStatus.Decided) {
            if (statusOf(incident) == IncidentStatus.Escalated) core.claims.rule(incident, 0);
            else if (block.timestamp < incidentOf(incident).until) pass(incident);
            else core.claims.tally(incident);
        }
        core.claims.finalize(incident);
    }

    function _collectAll(uint256 incidents) private {
        for (uint256 id = 1; id <= incidents; id++) {
            uint8 owed = incidentOf(id).bondsOwed;
            for (uint8 party; party < 3; party++) {
                if (owed & (1 << party) != 0) core.claims.collectBond(id, Party(party));
            }
        }
        if (core.claims.rewardOf(address(pool), mallory) == 0) return;
        core.claims.collectReward(address(pool), mallory);
    }

    /// @dev What was minted for her to pay bonds with is her own money.
    function _wealth() private returns (uint256) {
        if (_minted == 0) {
            _minted = 1e12;
            fund(mallory, _minted);
        }
        return asset.balanceOf(mallory);
    }

    // ---- squatting ----

    /// @dev Each false incident in a real one's way costs at least as much as it adds to the real one's bond, which comes back.
    function testFuzz_ASquatterLosesWhatAnHonestFilerHasToLend(uint8 count) public {
        count = uint8(bound(count, 1, 10));
        uint256 bait = buy(mallory, EXPLOIT, 1, 60);
        vm.warp(startOf(bait) + 1 hours);
        for (uint256 k; k < count; k++) {
            file(mallory, bait, block.timestamp - 1, ALL);
        }
        uint256 lost = pool.money().bonds;
        uint256 real = file(bob, cover, eventTime, ALL);
        assertEq(incidentOf(real).bond, lost + BOND);
        decide(carol, real, ALL);
        for (uint256 k = 1; k <= count; k++) {
            _refuse(k);
        }
        assertEq(core.claims.collectBond(real, Party.Filer), lost + BOND);
        assertEq(core.claims.collect(real, cover), AMOUNT);
        assertEq(pool.money().bonds + pool.money().owed, 0, "the squatter's are gone");
    }

    function _whale(uint256 weight) private {
        core.token.transfer(mallory, weight);
        assess(mallory, weight);
        skip(1);
    }

    function _voteTwo(uint256 incident, uint8 whales, uint8 carols) private {
        commitVote(mallory, incident, whales);
        commitVote(carol, incident, carols);
        toReveal(incident);
        revealVote(mallory, incident, whales);
        revealVote(carol, incident, carols);
        passRound(incident);
    }

    function _expectMismatch(uint256 incident, address voter, uint8 step, bytes32 salt) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CommitMismatch.selector, incident, voter));
        core.claims.reveal(incident, voter, step, salt);
    }
}
