// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {DayBitmap} from "breakwater/libraries/DayBitmap.sol";

contract DayBitmapTest is Test {
    using DayBitmap for DayBitmap.Days;

    DayBitmap.Days internal days_;
    mapping(uint256 day => bool) internal naive;

    function test_EmptyHasNone() public view {
        assertEq(days_.next(0, 100_000), DayBitmap.NONE);
    }

    function test_BothEndsAreIncluded() public {
        days_.mark(256);
        assertEq(days_.next(256, 256), 256);
        assertEq(days_.next(255, 256), 256);
        assertEq(days_.next(257, 1_000), DayBitmap.NONE);
        assertEq(days_.next(0, 255), DayBitmap.NONE);
        assertEq(days_.next(257, 256), DayBitmap.NONE, "an empty range");
    }

    function test_MarkingTwiceIsMarkingOnce() public {
        days_.mark(7);
        days_.mark(7);
        assertEq(days_.next(0, 10), 7);
        assertEq(days_.next(8, 300), DayBitmap.NONE);
    }

    function testFuzz_EqualsAPlainSearch(uint256 seed, uint256 from, uint256 last) public {
        for (uint256 i; i < 8; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            days_.mark(seed % 1_200);
            naive[seed % 1_200] = true;
        }
        from = bound(from, 0, 1_200);
        last = bound(last, 0, 1_200);
        uint256 expected = DayBitmap.NONE;
        for (uint256 day = from; day <= last; day++) {
            if (!naive[day]) continue;
            expected = day;
            break;
        }
        assertEq(days_.next(from, last), expected);
    }
}
