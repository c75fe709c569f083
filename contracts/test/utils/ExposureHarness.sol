// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ExposureLib} from "breakwater/libraries/ExposureLib.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";
import {StreamLib} from "breakwater/libraries/StreamLib.sol";
import {UseLib} from "breakwater/libraries/UseLib.sol";

/// @title The exposure ledger with a report window of 14 days, beside a constant capital
contract ExposureHarness {
    using ExposureLib for ExposureLib.Ledger;
    using UseLib for UseLib.Meter;

    uint256 internal constant WINDOW = 14;

    ExposureLib.Ledger internal _ledger;
    UseLib.Meter internal _meter;
    uint256 public released;

    constructor() {
        _meter.rebase(1e9);
    }

    function openLine(uint8 group_, uint16 weight) external {
        _ledger.openLine(group_, 10_000, weight);
    }

    function book(uint8 line, uint256 amount, uint256 start, uint256 end) external returns (uint256) {
        return _ledger.book(_meter, line, amount, start, end);
    }

    function moveEnd(uint8 line, uint256 amount, uint256 end, uint256 newEnd) external {
        _ledger.moveEnd(line, amount, end, newEnd);
    }

    function unbook(uint8 line, uint256 amount, uint256 start, uint256 end) external {
        _ledger.unbook(_meter, line, amount, start, end);
    }

    function release(uint256 today, uint256 maxDays) external {
        if (today >= WINDOW) released = _ledger.release(_meter, released, today - WINDOW, maxDays);
    }

    function due(uint256 today, uint256 maxDays) external view returns (ExposureLib.Due memory) {
        return _ledger.due(released, today - WINDOW, maxDays);
    }

    function inForce(uint8 line, uint256 day, uint256 today) external view returns (uint256) {
        return _ledger.inForce(line, day, today, WINDOW);
    }

    function openIncident(uint8 line, uint256 id, uint256 time, uint256 today)
        external
        returns (uint256 eligible, uint256 others)
    {
        return _ledger.openIncident(line, id, time, today, WINDOW);
    }

    function closeIncident(uint8 line) external {
        _ledger.closeIncident(_meter, line);
    }

    function sums() external view returns (SolvencyLib.Sums memory) {
        return _ledger.sums();
    }

    function openLines() external view returns (uint256) {
        return _ledger.openLines;
    }

    function severalLines() external view returns (uint256) {
        return _ledger.severalLines;
    }

    function lineAt(uint256 index) external view returns (ExposureLib.Line memory) {
        return _ledger.lines[index];
    }

    function exposure(uint256 index) external view returns (uint256) {
        return _ledger.lines[index].exposure;
    }

    function group(uint256 id) external view returns (ExposureLib.Group memory) {
        return _ledger.groups[id];
    }

    function dayAt(uint256 day) external view returns (StreamLib.Day memory) {
        return _ledger.daysAt.ring[day % StreamLib.RING];
    }

    function eventTimes() external view returns (uint256 earliest, uint256 latest) {
        return _ledger.eventTimes();
    }

    function useOf(uint256 line) external view returns (uint256) {
        return _ledger.uses[line].use;
    }
}
