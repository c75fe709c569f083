// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {DayBitmap} from "breakwater/libraries/DayBitmap.sol";
import {StreamLib} from "breakwater/libraries/StreamLib.sol";

contract StreamHarness {
    using DayBitmap for DayBitmap.Days;
    using StreamLib for StreamLib.Stream;

    StreamLib.Stream public stream;
    mapping(uint256 day => StreamLib.Day) internal _days;
    DayBitmap.Days internal _marked;

    constructor() {
        stream.accruedAt = uint40(block.timestamp);
    }

    function add(uint256 premium, uint256 endDay) external {
        StreamLib.Stream memory s = stream;
        s.add(_days[endDay], premium, endDay);
        _marked.mark(endDay);
        stream = s;
    }

    function advance(uint256 time, uint256 maxDays) external returns (uint256 earned, uint256 left) {
        StreamLib.Stream memory s = stream;
        (earned, left) = s.advance(_days, _marked, time, maxDays);
        stream = s;
    }
}

contract StreamLibTest is Test {
    uint256 internal constant START = 1_772_442_000;
    uint256 internal constant TODAY = START / 1 days;
    uint256 internal constant ALL = type(uint256).max;

    StreamHarness internal h;

    function setUp() public {
        vm.warp(START);
        h = new StreamHarness();
    }

    function test_EarnsExactlyByTheEnd() public {
        h.add(1_000_000_007, TODAY + 3);
        (uint256 earned,) = h.advance((TODAY + 3) * 1 days, ALL);
        assertEq(earned, 1_000_000_007);
        (uint128 rate, uint40 accruedAt, uint64 carry,) = h.stream();
        assertEq(rate, 0);
        assertEq(carry, 0);
        assertEq(accruedAt, (TODAY + 3) * 1 days);
    }

    function test_APremiumSmallerThanTheSecondsIsNotLost() public {
        h.add(3, TODAY + 365);
        (uint256 earned,) = h.advance((TODAY + 365) * 1 days - 1, ALL);
        assertLe(earned, 3);
        (uint256 rest,) = h.advance((TODAY + 365) * 1 days, ALL);
        assertEq(earned + rest, 3);
    }

    function test_StopsAfterMaxDaysOfDrops() public {
        h.add(10e6, TODAY + 1);
        h.add(10e6, TODAY + 2);
        h.add(10e6, TODAY + 9);
        (, uint256 left) = h.advance((TODAY + 5) * 1 days, 1);
        assertEq(left, 0);
        (, uint40 accruedAt,,) = h.stream();
        assertEq(accruedAt, (TODAY + 1) * 1 days);
        (, left) = h.advance((TODAY + 5) * 1 days, 4);
        assertEq(left, 3, "one more day holds something");
        (, accruedAt,,) = h.stream();
        assertEq(accruedAt, (TODAY + 5) * 1 days);
    }

    function test_NeverGoesBack() public {
        h.add(10e6, TODAY + 1);
        h.advance(START + 100, ALL);
        (uint256 earned, uint256 left) = h.advance(START + 50, 5);
        assertEq(earned, 0);
        assertEq(left, 5);
    }

    /// @dev paid = earned + unearned, never more earned than time allows, and stops on the way change nothing.
    function testFuzz_PaidIsEarnedInTheEnd(uint256 seed) public {
        uint256 paid;
        uint256 earned;
        uint256 time = START;
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 premium = (seed >> 8) % 1e12;
            h.add(premium, time / 1 days + 1 + (seed >> 64) % 365);
            paid += premium;
            time += (seed >> 128) % 40 days;
            vm.warp(time);
            earned += _advanceBounded(time, 1 + seed % 3);
            assertLe(earned, paid);
        }
        earned += _advanceBounded(time + 366 days, 2);
        assertEq(earned, paid);
        (uint128 rate,, uint64 carry,) = h.stream();
        assertEq(rate, 0);
        assertEq(carry, 0);
    }

    function testFuzz_EarnedIsProRata(uint256 premium, uint256 term, uint256 elapsed) public {
        premium = bound(premium, 1, 1e15);
        uint256 end = TODAY + bound(term, 1, 395);
        uint256 duration = end * 1 days - START;
        elapsed = bound(elapsed, 0, duration);
        h.add(premium, end);
        (uint256 earned,) = h.advance(START + elapsed, ALL);
        assertApproxEqAbs(earned, premium * elapsed / duration, 1);
    }

    function _advanceBounded(uint256 time, uint256 maxDays) private returns (uint256 earned) {
        (, uint40 accruedAt,,) = h.stream();
        while (accruedAt < time) {
            (uint256 part,) = h.advance(time, maxDays);
            earned += part;
            (, accruedAt,,) = h.stream();
        }
    }
}
