// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Vm} from "forge-std/Test.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Ballot, Filing, FilingQuote, IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";

contract File is ClaimsFixture {
    function filing(uint8 step) internal view returns (Filing memory) {
        return Filing(cover, block.timestamp - 1, step, EVIDENCE, 0, 0, 0);
    }

    function expectRevertOnFile(address who, Filing memory f, bytes memory reason) internal {
        fund(who, 100_000e6);
        vm.expectRevert(reason);
        vm.prank(who);
        core.claims.file(f);
    }

    // ---- what is refused ----

    function test_RevertWhen_StepIsNone() public {
        Filing memory f = filing(0);
        expectRevertOnFile(holder, f, abi.encodeWithSelector(ErrorsLib.InvalidStep.selector, 0));
        f.assertedStep = 21;
        expectRevertOnFile(holder, f, abi.encodeWithSelector(ErrorsLib.InvalidStep.selector, 21));
    }

    function test_RevertWhen_NotHolder() public {
        expectRevertOnFile(bob, filing(20), abi.encodeWithSelector(ErrorsLib.NotHolder.selector, bob, holder));
    }

    function test_RevertWhen_NotInForce() public {
        Filing memory f = filing(20);
        f.eventTime = startOf(cover) - 1;
        expectRevertOnFile(holder, f, abi.encodeWithSelector(ErrorsLib.NotInForce.selector, cover, f.eventTime));
    }

    function test_RevertWhen_EventInFuture() public {
        Filing memory f = filing(20);
        f.eventTime = block.timestamp;
        expectRevertOnFile(
            holder, f, abi.encodeWithSelector(ErrorsLib.EventInFuture.selector, block.timestamp, block.timestamp)
        );
    }

    function test_RevertWhen_EventTooOld() public {
        skip(20 days);
        Filing memory f = filing(20);
        f.eventTime = block.timestamp - REPORT_WINDOW - 1;
        expectRevertOnFile(
            holder, f, abi.encodeWithSelector(ErrorsLib.EventTooOld.selector, f.eventTime, f.eventTime + 1)
        );
        f.eventTime++;
        file(holder, f);
    }

    function test_RevertGiven_CoverIsUsedUp() public {
        uint256 incident = file(20);
        endPhase(incident);
        core.claims.finalize(incident);
        core.claims.collect(incident, cover);
        expectRevertOnFile(holder, filing(20), abi.encodeWithSelector(ErrorsLib.CoverOver.selector, cover, today()));
    }

    function test_RevertWhen_RootAndTotalDisagree() public {
        Filing memory f = filing(20);
        f.lossRoot = EVIDENCE;
        expectRevertOnFile(holder, f, abi.encodeWithSelector(ErrorsLib.InvalidRoot.selector, EVIDENCE, 0));
        (f.lossRoot, f.lossTotal) = (0, 1);
        expectRevertOnFile(holder, f, abi.encodeWithSelector(ErrorsLib.InvalidRoot.selector, bytes32(0), 1));
    }

    function test_RevertGiven_ProductNeedsALossRoot() public {
        ProductTerms memory terms = productTerms("Needs proof", 5);
        terms.needsLossRoot = true;
        uint256 strict = core.cover.listProduct(terms);
        uint256 own = buy(holder, strict, AMOUNT, TERM);
        enterForce(own);
        Filing memory f = filing(20);
        f.cover = own;
        expectRevertOnFile(holder, f, abi.encodeWithSelector(ErrorsLib.LossRootNeeded.selector, strict));
        (f.lossRoot, f.lossTotal) = (EVIDENCE, 100e6);
        uint256 incident = file(holder, f);
        assertEq(incidentOf(incident).cost, 100e6, "cost is limited by the root");
        assertEq(incidentOf(incident).lossList, EVIDENCE, "who collects finds the list");
    }

    // ---- filing in a pool that is not synced ----

    /// @dev Filing does not sync the books, but uses the figures that a sync would give.
    function test_FilesWithoutASync() public {
        uint256 short = buy(carol, product, 4 * AMOUNT, 28);
        enterForce(short);
        // The short cover is released without a sync.
        vm.warp((uint256(core.cover.coverOf(short).endDay) + 20) * 1 days);
        uint256 snapshot = vm.snapshotState();
        pool.sync(type(uint256).max);
        uint256 synced = file(20);
        IncidentView memory expected = incidentOf(synced);
        uint256 expectedRisk = atRisk();
        vm.revertToState(snapshot);

        vm.recordLogs();
        uint256 incident = file(20);
        Vm.Log[] memory logs = vm.getRecordedLogs();
        for (uint256 k; k < logs.length; k++) {
            assertNotEq(logs[k].topics[0], ICapitalPool.Accrued.selector, "no catch-up");
        }
        assertEq(abi.encode(incidentOf(incident)), abi.encode(expected), "as of a synced pool");
        assertEq(incidentOf(incident).eligible, 2 * AMOUNT, "what is released is not in force");
        assertEq(atRisk(), expectedRisk, "A");
        pool.sync(type(uint256).max);
        assertEq(atRisk(), expectedRisk, "A after the catch-up");
        endPhase(incident);
        core.claims.finalize(incident);
        assertEq(atRisk(), 0, "and it leaves A");
    }

    /// @dev Lane and threshold depend on the capital after the last deposit, sale, fill or loss. Premium earned since then does not count,
    /// so the moment of a sync gives no advantage.
    function test_PremiumSinceTheLastSaleMakesNothingSmall() public {
        uint256 base = money().capital;
        uint256 amount = base / 50 - 2 * AMOUNT + 1;
        enterForce(buy(carol, product, amount, TERM));
        vm.warp(block.timestamp + 30 days);
        pool.sync(type(uint256).max);
        assertGt(money().capital / 50, 2 * AMOUNT + amount, "what it earned would make it small");
        assertTrue(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).votes, "quoted");
        assertStatus(file(20), IncidentStatus.Voting);
    }

    // ---- lanes ----

    function test_SmallIncidentCanBeChallenged() public {
        uint256 incident = file(20);
        IncidentView memory v = incidentOf(incident);
        assertStatus(incident, IncidentStatus.Filed);
        assertEq(v.until, block.timestamp + 3 days, "challenge window");
        assertEq(v.eligible, 2 * AMOUNT, "eligible");
        assertEq(v.cost, 2 * AMOUNT, "cost");
        assertEq(v.bond, BOND, "bond: 1 % of the cost is less");
        assertEq(money().bonds, BOND, "pool holds the bond");
        assertEq(atRisk(), 2 * AMOUNT, "counts in A");
        assertEq(v.thresholdBps, 6_000, "threshold");
    }

    function test_LargeIncidentGoesToAVote() public {
        uint256 incident = fileToVote(20);
        IncidentView memory v = incidentOf(incident);
        assertEq(v.eligible, 120_000e6, "eligible");
        assertEq(v.bond, 1_200e6, "bond is 1 % of the cost");
        assertEq(v.thresholdBps, 6_667, "a tenth of the capital: two thirds");
        Ballot memory b = core.assessors.ballotOf(incident);
        assertEq(b.weightTime, block.timestamp - 1, "weight just before filing");
        assertEq(b.commitUntil, block.timestamp + 3 days, "commit");
        assertEq(b.commitUntil + b.revealSeconds, block.timestamp + 5 days, "reveal");
        assertEq(b.maxStep, 20, "asserted is the cap");
    }

    function test_IncidentWithRootGoesToAVote() public {
        Filing memory f = filing(1);
        (f.lossRoot, f.lossTotal) = (EVIDENCE, 100e6);
        assertStatus(file(holder, f), IncidentStatus.Voting);
    }

    /// @dev Without a vote, at most 2 % of the capital is paid in a window.
    function test_LaneHasABudget() public {
        uint256 budget = money().capital / 50;
        uint256 asserted;
        uint256 passed;
        for (uint256 k; k < 4; k++) {
            uint256 incident = file(7);
            if (statusOf(incident) == IncidentStatus.Filed) passed++;
            asserted += 2 * AMOUNT * 7 / 20;
            assertEq(statusOf(incident) == IncidentStatus.Filed, asserted <= budget, "lane");
        }
        assertEq(passed, 2, "passed");
        skip(REPORT_WINDOW);
        assertStatus(file(7), IncidentStatus.Filed);
    }

    // ---- bonds ----

    function test_BondDoublesForIncidentsThatAssertAsMuch() public {
        assertEq(incidentOf(file(10)).bond, BOND, "first");
        assertEq(incidentOf(file(20)).bond, BOND, "a smaller one never makes a larger one more expensive");
        assertEq(incidentOf(file(20)).bond, 2 * BOND, "one asserted as much");
        assertEq(incidentOf(file(10)).bond, 8 * BOND, "three asserted as much");
    }

    function test_BondIsAtMost64Fold() public {
        for (uint256 k; k < 9; k++) {
            assertEq(incidentOf(file(1)).bond, uint256(BOND) << (k < 6 ? k : 6), "bond");
        }
    }

    function test_BondDoublesForRecentRefusals() public {
        uint256 incident = fileToVote(10);
        voteTo(incident, 0);
        uint256 refusedAt = block.timestamp;
        assertStatus(incident, IncidentStatus.Refused);
        assertEq(quoted(10), 2 * uint256(600e6), "as much");
        assertEq(quoted(11), 660e6, "more");
        vm.warp(refusedAt + REPORT_WINDOW - 1);
        assertEq(quoted(10), 1_200e6, "until a window later");
        vm.warp(refusedAt + REPORT_WINDOW);
        assertEq(quoted(10), 600e6, "no longer");
    }

    function quoted(uint8 step) internal view returns (uint256) {
        return core.claims.quoteFiling(product, block.timestamp - 1, step, 0).bond;
    }

    function testFuzz_QuoteMatchesFiling(uint8 step, uint96 lossTotal, bool isBig) public {
        step = uint8(bound(step, 1, 20));
        if (isBig) buyLargeCover();
        FilingQuote memory q = core.claims.quoteFiling(product, block.timestamp - 1, step, lossTotal);
        Filing memory f = filing(step);
        (f.lossRoot, f.lossTotal) = (lossTotal == 0 ? bytes32(0) : EVIDENCE, lossTotal);
        uint256 incident = file(holder, f);
        IncidentView memory v = incidentOf(incident);
        assertEq(v.bond, q.bond, "bond");
        assertEq(v.cost, q.cost, "cost");
        assertEq(v.eligible, q.eligible, "eligible");
        assertEq(v.thresholdBps, q.thresholdBps, "threshold");
        assertEq(v.status == IncidentStatus.Voting, q.votes, "lane");
        assertEq(money().bonds, q.bond, "taken");
    }

    // ---- from a draw ----

    function test_DrawCanBeFiledAgainByAnyHolder() public {
        Filing memory f = Filing(cover, block.timestamp - 1, 20, EVIDENCE, 0, 0, 0);
        uint256 first = file(holder, f);
        challenge(bob, first);
        draw(first);
        assertEq(atRisk(), 0, "a draw does not count in A");
        skip(10 days);
        (f.cover, f.drawn) = (otherCover, first);
        uint256 again = file(other, f);
        IncidentView memory v = incidentOf(again);
        assertStatus(again, IncidentStatus.Voting);
        assertTrue(v.isRefiled, "refiled");
        assertEq(v.eligible, 2 * AMOUNT, "eligible as before");
        assertEq(v.cost, 2 * AMOUNT, "cost as before");
        assertEq(atRisk(), 0, "nor does what is filed from it");
        voteTo(again, 20);
        assertEq(core.claims.collect(again, cover), AMOUNT, "everybody in force collects");
        skip(14 days);
        core.claims.finalize(first);
        assertStatus(first, IncidentStatus.Lapsed);
    }

    function test_DrawCanBeFiledAgainAsOftenAsNeeded() public {
        Filing memory f = Filing(cover, block.timestamp - 1, 20, EVIDENCE, 0, 0, 0);
        f.drawn = fileToDraw(f);
        for (uint256 k; k < 4; k++) {
            f.drawn = file(holder, f);
            draw(f.drawn);
        }
        voteTo(file(holder, f), 20);
    }

    /// @dev After each draw, exits stay held back for a window, whatever happens to incidents filed from it.
    function test_DrawHoldsAgainWhenWhatWasFiledFromItIsRefused() public {
        uint256 shares = pool.balanceOf(alice) / 10;
        uint256 day = exit(alice, shares);
        Filing memory f = Filing(cover, block.timestamp - 1, 15, EVIDENCE, 0, 0, 0);
        f.drawn = fileToDraw(f);
        uint256 held = pool.claimableRedeemRequest(day, alice);
        assertLt(held, shares, "a draw holds back exits");
        uint256 again = file(holder, f);
        assertEq(incidentOf(again).drawn, f.drawn, "its draw");
        assertEq(pool.claimableRedeemRequest(day, alice), held, "so does what is filed from it");
        voteTo(again, 0);
        assertApproxEqAbs(pool.claimableRedeemRequest(day, alice), held, held / 1e4, "and the draw again");
        endPhase(f.drawn);
        core.claims.finalize(f.drawn);
        assertEq(pool.claimableRedeemRequest(day, alice), shares, "until its time is over");
    }

    /// @dev An incident filed from the draw is refused in the second in which the draw ends.
    function test_ADrawThatIsOverHoldsNothingAgain() public {
        uint256 shares = pool.balanceOf(alice) / 10;
        uint256 day = exit(alice, shares);
        Filing memory f = Filing(cover, block.timestamp - 1, 15, EVIDENCE, 0, 0, 0);
        f.drawn = fileToDraw(f);
        uint256 again = file(holder, f);
        vote(again, 0, 0, 0);
        core.claims.tally(again);
        vm.warp(incidentOf(f.drawn).until);
        core.claims.finalize(again);
        assertEq(pool.claimableRedeemRequest(day, alice), shares, "nothing is held");
    }

    function fileToDraw(Filing memory f) internal returns (uint256 incident) {
        incident = file(holder, f);
        challenge(bob, incident);
        draw(incident);
    }

    function test_RevertGiven_DrawIsOver() public {
        Filing memory f = Filing(cover, block.timestamp - 1, 20, EVIDENCE, 0, 0, 0);
        f.drawn = fileToDraw(f);
        uint256 until = incidentOf(f.drawn).until;
        assertEq(until, block.timestamp + REPORT_WINDOW, "one window");
        vm.warp(until);
        expectRevertOnFile(holder, f, abi.encodeWithSelector(ErrorsLib.PhaseOver.selector, f.drawn, until, until));
        vm.warp(until - 1);
        file(holder, f);
    }

    function test_RevertGiven_NotDrawn() public {
        Filing memory f = filing(20);
        f.drawn = file(20);
        expectRevertOnFile(
            holder, f, abi.encodeWithSelector(ErrorsLib.WrongStatus.selector, f.drawn, IncidentStatus.Filed)
        );
    }

    /// @dev C9: a stranger cannot replace the claim by another one.
    function test_RevertWhen_NotTheDrawn() public {
        Filing memory f = Filing(cover, block.timestamp - 1, 10, EVIDENCE, 0, 0, 0);
        f.drawn = fileToDraw(f);
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.NotTheDrawn.selector, f.drawn);
        f.assertedStep = 9;
        expectRevertOnFile(holder, f, reason);
        f.assertedStep = 10;
        f.eventTime++;
        expectRevertOnFile(holder, f, reason);
        f.eventTime--;
        (f.lossRoot, f.lossTotal) = (EVIDENCE, 1e6);
        expectRevertOnFile(holder, f, reason);
        (f.lossRoot, f.lossTotal) = (0, 0);
        f.assertedStep = 11;
        uint256 again = file(holder, f);
        assertEq(incidentOf(again).cost, 2 * AMOUNT * 11 / 20, "asserts more");
    }

    /// @dev C9: nor its losses by another list with the same total, nor by those of another product.
    function test_RevertWhen_LossesAreNotTheDrawn() public {
        uint256 foreign = buy(holder, DEPEG, AMOUNT, TERM);
        enterForce(foreign);
        Filing memory f = Filing(cover, block.timestamp - 1, 10, EVIDENCE, keccak256("losses"), 5e6, 0);
        f.drawn = file(holder, f);
        draw(f.drawn);
        bytes memory reason = abi.encodeWithSelector(ErrorsLib.NotTheDrawn.selector, f.drawn);
        f.lossRoot = keccak256("others");
        expectRevertOnFile(holder, f, reason);
        (f.lossRoot, f.lossTotal) = (keccak256("losses"), 5e6 + 1);
        expectRevertOnFile(holder, f, reason);
        (f.lossTotal, f.cover) = (5e6, foreign);
        expectRevertOnFile(holder, f, reason);
        f.cover = cover;
        assertEq(incidentOf(file(holder, f)).lossRoot, f.lossRoot, "the same losses");
    }

    /// @dev To 1/2^24 of the eligible cover, rounded up, although the exposure has changed since.
    function test_MoreFromADrawIsLimitedByTheExposureOfItsFiling() public {
        uint256 first = file(10);
        endPhase(first);
        core.claims.finalize(first);
        core.claims.collect(first, cover);
        Filing memory f = Filing(cover, block.timestamp - 1, 10, EVIDENCE, 0, 0, 0);
        f.drawn = file(holder, f);
        draw(f.drawn);
        assertEq(incidentOf(f.drawn).cost, AMOUNT, "not limited");
        core.claims.collect(first, otherCover);
        f.assertedStep = 20;
        uint256 cost = incidentOf(file(holder, f)).cost;
        assertGe(cost, AMOUNT * 3 / 2, "two covers less what one was paid");
        assertLe(cost, AMOUNT * 3 / 2 + 2 * AMOUNT / (1 << 24) + 1, "rounded up");
    }
}
