// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";
import {CoverTriggerStub, EventTriggerStub} from "../../utils/PartStubs.sol";

contract Prove is ClaimsFixture {
    function setUp() public override {
        super.setUp();
        ProductTerms memory terms = productTerms("Parametric", 4);
        terms.trigger = enabled(address(new EventTriggerStub(8_000, 1 days)));
        product = core.cover.listProduct(terms);
        cover = buy(holder, product, AMOUNT, TERM);
        otherCover = buy(other, product, AMOUNT, TERM);
        enterForce(cover);
    }

    function prove(uint256 eventTime, uint256 severityBps) internal returns (uint256) {
        return core.claims.prove(product, abi.encode(eventTime, severityBps));
    }

    function test_RevertGiven_NoTrigger() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoTrigger.selector, EXPLOIT));
        core.claims.prove(EXPLOIT, "");
    }

    function test_RevertGiven_TriggerSettlesCovers() public {
        ProductTerms memory terms = productTerms("Settles", 5);
        terms.trigger = enabled(address(new CoverTriggerStub()));
        uint256 settles = core.cover.listProduct(terms);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoTrigger.selector, settles));
        core.claims.prove(settles, "");
    }

    /// @dev A trigger knows nobody's own loss.
    function test_RevertGiven_ProductNeedsALossRoot() public {
        ProductTerms memory terms = productTerms("Rooted", 5);
        terms.trigger = enabled(address(new EventTriggerStub(8_000, 1 days)));
        terms.needsLossRoot = true;
        uint256 rooted = core.cover.listProduct(terms);
        enterForce(buy(holder, rooted, AMOUNT, TERM));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoTrigger.selector, rooted));
        core.claims.prove(rooted, abi.encode(block.timestamp - 1, 5_000));
    }

    function test_RevertWhen_TriggerRefuses() public {
        vm.expectRevert(EventTriggerStub.NoEvidence.selector);
        core.claims.prove(product, "");
    }

    function test_RevertWhen_SeverityIsNoShare() public {
        uint256 time = block.timestamp - 1;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidBps.selector, 0));
        prove(time, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidBps.selector, 10_001));
        prove(time, 10_001);
    }

    /// @dev Proofs have the same deadline as filings.
    function test_RevertWhen_TooOldOrInFuture() public {
        uint256 time = block.timestamp;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.EventInFuture.selector, time, time));
        prove(time, 1);
        skip(REPORT_WINDOW + 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.EventTooOld.selector, time, time + 1));
        prove(time, 1);
        vm.warp(time + REPORT_WINDOW);
        prove(time, 1);
    }

    function test_RevertGiven_NothingInForce() public {
        uint256 time = startOf(cover) - 1;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingInForce.selector, product, time));
        prove(time, 1);
    }

    /// @dev All amounts are used up: a proof would only leave an accepted incident that pays nobody.
    function test_RevertGiven_NoCoverCanBePaid() public {
        uint256 proven = prove(block.timestamp - 1, 10_000);
        core.claims.collect(proven, cover);
        core.claims.collect(proven, otherCover);
        skip(REPORT_WINDOW + 2 days);
        uint256 time = block.timestamp - 1;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 6_000));
        prove(time, 6_000);
    }

    function test_AcceptedAtOnce() public {
        vm.prank(bob);
        uint256 incident = prove(block.timestamp - 1, 2_600);
        IncidentView memory v = incidentOf(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertTrue(v.isProven && v.hasVerdict, "proven");
        assertEq(v.filer, bob, "prover");
        assertEq(v.bond, 0, "no bond");
        assertEq(atRisk(), 0, "no longer at risk");
        assertEq(core.claims.collect(incident, cover), AMOUNT * 2_600 / 10_000, "26 %");
    }

    /// @dev C2: deeper proofs always top up, whoever has collected before.
    function test_DeeperProofTopsUp() public {
        uint256 time = block.timestamp - 1;
        uint256 first = prove(time, 2_600);
        assertEq(core.claims.collect(first, cover), 2_600e6, "26 %");
        skip(3 days);
        uint256 second = prove(time, 6_000);
        assertEq(core.claims.episodeOf(second).asked, 2_600e6 + 2 * 3_400e6, "what is missing");
        assertEq(core.claims.collect(second, cover), 3_400e6, "to 60 %");
        assertEq(core.claims.collect(second, otherCover), 6_000e6, "60 %");
        assertEq(core.claims.episodeOf(second).pot, 0, "all of it");
    }

    function test_RevertGiven_ItAddsNothing() public {
        uint256 time = block.timestamp - 1;
        prove(time, 2_600);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 2_600));
        prove(time, 2_600);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 100));
        prove(time, 100);
    }

    /// @dev Every cover was in force at the deeper event, so a shallower one of the next day pays nobody.
    function test_RevertGiven_AnotherDaysProofWasDeeper() public {
        prove(block.timestamp - 1, 8_000);
        skip(1 days);
        uint256 time = block.timestamp - 1;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotDeeper.selector, product, 6_000));
        prove(time, 6_000);
    }

    /// @dev C11: a later trough of the same crash adds only cover that was not in force before.
    function test_LaterEventPaysOnlyNewCover() public {
        uint256 first = prove(block.timestamp - 1, 6_000);
        uint256 late = buy(carol, product, AMOUNT, TERM);
        enterForce(late);
        uint256 second = prove(block.timestamp - 1, 6_000);
        assertEq(core.claims.episodeOf(second).asked, 3 * 6_000e6, "one more cover");
        assertEq(core.claims.collect(second, late), 6_000e6, "the new one");
        assertEq(core.claims.collect(second, cover), 6_000e6, "the old one");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AlreadyCollected.selector, first, cover));
        core.claims.collect(first, cover);
    }

    /// @dev Between two times, as much cover starts as ends: none was in force at both, and all of it is booked.
    function test_CoverThatBeganBetweenIsPaidInFull() public {
        uint256 end = uint256(core.cover.coverOf(cover).endDay) * 1 days;
        vm.warp(end - 2 days + 1 hours);
        uint256 late = buy(carol, product, 2 * AMOUNT, TERM);
        assertEq(startOf(late), end, "begins when the others end");
        vm.warp(end + 2 hours);
        uint256 first = prove(end - 1 hours, 5_000);
        uint256 second = prove(end + 1 hours, 5_000);
        assertEq(core.claims.collect(second, late), AMOUNT, "50 %");
        assertEq(core.claims.collect(first, cover), AMOUNT / 2, "50 %");
        assertEq(core.claims.collect(first, otherCover), AMOUNT / 2, "50 %");
    }

    /// @dev Cover that ended between two times was not in force at both.
    function test_CoverThatEndedIsNotInTheOverlap() public {
        skip(100 days);
        uint256 short = buy(carol, product, AMOUNT, 28);
        enterForce(short);
        vm.warp(uint256(core.cover.coverOf(cover).endDay) * 1 days - 1 hours);
        uint256 first = prove(block.timestamp - 1, 5_000);
        assertEq(core.claims.episodeOf(first).asked, 3 * 5_000e6, "three covers");
        skip(2 days);
        uint256 second = prove(block.timestamp - 1, 8_000);
        // Two covers ended. The remaining one gets what is missing.
        assertEq(incidentOf(second).eligible, AMOUNT, "one cover");
        assertEq(core.claims.episodeOf(second).asked, 3 * 5_000e6 + 3_000e6, "what it misses");
        assertEq(core.claims.collect(second, short), 8_000e6, "80 %");
        assertEq(core.claims.collect(first, cover), 5_000e6, "50 %");
        assertEq(core.claims.collect(first, otherCover), 5_000e6, "50 %");
    }
}
