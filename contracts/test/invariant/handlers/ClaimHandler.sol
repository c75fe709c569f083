// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {StateLib} from "breakwater/claims/ClaimsState.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Filing, IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {Fill} from "breakwater/types/PoolTypes.sol";
import {LossTree} from "../../utils/LossTree.sol";
import {Actions} from "../Actions.sol";
import {Promises} from "../Promises.sol";

/// @title Filing, disputing, voting and deciding, at any time and in any order
abstract contract ClaimHandler is Actions {
    uint8 internal constant STEPS = 20;

    address[] internal assessors;

    function setUp() public virtual override {
        super.setUp();
        assessors = [person("vera"), person("walt"), person("xena")];
        for (uint256 i; i < assessors.length; i++) {
            assess(assessors[i], 2_000e18 + i * 1_000e18);
        }
        vm.warp(block.timestamp + 1);
    }

    // ---- beginning ----

    function fileIncident(uint256 seed, uint256 age, uint8 step) external action("fileIncident") {
        (uint256 cover, uint256 eventTime) = _pickInsured(seed, age);
        if (cover == 0 || ghost_terms[ghost_covers[cover - 1].product].needsLossRoot) return;
        _file(Filing(cover, eventTime, uint8(bound(step, 1, STEPS)), EVIDENCE, 0, 0, 0));
        _reach("fileIncident.some");
    }

    /// @notice Files with a loss root, whether or not the product needs one.
    function fileLosses(uint256 seed, uint256 age, uint8 step, uint256 losses) external action("fileLosses") {
        (uint256 cover, uint256 eventTime) = _pickInsured(seed, age);
        if (cover == 0) return;
        (bytes32 root, uint256 total) = _listLosses(ghost_covers[cover - 1].product, losses);
        _file(Filing(cover, eventTime, uint8(bound(step, 1, STEPS)), EVIDENCE, root, total, 0));
        _reach("fileLosses.some");
    }

    /// @dev Each account's loss is zero to one and a half times its cover. Some accounts are listed twice, and the total can be less than
    /// the sum.
    function _listLosses(uint256 product, uint256 seed) private returns (bytes32 root, uint256 total) {
        uint256[LEAVES] memory losses;
        for (uint256 i; i < LEAVES; i++) {
            losses[i] = _coveredFor(product, _someone(i)) * (seed >> 8 * i & 0xff) / 170;
            total += losses[i];
        }
        total /= 1 + seed % 8;
        root = LossTree.rootOf(_leavesOf(losses));
        ghost_losses[root] = losses;
        total = Math.max(total, 1);
    }

    function _coveredFor(uint256 product, address holder) private view returns (uint256 amount) {
        for (uint256 i; i < ghost_covers.length; i++) {
            bool isTheirs = ghost_covers[i].product == product && core.cover.ownerOf(i + 1) == holder;
            if (isTheirs) amount += ghost_covers[i].amount;
        }
    }

    function _leavesOf(uint256[LEAVES] memory losses) internal view returns (bytes32[] memory leaves) {
        leaves = new bytes32[](LEAVES);
        for (uint256 i; i < LEAVES; i++) {
            leaves[i] = LossTree.leafOf(_someone(i), losses[i]);
        }
    }

    /// @notice Files a drawn incident again, any number of times.
    function refile(uint256 seed) external action("refile") {
        uint256 drawn = _pickIn(seed, IncidentStatus.Drawn);
        if (drawn == 0) return;
        IncidentView memory v = core.claims.incidentOf(drawn);
        if (block.timestamp >= v.until) return;
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover storage c = ghost_covers[i];
            if (c.product != v.product || c.left == 0) continue;
            if (StateLib.amountAt(core.cover.claimOf(i + 1), v.eventTime) == 0) continue;
            Filing memory f = Filing(i + 1, v.eventTime, v.assertedStep, EVIDENCE, v.lossRoot, v.lossTotal, drawn);
            _file(f);
            return _reach("refile.some");
        }
    }

    function _file(Filing memory filing) private {
        uint256 product = ghost_covers[filing.cover - 1].product;
        uint256 cap = _exposureOf(product);
        uint256 eligible = _eligible(product, filing.eventTime);
        if (filing.drawn != 0) {
            GhostIncident storage drawn = ghost_incidents[filing.drawn - 1];
            (cap, eligible) = (drawn.cap, drawn.eligible);
        }
        uint256 incident = file(core.cover.ownerOf(filing.cover), filing);
        assertEq(incident, ghost_incidents.length + 1);
        GhostIncident storage g = ghost_incidents.push();
        (g.pool, g.product, g.eventTime, g.eligible) = (current, product, filing.eventTime, eligible);
        (g.cap, g.root, g.lossTotal) = (cap, filing.lossRoot, filing.lossTotal);
        g.cost = Math.min(Math.ceilDiv(eligible * filing.assertedStep, STEPS), cap);
        if (filing.lossRoot != 0) g.cost = Math.min(g.cost, filing.lossTotal);
        IncidentView memory v = core.claims.incidentOf(incident);
        assertEq(v.eligible, eligible, Promises.P1_ELIGIBLE);
        assertEq(v.cost, g.cost, Promises.P1_AT_RISK);
        if (filing.drawn == 0) _openRisk(g);
    }

    function _eligible(uint256 product, uint256 time) private view returns (uint256 amount) {
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover storage c = ghost_covers[i];
            if (c.product == product && _isInForce(c, time)) amount += c.amount;
        }
    }

    function challengeIncident(uint256 seed, uint256 who) external action("challengeIncident") {
        uint256 incident = _pickIn(seed, IncidentStatus.Filed);
        if (incident == 0 || block.timestamp >= core.claims.incidentOf(incident).until) return;
        challenge(_someone(who), incident);
        _reach("challenge.some");
    }

    // ---- deciding ----

    /// @notice All assessors commit, time passes, and all reveal except those selected by `hides`.
    function vote(uint256 seed, uint256 steps, uint256 hides) external action("vote") {
        uint256 incident = _pickCommitting(seed);
        if (incident == 0) return;
        IncidentView memory v = core.claims.incidentOf(incident);
        for (uint256 i; i < assessors.length; i++) {
            if (core.assessors.votingWeight(assessors[i], v.filedAt - 1) == 0) continue;
            commitVote(assessors[i], incident, _stepOf(steps, i, v.assertedStep));
        }
        _warp(v.commitUntil);
        for (uint256 i; i < assessors.length; i++) {
            if (hides >> (4 * i) & 3 == 3) continue;
            if (core.assessors.votingWeight(assessors[i], v.filedAt - 1) == 0) continue;
            revealVote(assessors[i], incident, _stepOf(steps, i, v.assertedStep));
        }
        _reach("vote.some");
    }

    /// @dev Mostly the same step, sometimes another.
    function _stepOf(uint256 steps, uint256 index, uint8 asserted) private pure returns (uint8) {
        uint256 shift = steps & 1 == 0 ? 0 : 8 * index;
        return uint8((steps >> (8 + shift)) % (uint256(asserted) + 1));
    }

    /// @notice Moves an incident to its next phase, if its phase is over.
    function moveOn(uint256 seed, bool waits) external action("moveOn") {
        uint256 incident = _pickOpen(seed);
        if (incident == 0) return;
        if (waits) _warp(core.claims.incidentOf(incident).until);
        _moveOn(incident);
    }

    function _moveOn(uint256 incident) internal {
        IncidentView memory v = core.claims.incidentOf(incident);
        if (block.timestamp < v.until) return;
        if (v.status == IncidentStatus.Voting || v.status == IncidentStatus.Escalated) {
            core.claims.tally(incident);
            _reach("tally.some");
        } else if (v.status != IncidentStatus.None && !_isFinal(v.status)) {
            _finalize(incident, v);
        }
        _follow(incident);
    }

    function _finalize(uint256 incident, IncidentView memory v) private {
        isLosing = true;
        _select(ghost_incidents[incident - 1].pool);
        uint256 spared = _filledBefore(v.eventTime);
        core.claims.finalize(incident);
        assertEq(_filledBefore(v.eventTime), spared, Promises.P2_SPARED);
        IncidentView memory f = core.claims.incidentOf(incident);
        assertLe(f.severityBps, uint256(v.assertedStep) * 500, Promises.P6_VERDICT);
        if (f.status == IncidentStatus.Accepted) _reach("finalize.accepted");
        else _reach(f.status == IncidentStatus.Refused ? "finalize.refused" : "finalize.lapsed");
    }

    /// @dev The rest of fills before an event.
    function _filledBefore(uint256 eventTime) internal view returns (uint256 assets) {
        (,, uint256 fills) = pool.exitQueue();
        for (uint256 i; i < fills; i++) {
            Fill memory f = pool.fillAt(i);
            if (f.at < eventTime) assets += f.assets;
        }
    }

    /// @dev Updates A by the incident's new state.
    function _follow(uint256 incident) internal {
        IncidentStatus status = core.claims.incidentOf(incident).status;
        if (_isFinal(status) || status == IncidentStatus.Drawn) _closeRisk(ghost_incidents[incident - 1]);
        if (status == IncidentStatus.Drawn) _reach("draw.some");
    }

    function appealVerdict(uint256 seed, uint256 who) external action("appealVerdict") {
        uint256 incident = _pickIn(seed, IncidentStatus.Decided);
        if (incident == 0) return;
        IncidentView memory v = core.claims.incidentOf(incident);
        if (block.timestamp >= v.until || v.isRuled || v.appellant != address(0)) return;
        appeal(_someone(who), incident);
        _reach("appeal.some");
    }

    function ruleIncident(uint256 seed, uint8 step) external action("ruleIncident") {
        uint256 incident = _pickIn(seed, IncidentStatus.Escalated);
        if (incident == 0) return;
        IncidentView memory v = core.claims.incidentOf(incident);
        if (block.timestamp >= v.until) return;
        core.claims.rule(incident, uint8(bound(step, 0, v.assertedStep)));
        _reach("rule.some");
    }

    // ---- picking ----

    function _isFinal(IncidentStatus status) internal pure returns (bool) {
        return status == IncidentStatus.Accepted || status == IncidentStatus.Refused || status == IncidentStatus.Lapsed;
    }

    /// @dev A cover that can still pay, and a second of the report window in which it was in force; 0 if there is none.
    function _pickInsured(uint256 seed, uint256 age) private returns (uint256 cover, uint256 eventTime) {
        if (ghost_covers.length == 0) return (0, 0);
        cover = seed % ghost_covers.length + 1;
        GhostCover storage c = ghost_covers[cover - 1];
        _select(c.pool);
        uint256 first = Math.max(c.start * 1 days, block.timestamp - REPORT_WINDOW);
        uint256 last = Math.min(c.end * 1 days, block.timestamp);
        if (c.left == 0 || first >= last) return (0, 0);
        eventTime = bound(age, first, last - 1);
    }

    function _pickOpen(uint256 seed) internal returns (uint256) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            uint256 incident = (seed % ghost_incidents.length + i) % ghost_incidents.length + 1;
            if (_isFinal(statusOf(incident))) continue;
            _select(ghost_incidents[incident - 1].pool);
            return incident;
        }
        return 0;
    }

    /// @dev An incident that can be voted on now.
    function _pickCommitting(uint256 seed) private returns (uint256) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            uint256 incident = (seed % ghost_incidents.length + i) % ghost_incidents.length + 1;
            if (statusOf(incident) != IncidentStatus.Voting) continue;
            if (block.timestamp >= core.claims.incidentOf(incident).commitUntil) continue;
            _select(ghost_incidents[incident - 1].pool);
            return incident;
        }
        return 0;
    }

    function _pickIn(uint256 seed, IncidentStatus status) internal returns (uint256) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            uint256 incident = (seed % ghost_incidents.length + i) % ghost_incidents.length + 1;
            if (statusOf(incident) != status) continue;
            _select(ghost_incidents[incident - 1].pool);
            return incident;
        }
        return 0;
    }
}
