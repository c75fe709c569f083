// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IAssessors} from "../interfaces/IAssessors.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {IClaims} from "../interfaces/IClaims.sol";
import {ICover} from "../interfaces/ICover.sol";
import {ILedger} from "../interfaces/ILedger.sol";
import {ICoverTrigger} from "../interfaces/ITrigger.sol";
import {EpisodeLib} from "../libraries/EpisodeLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {IncidentStatus, Party} from "../types/ClaimTypes.sol";
import {CoverInfo} from "../types/CoverTypes.sol";
import {Loss} from "../types/RiskTypes.sol";
import {BondLib} from "./BondLib.sol";
import {Incident, State, StateLib} from "./ClaimsState.sol";

/// @title How covers, bonds and votes are paid
abstract contract Collecting is IClaims {
    using EpisodeLib for EpisodeLib.Episode;
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
        Incident storage i = _state.accepted(incident);
        require(!i.has(StateLib.HAS_ROOT), ErrorsLib.ProofNeeded(incident));
        return _pay(incident, i, cover, _due(incident, i, cover, type(uint256).max));
    }

    /// @inheritdoc IClaims
    function collectWithProof(uint256 incident, uint256 cover, uint256 loss, bytes32[] calldata proof)
        external
        returns (uint256 assets)
    {
        Incident storage i = _state.accepted(incident);
        address holder = COVER.ownerOf(cover);
        bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(holder, loss))));
        bool isProven = MerkleProof.verifyCalldata(proof, i.lossRoot, leaf);
        require(isProven, ErrorsLib.InvalidProof(incident, holder, loss));
        return _payLoss(incident, i, cover, holder, loss);
    }

    /// @dev Nobody is paid beyond the own loss, over all covers, and all together no more than the root's total.
    function _payLoss(uint256 incident, Incident storage i, uint256 cover, address holder, uint256 loss)
        private
        returns (uint256)
    {
        mapping(address => uint256) storage paid = _state.lossPaid[i.product][i.episode];
        uint256 lossLeft = Math.saturatingSub(loss, paid[holder]);
        require(lossLeft != 0, ErrorsLib.LossPaid(incident, holder, loss));
        uint256 due = Math.min(_due(incident, i, cover, loss), lossLeft);
        due = Math.min(due, i.lossTotal - i.lossCollected);
        i.lossCollected += uint96(due);
        paid[holder] += due;
        return _pay(incident, i, cover, due);
    }

    /// @dev What a cover is due by an incident that can be collected from: until a year after the episode's last verdict, and
    /// never again once its rest was returned.
    function _due(uint256 incident, Incident storage i, uint256 cover, uint256 limit) private view returns (uint256) {
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        uint256 until = episode.lastVerdictAt + COLLECTION_TIME;
        require(block.timestamp < until && i.until >= episode.returnedAt, ErrorsLib.CollectionOver(incident, until));
        CoverInfo memory info = COVER.coverOf(cover);
        require(info.product == i.product, ErrorsLib.WrongProduct(info.product, i.product));
        uint256 amount = StateLib.amountAt(info, i.eventTime);
        require(amount != 0, ErrorsLib.NotInForce(cover, i.eventTime));
        uint256 entitled = Math.min(amount * i.severityBps / BPS, limit);
        uint256 received = _state.received[cover][i.receiptKey()];
        require(entitled > received, ErrorsLib.AlreadyCollected(incident, cover));
        return entitled - received;
    }

    function _pay(uint256 incident, Incident storage i, uint256 cover, uint256 due) private returns (uint256 assets) {
        _state.received[cover][i.receiptKey()] += due;
        uint256 freed;
        (assets, freed) = _state.episodeOf(i).take(due, Math.min(due, COVER.leftOf(cover)));
        emit Collected(incident, cover, COVER.ownerOf(cover), assets);
        if (assets != 0) COVER.payOut(cover, assets);
        if (freed == 0) return assets;
        (ICapitalPool pool,) = i.poolOf(COVER);
        pool.returnOwed(freed);
    }

    /// @inheritdoc IClaims
    function returnUncollected(uint256 incident) external returns (uint256 assets) {
        Incident storage i = _state.accepted(incident);
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        uint256 until = episode.lastVerdictAt + COLLECTION_TIME;
        require(block.timestamp >= until, ErrorsLib.CollectionOpen(incident, until));
        assets = episode.pot;
        (episode.pot, episode.asked, episode.isLimited) = (0, 0, false);
        (episode.bestBps, episode.returnedAt) = (0, uint32(block.timestamp));
        emit UncollectedReturned(i.product, i.episode, assets);
        (ICapitalPool pool,) = i.poolOf(COVER);
        pool.returnOwed(assets);
    }

    // ---- covers that their trigger settles ----

    /// @inheritdoc IClaims
    function settle(uint256 cover, bytes calldata evidence) external returns (uint256 assets) {
        CoverInfo memory info = COVER.coverOf(cover);
        uint256 endTime = uint256(info.endDay) * 1 days;
        uint256 entitled = _settlement(cover, info, endTime, evidence);
        mapping(uint256 => uint256) storage received = _state.received[cover];
        uint256 due = Math.min(Math.saturatingSub(entitled, received[0]), COVER.leftOf(cover));
        require(due != 0, ErrorsLib.NothingToSettle(cover));
        (address pool, uint8 index) = COVER.placeOf(info.product);
        uint256 window = ICapitalPool(pool).reportWindow();
        require(block.timestamp < endTime + window, ErrorsLib.SettlementOver(cover, endTime + window));
        assets = ICapitalPool(pool).bookLoss(_settlementLoss(pool, index, endTime - window, due));
        require(assets != 0, ErrorsLib.NothingToSettle(cover));
        received[0] += assets;
        emit CoverSettled(cover, COVER.ownerOf(cover), assets);
        COVER.payOut(cover, assets);
    }

    /// @return What an ended cover is to have received by what its trigger shows. A unit at least: without a loss, that payout
    /// tells the ledger that the cover is settled and no longer at risk.
    function _settlement(uint256 cover, CoverInfo memory info, uint256 endTime, bytes calldata evidence)
        private
        view
        returns (uint256)
    {
        (address trigger, bool settlesCovers,) = COVER.claimTermsOf(info.product);
        require(settlesCovers, ErrorsLib.NotSettledByTrigger(cover));
        require(info.rate != 0, ErrorsLib.CoverCancelled(cover));
        require(block.timestamp >= endTime, ErrorsLib.CoverNotEnded(cover, endTime));
        uint256 share = ICoverTrigger(trigger).settlement(COVER.entryOf(cover), endTime, evidence);
        return Math.max(Math.mulDiv(info.amount, Math.min(share, WAD), WAD), 1);
    }

    /// @dev Each cover settles by itself, so the product's experience rises by the share of its exposure that is paid.
    function _settlementLoss(address pool, uint8 index, uint256 eventTime, uint256 due)
        private
        view
        returns (Loss memory loss)
    {
        ILedger ledger = ILedger(ICapitalPool(pool).LEDGER());
        // As of today: of the days before an event, released covers are known no more.
        (, uint256 exposure) = ledger.eligibleAt(pool, index, block.timestamp);
        loss.totalExposure = ledger.solvency(pool, ICapitalPool(pool).backing()).exposure;
        loss.severityRise = exposure == 0 ? 0 : Math.min(Math.mulDiv(due, WAD, exposure), WAD);
        (loss.product, loss.eventTime, loss.assets) = (index, eventTime, due);
    }

    // ---- bonds and votes ----

    /// @inheritdoc IClaims
    function collectBond(uint256 incident, Party party) external returns (uint256 assets) {
        Incident storage i = _state.known(incident);
        (ICapitalPool pool,) = i.poolOf(COVER);
        assets = _bondsOwed(i, pool)[uint8(party)];
        require(assets != 0, ErrorsLib.NoBondOwed(incident, party));
        i.flags |= StateLib.bondPaid(party);
        address to = i.filer;
        if (party != Party.Filer) to = party == Party.Challenger ? i.challenger : i.appellant;
        emit BondCollected(incident, party, to, assets);
        pool.payOwed(to, assets);
    }

    /// @dev What parties can collect: nothing while the incident is undecided.
    function _bondsOwed(Incident storage i, ICapitalPool pool) internal view returns (uint256[3] memory dues) {
        if (i.status < IncidentStatus.Drawn) return dues;
        dues = BondLib.divide(i, _state.processOf(i, pool)).dues;
        for (uint256 party; party < dues.length; party++) {
            if (i.has(StateLib.bondPaid(Party(party)))) dues[party] = 0;
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
        Incident storage i = _state.known(incident);
        EpisodeLib.Episode storage episode = _state.episodeOf(i);
        CoverInfo memory info = COVER.coverOf(cover);
        if (i.status != IncidentStatus.Accepted || info.product != i.product) return 0;
        if (block.timestamp >= episode.lastVerdictAt + COLLECTION_TIME) return 0;
        if (i.until < episode.returnedAt) return 0;
        uint256 entitled = StateLib.amountAt(info, i.eventTime) * i.severityBps / BPS;
        uint256 due = Math.saturatingSub(entitled, _state.received[cover][i.receiptKey()]);
        (assets,,) = episode.share(due, Math.min(due, COVER.leftOf(cover)));
    }
}
