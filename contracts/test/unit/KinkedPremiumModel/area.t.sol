// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";
import {ModelTest} from "./Model.t.sol";

contract AreaTest is ModelTest {
    KinkedPremiumModel internal model;

    function setUp() public {
        model = modelWith(0.5e18, 4e18);
    }

    function test_AreasByHand() public view {
        assertEq(model.area(0, 500, 1_000), 312.5e18, "500 * (1/4 + 1) / 2");
        assertEq(model.area(500, 1_000, 1_000), 1_250e18, "500 * (1 + 4) / 2");
        assertEq(model.area(0, 1_000, 1_000), 1_562.5e18);
        assertEq(model.area(400, 600, 1_000), 92.5e18 + 130e18, "100 * 0.925 + 100 * 1.3");
        assertEq(model.area(300, 300, 1_000), 0);
        assertEq(model.area(1_000, 1_000, 1_000), 0);
    }

    function test_FlatCurve() public {
        model = modelWith(0.3e18, 1e18);
        assertEq(model.area(123, 777, 1_000), 654e18);
    }

    /// @dev P4: whole <= first + second <= whole + what rounding up twice more adds.
    function testFuzz_Additive(
        uint256 kink,
        uint256 steepness,
        uint256 a,
        uint256 b,
        uint256 c,
        uint256 capacity
    ) public {
        model = modelWith(bound(kink, 0.01e18, 0.99e18), bound(steepness, 1e18, 100e18));
        capacity = bound(capacity, 1, 1e30);
        a = bound(a, 0, capacity);
        b = bound(b, a, capacity);
        c = bound(c, b, capacity);
        uint256 whole = model.area(a, c, capacity);
        uint256 parts = model.area(a, b, capacity) + model.area(b, c, capacity);
        assertLe(whole, parts);
        assertLe(parts, whole + 2);
    }

    function testFuzz_MonotoneAndBounded(uint256 a, uint256 b, uint256 capacity) public view {
        capacity = bound(capacity, 1, 1e30);
        a = bound(a, 0, capacity);
        b = bound(b, a, capacity);
        uint256 area = model.area(a, b, capacity);
        assertGe(area, (b - a) * 0.25e18, "above the floor");
        assertLe(area, (b - a) * 4e18 + 2, "below the top");
        assertLe(
            model.area(0, b - a, capacity), area + 2, "the same amount at a lower utilisation is cheaper"
        );
    }

    /// @dev The area of a thin slice is its width times the height of the curve there.
    function testFuzz_IsTheIntegralOfTheHeight(uint256 at) public view {
        uint256 capacity = 1e24;
        at = bound(at, 0, capacity - 1e12);
        uint256 low = model.height(at * 1e18 / capacity);
        uint256 high = model.height((at + 1e12) * 1e18 / capacity + 1);
        uint256 area = model.area(at, at + 1e12, capacity);
        assertGe(area + 1e13, low * 1e12);
        assertLe(area, high * 1e12 + 1e13);
    }
}
