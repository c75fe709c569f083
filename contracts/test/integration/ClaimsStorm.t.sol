// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Filing, IncidentStatus, IncidentView, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Defaults} from "../utils/Defaults.sol";
import {ClaimsFixture} from "../utils/ClaimsFixture.sol";
import {EventTriggerStub} from "../utils/PartStubs.sol";

/// @title Random calls by everyone, at the edges of phases, while process, stakes and covers change
/// @notice A refused call reverts with the protocol's own error. After each call the pool's bonds equal those of open incidents, and
/// what it owes is enough for every pot, bond and reward.
contract ClaimsStorm is ClaimsFixture {
    uint256 internal constant MOVES = 70;
    uint256 internal constant MAX_INCIDENTS = 12;
    bytes4 internal constant PANIC = 0x4e487b71;

    address[] internal people;
    uint256[] internal covers;
    uint256 internal triggered;
    mapping(uint256 incident => mapping(address voter => uint8)) internal stepOf;
    uint256 internal accepted;

    function setUp() public override {
        super.setUp();
        ProductTerms memory terms = productTerms("Triggered", 4);
        terms.trigger = enabled(address(new EventTriggerStub(10_000, 1 days)));
        triggered = core.cover.listProduct(terms);
        people = [holder, other, ann, ben, cyd, bob];
        covers = [cover, otherCover];
        for (uint256 k; k < people.length; k++) {
            fund(people[k], 100_000_000e6);
        }
        covers.push(buy(holder, triggered, AMOUNT, TERM));
        covers.push(buy(ann, triggered, 2 * AMOUNT, 28));
        covers.push(buy(bob, product, 90_000e6, TERM));
        enterForce(covers[4]);
        skip(5 days);
    }

    function _hash(uint256 seed, uint256 k) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, k)));
    }

    /// @dev Waits, often to the edge of a phase.
    function _wait(uint256 r) internal {
        uint256 count = core.claims.incidentCount();
        if (count != 0 && r % 4 != 0) {
            IncidentView memory v = incidentOf(1 + (r / 4) % count);
            uint256 edge = (r / 64) % 2 == 0 ? v.until : v.commitUntil;
            if (edge != 0) edge = edge + (r / 128) % 3 - 1;
            if (edge > block.timestamp && edge < block.timestamp + 40 days) vm.warp(edge);
            return;
        }
        skip((r / 1024) % 3 days);
    }

    /// @dev Makes a call that may fail. A failure must have an error with a reason.
    function _call(address who, address to, bytes memory data) internal returns (bool ok) {
        bytes memory answer;
        vm.prank(who);
        (ok, answer) = to.call(data);
        if (ok) return true;
        assertGe(answer.length, 4, "an error that says why");
        assertTrue(bytes4(answer) != PANIC, "no panic");
    }

    function _move(uint256 r) internal {
        address who = people[r % people.length];
        uint256 count = core.claims.incidentCount();
        uint256 incident = 1 + (r / 8) % (count + 1);
        uint256 pick = (r / 256) % 20;
        uint256 x = r / 2 ** 64;
        uint8 step = uint8(x % 22);
        address claims = address(core.claims);
        address assessors = address(core.assessors);
        if (pick < 2) {
            _file(who, x);
        } else if (pick == 2) {
            _call(who, claims, abi.encodeCall(core.claims.challenge, (incident, EVIDENCE)));
        } else if (pick < 6) {
            _call(who, claims, abi.encodeCall(core.claims.tally, (incident)));
        } else if (pick == 6) {
            _call(who, claims, abi.encodeCall(core.claims.appeal, (incident, EVIDENCE)));
        } else if (pick == 7) {
            address ruler = x % 4 == 0 ? who : address(this);
            _call(ruler, claims, abi.encodeCall(core.claims.rule, (incident, step)));
        } else if (pick < 10) {
            _call(who, claims, abi.encodeCall(core.claims.finalize, (incident)));
        } else if (pick < 12) {
            if (_call(who, assessors, _commitment(incident, who, step))) stepOf[incident][who] = step;
        } else if (pick < 14) {
            _revealAll(who, incident);
        } else if (pick == 14) {
            _call(who, assessors, abi.encodeCall(core.assessors.settleVote, (incident, people[x % people.length])));
        } else if (pick == 15) {
            _call(who, claims, abi.encodeCall(core.claims.collectBond, (incident, Party(x % 3))));
            _call(who, claims, abi.encodeCall(core.claims.collectReward, (address(pool), people[x % people.length])));
        } else if (pick == 16) {
            _call(who, claims, abi.encodeCall(core.claims.collect, (incident, covers[x % covers.length])));
            _call(who, claims, abi.encodeCall(core.claims.returnUncollected, (incident)));
        } else if (pick == 17) {
            uint256 time = block.timestamp - 1 - x % 15 days;
            _call(
                who,
                claims,
                abi.encodeCall(core.claims.prove, (triggered, abi.encode(time, 1 + (x / 2 ** 32) % 10_000)))
            );
        } else if (pick == 18) {
            _unstake(who, x);
        } else {
            _change(x);
        }
    }

    function _revealAll(address who, uint256 incident) internal {
        for (uint256 k; k < people.length; k++) {
            address voter = people[k];
            uint8 step = stepOf[incident][voter];
            bytes memory data = abi.encodeCall(core.assessors.reveal, (incident, voter, step, saltOf(voter)));
            _call(who, address(core.assessors), data);
        }
    }

    /// @dev The call that moves an incident to its next phase, unless it is final.
    function _next(uint256 x) internal {
        uint256 count = core.claims.incidentCount();
        uint256 incident;
        for (uint256 k = 1; k <= count; k++) {
            if (statusOf(k) < IncidentStatus.Accepted && (incident == 0 || _hash(x, k) % 2 == 0)) incident = k;
        }
        if (incident == 0) return _file(people[x % people.length], x);
        IncidentView memory v = incidentOf(incident);
        address who = people[x % people.length];
        address claims = address(core.claims);
        bool turns = (x / 8) % 4 != 0;
        uint8 step = uint8((x / 64) % (v.assertedStep + 1));
        if (v.status == IncidentStatus.Voting && block.timestamp < v.commitUntil) {
            for (uint256 k = 2; k < 5; k++) {
                uint8 own = (x >> 16 + k) % 2 == 0 ? step : uint8((x >> 24 + 8 * k) % (v.assertedStep + 1));
                if (_call(people[k], address(core.assessors), _commitment(incident, people[k], own))) {
                    stepOf[incident][people[k]] = own;
                }
            }
            if (turns) vm.warp(v.commitUntil);
        } else if (v.status == IncidentStatus.Voting) {
            _revealAll(who, incident);
            if (turns) vm.warp(v.until > block.timestamp ? v.until : block.timestamp);
            _call(who, claims, abi.encodeCall(core.claims.tally, (incident)));
        } else if (v.status == IncidentStatus.Filed || v.status == IncidentStatus.Decided) {
            if (turns) _call(who, claims, abi.encodeCall(core.claims.challenge, (incident, EVIDENCE)));
            if (!turns) _call(who, claims, abi.encodeCall(core.claims.appeal, (incident, EVIDENCE)));
            _call(who, claims, abi.encodeCall(core.claims.finalize, (incident)));
        } else if (v.status == IncidentStatus.Escalated) {
            if (!turns) _call(address(this), claims, abi.encodeCall(core.claims.rule, (incident, step)));
            else _call(who, claims, abi.encodeCall(core.claims.tally, (incident)));
        } else {
            _file(who, x);
        }
    }

    function _commitment(uint256 incident, address who, uint8 step) internal view returns (bytes memory) {
        bytes32 hash = core.assessors.commitHash(incident, who, step, saltOf(who));
        return abi.encodeCall(core.assessors.commit, (incident, hash));
    }

    function _file(address who, uint256 x) internal {
        uint256 count = core.claims.incidentCount();
        if (count >= MAX_INCIDENTS) return;
        uint256 c = covers[x % covers.length];
        if (x % 8 != 0) who = core.cover.ownerOf(c);
        Filing memory f =
            Filing(c, block.timestamp - 1 - (x / 8) % 15 days, uint8((x / 2 ** 40) % 22), EVIDENCE, 0, 0, 0);
        if ((x / 2 ** 48) % 3 == 0) (f.lossRoot, f.lossTotal) = (EVIDENCE, 1 + (x / 2 ** 64) % 30_000e6);
        for (uint256 k = 1; k <= count; k++) {
            IncidentView memory v = incidentOf(k);
            if (v.status != IncidentStatus.Drawn || (x / 2 ** 56) % 4 == 0) continue;
            (f.drawn, f.eventTime, f.lossRoot, f.lossTotal) = (k, v.eventTime, v.lossRoot, v.lossTotal);
        }
        _call(who, address(core.claims), abi.encodeCall(core.claims.file, (f)));
    }

    function _unstake(address who, uint256 x) internal {
        address assessors = address(core.assessors);
        if (x % 3 == 0) _call(who, assessors, abi.encodeCall(core.assessors.requestUnstake, (1 + x % 2_000e18)));
        else if (x % 3 == 1) _call(who, assessors, abi.encodeCall(core.assessors.unstake, ()));
        else _call(who, assessors, abi.encodeCall(core.assessors.stake, (1 + x % 2_000e18)));
    }

    function _change(uint256 x) internal {
        if (x % 3 == 0) {
            Process memory p = Defaults.process(address(this), uint96(1 + (x / 4) % 2_000e6));
            p.quorumBps = uint16((x / 2 ** 64) % 10_001);
            p.fastLaneBps = uint16((x / 2 ** 80) % 501);
            p.thresholdBps = uint16(5_001 + (x / 2 ** 96) % 1_600);
            p.appealSeconds = uint32(1 hours + (x / 2 ** 100) % 6 days);
            _call(address(this), address(core.claims), abi.encodeCall(core.claims.setProcess, (address(pool), p)));
            return;
        }
        uint256 c = covers[(x / 4) % covers.length];
        address owner = core.cover.ownerOf(c);
        if (x % 3 == 1) {
            _call(
                owner,
                address(core.cover),
                abi.encodeCall(core.cover.transferFrom, (owner, people[(x / 64) % people.length], c))
            );
        } else if ((x / 64) % 4 == 0) {
            _call(owner, address(core.cover), abi.encodeCall(core.cover.cancel, (c, 0)));
        } else {
            _call(owner, address(core.cover), abi.encodeCall(core.cover.extend, (c, 1 + (x / 256) % 30, NO_LIMIT)));
        }
    }

    function _check() internal view {
        assertBalanced();
        uint256 bonds;
        uint256 owed;
        uint256 count = core.claims.incidentCount();
        for (uint256 k = 1; k <= count; k++) {
            IncidentView memory v = incidentOf(k);
            if (v.status < IncidentStatus.Drawn) {
                bonds += v.bond * (1 + (v.challenger != address(0) ? 1 : 0) + (v.appellant != address(0) ? 2 : 0));
            }
            for (uint256 p; p < 3; p++) {
                owed += v.bondsOwed[p];
            }
            for (uint256 p; p < people.length; p++) {
                (,,,, bool isSettled) = core.assessors.voteOf(k, people[p]);
                if (isSettled) continue;
                (uint256 reward,) = core.assessors.outcomeOf(k, people[p]);
                owed += reward;
            }
            if (v.status == IncidentStatus.Accepted && _isFirst(k)) owed += core.claims.episodeOf(k).pot;
        }
        for (uint256 p; p < people.length; p++) {
            owed += core.assessors.rewardOf(address(pool), people[p]);
        }
        assertEq(money().bonds, bonds, "bonds of open incidents");
        assertGe(money().owed, owed, "what is owed is there");
        assertLe(money().owed, owed + 8 * count, "and not more than rounding leaves");
    }

    function _isFirst(uint256 incident) internal view returns (bool) {
        IncidentView memory v = incidentOf(incident);
        uint256 episode = core.claims.episodeOf(incident).id;
        for (uint256 k = 1; k < incident; k++) {
            IncidentView memory w = incidentOf(k);
            if (w.status != IncidentStatus.Accepted || w.product != v.product) continue;
            if (core.claims.episodeOf(k).id == episode) return false;
        }
        return true;
    }

    /// forge-config: default.fuzz.runs = 8
    /// forge-config: ci.fuzz.runs = 40
    function testFuzz_BooksBalanceAfterAnyCalls(uint256 seed) public {
        for (uint256 k; k < MOVES; k++) {
            uint256 r = _hash(seed, k);
            if (r >> 252 < 6) _wait(r >> 128);
            if (r % 2 == 0) _next(_hash(seed, 2_000 + k));
            else _move(_hash(seed, 1_000 + k));
            _check();
        }
        _end();
    }

    /// @dev Only overdue steps are done: every incident becomes final, and no stake stays locked.
    function _end() internal {
        for (uint256 turn; turn < 6; turn++) {
            skip(31 days);
            for (uint256 k = 1; k <= core.claims.incidentCount(); k++) {
                IncidentStatus status = statusOf(k);
                if (status == IncidentStatus.Voting || status == IncidentStatus.Escalated) core.claims.tally(k);
                else if (status < IncidentStatus.Accepted) core.claims.finalize(k);
            }
        }
        _check();
        for (uint256 k = 1; k <= core.claims.incidentCount(); k++) {
            assertGe(uint8(statusOf(k)), uint8(IncidentStatus.Accepted), "ends");
            for (uint256 p; p < people.length; p++) {
                _call(bob, address(core.assessors), abi.encodeCall(core.assessors.settleVote, (k, people[p])));
            }
            for (uint256 p; p < 3; p++) {
                if (bondOwed(k, Party(p)) != 0) core.claims.collectBond(k, Party(p));
            }
        }
        assertEq(money().bonds, 0, "no bond is left");
        assertEq(atRisk(), 0, "nothing is at risk");
        uint256 staked = core.assessors.slashed();
        for (uint256 p; p < people.length; p++) {
            assertEq(core.assessors.positionOf(people[p]).votes, 0, "no stake is locked");
            staked += core.assessors.positionOf(people[p]).staked + core.assessors.positionOf(people[p]).leaving;
        }
        assertEq(core.token.balanceOf(address(core.assessors)), staked, "stakes are conserved");
        _check();
    }
}
