// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";
import {ModelTest} from "./Model.t.sol";

contract HeightTest is ModelTest {
    KinkedPremiumModel internal model = modelWith(0.5e18, 4e18);

    function test_HeightsByHand() public view {
        assertEq(model.height(0), 0.25e18);
        assertEq(model.height(0.25e18), 0.625e18);
        assertEq(model.height(0.5e18), 1e18);
        assertEq(model.height(0.75e18), 2.5e18);
        assertEq(model.height(1e18), 4e18);
    }

    function testFuzz_Monotone(uint256 a, uint256 b) public view {
        a = bound(a, 0, 1e18);
        b = bound(b, a, 1e18);
        assertLe(model.height(a), model.height(b));
    }
}
