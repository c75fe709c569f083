// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Booked, Price, ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {Accrual, Backing, Funds, Solvency} from "breakwater/types/PoolTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

contract LedgerSellTest is LedgerFixture {
    uint256 private constant YEAR = 365e18;

    function setUp() public override {
        super.setUp();
        addProducts(6);
    }

    function _sell(Sale memory sale) private returns (Price memory p) {
        sync();
        (, p) = ledger.sell(sale, funds());
        (unearned, reserve) = (unearned + p.premium - p.surplus, reserve + p.surplus);
    }

    function _ceilDiv(uint256 a, uint256 b) private pure returns (uint256) {
        return a == 0 ? 0 : (a - 1) / b + 1;
    }

    // ---- price ----

    /// @dev The formula of DESIGN §3, step by step.
    function testFuzz_ChargesExpectedLossAndCapital(uint256 amount, uint256 termDays, uint256 signal) external {
        sell(1, 80_000e6, 200);
        vm.warp(block.timestamp + 40 days);
        sync();
        amount = bound(amount, 1, 150_000e6);
        signal = bound(signal, WAD, 5 * WAD);
        Sale memory sale = saleOf(0, amount, bound(termDays, 1, 365));
        sale.signal = signal;
        (uint256 before, uint256 experience) =
            (solvency().required, ledger.productOf(address(this), 0, backing()).experience);
        uint256 level = levelNow();
        Price memory p = _sell(sale);
        uint256 rise = model.charge(before, solvency().required, capital);
        uint256 assessed = _ceilDiv(_ceilDiv(0.02e18 * experience, WAD) * signal, WAD);
        uint256 loss = amount * assessed * (sale.endDay - sale.startDay);
        uint256 bound_ = _ceilDiv(rise * level, WAD) * (sale.endDay + REPORT_DAYS - today());
        assertEq(p.premium, _ceilDiv(loss + bound_, YEAR), "premium");
        uint256 lossUp = _ceilDiv(loss, YEAR);
        assertEq(p.expectedLoss, lossUp < p.premium ? lossUp : p.premium, "expected loss");
        assertGe(p.premium, p.expectedLoss, "P4: never below the assessed expected loss");
    }

    function testFuzz_SplittingNeverCostsLess(uint256 amount, uint256 part, uint256 termDays) external {
        sell(1, 100_000e6, 200);
        amount = bound(amount, 2, 150_000e6);
        part = bound(part, 1, amount - 1);
        termDays = bound(termDays, 1, 365);
        uint256 whole = quote(0, amount, termDays).premium;
        uint256 halves = _sell(saleOf(0, part, termDays)).premium;
        halves += _sell(saleOf(0, amount - part, termDays)).premium;
        assertGe(halves, whole, "two halves never cost less");
        assertLe(halves, whole + 1, "nor more than a unit of rounding");
    }

    function testFuzz_OrderDoesNotMatter(uint256 first, uint256 second, uint256 termDays) external {
        first = bound(first, 1, 150_000e6);
        second = bound(second, 1, 150_000e6);
        termDays = bound(termDays, 1, 365);
        uint256 start = vm.snapshotState();
        uint256 one = _sell(saleOf(0, first, termDays)).premium + _sell(saleOf(1, second, termDays)).premium;
        vm.revertToState(start);
        uint256 other = _sell(saleOf(1, second, termDays)).premium + _sell(saleOf(0, first, termDays)).premium;
        assertApproxEqAbs(one, other, 2, "the same but for rounding");
    }

    function test_CostsMoreTheFullerThePool() external {
        for (uint8 i = 1; i < 6; i++) {
            sell(i, 190_000e6, 300);
        }
        uint256 before = quote(0, 10_000e6, 90).premium;
        capital = 700_000e6;
        assertGt(quote(0, 10_000e6, 90).premium, before);
    }

    function test_QueuedSharesRaiseThePrice() external {
        sell(1, 190_000e6, 300);
        uint256 before = quote(0, 10_000e6, 90).premium;
        queued = 700_000e6;
        assertGt(quote(0, 10_000e6, 90).premium, before);
    }

    function test_CostsTheSteepestWhenAllSharesAreQueued() external {
        queued = capital;
        Price memory p = quote(0, 100_000e6, 365);
        // R rises by 75,000 at 20 % a year, for 381 days.
        assertApproxEqAbs(p.premium - p.expectedLoss, uint256(15_000e6) * 381 / 365, 1e6);
    }

    function testFuzz_QuoteIsTheSale(uint256 amount, uint256 wait, uint256 termDays) external {
        sell(2, 120_000e6, 30);
        vm.warp(block.timestamp + bound(wait, 0, 200 days));
        Sale memory sale = saleOf(0, bound(amount, 1, 150_000e6), bound(termDays, 1, 365));
        Backing memory b = backing();
        Price memory quoted = ledger.quote(address(this), sale, b);
        ledger.sync(funds(), ALL_DAYS);
        (, Price memory sold) = ledger.sell(sale, funds());
        assertEq(abi.encode(sold), abi.encode(quoted));
    }

    /// @dev Whether the pool was synced before or the sale syncs it, even across midnights with releases.
    function testFuzz_ASaleSyncsFirst(uint256 wait, uint256 queuedShare) external {
        sell(2, 120_000e6, 30);
        sell(0, 20_000e6, 10);
        queued = bound(queuedShare, 0, capital);
        vm.warp(block.timestamp + bound(wait, 0, 200 days));
        uint256 start = vm.snapshotState();
        bytes memory direct = _afterSale(false);
        vm.revertToState(start);
        assertEq(_afterSale(true), direct);
    }

    function _afterSale(bool isSyncedBefore) private returns (bytes memory) {
        uint256 share = queued * 1e18 / capital;
        if (isSyncedBefore) sync();
        // As in a pool: shares are queued, not assets.
        Funds memory f = Funds(capital, reserve, false, share, 1e18 + 1e3);
        (Accrual memory a, Price memory p) = ledger.sell(saleOf(0, 10_000e6, 90), f);
        uint256 capitalAfter = capital + a.toCapital;
        return abi.encode(p, capitalAfter, ledger.solvency(address(this), Backing(capitalAfter, capitalAfter)));
    }

    function testFuzz_PremiumFlowsUntilTheRelease(uint256 amount, uint256 termDays) external {
        Booked memory cover = sell(0, bound(amount, 1, 200_000e6), bound(termDays, 1, 365));
        vm.warp((uint256(cover.endDay) + REPORT_DAYS) * 1 days - 1);
        sync();
        uint256 left = unearned;
        vm.warp(block.timestamp + 1);
        sync();
        assertEq(unearned, 0, "all is earned at the release");
        (uint256 rate,,) = rates();
        assertEq(rate, 0);
        assertLe(left, cover.amount, "nothing jumps");
    }

    function test_RefundRateTakesTheFeeOff() external {
        Price memory p = _sell(saleOf(0, 100_000e6, 90));
        (uint256 mantissa, uint256 exponent) = (p.refundRate >> 8, p.refundRate & 0xff);
        uint256 exact = (p.premium << 16) * 9_000 / (uint256(2 + 90 + 14) * 10_000);
        assertApproxEqRel(mantissa << exponent, exact, 1e11);
        assertLe(mantissa << exponent, exact, "rounded down");
    }

    // ---- limits ----

    /// @dev E5: share cap, group cap, leverage cap and stress rule.
    function testFuzz_CapacitySellsAndOneUnitMoreFails(uint256 seed) external {
        ProductRisk memory r = risk(0);
        r.weightBps = 9_500;
        addProduct(r);
        for (uint256 i; i < 12; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint8 product = uint8(seed % 7);
            uint256 capacity = ledger.productOf(address(this), product, backing()).capacity;
            if (capacity == 0) continue;
            uint256 amount = (seed >> 8) % 3 == 0 ? capacity : 1 + (seed >> 16) % capacity;
            sell(product, amount, 200);
            if ((seed >> 4) % 4 == 0) openRisk(product, block.timestamp + 2 days, 3_000);
        }
        for (uint8 i; i < 7; i++) {
            uint256 capacity = ledger.productOf(address(this), i, backing()).capacity;
            Sale memory sale = saleOf(i, capacity + 1, 100);
            Backing memory b = backing();
            vm.expectRevert();
            ledger.quote(address(this), sale, b);
            if (capacity == 0) continue;
            sale.amount = uint96(capacity);
            ledger.quote(address(this), sale, b);
        }
    }

    function test_RevertWhen_ProductShareExceeded() external {
        Sale memory sale = saleOf(0, 200_000e6 + 1, 90);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProductShareExceeded.selector, 200_000e6 + 1, 200_000e6));
        ledger.sell(sale, funds());
    }

    function test_RevertGiven_OpenIncidentsLeaveTooLittle() external {
        sell(0, 200_000e6, 90);
        vm.warp(block.timestamp + 3 days);
        openRisk(0, block.timestamp, 10_000);
        sync();
        Solvency memory s = solvency();
        assertEq(s.atRisk, 200_000e6);
        // A share of the free capital: 20 % of 800,000.
        Sale memory sale = saleOf(1, 170_000e6, 90);
        capital = 1_000_000e6;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProductShareExceeded.selector, 170_000e6, 160_000e6));
        ledger.sell(sale, funds());
    }

    function test_RevertGiven_GroupIsFull() external {
        ProductRisk memory r = risk(0);
        uint8 sibling = addProduct(r);
        sell(0, 200_000e6, 90);
        Sale memory sale = saleOf(sibling, 100_000e6 + 1, 90);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InsufficientCapital.selector, capital, 1_000_000e6 + 4));
        ledger.sell(sale, funds());
    }

    function test_RevertWhen_AmountIsZero() external {
        Sale memory sale = saleOf(0, 0, 90);
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        ledger.sell(sale, funds());
    }

    function test_RevertWhen_ProductIsUnknown() external {
        Sale memory sale = saleOf(6, 1e6, 90);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 6));
        ledger.sell(sale, funds());
    }

    function test_RevertWhen_AmountFitsNoBook() external {
        capital = type(uint128).max;
        queued = capital;
        Sale memory sale = saleOf(0, type(uint96).max, 365);
        vm.expectPartialRevert(ErrorsLib.AmountTooLarge.selector);
        ledger.sell(sale, funds());
    }

    /// @dev The stream's rate has 80 bits: the next premium is refused, and the paid ones are earned to the last unit.
    function test_RevertWhen_ThePremiumFitsNoStream() external {
        setCapital(type(uint96).max);
        ProductRisk memory expensive = risk(6);
        expensive.riskRate = 1e18;
        uint8 product = addProduct(expensive);
        // Each ends on its own day, whose rate has 76 bits.
        for (uint256 i; i < 19; i++) {
            sell(product, 4e25, 30 + i);
        }
        assertGt(solvency().premiumRate, 1 << 79);
        vm.expectPartialRevert(ErrorsLib.AmountTooLarge.selector);
        ledger.sell(saleOf(product, 4e25, 60), funds());
        vm.warp(block.timestamp + 100 days);
        sync();
        assertEq(unearned, 0);
    }

    /// @dev Each caller has its own book: a stranger's sale changes nothing here.
    function test_BooksAreIndependent() external {
        uint256 before = quote(0, 10_000e6, 90).premium;
        address stranger = makeAddr("stranger");
        vm.startPrank(stranger);
        ledger.open(defaultsOf(), address(model), REPORT_DAYS);
        addProduct(risk(0));
        ledger.sell(saleOf(0, 150_000e6, 300), funds());
        vm.stopPrank();
        assertEq(quote(0, 10_000e6, 90).premium, before);
        assertEq(solvency().exposure, 0);
    }
}
