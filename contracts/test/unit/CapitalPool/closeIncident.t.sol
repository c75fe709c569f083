// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
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
        pool.closeIncident(LINE, 0, 0, 0, false);
    }

    function test_ReleasesTheBond() public {
        open(LINE, block.timestamp - 1, 500e6);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondReleased(500e6);
        vm.prank(address(core.claims));
        assertEq(pool.closeIncident(LINE, 0, 0, 500e6, false), 0);
        assertEq(pool.money().bonds, 0);
        assertEq(pool.money().owed, 500e6, "until it is collected");
        assertEq(pool.money().capital, STAKE);
        assertBalanced();
    }

    function test_ForfeitsTheBondToTheCapital() public {
        open(LINE, block.timestamp - 1, 500e6);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondForfeited(500e6);
        vm.prank(address(core.claims));
        pool.closeIncident(LINE, 0, 0, 500e6, true);
        assertEq(pool.money().bonds, 0);
        assertEq(pool.money().owed, 0);
        assertEq(pool.money().capital, STAKE + 500e6);
    }

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
}
