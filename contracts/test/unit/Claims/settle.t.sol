// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Loss} from "breakwater/types/RiskTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";
import {CoverTriggerStub} from "../../utils/PartStubs.sol";

contract Settle is ClaimsFixture {
    uint256 internal endTime;

    function setUp() public override {
        super.setUp();
        ProductTerms memory terms = productTerms("Settles", 5);
        terms.trigger = enabled(address(new CoverTriggerStub()));
        product = core.cover.listProduct(terms);
        cover = buy(holder, product, AMOUNT, 60);
        otherCover = buy(other, product, AMOUNT, 90);
        endTime = uint256(core.cover.coverOf(cover).endDay) * 1 days;
    }

    function settle(uint256 share) internal returns (uint256) {
        return core.claims.settle(cover, abi.encode(share));
    }

    function test_RevertGiven_NoTriggerSettlesIt() public {
        uint256 plain = buy(holder, EXPLOIT, AMOUNT, 60);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotSettledByTrigger.selector, plain));
        core.claims.settle(plain, "");
    }

    function test_RevertGiven_Cancelled() public {
        enterForce(cover);
        cancel(holder, cover);
        skip(1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoverCancelled.selector, cover));
        settle(0.1e18);
    }

    function test_RevertGiven_NotEnded() public {
        vm.warp(endTime - 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoverNotEnded.selector, cover, endTime));
        settle(0.1e18);
    }

    function test_RevertGiven_Released() public {
        uint256 until = endTime + REPORT_WINDOW;
        vm.warp(until);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.SettlementOver.selector, cover, until));
        settle(0.1e18);
        vm.warp(until - 1);
        settle(0.1e18);
    }

    function test_PaysAtOnce() public {
        vm.warp(endTime);
        assertEq(atRisk(), AMOUNT / 4, "E2: the ended cover counts at the cap");
        uint256 before = asset.balanceOf(holder);
        assertEq(settle(0.1e18), 1_000e6, "10 %");
        assertEq(asset.balanceOf(holder) - before, 1_000e6, "to the holder");
        assertEq(core.cover.claimOf(cover).received, 1_000e6, "settled");
        assertEq(atRisk(), 0, "at risk no longer");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToSettle.selector, cover));
        settle(0.1e18);
        assertBalanced();
    }

    /// @dev Without a loss a holder is paid one unit, so that the cover no longer counts in A.
    function test_WithoutALossTheCoverIsAtRiskNoLonger() public {
        vm.warp(endTime);
        assertEq(settle(0), 1, "one unit");
        assertEq(atRisk(), 0, "at risk no longer");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToSettle.selector, cover));
        settle(0);
    }

    /// @dev A cover pays no more than its amount, whatever a trigger returns.
    function test_AShareBeyondAllPaysTheAmount() public {
        vm.warp(endTime);
        assertEq(settle(1.5e18), AMOUNT, "the amount");
        assertEq(core.cover.claimOf(cover).left, 0, "used up");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToSettle.selector, cover));
        settle(2e18);
    }

    /// @dev C13: what the pool cannot pay stays claimable.
    function test_ShortfallCanBeSettledLater() public {
        vm.warp(endTime);
        uint256 all = money().capital + money().reserve;
        bookLoss(Loss(0, block.timestamp - 1, all, 0, all));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToSettle.selector, cover));
        settle(0.2e18);
        fund(bob, 500e6);
        vm.prank(bob);
        pool.donate(500e6);
        assertApproxEqAbs(settle(0.2e18), 500e6, 10e6, "what there is");
        vm.prank(bob);
        fund(bob, 5_000e6);
        vm.prank(bob);
        pool.donate(5_000e6);
        settle(0.2e18);
        assertEq(core.cover.claimOf(cover).received, 2_000e6, "all of it in the end");
        assertBalanced();
    }

    /// @dev E2: new stakers would otherwise pay for a loss of others before the rest is settled.
    function test_E2_WhatAnExhaustedPoolOwesIsAtRiskUntilItIsSettled() public {
        vm.warp(endTime);
        uint256 all = money().capital + money().reserve;
        bookLoss(Loss(0, block.timestamp - 1, all, 0, all));
        fund(bob, 5_000e6);
        vm.startPrank(bob);
        pool.donate(500e6);
        assertApproxEqAbs(settle(0.2e18), 500e6, 10e6, "what there is");
        assertEq(atRisk(), AMOUNT / 4, "the rest is at risk");
        pool.donate(4_000e6);
        vm.stopPrank();
        skip(1 days);
        assertGt(pool.totalAssets(), 100e6, "a gain is streamed");
        assertEq(pool.maxDeposit(bob), 0, "E2: nobody joins in between");
        settle(0.2e18);
        assertEq(core.cover.claimOf(cover).received, 2_000e6, "all of it");
        assertEq(atRisk(), 0, "at risk no longer");
        skip(1 days);
        assertGt(pool.maxDeposit(bob), 0, "open again");
    }

    /// @dev After a small verdict past the end, what the trigger can still pay stays at risk.
    function test_AVoteAfterTheEndSettlesNothing() public {
        vm.warp(endTime - 1 hours);
        uint256 incident = file(holder, cover, block.timestamp - 1, 1);
        endPhase(incident);
        core.claims.finalize(incident);
        assertEq(core.claims.collect(incident, cover), 500e6, "5 %");
        assertEq(atRisk(), AMOUNT / 4, "its trigger can show a quarter");
        assertEq(settle(0.25e18), 2_000e6, "25 % less 5 %");
        assertEq(atRisk(), 0, "at risk no longer");
    }

    /// @dev C13: never paid by `settle` and again by a vote.
    function test_VoteDoesNotPayWhatWasSettled() public {
        vm.warp(endTime - 2 hours);
        uint256 incident = file(holder, cover, endTime - 3 hours, 4);
        challenge(bob, incident);
        vm.warp(endTime);
        settle(0.15e18);
        voteTo(incident, 4);
        assertEq(core.claims.collect(incident, cover), 500e6, "20 % less 15 %");
        assertEq(core.claims.receivedOf(incident, cover), 2_000e6, "received");
        assertEq(core.claims.collect(incident, otherCover), 2_000e6, "the other one");
    }

    function test_SettleDoesNotPayWhatAVotePaid() public {
        vm.warp(endTime - 10 days);
        uint256 incident = file(holder, cover, block.timestamp - 1, 2);
        challenge(bob, incident);
        voteTo(incident, 2);
        core.claims.collect(incident, cover);
        vm.warp(endTime);
        assertEq(atRisk(), AMOUNT / 4, "it waits for its trigger like any other");
        assertEq(settle(0.15e18), 500e6, "15 % less 10 %");
        assertEq(atRisk(), 0, "at risk no longer");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToSettle.selector, cover));
        settle(0.15e18);
    }

    /// @dev C24: after a small verdict before the end, every cover that collected it stayed at risk for a report window after the end, and
    /// deposits were paused: if it had paid as much as the trigger shows, nothing could settle it.
    function test_C24_AVoteBeforeTheEndLeavesNothingAtRisk() public {
        vm.warp(endTime - 10 days);
        uint256 incident = file(holder, cover, block.timestamp - 1, 1);
        endPhase(incident);
        core.claims.finalize(incident);
        core.claims.collect(incident, cover);
        core.claims.collect(incident, otherCover);
        vm.warp(endTime);
        assertEq(settle(0.01e18), 1, "one unit: it received more than 1 %");
        assertEq(atRisk(), 0, "at risk no longer");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToSettle.selector, cover));
        settle(0.05e18);
        assertEq(settle(0.06e18), 100e6 - 1, "what a deeper round shows");
        vm.warp(uint256(core.cover.coverOf(otherCover).endDay) * 1 days);
        assertEq(atRisk(), AMOUNT / 4, "the other one waits");
        skip(REPORT_WINDOW);
        assertEq(atRisk(), 0, "and is released");
    }

    /// @dev Nothing is left that a trigger could pay.
    function test_UsedUpCoversAreNotAtRiskAfterTheirEnd() public {
        vm.warp(endTime - 10 days);
        uint256 incident = file(holder, cover, block.timestamp - 1, 20);
        challenge(bob, incident);
        voteTo(incident, 20);
        core.claims.collect(incident, cover);
        vm.warp(endTime);
        assertEq(atRisk(), 0, "used up");
        skip(REPORT_WINDOW);
        pool.sync(NO_LIMIT);
        assertEq(atRisk(), 0, "released");
    }
}
