// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";

/// @title Verdicts that belong together
/// @notice An accepted verdict (t, s) joins the product's episode that has an accepted verdict within a day of t.
/// Otherwise it joins the episode whose first event time is within one report window of t: the nearest, on a tie the
/// earlier. Otherwise it opens a new episode.
/// @dev The search is bounded. The first times of two episodes are more than a window apart, or the second would have
/// joined the first. So each span of one window, counted from 1970, has at most one episode, and the span's number is
/// its id. Episodes within a window of t are in the span of t, the one before and the one after. Verdicts within a day
/// of t are on its UTC day or a neighbouring day. A day that two existing episodes reached takes no third: a new
/// verdict joins the nearer of the two. Their ranges on a day never overlap, and the search first looks for an episode
/// that opened at exactly t. So a repeated verdict always finds its episode.
library EpisodeLib {
    using SafeCast for uint256;

    uint256 private constant NONE = type(uint256).max;
    uint256 private constant BPS = 10_000;

    /// @param firstTime Event time of the verdict that opened it.
    /// @param lastVerdictAt When its last verdict was settled.
    /// @param largestBps Its largest verdict.
    /// @param bestTime Event time of its largest verdict without a root.
    /// @param bestBps Its largest verdict without a root.
    /// @param bestEligible The cover in force at `bestTime`.
    /// @param returnedAt When its uncollected rest was returned; 0 before.
    /// @param pot What can be collected.
    /// @param asked What the pot should hold. Payouts are `pot / asked` of what covers are due.
    /// @param isLimited True if a verdict asked for less than its covers' shares, because exposure or losses are
    /// smaller.
    struct Episode {
        uint32 firstTime;
        uint32 lastVerdictAt;
        uint16 largestBps;
        uint16 bestBps;
        uint32 bestTime;
        uint96 bestEligible;
        uint32 returnedAt;
        uint120 pot;
        uint120 asked;
        bool isLimited;
    }

    /// @notice Verdicts of a UTC day that joined an existing episode: two episodes, each with its earliest and latest
    /// event time in seconds of the day, starting at 1; and the bookings of the first of them, as in `Booked`.
    struct Day {
        uint16 episode;
        uint24 first;
        uint24 last;
        uint16 other;
        uint24 otherFirst;
        uint24 otherLast;
        uint16 largestBps;
        uint16 rootlessBps;
        uint96 assets;
    }

    /// @notice A day's largest verdict in an episode, its largest without a root, and the assets booked for the covers
    /// in force on the day: never more than they cover.
    struct Booked {
        uint16 largestBps;
        uint16 rootlessBps;
        uint96 assets;
    }

    /// @param booked By episode and day, where `Day` does not hold it. Excludes the episode's largest verdict without a
    /// root, which `Episode` holds.
    struct Book {
        mapping(uint256 id => Episode) episodes;
        mapping(uint256 day => Day) marked;
        mapping(uint256 id => mapping(uint256 day => Booked)) booked;
    }

    /// @dev The nearest episode so far.
    struct Search {
        uint256 id;
        uint256 time;
        uint256 distance;
    }

    /// @notice Finds the episode of a verdict, or opens one.
    /// @return id `firstTime / window`.
    function join(Book storage self, uint256 eventTime, uint256 window) internal returns (uint256 id) {
        id = find(self, eventTime, window);
        if (id == NONE) {
            id = eventTime / window;
            self.episodes[id].firstTime = eventTime.toUint32();
        } else if (self.episodes[id].firstTime != eventTime) {
            _mark(self, eventTime / 1 days, uint16(id), uint24(eventTime % 1 days + 1));
        }
    }

    function _mark(Book storage self, uint256 number, uint16 id, uint24 time) private {
        Day storage day = self.marked[number];
        if (day.last == 0) {
            Booked memory b = self.booked[id][number];
            (day.episode, day.first, day.last) = (id, time, time);
            (day.largestBps, day.rootlessBps, day.assets) = (b.largestBps, b.rootlessBps, b.assets);
        } else if (day.episode == id) {
            if (time < day.first) day.first = time;
            if (time > day.last) day.last = time;
        } else if (day.otherLast == 0) {
            (day.other, day.otherFirst, day.otherLast) = (id, time, time);
        } else {
            if (time < day.otherFirst) day.otherFirst = time;
            if (time > day.otherLast) day.otherLast = time;
        }
    }

    /// @return The episode that a verdict would join; `type(uint256).max` if it would open one.
    function find(Book storage self, uint256 eventTime, uint256 window) internal view returns (uint256) {
        uint256 span = eventTime / window;
        // The verdict that opened an episode stays in it, even if others reached its day later.
        if (self.episodes[span].firstTime == eventTime) return span;
        uint256 day = eventTime / 1 days;
        Search memory s = Search(NONE, 0, NONE);
        Day storage marked = self.marked[day];
        bool isFull = marked.otherLast != 0;
        _searchDay(s, marked, day, eventTime);
        if (!isFull) {
            _searchDay(s, self.marked[day - 1], day - 1, eventTime);
            _searchDay(s, self.marked[day + 1], day + 1, eventTime);
        }
        for (uint256 id = span - 1; id <= span + 1; id++) {
            if (isFull && id != marked.episode && id != marked.other) continue;
            uint256 first = self.episodes[id].firstTime;
            if (first != 0) _nearer(s, id, first, eventTime, window);
        }
        return s.id;
    }

    function _searchDay(Search memory s, Day storage day, uint256 number, uint256 eventTime) private view {
        if (day.last == 0) return;
        uint256 start = number * 1 days - 1;
        _nearer(s, day.episode, _clamp(eventTime, start + day.first, start + day.last), eventTime, 1 days);
        if (day.otherLast == 0) return;
        _nearer(s, day.other, _clamp(eventTime, start + day.otherFirst, start + day.otherLast), eventTime, 1 days);
    }

    function _clamp(uint256 time, uint256 first, uint256 last) private pure returns (uint256) {
        return Math.max(first, Math.min(last, time));
    }

    /// @dev One search for both rules, because a verdict within a day is nearer than any first time further away.
    function _nearer(Search memory s, uint256 id, uint256 time, uint256 eventTime, uint256 limit) private pure {
        uint256 distance = time > eventTime ? time - eventTime : eventTime - time;
        if (distance > limit || distance > s.distance) return;
        if (distance == s.distance && time >= s.time) return;
        (s.id, s.time, s.distance) = (id, time, distance);
    }

    /// @notice Assets that can still be booked for the covers in force on a day. Together they receive at most the
    /// day's largest verdict, so a repeated verdict, or losses that are proven twice, charge nobody twice.
    /// @return assets Those assets.
    /// @return isLarger True if the verdict is larger than all verdicts without a root of the day. Somebody can then be
    /// due more, even if a root has booked everything.
    function maxBooking(Book storage self, uint256 id, uint256 day, uint256 eligible, uint256 severityBps)
        internal
        view
        returns (uint256 assets, bool isLarger)
    {
        Booked memory b = _bookedOn(self, id, day);
        assets = Math.saturatingSub(_share(eligible, Math.max(b.largestBps, severityBps)), b.assets);
        isLarger = severityBps > b.rootlessBps;
    }

    /// @notice Records a verdict that charged `asked`. A verdict without a root charged for all covers of its day.
    function record(
        Book storage self,
        uint256 id,
        uint256 eventTime,
        uint256 eligible,
        uint16 severityBps,
        bool hasRoot,
        uint256 asked
    ) internal {
        Episode storage e = self.episodes[id];
        e.lastVerdictAt = uint32(block.timestamp);
        if (severityBps > e.largestBps) e.largestBps = severityBps;
        uint256 day = eventTime / 1 days;
        bool isBest = !hasRoot && severityBps > e.bestBps;
        Booked memory b = _bookedOn(self, id, day);
        if (!isBest || b.assets != 0) {
            uint256 assets = b.assets + asked;
            if (!hasRoot) assets = Math.max(assets, _share(eligible, severityBps));
            if (severityBps > b.largestBps) b.largestBps = severityBps;
            if (!hasRoot && severityBps > b.rootlessBps) b.rootlessBps = severityBps;
            b.assets = assets.toUint96();
            _book(self, id, day, b);
        }
        if (!isBest) return;
        if (e.bestBps != 0) _bookBest(self, id, e.bestTime / 1 days, day);
        (e.bestBps, e.bestTime, e.bestEligible) = (severityBps, uint32(eventTime), uint96(eligible));
    }

    /// @dev Another verdict replaces the best one, so the old one's day must store its bookings.
    function _bookBest(Book storage self, uint256 id, uint256 bestDay, uint256 day) private {
        if (bestDay != day) _book(self, id, bestDay, _bookedOn(self, id, bestDay));
    }

    function _book(Book storage self, uint256 id, uint256 number, Booked memory b) private {
        Day storage day = self.marked[number];
        if (_isFirst(day, id)) {
            (day.largestBps, day.rootlessBps, day.assets) = (b.largestBps, b.rootlessBps, b.assets);
        } else {
            self.booked[id][number] = b;
        }
    }

    function _isFirst(Day storage day, uint256 id) private view returns (bool) {
        return day.last != 0 && day.episode == id;
    }

    /// @dev Zero once the episode's rest was returned.
    function _bookedOn(Book storage self, uint256 id, uint256 day) private view returns (Booked memory b) {
        Episode storage e = self.episodes[id];
        if (e.returnedAt != 0) return b;
        Day storage marked = self.marked[day];
        b = _isFirst(marked, id) ? Booked(marked.largestBps, marked.rootlessBps, marked.assets) : self.booked[id][day];
        if (e.bestTime / 1 days != day) return b;
        (b.largestBps, b.rootlessBps) = (uint16(Math.max(b.largestBps, e.bestBps)), e.bestBps);
        b.assets = uint96(Math.max(b.assets, _share(e.bestEligible, e.bestBps)));
    }

    function _share(uint256 eligible, uint256 severityBps) private pure returns (uint256) {
        return Math.mulDiv(eligible, severityBps, BPS, Math.Rounding.Ceil);
    }

    /// @notice Takes a cover's due out of the pot.
    /// @param due What the cover is due, before a haircut.
    /// @param usable The part of `due` that the cover's amount left allows.
    /// @return assets Assets to pay: `usable` at the pot's ratio, rounded down.
    /// @return freed Assets set aside for what the cover cannot use. They return to the pool. 0 while the pot is
    /// limited, because it then never held that part.
    function take(Episode storage self, uint256 due, uint256 usable) internal returns (uint256 assets, uint256 freed) {
        uint256 gone;
        (assets, freed, gone) = share(self, due, usable);
        // Neither exceeds what there is. Both are written at once.
        unchecked {
            (self.pot, self.asked) = (self.pot - uint120(assets + freed), self.asked - uint120(gone));
        }
    }

    /// @dev See `take`.
    /// @return assets Assets to pay.
    /// @return freed Assets that return to the pool.
    /// @return gone Reduction of `asked`.
    function share(Episode storage self, uint256 due, uint256 usable)
        internal
        view
        returns (uint256 assets, uint256 freed, uint256 gone)
    {
        (uint256 pot, uint256 asked) = (self.pot, self.asked);
        gone = Math.min(self.isLimited ? usable : due, asked);
        if (gone == 0) return (0, 0, 0);
        assets = Math.mulDiv(Math.min(usable, gone), pot, asked);
        freed = Math.mulDiv(gone, pot, asked) - assets;
    }
}
