// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPremiumModel} from "breakwater/interfaces/IPremiumModel.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms, Quote} from "breakwater/types/CoverTypes.sol";
import {Limits, Tuning} from "breakwater/types/GovernanceTypes.sol";
import {Solvency} from "breakwater/types/PoolTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";

/// @title Attacks on the price of the first edition: ATTACKS.md E5, E7, E8, E9
contract PriceAttacks is CoverFixture {
    /// @dev E5: twenty products, each in its own group, weight 1 bp, rate 1 wei, share 100 %: 8.0m of cover on 1m of capital for a premium
    /// of 20. Such terms are now refused, whatever governance decides.
    function test_E5_TermsBelowTheHardBoundsAreRefused() public {
        Limits memory limits = factory.limitsOf(address(pool));
        limits.minWeightBps = 999;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 999, 1_000, 10_000));
        factory.setLimits(address(pool), limits);
        (limits.minWeightBps, limits.minRiskRate) = (1_000, 0.001e18 - 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 0.001e18 - 1, 0.001e18, 1e18));
        factory.setLimits(address(pool), limits);
        (limits.minRiskRate, limits.maxShareBps) = (0.001e18, 5_001);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 5_001, 1, 5_000));
        factory.setLimits(address(pool), limits);
    }

    /// @dev E5: the loosest products of the default limits, sold out one after the other.
    function test_E5_SoldOutAtTheDefaultLimits() public {
        (uint256 exposure, uint256 premium) = _sellOut(22, 5_000, 0.003e18);
        assertLe(exposure, 4 * STAKE, "total exposure is capped");
        uint256 required = ledger.solvency(address(pool), pool.backing()).required;
        uint256 costOfCapital = IPremiumModel(model).charge(0, required, STAKE) / 1e18;
        assertGe(costOfCapital, STAKE * 3 / 100, "binding all of it costs more than 3 % of the capital");
        assertGe(premium, costOfCapital + exposure * 3 / 1_000, "and the expected loss is paid");
    }

    /// @dev E5: the loosest products that a vote can allow.
    function test_E5_SoldOutAtTheHardBounds() public {
        Limits memory limits = factory.limitsOf(address(pool));
        (limits.minWeightBps, limits.minRiskRate, limits.maxShareBps) = (1_000, 0.001e18, 5_000);
        (limits.maxProducts) = (48);
        factory.setLimits(address(pool), limits);
        (uint256 exposure, uint256 premium) = _sellOut(30, 1_000, 0.001e18);
        assertLe(exposure, 4 * STAKE, "the pool's leverage cap is a parameter of its own");
        assertGe(premium, exposure / 1_000, "never below the expected loss");
    }

    /// @dev E7: 2m deposited for 22 days reduced a premium of 14,250 to 5,143. Now short-lived capital saves at most the cost of capital,
    /// and the expected loss is always paid.
    function test_E7_ShortLivedCapitalSavesOnlyTheCostOfCapital() public {
        _sellOut(8, 7_500, 0.01e18);
        uint256 amount = STAKE / 20;
        uint256 product = _list(30, 7_500, 0.01e18);
        Quote memory expensive = cover.quote(product, amount, 365);
        stake(carol, 2 * STAKE);
        Quote memory cheap = cover.quote(product, amount, 365);
        assertEq(cheap.expectedLoss, expensive.expectedLoss);
        assertGe(cheap.premium, expensive.expectedLoss);
        // Three times the capital cannot lower the cost of capital below that of an idle pool: 2 % of what R rises by.
        assertGe(cheap.capitalCost, expensive.capitalCost / 10);
        assertGe(cheap.premium, expensive.premium * 4 / 5, "976 for 828");
    }

    /// @dev E8: 7 days of cover over 75 % of a pool locked its capacity for 23 days for 273, or 13.66 if it was cancelled.
    function test_E8_DaysBoundArePaidFor() public {
        uint256 amount = cover.capacity(EXPLOIT);
        Quote memory short = cover.quote(EXPLOIT, amount, 28);
        Quote memory long = cover.quote(EXPLOIT, amount, 56);
        // Bound for 2 + 28 + 14 days and for 2 + 56 + 14 days.
        assertApproxEqAbs(short.capitalCost * 72 / 44, long.capitalCost, 2);
        uint256 id = buy(bob, EXPLOIT, amount, 28);
        uint256 refund = cancel(bob, id);
        assertLe(refund, short.premium * 9 / 10, "a tenth stays");
        assertEq(cover.capacity(EXPLOIT), 0, "locked until tonight");
        vm.warp((today() + 1) * 1 days);
        assertGe(cover.capacity(EXPLOIT), amount);
        assertGe(short.premium - refund, STAKE * 8 / 100_000, "85 for a fifth of a million and a day");
    }

    /// @dev E9: after a curator announced a lower rate, a premium of 14,250 refunded nothing two days later.
    function test_E9_RefundsDependOnWhatWasPaid() public {
        uint256 id = buy(bob, EXPLOIT, STAKE / 10, 365);
        cover.tune(EXPLOIT, Tuning(2_000, 365, 0.003e18));
        skip(2 days);
        uint256 refund = cover.quoteCancel(id);
        assertGt(refund, 0);
        cover.applyTuning(EXPLOIT);
        stake(carol, 5 * STAKE);
        assertEq(cancel(bob, id), refund);
    }

    /// @dev Lists products, each in its own group, and sells each out for a year.
    function _sellOut(uint256 products, uint16 weightBps, uint64 riskRate)
        private
        returns (uint256 exposure, uint256 premium)
    {
        for (uint8 i; i < products; i++) {
            uint256 product = _list(2 + i, weightBps, riskRate);
            uint256 amount = cover.capacity(product);
            if (amount == 0) continue;
            premium += cover.quote(product, amount, 365).premium;
            buy(bob, product, amount, 365);
        }
        Solvency memory s = ledger.solvency(address(pool), pool.backing());
        assertTrue(s.isSolvent);
        assertLe(s.required, s.capital);
        return (s.exposure, premium);
    }

    function _list(uint8 group, uint16 weightBps, uint64 riskRate) private returns (uint256) {
        ProductTerms memory t = exploitTerms();
        (t.group, t.weightBps, t.riskRate) = (group, weightBps, riskRate);
        t.shareBps = factory.limitsOf(address(pool)).maxShareBps;
        return cover.listProduct(t);
    }
}
