// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Solvency} from "breakwater/types/PoolTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @dev solvency, without.
contract LedgerWithoutTest is LedgerFixture {
    function setUp() public override {
        super.setUp();
        addProducts(3);
        addProduct(risk(0));
    }

    function test_SolvencyNamesEachFigure() external {
        sell(0, 100_000e6, 300);
        sell(1, 50_000e6, 300);
        Solvency memory s = solvency();
        assertEq(s.capital, capital);
        assertEq(s.exposure, 150_000e6);
        assertEq(s.stressed, 112_500e6);
        // sqrt(0.15 * 112,500^2 + 0.85 * (75,000^2 + 37,500^2)).
        assertApproxEqAbs(s.required, 88_741.2e6, 1e6);
        assertEq(s.byGroup, 333_333_333_334);
        assertEq(s.byLeverage, 37_500e6);
        assertEq(s.utilisation, s.required * WAD / capital);
        assertTrue(s.isSolvent);
        assertEq(ledger.requiredCapital(address(this)), s.byGroup);
    }

    function test_SolvencyOfAPoolWithoutPricedCapital() external {
        queued = capital;
        assertEq(solvency().utilisation, 0);
        sell(0, 100_000e6, 300);
        assertEq(solvency().utilisation, type(uint256).max);
    }

    function test_WhatIsLeftWithoutProducts() external {
        sell(0, 100_000e6, 300);
        sell(3, 80_000e6, 300);
        sell(1, 50_000e6, 300);
        uint8[] memory gone = new uint8[](2);
        (gone[0], gone[1]) = (0, 3);
        (uint256 required, uint256 exposure) = ledger.without(address(this), gone);
        assertEq(exposure, 180_000e6);
        assertEq(required, 37_500e6, "the third product alone");
        gone[1] = 4;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 4));
        ledger.without(address(this), gone);
    }
}
