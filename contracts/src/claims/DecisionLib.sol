// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {ICover} from "../interfaces/ICover.sol";
import {ILedger} from "../interfaces/ILedger.sol";
import {EpisodeLib} from "../libraries/EpisodeLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {RefusalLib} from "../libraries/RefusalLib.sol";
import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, Process} from "../types/ClaimTypes.sol";
import {Loss} from "../types/RiskTypes.sol";
import {BondLib} from "./BondLib.sol";
import {Incident, Parts, State, StateLib} from "./ClaimsState.sol";

/// @title How incidents are decided and settled
/// @dev Linked: `Claims` would be larger than a contract may be.
library DecisionLib {
    using EpisodeLib for EpisodeLib.Book;
    using RefusalLib for RefusalLib.Record;
    using StateLib for Incident;
    using StateLib for State;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD_PER_BPS = 1e14;
    /// @dev Share of what an incident booked that its voters divide at most when no bond is forfeited.
    uint256 private constant REWARD_BPS = 50;
    /// @dev Verdicts this many windows apart are taken to have no cover in common: bounds the walk over days.
    uint256 private constant MAX_OVERLAP_WINDOWS = 4;

    // ---- deciding ----

    /// @dev See `IClaims.tally`.
    function tally(State storage self, Parts memory parts, uint256 incident) public {
        Incident storage i = self.known(incident);
        bool isVote = i.status == IncidentStatus.Voting;
        require(isVote || i.status == IncidentStatus.Escalated, ErrorsLib.WrongStatus(incident, i.status));
        i.requireOver(incident);
        ICapitalPool pool = i.poolOf(parts.cover);
        Process storage process = self.processOf(i, pool);
        if (isVote) {
            (bool decided, uint8 step) = parts.assessors.tally(incident);
            emit IClaims.Tallied(incident, decided, step);
            if (!decided) return _escalate(incident, i, process);
            return _decide(i, step, StateLib.HAS_VERDICT, process.appealSeconds);
        }
        emit IClaims.RulingLapsed(incident);
        if (!i.has(StateLib.HAS_VERDICT)) return _draw(self, parts, incident, i, pool);
        (i.status, i.until) = (IncidentStatus.Decided, uint32(block.timestamp));
    }

    /// @dev See `IClaims.appeal`.
    function appeal(State storage self, Parts memory parts, uint256 incident, bytes32 evidence) public {
        Incident storage i = self.inPhase(incident, IncidentStatus.Decided);
        i.requireOpen(incident);
        ICapitalPool pool = i.poolOf(parts.cover);
        Process storage process = self.processOf(i, pool);
        uint256 bond = 2 * i.bondOf(process);
        i.appellant = msg.sender;
        i.flags |= StateLib.APPEALED;
        emit IClaims.IncidentAppealed(incident, msg.sender, bond, evidence);
        _escalate(incident, i, process);
        pool.takeBond(msg.sender, bond);
    }

    /// @dev See `IClaims.rule`.
    function rule(State storage self, Parts memory parts, uint256 incident, uint8 step) public {
        Incident storage i = self.inPhase(incident, IncidentStatus.Escalated);
        address arbiter = self.processOf(i, i.poolOf(parts.cover)).arbiter;
        require(msg.sender == arbiter, ErrorsLib.NotArbiter(msg.sender, arbiter));
        require(step <= i.assertedStep, ErrorsLib.InvalidStep(step));
        i.requireOpen(incident);
        uint16 flags = StateLib.HAS_VERDICT | StateLib.RULED;
        bool isNear = VerdictLib.isNear(step, i.severityBps / StateLib.STEP_BPS);
        if (isNear && i.has(StateLib.APPEALED)) flags |= StateLib.APPEAL_LOST;
        _decide(i, step, flags, 0);
        emit IClaims.Ruled(incident, arbiter, step);
    }

    function _decide(Incident storage i, uint256 step, uint16 flags, uint256 appealSeconds) private {
        (i.status, i.severityBps) = (IncidentStatus.Decided, uint16(step * StateLib.STEP_BPS));
        i.flags |= flags;
        i.until = uint32(block.timestamp + appealSeconds);
    }

    function _escalate(uint256 incident, Incident storage i, Process storage process) private {
        uint256 until = block.timestamp + process.rulingSeconds;
        (i.status, i.until) = (IncidentStatus.Escalated, uint32(until));
        emit IClaims.Escalated(incident, process.arbiter, until);
    }

    /// @dev Bonds go back. It counts no longer in A, but holds back exits until its time to be filed again is over.
    function _draw(
        State storage self,
        Parts memory parts,
        uint256 incident,
        Incident storage i,
        ICapitalPool pool
    ) private {
        uint256 until = block.timestamp + pool.reportWindow();
        (i.status, i.until) = (IncidentStatus.Drawn, uint32(until));
        self.records[i.product].remove(i.assertedStep);
        emit IClaims.IncidentDrawn(incident, until);
        _closeRisk(parts.cover, i, pool, i.costOf());
        _divide(self, parts, incident, i, pool, 0);
    }

    // ---- settling ----

    /// @dev See `IClaims.finalize`.
    function finalize(State storage self, Parts memory parts, uint256 incident) public {
        Incident storage i = self.known(incident);
        IncidentStatus status = i.status;
        bool waits = status == IncidentStatus.Filed || status == IncidentStatus.Decided
            || status == IncidentStatus.Drawn;
        require(waits, ErrorsLib.WrongStatus(incident, status));
        i.requireOver(incident);
        ICapitalPool pool = i.poolOf(parts.cover);
        if (status == IncidentStatus.Drawn) return _lapse(incident, i, pool);
        self.records[i.product].remove(i.assertedStep);
        uint256 booked;
        if (i.severityBps == 0) _refuse(self, parts, incident, i, pool);
        else (, booked) = _book(self, parts, incident, i, pool);
        _divide(self, parts, incident, i, pool, booked);
    }

    /// @notice Settles what a trigger has proven.
    function accept(State storage self, Parts memory parts, uint256 incident) public {
        Incident storage i = self.incidents[incident];
        (uint256 asked,) = _book(self, parts, incident, i, i.poolOf(parts.cover));
        require(asked != 0, ErrorsLib.NotDeeper(i.product, i.severityBps));
    }

    function _lapse(uint256 incident, Incident storage i, ICapitalPool pool) private {
        (i.status, i.until) = (IncidentStatus.Lapsed, uint32(block.timestamp));
        emit IClaims.IncidentFinalized(incident, i.product, 0, 0, 0, 0);
        _release(i, pool, i.costOf());
    }

    function _refuse(
        State storage self,
        Parts memory parts,
        uint256 incident,
        Incident storage i,
        ICapitalPool pool
    ) private {
        (i.status, i.until) = (IncidentStatus.Refused, uint32(block.timestamp));
        self.records[i.product].refuse(i.assertedStep, pool.reportWindow());
        emit IClaims.IncidentFinalized(incident, i.product, 0, 0, 0, 0);
        uint256 cost = i.costOf();
        _closeRisk(parts.cover, i, pool, cost);
        _release(i, pool, cost);
    }

    /// @dev Books what the incident adds to its episode's pot, then ends what it counted and held back.
    function _book(
        State storage self,
        Parts memory parts,
        uint256 incident,
        Incident storage i,
        ICapitalPool pool
    ) private returns (uint256 asked, uint256 booked) {
        uint256 window = pool.reportWindow();
        EpisodeLib.Book storage book = self.books[i.product];
        uint256 id = book.join(i.eventTime, window);
        (i.status, i.until, i.episode) = (IncidentStatus.Accepted, uint32(block.timestamp), uint16(id));
        i.flags |= StateLib.HAS_VERDICT;
        EpisodeLib.Episode storage episode = book.episodes[id];
        uint256 cost = i.costOf();
        asked =
            StateLib.share(i.eligible, i.severityBps) - _bookedBefore(parts.cover, i, episode, pool, window);
        if (asked > cost) (asked, episode.isLimited) = (cost, true);
        if (asked != 0) booked = _charge(parts.cover, i, episode, pool, cost, asked);
        _remember(i, episode);
        emit IClaims.IncidentFinalized(incident, i.product, i.severityBps, id, asked, booked);
        _closeRisk(parts.cover, i, pool, cost);
        _release(i, pool, cost);
    }

    function _charge(
        ICover cover,
        Incident storage i,
        EpisodeLib.Episode storage episode,
        ICapitalPool pool,
        uint256 cost,
        uint256 asked
    ) private returns (uint256 booked) {
        Loss memory loss;
        (, loss.product) = cover.placeOf(i.product);
        (loss.eventTime, loss.assets) = (i.eventTime, asked);
        loss.severityRise = Math.saturatingSub(i.severityBps, episode.largestBps) * WAD_PER_BPS;
        loss.totalExposure = i.totalExposure(cost);
        booked = pool.bookLoss(loss);
        episode.pot += uint120(booked);
        episode.asked += uint120(asked);
    }

    /// @dev Part of the incident's payout that the pot was to hold before: what covers in force at its time and at that of the
    /// episode's largest verdict without a root are due by both. Never too much, rounded down.
    function _bookedBefore(
        ICover cover,
        Incident storage i,
        EpisodeLib.Episode storage episode,
        ICapitalPool pool,
        uint256 window
    ) private view returns (uint256) {
        uint256 severityBps = Math.min(i.severityBps, episode.bestBps);
        if (severityBps == 0) return 0;
        (uint256 first, uint256 last) = (i.eventTime / 1 days, episode.bestTime / 1 days);
        (uint256 overlap, uint256 later) = (i.eligible, episode.bestEligible);
        if (first > last) (first, last, overlap, later) = (last, first, later, overlap);
        if (last > first) {
            if ((last - first) * 1 days > MAX_OVERLAP_WINDOWS * window) return 0;
            (, uint8 index) = cover.placeOf(i.product);
            uint256 ended = ILedger(pool.LEDGER()).endedBetween(address(pool), index, first, last);
            overlap = Math.saturatingSub(overlap, ended);
        }
        return Math.min(overlap, later) * severityBps / BPS;
    }

    function _remember(Incident storage i, EpisodeLib.Episode storage episode) private {
        episode.lastVerdictAt = uint32(block.timestamp);
        uint16 severityBps = i.severityBps;
        if (severityBps > episode.largestBps) episode.largestBps = severityBps;
        if (i.has(StateLib.HAS_ROOT) || severityBps <= episode.bestBps) return;
        (episode.bestBps, episode.bestTime, episode.bestEligible) = (severityBps, i.eventTime, i.eligible);
    }

    function _closeRisk(ICover cover, Incident storage i, ICapitalPool pool, uint256 cost) private {
        if (i.has(StateLib.REFILED)) return;
        (, uint8 index) = cover.placeOf(i.product);
        pool.closeRisk(index, cost);
    }

    function _release(Incident storage i, ICapitalPool pool, uint256 cost) private {
        if (!i.has(StateLib.HOLDS)) return;
        i.flags &= ~StateLib.HOLDS;
        pool.changeHold(i.eventTime, 0, cost);
    }

    /// @dev Half of the forfeited bonds is for the voters near the verdict, if there are any. If nothing is forfeited, fees pay
    /// them for what they booked.
    function _divide(
        State storage self,
        Parts memory parts,
        uint256 incident,
        Incident storage i,
        ICapitalPool pool,
        uint256 booked
    ) private {
        BondLib.Division memory d = BondLib.divide(i, self.processOf(i, pool));
        bool isDecided = i.status != IncidentStatus.Drawn;
        uint8 step = isDecided ? uint8(i.severityBps / StateLib.STEP_BPS) : 0;
        bool hasVote = i.has(StateLib.HAS_VOTE);
        bool hasVoters = hasVote && isDecided && parts.assessors.near(incident, step) != 0;
        uint256 reward = hasVoters ? d.toVoters : 0;
        pool.settleBonds(d.total, d.toPool + d.toVoters - reward);
        if (hasVoters && d.toVoters == 0 && booked != 0) reward = pool.takeFees(booked * REWARD_BPS / BPS);
        if (hasVote) parts.assessors.closeVote(incident, isDecided, step, address(pool), reward);
    }
}
