// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ExposureLib} from "breakwater/libraries/ExposureLib.sol";

contract ExposureHarness {
    using ExposureLib for ExposureLib.Ledger;

    uint256 internal constant WINDOW = 14;

    ExposureLib.Ledger internal _ledger;
    uint256 public released;

    function openLine(uint8 group) external {
        _ledger.openLine(group, 10_000);
    }

    function book(uint8 line, uint256 amount, uint256 start, uint256 end) external {
        _ledger.book(line, amount, start, end);
    }

    function release(uint256 today, uint256 maxDays) external {
        if (today >= WINDOW) released = _ledger.release(released, today - WINDOW, maxDays);
    }

    function inForce(uint8 line, uint256 day, uint256 today) external view returns (uint256) {
        return _ledger.inForce(line, day, today, WINDOW);
    }

    function pending(uint256 today, uint256 mask) external view returns (uint256) {
        return _ledger.pending(released, today - WINDOW, mask);
    }

    function openIncident(uint8 line, uint256 time, uint256 today) external returns (uint256) {
        return _ledger.openIncident(line, 1, time, today, WINDOW);
    }

    function closeIncident(uint8 line, uint256 eligible) external {
        _ledger.closeIncident(line, eligible);
    }

    function totals() external view returns (uint256 largest, uint256 atRisk, uint256 openLines) {
        return (_ledger.largest, _ledger.atRisk, _ledger.openLines);
    }

    function exposure(uint256 line) external view returns (uint256) {
        return _ledger.lines[line].exposure;
    }

    function groupExposure(uint256 id) external view returns (uint256) {
        return _ledger.groupExposure(id);
    }

    function linesOf(uint256 id) external view returns (uint256) {
        return _ledger.linesOf(id);
    }

    function earliestEvent() external view returns (uint256) {
        return _ledger.earliestEvent();
    }
}

contract ExposureLibTest is Test {
    ExposureHarness internal h;

    function setUp() public {
        h = new ExposureHarness();
        h.openLine(0);
        h.openLine(5);
        h.openLine(0);
    }

    function test_LinesOfAGroup() public view {
        assertEq(h.linesOf(0), 5, "lines 0 and 2");
        assertEq(h.linesOf(5), 2);
        assertEq(h.linesOf(1), 0);
    }

    function test_LargestFollowsSalesAndReleases() public {
        h.book(0, 10, 1, 3);
        h.book(1, 25, 1, 4);
        h.book(2, 20, 1, 5);
        (uint256 largest,,) = h.totals();
        assertEq(largest, 30);
        h.release(3 + 14, 9);
        (largest,,) = h.totals();
        assertEq(largest, 25, "group 5 is now the largest");
        h.release(4 + 14, 9);
        (largest,,) = h.totals();
        assertEq(largest, 20);
        h.release(500, 9);
        (largest,,) = h.totals();
        assertEq(largest, 0);
        assertEq(h.released(), 486);
    }

    function test_ReleaseIsBounded() public {
        h.book(0, 10, 1, 3);
        h.book(0, 20, 1, 4);
        h.release(30, 0);
        assertEq(h.released(), 0);
        h.release(30, 1);
        assertEq(h.released(), 3);
        assertEq(h.exposure(0), 20);
        assertEq(h.pending(30, 1), 20);
        h.release(30, 1);
        assertEq(h.exposure(0), 0);
        assertEq(h.released(), 16, "idle days cost nothing");
    }

    function test_DeferredIsOfItsLineAlone() public {
        h.book(0, 10, 1, 3);
        h.book(1, 20, 1, 3);
        h.book(2, 40, 1, 3);
        assertEq(h.openIncident(0, 2 days, 14), 10);
        assertEq(h.pending(30, 7), 60, "the held line is not pending");
        h.release(30, 9);
        assertEq(h.exposure(0), 10);
        assertEq(h.exposure(1) + h.exposure(2), 0);
        assertEq(h.groupExposure(0), 10);
        (uint256 largest, uint256 atRisk, uint256 lines) = h.totals();
        assertEq(largest, 10);
        assertEq(atRisk, 10);
        assertEq(lines, 1);
        h.closeIncident(0, 10);
        (largest, atRisk, lines) = h.totals();
        assertEq(largest + atRisk + lines, 0);
        assertEq(h.groupExposure(0), 0);
    }

    function test_EarliestEvent() public {
        assertEq(h.earliestEvent(), type(uint256).max);
        h.openIncident(2, 20 days, 21);
        h.openIncident(1, 19 days, 21);
        assertEq(h.earliestEvent(), 19 days);
        h.closeIncident(1, 0);
        assertEq(h.earliestEvent(), 20 days);
    }

    function test_InForceByDay() public {
        h.book(0, 10, 5, 8);
        assertEq(h.inForce(0, 4, 14), 0);
        assertEq(h.inForce(0, 5, 14), 10);
        assertEq(h.inForce(0, 7, 14), 10);
        assertEq(h.inForce(0, 8, 14), 0);
        assertEq(h.inForce(1, 6, 14), 0, "another line");
        h.release(21, 9);
        assertEq(h.inForce(0, 7, 21), 10, "the last day, a whole window later");
    }
}
