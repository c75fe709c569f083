// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Booked, Price} from "breakwater/types/CoverTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

contract LedgerCancelTest is LedgerFixture {
    function setUp() public override {
        super.setUp();
        addProducts(3);
    }

    function _release(Booked memory cover) private pure returns (uint256) {
        return uint256(cover.endDay) + REPORT_DAYS;
    }

    function test_EndsCoverInForceTonight() external {
        Booked memory cover = sell(0, 100_000e6, 90);
        uint256 premium = unearned;
        vm.warp(block.timestamp + 30 days);
        uint256 moved = cover.endDay - today() - 1;
        uint256 quoted = ledger.quoteCancel(address(this), cover);
        uint256 refund = cancel(cover);
        assertEq(cover.endDay, today() + 1);
        assertEq(refund, quoted, "the quote is the refund");
        assertApproxEqRel(refund, premium * moved * 9 / (106 * 10), 1e12, "nine tenths of the days given back");
        vm.warp((_release(cover)) * 1 days - 1);
        assertEq(solvency().exposure, 100_000e6, "bound for one report window");
        vm.warp(block.timestamp + 1);
        assertEq(solvency().exposure, 0);
        sync();
        assertEq(unearned, 0);
    }

    function test_ReleasesTonightWhatHasNotStarted() external {
        Booked memory cover = sell(0, 100_000e6, 90);
        uint16 startDay = cover.startDay;
        uint256 refund = cancel(cover);
        assertEq(cover.endDay, startDay, "it never starts");
        assertGt(refund, 0);
        assertEq(solvency().exposure, 100_000e6, "bound until tonight");
        vm.warp((uint256(today()) + 1) * 1 days);
        assertEq(solvency().exposure, 0);
        sync();
        assertGt(unearned, 0, "the fee is earned over a report window: nothing jumps");
        vm.warp(block.timestamp + uint256(REPORT_DAYS) * 1 days);
        sync();
        assertEq(unearned, 0);
    }

    /// @dev E8: binding capital for a day has a price.
    function test_BuyingAndCancellingAtOnceLosesTheFee() external {
        Booked memory cover = sell(0, 200_000e6, 90);
        uint256 premium = unearned;
        uint256 refund = cancel(cover);
        assertLe(refund, premium * 9 / 10);
    }

    /// @dev A second before midnight, no rate overflows, even of a token with 18 decimals.
    function test_CancelsASecondBeforeMidnight() external {
        capital = 1_000_000_000e18;
        Booked memory cover = sell(0, 200_000_000e18, 365);
        vm.warp((uint256(today()) + 1) * 1 days - 1);
        assertGt(cancel(cover), 0);
    }

    function test_ReturnsNothingWhenItEndsTonightAnyway() external {
        Booked memory cover = sell(0, 100_000e6, 90);
        vm.warp((uint256(cover.endDay) - 1) * 1 days);
        (uint16 endDay, uint56 rate) = (cover.endDay, cover.rate);
        assertGt(rate, 0);
        assertEq(cancel(cover), 0);
        assertEq(cover.endDay, endDay);
    }

    function test_RefundsInProportionToTheAmountLeft() external {
        Booked memory cover = sell(0, 100_000e6, 90);
        vm.warp(block.timestamp + 30 days);
        uint256 whole = ledger.quoteCancel(address(this), cover);
        pay(cover, 75_000e6);
        assertApproxEqAbs(cancel(cover), whole / 4, 1);
        vm.warp(block.timestamp + 20 days);
        assertEq(solvency().exposure, 0);
    }

    /// @dev The part of a premium too small for a rate went to the reserve at payment.
    function test_DustIsNotRefunded() external {
        Booked memory cover = sell(0, 5_000, 30);
        assertGt(reserve, 5);
        assertEq(cancel(cover), 0);
        assertEq(unearned, 0);
    }

    /// @dev E9: the curator's later changes do not affect refunds.
    function test_LaterRatesDoNotMatter() external {
        Booked memory cover = sell(0, 100_000e6, 90);
        vm.warp(block.timestamp + 10 days);
        uint256 before = ledger.quoteCancel(address(this), cover);
        sync();
        ledger.tune(0, 1, 0.001e18);
        assertEq(ledger.quoteCancel(address(this), cover), before);
    }

    /// @dev At any size, the refund is at most the unearned premium, and all sums match in the end.
    function testFuzz_RefundIsAtMostWhatIsNotEarned(uint256 amount, uint256 termDays, uint256 wait, uint256 extraDays)
        external
    {
        Booked memory cover = sell(0, bound(amount, 1, 200_000e6), bound(termDays, 1, 365));
        vm.warp(block.timestamp + bound(wait, 0, uint256(cover.endDay - today() - 1) * 1 days));
        if (extraDays % 3 != 0) extend(cover, cover.endDay + uint16(bound(extraDays, 1, 300)));
        sync();
        uint256 before = unearned;
        uint256 refund = cancel(cover);
        assertLe(refund, before);
        vm.warp(block.timestamp + 800 days);
        sync();
        assertEq(unearned, 0);
    }

    /// @dev P4: no round trip costs less than one purchase of the same days.
    function testFuzz_AShortPurchaseCostsNoMoreThanALongOneCancelled(
        uint256 amount,
        uint256 longDays,
        uint256 shortDays
    ) external {
        amount = bound(amount, 1e6, 200_000e6);
        longDays = bound(longDays, 3, 365);
        shortDays = bound(shortDays, 1, longDays - 1);
        uint256 short = quote(0, amount, shortDays).premium;
        Booked memory cover = sell(0, amount, longDays);
        uint256 paid = unearned + reserve;
        // Cancelled on its last wanted day, it ends at the same midnight.
        vm.warp((uint256(cover.startDay) + shortDays - 1) * 1 days);
        uint256 refund = cancel(cover);
        assertGe(paid - refund, short);
    }

    /// @dev Neither for several covers of one day, nor for one of the following day.
    function testFuzz_VoidCoversAreInForceAtNoTime(uint256 wait) external {
        sell(0, 30_000e6, 90);
        vm.warp(block.timestamp + 20 days);
        for (uint256 i; i < 4; i++) {
            cancel(sell(0, 10_000e6, 90));
            if (i % 2 != 0) vm.warp(block.timestamp + bound(wait, 0, 2 days));
            for (uint256 age; age <= REPORT_DAYS; age++) {
                assertEq(eligibleAt(0, block.timestamp - age * 1 days), 30_000e6);
            }
        }
    }

    /// @dev Anyone may ask, even about a time that can no longer be filed.
    function test_AReleasedVoidCoverIsNotTakenOffAgain() external {
        sell(0, 30_000e6, 90);
        vm.warp(block.timestamp + 40 days);
        cancel(sell(0, 100_000e6, 90));
        vm.warp(block.timestamp + 2 days);
        assertEq(eligibleAt(0, block.timestamp - 20 days), 30_000e6);
    }
}
