// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract FileTest is IncidentUnit {
    function test_RevertWhen_StepIsZeroOrAboveAll() public {
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 0));
        core.claims.file(filingOf(0));
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 21));
        core.claims.file(filingOf(21));
    }

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 2));
        core.claims.file(Filing(2, eventTime, ALL, EVIDENCE, 0));
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotHolder.selector, alice, bob));
        vm.prank(alice);
        core.claims.file(filingOf(ALL));
    }

    function test_RevertWhen_EventIsNotPast() public {
        _expect(error2(ErrorsLib.EventInFuture.selector, block.timestamp, block.timestamp), block.timestamp);
        _file(block.timestamp - 1);
    }

    function test_RevertWhen_EventIsBeforeTheStart() public {
        uint256 start = startOf(cover);
        _expect(error2(ErrorsLib.NotInForce.selector, cover, start - 1), start - 1);
        _file(start);
    }

    function test_RevertWhen_EventIsAtTheEnd() public {
        uint256 end = startOf(cover) + 90 days;
        vm.warp(end + 1 days);
        _expect(error2(ErrorsLib.NotInForce.selector, cover, end), end);
        _file(end - 1);
    }

    function test_RevertWhen_EventIsOlderThanTheReportWindow() public {
        vm.warp(eventTime + 14 days + 1);
        _expect(error2(ErrorsLib.EventTooOld.selector, eventTime, eventTime + 1), eventTime);
        vm.warp(eventTime + 14 days);
        _file(eventTime);
    }

    function test_RevertGiven_ProcessIsMissing() public {
        pool = ICapitalPool(core.factory.createPool(configOf(address(asset))));
        uint256 product = core.cover.listProduct(termsOf(address(pool)));
        stake(alice, STAKE);
        uint256 other = buy(bob, product, 1_000e6, 30);
        vm.warp(startOf(other) + 2 hours);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, address(pool)));
        vm.prank(bob);
        core.claims.file(Filing(other, block.timestamp - 1, ALL, EVIDENCE, 0));
    }

    function test_RevertGiven_NoAllowanceForTheBond() public {
        vm.prank(bob);
        asset.approve(address(pool), BOND - 1);
        _expect(_allowanceError(BOND - 1, BOND), eventTime);
    }

    function test_RevertGiven_AllowanceForThePlainBondOnlyWhileAnotherIsOpen() public {
        fileOne();
        vm.prank(bob);
        asset.approve(address(pool), 2 * BOND - 1);
        _expect(_allowanceError(2 * BOND - 1, 2 * BOND), eventTime);
    }

    function test_OpensAVote() public {
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentFiled(1, EXPLOIT, bob, cover, eventTime, 15, EVIDENCE, 0, BOND, AMOUNT);
        uint256 incident = file(bob, cover, eventTime, 15);
        assertEq(incident, 1);
        assertEq(core.claims.incidentCount(), 1);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 1);
        assertEq(core.claims.openIncidentOf(DEPEG), 0);
        _checkView(incidentOf(incident));
        assertTrue(core.cover.productOf(EXPLOIT).incidentOpen);
        assertEq(pool.solvency().atRisk, AMOUNT);
        assertEq(pool.money().bonds, BOND);
        assertEq(asset.balanceOf(address(core.claims)), 0, "Claims holds no tokens");
    }

    function test_KeepsTheLossRoot() public {
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentFiled(
            1, EXPLOIT, bob, cover, eventTime, ALL, EVIDENCE, "root", BOND, AMOUNT
        );
        vm.prank(bob);
        core.claims.file(Filing(cover, eventTime, ALL, EVIDENCE, "root"));
        assertEq(incidentOf(1).lossRoot, "root");
    }

    function test_CountsAllCoverInForceAtTheEvent() public {
        uint256 second = buy(carol, EXPLOIT, 5_000e6, 30);
        buy(carol, DEPEG, 7_000e6, 30);
        vm.warp(startOf(second) + 3 days);
        uint256 incident = file(bob, cover, startOf(second) - 1, ALL);
        assertEq(incidentOf(incident).eligible, AMOUNT, "the second had not begun");
        incident = file(bob, cover, startOf(second), ALL);
        assertEq(incidentOf(incident).eligible, AMOUNT + 5_000e6);
        assertEq(pool.solvency().atRisk, 2 * AMOUNT + 5_000e6, "both can cost something");
    }

    function test_TheNextHolderMayFile() public {
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, cover);
        _expect(abi.encodeWithSelector(ErrorsLib.NotHolder.selector, bob, alice), eventTime);
        file(alice, cover, eventTime, ALL);
    }

    // ---- the fast lane ----

    /// @dev 20,000 of 200,000 at 5 % is half a percent, which is what the fast lane takes; a step more is not.
    function test_ASmallPayoutGoesToTheFastLane() public {
        uint256 state = vm.snapshotState();
        IncidentView memory v = incidentOf(file(bob, cover, eventTime, SMALL));
        assertEq(uint8(v.status), uint8(IncidentStatus.Filed));
        assertEq(v.shareBps, 1_000);
        assertEq(v.round + v.commitUntil, 0);
        assertEq(v.until, block.timestamp + 2 days);
        assertEq(v.severityBps, 500);
        vm.revertToState(state);
        assertStatus(file(bob, cover, eventTime, SMALL + 1), IncidentStatus.Voting);
    }

    function test_WithoutAFastLaneEverythingIsVotedOn() public {
        Process memory p = demoProcess();
        p.fastLaneBps = 0;
        setProcess(p);
        assertStatus(file(bob, cover, eventTime, SMALL), IncidentStatus.Voting);
    }

    function test_GivenAnotherIsOpenASmallOneIsVotedOn() public {
        fileOne();
        assertStatus(file(bob, cover, eventTime, SMALL), IncidentStatus.Voting);
    }

    function test_GivenAnotherIsOpenInTheFastLaneASmallOneIsVotedOn() public {
        fileSmall();
        assertStatus(file(bob, cover, eventTime, SMALL), IncidentStatus.Voting);
    }

    function test_GivenTheProductWasPaidSinceTheEventASmallOneIsVotedOn() public {
        end(fileSmall());
        uint256 paidAt = block.timestamp;
        skip(1 days);
        stake(alice, STAKE);
        uint256 state = vm.snapshotState();
        assertStatus(file(bob, cover, paidAt, SMALL), IncidentStatus.Voting);
        vm.revertToState(state);
        assertStatus(file(bob, cover, paidAt + 1, SMALL), IncidentStatus.Filed);
    }

    function test_GivenAnIncidentOfAnotherProductASmallOneIsNotVotedOn() public {
        uint256 other = buy(carol, DEPEG, 1_000e6, 30);
        vm.warp(startOf(other) + 1 hours);
        file(carol, other, block.timestamp - 1, ALL);
        assertStatus(file(bob, cover, eventTime, SMALL), IncidentStatus.Filed);
    }

    // ---- the bond ----

    function test_EachOpenIncidentDoublesTheBond() public {
        for (uint256 k; k < 5; k++) {
            assertEq(core.claims.bondOf(EXPLOIT), BOND << k);
            assertEq(incidentOf(file(bob, cover, eventTime + k, ALL)).bond, BOND << k);
            assertEq(pool.money().bonds, BOND * ((2 << k) - 1));
        }
        assertEq(core.claims.bondOf(DEPEG), BOND, "of this product only");
        uint256 latest = core.claims.openIncidentOf(EXPLOIT);
        assertEq(latest, 5);
    }

    function test_WhatIsDecidedDoublesNoLonger() public {
        uint256 first = fileOne();
        uint256 second = file(bob, cover, eventTime, ALL);
        decide(carol, first, ALL);
        assertEq(core.claims.bondOf(EXPLOIT), 2 * BOND, "one is still open");
        vm.warp(incidentOf(second).until);
        assertEq(incidentOf(second).bond, 2 * BOND, "what was filed keeps its bond");
    }

    function test_RefusalsDoubleTheBondForAReportWindow() public {
        settle(0);
        uint256 refusedAt = block.timestamp;
        assertEq(core.claims.bondOf(EXPLOIT), 2 * BOND);
        vm.warp(refusedAt + 14 days);
        assertEq(core.claims.bondOf(EXPLOIT), BOND, "a report window later it is the plain one");
        vm.warp(refusedAt + 14 days - 1);
        assertEq(core.claims.bondOf(EXPLOIT), 2 * BOND);
        eventTime = block.timestamp - 1;
        settle(0);
        assertEq(core.claims.bondOf(EXPLOIT), 2 * BOND, "the first one's window is over");
    }

    function test_RefusalsAndOpenIncidentsDoubleTogether() public {
        settle(0);
        uint256 incident = _file(eventTime);
        assertEq(incidentOf(incident).bond, 2 * BOND);
        incident = _file(eventTime);
        assertEq(incidentOf(incident).bond, 4 * BOND);
        assertEq(pool.money().bonds, 6 * BOND);
    }

    function test_RefusalsAddUp() public {
        uint256 first = _file(eventTime);
        uint256 second = _file(eventTime);
        commitVote(carol, first, 0);
        commitVote(carol, second, 0);
        toReveal(first);
        revealVote(carol, first, 0);
        revealVote(carol, second, 0);
        passRound(first);
        core.claims.tally(second);
        end(first);
        core.claims.finalize(second);
        assertEq(core.claims.bondOf(EXPLOIT), 4 * BOND);
        assertEq(incidentOf(_file(eventTime)).bond, 4 * BOND);
    }

    function test_PermitAndFileInOneTransaction() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(
            core.claims.selfPermit, (address(asset), address(pool), BOND, block.timestamp, 0, 0, 0)
        );
        calls[1] = abi.encodeCall(core.claims.file, (filingOf(ALL)));
        vm.prank(bob);
        core.claims.multicall(calls);
        assertEq(core.claims.incidentCount(), 1);
    }

    function _checkView(IncidentView memory v) private view {
        assertEq(v.id, 1);
        assertEq(v.product, EXPLOIT);
        assertEq(v.pool, address(pool));
        assertEq(v.filer, bob);
        assertEq(uint8(v.status), uint8(IncidentStatus.Voting));
        assertEq(v.round, 1);
        assertEq(v.assertedStep, 15);
        assertEq(v.severityBps, 7_500);
        assertEq(v.eventTime, eventTime);
        assertEq(v.filedAt, block.timestamp);
        assertEq(v.commitUntil, block.timestamp + 3 days);
        assertEq(v.until, block.timestamp + 5 days);
        assertEq(v.evidence, EVIDENCE);
        assertEq(v.lossRoot, 0);
        assertFalse(v.isProven || v.hasVerdict);
        assertEq(v.challenger, address(0));
        assertEq(v.appellant, address(0));
        assertEq(v.bond, BOND);
        assertEq(v.bondsOwed, 0);
        assertEq(v.eligible, AMOUNT);
        assertEq(v.shareBps, 1_000);
        assertEq(v.booked + v.uncollected + v.revealedWeight + v.reward + v.finalizedAt, 0);
        assertEq(v.totalWeight, WEIGHT);
        Process memory p = core.claims.processOf(address(pool));
        assertEq(keccak256(abi.encode(v.process)), keccak256(abi.encode(p)));
    }

    function _file(uint256 event_) private returns (uint256) {
        return file(bob, cover, event_, ALL);
    }

    function _allowanceError(uint256 has, uint256 needs) private view returns (bytes memory) {
        return
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(pool), has, needs
            );
    }

    function _expect(bytes memory revertData, uint256 event_) private {
        vm.expectRevert(revertData);
        vm.prank(bob);
        core.claims.file(Filing(cover, event_, ALL, EVIDENCE, 0));
    }
}
