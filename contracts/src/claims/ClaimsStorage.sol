// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IAssessors} from "../interfaces/IAssessors.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaimsCommon} from "../interfaces/IClaimsCommon.sol";
import {ICover} from "../interfaces/ICover.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {VerdictLib} from "../libraries/VerdictLib.sol";
import {IncidentStatus, Party, Process} from "../types/ClaimTypes.sol";

/// @title What claims remember
abstract contract ClaimsStorage is IClaimsCommon, AccessManaged {
    uint256 internal constant BPS = 10_000;
    uint256 internal constant STEPS = VerdictLib.STEPS;
    uint256 internal constant STEP_BPS = VerdictLib.STEP_BPS;
    /// @dev Governance tokens below it do not vote, so that the weights of four severities fit a word.
    uint256 internal constant WEIGHT_UNIT = 1e12;
    /// @dev A bond is doubled at most this often for refusals, and as often for other open incidents.
    uint256 internal constant MAX_DOUBLINGS = 20;
    /// @dev In a vote's word: it was revealed. A hidden vote has a bit above it.
    uint256 internal constant REVEALED = 1 << 127;
    /// @dev Takes the place of `REVEALED` once the vote is settled: what it was stays known.
    uint256 internal constant SETTLED = 1 << 126;
    uint256 internal constant WEIGHT_MASK = type(uint64).max;

    uint256 internal constant COLLECTION_WINDOW = 365 days;
    /// @dev In a revealed vote's word: the weight is above the step's byte.
    uint256 internal constant STEP_BITS = 8;

    uint8 internal constant HAS_ROOT = 1;
    uint8 internal constant IS_PROVEN = 2;
    uint8 internal constant CHALLENGED = 4;
    uint8 internal constant APPEALED = 8;
    uint8 internal constant APPEAL_WON = 16;
    uint8 internal constant HAS_VERDICT = 32;
    uint8 internal constant RULED = 64;

    /// @param severityBps Asserted, proven or decided so far.
    /// @param round 1 or 2 once there is a vote.
    /// @param commitUntil End of the present round's commits; of a proof, the time of its oldest round.
    /// @param until End of the present phase.
    /// @param process Version of the pool's process that it follows.
    /// @param shareBps `eligible` over the capital at filing.
    /// @param doublings How often the bond was doubled.
    /// @param flags What happened to it.
    /// @param bondsOwed By party, one bit each: from settlement until the bond is back.
    /// @param pot What the voters divide, and
    /// @param potLeft what of it was not yet credited.
    /// @param revealed Weight revealed in the round that was counted last, in units; in a word with them, so that settling does not
    /// pay for a new one.
    struct Incident {
        address filer;
        uint24 product;
        uint32 eventTime;
        uint8 assertedStep;
        uint16 severityBps;
        uint8 round;
        IncidentStatus status;
        uint96 eligible;
        uint32 filedAt;
        uint32 commitUntil;
        uint32 until;
        uint16 process;
        uint16 shareBps;
        uint8 doublings;
        uint8 flags;
        bytes32 evidence;
        uint96 booked;
        uint96 uncollected;
        uint32 finalizedAt;
        uint8 bondsOwed;
        uint96 pot;
        uint96 potLeft;
        uint64 revealed;
        address challenger;
        address appellant;
        bytes32 lossRoot;
    }

    /// @param weights By severity step, in units.
    /// @param votes By voter: the upper 192 bits of the hash and the weight in units; once revealed, a mark, the weight in units
    /// and the step.
    struct Round {
        uint64[21] weights;
        mapping(address voter => uint256) votes;
    }

    /// @notice What a product's incidents left behind.
    /// @param paidAt When the last accepted one was settled.
    /// @param proven The last that its trigger proved.
    /// @param refusedUntil Until when refusals double the bond.
    /// @param refusals How many there were since it was last the plain one.
    /// @param process Version of its own process; 0 if it follows its pool's.
    struct Record {
        uint32 paidAt;
        uint32 proven;
        uint32 refusedUntil;
        uint8 refusals;
        uint16 process;
    }

    ICover public immutable COVER;
    IAssessors public immutable ASSESSORS;

    /// @inheritdoc IClaimsCommon
    uint256 public incidentCount;

    /// @dev By version; a copy of the pool's present one at 0, so that filing reads one word.
    mapping(address pool => mapping(uint256 version => Process)) internal _processes;
    mapping(address pool => uint256) internal _versions;
    mapping(uint256 incident => Incident) internal _incidents;
    mapping(uint256 incident => mapping(uint256 round => Round)) internal _rounds;
    mapping(uint256 incident => BitMaps.BitMap) internal _collected;
    mapping(uint256 product => Record) internal _records;
    mapping(address pool => mapping(address voter => uint256)) internal _rewards;

    /// @inheritdoc IClaimsCommon
    mapping(uint256 incident => mapping(address account => uint256)) public lossPaid;

    BitMaps.BitMap internal _settled;

    constructor(ICover cover, IAssessors assessors) {
        (COVER, ASSESSORS) = (cover, assessors);
    }

    function _known(uint256 incident) internal view returns (Incident storage i) {
        i = _incidents[incident];
        require(i.status != IncidentStatus.None, ErrorsLib.UnknownIncident(incident));
    }

    /// @dev An incident that is in a phase.
    function _in(uint256 incident, IncidentStatus status) internal view returns (Incident storage i) {
        i = _known(incident);
        require(i.status == status, ErrorsLib.WrongStatus(incident, i.status));
    }

    function _requireOpen(uint256 incident, Incident storage i) internal view {
        require(block.timestamp < i.until, ErrorsLib.PhaseOver(incident, i.until, block.timestamp));
    }

    function _requireOver(uint256 incident, Incident storage i) internal view {
        require(block.timestamp >= i.until, ErrorsLib.PhaseOpen(incident, i.until, block.timestamp));
    }

    function _poolOf(Incident storage i) internal view returns (address pool) {
        (pool,) = COVER.lineOf(i.product);
    }

    function _processOf(Incident storage i) internal view returns (Process storage) {
        return _processes[_poolOf(i)][i.process];
    }

    /// @dev Bond of the filer and of the challenger; nothing was put up for a proof.
    function _bond(Incident storage i, Process storage process) internal view returns (uint256) {
        return i.flags & IS_PROVEN != 0 ? 0 : uint256(process.bond) << i.doublings;
    }

    function _appealBond(Incident storage i, Process storage process) internal view returns (uint256) {
        return 2 * _bond(i, process);
    }

    function _startRound(Incident storage i, Process storage process, uint8 round) internal {
        uint256 commitUntil = block.timestamp + process.commitSeconds;
        uint256 until = commitUntil + process.revealSeconds;
        (i.status, i.round) = (IncidentStatus.Voting, round);
        (i.commitUntil, i.until) = (uint32(commitUntil), uint32(until));
    }

    /// @dev The deadline to file is extended by the time lost; a day is the least in which one can see it.
    function _draw(Incident storage i) internal {
        uint256 deadline = i.eventTime + ICapitalPool(_poolOf(i)).reportWindow();
        uint256 left = Math.max(Math.saturatingSub(deadline, i.filedAt), 1 days);
        (i.status, i.until) = (IncidentStatus.Drawn, uint32(block.timestamp + left));
    }

    function _isFinal(Incident storage i) internal view returns (bool) {
        return i.status >= IncidentStatus.Accepted;
    }

    function _accepted(uint256 incident) internal view returns (Incident storage i) {
        i = _known(incident);
        require(i.status == IncidentStatus.Accepted, ErrorsLib.NotAccepted(incident));
    }

    /// @dev What an incident filed now follows.
    /// @param version The product's own process; 0 for its pool's.
    function _present(address pool, uint256 version) internal view returns (Process storage process) {
        process = _processes[pool][version];
        require(process.version != 0, ErrorsLib.ProcessMissing(pool));
    }

    function _refusals(Record memory record) internal view returns (uint256) {
        return block.timestamp < record.refusedUntil ? Math.min(record.refusals, MAX_DOUBLINGS) : 0;
    }

    /// @dev Severity and haircut are the same for every cover, so the order of collecting changes nothing. Rounded down: the
    /// sum never exceeds what was booked.
    function _payout(Incident storage i, uint256 amount) internal view returns (uint256) {
        return Math.mulDiv(amount, i.booked, i.eligible);
    }

    // ---- bonds ----

    function _filerWins(Incident storage i) internal view returns (bool) {
        return i.severityBps != 0;
    }

    /// @dev What was asserted was too much, or too little: it would have bound every cover.
    function _challengerWins(Incident storage i) internal view returns (bool) {
        return i.severityBps == 0 || !VerdictLib.isNear(i.assertedStep, i.severityBps);
    }

    function _appellantWins(Incident storage i) internal view returns (bool) {
        return i.flags & APPEAL_WON != 0;
    }

    function _bit(Party party) internal pure returns (uint8) {
        return uint8(1 << uint8(party));
    }

    function _bondsOf(Incident storage i, Process storage process) internal view returns (uint256 bonds) {
        bonds = _bond(i, process);
        if (i.flags & CHALLENGED != 0) bonds += bonds;
        if (i.flags & APPEALED != 0) bonds += _appealBond(i, process);
    }

    /// @dev Who is owed a bond, one bit each.
    function _bondsOwed(Incident storage i) internal view returns (uint8 owed) {
        bool lapsed = i.status == IncidentStatus.Lapsed;
        if (lapsed || _filerWins(i)) owed = _bit(Party.Filer);
        if (i.flags & CHALLENGED != 0 && (lapsed || _challengerWins(i))) owed |= _bit(Party.Challenger);
        if (i.flags & APPEALED != 0 && (lapsed || _appellantWins(i))) owed |= _bit(Party.Appellant);
    }

    function _lapse(Incident storage i) internal {
        i.status = IncidentStatus.Lapsed;
        i.finalizedAt = uint32(block.timestamp);
        i.bondsOwed = _bondsOwed(i);
    }

    // ---- votes ----

    function _weights(uint256 incident, uint256 round)
        internal
        view
        returns (uint64[21] memory weights, uint256 revealed)
    {
        weights = _rounds[incident][round].weights;
        for (uint256 step; step <= STEPS; step++) {
            revealed += weights[step];
        }
    }

    /// @dev Weight, over all rounds, of the votes that are rewarded.
    function _near(uint256 incident, Incident storage i) internal view returns (uint256 weight) {
        for (uint256 round = 1; round <= i.round; round++) {
            weight += VerdictLib.near(_rounds[incident][round].weights, i.severityBps);
        }
    }

    /// @inheritdoc IClaimsCommon
    function commitHash(uint256 incident, uint8 round, address voter, uint8 step, bytes32 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), incident, round, voter, step, salt));
    }
}
