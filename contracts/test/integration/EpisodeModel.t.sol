// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {StateLib} from "breakwater/claims/ClaimsState.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {Filing, IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {Defaults} from "../utils/Defaults.sol";
import {LossTree} from "../utils/LossTree.sol";
import {EventTriggerStub} from "../utils/PartStubs.sol";
import {ProtocolFixture} from "../utils/ProtocolFixture.sol";

/// @title Random histories of episodes, compared with a second implementation of the rules of DESIGN §6
/// @notice Proofs and votes, with and without loss roots, at the edges of days and windows, with collections in between. Covers are
/// bought, cancelled, extended and transferred. The pool is large enough to pay everything that is due.
contract EpisodeModel is ProtocolFixture {
    uint256 internal constant MOVES = 26;
    uint256 internal constant PEOPLE = 4;
    uint256 internal constant FRESH = type(uint256).max;

    struct Verdict {
        uint256 incident;
        uint256 time;
        uint256 severityBps;
        uint256 episode;
        bool hasRoot;
        uint256[] losses;
        uint256 total;
        uint256 collected;
        bytes32[] leaves;
    }

    address[] internal people;
    address internal judge;
    uint256 internal product;
    bool internal rooted;
    uint256[] internal covers;
    Verdict[] internal verdicts;
    /// @dev First event times.
    uint256[] internal episodes;
    mapping(uint256 cover => mapping(uint256 episode => uint256)) internal received;
    mapping(uint256 cover => uint256) internal paidOut;
    mapping(uint256 episode => mapping(address who => uint256)) internal lossPaid;
    mapping(uint256 episode => uint256) internal paidByEpisode;
    uint256 internal proofs;
    uint256 internal collected;

    function setUp() public override {
        super.setUp();
        Process memory p = Defaults.process(address(this), 1);
        (p.challengeSeconds, p.commitSeconds, p.revealSeconds, p.appealSeconds) = (1 hours, 1 hours, 1 hours, 1 hours);
        p.rulingSeconds = 1 hours;
        p.fastLaneBps = 0;
        pool = ICapitalPool(
            core.factory
                .createPool(Defaults.poolConfig(address(asset), "Model", "bwM", address(this), address(core.model)))
        );
        core.claims.setProcess(address(pool), p);
        judge = person("judge");
        assess(judge, 1_000e18);
        for (uint256 k; k < PEOPLE; k++) {
            people.push(person(string.concat("person", vm.toString(k))));
        }
        stake(alice, 1_000_000e6);
    }

    function _start(uint256 seed) internal {
        ProductTerms memory terms = Defaults.product(address(pool), "Model", "Model");
        terms.trigger = address(new EventTriggerStub(10_000, 1 days));
        core.factory.setPart(address(pool), terms.trigger, Part.Trigger);
        rooted = seed % 4 == 0;
        terms.needsLossRoot = rooted;
        product = core.cover.listProduct(terms);
        for (uint256 k; k < 5; k++) {
            _buy(_hash(seed, 1_000 + k));
            skip(_hash(seed, 2_000 + k) % 4 days);
        }
        skip(3 days + _hash(seed, 1) % 24 days);
    }

    function _hash(uint256 seed, uint256 k) internal pure returns (uint256) {
        return uint256(keccak256(abi.encode(seed, k)));
    }

    function _buy(uint256 r) internal {
        address who = people[r % PEOPLE];
        uint256 amount = 1 + (r / 8) % 5_000e6;
        if (core.cover.capacity(product) < amount) return;
        covers.push(buy(who, product, amount, 28 + (r / 2 ** 64) % 20));
    }

    // ---- the rules ----

    function _distance(uint256 a, uint256 b) internal pure returns (uint256) {
        return a > b ? a - b : b - a;
    }

    /// @dev The nearest accepted verdict within a day, else the nearest first time within a window; on a tie the earlier.
    function _episodeOf(uint256 time) internal view returns (uint256 id) {
        (uint256 bestTime, uint256 best) = (0, FRESH);
        id = FRESH;
        for (uint256 k; k < verdicts.length; k++) {
            uint256 d = _distance(verdicts[k].time, time);
            if (d > 1 days || d > best || (d == best && verdicts[k].time >= bestTime)) continue;
            (best, bestTime, id) = (d, verdicts[k].time, verdicts[k].episode);
        }
        if (id != FRESH) return id;
        for (uint256 k; k < episodes.length; k++) {
            uint256 d = _distance(episodes[k], time);
            if (d > REPORT_WINDOW || d > best || (d == best && episodes[k] >= bestTime)) continue;
            (best, bestTime, id) = (d, episodes[k], k);
        }
    }

    function _inForce(uint256 cover, uint256 time) internal view returns (uint256) {
        return StateLib.amountAt(core.cover.claimOf(cover), time);
    }

    // ---- moves ----

    function _time(uint256 r) internal view returns (uint256 time) {
        uint256 pick = r % 8;
        if (verdicts.length == 0 || pick < 2) {
            time = block.timestamp - 1 - (r / 8) % REPORT_WINDOW;
        } else {
            uint256 base = verdicts[(r / 8) % verdicts.length].time;
            if ((r / 64) % 2 == 0 && episodes.length != 0) base = episodes[(r / 8) % episodes.length];
            uint256[8] memory gaps =
                [uint256(0), 1, 1 days - 1, 1 days, 1 days + 1, REPORT_WINDOW - 1, REPORT_WINDOW, REPORT_WINDOW + 1];
            uint256 gap = gaps[(r / 128) % 8];
            time = (r / 1024) % 2 == 0 ? base + gap : base - gap;
            if ((r / 2048) % 8 == 0) time = time / 1 days * 1 days;
            if ((r / 2048) % 8 == 1) time = time / 1 days * 1 days - 1;
        }
        uint256 oldest = block.timestamp - REPORT_WINDOW;
        if (time < oldest) time = oldest;
        if (time >= block.timestamp) time = block.timestamp - 1;
    }

    function _prove(uint256 r) internal {
        uint256 time = _time(r);
        uint256 severityBps = 1 + (r / 2 ** 32) % 10_000;
        bool isNew;
        bool isAny;
        uint256 episode = _episodeOf(time);
        for (uint256 k; k < covers.length; k++) {
            uint256 amount = _inForce(covers[k], time);
            if (amount == 0) continue;
            isAny = true;
            uint256 had;
            for (uint256 v; v < verdicts.length; v++) {
                bool counts = verdicts[v].episode == episode && !verdicts[v].hasRoot;
                if (counts && _inForce(covers[k], verdicts[v].time) != 0) {
                    had = Math.max(had, amount * verdicts[v].severityBps / 10_000);
                }
            }
            uint256 gain = amount * severityBps / 10_000;
            uint256 usable = core.cover.claimOf(covers[k]).left;
            if (episode != FRESH) gain = Math.max(gain, received[covers[k]][episode]) - received[covers[k]][episode];
            if (amount * severityBps / 10_000 > had && usable != 0 && gain != 0) isNew = true;
        }
        try core.claims.prove(product, abi.encode(time, severityBps)) returns (uint256 incident) {
            Verdict storage v = verdicts.push();
            (v.incident, v.time, v.severityBps) = (incident, time, severityBps);
            _accepted(v);
            proofs++;
        } catch {
            assertFalse(isAny && isNew, "a proof that gives somebody more is accepted");
        }
    }

    function _file(uint256 r) internal {
        uint256 time = _time(r);
        uint256 filing = FRESH;
        for (uint256 k; k < covers.length; k++) {
            uint256 c = covers[(k + r) % covers.length];
            if (_inForce(c, time) != 0 && core.cover.claimOf(c).left != 0) filing = c;
        }
        if (filing == FRESH) return;
        uint8 step = uint8(1 + (r / 2 ** 32) % 20);
        uint8 verdict = uint8(1 + (r / 2 ** 40) % step);
        Verdict memory v;
        (v.time, v.severityBps) = (time, verdict * 500);
        v.hasRoot = rooted || (r / 2 ** 48) % 3 == 0;
        Filing memory f = Filing(filing, time, step, EVIDENCE, 0, 0, 0);
        if (v.hasRoot) {
            (v.losses, v.leaves) = (new uint256[](PEOPLE), new bytes32[](PEOPLE));
            for (uint256 k; k < PEOPLE; k++) {
                uint256 x = _hash(r, k);
                v.losses[k] = x % 3 == 0 ? 0 : (x / 4) % (x % 3 == 1 ? 2_000e6 : 20_000e6);
                v.total += v.losses[k];
                v.leaves[k] = LossTree.leafOf(people[k], v.losses[k]);
            }
            // A list may be wrong. Then its accounts together receive at most its total.
            if ((r / 2 ** 52) % 4 == 0) v.total = v.total / 2;
            if (v.total == 0) v.total = 1;
            (f.lossRoot, f.lossTotal) = (LossTree.rootOf(v.leaves), v.total);
        }
        uint256 incident = file(core.cover.ownerOf(filing), f);
        assertEq(uint8(statusOf(incident)), uint8(IncidentStatus.Voting), "no lane");
        commitVote(judge, incident, verdict);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(judge, incident, verdict);
        endPhase(incident);
        core.claims.tally(incident);
        // What may happen before the incident is settled.
        _collectSome(_hash(r, 77));
        endPhase(incident);
        core.claims.finalize(incident);
        Verdict storage stored = verdicts.push();
        (stored.incident, stored.time, stored.severityBps) = (incident, v.time, v.severityBps);
        (stored.hasRoot, stored.total, stored.losses, stored.leaves) = (v.hasRoot, v.total, v.losses, v.leaves);
        _accepted(stored);
    }

    function _accepted(Verdict storage v) internal {
        // Before the rule is asked, the verdict itself is not in the list.
        uint256 time = v.time;
        v.episode = FRESH;
        uint256 own = v.time;
        v.time = type(uint128).max;
        uint256 episode = _episodeOf(own);
        v.time = time;
        if (episode == FRESH) {
            episode = episodes.length;
            episodes.push(time);
        }
        v.episode = episode;
        assertEq(core.claims.episodeOf(v.incident).firstTime, episodes[episode], "joins the episode of the rule");
    }

    function _due(Verdict storage v, uint256 cover) internal view returns (uint256 due, uint256 loss) {
        uint256 entitled = _inForce(cover, v.time) * v.severityBps / 10_000;
        loss = type(uint256).max;
        if (v.hasRoot) {
            address who = core.cover.ownerOf(cover);
            loss = 0;
            for (uint256 k; k < PEOPLE; k++) {
                if (people[k] == who) loss = v.losses[k];
            }
            entitled = Math.min(entitled, loss);
        }
        due = Math.saturatingSub(entitled, received[cover][v.episode]);
        if (!v.hasRoot) return (due, loss);
        due = Math.min(due, Math.saturatingSub(loss, lossPaid[v.episode][core.cover.ownerOf(cover)]));
        due = Math.min(due, v.total - v.collected);
    }

    function _collect(Verdict storage v, uint256 cover) internal {
        (uint256 due, uint256 loss) = _due(v, cover);
        uint256 usable = Math.min(due, core.cover.claimOf(cover).left);
        address who = core.cover.ownerOf(cover);
        uint256 balance = asset.balanceOf(who);
        bool isOver = block.timestamp >= core.claims.episodeOf(v.incident).lastVerdictAt + 365 days;
        if (v.hasRoot) {
            uint256 index;
            while (people[index] != who) index++;
            bytes32[] memory proof = LossTree.proofOf(v.leaves, index);
            try core.claims.collectWithProof(v.incident, cover, loss, proof) returns (uint256 assets) {
                assertEq(assets, usable, "a root pays what is due");
            } catch {
                assertTrue(due == 0 || isOver, "with a proof, what is due is paid");
                return;
            }
        } else {
            uint256 said = core.claims.collectable(v.incident, cover);
            if (!isOver) assertEq(said, usable, "collectable");
            try core.claims.collect(v.incident, cover) returns (uint256 assets) {
                assertEq(assets, usable, "what is due is paid");
            } catch {
                assertTrue(due == 0 || isOver, "what is due is paid, not refused");
                return;
            }
        }
        assertEq(asset.balanceOf(who) - balance, usable, "to the holder");
        received[cover][v.episode] += due;
        paidOut[cover] += usable;
        paidByEpisode[v.episode] += usable;
        if (v.hasRoot) {
            v.collected += usable;
            lossPaid[v.episode][who] += usable;
        }
        if (usable != 0) collected++;
        assertLe(paidOut[cover], core.cover.coverOf(cover).amount, "the amount, once");
    }

    function _collectSome(uint256 r) internal {
        if (verdicts.length == 0) return;
        for (uint256 k; k < 3; k++) {
            uint256 x = _hash(r, k);
            _collect(verdicts[x % verdicts.length], covers[(x / 2 ** 32) % covers.length]);
        }
    }

    function _change(uint256 r) internal {
        uint256 cover = covers[(r / 8) % covers.length];
        address who = core.cover.ownerOf(cover);
        if (r % 4 == 0) {
            vm.prank(who);
            core.cover.transferFrom(who, people[(r / 64) % PEOPLE], cover);
        } else if (r % 4 == 1) {
            vm.prank(who);
            try core.cover.cancel(cover, 0) {} catch {}
        } else if (r % 4 == 2) {
            fund(who, 1_000_000e6);
            vm.prank(who);
            try core.cover.extend(cover, 1 + (r / 64) % 20, NO_LIMIT) {} catch {}
        } else {
            _buy(r / 8);
        }
    }

    function _walk(uint256 seed) internal {
        _start(seed);
        for (uint256 k; k < MOVES; k++) {
            uint256 r = _hash(seed, k);
            uint256 pick = r % 16;
            r /= 16;
            if (pick < 4 && !rooted) _prove(r);
            else if (pick < 7) _file(r);
            else if (pick < 11) _collectSome(r);
            else if (pick < 14) _change(r);
            else skip(r % 5 days);
            assertBalanced();
        }
        for (uint256 n; n < verdicts.length; n++) {
            for (uint256 c; c < covers.length; c++) {
                uint256 at = (n * 7 + _hash(seed, 99)) % verdicts.length;
                _collect(verdicts[at], covers[c]);
            }
        }
        for (uint256 n; n < verdicts.length; n++) {
            for (uint256 c; c < covers.length; c++) {
                _collect(verdicts[n], covers[c]);
            }
        }
        assertBalanced();
    }

    /// forge-config: default.fuzz.runs = 32
    /// forge-config: ci.fuzz.runs = 128
    function testFuzz_HistoriesFollowTheRules(uint256 seed) public {
        _walk(seed);
    }
}
