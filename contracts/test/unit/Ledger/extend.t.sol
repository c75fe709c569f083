// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {RateLib} from "breakwater/libraries/RateLib.sol";
import {Booked, Price} from "breakwater/types/CoverTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

contract LedgerExtendTest is LedgerFixture {
    function setUp() public override {
        super.setUp();
        addProducts(4);
    }

    function test_MovesTheRelease() external {
        Booked memory cover = sell(0, 100_000e6, 60);
        vm.warp(block.timestamp + 30 days);
        extend(cover, cover.endDay + 100);
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days - 1);
        assertEq(solvency().exposure, 100_000e6);
        vm.warp(block.timestamp + 1);
        assertEq(solvency().exposure, 0);
        sync();
        assertEq(unearned, 0);
    }

    /// @dev Bought short and extended at once equals bought long, except for rounding.
    function testFuzz_ExtendingAtOnceIsBuyingLonger(uint256 amount, uint256 first, uint256 more) external {
        sell(1, 120_000e6, 200);
        amount = bound(amount, 1, 200_000e6);
        first = bound(first, 1, 300);
        more = bound(more, 1, 300);
        uint256 long = quote(0, amount, first + more).premium;
        uint256 before = unearned + reserve;
        Booked memory cover = sell(0, amount, first);
        extend(cover, cover.endDay + uint16(more));
        uint256 paid = unearned + reserve - before;
        assertGe(paid, long, "extending never beats buying");
        assertLe(paid, long + 1);
    }

    function testFuzz_QuoteIsTheExtension(uint256 wait, uint256 more) external {
        Booked memory cover = sell(0, 100_000e6, 90);
        sell(1, 120_000e6, 20);
        vm.warp(block.timestamp + bound(wait, 0, 85 days));
        uint16 newEndDay = cover.endDay + uint16(bound(more, 1, 300));
        Price memory quoted = ledger.quoteExtend(address(this), cover, newEndDay, WAD, backing().priced);
        ledger.sync(funds(), ALL_DAYS);
        (, Price memory p) = ledger.extend(cover, newEndDay, WAD, funds());
        assertEq(abi.encode(p), abi.encode(quoted));
    }

    /// @dev Even if the limits are broken: an extension raises no exposure.
    function test_PassesWhateverTheCapital() external {
        Booked memory cover = sell(0, 200_000e6, 60);
        vm.warp(block.timestamp + 10 days);
        openRisk(0, block.timestamp, 10_000);
        setCapital(50_000e6);
        assertGt(extend(cover, cover.endDay + 30).premium, 0);
    }

    function test_RefundRateIsTheSmallerOfBoth() external {
        queued = capital;
        Booked memory cover = sell(0, 100_000e6, 60);
        uint32 expensive = cover.refundRate;
        queued = 0;
        setCapital(100_000_000e6);
        extend(cover, cover.endDay + 30);
        uint32 cheap = cover.refundRate;
        assertLt(RateLib.unpack(cheap), RateLib.unpack(expensive), "the cheaper days lower it");
        queued = capital;
        extend(cover, cover.endDay + 30);
        assertEq(cover.refundRate, cheap, "the more expensive days do not raise it");
    }

    /// @dev The extension's premium was for half of the amount, so a cancellation does not halve its refund again.
    function test_AReducedCoverIsRefundedWhatItsExtensionPaid() external {
        Booked memory cover = sell(0, 100_000e6, 60);
        vm.warp(block.timestamp + 10 days);
        pay(cover, 50_000e6);
        uint256 before = ledger.quoteCancel(address(this), cover);
        uint256 premium = extend(cover, cover.endDay + 30).premium;
        uint256 refund = ledger.quoteCancel(address(this), cover);
        assertLe(refund, before + premium * 9 / 10);
        assertGt(refund, before + premium * 8 / 10, "all but the fee of what it paid, at nearly the same price");
    }

    function test_PaysForTheAmountLeft() external {
        Booked memory cover = sell(0, 100_000e6, 60);
        vm.warp(block.timestamp + 10 days);
        uint256 whole = ledger.quoteExtend(address(this), cover, cover.endDay + 30, WAD, backing().priced).premium;
        pay(cover, 50_000e6);
        uint256 half = ledger.quoteExtend(address(this), cover, cover.endDay + 30, WAD, backing().priced).premium;
        assertApproxEqRel(half, whole / 2, 0.1e18);
        extend(cover, cover.endDay + 30);
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days);
        assertEq(solvency().exposure, 0, "what was paid moved with it");
        sync();
        assertEq(ledger.requiredCapital(address(this)), 0);
    }
}
