// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {CoverInfo, PoolMoney, PoolParams} from "breakwater/types/Types.sol";
import {CoverUnit} from "../../utils/CoverUnit.t.sol";

contract CancelTest is CoverUnit {
    function beforePurchase() internal override {
        _setFee(500);
    }

    function _setFee(uint256 feeBps) private {
        PoolParams memory p = params();
        p.cancelFeeBps = uint16(feeBps);
        setParams(p);
    }

    /// @dev Once a raised fee cut the refunds of covers that ran already. What is added later is refunded by the same fee.
    function testFuzz_TheFeeIsThatOfThePurchase(uint256 fee, uint256 more) public {
        increase(bound(more, 1, 50_000e6));
        skip(5 days);
        uint256 state = vm.snapshotState();
        _setFee(500);
        uint256 refund = cancelCover();
        vm.revertToState(state);
        _setFee(bound(fee, 0, 3_000));
        assertEq(core.cover.coverOf(cover).cancelFeeBps, 500);
        assertEq(cancelCover(), refund);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.cancel(9, 0);
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, cover)
        );
        vm.prank(carol);
        core.cover.cancel(cover, 0);
    }

    function test_RevertWhen_RefundIsBelowMin() public {
        uint256 snapshot = vm.snapshotState();
        uint256 refund = cancelCover();
        vm.revertToState(snapshot);
        vm.expectRevert(error2(ErrorsLib.RefundBelowMin.selector, refund, refund + 1));
        vm.prank(bob);
        core.cover.cancel(cover, refund + 1);
        vm.prank(bob);
        assertEq(core.cover.cancel(cover, refund), refund);
    }

    function test_RevertGiven_ItIsTheLastDay() public {
        vm.warp((endDay - 1) * 1 days);
        vm.expectRevert(error1(ErrorsLib.NothingToCancel.selector, cover));
        vm.prank(bob);
        core.cover.cancel(cover, 0);
        vm.warp((endDay - 1) * 1 days - 1);
        assertGt(cancelCover(), 0, "the last but one can");
    }

    function test_RevertGiven_CoverIsOver() public {
        vm.warp(endDay * 1 days);
        _expectOver(endDay);
        vm.warp((endDay + 30) * 1 days);
        _expectOver(endDay);
    }

    /// @dev Twice would take exposure of others off the books.
    function test_RevertGiven_CoverIsCancelled() public {
        uint256 snapshot = vm.snapshotState();
        buy(carol, EXPLOIT, AMOUNT, TERM);
        cancelCover();
        _expectOver(startDay);
        assertEq(core.cover.exposure(EXPLOIT), AMOUNT);
        vm.revertToState(snapshot);
        vm.warp(startDay * 1 days);
        cancelCover();
        _expectOver(startDay + 1);
    }

    function test_BeforeItsStartItNeverBegins() public {
        uint256 before = asset.balanceOf(bob);
        uint256 paid = pool.money().unearned;
        uint256 unearned = RateLib.unpack(core.cover.coverOf(cover).rate) * (endDay * 1 days - START) >> 32;
        uint256 refund = cancelCover();
        assertEq(asset.balanceOf(bob) - before, refund);
        assertGe(unearned + 1, paid, "nothing is earned yet");
        assertEq(refund, unearned * 9_500 / 10_000, "all of it less the fee");
        assertEq(core.cover.amountAt(cover, startDay * 1 days), 0);
        assertEq(core.cover.amountAt(cover, (startDay + 5) * 1 days), 0);
        assertEq(core.cover.exposure(EXPLOIT), 0, "at once");
        assertEq(core.cover.unearnedOf(cover), 0);
        assertEq(pool.premiumRate(), 0);
        assertEq(core.cover.ownerOf(cover), bob, "the token stays");
        syncAll();
        assertEq(pool.money().capital, STAKE + paid - refund);
        assertBalanced();
    }

    function test_InForceItEndsTonight() public {
        vm.warp((startDay + 5) * 1 days + 7 hours);
        uint256 unearned =
            RateLib.unpack(core.cover.coverOf(cover).rate) * (endDay - today() - 1) * 1 days >> 32;
        uint256 refund = cancelledAt(unearned * 9_500 / 10_000);
        vm.expectEmit(address(core.cover));
        emit ICover.CoverCancelled(cover, startDay + 6, refund);
        assertEq(cancelCover(), refund);
        CoverInfo memory info = core.cover.coverOf(cover);
        assertEq(info.endDay, startDay + 6);
        assertEq(info.amount, AMOUNT);
        assertEq(info.rate, 0);
        assertEq(core.cover.amountAt(cover, (startDay + 6) * 1 days - 1), AMOUNT);
        assertEq(core.cover.amountAt(cover, (startDay + 6) * 1 days), 0);
        vm.warp((startDay + 6 + 14) * 1 days - 1);
        assertEq(core.cover.exposure(EXPLOIT), AMOUNT, "its last day can be filed for a window");
        skip(1);
        assertEq(core.cover.exposure(EXPLOIT), 0);
        assertEq(pool.premiumRate(), 0);
        assertBalanced();
    }

    /// @dev The price of the days that are given back may be below what is unearned.
    function cancelledAt(uint256 refund) private view returns (uint256) {
        uint256 most =
            priceOf(core.cover.exposure(EXPLOIT) - AMOUNT, AMOUNT, endDay - today() - 1, Math.Rounding.Floor);
        most = most * 9_500 / 10_000;
        return most < refund ? most : refund;
    }

    function test_AWaitingIncreaseNeverBegins() public {
        vm.warp((startDay + 5) * 1 days + 7 hours);
        increase(5_000e6);
        skip(1 days);
        increase(3_000e6);
        cancelCover();
        assertEq(core.cover.exposure(EXPLOIT), AMOUNT, "8,000 are gone at once");
        CoverInfo memory info = core.cover.coverOf(cover);
        assertEq(info.amount, AMOUNT);
        assertEq(info.endDay, startDay + 7);
        assertEq(core.cover.amountAt(cover, (startDay + 7) * 1 days - 1), AMOUNT);
        assertEq(core.cover.amountAt(cover, (startDay + 7) * 1 days), 0);
        vm.warp((startDay + 7 + 14) * 1 days);
        assertEq(core.cover.exposure(EXPLOIT), 0);
        syncAll();
        assertEq(pool.solvency().required, 0);
    }

    function test_AnIncreaseThatBeganEndsTonightToo() public {
        vm.warp((startDay + 5) * 1 days);
        increase(5_000e6);
        skip(2 days);
        increase(3_000e6);
        cancelCover();
        assertEq(core.cover.exposure(EXPLOIT), 15_000e6);
        assertEq(core.cover.coverOf(cover).amount, 15_000e6);
        assertEq(core.cover.amountAt(cover, block.timestamp), 15_000e6, "from today on");
    }

    function test_RaisedBeforeItsStart() public {
        increase(5_000e6);
        skip(1 days);
        increase(3_000e6);
        cancelCover();
        assertEq(core.cover.exposure(EXPLOIT), 0);
        assertEq(core.cover.amountAt(cover, (startDay + 3) * 1 days), 0);
    }

    function test_TheHolderIsPaidWhoeverCalls() public {
        vm.prank(bob);
        core.cover.approve(carol, cover);
        uint256 before = asset.balanceOf(bob);
        uint256 carols = asset.balanceOf(carol);
        vm.prank(carol);
        uint256 refund = core.cover.cancel(cover, 0);
        assertEq(asset.balanceOf(bob) - before, refund);
        assertEq(asset.balanceOf(carol), carols);
    }

    function test_GivenIncidentIsOpen() public {
        vm.warp((startDay + 5) * 1 days);
        open(LINE, block.timestamp - 1, 0);
        assertGt(cancelCover(), 0, "nobody is kept in");
        assertEq(core.cover.amountAt(cover, block.timestamp - 1), AMOUNT, "and it still collects");
    }

    /// @dev The price fell while the cover was held: the refund is what the days cost now.
    function test_RefundIsAtMostThePriceNow() public {
        stake(carol, 5_000_000e6);
        vm.warp((startDay + 5) * 1 days);
        uint256 most = priceOf(0, AMOUNT, endDay - today() - 1, Math.Rounding.Floor);
        assertLt(most, core.cover.unearnedOf(cover) * 9 / 10, "cheaper than it was");
        assertEq(cancelCover(), most * 9_500 / 10_000);
    }

    /// @dev P4: a round trip never gains, in one block or later; refund <= unearned, <= area, less the fee.
    function testFuzz_ARoundTripNeverGains(uint256 amount, uint256 term, uint256 more, uint256 time) public {
        amount = bound(amount, 1, core.cover.capacity(EXPLOIT));
        term = bound(term, 7, 365);
        uint256 has = asset.balanceOf(bob);
        vm.prank(bob);
        cover = core.cover.buy(EXPLOIT, amount, term, NO_LIMIT, bob);
        uint256 premium = has - asset.balanceOf(bob);
        (startDay, endDay) = (today() + 2, today() + 2 + term);
        more = bound(more, 0, core.cover.capacity(EXPLOIT));
        if (more != 0) buy(carol, EXPLOIT, more, 30);
        vm.warp(bound(time, block.timestamp, (endDay - 1) * 1 days - 1));
        uint256 unearned = core.cover.unearnedOf(cover);
        uint256 end = today() < startDay ? today() : today() + 1;
        uint256 area =
            priceOf(core.cover.exposure(EXPLOIT) - amount, amount, endDay - end, Math.Rounding.Floor);
        PoolMoney memory before = pool.money();
        uint256 refund = cancelCover();
        assertLe(refund, premium * 9_500 / 10_000, "at most 95 % of what was paid");
        assertLe(refund, unearned * 9_500 / 10_000, "of what is unearned");
        assertLe(refund, area * 9_500 / 10_000, "and of what it costs now");
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.unearned + refund, before.capital + before.unearned, "nothing is lost");
        assertGe(m.capital, before.capital, "those who stay lose nothing");
        assertBalanced();
    }

    function _expectOver(uint256 end) private {
        vm.expectRevert(error2(ErrorsLib.CoverOver.selector, cover, end));
        vm.prank(bob);
        core.cover.cancel(cover, 0);
    }
}
