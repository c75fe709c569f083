// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Filing, IncidentStatus, Party} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";

/// @title What lies exactly at a limit, and what a second filing or a second verdict must not count again
contract Edges is ClaimsFixture {
    /// @dev Stakes what makes the pool's capital exactly so much.
    function stakeUpTo(uint256 capital) internal {
        pool.sync(NO_LIMIT);
        stake(alice, capital - money().capital);
        assertEq(money().capital, capital, "capital");
    }

    /// @dev Two thirds must agree from a tenth of the capital on, and a tenth is a tenth to the unit.
    function test_ExactlyATenthOfTheCapitalIsLarge() public {
        deal100();
        uint256 snapshot = vm.snapshotState();
        stakeUpTo(1_200_000e6);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).thresholdBps, 6_667, "quoted");
        assertEq(incidentOf(file(20)).thresholdBps, 6_667, "a tenth");
        vm.revertToState(snapshot);
        stakeUpTo(1_200_000e6 + 1);
        assertEq(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).thresholdBps, 6_000, "quoted");
        assertEq(incidentOf(file(20)).thresholdBps, 6_000, "a unit less");
    }

    /// @dev The lane takes 2 % of the capital, and 2 % is 2 % to the unit.
    function test_ExactlyTwoPercentOfTheCapitalIsSmall() public {
        deal100();
        stakeUpTo(6_000_000e6);
        assertFalse(core.claims.quoteFiling(product, block.timestamp - 1, 20, 0).votes, "quoted");
        assertStatus(file(20), IncidentStatus.Filed);
        assertTrue(core.claims.quoteFiling(product, block.timestamp - 1, 1, 0).votes, "nothing more in this window");
    }

    /// @dev Its later incidents do not put off the end of a lane's window.
    function test_TheLanesWindowBeginsWithItsFirstIncident() public {
        uint256 since = block.timestamp;
        assertStatus(file(7), IncidentStatus.Filed);
        vm.warp(since + REPORT_WINDOW - 1);
        assertStatus(file(12), IncidentStatus.Filed);
        assertStatus(file(7), IncidentStatus.Voting);
        vm.warp(since + REPORT_WINDOW);
        assertStatus(file(20), IncidentStatus.Filed);
    }

    /// @dev However much more it asserts, all losses of the list are what it was.
    function test_LossesFiledAgainCostNoMoreThanTheirTotal() public {
        uint256 total = 60_000e6;
        deal100();
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

    /// @dev The part of a product's experience that is not the pool's.
    function productExperience() internal view returns (uint256) {
        return core.cover.productOf(product).experience * 1e18 / core.lens.solvency(address(pool)).poolExperience;
    }

    /// @dev A verdict that is repeated for cover that came later is no second loss of the product.
    function test_ARepeatedSeverityIsNoSecondLoss() public {
        uint256 first = file(10);
        endPhase(first);
        core.claims.finalize(first);
        uint256 risen = productExperience();
        assertGt(risen, 1.5e18, "half a payout");
        uint256 late = buy(carol, product, AMOUNT, TERM);
        enterForce(late);
        uint256 second = file(carol, late, block.timestamp - 1, 10);
        voteTo(second, 10);
        assertEq(core.claims.episodeOf(second).asked, 3 * AMOUNT / 2, "one cover more is booked");
        assertLe(productExperience(), risen, "the product's factor does not rise");
        uint256 third = file(carol, late, incidentOf(second).eventTime, 12);
        voteTo(third, 12);
        assertGt(productExperience(), risen, "a larger severity raises it");
    }
}
