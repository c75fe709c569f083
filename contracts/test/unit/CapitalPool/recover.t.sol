// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

/// @dev Of 100,000, 10,000 left and, a day later, 20,000 more.
contract RecoverTest is PlainUnit {
    uint256 internal firstLeft;
    uint256 internal secondLeft;

    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
        queue(alice, 10_000e9);
        skip(1 days);
        queue(alice, 20_000e9);
        skip(6 days);
        pool.processExits();
        firstLeft = block.timestamp;
        skip(1 days);
        pool.processExits();
        secondLeft = block.timestamp;
        fund(bob, 1e12);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, alice));
        vm.prank(alice);
        pool.recover(alice, 1, firstLeft);
    }

    function test_OneRatioForCapitalAndWhoLeftAfter() public {
        uint256 had = asset.balanceOf(bob);
        vm.expectEmit(address(pool));
        emit IPoolEvents.Recovered(bob, 10_000e6, 3_000e6);
        _recover(10_000e6, firstLeft - 1);
        assertEq(had - asset.balanceOf(bob), 10_000e6);
        assertEq(pool.money().capital, 77_000e6);
        assertEq(pool.money().exiting, 33_000e6);
        skip(14 days);
        assertEq(take(alice, 30_000e9), 33_000e6, "each batch its part");
        assertBalanced();
    }

    function test_NothingForWhoLeftBeforeTheEvent() public {
        _recover(9_000e6, firstLeft);
        assertEq(pool.money().exiting, 32_000e6, "20 of 90: the second batch alone");
        assertEq(pool.money().capital, 77_000e6);
    }

    function test_LossAndSalvageOfItAllLeaveNobodyBetterOff() public {
        loseAt(firstLeft - 1, 10_000e6);
        _recover(10_000e6, firstLeft - 1);
        assertEq(pool.money().capital, 70_000e6);
        assertEq(pool.money().exiting, 30_000e6);
    }

    /// @dev Of a batch that can be taken a part may be gone: the rest must not get what was meant for all of it.
    function test_NothingForBatchesThatCanBeTaken() public {
        vm.warp(firstLeft + 14 days);
        assertEq(take(alice, 4_000e9), 4_000e6);
        _recover(9_000e6, firstLeft - 1);
        assertEq(pool.money().exiting, 26_000e6 + 2_000e6, "20 of 90: the second batch alone");
        assertEq(pool.money().capital, 77_000e6);
        assertEq(take(alice, 6_000e9), 6_000e6);
        skip(1 days);
        assertEq(take(alice, 20_000e9), 22_000e6);
        assertBalanced();
    }

    /// @dev One second before it can be taken it still shares, one second later it does not.
    function test_TheLastSecondOfTheWindow() public {
        vm.warp(secondLeft + 14 days - 1);
        _recover(9_000e6, firstLeft - 1);
        assertEq(pool.money().exiting, 32_000e6);
        skip(1);
        _recover(9_000e6, firstLeft - 1);
        assertEq(pool.money().exiting, 32_000e6);
    }

    /// @dev An open incident holds a batch longer, and a part of it may have been advanced.
    function test_NothingForBatchesThatAreHeldLonger() public {
        open(LINE, firstLeft - 1, 0);
        vm.warp(secondLeft + 14 days);
        vm.prank(alice);
        pool.advance(1, alice, alice);
        uint256 exiting = pool.money().exiting;
        _recover(1_000e6, firstLeft - 1);
        assertEq(pool.money().exiting, exiting);
        assertEq(pool.money().capital, 71_000e6);
        assertBalanced();
    }

    /// @dev P2, P6: salvage can always be given back, after a loss of everything too.
    function test_GivenNothingIsLeftItIsTheCapitals() public {
        loseAt(firstLeft - 1, type(uint120).max);
        assertEq(pool.money().capital + pool.money().exiting, 0);
        _recover(5_000e6, firstLeft - 1);
        assertEq(pool.money().capital, 5_000e6);
        assertEq(pool.money().exiting, 0);
        assertBalanced();
    }

    function testFuzz_OneRatio(uint256 assets, uint256 loss) public {
        loss = bound(loss, 0, 99_000e6);
        if (loss != 0) loseAt(firstLeft - 1, loss);
        assets = bound(assets, 1, 1e12);
        PoolMoney memory before = pool.money();
        _recover(assets, firstLeft - 1);
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.exiting, before.capital + before.exiting + assets, "to the unit");
        uint256 toExits = m.exiting - before.exiting;
        uint256 share = assets * before.exiting / (before.exiting + before.capital);
        assertLe(toExits, share, "rounded in favour of those who stay");
        assertGe(toExits + 2, share, "by a unit a batch");
        assertBalanced();
    }

    function _recover(uint256 assets, uint256 eventTime) private {
        vm.prank(address(core.claims));
        pool.recover(bob, assets, eventTime);
    }
}
