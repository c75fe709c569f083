// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ILedger} from "breakwater/interfaces/ILedger.sol";
import {IPremiumModel} from "breakwater/interfaces/IPremiumModel.sol";
import {Booked, Price, ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {Accrual, Backing, Funds, PoolParams, Solvency} from "breakwater/types/PoolTypes.sol";
import {Loss, Opened, Opening} from "breakwater/types/RiskTypes.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {Shipped} from "../../utils/Shipped.sol";

/// @title A ledger with one book, whose pool is the test
/// @notice The pool's money is only a few numbers here, updated as `CapitalPool` does with the ledger's answers.
abstract contract LedgerFixture is Test {
    /// @dev A UTC morning: 2026-03-02 09:00.
    uint256 internal constant START = 1_772_442_000;
    uint8 internal constant REPORT_DAYS = 14;
    uint256 internal constant WAD = 1e18;
    uint256 internal constant NO_TOTAL = 0;
    uint256 internal constant ALL_DAYS = type(uint256).max;

    ILedger internal ledger;
    IPremiumModel internal model;

    uint256 internal capital = 1_000_000e6;
    uint256 internal reserve;
    uint256 internal fees;
    uint256 internal unearned;
    uint256 internal gains;
    /// @dev Capital of queued shares.
    uint256 internal queued;

    function setUp() public virtual {
        vm.warp(START);
        ledger = ILedger(Shipped.create("Ledger"));
        model = IPremiumModel(Shipped.create("UtilisationModel"));
        ledger.open(Defaults.params(), address(model), REPORT_DAYS);
        ledger.rebase(capital);
    }

    // ---- setting up ----

    function risk(uint8 group) internal pure returns (ProductRisk memory) {
        return ProductRisk({group: group, shareBps: 2_000, weightBps: 7_500, riskRate: 0.02e18, endedRiskBps: 0});
    }

    /// @dev A product whose covers stay at risk after their end, at a quarter of their amount.
    function settlingRisk(uint8 group) internal pure returns (ProductRisk memory r) {
        r = risk(group);
        r.endedRiskBps = 2_500;
    }

    function defaultsOf() internal pure returns (PoolParams memory) {
        return Defaults.params();
    }

    function addProducts(uint256 count) internal {
        for (uint256 i; i < count; i++) {
            addProduct(risk(uint8(i)));
        }
    }

    function addProduct(ProductRisk memory r) internal returns (uint8 product) {
        Accrual memory a;
        (a, product) = ledger.addProduct(r, funds());
        _book(a);
    }

    /// @dev Original amounts in force at a time.
    function eligibleAt(uint8 product, uint256 time) internal view returns (uint256) {
        return ledger.riskOf(address(this), Opening(product, time, 0, NO_TOTAL)).eligible;
    }

    // ---- the pool's part ----

    function today() internal view returns (uint16) {
        return uint16(block.timestamp / 1 days);
    }

    function backing() internal view returns (Backing memory) {
        return Backing(capital, capital - queued);
    }

    /// @dev As many shares as assets, so that queued shares are worth the amounts in the tests.
    function funds() internal view returns (Funds memory) {
        return Funds(capital, reserve, false, queued, capital + 1);
    }

    function sync() internal {
        sync(ALL_DAYS);
    }

    function sync(uint256 maxDays) internal returns (bool done) {
        Accrual memory a = ledger.sync(funds(), maxDays);
        _book(a);
        return a.done;
    }

    function _book(Accrual memory a) private {
        (unearned, gains) = (unearned - a.premium, gains - a.gains);
        (fees, reserve) = (fees + a.toFees, reserve + a.toReserve);
        capital += a.toCapital;
    }

    /// @dev A purchase that starts after one waiting day.
    function saleOf(uint8 product, uint256 amount, uint256 termDays) internal view returns (Sale memory) {
        uint16 startDay = today() + 2;
        return Sale(product, uint96(amount), startDay, startDay + uint16(termDays), WAD);
    }

    function sell(uint8 product, uint256 amount, uint256 termDays) internal returns (Booked memory) {
        return sell(saleOf(product, amount, termDays));
    }

    function sell(Sale memory sale) internal returns (Booked memory) {
        (Accrual memory a, Price memory p) = ledger.sell(sale, funds());
        _book(a);
        (unearned, reserve) = (unearned + p.premium - p.surplus, reserve + p.surplus);
        return bookedOf(sale, p);
    }

    function bookedOf(Sale memory sale, Price memory p) internal pure returns (Booked memory) {
        return Booked(
            sale.product, sale.amount, sale.amount, sale.startDay, sale.endDay, p.rate, p.capitalShare, p.refundRate
        );
    }

    function quote(uint8 product, uint256 amount, uint256 termDays) internal view returns (Price memory) {
        return ledger.quote(address(this), saleOf(product, amount, termDays), backing());
    }

    /// @dev Changes the cover in memory, as `Cover` does in storage.
    function extend(Booked memory cover, uint16 newEndDay) internal returns (Price memory p) {
        Accrual memory a;
        (a, p) = ledger.extend(cover, newEndDay, WAD, funds());
        _book(a);
        (unearned, reserve) = (unearned + p.premium - p.surplus, reserve + p.surplus);
        (cover.endDay, cover.rate) = (newEndDay, p.rate);
        (cover.capitalShare, cover.refundRate) = (p.capitalShare, p.refundRate);
    }

    function cancel(Booked memory cover) internal returns (uint256 refund) {
        Accrual memory a;
        uint256 surplus;
        (a, cover.endDay, refund, surplus) = ledger.cancel(cover, funds());
        _book(a);
        cover.rate = 0;
        unearned -= refund + surplus;
        reserve += surplus;
    }

    function pay(Booked memory cover, uint256 assets) internal {
        _book(ledger.reduce(cover, assets, funds()));
        cover.left -= uint96(assets);
    }

    function addGain(uint256 assets) internal {
        sync();
        uint256 surplus = ledger.addGain(assets);
        (gains, capital) = (gains + assets - surplus, capital + surplus);
    }

    function takeGains(uint256 taken) internal {
        sync();
        ledger.takeGains(gains, taken);
        gains -= taken;
    }

    function openRisk(uint8 product, uint256 eventTime, uint256 severityBps) internal returns (Opened memory) {
        return ledger.openRisk(Opening(product, eventTime, severityBps, NO_TOTAL));
    }

    function closeRisk(uint8 product, uint256 cost) internal {
        sync();
        ledger.settle(Loss(product, 0, 0, 0, 0), 0, capital, true, cost);
    }

    function recordLoss(Loss memory loss, uint256 booked) internal {
        sync();
        ledger.settle(loss, booked, capital, false, 0);
    }

    function setCapital(uint256 assets) internal {
        sync();
        capital = assets;
        ledger.rebase(assets);
    }

    // ---- views ----

    function solvency() internal view returns (Solvency memory) {
        return ledger.solvency(address(this), backing());
    }

    function atRisk() internal view returns (uint256) {
        return ledger.accrued(address(this), funds()).atRisk;
    }

    function rates() internal view returns (uint256 premium, uint256 capitalPart, uint256 gainRate) {
        Solvency memory s = solvency();
        return (s.premiumRate, s.capitalRate, s.gainRate);
    }

    function levelNow() internal view returns (uint256) {
        return solvency().level;
    }
}
