// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {DayBitmap} from "breakwater/libraries/DayBitmap.sol";
import {DayLib} from "breakwater/libraries/DayLib.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";

/// @dev DayLib and DayBitmap.
contract DayLibTest is Test {
    using DayBitmap for DayBitmap.Days;
    using DayLib for DayLib.Days;

    uint256 private constant DAY = 20_000;

    DayLib.Days private _days;
    DayBitmap.Days private _bitmap;

    uint256[8] private _amounts;
    uint256 private _rate;
    uint256 private _capitalRate;

    /// @dev Rates of all products and amounts by product, after changes in any order.
    function testFuzz_SumsByProduct(uint256 seed) external {
        for (uint256 i; i < 40; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 product = seed % 8;
            uint256 amount = (seed >> 8) % 1e24;
            // Dust has no rate.
            uint256 rate = (seed >> 192) % 3 == 0 ? 0 : (seed >> 96) % 1e20;
            if (seed % 5 == 0) {
                amount = _amounts[product] == 0 ? 0 : amount % (_amounts[product] + 1);
                rate = rate % (_capitalRate + 1);
                _days.remove(DAY, product, amount, rate, rate);
                _amounts[product] -= amount;
                (_rate, _capitalRate) = (_rate - rate, _capitalRate - rate);
            } else {
                _days.add(DAY, product, amount, rate, rate / 3);
                _amounts[product] += amount;
                (_rate, _capitalRate) = (_rate + rate, _capitalRate + rate / 3);
            }
            _check();
        }
    }

    function _check() private view {
        (uint256 rate, uint256 capitalRate) = DayLib.rates(_days.words[DAY]);
        assertEq(rate, _rate);
        assertEq(capitalRate, _capitalRate);
        (uint256 first, uint256 sum, uint256 next) = DayLib.products(_days.words[DAY]);
        uint256 seen = 1 << first;
        for (; next != 0; next = _days.others[DAY][next - 1].next) {
            assertEq(seen & 1 << (next - 1), 0, "each product once");
            seen |= 1 << (next - 1);
            sum += _days.others[DAY][next - 1].amount;
        }
        for (uint256 product; product < 8; product++) {
            assertEq(_days.amountOn(DAY, product), _amounts[product]);
            sum -= _amounts[product];
        }
        assertEq(sum, 0, "the list has every amount");
    }

    function test_MarksTheDay() external {
        _days.add(DAY, 3, 1, 1, 1);
        assertEq(_days.marked.next(DAY - 300, DAY + 300), DAY);
        (uint256 first,,) = DayLib.products(_days.words[DAY]);
        assertEq(first, 3);
    }

    function test_RevertWhen_ADayCannotHoldIt() external {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, 1 << 90));
        this.add(1 << 90, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, 1));
        this.add(1, 1 << 76);
    }

    /// @dev A quote is refused exactly if the purchase would be.
    function testFuzz_FitsExactlyWhatCanBeAdded(
        uint256 held,
        uint256 heldRate,
        uint256 amount,
        uint256 rate,
        bool isOther
    ) external {
        heldRate = held % 3 == 0 ? 0 : bound(heldRate, 0, (1 << 76) - 1);
        this.add(bound(held, 1, (1 << 90) - 1), heldRate);
        (amount, rate) = (bound(amount, 0, 1 << 91), bound(rate, 0, 1 << 77));
        uint256 product = isOther ? 1 : 0;
        try this.requireFits(product, amount, rate) {}
        catch {
            vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, amount));
        }
        this.addTo(product, amount, rate);
    }

    function add(uint256 amount, uint256 rate) external {
        _days.add(DAY, 0, amount, rate, rate);
    }

    function addTo(uint256 product, uint256 amount, uint256 rate) external {
        _days.add(DAY, product, amount, rate, rate);
    }

    function requireFits(uint256 product, uint256 amount, uint256 rate) external view {
        _days.requireFits(DAY, product, amount, rate);
    }

    // ---- DayBitmap ----

    function testFuzz_NextMarkedDay(uint16[8] memory marks, uint16 from, uint16 span) external {
        for (uint256 i; i < 8; i++) {
            _bitmap.mark(marks[i]);
        }
        uint256 last = uint256(from) + span;
        uint256 first = DayBitmap.NONE;
        for (uint256 i; i < 8; i++) {
            if (marks[i] >= from && marks[i] <= last && marks[i] < first) first = marks[i];
        }
        assertEq(_bitmap.next(from, last), first);
    }

    function test_AnEmptySpanHasNone() external {
        _bitmap.mark(5);
        assertEq(_bitmap.next(6, 5), DayBitmap.NONE);
    }
}
