// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {EpisodeLib} from "../libraries/EpisodeLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {RefusalLib} from "../libraries/RefusalLib.sol";
import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, Process} from "../types/ClaimTypes.sol";
import {Loss, Settlement} from "../types/RiskTypes.sol";
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

    /// @notice An incident with what its settlement needs.
    /// @param pool Its product's pool.
    /// @param index Its product's number there.
    /// @param cost What it may cost.
    struct Case {
        uint256 incident;
        ICapitalPool pool;
        uint8 index;
        uint256 cost;
    }

    // ---- deciding ----

    /// @dev See `IClaims.tally`.
    function tally(State storage self, Parts memory parts, uint256 incident) public {
        Incident storage i = self.known(incident);
        bool isVote = i.status == IncidentStatus.Voting;
        require(isVote || i.status == IncidentStatus.Escalated, ErrorsLib.WrongStatus(incident, i.status));
        i.requireOver(incident);
        if (isVote) return _count(self, parts, incident, i);
        emit IClaims.RulingLapsed(incident);
        if (!i.has(StateLib.HAS_VERDICT)) return _draw(self, parts, incident, i);
        (i.status, i.until) = (IncidentStatus.Decided, uint32(block.timestamp));
    }

    function _count(State storage self, Parts memory parts, uint256 incident, Incident storage i) private {
        (ICapitalPool pool,) = i.poolOf(parts.cover);
        Process storage process = self.processOf(i, pool);
        (bool decided, uint8 step) = parts.assessors.tally(incident, i.thresholdOf(process), process.quorumBps);
        emit IClaims.Tallied(incident, decided, step);
        if (decided) _decide(i, step, StateLib.HAS_VERDICT, process.appealSeconds);
        else _escalate(incident, i, process);
    }

    /// @dev See `IClaims.appeal`.
    function appeal(State storage self, Parts memory parts, uint256 incident, bytes32 evidence) public {
        Incident storage i = self.inPhase(incident, IncidentStatus.Decided);
        i.requireOpen(incident);
        (ICapitalPool pool,) = i.poolOf(parts.cover);
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
        (ICapitalPool pool,) = i.poolOf(parts.cover);
        address arbiter = self.processOf(i, pool).arbiter;
        require(msg.sender == arbiter, ErrorsLib.NotArbiter(msg.sender, arbiter));
        require(step <= i.assertedStep, ErrorsLib.InvalidStep(step));
        i.requireOpen(incident);
        uint16 flags = StateLib.HAS_VERDICT | StateLib.RULED;
        bool isNear = VerdictLib.isNear(step, i.severityStep());
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
    function _draw(State storage self, Parts memory parts, uint256 incident, Incident storage i) private {
        Case memory c = _case(parts, incident, i);
        uint256 until = block.timestamp + c.pool.reportWindow();
        (i.status, i.until) = (IncidentStatus.Drawn, uint32(until));
        self.records[i.product].remove(i.boldness());
        emit IClaims.IncidentDrawn(incident, until);
        Loss memory none;
        _settle(self, parts, i, c, none);
    }

    // ---- settling ----

    /// @dev See `IClaims.finalize`.
    function finalize(State storage self, Parts memory parts, uint256 incident) public {
        Incident storage i = self.known(incident);
        IncidentStatus status = i.status;
        bool waits =
            status == IncidentStatus.Filed || status == IncidentStatus.Decided || status == IncidentStatus.Drawn;
        require(waits, ErrorsLib.WrongStatus(incident, status));
        i.requireOver(incident);
        Case memory c = _case(parts, incident, i);
        if (status == IncidentStatus.Drawn) return _lapse(i, c);
        self.records[i.product].remove(i.boldness());
        if (i.severityBps == 0) _refuse(self, parts, i, c);
        else _book(self, parts, i, c);
    }

    /// @notice Settles what a trigger has proven.
    function accept(State storage self, Parts memory parts, uint256 incident) public {
        Incident storage i = self.incidents[incident];
        uint256 asked = _book(self, parts, i, _case(parts, incident, i));
        require(asked != 0, ErrorsLib.NotDeeper(i.product, i.severityBps));
    }

    function _case(Parts memory parts, uint256 incident, Incident storage i) private view returns (Case memory c) {
        (c.pool, c.index) = i.poolOf(parts.cover);
        (c.incident, c.cost) = (incident, i.costOf());
    }

    /// @dev A draw's time to be filed again is over.
    function _lapse(Incident storage i, Case memory c) private {
        (i.status, i.until) = (IncidentStatus.Lapsed, uint32(block.timestamp));
        emit IClaims.IncidentFinalized(c.incident, i.product, 0, 0, 0, 0);
        if (!i.has(StateLib.HOLDS)) return;
        i.flags &= ~StateLib.HOLDS;
        c.pool.changeHold(i.eventTime, 0, c.cost);
    }

    function _refuse(State storage self, Parts memory parts, Incident storage i, Case memory c) private {
        self.records[i.product].refuse(i.boldness(), c.pool.reportWindow());
        if (i.has(StateLib.REFILED)) _giveBackHold(self.incidents[i.drawn], c.pool);
        (i.status, i.until) = (IncidentStatus.Refused, uint32(block.timestamp));
        emit IClaims.IncidentFinalized(c.incident, i.product, 0, 0, 0, 0);
        Loss memory none;
        _settle(self, parts, i, c, none);
    }

    /// @dev Books what the incident adds to its episode's pot.
    function _book(State storage self, Parts memory parts, Incident storage i, Case memory c)
        private
        returns (uint256 asked)
    {
        uint256 window = c.pool.reportWindow();
        EpisodeLib.Book storage book = self.books[i.product];
        uint256 id = book.join(i.eventTime, window);
        (i.status, i.until, i.episode) = (IncidentStatus.Accepted, uint32(block.timestamp), uint16(id));
        i.flags |= StateLib.HAS_VERDICT;
        EpisodeLib.Episode storage episode = book.episodes[id];
        asked = StateLib.share(i.eligible, i.severityBps) - _bookedBefore(i, c, episode, window);
        asked = Math.min(asked, book.room(id, i.eventTime / 1 days, i.eligible, i.severityBps));
        if (asked > c.cost) (asked, episode.isLimited) = (c.cost, true);
        Loss memory loss;
        loss.assets = asked;
        loss.severityRise = Math.saturatingSub(i.severityBps, episode.largestBps) * WAD_PER_BPS;
        loss.totalExposure = i.totalExposure(c.cost);
        uint256 booked = _settle(self, parts, i, c, loss);
        (episode.pot, episode.asked) = (episode.pot + uint120(booked), episode.asked + uint120(asked));
        book.remember(id, i.eventTime, i.eligible, i.severityBps, i.has(StateLib.HAS_ROOT), asked);
        emit IClaims.IncidentFinalized(c.incident, i.product, i.severityBps, id, asked, booked);
    }

    /// @dev Part of the incident's payout that the pot was to hold before: what covers in force at its time and at that of the
    /// episode's largest verdict without a root are due by both. Never too much, rounded down.
    function _bookedBefore(Incident storage i, Case memory c, EpisodeLib.Episode storage episode, uint256 window)
        private
        view
        returns (uint256)
    {
        uint256 severityBps = Math.min(i.severityBps, episode.bestBps);
        if (severityBps == 0) return 0;
        (uint256 first, uint256 last) = (i.eventTime / 1 days, episode.bestTime / 1 days);
        (uint256 overlap, uint256 later) = (i.eligible, episode.bestEligible);
        if (first > last) (first, last, overlap, later) = (last, first, later, overlap);
        if (last > first) {
            if ((last - first) * 1 days > MAX_OVERLAP_WINDOWS * window) return 0;
            uint256 ended = c.pool.LEDGER().endedBetween(address(c.pool), c.index, first, last);
            overlap = Math.saturatingSub(overlap, ended);
        }
        return Math.min(overlap, later) * severityBps / BPS;
    }

    /// @dev What was filed from a draw is refused while it can still be filed again: the draw holds back exits again.
    function _giveBackHold(Incident storage drawn, ICapitalPool pool) private {
        bool waits = drawn.status == IncidentStatus.Drawn && block.timestamp < drawn.until;
        if (!waits || drawn.has(StateLib.HOLDS)) return;
        drawn.flags |= StateLib.HOLDS;
        pool.changeHold(drawn.eventTime, drawn.costOf(), 0);
    }

    /// @dev Ends what the incident counted and, unless it is drawn, what it held back; books its loss; divides the bonds.
    function _settle(State storage self, Parts memory parts, Incident storage i, Case memory c, Loss memory loss)
        private
        returns (uint256 booked)
    {
        Process storage process = self.processOf(i, c.pool);
        bool isDecided = i.status != IncidentStatus.Drawn;
        Settlement memory s;
        s.loss = loss;
        (s.loss.product, s.loss.eventTime) = (c.index, i.eventTime);
        (s.counted, s.cost) = (!i.has(StateLib.REFILED), c.cost);
        if (isDecided && i.has(StateLib.HOLDS)) {
            i.flags &= ~StateLib.HOLDS;
            s.released = c.cost;
        }
        uint256 reward = _divide(parts, i, c.incident, process, s);
        uint256 fees;
        (booked, fees) = c.pool.settle(s);
        if (!i.has(StateLib.HAS_VOTE)) return booked;
        uint8 step = isDecided ? i.severityStep() : 0;
        parts.assessors.closeVote(c.incident, isDecided, step, process.penaltyBps, reward + fees);
    }

    /// @dev Half of the forfeited bonds is for the voters near the verdict, if there are any. If nothing is forfeited, fees pay
    /// them for what they booked.
    function _divide(
        Parts memory parts,
        Incident storage i,
        uint256 incident,
        Process storage process,
        Settlement memory s
    ) private view returns (uint256 reward) {
        BondLib.Division memory d = BondLib.divide(i, process);
        bool hasNear = _hasNear(parts, i, incident);
        if (hasNear) reward = d.toVoters;
        (s.bonds, s.toGains) = (d.total, d.toPool + d.toVoters - reward);
        if (hasNear && reward == 0) s.feeBps = REWARD_BPS;
    }

    /// @dev The verdict of a vote is near to somebody's, a ruling may be near to nobody's.
    function _hasNear(Parts memory parts, Incident storage i, uint256 incident) private view returns (bool) {
        if (!i.has(StateLib.HAS_VOTE) || i.status == IncidentStatus.Drawn) return false;
        return !i.has(StateLib.RULED) || parts.assessors.hasNear(incident, i.severityStep());
    }
}
