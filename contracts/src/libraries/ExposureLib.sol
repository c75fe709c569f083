// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {LibBit} from "solady/utils/LibBit.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {StreamLib} from "./StreamLib.sol";
import {UseLib} from "./UseLib.sol";

/// @title What the pool can be asked to pay, by line and by correlation group
/// @dev A line is one product's place in the pool. Exposure counts from the purchase until one report window after the
/// cover's end, longer while an incident of the line is open. Ends are kept per day, so releasing them is exact.
library ExposureLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;
    using StreamLib for StreamLib.Days;
    using UseLib for UseLib.Meter;

    uint256 internal constant MAX_LINES = 48;
    uint256 internal constant MAX_GROUPS = 32;

    /// @param exposure Cover that can still cost something.
    /// @param eventTime Earliest event time of the incidents that hold the line, 0 when there is none.
    /// @param incident Id of the latest incident.
    /// @param open Number of open incidents.
    /// @param lastStart Latest start day ever sold: no cover starts after it.
    /// @param weightBps Stress weight.
    /// @param lastLossDay UTC day of the last loss paid, 0 when there was none.
    struct Line {
        uint96 exposure;
        uint32 eventTime;
        uint32 incident;
        uint8 open;
        uint16 lastStart;
        uint16 maxShareBps;
        uint16 weightBps;
        uint8 group;
        uint16 lastLossDay;
    }

    /// @dev Two lines share a word: a catch-up reads and writes half as many.
    struct Pair {
        uint128 even;
        uint128 odd;
    }

    /// @param exposure Exposure of the group's lines.
    /// @param stressed The same, weighted, asset units times 10,000.
    struct Group {
        uint128 exposure;
        uint128 stressed;
    }

    /// @param largest Exposure of the most exposed group.
    /// @param stressed Sum over the groups, asset units times 10,000.
    /// @param groupsUsed Groups with a line, one bit each.
    /// @param squares Sum of the squares of the groups' stressed exposures.
    /// @param bonds Bonds of open incidents.
    /// @param openLines Lines with an open incident, one bit each, and
    /// @param severalLines those that had more than one open since they last had none.
    /// @param starts By day and pair of lines: cover whose first day this is.
    /// @param ends By day and pair of lines: cover that is no longer in force from this day on, but for the day's first line,
    /// whose sum is in `daysAt`.
    /// @param deferred By line: exposure that came due for release while an incident was open.
    struct Ledger {
        uint112 largest;
        uint112 stressed;
        uint32 groupsUsed;
        uint256 squares;
        uint96 bonds;
        uint48 openLines;
        uint48 severalLines;
        uint8 lineCount;
        DayBitmap.Days marked;
        StreamLib.Days daysAt;
        mapping(uint256 line => Line) lines;
        mapping(uint256 line => UseLib.Use) uses;
        mapping(uint256 group => Group) groups;
        mapping(uint256 day => mapping(uint256 pair => Pair)) starts;
        mapping(uint256 day => mapping(uint256 pair => Pair)) ends;
        mapping(uint256 line => uint256) deferred;
    }

    /// @notice What a release takes off: by line its exposure, and that times the seconds by which it is late.
    struct Due {
        uint256 reached;
        uint256[] ended;
        uint256[] late;
    }

    function openLine(Ledger storage self, uint8 group, uint16 maxShareBps, uint16 weightBps)
        internal
        returns (uint8 line)
    {
        line = self.lineCount;
        require(line < MAX_LINES, ErrorsLib.TooManyLines(MAX_LINES));
        require(group < MAX_GROUPS, ErrorsLib.InvalidGroup(group));
        require(maxShareBps != 0 && maxShareBps <= SolvencyLib.BPS, ErrorsLib.InvalidBps(maxShareBps));
        require(weightBps != 0 && weightBps <= SolvencyLib.BPS, ErrorsLib.InvalidBps(weightBps));
        self.lineCount = line + 1;
        self.groupsUsed |= uint32(1 << group);
        Line storage opened = self.lines[line];
        (opened.group, opened.maxShareBps, opened.weightBps) = (group, maxShareBps, weightBps);
    }

    /// @notice Books more cover. The caller checks solvency afterwards.
    /// @return exposure The line's exposure after it.
    function book(
        Ledger storage self,
        UseLib.Meter storage meter,
        uint8 line,
        uint256 amount,
        uint256 startDay,
        uint256 endDay
    ) internal returns (uint256 exposure) {
        Line storage sold = self.lines[line];
        _integrate(self, meter, line, sold.exposure, 0);
        exposure = sold.exposure + amount;
        sold.exposure = exposure.toUint96();
        if (startDay > sold.lastStart) sold.lastStart = startDay.toUint16();
        uint256 grown = _setGroup(self, sold.group, sold.weightBps, amount, 0);
        if (grown > self.largest) self.largest = grown.toUint112();
        Pair storage starts = self.starts[startDay][line >> 1];
        _set(starts, line, _of(starts, line) + amount);
        _addEnd(self, line, amount, endDay);
    }

    /// @notice Moves the end of cover that is booked.
    function moveEnd(Ledger storage self, uint8 line, uint256 amount, uint256 endDay, uint256 newEndDay)
        internal
    {
        _takeEnd(self, line, amount, endDay);
        _addEnd(self, line, amount, newEndDay);
    }

    /// @notice Takes off cover that has not begun.
    function unbook(
        Ledger storage self,
        UseLib.Meter storage meter,
        uint8 line,
        uint256 amount,
        uint256 startDay,
        uint256 endDay
    ) internal {
        Pair storage starts = self.starts[startDay][line >> 1];
        _set(starts, line, _of(starts, line) - amount);
        _takeEnd(self, line, amount, endDay);
        if (_release(self, meter, line, amount, 0)) _findLargest(self);
    }

    /// @notice Releases cover whose report window is over: ends on days (releasedDay, lastDay], at most `maxDays` of them.
    /// @return reached Day up to which it is done.
    function release(
        Ledger storage self,
        UseLib.Meter storage meter,
        uint256 releasedDay,
        uint256 lastDay,
        uint256 maxDays
    ) internal returns (uint256 reached) {
        if (releasedDay >= lastDay) return releasedDay;
        if (self.marked.next(releasedDay + 1, lastDay) == DayBitmap.NONE) return lastDay;
        Due memory sum = due(self, releasedDay, lastDay, maxDays);
        bool largestShrank;
        for (uint256 line; line < sum.ended.length; line++) {
            if (sum.ended[line] == 0) continue;
            if (self.lines[line].eventTime != 0) self.deferred[line] += sum.ended[line];
            else if (_release(self, meter, line, sum.ended[line], sum.late[line])) largestShrank = true;
        }
        if (largestShrank) _findLargest(self);
        return sum.reached;
    }

    /// @notice What `release` takes off, summed so that each line is written once, however many days are due.
    function due(Ledger storage self, uint256 releasedDay, uint256 lastDay, uint256 maxDays)
        internal
        view
        returns (Due memory sum)
    {
        sum.ended = new uint256[](self.lineCount + 1);
        sum.late = new uint256[](self.lineCount + 1);
        sum.reached = lastDay;
        uint256 day = self.marked.next(releasedDay + 1, lastDay);
        while (day != DayBitmap.NONE) {
            if (maxDays == 0) {
                sum.reached = day - 1;
                break;
            }
            maxDays--;
            // The last day's window ended last midnight.
            _sumEnds(self, day, (lastDay - day) * 1 days + block.timestamp % 1 days, sum);
            day = self.marked.next(day + 1, lastDay);
        }
    }

    /// @notice Holds a line for one more incident.
    /// @param today UTC day up to which the ledger was released, plus the report window.
    /// @return eligible Cover in force at the event time.
    /// @return others Incidents of the line that were open before.
    function openIncident(
        Ledger storage self,
        uint8 line,
        uint256 incident,
        uint256 eventTime,
        uint256 today,
        uint256 reportDays
    ) internal returns (uint256 eligible, uint256 others) {
        Line storage held = self.lines[line];
        others = held.open;
        if (others == 0) {
            held.eventTime = eventTime.toUint32();
            self.openLines |= uint48(1 << line);
        } else {
            self.severalLines |= uint48(1 << line);
            if (eventTime < held.eventTime) held.eventTime = uint32(eventTime);
        }
        (held.incident, held.open) = (incident.toUint32(), (others + 1).toUint8());
        eligible = inForce(self, line, eventTime / 1 days, today, reportDays);
        // What came due while the line was held ended before any event that can still be filed.
        if (others != 0) eligible -= self.deferred[line];
    }

    /// @notice Ends one hold; the last one releases what came due meanwhile.
    function closeIncident(Ledger storage self, UseLib.Meter storage meter, uint8 line) internal {
        Line storage held = self.lines[line];
        held.open--;
        if (held.open != 0) return;
        held.eventTime = 0;
        self.openLines &= ~uint48(1 << line);
        self.severalLines &= ~uint48(1 << line);
        uint256 deferred = self.deferred[line];
        if (deferred == 0) return;
        delete self.deferred[line];
        if (_release(self, meter, line, deferred, 0)) _findLargest(self);
    }

    /// @notice Cover of a line in force on `day`, one of the last `reportDays` days or today, and what was deferred.
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
            cover -= _endsOn(self, end, line);
            end = self.marked.next(end + 1, day);
        }
    }

    /// @notice The sums that the solvency rule reads, as of the last release.
    function sums(Ledger storage self) internal view returns (SolvencyLib.Sums memory) {
        return SolvencyLib.Sums(self.largest, self.stressed, self.squares);
    }

    /// @notice Earliest and latest event time among open incidents; the largest number and 0 when none is open.
    /// @dev A line keeps one event time. One that had several open counts as early as the earliest of them and as late as can
    /// be, until the last is closed: which of them is left is not known.
    function eventTimes(Ledger storage self) internal view returns (uint256 earliest, uint256 latest) {
        earliest = type(uint256).max;
        for (uint256 bits = self.openLines; bits != 0; bits &= bits - 1) {
            uint256 eventTime = self.lines[LibBit.ffs(bits)].eventTime;
            earliest = Math.min(earliest, eventTime);
            latest = Math.max(latest, eventTime);
        }
        if (self.severalLines != 0) latest = block.timestamp;
    }

    // ---- ends by day ----

    function _addEnd(Ledger storage self, uint8 line, uint256 amount, uint256 day) private {
        StreamLib.Day storage end = self.daysAt.entry(day);
        uint8 round = uint8(day / StreamLib.RING);
        if (end.lines == 0 || end.round != round) {
            (end.rateDrop, end.amount, end.line) = (0, amount.toUint96(), line);
            (end.lines, end.round) = (uint48(1 << line), round);
            self.marked.mark(day);
            return;
        }
        if (end.line == line) {
            end.amount = (end.amount + amount).toUint96();
            return;
        }
        end.lines |= uint48(1 << line);
        Pair storage ends = self.ends[day][line >> 1];
        _set(ends, line, _of(ends, line) + amount);
    }

    /// @dev Of a day on which cover of the line ends.
    function _takeEnd(Ledger storage self, uint8 line, uint256 amount, uint256 day) private {
        StreamLib.Day storage end = self.daysAt.entry(day);
        if (end.line == line) {
            end.amount = (end.amount - amount).toUint96();
            return;
        }
        Pair storage ends = self.ends[day][line >> 1];
        _set(ends, line, _of(ends, line) - amount);
    }

    function _endsOn(Ledger storage self, uint256 day, uint256 line) private view returns (uint256) {
        StreamLib.Day storage end = self.daysAt.entry(day);
        if (end.lines & (1 << line) == 0) return 0;
        return end.line == line ? end.amount : _of(self.ends[day][line >> 1], line);
    }

    /// @dev Adds the ends of a day, `late` seconds overdue, to the sums by line.
    function _sumEnds(Ledger storage self, uint256 day, uint256 late, Due memory sum) private view {
        StreamLib.Day memory end = self.daysAt.entry(day);
        for (uint256 bits = end.lines; bits != 0; bits &= bits - 1) {
            uint256 line = LibBit.ffs(bits);
            uint256 amount = line == end.line ? end.amount : _of(self.ends[day][line >> 1], line);
            // Sums of exposure, which fits 96 bits, and of seconds.
            unchecked {
                sum.ended[line] += amount;
                sum.late[line] += amount * late;
            }
        }
    }

    // ---- exposure by line and group ----

    function _release(
        Ledger storage self,
        UseLib.Meter storage meter,
        uint256 line,
        uint256 amount,
        uint256 late
    ) private returns (bool largestShrank) {
        Line storage end = self.lines[line];
        _integrate(self, meter, line, end.exposure, late);
        end.exposure -= uint96(amount);
        uint256 left = _setGroup(self, end.group, end.weightBps, 0, amount);
        return left + amount == self.largest;
    }

    function _integrate(
        Ledger storage self,
        UseLib.Meter storage meter,
        uint256 line,
        uint256 exposure,
        uint256 late
    ) private {
        self.uses[line] = meter.integrate(self.uses[line], exposure, late);
    }

    /// @dev Changes a group and the sums over groups.
    function _setGroup(Ledger storage self, uint256 group, uint256 weightBps, uint256 added, uint256 taken)
        private
        returns (uint256 exposure)
    {
        Group memory before = self.groups[group];
        exposure = before.exposure + added - taken;
        uint256 stressed = before.stressed + added * weightBps - taken * weightBps;
        self.groups[group] = Group(exposure.toUint128(), stressed.toUint128());
        self.stressed = (self.stressed + stressed - before.stressed).toUint112();
        self.squares = self.squares + stressed * stressed - uint256(before.stressed) * before.stressed;
    }

    function _findLargest(Ledger storage self) private {
        uint256 largest;
        for (uint256 bits = self.groupsUsed; bits != 0; bits &= bits - 1) {
            largest = Math.max(largest, self.groups[LibBit.ffs(bits)].exposure);
        }
        self.largest = uint112(largest);
    }

    function _of(Pair storage pair, uint256 index) private view returns (uint256) {
        return index & 1 == 0 ? pair.even : pair.odd;
    }

    function _set(Pair storage pair, uint256 index, uint256 amount) private {
        if (index & 1 == 0) pair.even = amount.toUint128();
        else pair.odd = amount.toUint128();
    }
}
