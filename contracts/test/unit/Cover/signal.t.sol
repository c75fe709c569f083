// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IMarketSignal} from "breakwater/interfaces/IMarketSignal.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProductTerms, ProductView, Quote} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";
import {SignalStub} from "../../utils/PartStubs.sol";

contract SignalTest is CoverFixture {
    SignalStub internal signal;
    uint256 internal product;
    uint256 internal id;

    function setUp() public override {
        super.setUp();
        signal = new SignalStub();
        ProductTerms memory t = exploitTerms();
        (t.signal, t.group) = (enabled(address(signal), Part.Signal), 7);
        product = cover.listProduct(t);
        id = buy(bob, product, AMOUNT, TERM);
    }

    /// @dev It multiplies the expected loss, not the cost of capital.
    function test_MultipliesTheExpectedLoss() public {
        Quote memory one = cover.quote(product, 5_000e6, 90);
        Quote memory longer = cover.quoteExtend(id, 30);
        signal.set(2.5e18, false);
        Quote memory q = cover.quote(product, 5_000e6, 90);
        assertApproxEqAbs(q.expectedLoss, one.expectedLoss * 5 / 2, 3);
        assertApproxEqAbs(q.capitalCost, one.capitalCost, 1);
        assertApproxEqAbs(cover.quoteExtend(id, 30).expectedLoss, longer.expectedLoss * 5 / 2, 3);
        ProductView memory v = cover.productOf(product);
        assertEq(v.terms.signal, address(signal));
        assertEq(v.signalFactor, 2.5e18);
        assertEq(v.assessedRate, (v.terms.riskRate * v.experience * 5 / 2 + 1e18 - 1) / 1e18);
    }

    /// @dev No signal makes cover cheaper than its assessed expected loss.
    function test_IsNeverBelowOne() public {
        uint256 premium = cover.quote(product, 5_000e6, 90).premium;
        signal.set(0.1e18, false);
        assertEq(cover.quote(product, 5_000e6, 90).premium, premium);
        assertEq(cover.productOf(product).signalFactor, 1e18);
    }

    function test_WhatIsQuotedIsPaid() public {
        signal.set(1.7e18, false);
        uint256 premium = cover.quote(product, 5_000e6, 90).premium;
        uint256 before = asset.balanceOf(carol);
        vm.prank(carol);
        cover.buy(product, 5_000e6, 90, premium, carol);
        assertEq(before - asset.balanceOf(carol), premium);
    }

    function test_RevertGiven_ItStopsSales() public {
        signal.set(3e18, true);
        bytes memory stopped = abi.encodeWithSelector(ErrorsLib.SalesStoppedBySignal.selector, address(signal));
        vm.expectRevert(stopped);
        cover.quote(product, 1e6, 30);
        vm.expectRevert(stopped);
        vm.prank(carol);
        cover.buy(product, 1e6, 30, NO_LIMIT, carol);
        vm.expectRevert(stopped);
        vm.prank(bob);
        cover.extend(id, 10, NO_LIMIT);
        vm.expectRevert(stopped);
        cover.quoteExtend(id, 10);
        assertTrue(cover.productOf(product).signalStopped);
        assertEq(cover.capacity(product), 0);
        assertEq(cover.productOf(product).capacity, 0);
        cover.quote(EXPLOIT, 1e6, 30);
        signal.set(3e18, false);
        cover.quote(product, 1e6, 30);
    }

    /// @dev E9: it never affects refunds.
    function test_RefundsDoNotFollowIt() public {
        skip(10 days);
        uint256 refund = cover.quoteCancel(id);
        signal.set(3e18, true);
        assertEq(cancel(bob, id), refund);
    }

    /// @dev A signal that reverts, or whose answer is out of range, stops sales of its product and nothing else.
    function testFuzz_OneThatFailsStopsSalesOnly(uint256 answer, bool reverts) public {
        uint256 refund = cover.quoteCancel(id);
        if (reverts) vm.mockCallRevert(address(signal), abi.encodeCall(IMarketSignal.read, ()), "out of order");
        else signal.set(bound(answer, uint256(type(uint128).max) + 1, type(uint256).max), false);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.SalesStoppedBySignal.selector, address(signal)));
        cover.quote(product, 1e6, 30);
        assertEq(cover.capacity(product), 0);
        assertTrue(cover.productOf(product).signalStopped, "and it can be read");
        assertEq(cancel(bob, id), refund);
    }

    /// @dev The largest valid answer gives a price that no stream can hold; the error says so.
    function test_RevertGiven_TheLargestAnswer() public {
        signal.set(type(uint128).max, false);
        vm.expectPartialRevert(ErrorsLib.AmountTooLarge.selector);
        cover.quote(product, 1_000e6, 30);
    }
}
