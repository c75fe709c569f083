// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Tuning} from "breakwater/types/GovernanceTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {Roles} from "../../utils/Roles.sol";
import {GovernanceFixture} from "../../utils/GovernanceFixture.sol";

/// @title A guardian who pauses as often as it can
contract GuardianTest is GovernanceFixture {
    address private second;

    function setUp() public override {
        super.setUp();
        second = makeAddr("second guardian");
        stake(bob, 200_000e6);
    }

    function test_RevertWhen_APauseIsLongerThanSevenDays() public {
        for (uint256 numberOfDays = 8; numberOfDays < 400; numberOfDays += 49) {
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, numberOfDays, 1, 7));
            vm.prank(guardian);
            core.factory.pause(address(pool), numberOfDays);
        }
        vm.expectPartialRevert(ErrorsLib.ParameterOutOfRange.selector);
        vm.prank(guardian);
        core.factory.pause(address(pool), type(uint256).max);
        assertEq(pool.terms().pausedUntil, 0);
    }

    /// @dev A running pause cannot be extended: not by the same call, by another, or by added days.
    function test_RevertGiven_APauseRuns() public {
        _appoint(second);
        _pause(guardian, 3);
        bytes memory tooSoon = abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, (today() + 3 + 30) * 1 days);
        skip(1 days);
        vm.expectRevert(tooSoon);
        vm.prank(guardian);
        core.factory.pause(address(pool), 7);
        vm.expectRevert(tooSoon);
        vm.prank(second);
        core.factory.pause(address(pool), 7);
    }

    /// @dev The thirty days belong to the pool, not to the guardian: a second guardian or a successor must also wait.
    function testFuzz_RevertWhen_TwoGuardiansTakeTurns(uint256 length, uint256 day, bool replaced) public {
        _appoint(second);
        if (replaced) _dismiss(guardian);
        address first = replaced ? second : guardian;
        length = bound(length, 1, 7);
        uint256 end = today() + length;
        _pause(first, length);
        day = bound(day, today(), end + 29);
        if (day != today()) vm.warp(day * 1 days);
        address third = makeAddr("third guardian");
        _appoint(third);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, (end + 30) * 1 days));
        vm.prank(third);
        core.factory.pause(address(pool), 1);
        vm.warp((end + 30) * 1 days);
        _pause(third, 1);
    }

    function test_RevertGiven_TheGuardianWasReplaced() public {
        _appoint(second);
        _dismiss(guardian);
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian));
        core.factory.pause(address(pool), 1);
        vm.stopPrank();
        _pause(second, 1);
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, guardian));
        vm.prank(guardian);
        core.factory.unpause(address(pool));
        assertGt(pool.terms().pausedUntil, block.timestamp);
    }

    /// @dev The most that a guardian can do: pause seven days of any thirty-seven, whatever it tries and on whichever day.
    /// forge-config: default.fuzz.runs = 32
    /// forge-config: ci.fuzz.runs = 128
    function testFuzz_AGuardianStopsAPoolAtMostSevenDaysOfThirtySeven(uint256 seed) public {
        uint256 days_ = 80;
        uint256 pauses;
        bool[] memory paused = new bool[](days_);
        for (uint256 day; day < days_; day++) {
            vm.startPrank(guardian);
            try core.factory.pause(address(pool), seed % 8) {
                pauses++;
            } catch {}
            if (seed >> 8 & 3 == 0) try core.factory.unpause(address(pool)) {} catch {}
            vm.stopPrank();
            paused[day] = pool.maxDeposit(bob) == 0;
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp((today() + 1) * 1 days);
        }
        for (uint256 day; day + 37 <= days_; day++) {
            uint256 inWindow;
            for (uint256 i; i < 37; i++) {
                if (paused[day + i]) inWindow++;
            }
            assertLe(inWindow, 7, "days of thirty-seven");
        }
        assertGt(pauses, 0, "it did pause");
    }

    /// @dev The guardian may only pause and unpause. Everything else is as closed to it as to anyone.
    function test_RevertWhen_TheGuardianCallsAnythingElse() public {
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, guardian, address(this)));
        core.cover.tune(EXPLOIT, Tuning(1, 0, 1e18));
        ProductTerms memory t = Defaults.product(address(pool), "More", "More");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, guardian, address(this)));
        core.cover.listProduct(t);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownIncident.selector, 1));
        core.claims.rule(1, 0);
        vm.stopPrank();
    }

    function _pause(address who, uint256 numberOfDays) private {
        vm.prank(who);
        core.factory.pause(address(pool), numberOfDays);
    }

    /// @dev Appoints as the timelock would. Other tests check the vote.
    function _appoint(address who) private {
        vm.prank(address(g.timelock));
        core.manager.grantRole(Roles.GUARDIAN, who, 0);
    }

    function _dismiss(address who) private {
        vm.prank(address(g.timelock));
        core.manager.revokeRole(Roles.GUARDIAN, who);
    }
}
