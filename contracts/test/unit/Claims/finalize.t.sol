// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract FinalizeTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.finalize(1);
    }

    function test_RevertGiven_NothingToSettle() public {
        onlyIn(
            bit(IncidentStatus.Filed) | bit(IncidentStatus.Proven) | bit(IncidentStatus.Decided)
                | bit(IncidentStatus.Drawn),
            _finalize
        );
    }

    function test_RevertGiven_ItCanBeChallenged() public {
        _expectOpen(fileSmall());
    }

    function test_RevertGiven_ItCanBeProvenDeeper() public {
        _expectOpen(proven());
    }

    function test_RevertGiven_ItCanBeAppealed() public {
        _expectOpen(decided(ALL));
    }

    function test_RevertGiven_ItCanBeFiledAgain() public {
        _expectOpen(draw());
    }

    // ---- what becomes of it ----

    function test_AcceptedBooksWhatIsOwed() public {
        uint256 incident = decided(5);
        pass(incident);
        PoolMoney memory before = pool.money();
        uint256 all = books();
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Finalized(incident, 2_500, AMOUNT / 4, AMOUNT / 4);
        core.claims.finalize(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Accepted));
        assertEq(v.booked, AMOUNT / 4);
        assertEq(v.uncollected, AMOUNT / 4);
        assertEq(v.finalizedAt, block.timestamp);
        assertEq(v.bondsOwed, 1);
        PoolMoney memory m = pool.money();
        assertEq(m.capital, before.capital - AMOUNT / 4);
        assertEq(m.owed, AMOUNT / 4 + BOND);
        assertEq(m.bonds, 0);
        assertEq(books(), all, "not a unit more or less");
        assertEq(pool.solvency().atRisk, 0);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 0);
        assertGt(core.cover.capacity(EXPLOIT), 0, "sales go on");
        assertBalanced();
    }

    function test_UnchallengedIsAcceptedAsAsserted() public {
        uint256 incident = fileSmall();
        pass(incident);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Finalized(incident, 500, AMOUNT / 20, AMOUNT / 20);
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).bondsOwed, 1);
        assertFalse(incidentOf(incident).hasVerdict);
        assertEq(core.claims.collect(incident, cover), AMOUNT / 20);
    }

    function test_RefusedForfeitsTheBond() public {
        uint256 incident = decided(0);
        pass(incident);
        uint256 all = books();
        PoolMoney memory before = pool.money();
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondForfeited(BOND / 2);
        vm.expectEmit(address(pool));
        emit IPoolEvents.VotersFunded(BOND / 2, 0);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Finalized(incident, 0, 0, 0);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Refused);
        PoolMoney memory m = pool.money();
        assertEq(m.capital, before.capital + BOND / 2);
        assertEq(m.owed, BOND / 2, "what the voters divide");
        assertEq(m.bonds, 0);
        assertEq(books(), all);
        assertEq(incidentOf(incident).bondsOwed, 0);
        assertEq(incidentOf(incident).reward, BOND / 2);
    }

    function test_RefusedWithoutVotersGivesAllToTheCapital() public {
        uint256 incident = escalated();
        core.claims.rule(incident, 0);
        uint256 capital = pool.money().capital;
        core.claims.finalize(incident);
        assertEq(pool.money().capital, capital + BOND);
        assertEq(pool.money().owed, 0);
        assertEq(incidentOf(incident).reward, 0);
    }

    function test_DrawnLapsesAndOwesTheBond() public {
        uint256 incident = draw();
        pass(incident);
        uint256 all = books();
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Finalized(incident, 10_000, 0, 0);
        core.claims.finalize(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Lapsed));
        assertEq(v.bondsOwed, 1);
        assertEq(v.booked, 0);
        assertEq(v.finalizedAt, block.timestamp);
        assertEq(pool.money().owed, BOND);
        assertEq(books(), all);
        assertEq(pool.solvency().atRisk, 0);
        assertEq(core.claims.bondOf(EXPLOIT), BOND, "a draw is no refusal");
    }

    /// @dev A quarter of one unit is nothing to pay, but the filer was right, and so was who said that it was not all.
    function test_VerdictOverDustIsNoRefusal() public {
        uint256 dust = buy(bob, DEPEG, 1, 30);
        vm.warp(startOf(dust) + 2 hours);
        uint256 incident = file(bob, dust, startOf(dust) + 1 hours, ALL);
        decide(carol, incident, 5);
        assertStatus(incident, IncidentStatus.Accepted);
        assertEq(incidentOf(incident).booked, 0);
        assertEq(incidentOf(incident).bondsOwed, 3);
    }

    function test_BooksNoMoreThanThereIs() public {
        uint256 incident = fileOne();
        uint256 all = pool.money().capital;
        _loseElsewhere(all - 5_000e6);
        decide(carol, incident, ALL);
        IncidentView memory v = incidentOf(incident);
        assertLt(v.booked, 5_100e6, "what was left and what was earned meanwhile");
        assertGe(v.booked, 5_000e6);
        assertEq(pool.money().capital, 0);
        assertEq(core.claims.collect(incident, cover), v.booked);
    }

    function test_GivenNothingIsLeftItIsAcceptedAndPaysNothing() public {
        settle(ALL);
        uint256 incident = fileOne();
        _loseElsewhere(type(uint96).max);
        decide(carol, incident, ALL);
        assertStatus(incident, IncidentStatus.Accepted);
        assertLt(incidentOf(incident).booked, 100e6, "premium earned during the vote");
        core.claims.collect(incident, cover);
    }

    function test_ChangesInOwnershipOfAssessorsStakeChangeNothing() public {
        uint256 incident = fileOne();
        vm.prank(carol);
        core.assessors.requestUnstake(WEIGHT);
        decide(carol, incident, ALL);
        assertStatus(incident, IncidentStatus.Accepted);
    }

    // ---- the voters' part of the fees ----

    function test_VotersGetATenthOfTheFees() public {
        earnFees();
        uint256 incident = decided(ALL);
        pass(incident);
        syncAll();
        PoolMoney memory before = pool.money();
        uint256 all = books();
        uint256 expected = before.fees / 10;
        assertLt(expected, BOND * 2);
        expected = expected < BOND / 2 ? expected : BOND / 2;
        vm.expectEmit(address(pool));
        emit IPoolEvents.VotersFunded(0, expected);
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).reward, expected);
        assertEq(pool.money().fees, before.fees - expected);
        assertEq(pool.money().owed, AMOUNT + BOND + expected);
        assertEq(books(), all);
    }

    function test_VotersGetNoMoreThanHalfABondOfTheFees() public {
        earnFees();
        earnFees();
        uint256 incident = decided(ALL);
        end(incident);
        assertEq(incidentOf(incident).reward, BOND / 2, "a tenth would be 600");
    }

    /// @dev What is forfeited is enough for the voters: a refusal earns them no more than an acceptance.
    function test_FeesOnlyFillUpWhatIsForfeited() public {
        earnFees();
        earnFees();
        uint256 incident = decided(0);
        pass(incident);
        syncAll();
        uint256 fees = pool.money().fees;
        vm.expectEmit(address(pool));
        emit IPoolEvents.VotersFunded(BOND / 2, 0);
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).reward, BOND / 2);
        assertEq(pool.money().fees, fees);
    }

    function test_WithoutVotersTheFeesStay() public {
        earnFees();
        uint256 incident = escalated();
        core.claims.rule(incident, ALL);
        syncAll();
        uint256 fees = pool.money().fees;
        core.claims.finalize(incident);
        assertEq(pool.money().fees, fees);
        assertEq(incidentOf(incident).reward, 0);
    }

    /// @dev The arbiter says 100 %, the voters said nothing: none of them was near.
    function test_VotersWhoWereFarGetNothingAndTheFeesStay() public {
        earnFees();
        uint256 incident = decided(0);
        appealBy(erin, incident);
        core.claims.rule(incident, ALL);
        core.claims.finalize(incident);
        assertEq(incidentOf(incident).reward, 0);
    }

    // ---- a proof that came after the verdict ----

    /// @dev Who judged it could not know that the same event was proven since: both would be paid.
    function test_AVerdictThatAProofOvertookIsDrawn() public {
        uint256 incident = _decidedParametric();
        uint256 other = prove(eventTime, eventTime, DEEPEST);
        pass(incident);
        uint256 all = books();
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Overtaken(incident, other);
        core.claims.finalize(incident);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Drawn));
        assertEq(v.until, block.timestamp + eventTime + 14 days - v.filedAt);
        assertEq(books(), all);
        assertEq(pool.solvency().atRisk, 10_000e6, "it can be filed again");
        end(incident);
        assertStatus(incident, IncidentStatus.Lapsed);
        assertEq(incidentOf(incident).bondsOwed, 1, "nobody was wrong");
    }

    function test_AVerdictThatAPendingProofOvertookIsDrawn() public {
        uint256 incident = _decidedParametric();
        pass(incident);
        uint256 other = prove(eventTime, eventTime, 2_000);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Drawn);
        end(other);
        assertStatus(other, IncidentStatus.Accepted);
    }

    function test_AFilingInTheFastLaneThatAProofOvertookIsDrawn() public {
        listParametric();
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, parametricCover, eventTime, SMALL);
        skip(1 days);
        prove(eventTime, eventTime, DEEPEST);
        end(incident);
        assertStatus(incident, IncidentStatus.Drawn);
    }

    function test_AVoteOrRulingThatKnewOfTheProofStands() public {
        listParametric();
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, parametricCover, eventTime, ALL);
        prove(eventTime, eventTime, DEEPEST);
        vote(carol, incident, ALL);
        end(incident);
        assertStatus(incident, IncidentStatus.Accepted);

        skip(2 hours);
        incident = _decidedParametric();
        prove(eventTime, eventTime, DEEPEST);
        appealBy(erin, incident);
        skip(1);
        core.claims.rule(incident, ALL);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Accepted);
    }

    /// @dev Until commits close everybody can still change the vote.
    function test_WhatWasProvenBeforeCommitsClosedWasKnown() public {
        for (uint256 late; late < 2; late++) {
            uint256 state = vm.snapshotState();
            listParametric();
            eventTime = block.timestamp - 1 hours;
            uint256 incident = file(bob, parametricCover, eventTime, ALL);
            commitVote(carol, incident, ALL);
            vm.warp(incidentOf(incident).commitUntil - 1 + late);
            prove(eventTime, eventTime, DEEPEST);
            toReveal(incident);
            revealVote(carol, incident, ALL);
            passRound(incident);
            end(incident);
            assertStatus(incident, late == 0 ? IncidentStatus.Accepted : IncidentStatus.Drawn);
            vm.revertToState(state);
        }
    }

    function test_WhatIsProvenAfterTheRulingOvertakesIt() public {
        listParametric();
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, parametricCover, eventTime, ALL);
        passRound(incident);
        core.claims.rule(incident, ALL);
        skip(1);
        prove(eventTime, eventTime, DEEPEST);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Drawn);
    }

    function test_AnEarlierProofDoesNotOvertake() public {
        listParametric();
        eventTime = block.timestamp - 1 hours;
        prove(eventTime, eventTime, DEEPEST);
        skip(2 hours);
        eventTime = block.timestamp - 1;
        stake(alice, STAKE);
        uint256 incident = file(bob, parametricCover, eventTime, SMALL);
        assertStatus(incident, IncidentStatus.Filed);
        end(incident);
        assertStatus(incident, IncidentStatus.Accepted);
    }

    function test_AProofOfAnotherProductDoesNotOvertake() public {
        listParametric();
        uint256 incident = fileOne();
        vote(carol, incident, ALL);
        uint256 time = block.timestamp - 1;
        prove(time, time, DEEPEST);
        end(incident);
        assertStatus(incident, IncidentStatus.Accepted);
    }

    function test_ARefusalIsNotOvertaken() public {
        listParametric();
        eventTime = block.timestamp - 1 hours;
        uint256 incident = file(bob, parametricCover, eventTime, ALL);
        vote(carol, incident, 0);
        prove(eventTime, eventTime, DEEPEST);
        end(incident);
        assertStatus(incident, IncidentStatus.Refused);
    }

    function test_WhatIsFiledAgainKnowsOfTheProof() public {
        uint256 incident = _decidedParametric();
        prove(eventTime, eventTime, DEEPEST);
        end(incident);
        cover = parametricCover;
        uint256 refiled = refileBy(bob, incident, ALL);
        vote(carol, refiled, 0);
        end(refiled);
        assertStatus(refiled, IncidentStatus.Refused);
    }

    function _decidedParametric() private returns (uint256 incident) {
        listParametric();
        eventTime = block.timestamp - 1 hours;
        incident = file(bob, parametricCover, eventTime, ALL);
        vote(carol, incident, ALL);
        assertEq(incidentOf(incident).product, parametric);
    }

    function _expectOpen(uint256 incident) private {
        uint256 until = incidentOf(incident).until;
        vm.warp(until - 1);
        vm.expectRevert(error3(ErrorsLib.PhaseOpen.selector, incident, until, until - 1));
        core.claims.finalize(incident);
        skip(1);
        core.claims.finalize(incident);
    }

    function _finalize(uint256 incident) private {
        core.claims.finalize(incident);
    }

    function _loseElsewhere(uint256 loss) private {
        open(OTHER_LINE, block.timestamp - 1, 0);
        close(OTHER_LINE, 0, loss);
    }
}
