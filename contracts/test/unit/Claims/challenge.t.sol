// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract ChallengeTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(unknown(1));
        core.claims.challenge(1, EVIDENCE);
    }

    function test_RevertGiven_NotInTheFastLane() public {
        onlyIn(bit(IncidentStatus.Filed), _challenge);
    }

    function test_RevertGiven_TheWindowIsOver() public {
        uint256 incident = fileSmall();
        uint256 until = incidentOf(incident).until;
        vm.warp(until);
        vm.expectRevert(error3(ErrorsLib.PhaseOver.selector, incident, until, until));
        _challenge(incident);
        vm.warp(until - 1);
        challengeBy(dave, incident);
    }

    function test_RevertGiven_AlreadyChallenged() public {
        uint256 incident = fileSmall();
        challengeBy(dave, incident);
        vm.expectRevert(statusError(incident));
        _challenge(incident);
    }

    function test_RevertGiven_NoAllowanceForTheBond() public {
        uint256 incident = fileSmall();
        vm.startPrank(dave);
        asset.approve(address(pool), BOND - 1);
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(pool), BOND - 1, BOND
            )
        );
        core.claims.challenge(incident, EVIDENCE);
        vm.stopPrank();
    }

    function test_StartsTheVote() public {
        uint256 incident = fileSmall();
        skip(1 days);
        uint256 before = asset.balanceOf(dave);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.IncidentChallenged(incident, dave, BOND, "why");
        vm.prank(dave);
        core.claims.challenge(incident, "why");
        assertEq(before - asset.balanceOf(dave), BOND);
        assertEq(pool.money().bonds, 2 * BOND);
        IncidentView memory v = incidentOf(incident);
        assertEq(uint8(v.status), uint8(IncidentStatus.Voting));
        assertEq(v.challenger, dave);
        assertEq(v.round, 1);
        assertEq(v.commitUntil, block.timestamp + 3 days);
        assertEq(v.until, block.timestamp + 5 days);
        assertEq(v.evidence, EVIDENCE, "the filer's stays");
    }

    function test_TakesTheBondOfTheFilerWhateverItIsNow() public {
        settle(0);
        uint256 incident = fileSmall();
        assertEq(incidentOf(incident).bond, 2 * BOND);
        Process memory p = demoProcess();
        (p.bond, p.commitSeconds) = (7e6, 1 days);
        setProcess(p);
        uint256 before = asset.balanceOf(dave);
        vm.prank(dave);
        core.claims.challenge(incident, EVIDENCE);
        assertEq(before - asset.balanceOf(dave), 2 * BOND);
        assertEq(incidentOf(incident).commitUntil, block.timestamp + 3 days);
    }

    /// @dev Weight is that before the filing, not before the challenge.
    function test_StakeBetweenFilingAndChallengeDoesNotCount() public {
        uint256 incident = fileSmall();
        stakeSelf(50 * WEIGHT);
        challengeBy(dave, incident);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NoWeight.selector, address(this)));
        core.claims.commit(incident, EVIDENCE);
    }

    function _challenge(uint256 incident) private {
        vm.prank(dave);
        core.claims.challenge(incident, EVIDENCE);
    }
}
