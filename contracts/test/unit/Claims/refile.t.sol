// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus, IncidentView, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract RefileTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.refile(1, filingOf(ALL));
    }

    function test_RevertGiven_NotDrawn() public {
        onlyIn(bit(IncidentStatus.Drawn), _refile);
    }

    function test_RevertGiven_TheDeadlineIsOver() public {
        uint256 incident = draw();
        uint256 until = incidentOf(incident).until;
        vm.warp(until);
        fund(bob, BOND);
        vm.expectRevert(error3(ErrorsLib.PhaseOver.selector, incident, until, until));
        _refile(incident);
        vm.warp(until - 1);
        _refile(incident);
    }

    function test_RevertWhen_StepIsZeroOrAboveAll() public {
        uint256 incident = draw();
        vm.startPrank(bob);
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 0));
        core.claims.refile(incident, filingOf(0));
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 21));
        core.claims.refile(incident, filingOf(21));
        vm.stopPrank();
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        uint256 incident = draw();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotHolder.selector, alice, bob));
        vm.prank(alice);
        core.claims.refile(incident, filingOf(ALL));
    }

    function test_RevertWhen_CoverIsOfAnotherProduct() public {
        vm.warp(eventTime - 12 hours);
        uint256 other = sellNow();
        vm.warp(eventTime + 5 hours);
        uint256 incident = draw();
        fund(bob, BOND);
        vm.expectRevert(error2(ErrorsLib.WrongProduct.selector, DEPEG, EXPLOIT));
        vm.prank(bob);
        core.claims.refile(incident, Filing(other, 0, ALL, EVIDENCE, 0));
    }

    function test_RevertWhen_CoverWasNotInForceAtTheEvent() public {
        uint256 late = buy(bob, EXPLOIT, 1_000e6, 30);
        uint256 incident = draw();
        vm.expectRevert(error2(ErrorsLib.NotInForce.selector, late, eventTime));
        vm.prank(bob);
        core.claims.refile(incident, Filing(late, block.timestamp - 1, ALL, EVIDENCE, 0));
    }

    function test_BeginsAVoteOfItsOwn() public {
        uint256 incident = draw();
        fund(bob, BOND);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentFiled(2, EXPLOIT, bob, cover, eventTime, 9, "new", "root", BOND, AMOUNT);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentRefiled(incident, 2);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondReleased(BOND);
        vm.prank(bob);
        uint256 refiled = core.claims.refile(incident, Filing(cover, 0, 9, "new", "root"));
        assertEq(refiled, 2);
        IncidentView memory v = incidentOf(refiled);
        assertEq(uint8(v.status), uint8(IncidentStatus.Voting));
        assertEq(v.eventTime, eventTime, "what the filing says is not read");
        assertEq(v.eligible, AMOUNT);
        assertEq(v.shareBps, incidentOf(incident).shareBps);
        assertEq(v.round, 1);
        assertEq(v.assertedStep, 9);
        assertEq(v.severityBps, 4_500);
        assertEq(v.filedAt, block.timestamp);
        assertEq(v.commitUntil, block.timestamp + 3 days);
        assertEq(v.until, block.timestamp + 5 days);
        assertEq(v.evidence, "new");
        assertEq(v.lossRoot, "root");
        assertEq(v.bond, BOND);
        assertEq(core.claims.openIncidentOf(EXPLOIT), refiled);
        assertEq(pool.solvency().atRisk, AMOUNT, "once, as before");
    }

    function test_TheOldOneLapsesAndItsBondsGoBack() public {
        uint256 incident = draw();
        uint256 before = books();
        refileBy(bob, incident, ALL);
        assertEq(books(), before + BOND, "one more bond is there");
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Lapsed));
        assertEq(v.finalizedAt, block.timestamp);
        assertEq(v.bondsOwed, 1);
        assertEq(pool.money().owed, BOND);
        assertEq(pool.money().bonds, BOND);
        assertEq(collectBondOf(incident, Party.Filer), BOND);
        assertEq(pool.money().owed, 0);
    }

    function test_AChallengersBondGoesBackToo() public {
        uint256 incident = fileSmall();
        challengeBy(dave, incident);
        passRound(incident);
        passRound(incident);
        passRound(incident);
        refileBy(bob, incident, ALL);
        assertEq(incidentOf(incident).bondsOwed, 3);
        assertEq(pool.money().owed, 2 * BOND);
        assertEq(pool.money().bonds, BOND);
        uint256 before = asset.balanceOf(dave);
        collectBondOf(incident, Party.Challenger);
        assertEq(asset.balanceOf(dave) - before, BOND);
    }

    function test_ASmallOneIsVotedOnToo() public {
        assertStatus(refileBy(bob, draw(), SMALL), IncidentStatus.Voting);
    }

    function test_AnyHolderMayRefile() public {
        uint256 incident = draw();
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, cover);
        uint256 refiled = refileBy(alice, incident, ALL);
        assertEq(incidentOf(refiled).filer, alice);
        decide(carol, refiled, ALL);
        assertStatus(refiled, IncidentStatus.Accepted);
        assertEq(core.claims.collect(refiled, cover), AMOUNT);
        assertEq(pool.solvency().atRisk, 0);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 0);
    }

    /// @dev Assessors who staked since vote now.
    function test_WeightsAreThoseBeforeItWasFiledAgain() public {
        uint256 incident = draw();
        stakeSelf(3 * WEIGHT);
        uint256 refiled = refileBy(bob, incident, ALL);
        assertEq(core.claims.weightOf(incident, address(this)), 0);
        assertEq(core.claims.weightOf(refiled, address(this)), 3 * WEIGHT);
        assertEq(incidentOf(refiled).totalWeight, 4 * WEIGHT);
    }

    function test_KeepsTheProcessAndTheBondThatItBeganWith() public {
        fileOne();
        uint256 incident = file(bob, cover, eventTime, ALL);
        passRound(incident);
        passRound(incident);
        passRound(incident);
        Process memory p = demoProcess();
        (p.bond, p.commitSeconds) = (7e6, 1 days);
        setProcess(p);
        uint256 refiled = refileBy(bob, incident, ALL);
        assertEq(incidentOf(refiled).bond, 2 * BOND);
        assertEq(incidentOf(refiled).commitUntil, block.timestamp + 3 days);
        assertEq(incidentOf(refiled).process.version, 1);
    }

    /// @dev Of an event so old that it could not be filed any more.
    function test_ADayIsLeftWhateverTheTimeLost() public {
        vm.warp(eventTime + 14 days);
        uint256 incident = draw();
        assertEq(incidentOf(incident).until, block.timestamp + 1 days);
        skip(1 days - 1);
        refileBy(bob, incident, ALL);
    }

    function test_WhatWasLeftToFileIsLeftToRefile() public {
        vm.warp(eventTime + 4 days);
        uint256 incident = draw();
        assertEq(incidentOf(incident).until, block.timestamp + 10 days);
    }

    /// @dev A depeg cover of Bob's that is in force at the event.
    function sellNow() private returns (uint256 other) {
        uint256 now_ = block.timestamp;
        vm.warp(START);
        other = buy(bob, DEPEG, 1_000e6, 30);
        vm.warp(now_);
        eventTime = startOf(other) + 1 hours;
    }

    function _refile(uint256 incident) private {
        vm.prank(bob);
        core.claims.refile(incident, filingOf(ALL));
    }
}
