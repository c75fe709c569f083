// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {LineState, PoolMoney, PoolParams, PoolSolvency, PoolTerms, StressResult} from "../types/Types.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExitLib} from "./ExitLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {PauseLib} from "./PauseLib.sol";
import {Params, PoolState} from "./PoolState.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {StreamLib} from "./StreamLib.sol";
import {SyncLib} from "./SyncLib.sol";
import {UseLib} from "./UseLib.sol";

/// @title A pool as it is now, whether or not it was synced
/// @dev Linked: the pool would be larger than a contract may be.
library PoolViewLib {
    using ExitLib for ExitLib.Queue;
    using ExposureLib for ExposureLib.Ledger;
    using PauseLib for PoolState;
    using StreamLib for StreamLib.Stream;
    using SyncLib for PoolState;
    using UseLib for UseLib.Meter;

    uint256 private constant BPS = SolvencyLib.BPS;
    uint256 private constant WAD = 1e18;
    /// @dev WAD times BPS.
    uint256 private constant WHOLE = 1e22;

    /// @notice Shares ever requested, shares ever processed, number of batches.
    function exitQueue(PoolState storage self) public view returns (uint256, uint256, uint256) {
        return (self.exits.requestedTotal(), self.exits.processed(), self.exits.batches.length);
    }

    /// @notice The books as a sync would leave them.
    /// @param due What it would release.
    /// @param sums What the solvency rule would read.
    /// @param groups By group, its exposure and its stressed exposure.
    struct Now {
        ExposureLib.Due due;
        SolvencyLib.Sums sums;
        ExposureLib.Group[32] groups;
    }

    /// @notice What a line's state is made from.
    /// @param ended What a sync would release of it; 0 in a synced pool.
    /// @param late That, times the seconds by which it is late.
    /// @param group The line's group.
    /// @param free Capital that no open incident can take.
    struct Around {
        uint256 ended;
        uint256 late;
        SolvencyLib.Sums sums;
        ExposureLib.Group group;
        uint256 free;
    }

    function money(PoolState storage self) public view returns (PoolMoney memory) {
        (, uint256 earned) = streamNow(self);
        (uint256 toFees, uint256 toReserve) = self.split(earned);
        return PoolMoney({
            capital: self.capital + earned - toFees - toReserve,
            reserve: self.reserve + toReserve,
            unearned: self.unearned - earned,
            exiting: self.exiting,
            owed: self.owed,
            bonds: self.ledger.bonds,
            fees: self.fees + toFees
        });
    }

    function solvency(PoolState storage self) public view returns (PoolSolvency memory s) {
        PoolMoney memory m = money(self);
        (s.capital, s.reserve, s.atRisk) = (m.capital, m.reserve, self.params.atRisk);
        Now memory n = booksNow(self);
        for (uint256 group; group < ExposureLib.MAX_GROUPS; group++) {
            s.exposure += n.groups[group].exposure;
        }
        s.stressed = n.sums.stressed / BPS;
        s.requiredByStress = SolvencyLib.byStress(n.sums, self.rule());
        s.requiredByGroup = SolvencyLib.byGroup(n.sums.largest, self.rule());
        s.required = s.atRisk + Math.max(s.requiredByStress, s.requiredByGroup);
        s.priceUncertain = s.atRisk > SolvencyLib.material(s.capital, self.params.materialityBps);
    }

    function terms(PoolState storage self) public view returns (PoolTerms memory t) {
        Params memory p = self.params;
        (t.curator, t.cooldownDays, t.reportDays) = (self.curator, p.cooldownDays, p.reportDays);
        (t.paused, t.pausedUntil) = (self.isPaused(), uint256(self.pausedUntil) * 1 days);
        t.params = PoolParams({
            groupCapBps: p.groupCapBps,
            rhoBps: p.rhoBps,
            marginBps: p.marginBps,
            materialityBps: p.materialityBps,
            feeBps: p.feeBps,
            reserveBps: p.reserveBps,
            reserveTargetBps: p.reserveTargetBps,
            cancelFeeBps: p.cancelFeeBps
        });
    }

    /// @param severityBps Share of the lines' exposure that is lost.
    function stressTest(
        PoolState storage self,
        uint8[] calldata lines,
        uint256 severityBps,
        uint256 eventTime
    ) public view returns (StressResult memory r) {
        require(severityBps <= BPS, ErrorsLib.InvalidBps(severityBps));
        require(eventTime <= block.timestamp, ErrorsLib.EventInFuture(eventTime, block.timestamp));
        PoolSolvency memory s = solvency(self);
        uint256 seen;
        for (uint256 i; i < lines.length; i++) {
            require(seen & (1 << lines[i]) == 0, ErrorsLib.DuplicateLine(lines[i]));
            seen |= 1 << lines[i];
            r.loss += lineState(self, lines[i]).exposure;
        }
        r.loss = Math.mulDiv(r.loss, severityBps, BPS);
        r.fromReserve = Math.min(r.loss, s.reserve);
        uint256 exits = self.exits.chargeable(eventTime);
        uint256 rest = Math.min(r.loss - r.fromReserve, s.capital + exits);
        if (rest != 0) r.fromExits = Math.mulDiv(exits, rest, s.capital + exits, Math.Rounding.Ceil);
        r.fromCapital = rest - r.fromExits;
        r.unpaid = r.loss - r.fromReserve - rest;
        r.capitalLeft = s.capital - r.fromCapital;
        r.required = s.required;
    }

    function lineState(PoolState storage self, uint8 line) public view returns (LineState memory) {
        Now memory n = booksNow(self);
        Around memory around;
        // Nothing is released of a line that an incident holds.
        if (line < self.ledger.lineCount && self.ledger.lines[line].eventTime == 0) {
            (around.ended, around.late) = (n.due.ended[line], n.due.late[line]);
        }
        around.sums = n.sums;
        around.group = n.groups[self.ledger.lines[line].group];
        around.free = Math.saturatingSub(_capitalSettled(self), self.params.atRisk);
        return _line(self, line, around);
    }

    /// @notice The same for a settled pool.
    function lineSynced(PoolState storage self, uint8 line) internal view returns (LineState memory) {
        return _line(
            self,
            line,
            Around({
                ended: 0,
                late: 0,
                sums: self.ledger.sums(),
                group: self.ledger.groups[self.ledger.lines[line].group],
                free: self.free()
            })
        );
    }

    /// @dev Capital as `settle` would leave it: what sales are made on.
    function _capitalSettled(PoolState storage self) private view returns (uint256) {
        (, uint256 earned) = streamNow(self);
        return earned <= SyncLib.MAX_KEPT ? self.capital : capitalNow(self);
    }

    function _line(PoolState storage self, uint8 index, Around memory around)
        private
        view
        returns (LineState memory s)
    {
        ExposureLib.Line memory line = self.ledger.lines[index];
        require(line.maxShareBps != 0, ErrorsLib.UnknownLine(index));
        UseLib.Use memory use = self.ledger.uses[index];
        (s.exposure, s.incidentOpen, s.lastLossDay) = (line.exposure, line.eventTime != 0, line.lastLossDay);
        s.exposure -= around.ended;
        uint256 integral = self.meter.integrate(use, line.exposure, around.late).use;
        // 96 bits and 32 bits, times 74.
        unchecked {
            s.losses = use.losses * WHOLE / (line.maxShareBps * UseLib.LOSS_UNIT);
            s.use = integral * WHOLE / (line.maxShareBps * UseLib.USE_UNIT);
        }
        if (!s.incidentOpen) s.capacity = _capacity(self, line, s.exposure, around);
    }

    function _capacity(
        PoolState storage self,
        ExposureLib.Line memory line,
        uint256 exposure,
        Around memory around
    ) private view returns (uint256) {
        SolvencyLib.Place memory place = SolvencyLib.Place({
            exposure: exposure,
            maxShareBps: line.maxShareBps,
            weightBps: line.weightBps,
            groupExposure: around.group.exposure,
            groupStressed: around.group.stressed
        });
        return SolvencyLib.headroom(place, around.sums, self.rule(), around.free);
    }

    function premiumRate(PoolState storage self) public view returns (uint256) {
        (StreamLib.Stream memory stream,) = streamNow(self);
        return stream.rate;
    }

    /// @return stream The stream as it is now.
    /// @return earned Premium earned since the last sync, asset units.
    function streamNow(PoolState storage self)
        internal
        view
        returns (StreamLib.Stream memory stream, uint256 earned)
    {
        stream = self.stream;
        (earned,) = stream.advance(self.ledger.daysAt, self.ledger.marked, block.timestamp, type(uint256).max);
    }

    /// @notice Capital that backs the shares as a sync would leave it, asset units.
    function capitalNow(PoolState storage self) public view returns (uint256) {
        (, uint256 earned) = streamNow(self);
        (uint256 toFees, uint256 toReserve) = self.split(earned);
        return self.capital + earned - toFees - toReserve;
    }

    /// @notice Which exit batches can be paid: those whose report window is over, unless an open incident's event came before
    /// they left. Of those, the share that the open incidents can take of the capital and the exits that stand for them is
    /// held back.
    function payable_(PoolState storage self) public view returns (ExitLib.Payable memory ready) {
        ready.window = uint256(self.params.reportDays) * 1 days;
        ready.heldUntil = block.timestamp - ready.window;
        (uint256 earliest, uint256 latest) = self.ledger.eventTimes();
        ready.until = Math.min(ready.heldUntil, earliest);
        if (latest == 0) return ready;
        uint256 base = self.capital + self.exits.chargeable(latest);
        uint256 atRisk = Math.min(self.params.atRisk, base);
        ready.held = base == 0 ? WAD : Math.mulDiv(atRisk, WAD, base, Math.Rounding.Ceil);
    }

    function booksNow(PoolState storage self) internal view returns (Now memory n) {
        n.due = self.ledger.due(self.stream.releasedDay, self.lastReleaseDay(), type(uint256).max);
        for (uint256 group; group < ExposureLib.MAX_GROUPS; group++) {
            n.groups[group] = self.ledger.groups[group];
        }
        for (uint256 line; line < self.ledger.lineCount; line++) {
            ExposureLib.Line memory l = self.ledger.lines[line];
            if (l.eventTime != 0) continue;
            n.groups[l.group].exposure -= uint128(n.due.ended[line]);
            n.groups[l.group].stressed -= uint128(n.due.ended[line] * l.weightBps);
        }
        for (uint256 group; group < ExposureLib.MAX_GROUPS; group++) {
            n.sums.largest = Math.max(n.sums.largest, n.groups[group].exposure);
            n.sums.stressed += n.groups[group].stressed;
            uint256 stressed = n.groups[group].stressed;
            n.sums.squares += stressed * stressed;
        }
    }

    /// @notice Exposure of a correlation group, asset units.
    function groupExposure(PoolState storage self, uint256 group) public view returns (uint256) {
        return group < ExposureLib.MAX_GROUPS ? booksNow(self).groups[group].exposure : 0;
    }

    /// @notice Capital that the solvency rule demands of a synced pool, asset units, rounded up.
    function requiredSynced(PoolState storage self) public view returns (uint256) {
        return self.required();
    }
}
