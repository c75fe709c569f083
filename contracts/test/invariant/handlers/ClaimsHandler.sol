// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Incidents: file, commit, reveal, tally, finalize, collect
/// @dev Each action finds something to do if there is anything, and moves time to where it can be done.
abstract contract ClaimsHandler is World {
    uint256 private constant THRESHOLD_BPS = 6_000;
    uint256 private constant STEPS = 20;
    /// @dev What an assessor committed to, plus one.
    mapping(bytes32 vote => uint256 step) private ghost_commits;
    mapping(uint256 incident => mapping(uint256 cover => uint256 assets)) internal ghost_payouts;
    mapping(uint256 incident => mapping(uint256 cover => bool)) internal ghost_collected;
    mapping(uint256 incident => mapping(uint256 step => uint256 weight)) internal ghost_votes;
    /// @dev True if a batch paid less than its share because the rest was advanced.
    bool private ghost_spared;

    // ---- filing ----

    function fileIncident(uint256 cover, uint256 time, uint8 step) external action("fileIncident") {
        uint256 count = ghost_covers.length;
        if (count == 0) return;
        for (uint256 i; i < ghost_live.length; i++) {
            if (_tryFile(ghost_live[(cover % count + i) % ghost_live.length], time, step)) return;
        }
        // Nothing can be filed: wait until the youngest cover is in force and try it.
        GhostCover storage youngest = ghost_covers[count - 1];
        if (youngest.cancelled || youngest.tranches[0].start < _today()) return;
        _warp(youngest.tranches[0].start * 1 days + 1 hours);
        _tryFile(count - 1, time, step);
    }

    function _tryFile(uint256 index, uint256 time, uint8 step) private returns (bool) {
        GhostCover storage c = ghost_covers[index];
        if (c.tranches.length == 0) return false;
        uint256 first = Math.max(c.tranches[0].start * 1 days, block.timestamp - WINDOW);
        uint256 last = Math.min(c.end * 1 days, block.timestamp) - 1;
        if (first > last || _openIncident(c.product) != 0) return false;
        uint256 eventTime = time % 5 == 0 ? first : time % 5 == 1 ? last : _bound(time, first, last);
        if (time % 5 == 2) eventTime = _beforeLastBatch(eventTime, first, last);

        uint256 eligible = _eligible(c.product, eventTime);
        address holder = core.cover.ownerOf(index + 1);
        uint256 id = file(holder, index + 1, eventTime, uint8(_bound(step, 1, STEPS)));
        assertEq(core.claims.incidentOf(id).eligible, eligible, Promises.P3_ELIGIBLE);
        _distributed();
        ghost_incidents.push(GhostIncident(c.product, eventTime, _today(), eligible, true, 0, 0, 0, 0, 0));
        assertEq(id, ghost_incidents.length);
        _did("fileIncident.some");
        return true;
    }

    /// @dev The hour in which the last exit was processed: shortly before, at it, or shortly after.
    function _beforeLastBatch(uint256 time, uint256 first, uint256 last) private view returns (uint256) {
        if (ghost_batches.length == 0) return time;
        uint256 left = ghost_batches[ghost_batches.length - 1].processedAt + time % 3 - 1;
        return left >= first && left <= last ? left : time;
    }

    // ---- voting ----

    /// @dev Commits; once somebody did, waits for the reveals and reveals.
    function vote(uint256 which, uint256 seed) external action("vote") {
        uint256 id = _pickOpen(which);
        if (id == 0) return;
        IncidentView memory v = core.claims.incidentOf(id);
        if (v.status != IncidentStatus.Open) return;
        if (v.commits == 0 && block.timestamp < v.commitUntil) _commit(id, v.round, seed);
        else if (v.commits != 0 && block.timestamp < v.revealUntil) _reveal(id, v, seed);
    }

    /// @dev The whole way of one incident, from where it stands to its settlement or its second round.
    function decide(uint256 which, uint256 seed) external action("decide") {
        _decide(_pickOpen(which), seed);
    }

    function _decide(uint256 id, uint256 seed) internal {
        if (id == 0) return;
        IncidentView memory v = core.claims.incidentOf(id);
        if (v.status == IncidentStatus.Open) {
            if (v.commits == 0 && block.timestamp < v.commitUntil) _commit(id, v.round, seed);
            if (block.timestamp < v.revealUntil) _reveal(id, v, seed);
            _warp(v.revealUntil);
            _tally(id, v.round);
        }
        if (core.claims.incidentOf(id).status == IncidentStatus.Decided) _finalize(id);
    }

    function _commit(uint256 id, uint8 round, uint256 seed) internal {
        bool onlyTheSmall = seed % 6 == 0;
        uint256 common = seed % 5 == 0 ? 0 : _bound(seed / 5, 1, STEPS);
        for (uint256 i = onlyTheSmall ? 3 : 0; i < assessors.length; i++) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            if (own % 5 == 0 && !onlyTheSmall) continue;
            uint8 step = uint8(own % 3 == 0 ? own % (STEPS + 1) : common);
            commitVote(assessors[i], id, step);
            ghost_commits[_voteKey(id, round, i)] = step + 1;
        }
        _did("vote.commit");
    }

    function _reveal(uint256 id, IncidentView memory v, uint256 seed) internal {
        _warp(v.commitUntil);
        for (uint256 i; i < assessors.length; i++) {
            bytes32 key = _voteKey(id, v.round, i);
            if (ghost_commits[key] == 0 || (seed >> i) % 8 == 7) continue;
            uint256 step = ghost_commits[key] - 1;
            delete ghost_commits[key];
            revealVote(assessors[i], id, uint8(step));
            ghost_votes[_roundKey(id, v.round)][step] += i == 3 ? 100e18 : 10_000e18;
            _did("vote.reveal");
        }
    }

    function _voteKey(uint256 id, uint8 round, uint256 assessor) private pure returns (bytes32) {
        return keccak256(abi.encode(id, round, assessor));
    }

    function _roundKey(uint256 id, uint256 round) private pure returns (uint256) {
        return id * 10 + round;
    }

    // ---- settling ----

    /// @dev Tallies once the reveals are over, then finalizes.
    function settle(uint256 which, bool atOnce) external action("settle") {
        uint256 id = _pickOpen(which);
        if (id == 0) return;
        IncidentView memory v = core.claims.incidentOf(id);
        if (v.status == IncidentStatus.Open) {
            // Half of the time the votes are waited for.
            if (v.revealedWeight == 0 && !atOnce) return;
            _warp(v.revealUntil);
            _tally(id, v.round);
        } else {
            _finalize(id);
        }
    }

    function _tally(uint256 id, uint8 round) internal {
        core.claims.tally(id);
        IncidentView memory v = core.claims.incidentOf(id);
        (uint256 revealed, uint256 step) = _verdict(_roundKey(id, round));
        if (round == 1 && revealed < 30_100e18 / 10) {
            assertEq(v.round, 2, Promises.P3_VERDICT);
            return _did("settle.secondRound");
        }
        assertEq(uint8(v.status), uint8(IncidentStatus.Decided), Promises.P3_VERDICT);
        assertEq(v.verdictStep, step, Promises.P3_VERDICT);
    }

    function _verdict(uint256 key) private view returns (uint256 revealed, uint256 step) {
        for (uint256 s; s <= STEPS; s++) {
            revealed += ghost_votes[key][s];
        }
        for (uint256 s = 1; s <= STEPS && revealed != 0; s++) {
            uint256 support;
            for (uint256 t = s; t <= STEPS; t++) {
                support += ghost_votes[key][t];
            }
            if (support * 10_000 >= revealed * THRESHOLD_BPS) step = s;
        }
    }

    function _finalize(uint256 id) internal {
        (closing, ghost_spared) = (true, false);
        GhostIncident storage g = ghost_incidents[id - 1];
        IncidentView memory v = core.claims.incidentOf(id);
        PoolMoney memory m = pool.money();
        uint256 loss = g.eligible * v.verdictStep / STEPS;
        uint256 base = m.capital + _chargeable(g.eventTime);
        uint256 fromReserve = Math.min(loss, m.reserve);
        uint256 charged = Math.min(loss - fromReserve, base);
        uint256 supply = pool.totalSupply();

        core.claims.finalize(id);
        _distributed();
        (g.open, g.loss, g.booked) = (false, loss, core.claims.incidentOf(id).booked);
        g.closedAt = block.timestamp;
        uint256 fromExits = charged == 0 ? 0 : _chargeBatches(g.eventTime, charged, base);
        // What was advanced is gone: the capital stands in for it as far as it goes.
        uint256 fromCapital = Math.min(charged - fromExits, m.capital);
        assertEq(g.booked, fromReserve + fromCapital + fromExits, Promises.P3_ORDER);
        assertEq(pool.money().reserve, m.reserve - fromReserve, Promises.P1_RESERVE_FIRST);
        assertEq(pool.totalSupply(), supply, Promises.P2_NO_BURN);
        ghost_lostByReserve += fromReserve;
        ghost_lostByExits += fromExits;
        ghost_lostByCapital += fromCapital;
        if (fromReserve != 0) _did(charged == 0 ? "finalize.reserveAlone" : "finalize.reserveFirst");
        // Of cover too small for its loss to be a unit, a verdict is no refusal all the same.
        uint256 gained = v.verdictStep == 0 && v.revealedWeight != 0 ? BOND : 0;
        ghost_forfeited += gained;
        ghost_released += BOND - gained;
        assertEq(pool.totalAssets(), m.capital - fromCapital + gained, Promises.P2_RATIO);
        if (base != 0 && !ghost_spared) _checkRatio(fromCapital, Math.mulDiv(charged, m.capital, base));
        _recordOutcome(id, g, v);
    }

    /// @dev Capital bears its share of the loss, less at most a unit for each batch's rounding up.
    function _checkRatio(uint256 fromCapital, uint256 share) private view {
        assertLe(fromCapital, share, Promises.P2_RATIO);
        assertLe(share, fromCapital + ghost_batches.length, Promises.P2_RATIO);
    }

    function _chargeBatches(uint256 eventTime, uint256 charged, uint256 base) private returns (uint256 sum) {
        for (uint256 i = ghost_batches.length; i != 0; i--) {
            GhostBatch storage b = ghost_batches[i - 1];
            if (b.processedAt <= eventTime) {
                _did("finalize.batchSpared");
                break;
            }
            uint256 part = Math.mulDiv(b.assets, charged, base, Math.Rounding.Ceil);
            part = Math.min(part, charged - sum);
            if (part > b.assets - b.freed) {
                part = b.assets - b.freed;
                ghost_spared = true;
                _did("finalize.advanceSpared");
            }
            b.assets -= part;
            sum += part;
            _did("finalize.batchCharged");
        }
    }

    function _recordOutcome(uint256 id, GhostIncident memory g, IncidentView memory v) private {
        if (v.verdictStep == 0) return _did(v.revealedWeight == 0 ? "finalize.drawn" : "finalize.refused");
        _did(g.booked < g.loss ? "finalize.haircut" : "finalize.accepted");
        uint256 sum;
        for (uint256 i; i < ghost_covers.length; i++) {
            if (ghost_covers[i].product != g.product) continue;
            uint256 amount = _amountOn(i, g.eventTime / 1 days);
            if (amount == 0) continue;
            uint256 payout = Math.mulDiv(amount, g.booked, g.eligible);
            ghost_payouts[id][i + 1] = payout;
            sum += payout;
            assertEq(core.claims.collectable(id, i + 1), payout, Promises.P3_RATIO);
        }
        assertLe(sum, g.booked, Promises.P3_ORDER);
    }

    // ---- collecting ----

    function collect(uint256 which, uint256 cover) external action("collect") {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            uint256 id = (which % count + i) % count + 1;
            GhostIncident memory g = ghost_incidents[id - 1];
            bool over = block.timestamp >= g.closedAt + 365 days;
            if (g.loss != 0 && !over && _tryCollect(id, cover)) return;
        }
    }

    function _tryCollect(uint256 id, uint256 seed) internal returns (bool) {
        uint256 count = ghost_covers.length;
        GhostIncident storage g = ghost_incidents[id - 1];
        for (uint256 i; i < count; i++) {
            uint256 cover = (seed % count + i) % count + 1;
            bool isOther = ghost_covers[cover - 1].product != g.product;
            if (isOther || _amountOn(cover - 1, g.eventTime / 1 days) == 0) continue;
            if (ghost_collected[id][cover]) {
                try core.claims.collect(id, cover) {
                    revert(Promises.P3_ONCE);
                } catch (bytes memory reason) {
                    assertEq(bytes4(reason), ErrorsLib.AlreadyCollected.selector, Promises.P3_ONCE);
                }
                _did("collect.again");
                continue;
            }
            _collect(id, cover, g);
            return true;
        }
        return false;
    }

    function _collect(uint256 id, uint256 cover, GhostIncident storage g) private {
        address holder = core.cover.ownerOf(cover);
        uint256 had = asset.balanceOf(holder);
        uint256 assets = core.claims.collect(id, cover);
        assertEq(assets, ghost_payouts[id][cover], Promises.P3_RATIO);
        assertEq(asset.balanceOf(holder) - had, assets, Promises.P3_RATIO);
        ghost_collected[id][cover] = true;
        g.collected += assets;
        _did("collect.some");
    }

    function collectBond(uint256 which) external action("collectBond") {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            uint256 id = (which % count + i) % count + 1;
            if (core.claims.incidentOf(id).bondOwed) return _collectBond(id);
        }
    }

    function _collectBond(uint256 id) internal {
        address filer = core.claims.incidentOf(id).filer;
        uint256 had = asset.balanceOf(filer);
        core.claims.collectBond(id);
        assertEq(asset.balanceOf(filer) - had, BOND, Promises.P1_OWED);
        ghost_bondsCollected += BOND;
        _did("collectBond.some");
    }

    /// @dev A year is a long jump: seldom taken.
    function returnUncollected(uint256 which, uint256 wait) external action("returnUncollected") {
        if (ghost_incidents.length == 0) return;
        uint256 id = which % ghost_incidents.length + 1;
        GhostIncident storage g = ghost_incidents[id - 1];
        if (g.loss == 0) return;
        uint256 over = g.closedAt + 365 days;
        if (block.timestamp < over && wait % 4 != 0) return;
        _warp(over);
        uint256 assets = core.claims.returnUncollected(id);
        g.returned += assets;
        _distributed();
        _did("returnUncollected.some");
    }

    function _pickOpen(uint256 which) internal view returns (uint256) {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            uint256 id = (which % count + i) % count + 1;
            if (ghost_incidents[id - 1].open) return id;
        }
        return 0;
    }
}
