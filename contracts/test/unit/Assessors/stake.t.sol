// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract StakeTest is Unit {
    function test_RevertWhen_AmountIsZero() public {
        vm.expectRevert(zeroAmount());
        core.assessors.stake(0);
    }

    function test_RevertGiven_NoAllowance() public {
        vm.expectRevert(
            abi.encodeWithSelector(
                IERC20Errors.ERC20InsufficientAllowance.selector, address(core.assessors), 0, 1
            )
        );
        core.assessors.stake(1);
    }

    function test_TakesTheTokensAndAddsUp() public {
        vm.expectEmit(address(core.assessors));
        emit IAssessors.Staked(alice, 30e18);
        assess(alice, 30e18);
        assess(bob, 5e18);
        skip(1);
        assess(alice, 4e18);
        assertEq(core.assessors.stakeOf(alice), 34e18);
        assertEq(core.assessors.totalStake(), 39e18);
        assertEq(core.token.balanceOf(address(core.assessors)), 39e18);
    }

    function test_WeightIsThatAtTheEndOfASecond() public {
        assess(alice, 1e18);
        assess(alice, 2e18);
        assertEq(core.assessors.weightAt(alice, START), 3e18);
        assertEq(core.assessors.weightAt(alice, START - 1), 0);
        skip(10);
        assess(bob, 7e18);
        assertEq(core.assessors.totalAt(START + 9), 3e18);
        assertEq(core.assessors.totalAt(START + 10), 10e18);
        assertEq(core.assessors.weightAt(alice, START + 10), 3e18);
    }

    function test_PermitAndStakeInOneTransaction() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(
            core.assessors.selfPermit,
            (address(core.token), address(core.assessors), 1e18, block.timestamp, 0, 0, 0)
        );
        calls[1] = abi.encodeCall(core.assessors.stake, (1e18));
        vm.prank(alice);
        core.assessors.multicall(calls);
        assertEq(core.assessors.stakeOf(alice), 1e18);
    }
}
