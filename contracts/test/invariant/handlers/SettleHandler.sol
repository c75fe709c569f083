// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {Juries} from "../Juries.sol";
import {Promises} from "../Promises.sol";

/// @title The end of an incident: who pays its loss, and who gets its bonds
abstract contract SettleHandler is Juries {
    /// @dev What an incident's end should do, worked out before it.
    struct Ending {
        uint256 loss;
        uint256 base;
        uint256 fromReserve;
        uint256 charged;
        uint256 toCapital;
        uint256 toVoters;
        uint256 fromFees;
        uint256 supply;
        PoolMoney money;
    }

    mapping(uint256 incident => mapping(uint256 cover => uint256 assets)) internal ghost_payouts;
    /// @dev True if a batch paid less than its share because the rest was advanced.
    bool private ghost_spared;

    function _finalize(uint256 id) internal {
        Ending memory e = _ending(id);
        core.claims.finalize(id);
        _end(id, e);
    }

    /// @dev To be called before it.
    function _ending(uint256 id) internal returns (Ending memory e) {
        (closing, ghost_spared) = (true, false);
        GhostIncident storage g = ghost_incidents[id - 1];
        (e.money, e.supply) = (pool.money(), pool.totalSupply());
        if (g.status == IncidentStatus.Drawn) return e;
        e.loss = g.eligible * g.severityBps / BPS;
        e.base = e.money.capital + _chargeable(g.eventTime);
        e.fromReserve = Math.min(e.loss, e.money.reserve);
        e.charged = Math.min(e.loss - e.fromReserve, e.base);
        uint256 forfeited = _bondsOf(g);
        for (uint256 party; party < 3; party++) {
            if (_wins(g, party)) forfeited -= _bondOf(g, party);
        }
        if (_nearUnits(id) != 0) {
            e.toVoters = forfeited / 2;
            uint256 mostFees = Math.saturatingSub(g.bond / 2, e.toVoters);
            e.fromFees = Math.min(e.money.fees * g.process.rewardBps / BPS, mostFees);
        }
        e.toCapital = forfeited - e.toVoters;
    }

    /// @dev A filer if anything is paid, a challenger if that is far from what was asserted, an appellant if the ruling
    /// changed it.
    function _wins(GhostIncident storage g, uint256 party) private view returns (bool) {
        if (g.parties[party] == address(0)) return false;
        if (g.status == IncidentStatus.Drawn || g.status == IncidentStatus.Lapsed) return true;
        if (party == 0) return g.severityBps != 0;
        if (party == 2) return g.appealWon;
        return g.severityBps == 0 || !_isNear(g.asserted, g.severityBps);
    }

    /// @dev To be called after it.
    function _end(uint256 id, Ending memory e) internal {
        _distributed();
        GhostIncident storage g = ghost_incidents[id - 1];
        _closeGhost(g);
        ghost_holds[g.product].count--;
        uint256 fromExits = e.charged == 0 ? 0 : _chargeBatches(g.eventTime, e.charged, e.base);
        // What was advanced is gone: the capital stands in for it as far as it goes.
        uint256 fromCapital = Math.min(e.charged - fromExits, e.money.capital);
        (g.loss, g.booked) = (e.loss, e.fromReserve + fromCapital + fromExits);
        (g.pot, g.potLeft) = (e.toVoters + e.fromFees, e.toVoters + e.fromFees);
        assertEq(core.claims.incidentOf(id).booked, g.booked, Promises.P3_ORDER);
        assertEq(pool.money().reserve, e.money.reserve - e.fromReserve, Promises.P1_RESERVE_FIRST);
        assertEq(pool.totalSupply(), e.supply, Promises.P2_NO_BURN);
        ghost_lostByReserve += e.fromReserve;
        ghost_lostByExits += fromExits;
        ghost_lostByCapital += fromCapital;
        ghost_forfeited += e.toCapital;
        ghost_bondsToVoters += e.toVoters;
        ghost_feesToVoters += e.fromFees;
        assertEq(pool.totalAssets(), e.money.capital - fromCapital + e.toCapital, Promises.P2_RATIO);
        if (e.base != 0 && !ghost_spared) {
            _checkRatio(fromCapital, Math.mulDiv(e.charged, e.money.capital, e.base));
        }
        if (e.fromReserve != 0) _did(e.charged == 0 ? "finalize.reserveAlone" : "finalize.reserveFirst");
        _remember(g);
        _record(id, g);
    }

    /// @dev Bonds that are not forfeited are owed from now on.
    function _closeGhost(GhostIncident storage g) internal {
        for (uint256 party; party < 3; party++) {
            if (!_wins(g, party)) continue;
            g.owedTo += 2 ** party;
            ghost_released += _bondOf(g, party);
        }
        if (g.status == IncidentStatus.Drawn) g.status = IncidentStatus.Lapsed;
        else g.status = g.severityBps == 0 ? IncidentStatus.Refused : IncidentStatus.Accepted;
        (g.open, g.closedAt) = (false, block.timestamp);
    }

    function _remember(GhostIncident storage g) private {
        if (g.status == IncidentStatus.Accepted) ghost_paidAt[g.product] = block.timestamp;
        if (g.status != IncidentStatus.Refused) return;
        ghost_refusals[g.product] = _recentRefusals(g.product) + 1;
        ghost_refusedUntil[g.product] = block.timestamp + WINDOW;
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

    function _record(uint256 id, GhostIncident storage g) private {
        if (ghost_holds[g.product].count != 0) _did("finalize.othersOpen");
        if (g.pot != 0) _did("finalize.pot");
        if (g.status == IncidentStatus.Lapsed) return _did("finalize.lapsed");
        if (g.status == IncidentStatus.Refused) return _did("finalize.refused");
        _did(g.booked < g.loss ? "finalize.haircut" : "finalize.accepted");
        if (g.round == 0) _did(g.asserted == 0 ? "finalize.proven" : "finalize.fastLane");
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

    /// @dev Nobody can end a phase before its time.
    function _pokeEarly(uint256 id) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        if (block.timestamp >= g.until) return;
        bool counts = g.status == IncidentStatus.Voting || g.status == IncidentStatus.Escalated;
        bytes memory tally = abi.encodeCall(core.claims.tally, (id));
        bytes memory finalize = abi.encodeCall(core.claims.finalize, (id));
        _refused(counts ? tally : finalize, ErrorsLib.PhaseOpen.selector, Promises.P6_EARLY);
        _did("poke.early");
    }
}
