// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Price, ProductRisk} from "breakwater/types/CoverTypes.sol";
import {Loss} from "breakwater/types/RiskTypes.sol";
import {LedgerFixture} from "../../unit/Ledger/LedgerFixture.sol";

/// @notice Attacks on exposure, time and price. The ids are those of the list of attacks on the first edition.
contract LedgerAttacksTest is LedgerFixture {
    uint8 private constant PRODUCTS = 24;

    /// @dev 24 products, each in its own group, with 2 % of expected loss a year.
    function _populate(uint256 amount) private returns (uint256 premium, uint256 expectedLoss) {
        for (uint8 i; i < PRODUCTS; i++) {
            Price memory p = quote(i, amount, 365);
            (premium, expectedLoss) = (premium + p.premium, expectedLoss + p.expectedLoss);
            assertGt(p.premium, p.expectedLoss, "P4: above the assessed expected loss");
            sell(i, amount, 365);
        }
    }

    /// @dev E6: half full with many products, the first edition sold below the expected loss, at a quarter of it.
    function test_E6_manyProductsAreSoldAboveTheirExpectedLoss() external {
        addProducts(PRODUCTS);
        // R = 75 % of 45,000 * sqrt(0.15 * 24^2 + 0.85 * 24): a third of the capital.
        (uint256 premium, uint256 expectedLoss) = _populate(45_000e6);
        assertApproxEqAbs(solvency().utilisation, 0.35e18, 0.02e18);
        assertGt(premium * 100, expectedLoss * 120, "the capital is paid for");
    }

    /// @dev E6: when the pool is sold out its price level rises; the first edition's fell.
    function test_E6_theLevelRisesWhenThePoolIsSoldOut() external {
        addProducts(PRODUCTS);
        _populate(115_000e6);
        assertGt(solvency().utilisation, 0.88e18);
        uint256 before = levelNow();
        vm.warp(block.timestamp + 30 days);
        assertGt(levelNow(), before);
    }

    /// @dev E6: a risk listed at a third of its true rate is corrected by its claims.
    function test_E6_lossesCorrectARateThatIsTooLow() external {
        addProducts(PRODUCTS);
        sell(0, 45_000e6, 300);
        recordLoss(Loss(0, block.timestamp, 45_000e6, WAD, 45_000e6), 45_000e6);
        assertGe(ledger.productOf(address(this), 0, backing()).experience, 3e18);
    }

    /// @dev E11: after a total loss prices recover, whatever the capital was in between.
    function test_E11_pricesRecoverFromATotalLoss() external {
        addProducts(PRODUCTS);
        uint256 usual = quote(0, 10_000e6, 90).premium;
        _populate(115_000e6);
        vm.warp(block.timestamp + 30 days);
        setCapital(0);
        for (uint8 i; i < PRODUCTS; i++) {
            recordLoss(Loss(i, block.timestamp, 115_000e6, WAD, 24 * 115_000e6), 115_000e6);
        }
        vm.warp(block.timestamp + 400 days);
        setCapital(1_000_000e6);
        assertGt(quote(0, 10_000e6, 90).premium, usual, "the losses are remembered");
        vm.warp(block.timestamp + 20 * 365 days);
        assertApproxEqRel(quote(0, 10_000e6, 90).premium, usual, 0.25e18, "and forgotten");
    }

    /// @dev E14: a catch-up costs the same for one cover a day as for fifty. Reading one word for each cover would cost 49,000 more; 4,000
    /// is allowed for words that differ once in a catch-up.
    function test_E14_aCatchUpIsFlatInCovers() external {
        addProducts(2);
        uint256 start = vm.snapshotState();
        for (uint256 day; day < 10; day++) {
            sell(0, 10e6, 30 + day);
        }
        uint256 few = _catchUp();
        vm.revertToState(start);
        for (uint256 i; i < 500; i++) {
            sell(0, 10e6, 30 + i % 10);
        }
        assertApproxEqAbs(_catchUp(), few, 4_000);
    }

    /// @dev E14: a catch-up searches the groups once, however many midnights it passes. A second search would cost 10,000.
    function test_E14_aCatchUpLooksThroughTheGroupsOnce() external {
        addProducts(PRODUCTS);
        for (uint8 i; i < PRODUCTS; i++) {
            sell(i, 10_000e6, 300);
        }
        uint256 start = vm.snapshotState();
        sell(0, 20_000e6, 30);
        uint256 oneMidnight = _catchUp();
        vm.revertToState(start);
        for (uint256 day; day < 11; day++) {
            sell(0, 2_000e6, 30 + day);
        }
        assertLt(_catchUp(), oneMidnight + 10 * 12_000, "ten midnights more");
    }

    function _catchUp() private returns (uint256) {
        vm.warp(block.timestamp + 100 days);
        vm.cool(address(ledger));
        uint256 before = gasleft();
        ledger.sync(funds(), ALL_DAYS);
        return before - gasleft();
    }
}
