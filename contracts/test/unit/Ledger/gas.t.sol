// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Booked, ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {Funds} from "breakwater/types/PoolTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @dev Gas of the ledger in a pool with 16 products and 100 live covers, with cold storage. `npm run gas` measures whole
/// transactions against their budgets.
contract LedgerGasTest is LedgerFixture {
    uint256 private constant SYNC = 45_000;
    uint256 private constant SALE = 100_000;
    uint256 private constant DUE_DAY = 8_000;
    uint256 private constant WORST_DAYS = 2_000_000;

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

    function test_SyncWithinADay() external {
        vm.warp(block.timestamp + 1 hours);
        assertLt(_sync(), SYNC);
    }

    /// @dev The cover is released on a day on which no other is.
    function test_SaleAfterASync() external {
        vm.warp(block.timestamp + 1 hours);
        sell(3, 1_000e6, 200);
        vm.warp(block.timestamp + 1 hours);
        _sync();
        assertLt(_sale(201), SALE);
    }

    /// @dev Ten more days with a release, of a product that has one anyway.
    function test_CatchUpByDay() external {
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

    /// @dev 48 products in 32 groups, half of them settled by a trigger, and covers of all end on each of two days. A catch-up over both
    /// days fits many times into a block, and nothing is left of the covers afterwards.
    function test_TheWorstDaysOfTheLargestPool() external {
        for (uint8 i = 16; i < 48; i++) {
            addProduct(ProductRisk(i - 16, 2_000, 7_500, 0.02e18, i % 2 == 0 ? 2_500 : 0));
        }
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TooManyProducts.selector, 48));
        ledger.addProduct(risk(0), funds());
        vm.warp(block.timestamp + 500 days);
        Booked[48] memory covers;
        for (uint8 i; i < 48; i++) {
            covers[i] = sell(i, 5_000e6, 300);
            sell(i, 5_000e6, 301);
        }
        vm.warp(uint256(covers[0].startDay) * 1 days);
        for (uint8 i; i < 48; i++) {
            pay(covers[i], 1_000e6);
        }
        vm.warp(block.timestamp + 290 days);
        sync();
        assertEq(solvency().exposure, 48 * 9_000e6);
        vm.warp(block.timestamp + 400 days);
        assertLt(_sync(), WORST_DAYS);
        assertEq(solvency().exposure + solvency().stressed + solvency().expectedLoss, 0);
        assertEq(solvency().required + solvency().atRisk, 0);
        (uint256 rate, uint256 capitalRate,) = rates();
        assertEq(rate + capitalRate, 0);
    }
}
