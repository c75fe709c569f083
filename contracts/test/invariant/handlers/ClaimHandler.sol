// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Filing, IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {Actions} from "../Actions.sol";
import {Promises} from "../Promises.sol";

/// @title Filing, disputing, voting, settling and collecting, at any time and in any order
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
        (uint256 cover, address holder) = _pickCover(seed);
        if (cover == 0) return;
        GhostCover storage c = ghost_covers[cover - 1];
        uint256 eventTime = block.timestamp - 1 - bound(age, 0, REPORT_WINDOW - 2);
        if (core.cover.amountAt(cover, eventTime) == 0 || c.left == 0) return;
        _file(holder, Filing(cover, eventTime, uint8(bound(step, 1, STEPS)), EVIDENCE, 0, 0, 0));
        _reach("fileIncident.some");
    }

    /// @notice What was drawn can be filed again, as often as needed.
    function refile(uint256 seed) external action("refile") {
        uint256 drawn = _pickIn(seed, IncidentStatus.Drawn);
        if (drawn == 0) return;
        IncidentView memory v = core.claims.incidentOf(drawn);
        if (block.timestamp >= v.until) return;
        for (uint256 i; i < ghost_covers.length; i++) {
            GhostCover storage c = ghost_covers[i];
            if (c.product != v.product || c.left == 0) continue;
            if (core.cover.amountAt(i + 1, v.eventTime) == 0) continue;
            Filing memory f = Filing(i + 1, v.eventTime, v.assertedStep, EVIDENCE, v.lossRoot, v.lossTotal, drawn);
            _file(core.cover.ownerOf(i + 1), f);
            return _reach("refile.some");
        }
    }

    function _file(address holder, Filing memory filing) private {
        uint256 exposure = _exposureOf(ghost_covers[filing.cover - 1].product);
        uint256 incident = file(holder, filing);
        IncidentView memory v = core.claims.incidentOf(incident);
        assertEq(incident, ghost_incidents.length + 1);
        GhostIncident storage g = ghost_incidents.push();
        (g.pool, g.product, g.eventTime, g.cost) = (current, v.product, filing.eventTime, v.cost);
        (g.cap, g.asserted, g.counts) = (exposure, filing.assertedStep, filing.drawn == 0);
    }

    function challengeIncident(uint256 seed, uint256 who) external action("challengeIncident") {
        uint256 incident = _pickIn(seed, IncidentStatus.Filed);
        if (incident == 0 || block.timestamp >= core.claims.incidentOf(incident).until) return;
        challenge(_someone(who), incident);
        _reach("challenge.some");
    }

    // ---- deciding ----

    /// @notice All assessors commit, time passes, those that `hides` spares reveal.
    function vote(uint256 seed, uint256 steps, uint256 hides) external action("vote") {
        uint256 incident = _pickIn(seed, IncidentStatus.Voting);
        if (incident == 0) return;
        IncidentView memory v = core.claims.incidentOf(incident);
        if (block.timestamp >= v.commitUntil) return;
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

    /// @dev Mostly agreed, sometimes not.
    function _stepOf(uint256 steps, uint256 index, uint8 asserted) private pure returns (uint8) {
        uint256 shift = steps & 1 == 0 ? 0 : 8 * index;
        return uint8((steps >> (8 + shift)) % (uint256(asserted) + 1));
    }

    /// @notice Moves an incident on, if its phase is over.
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
        core.claims.finalize(incident);
        IncidentView memory f = core.claims.incidentOf(incident);
        assertLe(f.severityBps, uint256(v.assertedStep) * 500, Promises.P6_VERDICT);
        if (f.status == IncidentStatus.Accepted) _reach("finalize.accepted");
        else _reach(f.status == IncidentStatus.Refused ? "finalize.refused" : "finalize.lapsed");
    }

    /// @dev What an incident's state means for A.
    function _follow(uint256 incident) internal {
        IncidentStatus status = core.claims.incidentOf(incident).status;
        if (_isFinal(status) || status == IncidentStatus.Drawn) ghost_incidents[incident - 1].counts = false;
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

    // ---- collecting ----

    function collect(uint256 seed, uint256 coverSeed) external action("collect") {
        uint256 incident = _pickIn(seed, IncidentStatus.Accepted);
        (uint256 cover,) = _pickCover(coverSeed);
        if (incident == 0 || cover == 0) return;
        _tryCollect(incident, cover);
    }

    function _tryCollect(uint256 incident, uint256 cover) internal {
        GhostCover storage c = ghost_covers[cover - 1];
        if (core.claims.collectable(incident, cover) == 0) return;
        uint256 expected = core.claims.collectable(incident, cover);
        uint256 paid = core.claims.collect(incident, cover);
        assertEq(paid, expected, Promises.P3_ONCE);
        assertLe(paid, c.left, Promises.P3_ONCE);
        c.left -= paid;
        assertEq(core.cover.leftOf(cover), c.left, Promises.P3_LEFT);
        _reach("collect.some");
    }

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

    function _isFinal(IncidentStatus status) internal pure returns (bool) {
        return status == IncidentStatus.Accepted || status == IncidentStatus.Refused || status == IncidentStatus.Lapsed;
    }

    /// @dev A cover and its holder; selects its pool.
    function _pickCover(uint256 seed) internal returns (uint256 cover, address holder) {
        if (ghost_covers.length == 0) return (0, address(0));
        cover = seed % ghost_covers.length + 1;
        _select(ghost_covers[cover - 1].pool);
        holder = core.cover.ownerOf(cover);
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
