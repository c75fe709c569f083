// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";

contract RateLibTest is Test {
    function testFuzz_RoundsDown(uint256 rate) external pure {
        rate = bound(rate, 0, type(uint224).max);
        uint256 back = RateLib.unpack(RateLib.pack(rate));
        assertLe(back, rate);
        assertLe(rate - back, rate >> 47);
        back = RateLib.unpack(RateLib.packRefund(rate));
        assertLe(back, rate);
        assertLe(rate - back, rate >> 23);
    }

    function testFuzz_SmallRatesAreExact(uint48 rate, uint24 refund) external pure {
        assertEq(RateLib.unpack(RateLib.pack(rate)), rate);
        assertEq(RateLib.unpack(RateLib.packRefund(refund)), refund);
    }

    function testFuzz_CapitalPartIsAtMostAll(uint256 rate, uint16 share) external pure {
        rate = bound(rate, 0, type(uint128).max);
        assertLe(RateLib.capitalPart(rate, share), rate);
    }
}
