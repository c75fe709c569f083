// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {EpisodeLib} from "breakwater/libraries/EpisodeLib.sol";

contract EpisodeLibTest is Test {
    using EpisodeLib for EpisodeLib.Book;
    using EpisodeLib for EpisodeLib.Episode;

    uint256 private constant DAY = 1 days;

    EpisodeLib.Book private book;

    function roomFor(uint256 id, uint256 day, uint256 eligible, uint256 severityBps)
        private
        view
        returns (uint256 assets)
    {
        (assets,) = book.maxBooking(id, day, eligible, severityBps);
    }

    /// @dev Otherwise its covers would be paid a second time.
    function test_RepetitionJoinsTheEpisodeOfItsVerdict() public {
        uint256 window = DAY;
        uint256 start = 20_000 * DAY;
        uint256 first = book.join(start + 12 hours, window);
        book.join(start + 30 hours, window);
        book.join(start + 47 hours, window);
        uint256 opens = start + 3 * DAY - 30 minutes;
        uint256 second = book.join(opens, window);
        assertNotEq(second, first, "more than a day after the last verdict");
        assertEq(book.join(start + 2 * DAY + 30 minutes, window), first, "nearer to the first episode");
        assertEq(book.join(opens, window), second, "the same verdict again");
    }

    /// @dev Verdicts are settled in any order: an earlier event can be within a day of a verdict on the next UTC day.
    function test_JoinsWithinADayBeforeAVerdict() public {
        uint256 first = 20_000 * DAY + 3 hours;
        uint256 id = book.join(first, 14 * DAY);
        assertEq(book.join(first - 14 * DAY + 2 hours, 14 * DAY), id, "within a window of the first");
        assertEq(book.join(first - 14 * DAY - 18 hours, 14 * DAY), id, "20 hours before that");
        assertNotEq(book.join(first - 15 * DAY - 19 hours, 14 * DAY), id, "more than a day before");
    }

    /// @dev The verdict that opened an episode counts on its own day, even after two episodes have reached that day.
    function test_JoinsTheEpisodeThatOpenedAnHourLater() public {
        uint256 day = 20_000 * DAY;
        uint256 near = book.join(day + 12 hours, DAY);
        uint256 far = book.join(day - 12 hours - 1 minutes, DAY);
        assertNotEq(far, near, "more than a day apart");
        assertEq(book.join(day - 6 hours, DAY), far);
        assertEq(book.join(day, DAY), far, "reaches the day");
        assertEq(book.join(day + 23 hours, DAY), near, "so does the one that opened on it");
        assertEq(book.join(day + 11 hours, DAY), near);
    }

    /// @dev A day's bookings move into the day's own word with its first mark.
    function test_WhatIsBookedOnADayIsKnownWhereverItStands() public {
        uint256 time = 20_000 * DAY;
        uint256 id = book.join(time, 14 * DAY);
        book.record(id, time, 100, 5_000, true, 50);
        assertEq(roomFor(id, 20_000, 100, 8_000), 30, "the opening verdict");
        assertEq(book.join(time + 1 hours, 14 * DAY), id);
        assertEq(roomFor(id, 20_000, 100, 8_000), 30, "the same, in the day's word");
        book.record(id, time + 1 hours, 100, 8_000, true, 30);
        assertEq(roomFor(id, 20_000, 100, 8_000), 0);
        assertEq(roomFor(id + 1, 20_000, 100, 8_000), 80, "another episode");
    }

    /// @dev A root's booking is not for all covers, wherever the day's bookings are stored.
    function test_AVerdictIsLargerThanThoseWithoutARoot() public {
        uint256 time = 20_000 * DAY;
        uint256 id = book.join(time, 14 * DAY);
        book.record(id, time, 100, 9_000, true, 90);
        assertTrue(isLarger(id, 1), "than none");
        book.record(id, time, 100, 4_000, false, 0);
        assertFalse(isLarger(id, 4_000), "than the same");
        assertTrue(isLarger(id, 4_001), "than a smaller one");
        book.join(time + 1 hours, 14 * DAY);
        assertFalse(isLarger(id, 4_000), "the same, in the day's word");
        book.record(id, time + 1 hours, 100, 6_000, false, 0);
        book.record(id, time + 2 hours, 100, 5_000, false, 0);
        assertFalse(isLarger(id, 6_000), "than the largest");
        book.join(time + DAY, 14 * DAY);
        book.record(id, time + DAY, 100, 7_000, false, 70);
        assertFalse(isLarger(id, 6_000), "another day has the episode's largest");
        assertTrue(isLarger(id, 6_001), "and the first one knows its own");
    }

    function isLarger(uint256 id, uint256 severityBps) private view returns (bool) {
        return isLargerOn(id, 20_000, severityBps);
    }

    function isLargerOn(uint256 id, uint256 day, uint256 severityBps) private view returns (bool larger) {
        (, larger) = book.maxBooking(id, day, 100, severityBps);
    }

    /// @dev Equally far from a later and an earlier verdict, whichever is looked up first.
    function test_OnATieJoinsTheEarlier() public {
        uint256 time = 20_000 * DAY + 12 hours;
        uint256 early = book.join(time - 12 hours, DAY);
        uint256 late = book.join(time + 14 hours, DAY);
        assertNotEq(late, early, "more than a day apart");
        assertEq(book.join(time + 12 hours, DAY), late, "reaches the same distance");
        assertEq(book.find(time, DAY), early, "the earlier");
        assertEq(book.find(time + 1, DAY), late, "a second nearer");
    }

    /// @dev Three episodes: one opens at noon of a day that the other two reach, in either order.
    function aFullDay(bool isEarlierFirst) private returns (uint256 day, uint256 noon, uint256 before, uint256 later) {
        day = 20_000 * DAY;
        before = book.join(day - 20 hours, DAY);
        noon = book.join(day + 12 hours, DAY);
        later = book.join(day + 40 hours, DAY);
        assertTrue(before != noon && noon != later && before != later, "three episodes");
        assertEq(book.join(day - 8 hours, DAY), before);
        assertEq(book.join(day + 27 hours, DAY), later);
        if (isEarlierFirst) assertEq(book.join(day + 1 hours, DAY), before, "reaches the day");
        assertEq(book.join(day + 20 hours, DAY), later, "reaches the day");
        if (!isEarlierFirst) assertEq(book.join(day + 1 hours, DAY), before, "reaches the day");
    }

    /// @dev A day that two episodes reached takes no third, but the verdict that opened the third stays in it.
    function test_AFullDayTakesNoThirdEpisode() public {
        (uint256 day, uint256 noon,, uint256 later) = aFullDay(true);
        assertEq(book.join(day + 12 hours, DAY), noon, "the verdict that opened it");
        assertEq(book.join(day + 13 hours, DAY), later, "the nearer of the two");
    }

    /// @dev The second episode of a day counts from its earliest to its latest verdict.
    function test_BothEpisodesOfAFullDayGrow() public {
        (uint256 day,, uint256 before, uint256 later) = aFullDay(true);
        assertEq(book.join(day + 18 hours, DAY), later, "the nearer");
        assertEq(book.find(day + 9 hours + 29 minutes, DAY), before, "as far as the other reached");
        assertEq(book.find(day + 9 hours + 31 minutes, DAY), later, "as far as it reached");
    }

    function test_BothEpisodesOfAFullDayGrowInTheOtherOrder() public {
        (uint256 day,, uint256 before, uint256 later) = aFullDay(false);
        assertEq(book.join(day + 3 hours, DAY), before, "the nearer");
        assertEq(book.find(day + 11 hours + 29 minutes, DAY), before, "as far as it reached");
        assertEq(book.find(day + 11 hours + 31 minutes, DAY), later, "as far as the other reached");
    }

    /// @dev A root booked 20 of 100, then a verdict of 40 % for all covers the rest of it: the day holds 60, and its largest verdict allows
    /// 30 more.
    function test_ADayBooksNoMoreThanItsLargestVerdict() public {
        uint256 time = 20_000 * DAY;
        uint256 id = book.join(time, 14 * DAY);
        book.record(id, time, 100, 9_000, true, 20);
        assertEq(roomFor(id, 20_000, 100, 4_000), 70, "a smaller verdict may pay who is not in the list");
        book.record(id, time, 100, 4_000, false, 40);
        assertEq(roomFor(id, 20_000, 100, 4_000), 30, "both are booked");
        book.record(id, time, 100, 1_000, true, 0);
        assertEq(roomFor(id, 20_000, 100, 4_000), 30, "a smaller one takes nothing away");
        assertFalse(isLarger(id, 4_000), "nor is it the largest without a root");
        book.episodes[id].returnedAt = 1;
        assertEq(roomFor(id, 20_000, 100, 4_000), 40, "nothing is booked any more once the rest was returned");
    }

    /// @dev The booking of the best verdict counts on its own day, although it is stored elsewhere.
    function test_TheBestVerdictIsBookedOnItsDay() public {
        uint256 time = 20_000 * DAY;
        uint256 id = book.join(time, 14 * DAY);
        book.record(id, time, 100, 5_000, false, 50);
        assertEq(roomFor(id, 20_000, 100, 8_000), 30, "what is missing");
        assertEq(roomFor(id, 20_001, 100, 8_000), 80, "another day");
        // All of the next day's covers are due this, whatever had to be added for it.
        book.record(id, time + DAY, 100, 3_000, false, 0);
        assertEq(roomFor(id, 20_001, 100, 8_000), 50, "charged for all covers of the day");
        book.record(id, time + DAY, 100, 1_000, false, 0);
        assertTrue(isLargerOn(id, 20_001, 3_001), "than both");
        assertFalse(isLargerOn(id, 20_001, 3_000), "than the smaller one only");
    }

    /// @dev No payout exceeds the pot, whatever is due.
    function test_APotPaysNoMoreThanItHolds() public {
        EpisodeLib.Episode storage e = book.episodes[1];
        (e.pot, e.asked) = (9, 10);
        (uint256 assets, uint256 freed) = e.take(20, 15);
        assertEq(assets, 9, "all of it");
        assertEq(freed, 0, "nothing is left to be free");
        assertEq(e.pot, 0, "pot");
        (assets, freed) = e.take(20, 15);
        assertEq(assets + freed, 0, "nothing from an empty pot");
    }

    /// @notice Every verdict stays in the episode that it joined, whatever is accepted later.
    function testFuzz_VerdictsStayInTheirEpisodes(uint32[12] memory times, uint8 windowDays) public {
        uint256 window = bound(windowDays, 1, 14) * DAY;
        uint256[12] memory ids;
        for (uint256 i; i < times.length; i++) {
            times[i] = uint32(20_000 * DAY + times[i] % (12 * DAY));
            ids[i] = book.join(times[i], window);
            for (uint256 j; j <= i; j++) {
                assertEq(book.find(times[j], window), ids[j]);
            }
        }
    }

    /// @notice The nearest verdict within a day, else the nearest first time within a window, on a tie the earlier: for many verdicts on few
    /// days, and at the edges of days and windows. A day that two episodes reached takes no third.
    function testFuzz_JoinsTheNearest(uint256 seed) public {
        uint256 window = (1 + seed % 3) * DAY;
        uint256[24] memory times;
        uint256[24] memory ids;
        for (uint256 i; i < times.length; i++) {
            uint256 r = uint256(keccak256(abi.encode(seed, i)));
            times[i] = 20_000 * DAY + r % (8 * DAY);
            if (i != 0 && r >> 250 < 40) {
                uint256 gap = (r >> 64) % 3 == 0 ? window : (r >> 64) % 3 == 1 ? DAY : DAY / 2;
                gap = gap + (r >> 72) % 3 - 1;
                uint256 base = times[(r >> 80) % i];
                times[i] = (r >> 90) % 2 == 0 ? base + gap : base - gap;
            }
            if (r >> 250 > 50) times[i] = times[i] / DAY * DAY;
            ids[i] = book.join(times[i], window);
            assertEq(ids[i], _expected(times, ids, i, window));
        }
    }

    /// @dev The nearest of all verdicts before number `count`.
    function _expected(uint256[24] memory times, uint256[24] memory ids, uint256 count, uint256 window)
        private
        pure
        returns (uint256 id)
    {
        // A verdict that opened an episode stays in it.
        for (uint256 j; j < count; j++) {
            if (times[j] == times[count] && _opened(ids, j)) return ids[j];
        }
        (uint256 one, uint256 other) = _reached(times, ids, count);
        uint256 best = type(uint256).max;
        uint256 bestTime;
        id = times[count] / window;
        for (uint256 j; j < count; j++) {
            if (other != 0 && ids[j] != one && ids[j] != other) continue;
            uint256 d = times[j] > times[count] ? times[j] - times[count] : times[count] - times[j];
            if (d > (_opened(ids, j) ? window : DAY)) continue;
            if (d > best || (d == best && times[j] >= bestTime)) continue;
            (id, best, bestTime) = (ids[j], d, times[j]);
        }
    }

    /// @return one An episode that reached the day of verdict number `count` after it had been opened. And
    /// @return other a second one; 0 if there is none.
    function _reached(uint256[24] memory times, uint256[24] memory ids, uint256 count)
        private
        pure
        returns (uint256 one, uint256 other)
    {
        for (uint256 j; j < count; j++) {
            if (times[j] / DAY != times[count] / DAY || _opened(ids, j) || _isFirstTime(times, ids, j)) continue;
            if (one == 0 || one == ids[j]) one = ids[j];
            else if (other == 0) other = ids[j];
        }
    }

    function _opened(uint256[24] memory ids, uint256 number) private pure returns (bool) {
        for (uint256 j; j < number; j++) {
            if (ids[j] == ids[number]) return false;
        }
        return true;
    }

    /// @dev Whether it is of the same second as the verdict that opened its episode.
    function _isFirstTime(uint256[24] memory times, uint256[24] memory ids, uint256 number)
        private
        pure
        returns (bool)
    {
        for (uint256 j; j < number; j++) {
            if (ids[j] == ids[number]) return times[j] == times[number];
        }
        return false;
    }
}
