// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitView, PoolMoney} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

/// @dev Alice and Carol leave in one batch of 100,000 of 200,000, after an event of a line that can cost 2,000: of all that
/// stands for it, 1 %.
contract AdvanceTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;
    uint256 internal constant HALF = 50_000e9;
    uint256 internal constant AT_RISK = 2_000e6;

    uint256 internal batchAt;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        stake(carol, STAKE);
        sell(OTHER_LINE, AT_RISK, today(), today() + 100, 0);
        queue(alice, HALF);
        queue(carol, HALF);
        skip(7 days);
        pool.processExits();
        batchAt = block.timestamp;
    }

    function test_RevertWhen_CallerIsNotTheController() public {
        _openAndWait();
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, bob, alice));
        vm.prank(bob);
        pool.advance(1, bob, alice);
    }

    function test_RevertGiven_ReportWindowIsOpen() public {
        open(OTHER_LINE, batchAt - 1, 0);
        vm.warp(batchAt + 14 days - 1);
        _expectNothing(alice, 1);
        assertEq(pool.exitsOf(alice, 1)[0].advanceableAssets, 0);
        skip(1);
        assertEq(_advance(alice), 49_500e6);
    }

    function test_RevertGiven_NothingIsProcessed() public {
        uint256 id = queue(alice, 1e9);
        _openAndWait();
        _expectNothing(alice, id);
        _expectNothing(alice, 9);
        _expectNothing(bob, 1);
    }

    function test_RevertGiven_ItWasAdvanced() public {
        _openAndWait();
        _advance(alice);
        _expectNothing(alice, 1);
    }

    function test_PaysWhatNoOpenIncidentCanTake() public {
        _openAndWait();
        assertEq(pool.maxWithdraw(alice), 0, "her shares are held");
        assertEq(pool.exitsOf(alice, 1)[0].advanceableAssets, 49_500e6);
        uint256 before = asset.balanceOf(bob);
        vm.expectEmit(address(pool));
        emit IPoolEvents.Advanced(alice, bob, 1, 49_500e6);
        vm.prank(alice);
        assertEq(pool.advance(1, bob, alice), 49_500e6, "99 %");
        assertEq(asset.balanceOf(bob) - before, 49_500e6, "to the receiver");
        assertEq(pool.money().exiting, 50_500e6);
        ExitView memory v = pool.exitsOf(alice, 1)[0];
        assertEq(v.shares, HALF, "her shares stay");
        assertEq(v.processedShares, HALF);
        assertEq(v.processedAssets, 500e6, "what is still to come");
        assertEq(v.takeableShares, 0);
        assertEq(v.advanceableAssets, 0);
        assertBalanced();
    }

    function test_OperatorAdvances() public {
        _openAndWait();
        vm.prank(alice);
        pool.setOperator(bob, true);
        vm.prank(bob);
        assertEq(pool.advance(1, bob, alice), 49_500e6);
    }

    function test_TheRestComesWhenTheIncidentIsRefused() public {
        _openAndWait();
        _advance(alice);
        closeAt(OTHER_LINE, batchAt - 1, AT_RISK, 0);
        ExitView memory v = pool.exitsOf(alice, 1)[0];
        assertEq(v.takeableShares, HALF);
        assertEq(v.takeableAssets, 500e6);
        assertEq(pool.maxWithdraw(alice), 500e6);
        assertEq(take(alice, HALF), 500e6);
        assertEq(take(carol, HALF), 50_000e6);
        assertEq(pool.money().exiting, 0);
        assertBalanced();
    }

    function test_TheWholeLossLeavesWhatWasAdvanced() public {
        _openAndWait();
        _advance(alice);
        assertEq(closeAt(OTHER_LINE, batchAt - 1, AT_RISK, AT_RISK), AT_RISK);
        assertEq(pool.money().capital, 99_000e6, "1 % of those who stay");
        assertEq(take(alice, HALF), 0, "1 % of her: all that was held");
        assertEq(take(carol, HALF), 49_500e6);
        assertEq(pool.money().exiting, 0);
        assertBalanced();
    }

    function test_GivenNoIncidentItPaysAll() public {
        vm.warp(batchAt + 14 days);
        assertEq(_advance(alice), 50_000e6);
        assertEq(pool.maxRedeem(alice), HALF);
        assertEq(pool.maxWithdraw(alice), 0);
        assertEq(take(alice, HALF), 0);
    }

    function test_GivenTheEventCameAfterTheBatchItPaysAll() public {
        open(OTHER_LINE, batchAt, 0);
        vm.warp(batchAt + 14 days);
        assertEq(_advance(alice), 50_000e6);
    }

    function test_AllIncidentsAreHeldBackFor() public {
        sell(LINE, 1_000e6, today(), today() + 100, 0);
        skip(1);
        open(LINE, block.timestamp - 1, 0);
        _openAndWait();
        assertEq(_advance(alice), 48_500e6, "3,000 of the 100,000 that stand for the later one");
    }

    function test_LessAtRiskFreesMore() public {
        sell(LINE, 1_000e6, today(), today() + 100, 0);
        skip(1);
        open(LINE, block.timestamp - 1, 0);
        _openAndWait();
        _advance(alice);
        close(LINE, 1_000e6, 0);
        assertEq(_advance(alice), 1_000e6, "1 % is held, not 3");
    }

    function test_CapitalThatCameLaterStandsForItToo() public {
        _openAndWait();
        sell(LINE, 1, today() + 1, today() + 2, 100_000e6);
        skip(2 days);
        syncAll();
        assertEq(_advance(alice), 49_666_666_666, "2,000 of 300,000, rounded down");
    }

    function test_GivenNothingStandsForItAllIsHeld() public {
        lose(type(uint120).max);
        loseAt(batchAt - 1, type(uint120).max);
        _openAndWait();
        _expectNothing(alice, 1);
    }

    function test_WithdrawAfterAdvance() public {
        _openAndWait();
        _advance(alice);
        closeAt(OTHER_LINE, batchAt - 1, AT_RISK, 0);
        vm.prank(alice);
        assertEq(pool.withdraw(200e6, alice, alice), 49_700e6 * 1e3, "what was advanced and 200 more");
        assertEq(pool.maxWithdraw(alice), 300e6);
    }

    /// @dev Who takes early and who waits end with the same, whatever the verdict; and it costs those who stay no more.
    function testFuzz_EarlyAndLateGetTheSame(uint256 loss, uint256 part, uint256 stakers) public {
        stake(bob, bound(stakers, 1, 1e12));
        _openAndWait();
        loss = bound(loss, 0, AT_RISK);
        PoolMoney memory before = pool.money();
        uint256 early = _advance(alice);
        closeAt(OTHER_LINE, batchAt - 1, AT_RISK, loss);
        PoolMoney memory m = pool.money();
        uint256 base = before.capital + before.exiting;
        assertLe(
            before.capital - m.capital, loss * before.capital / base + 1, "those who stay pay their ratio"
        );
        part = bound(part, 1, HALF - 1);
        early += take(alice, part) + take(alice, HALF - part);
        uint256 late = take(carol, HALF);
        assertLe(early, late, "never more");
        assertGe(early + 2, late, "a unit less for each cut");
        assertLe(pool.money().exiting, 3);
        assertBalanced();
    }

    /// @dev P6: closing never fails, even when another loss after the batch took all the capital meanwhile.
    function test_TheIncidentClosesGivenLaterLossesTookTheCapital() public {
        _openAndWait();
        _advance(alice);
        _advance(carol);
        lose(100_000e6);
        assertEq(pool.money().capital, 0);
        uint256 charged = closeAt(OTHER_LINE, batchAt - 1, AT_RISK, AT_RISK);
        assertEq(charged, 1_000e6, "all that was held");
        assertEq(pool.money().exiting, 0);
        assertEq(take(alice, HALF), 0);
        assertBalanced();
    }

    function _openAndWait() private {
        open(OTHER_LINE, batchAt - 1, 0);
        if (block.timestamp < batchAt + 14 days) vm.warp(batchAt + 14 days);
    }

    function _advance(address who) private returns (uint256 assets) {
        vm.prank(who);
        assets = pool.advance(1, who, who);
    }

    function _expectNothing(address who, uint256 id) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToAdvance.selector, who, id));
        vm.prank(who);
        pool.advance(id, who, who);
    }
}
