// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Emission} from "breakwater/governance/Emission.sol";
import {MutualToken} from "breakwater/governance/MutualToken.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {GovernanceFixture} from "../../utils/GovernanceFixture.sol";

contract EmissionTest is GovernanceFixture {
    function setUp() public override {
        super.setUp();
        vm.startPrank(address(g.timelock));
        core.rewards.addToken(address(pool), address(core.token), 1);
        g.emission.setProgram(address(pool), 10_000e18, 100_000e6);
        vm.stopPrank();
        giveVotes(address(g.emission), 1_000_000e18);
    }

    function testFuzz_TheCurveFallsPastTheTarget(uint256 capital) public view {
        capital = bound(capital, 1, 1e30);
        uint256 here = g.emission.amountFor(10_000e18, 100_000e6, capital);
        uint256 beyond = g.emission.amountFor(10_000e18, 100_000e6, capital + capital / 10 + 1);
        assertLe(here, 10_000e18);
        if (capital <= 100_000e6) assertEq(here, 10_000e18);
        assertLe(beyond, here, "more for more capital");
        assertEq(g.emission.amountFor(10_000e18, 100_000e6, 200_000e6), 2_500e18);
    }

    function test_AnyoneFundsAWeekOnce() public {
        stake(alice, 200_000e6);
        assertEq(g.emission.distribute(address(pool)), 2_500e18);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.EmissionTooSoon.selector, block.timestamp + 7 days));
        g.emission.distribute(address(pool));
        skip(7 days);
        assertApproxEqAbs(core.rewards.claimable(address(pool), alice)[0], 2_500e18, 1e9);
        g.emission.distribute(address(pool));
    }

    function test_WhatAWeekLeavesIsPaidWithTheNext() public {
        g.emission.distribute(address(pool));
        skip(7 days);
        stake(alice, 50_000e6);
        g.emission.distribute(address(pool));
        skip(7 days);
        assertApproxEqAbs(core.rewards.claimable(address(pool), alice)[0], 20_000e18, 1e12);
    }

    function test_RevertWhen_AWeekIsMoreThanAThousandthOfTheSupply() public {
        vm.startPrank(address(g.timelock));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 100_001e18, 0, 100_000e18));
        g.emission.setProgram(address(pool), 100_001e18, 1);
        vm.stopPrank();
    }

    function test_RevertWhen_TheTargetIsOutOfRange() public {
        uint256 max = type(uint120).max;
        vm.startPrank(address(g.timelock));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 0, 1, max));
        g.emission.setProgram(address(pool), 1, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, max + 1, 1, max));
        g.emission.setProgram(address(pool), 1, max + 1);
        g.emission.setProgram(address(pool), 1, 1);
        vm.stopPrank();
    }

    function test_ProgramsAndWeeksAreAnnounced() public {
        stake(alice, 200_000e6);
        vm.expectEmit(address(g.emission));
        emit Emission.Emitted(address(pool), 2_500e18, 200_000e6);
        g.emission.distribute(address(pool));
        vm.expectEmit(address(g.emission));
        emit Emission.ProgramSet(address(pool), 20_000e18, 50_000e6);
        vm.prank(address(g.timelock));
        g.emission.setProgram(address(pool), 20_000e18, 50_000e6);
    }

    function test_AWeekIsRoundedDown() public view {
        // 10 * (3 / 7)^2 = 1.84; 4 of 10 * 3 / 7 = 4.29 are left after the first step
        assertEq(g.emission.amountFor(10, 3, 7), 1);
        // 11 * (2 / 3)^2 = 4.89; 7 of 7.33
        assertEq(g.emission.amountFor(11, 2, 3), 4);
    }

    function test_GovernanceTakesTokensBack() public {
        uint256 before = core.token.balanceOf(alice);
        vm.prank(address(g.timelock));
        g.emission.withdraw(alice, 1_000e18);
        assertEq(core.token.balanceOf(alice), before + 1_000e18);
    }

    /// @dev A stranger's small funding that ended a year ahead once blocked the emission until then.
    function test_AStrangersLongFundingHoldsNothingUp() public {
        stake(alice, 50_000e6);
        core.token.approve(address(core.rewards), 1_000e18);
        core.rewards.fund(address(pool), address(core.token), 53, block.timestamp + 365 days);
        assertEq(g.emission.distribute(address(pool)), 10_000e18);
        skip(365 days);
        assertApproxEqAbs(core.rewards.claimable(address(pool), alice)[0], 10_000e18, 1e12);
    }

    /// @dev The minimum applies to each week, so whoever takes up the stream for long pays for it.
    function test_RevertWhen_LessThanTheMinimumIsFundedForEachWeek() public {
        MutualToken other = new MutualToken(address(this), 1e24);
        vm.prank(address(g.timelock));
        core.rewards.addToken(address(pool), address(other), 100);
        other.approve(address(core.rewards), 1e24);
        uint256 start = block.timestamp;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.FundingBelowMinimum.selector, 299, 300));
        core.rewards.fund(address(pool), address(other), 299, start + 14 days + 1);
        core.rewards.fund(address(pool), address(other), 300e18, start + 14 days + 1);
        // Joining does not extend the stream, so the minimum counts once; a week and a second longer, it counts twice.
        core.rewards.fund(address(pool), address(other), 100, start + 14 days + 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.FundingBelowMinimum.selector, 199, 200));
        core.rewards.fund(address(pool), address(other), 199, start + 21 days + 2);
    }

    function test_RevertGiven_AWeekIsBelowTheMinimum() public {
        address second = _secondPool();
        vm.startPrank(address(g.timelock));
        core.rewards.addToken(second, address(core.token), 1_000e18);
        g.emission.setProgram(second, 400e18, 1e6);
        vm.stopPrank();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.FundingBelowMinimum.selector, 400e18, 1_000e18));
        g.emission.distribute(second);
    }

    function test_RevertGiven_TheTokenIsNoRewardOfThePool() public {
        address second = _secondPool();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownToken.selector, second, address(core.token)));
        g.emission.distribute(second);
    }

    function _secondPool() private returns (address) {
        vm.prank(address(g.timelock));
        return core.factory
            .createPool(Defaults.poolConfig(address(asset), "Second", "bwSEC", address(this), address(core.model)));
    }
}
