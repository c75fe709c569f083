// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Case, Details, Incident, Parts, PoolRecord, State, StateLib} from "./claims/ClaimsState.sol";
import {Collecting} from "./claims/Collecting.sol";
import {DecisionLib} from "./claims/DecisionLib.sol";
import {FilingLib} from "./claims/FilingLib.sol";
import {IAssessors} from "./interfaces/IAssessors.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICover} from "./interfaces/ICover.sol";
import {EpisodeLib} from "./libraries/EpisodeLib.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {ProcessLib} from "./libraries/ProcessLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {EpisodeView, Filing, FilingQuote, IncidentView, Process} from "./types/ClaimTypes.sol";

/// @title Incidents, bonds and collection
/// @notice See `IClaims`. `FilingLib` begins incidents, `DecisionLib` decides and settles them, `Collecting` pays.
contract Claims is Collecting, AccessManaged, SelfPermit {
    using DecisionLib for State;
    using FilingLib for State;
    using ProcessLib for Process;
    using SafeCast for uint256;
    using StateLib for Case;
    using StateLib for Incident;
    using StateLib for State;

    constructor(address authority, ICover cover, IAssessors assessors)
        AccessManaged(authority)
        Collecting(cover, assessors)
    {}

    // ---- governance ----

    /// @inheritdoc IClaims
    function setProcess(address pool, Process calldata process) external restricted {
        process.requireValid();
        PoolRecord storage record = _state.pools[pool];
        uint256 version = record.version;
        uint256 from = version == 0 ? 0 : record.since + ICapitalPool(pool).reportWindow();
        require(block.timestamp >= from, ErrorsLib.ProcessTooSoon(from, block.timestamp));
        (record.version, record.since) = ((++version).toUint16(), uint32(block.timestamp));
        _state.processes[pool][version] = process;
        emit ProcessSet(pool, version, process);
        if (version == 1) ICapitalPool(pool).allowSales();
    }

    // ---- beginning ----

    /// @inheritdoc IClaims
    function file(Filing calldata filing) external returns (uint256 incident) {
        return _state.file(_parts(), filing);
    }

    /// @inheritdoc IClaims
    function prove(uint256 product, bytes calldata evidence) external returns (uint256 incident) {
        incident = _state.prove(_parts(), product, evidence);
        _state.accept(_parts(), incident);
    }

    /// @inheritdoc IClaims
    function challenge(uint256 incident, bytes32 evidence) external {
        _state.challenge(_parts(), incident, evidence);
    }

    // ---- deciding ----

    /// @inheritdoc IClaims
    function tally(uint256 incident) external {
        _state.tally(_parts(), incident);
    }

    /// @inheritdoc IClaims
    function appeal(uint256 incident, bytes32 evidence) external {
        _state.appeal(_parts(), incident, evidence);
    }

    /// @inheritdoc IClaims
    function rule(uint256 incident, uint8 step) external {
        _state.rule(_parts(), incident, step);
    }

    /// @inheritdoc IClaims
    function finalize(uint256 incident) external {
        _state.finalize(_parts(), incident);
    }

    function _parts() private view returns (Parts memory) {
        return Parts(COVER, ASSESSORS);
    }

    // ---- views ----

    /// @inheritdoc IClaims
    function incidentCount() external view returns (uint256) {
        return _state.incidentCount;
    }

    /// @inheritdoc IClaims
    function incidentOf(uint256 incident) external view returns (IncidentView memory v) {
        Case memory c = _state.caseOf(COVER, incident);
        Incident memory i = c.i;
        Details storage d = _state.details[incident];
        v.process = _state.processOf(c);
        (v.id, v.product, v.pool, v.filer) = (incident, i.product, address(c.pool), i.filer);
        (v.status, v.assertedStep, v.severityBps) = (i.status, i.assertedStep, i.severityBps);
        (v.eventTime, v.filedAt, v.until) = (i.eventTime, i.filedAt, i.until);
        (v.lossRoot, v.lossList) = (d.lossRoot, d.lossList);
        (v.lossTotal, v.lossCollected) = (d.lossTotal, d.lossCollected);
        (v.isProven, v.isRefiled, v.drawn) = (i.has(StateLib.IS_PROVEN), i.has(StateLib.REFILED), d.drawn);
        (v.hasVerdict, v.isRuled) = (i.has(StateLib.HAS_VERDICT), i.has(StateLib.RULED));
        (v.challenger, v.appellant) = (d.challenger, d.appellant);
        (v.bond, v.bondsOwed) = (c.bondOf(_state.processOf(c)), _bondsOwed(c));
        (v.eligible, v.cost, v.thresholdBps) = (i.eligible, c.cost, i.thresholdOf(_state.processOf(c)));
        v.totalWeight = ASSESSORS.totalAt(i.filedAt - 1);
        if (i.has(StateLib.HAS_VOTE)) _addVote(v, incident);
    }

    function _addVote(IncidentView memory v, uint256 incident) private view {
        uint256[21] memory weights = ASSESSORS.tallyOf(incident);
        v.commitUntil = ASSESSORS.ballotOf(incident).commitUntil;
        v.reward = ASSESSORS.resultOf(incident).pot;
        for (uint256 step; step < weights.length; step++) {
            v.revealedWeight += weights[step];
        }
    }

    /// @inheritdoc IClaims
    function episodeOf(uint256 incident) external view returns (EpisodeView memory v) {
        Incident memory i = _state.accepted(incident);
        EpisodeLib.Episode storage e = _state.episodeOf(i);
        (v.id, v.firstTime, v.lastVerdictAt) = (i.episode, e.firstTime, e.lastVerdictAt);
        (v.largestBps, v.bestTime, v.bestBps) = (e.largestBps, e.bestTime, e.bestBps);
        (v.pot, v.asked) = (e.pot, e.asked);
    }

    /// @inheritdoc IClaims
    function processOf(address pool) external view returns (Process memory) {
        return _state.processes[pool][_state.versionAt(pool, block.timestamp)];
    }

    /// @inheritdoc IClaims
    function processAt(address pool, uint256 eventTime) external view returns (Process memory, uint256 version) {
        version = _state.versionAt(pool, eventTime);
        return (_state.processes[pool][version], version);
    }

    /// @inheritdoc IClaims
    function quoteFiling(uint256 product, uint256 eventTime, uint8 assertedStep, uint256 lossTotal)
        external
        view
        returns (FilingQuote memory)
    {
        return _state.quote(COVER, product, eventTime, assertedStep, lossTotal);
    }

    /// @inheritdoc IClaims
    function receivedOf(uint256 incident, uint256 cover) external view returns (uint256) {
        return _state.receivedIn(cover, COVER.claimOf(cover), _state.accepted(incident).receiptKey());
    }

    /// @inheritdoc IClaims
    function settledOf(uint256 cover) external view returns (uint256) {
        return _state.receivedIn(cover, COVER.claimOf(cover), 0);
    }

    /// @inheritdoc IClaims
    function lossPaid(uint256 incident, address account) external view returns (uint256) {
        Incident memory i = _state.accepted(incident);
        return _state.lossPaid[i.product][i.episode][account];
    }
}
