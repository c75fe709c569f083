// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Booked} from "breakwater/types/CoverTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @notice P4: after any purchases, extensions and cancellations in a group, the remaining cover cost no less than a direct purchase.
contract LedgerPathsTest is LedgerFixture {
    uint8 private constant PRODUCTS = 2;

    Booked[] private _covers;
    uint256 private _paid;
    uint256 private _refunded;
    uint256 private _seed;

    function setUp() public override {
        super.setUp();
        addProduct(risk(0));
        addProduct(risk(0));
        for (uint8 i = 1; i < 5; i++) {
            addProduct(risk(i));
        }
    }

    /// @dev Others hold cover in other groups, and time has passed.
    function testFuzz_NoPathIsCheaperThanBuyingOutright(uint256 seed) external {
        _seed = seed;
        for (uint8 i = PRODUCTS; i < 6; i++) {
            if (_random(2) == 0) sell(i, 1 + _random(190_000e6), 1 + _random(365));
        }
        vm.warp(block.timestamp + _random(100 days));
        sync();
        uint256 start = vm.snapshotState();
        for (uint256 i; i < 10; i++) {
            _step(_random(5));
        }
        (uint256 net, Booked[] memory left) = (_paid - _refunded, _covers);
        vm.revertToState(start);
        assertGe(net + left.length, _outright(left));
    }

    function _step(uint256 what) private {
        if (what < 2 || _covers.length == 0) return _buy();
        uint256 index = _random(_covers.length);
        Booked memory cover = _covers[index];
        if (what == 4) {
            _refunded += cancel(cover);
            _covers[index] = _covers[_covers.length - 1];
            _covers.pop();
        } else {
            _paid += extend(cover, cover.endDay + uint16(1 + _random(300))).premium;
            _covers[index] = cover;
        }
    }

    function _buy() private {
        uint8 product = uint8(_random(PRODUCTS));
        uint256 capacity = ledger.productOf(address(this), product, backing()).capacity;
        if (capacity == 0) return;
        (uint256 amount, uint256 term) = (1 + _random(capacity), 1 + _random(365));
        _paid += quote(product, amount, term).premium;
        _covers.push(sell(product, amount, term));
    }

    /// @dev Longest first, which is the cheapest order.
    function _outright(Booked[] memory left) private returns (uint256 cost) {
        for (uint256 n; n < left.length; n++) {
            uint256 longest = n;
            for (uint256 i = n + 1; i < left.length; i++) {
                if (left[i].endDay > left[longest].endDay) longest = i;
            }
            (left[n], left[longest]) = (left[longest], left[n]);
            uint256 term = left[n].endDay - left[n].startDay;
            cost += quote(left[n].product, left[n].amount, term).premium;
            sell(left[n].product, left[n].amount, term);
        }
    }

    function _random(uint256 below) private returns (uint256) {
        _seed = uint256(keccak256(abi.encode(_seed)));
        return _seed % below;
    }
}
