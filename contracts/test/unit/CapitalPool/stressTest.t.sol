// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolMoney, StressResult} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract StressTestTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        sell(LINE, 20_000e6, today(), today() + 50, 0);
        sell(OTHER_LINE, 10_000e6, today(), today() + 3, 0);
    }

    function test_RevertWhen_SeverityIsAboveOne() public {
        vm.expectRevert(error1(ErrorsLib.InvalidBps.selector, 10_001));
        pool.stressTest(_lines(LINE), 10_001, block.timestamp);
    }

    function test_RevertWhen_EventIsInTheFuture() public {
        vm.expectRevert(error2(ErrorsLib.EventInFuture.selector, block.timestamp + 1, block.timestamp));
        pool.stressTest(_lines(LINE), 100, block.timestamp + 1);
    }

    function test_RevertWhen_ALineIsThereTwice() public {
        uint8[] memory lines = _lines(LINE, OTHER_LINE);
        lines[1] = LINE;
        vm.expectRevert(error1(ErrorsLib.DuplicateLine.selector, LINE));
        pool.stressTest(lines, 100, block.timestamp);
    }

    function test_RevertWhen_LineIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownLine.selector, 2));
        pool.stressTest(_lines(2), 100, block.timestamp);
    }

    function test_StakersPay() public view {
        StressResult memory r = pool.stressTest(_lines(LINE, OTHER_LINE), 5_000, block.timestamp);
        assertEq(r.loss, 15_000e6, "half of both");
        assertEq(r.fromCapital, 15_000e6);
        assertEq(r.fromReserve + r.fromExits + r.unpaid, 0);
        assertEq(r.capitalLeft, 85_000e6);
        assertEq(r.required, 50_000e6);
        r = pool.stressTest(_lines(OTHER_LINE), 10_000, block.timestamp);
        assertEq(r.loss, 10_000e6, "one line alone");
        r = pool.stressTest(new uint8[](0), 10_000, block.timestamp);
        assertEq(r.loss, 0);
        assertEq(r.capitalLeft, STAKE);
    }

    function test_LossIsRoundedDown() public {
        sell(LINE, 1, today(), today() + 50, 0);
        assertEq(pool.stressTest(_lines(LINE), 5_000, block.timestamp).loss, 10_000e6);
    }

    function test_WhatIsReleasedIsNotLost() public {
        skip(17 days);
        StressResult memory r = pool.stressTest(_lines(LINE, OTHER_LINE), 10_000, block.timestamp);
        assertEq(r.loss, 20_000e6, "viewed, not synced");
    }

    function test_ReserveFirstThenCapitalAndExitsThenNobody() public {
        fillReserve();
        sell(LINE, 1, today() + 1, today() + 2, 4_000e6);
        leave(alice, 20_000e9);
        uint256 before = block.timestamp - 1;
        // 27,000.000001 of exposure are live and the reserve may hold as much.
        assertEq(pool.money().reserve, 4_000e6);
        StressResult memory r = pool.stressTest(_lines(LINE, OTHER_LINE), 10_000, before);
        assertEq(r.loss, 30_000e6 + 1);
        assertEq(r.fromReserve, 4_000e6);
        assertEq(r.fromExits, 5_200e6 + 1, "a fifth of the rest, rounded up");
        assertEq(r.fromCapital, 20_800e6);
        assertEq(r.unpaid, 0);
        r = pool.stressTest(_lines(LINE, OTHER_LINE), 10_000, block.timestamp);
        assertEq(r.fromExits, 0, "they left before");
        assertEq(r.fromCapital, 26_000e6 + 1);
        lose(79_000e6);
        r = pool.stressTest(_lines(LINE, OTHER_LINE), 10_000, before);
        assertEq(r.fromReserve, 0);
        assertEq(r.fromCapital, pool.money().capital);
        assertEq(r.fromExits, pool.money().exiting);
        assertEq(r.unpaid, 30_000e6 + 1 - r.fromCapital - r.fromExits);
        assertEq(r.capitalLeft, 0);
    }

    /// @dev It foretells what an incident does, to the unit.
    function testFuzz_IsWhatAnIncidentDoes(uint256 severity, uint256 reserve, uint256 exit, uint256 burnt)
        public
    {
        fillReserve();
        sell(LINE, 1, today() + 1, today() + 2, bound(reserve, 1, 8_000e6));
        leave(alice, bound(exit, 1e9, 50_000e9));
        uint256 event_ = block.timestamp - 1;
        loseAt(block.timestamp, bound(burnt, 1, 99_000e6));
        severity = bound(severity, 0, 10_000);
        StressResult memory r = pool.stressTest(_lines(LINE), uint16(severity), event_);
        PoolMoney memory before = pool.money();
        uint256 charged = loseAt(event_, r.loss);
        PoolMoney memory m = pool.money();
        assertEq(charged, r.loss - r.unpaid);
        assertEq(before.reserve - m.reserve, r.fromReserve);
        assertEq(before.exiting - m.exiting, r.fromExits);
        assertEq(before.capital - m.capital, r.fromCapital);
        assertEq(m.capital, r.capitalLeft);
    }

    function _lines(uint8 line) private pure returns (uint8[] memory lines) {
        lines = new uint8[](1);
        lines[0] = line;
    }

    function _lines(uint8 a, uint8 b) private pure returns (uint8[] memory lines) {
        lines = new uint8[](2);
        (lines[0], lines[1]) = (a, b);
    }
}
