// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Booked} from "breakwater/types/CoverTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

contract LedgerReduceTest is LedgerFixture {
    function setUp() public override {
        super.setUp();
        addProducts(2);
        addProduct(settlingRisk(2));
    }

    function test_TakesAPayoutOffTheExposure() external {
        Booked memory cover = sell(0, 100_000e6, 60);
        vm.warp(block.timestamp + 10 days);
        pay(cover, 40_000e6);
        assertEq(solvency().exposure, 60_000e6);
        assertEq(solvency().stressed, 45_000e6);
        pay(cover, 60_000e6);
        assertEq(solvency().exposure, 0);
        vm.warp(block.timestamp + 100 days);
        sync();
        assertEq(solvency().exposure, 0, "its release takes off nothing more");
    }

    function test_TakesAPayoutOffTheExpectedLoss() external {
        Booked memory cover = sell(0, 100_000e6, 60);
        sell(1, 50_000e6, 300);
        assertEq(solvency().expectedLoss, 3_000e6, "two per cent a year");
        pay(cover, 40_000e6);
        assertEq(solvency().expectedLoss, 2_200e6);
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days);
        assertEq(solvency().expectedLoss, 1_000e6, "that of the other cover");
    }

    function test_DoesNothingAfterTheRelease() external {
        Booked memory cover = sell(0, 100_000e6, 60);
        sell(0, 50_000e6, 300);
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days);
        pay(cover, 100_000e6);
        assertEq(solvency().exposure, 50_000e6);
    }

    function test_AnotherGroupBecomesTheLargest() external {
        Booked memory cover = sell(0, 100_000e6, 60);
        sell(1, 70_000e6, 60);
        vm.warp(block.timestamp + 10 days);
        assertEq(solvency().byGroup, uint256(100_000e6) * 10 / 3 + 1);
        pay(cover, 80_000e6);
        assertEq(solvency().byGroup, uint256(70_000e6) * 10 / 3 + 1);
    }

    // ---- covers that stay at risk after their end ----

    function test_EndedCoverCountsUntilItsRelease() external {
        Booked memory cover = sell(2, 100_000e6, 60);
        vm.warp(uint256(cover.endDay) * 1 days - 1);
        assertEq(atRisk(), 0);
        vm.warp(block.timestamp + 1);
        assertEq(atRisk(), 25_000e6, "at the cap of its trigger");
        assertEq(ledger.productOf(address(this), 2, backing()).atRisk, 25_000e6);
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days - 1);
        sync();
        assertEq(atRisk(), 25_000e6);
        vm.warp(block.timestamp + 1);
        assertEq(atRisk(), 0);
    }

    function test_SettlingTakesTheWholeRiskOff() external {
        Booked memory cover = sell(2, 100_000e6, 60);
        sell(2, 50_000e6, 60);
        vm.warp(uint256(cover.endDay) * 1 days);
        pay(cover, 3_000e6);
        assertEq(atRisk(), 12_500e6, "the other cover is not settled");
        // As `Cover` passes it for settled covers.
        cover.rate = 0;
        pay(cover, 2_000e6);
        assertEq(atRisk(), 12_500e6, "a rest that is paid later takes off no other's");
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days);
        assertEq(atRisk(), 0);
    }

    function test_SettlingWithoutALossTakesItOff() external {
        Booked memory cover = sell(2, 100_000e6, 60);
        vm.warp(uint256(cover.endDay) * 1 days);
        pay(cover, 0);
        assertEq(atRisk(), 0);
    }

    function test_CancelledBeforeItsStartNeverCounts() external {
        Booked memory cover = sell(2, 100_000e6, 60);
        cancel(cover);
        vm.warp(block.timestamp + 100 days);
        assertEq(atRisk(), 0);
        sync();
        assertEq(atRisk(), 0);
    }

    /// @dev A trigger does not settle it, so a payout by vote is not its settlement.
    function test_CancelledInForceIsNotAtRisk() external {
        Booked memory cover = sell(2, 100_000e6, 60);
        Booked memory other = sell(2, 40_000e6, 60);
        vm.warp(block.timestamp + 10 days);
        cancel(cover);
        vm.warp(uint256(cover.endDay) * 1 days);
        assertEq(atRisk(), 0, "after its end");
        pay(cover, 1_000e6);
        assertEq(atRisk(), 0, "after a payout");
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days);
        assertEq(atRisk(), 0, "after its release");
        vm.warp(uint256(other.endDay) * 1 days);
        assertEq(atRisk(), 10_000e6, "the other one waits");
    }
}
