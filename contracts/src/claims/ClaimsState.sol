// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
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

/// @notice Fields of every incident, in two words. Each step reads and writes them once.
/// @param process Version of the pool's process that applies.
/// @param flags Flags, see `StateLib`.
/// @param until End of the present phase, or time of the settlement.
/// @param exposureShare What it may cost / the pool's exposure at filing; 2^24 - 1 = all, rounded up.
/// @param limit The product's exposure at filing / `eligible`; 2^24 - 1 = all, rounded up.
/// @param severityBps Asserted, proven or decided so far.
/// @param episode Its episode, once it is accepted.
/// @param doublings How often the bond was doubled.
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
}

/// @notice Fields that only few incidents need.
/// @param exposure The product's exposure at filing, if it limits the cost.
/// @param lossTotal The root's total, if it limits the cost.
/// @param lossList Evidence of an incident with a root, which holders need to collect. Other evidence is in the event
/// only.
/// @param lossCollected Collected under the root, before a haircut.
/// @param drawn The draw that it was filed from.
struct Details {
    uint96 exposure;
    uint96 lossTotal;
    bytes32 lossRoot;
    bytes32 lossList;
    address challenger;
    uint96 lossCollected;
    address appellant;
    uint32 drawn;
}

/// @notice A pool's process, and the fast lane's total in the present window.
/// @param version Version of the process for events from `since` on. The previous version applies to earlier events.
/// @param since First event time of `version`.
struct PoolRecord {
    uint16 version;
    uint32 since;
    uint96 laneUsed;
    uint32 laneSince;
}

/// @param received Received by cover and episode, before a haircut, except for the cover's last episode, which `Cover`
/// stores. A product whose trigger settles covers has one episode, 0.
/// @param lossPaid Paid by product, episode and account, before a haircut.
struct State {
    uint256 incidentCount;
    mapping(address pool => PoolRecord) pools;
    mapping(address pool => mapping(uint256 version => Process)) processes;
    mapping(uint256 incident => Incident) incidents;
    mapping(uint256 incident => Details) details;
    mapping(uint256 product => RefusalLib.Record) records;
    mapping(uint256 product => EpisodeLib.Book) books;
    mapping(uint256 cover => mapping(uint256 episode => uint256)) received;
    mapping(uint256 product => mapping(uint256 episode => mapping(address account => uint256))) lossPaid;
}

/// @notice Contracts that claims call.
struct Parts {
    ICover cover;
    IAssessors assessors;
}

/// @notice An incident in memory, with what its steps need.
/// @param i The incident. Written by `StateLib.save`.
/// @param pool Its product's pool.
/// @param index Its product's number in the pool.
/// @param window The pool's report window in seconds.
/// @param cost What it may cost: min(eligible * severity, exposure when filed, loss total), rounded up.
struct Case {
    uint256 id;
    Incident i;
    ICapitalPool pool;
    uint8 index;
    uint256 window;
    uint256 cost;
}

/// @title State of claims, and functions of it
library StateLib {
    uint256 internal constant BPS = 10_000;
    uint256 internal constant STEPS = VerdictLib.STEPS;
    uint256 internal constant STEP_BPS = VerdictLib.STEP_BPS;
    /// @dev A bond is at least this share of what the incident may cost.
    uint256 private constant BOND_BPS = 100;
    /// @dev 100 % in `exposureShare` and `limit`.
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
    /// @dev The product's trigger settles each cover, so its payouts count in every episode.
    uint16 internal constant SETTLES = 2_048;
    /// @dev Decided at the threshold of large incidents.
    uint16 internal constant LARGE = 4_096;
    /// @dev The filer's bond was paid back; the flags of the other parties are above it.
    uint16 internal constant BOND_PAID = 8_192;

    // ---- reading and writing ----

    function known(State storage self, uint256 incident) internal view returns (Incident memory i) {
        i = self.incidents[incident];
        require(i.status != IncidentStatus.None, ErrorsLib.UnknownIncident(incident));
    }

    function accepted(State storage self, uint256 incident) internal view returns (Incident memory i) {
        i = known(self, incident);
        require(i.status == IncidentStatus.Accepted, ErrorsLib.NotAccepted(incident));
    }

    function caseOf(State storage self, ICover cover, uint256 incident) internal view returns (Case memory c) {
        (c.id, c.i) = (incident, known(self, incident));
        place(c, cover, c.i.product);
        c.cost = share(c.i.eligible, has(c.i, IS_PROVEN) ? c.i.severityBps : c.i.assertedStep * STEP_BPS);
        if (!has(c.i, LIMITED)) return c;
        Details storage d = self.details[incident];
        c.cost = Math.min(c.cost, d.exposure);
        if (has(c.i, HAS_ROOT)) c.cost = Math.min(c.cost, d.lossTotal);
    }

    /// @dev Loads an incident; reverts unless it has the given status.
    function caseIn(State storage self, ICover cover, uint256 incident, IncidentStatus status)
        internal
        view
        returns (Case memory c)
    {
        c = caseOf(self, cover, incident);
        require(c.i.status == status, ErrorsLib.WrongStatus(incident, c.i.status));
    }

    function place(Case memory c, ICover cover, uint256 product) internal view {
        address pool;
        (pool, c.index, c.window) = cover.poolOf(product);
        (c.pool, c.i.product) = (ICapitalPool(pool), uint24(product));
    }

    function save(State storage self, Case memory c) internal {
        self.incidents[c.id] = c.i;
    }

    // ---- phases ----

    function requireOpen(Case memory c) internal view {
        require(block.timestamp < c.i.until, ErrorsLib.PhaseOver(c.id, c.i.until, block.timestamp));
    }

    function requireOver(Case memory c) internal view {
        require(block.timestamp >= c.i.until, ErrorsLib.PhaseOpen(c.id, c.i.until, block.timestamp));
    }

    function enterPhase(Case memory c, IncidentStatus status, uint256 until) internal pure {
        (c.i.status, c.i.until) = (status, uint32(until));
    }

    function has(Incident memory i, uint16 flag) internal pure returns (bool) {
        return i.flags & flag != 0;
    }

    /// @return Step asserted or decided so far; not for proven incidents.
    function severityStep(Incident memory i) internal pure returns (uint8) {
        return uint8(i.severityBps / STEP_BPS);
    }

    // ---- covers ----

    /// @return The original amount of a cover if it was in force at a time, else 0.
    function amountAt(CoverClaim memory c, uint256 time) internal pure returns (uint256) {
        uint256 day = time / 1 days;
        return day < c.startDay || day >= c.endDay ? 0 : c.amount;
    }

    /// @notice What a cover received in an episode, before a haircut.
    function receivedIn(State storage self, CoverClaim memory c, uint256 episode) internal view returns (uint256) {
        // Stored receipts are never 0. Without a last receipt there is none.
        if (c.episode == episode || c.received == 0) return c.received;
        return self.received[c.id][episode];
    }

    /// @notice Pays a cover, and stores what it has then received in an episode.
    /// @param settles See `ICover.payOut`.
    function pay(
        State storage self,
        ICover cover,
        CoverClaim memory c,
        uint256 assets,
        uint256 key,
        uint256 received,
        bool settles
    ) internal {
        // A root whose total is used up pays nothing. Then nothing is stored, and no earlier receipt is overwritten.
        if (received == 0) return;
        if (c.episode != key && c.received != 0) self.received[c.id][c.episode] = c.received;
        cover.payOut(c.id, assets, uint16(key), uint96(received), settles);
    }

    /// @dev The key under which a cover's receipts are kept.
    function receiptKey(Incident memory i) internal pure returns (uint256) {
        return has(i, SETTLES) ? 0 : i.episode;
    }

    function episodeOf(State storage self, Incident memory i) internal view returns (EpisodeLib.Episode storage) {
        return self.books[i.product].episodes[i.episode];
    }

    // ---- processes ----

    function processOf(State storage self, Case memory c) internal view returns (Process storage) {
        return self.processes[address(c.pool)][c.i.process];
    }

    /// @dev A process changes at most once a report window, so an event that can still be filed has one of the last two.
    function versionAt(State storage self, address pool, uint256 eventTime) internal view returns (uint256 version) {
        PoolRecord storage record = self.pools[pool];
        version = record.version;
        require(version != 0, ErrorsLib.ProcessMissing(pool));
        if (eventTime < record.since && version != 1) version--;
    }

    function thresholdOf(Incident memory i, Process storage process) internal view returns (uint16) {
        return has(i, LARGE) ? process.largeThresholdBps : process.thresholdBps;
    }

    // ---- bonds ----

    function bondPaid(Party party) internal pure returns (uint16) {
        return BOND_PAID << uint8(party);
    }

    /// @dev The severity that counts for bonds: what the incident may cost as a share of the cover in force, in steps.
    /// So an incident about a small loss never makes the bond of a large one more expensive, whatever severity it
    /// asserts.
    function bondStep(Case memory c) internal pure returns (uint256) {
        if (c.cost == 0 || c.i.eligible == 0) return c.i.assertedStep;
        return Math.min(c.i.assertedStep, FixedPointMathLib.divUp(c.cost * STEPS, c.i.eligible));
    }

    /// @dev Bond of the filer and of the challenger; 0 for a proof.
    function bondOf(Case memory c, Process storage process) internal view returns (uint256) {
        if (has(c.i, IS_PROVEN)) return 0;
        return Math.max(process.bond, FixedPointMathLib.divUp(c.cost * BOND_BPS, BPS)) << c.i.doublings;
    }

    // ---- shares ----

    /// @dev Rounded up, so that shares of its parts can always be paid.
    function share(uint256 amount, uint256 severityBps) internal pure returns (uint256) {
        return FixedPointMathLib.divUp(amount * severityBps, BPS);
    }

    /// @dev For `exposureShare` and `limit`.
    function partOf(uint256 amount, uint256 total) internal pure returns (uint24) {
        return uint24(amount >= total ? ALL : FixedPointMathLib.divUp(amount * ALL, total));
    }

    /// @dev The product's exposure at filing, rounded up. Exact where it limited the cost, otherwise derived from the
    /// stored share.
    function exposureOf(State storage self, Case memory c) internal view returns (uint256) {
        if (has(c.i, LIMITED)) return self.details[c.id].exposure;
        return FixedPointMathLib.divUp(uint256(c.i.eligible) * c.i.limit, ALL);
    }

    /// @dev The pool's exposure at filing, derived from the stored share.
    function totalExposure(Case memory c) internal pure returns (uint256) {
        return c.i.exposureShare == 0 ? 0 : c.cost * ALL / c.i.exposureShare;
    }
}
