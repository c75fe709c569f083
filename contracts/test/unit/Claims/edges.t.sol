// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, FilingQuote, IncidentStatus, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {Loss} from "breakwater/types/RiskTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";
import {Defaults} from "../../utils/Defaults.sol";

/// @title Exact limits, and amounts that a second filing or a second verdict must not count again
contract Edges is ClaimsFixture {
    /// @dev Stakes until the pool's capital is exactly this amount.
    function stakeUpTo(uint256 capital) internal {
        pool.sync(NO_LIMIT);
        stake(alice, capital - money().capital);
        assertEq(money().capital, capital, "capital");
    }

    /// @dev Two thirds must agree from a tenth of the capital on; the limit is exact to the unit.
    function test_ExactlyATenthOfTheCapitalIsLarge() public {
        buyLargeCover();
        uint256 snapshot = vm.snapshotState();
        stakeUpTo(1_200_000e6);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).thresholdBps, 6_667, "quoted");
        assertEq(incidentOf(file(20)).thresholdBps, 6_667, "a tenth");
        vm.revertToState(snapshot);
        stakeUpTo(1_200_000e6 + 1);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).thresholdBps, 6_000, "quoted");
        assertEq(incidentOf(file(20)).thresholdBps, 6_000, "a unit less");
    }

    /// @dev The fast lane takes 2 % of the capital; the limit is exact to the unit.
    function test_ExactlyTwoPercentOfTheCapitalIsSmall() public {
        buyLargeCover();
        stakeUpTo(6_000_000e6);
        assertFalse(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).votes, "quoted");
        assertStatus(file(20), IncidentStatus.Filed);
        assertTrue(core.claims.quoteFiling(product, block.timestamp - 1, 1, 0).votes, "nothing more in this window");
    }

    /// @dev Later incidents do not extend a lane's window.
    function test_TheLanesWindowBeginsWithItsFirstIncident() public {
        uint256 since = block.timestamp;
        assertStatus(file(7), IncidentStatus.Filed);
        vm.warp(since + REPORT_WINDOW - 1);
        assertStatus(file(12), IncidentStatus.Filed);
        assertStatus(file(7), IncidentStatus.Voting);
        vm.warp(since + REPORT_WINDOW);
        assertStatus(file(20), IncidentStatus.Filed);
    }

    /// @dev A higher assertion does not raise the total of the same list of losses.
    function test_LossesFiledAgainCostNoMoreThanTheirTotal() public {
        uint256 total = 60_000e6;
        buyLargeCover();
        Filing memory f = Filing(cover, block.timestamp - 1, 12, EVIDENCE, keccak256("losses"), total, 0);
        f.drawn = file(holder, f);
        draw(f.drawn);
        core.claims.collectBond(f.drawn, Party.Filer);
        f.assertedStep = 20;
        fund(holder, 10_000e6);
        uint256 before = asset.balanceOf(holder);
        vm.prank(holder);
        uint256 again = core.claims.file(f);
        assertEq(before - asset.balanceOf(holder), total / 100, "1 % of the losses");
        assertEq(incidentOf(again).cost, total, "cost");
        voteTo(again, 0);
        assertEq(money().bonds, 0, "no bond is left");
    }

    /// @dev The product's factor of its experience.
    function productExperience() internal view returns (uint256) {
        return core.cover.productOf(product).experience * 1e18 / core.lens.solvency(address(pool)).poolExperience;
    }

    /// @dev A repeated verdict for later cover is not a second loss of the product, and neither is a smaller one in between.
    function test_ARepeatedSeverityIsNoSecondLoss() public {
        uint256 first = file(10);
        endPhase(first);
        core.claims.finalize(first);
        uint256 risen = productExperience();
        assertGt(risen, 1.5e18, "half a payout");
        uint256 late = buy(carol, product, 2 * AMOUNT, TERM);
        enterForce(late);
        uint256 time = block.timestamp - 1;
        uint256 second = file(carol, late, time, 4);
        endPhase(second);
        core.claims.finalize(second);
        assertEq(core.claims.episodeOf(second).asked, AMOUNT + 2 * AMOUNT * 4 / 20, "one cover more is booked");
        assertLe(productExperience(), risen, "the product's factor does not rise");
        uint256 third = file(carol, late, time, 10);
        voteTo(third, 10);
        assertGe(core.claims.episodeOf(third).asked, 2 * AMOUNT, "half of four covers");
        assertLe(productExperience(), risen, "nor now");
        uint256 fourth = file(carol, late, time, 12);
        voteTo(fourth, 12);
        assertGt(productExperience(), risen, "a larger severity raises it");
    }

    /// @dev The pool's experience rises by the lost part of all its cover, also after a draw in between.
    function test_ALossIsRememberedAsItsPartOfTheExposure() public {
        uint256 incident = file(10);
        uint256 snapshot = vm.snapshotState();
        endPhase(incident);
        core.claims.finalize(incident);
        assertApproxEqRel(core.lens.solvency(address(pool)).poolExperience, 1.25e18, 0.01e18, "half of one payout");
        vm.revertToState(snapshot);
        challenge(bob, incident);
        draw(incident);
        voteTo(file(holder, Filing(cover, incidentOf(incident).eventTime, 10, EVIDENCE, 0, 0, incident)), 10);
        assertApproxEqRel(core.lens.solvency(address(pool)).poolExperience, 1.25e18, 0.01e18, "the same");
    }

    // ---- draws ----

    /// @dev However many filings of a draw are refused, the draw holds back exits once, until it can no longer be filed again.
    function test_EachFilingFromADrawHoldsAndTheDrawOnce() public {
        uint256 shares = pool.balanceOf(alice) / 10;
        uint256 day = exit(alice, shares);
        Filing memory f = Filing(cover, block.timestamp - 1, 15, EVIDENCE, 0, 0, 0);
        f.drawn = file(holder, f);
        challenge(bob, f.drawn);
        draw(f.drawn);
        uint256 once = pool.claimableRedeemRequest(day, alice);
        uint256 first = file(holder, f);
        uint256 second = file(holder, f);
        uint256 twice = pool.claimableRedeemRequest(day, alice);
        assertApproxEqRel(shares - twice, 2 * (shares - once), 0.01e18, "both hold");
        voteBoth(first, 0, second, 0);
        core.claims.finalize(first);
        core.claims.finalize(second);
        assertApproxEqRel(shares - pool.claimableRedeemRequest(day, alice), shares - once, 0.01e18, "the draw, once");
        endPhase(f.drawn);
        core.claims.finalize(f.drawn);
        assertEq(pool.claimableRedeemRequest(day, alice), shares, "nothing is held");
    }

    /// @dev A draw is neither an open incident nor a refusal, so it doubles no bond.
    function test_ADrawDoublesNoBond() public {
        uint256 incident = file(15);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 15, 0).bond, 2 * BOND, "while it is open");
        challenge(bob, incident);
        draw(incident);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 15, 0).bond, BOND, "drawn");
        uint256 again = file(holder, Filing(cover, incidentOf(incident).eventTime, 15, EVIDENCE, 0, 0, incident));
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 15, 0).bond, 2 * BOND, "open again");
        draw(again);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 15, 0).bond, BOND, "drawn again");
    }

    /// @dev Arbiter and threshold are those of the event, however often it is filed again and whatever has changed since.
    function test_ARefileIsDecidedAsItsEventWas() public {
        buyLargeCover();
        skip(REPORT_WINDOW);
        Filing memory f = Filing(cover, block.timestamp - 1, 20, EVIDENCE, 0, 0, 0);
        f.drawn = file(holder, f);
        Process memory process = Defaults.process(makeAddr("another"), 2 * BOND);
        setProcess(process);
        draw(f.drawn);
        f.drawn = file(holder, f);
        assertEq(incidentOf(f.drawn).process.arbiter, address(this), "arbiter");
        assertEq(incidentOf(f.drawn).thresholdBps, 6_667, "a tenth of the capital, as before");
        skip(REPORT_WINDOW);
        setProcess(process);
        draw(f.drawn);
        f.drawn = file(holder, f);
        assertEq(incidentOf(f.drawn).process.arbiter, address(this), "three processes later");
    }

    /// @dev A chain of draws costs at most what its first one could, exact to the unit.
    function test_AChainOfDrawsKeepsTheLimitOfTheFirst() public {
        core.claims.collect(acceptedAtOnce(7), cover);
        Filing memory f = Filing(cover, block.timestamp - 1, 10, EVIDENCE, 0, 0, 0);
        f.drawn = file(holder, f);
        challenge(bob, f.drawn);
        draw(f.drawn);
        f.drawn = file(holder, f);
        draw(f.drawn);
        f.assertedStep = 20;
        f.drawn = file(holder, f);
        uint256 cost = incidentOf(f.drawn).cost;
        assertApproxEqRel(cost, 2 * AMOUNT - AMOUNT * 7 / 20, 1e12, "two covers less what one was paid");
        draw(f.drawn);
        assertEq(incidentOf(file(holder, f)).cost, cost, "the same");
    }

    /// @dev What limited the first filing also limits the next one, exact to the unit.
    function test_ALimitedDrawCostsTheSame() public {
        core.claims.collect(acceptedAtOnce(7), cover);
        Filing memory f = Filing(cover, block.timestamp - 1, 20, EVIDENCE, 0, 0, 0);
        f.drawn = file(holder, f);
        assertEq(incidentOf(f.drawn).cost, 2 * AMOUNT - AMOUNT * 7 / 20, "two covers less what one was paid");
        draw(f.drawn);
        assertEq(incidentOf(file(holder, f)).cost, 2 * AMOUNT - AMOUNT * 7 / 20, "the same");
    }

    /// @dev 65 % of the weight is enough for a small incident, not for a large one, whatever the capital at the tally.
    function test_TheThresholdIsThatOfTheFiling() public {
        uint256 incident = fileToVote(20);
        bookLoss(Loss(1, block.timestamp - 1, 200_000e6, 0, 200_000e6));
        uint256 small = file(7);
        fund(bob, 5_000_000e6);
        vm.prank(bob);
        pool.donate(5_000_000e6);
        commitVote(ann, incident, 20);
        commitVote(cyd, incident, 20);
        commitVote(ben, incident, 0);
        vm.warp(incidentOf(incident).commitUntil);
        revealVote(ann, incident, 20);
        revealVote(cyd, incident, 20);
        revealVote(ben, incident, 0);
        endPhase(incident);
        skip(10 days);
        pool.sync(NO_LIMIT);
        assertGt(money().capital, 1_300_000e6, "it is less than a tenth now");
        core.claims.tally(incident);
        assertEq(incidentOf(incident).severityBps, 0, "two thirds were needed");
        assertEq(incidentOf(small).thresholdBps, 6_000, "as quoted when it was filed");
    }

    function acceptedAtOnce(uint8 step) internal returns (uint256 incident) {
        incident = file(step);
        endPhase(incident);
        core.claims.finalize(incident);
    }

    // ---- nothing in force, nothing left ----

    function test_ACoverIsInForceUntilItsLastMidnight() public {
        uint256 end = uint256(core.cover.coverOf(cover).endDay) * 1 days;
        vm.warp(end + 1 hours);
        fund(holder, 10_000e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotInForce.selector, cover, end));
        vm.prank(holder);
        core.claims.file(Filing(cover, end, 10, EVIDENCE, 0, 0, 0));
        assertEq(incidentOf(file(holder, cover, end - 1, 10)).eligible, 2 * AMOUNT, "the second before");
    }

    /// @dev A quote for a used-up product says that nothing is at stake.
    function test_AProductWhoseCoversAreUsedUpCanBeQuoted() public {
        uint256 incident = acceptedAtOnce(20);
        core.claims.collect(incident, cover);
        core.claims.collect(incident, otherCover);
        FilingQuote memory q = core.claims.quoteFiling(product, block.timestamp - 1, 20, 0);
        assertEq(q.cost, 0, "cost");
        assertEq(q.bond, BOND, "bond");
    }
}
