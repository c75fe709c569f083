// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {Promises} from "../Promises.sol";
import {SettleHandler} from "./SettleHandler.sol";

/// @title How incidents begin: filed, also several of one product, filed again, challenged, proven
abstract contract FilingHandler is SettleHandler {
    /// @dev More is put up by nobody: it would be more than the pool.
    uint256 private constant MOST_BOND = 70_000e6;

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
        uint256 product = ghost_covers[index].product;
        (bool found, uint256 eventTime) = _eventOf(index, time);
        // A third of the time another incident of the product may be open.
        if (!found || (_isHeld(product) && step % 3 != 0) || _bondNow(product) > MOST_BOND) return false;
        bool alone = !_isHeld(product) && eventTime > ghost_paidAt[product];
        uint256 asserted = _bound(step, 1, STEPS);
        uint256 id = _file(index, eventTime, asserted);
        GhostIncident storage g = ghost_incidents[id - 1];
        if (alone && g.shareBps * asserted <= uint256(g.process.fastLaneBps) * STEPS) {
            _enter(id, IncidentStatus.Filed, g.process.challengeSeconds);
        } else {
            _enterRound(id, 1);
        }
        _did(g.status == IncidentStatus.Filed ? "fileIncident.fastLane" : "fileIncident.vote");
        return true;
    }

    /// @dev A time at which a cover was in force and that is not too old; edges are sought.
    function _eventOf(uint256 index, uint256 time) private view returns (bool found, uint256 eventTime) {
        GhostCover storage c = ghost_covers[index];
        if (c.tranches.length == 0) return (false, 0);
        uint256 first = Math.max(c.tranches[0].start * 1 days, block.timestamp - WINDOW);
        uint256 last = Math.min(c.end * 1 days, block.timestamp) - 1;
        if (first > last) return (false, 0);
        eventTime = time % 5 == 0 ? first : time % 5 == 1 ? last : _bound(time, first, last);
        if (time % 5 == 2) eventTime = _beforeLastBatch(eventTime, first, last);
        return (true, eventTime);
    }

    /// @dev The hour in which the last exit was processed: shortly before, at it, or shortly after.
    function _beforeLastBatch(uint256 time, uint256 first, uint256 last) private view returns (uint256) {
        if (ghost_batches.length == 0) return time;
        uint256 left = ghost_batches[ghost_batches.length - 1].processedAt + time % 3 - 1;
        return left >= first && left <= last ? left : time;
    }

    function _file(uint256 index, uint256 eventTime, uint256 asserted) private returns (uint256 id) {
        uint256 product = ghost_covers[index].product;
        uint256 bond = _bondNow(product);
        assertEq(core.claims.bondOf(product), bond, Promises.P3_BONDS);
        address holder = core.cover.ownerOf(index + 1);
        id = _draft(product, eventTime, asserted * 500);
        (ghost_incidents[id - 1].asserted, ghost_incidents[id - 1].bond) = (asserted, bond);
        _putUp(id, 0, holder);
        fund(holder, bond);
        uint256 had = asset.balanceOf(holder);
        vm.prank(holder);
        try core.claims.file(Filing(index + 1, eventTime, uint8(asserted), EVIDENCE, 0)) returns (
            uint256 filed
        ) {
            assertEq(filed, id);
        } catch {
            assertTrue(false, Promises.P6_FILED);
        }
        assertEq(had - asset.balanceOf(holder), bond, Promises.P3_BONDS);
        assertEq(core.claims.incidentOf(id).eligible, ghost_incidents[id - 1].eligible, Promises.P3_ELIGIBLE);
        if (_isHeld(product)) _did("fileIncident.again");
        _hold(product, eventTime);
        _distributed();
    }

    /// @dev The next incident, as the pool is before it.
    function _draft(uint256 product, uint256 eventTime, uint256 severityBps) private returns (uint256 id) {
        ghost_incidents.push();
        id = ghost_incidents.length;
        GhostIncident storage g = ghost_incidents[id - 1];
        (g.product, g.eventTime, g.open) = (product, eventTime, true);
        (g.eligible, g.severityBps, g.filedAt) = (_eligible(product, eventTime), severityBps, block.timestamp);
        uint256 capital = pool.totalAssets();
        uint256 share = capital == 0 ? type(uint16).max : Math.ceilDiv(g.eligible * BPS, capital);
        (g.shareBps, g.process) = (Math.min(share, type(uint16).max), ghost_process);
    }

    // ---- challenging ----

    function challenge(uint256 which, uint256 who) external action("challenge") {
        uint256 id = _pickIn(which, IncidentStatus.Filed);
        if (id != 0) _challenge(id, _someone(who));
    }

    function _challenge(uint256 id, address who) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        fund(who, g.bond);
        bool late = block.timestamp >= g.until;
        if (late) vm.expectPartialRevert(ErrorsLib.PhaseOver.selector);
        vm.prank(who);
        core.claims.challenge(id, EVIDENCE);
        if (late) return _did("challenge.late");
        _putUp(id, 1, who);
        _enterRound(id, 1);
        _did("challenge.some");
    }

    // ---- filing again ----

    function refile(uint256 which, uint8 step) external action("refile") {
        uint256 id = _pickIn(which, IncidentStatus.Drawn);
        if (id != 0) _refile(id, step);
    }

    /// @dev By any holder of a cover that was in force then, if the draw is not over.
    function _refile(uint256 id, uint8 step) internal {
        GhostIncident storage old = ghost_incidents[id - 1];
        if (block.timestamp >= old.until) return;
        for (uint256 i; i < ghost_covers.length; i++) {
            if (ghost_covers[i].product != old.product || _amountOn(i, old.eventTime / 1 days) == 0) {
                continue;
            }
            return _refileWith(id, i + 1, _bound(step, 1, STEPS));
        }
        assertTrue(false, Promises.P6_FILED);
    }

    function _refileWith(uint256 id, uint256 cover, uint256 asserted) private {
        address holder = core.cover.ownerOf(cover);
        fund(holder, ghost_incidents[id - 1].bond);
        vm.prank(holder);
        uint256 refiled = core.claims.refile(id, Filing(cover, 0, uint8(asserted), EVIDENCE, 0));
        ghost_incidents.push();
        assertEq(refiled, ghost_incidents.length);
        GhostIncident storage old = ghost_incidents[id - 1];
        GhostIncident storage g = ghost_incidents[refiled - 1];
        (g.product, g.eventTime, g.eligible, g.open) = (old.product, old.eventTime, old.eligible, true);
        (g.shareBps, g.process, g.bond) = (old.shareBps, old.process, old.bond);
        (g.asserted, g.severityBps, g.filedAt) = (asserted, asserted * 500, block.timestamp);
        _putUp(refiled, 0, holder);
        _enterRound(refiled, 1);
        _closeGhost(old);
        _did("refile.some");
    }

    // ---- proving ----

    /// @dev The whole of it at once, or less and perhaps deeper later.
    function prove(uint256 cover, uint256 time, uint256 severity) external action("prove") {
        severity = severity % 3 == 0 ? BPS : _bound(severity, 1, BPS);
        if (ghost_proven != 0 && ghost_incidents[ghost_proven - 1].status == IncidentStatus.Proven) {
            return _deepen(ghost_proven, time, severity);
        }
        for (uint256 i; i < ghost_live.length; i++) {
            uint256 index = ghost_live[(cover % ghost_live.length + i) % ghost_live.length];
            if (ghost_covers[index].product != PROVABLE) continue;
            (bool found, uint256 eventTime) = _eventOf(index, time);
            if (found) return _prove(eventTime - time % 3 * 1 hours, eventTime, severity);
        }
    }

    function _prove(uint256 since, uint256 eventTime, uint256 severity) private {
        bytes memory evidence = abi.encode(since, eventTime, severity);
        if (since <= ghost_paidAt[PROVABLE]) {
            bytes memory call = abi.encodeCall(core.claims.prove, (PROVABLE, evidence));
            _refused(call, ErrorsLib.EventAlreadyPaid.selector, Promises.P3_PROVEN);
            return _did("prove.paid");
        }
        if (_isHeld(PROVABLE)) _did("prove.othersOpen");
        uint256 id = _draft(PROVABLE, eventTime, severity);
        (ghost_proven, ghost_incidents[id - 1].commitUntil) = (id, since);
        _enter(id, IncidentStatus.Proven, ghost_process.challengeSeconds);
        _hold(PROVABLE, eventTime);
        _callProve(id, evidence, severity);
        assertEq(core.claims.incidentCount(), id);
    }

    function _deepen(uint256 id, uint256 time, uint256 severity) private {
        GhostIncident storage g = ghost_incidents[id - 1];
        uint256 eventTime = Math.min(g.eventTime + time % 2 hours, block.timestamp);
        uint256 since = g.commitUntil;
        bytes memory evidence = abi.encode(since, eventTime, severity);
        bytes4 refusal;
        if (since <= ghost_paidAt[PROVABLE]) refusal = ErrorsLib.EventAlreadyPaid.selector;
        else if (block.timestamp >= g.until) refusal = ErrorsLib.PhaseOver.selector;
        else if (severity <= g.severityBps) refusal = ErrorsLib.NotDeeper.selector;
        if (refusal != 0) {
            bytes memory call = abi.encodeCall(core.claims.prove, (PROVABLE, evidence));
            _refused(call, refusal, Promises.P3_PROVEN);
            return _did("prove.refused");
        }
        g.severityBps = severity;
        _callProve(id, evidence, severity);
        _did("prove.deeper");
    }

    /// @dev The most that can be proven is settled at once.
    function _callProve(uint256 id, bytes memory evidence, uint256 severity) private {
        Ending memory e = _ending(id);
        closing = severity == BPS;
        core.claims.prove(PROVABLE, evidence);
        assertEq(core.claims.incidentOf(id).eligible, ghost_incidents[id - 1].eligible, Promises.P3_ELIGIBLE);
        if (severity == BPS) {
            ghost_incidents[id - 1].until = block.timestamp;
            _end(id, e);
        }
        _distributed();
        _did(severity == BPS ? "prove.atOnce" : "prove.some");
    }
}
