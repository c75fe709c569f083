// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {GovernanceFixture} from "../../utils/GovernanceFixture.sol";

contract PauseTest is GovernanceFixture {
    uint256 private until;

    function setUp() public override {
        super.setUp();
        stake(bob, 200_000e6);
        until = (today() + 7) * 1 days;
    }

    function test_RevertWhen_CallerIsNotGuardian() public {
        address[3] memory others = [alice, address(this), address(g.timelock)];
        for (uint256 i; i < others.length; i++) {
            vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, others[i]));
            vm.prank(others[i]);
            core.factory.pause(address(pool), 7);
        }
    }

    function test_RevertWhen_ItIsLongerThanAWeekOrNothing() public {
        vm.startPrank(guardian);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 8, 1, 7));
        core.factory.pause(address(pool), 8);
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        core.factory.pause(address(pool), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, alice));
        core.factory.pause(alice, 1);
        vm.stopPrank();
    }

    function test_RevertGiven_Paused() public {
        uint256 cover = buy(carol, EXPLOIT, 1_000e6, 60);
        fund(carol, 100_000e6);
        _pause(7);
        vm.startPrank(carol);
        bytes memory paused = abi.encodeWithSelector(ErrorsLib.Paused.selector, until);
        vm.expectRevert(paused);
        pool.deposit(1e6, carol);
        vm.expectRevert(paused);
        pool.mint(1e9, carol);
        vm.expectRevert(paused);
        core.cover.buy(EXPLOIT, 1e6, 30, NO_LIMIT, carol);
        vm.expectRevert(paused);
        core.cover.extend(cover, 1, NO_LIMIT);
        vm.stopPrank();
        assertEq(pool.maxDeposit(carol), 0);
        assertEq(pool.terms().pausedUntil, until);
    }

    /// @dev Claims, payouts, cancellations and exits continue.
    function test_EverythingElseGoesOnWhilePaused() public {
        assess(alice, 10_000e18);
        stake(alice, 1_000e6);
        uint256 cover = buy(carol, EXPLOIT, 10_000e6, 90);
        uint256 second = buy(carol, DEPEG, 1_000e6, 90);
        enterForce(cover);
        requestExit(bob, pool.balanceOf(bob) / 10);
        skip(7 days);
        _pause(7);
        (uint256 left,) = pool.processExits();
        assertGt(left, 0);
        uint256 incident = file(carol, cover, block.timestamp - 1, 20);
        commitVote(alice, incident, 20);
        vm.startPrank(carol);
        assertGt(core.cover.cancel(second, 0), 0);
        vm.stopPrank();
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(alice, incident, 20);
        endPhase(incident);
        assertLt(block.timestamp, pool.terms().pausedUntil, "still paused");
        core.claims.tally(incident);
        requestExit(alice, pool.balanceOf(alice));
        assertTrue(pool.sync(type(uint256).max));
        endPhase(incident);
        core.claims.finalize(incident);
        uint256 before = asset.balanceOf(carol);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(carol), before + 10_000e6);
        assertBalanced();
    }

    /// @dev Ended in the last second of a day: the thirty days were once counted from that day's start, which was a day short.
    function testFuzz_RevertGiven_ItWasEndedEarlyLessThanThirtyDaysAgo(uint256 late, uint256 wait) public {
        _pause(7);
        vm.warp(bound(late, block.timestamp, until - 1));
        vm.prank(guardian);
        core.factory.unpause(address(pool));
        vm.warp(bound(wait, block.timestamp, block.timestamp + 30 days - 1));
        vm.prank(guardian);
        vm.expectPartialRevert(ErrorsLib.PauseTooSoon.selector);
        core.factory.pause(address(pool), 7);
    }

    function test_ItEndsByItself() public {
        _pause(7);
        vm.warp(until - 1);
        fund(carol, 1e6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.Paused.selector, until));
        vm.prank(carol);
        pool.deposit(1e6, carol);
        vm.warp(until);
        vm.prank(carol);
        pool.deposit(1e6, carol);
        assertGt(pool.maxDeposit(carol), 0);
    }

    function testFuzz_RevertGiven_ThirtyDaysHaveNotPassed(uint256 afterwards, uint256 first) public {
        first = bound(first, 1, 7);
        _pause(first);
        uint256 from = pool.terms().pausedUntil + 30 days;
        vm.warp(bound(afterwards, block.timestamp, from - 1));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, from));
        vm.prank(guardian);
        core.factory.pause(address(pool), 1);
        vm.warp(from);
        _pause(1);
    }

    /// @dev Ending a pause early allows no new one sooner than after thirty days.
    function test_RevertGiven_ItWasEndedEarly() public {
        _pause(7);
        vm.startPrank(guardian);
        core.factory.unpause(address(pool));
        assertGt(pool.maxDeposit(bob), 0, "though the day of its end is not over");
        vm.expectRevert(ErrorsLib.NotPaused.selector);
        core.factory.unpause(address(pool));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, block.timestamp + 30 days));
        core.factory.pause(address(pool), 1);
        vm.stopPrank();
        stake(carol, 1e6);
    }

    function _pause(uint256 numberOfDays) private {
        vm.prank(guardian);
        core.factory.pause(address(pool), numberOfDays);
    }
}
