// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";

contract SolvencyLibTest is Test {
    function test_RequiredIsRoundedUp() public pure {
        assertEq(SolvencyLib.required(0, 0, 4_000), 0);
        assertEq(SolvencyLib.required(0, 40, 4_000), 100);
        assertEq(SolvencyLib.required(0, 41, 4_000), 103);
        assertEq(SolvencyLib.required(0, 7, 10_000), 7);
    }

    function test_MaterialIsRoundedDown() public pure {
        assertEq(SolvencyLib.material(199, 100), 1);
        assertEq(SolvencyLib.material(200, 100), 2);
        assertEq(SolvencyLib.material(200, 0), 0);
    }

    function test_HeadroomIsTheSmallerOfGroupAndLine() public pure {
        assertEq(SolvencyLib.headroom(1_000, 0, 0, 4_000, 0, 3_000), 300);
        assertEq(SolvencyLib.headroom(1_000, 350, 350, 4_000, 0, 3_000), 50);
        assertEq(SolvencyLib.headroom(1_000, 350, 0, 4_000, 290, 3_000), 10);
        assertEq(SolvencyLib.headroom(1_000, 350, 0, 4_000, 310, 3_000), 0, "above its share");
        assertEq(SolvencyLib.headroom(1_000, 401, 0, 4_000, 0, 3_000), 0, "another group is above the cap");
        assertEq(SolvencyLib.headroom(0, 0, 0, 4_000, 0, 3_000), 0);
    }

    /// @dev The inverse of `required`: what it allows keeps the rule, one unit more does not.
    function testFuzz_HeadroomIsExact(uint256 capital, uint256 group, uint256 cap) public pure {
        capital = bound(capital, 0, 1e38);
        cap = bound(cap, 1, 10_000);
        group = bound(group, 0, capital * cap / 10_000);
        uint256 room = SolvencyLib.headroom(capital, group, group, cap, 0, 10_000);
        assertLe(SolvencyLib.required(0, group + room, cap), capital);
        assertGt(SolvencyLib.required(0, group + room + 1, cap), capital);
    }
}
