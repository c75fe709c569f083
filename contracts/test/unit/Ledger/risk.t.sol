// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Booked} from "breakwater/types/CoverTypes.sol";
import {Opened, Opening} from "breakwater/types/RiskTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @dev openRisk, settle, riskOf, endedBetween.
contract LedgerRiskTest is LedgerFixture {
    Booked private _first;

    function setUp() public override {
        super.setUp();
        addProducts(2);
        _first = sell(0, 100_000e6, 20);
    }

    function test_EligibleIsWhatWasInForce() external {
        vm.warp(block.timestamp + 15 days);
        sell(0, 60_000e6, 60);
        // The second starts two days later, the first ends seven days later.
        assertEq(_eligible(today()), 100_000e6);
        vm.warp(block.timestamp + 12 days);
        assertEq(_eligible(today()), 60_000e6);
        assertEq(_eligible(_first.endDay), 60_000e6);
        assertEq(_eligible(_first.endDay - 1), 160_000e6);
        assertEq(_eligible(uint256(_first.endDay) - 6), 100_000e6);
    }

    function _eligible(uint256 day) private view returns (uint256) {
        return eligibleAt(0, day * 1 days + 5 hours);
    }

    function test_OriginalAmountsCountForLaterIncidents() external {
        vm.warp(block.timestamp + 10 days);
        pay(_first, 70_000e6);
        Opened memory o = openRisk(0, block.timestamp, 10_000);
        assertEq(o.eligible, 100_000e6);
        assertEq(o.exposure, 30_000e6);
        assertEq(o.cost, 30_000e6, "no more than the exposure");
    }

    function test_CostIsTheSmallestOfThree() external {
        vm.warp(block.timestamp + 10 days);
        assertEq(openRisk(0, block.timestamp, 3_333).cost, 33_330e6);
        assertEq(ledger.openRisk(Opening(0, block.timestamp, 10_000, 12_345)).cost, 12_345, "its root's total");
    }

    function test_AProductIsAtRiskForItsExposureAtMost() external {
        vm.warp(block.timestamp + 10 days);
        uint256 cost = openRisk(0, block.timestamp, 6_000).cost;
        openRisk(0, block.timestamp, 6_000);
        assertEq(atRisk(), 100_000e6);
        assertEq(ledger.productOf(address(this), 0, backing()).openIncidents, 2);
        closeRisk(0, cost);
        assertEq(atRisk(), 60_000e6);
        closeRisk(0, cost);
        assertEq(atRisk(), 0);
        assertEq(ledger.productOf(address(this), 0, backing()).openIncidents, 0);
    }

    /// @dev Finished incidents no longer count.
    function test_TheLimitIsThatOfOpenIncidents() external {
        vm.warp(block.timestamp + 10 days);
        closeRisk(0, openRisk(0, block.timestamp, 10_000).cost);
        pay(_first, 70_000e6);
        openRisk(0, block.timestamp, 10_000);
        openRisk(0, block.timestamp, 10_000);
        assertEq(atRisk(), 30_000e6);
    }

    function test_ExposureWhenFiledIsTheLimit() external {
        vm.warp(block.timestamp + 10 days);
        openRisk(0, block.timestamp, 10_000);
        sell(0, 50_000e6, 60);
        assertEq(atRisk(), 100_000e6, "a later sale is not in it");
        vm.warp((uint256(_first.endDay) + REPORT_DAYS) * 1 days);
        assertEq(atRisk(), 100_000e6, "a release does not take it off");
    }

    /// @dev An incident about released cover and one about cover sold since both count in full.
    function test_ReleasedCoverIsAtRiskBesideWhatWasSoldSince() external {
        vm.warp((uint256(_first.endDay) - 1) * 1 days + 1 hours);
        uint256 cost = openRisk(0, block.timestamp, 10_000).cost;
        vm.warp((uint256(_first.endDay) + REPORT_DAYS) * 1 days);
        sell(0, 150_000e6, 60);
        vm.warp(block.timestamp + 3 days);
        assertEq(openRisk(0, block.timestamp, 10_000).cost, 150_000e6);
        assertEq(atRisk(), 250_000e6);
        openRisk(0, block.timestamp, 10_000);
        assertEq(atRisk(), 250_000e6, "no cover pays twice");
        closeRisk(0, cost);
        assertEq(atRisk(), 250_000e6);
    }

    /// @dev However long incidents stay open one after the other, a filing walks a bounded number of days.
    function test_AfterALongSpellIncidentsAddUp() external {
        vm.warp((uint256(_first.endDay) - 1) * 1 days + 1 hours);
        openRisk(0, block.timestamp, 10_000);
        vm.warp(block.timestamp + 59 days);
        sell(0, 50_000e6, 60);
        vm.warp(block.timestamp + 2 days);
        openRisk(0, block.timestamp, 10_000);
        assertEq(atRisk(), 150_000e6);
        sell(0, 10_000e6, 60);
        vm.warp(block.timestamp + 2 days);
        openRisk(0, block.timestamp, 10_000);
        assertEq(atRisk(), 210_000e6);
    }

    function test_EndedBetweenLooksBackForGood() external {
        vm.warp(block.timestamp + 400 days);
        sync();
        uint256 endDay = _first.endDay;
        assertEq(ledger.endedBetween(address(this), 0, endDay - 1, endDay), 100_000e6);
        assertEq(ledger.endedBetween(address(this), 0, endDay, endDay + 10), 0);
        assertEq(ledger.endedBetween(address(this), 0, endDay - 9, endDay - 1), 0);
    }

    function test_RevertWhen_ProductIsUnknown() external {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 2));
        ledger.openRisk(Opening(2, block.timestamp, 10_000, NO_TOTAL));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 2));
        ledger.riskOf(address(this), Opening(2, block.timestamp, 10_000, NO_TOTAL));
    }
}
