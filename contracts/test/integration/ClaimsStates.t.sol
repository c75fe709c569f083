// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Filing, IncidentStatus, IncidentView, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {IncidentUnit} from "../utils/IncidentUnit.t.sol";

/// @title Every incident ends (P6): all paths walked, and random ones
/// @dev A parametric product, so that an incident can be filed, proven and overtaken by a proof.
contract ClaimsStatesTest is IncidentUnit {
    uint256 private constant STATES = 10;
    /// @dev A path files again once; each further time is the same walk.
    uint256 private constant REFILES = 1;

    uint256 private _challengesAndAppeals;

    /// @param moves Transitions seen, bit `from * STATES + to`.
    /// @param ends Terminal states reached, one bit each.
    struct Walk {
        uint256 moves;
        uint256 ends;
        uint256 paths;
    }

    function setUp() public override {
        super.setUp();
        listParametric();
        cover = parametricCover;
        eventTime = block.timestamp - 1 hours;
        assess(dave, WEIGHT);
        assess(erin, WEIGHT);
        skip(1);
    }

    // ---- all paths ----

    function test_EveryPathEndsAndTheTableIsComplete() public {
        vm.pauseGasMetering();
        Walk memory w;
        uint256 state = vm.snapshotState();
        _go(w, IncidentStatus.None, file(bob, cover, eventTime, SMALL), 0);
        vm.revertToState(state);
        _go(w, IncidentStatus.None, file(bob, cover, eventTime, ALL), 0);
        vm.revertToState(state);
        _go(w, IncidentStatus.None, prove(eventTime, eventTime, 1_000), 0);
        vm.revertToState(state);
        _go(w, IncidentStatus.None, prove(eventTime, eventTime, DEEPEST), 0);

        assertEq(w.moves, _table(), "the moves are those of the table, all of them and no other");
        uint256 finals =
            bit(IncidentStatus.Accepted) | bit(IncidentStatus.Refused) | bit(IncidentStatus.Lapsed);
        assertEq(w.ends, finals, "each end is reached");
        assertGt(w.paths, 100);
    }

    function _table() private pure returns (uint256 moves) {
        moves = _move(IncidentStatus.None, IncidentStatus.Filed)
            | _move(IncidentStatus.None, IncidentStatus.Voting)
            | _move(IncidentStatus.None, IncidentStatus.Proven)
            | _move(IncidentStatus.None, IncidentStatus.Accepted);
        moves |= _move(IncidentStatus.Filed, IncidentStatus.Voting)
        | _move(IncidentStatus.Filed, IncidentStatus.Accepted)
        | _move(IncidentStatus.Filed, IncidentStatus.Drawn);
        moves |= _move(IncidentStatus.Proven, IncidentStatus.Proven)
        | _move(IncidentStatus.Proven, IncidentStatus.Accepted);
        moves |= _move(IncidentStatus.Voting, IncidentStatus.Decided)
        | _move(IncidentStatus.Voting, IncidentStatus.Escalated)
        | _move(IncidentStatus.Voting, IncidentStatus.Drawn);
        moves |= _move(IncidentStatus.Decided, IncidentStatus.Accepted)
        | _move(IncidentStatus.Decided, IncidentStatus.Refused)
        | _move(IncidentStatus.Decided, IncidentStatus.Escalated)
        | _move(IncidentStatus.Decided, IncidentStatus.Drawn);
        moves |= _move(IncidentStatus.Escalated, IncidentStatus.Decided)
        | _move(IncidentStatus.Escalated, IncidentStatus.Voting);
        moves |= _move(IncidentStatus.Drawn, IncidentStatus.Lapsed);
    }

    function _move(IncidentStatus from, IncidentStatus to) private pure returns (uint256) {
        return 1 << (uint256(from) * STATES + uint256(to));
    }

    /// @dev An incident has just come from a state: from where it is, every way on.
    function _go(Walk memory w, IncidentStatus from, uint256 incident, uint256 refiles) private {
        IncidentStatus now_ = statusOf(incident);
        w.moves |= _move(from, now_);
        if (now_ >= IncidentStatus.Accepted) {
            w.ends |= bit(now_);
            w.paths++;
            _settleUp();
            return;
        }
        for (uint256 way; way < 5; way++) {
            uint256 state = vm.snapshotState();
            if (_take(w, incident, now_, way, refiles)) _go(w, now_, incident, refiles);
            vm.revertToState(state);
        }
    }

    /// @dev Takes a way out of a state; false if there is none of this number, or it was walked to its end.
    function _take(Walk memory w, uint256 incident, IncidentStatus now_, uint256 way, uint256 refiles)
        private
        returns (bool)
    {
        if (now_ == IncidentStatus.Filed) return _fromFiled(incident, way);
        if (now_ == IncidentStatus.Proven) return _fromProven(incident, way);
        if (now_ == IncidentStatus.Voting) return _fromVoting(incident, way);
        if (now_ == IncidentStatus.Decided) return _fromDecided(incident, way);
        if (now_ == IncidentStatus.Escalated) return _fromEscalated(incident, way);
        if (way == 0) end(incident);
        if (way != 1 || refiles == REFILES) return way == 0;
        uint256 refiled = refileBy(bob, incident, ALL);
        _go(w, IncidentStatus.None, refiled, refiles + 1);
        return true;
    }

    function _fromFiled(uint256 incident, uint256 way) private returns (bool) {
        if (way == 0) end(incident);
        else if (way == 1) challengeBy(dave, incident);
        else if (way == 2) _overtake(incident);
        return way < 3;
    }

    /// @dev Nobody, all against, all for, and after that the round is counted.
    function _fromVoting(uint256 incident, uint256 way) private returns (bool) {
        if (way == 0) passRound(incident);
        else if (way < 3) vote(carol, incident, way == 1 ? 0 : ALL);
        return way < 3;
    }

    function _fromProven(uint256 incident, uint256 way) private returns (bool) {
        uint256 deeper = incidentOf(incident).severityBps + 2_000;
        if (way == 0) end(incident);
        else if (way == 1 && deeper < DEEPEST) prove(eventTime, eventTime, deeper);
        else if (way == 2) prove(eventTime, eventTime, DEEPEST);
        return way == 0 || way == 2 || (way == 1 && deeper < DEEPEST);
    }

    function _fromDecided(uint256 incident, uint256 way) private returns (bool) {
        IncidentView memory v = incidentOf(incident);
        if (way == 0) end(incident);
        if (way == 1 && block.timestamp < v.until) appealBy(erin, incident);
        if (way == 2 && v.severityBps != 0) _overtake(incident);
        return way == 0 || (way == 1 && block.timestamp < v.until) || (way == 2 && v.severityBps != 0);
    }

    function _fromEscalated(uint256 incident, uint256 way) private returns (bool) {
        if (way == 0) passRound(incident);
        else if (way < 3) core.claims.rule(incident, way == 1 ? 0 : ALL);
        return way < 3;
    }

    /// @dev An event is proven, and then nobody does anything more.
    function _overtake(uint256 incident) private {
        if (block.timestamp < incidentOf(incident).until) pass(incident);
        prove(block.timestamp - 1, block.timestamp, DEEPEST);
        core.claims.finalize(incident);
    }

    // ---- random paths ----

    /// @dev Whatever people do, whenever: afterwards pokes alone end every incident, each within its own windows, and no bond
    /// is left.
    /// forge-config: default.fuzz.runs = 96
    /// forge-config: ci.fuzz.runs = 500
    function testFuzz_PokesAloneEndEveryIncident(uint256 seed) public {
        for (uint256 k; k < 24; k++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _act(seed);
            skip((seed >> 200) % 3 == 0 ? 0 : (seed >> 208) % 4 days);
        }
        for (uint256 id = 1; id <= core.claims.incidentCount(); id++) {
            uint256 state = vm.snapshotState();
            (uint256 from, uint256 most) = (block.timestamp, _windowsOf(id));
            assertLt(_pokeToTheEnd(id), 6, "a handful of pokes");
            assertLe(block.timestamp - from, most, "within the sum of its windows");
            vm.revertToState(state);
        }
        _settleUp();
    }

    function _pokeToTheEnd(uint256 id) private returns (uint256 pokes) {
        for (; statusOf(id) < IncidentStatus.Accepted; pokes++) {
            _poke(id);
        }
    }

    function _windowsOf(uint256 id) private view returns (uint256) {
        Process memory p = incidentOf(id).process;
        return uint256(p.challengeSeconds) + 2 * (uint256(p.commitSeconds) + p.revealSeconds)
            + p.rulingSeconds + p.appealSeconds + pool.reportWindow();
    }

    function _poke(uint256 id) private {
        IncidentView memory v = incidentOf(id);
        if (block.timestamp < v.until) vm.warp(v.until);
        bool counts = v.status == IncidentStatus.Voting || v.status == IncidentStatus.Escalated;
        if (counts) core.claims.tally(id);
        else core.claims.finalize(id);
    }

    /// @dev One try of one person; that it may be refused is part of the game.
    function _act(uint256 seed) private {
        uint256 count = core.claims.incidentCount();
        if (count == 0 || (seed % 11 == 0 && count < 8)) return _tryFile(seed);
        uint256 id = 1 + (seed >> 16) % count;
        uint8 step = uint8((seed >> 32) % 21);
        address who = [carol, dave, erin][(seed >> 40) % 3];
        uint256 kind = seed % 11;
        if (kind == 1) {
            _tryProve(seed);
        } else if (kind == 2) {
            _tryBond(id, dave, 1, abi.encodeCall(core.claims.challenge, (id, EVIDENCE)));
        } else if (kind == 3) {
            _tryBond(id, erin, 2, abi.encodeCall(core.claims.appeal, (id, EVIDENCE)));
        } else if (kind == 4) {
            try core.claims.rule(id, step) {} catch {}
        } else if (kind == 5) {
            try core.claims.tally(id) {} catch {}
        } else if (kind == 6) {
            try core.claims.finalize(id) {} catch {}
        } else if (kind == 7) {
            _tryRefile(id, step);
        } else if (kind == 8) {
            _tryCommit(id, who, step);
        } else if (kind == 9) {
            _tryVote(id, who, step);
        } else {
            _changeProcess(seed);
        }
    }

    function _tryFile(uint256 seed) private {
        fund(bob, core.claims.bondOf(parametric));
        uint256 time = block.timestamp - 1 - (seed >> 24) % 15 days;
        vm.prank(bob);
        try core.claims.file(Filing(cover, time, uint8(1 + (seed >> 48) % 20), EVIDENCE, 0)) {} catch {}
    }

    function _tryProve(uint256 seed) private {
        uint256 time = block.timestamp - (seed >> 24) % 3 days;
        bytes memory evidence = abi.encode(time - (seed >> 48) % 1 days, time, 1 + (seed >> 80) % DEEPEST);
        try core.claims.prove(parametric, evidence) {} catch {}
    }

    function _tryBond(uint256 id, address who, uint256 bonds, bytes memory data) private {
        fund(who, bonds * incidentOf(id).bond);
        vm.prank(who);
        (bool done,) = address(core.claims).call(data);
        if (done) _challengesAndAppeals++;
    }

    function _tryRefile(uint256 id, uint8 step) private {
        fund(bob, incidentOf(id).bond);
        vm.prank(bob);
        try core.claims.refile(id, filingOf(step)) {} catch {}
    }

    function _tryCommit(uint256 id, address who, uint8 step) private {
        bytes32 hash = core.claims.commitHash(id, incidentOf(id).round, who, step, saltOf(who));
        vm.prank(who);
        try core.claims.commit(id, hash) {} catch {}
    }

    /// @dev Commits, waits and reveals, if it can.
    function _tryVote(uint256 id, address who, uint8 step) private {
        _tryCommit(id, who, step);
        IncidentView memory v = incidentOf(id);
        if (v.status != IncidentStatus.Voting) return;
        if (block.timestamp < v.commitUntil) vm.warp(v.commitUntil);
        try core.claims.reveal(id, who, step, saltOf(who)) {} catch {}
    }

    function _changeProcess(uint256 seed) private {
        Process memory p = demoProcess();
        p.challengeSeconds = uint32(1 hours + (seed >> 16) % 6 days);
        p.commitSeconds = uint32(1 hours + (seed >> 48) % 6 days);
        p.revealSeconds = uint32(1 hours + (seed >> 80) % 6 days);
        p.appealSeconds = uint32(1 hours + (seed >> 112) % 6 days);
        p.rulingSeconds = uint32(1 hours + (seed >> 144) % 29 days);
        p.quorumBps = uint16((seed >> 176) % 10_001);
        setProcess(p);
    }

    // ---- the end ----

    /// @dev All incidents are over: bonds, rewards and payouts are collected, and nothing is left of any of them.
    function _settleUp() private {
        uint256 paid;
        uint256 all = books();
        for (uint256 id = 1; id <= core.claims.incidentCount(); id++) {
            _pokeToTheEnd(id);
            IncidentView memory v = incidentOf(id);
            for (uint8 party; party < 3; party++) {
                if (v.bondsOwed & (1 << party) != 0) paid += core.claims.collectBond(id, Party(party));
            }
            if (core.claims.collectable(id, cover) != 0) paid += core.claims.collect(id, cover);
            for (uint8 round = 1; round <= v.round; round++) {
                _settleVotes(id, round);
            }
        }
        address[3] memory voters = [carol, dave, erin];
        for (uint256 k; k < 3; k++) {
            assertEq(core.assessors.votesOf(voters[k]), 0, "every stake is free");
            if (core.claims.rewardOf(address(pool), voters[k]) == 0) continue;
            paid += core.claims.collectReward(address(pool), voters[k]);
        }
        assertEq(books(), all - paid, "what was paid is what is gone");
        PoolMoney memory m = pool.money();
        assertEq(m.bonds, 0, "no bond is left");
        assertEq(pool.solvency().atRisk, 0);
        assertEq(core.claims.openIncidentOf(parametric), 0);
        assertLe(m.owed, 3 * core.claims.incidentCount(), "but for roundings of rewards");
        assertBalanced();
    }

    function _settleVotes(uint256 id, uint8 round) private {
        address[3] memory voters = [carol, dave, erin];
        for (uint256 k; k < 3; k++) {
            (bytes32 commitment, bool isRevealed,) = core.claims.voteOf(id, round, voters[k]);
            if (commitment != 0 || isRevealed) core.claims.settleVote(id, round, voters[k]);
        }
    }
}
