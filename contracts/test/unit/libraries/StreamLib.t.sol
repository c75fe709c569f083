// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {DayBitmap} from "breakwater/libraries/DayBitmap.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {StreamLib} from "breakwater/libraries/StreamLib.sol";

contract StreamHarness {
    using DayBitmap for DayBitmap.Days;
    using StreamLib for StreamLib.Days;
    using StreamLib for StreamLib.Stream;

    StreamLib.Stream public stream;
    StreamLib.Days internal _days;
    DayBitmap.Days internal _marked;

    constructor() {
        stream.accruedAt = uint32(block.timestamp);
    }

    function put(uint256 rate, uint256 endDay, uint256 newEndDay, uint256 premium)
        external
        returns (uint256)
    {
        StreamLib.Stream memory s = stream;
        _claim(newEndDay);
        uint56 packed = s.put(_days, rate, endDay, newEndDay, premium);
        stream = s;
        return RateLib.unpack(packed);
    }

    /// @dev As the exposure ledger does, which knows first that a day holds something.
    function _claim(uint256 day) private {
        StreamLib.Day storage entry = _days.entry(day);
        uint8 round = uint8(day / StreamLib.RING);
        if (entry.round != round) (entry.rateDrop, entry.round) = (0, round);
        _marked.mark(day);
    }

    function cut(uint256 rate, uint256 endDay, uint256 newEndDay) external returns (uint256 unearned) {
        StreamLib.Stream memory s = stream;
        _claim(newEndDay);
        unearned = s.cut(_days, rate, endDay, newEndDay);
        stream = s;
    }

    function advance(uint256 time, uint256 maxDays) external returns (uint256 earned, uint256 left) {
        StreamLib.Stream memory s = stream;
        (earned, left) = s.advance(_days, _marked, time, maxDays);
        stream = s;
    }

    function dropOf(uint256 day) external view returns (uint256) {
        return _days.ring[day % StreamLib.RING].rateDrop;
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

    // ---- put ----

    function test_EarnsExactlyByTheEnd() public {
        _add(1_000_000_007, TODAY + 3);
        assertEq(_earnUntil((TODAY + 3) * 1 days), 1_000_000_007);
        _assertEmpty();
    }

    function test_APremiumSmallerThanTheSecondsIsNotLost() public {
        _add(3, TODAY + 365);
        uint256 earned = _earnUntil((TODAY + 365) * 1 days - 1);
        assertLe(earned, 3);
        assertEq(earned + _earnUntil((TODAY + 365) * 1 days), 3);
    }

    function test_PutEarnsNothingNow() public {
        _add(1_000_000_007, TODAY + 3);
        assertEq(_earnUntil(START), 0);
    }

    function test_RateIsRoundedDownToWhatACoverCanRemember() public {
        uint256 rate = _add(1e15, TODAY + 3);
        uint256 exact = (1e15 << 32) / ((TODAY + 3) * 1 days - START);
        assertLe(rate, exact);
        assertLe(exact - rate, exact >> 47);
        assertEq(rate, RateLib.unpack(RateLib.pack(exact)));
        assertEq(h.dropOf(TODAY + 3), rate, "the drop is what was added");
    }

    function test_MoreOnTheSameEnd() public {
        uint256 rate = _add(1_000e6, TODAY + 10);
        uint256 earned = _earnUntil(START + 3 days);
        uint256 raised = h.put(rate, TODAY + 10, TODAY + 10, 500e6);
        assertGt(raised, rate);
        assertEq(h.dropOf(TODAY + 10), raised, "one drop of the new rate");
        assertEq(earned + _earnUntil((TODAY + 10) * 1 days), 1_500e6);
        _assertEmpty();
    }

    function test_ALaterEndSpreadsWhatIsLeft() public {
        uint256 rate = _add(1_000e6, TODAY + 10);
        uint256 earned = _earnUntil(START + 3 days);
        uint256 spread = h.put(rate, TODAY + 10, TODAY + 40, 100e6);
        assertLt(spread, rate, "the same money over more days");
        assertEq(h.dropOf(TODAY + 10), 0);
        assertEq(h.dropOf(TODAY + 40), spread);
        uint256 half = _earnUntil((TODAY + 10) * 1 days);
        assertLt(earned + half, 1_000e6, "not yet all of the first premium");
        assertEq(earned + half + _earnUntil((TODAY + 40) * 1 days), 1_100e6);
        _assertEmpty();
    }

    function test_NoPremiumAtAll() public {
        assertEq(_add(0, TODAY + 3), 0);
        assertEq(_earnUntil((TODAY + 9) * 1 days), 0);
    }

    // ---- cut ----

    function test_CutGivesBackWhatIsNotEarnedByThen() public {
        uint256 rate = _add(1_000e6, TODAY + 10);
        uint256 earned = _earnUntil(START + 3 days);
        uint256 unearned = h.cut(rate, TODAY + 10, TODAY + 4);
        uint256 duration = (TODAY + 10) * 1 days - START;
        assertApproxEqAbs(unearned, 1_000e6 * 6 days / duration, 1);
        assertEq(h.dropOf(TODAY + 10), 0);
        assertEq(h.dropOf(TODAY + 4), rate, "it earns until then");
        earned += _earnUntil((TODAY + 4) * 1 days);
        assertEq(earned + unearned, 1_000e6, "paid = earned + refunded");
        assertEq(_earnUntil((TODAY + 40) * 1 days), 0);
        _assertEmpty();
    }

    function test_CutOfToday() public {
        uint256 rate = _add(1_000e6, TODAY + 10);
        uint256 earned = _earnUntil(START + 1 hours);
        uint256 unearned = h.cut(rate, TODAY + 10, TODAY);
        assertEq(h.dropOf(TODAY), 0);
        (uint96 left,,,) = h.stream();
        assertEq(left, 0, "it stops now");
        earned += _earnUntil(START + 2 days);
        assertEq(earned + unearned, 1_000e6);
        _assertEmpty();
    }

    function test_CutAtMidnightOfTheNewEndIsNow() public {
        uint256 rate = _add(1_000e6, TODAY + 10);
        uint256 earned = _earnUntil((TODAY + 2) * 1 days);
        uint256 unearned = h.cut(rate, TODAY + 10, TODAY + 2);
        assertEq(h.dropOf(TODAY + 2), 0, "no drop in the past");
        assertEq(earned + unearned + _earnUntil((TODAY + 3) * 1 days), 1_000e6);
        _assertEmpty();
    }

    function test_CutLeavesOthersAlone() public {
        uint256 one = _add(1_000e6, TODAY + 10);
        uint256 two = _add(700e6, TODAY + 10);
        uint256 unearned = h.cut(one, TODAY + 10, TODAY + 1);
        assertEq(h.dropOf(TODAY + 10), two);
        assertEq(unearned + _earnUntil((TODAY + 10) * 1 days), 1_700e6);
        _assertEmpty();
    }

    // ---- advance ----

    function test_StopsAfterMaxDaysOfDrops() public {
        _add(10e6, TODAY + 1);
        _add(10e6, TODAY + 2);
        _add(10e6, TODAY + 9);
        (, uint256 left) = h.advance((TODAY + 5) * 1 days, 1);
        assertEq(left, 0);
        assertEq(_accruedAt(), (TODAY + 1) * 1 days);
        (, left) = h.advance((TODAY + 5) * 1 days, 4);
        assertEq(left, 3, "one more day holds something");
        assertEq(_accruedAt(), (TODAY + 5) * 1 days);
    }

    function test_GoesOnWithNoDaysLeftUntilTheNextDrop() public {
        _add(10e6, TODAY + 3);
        h.advance((TODAY + 2) * 1 days, 0);
        assertEq(_accruedAt(), (TODAY + 2) * 1 days, "nothing drops before");
        h.advance((TODAY + 5) * 1 days, 0);
        assertEq(_accruedAt(), (TODAY + 2) * 1 days, "stays before the day that it may not touch");
    }

    function test_NeverGoesBack() public {
        _add(10e6, TODAY + 1);
        h.advance(START + 100, ALL);
        (uint256 earned, uint256 left) = h.advance(START + 50, 5);
        assertEq(earned, 0);
        assertEq(left, 5);
    }

    /// @dev paid = earned + refunded + unearned, over new covers, raised and extended ones, and cuts; stops on the way
    /// change nothing.
    function testFuzz_PaidIsEarnedAndRefunded(uint256 seed) public {
        uint256 paid;
        uint256 out;
        uint256 rate;
        uint256 end;
        for (uint256 i; i < 16; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 day = block.timestamp / 1 days;
            uint256 premium = (seed >> 8) % 1e12;
            uint256 newEnd = day + 1 + (seed >> 64) % 365;
            if (rate == 0 || end <= day) {
                (rate, end) = (_add(premium, newEnd), newEnd);
                paid += premium;
            } else if (seed % 3 != 0) {
                (rate, end) = (h.put(rate, end, newEnd, premium), newEnd);
                paid += premium;
            } else {
                out += h.cut(rate, end, day + seed % 2);
                rate = 0;
            }
            vm.warp(block.timestamp + (seed >> 128) % 40 days);
            out += _advanceBounded(block.timestamp, 1 + seed % 3);
            assertLe(out, paid);
        }
        out += _advanceBounded(block.timestamp + 366 days, 2);
        assertEq(out, paid);
        _assertEmpty();
    }

    function testFuzz_EarnedIsProRata(uint256 premium, uint256 term, uint256 elapsed) public {
        premium = bound(premium, 1, 1e14);
        uint256 end = TODAY + bound(term, 1, 395);
        uint256 duration = end * 1 days - START;
        elapsed = bound(elapsed, 0, duration);
        _add(premium, end);
        assertApproxEqAbs(_earnUntil(START + elapsed), premium * elapsed / duration, 1);
    }

    function _add(uint256 premium, uint256 endDay) private returns (uint256) {
        return h.put(0, endDay, endDay, premium);
    }

    function _earnUntil(uint256 time) private returns (uint256 earned) {
        vm.warp(time);
        (earned,) = h.advance(time, ALL);
    }

    function _accruedAt() private view returns (uint256 at) {
        (, at,,) = h.stream();
    }

    function _assertEmpty() private view {
        (uint96 rate,, uint112 carry,) = h.stream();
        assertEq(rate, 0, "nothing flows");
        assertEq(carry, 0, "and nothing is left over");
    }

    function _advanceBounded(uint256 time, uint256 maxDays) private returns (uint256 earned) {
        while (_accruedAt() < time) {
            (uint256 part,) = h.advance(time, maxDays);
            earned += part;
        }
    }
}
