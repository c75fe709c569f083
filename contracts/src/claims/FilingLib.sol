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
import {Case, Details, Incident, Parts, PoolRecord, State, StateLib} from "./ClaimsState.sol";

/// @title Opening of incidents: filed, filed again from a draw, challenged to a vote, proven
/// @dev Linked, to keep `Claims` below the limit of contract size.
library FilingLib {
    using RefusalLib for RefusalLib.Record;
    using SafeCast for uint256;
    using StateLib for Case;
    using StateLib for Incident;
    using StateLib for State;

    uint256 private constant BPS = 10_000;
    uint256 private constant STEP_BPS = StateLib.STEP_BPS;

    // ---- filing ----

    /// @dev See `IClaims.file`.
    function file(State storage self, Parts memory parts, Filing calldata filing) public returns (uint256 incident) {
        Case memory c = _requireHolder(parts.cover, filing);
        c.id = incident = ++self.incidentCount;
        uint256 capital = filing.drawn == 0 ? _begin(self, c, filing) : _refile(self, c, filing, parts.cover);
        Process storage process = self.processOf(c);
        _weigh(self, c, process, capital);
        self.records[c.i.product].add(c.bondStep());
        if (filing.drawn == 0 && _takesFastLane(self, c, process, capital)) {
            c.enterPhase(IncidentStatus.Filed, block.timestamp + process.challengeSeconds);
        } else {
            _startVote(parts, c, process);
        }
        self.save(c);
        uint256 bond = c.bondOf(process);
        emit IClaims.IncidentFiled(incident, c.i.product, msg.sender, filing, bond, c.i.eligible, c.cost);
        c.pool.takeBond(msg.sender, bond);
    }

    /// @dev Requires that the caller holds a cover that was in force and can still pay.
    function _requireHolder(ICover cover, Filing calldata filing) private view returns (Case memory c) {
        _requireStep(filing.assertedStep);
        CoverClaim memory held = cover.claimOf(filing.cover);
        require(msg.sender == held.holder, ErrorsLib.NotHolder(msg.sender, held.holder));
        bool isInForce = StateLib.amountAt(held, filing.eventTime) != 0;
        require(isInForce, ErrorsLib.NotInForce(filing.cover, filing.eventTime));
        require(held.left != 0, ErrorsLib.CoverOver(filing.cover, block.timestamp / 1 days));
        require(!held.needsLossRoot || filing.lossRoot != 0, ErrorsLib.LossRootNeeded(held.product));
        require(
            (filing.lossRoot == 0) == (filing.lossTotal == 0), ErrorsLib.InvalidRoot(filing.lossRoot, filing.lossTotal)
        );
        (c.pool, c.index, c.window) = (ICapitalPool(held.pool), held.index, held.window);
        (c.i.filer, c.i.product, c.i.eventTime) = (msg.sender, held.product, uint32(filing.eventTime));
        (c.i.assertedStep, c.i.severityBps) = (filing.assertedStep, uint16(filing.assertedStep * STEP_BPS));
        (c.i.flags, c.i.filedAt) = (StateLib.HOLDS, uint32(block.timestamp));
        if (held.settlesCovers) c.i.flags |= StateLib.SETTLES;
    }

    function _requireStep(uint256 step) private pure {
        require(step != 0 && step <= StateLib.STEPS, ErrorsLib.InvalidStep(step));
    }

    /// @return capital Of the pool after its last deposit, sale, fill or loss.
    function _begin(State storage self, Case memory c, Filing calldata filing) private returns (uint256 capital) {
        _requireReportable(filing.eventTime, c.window);
        c.i.process = uint16(self.versionAt(address(c.pool), filing.eventTime));
        Opened memory opened = _open(c, filing.lossTotal);
        c.i.limit = StateLib.partOf(opened.exposure, opened.eligible);
        _limit(self, c, filing, opened.exposure);
        return opened.capital;
    }

    function _requireReportable(uint256 eventTime, uint256 window) private view {
        require(eventTime < block.timestamp, ErrorsLib.EventInFuture(eventTime, block.timestamp));
        uint256 oldest = block.timestamp - window;
        require(eventTime >= oldest, ErrorsLib.EventTooOld(eventTime, oldest));
    }

    /// @dev Opens an incident in the pool, with its event time and severity.
    function _open(Case memory c, uint256 lossTotal) private returns (Opened memory opened) {
        opened = c.pool.openIncident(Opening(c.index, c.i.eventTime, c.i.severityBps, lossTotal));
        (c.i.eligible, c.cost) = (opened.eligible.toUint96(), opened.cost);
        c.i.exposureShare = StateLib.partOf(opened.cost, opened.totalExposure);
    }

    /// @dev The new incident takes over what the drawn one holds back, unless another one has done so.
    function _refile(State storage self, Case memory c, Filing calldata filing, ICover cover)
        private
        returns (uint256 capital)
    {
        Case memory drawn = self.caseIn(cover, filing.drawn, IncidentStatus.Drawn);
        drawn.requireOpen();
        Details storage d = self.details[filing.drawn];
        bool isSame = drawn.i.product == c.i.product && drawn.i.eventTime == filing.eventTime
            && d.lossRoot == filing.lossRoot && d.lossTotal == filing.lossTotal;
        bool isAsLarge = filing.assertedStep >= drawn.i.assertedStep;
        require(isSame && isAsLarge, ErrorsLib.NotTheDrawn(filing.drawn));
        (c.i.process, c.i.eligible, c.i.limit) = (drawn.i.process, drawn.i.eligible, drawn.i.limit);
        c.i.flags |= StateLib.REFILED;
        self.details[c.id].drawn = uint32(filing.drawn);
        uint256 exposure = self.exposureOf(drawn);
        c.cost = Math.min(StateLib.share(c.i.eligible, c.i.severityBps), exposure);
        if (filing.lossRoot != 0) c.cost = Math.min(c.cost, filing.lossTotal);
        _limit(self, c, filing, exposure);
        c.i.exposureShare = StateLib.partOf(c.cost, drawn.totalExposure());
        uint256 released = drawn.i.has(StateLib.HOLDS) ? drawn.cost : 0;
        drawn.i.flags &= ~StateLib.HOLDS;
        self.save(drawn);
        c.pool.changeHold(filing.eventTime, c.cost, released);
        // As of today, because the ledger no longer knows the days before an old event.
        return c.pool.LEDGER().riskOf(address(c.pool), Opening(c.index, block.timestamp, 0, 0)).capital;
    }

    /// @dev Stores exposure and loss total if they limit the cost more than eligible cover and severity do.
    function _limit(State storage self, Case memory c, Filing calldata filing, uint256 exposure) private {
        bool hasRoot = filing.lossRoot != 0;
        if (!hasRoot && exposure >= StateLib.share(c.i.eligible, c.i.severityBps)) return;
        c.i.flags |= hasRoot ? StateLib.LIMITED | StateLib.HAS_ROOT : StateLib.LIMITED;
        Details storage d = self.details[c.id];
        (d.exposure, d.lossTotal) = (exposure.toUint96(), filing.lossTotal.toUint96());
        if (hasRoot) (d.lossRoot, d.lossList) = (filing.lossRoot, filing.evidence);
    }

    /// @dev Sets threshold and bond from what an incident asserts.
    function _weigh(State storage self, Case memory c, Process storage process, uint256 capital) private view {
        bool isLarge = StateLib.share(c.i.eligible, c.i.severityBps) * BPS >= capital * process.largeShareBps;
        if (isLarge) c.i.flags |= StateLib.LARGE;
        c.i.doublings = uint8(self.records[c.i.product].doublings(c.bondStep(), c.window));
    }

    /// @dev The lane's total is limited too, or many small incidents could pass where a large one could not. A window
    /// begins with the first incident after the end of the last window.
    function _takesFastLane(State storage self, Case memory c, Process storage process, uint256 capital)
        private
        returns (bool)
    {
        (uint256 used, bool isNew) = _laneUsedWith(self, c);
        if (c.i.has(StateLib.HAS_ROOT) || used * BPS > capital * process.fastLaneBps) return false;
        PoolRecord storage record = self.pools[address(c.pool)];
        if (isNew) record.laneSince = uint32(block.timestamp);
        record.laneUsed = used.toUint96();
        return true;
    }

    /// @return used Total that the lane asserts in its window, with this incident.
    /// @return isNew True if the incident begins the window.
    function _laneUsedWith(State storage self, Case memory c) private view returns (uint256 used, bool isNew) {
        PoolRecord storage record = self.pools[address(c.pool)];
        isNew = block.timestamp >= record.laneSince + c.window;
        used = (isNew ? 0 : record.laneUsed) + StateLib.share(c.i.eligible, c.i.severityBps);
    }

    // ---- challenging ----

    /// @dev See `IClaims.challenge`.
    function challenge(State storage self, Parts memory parts, uint256 incident, bytes32 evidence) public {
        Case memory c = self.caseIn(parts.cover, incident, IncidentStatus.Filed);
        c.requireOpen();
        Process storage process = self.processOf(c);
        uint256 bond = c.bondOf(process);
        self.details[incident].challenger = msg.sender;
        c.i.flags |= StateLib.CHALLENGED;
        emit IClaims.IncidentChallenged(incident, msg.sender, bond, evidence);
        _startVote(parts, c, process);
        self.save(c);
        c.pool.takeBond(msg.sender, bond);
    }

    function _startVote(Parts memory parts, Case memory c, Process storage process) private {
        uint32 commitUntil = uint32(block.timestamp + process.commitSeconds);
        uint24 revealSeconds = uint24(process.revealSeconds);
        c.enterPhase(IncidentStatus.Voting, commitUntil + revealSeconds);
        c.i.flags |= StateLib.HAS_VOTE;
        Ballot memory ballot = Ballot(address(c.pool), c.i.filedAt - 1, commitUntil, revealSeconds, c.i.assertedStep);
        parts.assessors.openVote(c.id, ballot);
    }

    // ---- proving ----

    /// @dev See `IClaims.prove`. The caller settles the incident.
    function prove(State storage self, Parts memory parts, uint256 product, bytes calldata evidence)
        public
        returns (uint256 incident)
    {
        (address trigger, bool settlesCovers, bool needsRoot) = parts.cover.claimTermsOf(product);
        // A trigger knows nobody's loss, so it cannot prove incidents that need a loss root.
        bool canProve = trigger != address(0) && !settlesCovers && !needsRoot;
        require(canProve, ErrorsLib.NoTrigger(product));
        (uint256 eventTime, uint256 severityBps) = IEventTrigger(trigger).prove(evidence);
        require(severityBps != 0 && severityBps <= BPS, ErrorsLib.InvalidBps(severityBps));
        Case memory c;
        c.place(parts.cover, product);
        _requireReportable(eventTime, c.window);
        c.id = incident = ++self.incidentCount;
        (c.i.filer, c.i.eventTime, c.i.filedAt) = (msg.sender, uint32(eventTime), uint32(block.timestamp));
        (c.i.severityBps, c.i.flags) = (uint16(severityBps), StateLib.IS_PROVEN | StateLib.HAS_VERDICT | StateLib.HOLDS);
        Opened memory opened = _open(c, 0);
        require(opened.eligible != 0, ErrorsLib.NothingInForce(product, eventTime));
        if (opened.exposure < StateLib.share(opened.eligible, severityBps)) {
            c.i.flags |= StateLib.LIMITED;
            self.details[incident].exposure = opened.exposure.toUint96();
        }
        // The incident exists from here on; it is settled in the same transaction.
        c.i.status = IncidentStatus.Decided;
        self.save(c);
        emit IClaims.IncidentProven(incident, product, msg.sender, eventTime, severityBps, opened.eligible);
    }

    // ---- views ----

    /// @dev See `IClaims.quoteFiling`: the incident as `file` would make it.
    function quote(
        State storage self,
        ICover cover,
        uint256 product,
        uint256 eventTime,
        uint8 assertedStep,
        uint256 lossTotal
    ) public view returns (FilingQuote memory q) {
        _requireStep(assertedStep);
        Case memory c;
        c.place(cover, product);
        (c.i.assertedStep, c.i.severityBps) = (assertedStep, uint16(assertedStep * STEP_BPS));
        c.i.process = uint16(self.versionAt(address(c.pool), eventTime));
        Opening memory opening = Opening(c.index, eventTime, c.i.severityBps, lossTotal);
        Opened memory opened = c.pool.LEDGER().riskOf(address(c.pool), opening);
        (c.i.eligible, c.cost) = (opened.eligible.toUint96(), opened.cost);
        Process storage process = self.processOf(c);
        _weigh(self, c, process, opened.capital);
        (uint256 used,) = _laneUsedWith(self, c);
        (q.eligible, q.cost, q.bond) = (c.i.eligible, c.cost, c.bondOf(process));
        q.votes = lossTotal != 0 || used * BPS > opened.capital * process.fastLaneBps;
        q.thresholdBps = c.i.thresholdOf(process);
    }
}
