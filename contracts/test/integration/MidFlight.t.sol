// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsDesk} from "breakwater/interfaces/IClaimsDesk.sol";
import {IncidentStatus, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {Limits, Part} from "breakwater/types/GovernanceTypes.sol";
import {PoolParams, PoolSolvency} from "breakwater/types/Types.sol";
import {Governance} from "../../script/Deployment.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {IncidentUnit} from "../utils/IncidentUnit.t.sol";

/// @title Everything that governance can change is changed while covers run, exits wait and an incident is open
/// @dev The members voted before it all began: the proposal is ready in the timelock, and is carried out in the
/// middle, or not. Both worlds go on alike from there, and are compared to the unit.
contract MidFlightTest is IncidentUnit {
    /// @dev What people had of it in the end.
    struct Outcome {
        uint256 status;
        uint256 severityBps;
        uint256 until;
        uint256 payouts;
        uint256 bonds;
        uint256 taken;
        uint256 takenAt;
        uint256 queued;
        uint256 queuedLeft;
    }

    Governance private g;
    address private judge;
    uint256 private second;
    bool private _splits;

    function setUp() public override {
        super.setUp();
        judge = makeAddr("judge");
        listParametric();
        second = buy(dave, EXPLOIT, 5_000e6, 120);
        require(core.token.transfer(erin, 6_000_000e18));
        vm.prank(erin);
        core.token.delegate(erin);
        Process memory p = Demo.process(judge);
        (p.fastLaneBps, p.rewardBps) = (100, 0);
        core.claims.setProcess(address(pool), p);
        setParams(Demo.poolParams());
        _handOver();
        vm.warp(startOf(second) + 1 hours);
    }

    /// @dev The one place that knows how governance is set up.
    function _handOver() private {
        g = handOver(core, address(this), makeAddr("guardian"));
    }

    // ---- stories ----

    /// @dev Every stage, every parameter: covers, bonds, verdict and times are the same.
    function testFuzz_CoversAndIncidentsGoOnAsTheyBegan(uint256 seed, uint8 stage) public {
        _splits = true;
        (Outcome memory with, Outcome memory without) = _bothWorlds(seed, stage);
        assertEq(with.status, without.status, "how it ended");
        assertEq(with.severityBps, without.severityBps, "severity");
        assertEq(with.until, without.until, "when each phase ended");
        assertEq(with.payouts, without.payouts, "payouts");
        assertEq(with.bonds, without.bonds, "bonds");
        assertEq(with.takenAt, without.takenAt, "when the exit could be taken");
    }

    /// @dev With premiums divided as before, exits are the same to the unit as well. What is divided otherwise
    /// is premium that is earned afterwards, and no exit began with it.
    function testFuzz_ExitsPayTheSameAtTheSameTimes(uint256 seed, uint8 stage) public {
        _splits = false;
        (Outcome memory with, Outcome memory without) = _bothWorlds(seed, stage);
        assertEq(with.takenAt, without.takenAt, "when it could be taken");
        assertEq(with.taken, without.taken, "what the batch paid");
        assertEq(with.queued, without.queued, "its place in the queue");
        assertEq(with.queuedLeft, without.queuedLeft, "what the queue's shares left with");
    }

    /// @dev Each stage is one: else the stories above would be fewer than they seem.
    function test_EveryStageIsReached() public {
        IncidentStatus[9] memory expected = [
            IncidentStatus.Proven,
            IncidentStatus.Voting,
            IncidentStatus.Voting,
            IncidentStatus.Escalated,
            IncidentStatus.Voting,
            IncidentStatus.Decided,
            IncidentStatus.Escalated,
            IncidentStatus.Filed,
            IncidentStatus.Drawn
        ];
        eventTime = block.timestamp - 30 minutes;
        for (uint256 stage; stage < expected.length; stage++) {
            uint256 state = vm.snapshotState();
            assertStatus(_begin(stage), expected[stage]);
            vm.revertToState(state);
        }
    }

    /// @dev A comparison of two worlds shows something only if the change happened: here it did.
    function test_TheChangeIsMade() public {
        Change memory c = _change(uint256(keccak256("seed")));
        _vote(c);
        _carryOut(c);
        assertEq(core.claims.processOf(address(pool)).arbiter, carol);
        assertEq(pool.terms().curator, carol);
        assertEq(uint8(core.factory.partOf(address(core.model))), uint8(Part.None));
        assertEq(core.factory.limitsOf(address(pool)).maxShareBps, c.limits.maxShareBps);
        assertEq(g.governor.votingDelay(), c.governorDelay);
        assertEq(pool.terms().params.cancelFeeBps, c.params.cancelFeeBps);
    }

    // ---- the two worlds ----

    function _bothWorlds(uint256 seed, uint8 stage)
        private
        returns (Outcome memory with, Outcome memory without)
    {
        Change memory c = _change(seed);
        _vote(c);
        leave(alice, pool.balanceOf(alice) / 10);
        queue(alice, pool.balanceOf(alice) / 20);
        skip(1 hours);
        eventTime = block.timestamp - 2 hours;
        uint256 incident = _begin(stage % 9);
        uint256 state = vm.snapshotState();
        without = _goOn(incident);
        vm.revertToState(state);
        _carryOut(c);
        with = _goOn(incident);
    }

    /// @dev An incident in each of its stages.
    function _begin(uint256 stage) private returns (uint256 incident) {
        if (stage == 0) return prove(block.timestamp - 3 hours, eventTime, 2_000);
        if (stage == 7) return file(bob, cover, eventTime, SMALL);
        incident = file(bob, cover, eventTime, ALL);
        if (stage == 1) return incident;
        if (stage == 2) {
            commitVote(carol, incident, ALL);
            return incident;
        }
        if (stage == 3) {
            passRound(incident);
            return incident;
        }
        if (stage == 8) {
            for (uint256 i; i < 3; i++) {
                passRound(incident);
            }
            return incident;
        }
        commitVote(carol, incident, ALL);
        toReveal(incident);
        revealVote(carol, incident, ALL);
        if (stage == 4) return incident;
        passRound(incident);
        if (stage == 5) return incident;
        appealBy(erin, incident);
    }

    /// @dev What people do next depends on where the incident stands, and on nothing that governance changed.
    function _goOn(uint256 incident) private returns (Outcome memory o) {
        while (statusOf(incident) < IncidentStatus.Accepted) {
            o.until = uint256(keccak256(abi.encode(o.until, _step(incident))));
        }
        o.status = uint256(statusOf(incident));
        o.severityBps = incidentOf(incident).severityBps;
        if (o.status == uint256(IncidentStatus.Accepted)) o.payouts = _collectAll(incident);
        o.bonds = _collectBonds(incident);
        assertBalanced();
        _takeExits(o);
        PoolSolvency memory s = pool.solvency();
        assertGe(s.capital, s.required, "solvent");
        assertBalanced();
    }

    function _step(uint256 incident) private returns (uint256 until) {
        IncidentStatus status = statusOf(incident);
        until = incidentOf(incident).until;
        if (status == IncidentStatus.Voting && block.timestamp < incidentOf(incident).commitUntil) {
            commitVote(carol, incident, ALL);
        }
        if (status == IncidentStatus.Voting) {
            if (block.timestamp < incidentOf(incident).commitUntil) toReveal(incident);
            (, bool isRevealed,) = core.claims.voteOf(incident, incidentOf(incident).round, carol);
            if (!isRevealed) revealVote(carol, incident, ALL);
            passRound(incident);
        } else if (status == IncidentStatus.Escalated) {
            vm.prank(judge);
            core.claims.rule(incident, 12);
        } else {
            end(incident);
        }
    }

    function _collectAll(uint256 incident) private returns (uint256 hash) {
        if (incidentOf(incident).product == parametric) {
            return core.claims.collect(incident, parametricCover);
        }
        uint256 one = core.claims.collect(incident, cover);
        hash = uint256(keccak256(abi.encode(one, core.claims.collect(incident, second))));
        assertGt(one, 0);
    }

    function _collectBonds(uint256 incident) private returns (uint256 hash) {
        for (uint8 party; party < 3; party++) {
            if (incidentOf(incident).bondsOwed & 1 << party == 0) continue;
            hash = uint256(keccak256(abi.encode(hash, party, collectBondOf(incident, Party(party)))));
        }
    }

    /// @dev The batch when its window is over; then the queue's shares, on a day when both were over in any
    /// world.
    function _takeExits(Outcome memory o) private {
        o.takenAt = pool.exitsOf(alice, 1)[0].nextTakeableAt;
        if (block.timestamp < o.takenAt) vm.warp(o.takenAt);
        o.taken = take(alice, pool.maxRedeem(alice));
        assertGt(o.taken, 0);
        skip(7 days);
        o.queued = pool.exitsOf(alice, 9)[0].maturesAt;
        (, o.queuedLeft) = pool.processExits();
        assertGt(o.queuedLeft, 0);
    }

    // ---- the change ----

    struct Change {
        PoolParams params;
        Process process;
        Limits limits;
        uint48 governorDelay;
        uint32 governorPeriod;
        uint256 quorum;
        address[] targets;
        uint256[] values;
        bytes[] calls;
    }

    /// @dev Anything inside the bounds that the code has. Where the solvency rule would refuse it, it is
    /// refused and nothing changes: that is elsewhere, so the rule itself gets no tighter than the exposure
    /// here allows.
    function _change(uint256 seed) private returns (Change memory c) {
        c.params = PoolParams({
            groupCapBps: uint16(_in(seed, 1, 3_500, 10_000)),
            rhoBps: uint16(_in(seed, 2, 0, 10_000)),
            marginBps: uint16(_in(seed, 3, 10_000, 16_000)),
            materialityBps: uint16(_in(seed, 4, 0, 10_000)),
            feeBps: 1_000,
            reserveBps: 2_000,
            reserveTargetBps: 300,
            cancelFeeBps: uint16(_in(seed, 5, 0, 3_000))
        });
        if (_splits) {
            c.params.feeBps = uint16(_in(seed, 6, 0, 3_000));
            c.params.reserveBps = uint16(_in(seed, 7, 0, 10_000));
            c.params.reserveTargetBps = uint16(_in(seed, 8, 0, 10_000));
        }
        c.process = _process(seed);
        c.limits = Limits({
            maxShareBps: uint16(_in(seed, 9, 1, 10_000)),
            minWeightBps: uint16(_in(seed, 10, 1, 10_000)),
            minRate: 1,
            maxRate: uint64(_in(seed, 11, 1, 10e18)),
            minWaitingDays: uint8(_in(seed, 12, 0, 30)),
            maxTermDays: uint16(_in(seed, 13, 1, 365)),
            maxNoClaimsBps: uint16(_in(seed, 14, 0, 5_000)),
            loosenDays: uint8(_in(seed, 15, 2, 30))
        });
        (c.governorDelay, c.governorPeriod) =
        (uint48(_in(seed, 16, 0, 30 days)), uint32(_in(seed, 17, 1, 30 days)));
        c.quorum = _in(seed, 18, 0, 100);
        _calls(c);
    }

    function _process(uint256 seed) private view returns (Process memory p) {
        p.arbiter = carol;
        p.bond = uint96(_in(seed, 20, 1, type(uint80).max));
        p.challengeSeconds = uint32(_in(seed, 21, 1 hours, 7 days));
        p.commitSeconds = uint32(_in(seed, 22, 1 hours, 7 days));
        p.revealSeconds = uint32(_in(seed, 23, 1 hours, 7 days));
        p.appealSeconds = uint32(_in(seed, 24, 1 hours, 7 days));
        p.rulingSeconds = uint32(_in(seed, 25, 1 hours, 30 days));
        p.quorumBps = uint16(_in(seed, 26, 0, 10_000));
        p.fastLaneBps = uint16(_in(seed, 27, 0, 500));
        p.rewardBps = uint16(_in(seed, 28, 0, 10_000));
        p.penaltyBps = uint16(_in(seed, 29, 0, 1_000));
        p.thresholdBps = uint16(_in(seed, 30, 5_001, 10_000));
        p.largeThresholdBps = uint16(_in(seed, 31, p.thresholdBps, 10_000));
        p.hugeThresholdBps = uint16(_in(seed, 32, p.largeThresholdBps, 10_000));
        p.largeShareBps = uint16(_in(seed, 33, 0, type(uint16).max));
        p.hugeShareBps = uint16(_in(seed, 34, p.largeShareBps, type(uint16).max));
    }

    function _calls(Change memory c) private {
        delete _targets;
        delete _data;
        address factory = address(core.factory);
        (address trigger,) = core.cover.triggerOf(parametric);
        _add(factory, abi.encodeCall(core.factory.setParams, (address(pool), c.params)));
        _add(factory, abi.encodeCall(core.factory.setLimits, (address(pool), c.limits)));
        _add(factory, abi.encodeCall(core.factory.setCurator, (address(pool), carol)));
        _add(factory, abi.encodeCall(core.factory.setPart, (address(core.model), Part.None)));
        _add(factory, abi.encodeCall(core.factory.setPart, (trigger, Part.None)));
        _add(address(core.claims), abi.encodeCall(IClaimsDesk.setProcess, (address(pool), c.process)));
        _add(address(core.claims), abi.encodeCall(IClaimsDesk.setProductProcess, (EXPLOIT, c.process)));
        _add(address(core.claims), abi.encodeCall(IClaimsDesk.setProductProcess, (parametric, c.process)));
        _add(address(core.assessors), abi.encodeCall(core.assessors.sweepSlashed, (carol)));
        _add(address(g.governor), abi.encodeCall(g.governor.setVotingDelay, (c.governorDelay)));
        _add(address(g.governor), abi.encodeCall(g.governor.setVotingPeriod, (c.governorPeriod)));
        _add(address(g.governor), abi.encodeCall(g.governor.setProposalThreshold, (c.quorum)));
        _add(address(g.governor), abi.encodeCall(g.governor.updateQuorumNumerator, (c.quorum)));
        _add(address(g.timelock), abi.encodeCall(g.timelock.updateDelay, (c.governorDelay)));
        (c.targets, c.values, c.calls) = (_targets, new uint256[](_targets.length), _data);
    }

    address[] private _targets;
    bytes[] private _data;

    function _add(address target, bytes memory data) private {
        _targets.push(target);
        _data.push(data);
    }

    function _in(uint256 seed, uint256 salt, uint256 least, uint256 most) private pure returns (uint256) {
        return bound(uint256(keccak256(abi.encode(seed, salt))), least, most);
    }

    /// @dev By a proposal like any other, up to where it could be carried out.
    function _vote(Change memory c) private {
        vm.prank(erin);
        uint256 proposal = g.governor.propose(c.targets, c.values, c.calls, "everything");
        vm.warp(g.governor.proposalSnapshot(proposal) + 1);
        vm.prank(erin);
        g.governor.castVote(proposal, 1);
        vm.warp(g.governor.proposalDeadline(proposal) + 1);
        g.governor.queue(c.targets, c.values, c.calls, keccak256("everything"));
        skip(2 days);
    }

    function _carryOut(Change memory c) private {
        g.governor.execute(c.targets, c.values, c.calls, keccak256("everything"));
    }
}
