// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Accrual} from "breakwater/types/PoolTypes.sol";
import {Booked} from "breakwater/types/CoverTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

contract LedgerSyncTest is LedgerFixture {
    function setUp() public override {
        super.setUp();
        addProducts(4);
    }

    function _populate() private {
        for (uint8 i; i < 4; i++) {
            sell(i, 60_000e6 + i * 10_000e6, 20 + 40 * uint256(i));
            sell(i, 30_000e6, 90 + i);
            vm.warp(block.timestamp + 5 hours);
        }
        addGain(5_000e6);
    }

    /// @dev Everything that views show.
    function _state() private view returns (bytes memory) {
        (uint256 rate, uint256 capitalRate, uint256 gainRate) = rates();
        return abi.encode(
            solvency().exposure,
            solvency().stressed,
            solvency().required,
            solvency().byGroup,
            solvency().level,
            rate,
            capitalRate,
            gainRate,
            unearned,
            gains
        );
    }

    /// @dev P5, §3: extra syncs change neither the earned premium nor the level, exact to the unit.
    function testFuzz_ExtraSyncsChangeNothing(uint256 seed) external {
        _populate();
        uint256 start = block.timestamp;
        uint256 snapshot = vm.snapshotState();
        vm.warp(start + 100 days);
        sync();
        bytes memory state = _state();
        vm.revertToState(snapshot);
        for (uint256 i; i < 30; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(block.timestamp + seed % 3 days);
            sync();
        }
        vm.warp(start + 100 days);
        sync();
        assertEq(_state(), state);
    }

    function testFuzz_CatchesUpInSteps(uint256 maxDays) external {
        _populate();
        maxDays = bound(maxDays, 1, 10);
        vm.warp(block.timestamp + 300 days);
        uint256 snapshot = vm.snapshotState();
        sync();
        bytes memory state = _state();
        vm.revertToState(snapshot);
        uint256 steps;
        while (!sync(maxDays)) {
            steps++;
        }
        assertEq(_state(), state);
        assertEq(steps, 8 / maxDays, "nine days hold something: eight releases and a gain's end");
    }

    function test_WithoutABudgetItStopsAtTheFirstDay() external {
        _populate();
        vm.warp(block.timestamp + 300 days);
        Accrual memory a = ledger.sync(funds(), 0);
        assertFalse(a.done);
        assertEq(a.premium, 0);
    }

    /// @dev Views answer as of now, and a sync does not change their answers.
    function testFuzz_ViewsAreSynced(uint256 wait) external {
        _populate();
        vm.warp(block.timestamp + bound(wait, 0, 400 days));
        bytes memory viewed = _views();
        Accrual memory expected = ledger.accrued(address(this), funds());
        Accrual memory a = ledger.sync(funds(), ALL_DAYS);
        assertEq(abi.encode(a), abi.encode(expected));
        assertEq(_views(), viewed);
        assertEq(ledger.accrued(address(this), funds()).premium, 0);
    }

    function _views() private view returns (bytes memory all) {
        all = abi.encode(solvency(), atRisk(), ledger.requiredCapital(address(this)));
        for (uint8 i; i < 4; i++) {
            all = abi.encode(all, ledger.productOf(address(this), i, backing()));
        }
    }

    // ---- where the premium goes ----

    function test_FeesAndReserveComeOffTheCapitalPart() external {
        Booked memory cover = sell(0, 200_000e6, 365);
        (uint256 rate, uint256 capitalRate,) = rates();
        vm.warp(block.timestamp + 10 days);
        Accrual memory a = ledger.accrued(address(this), funds());
        uint256 capitalPart = capitalRate * 10 days >> 16;
        assertApproxEqAbs(a.premium, rate * 10 days >> 16, 1);
        assertApproxEqAbs(a.toFees, capitalPart / 10, 1);
        assertApproxEqAbs(a.toReserve, (capitalPart - capitalPart / 10) / 10, 1);
        assertGt(cover.capitalShare, 0);
    }

    function test_TheReserveStopsAtItsTarget() external {
        sell(0, 200_000e6, 365);
        vm.warp(block.timestamp + 10 days);
        // 1.5 % of 150,000.
        uint256 target = 2_250e6;
        reserve = target;
        assertEq(ledger.accrued(address(this), funds()).toReserve, 0);
        reserve = target - 7;
        assertEq(ledger.accrued(address(this), funds()).toReserve, 7);
        reserve = target + 1_000e6;
        assertEq(ledger.accrued(address(this), funds()).toReserve, 0);
    }

    /// @dev One catch-up passes several midnights, and the group cap is always that of the largest group.
    function test_TheLargestGroupIsFoundAtEveryMidnight() external {
        uint256[4] memory lasting = [uint256(60_000e6), 90_000e6, 70_000e6, 50_000e6];
        for (uint8 i; i < 4; i++) {
            sell(i, lasting[i], 300);
        }
        sell(0, 50_000e6, 10);
        sell(0, 40_000e6, 20);
        uint256 start = uint256(today()) + 2 + REPORT_DAYS;
        uint256[3] memory afterDays = [uint256(10), 20, 300];
        uint256[3] memory largest = [uint256(100_000e6), 90_000e6, 0];
        for (uint256 i; i < 3; i++) {
            vm.warp((start + afterDays[i]) * 1 days);
            assertApproxEqAbs(solvency().byGroup, largest[i] * 10 / 3, 1);
        }
    }

    /// @dev P7: ten idle years cost one word for every 256 days.
    function test_IdleYearsCostNothing() external {
        sell(0, 100_000e6, 30);
        uint256 start = vm.snapshotState();
        uint256 short = _catchUpAfter(60 days);
        vm.revertToState(start);
        assertLt(_catchUpAfter(10 * 365 days), short + 40_000);
    }

    function _catchUpAfter(uint256 time) private returns (uint256) {
        vm.warp(block.timestamp + time);
        vm.cool(address(ledger));
        uint256 before = gasleft();
        ledger.sync(funds(), ALL_DAYS);
        return before - gasleft();
    }

    // ---- level ----

    function test_LevelFallsToThreeQuartersWhenNothingIsSold() external {
        vm.warp(block.timestamp + 30 days);
        assertApproxEqRel(levelNow(), 0.8485e18, 0.001e18, "exp(-2 * 30/365)");
        vm.warp(block.timestamp + 335 days);
        assertApproxEqRel(levelNow(), 0.75e18, 1e9);
        vm.warp(block.timestamp + 3_650 days);
        assertApproxEqRel(levelNow(), 0.75e18, 1e9);
    }

    function test_LevelRisesToFourWhenThePoolIsFull() external {
        for (uint8 i; i < 4; i++) {
            sell(i, 190_000e6, 365);
        }
        // Sold out: exposure over the sum of share caps is 95 %.
        vm.warp(block.timestamp + 60 days);
        assertApproxEqRel(levelNow(), 1.315e18, 0.01e18, "exp(2 * 5/6 * 60/365)");
        setCapital(100_000e6);
        vm.warp(block.timestamp + 300 days);
        assertApproxEqRel(levelNow(), 4e18, 1e9);
    }

    /// @dev E11: after a total loss the price recovers with time.
    function test_ATotalLossSaturatesNothing() external {
        for (uint8 i; i < 4; i++) {
            sell(i, 190_000e6, 60);
        }
        setCapital(0);
        vm.warp(block.timestamp + 73 days);
        assertApproxEqRel(levelNow(), 1.4918e18, 0.001e18, "exp(2 * 73/365) while the exposure lasts");
        vm.warp(block.timestamp + 292 days);
        setCapital(1_000_000e6);
        vm.warp(block.timestamp + 400 days);
        assertApproxEqRel(levelNow(), 0.75e18, 1e9, "as in any idle pool");
        sell(0, 100_000e6, 60);
        assertGt(quote(1, 100_000e6, 60).premium, 0);
    }
}
