// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {Quote} from "breakwater/types/CoverTypes.sol";
import {PoolMoney, Solvency} from "breakwater/types/PoolTypes.sol";
import {ProtocolFixture} from "../utils/ProtocolFixture.sol";

/// @title The whole path of the money, with the figures of the picture in the README
contract LifecycleTest is ProtocolFixture {
    uint256 internal constant STAKE = 200_000e6;
    uint256 internal constant AMOUNT = 20_000e6;
    uint256 internal constant TERM = 90;
    uint256 internal constant PAYOUT = 12_000e6;
    uint8 internal constant ASSERTED = 20;
    uint8 internal constant VERDICT = 12;

    uint256 internal premium;
    uint256 internal cover;
    uint256 internal incident;

    function test_MoneyGoesFromStakeToPayoutToExit() public {
        _aliceStakes();
        _bobBuysCover();
        assess(carol, 10_000e18);
        _bobFiles();
        _aliceRequestsAnExit();
        _carolVotes();
        _theVerdictIsSettled();
        _carolIsRewarded();
        _bobCollects();
        _alicesExitIsProcessed();
        _aliceIsPaid();
        assertBalanced();
    }

    function _aliceStakes() private {
        uint256 shares = stake(alice, STAKE);
        assertEq(shares, STAKE * 1e3, "the first shares cost par");
        assertEq(pool.totalAssets(), STAKE);
    }

    function _bobBuysCover() private {
        Quote memory q = core.cover.quote(EXPLOIT, AMOUNT, TERM);
        // 20,000 * 2 % * 90/365, rounded up.
        assertEq(q.expectedLoss, 98_630_137);
        // R = 15,000: 200,000 * K(0.075) = 200,000 * (2 % * 0.075 + 2 % * 0.075^2 / 1.4) a year, for 106 days bound.
        assertApproxEqAbs(q.capitalCost, _costOfCapital(15_000e6, 106), 2);
        premium = q.premium;
        fund(bob, premium);
        uint256 before = asset.balanceOf(bob);
        cover = buy(bob, EXPLOIT, AMOUNT, TERM);
        assertEq(before - asset.balanceOf(bob), premium, "he pays what he was quoted");
        Solvency memory s = core.lens.solvency(address(pool));
        assertEq(s.required, 15_000e6, "three quarters of 20,000");
        assertEq(s.byGroup, 66_666_666_667, "20,000 in a group that may be 30 % of the capital");
        assertEq(startOf(cover), (START / 1 days + 2) * 1 days, "from the midnight after one waiting day");
    }

    /// @dev K below the kink: 2 % u + (4 % - 2 %) u^2 / 2 / 0.7.
    function _costOfCapital(uint256 required, uint256 daysBound) private pure returns (uint256) {
        uint256 yearly = required * 2 / 100 + required * required * 2 / 100 * 10 / 14 / STAKE;
        return yearly * daysBound / 365;
    }

    function _bobFiles() private {
        enterForce(cover);
        incident = file(bob, cover, startOf(cover) + 1 hours, ASSERTED);
        assertEq(uint8(statusOf(incident)), uint8(IncidentStatus.Voting), "10 % of the capital is voted on");
        assertEq(pool.money().bonds, BOND);
        assertEq(core.lens.solvency(address(pool)).atRisk, AMOUNT);
        assertEq(pool.maxDeposit(alice), 0, "20,000 of 200,000 is more than 3 %: deposits wait");
    }

    function _aliceRequestsAnExit() private {
        requestExit(alice, pool.balanceOf(alice) / 2);
    }

    function _carolVotes() private {
        commitVote(carol, incident, VERDICT);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(carol, incident, VERDICT);
    }

    /// @dev Nobody appeals.
    function _theVerdictIsSettled() private {
        endPhase(incident);
        core.claims.tally(incident);
        endPhase(incident);
        pool.sync(NO_LIMIT);
        PoolMoney memory before = pool.money();
        core.claims.finalize(incident);
        IncidentView memory settled = core.claims.incidentOf(incident);
        assertEq(uint8(settled.status), uint8(IncidentStatus.Accepted));
        assertEq(settled.severityBps, 6_000);
        PoolMoney memory m = pool.money();
        assertEq(before.capital + before.reserve - m.capital - m.reserve, PAYOUT, "reserve first, then capital");
        assertEq(m.owed, PAYOUT + settled.reward + BOND);
        uint256 bobs = asset.balanceOf(bob);
        core.claims.collectBond(incident, Party.Filer);
        // Eight steps below the asserted severity: nobody's bond is forfeited.
        assertEq(asset.balanceOf(bob) - bobs, BOND, "his bond is back");
    }

    function _carolIsRewarded() private {
        uint256 reward = core.claims.incidentOf(incident).reward;
        assertLe(reward, PAYOUT / 200, "at most 0.5 % of what was booked, from the fees");
        core.assessors.settleVote(incident, carol);
        if (reward == 0) return;
        uint256 before = asset.balanceOf(carol);
        core.claims.collectReward(address(pool), carol);
        assertEq(asset.balanceOf(carol) - before, reward, "she decided alone");
    }

    function _bobCollects() private {
        uint256 before = asset.balanceOf(bob);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(bob) - before, PAYOUT);
        assertEq(pool.money().owed, 0);
        assertEq(core.cover.claimOf(cover).left, AMOUNT - PAYOUT);
        assertEq(core.lens.solvency(address(pool)).exposure, AMOUNT - PAYOUT);
    }

    function _alicesExitIsProcessed() private {
        pool.processExits();
        uint256 half = (STAKE - PAYOUT) / 2;
        uint256 exiting = pool.money().exiting;
        assertApproxEqAbs(exiting, half, premium, "half of what the loss left, and of the premium earned");
        assertEq(pool.maxRedeem(alice), 0, "chargeable for one report window");
    }

    function _aliceIsPaid() private {
        skip(REPORT_WINDOW + 1);
        uint256 exiting = pool.money().exiting;
        uint256 shares = pool.maxRedeem(alice);
        assertEq(shares, STAKE * 1e3 / 2);
        uint256 before = asset.balanceOf(alice);
        redeem(alice, shares);
        assertApproxEqAbs(asset.balanceOf(alice) - before, exiting, 1);
    }
}
