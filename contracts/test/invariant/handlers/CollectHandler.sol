// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {EpisodeView, IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/PoolTypes.sol";
import {LossTree} from "../../utils/LossTree.sol";
import {Promises} from "../Promises.sol";
import {ClaimHandler} from "./ClaimHandler.sol";

/// @title Collecting payouts with and without a loss root, settling ended covers, bonds and votes
abstract contract CollectHandler is ClaimHandler {
    uint256 private constant COLLECTION_TIME = 365 days;

    // ---- payouts ----

    function collect(uint256 seed, uint256 coverSeed) external action("collect") {
        uint256 incident = _pickIn(seed, IncidentStatus.Accepted);
        if (incident == 0) return;
        uint256 cover = _coverOf(ghost_incidents[incident - 1].product, coverSeed);
        if (cover != 0) _tryCollect(incident, cover);
    }

    /// @notice All covers collect from an incident, in order of purchase.
    function collectAll(uint256 seed) external action("collectAll") {
        uint256 incident = _pickIn(seed, IncidentStatus.Accepted);
        if (incident != 0) _collectAll(incident);
    }

    function _collectAll(uint256 incident) internal {
        for (uint256 cover = 1; cover <= ghost_covers.length; cover++) {
            if (ghost_covers[cover - 1].product == ghost_incidents[incident - 1].product) _tryCollect(incident, cover);
        }
    }

    function _tryCollect(uint256 incident, uint256 cover) private {
        GhostIncident storage g = ghost_incidents[incident - 1];
        if (g.root != 0) return _tryCollectLosses(incident, g, cover);
        uint256 expected = core.claims.collectable(incident, cover);
        if (expected == 0) return;
        EpisodeView memory e = core.claims.episodeOf(incident);
        uint256 due = _due(incident, cover, e, type(uint256).max);
        uint256 paid = core.claims.collect(incident, cover);
        assertEq(paid, expected, Promises.P3_ONCE);
        _bookPayout(incident, cover, e, due, paid);
        _reach("collect.some");
    }

    /// @dev Collects by each of the holder's leaves, in the order of the list.
    function _tryCollectLosses(uint256 incident, GhostIncident storage g, uint256 cover) private {
        address holder = core.cover.ownerOf(cover);
        for (uint256 leaf; leaf < LEAVES; leaf++) {
            if (_someone(leaf) == holder) _tryCollectLoss(incident, g, cover, leaf);
        }
    }

    function _tryCollectLoss(uint256 incident, GhostIncident storage g, uint256 cover, uint256 leaf) private {
        EpisodeView memory e = core.claims.episodeOf(incident);
        uint256[LEAVES] memory losses = ghost_losses[g.root];
        mapping(address => uint256) storage lossPaid = ghost_lossPaid[g.product][e.id];
        address holder = _someone(leaf);
        uint256 due = _due(incident, cover, e, losses[leaf]);
        due = Math.min(due, Math.saturatingSub(losses[leaf], lossPaid[holder]));
        if (due == 0) return;
        uint256 left = g.lossTotal - g.lossCollected;
        if (due > left) _reach("collectLoss.total");
        due = Math.min(due, left);
        bytes32[] memory proof = LossTree.proofOf(_leavesOf(losses), leaf);
        uint256 paid = core.claims.collectWithProof(incident, cover, losses[leaf], proof);
        uint256 usable = Math.min(due, ghost_covers[cover - 1].left);
        (g.lossCollected, lossPaid[holder]) = (g.lossCollected + usable, lossPaid[holder] + usable);
        assertEq(core.claims.lossPaid(incident, holder), lossPaid[holder], Promises.P3_LOSS);
        assertEq(core.claims.incidentOf(incident).lossCollected, g.lossCollected, Promises.P3_LOSS);
        _bookPayout(incident, cover, e, due, paid);
        _reach("collectLoss.some");
    }

    /// @dev What a verdict owes a cover, up to `limit` in all.
    function _due(uint256 incident, uint256 cover, EpisodeView memory e, uint256 limit) private view returns (uint256) {
        if (block.timestamp >= e.lastVerdictAt + COLLECTION_TIME) return 0;
        GhostCover storage c = ghost_covers[cover - 1];
        if (!_isInForce(c, ghost_incidents[incident - 1].eventTime)) return 0;
        uint256 share = c.amount * core.claims.incidentOf(incident).severityBps / BPS;
        return Math.saturatingSub(Math.min(share, limit), ghost_received[cover][_receiptKey(c.product, e)]);
    }

    function _receiptKey(uint256 product, EpisodeView memory e) private view returns (uint256) {
        return ghost_terms[product].settlesCovers ? 0 : e.id;
    }

    /// @param e The episode before the payout.
    function _bookPayout(uint256 incident, uint256 cover, EpisodeView memory e, uint256 due, uint256 paid) private {
        GhostCover storage c = ghost_covers[cover - 1];
        uint256 usable = Math.min(due, c.left);
        assertLe(paid, usable, Promises.P3_ONCE);
        if (e.pot == e.asked) assertEq(paid, usable, Promises.P3_POT);
        uint256 key = _receiptKey(c.product, e);
        ghost_received[cover][key] += due;
        assertEq(core.claims.receivedOf(incident, cover), ghost_received[cover][key], Promises.P3_ONCE);
        _reduce(c, paid, false);
        assertEq(core.cover.claimOf(cover).left, c.left, Promises.P3_LEFT);
    }

    // ---- covers that their trigger settles ----

    /// @notice Pays an ended cover the share that its trigger shows, or one unit without a loss.
    function settleCover(uint256 seed, uint256 share, bool waits) external action("settleCover") {
        uint256 cover = _pickSettling(seed);
        if (cover == 0) return;
        GhostCover storage c = ghost_covers[cover - 1];
        if (waits) _warp(c.end * 1 days);
        if (!_isEnded(c)) return;
        _settle(cover, c, share % 4 == 0 ? 0 : bound(share, 0, SETTLEMENT_CAP_BPS * 1e14));
    }

    function _settle(uint256 cover, GhostCover storage c, uint256 share) private {
        uint256 due = Math.saturatingSub(c.amount * share / 1e18, ghost_received[cover][0]);
        if (due == 0 && !c.isSettled) due = 1;
        due = Math.min(due, c.left);
        PoolMoney memory m = pool.money();
        uint256 eventTime = c.end * 1 days - REPORT_WINDOW;
        uint256 spared = _filledBefore(eventTime);
        if (due == 0 || m.capital + m.reserve == 0) return;
        isLosing = true;
        uint256 paid = core.claims.settle(cover, abi.encode(share));
        assertEq(_filledBefore(eventTime), spared, Promises.P2_SPARED);
        assertGe(paid, Math.min(due, m.capital + m.reserve), Promises.P3_SETTLED);
        assertLe(paid, due, Promises.P3_SETTLED);
        ghost_received[cover][0] += paid;
        assertEq(core.cover.claimOf(cover).received, ghost_received[cover][0], Promises.P3_SETTLED);
        _reduce(c, paid, paid == due);
        assertEq(core.cover.claimOf(cover).left, c.left, Promises.P3_LEFT);
        _reach(share == 0 ? "settleCover.nothing" : "settleCover.some");
    }

    // ---- bonds and votes ----

    function collectBonds(uint256 seed) external action("collectBonds") {
        if (ghost_incidents.length != 0) _collectBonds(seed % ghost_incidents.length + 1);
    }

    function _collectBonds(uint256 incident) internal {
        IncidentView memory v = core.claims.incidentOf(incident);
        for (uint256 i; i < 3; i++) {
            if (v.bondsOwed[i] == 0) continue;
            uint256 paid = core.claims.collectBond(incident, Party(i));
            assertEq(paid, v.bondsOwed[i], Promises.P3_OWED);
            _reach("collectBond.some");
        }
    }

    function settleVotes(uint256 seed) external action("settleVotes") {
        if (ghost_incidents.length != 0) _settleVotes(seed % ghost_incidents.length + 1);
    }

    function _settleVotes(uint256 incident) internal {
        IncidentView memory v = core.claims.incidentOf(incident);
        if (!_isFinal(v.status)) return;
        for (uint256 i; i < assessors.length; i++) {
            (bytes32 hidden, bool isRevealed,,, bool isSettled) = core.assessors.voteOf(incident, assessors[i]);
            if ((hidden == 0 && !isRevealed) || isSettled) continue;
            core.assessors.settleVote(incident, assessors[i]);
            _reach("settleVote.some");
            if (core.assessors.rewardOf(v.pool, assessors[i]) == 0) continue;
            core.claims.collectReward(v.pool, assessors[i]);
            _reach("collectReward.some");
        }
    }

    // ---- picking ----

    /// @dev One of a product's covers, 0 if there is none.
    function _coverOf(uint256 product, uint256 seed) private view returns (uint256) {
        for (uint256 i; i < ghost_covers.length; i++) {
            uint256 cover = (seed % ghost_covers.length + i) % ghost_covers.length + 1;
            if (ghost_covers[cover - 1].product == product) return cover;
        }
        return 0;
    }

    /// @dev A cover that its trigger settles at its end, 0 if there is none. Selects its pool.
    function _pickSettling(uint256 seed) private returns (uint256) {
        for (uint256 i; i < ghost_covers.length; i++) {
            uint256 cover = (seed % ghost_covers.length + i) % ghost_covers.length + 1;
            GhostCover storage c = ghost_covers[cover - 1];
            if (!ghost_terms[c.product].settlesCovers || c.isCancelled || !_isLive(c)) continue;
            _select(c.pool);
            return cover;
        }
        return 0;
    }
}
