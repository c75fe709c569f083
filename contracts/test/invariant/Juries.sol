// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {World} from "./World.sol";

/// @title Assessors and their votes as lists, and the rules of an incident read off them
abstract contract Juries is World {
    uint256 internal constant STEPS = 20;
    uint256 internal constant ROUNDS = 2;
    /// @dev The last of the assessors begins without a stake.
    uint256 internal constant NEWCOMER = 4;
    /// @dev A vote weighs whole parts of this size of a governance token.
    uint256 internal constant UNIT = 1e12;
    uint256 private constant MOST_DOUBLINGS = 20;

    /// @dev A stake from a time on.
    struct GhostPoint {
        uint256 time;
        uint256 stake;
    }

    /// @param units Weight that it was committed with.
    struct GhostVote {
        uint256 step;
        uint256 units;
        bool isHidden;
        bool isRevealed;
        bool isSettled;
    }

    address[] internal assessors;
    mapping(address assessor => GhostPoint[]) internal ghost_points;
    mapping(address assessor => uint256 assets) internal ghost_leaving;
    mapping(address assessor => uint256 time) internal ghost_availableAt;
    mapping(address assessor => uint256 count) internal ghost_votesOpen;
    mapping(address assessor => uint256 assets) internal ghost_rewards;
    mapping(bytes32 vote => GhostVote) internal ghost_votes;

    mapping(uint256 product => uint256 time) internal ghost_paidAt;
    mapping(uint256 product => uint256 time) internal ghost_refusedUntil;
    mapping(uint256 product => uint256 count) internal ghost_refusals;
    /// @dev The last incident that was proven.
    uint256 internal ghost_proven;

    function setUp() public virtual override {
        super.setUp();
        assessors =
            [person("judge 1"), person("judge 2"), person("judge 3"), person("a small judge"), person("new")];
        for (uint256 i; i < NEWCOMER; i++) {
            _stakeMore(assessors[i], i < 3 ? 10_000e18 : 100e18);
        }
        _pass(1 hours);
    }

    // ---- stakes ----

    function _stakeMore(address who, uint256 amount) internal {
        uint256 has = core.token.balanceOf(who);
        if (has < amount) require(core.token.transfer(who, amount - has));
        assess(who, amount);
        _point(who, _stakeNow(who) + amount);
    }

    function _point(address who, uint256 amount) internal {
        ghost_points[who].push(GhostPoint(block.timestamp, amount));
    }

    function _stakeNow(address who) internal view returns (uint256) {
        return _stakeAt(who, block.timestamp);
    }

    /// @dev At the end of a second.
    function _stakeAt(address who, uint256 time) internal view returns (uint256) {
        GhostPoint[] storage points = ghost_points[who];
        for (uint256 i = points.length; i != 0; i--) {
            if (points[i - 1].time <= time) return points[i - 1].stake;
        }
        return 0;
    }

    function _totalAt(uint256 time) internal view returns (uint256 sum) {
        for (uint256 i; i < assessors.length; i++) {
            sum += _stakeAt(assessors[i], time);
        }
    }

    /// @dev The stake before the filing, as far as it is still there.
    function _weightIn(uint256 id, address who) internal view returns (uint256) {
        uint256 then = _stakeAt(who, ghost_incidents[id - 1].filedAt - 1);
        return Math.min(then, _stakeNow(who) + ghost_leaving[who]);
    }

    // ---- votes ----

    function _vote(uint256 id, uint256 round, address who) internal view returns (GhostVote storage) {
        return ghost_votes[keccak256(abi.encode(id, round, who))];
    }

    /// @dev Revealed units of votes for steps from..to.
    function _weigh(uint256 id, uint256 round, uint256 from, uint256 to) internal view returns (uint256 sum) {
        for (uint256 i; i < assessors.length; i++) {
            GhostVote storage v = _vote(id, round, assessors[i]);
            if (v.isRevealed && v.step >= from && v.step <= to) sum += v.units;
        }
    }

    function _isNear(uint256 step, uint256 severityBps) internal pure returns (bool) {
        uint256 voted = step * 500;
        return voted <= severityBps + 1_000 && severityBps <= voted + 1_000;
    }

    /// @dev Units of all rounds that are near what was decided.
    function _nearUnits(uint256 id) internal view returns (uint256 sum) {
        for (uint256 step; step <= STEPS; step++) {
            if (!_isNear(step, ghost_incidents[id - 1].severityBps)) continue;
            for (uint256 round = 1; round <= ROUNDS; round++) {
                sum += _weigh(id, round, step, step);
            }
        }
    }

    /// @dev The largest severity that as much of the revealed weight supports as its cost demands.
    function _verdict(uint256 id, uint256 round) internal view returns (uint256 verdict) {
        GhostIncident storage g = ghost_incidents[id - 1];
        uint256 revealed = _weigh(id, round, 0, STEPS);
        for (uint256 step = 1; step <= STEPS; step++) {
            uint256 cost = g.shareBps * step / STEPS;
            uint256 needed = g.process.thresholdBps;
            if (cost >= g.process.largeShareBps) needed = g.process.largeThresholdBps;
            if (cost >= g.process.hugeShareBps) needed = g.process.hugeThresholdBps;
            if (_weigh(id, round, step, STEPS) * BPS >= revealed * needed) verdict = step;
        }
    }

    /// @dev Units that the first vote needs.
    function _quorum(uint256 id) internal view returns (uint256) {
        GhostIncident storage g = ghost_incidents[id - 1];
        uint256 needed = _totalAt(g.filedAt - 1) * g.process.quorumBps;
        return Math.max(Math.ceilDiv(needed, BPS * UNIT), 1);
    }

    // ---- phases ----

    function _enter(uint256 id, IncidentStatus status, uint256 time) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        (g.status, g.until) = (status, block.timestamp + time);
    }

    function _enterRound(uint256 id, uint256 round) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        uint256 time = uint256(g.process.commitSeconds) + g.process.revealSeconds;
        _enter(id, IncidentStatus.Voting, time);
        (g.round, g.commitUntil) = (round, block.timestamp + g.process.commitSeconds);
    }

    /// @dev The sum of all windows that an incident can go through.
    function _longest(uint256 id) internal view returns (uint256) {
        GhostIncident storage g = ghost_incidents[id - 1];
        uint256 vote = uint256(g.process.commitSeconds) + g.process.revealSeconds;
        return uint256(g.process.challengeSeconds) + 2 * vote + g.process.appealSeconds
            + g.process.rulingSeconds + WINDOW;
    }

    function _isFinal(uint256 id) internal view returns (bool) {
        return ghost_incidents[id - 1].closedAt != 0;
    }

    // ---- bonds ----

    function _recentRefusals(uint256 product) internal view returns (uint256) {
        if (block.timestamp >= ghost_refusedUntil[product]) return 0;
        return Math.min(ghost_refusals[product], MOST_DOUBLINGS);
    }

    /// @dev Doubled for each recent refusal and each other open incident.
    function _bondNow(uint256 product) internal view returns (uint256) {
        uint256 others = Math.min(ghost_holds[product].count, MOST_DOUBLINGS);
        return ghost_process.bond * 2 ** (_recentRefusals(product) + others);
    }

    function _putUp(uint256 id, uint256 party, address who) internal {
        GhostIncident storage g = ghost_incidents[id - 1];
        g.parties[party] = who;
        ghost_bondsPutUp += _bondOf(g, party);
    }

    /// @dev What Claims must refuse, whoever asks.
    function _refused(bytes memory data, bytes4 selector, string memory why) internal {
        (bool succeeds, bytes memory reason) = address(core.claims).call(data);
        assertFalse(succeeds, why);
        assertEq(bytes4(reason), selector, why);
    }

    // ---- which ----

    function _pickIn(uint256 which, IncidentStatus status) internal view returns (uint256) {
        uint256 count = ghost_incidents.length;
        for (uint256 i; i < count; i++) {
            uint256 id = (which % count + i) % count + 1;
            if (ghost_incidents[id - 1].status == status) return id;
        }
        return 0;
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
