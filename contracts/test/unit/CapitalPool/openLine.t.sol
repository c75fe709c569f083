// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract OpenLineTest is PlainUnit {
    function test_RevertWhen_CallerIsNotCover() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCover.selector, alice));
        vm.prank(alice);
        pool.openLine(address(this), 0, 100, 10_000);
    }

    function test_RevertWhen_GroupIsTooHigh() public {
        vm.startPrank(address(core.cover));
        vm.expectRevert(error1(ErrorsLib.InvalidGroup.selector, 32));
        pool.openLine(address(this), 32, 100, 10_000);
        pool.openLine(address(this), 31, 100, 10_000);
    }

    function test_RevertWhen_ShareIsZeroOrAboveOne() public {
        vm.startPrank(address(core.cover));
        vm.expectRevert(error1(ErrorsLib.InvalidBps.selector, 0));
        pool.openLine(address(this), 0, 0, 10_000);
        vm.expectRevert(error1(ErrorsLib.InvalidBps.selector, 10_001));
        pool.openLine(address(this), 0, 10_001, 10_000);
        pool.openLine(address(this), 0, 10_000, 10_000);
    }

    function test_RevertWhen_WeightIsZeroOrAboveOne() public {
        vm.startPrank(address(core.cover));
        vm.expectRevert(error1(ErrorsLib.InvalidBps.selector, 0));
        pool.openLine(address(this), 0, 100, 0);
        vm.expectRevert(error1(ErrorsLib.InvalidBps.selector, 10_001));
        pool.openLine(address(this), 0, 100, 10_001);
        pool.openLine(address(this), 0, 100, 1);
    }

    function test_RevertGiven_AllLinesAreUsed() public {
        vm.startPrank(address(core.cover));
        for (uint256 line = 2; line < 48; line++) {
            assertEq(pool.openLine(address(this), uint8(line % 32), 10_000, 10_000), line);
        }
        vm.expectRevert(error1(ErrorsLib.TooManyLines.selector, 48));
        pool.openLine(address(this), 0, 100, 10_000);
    }

    function test_TheLastLineWorksLikeTheFirst() public {
        vm.startPrank(address(core.cover));
        for (uint256 line = 2; line < 48; line++) {
            pool.openLine(address(this), 31, 10_000, 10_000);
        }
        vm.stopPrank();
        stake(alice, 100_000e6);
        sell(47, 20_000e6, today(), today() + 5, 0);
        assertEq(pool.groupExposure(31), 20_000e6);
        assertEq(open(47, block.timestamp - 1, 0), 20_000e6);
        close(47, 20_000e6, 0);
        skip(19 days);
        pool.sync(type(uint256).max);
        assertEq(pool.groupExposure(31), 0);
    }

    function test_OpensALine() public {
        vm.expectEmit(address(pool));
        emit IPoolEvents.LineOpened(2, 7, 1_234, 5_678);
        vm.prank(address(core.cover));
        assertEq(pool.openLine(address(this), 7, 1_234, 5_678), 2, "after the demo's two");
        (uint256 exposure, uint256 capacity) = (pool.lineState(2).exposure, pool.lineState(2).capacity);
        bool open_ = pool.lineState(2).incidentOpen;
        assertEq(exposure + capacity, 0, "an empty pool covers nothing");
        assertFalse(open_);
        stake(alice, 100_000e6);
        capacity = pool.lineState(2).capacity;
        assertEq(capacity, 12_340e6);
    }
}
