// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {BitMaps} from "@openzeppelin/contracts/utils/structs/BitMaps.sol";
import {IAssessors} from "./interfaces/IAssessors.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICover} from "./interfaces/ICover.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {VerdictLib} from "./libraries/VerdictLib.sol";
import {IncidentStatus, IncidentView, Process} from "./types/Types.sol";

/// @title Incidents, votes and collection
/// @notice See `IClaims`.
contract Claims is IClaims, AccessManaged, SelfPermit {
    using BitMaps for BitMaps.BitMap;
    using SafeCast for uint256;

    uint256 private constant BPS = 10_000;
    uint256 private constant STEPS = VerdictLib.STEPS;
    uint256 private constant COLLECTION_WINDOW = 365 days;
    /// @dev Two rounds and their deadlines must end well before assessors can take stake out.
    uint256 private constant MAX_PHASE = 7 days;

    /// @param process Version of the pool's process that it follows.
    /// @param commitUntil End of the present round's commits.
    /// @param revealUntil End of the present round's reveals.
    /// @param commits Commits in the present round.
    /// @param finalizedAt When it was settled.
    /// @param drawn True if nobody revealed in the last round.
    /// @param bondOwed True from settlement until the filer has the bond back.
    struct Incident {
        address filer;
        uint32 product;
        uint32 eventTime;
        uint8 assertedStep;
        uint8 verdictStep;
        uint8 round;
        IncidentStatus status;
        uint96 eligible;
        uint40 filedAt;
        uint40 commitUntil;
        uint40 revealUntil;
        uint16 process;
        uint24 commits;
        bytes32 evidence;
        uint96 booked;
        uint96 uncollected;
        uint40 finalizedAt;
        bool bondOwed;
        bool drawn;
    }

    /// @param commits Commits by voter; cleared on reveal.
    struct Round {
        uint128[21] weights;
        mapping(address voter => bytes32) commits;
    }

    ICover public immutable COVER;
    IAssessors public immutable ASSESSORS;

    /// @inheritdoc IClaims
    uint256 public incidentCount;

    mapping(address pool => Process[]) private _processes;
    mapping(uint256 incident => Incident) private _incidents;
    mapping(uint256 incident => mapping(uint256 round => Round)) private _rounds;
    mapping(uint256 incident => BitMaps.BitMap) private _collected;

    constructor(address authority, ICover cover, IAssessors assessors) AccessManaged(authority) {
        COVER = cover;
        ASSESSORS = assessors;
    }

    /// @inheritdoc IClaims
    function setProcess(address pool, Process calldata p) external restricted {
        require(
            p.commitSeconds != 0 && p.commitSeconds <= MAX_PHASE && p.revealSeconds != 0
                && p.revealSeconds <= MAX_PHASE && p.quorumBps <= BPS && p.thresholdBps > BPS / 2
                && p.thresholdBps <= BPS,
            ErrorsLib.InvalidProcess()
        );
        _processes[pool].push(p);
        emit ProcessSet(pool, _processes[pool].length - 1, p);
    }

    // ---- filing ----

    /// @inheritdoc IClaims
    function file(uint256 cover, uint256 eventTime, uint8 assertedStep, bytes32 evidence)
        external
        returns (uint256 incident)
    {
        require(assertedStep != 0 && assertedStep <= STEPS, ErrorsLib.InvalidStep(assertedStep));
        uint32 product = _requireFileable(cover, eventTime);
        (address pool, uint8 line) = COVER.lineOf(product);
        Process memory process = processOf(pool);
        uint256 oldest = block.timestamp - ICapitalPool(pool).reportWindow();
        require(eventTime >= oldest, ErrorsLib.EventTooOld(eventTime, oldest));

        incident = ++incidentCount;
        Incident storage i = _incidents[incident];
        (i.filer, i.product, i.eventTime, i.assertedStep) =
        (msg.sender, product, uint32(eventTime), assertedStep);
        (i.round, i.status, i.evidence) = (1, IncidentStatus.Open, evidence);
        (i.filedAt, i.process) = (uint40(block.timestamp), (_processes[pool].length - 1).toUint16());
        _startRound(i, process);
        i.eligible =
            ICapitalPool(pool).openIncident(line, incident, eventTime, msg.sender, process.bond).toUint96();
        emit IncidentFiled(
            incident, product, msg.sender, cover, eventTime, assertedStep, evidence, i.eligible
        );
    }

    function _requireFileable(uint256 cover, uint256 eventTime) private view returns (uint32) {
        require(eventTime < block.timestamp, ErrorsLib.EventInFuture(eventTime, block.timestamp));
        (uint256 product, uint256 amount, address holder,) = COVER.claimOf(cover, eventTime);
        require(msg.sender == holder, ErrorsLib.NotHolder(msg.sender, holder));
        require(amount != 0, ErrorsLib.NotInForce(cover, eventTime));
        return uint32(product);
    }

    // ---- voting ----

    /// @inheritdoc IClaims
    function commit(uint256 incident, bytes32 hash) external {
        require(hash != 0, ErrorsLib.ZeroHash());
        Incident storage i = _open(incident);
        require(block.timestamp < i.commitUntil, ErrorsLib.NotCommitPhase(i.commitUntil, block.timestamp));
        require(weightOf(incident, msg.sender) != 0, ErrorsLib.NoWeight(msg.sender));

        Round storage round = _rounds[incident][i.round];
        if (round.commits[msg.sender] == 0) i.commits++;
        round.commits[msg.sender] = hash;
        emit VoteCommitted(incident, i.round, msg.sender);
    }

    /// @inheritdoc IClaims
    function reveal(uint256 incident, address voter, uint8 step, bytes32 salt) external {
        Incident storage i = _open(incident);
        (uint256 from, uint256 until) = (i.commitUntil, i.revealUntil);
        require(
            block.timestamp >= from && block.timestamp < until,
            ErrorsLib.NotRevealPhase(from, until, block.timestamp)
        );
        require(step <= STEPS, ErrorsLib.InvalidStep(step));
        Round storage round = _rounds[incident][i.round];
        bytes32 hash = commitHash(incident, i.round, voter, step, salt);
        require(round.commits[voter] == hash, ErrorsLib.CommitMismatch(incident, voter));

        uint128 weight = uint128(weightOf(incident, voter));
        delete round.commits[voter];
        round.weights[step] += weight;
        emit VoteRevealed(incident, i.round, voter, step, weight);
    }

    /// @inheritdoc IClaims
    function tally(uint256 incident) external {
        Incident storage i = _open(incident);
        require(block.timestamp >= i.revealUntil, ErrorsLib.RevealsOpen(i.revealUntil, block.timestamp));
        uint8 round = i.round;
        (uint256[21] memory weights, uint256 revealed) = _weights(incident, i);
        Process memory process = _processOf(i);

        if (round == 1 && (revealed == 0 || revealed < _quorum(i, process))) {
            (i.round, i.commits) = (2, 0);
            _startRound(i, process);
            emit Tallied(incident, round, revealed, false, 0);
            return;
        }
        i.status = IncidentStatus.Decided;
        if (revealed == 0) i.drawn = true;
        else i.verdictStep = uint8(VerdictLib.verdict(weights, revealed, process.thresholdBps));
        emit Tallied(incident, round, revealed, revealed != 0, i.verdictStep);
    }

    // ---- settling ----

    /// @inheritdoc IClaims
    function finalize(uint256 incident) external {
        Incident storage i = _incidents[incident];
        require(i.status == IncidentStatus.Decided, ErrorsLib.NotDecided(incident));
        uint256 loss = Math.mulDiv(i.eligible, i.verdictStep, STEPS);
        if (i.verdictStep != 0) i.status = IncidentStatus.Accepted;
        else i.status = i.drawn ? IncidentStatus.Drawn : IncidentStatus.Refused;

        bool forfeited = i.status == IncidentStatus.Refused;
        i.bondOwed = !forfeited;
        (address pool, uint8 line) = COVER.lineOf(i.product);
        uint256 booked =
            ICapitalPool(pool).closeIncident(line, i.eligible, loss, _processOf(i).bond, forfeited);
        (i.booked, i.uncollected, i.finalizedAt) = (uint96(booked), uint96(booked), uint40(block.timestamp));
        emit Finalized(incident, i.verdictStep, loss, booked);
    }

    /// @inheritdoc IClaims
    function collect(uint256 incident, uint256 cover) external returns (uint256 assets) {
        Incident storage i = _accepted(incident);
        uint256 until = i.finalizedAt + COLLECTION_WINDOW;
        require(block.timestamp < until, ErrorsLib.CollectionOver(incident, until));
        (uint256 product, uint256 amount, address holder, address pool) = COVER.claimOf(cover, i.eventTime);
        require(product == i.product, ErrorsLib.WrongProduct(product, i.product));
        require(amount != 0, ErrorsLib.NotInForce(cover, i.eventTime));
        require(!_collected[incident].get(cover), ErrorsLib.AlreadyCollected(incident, cover));

        assets = _payout(i, amount);
        _collected[incident].set(cover);
        i.uncollected -= uint96(assets);
        emit Collected(incident, cover, holder, assets);
        ICapitalPool(pool).pay(holder, assets);
    }

    /// @inheritdoc IClaims
    function collectBond(uint256 incident) external returns (uint256 assets) {
        Incident storage i = _known(incident);
        require(i.bondOwed, ErrorsLib.NoBondOwed(incident));
        i.bondOwed = false;
        assets = _processOf(i).bond;
        emit BondCollected(incident, i.filer, assets);
        (address pool,) = COVER.lineOf(i.product);
        ICapitalPool(pool).returnBond(i.filer, assets);
    }

    /// @inheritdoc IClaims
    function returnUncollected(uint256 incident) external returns (uint256 assets) {
        Incident storage i = _accepted(incident);
        uint256 until = i.finalizedAt + COLLECTION_WINDOW;
        require(block.timestamp >= until, ErrorsLib.CollectionOpen(incident, until));
        assets = i.uncollected;
        i.uncollected = 0;
        emit UncollectedReturned(incident, assets);
        (address pool,) = COVER.lineOf(i.product);
        ICapitalPool(pool).returnOwed(assets);
    }

    // ---- views ----

    /// @inheritdoc IClaims
    function processOf(address pool) public view returns (Process memory) {
        uint256 versions = _processes[pool].length;
        require(versions != 0, ErrorsLib.ProcessMissing(pool));
        return _processes[pool][versions - 1];
    }

    /// @inheritdoc IClaims
    function incidentOf(uint256 incident) external view returns (IncidentView memory v) {
        Incident storage i = _known(incident);
        Process memory process = _processOf(i);
        (v.pool,) = COVER.lineOf(i.product);
        (v.id, v.product, v.filer, v.status) = (incident, i.product, i.filer, i.status);
        (v.round, v.assertedStep, v.verdictStep) = (i.round, i.assertedStep, i.verdictStep);
        (v.eventTime, v.filedAt, v.evidence) = (i.eventTime, i.filedAt, i.evidence);
        (v.commitUntil, v.revealUntil) = (i.commitUntil, i.revealUntil);
        (v.eligible, v.booked, v.uncollected) = (i.eligible, i.booked, i.uncollected);
        v.commits = i.commits;
        (, v.revealedWeight) = _weights(incident, i);
        (v.bond, v.bondOwed) = (process.bond, i.bondOwed);
        (v.quorumBps, v.thresholdBps) = (process.quorumBps, process.thresholdBps);
        v.totalWeight = ASSESSORS.totalAt(i.filedAt - 1);
    }

    /// @inheritdoc IClaims
    function openIncidentOf(uint256 product) external view returns (uint256) {
        (address pool, uint8 line) = COVER.lineOf(product);
        return ICapitalPool(pool).incidentOf(line);
    }

    /// @inheritdoc IClaims
    function tallyOf(uint256 incident) external view returns (uint256[21] memory weights) {
        (weights,) = _weights(incident, _known(incident));
    }

    /// @inheritdoc IClaims
    function commitOf(uint256 incident, address voter) external view returns (bytes32) {
        return _rounds[incident][_known(incident).round].commits[voter];
    }

    /// @inheritdoc IClaims
    function weightOf(uint256 incident, address voter) public view returns (uint256) {
        return ASSESSORS.weightAt(voter, _known(incident).filedAt - 1);
    }

    /// @inheritdoc IClaims
    function collectable(uint256 incident, uint256 cover) external view returns (uint256) {
        Incident storage i = _known(incident);
        (uint256 product, uint256 amount,,) = COVER.claimOf(cover, i.eventTime);
        bool open = i.status == IncidentStatus.Accepted && block.timestamp < i.finalizedAt + COLLECTION_WINDOW;
        if (!open || product != i.product || _collected[incident].get(cover)) return 0;
        return _payout(i, amount);
    }

    /// @inheritdoc IClaims
    function commitHash(uint256 incident, uint8 round, address voter, uint8 step, bytes32 salt)
        public
        view
        returns (bytes32)
    {
        return keccak256(abi.encode(block.chainid, address(this), incident, round, voter, step, salt));
    }

    // ---- internals ----

    function _known(uint256 incident) private view returns (Incident storage i) {
        i = _incidents[incident];
        require(i.status != IncidentStatus.None, ErrorsLib.UnknownIncident(incident));
    }

    function _open(uint256 incident) private view returns (Incident storage i) {
        i = _known(incident);
        require(i.status == IncidentStatus.Open, ErrorsLib.NotOpen(incident));
    }

    function _accepted(uint256 incident) private view returns (Incident storage i) {
        i = _known(incident);
        require(i.status == IncidentStatus.Accepted, ErrorsLib.NotAccepted(incident));
    }

    function _processOf(Incident storage i) private view returns (Process memory) {
        (address pool,) = COVER.lineOf(i.product);
        return _processes[pool][i.process];
    }

    function _weights(uint256 incident, Incident storage i)
        private
        view
        returns (uint256[21] memory weights, uint256 revealed)
    {
        Round storage round = _rounds[incident][i.round];
        for (uint256 step; step <= STEPS; step++) {
            weights[step] = round.weights[step];
            revealed += weights[step];
        }
    }

    function _startRound(Incident storage i, Process memory process) private {
        i.commitUntil = uint40(block.timestamp + process.commitSeconds);
        i.revealUntil = i.commitUntil + process.revealSeconds;
    }

    /// @dev Weight that the first vote needs, rounded up.
    function _quorum(Incident storage i, Process memory process) private view returns (uint256) {
        return Math.mulDiv(ASSESSORS.totalAt(i.filedAt - 1), process.quorumBps, BPS, Math.Rounding.Ceil);
    }

    /// @dev Severity and haircut are the same for every cover, so the order of collecting changes nothing. Rounded down: the
    /// sum never exceeds what was booked.
    function _payout(Incident storage i, uint256 amount) private view returns (uint256) {
        return Math.mulDiv(amount, i.booked, i.eligible);
    }
}
