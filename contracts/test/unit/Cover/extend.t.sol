// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {CoverInfo, ProductView} from "breakwater/types/Types.sol";
import {CoverUnit} from "../../utils/CoverUnit.t.sol";

contract ExtendTest is CoverUnit {
    uint256 internal constant DISCOUNT = 1_000;

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.extend(9, 1, NO_LIMIT);
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.quoteExtend(9, 1);
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, cover)
        );
        vm.prank(carol);
        core.cover.extend(cover, 5, NO_LIMIT);
        vm.prank(bob);
        core.cover.approve(carol, cover);
        uint256 before = asset.balanceOf(carol);
        vm.prank(carol);
        uint256 premium = core.cover.extend(cover, 5, NO_LIMIT);
        assertEq(before - asset.balanceOf(carol), premium, "the caller pays");
    }

    function test_RevertWhen_NoDaysOrTooMany() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 90, 1, 365));
        core.cover.quoteExtend(cover, 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 366, 1, 365));
        core.cover.quoteExtend(cover, 276);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 366, 1, 365));
        vm.prank(bob);
        core.cover.extend(cover, 276, NO_LIMIT);
        extendCover(275);
    }

    function test_TheTermThatIsLeftCounts() public {
        vm.warp((startDay + 50) * 1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 366, 1, 365));
        core.cover.quoteExtend(cover, 326);
        extendCover(325);
        assertEq(core.cover.coverOf(cover).endDay, today() + 365);
    }

    function test_RevertWhen_PremiumIsAboveMax() public {
        uint256 premium = core.cover.quoteExtend(cover, 30);
        vm.expectRevert(error2(ErrorsLib.PremiumAboveMax.selector, premium, premium - 1));
        vm.prank(bob);
        core.cover.extend(cover, 30, premium - 1);
        vm.prank(bob);
        assertEq(core.cover.extend(cover, 30, premium), premium);
    }

    function test_RevertGiven_CoverIsOver() public {
        vm.warp(endDay * 1 days);
        _expectOver(endDay);
        vm.warp(endDay * 1 days - 1);
        extendCover(30);
    }

    /// @dev A cancelled cover left the ledger: neither its old end nor a waiting increase may come back.
    function test_RevertGiven_CoverIsCancelled() public {
        uint256 snapshot = vm.snapshotState();
        cancelCover();
        _expectOver(startDay);
        vm.revertToState(snapshot);
        vm.warp((startDay + 1) * 1 days);
        increase(40_000e6);
        cancelCover();
        _expectOver(startDay + 2);
    }

    function test_RevertGiven_IncidentIsOpen() public {
        open(LINE, block.timestamp - 1, 0);
        vm.expectRevert(error1(ErrorsLib.SalesStopped.selector, LINE));
        core.cover.quoteExtend(cover, 30);
    }

    function test_RevertGiven_CapitalIsBelowRequired() public {
        lose(STAKE - 25_000e6 + 1);
        vm.expectRevert(error2(ErrorsLib.InsufficientCapital.selector, 25_000e6 - 1, 25_000e6));
        vm.prank(bob);
        core.cover.extend(cover, 30, NO_LIMIT);
    }

    function test_GoesOnWithoutWaiting() public {
        vm.warp((endDay - 1) * 1 days + 5);
        uint256 premium = core.cover.quoteExtend(cover, 30);
        vm.expectEmit(address(core.cover));
        emit ICover.CoverExtended(cover, endDay + 30, premium);
        assertEq(extendCover(30), premium);
        CoverInfo memory info = core.cover.coverOf(cover);
        assertEq(info.endDay, endDay + 30);
        assertEq(info.startDay, startDay);
        assertEq(info.amount, AMOUNT);
        assertEq(info.claimFreeDay, startDay, "its claim-free time goes on");
        assertFalse(info.raised);
        assertEq(RateLib.unpack(info.rate), pool.premiumRate());
        assertEq(core.cover.amountAt(cover, endDay * 1 days), AMOUNT);
        assertEq(core.cover.amountAt(cover, (endDay + 30) * 1 days - 1), AMOUNT);
        assertEq(core.cover.amountAt(cover, (endDay + 30) * 1 days), 0);
        vm.warp((endDay + 30 + 14) * 1 days - 1);
        assertEq(core.cover.exposure(EXPLOIT), AMOUNT);
        skip(1);
        assertEq(core.cover.exposure(EXPLOIT), 0);
    }

    function test_ARaisedCoverIsExtendedAsAWhole() public {
        increase(5_000e6);
        extendCover(30);
        assertEq(core.cover.amountAt(cover, (endDay + 29) * 1 days), 15_000e6);
        vm.warp((endDay + 30 + 14) * 1 days);
        assertEq(core.cover.exposure(EXPLOIT), 0);
    }

    /// @dev P4: buying and extending in one block costs what buying longer at once costs, to the rounding.
    function testFuzz_CostsWhatBuyingLongerCosts(uint256 amount, uint256 term, uint256 extra) public {
        amount = bound(amount, 1, core.cover.capacity(EXPLOIT));
        term = bound(term, 7, 364);
        extra = bound(extra, 1, 365 - term);
        uint256 whole = core.cover.quote(EXPLOIT, amount, term + extra);
        uint256 first = core.cover.quote(EXPLOIT, amount, term);
        cover = buy(bob, EXPLOIT, amount, term);
        fund(bob, whole);
        uint256 parts = first + extendCover(extra);
        assertLe(whole, parts, "nothing is saved");
        assertLe(parts, whole + 1, "and a unit lost at most");
    }

    // ---- no-claims discount ----

    function test_DiscountGrowsWithTheDaysWithoutAClaim() public {
        _assertDiscounted(0);
        vm.warp(startDay * 1 days);
        _assertDiscounted(0);
        vm.warp((startDay + 1) * 1 days);
        _assertDiscounted(1);
        vm.warp((startDay + 89) * 1 days);
        _assertDiscounted(89);
        extendCover(300);
        vm.warp((startDay + 365) * 1 days);
        _assertDiscounted(365);
    }

    function test_DiscountIsThatOfAYearAtMost() public {
        vm.warp((startDay + 80) * 1 days);
        extendCover(350);
        vm.warp((startDay + 400) * 1 days);
        _assertDiscounted(365);
    }

    function test_ALossOfTheProductBeginsItAnew() public {
        vm.warp((startDay + 40) * 1 days);
        lose(100e6);
        _assertDiscounted(0);
        skip(20 days);
        _assertDiscounted(20);
    }

    function test_WhatIsNewHasNoDiscountYet() public {
        vm.warp((startDay + 40) * 1 days);
        increase(AMOUNT);
        assertEq(core.cover.coverOf(cover).claimFreeDay, startDay + 21);
        skip(10 days);
        _assertDiscounted(29);
    }

    function test_NoneWithoutTerms() public {
        cover = buy(bob, DEPEG, 1_000e6, 30);
        skip(20 days);
        ProductView memory v = core.cover.productOf(DEPEG);
        assertEq(v.noClaimsBps, 0);
        uint256 area = core.model.area(0, 1_000e6, v.exposure + v.capacity);
        uint256 full = Math.mulDiv(area, v.rate * 30 * v.multiple, 365e54, Math.Rounding.Ceil);
        assertEq(core.cover.quoteExtend(cover, 30), full);
    }

    /// @dev The price of the last that was bought, less the discount of so many days.
    function _assertDiscounted(uint256 claimFreeDays) private view {
        uint256 amount = core.cover.coverOf(cover).amount;
        uint256 from = core.cover.exposure(EXPLOIT) - amount;
        uint256 full = priceOf(from, amount, 17, Math.Rounding.Ceil);
        uint256 year = 10_000 * 365;
        uint256 premium = Math.ceilDiv(full * (year - DISCOUNT * claimFreeDays), year);
        assertEq(core.cover.quoteExtend(cover, 17), premium);
    }

    function _expectOver(uint256 end) private {
        vm.expectRevert(error2(ErrorsLib.CoverOver.selector, cover, end));
        vm.prank(bob);
        core.cover.extend(cover, 30, NO_LIMIT);
        vm.expectRevert(error2(ErrorsLib.CoverOver.selector, cover, end));
        core.cover.quoteExtend(cover, 30);
    }
}
