// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

/// @dev 20,000 of 100,000 have just left, and 500 are in reserve.
contract SettleCoverTest is PlainUnit {
    uint256 internal constant RESERVE = 500e6;

    uint256 internal event_;

    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
        fillReserve();
        sell(LINE, 10_000e6, today() + 1, today() + 2, RESERVE);
        leave(alice, 20_000e9);
        event_ = block.timestamp - 1;
        syncAll();
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, alice));
        vm.prank(alice);
        pool.settleCover(LINE, event_, 1, alice);
    }

    function test_TheReservePaysFirst() public {
        uint256 had = asset.balanceOf(carol);
        vm.expectEmit(address(pool));
        emit IPoolEvents.IncidentClosed(LINE, 300e6, 300e6, 0, 0);
        vm.expectEmit(address(pool));
        emit IPoolEvents.Paid(carol, 300e6);
        assertEq(_settle(event_, 300e6), 300e6);
        assertEq(asset.balanceOf(carol) - had, 300e6, "at once");
        assertEq(pool.money().reserve, 200e6);
        assertEq(pool.money().capital, 80_000e6);
        assertEq(pool.money().owed, 0);
        assertBalanced();
    }

    function test_ThenCapitalAndWhoLeftAfterItsEnd() public {
        vm.expectEmit(address(pool));
        emit IPoolEvents.IncidentClosed(LINE, 10_500e6, RESERVE, 8_000e6, 2_000e6);
        assertEq(_settle(event_, 10_500e6), 10_500e6);
        assertEq(pool.money().capital, 72_000e6);
        assertEq(pool.money().exiting, 18_000e6);
        assertBalanced();
    }

    function test_WhoLeftBeforeItsEndPaysNothing() public {
        _settle(event_ + 1, 10_500e6);
        assertEq(pool.money().exiting, 20_000e6);
        assertEq(pool.money().capital, 70_000e6);
    }

    function test_PaysWhatThereIs() public {
        uint256 had = asset.balanceOf(carol);
        assertEq(_settle(event_, 1_000_000e6), 100_500e6);
        assertEq(asset.balanceOf(carol) - had, 100_500e6);
        assertEq(_settle(event_, 1), 0, "nothing is left");
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.reserve + m.exiting + m.owed, 0);
        assertBalanced();
    }

    function test_IsRememberedAsALossOfTheLine() public {
        assertEq(pool.lineState(LINE).losses, 0);
        _settle(event_, 10_000e6);
        assertGt(pool.lineState(LINE).losses, 0);
        assertEq(pool.lineState(LINE).lastLossDay, today());
        assertEq(pool.lineState(OTHER_LINE).losses, 0);
    }

    /// @dev What others are owed stays owed.
    function test_GivenOthersAreOwed() public {
        loseAt(event_, 5_000e6);
        _settle(event_, 1_000e6);
        assertEq(pool.money().owed, 5_000e6);
        assertBalanced();
    }

    function testFuzz_ChargesAsAnIncidentWould(uint256 loss) public {
        loss = bound(loss, 1, 200_000e6);
        uint256 snapshot = vm.snapshotState();
        uint256 charged = loseAt(event_, loss);
        PoolMoney memory byIncident = pool.money();
        vm.revertToState(snapshot);
        assertEq(_settle(event_, loss), charged);
        PoolMoney memory m = pool.money();
        assertEq(byIncident.owed, charged);
        (byIncident.owed, m.owed) = (0, 0);
        assertEq(keccak256(abi.encode(m)), keccak256(abi.encode(byIncident)), "but that it is paid");
        assertBalanced();
    }

    function _settle(uint256 eventTime, uint256 loss) private returns (uint256) {
        vm.prank(address(core.claims));
        return pool.settleCover(LINE, eventTime, loss, carol);
    }
}
