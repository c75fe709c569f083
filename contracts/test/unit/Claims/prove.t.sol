// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/Types.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";
import {CoverTriggerStub, EventTriggerStub} from "../../utils/Triggers.sol";

contract ProveTest is IncidentUnit {
    uint256 internal constant PARAMETRIC_AMOUNT = 10_000e6;

    function setUp() public override {
        super.setUp();
        listParametric();
        eventTime = block.timestamp - 1 hours;
    }

    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 9));
        core.claims.prove(9, "");
    }

    function test_RevertGiven_TheProductHasNoTrigger() public {
        vm.expectRevert(error1(ErrorsLib.NoTrigger.selector, EXPLOIT));
        core.claims.prove(EXPLOIT, "");
    }

    function test_RevertGiven_TheTriggerSettlesCovers() public {
        ProductTerms memory terms = termsOf(address(pool));
        terms.trigger = enabled(address(new CoverTriggerStub()));
        uint256 product = core.cover.listProduct(terms);
        vm.expectRevert(error1(ErrorsLib.NoTrigger.selector, product));
        core.claims.prove(product, "");
    }

    function test_RevertGiven_ProcessIsMissing() public {
        pool = ICapitalPool(core.factory.createPool(configOf(address(asset))));
        ProductTerms memory terms = termsOf(address(pool));
        terms.trigger = enabled(address(new EventTriggerStub(DEEPEST)));
        parametric = core.cover.listProduct(terms);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, address(pool)));
        _prove(eventTime, eventTime, 1);
    }

    function test_RevertWhen_TheTriggerRefuses() public {
        vm.expectRevert(EventTriggerStub.NoEvidence.selector);
        core.claims.prove(parametric, "");
    }

    function test_RevertWhen_TheEventIsInTheFuture() public {
        uint256 time = block.timestamp + 1;
        vm.expectRevert(error2(ErrorsLib.EventInFuture.selector, time, block.timestamp));
        _prove(eventTime, time, 1);
        _prove(eventTime, block.timestamp, 1);
    }

    function test_RevertWhen_TheTriggerProvesNoSeverityOrMoreThanAll() public {
        vm.expectRevert(error1(ErrorsLib.InvalidBps.selector, 0));
        _prove(eventTime, eventTime, 0);
        vm.expectRevert(error1(ErrorsLib.InvalidBps.selector, 10_001));
        _prove(eventTime, eventTime, 10_001);
        _prove(eventTime, eventTime, 10_000);
    }

    function test_RevertGiven_NothingWasInForce() public {
        uint256 time = startOf(parametricCover) - 1;
        vm.expectRevert(error2(ErrorsLib.NothingInForce.selector, parametric, time));
        _prove(time, time, 1);
    }

    function test_RevertWhen_TheEventIsOlderThanTheReportWindow() public {
        vm.warp(eventTime + 14 days + 1);
        vm.expectRevert(error2(ErrorsLib.EventTooOld.selector, eventTime, eventTime + 1));
        _prove(eventTime, eventTime, 1);
        vm.warp(eventTime + 14 days);
        _prove(eventTime, eventTime, 1);
    }

    // ---- a proof of the most ----

    function test_TheMostIsAcceptedAtOnce() public {
        uint256 before = books();
        uint256 had = asset.balanceOf(erin);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentProven(1, parametric, erin, eventTime - 9, eventTime, DEEPEST);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Finalized(1, DEEPEST, 6_000e6, 6_000e6);
        uint256 incident = _prove(eventTime - 9, eventTime, DEEPEST);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Accepted));
        assertEq(v.booked, 6_000e6);
        assertEq(v.finalizedAt, block.timestamp);
        assertEq(v.bond + v.bondsOwed, 0);
        assertEq(asset.balanceOf(erin), had, "no bond");
        assertEq(books(), before, "money only changed its name");
        assertEq(core.claims.openIncidentOf(parametric), 0);
        assertEq(core.claims.collect(incident, parametricCover), 6_000e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoBondOwed.selector, incident, Party.Filer));
        core.claims.collectBond(incident, Party.Filer);
    }

    // ---- a proof of less ----

    function test_LessWaitsForADeeperProof() public {
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentProven(1, parametric, erin, eventTime - 9, eventTime, 1_234);
        uint256 incident = _prove(eventTime - 9, eventTime, 1_234);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Proven));
        assertTrue(v.isProven);
        assertFalse(v.hasVerdict);
        assertEq(v.filer, erin);
        assertEq(v.product, parametric);
        assertEq(v.eventTime, eventTime);
        assertEq(v.filedAt, block.timestamp);
        assertEq(v.until, block.timestamp + 2 days);
        assertEq(v.severityBps, 1_234);
        assertEq(v.eligible, PARAMETRIC_AMOUNT);
        assertEq(v.bond + v.round + v.commitUntil + v.assertedStep, 0);
        assertEq(pool.money().bonds, 0);
        assertTrue(core.cover.productOf(parametric).incidentOpen);
        end(incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(incidentOf(incident).booked, PARAMETRIC_AMOUNT * 1_234 / 10_000);
    }

    function test_ADeeperProofReplacesIt() public {
        uint256 incident = _prove(eventTime - 1 hours, eventTime, 1_000);
        uint256 until = incidentOf(incident).until;
        skip(1 days);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentProven(
            incident, parametric, erin, eventTime, eventTime + 30 minutes, 2_000
        );
        assertEq(_prove(eventTime, eventTime + 30 minutes, 2_000), incident);
        assertEq(incidentOf(incident).severityBps, 2_000);
        assertEq(incidentOf(incident).until, until, "the window does not grow");
        assertEq(incidentOf(incident).eventTime, eventTime, "whose covers it is does not change");
        assertEq(core.claims.incidentCount(), 1);
        assertEq(_prove(eventTime, eventTime, DEEPEST), incident);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(pool.solvency().atRisk, 0);
    }

    function test_RevertWhen_TheProofIsNotDeeper() public {
        _prove(eventTime, eventTime, 1_000);
        vm.expectRevert(error2(ErrorsLib.NotDeeper.selector, 1_000, 1_000));
        _prove(eventTime, eventTime, 1_000);
    }

    /// @dev Proofs of one event overlap: each begins before the other's event.
    function test_RevertWhen_TheDeeperProofIsOfAnotherEvent() public {
        _prove(eventTime - 100, eventTime, 1_000);
        vm.expectRevert(error2(ErrorsLib.AnotherEvent.selector, eventTime + 50, eventTime));
        _prove(eventTime + 1, eventTime + 50, 2_000);
        vm.expectRevert(error2(ErrorsLib.AnotherEvent.selector, eventTime - 101, eventTime));
        _prove(eventTime - 200, eventTime - 101, 2_000);
        uint256 state = vm.snapshotState();
        _prove(eventTime, eventTime + 50, 2_000);
        vm.revertToState(state);
        _prove(eventTime - 200, eventTime - 100, 2_000);
    }

    function test_RevertGiven_TheWindowIsOver() public {
        uint256 incident = _prove(eventTime, eventTime, 1_000);
        uint256 until = incidentOf(incident).until;
        vm.warp(until);
        vm.expectRevert(error3(ErrorsLib.PhaseOver.selector, incident, until, until));
        _prove(eventTime, eventTime, DEEPEST);
        vm.warp(until - 1);
        _prove(eventTime, eventTime, DEEPEST);
    }

    function test_NobodyVotesOnAProofOrChallengesIt() public {
        uint256 incident = _prove(eventTime, eventTime, 1_000);
        vm.expectRevert(statusError(incident));
        core.claims.commit(incident, EVIDENCE);
        vm.expectRevert(statusError(incident));
        core.claims.challenge(incident, EVIDENCE);
    }

    // ---- nobody is paid twice ----

    function test_RevertGiven_ItWasPaidByAProof() public {
        _prove(eventTime, eventTime, DEEPEST);
        _expectPaid(eventTime);
        skip(1 hours);
        uint256 paidAt = block.timestamp - 1 hours;
        vm.expectRevert(error2(ErrorsLib.EventAlreadyPaid.selector, paidAt, paidAt));
        _prove(paidAt, paidAt, DEEPEST);
        _prove(paidAt + 1, paidAt + 1, DEEPEST);
    }

    function test_RevertGiven_ItWasPaidByAVote() public {
        uint256 incident = _fileParametric(ALL);
        decide(carol, incident, 10);
        _expectPaid(eventTime);
    }

    function test_RevertGiven_ItWasPaidInTheFastLane() public {
        end(_fileParametric(SMALL));
        _expectPaid(eventTime);
    }

    function test_GivenItWasRefusedItCanBeProven() public {
        uint256 incident = _fileParametric(ALL);
        decide(carol, incident, 0);
        assertStatus(_prove(eventTime, eventTime, DEEPEST), IncidentStatus.Accepted);
    }

    function test_RevertGiven_ADeeperProofReachesBackToWhatWasPaid() public {
        uint256 paid = _prove(eventTime, eventTime, DEEPEST);
        uint256 paidAt = incidentOf(paid).finalizedAt;
        skip(1 hours);
        _prove(paidAt + 10, paidAt + 20, 1_000);
        vm.expectRevert(error2(ErrorsLib.EventAlreadyPaid.selector, paidAt, paidAt));
        _prove(paidAt, paidAt + 20, 2_000);
        _prove(paidAt + 1, paidAt + 20, 2_000);
    }

    /// @dev P6: nobody can stand in the way of a proof by filing.
    function test_OpenIncidentsDoNotBlockAProof() public {
        for (uint256 k; k < 4; k++) {
            _fileParametric(ALL);
        }
        uint256 incident = _prove(eventTime, eventTime, DEEPEST);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(pool.solvency().atRisk, 4 * PARAMETRIC_AMOUNT);
    }

    function _fileParametric(uint8 step) private returns (uint256) {
        return file(bob, parametricCover, eventTime, step);
    }

    function _expectPaid(uint256 since) private {
        vm.expectRevert(error2(ErrorsLib.EventAlreadyPaid.selector, since, block.timestamp));
        _prove(since, since, DEEPEST);
    }

    function _prove(uint256 since, uint256 time, uint256 severityBps) private returns (uint256) {
        return prove(since, time, severityBps);
    }
}
