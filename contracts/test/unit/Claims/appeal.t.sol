// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract AppealTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.appeal(1, EVIDENCE);
    }

    function test_RevertGiven_NotDecided() public {
        onlyIn(bit(IncidentStatus.Decided), _appeal);
    }

    function test_RevertGiven_TheWindowIsOver() public {
        uint256 incident = decided(ALL);
        uint256 until = incidentOf(incident).until;
        assertEq(until, block.timestamp + 3 days);
        vm.warp(until);
        vm.expectRevert(error3(ErrorsLib.PhaseOver.selector, incident, until, until));
        _appeal(incident);
        vm.warp(until - 1);
        appealBy(erin, incident);
    }

    function test_RevertGiven_ARuling() public {
        uint256 incident = escalated();
        core.claims.rule(incident, 10);
        _expectOver(incident);
    }

    function test_RevertGiven_TheSecondVote() public {
        uint256 incident = escalated();
        passRound(incident);
        vote(carol, incident, 10);
        _expectOver(incident);
    }

    function test_RevertGiven_AnAppealThatNobodyRuledOn() public {
        uint256 incident = decided(ALL);
        appealBy(erin, incident);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Decided);
        _expectOver(incident);
    }

    function test_RevertGiven_NoAllowanceForTwiceTheBond() public {
        uint256 incident = decided(ALL);
        vm.startPrank(erin);
        asset.approve(address(pool), 2 * BOND - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(pool), 2 * BOND - 1, 2 * BOND
            )
        );
        core.claims.appeal(incident, EVIDENCE);
        vm.stopPrank();
    }

    function test_BringsItBeforeTheArbiter() public {
        uint256 incident = decided(7);
        uint256 before = asset.balanceOf(erin);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentAppealed(incident, erin, 2 * BOND, "why");
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Escalated(incident, address(this), block.timestamp + 14 days);
        vm.prank(erin);
        core.claims.appeal(incident, "why");
        assertEq(before - asset.balanceOf(erin), 2 * BOND);
        assertEq(pool.money().bonds, 3 * BOND);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Escalated));
        assertEq(v.appellant, erin);
        assertEq(v.until, block.timestamp + 14 days);
        assertEq(v.severityBps, 3_500, "the verdict, until there is another");
        assertTrue(v.hasVerdict);
    }

    function test_FollowsTheProcessThatItBeganWith() public {
        uint256 incident = decided(ALL);
        Process memory p = demoProcess();
        (p.bond, p.rulingSeconds, p.arbiter) = (7e6, 1 days, alice);
        setProcess(p);
        uint256 before = asset.balanceOf(erin);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Escalated(incident, address(this), block.timestamp + 14 days);
        vm.prank(erin);
        core.claims.appeal(incident, EVIDENCE);
        assertEq(before - asset.balanceOf(erin), 2 * BOND);
    }

    function _expectOver(uint256 incident) private {
        vm.expectRevert(
            error3(ErrorsLib.PhaseOver.selector, incident, incidentOf(incident).until, block.timestamp)
        );
        _appeal(incident);
    }

    function _appeal(uint256 incident) private {
        vm.prank(erin);
        core.claims.appeal(incident, EVIDENCE);
    }
}
