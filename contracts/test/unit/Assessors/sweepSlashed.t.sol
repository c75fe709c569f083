// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract SweepSlashedTest is Unit {
    function test_RevertWhen_CallerIsNotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        core.assessors.sweepSlashed(alice);
    }

    function test_PaysOutWhatWasLostAndNothingElse() public {
        assess(alice, 10e18);
        assess(bob, 5e18);
        skip(1);
        vm.startPrank(address(core.claims));
        core.assessors.enterVote(alice, block.timestamp - 1);
        core.assessors.leaveVote(alice, 3e18);
        vm.stopPrank();
        vm.expectEmit(address(core.assessors));
        emit IAssessors.SlashedSwept(carol, 3e18);
        uint256 before = core.token.balanceOf(carol);
        assertEq(core.assessors.sweepSlashed(carol), 3e18);
        assertEq(core.token.balanceOf(carol) - before, 3e18);
        assertEq(core.token.balanceOf(address(core.assessors)), 12e18);
        assertEq(core.assessors.sweepSlashed(carol), 0);
    }
}
