// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {UseLib} from "breakwater/libraries/UseLib.sol";

contract UseHarness {
    using UseLib for UseLib.Meter;

    UseLib.Meter internal _meter;
    UseLib.Use internal _use;
    uint256 public exposure;

    function rebase(uint256 capital) external {
        _meter.rebase(capital);
    }

    /// @dev The line's exposure changes: what it was counts until now.
    function expose(uint256 exposure_, uint256 late) external {
        _use = _meter.integrate(_use, exposure, late);
        exposure = exposure_;
    }

    function read() external view returns (uint256) {
        return _meter.read();
    }

    function use(uint256 late) external view returns (uint256) {
        return _meter.integrate(_use, exposure, late).use;
    }

    function base() external view returns (uint256) {
        return _meter.base;
    }
}

contract UseLibTest is Test {
    uint256 internal constant SECOND = UseLib.USE_UNIT;

    UseHarness internal h;

    function setUp() public {
        vm.warp(1_772_442_000);
        h = new UseHarness();
        h.rebase(1_000);
        h.expose(0, 0);
    }

    function test_HalfForADayIsHalfADay() public {
        h.expose(500, 0);
        skip(1 days);
        assertApproxEqAbs(h.use(0), SECOND * 1 days / 2, 1);
        assertLe(h.use(0), SECOND * 1 days / 2, "rounded down");
    }

    function test_NothingInTheSameSecond() public {
        h.expose(500, 0);
        h.expose(900, 0);
        assertEq(h.use(0), 0);
    }

    function test_FollowsExposureAndCapital() public {
        h.expose(500, 0);
        skip(100);
        h.rebase(2_000);
        skip(100);
        h.expose(1_000, 0);
        skip(100);
        h.expose(0, 0);
        skip(100);
        assertApproxEqAbs(h.use(0), SECOND * (50 + 25 + 50), 3);
    }

    function test_WhatEndedEarlierIsTakenOff() public {
        h.expose(500, 0);
        skip(100);
        assertApproxEqAbs(h.use(200 * 30), SECOND * (50 - 6), 2, "200 of them ended 30 seconds ago");
        h.expose(300, 200 * 30);
        assertApproxEqAbs(h.use(0), SECOND * (50 - 6), 2);
        skip(100);
        assertApproxEqAbs(h.use(0), SECOND * (50 - 6 + 30), 3);
    }

    /// @dev A ledger that is brought up to now in steps finds out later what ended before the last step.
    function test_LateOfAnEarlierStretchIsTakenOffTheWhole() public {
        h.expose(500, 0);
        skip(100);
        h.expose(300, 200 * 30);
        h.expose(100, 200 * 20);
        assertApproxEqAbs(h.use(0), SECOND * (50 - 6 - 4), 3);
    }

    function test_MoreLateThanThereWasIsNothing() public {
        h.expose(500, 0);
        skip(100);
        assertEq(h.use(500 * 100 + 1), 0);
    }

    function test_AnEmptyPoolCountsAsOneUnit() public {
        h.expose(3, 0);
        h.rebase(0);
        skip(10);
        assertEq(h.use(0), SECOND * 30);
    }

    function test_SaturatesInsteadOfFailing() public {
        h.rebase(type(uint256).max);
        assertEq(h.base(), type(uint96).max);
        h.rebase(0);
        h.expose(type(uint96).max, 0);
        skip(30 * 365 days);
        assertEq(h.use(0), type(uint96).max);
        h.expose(1, 0);
        assertEq(h.use(0), type(uint96).max);
    }

    /// @dev How often anyone pokes does not matter, but for a unit each poke rounds down.
    function testFuzz_PokesChangeNothing(uint256 seed) public {
        h.expose(1 + seed % 1_000, 0);
        uint256 snapshot = vm.snapshotState();
        skip(100 days);
        uint256 once = h.use(0);
        vm.revertToState(snapshot);
        uint256 end = block.timestamp + 100 days;
        uint256 pokes;
        while (block.timestamp < end) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 next = block.timestamp + seed % 20 days;
            vm.warp(next < end ? next : end);
            if (seed % 2 == 0) h.rebase(h.base());
            else h.expose(h.exposure(), 0);
            pokes++;
        }
        assertLe(h.use(0), once);
        // A rebase drops less than one of the meter's units, 2^-88, for each unit of exposure.
        assertGe(h.use(0) + pokes, once);
    }

    /// @dev An integral of plain fractions, summed step by step.
    function testFuzz_IsTheIntegral(uint256 seed) public {
        uint256 capital = 1_000;
        uint256 sum;
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 2 == 0) {
                capital = 1 + (seed >> 8) % 1e13;
                h.rebase(capital);
            } else {
                h.expose((seed >> 8) % (capital + 1), 0);
            }
            uint256 time = (seed >> 128) % 30 days;
            sum += (h.exposure() * time * SECOND << 32) / capital;
            skip(time);
        }
        assertApproxEqAbs(h.use(0), sum >> 32, 13);
    }

    function testFuzz_NeverFalls(uint256 seed) public {
        uint256 last;
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 2 == 0) h.rebase(seed % 1e12);
            else h.expose((seed >> 8) % 1e12, 0);
            skip((seed >> 128) % 30 days);
            assertGe(h.use(0), last);
            last = h.use(0);
        }
    }
}
