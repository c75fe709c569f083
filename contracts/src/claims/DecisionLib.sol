// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {ICover} from "../interfaces/ICover.sol";
import {EpisodeLib} from "../libraries/EpisodeLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {RefusalLib} from "../libraries/RefusalLib.sol";
import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, Party, Process} from "../types/ClaimTypes.sol";
import {Loss, Settlement} from "../types/RiskTypes.sol";
import {Case, Details, Incident, Parts, State, StateLib} from "./ClaimsState.sol";

/// @title How incidents are decided and settled
/// @dev Linked, to keep `Claims` below the limit of contract size.
library DecisionLib {
    using EpisodeLib for EpisodeLib.Book;
    using RefusalLib for RefusalLib.Record;
    using StateLib for Case;
    using StateLib for Incident;
    using StateLib for State;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD_PER_BPS = 1e14;
    /// @dev Maximum share of what an incident booked that its voters share if no bond is forfeited.
    uint256 private constant REWARD_BPS = 50;
    /// @dev Verdicts this many windows apart count as having no cover in common. Bounds the walk over days.
    uint256 private constant MAX_OVERLAP_WINDOWS = 4;

    /// @notice Division of an incident's bonds, asset units. `total` is the sum of the other fields.
    /// @param dues Owed to each party: its returned bond, and half of a bond that it won.
    /// @param total All bonds.
    /// @param toVoters Half of the forfeited bonds, for the voters near the verdict, or for the pool if there are none.
    /// @param toPool The other half, if nobody won it.
    struct Division {
        uint256[3] dues;
        uint256 total;
        uint256 toVoters;
        uint256 toPool;
    }

    // ---- deciding ----

    /// @dev See `IClaims.tally`.
    function tally(State storage self, Parts memory parts, uint256 incident) public {
        Case memory c = self.caseOf(parts.cover, incident);
        bool isVote = c.i.status == IncidentStatus.Voting;
        require(isVote || c.i.status == IncidentStatus.Escalated, ErrorsLib.WrongStatus(incident, c.i.status));
        c.requireOver();
        if (isVote) return _count(self, parts, c);
        emit IClaims.RulingLapsed(incident);
        if (!c.i.has(StateLib.HAS_VERDICT)) return _draw(self, parts, c);
        c.enterPhase(IncidentStatus.Decided, block.timestamp);
        self.save(c);
    }

    function _count(State storage self, Parts memory parts, Case memory c) private {
        Process storage process = self.processOf(c);
        (bool decided, uint8 step) = parts.assessors.tally(c.id, c.i.thresholdOf(process), process.quorumBps);
        emit IClaims.Tallied(c.id, decided, step);
        if (decided) _decide(self, c, step, StateLib.HAS_VERDICT, process.appealSeconds);
        else _escalate(self, c, process);
    }

    /// @dev See `IClaims.appeal`.
    function appeal(State storage self, Parts memory parts, uint256 incident, bytes32 evidence) public {
        Case memory c = self.caseIn(parts.cover, incident, IncidentStatus.Decided);
        c.requireOpen();
        Process storage process = self.processOf(c);
        uint256 bond = 2 * c.bondOf(process);
        self.details[incident].appellant = msg.sender;
        c.i.flags |= StateLib.APPEALED;
        emit IClaims.IncidentAppealed(incident, msg.sender, bond, evidence);
        _escalate(self, c, process);
        c.pool.takeBond(msg.sender, bond);
    }

    /// @dev See `IClaims.rule`.
    function rule(State storage self, Parts memory parts, uint256 incident, uint8 step) public {
        Case memory c = self.caseIn(parts.cover, incident, IncidentStatus.Escalated);
        address arbiter = self.processOf(c).arbiter;
        require(msg.sender == arbiter, ErrorsLib.NotArbiter(msg.sender, arbiter));
        require(step <= c.i.assertedStep, ErrorsLib.InvalidStep(step));
        c.requireOpen();
        uint16 flags = StateLib.HAS_VERDICT | StateLib.RULED;
        // Without an appeal there is no bond to lose.
        if (VerdictLib.isNear(step, c.i.severityStep())) flags |= StateLib.APPEAL_LOST;
        _decide(self, c, step, flags, 0);
        emit IClaims.Ruled(incident, arbiter, step);
    }

    function _decide(State storage self, Case memory c, uint256 step, uint16 flags, uint256 appealSeconds) private {
        c.enterPhase(IncidentStatus.Decided, block.timestamp + appealSeconds);
        c.i.severityBps = uint16(step * StateLib.STEP_BPS);
        c.i.flags |= flags;
        self.save(c);
    }

    function _escalate(State storage self, Case memory c, Process storage process) private {
        uint256 until = block.timestamp + process.rulingSeconds;
        c.enterPhase(IncidentStatus.Escalated, until);
        self.save(c);
        emit IClaims.Escalated(c.id, process.arbiter, until);
    }

    /// @dev Draws an incident: bonds are returned. It no longer counts in A, but holds back exits while it can be filed
    /// again.
    function _draw(State storage self, Parts memory parts, Case memory c) private {
        uint256 until = block.timestamp + c.window;
        c.enterPhase(IncidentStatus.Drawn, until);
        self.records[c.i.product].remove(c.bondStep());
        emit IClaims.IncidentDrawn(c.id, until);
        _settle(self, parts, c, Loss(0, 0, 0, 0, 0));
    }

    // ---- settling ----

    /// @dev See `IClaims.finalize`.
    function finalize(State storage self, Parts memory parts, uint256 incident) public {
        Case memory c = self.caseOf(parts.cover, incident);
        IncidentStatus status = c.i.status;
        bool waits =
            status == IncidentStatus.Filed || status == IncidentStatus.Decided || status == IncidentStatus.Drawn;
        require(waits, ErrorsLib.WrongStatus(incident, status));
        c.requireOver();
        if (status == IncidentStatus.Drawn) return _lapse(self, c);
        self.records[c.i.product].remove(c.bondStep());
        if (c.i.severityBps == 0) _refuse(self, parts, c);
        else _book(self, parts, c);
    }

    /// @notice Settles what a trigger has proven.
    function accept(State storage self, Parts memory parts, uint256 incident) public {
        Case memory c = self.caseOf(parts.cover, incident);
        require(_book(self, parts, c), ErrorsLib.NotDeeper(c.i.product, c.i.severityBps));
    }

    /// @dev Ends a draw that can no longer be filed again.
    function _lapse(State storage self, Case memory c) private {
        c.enterPhase(IncidentStatus.Lapsed, block.timestamp);
        emit IClaims.IncidentFinalized(c.id, c.i.product, 0, 0, 0, 0);
        uint256 held = _release(c);
        self.save(c);
        if (held != 0) c.pool.changeHold(c.i.eventTime, 0, held);
    }

    /// @return held Asset units that the incident no longer holds back.
    function _release(Case memory c) private pure returns (uint256 held) {
        if (c.i.has(StateLib.HOLDS)) held = c.cost;
        c.i.flags &= ~StateLib.HOLDS;
    }

    function _refuse(State storage self, Parts memory parts, Case memory c) private {
        self.records[c.i.product].refuse(c.bondStep(), c.window);
        if (c.i.has(StateLib.REFILED)) _restoreHold(self, self.caseOf(parts.cover, self.details[c.id].drawn));
        c.enterPhase(IncidentStatus.Refused, block.timestamp);
        emit IClaims.IncidentFinalized(c.id, c.i.product, 0, 0, 0, 0);
        _settle(self, parts, c, Loss(0, 0, 0, 0, 0));
    }

    /// @dev Books what the incident adds to its episode's pot.
    /// @return isDeeper True if it is a verdict without a root that gives somebody more than earlier ones.
    function _book(State storage self, Parts memory parts, Case memory c) private returns (bool isDeeper) {
        Incident memory i = c.i;
        EpisodeLib.Book storage book = self.books[i.product];
        uint256 id = book.join(i.eventTime, c.window);
        c.enterPhase(IncidentStatus.Accepted, block.timestamp);
        i.episode = uint16(id);
        i.flags |= StateLib.HAS_VERDICT;
        EpisodeLib.Episode storage episode = book.episodes[id];
        uint256 asked = StateLib.share(i.eligible, i.severityBps) - _bookedBefore(c, episode);
        (uint256 room, bool isLarger) = book.maxBooking(id, i.eventTime / 1 days, i.eligible, i.severityBps);
        isDeeper = asked != 0 && isLarger && c.cost != 0;
        asked = Math.min(asked, room);
        if (asked > c.cost) (asked, episode.isLimited) = (c.cost, true);
        Loss memory loss;
        loss.assets = asked;
        loss.severityRise = Math.saturatingSub(i.severityBps, episode.largestBps) * WAD_PER_BPS;
        loss.totalExposure = c.totalExposure();
        uint256 booked = _settle(self, parts, c, loss);
        (episode.pot, episode.asked) = (episode.pot + uint120(booked), episode.asked + uint120(asked));
        book.record(id, i.eventTime, i.eligible, i.severityBps, i.has(StateLib.HAS_ROOT), asked);
        emit IClaims.IncidentFinalized(c.id, i.product, i.severityBps, id, asked, booked);
    }

    /// @dev Part of the incident's payout that the pot should already hold: what covers in force both at its time and
    /// at that of the episode's largest verdict without a root are due under both. A lower bound, rounded down.
    function _bookedBefore(Case memory c, EpisodeLib.Episode storage episode) private view returns (uint256) {
        uint256 severityBps = Math.min(c.i.severityBps, episode.bestBps);
        if (severityBps == 0) return 0;
        (uint256 first, uint256 last) = (c.i.eventTime / 1 days, episode.bestTime / 1 days);
        (uint256 overlap, uint256 later) = (c.i.eligible, episode.bestEligible);
        if (first > last) (first, last, overlap, later) = (last, first, later, overlap);
        if (last > first) {
            if ((last - first) * 1 days > MAX_OVERLAP_WINDOWS * c.window) return 0;
            uint256 ended = c.pool.LEDGER().endedBetween(address(c.pool), c.index, first, last);
            overlap = Math.saturatingSub(overlap, ended);
        }
        return Math.min(overlap, later) * severityBps / BPS;
    }

    /// @dev An incident filed from a draw was refused. If the draw can still be filed again, it holds back exits again.
    function _restoreHold(State storage self, Case memory drawn) private {
        bool waits = drawn.i.status == IncidentStatus.Drawn && block.timestamp < drawn.i.until;
        if (!waits || drawn.i.has(StateLib.HOLDS)) return;
        drawn.i.flags |= StateLib.HOLDS;
        self.save(drawn);
        drawn.pool.changeHold(drawn.i.eventTime, drawn.cost, 0);
    }

    /// @dev Removes the incident from A and, unless it is drawn, what it held back. Books its loss and divides the
    /// bonds.
    function _settle(State storage self, Parts memory parts, Case memory c, Loss memory loss)
        private
        returns (uint256 booked)
    {
        Process storage process = self.processOf(c);
        bool isDecided = c.i.status != IncidentStatus.Drawn;
        Settlement memory s;
        s.loss = loss;
        (s.loss.product, s.loss.eventTime) = (c.index, c.i.eventTime);
        (s.counted, s.cost) = (!c.i.has(StateLib.REFILED), c.cost);
        if (isDecided) s.released = _release(c);
        self.save(c);
        uint256 reward = _reward(parts, c, process, s);
        uint256 fees;
        (booked, fees) = c.pool.settle(s);
        if (!c.i.has(StateLib.HAS_VOTE)) return booked;
        uint8 step = isDecided ? c.i.severityStep() : 0;
        parts.assessors.closeVote(c.id, isDecided, step, process.penaltyBps, reward + fees);
    }

    /// @dev Half of the forfeited bonds goes to the voters near the verdict, if there are any. If no bond is forfeited,
    /// fees pay them in proportion to what was booked.
    function _reward(Parts memory parts, Case memory c, Process storage process, Settlement memory s)
        private
        view
        returns (uint256 reward)
    {
        Division memory d = _divide(c, process);
        bool hasNear = _hasNear(parts, c);
        if (hasNear) reward = d.toVoters;
        (s.bonds, s.toGains) = (d.total, d.toPool + d.toVoters - reward);
        if (hasNear && reward == 0) s.feeBps = REWARD_BPS;
    }

    /// @dev A vote's verdict is near somebody's vote; a ruling may be near nobody's.
    function _hasNear(Parts memory parts, Case memory c) private view returns (bool) {
        if (!c.i.has(StateLib.HAS_VOTE)) return false;
        return !c.i.has(StateLib.RULED) || parts.assessors.hasNear(c.id, c.i.severityStep());
    }

    // ---- bonds ----

    /// @dev See `IClaims.collectBond`.
    function collectBond(State storage self, ICover cover, uint256 incident, Party party)
        public
        returns (uint256 assets)
    {
        Case memory c = self.caseOf(cover, incident);
        assets = _bondsOwed(self, c)[uint8(party)];
        require(assets != 0, ErrorsLib.NoBondOwed(incident, party));
        self.incidents[incident].flags |= StateLib.bondPaid(party);
        Details storage d = self.details[incident];
        address to = party == Party.Filer ? c.i.filer : party == Party.Challenger ? d.challenger : d.appellant;
        emit IClaims.BondCollected(incident, party, to, assets);
        c.pool.payOwed(to, assets);
    }

    /// @notice What parties can collect.
    function bondsOwed(State storage self, ICover cover, uint256 incident) public view returns (uint256[3] memory) {
        return _bondsOwed(self, self.caseOf(cover, incident));
    }

    /// @dev Zero while the incident is undecided.
    function _bondsOwed(State storage self, Case memory c) private view returns (uint256[3] memory dues) {
        if (c.i.status < IncidentStatus.Drawn) return dues;
        dues = _divide(c, self.processOf(c)).dues;
        for (uint256 party; party < dues.length; party++) {
            if (c.i.has(StateLib.bondPaid(Party(party)))) dues[party] = 0;
        }
    }

    /// @dev Verdict 0 forfeits the filer's bond, a verdict near the asserted severity the challenger's, and a ruling
    /// near the verdict the appellant's. Half of a forfeited bond goes to the other side: the challenger, or the filer
    /// against a challenger.
    function _divide(Case memory c, Process storage process) private view returns (Division memory d) {
        (Incident memory i, uint256 bond) = (c.i, c.bondOf(process));
        bool isChallenged = i.has(StateLib.CHALLENGED);
        (d.dues[uint8(Party.Filer)], d.total) = (bond, bond);
        if (isChallenged) (d.dues[uint8(Party.Challenger)], d.total) = (bond, 2 * bond);
        if (i.has(StateLib.APPEALED)) {
            (d.dues[uint8(Party.Appellant)], d.total) = (2 * bond, d.total + 2 * bond);
        }
        if (i.status == IncidentStatus.Drawn || i.status == IncidentStatus.Lapsed) return d;

        uint256 step = i.severityBps / StateLib.STEP_BPS;
        bool isAsserted = step != 0 && VerdictLib.isNear(i.assertedStep, step);
        uint256 forfeited;
        if (step == 0) forfeited += _forfeit(d, Party.Filer);
        if (isAsserted) forfeited += _forfeit(d, Party.Challenger);
        if (i.has(StateLib.APPEAL_LOST)) forfeited += _forfeit(d, Party.Appellant);
        d.toVoters = forfeited / 2;
        uint256 won = forfeited - d.toVoters;
        if (!isChallenged || !(step == 0 || isAsserted)) d.toPool = won;
        else d.dues[uint8(step == 0 ? Party.Challenger : Party.Filer)] += won;
    }

    function _forfeit(Division memory d, Party party) private pure returns (uint256 bond) {
        bond = d.dues[uint8(party)];
        d.dues[uint8(party)] = 0;
    }
}
