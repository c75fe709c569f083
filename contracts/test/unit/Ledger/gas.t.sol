// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {Funds} from "breakwater/types/PoolTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @dev What the ledger costs in a pool with 16 products and 100 live covers, cold storage. Budgets of whole transactions are
/// measured by `npm run gas`.
contract LedgerGasTest is LedgerFixture {
    uint256 private constant SYNC = 45_000;
    uint256 private constant SALE = 100_000;
    uint256 private constant DUE_DAY = 8_000;

    function setUp() public override {
        super.setUp();
        for (uint8 i; i < 16; i++) {
            addProduct(ProductRisk(i / 2, 2_000, 7_500, 0.02e18, 0));
        }
        for (uint256 i; i < 100; i++) {
            vm.warp(block.timestamp + 1 days);
            sell(uint8(i % 16), 5_000e6, 120 + (i * 37) % 240);
        }
    }

    function _sync() private returns (uint256) {
        vm.cool(address(ledger));
        vm.cool(address(model));
        uint256 before = gasleft();
        ledger.sync(funds(), ALL_DAYS);
        return before - gasleft();
    }

    function _sale(uint256 termDays) private returns (uint256) {
        (Sale memory sale, Funds memory f) = (saleOf(3, 5_000e6, termDays), funds());
        uint256 before = gasleft();
        ledger.sell(sale, f);
        return before - gasleft();
    }

    function test_syncWithinADay() external {
        vm.warp(block.timestamp + 1 hours);
        assertLt(_sync(), SYNC);
    }

    /// @dev It releases on a day on which nothing else does.
    function test_saleAfterASync() external {
        vm.warp(block.timestamp + 1 hours);
        sell(3, 1_000e6, 200);
        vm.warp(block.timestamp + 1 hours);
        _sync();
        assertLt(_sale(201), SALE);
    }

    /// @dev Ten more days on which a cover of a product that is due anyway is released.
    function test_catchUpByDay() external {
        uint256 start = vm.snapshotState();
        vm.warp(block.timestamp + 500 days);
        uint256 few = _sync();
        vm.revertToState(start);
        for (uint256 i; i < 10; i++) {
            sell(3, 1_000e6, 250 + i);
        }
        vm.warp(block.timestamp + 500 days);
        assertLt((_sync() - few) / 10, DUE_DAY);
    }
}
