// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract QuoteTest is PlainUnit {
    function setUp() public override {
        super.setUp();
        stake(alice, 200_000e6);
    }

    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 3));
        core.cover.quote(3, 1, 30);
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 0));
        core.cover.quote(0, 1, 30);
    }

    function test_RevertWhen_AmountIsZero() public {
        vm.expectRevert(zeroAmount());
        core.cover.quote(EXPLOIT, 0, 30);
    }

    function test_RevertWhen_TermIsOutOfRange() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 6, 7, 365));
        core.cover.quote(EXPLOIT, 1, 6);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 181, 14, 180));
        core.cover.quote(DEPEG, 1, 181);
        core.cover.quote(EXPLOIT, 1, 7);
        core.cover.quote(DEPEG, 1, 180);
    }

    function test_RevertWhen_AmountIsAboveCapacity() public {
        vm.expectRevert(error2(ErrorsLib.AmountAboveCapacity.selector, 60_000e6 + 1, 60_000e6));
        core.cover.quote(EXPLOIT, 60_000e6 + 1, 30);
        core.cover.quote(EXPLOIT, 60_000e6, 30);
    }

    function test_RevertGiven_IncidentIsOpen() public {
        makeUncertain(LINE, 100e6);
        vm.expectRevert(error1(ErrorsLib.SalesStopped.selector, LINE));
        core.cover.quote(EXPLOIT, 1, 30);
        core.cover.quote(DEPEG, 1, 30);
    }

    function test_RevertGiven_PoolIsEmpty() public {
        leave(alice, 200_000e9);
        vm.expectRevert(error2(ErrorsLib.AmountAboveCapacity.selector, 1, 0));
        core.cover.quote(EXPLOIT, 1, 30);
    }

    function test_PricesTheWholeCurve() public view {
        uint256 premium = core.cover.quote(EXPLOIT, 60_000e6, 365);
        assertEq(premium, 2_850e6, "60,000 * 4 % * (0.7 * (1/4 + 1) / 2 + 0.3 * (1 + 4) / 2)");
        assertEq(core.cover.quote(EXPLOIT, 42_000e6, 365), 1_050e6, "42,000 * 4 % * (1/4 + 1) / 2");
    }

    function test_LastUnitsCostSteepnessTimesTheRate() public {
        buy(bob, EXPLOIT, 60_000e6 - 1e3, 30);
        assertApproxEqRel(core.cover.quote(EXPLOIT, 1e3, 365), 160, 0.01e18, "1,000 units * 4 % * 4");
    }

    function test_RoundsUp() public view {
        assertEq(core.cover.quote(EXPLOIT, 1, 7), 1);
    }

    /// @dev P4, to the unit: two purchases in one block cost what one costs, or the unit that rounding up twice adds.
    function testFuzz_SplittingSavesNothing(
        uint256 capital,
        uint256 before,
        uint256 a,
        uint256 b,
        uint256 term
    ) public {
        stake(alice, bound(capital, 1e6, 1e15));
        uint256 room = core.cover.capacity(EXPLOIT);
        before = bound(before, 0, room - 2);
        term = bound(term, 7, 365);
        if (before != 0) buy(bob, EXPLOIT, before, 30);
        a = bound(a, 1, room - before - 1);
        b = bound(b, 1, room - before - a);
        uint256 whole = core.cover.quote(EXPLOIT, a + b, term);
        uint256 first = core.cover.quote(EXPLOIT, a, term);
        buy(bob, EXPLOIT, a, term);
        uint256 second = core.cover.quote(EXPLOIT, b, term);
        assertLe(whole, first + second, "splitting saves nothing");
        assertLe(first + second, whole + 1, "and costs a unit at most");
    }

    function testFuzz_Monotone(uint256 amount, uint256 more, uint256 term, uint256 longer) public view {
        uint256 room = core.cover.capacity(EXPLOIT);
        amount = bound(amount, 1, room);
        more = bound(more, amount, room);
        term = bound(term, 7, 365);
        longer = bound(longer, term, 365);
        uint256 premium = core.cover.quote(EXPLOIT, amount, term);
        assertLe(premium, core.cover.quote(EXPLOIT, more, term), "more cover costs more");
        assertLe(premium, core.cover.quote(EXPLOIT, amount, longer), "a longer term costs more");
        assertGe(premium, amount * 4 * term / 100 / 4 / 365, "at least the floor of the curve");
        assertLe(premium, amount * 16 * term / 100 / 365 + 1, "at most its top");
    }

    function testFuzz_SecondBuyerPaysMore(uint256 amount, uint256 bought) public {
        amount = bound(amount, 1, 30_000e6);
        uint256 before = core.cover.quote(EXPLOIT, amount, 30);
        buy(bob, EXPLOIT, bound(bought, 1, 30_000e6), 30);
        assertGe(core.cover.quote(EXPLOIT, amount, 30), before);
    }
}
