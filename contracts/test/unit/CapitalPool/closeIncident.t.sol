// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {stdError} from "forge-std/StdError.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Closing} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney, PoolParams} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract CloseIncidentTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, alice));
        vm.prank(alice);
        pool.closeIncident(_closing());
    }

    function test_RevertGiven_NoneIsOpen() public {
        vm.expectRevert(stdError.arithmeticError);
        _close(_closing());
    }

    // ---- bonds, and what voters divide ----

    function test_ReleasesTheBond() public {
        Closing memory c = _opened(500e6);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondReleased(500e6);
        (uint256 charged, uint256 pot) = _close(c);
        assertEq(charged + pot, 0);
        assertEq(pool.money().bonds, 0);
        assertEq(pool.money().owed, 500e6, "until it is collected");
        assertEq(pool.money().capital, STAKE);
        assertBalanced();
    }

    function test_ForfeitsTheBondToTheCapital() public {
        Closing memory c = _opened(500e6);
        c.toCapital = 500e6;
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondForfeited(500e6);
        _close(c);
        assertEq(pool.money().bonds, 0);
        assertEq(pool.money().owed, 0);
        assertEq(pool.money().capital, STAKE + 500e6);
    }

    function test_DividesBonds() public {
        Closing memory c = _opened(500e6);
        (c.toCapital, c.toVoters) = (200e6, 199e6);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondReleased(101e6);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondForfeited(200e6);
        vm.expectEmit(address(pool));
        emit IPoolEvents.VotersFunded(199e6, 0);
        (, uint256 pot) = _close(c);
        assertEq(pot, 199e6);
        assertEq(pool.money().owed, 300e6, "who put it up, and who voted");
        assertEq(pool.money().capital, STAKE + 200e6);
        assertEq(pool.money().bonds, 0);
        assertBalanced();
    }

    function test_RevertWhen_MoreIsDividedThanThereIs() public {
        Closing memory c = _opened(500e6);
        (c.toCapital, c.toVoters) = (300e6, 200e6 + 1);
        vm.expectRevert(stdError.arithmeticError);
        _close(c);
    }

    /// @dev Other incidents' bonds are not touched.
    function test_RevertWhen_MoreIsReleasedThanAllBonds() public {
        Closing memory c = _opened(500e6);
        c.bonds = 500e6 + 1;
        vm.expectRevert(stdError.arithmeticError);
        _close(c);
    }

    function test_VotersGetAPartOfTheFees() public {
        uint256 fees = _earnFees();
        Closing memory c = _opened(0);
        (c.feeBps, c.mostFees) = (1_000, type(uint256).max);
        vm.expectEmit(address(pool));
        emit IPoolEvents.VotersFunded(0, fees / 10);
        (, uint256 pot) = _close(c);
        assertEq(pot, fees / 10);
        assertEq(pool.money().fees, fees - fees / 10);
        assertEq(pool.money().owed, fees / 10);
        assertBalanced();
    }

    function test_NoMoreOfTheFeesThanTheMost() public {
        uint256 fees = _earnFees();
        Closing memory c = _opened(0);
        (c.feeBps, c.mostFees) = (10_000, 7);
        (, uint256 pot) = _close(c);
        assertEq(pot, 7);
        assertEq(pool.money().fees, fees - 7);
    }

    /// @dev Whatever a closing says, money is only moved.
    function testFuzz_ClosingConservesMoney(
        uint256 bonds,
        uint256 toCapital,
        uint256 toVoters,
        uint16 feeBps,
        uint256 mostFees,
        uint256 loss
    ) public {
        _earnFees();
        Closing memory c = _opened(bound(bonds, 0, 1e12));
        c.toCapital = bound(toCapital, 0, c.bonds);
        c.toVoters = bound(toVoters, 0, c.bonds - c.toCapital);
        (c.feeBps, c.mostFees, c.loss) = (feeBps % 10_001, mostFees, bound(loss, 0, 2 * STAKE));
        PoolMoney memory before = pool.money();
        (uint256 charged, uint256 pot) = _close(c);
        PoolMoney memory m = pool.money();
        uint256 fromFees = before.fees - m.fees;
        assertEq(pot, c.toVoters + fromFees);
        assertLe(fromFees, before.fees * c.feeBps / 10_000);
        assertLe(fromFees, c.mostFees);
        assertEq(m.bonds, 0);
        assertEq(m.capital, before.capital - charged + c.toCapital);
        assertEq(m.owed, charged + pot + c.bonds - c.toCapital - c.toVoters);
        assertBalanced();
    }

    // ---- the loss ----

    function test_ChargesTheCapitalAndBooksWhatIsOwed() public {
        open(LINE, block.timestamp - 1, 0);
        vm.expectEmit(address(pool));
        emit IPoolEvents.IncidentClosed(LINE, 30_000e6, 0, 30_000e6, 0);
        assertEq(close(LINE, 0, 30_000e6), 30_000e6);
        assertEq(pool.money().capital, 70_000e6);
        assertEq(pool.money().owed, 30_000e6);
        assertEq(pool.totalSupply(), STAKE * 1e3, "by the price of a share, whoever holds them");
        assertBalanced();
    }

    function test_PremiumEarnedBeforeIsChargedToo() public {
        sell(LINE, 1_000e6, today(), today() + 10, 100e6);
        skip(5 days);
        lose(type(uint120).max);
        assertEq(pool.money().capital, 0);
        assertGt(pool.money().owed, STAKE);
        assertGt(pool.money().unearned, 0, "prepaid premium is not");
        assertBalanced();
    }

    /// @dev One ratio for capital and chargeable exits, all of it when the loss is larger than everything.
    function testFuzz_OneRatio(uint256 first, uint256 second, uint256 loss) public {
        uint256 event_ = _twoBatches(bound(first, 1e9, 30_000e9), bound(second, 1e9, 30_000e9));
        PoolMoney memory before = pool.money();
        loss = bound(loss, 1, 2 * STAKE);
        uint256 charged = loseAt(event_, loss);
        PoolMoney memory m = pool.money();
        uint256 base = before.capital + before.exiting;
        assertEq(charged, loss < base ? loss : base);
        assertEq(m.owed, charged);
        assertEq(m.capital + m.exiting + m.owed, base, "nothing appears or is lost");
        uint256 capitalShare = charged * before.capital / base;
        assertLe(before.capital - m.capital, capitalShare + 1, "rounded in favour of those who stay");
        assertGe(before.capital - m.capital + 2, capitalShare, "by a unit a batch");
        assertBalanced();
    }

    function test_LossLargerThanEverythingTakesEverything() public {
        uint256 event_ = _twoBatches(10_000e9, 20_000e9);
        assertEq(loseAt(event_, 10 * STAKE), STAKE);
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.exiting, 0);
        assertEq(m.owed, STAKE);
        skip(14 days);
        assertEq(take(alice, 30_000e9), 0);
    }

    function test_GivenNothingIsLeftASecondLossChargesNothing() public {
        lose(2 * STAKE);
        assertEq(lose(1e6), 0);
        assertEq(pool.money().owed, STAKE);
    }

    /// @dev In two losses as in one, and in either order.
    function testFuzz_OrderOfLossesDoesNotMatter(uint256 a, uint256 b) public {
        uint256 event_ = _twoBatches(10_000e9, 20_000e9);
        a = bound(a, 1, STAKE / 2);
        b = bound(b, 1, STAKE / 2);
        uint256 snapshot = vm.snapshotState();
        loseAt(event_, a);
        loseAt(event_, b);
        PoolMoney memory ab = pool.money();
        vm.revertToState(snapshot);
        loseAt(event_, b);
        loseAt(event_, a);
        PoolMoney memory ba = pool.money();
        assertEq(ab.owed, ba.owed);
        assertApproxEqAbs(ab.exiting, ba.exiting, 4);
        assertApproxEqAbs(ab.capital, ba.capital, 4);
    }

    // ---- several of one line ----

    /// @dev Each is charged by its own event time: who left between two events pays for the earlier one alone.
    function test_EachIsChargedByItsOwnTime() public {
        uint256 early = _twoBatches(10_000e9, 20_000e9);
        uint256 late = block.timestamp - 1;
        open(LINE, late, 0);
        open(LINE, early, 0);
        assertEq(closeAt(LINE, late, 0, 7_000e6), 7_000e6);
        assertEq(pool.money().exiting, 30_000e6, "they left before it");
        assertEq(pool.money().capital, 63_000e6);
        assertEq(closeAt(LINE, early, 0, 9_300e6), 9_300e6);
        assertEq(pool.money().exiting, 27_000e6, "10 % of 93,000");
        assertEq(pool.money().capital, 56_700e6);
        assertBalanced();
    }

    /// @dev Which of several is left is not known. If it is the later one, fewer batches stand for its loss than the earlier
    /// one's time suggests: an advance by that larger base would leave the rest to those who stay.
    function test_WhatIsAdvancedIsSafeGivenTheLaterOfSeveralIsLeft() public {
        sell(LINE, 5_000e6, today(), today() + 100, 0);
        uint256 early = _twoBatches(60_000e9, 10_000e9);
        uint256 late = block.timestamp - 2;
        assertEq(pool.money().exiting, 70_000e6);
        uint256 eligible = open(LINE, early, 0);
        open(LINE, late, 0);
        closeAt(LINE, early, eligible, 0);
        vm.warp(late + 1 + 14 days);
        vm.prank(alice);
        uint256 advanced = pool.advance(2, alice, alice);
        assertLe(advanced, 8_750e6, "5,000 of 40,000 may be lost");
        closeAt(LINE, late, eligible, 5_000e6);
        assertEq(pool.money().capital, 26_250e6, "those who stay lose their ratio, no more");
        assertEq(pool.money().exiting, 68_750e6 - advanced);
        assertBalanced();
    }

    /// @return event_ A second before the first of two batches left.
    function _twoBatches(uint256 first, uint256 second) private returns (uint256 event_) {
        queue(alice, first);
        skip(1 days);
        queue(alice, second);
        skip(6 days);
        pool.processExits();
        event_ = block.timestamp - 1;
        skip(1 days);
        pool.processExits();
        skip(1);
    }

    function _closing() private view returns (Closing memory c) {
        (c.line, c.eventTime) = (LINE, block.timestamp - 1);
    }

    function _opened(uint256 bond) private returns (Closing memory c) {
        c = _closing();
        (c.eligible, c.bonds) = (open(LINE, c.eventTime, bond), bond);
    }

    function _close(Closing memory c) private returns (uint256 charged, uint256 pot) {
        vm.prank(address(core.claims));
        return pool.closeIncident(c);
    }

    function _earnFees() private returns (uint256 fees) {
        PoolParams memory p = params();
        p.feeBps = 3_000;
        setParams(p);
        sell(LINE, 1_000e6, today(), today() + 10, 100e6);
        skip(5 days);
        syncAll();
        fees = pool.money().fees;
        assertGt(fees, 0);
    }
}
