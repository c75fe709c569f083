// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {StateLib} from "breakwater/claims/ClaimsState.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {EventTriggerStub} from "../utils/PartStubs.sol";
import {ClaimsFixture} from "../utils/ClaimsFixture.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";

/// @title Verdicts of an episode in any order: every cover ends with the largest verdict of a time at which it was in force
contract Episodes is ClaimsFixture {
    uint256 internal constant COVERS = 6;
    uint256 internal constant INCIDENTS = 4;

    uint256[] internal covers;
    uint256[] internal incidents;
    uint256[] internal times;
    uint8[] internal steps;

    /// @dev Covers that start and end on different days of the last window, and verdicts of different times and severities.
    function build(uint256 seed, uint256 spread) internal {
        uint256 last;
        for (uint256 k; k < COVERS; k++) {
            uint256 r = uint256(keccak256(abi.encode(seed, "cover", k)));
            last = buy(carol, product, 1_000e6 + r % 5_000e6, 28 + r / 2 ** 64 % 12);
            covers.push(last);
            skip(r / 2 ** 128 % 3 days);
        }
        // Some have ended, some are in force, some have not started.
        vm.warp(startOf(covers[0]) + 20 days + seed % 10 days);
        for (uint256 k; k < INCIDENTS; k++) {
            uint256 r = uint256(keccak256(abi.encode(seed, "incident", k)));
            uint256 time = block.timestamp - 1 - r % spread;
            uint8 step = uint8(1 + r / 2 ** 64 % 20);
            // `cover` is in force all the time.
            uint256 incident = file(holder, cover, time, step);
            if (statusOf(incident) == IncidentStatus.Filed) challenge(bob, incident);
            incidents.push(incident);
            times.push(time);
            steps.push(step);
        }
        covers.push(cover);
        covers.push(otherCover);
    }

    /// @dev Votes on all incidents at once, then finalizes and collects in the order of the seed.
    function decideAll() internal {
        for (uint256 k; k < incidents.length; k++) {
            commitVote(ann, incidents[k], steps[k]);
        }
        vm.warp(incidentOf(incidents[0]).commitUntil);
        for (uint256 k; k < incidents.length; k++) {
            revealVote(ann, incidents[k], steps[k]);
        }
        endPhase(incidents[0]);
        for (uint256 k; k < incidents.length; k++) {
            core.claims.tally(incidents[k]);
        }
        endPhase(incidents[0]);
    }

    function collect(uint256 k, uint256 c) internal returns (uint256 paid) {
        if (StateLib.amountAt(core.cover.claimOf(covers[c]), times[k]) == 0) return 0;
        uint256 said = core.claims.collectable(incidents[k], covers[c]);
        try core.claims.collect(incidents[k], covers[c]) returns (uint256 assets) {
            assertEq(assets, said, "collectable says what is paid");
            return assets;
        } catch {
            assertEq(said, 0, "nothing to collect");
        }
    }

    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    function testFuzz_EveryCoverEndsWithTheLargestVerdict(uint256 seed) public {
        build(seed, 13 days);
        decideAll();
        uint256[] memory paid = new uint256[](covers.length);
        uint256 order = uint256(keccak256(abi.encode(seed, "order")));
        for (uint256 n; n < incidents.length; n++) {
            uint256 k = (n + order) % incidents.length;
            core.claims.finalize(incidents[k]);
            // Some collect at once.
            for (uint256 c; c < covers.length; c++) {
                if (order >> c & 1 == 0) paid[c] += collect(k, c);
            }
        }
        for (uint256 n; n < incidents.length; n++) {
            for (uint256 c; c < covers.length; c++) {
                paid[c] += collect((n * 3 + order) % incidents.length, c);
            }
        }
        // Four verdicts within a window form at most two episodes. A cover receives the largest verdict of each.
        for (uint256 c; c < covers.length; c++) {
            assertEq(paid[c], expected(c), "the largest verdict of a time at which it was in force");
        }
        assertBalanced();
    }

    function expected(uint256 c) internal view returns (uint256) {
        uint256 amount = core.cover.coverOf(covers[c]).amount;
        uint256 first = core.claims.episodeOf(incidents[0]).id;
        uint256 a;
        uint256 b;
        for (uint256 k; k < incidents.length; k++) {
            if (StateLib.amountAt(core.cover.claimOf(covers[c]), times[k]) == 0) continue;
            uint256 due = amount * steps[k] / 20;
            if (core.claims.episodeOf(incidents[k]).id == first) a = Math.max(a, due);
            else b = Math.max(b, due);
        }
        return Math.min(a + b, amount);
    }

    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    /// @dev The whole pot goes to covers, except for what is booked twice because the overlap is only a bound.
    function testFuzz_OneTimeIsBookedExactly(uint256 seed) public {
        build(seed, 1);
        decideAll();
        for (uint256 k; k < incidents.length; k++) {
            core.claims.finalize(incidents[k]);
        }
        for (uint256 c; c < covers.length; c++) {
            for (uint256 k; k < incidents.length; k++) {
                collect(k, c);
            }
        }
        assertLe(core.claims.episodeOf(incidents[0]).pot, covers.length, "rounding");
    }

    /// forge-config: default.fuzz.runs = 64
    /// forge-config: ci.fuzz.runs = 256
    /// @dev Covers that an earlier episode partly used: pots are limited by the remaining exposure, and still hold what each cover can
    /// use, in any order.
    function testFuzz_PotsHoldWhatUsedCoversCanUse(uint256 seed) public {
        uint256 last;
        for (uint256 k; k < COVERS; k++) {
            last = buy(carol, product, 1_000e6 + seed % (k + 2) * 700e6, 60);
            covers.push(last);
        }
        covers.push(cover);
        covers.push(otherCover);
        enterForce(last);
        uint8 early = uint8(1 + seed % 20);
        uint256 before = file(holder, cover, block.timestamp - 1, early);
        if (statusOf(before) == IncidentStatus.Filed) challenge(bob, before);
        times.push(block.timestamp - 1);
        voteTo(before, early);
        incidents.push(before);
        steps.push(early);
        uint256[] memory paid = new uint256[](covers.length);
        for (uint256 c = 1; c < covers.length; c++) {
            if (seed >> c & 1 == 0) paid[c] += collect(0, c);
        }
        skip(20 days);
        fileThree(seed);
        uint256 order = uint256(keccak256(abi.encode(seed, "order")));
        for (uint256 n; n < 3; n++) {
            core.claims.finalize(incidents[1 + (n + order) % 3]);
        }
        for (uint256 n; n < 4; n++) {
            for (uint256 c; c < covers.length; c++) {
                uint256 at = (c + order) % covers.length;
                paid[at] += collect((n + order) % 4, at);
            }
        }
        for (uint256 c; c < covers.length; c++) {
            assertEq(paid[c], expected(c), "the largest verdict of each episode, at most the amount");
        }
        assertBalanced();
    }

    /// @dev Three verdicts of one second. `otherCover` files if it has an amount left.
    function fileThree(uint256 seed) internal {
        uint256 filing = core.cover.claimOf(cover).left == 0 ? otherCover : cover;
        vm.assume(core.cover.claimOf(filing).left != 0);
        address filer = core.cover.ownerOf(filing);
        for (uint256 k; k < 3; k++) {
            uint8 step = uint8(1 + uint256(keccak256(abi.encode(seed, k))) % 20);
            uint256 incident = file(filer, filing, block.timestamp - 1, step);
            if (statusOf(incident) == IncidentStatus.Filed) challenge(bob, incident);
            incidents.push(incident);
            times.push(block.timestamp - 1);
            steps.push(step);
        }
        for (uint256 k = 1; k < 4; k++) {
            commitVote(ann, incidents[k], steps[k]);
        }
        vm.warp(incidentOf(incidents[1]).commitUntil);
        for (uint256 k = 1; k < 4; k++) {
            revealVote(ann, incidents[k], steps[k]);
        }
        endPhase(incidents[1]);
        for (uint256 k = 1; k < 4; k++) {
            core.claims.tally(incidents[k]);
        }
        endPhase(incidents[1]);
    }

    // ---- which episode a verdict joins ----

    function parametric() internal {
        ProductTerms memory terms = productTerms("Parametric", 4);
        terms.trigger = enabled(address(new EventTriggerStub(10_000, 1 days)));
        product = core.cover.listProduct(terms);
        cover = buy(holder, product, AMOUNT, TERM);
        enterForce(cover);
    }

    function prove(uint256 time, uint256 severityBps) internal returns (uint256 episode) {
        uint256 incident = core.claims.prove(product, abi.encode(time, severityBps));
        return core.claims.episodeOf(incident).id;
    }

    function test_JoinsWithinAWindowOfTheFirst() public {
        parametric();
        skip(13 days);
        uint256 time = block.timestamp - 13 days;
        uint256 first = prove(time, 100);
        assertEq(prove(block.timestamp - 1, 200), first, "13 days later");
        skip(14 days);
        assertTrue(prove(time + REPORT_WINDOW + 1 days + 1, 300) != first, "a window and a second");
    }

    function test_JoinsWithinADayOfAnyVerdict() public {
        parametric();
        uint256 time = block.timestamp;
        skip(1);
        uint256 first = prove(time, 100);
        for (uint256 k = 1; k <= 20; k++) {
            vm.warp(time + k * 23 hours + 1);
            assertEq(prove(time + k * 23 hours, 100 + k), first, "a chain of days");
        }
        vm.warp(time + 20 * 23 hours + 1 days + 2);
        assertTrue(prove(time + 20 * 23 hours + 1 days + 1, 200) != first, "a day and a second");
    }

    /// @dev On a tie the earlier, else the nearest.
    function test_JoinsTheNearest() public {
        parametric();
        uint256 time = block.timestamp;
        skip(1);
        uint256 first = prove(time, 100);
        vm.warp(time + 20 days + 1);
        uint256 second = prove(time + 20 days, 100);
        assertTrue(first != second, "two");
        assertEq(prove(time + 10 days, 200), first, "on a tie the earlier");
        assertEq(prove(time + 12 days, 200), second, "nearer to the second");
        assertEq(prove(time + 8 days, 300), first, "nearer to the first");
        assertEq(prove(time + 11 days - 1, 400), first, "within a day of a verdict of the first");
    }

    /// @dev Two episodes on one UTC day: each verdict joins its own episode again, and a repeated verdict pays nothing.
    function test_RepetitionFindsItsOwnEpisode() public {
        parametric();
        uint256 midnight = (today() + 16) * 1 days;
        uint256 second = midnight + 20 hours;
        uint256 opened = second - 14 days - 1 hours;
        vm.warp(opened + 1);
        uint256 first = prove(opened, 100);
        vm.warp(second + 1);
        uint256 edge = midnight - 14 hours;
        assertEq(prove(edge, 200), first, "within a window of the first");
        uint256 other = prove(second, 300);
        assertTrue(other != first, "a window and 34 hours later");
        assertEq(prove(midnight + 2 hours, 400), first, "nearer to the first's, on the second's day");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 300));
        core.claims.prove(product, abi.encode(second, 300));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 400));
        core.claims.prove(product, abi.encode(midnight + 2 hours, 400));
        assertEq(prove(midnight + 19 hours, 500), other, "nearer to the second's");
        assertEq(prove(midnight + 3 hours, 600), first, "two on one day");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 500));
        core.claims.prove(product, abi.encode(midnight + 19 hours, 500));
    }
}
