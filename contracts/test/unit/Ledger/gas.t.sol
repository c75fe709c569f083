// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {console} from "forge-std/console.sol";
import {Booked, ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {Backing} from "breakwater/types/PoolTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @dev What the ledger costs in a pool with 16 products and 100 live covers, cold storage.
contract LedgerGasTest is LedgerFixture {
    function setUp() public override {
        super.setUp();
        for (uint8 i; i < 16; i++) {
            ledger.addProduct(ProductRisk(i / 2, 2_000, 7_500, 0.02e18, 0));
        }
        for (uint256 i; i < 100; i++) {
            vm.warp(block.timestamp + 1 days);
            sell(uint8(i % 16), 5_000e6, 120 + (i * 37) % 240);
        }
    }

    function _cooled(string memory name) private {
        vm.cool(address(ledger));
        vm.cool(address(model));
        console.log(name);
    }

    function test_gas() external {
        vm.warp(block.timestamp + 1 hours);
        _cooled("sync within a day");
        uint256 before = gasleft();
        ledger.sync(reserve, ALL_DAYS);
        console.log(before - gasleft());
        Sale memory sale = saleOf(3, 5_000e6, 365);
        Backing memory b = backing();
        before = gasleft();
        ledger.sell(sale, b);
        console.log("sell, after it", before - gasleft());
        sale.product = 5;
        before = gasleft();
        ledger.sell(sale, b);
        console.log("sell again", before - gasleft());
        vm.warp(block.timestamp + 60 days);
        _cooled("sync of 60 days");
        before = gasleft();
        ledger.sync(reserve, ALL_DAYS);
        console.log(before - gasleft());
        sale = saleOf(3, 5_000e6, 365);
        b = backing();
        before = gasleft();
        ledger.sell(sale, b);
        console.log("sell, after it", before - gasleft());
    }
}
