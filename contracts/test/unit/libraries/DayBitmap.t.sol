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
        _bothEnds(254);
        _bothEnds(510);
        _bothEnds(1_021);
    }

    /// @dev The first and the last day of a span.
    function _bothEnds(uint256 day) private {
        days_.mark(day);
        assertEq(days_.next(day, day), day);
        assertEq(days_.next(day - 1, day), day);
        assertEq(days_.next(day + 1, day + 250), DayBitmap.NONE);
        assertEq(days_.next(day - 250, day - 1), DayBitmap.NONE);
        assertEq(days_.next(day + 1, day), DayBitmap.NONE, "an empty range");
    }

    /// @dev A word that exists is not a day.
    function test_ReservedSpansHoldNoDays() public {
        days_.mark(3_000);
        days_.reserve(2_900, 3);
        assertEq(days_.next(2_000, 2_999), DayBitmap.NONE);
        assertEq(days_.next(3_001, 9_000), DayBitmap.NONE);
        assertEq(days_.next(0, 9_000), 3_000, "and forget none");
        assertEq(_word(10), 0);
        for (uint256 i; i < 3; i++) {
            assertEq(_word(11 + i) >> 255, 1);
        }
        assertEq(_word(14), 0);
    }

    function test_MarkingTwiceIsMarkingOnce() public {
        days_.mark(7);
        days_.mark(7);
        assertEq(days_.next(0, 10), 7);
        assertEq(days_.next(8, 300), DayBitmap.NONE);
    }

    function _word(uint256 index) private view returns (uint256) {
        return days_.words[index];
    }

    function testFuzz_EqualsAPlainSearch(uint256 seed, uint256 from, uint256 last) public {
        for (uint256 i; i < 8; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            days_.mark(seed % 1_200);
            naive[seed % 1_200] = true;
        }
        if (seed % 2 == 0) days_.reserve(seed % 1_200, 4);
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
