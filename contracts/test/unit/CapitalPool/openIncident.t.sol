// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract OpenIncidentTest is PlainUnit {
    struct Naive {
        uint256 line;
        uint256 amount;
        uint256 startDay;
        uint256 endDay;
    }

    Naive[] internal covers;

    function setUp() public override {
        super.setUp();
        stake(alice, 1_000_000e6);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotClaims.selector, alice));
        vm.prank(alice);
        pool.openIncident(LINE, 1, block.timestamp - 1, alice, 0);
    }

    function test_TakesTheBondAndHoldsTheLine() public {
        sell(LINE, 3_000e6, today(), today() + 9, 0);
        uint256 before = asset.balanceOf(bob);
        vm.expectEmit(address(pool));
        emit IPoolEvents.IncidentOpened(LINE, block.timestamp - 1, 3_000e6);
        vm.expectEmit(address(pool));
        emit IPoolEvents.BondTaken(bob, 500e6);
        assertEq(open(LINE, block.timestamp - 1, 500e6), 3_000e6);
        assertEq(before - asset.balanceOf(bob), 500e6);
        assertEq(pool.money().bonds, 500e6);
        assertEq(pool.money().capital, 1_000_000e6, "a bond is not capital");
        (uint256 capacity, bool isOpen) = (pool.lineState(LINE).capacity, pool.lineState(LINE).incidentOpen);
        assertEq(capacity, 0);
        assertTrue(isOpen);
        isOpen = pool.lineState(OTHER_LINE).incidentOpen;
        assertFalse(isOpen);
        assertBalanced();
    }

    function test_FirstAndLastSecondInForce() public {
        uint256 day = today() + 2;
        sell(LINE, 700e6, day, day + 3, 0);
        vm.warp((day + 4) * 1 days);
        assertEq(_eligible(LINE, day * 1 days - 1), 0, "a second before it starts");
        assertEq(_eligible(LINE, day * 1 days), 700e6, "its first second");
        assertEq(_eligible(LINE, (day + 3) * 1 days - 1), 700e6, "its last second");
        assertEq(_eligible(LINE, (day + 3) * 1 days), 0, "a second after its end");
    }

    function test_LastSecondCanBeFiledForAWholeWindow() public {
        uint256 day = today() + 2;
        sell(LINE, 700e6, day, day + 3, 0);
        uint256 event_ = (day + 3) * 1 days - 1;
        vm.warp(event_ + 14 days);
        assertEq(_eligible(LINE, event_), 700e6);
    }

    function test_HoldsExposureThatComesDue() public {
        uint256 end = today() + 3;
        sell(LINE, 700e6, today(), end, 0);
        skip(2 days);
        uint256 eligible = open(LINE, block.timestamp - 1, 0);
        vm.warp((end + 20) * 1 days);
        assertEq(pool.groupExposure(0), 700e6, "held, viewed");
        pool.sync(type(uint256).max);
        assertEq(pool.groupExposure(0), 700e6, "held, booked");
        assertEq(pool.solvency().required, 700e6 + 1_750e6, "what it can cost, and 700 / 40 %");
        close(LINE, eligible, 0);
        assertEq(pool.groupExposure(0), 0, "released with the incident");
        assertEq(pool.solvency().required, 0);
        uint256 exposure = pool.lineState(LINE).exposure;
        assertEq(exposure, 0);
    }

    function test_OtherLinesAreReleasedMeanwhile() public {
        uint256 end = today() + 3;
        sell(LINE, 700e6, today(), end, 0);
        sell(OTHER_LINE, 900e6, today(), end, 0);
        skip(2 days);
        open(LINE, block.timestamp - 1, 0);
        vm.warp((end + 20) * 1 days);
        assertEq(pool.groupExposure(1), 0);
        assertEq(pool.solvency().required, 2_450e6);
        pool.sync(type(uint256).max);
        assertEq(pool.groupExposure(1), 0);
        assertEq(pool.solvency().required, 2_450e6);
    }

    /// @dev The ledger's walk back equals a plain sum over all covers, for random sales and any event time in the window.
    function testFuzz_EligibleIsTheNaiveSum(uint256 seed) public {
        for (uint256 i; i < 24; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _sellRandom(seed);
            skip((seed >> 200) % 6 days);
            if (seed % 5 == 0) pool.sync(seed % 3);
        }
        for (uint256 i; i < 6; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 event_ = block.timestamp - bound(seed >> 16, 1, 14 days);
            if (seed % 3 == 0) event_ = event_ / 1 days * 1 days;
            if (event_ < block.timestamp - 14 days) event_ = block.timestamp - 14 days;
            uint8 line = uint8(seed % 2);
            assertEq(_eligible(line, event_), _naiveInForce(line, event_), "in force at the event time");
            uint256 exposure = pool.lineState(line).exposure;
            assertEq(exposure, _naiveExposure(line), "not yet a report window past its end");
            skip(seed % 3 days);
        }
        assertEq(pool.solvency().exposure, _naiveExposure(0) + _naiveExposure(1));
    }

    function _sellRandom(uint256 seed) private {
        uint256 start = today() + (seed >> 16) % 33;
        Naive memory c = Naive(seed % 2, 1 + (seed >> 32) % 5_000e6, start, start + 1 + (seed >> 96) % 40);
        sell(uint8(c.line), c.amount, c.startDay, c.endDay, (seed >> 160) % 1e6);
        covers.push(c);
    }

    function _eligible(uint8 line, uint256 eventTime) private returns (uint256 eligible) {
        eligible = open(line, eventTime, 0);
        close(line, eligible, 0);
    }

    function _naiveInForce(uint256 line, uint256 eventTime) private view returns (uint256 sum) {
        for (uint256 i; i < covers.length; i++) {
            Naive memory c = covers[i];
            bool inForce = eventTime >= c.startDay * 1 days && eventTime < c.endDay * 1 days;
            if (c.line == line && inForce) sum += c.amount;
        }
    }

    function _naiveExposure(uint256 line) private view returns (uint256 sum) {
        for (uint256 i; i < covers.length; i++) {
            Naive memory c = covers[i];
            if (c.line == line && block.timestamp < (c.endDay + 14) * 1 days) sum += c.amount;
        }
    }
}
