// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolSolvency} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract SolvencyTest is PlainUnit {
    function setUp() public override {
        super.setUp();
        stake(alice, 200_000e6);
    }

    function test_RequiredIsForTheLargestGroup() public {
        sell(LINE, 10_000e6, today() + 1, today() + 10, 0);
        sell(OTHER_LINE, 30_000e6 + 1, today() + 1, today() + 20, 0);
        PoolSolvency memory s = pool.solvency();
        assertEq(s.capital, 200_000e6);
        assertEq(s.exposure, 40_000e6 + 1);
        assertEq(s.required, 75_000e6 + 3, "30,000.000001 / 40 %, rounded up");
        assertEq(s.atRisk, 0);
        assertFalse(s.priceUncertain);
    }

    function test_NextLargestGroupAfterTheLargestIsReleased() public {
        sell(LINE, 10_000e6, today() + 1, today() + 50, 0);
        sell(OTHER_LINE, 30_000e6, today() + 1, today() + 5, 0);
        skip(19 days);
        assertEq(pool.solvency().required, 25_000e6, "viewed");
        pool.sync(type(uint256).max);
        assertEq(pool.solvency().required, 25_000e6, "booked");
    }

    function test_LinesOfOneGroupAddUp() public {
        vm.prank(address(core.cover));
        uint8 third = pool.openLine(address(this), 0, 3_000, 10_000);
        sell(LINE, 10_000e6, today() + 1, today() + 50, 0);
        sell(third, 20_000e6, today() + 1, today() + 5, 0);
        assertEq(pool.groupExposure(0), 30_000e6);
        assertEq(pool.groupExposure(1), 0);
        assertEq(pool.solvency().required, 75_000e6);
        skip(19 days);
        assertEq(pool.groupExposure(0), 10_000e6, "not yet synced");
        pool.sync(type(uint256).max);
        assertEq(pool.groupExposure(0), 10_000e6);
    }

    function test_AtRiskIsTheSumOfOpenIncidents() public {
        sell(LINE, 1_200e6, today(), today() + 50, 0);
        sell(OTHER_LINE, 900e6, today(), today() + 50, 0);
        uint256 first = open(LINE, block.timestamp - 1, 0);
        assertEq(pool.solvency().atRisk, 1_200e6);
        assertFalse(pool.solvency().priceUncertain);
        uint256 second = open(OTHER_LINE, block.timestamp - 1, 0);
        assertEq(pool.solvency().atRisk, 2_100e6);
        assertTrue(pool.solvency().priceUncertain, "together above 1 % of 200,000");
        close(LINE, first, 0);
        assertFalse(pool.solvency().priceUncertain);
        close(OTHER_LINE, second, 0);
        assertEq(pool.solvency().atRisk, 0);
    }
}
