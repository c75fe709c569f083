// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract FileTest is ClaimsUnit {
    function test_RevertWhen_StepIsZeroOrAboveAll() public {
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 0));
        core.claims.file(cover, eventTime, 0, EVIDENCE);
        vm.expectRevert(error1(ErrorsLib.InvalidStep.selector, 21));
        core.claims.file(cover, eventTime, 21, EVIDENCE);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 2));
        core.claims.file(2, eventTime, 20, EVIDENCE);
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotHolder.selector, alice, bob));
        vm.prank(alice);
        core.claims.file(cover, eventTime, 20, EVIDENCE);
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
        pool = _secondPool();
        uint256 product = core.cover.listProduct(termsOf(address(pool)));
        stake(alice, STAKE);
        uint256 other = buy(bob, product, 1_000e6, 30);
        vm.warp(startOf(other) + 2 hours);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, address(pool)));
        vm.prank(bob);
        core.claims.file(other, block.timestamp - 1, 20, EVIDENCE);
    }

    function test_RevertGiven_IncidentIsOpen() public {
        uint256 incident = fileOne();
        _expect(error2(ErrorsLib.IncidentAlreadyOpen.selector, LINE, incident), eventTime);
        decide(carol, incident, 0);
        _file(eventTime);
    }

    function test_RevertGiven_NoAllowanceForTheBond() public {
        vm.prank(bob);
        asset.approve(address(pool), BOND - 1);
        _expect(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(pool), BOND - 1, BOND
            ),
            eventTime
        );
    }

    function test_OpensTheIncident() public {
        vm.expectEmit(address(core.claims));
        emit IClaims.IncidentFiled(1, EXPLOIT, bob, cover, eventTime, 15, EVIDENCE, AMOUNT);
        uint256 incident = file(bob, cover, eventTime, 15);
        assertEq(incident, 1);
        assertEq(core.claims.incidentCount(), 1);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 1);
        assertEq(core.claims.openIncidentOf(DEPEG), 0);
        _checkView(core.claims.incidentOf(incident));
        assertTrue(core.cover.productOf(EXPLOIT).incidentOpen);
        assertEq(pool.solvency().atRisk, AMOUNT);
        assertEq(pool.money().bonds, BOND);
        assertEq(asset.balanceOf(address(core.claims)), 0, "Claims holds no tokens");
    }

    function test_CountsAllCoverInForceAtTheEvent() public {
        uint256 second = buy(carol, EXPLOIT, 5_000e6, 30);
        uint256 third = buy(carol, DEPEG, 7_000e6, 30);
        vm.warp(startOf(second) + 3 days);
        assertGt(third, second);
        uint256 incident = file(bob, cover, startOf(second) - 1, 20);
        assertEq(core.claims.incidentOf(incident).eligible, AMOUNT, "the second had not begun");
        decide(carol, incident, 0);
        incident = file(bob, cover, startOf(second), 20);
        assertEq(core.claims.incidentOf(incident).eligible, AMOUNT + 5_000e6);
    }

    function test_TheNextHolderMayFile() public {
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, cover);
        _expect(abi.encodeWithSelector(ErrorsLib.NotHolder.selector, bob, alice), eventTime);
        file(alice, cover, eventTime, 20);
    }

    function test_GivenRefusedTheSameEventCanBeFiledAgain() public {
        settle(0);
        assertEq(_file(eventTime), 2);
    }

    function test_PermitAndFileInOneTransaction() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(
            core.claims.selfPermit, (address(asset), address(pool), BOND, block.timestamp, 0, 0, 0)
        );
        calls[1] = abi.encodeCall(core.claims.file, (cover, eventTime, 20, EVIDENCE));
        vm.prank(bob);
        core.claims.multicall(calls);
        assertEq(core.claims.incidentCount(), 1);
    }

    function _checkView(IncidentView memory v) private view {
        assertEq(v.id, 1);
        assertEq(v.product, EXPLOIT);
        assertEq(v.pool, address(pool));
        assertEq(v.filer, bob);
        assertEq(uint8(v.status), uint8(IncidentStatus.Open));
        assertEq(v.round, 1);
        assertEq(v.assertedStep, 15);
        assertEq(v.verdictStep, 0);
        assertEq(v.eventTime, eventTime);
        assertEq(v.filedAt, block.timestamp);
        assertEq(v.commitUntil, block.timestamp + 3 days);
        assertEq(v.revealUntil, block.timestamp + 5 days);
        assertEq(v.evidence, EVIDENCE);
        assertEq(v.bond, BOND);
        assertFalse(v.bondOwed);
        assertEq(v.eligible, AMOUNT);
        assertEq(v.booked + v.uncollected + v.revealedWeight + v.commits, 0);
        assertEq(v.totalWeight, WEIGHT);
        assertEq(v.quorumBps, 1_000);
        assertEq(v.thresholdBps, 6_000);
    }

    function _secondPool() private returns (ICapitalPool) {
        return ICapitalPool(core.factory.createPool(configOf(address(asset))));
    }

    function _file(uint256 event_) private returns (uint256) {
        return file(bob, cover, event_, 20);
    }

    function _expect(bytes memory revertData, uint256 event_) private {
        vm.expectRevert(revertData);
        vm.prank(bob);
        core.claims.file(cover, event_, 20, EVIDENCE);
    }
}
