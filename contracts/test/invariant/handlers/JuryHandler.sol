// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {Promises} from "../Promises.sol";
import {FilingHandler} from "./FilingHandler.sol";

/// @title How incidents are decided: votes, tallies, appeals, rulings
/// @dev Each action finds something to do if there is anything; `decide` moves time to where it can be done.
abstract contract JuryHandler is FilingHandler {
    /// @dev More steps than any incident has phases.
    uint256 internal constant MOST_POKES = 8;

    // ---- voting ----

    /// @dev Commits while that is possible, else reveals.
    function vote(uint256 which, uint256 seed) external action("vote") {
        uint256 id = _pickIn(which, IncidentStatus.Voting);
        if (id == 0) return;
        GhostIncident storage g = ghost_incidents[id - 1];
        if (block.timestamp < g.commitUntil) _commit(id, seed);
        if (seed % 2 == 0 && block.timestamp < g.until) _reveal(id, seed);
    }

    /// @dev Who stakes now has no more weight in what was filed before than the stake before the filing, and not a unit more
    /// than without it unless some of that has gone since.
    function buyVotes(uint256 which, uint256 amount) external action("buyVotes") {
        uint256 id = _pickIn(which, IncidentStatus.Voting);
        if (id == 0 || block.timestamp >= ghost_incidents[id - 1].commitUntil) return;
        address who = assessors[NEWCOMER];
        uint256 weight = _weightIn(id, who);
        uint256 then = _stakeAt(who, ghost_incidents[id - 1].filedAt - 1);
        _stakeMore(who, _bound(amount, 1, 1_000e18));
        uint256 bought = core.claims.weightOf(id, who);
        if (weight == then) assertEq(bought, weight, Promises.P6_LATE);
        assertLe(bought, then, Promises.P6_LATE);
        assertEq(bought, _weightIn(id, who), Promises.P6_LATE);
        _commitOne(id, who, STEPS);
    }

    function _commit(uint256 id, uint256 seed) internal {
        bool onlyTheSmall = seed % 6 == 0;
        uint256 common = seed % 5 == 0 ? 0 : _bound(seed / 5, 1, STEPS);
        for (uint256 i = onlyTheSmall ? 3 : 0; i < assessors.length; i++) {
            uint256 own = uint256(keccak256(abi.encode(seed, i)));
            if (own % 5 == 0 && !onlyTheSmall) continue;
            _commitOne(id, assessors[i], own % 3 == 0 ? own % (STEPS + 1) : common);
        }
    }

    /// @dev A commit may be replaced and keeps its weight; without weight there is none.
    function _commitOne(uint256 id, address who, uint256 step) private {
        GhostIncident storage g = ghost_incidents[id - 1];
        GhostVote storage v = _vote(id, g.round, who);
        uint256 units = v.isHidden ? v.units : _weightIn(id, who) / UNIT;
        bytes32 hash = core.claims.commitHash(id, uint8(g.round), who, uint8(step), saltOf(who));
        if (units == 0) vm.expectPartialRevert(ErrorsLib.NoWeight.selector);
        vm.prank(who);
        core.claims.commit(id, hash);
        if (units == 0) return _did("vote.withoutWeight");
        if (!v.isHidden) ghost_votesOpen[who]++;
        (v.step, v.units, v.isHidden) = (step, units, true);
        assertEq(core.assessors.votesOf(who), ghost_votesOpen[who], Promises.P6_STAKE);
        _did("vote.commit");
    }

    function _reveal(uint256 id, uint256 seed) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        _warp(g.commitUntil);
        for (uint256 i; i < assessors.length; i++) {
            GhostVote storage v = _vote(id, g.round, assessors[i]);
            if (!v.isHidden || (seed >> i) % 8 == 7) continue;
            core.claims.reveal(id, assessors[i], uint8(v.step), saltOf(assessors[i]));
            (v.isHidden, v.isRevealed) = (false, true);
            _did("vote.reveal");
        }
    }

    // ---- moving on ----

    /// @dev Whoever pokes before the time is refused; now and then the time is waited for.
    function poke(uint256 which, uint256 wait) external action("poke") {
        uint256 id = _pickOpen(which);
        if (id == 0) return;
        _pokeEarly(id);
        if (wait % 3 == 0) _warp(ghost_incidents[id - 1].until);
        if (block.timestamp >= ghost_incidents[id - 1].until) _poke(id);
    }

    function _poke(uint256 id) internal {
        IncidentStatus status = ghost_incidents[id - 1].status;
        if (status == IncidentStatus.Voting) _tally(id);
        else if (status == IncidentStatus.Escalated) _lapseRuling(id);
        else if (_isOvertaken(id)) _overtake(id);
        else _finalize(id);
    }

    /// @dev Whoever judged what is to be paid, or could have challenged it, knew of no proof that came since.
    function _isOvertaken(uint256 id) private view returns (bool) {
        GhostIncident storage g = ghost_incidents[id - 1];
        bool judged = g.status == IncidentStatus.Filed || g.status == IncidentStatus.Decided;
        if (!judged || g.severityBps == 0 || g.product != PROVABLE || ghost_proven == 0) return false;
        uint256 judgedAt = g.round == 0 ? g.filedAt : g.commitUntil;
        if (g.ruledAt != 0) judgedAt = g.ruledAt;
        return ghost_incidents[ghost_proven - 1].filedAt >= judgedAt;
    }

    function _overtake(uint256 id) private {
        core.claims.finalize(id);
        _draw(id);
        _did("finalize.overtaken");
        _checkPhase(id);
    }

    /// @dev It can be filed again for as long as it could when it was filed, a day at least.
    function _draw(uint256 id) private {
        GhostIncident storage g = ghost_incidents[id - 1];
        uint256 left = Math.max(Math.saturatingSub(g.eventTime + WINDOW, g.filedAt), 1 days);
        _enter(id, IncidentStatus.Drawn, left);
    }

    function _tally(uint256 id) private {
        GhostIncident storage g = ghost_incidents[id - 1];
        core.claims.tally(id);
        uint256 revealed = _weigh(id, g.round, 0, STEPS);
        if (g.round == 1 && revealed < _quorum(id)) {
            _enter(id, IncidentStatus.Escalated, g.process.rulingSeconds);
            _did("tally.noQuorum");
        } else if (revealed == 0) {
            _draw(id);
            _did("tally.drawn");
        } else {
            _decideBy(id, _verdict(id, g.round), g.round == 1 ? g.process.appealSeconds : 0);
            assertEq(core.claims.incidentOf(id).severityBps, g.severityBps, Promises.P3_VERDICT);
            _did(g.round == 1 ? "tally.decided" : "tally.secondVote");
        }
        _checkPhase(id);
    }

    function _decideBy(uint256 id, uint256 step, uint256 appealSeconds) private {
        _enter(id, IncidentStatus.Decided, appealSeconds);
        (ghost_incidents[id - 1].severityBps, ghost_incidents[id - 1].hasVerdict) = (step * 500, true);
    }

    /// @dev Without a ruling the verdict stands; without a verdict there is a second vote.
    function _lapseRuling(uint256 id) private {
        core.claims.tally(id);
        if (ghost_incidents[id - 1].hasVerdict) {
            _enter(id, IncidentStatus.Decided, 0);
            _did("tally.verdictStands");
        } else {
            _enterRound(id, 2);
            _did("tally.secondRound");
        }
        _checkPhase(id);
    }

    function _checkPhase(uint256 id) private view {
        GhostIncident storage g = ghost_incidents[id - 1];
        assertEq(uint8(core.claims.incidentOf(id).status), uint8(g.status), Promises.P6_STATE);
        assertEq(core.claims.incidentOf(id).until, g.until, Promises.P6_STATE);
    }

    // ---- contending ----

    /// @dev Whatever an incident's phase lets people do about it.
    function contend(uint256 which, uint256 who, uint8 step) external action("contend") {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            uint256 id = (which % count + i) % count + 1;
            IncidentStatus status = ghost_incidents[id - 1].status;
            if (status == IncidentStatus.Filed) return _challenge(id, _someone(who));
            if (status == IncidentStatus.Decided) return _appeal(id, _someone(who));
            if (status == IncidentStatus.Escalated) return _rule(id, step % (STEPS + 1));
            if (status == IncidentStatus.Drawn) return _refile(id, step);
        }
    }

    function _appeal(uint256 id, address who) private {
        GhostIncident storage g = ghost_incidents[id - 1];
        fund(who, 2 * g.bond);
        bool late = block.timestamp >= g.until;
        if (late) vm.expectPartialRevert(ErrorsLib.PhaseOver.selector);
        vm.prank(who);
        core.claims.appeal(id, EVIDENCE);
        if (late) return _did("appeal.late");
        _putUp(id, 2, who);
        _enter(id, IncidentStatus.Escalated, g.process.rulingSeconds);
        _did("appeal.some");
    }

    function _rule(uint256 id, uint256 step) private {
        GhostIncident storage g = ghost_incidents[id - 1];
        bool late = block.timestamp >= g.until;
        if (late) vm.expectPartialRevert(ErrorsLib.PhaseOver.selector);
        core.claims.rule(id, uint8(step));
        if (late) return _did("rule.late");
        g.appealWon = g.parties[2] != address(0) && step * 500 != g.severityBps;
        if (g.parties[2] != address(0)) _did(g.appealWon ? "rule.appealWon" : "rule.appealLost");
        _decideBy(id, step, 0);
        g.ruledAt = block.timestamp;
        _did("rule.some");
    }

    // ---- the whole way ----

    /// @dev From where an incident stands to its end or, once it is filed again, to that.
    function decide(uint256 which, uint256 seed) external action("decide") {
        _decide(_pickOpen(which), seed);
    }

    /// @dev A fifth of the time nobody cares: no vote, no ruling, no second vote.
    function _decide(uint256 id, uint256 seed) internal {
        if (id == 0) return;
        bool idle = seed % 5 == 0;
        for (uint256 i; i < MOST_POKES && ghost_incidents[id - 1].open; i++) {
            uint256 next = uint256(keccak256(abi.encode(seed, i)));
            if (!_contend(id, next, idle)) _pokeInTime(id, next, idle);
        }
    }

    /// @return done True if the incident is in another phase by it.
    function _contend(uint256 id, uint256 seed, bool idle) private returns (bool done) {
        GhostIncident storage g = ghost_incidents[id - 1];
        if (g.status == IncidentStatus.Drawn && seed % 2 == 0) _refile(id, uint8(seed));
        else if (idle || block.timestamp >= g.until) return false;
        else if (g.status == IncidentStatus.Filed && seed % 2 == 0) _challenge(id, _someone(seed));
        else if (g.status == IncidentStatus.Proven) _deepen(id, seed, _bound(seed, g.severityBps, BPS));
        else if (g.status == IncidentStatus.Decided && seed % 3 == 0) _appeal(id, _someone(seed));
        else if (g.status == IncidentStatus.Escalated && seed % 2 == 0) _rule(id, _ruling(g, seed));
        else return false;
        return g.status != IncidentStatus.Proven;
    }

    /// @dev Often what was decided or asserted.
    function _ruling(GhostIncident storage g, uint256 seed) private view returns (uint256) {
        return seed % 3 == 0 ? g.severityBps / 500 : (seed >> 8) % (STEPS + 1);
    }

    function _pokeInTime(uint256 id, uint256 seed, bool idle) private {
        GhostIncident storage g = ghost_incidents[id - 1];
        if (!g.open) return;
        if (g.status == IncidentStatus.Voting && !idle) {
            if (block.timestamp < g.commitUntil) _commit(id, seed);
            if (block.timestamp < g.until) _reveal(id, seed);
        }
        _warp(g.until);
        _poke(id);
    }

    /// @dev Nothing but pokes, each as soon as it is possible.
    function _pokeToItsEnd(uint256 id) internal {
        uint256 began = block.timestamp;
        for (uint256 pokes; ghost_incidents[id - 1].open; pokes++) {
            assertLt(pokes, MOST_POKES, Promises.P6_ENDS);
            _warp(ghost_incidents[id - 1].until);
            _poke(id);
        }
        assertLe(block.timestamp - began, _longest(id), Promises.P6_ENDS);
    }
}
