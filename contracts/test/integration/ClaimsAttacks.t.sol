// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {
    ReentrancyGuardTransient as ReentrancyGuard
} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {HookToken} from "../utils/Tokens.sol";
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

    // ---- the same event twice ----

    /// @dev P3: whichever way comes first, nobody is paid for one event by vote and by proof.
    function test_AHeldBackProofDoesNotPayASecondTime() public {
        listParametric();
        cover = parametricCover;
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, cover, eventTime, ALL);
        vote(carol, incident, 12);
        pass(incident);
        vm.startPrank(mallory);
        uint256 proof = core.claims.prove(parametric, abi.encode(eventTime, eventTime, DEEPEST));
        core.claims.finalize(incident);
        vm.stopPrank();
        core.claims.collect(proof, cover);
        vm.expectRevert(error1(ErrorsLib.NotAccepted.selector, incident));
        core.claims.collect(incident, cover);
        end(incident);
        assertStatus(incident, IncidentStatus.Lapsed);
        assertEq(pool.money().owed, BOND, "only the bond");
    }

    function test_AHeldBackVerdictIsNotPaidAfterAPendingProof() public {
        listParametric();
        cover = parametricCover;
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, cover, eventTime, SMALL);
        skip(1 days);
        uint256 proof = prove(eventTime, eventTime, 2_000);
        pass(incident);
        core.claims.finalize(incident);
        end(proof);
        assertStatus(incident, IncidentStatus.Drawn);
        assertStatus(proof, IncidentStatus.Accepted);
        assertEq(core.claims.collect(proof, cover), 2_000e6);
    }

    function test_AProofAfterTheVotedPayoutIsRefused() public {
        listParametric();
        cover = parametricCover;
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, cover, eventTime, ALL);
        vote(carol, incident, 12);
        end(incident);
        vm.expectRevert(error2(ErrorsLib.EventAlreadyPaid.selector, eventTime, block.timestamp));
        prove(eventTime, eventTime, DEEPEST);
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

/// @title What somebody would try with payouts
contract PayoutAttacksTest is IncidentUnit {
    // ---- transfers and proven losses ----

    /// @dev Covers wander between accounts as they like: nobody is paid more than the own loss.
    function testFuzz_ProvenLossesCapEveryAccountWhateverTheTransfers(uint256 seed) public {
        address[4] memory people = [alice, bob, dave, erin];
        uint256[4] memory losses;
        bytes32[] memory leaves = new bytes32[](4);
        for (uint256 k; k < 4; k++) {
            losses[k] = 1 + uint256(keccak256(abi.encode(seed, k))) % 9_000e6;
            leaves[k] = keccak256(bytes.concat(keccak256(abi.encode(people[k], losses[k]))));
        }
        uint256[] memory covers = new uint256[](8);
        for (uint256 k; k < 8; k++) {
            covers[k] = k == 0 ? cover : buy(people[k % 4], EXPLOIT, 1 + (seed >> k) % 4_000e6, 30);
        }
        vm.warp(startOf(covers[7]) + 2 hours);
        uint256 incident = _acceptedWithRoot(_pair(_pair(leaves[0], leaves[1]), _pair(leaves[2], leaves[3])));
        uint256[4] memory before;
        for (uint256 k; k < 4; k++) {
            before[k] = asset.balanceOf(people[k]);
        }
        for (uint256 k; k < 24; k++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _step(incident, covers[seed % 8], people, losses, leaves, seed);
        }
        for (uint256 k; k < 4; k++) {
            uint256 paid = asset.balanceOf(people[k]) - before[k];
            assertLe(paid, losses[k], "no account gets more than its loss");
            assertEq(core.claims.lossPaid(incident, people[k]), paid);
        }
        assertBalanced();
    }

    /// @dev A cover changes hands, or is collected by whoever has it.
    function _step(
        uint256 incident,
        uint256 id,
        address[4] memory people,
        uint256[4] memory losses,
        bytes32[] memory leaves,
        uint256 seed
    ) private {
        address holder = core.cover.ownerOf(id);
        if (seed & (1 << 100) != 0) {
            vm.prank(holder);
            core.cover.transferFrom(holder, people[(seed >> 101) % 4], id);
            return;
        }
        uint256 k;
        while (people[k] != holder) {
            k++;
        }
        bytes32[] memory proof = new bytes32[](2);
        proof[0] = leaves[k ^ 1];
        proof[1] = k < 2 ? _pair(leaves[2], leaves[3]) : _pair(leaves[0], leaves[1]);
        try core.claims.collectWithProof(incident, id, losses[k], proof) {}
        catch (bytes memory reason) {
            bool known = bytes4(reason) == ErrorsLib.AlreadyCollected.selector
                || bytes4(reason) == ErrorsLib.LossPaid.selector;
            assertTrue(known, "collected before, or the loss is paid");
        }
    }

    function _acceptedWithRoot(bytes32 root) private returns (uint256 incident) {
        vm.prank(bob);
        incident = core.claims.file(Filing(cover, block.timestamp - 1, ALL, EVIDENCE, root));
        decide(carol, incident, ALL);
    }

    function _pair(bytes32 a, bytes32 b) private pure returns (bytes32) {
        return a < b ? keccak256(abi.encode(a, b)) : keccak256(abi.encode(b, a));
    }

    // ---- an asset that calls back ----

    function test_ReEnteringWhileCollectingPaysNothingTwice() public {
        (HookToken hook, uint256 incident, uint256 second) = _hooked();
        bytes[6] memory calls = [
            abi.encodeCall(core.claims.collect, (incident, cover)),
            abi.encodeCall(core.claims.collect, (incident, second)),
            abi.encodeCall(core.claims.collectBond, (incident, Party.Filer)),
            abi.encodeCall(core.claims.collectReward, (address(pool), carol)),
            abi.encodeCall(core.claims.returnUncollected, (incident)),
            abi.encodeCall(core.claims.settleVote, (incident, 1, carol))
        ];
        for (uint256 k; k < calls.length; k++) {
            uint256 state = vm.snapshotState();
            hook.arm(address(core.claims), calls[k]);
            assertEq(core.claims.collect(incident, cover), 1_000e6);
            assertEq(hook.calls(), 1);
            if (k == 5) assertTrue(hook.succeeded(), "a vote is settled without money");
            else assertFalse(hook.succeeded(), "refused");
            _collectTheRest(incident, second);
            vm.revertToState(state);
        }
    }

    /// @dev After it all, everybody has been paid once.
    function _collectTheRest(uint256 incident, uint256 second) private {
        vm.expectRevert(error2(ErrorsLib.AlreadyCollected.selector, incident, cover));
        core.claims.collect(incident, cover);
        core.claims.collect(incident, second);
        core.claims.collectBond(incident, Party.Filer);
        assertEq(pool.money().owed, incidentOf(incident).reward);
        assertBalanced();
    }

    /// @dev Filing takes money: in the middle of it the asset files again, or ends another incident.
    function test_ReEnteringWhileFilingIsHarmless() public {
        (HookToken hook,, uint256 second) = _hooked();
        uint256 open_ = file(bob, cover, block.timestamp - 1, ALL);
        passRound(open_);
        core.claims.rule(open_, 0);
        uint256 bond = core.claims.bondOf(core.cover.coverOf(cover).product);
        hook.arm(address(core.claims), abi.encodeCall(core.claims.finalize, (open_)));
        uint256 incident = file(carol, second, block.timestamp - 1, SMALL);
        assertTrue(hook.succeeded());
        assertStatus(open_, IncidentStatus.Refused);
        assertStatus(incident, IncidentStatus.Voting);
        assertEq(incidentOf(incident).bond, bond, "as it was when it was filed");
        assertEq(pool.money().bonds, bond);
        decide(carol, incident, 0);
        assertEq(pool.money().bonds + pool.solvency().atRisk, 0);
        assertBalanced();
    }

    function test_ReEnteringWhileFilingCannotFile() public {
        (HookToken hook,,) = _hooked();
        uint256 id = buy(address(hook), core.cover.coverOf(cover).product, 10e6, 30);
        vm.warp(startOf(id) + 1 hours);
        Filing memory filing = Filing(id, block.timestamp - 1, ALL, EVIDENCE, 0);
        uint256 count = core.claims.incidentCount();
        fund(bob, 10 * BOND);
        hook.arm(address(core.claims), abi.encodeCall(core.claims.file, (filing)));
        file(bob, cover, block.timestamp - 1, ALL);
        assertEq(hook.calls(), 1);
        assertFalse(hook.succeeded());
        assertEq(bytes4(hook.answer()), ReentrancyGuard.ReentrancyGuardReentrantCall.selector);
        assertEq(core.claims.incidentCount(), count + 1);
    }

    /// @dev A pool of the hooked asset with two covers of 1,000 and an accepted incident.
    function _hooked() private returns (HookToken hook, uint256 incident, uint256 second) {
        hook = new HookToken();
        asset = hook;
        pool = ICapitalPool(core.factory.createPool(configOf(address(asset))));
        plain();
        core.claims.setProcess(address(pool), Demo.process(address(this)));
        uint256 product = core.cover.listProduct(termsOf(address(pool)));
        stake(alice, 20_000e6);
        cover = buy(bob, product, 1_000e6, 30);
        second = buy(carol, product, 1_000e6, 30);
        vm.warp(startOf(cover) + 1 hours);
        eventTime = block.timestamp - 1;
        incident = fileOne();
        decide(carol, incident, ALL);
    }
}
