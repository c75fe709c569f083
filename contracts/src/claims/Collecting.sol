// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAssessors} from "../interfaces/IAssessors.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {ICover} from "../interfaces/ICover.sol";
import {ICoverTrigger} from "../interfaces/ITrigger.sol";
import {EpisodeLib} from "../libraries/EpisodeLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {IncidentStatus, Party} from "../types/ClaimTypes.sol";
import {CoverClaim} from "../types/CoverTypes.sol";
import {Loss, Settlement} from "../types/RiskTypes.sol";
import {BondLib} from "./BondLib.sol";
import {Case, Details, Incident, State, StateLib} from "./ClaimsState.sol";

/// @title How covers, bonds and votes are paid
abstract contract Collecting is IClaims {
    using EpisodeLib for EpisodeLib.Episode;
    using StateLib for Case;
    using StateLib for Incident;
    using StateLib for State;

    uint256 private constant BPS = 10_000;
    uint256 private constant WAD = 1e18;
    uint256 private constant COLLECTION_TIME = 365 days;

    ICover public immutable COVER;
    IAssessors public immutable ASSESSORS;

    State internal _state;

    constructor(ICover cover, IAssessors assessors) {
        (COVER, ASSESSORS) = (cover, assessors);
    }

    // ---- incidents ----

    /// @inheritdoc IClaims
    function collect(uint256 incident, uint256 cover) external returns (uint256 assets) {
        Incident memory i = _state.accepted(incident);
        require(!i.has(StateLib.HAS_ROOT), ErrorsLib.ProofNeeded(incident));
        CoverClaim memory c = COVER.claimOf(cover);
        return _pay(incident, i, cover, c, _due(incident, i, cover, c, type(uint256).max));
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
        return _payLoss(incident, i, cover, c, loss);
    }

    /// @dev Nobody is paid beyond the own loss, over all covers, and all together no more than the root's total.
    function _payLoss(uint256 incident, Incident memory i, uint256 cover, CoverClaim memory c, uint256 loss)
        private
        returns (uint256)
    {
        mapping(address => uint256) storage paid = _state.lossPaid[i.product][i.episode];
        uint256 lossLeft = Math.saturatingSub(loss, paid[c.holder]);
        require(lossLeft != 0, ErrorsLib.LossPaid(incident, c.holder, loss));
        uint256 due = Math.min(_due(incident, i, cover, c, loss), lossLeft);
        Details storage d = _state.details[incident];
        due = Math.min(due, d.lossTotal - d.lossCollected);
        d.lossCollected += uint96(due);
        paid[c.holder] += due;
        return _pay(incident, i, cover, c, due);
    }

    /// @dev What a cover is due by an incident that can be collected from: until a year after the episode's last verdict, and
    /// never again once its rest was returned.
    function _due(uint256 incident, Incident memory i, uint256 cover, CoverClaim memory c, uint256 limit)
        private
        view
        returns (uint256)
    {
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        uint256 until = episode.lastVerdictAt + COLLECTION_TIME;
        require(block.timestamp < until && i.until >= episode.returnedAt, ErrorsLib.CollectionOver(incident, until));
        require(c.product == i.product, ErrorsLib.WrongProduct(c.product, i.product));
        uint256 amount = StateLib.amountAt(c, i.eventTime);
        require(amount != 0, ErrorsLib.NotInForce(cover, i.eventTime));
        uint256 entitled = Math.min(amount * i.severityBps / BPS, limit);
        uint256 received = _state.receivedIn(cover, c, i.receiptKey());
        require(entitled > received, ErrorsLib.AlreadyCollected(incident, cover));
        return entitled - received;
    }

    function _pay(uint256 incident, Incident memory i, uint256 cover, CoverClaim memory c, uint256 due)
        private
        returns (uint256 assets)
    {
        uint256 freed;
        (assets, freed) = _state.episodeOf(i).take(due, Math.min(due, c.left));
        emit Collected(incident, cover, c.holder, assets);
        uint256 key = i.receiptKey();
        _state.pay(COVER, cover, c, assets, key, _state.receivedIn(cover, c, key) + due);
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
        (address pool,,) = COVER.placeOf(i.product);
        ICapitalPool(pool).returnOwed(assets);
    }

    // ---- covers that their trigger settles ----

    /// @inheritdoc IClaims
    function settle(uint256 cover, bytes calldata evidence) external returns (uint256 assets) {
        CoverClaim memory c = COVER.claimOf(cover);
        uint256 endTime = uint256(c.endDay) * 1 days;
        uint256 entitled = _settlement(cover, c, endTime, evidence);
        uint256 received = _state.receivedIn(cover, c, 0);
        uint256 due = Math.min(Math.saturatingSub(entitled, received), c.left);
        require(due != 0, ErrorsLib.NothingToSettle(cover));
        require(block.timestamp < endTime + c.window, ErrorsLib.SettlementOver(cover, endTime + c.window));
        Settlement memory s;
        s.loss = _settlementLoss(c, endTime - c.window, due);
        (assets,) = ICapitalPool(c.pool).settle(s);
        require(assets != 0, ErrorsLib.NothingToSettle(cover));
        emit CoverSettled(cover, c.holder, assets);
        _state.pay(COVER, cover, c, assets, 0, received + assets);
    }

    /// @return What an ended cover is to have received by what its trigger shows. A unit at least: without a loss, that payout
    /// tells the ledger that the cover is settled and no longer at risk.
    function _settlement(uint256 cover, CoverClaim memory c, uint256 endTime, bytes calldata evidence)
        private
        view
        returns (uint256)
    {
        require(c.settlesCovers, ErrorsLib.NotSettledByTrigger(cover));
        require(COVER.coverOf(cover).rate != 0, ErrorsLib.CoverCancelled(cover));
        require(block.timestamp >= endTime, ErrorsLib.CoverNotEnded(cover, endTime));
        (address trigger,,) = COVER.claimTermsOf(c.product);
        uint256 share = ICoverTrigger(trigger).settlement(COVER.entryOf(cover), endTime, evidence);
        return Math.max(Math.mulDiv(c.amount, Math.min(share, WAD), WAD), 1);
    }

    /// @dev Each cover settles by itself, so the product's experience rises by the share of its exposure that is paid.
    function _settlementLoss(CoverClaim memory c, uint256 eventTime, uint256 due)
        private
        view
        returns (Loss memory loss)
    {
        ICapitalPool pool = ICapitalPool(c.pool);
        // As of today: of the days before an event, released covers are known no more.
        (, uint256 exposure,) = pool.LEDGER().eligibleAt(c.pool, c.index, block.timestamp);
        loss.totalExposure = pool.LEDGER().solvency(c.pool, pool.backing()).exposure;
        loss.severityRise = exposure == 0 ? 0 : Math.min(Math.mulDiv(due, WAD, exposure), WAD);
        (loss.product, loss.eventTime, loss.assets) = (c.index, eventTime, due);
    }

    // ---- bonds and votes ----

    /// @inheritdoc IClaims
    function collectBond(uint256 incident, Party party) external returns (uint256 assets) {
        Case memory c = _state.caseOf(COVER, incident);
        assets = _bondsOwed(c)[uint8(party)];
        require(assets != 0, ErrorsLib.NoBondOwed(incident, party));
        _state.incidents[incident].flags |= StateLib.bondPaid(party);
        Details storage d = _state.details[incident];
        address to = party == Party.Filer ? c.i.filer : party == Party.Challenger ? d.challenger : d.appellant;
        emit BondCollected(incident, party, to, assets);
        c.pool.payOwed(to, assets);
    }

    /// @dev What parties can collect: nothing while the incident is undecided.
    function _bondsOwed(Case memory c) internal view returns (uint256[3] memory dues) {
        if (c.i.status < IncidentStatus.Drawn) return dues;
        dues = BondLib.divide(c, _state.processOf(c)).dues;
        for (uint256 party; party < dues.length; party++) {
            if (c.i.has(StateLib.bondPaid(Party(party)))) dues[party] = 0;
        }
    }

    /// @inheritdoc IClaims
    function collectReward(address pool, address voter) external returns (uint256 assets) {
        assets = ASSESSORS.takeReward(pool, voter);
        emit RewardCollected(voter, pool, assets);
        ICapitalPool(pool).payOwed(voter, assets);
    }

    // ---- views ----

    /// @inheritdoc IClaims
    function collectable(uint256 incident, uint256 cover) external view returns (uint256 assets) {
        Incident memory i = _state.known(incident);
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        CoverClaim memory c = COVER.claimOf(cover);
        if (i.status != IncidentStatus.Accepted || c.product != i.product) return 0;
        if (block.timestamp >= episode.lastVerdictAt + COLLECTION_TIME) return 0;
        if (i.until < episode.returnedAt) return 0;
        uint256 entitled = StateLib.amountAt(c, i.eventTime) * i.severityBps / BPS;
        uint256 due = Math.saturatingSub(entitled, _state.receivedIn(cover, c, i.receiptKey()));
        (assets,,) = episode.share(due, Math.min(due, c.left));
    }
}
