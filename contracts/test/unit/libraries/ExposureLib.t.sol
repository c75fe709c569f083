// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Test} from "forge-std/Test.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExposureLib} from "breakwater/libraries/ExposureLib.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";
import {StreamLib} from "breakwater/libraries/StreamLib.sol";
import {ExposureHarness} from "../../utils/ExposureHarness.sol";

contract ExposureLibTest is Test {
    uint256 internal constant ALL = type(uint256).max;

    ExposureHarness internal h;

    function setUp() public {
        vm.warp(1 days);
        h = new ExposureHarness();
        h.openLine(0, 10_000);
        h.openLine(5, 6_000);
        h.openLine(0, 2_500);
    }

    function test_RevertWhen_WeightIsOutOfRange() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidBps.selector, 0));
        h.openLine(0, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidBps.selector, 10_001));
        h.openLine(0, 10_001);
    }

    // ---- sums ----

    function test_SumsAreWeightedByGroup() public {
        assertEq(h.book(0, 10, 1, 3), 10);
        h.book(1, 25, 1, 4);
        h.book(2, 20, 1, 5);
        assertEq(h.book(0, 3, 1, 5), 13, "of the line");
        SolvencyLib.Sums memory s = h.sums();
        uint256 zero = 13 * 10_000 + 20 * 2_500;
        assertEq(s.largest, 33);
        assertEq(s.stressed, zero + 25 * 6_000);
        assertEq(s.squares, zero ** 2 + (25 * 6_000) ** 2);
        assertEq(h.group(0).exposure, 33);
        assertEq(h.group(0).stressed, zero);
        assertEq(h.group(5).exposure, 25);
    }

    function test_LargestFollowsSalesAndReleases() public {
        h.book(0, 10, 1, 3);
        h.book(1, 25, 1, 4);
        h.book(2, 20, 1, 5);
        assertEq(h.sums().largest, 30);
        _release(3 + 14, 9);
        assertEq(h.sums().largest, 25, "group 5 is now the largest");
        _release(4 + 14, 9);
        assertEq(h.sums().largest, 20);
        _release(500, 9);
        SolvencyLib.Sums memory s = h.sums();
        assertEq(s.largest + s.stressed + s.squares, 0);
        assertEq(h.released(), 486);
    }

    /// @dev What is left of the shrunken group may still be the largest.
    function test_LargestShrinksAndStaysTheLargest() public {
        h.book(0, 30, 1, 3);
        h.book(2, 20, 1, 9);
        h.book(1, 15, 1, 9);
        _release(3 + 14, 9);
        assertEq(h.sums().largest, 20);
    }

    // ---- release ----

    function test_ReleaseIsBounded() public {
        h.book(0, 10, 1, 3);
        h.book(0, 20, 1, 4);
        _release(30, 0);
        assertEq(h.released(), 2, "days that hold nothing cost nothing");
        _release(30, 1);
        assertEq(h.released(), 3);
        assertEq(h.exposure(0), 20);
        assertEq(h.due(30, ALL).ended[0], 20);
        _release(30, 1);
        assertEq(h.exposure(0), 0);
        assertEq(h.released(), 16, "idle days cost nothing");
    }

    function test_DueTellsHowLateEachLineIs() public {
        h.book(0, 10, 1, 3);
        h.book(1, 7, 1, 3);
        h.book(0, 20, 1, 5);
        vm.warp(20 days + 100);
        ExposureLib.Due memory d = h.due(20, ALL);
        assertEq(d.reached, 6);
        assertEq(d.ended[0], 30);
        assertEq(d.ended[1], 7);
        assertEq(d.ended[2], 0);
        assertEq(d.late[0], 10 * (3 days + 100) + 20 * (1 days + 100), "since the midnight of end + window");
        assertEq(d.late[1], 7 * (3 days + 100));
        d = h.due(20, 1);
        assertEq(d.reached, 4, "the day before the next that holds something");
        assertEq(d.ended[0], 10);
    }

    /// @dev A release in time and a late one leave the same integral of use.
    function test_ALateReleaseCountsOnlyUntilItWasDue() public {
        h.book(0, 1e6, 1, 3);
        uint256 snapshot = vm.snapshotState();
        vm.warp(17 days);
        h.release(17, ALL);
        uint256 inTime = h.useOf(0);
        assertGt(inTime, 0);
        vm.revertToState(snapshot);
        vm.warp(40 days + 5 hours);
        h.release(40, ALL);
        assertEq(h.exposure(0), 0);
        assertApproxEqAbs(h.useOf(0), inTime, 1);
    }

    // ---- ends of a day ----

    function test_TheFirstLineOfADayIsInline() public {
        h.book(1, 7, 1, 3);
        h.book(0, 10, 1, 3);
        h.book(1, 5, 2, 3);
        h.book(2, 40, 1, 3);
        StreamLib.Day memory day = h.dayAt(3);
        assertEq(day.line, 1);
        assertEq(day.amount, 12, "of line 1 alone");
        assertEq(day.lines, 7, "one bit each");
        ExposureLib.Due memory d = h.due(30, ALL);
        assertEq(d.ended[0], 10);
        assertEq(d.ended[1], 12);
        assertEq(d.ended[2], 40);
    }

    /// @dev 512 days later another day has the same entry.
    function test_AnEntryForgetsWhatItHeldARoundAgo() public {
        uint256 day = 3;
        for (uint256 i; i < 3; i++) {
            h.book(0, 10, day - 2, day);
            h.book(1, 20, day - 2, day);
            day += StreamLib.RING;
            vm.warp(day * 1 days);
            h.release(day - 5, ALL);
            assertEq(h.exposure(0) + h.exposure(1), 0);
            h.book(1, 7, day - 2, day);
            StreamLib.Day memory entry = h.dayAt(day);
            assertEq(entry.line, 1);
            assertEq(entry.amount, 7);
            assertEq(entry.lines, 2);
            assertEq(entry.round, i + 1);
            assertEq(h.inForce(1, day - 1, day - 1), 7);
            h.moveEnd(1, 7, day, day + 30);
            day += 60;
            vm.warp(day * 1 days);
            h.release(day, ALL);
            assertEq(h.exposure(1), 0);
        }
    }

    function test_MoveEndFromAndToSharedDays() public {
        h.book(0, 10, 1, 3);
        h.book(1, 20, 1, 3);
        h.book(2, 40, 1, 5);
        h.moveEnd(0, 4, 3, 5);
        h.moveEnd(1, 20, 3, 9);
        h.moveEnd(2, 40, 5, 9);
        ExposureLib.Due memory d = h.due(3 + 14, ALL);
        assertEq(d.ended[0], 6);
        assertEq(d.ended[1] + d.ended[2], 0);
        d = h.due(5 + 14, ALL);
        assertEq(d.ended[0], 10);
        d = h.due(9 + 14, ALL);
        assertEq(d.ended[1], 20);
        assertEq(d.ended[2], 40);
        assertEq(h.group(0).exposure, 50, "nothing left the books");
        assertEq(h.group(5).exposure, 20);
    }

    function test_RevertWhen_MoreIsMovedThanEnds() public {
        h.book(0, 10, 1, 3);
        h.book(1, 20, 1, 3);
        vm.expectRevert();
        h.moveEnd(0, 11, 3, 5);
        vm.expectRevert();
        h.moveEnd(1, 21, 3, 5);
        vm.expectRevert();
        h.moveEnd(2, 1, 3, 5);
        vm.expectRevert();
        h.moveEnd(0, 1, 4, 5);
    }

    function test_UnbookTakesStartEndAndExposure() public {
        h.book(0, 10, 5, 8);
        h.book(0, 7, 6, 8);
        h.book(1, 12, 5, 8);
        assertEq(h.sums().largest, 17);
        h.unbook(0, 7, 6, 8);
        assertEq(h.sums().largest, 12, "the largest is found again");
        assertEq(h.exposure(0), 10);
        assertEq(h.inForce(0, 5, 14), 10);
        assertEq(h.inForce(0, 7, 14), 10);
        h.unbook(0, 10, 5, 8);
        assertEq(h.exposure(0), 0);
        assertEq(h.inForce(0, 6, 14), 0);
        assertEq(h.due(30, ALL).ended[0], 0);
        assertEq(h.due(30, ALL).ended[1], 12);
    }

    // ---- incidents ----

    function test_DeferredIsOfItsLineAlone() public {
        h.book(0, 10, 1, 3);
        h.book(1, 20, 1, 3);
        h.book(2, 40, 1, 3);
        assertEq(_open(0, 1, 2 days, 14), 10);
        _release(30, 9);
        assertEq(h.exposure(0), 10);
        assertEq(h.exposure(1) + h.exposure(2), 0);
        assertEq(h.group(0).exposure, 10);
        assertEq(h.sums().largest, 10);
        assertEq(h.openLines(), 1);
        h.closeIncident(0);
        SolvencyLib.Sums memory s = h.sums();
        assertEq(s.largest + s.stressed + s.squares + h.openLines(), 0);
    }

    function test_DeferredOverSeveralReleases() public {
        h.book(0, 10, 1, 3);
        h.book(0, 5, 1, 4);
        h.openIncident(0, 1, 2 days, 14);
        _release(3 + 14, 9);
        _release(4 + 14, 9);
        assertEq(h.exposure(0), 15);
        h.closeIncident(0);
        assertEq(h.exposure(0), 0);
        h.openIncident(0, 2, 20 days, 21);
        h.closeIncident(0);
        assertEq(h.exposure(0), 0, "released once");
    }

    /// @dev What comes due is held until the last of them closes, whichever that is.
    function test_SeveralOpenHoldUntilTheLastCloses() public {
        h.book(0, 10, 1, 3);
        h.book(0, 5, 1, 4);
        h.book(2, 40, 1, 3);
        (uint256 eligible, uint256 others) = h.openIncident(0, 1, 2 days, 14);
        assertEq(eligible, 15);
        assertEq(others, 0);
        _release(17, 9);
        (eligible, others) = h.openIncident(0, 2, 3 days, 17);
        assertEq(eligible, 5, "10 ended then, whether released or deferred");
        assertEq(others, 1);
        assertEq(h.lineAt(0).incident, 2, "the latest");
        assertEq(h.openLines(), 1);
        _release(30, 9);
        h.closeIncident(0);
        assertEq(h.exposure(0), 15);
        assertEq(h.openLines(), 1);
        h.closeIncident(0);
        assertEq(h.exposure(0) + h.openLines() + h.severalLines(), 0);
        assertEq(h.lineAt(0).eventTime, 0);
        assertEq(h.sums().largest, 0);
    }

    /// @dev Cover that came due while the first was open is found by the second at its own time.
    function test_ASecondFindsDeferredEnds() public {
        h.book(0, 10, 1, 16);
        h.book(0, 3, 1, 18);
        h.book(0, 1, 25, 40);
        assertEq(_open(0, 1, 15 days, 16), 13);
        _release(30, 9);
        assertEq(h.exposure(0), 14, "deferred counts");
        assertEq(_open(0, 2, 16 days, 30), 3, "and is not in force");
        assertEq(_open(0, 3, 17 days, 30), 3);
        _release(32, 9);
        assertEq(_open(0, 4, 18 days, 32), 0);
        assertEq(_open(0, 5, 25 days, 32), 1);
    }

    function test_RevertGiven_255AreOpen() public {
        for (uint256 i = 1; i <= 255; i++) {
            h.openIncident(0, i, 2 days, 14);
        }
        vm.expectRevert(abi.encodeWithSelector(SafeCast.SafeCastOverflowedUintDowncast.selector, 8, 256));
        h.openIncident(0, 256, 2 days, 14);
    }

    function test_RevertGiven_NoneIsOpen() public {
        vm.expectRevert();
        h.closeIncident(0);
    }

    function test_EventTimes() public {
        (uint256 earliest, uint256 latest) = h.eventTimes();
        assertEq(earliest, ALL);
        assertEq(latest, 0);
        h.openIncident(2, 1, 20 days, 21);
        h.openIncident(1, 2, 19 days, 21);
        (earliest, latest) = h.eventTimes();
        assertEq(earliest, 19 days);
        assertEq(latest, 20 days);
        h.closeIncident(1);
        (earliest, latest) = h.eventTimes();
        assertEq(earliest, 20 days);
        assertEq(latest, 20 days);
    }

    /// @dev Which of several is left is not known: batches are held by the earliest, and what stands for the loss is counted
    /// as of now, until the last is closed. A remaining one may be the later one.
    function test_EventTimesGivenSeveralOfALine() public {
        vm.warp(30 days);
        h.openIncident(0, 1, 20 days, 30);
        h.openIncident(0, 2, 22 days, 30);
        (uint256 earliest, uint256 latest) = h.eventTimes();
        assertEq(earliest, 20 days);
        assertEq(latest, 30 days, "now");
        h.openIncident(1, 3, 25 days, 30);
        h.closeIncident(0);
        assertEq(h.severalLines(), 1);
        (earliest, latest) = h.eventTimes();
        assertEq(earliest, 20 days);
        assertEq(latest, 30 days, "the later one may be left");
        h.closeIncident(0);
        (earliest, latest) = h.eventTimes();
        assertEq(earliest, 25 days);
        assertEq(latest, 25 days, "the other line had one only");
    }

    function test_AnEarlierEventMovesTheEarliest() public {
        h.openIncident(0, 1, 20 days, 21);
        h.openIncident(0, 2, 18 days, 21);
        (uint256 earliest,) = h.eventTimes();
        assertEq(earliest, 18 days);
        assertEq(h.lineAt(0).eventTime, 18 days);
    }

    function test_InForceByDay() public {
        h.book(0, 10, 5, 8);
        assertEq(h.inForce(0, 4, 14), 0);
        assertEq(h.inForce(0, 5, 14), 10);
        assertEq(h.inForce(0, 7, 14), 10);
        assertEq(h.inForce(0, 8, 14), 0);
        assertEq(h.inForce(1, 6, 14), 0, "another line");
        _release(21, 9);
        assertEq(h.inForce(0, 7, 21), 10, "the last day, a whole window later");
    }

    // ---- against a plain list ----

    struct Booked {
        uint8 line;
        uint256 amount;
        uint256 start;
        uint256 end;
    }

    Booked[] internal booked;

    /// @dev After random sales, moves, cancellations and releases, every sum equals the one made from a plain list.
    function testFuzz_SumsAreExact(uint256 seed) public {
        uint256 today = 20;
        for (uint256 i; i < 40; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _step(seed, today);
            if (seed % 5 == 0) {
                today += (seed >> 200) % 12;
                vm.warp(today * 1 days);
                h.release(today, ALL);
            }
        }
        _assertSums(today);
        today += 500;
        vm.warp(today * 1 days);
        h.release(today, ALL);
        _assertSums(today);
        assertEq(h.sums().squares, 0, "nothing is left, to the unit");
    }

    function _step(uint256 seed, uint256 today) private {
        uint256 kind = (seed >> 8) % 4;
        if (kind < 2 || booked.length == 0) {
            uint256 start = today + (seed >> 16) % 10;
            Booked memory b = Booked({
                line: uint8(seed % 3),
                amount: 1 + (seed >> 32) % 1e12,
                start: start,
                end: start + 1 + (seed >> 96) % 20
            });
            h.book(b.line, b.amount, b.start, b.end);
            booked.push(b);
            return;
        }
        Booked storage c = booked[(seed >> 16) % booked.length];
        if (kind == 2 && c.end > today && c.amount != 0) {
            uint256 first = c.start > today ? c.start : today;
            uint256 end = first + 1 + (seed >> 64) % 30;
            h.moveEnd(c.line, c.amount, c.end, end);
            c.end = end;
        } else if (kind == 3 && c.start > today && c.amount != 0 && c.end > today) {
            h.unbook(c.line, c.amount, c.start, c.end);
            c.amount = 0;
        }
    }

    function _assertSums(uint256 today) private view {
        uint256[3] memory line;
        for (uint256 i; i < booked.length; i++) {
            if (today < booked[i].end + 14) line[booked[i].line] += booked[i].amount;
        }
        for (uint8 i; i < 3; i++) {
            assertEq(h.exposure(i), line[i], "exposure of a line");
            assertEq(h.inForce(i, today, today), _inForce(i, today), "in force");
            uint256 before = today - 13;
            assertEq(h.inForce(i, before, today), _inForce(i, before), "in force a window ago");
        }
        uint256 zero = line[0] * 10_000 + line[2] * 2_500;
        uint256 five = line[1] * 6_000;
        SolvencyLib.Sums memory s = h.sums();
        assertEq(s.largest, line[0] + line[2] > line[1] ? line[0] + line[2] : line[1], "largest");
        assertEq(s.stressed, zero + five, "stressed");
        assertEq(s.squares, zero ** 2 + five ** 2, "squares");
        assertEq(h.group(0).stressed, zero);
        assertEq(h.group(5).exposure, line[1]);
    }

    function _inForce(uint256 line, uint256 day) private view returns (uint256 sum) {
        for (uint256 i; i < booked.length; i++) {
            Booked memory b = booked[i];
            if (b.line == line && b.start <= day && day < b.end) sum += b.amount;
        }
    }

    /// @dev Many incidents of one line, opened and closed between releases: what each can cost is the plain sum.
    function testFuzz_EligibleIsExactGivenSeveral(uint256 seed) public {
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _book(seed, 20);
        }
        uint256 today = 24;
        uint256 open;
        for (uint256 i; i < 20; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(today * 1 days);
            h.release(today, ALL);
            uint256 time = today - seed % 14;
            assertEq(_open(0, i + 1, time * 1 days, today), _inForce(0, time), "in force at the event time");
            open++;
            for (uint256 close = (seed >> 8) % 3; close != 0 && open != 0; close--) {
                h.closeIncident(0);
                open--;
            }
            today += (seed >> 16) % 5;
        }
        while (open != 0) {
            h.closeIncident(0);
            open--;
        }
        vm.warp(today * 1 days);
        h.release(today, ALL);
        _assertSums(today);
    }

    function _book(uint256 seed, uint256 from) private {
        uint256 start = from + (seed >> 16) % 20;
        Booked memory b =
            Booked(uint8(seed % 2), 1 + (seed >> 32) % 1e12, start, start + 1 + (seed >> 96) % 20);
        h.book(b.line, b.amount, b.start, b.end);
        booked.push(b);
    }

    function _open(uint8 line, uint256 id, uint256 time, uint256 today) private returns (uint256 eligible) {
        (eligible,) = h.openIncident(line, id, time, today);
    }

    function _release(uint256 today, uint256 maxDays) private {
        vm.warp(today * 1 days);
        h.release(today, maxDays);
    }
}
