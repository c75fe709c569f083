// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {console} from "forge-std/console.sol";
import {Ledger} from "breakwater/Ledger.sol";
import {ParamsLib} from "breakwater/libraries/ParamsLib.sol";
import {UtilisationModel} from "breakwater/pricing/UtilisationModel.sol";
import {Booked, Price, ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {Accrual, Backing, Solvency} from "breakwater/types/PoolTypes.sol";
import {Opened, Opening} from "breakwater/types/RiskTypes.sol";

contract SmokeTest is Test {
    function test_smoke() external {
        vm.warp(1_772_442_000);
        Ledger ledger = new Ledger();
        ledger.open(ParamsLib.defaults(), address(new UtilisationModel()), 14);
        for (uint8 i; i < 4; i++) {
            ledger.addProduct(ProductRisk(i, 2_000, 7_500, 0.02e18, 0));
        }
        ledger.rebase(1_000_000e6);
        Backing memory b = Backing(1_000_000e6, 1_000_000e6);
        uint16 today = uint16(block.timestamp / 1 days);
        Sale memory s = Sale(0, 100_000e6, today + 2, today + 367, 1e18);
        Price memory q = ledger.quote(address(this), s, b);
        Price memory p = ledger.sell(s, b);
        assertEq(abi.encode(q), abi.encode(p));
        console.log(p.premium, p.expectedLoss, p.surplus);
        vm.warp(block.timestamp + 30 days);
        Accrual memory v = ledger.accrued(address(this), 0);
        uint256 g = gasleft();
        Accrual memory a = ledger.sync(0, 100);
        console.log("sync", g - gasleft());
        assertEq(abi.encode(v), abi.encode(a));
        console.log(a.premium, a.toFees, a.toReserve);
        today += 30;
        s = Sale(1, 100_000e6, today + 2, today + 367, 1e18);
        g = gasleft();
        p = ledger.sell(s, b);
        console.log("sell", g - gasleft());
        Solvency memory solvency = ledger.solvency(address(this), b);
        console.log(solvency.required, solvency.level, solvency.poolExperience);
        Opened memory o = ledger.openRisk(Opening(0, block.timestamp, 10_000, type(uint256).max));
        assertEq(o.eligible, 100_000e6);
        assertEq(ledger.atRisk(address(this)), 100_000e6);
        ledger.closeRisk(0, o.cost);
        (uint16 end, uint256 refund,) = ledger.cancel(
            Booked(1, s.amount, s.amount, s.startDay, s.endDay, p.rate, p.capitalShare, p.refundRate)
        );
        assertEq(end, s.startDay);
        console.log(p.premium, refund);
        vm.warp(block.timestamp + 400 days);
        a = ledger.sync(0, 100);
        assertTrue(a.done);
        solvency = ledger.solvency(address(this), b);
        assertEq(solvency.exposure, 0);
        (uint256 rate,,) = ledger.ratesOf(address(this));
        assertEq(rate, 0);
    }
}
