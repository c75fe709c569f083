// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Opening} from "breakwater/types/ClaimTypes.sol";
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
        pool.openIncident(Opening(LINE, 1, block.timestamp - 1, alice, 0, 0));
    }

    function test_RevertWhen_EventIsOlderThanTheWindow() public {
        uint256 oldest = block.timestamp - 14 days;
        vm.expectRevert(error2(ErrorsLib.EventTooOld.selector, oldest - 1, oldest));
        vm.prank(address(core.claims));
        pool.openIncident(Opening(LINE, 1, oldest - 1, alice, 0, 0));
        vm.prank(address(core.claims));
        pool.openIncident(Opening(LINE, 1, oldest, alice, 0, 0));
    }

    function test_TakesTheBondAndHoldsTheLine() public {
        sell(LINE, 3_000e6, today(), today() + 9, 0);
        uint256 before = asset.balanceOf(bob);
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

    // ---- several of one line ----

    function test_TellsHowManyAreOpenAndTheLatest() public {
        assertIncident(0, 0);
        _openOne(7, block.timestamp - 1, 0, 0);
        assertIncident(7, 1);
        _openOne(9, block.timestamp - 2, 0, 0);
        assertIncident(9, 2);
        close(LINE, 0, 0);
        assertIncident(9, 1);
        close(LINE, 0, 0);
        assertIncident(0, 0);
    }

    function test_ReturnsOthersAndCapital() public {
        sell(LINE, 100e6, today() + 1, today() + 2, 50e6);
        skip(3 days);
        (, uint256 others, uint256 capital) = _openOne(1, block.timestamp - 1, 0, 0);
        assertEq(others, 0);
        assertEq(capital, 1_000_050e6, "premium that was earned until now included");
        (, others,) = _openOne(2, block.timestamp - 1, 0, 0);
        assertEq(others, 1);
        (, others,) = _openOne(3, block.timestamp - 1, 0, 0);
        assertEq(others, 2);
    }

    function test_BondDoublesForEachOther() public {
        fund(bob, 10_000e6);
        assertEq(_bondTaken(500e6, 20), 500e6);
        assertEq(_bondTaken(500e6, 20), 1_000e6);
        assertEq(_bondTaken(500e6, 20), 2_000e6);
        assertEq(_bondTaken(500e6, 1), 1_000e6, "no more often than that");
        assertEq(_bondTaken(0, 20), 0, "a proof puts nothing up");
        assertEq(pool.money().bonds, 4_500e6);
        assertBalanced();
    }

    function test_EachOfSeveralCountsAtRisk() public {
        sell(LINE, 700e6, today(), today() + 9, 0);
        sell(LINE, 300e6, today() + 1, today() + 9, 0);
        skip(1 days);
        (uint256 first,,) = _openOne(1, block.timestamp - 1, 0, 0);
        (uint256 second,,) = _openOne(2, block.timestamp - 1 days, 0, 0);
        assertEq(first, 1_000e6);
        assertEq(second, 700e6);
        assertEq(pool.solvency().atRisk, 1_700e6);
        close(LINE, second, 0);
        assertEq(pool.solvency().atRisk, 1_000e6);
    }

    /// @dev An end that came due while the first was open still counts for the second, at its own time.
    function test_ASecondFindsCoverThatEndedMeanwhile() public {
        uint256 end = today() + 3;
        sell(LINE, 700e6, today(), end, 0);
        sell(LINE, 50e6, today(), end + 40, 0);
        skip(2 days);
        (uint256 first,,) = _openOne(1, block.timestamp - 1, 0, 0);
        vm.warp((end + 13) * 1 days);
        uint256 event_ = end * 1 days - 1;
        (uint256 second,,) = _openOne(2, event_, 0, 0);
        assertEq(second, 750e6, "its last second, a window ago but for an hour");
        vm.warp((end + 20) * 1 days);
        syncAll();
        (uint256 third,,) = _openOne(3, block.timestamp - 1, 0, 0);
        assertEq(third, 50e6, "what ended is held, and not in force");
        assertEq(pool.groupExposure(0), 750e6);
        close(LINE, first, 0);
        close(LINE, third, 0);
        assertEq(pool.groupExposure(0), 750e6, "until the last closes");
        assertEq(pool.lineState(LINE).capacity, 0);
        close(LINE, second, 0);
        assertEq(pool.groupExposure(0), 50e6);
        assertGt(pool.lineState(LINE).capacity, 0);
    }

    /// @dev Random sales and random incidents that overlap: each can cost the plain sum at its time, exposure is held from
    /// the first to the last.
    function testFuzz_EligibleIsTheNaiveSumGivenSeveral(uint256 seed) public {
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            _sellRandom(seed);
        }
        uint256[] memory eligible = new uint256[](8);
        for (uint256 i; i < 8; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 event_ = block.timestamp - bound(seed >> 16, 1, 14 days);
            if (seed % 3 == 0) event_ = block.timestamp - 14 days;
            (eligible[i],,) = _openOne(i + 1, event_, 0, 0);
            assertEq(eligible[i], _naiveInForce(0, event_), "in force at the event time");
            if (seed % 4 == 0) {
                close(LINE, eligible[i], 0);
                eligible[i] = 0;
            }
            skip((seed >> 200) % 5 days);
        }
        for (uint256 i; i < 8; i++) {
            if (eligible[i] != 0) close(LINE, eligible[i], 0);
        }
        assertEq(pool.solvency().atRisk, 0);
    }

    function assertIncident(uint256 incident, uint256 count) private view {
        (uint256 latest, uint256 open_) = pool.incidentOf(LINE);
        assertEq(latest, incident);
        assertEq(open_, count);
        assertEq(pool.lineState(LINE).incidentOpen, count != 0);
    }

    function _openOne(uint256 incident, uint256 eventTime, uint256 bond, uint256 most)
        private
        returns (uint256, uint256, uint256)
    {
        vm.prank(address(core.claims));
        return pool.openIncident(Opening(LINE, incident, eventTime, bob, bond, most));
    }

    function _bondTaken(uint256 bond, uint256 most) private returns (uint256) {
        uint256 had = asset.balanceOf(bob);
        _openOne(1, block.timestamp - 1, bond, most);
        return had - asset.balanceOf(bob);
    }
}
