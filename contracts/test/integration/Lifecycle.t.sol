// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {Base} from "../utils/Base.t.sol";

/// @title The whole path of the money, told with the numbers of e2e/lifecycle.spec.ts and of the README's picture
contract LifecycleTest is Base {
    uint256 internal constant STAKE = 200_000e6;
    uint256 internal constant AMOUNT = 20_000e6;
    uint256 internal constant TERM = 90;
    uint256 internal constant PAYOUT = 12_000e6;
    uint8 internal constant ASSERTED = 20;
    uint8 internal constant VERDICT = 12;

    address internal alice;
    address internal bob;
    address internal carol;
    uint256 internal premium;
    uint256 internal cover;
    uint256 internal incident;

    function test_MoneyGoesFromStakeToPayoutToExit() public {
        (alice, bob, carol) = (person("alice"), person("bob"), person("carol"));
        _aliceStakes();
        _bobBuysCover();
        assess(carol, 10_000e18);
        _bobFiles();
        _aliceAsksForHalf();
        _carolVotes();
        _theVerdictIsSettled();
        _carolIsRewarded();
        _bobCollects();
        _alicesExitIsProcessed();
        _aliceTakesIt();
        assertBalanced();
    }

    function _aliceStakes() private {
        uint256 shares = stake(alice, STAKE);
        assertEq(shares, STAKE * 1e3, "the first shares cost par");
        assertEq(pool.totalAssets(), STAKE);
    }

    function _bobBuysCover() private {
        premium = core.cover.quote(EXPLOIT, AMOUNT, TERM);
        fund(bob, premium);
        uint256 before = asset.balanceOf(bob);
        cover = buy(bob, EXPLOIT, AMOUNT, TERM);
        assertEq(before - asset.balanceOf(bob), premium, "he pays what he was quoted");
        assertEq(premium, 84_540_118, "a third of the way up the curve: 20,000 * 90/365 * 4 % * 0.42857");
        assertEq(pool.solvency().required, 50_000e6, "20,000 dUSD in a group that may be 40 % of the capital");
        assertEq(startOf(cover), (START / 1 days + 2) * 1 days, "from the midnight after one waiting day");
    }

    function _bobFiles() private {
        vm.warp(startOf(cover) + 6 hours);
        incident = file(bob, cover, startOf(cover) + 1 hours, ASSERTED);
        assertEq(pool.money().bonds, 500e6);
        assertTrue(pool.solvency().priceUncertain, "20,000 of 200,000 is more than 1 %");
        assertEq(pool.maxDeposit(alice), 0, "so deposits wait");
    }

    function _aliceAsksForHalf() private {
        uint256 half = pool.balanceOf(alice) / 2;
        vm.prank(alice);
        pool.requestRedeem(half, alice, alice);
    }

    function _carolVotes() private {
        commitVote(carol, incident, VERDICT);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(carol, incident, VERDICT);
    }

    /// @dev Nobody appeals.
    function _theVerdictIsSettled() private {
        vm.warp(core.claims.incidentOf(incident).until);
        uint256 before = asset.balanceOf(bob);
        core.claims.tally(incident);
        vm.warp(core.claims.incidentOf(incident).until);
        core.claims.finalize(incident);
        core.claims.collectBond(incident, Party.Filer);
        IncidentView memory settled = core.claims.incidentOf(incident);
        assertEq(uint8(settled.status), uint8(IncidentStatus.Accepted));
        assertEq(settled.booked, PAYOUT);
        assertGt(settled.reward, 0, "a tenth of the fees that were earned until then");
        assertEq(pool.money().owed, PAYOUT + settled.reward);
        assertEq(asset.balanceOf(bob) - before, 500e6, "his bond is back");
    }

    function _carolIsRewarded() private {
        uint256 reward = core.claims.incidentOf(incident).reward;
        uint256 before = asset.balanceOf(carol);
        core.claims.settleVote(incident, 1, carol);
        core.claims.collectReward(address(pool), carol);
        assertEq(asset.balanceOf(carol) - before, reward, "she decided alone");
        assertEq(pool.money().owed, PAYOUT);
    }

    function _bobCollects() private {
        uint256 before = asset.balanceOf(bob);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(bob) - before, PAYOUT);
        assertEq(pool.money().owed, 0);
    }

    function _alicesExitIsProcessed() private {
        vm.warp(block.timestamp + 2 days);
        pool.processExits();
        uint256 half = (STAKE - PAYOUT) / 2;
        assertGt(pool.money().exiting, half, "half of what the loss left, and premium earned");
        assertLt(pool.money().exiting, half + premium / 2, "but less than all of the premium");
    }

    function _aliceTakesIt() private {
        vm.warp(block.timestamp + pool.reportWindow());
        uint256 exiting = pool.money().exiting;
        uint256 before = asset.balanceOf(alice);
        uint256 shares = pool.maxRedeem(alice);
        vm.prank(alice);
        pool.redeem(shares, alice, alice);
        assertEq(asset.balanceOf(alice) - before, exiting);
    }
}
