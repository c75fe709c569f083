// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";

contract RateLibTest is Test {
    function test_SmallRatesAreExact() public pure {
        assertEq(RateLib.unpack(RateLib.pack(0)), 0);
        assertEq(RateLib.pack(0), 0);
        assertEq(RateLib.unpack(RateLib.pack(1)), 1);
        assertEq(RateLib.pack(1), 1 << 8, "mantissa 1, exponent 0");
        assertEq(RateLib.unpack(RateLib.pack(2 ** 48 - 1)), 2 ** 48 - 1);
        assertEq(RateLib.pack(2 ** 48 - 1), (2 ** 48 - 1) << 8);
    }

    function test_TheFirstRateThatIsNotExact() public pure {
        assertEq(RateLib.unpack(RateLib.pack(2 ** 48)), 2 ** 48);
        assertEq(RateLib.unpack(RateLib.pack(2 ** 48 + 1)), 2 ** 48, "rounded down");
        assertEq(RateLib.pack(2 ** 48), (2 ** 47) << 8 | 1, "47 bits of zeros and an exponent of 1");
        assertEq(RateLib.unpack(RateLib.pack(2 ** 49 - 1)), 2 ** 49 - 2);
    }

    function test_TheLargestRate() public pure {
        uint256 most = type(uint256).max;
        assertEq(RateLib.unpack(RateLib.pack(most)), (2 ** 48 - 1) << 208);
    }

    function testFuzz_ExactInTheFirst48Bits(uint48 mantissa, uint8 exponent) public pure {
        uint256 rate = uint256(mantissa) << (exponent % 209);
        assertEq(RateLib.unpack(RateLib.pack(rate)), rate);
    }

    /// @dev The largest rate that fits: never above, and less than one part in 2^47 below.
    function testFuzz_RoundsDownByLessThanAPartIn47Bits(uint256 rate, uint8 length) public pure {
        rate >>= length;
        uint256 back = RateLib.unpack(RateLib.pack(rate));
        assertLe(back, rate);
        assertLe(rate - back, rate >> 47);
        assertEq(RateLib.pack(back), RateLib.pack(rate), "packing again changes nothing");
    }

    function testFuzz_KeepsTheOrder(uint256 a, uint256 b) public pure {
        (a, b) = a < b ? (a, b) : (b, a);
        assertLe(RateLib.unpack(RateLib.pack(a)), RateLib.unpack(RateLib.pack(b)));
    }
}
