// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {ICover} from "../interfaces/ICover.sol";
import {IEventTrigger} from "../interfaces/ITrigger.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {RefusalLib} from "../libraries/RefusalLib.sol";
import {Ballot, Filing, FilingQuote, IncidentStatus, Process} from "../types/ClaimTypes.sol";
import {CoverClaim} from "../types/CoverTypes.sol";
import {Opened, Opening} from "../types/RiskTypes.sol";
import {Incident, Parts, PoolRecord, State, StateLib} from "./ClaimsState.sol";

/// @title How incidents begin: filed, filed again from a draw, challenged to a vote, proven
/// @dev Linked: `Claims` would be larger than a contract may be.
library FilingLib {
    using RefusalLib for RefusalLib.Record;
    using SafeCast for uint256;
    using StateLib for Incident;
    using StateLib for State;

    uint256 private constant BPS = 10_000;
    uint256 private constant STEP_BPS = StateLib.STEP_BPS;

    /// @notice What an incident is about.
    /// @param index The product's number in its pool.
    /// @param window The pool's report window in seconds.
    struct Subject {
        uint256 product;
        ICapitalPool pool;
        uint8 index;
        uint256 window;
        bool settlesCovers;
    }

    // ---- filing ----

    /// @dev See `IClaims.file`.
    function file(State storage self, Parts memory parts, Filing calldata filing) public returns (uint256 incident) {
        Subject memory subject = _requireHolder(parts.cover, filing);
        incident = ++self.incidentCount;
        Incident storage i = self.incidents[incident];
        uint256 capital = filing.drawn == 0 ? _begin(self, i, filing, subject) : _beginAgain(self, i, filing, subject);
        Process storage process = self.processOf(i, subject.pool);
        if (_isLarge(process, i.eligible, filing.assertedStep, capital)) i.flags |= StateLib.LARGE;
        RefusalLib.Record storage record = self.records[subject.product];
        uint256 boldness = i.boldness();
        i.doublings = uint8(record.doublings(boldness, subject.window));
        record.add(boldness);
        if (filing.drawn == 0 && _takesFastLane(self, i, process, subject, capital)) {
            (i.status, i.until) = (IncidentStatus.Filed, uint32(block.timestamp + process.challengeSeconds));
        } else {
            _startVote(parts, incident, i, process, subject.pool);
        }
        _finish(incident, i, process, subject, filing);
    }

    function _finish(
        uint256 incident,
        Incident storage i,
        Process storage process,
        Subject memory subject,
        Filing calldata filing
    ) private {
        (uint256 bond, uint256 cost) = (i.bondOf(process), i.costOf());
        emit IClaims.IncidentFiled(incident, subject.product, msg.sender, filing, bond, i.eligible, cost);
        subject.pool.takeBond(msg.sender, bond);
    }

    /// @dev The caller holds a cover that was in force and can still pay.
    function _requireHolder(ICover cover, Filing calldata filing) private view returns (Subject memory subject) {
        _requireStep(filing.assertedStep);
        CoverClaim memory c = cover.claimOf(filing.cover);
        require(msg.sender == c.holder, ErrorsLib.NotHolder(msg.sender, c.holder));
        bool isInForce = StateLib.amountAt(c, filing.eventTime) != 0;
        require(isInForce, ErrorsLib.NotInForce(filing.cover, filing.eventTime));
        require(c.left != 0, ErrorsLib.CoverOver(filing.cover, block.timestamp / 1 days));
        require(!c.needsLossRoot || filing.lossRoot != 0, ErrorsLib.LossRootNeeded(c.product));
        require(
            (filing.lossRoot == 0) == (filing.lossTotal == 0), ErrorsLib.InvalidRoot(filing.lossRoot, filing.lossTotal)
        );
        ICapitalPool pool = ICapitalPool(c.pool);
        return Subject(c.product, pool, c.index, pool.reportWindow(), c.settlesCovers);
    }

    function _requireStep(uint256 step) private pure {
        require(step != 0 && step <= StateLib.STEPS, ErrorsLib.InvalidStep(step));
    }

    /// @dev Of a product whose trigger settles no covers, or for a view.
    function _subject(ICover cover, uint256 product) private view returns (Subject memory) {
        (address pool, uint8 index) = cover.placeOf(product);
        return Subject(product, ICapitalPool(pool), index, ICapitalPool(pool).reportWindow(), false);
    }

    /// @return capital Of the synced pool.
    function _begin(State storage self, Incident storage i, Filing calldata filing, Subject memory subject)
        private
        returns (uint256 capital)
    {
        _requireReportable(filing.eventTime, subject.window);
        uint256 version = self.versionAt(address(subject.pool), filing.eventTime);
        uint256 lossTotal = filing.lossTotal == 0 ? type(uint256).max : filing.lossTotal;
        Opened memory opened = subject.pool
            .openIncident(Opening(subject.index, filing.eventTime, filing.assertedStep * STEP_BPS, lossTotal));
        _write(i, filing, subject, StateLib.HOLDS, version, opened.eligible);
        i.limit = StateLib.partOf(opened.exposure, opened.eligible);
        _limit(i, filing, opened.exposure);
        i.exposureShare = StateLib.partOf(opened.cost, opened.totalExposure);
        return opened.capital;
    }

    function _requireReportable(uint256 eventTime, uint256 window) private view {
        require(eventTime < block.timestamp, ErrorsLib.EventInFuture(eventTime, block.timestamp));
        uint256 oldest = block.timestamp - window;
        require(eventTime >= oldest, ErrorsLib.EventTooOld(eventTime, oldest));
    }

    /// @dev The new incident takes over what the drawn one holds back, if that has not been taken over before.
    /// @return capital Of the pool as of now.
    function _beginAgain(State storage self, Incident storage i, Filing calldata filing, Subject memory subject)
        private
        returns (uint256 capital)
    {
        Incident storage drawn = self.inPhase(filing.drawn, IncidentStatus.Drawn);
        drawn.requireOpen(filing.drawn);
        bool isSame = drawn.product == subject.product && drawn.eventTime == filing.eventTime
            && drawn.lossRoot == filing.lossRoot && drawn.lossTotal == filing.lossTotal;
        require(isSame && filing.assertedStep >= drawn.assertedStep, ErrorsLib.NotTheDrawn(filing.drawn));
        _write(i, filing, subject, StateLib.REFILED | StateLib.HOLDS, drawn.process, drawn.eligible);
        i.drawn = uint32(filing.drawn);
        i.limit = drawn.limit;
        _limit(i, filing, drawn.exposureOf());
        (uint256 cost, uint256 oldCost) = (i.costOf(), drawn.costOf());
        i.exposureShare = StateLib.partOf(cost, drawn.totalExposure(oldCost));
        uint256 released = drawn.has(StateLib.HOLDS) ? oldCost : 0;
        drawn.flags &= ~StateLib.HOLDS;
        subject.pool.changeHold(filing.eventTime, cost, released);
        return subject.pool.backing().capital;
    }

    /// @dev Word by word, without a jump in between: the compiler then writes each word once.
    function _write(
        Incident storage i,
        Filing calldata filing,
        Subject memory subject,
        uint16 flags,
        uint256 version,
        uint256 eligible
    ) private {
        if (subject.settlesCovers) flags |= StateLib.SETTLES;
        uint8 step = filing.assertedStep;
        i.filer = msg.sender;
        i.product = uint24(subject.product);
        i.eventTime = uint32(filing.eventTime);
        i.process = uint16(version);
        i.flags = flags;
        i.eligible = eligible.toUint96();
        i.filedAt = uint32(block.timestamp);
        i.severityBps = uint16(step * STEP_BPS);
        i.assertedStep = step;
    }

    /// @dev Writes what limits the cost beside eligible cover and severity, if anything does.
    function _limit(Incident storage i, Filing calldata filing, uint256 exposure) private {
        bool hasRoot = filing.lossRoot != 0;
        if (!hasRoot && exposure >= i.costOf()) return;
        i.flags |= hasRoot ? StateLib.LIMITED | StateLib.HAS_ROOT : StateLib.LIMITED;
        (i.exposure, i.lossTotal) = (exposure.toUint96(), filing.lossTotal.toUint96());
        if (hasRoot) (i.lossRoot, i.lossList) = (filing.lossRoot, filing.evidence);
    }

    function _isLarge(Process storage process, uint256 eligible, uint256 step, uint256 capital)
        private
        view
        returns (bool)
    {
        return StateLib.share(eligible, step * STEP_BPS) * BPS >= capital * process.largeShareBps;
    }

    /// @dev What the lane asserts together is limited too, or many small incidents would pass where a large one does not. A
    /// window begins with the first incident after the last window's end.
    function _takesFastLane(
        State storage self,
        Incident storage i,
        Process storage process,
        Subject memory subject,
        uint256 capital
    ) private returns (bool) {
        PoolRecord storage record = self.pools[address(subject.pool)];
        (uint256 used, bool isNew) = _laneUsed(record, subject.window);
        used += StateLib.share(i.eligible, i.severityBps);
        if (i.has(StateLib.HAS_ROOT) || !_fitsLane(process, used, capital)) return false;
        if (isNew) record.laneSince = uint32(block.timestamp);
        record.laneUsed = used.toUint96();
        return true;
    }

    function _laneUsed(PoolRecord storage record, uint256 window) private view returns (uint256 used, bool isNew) {
        isNew = block.timestamp >= record.laneSince + window;
        used = isNew ? 0 : record.laneUsed;
    }

    function _fitsLane(Process storage process, uint256 used, uint256 capital) private view returns (bool) {
        return used * BPS <= capital * process.fastLaneBps;
    }

    // ---- challenging ----

    /// @dev See `IClaims.challenge`.
    function challenge(State storage self, Parts memory parts, uint256 incident, bytes32 evidence) public {
        Incident storage i = self.inPhase(incident, IncidentStatus.Filed);
        i.requireOpen(incident);
        (ICapitalPool pool,) = i.poolOf(parts.cover);
        Process storage process = self.processOf(i, pool);
        uint256 bond = i.bondOf(process);
        i.challenger = msg.sender;
        i.flags |= StateLib.CHALLENGED;
        emit IClaims.IncidentChallenged(incident, msg.sender, bond, evidence);
        _startVote(parts, incident, i, process, pool);
        pool.takeBond(msg.sender, bond);
    }

    function _startVote(
        Parts memory parts,
        uint256 incident,
        Incident storage i,
        Process storage process,
        ICapitalPool pool
    ) private {
        uint32 commitUntil = uint32(block.timestamp + process.commitSeconds);
        uint24 revealSeconds = uint24(process.revealSeconds);
        (i.status, i.until) = (IncidentStatus.Voting, commitUntil + revealSeconds);
        i.flags |= StateLib.HAS_VOTE;
        parts.assessors
            .openVote(incident, Ballot(address(pool), i.filedAt - 1, commitUntil, revealSeconds, i.assertedStep));
    }

    // ---- proving ----

    /// @dev See `IClaims.prove`. The caller settles what it begins.
    function prove(State storage self, Parts memory parts, uint256 product, bytes calldata evidence)
        public
        returns (uint256 incident)
    {
        (address trigger, bool settlesCovers, bool needsRoot) = parts.cover.claimTermsOf(product);
        // A trigger knows nobody's loss, so it proves nothing where one must be proven.
        bool canProve = trigger != address(0) && !settlesCovers && !needsRoot;
        require(canProve, ErrorsLib.NoTrigger(product));
        (uint256 eventTime, uint256 severityBps) = IEventTrigger(trigger).prove(evidence);
        require(severityBps != 0 && severityBps <= BPS, ErrorsLib.InvalidBps(severityBps));
        Subject memory subject = _subject(parts.cover, product);
        _requireReportable(eventTime, subject.window);
        incident = ++self.incidentCount;
        uint256 eligible = _beginProven(self.incidents[incident], subject, eventTime, severityBps);
        emit IClaims.IncidentProven(incident, product, msg.sender, eventTime, severityBps, eligible);
    }

    function _beginProven(Incident storage i, Subject memory subject, uint256 eventTime, uint256 severityBps)
        private
        returns (uint256 eligible)
    {
        Opened memory opened =
            subject.pool.openIncident(Opening(subject.index, eventTime, severityBps, type(uint256).max));
        eligible = opened.eligible;
        require(eligible != 0, ErrorsLib.NothingInForce(subject.product, eventTime));
        (i.filer, i.product, i.eventTime) = (msg.sender, uint24(subject.product), uint32(eventTime));
        i.flags = StateLib.IS_PROVEN | StateLib.HAS_VERDICT | StateLib.HOLDS;
        (i.eligible, i.filedAt, i.severityBps) = (eligible.toUint96(), uint32(block.timestamp), uint16(severityBps));
        if (opened.exposure < i.costOf()) {
            i.flags |= StateLib.LIMITED;
            i.exposure = opened.exposure.toUint96();
        }
        i.exposureShare = StateLib.partOf(opened.cost, opened.totalExposure);
    }

    // ---- views ----

    /// @dev See `IClaims.quoteFiling`.
    function quote(
        State storage self,
        ICover cover,
        uint256 product,
        uint256 eventTime,
        uint8 assertedStep,
        uint256 lossTotal
    ) public view returns (FilingQuote memory q) {
        _requireStep(assertedStep);
        Subject memory subject = _subject(cover, product);
        address pool = address(subject.pool);
        Process storage process = self.processes[pool][self.versionAt(pool, eventTime)];
        uint256 asserted = _quoteCost(q, subject, eventTime, assertedStep, lossTotal);
        uint256 boldness = StateLib.boldnessOf(assertedStep, q.cost, q.eligible);
        uint256 doublings = self.records[product].doublings(boldness, subject.window);
        q.bond = StateLib.bondFor(process.bond, q.cost, doublings);
        uint256 capital = subject.pool.backing().capital;
        (uint256 used,) = _laneUsed(self.pools[pool], subject.window);
        q.votes = lossTotal != 0 || !_fitsLane(process, used + asserted, capital);
        bool isLarge = _isLarge(process, q.eligible, assertedStep, capital);
        q.thresholdBps = isLarge ? process.largeThresholdBps : process.thresholdBps;
    }

    function _quoteCost(
        FilingQuote memory q,
        Subject memory subject,
        uint256 eventTime,
        uint256 step,
        uint256 lossTotal
    ) private view returns (uint256 asserted) {
        (q.eligible, q.cost) = subject.pool.LEDGER().eligibleAt(address(subject.pool), subject.index, eventTime);
        asserted = StateLib.share(q.eligible, step * STEP_BPS);
        q.cost = Math.min(q.cost, asserted);
        if (lossTotal != 0) q.cost = Math.min(q.cost, lossTotal);
    }
}
