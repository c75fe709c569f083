// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {ProductTerms, ProductView} from "breakwater/types/Types.sol";
import {CoverUnit} from "../../utils/CoverUnit.t.sol";
import {SignalStub} from "../../utils/SignalStub.sol";

contract SignalTest is CoverUnit {
    SignalStub internal signal;
    uint256 internal product;

    function setUp() public override {
        super.setUp();
        signal = new SignalStub();
        core.factory.setPart(address(signal), Part.Signal);
        ProductTerms memory t = termsOf(address(pool));
        (t.signal, t.group) = (address(signal), 7);
        product = core.cover.listProduct(t);
        cover = buy(bob, product, AMOUNT, TERM);
    }

    function test_MultipliesThePrice() public {
        uint256 one = core.cover.quote(product, 5_000e6, 90);
        uint256 longer = core.cover.quoteExtend(cover, 30);
        signal.set(2.5e18, false);
        assertApproxEqAbs(core.cover.quote(product, 5_000e6, 90), one * 5 / 2, 2);
        assertApproxEqAbs(core.cover.quoteExtend(cover, 30), longer * 5 / 2, 2);
        ProductView memory v = core.cover.productOf(product);
        assertEq(v.signal, address(signal));
        assertFalse(v.signalStopped);
        assertEq(v.multiple, 2.5e18);
        assertEq(v.level, 1e18, "it is no part of the level");
    }

    function test_WhatIsQuotedIsPaid() public {
        signal.set(1.7e18, false);
        uint256 premium = core.cover.quote(product, 5_000e6, 90);
        uint256 before = asset.balanceOf(carol);
        vm.prank(carol);
        core.cover.buy(product, 5_000e6, 90, premium, carol);
        assertEq(before - asset.balanceOf(carol), premium);
    }

    function test_RevertGiven_ItStopsSales() public {
        signal.set(3e18, true);
        bytes memory stopped =
            abi.encodeWithSelector(ErrorsLib.SalesStoppedBySignal.selector, address(signal));
        vm.expectRevert(stopped);
        core.cover.quote(product, 1e6, 30);
        vm.expectRevert(stopped);
        vm.prank(carol);
        core.cover.buy(product, 1e6, 30, NO_LIMIT, carol);
        vm.expectRevert(stopped);
        vm.prank(bob);
        core.cover.increase(cover, 1e6, NO_LIMIT);
        vm.expectRevert(stopped);
        core.cover.quoteIncrease(cover, 1e6);
        vm.expectRevert(stopped);
        vm.prank(bob);
        core.cover.extend(cover, 10, NO_LIMIT);
        vm.expectRevert(stopped);
        core.cover.quoteExtend(cover, 10);
        assertTrue(core.cover.productOf(product).signalStopped);
        core.cover.quote(EXPLOIT, 1e6, 30);
        signal.set(3e18, false);
        core.cover.quote(product, 1e6, 30);
    }

    function test_AStopKeepsNobodyIn() public {
        vm.warp((startDay + 5) * 1 days);
        signal.set(3e18, true);
        uint256 snapshot = vm.snapshotState();
        uint256 dear = cancelCover();
        assertGt(dear, 0);
        vm.revertToState(snapshot);
        signal.set(1e18, true);
        assertLe(cancelCover(), dear, "what the days cost now counts, the signal too");
    }

    function test_RevertWhen_SignalHasNoCode() public {
        ProductTerms memory t = termsOf(address(pool));
        t.signal = alice;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, alice));
        core.cover.listProduct(t);
    }
}
