// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Test} from "forge-std/Test.sol";
import {FillLib} from "breakwater/libraries/FillLib.sol";
import {Fill} from "breakwater/types/PoolTypes.sol";

/// @notice Losses and fills of a pool without other actions.
contract FillLibTest is Test {
    using FillLib for FillLib.Fills;

    uint256 internal constant START = 1_772_442_000;
    uint256 internal constant CAPITAL = 1_000_000e6;
    uint256 internal constant WINDOW = 14 days;
    uint256 internal constant ALL = FillLib.ALL;

    FillLib.Fills internal fills;
    uint256 internal capital = CAPITAL;

    /// @param at Time of the step; the event time of a loss.
    /// @param settledAt Time at which a loss is settled.
    /// @param size Part of the capital that leaves, in basis points, or asset units lost.
    struct Step {
        uint256 at;
        uint256 settledAt;
        uint256 size;
        bool isLoss;
        bool done;
    }

    function setUp() public {
        vm.warp(START);
    }

    function fill(uint256 assets) internal {
        fills.add(assets * 1e3, assets, capital * 1e3);
        capital -= assets;
    }

    function charge(uint256 eventTime, uint256 loss) internal returns (uint256 charged) {
        charged = fills.charge(eventTime, loss);
        uint256 rest = loss - charged;
        capital -= rest < capital ? rest : capital;
    }

    function assetsOf(uint256 index) internal view returns (uint256) {
        return fills.get(index).assets;
    }

    // ---- one loss ----

    function test_ChargesWhoLeftInTheEventsOwnSecond() public {
        fill(500_000e6);
        uint256 charged = charge(block.timestamp, 100_000e6);
        assertEq(charged, 50_000e6);
        assertEq(assetsOf(0), 450_000e6);
    }

    function test_DoesNotChargeWhoLeftBefore() public {
        fill(500_000e6);
        assertEq(charge(block.timestamp + 1, 100_000e6), 0);
        assertEq(capital, 400_000e6);
    }

    function test_RoundsUpAgainstWhoLeft() public {
        fill(1);
        assertEq(charge(START, 1), 1);
    }

    /// @dev A thousand virtual shares stay, a part of the pool too small for a share of a fill.
    function test_ChargesTheLastWhoLeave() public {
        fills.add(1e24, 1e21, 1e24 + 1e3);
        assertApproxEqAbs(fills.charge(START, 5e20), 5e20, 50);
    }

    /// @dev For any token, a loss never costs those who stay more than their share.
    function testFuzz_RoundsUpAgainstWhoLeft(uint256 all, uint256 leaves, uint256 loss) public {
        capital = all = bound(all, 1e6, 1e28);
        leaves = bound(leaves, 1, all - all / 1e6);
        loss = bound(loss, 0, all);
        fill(leaves);
        assertGe(charge(START, loss) * all, loss * leaves);
    }

    function test_TakesAtMostWhatIsNotPayable() public {
        fill(500_000e6);
        fills.at[0].freed = uint48(ALL * 9 / 10);
        uint256 charged = charge(START, 400_000e6);
        assertApproxEqAbs(charged, 50_000e6, 1, "a tenth of it");
        assertApproxEqAbs(fills.get(0).freed, 450_000e6, 1);
        assertEq(fills.get(0).freed, fills.get(0).assets);
        assertEq(capital, 500_000e6 - (400_000e6 - charged), "stayers bear the rest");
    }

    /// @dev Leavers of later fills do not: they bear only their own share of the loss.
    function test_ThoseWhoStayBearWhatWasPaidOut() public {
        fill(500_000e6);
        skip(1 days);
        fill(250_000e6);
        fills.at[0].freed = uint48(ALL);
        assertApproxEqAbs(charge(START, 100_000e6), 25_000e6, 1, "a quarter of all that was there");
        assertApproxEqAbs(capital, 175_000e6, 1);
    }

    function test_TotalLoss() public {
        fill(500_000e6);
        assertEq(charge(START, 2_000_000e6), 500_000e6);
        assertEq(capital, 0);
        assertEq(assetsOf(0), 0);
        assertEq(charge(START, 1), 0, "nothing is left, and nothing reverts");
        capital = 100e6;
        skip(1 days);
        fill(50e6);
        assertApproxEqAbs(charge(START, 10e6), 5e6, 2, "both were there, whatever was lost before");
    }

    function test_SixtyDaysAfterTheFillItIsOver() public {
        fill(500_000e6);
        skip(60 days - 1);
        assertEq(fills.chargeable(START), 500_000e6);
        skip(1);
        assertEq(fills.chargeable(START), 0);
        assertEq(charge(START, 100_000e6), 0);
        assertEq(fills.get(0).freed, 500_000e6);
    }

    // ---- E4: as if losses had been settled in the order of their events ----

    function test_E4_LateSettlementChangesNothing() public {
        skip(1 days);
        fill(500_000e6);
        skip(1 days);
        charge(START + 2 days, 250_000e6);
        uint256 charged = charge(START, 100_000e6);
        // In the order of events: 100,000 of 1,000,000, half leaves, then 250,000 of 450,000.
        assertApproxEqAbs(assetsOf(0), 450_000e6, 2);
        assertApproxEqAbs(capital, 200_000e6, 2);
        assertApproxEqAbs(charged, 50_000e6, 2);
    }

    /// @dev Those charged later bear what the order of events leaves to them, even if nothing is left to those who stay.
    function test_E4_ALaterTotalLossMakesNoLeaverPayForOthers() public {
        skip(1 days);
        fill(500_000e6);
        skip(1 days);
        charge(START + 2 days, 600_000e6);
        assertEq(capital, 0);
        assertApproxEqAbs(charge(START, 100_000e6), 50_000e6, 2, "half of it, though the other half is gone");
        assertApproxEqAbs(charge(START, 90_000e6), 45_000e6, 2, "of 900,000 that both had");
    }

    /// @dev Even if the later total loss lies between two exits: what the earlier loss took could not be lost again.
    function test_E4_ATotalLossBetweenTwoExitsIsForgottenWithWhatItCouldNotTake() public {
        fill(500_000e6);
        skip(1 days);
        fill(250_000e6);
        skip(1 days);
        charge(START + 1, 500_000e6);
        assertEq(capital + assetsOf(1), 0, "nothing is left to those who stayed until then");
        assertApproxEqAbs(charge(START, 600_000e6), 300_000e6, 2, "half of it, though the other half is gone");
        assertApproxEqAbs(charge(START, 200_000e6), 100_000e6, 2, "half of 400,000 that the first loss left");
    }

    /// @dev What a loss could not take, because it was paid out before, was not lost.
    function test_E4_WhatWasPaidOutIsNotTaken() public {
        fill(500_000e6);
        skip(1 days);
        fill(250_000e6);
        fills.at[1].freed = uint48(FillLib.ALL);
        skip(1 days);
        charge(START + 1, 500_000e6);
        assertEq(capital, 0);
        assertEq(assetsOf(1), 250_000e6);
        assertApproxEqAbs(charge(START, 100_000e6), 50_000e6, 2, "of 1,000,000 that all had");
    }

    /// @dev Whatever joined, was earned or was lost since: the share is of everything that was there.
    function testFuzz_E4_CapitalThatJoinsChangesNothingForWhoLeft(uint256 lost, uint256 joins, uint256 loss) public {
        lost = bound(lost, 0, CAPITAL / 2);
        joins = bound(joins, 0, CAPITAL);
        loss = bound(loss, 0, CAPITAL / 10);
        fill(CAPITAL / 4);
        charge(START + 1, lost);
        capital += joins;
        assertApproxEqAbs(charge(START, loss), loss / 4, 2, "the leaver's share of what was there");
        skip(1 days);
        uint256 share = loss * 3 / 8;
        fill(capital / 2);
        assertApproxEqAbs(charge(START, loss), loss / 4 + share, 3, "and half of the rest for who left later");
    }

    function testFuzz_E4_AnyOrderOfSettlement(uint256 seed) public {
        Step[] memory steps = randomSteps(seed);
        (uint256 kept, uint256[] memory left) = inOrder(steps);
        run(steps);
        assertApproxEqAbs(capital, kept, 10, "who stayed has what the order of events leaves");
        for (uint256 i; i < left.length; i++) {
            assertApproxEqAbs(assetsOf(i), left[i], 10, "who left has what the order of events leaves");
        }
    }

    /// @dev Three exits and four losses of up to a sixth of the capital, each settled within ten days.
    function randomSteps(uint256 seed) internal pure returns (Step[] memory steps) {
        steps = new Step[](7);
        for (uint256 i; i < 7; i++) {
            uint256 random = uint256(keccak256(abi.encode(seed, i)));
            uint256 at = START + random % 20 days;
            bool isLoss = i > 2;
            uint256 size = (random >> 64) % (isLoss ? CAPITAL / 20 : 5_000) + 1;
            steps[i] = Step(at, isLoss ? at + (random >> 128) % 10 days : at, size, isLoss, false);
        }
    }

    /// @dev The expected result: every loss is settled at its event, before exits of the same second.
    function inOrder(Step[] memory steps) internal pure returns (uint256 kept, uint256[] memory left) {
        kept = CAPITAL;
        left = new uint256[](3);
        uint256 count;
        for (uint256 n; n < steps.length; n++) {
            uint256 next = nextOf(steps, false);
            steps[next].done = true;
            uint256 part = steps[next].isLoss ? steps[next].size : kept * steps[next].size / 10_000;
            if (!steps[next].isLoss) left[count++] = part;
            kept -= part;
        }
        for (uint256 n; n < steps.length; n++) {
            steps[n].done = false;
        }
    }

    function run(Step[] memory steps) internal {
        for (uint256 n; n < steps.length; n++) {
            uint256 next = nextOf(steps, true);
            steps[next].done = true;
            vm.warp(steps[next].settledAt);
            if (steps[next].isLoss) charge(steps[next].at, steps[next].size);
            else fill(capital * steps[next].size / 10_000);
        }
    }

    /// @dev The earliest open step. Losses come before exits of the same second.
    function nextOf(Step[] memory steps, bool bySettlement) internal pure returns (uint256 next) {
        next = steps.length;
        for (uint256 n = steps.length; n > 0; n--) {
            if (steps[n - 1].done) continue;
            bool isFirst = next == steps.length;
            if (isFirst || timeOf(steps[n - 1], bySettlement) < timeOf(steps[next], bySettlement)) {
                next = n - 1;
            }
        }
    }

    function timeOf(Step memory step, bool bySettlement) internal pure returns (uint256) {
        return bySettlement ? step.settledAt : step.at;
    }

    // ---- what is payable ----

    function test_NothingUntilTheWindowIsOver() public {
        fill(100e6);
        skip(WINDOW);
        assertEq(fills.freed(0, 1, WINDOW)[0], 0);
        skip(1);
        assertEq(fills.freed(0, 1, WINDOW)[0], ALL);
    }

    function test_HoldsBackWhatOpenIncidentsCanTake() public {
        skip(1 days);
        fill(500_000e6);
        fills.changeHold(START, 100_000e6, 0);
        skip(WINDOW + 1);
        assertApproxEqAbs(freedAssets(0), 450_000e6, 1, "a tenth of capital and fill");
        fills.changeHold(START + 2 days, 300_000e6, 0);
        assertApproxEqAbs(freedAssets(0), 450_000e6, 1, "a later event takes nothing");
        fills.changeHold(START + 1 days, 100_000e6, 0);
        assertApproxEqAbs(freedAssets(0), 400_000e6, 1, "one of its day may");
        fills.changeHold(START, 0, 100_000e6);
        fills.changeHold(START + 1 days, 0, 100_000e6);
        assertEq(freedAssets(0), 500_000e6);
        fills.changeHold(START, 5_000_000e6, 0);
        assertEq(freedAssets(0), 0, "all of it");
        skip(60 days);
        assertEq(freedAssets(0), 500_000e6, "but not for ever");
    }

    /// @dev A later event's hold is deducted once, however many earlier fills are walked.
    function test_HoldsBackOfEachFillWhatEventsUntilItsDayCanTake() public {
        fill(200_000e6);
        skip(1 days);
        fill(200_000e6);
        skip(1 days);
        fill(200_000e6);
        fills.changeHold(START + 2 days, 50_000e6, 0);
        fills.changeHold(START, 100_000e6, 0);
        fills.changeHold(START + 1 days, 40_000e6, 0);
        skip(WINDOW + 1);
        uint256[] memory parts = fills.freed(0, 3, WINDOW);
        assertApproxEqAbs(parts[0], ALL - Math.ceilDiv(ALL * 10, 100), 1, "its own day");
        assertApproxEqAbs(parts[1], ALL - Math.ceilDiv(ALL * 14, 80), 1, "and the one after it");
        assertApproxEqAbs(parts[2], ALL - Math.ceilDiv(ALL * 19, 60), 1, "and all three");
    }

    /// @dev Holds suffice for filed incidents in any order, as long as these cost no more.
    function testFuzz_HoldSuffices(uint256 leaving, uint256 first, uint256 second, bool swap) public {
        leaving = bound(leaving, 1e6, CAPITAL * 9 / 10);
        first = bound(first, 1, CAPITAL / 2);
        second = bound(second, 1, CAPITAL / 2);
        skip(1 days);
        fill(leaving);
        fills.changeHold(START, first, 0);
        fills.changeHold(START + 1 days, second, 0);
        skip(WINDOW + 1);
        fills.at[0].freed = uint48(fills.freed(0, 1, WINDOW)[0]);
        uint256 owed = (first + second) * leaving / CAPITAL;
        uint256 charged = swap ? charge(START + 1 days, second) : charge(START, first);
        charged += swap ? charge(START, first) : charge(START + 1 days, second);
        assertApproxEqAbs(charged, owed, 3, "the leaver's share was still there");
    }

    function testFuzz_WhatWasFreedStaysFreed(uint256 part, uint256 loss) public {
        fill(CAPITAL / 3);
        fills.at[0].freed = uint48(bound(part, 0, ALL));
        uint256 before = fills.get(0).freed;
        charge(START, bound(loss, 0, 2 * CAPITAL));
        Fill memory f = fills.get(0);
        assertGe(f.freed, before);
        assertLe(f.freed, f.assets);
    }

    function freedAssets(uint256 index) internal view returns (uint256) {
        return FillLib.partOf(assetsOf(index), fills.freed(index, 1, WINDOW)[0], Math.Rounding.Floor);
    }
}
