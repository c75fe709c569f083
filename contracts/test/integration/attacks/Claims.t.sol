// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Loss} from "breakwater/types/RiskTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";
import {EventTriggerStub} from "../../utils/PartStubs.sol";

/// @title Attacks on the claims of the first edition: C1 to C13
contract ClaimsAttacks is ClaimsFixture {
    uint256 internal depeg;
    uint256 internal small;
    uint256 internal victim;

    function setUp() public override {
        super.setUp();
        ProductTerms memory terms = productTerms("Depeg", 4);
        terms.trigger = enabled(address(new EventTriggerStub(10_000, 1 days)));
        depeg = core.cover.listProduct(terms);
        small = buy(bob, depeg, 1e6, TERM);
        victim = buy(holder, depeg, AMOUNT, TERM);
        enterForce(victim);
    }

    function prove(uint256 time, uint256 severityBps) internal returns (uint256) {
        return core.claims.prove(depeg, abi.encode(time, severityBps));
    }

    /// @dev A holder of one unit files 5 %, and as much as the proof with an invalid root, which is accepted. The holders still receive
    /// the whole proof.
    function test_C1_SmallVerdictNeverBarsALarger() public {
        uint256 time = block.timestamp - 1;
        uint256 junk = file(bob, Filing(small, time, 12, EVIDENCE, EVIDENCE, 1, 0));
        uint256 tiny = file(bob, Filing(small, time, 1, EVIDENCE, 0, 0, 0));
        voteTo(junk, 12);
        core.claims.finalize(tiny);
        core.claims.collect(tiny, victim);
        uint256 proven = prove(time, 6_000);
        core.claims.collect(proven, victim);
        assertEq(core.cover.claimOf(victim).left, 4_000e6, "60 % in all");
        assertStatus(junk, IncidentStatus.Accepted);
    }

    /// @dev The protocol's losses exceed all cover, so their root books everything that can be due. A proof for holders outside the list
    /// was then refused, because it had nothing to book.
    function test_C1_ARootThatBookedEverythingBarsNoProof() public {
        uint256 time = block.timestamp - 1;
        uint256 rooted = file(holder, Filing(victim, time, 20, EVIDENCE, EVIDENCE, 1e6 * AMOUNT, 0));
        voteTo(rooted, 20);
        uint256 owed = money().owed;
        uint256 proven = prove(time, 6_000);
        assertEq(money().owed, owed, "nothing is booked twice");
        assertEq(core.claims.collect(proven, victim), 6_000e6, "60 %");
        assertEq(core.claims.collect(proven, small), 0.6e6, "everybody");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, depeg, 6_000));
        prove(time, 6_000);
        assertEq(core.claims.collect(prove(time, 8_000), victim), 2_000e6, "a deeper one tops up");
    }

    /// @dev -26 % is proven at hour 13 and final at once; -60 % at hour 68 tops it up.
    function test_C2_DeeperProofsTopUp() public {
        uint256 time = block.timestamp - 1;
        uint256 first = prove(time, 2_600);
        core.claims.collect(first, victim);
        skip(55 hours);
        core.claims.collect(prove(time, 6_000), victim);
        assertEq(core.cover.claimOf(victim).left, 4_000e6, "60 % in all");
    }

    /// @dev 75 % vote for 100 %, 25 % for 0 %: the verdict is 100 %, and only the 25 % lose stake.
    function test_C3_VerdictIsVotedForAndNoMajorityIsSlashed() public {
        uint256 incident = fileToVote(20);
        vote(incident, 20, 20, 0);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).severityBps, 10_000, "verdict");
        (, uint256 penalty) = core.assessors.outcomeOf(incident, ann);
        assertEq(penalty, 0, "the majority");
        (, penalty) = core.assessors.outcomeOf(incident, cyd);
        assertEq(penalty, 50e18, "the outlier");
    }

    /// @dev Nobody loses stake if less than three fifths of the weight is near the verdict.
    function test_C3_WithoutAgreementNobodyIsSlashed() public {
        uint256 incident = fileToVote(20);
        vote(incident, 20, 10, 0);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).severityBps, 5_000, "three quarters support half of it");
        address[3] memory voters = [ann, ben, cyd];
        for (uint256 k; k < voters.length; k++) {
            (, uint256 penalty) = core.assessors.outcomeOf(incident, voters[k]);
            assertEq(penalty, 0, "nobody is slashed");
        }
    }

    /// @dev One unit of cover blocks no exit, and the bond scales with what is at risk.
    function test_C4_OneUnitFreezesNothing() public {
        uint256 shares = pool.balanceOf(alice) / 20;
        uint256 day = requestExit(alice, shares);
        skip(7 days);
        buyLargeCover();
        fund(bob, 1_000_000e6);
        uint256 paid = asset.balanceOf(bob);
        uint256 own = buy(bob, product, 1e6, TERM);
        enterForce(own);
        file(bob, own, block.timestamp - 1, 20);
        paid -= asset.balanceOf(bob);
        assertGt(paid, 1_200e6, "1 % of what it may cost");
        (uint256 processed,) = pool.processExits();
        assertEq(processed, shares, "exits are processed");
        skip(16 days);
        uint256 claimable = pool.claimableRedeemRequest(day, alice);
        assertGt(claimable, shares * 85 / 100, "all but the leaver's share is paid");
        extend(other, otherCover, 10);
    }

    /// @dev Each repeated filing costs twice as much.
    function test_C4_RepeatedFilingIsExpensive() public {
        buyLargeCover();
        uint256 before = asset.balanceOf(address(pool));
        for (uint256 k; k < 5; k++) {
            file(20);
        }
        assertEq(asset.balanceOf(address(pool)) - before, 31 * 1_200e6, "1 + 2 + 4 + 8 + 16");
    }

    /// @dev A small minority decides nothing: without a quorum the arbiter rules, and every vote can be appealed.
    function test_C6_ApathyIsNoCheapDecision() public {
        address dan = person("dan");
        assess(dan, 900e18);
        skip(1);
        uint256 incident = fileToVote(20);
        commitVote(dan, incident, 0);
        vm.warp(incidentOf(incident).commitUntil);
        revealVote(dan, incident, 0);
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Escalated);
        endPhase(incident);
        core.claims.tally(incident);
        assertStatus(incident, IncidentStatus.Drawn);
        uint256 again = file(holder, Filing(cover, incidentOf(incident).eventTime, 20, EVIDENCE, 0, 0, incident));
        voteTo(again, 20);
        core.claims.collect(again, cover);
    }

    /// @dev A cover of 10,000 collects 10,000 however often incidents are filed. A challenger who is right gains.
    function test_C8_TheAmountIsTheLimitAndTheRightChallengerGains() public {
        uint256 earned;
        for (uint256 k; k < 3; k++) {
            uint256 incident = file(8);
            if (statusOf(incident) == IncidentStatus.Filed) {
                endPhase(incident);
                core.claims.finalize(incident);
            } else {
                voteTo(incident, 8);
            }
            earned += core.cover.claimOf(cover).left;
            core.claims.collect(incident, cover);
            earned -= core.cover.claimOf(cover).left;
            core.claims.collectBond(incident, Party.Filer);
            skip(16 days);
        }
        assertEq(earned, AMOUNT, "the amount, once");

        uint256 wrong = file(other, otherCover, block.timestamp - 1, 1);
        address challenger = person("challenger");
        challenge(challenger, wrong);
        uint256 before = asset.balanceOf(challenger);
        voteTo(wrong, 0);
        core.claims.collectBond(wrong, Party.Challenger);
        assertEq(asset.balanceOf(challenger) - before, BOND + BOND / 2, "half of the filer's bond");
    }

    /// @dev After a draw somebody else files again with an invalid root. The original claim is not affected.
    function test_C9_ARefileInheritsAndThereCanBeMany() public {
        uint256 time = block.timestamp - 1;
        uint256 incident = fileToVote(20);
        time = incidentOf(incident).eventTime;
        draw(incident);
        Filing memory junk = Filing(otherCover, time, 20, EVIDENCE, EVIDENCE, 1, incident);
        fund(other, 100_000e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotTheDrawn.selector, incident));
        vm.prank(other);
        core.claims.file(junk);
        // A bad second filing is refused; a third one is still possible.
        uint256 bad = file(other, Filing(otherCover, time, 20, EVIDENCE, 0, 0, incident));
        uint256 good = file(holder, Filing(cover, time, 20, EVIDENCE, 0, 0, incident));
        voteBoth(bad, 0, good, 20);
        core.claims.finalize(bad);
        core.claims.finalize(good);
        assertStatus(bad, IncidentStatus.Refused);
        assertEq(core.claims.collect(good, cover), AMOUNT, "paid");
    }

    /// @dev An unrelated proof of 5 % does not affect a valid verdict of 100 %.
    function test_C10_AProofReplacesNoVerdict() public {
        uint256 time = block.timestamp - 1;
        uint256 incident = file(holder, victim, time, 20);
        challenge(bob, incident);
        vote(incident, 20, 20, 20);
        core.claims.tally(incident);
        uint256 proven = prove(block.timestamp - 1, 500);
        core.claims.collect(proven, victim);
        endPhase(incident);
        core.claims.finalize(incident);
        core.claims.collect(incident, victim);
        assertEq(core.cover.claimOf(victim).left, 0, "100 % in all");
    }

    /// @dev Another event time of the same crash adds cover and removes none.
    function test_C11_AnotherTimeTakesNothingAway() public {
        uint256 time = block.timestamp - 1;
        skip(10 days);
        prove(block.timestamp - 1, 3_000);
        uint256 first = prove(time, 6_000);
        assertEq(core.claims.collect(first, victim), 6_000e6, "who was covered when it fell is paid");
    }

    function test_C12_SilenceCostsNobodyABond() public {
        uint256 incident = fileToVote(20);
        vote(incident, 0, 0, 0);
        core.claims.tally(incident);
        appeal(bob, incident);
        endPhase(incident);
        core.claims.tally(incident);
        core.claims.finalize(incident);
        assertEq(bondOwed(incident, Party.Appellant), 2 * incidentOf(incident).bond, "the appellant's bond");
    }

    /// @dev A total loss elsewhere delays no claim: the available money is divided at one ratio.
    function test_C13_AnEmptyPoolBurnsNoClaim() public {
        uint256 time = block.timestamp - 1;
        uint256 all = money().capital + money().reserve;
        bookLoss(Loss(0, time, all, 0, all));
        uint256 proven = prove(time, 5_000);
        assertEq(core.claims.episodeOf(proven).pot, 0, "nothing to set aside");
        assertEq(core.claims.collect(proven, victim), 0, "nothing to pay");
        assertEq(core.cover.claimOf(victim).left, AMOUNT, "the amount is not used");
    }
}
