// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Case, Details, Incident, Parts, PoolRecord, State, StateLib} from "./claims/ClaimsState.sol";
import {DecisionLib} from "./claims/DecisionLib.sol";
import {FilingLib} from "./claims/FilingLib.sol";
import {IAssessors} from "./interfaces/IAssessors.sol";
import {ICapitalPool} from "./interfaces/ICapitalPool.sol";
import {IClaims} from "./interfaces/IClaims.sol";
import {ICover} from "./interfaces/ICover.sol";
import {ICoverTrigger} from "./interfaces/ITrigger.sol";
import {Bounds} from "./libraries/Bounds.sol";
import {EpisodeLib} from "./libraries/EpisodeLib.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";
import {EpisodeView, Filing, FilingQuote, IncidentStatus, IncidentView, Party, Process} from "./types/ClaimTypes.sol";
import {CoverClaim} from "./types/CoverTypes.sol";
import {Loss, Opened, Opening, Settlement} from "./types/RiskTypes.sol";

/// @title Incidents, bonds and collection
/// @notice See `IClaims`. `FilingLib` opens incidents, `DecisionLib` decides and settles them, and this contract pays
/// covers.
contract Claims is IClaims, AccessManaged, SelfPermit {
    using Bounds for uint256;
    using DecisionLib for State;
    using EpisodeLib for EpisodeLib.Episode;
    using FilingLib for State;
    using SafeCast for uint256;
    using StateLib for Case;
    using StateLib for Incident;
    using StateLib for State;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD = 1e18;
    uint256 private constant COLLECTION_TIME = 365 days;
    uint256 private constant MIN_PHASE = 1 hours;
    uint256 private constant MAX_PHASE = 7 days;
    uint256 private constant MAX_RULING = 30 days;
    uint256 private constant MAX_FAST_LANE_BPS = 500;
    uint256 private constant MAX_PENALTY_BPS = 1_000;

    ICover public immutable COVER;
    IAssessors public immutable ASSESSORS;

    State private _state;

    constructor(address authority, ICover cover, IAssessors assessors) AccessManaged(authority) {
        (COVER, ASSESSORS) = (cover, assessors);
    }

    // ---- governance ----

    /// @inheritdoc IClaims
    function setProcess(address pool, Process calldata process) external restricted {
        _requireValid(process);
        PoolRecord storage record = _state.pools[pool];
        uint256 version = record.version;
        uint256 from = record.since + ICapitalPool(pool).reportWindow();
        require(block.timestamp >= from, ErrorsLib.ProcessTooSoon(from, block.timestamp));
        (record.version, record.since) = ((++version).toUint16(), uint32(block.timestamp));
        _state.processes[pool][version] = process;
        emit ProcessSet(pool, version, process);
        ICapitalPool(pool).allowSales();
    }

    /// @dev Every phase is bounded, so every incident ends.
    function _requireValid(Process calldata p) private pure {
        require(p.arbiter != address(0), ErrorsLib.ZeroAddress());
        uint256(p.bond).within(1, type(uint80).max);
        uint256(p.challengeSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.commitSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.revealSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.appealSeconds).within(MIN_PHASE, MAX_PHASE);
        uint256(p.rulingSeconds).within(MIN_PHASE, MAX_RULING);
        uint256(p.fastLaneBps).within(0, MAX_FAST_LANE_BPS);
        uint256(p.quorumBps).within(0, BPS);
        uint256(p.thresholdBps).within(BPS / 2 + 1, BPS);
        uint256(p.largeThresholdBps).within(p.thresholdBps, BPS);
        uint256(p.penaltyBps).within(0, MAX_PENALTY_BPS);
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

    // ---- collecting ----

    /// @inheritdoc IClaims
    function collect(uint256 incident, uint256 cover) external returns (uint256 assets) {
        Incident memory i = _state.accepted(incident);
        require(!i.has(StateLib.HAS_ROOT), ErrorsLib.ProofNeeded(incident));
        CoverClaim memory c = COVER.claimOf(cover);
        return _pay(incident, i, c, _due(incident, i, c, type(uint256).max));
    }

    /// @inheritdoc IClaims
    function collectWithProof(uint256 incident, uint256 cover, uint256 loss, bytes32[] calldata proof)
        external
        returns (uint256 assets)
    {
        Incident memory i = _state.accepted(incident);
        CoverClaim memory c = COVER.claimOf(cover);
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(c.holder, loss))));
        bool isProven = MerkleProof.verifyCalldata(proof, _state.details[incident].lossRoot, leaf);
        require(isProven, ErrorsLib.InvalidProof(incident, c.holder, loss));
        return _payLoss(incident, i, c, loss);
    }

    /// @dev No account is paid more than its loss over all its covers, and all accounts together at most the root's
    /// total.
    function _payLoss(uint256 id, Incident memory i, CoverClaim memory c, uint256 loss) private returns (uint256) {
        mapping(address => uint256) storage paid = _state.lossPaid[i.product][i.episode];
        uint256 lossLeft = Math.saturatingSub(loss, paid[c.holder]);
        require(lossLeft != 0, ErrorsLib.LossPaid(id, c.holder, loss));
        uint256 due = Math.min(_due(id, i, c, loss), lossLeft);
        Details storage d = _state.details[id];
        due = Math.min(due, d.lossTotal - d.lossCollected);
        // Another cover of the holder can still pay what this cover has no amount left for.
        uint256 usable = Math.min(due, c.left);
        d.lossCollected += uint96(usable);
        paid[c.holder] += usable;
        return _pay(id, i, c, due);
    }

    /// @dev A cover's due under an incident. Reverts unless it can be collected: until a year after the episode's last
    /// verdict, and never after its rest was returned.
    function _due(uint256 id, Incident memory i, CoverClaim memory c, uint256 limit) private view returns (uint256) {
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        uint256 until = episode.lastVerdictAt + COLLECTION_TIME;
        require(block.timestamp < until && i.until >= episode.returnedAt, ErrorsLib.CollectionOver(id, until));
        require(c.product == i.product, ErrorsLib.WrongProduct(c.product, i.product));
        uint256 amount = StateLib.amountAt(c, i.eventTime);
        require(amount != 0, ErrorsLib.NotInForce(c.id, i.eventTime));
        uint256 entitled = Math.min(amount * i.severityBps / BPS, limit);
        uint256 received = _state.receivedIn(c, i.receiptKey());
        require(entitled > received, ErrorsLib.AlreadyCollected(id, c.id));
        return entitled - received;
    }

    function _pay(uint256 id, Incident memory i, CoverClaim memory c, uint256 due) private returns (uint256 assets) {
        uint256 freed;
        (assets, freed) = _state.episodeOf(i).take(due, Math.min(due, c.left));
        emit Collected(id, c.id, c.holder, assets);
        uint256 key = i.receiptKey();
        _state.pay(COVER, c, assets, key, _state.receivedIn(c, key) + due, false);
        if (freed != 0) ICapitalPool(c.pool).returnOwed(freed);
    }

    /// @inheritdoc IClaims
    function returnUncollected(uint256 incident) external returns (uint256 assets) {
        Incident memory i = _state.accepted(incident);
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        uint256 until = episode.lastVerdictAt + COLLECTION_TIME;
        require(block.timestamp >= until, ErrorsLib.CollectionOpen(incident, until));
        assets = episode.pot;
        (episode.pot, episode.asked, episode.isLimited) = (0, 0, false);
        (episode.bestBps, episode.returnedAt) = (0, uint32(block.timestamp));
        emit UncollectedReturned(i.product, i.episode, assets);
        (address pool,,) = COVER.poolOf(i.product);
        ICapitalPool(pool).returnOwed(assets);
    }

    // ---- covers that their trigger settles ----

    /// @inheritdoc IClaims
    function settle(uint256 cover, bytes calldata evidence) external returns (uint256 assets) {
        CoverClaim memory c = COVER.claimOf(cover);
        uint256 endTime = uint256(c.endDay) * 1 days;
        uint256 entitled = _settlement(c, endTime, evidence);
        uint256 received = _state.receivedIn(c, 0);
        uint256 due = Math.saturatingSub(entitled, received);
        // If nothing is due, a payout of one unit tells the ledger that the cover is settled and no longer at risk.
        if (due == 0 && !c.settled) due = 1;
        require(due != 0, ErrorsLib.NothingToSettle(cover));
        require(block.timestamp < endTime + c.window, ErrorsLib.SettlementOver(cover, endTime + c.window));
        Settlement memory s;
        // The capital of the last report window bears the loss, but none that left before the cover started.
        uint256 eventTime = Math.max(endTime - c.window, uint256(c.startDay) * 1 days);
        s.loss = _settlementLoss(c, eventTime, due);
        (assets,) = ICapitalPool(c.pool).settle(s);
        require(assets != 0, ErrorsLib.NothingToSettle(cover));
        emit CoverSettled(cover, c.holder, assets);
        // The part that an exhausted pool could not pay stays at risk.
        _state.pay(COVER, c, assets, 0, received + assets, assets == due);
    }

    /// @return Total that an ended cover should have received according to its trigger.
    function _settlement(CoverClaim memory c, uint256 endTime, bytes calldata evidence) private view returns (uint256) {
        require(c.settlesCovers, ErrorsLib.NotSettledByTrigger(c.id));
        require(COVER.coverOf(c.id).rate != 0, ErrorsLib.CoverCancelled(c.id));
        require(block.timestamp >= endTime, ErrorsLib.CoverNotEnded(c.id, endTime));
        (address trigger,,) = COVER.claimTermsOf(c.product);
        uint256 share = ICoverTrigger(trigger).settlement(COVER.entryOf(c.id), endTime, evidence);
        return Math.mulDiv(c.amount, Math.min(share, WAD), WAD);
    }

    /// @dev Each cover settles separately, so the product's experience rises by the share of its exposure that is paid.
    /// The exposure includes the cover's amount left until its settlement time is over, so it is never less than what
    /// is due.
    function _settlementLoss(CoverClaim memory c, uint256 eventTime, uint256 due)
        private
        view
        returns (Loss memory loss)
    {
        // As of today, because released covers of earlier days are no longer known.
        Opening memory today = Opening(c.index, block.timestamp, 0, 0);
        Opened memory opened = ICapitalPool(c.pool).LEDGER().riskOf(c.pool, today);
        loss.totalExposure = opened.totalExposure;
        loss.severityRise = Math.mulDiv(due, WAD, opened.exposure);
        (loss.product, loss.eventTime, loss.assets) = (c.index, eventTime, due);
    }

    // ---- bonds and votes ----

    /// @inheritdoc IClaims
    function collectBond(uint256 incident, Party party) external returns (uint256 assets) {
        return _state.collectBond(COVER, incident, party);
    }

    /// @inheritdoc IClaims
    function collectReward(address pool, address voter) external returns (uint256 assets) {
        assets = ASSESSORS.takeReward(pool, voter);
        emit RewardCollected(voter, pool, assets);
        ICapitalPool(pool).payOwed(voter, assets);
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
        (v.bond, v.bondsOwed) = (c.bondOf(_state.processOf(c)), _state.bondsOwed(COVER, incident));
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
        return _state.receivedIn(COVER.claimOf(cover), _state.accepted(incident).receiptKey());
    }

    /// @inheritdoc IClaims
    function lossPaid(uint256 incident, address account) external view returns (uint256) {
        Incident memory i = _state.accepted(incident);
        return _state.lossPaid[i.product][i.episode][account];
    }

    /// @inheritdoc IClaims
    function collectable(uint256 incident, uint256 cover) external view returns (uint256 assets) {
        Incident memory i = _state.known(incident);
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        CoverClaim memory c = COVER.claimOf(cover);
        if (i.status != IncidentStatus.Accepted || c.product != i.product) return 0;
        if (block.timestamp >= episode.lastVerdictAt + COLLECTION_TIME) return 0;
        if (i.until < episode.returnedAt) return 0;
        uint256 entitled = StateLib.amountAt(c, i.eventTime) * i.severityBps / BPS;
        uint256 due = Math.saturatingSub(entitled, _state.receivedIn(c, i.receiptKey()));
        (assets,,) = episode.share(due, Math.min(due, c.left));
    }
}
