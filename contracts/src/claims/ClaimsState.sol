// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAssessors} from "../interfaces/IAssessors.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {EpisodeLib} from "../libraries/EpisodeLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {RefusalLib} from "../libraries/RefusalLib.sol";
import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, Party, Process} from "../types/ClaimTypes.sol";
import {CoverClaim} from "../types/CoverTypes.sol";

/// @param process Version of the pool's process that decides it.
/// @param flags What is known of it and happened to it.
/// @param until End of the present phase; when it was settled.
/// @param exposureShare What it may cost over the pool's exposure at filing, and
/// @param limit the product's exposure then over `eligible`; 2^24 - 1 = all, rounded up.
/// @param severityBps Asserted, proven or decided so far.
/// @param episode Once it is accepted.
/// @param doublings How often the bond was doubled.
/// @param exposure The product's exposure at filing, and
/// @param lossTotal the root's total, where either limits the cost.
/// @param lossList Evidence of an incident with a root: whoever collects needs it. Else it is in the event only.
/// @param lossCollected Under the root, before a haircut.
/// @param drawn The draw that it was filed from.
struct Incident {
    address filer;
    uint24 product;
    uint32 eventTime;
    uint16 process;
    uint16 flags;
    IncidentStatus status;
    uint96 eligible;
    uint32 filedAt;
    uint32 until;
    uint24 exposureShare;
    uint24 limit;
    uint16 severityBps;
    uint16 episode;
    uint8 assertedStep;
    uint8 doublings;
    uint96 exposure;
    uint96 lossTotal;
    bytes32 lossRoot;
    bytes32 lossList;
    address challenger;
    uint96 lossCollected;
    address appellant;
    uint32 drawn;
}

/// @notice A pool's process, and what the fast lane asserted in the present window.
/// @param version Of the process of events since
/// @param since; the one before it decides earlier events.
struct PoolRecord {
    uint16 version;
    uint32 since;
    uint96 laneUsed;
    uint32 laneSince;
}

/// @param received By cover and episode, before a haircut, but for the cover's last episode, which `Cover` knows; a product whose
/// trigger settles covers has one episode, 0.
/// @param lossPaid By product, episode and account, before a haircut.
struct State {
    uint256 incidentCount;
    mapping(address pool => PoolRecord) pools;
    mapping(address pool => mapping(uint256 version => Process)) processes;
    mapping(uint256 incident => Incident) incidents;
    mapping(uint256 product => RefusalLib.Record) records;
    mapping(uint256 product => EpisodeLib.Book) books;
    mapping(uint256 cover => mapping(uint256 episode => uint256)) received;
    mapping(uint256 product => mapping(uint256 episode => mapping(address account => uint256))) lossPaid;
}

/// @notice Whom claims ask.
struct Parts {
    ICover cover;
    IAssessors assessors;
}

/// @title What claims remember, and what follows from it
library StateLib {
    uint256 internal constant BPS = 10_000;
    uint256 internal constant STEPS = VerdictLib.STEPS;
    uint256 internal constant STEP_BPS = VerdictLib.STEP_BPS;
    /// @dev A bond is at least this share of what the incident may cost.
    uint256 private constant BOND_BPS = 100;
    /// @dev The whole, in `exposureShare` and `limit`.
    uint256 private constant ALL = type(uint24).max;

    uint16 internal constant HAS_ROOT = 1;
    uint16 internal constant IS_PROVEN = 2;
    uint16 internal constant HAS_VOTE = 4;
    uint16 internal constant CHALLENGED = 8;
    uint16 internal constant HAS_VERDICT = 16;
    uint16 internal constant APPEALED = 32;
    uint16 internal constant APPEAL_LOST = 64;
    uint16 internal constant RULED = 128;
    /// @dev Filed from a draw: does not count in A.
    uint16 internal constant REFILED = 256;
    /// @dev Holds back exits.
    uint16 internal constant HOLDS = 512;
    /// @dev The word with `exposure` and `lossTotal` is written.
    uint16 internal constant LIMITED = 1_024;
    /// @dev The product's trigger settles each cover: what it paid counts in every episode.
    uint16 internal constant SETTLES = 2_048;
    /// @dev Decided at the threshold of large incidents.
    uint16 internal constant LARGE = 4_096;
    /// @dev The filer's bond was paid back; the flags of the other parties are above it.
    uint16 internal constant BOND_PAID = 8_192;

    function known(State storage self, uint256 incident) internal view returns (Incident storage i) {
        i = self.incidents[incident];
        require(i.status != IncidentStatus.None, ErrorsLib.UnknownIncident(incident));
    }

    /// @dev An incident that is in a phase.
    function inPhase(State storage self, uint256 incident, IncidentStatus status)
        internal
        view
        returns (Incident storage i)
    {
        i = known(self, incident);
        require(i.status == status, ErrorsLib.WrongStatus(incident, i.status));
    }

    function accepted(State storage self, uint256 incident) internal view returns (Incident storage i) {
        i = known(self, incident);
        require(i.status == IncidentStatus.Accepted, ErrorsLib.NotAccepted(incident));
    }

    function requireOpen(Incident storage i, uint256 incident) internal view {
        require(block.timestamp < i.until, ErrorsLib.PhaseOver(incident, i.until, block.timestamp));
    }

    function requireOver(Incident storage i, uint256 incident) internal view {
        require(block.timestamp >= i.until, ErrorsLib.PhaseOpen(incident, i.until, block.timestamp));
    }

    function has(Incident storage i, uint16 flag) internal view returns (bool) {
        return i.flags & flag != 0;
    }

    /// @return Asserted or decided so far; not of what was proven.
    function severityStep(Incident storage i) internal view returns (uint8) {
        return uint8(i.severityBps / STEP_BPS);
    }

    /// @return pool The product's pool.
    /// @return index The product's number there.
    function poolOf(Incident storage i, ICover cover) internal view returns (ICapitalPool pool, uint8 index) {
        address at;
        (at, index) = cover.placeOf(i.product);
        pool = ICapitalPool(at);
    }

    /// @return The original amount of a cover if it was in force at a time, else 0.
    function amountAt(CoverClaim memory c, uint256 time) internal pure returns (uint256) {
        uint256 day = time / 1 days;
        return day < c.startDay || day >= c.endDay ? 0 : c.amount;
    }

    /// @notice What a cover received in an episode, before a haircut.
    function receivedIn(State storage self, uint256 cover, CoverClaim memory c, uint256 episode)
        internal
        view
        returns (uint256)
    {
        // What is remembered is never 0: without a last receipt there is none.
        if (c.episode == episode || c.received == 0) return c.received;
        return self.received[cover][episode];
    }

    /// @notice Pays a cover, and remembers what it has received in an episode with that.
    function pay(
        State storage self,
        ICover covers,
        uint256 cover,
        CoverClaim memory c,
        uint256 assets,
        uint256 episode,
        uint256 received
    ) internal {
        // A root whose total is used up pays nothing: nothing is remembered, and no earlier receipt forgotten.
        if (received == 0) return;
        if (c.episode != episode && c.received != 0) self.received[cover][c.episode] = c.received;
        covers.payOut(cover, assets, uint16(episode), uint96(received));
    }

    function processOf(State storage self, Incident storage i, ICapitalPool pool)
        internal
        view
        returns (Process storage)
    {
        return self.processes[address(pool)][i.process];
    }

    /// @dev A process changes at most once a report window, so an event that can still be filed has one of the last two.
    function versionAt(State storage self, address pool, uint256 eventTime) internal view returns (uint256 version) {
        PoolRecord memory record = self.pools[pool];
        version = record.version;
        require(version != 0, ErrorsLib.ProcessMissing(pool));
        if (eventTime < record.since && version != 1) version--;
    }

    /// @notice What an incident may cost: min(eligible * severity, exposure when filed, loss total), rounded up.
    function costOf(Incident storage i) internal view returns (uint256 cost) {
        cost = share(i.eligible, has(i, IS_PROVEN) ? i.severityBps : i.assertedStep * STEP_BPS);
        if (!has(i, LIMITED)) return cost;
        cost = Math.min(cost, i.exposure);
        if (has(i, HAS_ROOT)) cost = Math.min(cost, i.lossTotal);
    }

    /// @dev The product's exposure at filing; where it did not limit the cost, as near as the share tells, rounded up.
    function exposureOf(Incident storage i) internal view returns (uint256) {
        if (has(i, LIMITED)) return i.exposure;
        return i.limit == ALL ? type(uint96).max : Math.mulDiv(i.eligible, i.limit, ALL, Math.Rounding.Ceil);
    }

    function thresholdOf(Incident storage i, Process storage process) internal view returns (uint16) {
        return has(i, LARGE) ? process.largeThresholdBps : process.thresholdBps;
    }

    function bondPaid(Party party) internal pure returns (uint16) {
        return BOND_PAID << uint8(party);
    }

    /// @dev The severity that counts for bonds: what the incident may cost as a share of all covers, in steps. So an incident
    /// about a small loss makes none about a large one dearer, whatever severity it asserts.
    function boldness(Incident storage i) internal view returns (uint256) {
        return boldnessOf(i.assertedStep, costOf(i), i.eligible);
    }

    function boldnessOf(uint256 step, uint256 cost, uint256 eligible) internal pure returns (uint256) {
        if (cost == 0 || eligible == 0) return step;
        return Math.min(step, Math.ceilDiv(cost * STEPS, eligible));
    }

    /// @dev Rounded up: whoever is paid a share of a part of it finds it.
    function share(uint256 amount, uint256 severityBps) internal pure returns (uint256) {
        return Math.mulDiv(amount, severityBps, BPS, Math.Rounding.Ceil);
    }

    /// @dev Bond of the filer and of the challenger; nothing was put up for a proof.
    function bondOf(Incident storage i, Process storage process) internal view returns (uint256) {
        return has(i, IS_PROVEN) ? 0 : bondFor(process.bond, costOf(i), i.doublings);
    }

    function bondFor(uint256 min, uint256 cost, uint256 doublings) internal pure returns (uint256) {
        return Math.max(min, Math.mulDiv(cost, BOND_BPS, BPS, Math.Rounding.Ceil)) << doublings;
    }

    /// @dev The key under which a cover's receipts are kept.
    function receiptKey(Incident storage i) internal view returns (uint256) {
        return has(i, SETTLES) ? 0 : i.episode;
    }

    function episodeOf(State storage self, Incident storage i) internal view returns (EpisodeLib.Episode storage) {
        return self.books[i.product].episodes[i.episode];
    }

    /// @dev For `exposureShare` and `limit`.
    function partOf(uint256 amount, uint256 total) internal pure returns (uint24) {
        if (amount >= total) return uint24(ALL);
        return uint24(Math.mulDiv(amount, ALL, total, Math.Rounding.Ceil));
    }

    /// @dev The pool's exposure at filing, as near as the share tells.
    function totalExposure(Incident storage i, uint256 cost) internal view returns (uint256) {
        return i.exposureShare == 0 ? 0 : Math.mulDiv(cost, ALL, i.exposureShare);
    }
}
