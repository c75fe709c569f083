// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {StreamLib} from "./StreamLib.sol";

/// @title What the pool can be asked to pay, by line and by correlation group
/// @dev A line is one product's place in the pool. Exposure counts from the purchase until one report window after the
/// cover's end, longer while an incident of the line is open. Ends are kept per day, so releasing them is exact.
library ExposureLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;

    uint256 internal constant MAX_LINES = 128;
    uint256 internal constant MAX_GROUPS = 32;

    /// @param exposure Cover that can still cost something.
    /// @param eventTime Event time of the line's open incident, 0 when there is none.
    /// @param incident Id of the open incident, 0 when there is none.
    /// @param lastStart Latest start day ever sold: no cover starts after it.
    struct Line {
        uint128 exposure;
        uint32 eventTime;
        uint40 incident;
        uint24 lastStart;
        uint16 maxShareBps;
        uint8 group;
    }

    /// @dev Two lines, or two groups, share a word: a catch-up reads and writes half as many.
    struct Pair {
        uint128 even;
        uint128 odd;
    }

    /// @param largest Exposure of the most exposed group.
    /// @param atRisk What open incidents can cost at most.
    /// @param openLines Lines with an open incident, one bit each.
    /// @param bonds Bonds of open incidents; in this word because filing writes it anyway.
    /// @param groupsUsed Groups with a line, one bit each.
    /// @param starts By day and pair of lines: cover whose first day this is.
    /// @param ends By day and pair of lines: cover that is no longer in force from this day on.
    /// @param deferred By line: exposure that came due for release while an incident was open.
    struct Ledger {
        uint128 largest;
        uint128 atRisk;
        uint128 openLines;
        uint88 bonds;
        uint32 groupsUsed;
        uint8 lineCount;
        DayBitmap.Days marked;
        mapping(uint256 day => StreamLib.Day) daysAt;
        mapping(uint256 line => Line) lines;
        mapping(uint256 day => mapping(uint256 pair => Pair)) starts;
        mapping(uint256 day => mapping(uint256 pair => Pair)) ends;
        mapping(uint256 line => uint256) deferred;
        mapping(uint256 pair => Pair) groups;
    }

    function openLine(Ledger storage self, uint8 group, uint16 maxShareBps) internal returns (uint8 line) {
        line = self.lineCount;
        require(line < MAX_LINES, ErrorsLib.TooManyLines(MAX_LINES));
        require(group < MAX_GROUPS, ErrorsLib.InvalidGroup(group));
        require(maxShareBps != 0 && maxShareBps <= 10_000, ErrorsLib.InvalidBps(maxShareBps));
        self.lineCount = line + 1;
        self.groupsUsed |= uint32(1 << group);
        self.lines[line].group = group;
        self.lines[line].maxShareBps = maxShareBps;
    }

    /// @notice Books a sale. The caller checks solvency afterwards.
    /// @return exposure The line's exposure after it.
    function book(Ledger storage self, uint8 line, uint256 amount, uint256 startDay, uint256 endDay)
        internal
        returns (uint256 exposure)
    {
        Line storage sold = self.lines[line];
        exposure = sold.exposure + amount;
        sold.exposure = exposure.toUint128();
        if (startDay > sold.lastStart) sold.lastStart = startDay.toUint24();
        uint256 grown = groupExposure(self, sold.group) + amount;
        _set(self.groups[sold.group >> 1], sold.group, grown.toUint128());
        if (grown > self.largest) self.largest = uint128(grown);

        _add(self.starts[startDay][line >> 1], line, uint128(amount));
        _add(self.ends[endDay][line >> 1], line, uint128(amount));
        self.daysAt[endDay].lines |= uint128(1 << line);
        self.marked.mark(endDay);
    }

    /// @notice Releases cover whose report window is over: ends on days (releasedDay, lastDay], at most `maxDays` of them.
    /// @return reached Day up to which it is done.
    function release(Ledger storage self, uint256 releasedDay, uint256 lastDay, uint256 maxDays)
        internal
        returns (uint256 reached)
    {
        if (releasedDay >= lastDay) return releasedDay;
        reached = self.marked.next(releasedDay + 1, lastDay);
        if (reached == DayBitmap.NONE) return lastDay;

        // Summed in memory, so that each line and each group is written once, however many days are due.
        uint256[] memory ended = new uint256[](self.lineCount + 1);
        while (reached != DayBitmap.NONE && maxDays != 0) {
            _sumEnds(self, reached, ended);
            releasedDay = reached;
            maxDays--;
            reached = self.marked.next(reached + 1, lastDay);
        }
        _releaseAll(self, ended);
        return reached == DayBitmap.NONE ? lastDay : releasedDay;
    }

    /// @notice Holds a line for an incident.
    /// @param today UTC day up to which the ledger was released, plus the report window.
    /// @return eligible Cover in force at the event time.
    function openIncident(
        Ledger storage self,
        uint8 line,
        uint256 incident,
        uint256 eventTime,
        uint256 today,
        uint256 reportDays
    ) internal returns (uint256 eligible) {
        Line storage held = self.lines[line];
        require(held.incident == 0, ErrorsLib.IncidentAlreadyOpen(line, held.incident));
        eligible = inForce(self, line, eventTime / 1 days, today, reportDays);
        (held.eventTime, held.incident) = (eventTime.toUint32(), incident.toUint40());
        self.openLines |= uint128(1 << line);
        self.atRisk += uint128(eligible);
    }

    /// @notice Ends the hold and releases what came due meanwhile.
    function closeIncident(Ledger storage self, uint8 line, uint256 eligible) internal {
        (self.lines[line].eventTime, self.lines[line].incident) = (0, 0);
        self.openLines &= ~uint128(1 << line);
        self.atRisk -= uint128(eligible);
        uint256 deferred = self.deferred[line];
        if (deferred == 0) return;
        delete self.deferred[line];
        if (_release(self, line, deferred)) _findLargest(self);
    }

    /// @notice Cover of a line in force on `day`, one of the last `reportDays` days or today.
    /// @dev Exposure is what ends after `today - reportDays`; what starts later than `day` or ended by then is taken off.
    /// The walk is bounded by the report window and by the longest waiting time.
    function inForce(Ledger storage self, uint8 line, uint256 day, uint256 today, uint256 reportDays)
        internal
        view
        returns (uint256 cover)
    {
        cover = self.lines[line].exposure;
        uint256 lastStart = self.lines[line].lastStart;
        for (uint256 d = day + 1; d <= lastStart; d++) {
            cover -= _of(self.starts[d][line >> 1], line);
        }
        uint256 end = self.marked.next(today - reportDays + 1, day);
        while (end != DayBitmap.NONE) {
            if (self.daysAt[end].lines & (1 << line) != 0) cover -= _of(self.ends[end][line >> 1], line);
            end = self.marked.next(end + 1, day);
        }
    }

    /// @notice What `release` up to `lastDay` would take off the lines in `mask`, for views.
    function pending(Ledger storage self, uint256 releasedDay, uint256 lastDay, uint256 mask)
        internal
        view
        returns (uint256 amount)
    {
        mask &= ~uint256(self.openLines);
        uint256 day = self.marked.next(releasedDay + 1, lastDay);
        while (day != DayBitmap.NONE) {
            for (uint256 bits = self.daysAt[day].lines & mask; bits != 0; bits &= bits - 1) {
                uint256 line = LibBit.ffs(bits);
                amount += _of(self.ends[day][line >> 1], line);
            }
            day = self.marked.next(day + 1, lastDay);
        }
    }

    /// @notice Exposure of a group as of the last release.
    function groupExposure(Ledger storage self, uint256 group) internal view returns (uint256) {
        return _of(self.groups[group >> 1], group);
    }

    /// @notice Lines of a group, one bit each.
    function linesOf(Ledger storage self, uint256 group) internal view returns (uint256 mask) {
        for (uint256 line; line < self.lineCount; line++) {
            if (self.lines[line].group == group) mask |= 1 << line;
        }
    }

    /// @notice Earliest event time among open incidents; the largest number when none is open.
    function earliestEvent(Ledger storage self) internal view returns (uint256 time) {
        time = type(uint256).max;
        for (uint256 bits = self.openLines; bits != 0; bits &= bits - 1) {
            time = Math.min(time, self.lines[LibBit.ffs(bits)].eventTime);
        }
    }

    /// @dev Adds the ends of a day to the sums by line.
    function _sumEnds(Ledger storage self, uint256 day, uint256[] memory ended) private view {
        mapping(uint256 pair => Pair) storage ends = self.ends[day];
        uint256 bits = self.daysAt[day].lines;
        while (bits != 0) {
            uint256 line = LibBit.ffs(bits) & ~uint256(1);
            Pair storage pair = ends[line >> 1];
            // Sums of exposure, which fits 128 bits.
            unchecked {
                ended[line] += pair.even;
                ended[line + 1] += pair.odd;
            }
            bits &= ~(3 << line);
        }
    }

    function _of(Pair storage pair, uint256 index) private view returns (uint256) {
        return index & 1 == 0 ? pair.even : pair.odd;
    }

    function _set(Pair storage pair, uint256 index, uint128 amount) private {
        if (index & 1 == 0) pair.even = amount;
        else pair.odd = amount;
    }

    function _add(Pair storage pair, uint256 index, uint128 amount) private {
        _set(pair, index, (_of(pair, index) + amount).toUint128());
    }

    function _releaseAll(Ledger storage self, uint256[] memory ended) private {
        bool largestShrank;
        for (uint256 line; line < ended.length; line++) {
            if (ended[line] != 0 && _release(self, line, ended[line])) largestShrank = true;
        }
        if (largestShrank) _findLargest(self);
    }

    function _release(Ledger storage self, uint256 line, uint256 amount)
        private
        returns (bool largestShrank)
    {
        Line storage due = self.lines[line];
        if (due.eventTime != 0) {
            self.deferred[line] += amount;
            return false;
        }
        due.exposure -= uint128(amount);
        uint256 before = groupExposure(self, due.group);
        largestShrank = before == self.largest;
        _set(self.groups[due.group >> 1], due.group, uint128(before - amount));
    }

    function _findLargest(Ledger storage self) private {
        uint256 largest;
        for (uint256 bits = self.groupsUsed; bits != 0; bits &= bits - 1) {
            largest = Math.max(largest, groupExposure(self, LibBit.ffs(bits)));
        }
        self.largest = uint128(largest);
    }
}
