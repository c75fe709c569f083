// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {GovernanceUnit} from "../../utils/GovernanceUnit.t.sol";

contract EmissionTest is GovernanceUnit {
    function setUp() public override {
        super.setUp();
        vm.startPrank(address(g.timelock));
        core.rewards.addToken(address(pool), address(core.token), 1);
        g.emission.setProgram(address(pool), 10_000e18, 100_000e6);
        vm.stopPrank();
        core.token.transfer(address(g.emission), 1_000_000e18);
    }

    function testFuzz_TheCurveFallsPastTheTarget(uint256 capital) public view {
        capital = bound(capital, 1, 1e30);
        uint256 here = g.emission.amountFor(10_000e18, 100_000e6, capital);
        uint256 beyond = g.emission.amountFor(10_000e18, 100_000e6, capital + capital / 10 + 1);
        assertLe(here, 10_000e18);
        if (capital <= 100_000e6) assertEq(here, 10_000e18);
        assertLe(beyond, here, "never more for more capital");
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

    function test_WhatAWeekLeavesComesBack() public {
        g.emission.distribute(address(pool));
        skip(7 days);
        uint256 before = core.token.balanceOf(address(g.emission));
        assertApproxEqAbs(g.emission.reclaim(address(pool), 1), 10_000e18, 1);
        assertApproxEqAbs(core.token.balanceOf(address(g.emission)), before + 10_000e18, 1);
    }

    function test_RevertWhen_AWeekIsMoreThanAThousandthOfTheSupply() public {
        vm.startPrank(address(g.timelock));
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 100_001e18, 0, 100_000e18)
        );
        g.emission.setProgram(address(pool), 100_001e18, 1);
        g.emission.withdraw(alice, 1_000_000e18);
        vm.stopPrank();
    }
}
