// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {CoverInfo} from "breakwater/types/Types.sol";
import {CoverUnit} from "../../utils/CoverUnit.t.sol";

contract IncreaseTest is CoverUnit {
    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.increase(9, 1, NO_LIMIT);
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.cover.quoteIncrease(9, 1);
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        vm.expectRevert(
            abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, cover)
        );
        vm.prank(carol);
        core.cover.increase(cover, 1e6, NO_LIMIT);
    }

    function test_RevertWhen_AmountIsZeroOrAboveCapacity() public {
        vm.expectRevert(zeroAmount());
        vm.prank(bob);
        core.cover.increase(cover, 0, NO_LIMIT);
        vm.expectRevert(error2(ErrorsLib.AmountAboveCapacity.selector, 50_000e6 + 1, 50_000e6));
        vm.prank(bob);
        core.cover.increase(cover, 50_000e6 + 1, NO_LIMIT);
        increase(50_000e6);
    }

    function test_RevertWhen_PremiumIsAboveMax() public {
        uint256 premium = core.cover.quoteIncrease(cover, 5_000e6);
        vm.expectRevert(error2(ErrorsLib.PremiumAboveMax.selector, premium, premium - 1));
        vm.prank(bob);
        core.cover.increase(cover, 5_000e6, premium - 1);
        vm.prank(bob);
        assertEq(core.cover.increase(cover, 5_000e6, premium), premium);
    }

    function test_RevertGiven_TooFewDaysAreLeft() public {
        vm.warp((endDay - 8) * 1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 6, 7, 365));
        core.cover.quoteIncrease(cover, 1e6);
        vm.warp((endDay - 1) * 1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 0, 7, 365));
        core.cover.quoteIncrease(cover, 1e6);
        vm.warp((endDay - 8) * 1 days - 1);
        increase(1e6);
    }

    function test_RevertGiven_CoverIsOverOrCancelled() public {
        uint256 snapshot = vm.snapshotState();
        vm.warp(endDay * 1 days);
        _expectOver(endDay);
        vm.revertToState(snapshot);
        cancelCover();
        _expectOver(startDay);
    }

    function test_RevertGiven_IncidentIsOpen() public {
        open(LINE, block.timestamp - 1, 0);
        vm.expectRevert(error1(ErrorsLib.SalesStopped.selector, LINE));
        vm.prank(bob);
        core.cover.increase(cover, 1e6, NO_LIMIT);
    }

    function test_CostsWhatANewCoverOfTheRestCosts() public {
        vm.warp((startDay + 10) * 1 days + 5);
        uint256 left = endDay - (today() + 2);
        uint256 premium = core.cover.quote(EXPLOIT, 5_000e6, left);
        assertEq(core.cover.quoteIncrease(cover, 5_000e6), premium);
        uint256 before = asset.balanceOf(bob);
        uint256 unearned = pool.money().unearned;
        vm.expectEmit(address(core.cover));
        emit ICover.CoverIncreased(cover, 5_000e6, premium, today() + 2);
        assertEq(increase(5_000e6), premium);
        assertEq(before - asset.balanceOf(bob), premium);
        assertApproxEqAbs(pool.money().unearned, unearned + premium, 1);
        assertEq(core.cover.exposure(EXPLOIT), 15_000e6);
        assertBalanced();
    }

    function test_WhatIsNewWaitsLikeANewCover() public {
        vm.warp((startDay + 10) * 1 days + 5);
        increase(5_000e6);
        uint256 from = (startDay + 12) * 1 days;
        assertEq(core.cover.amountAt(cover, from - 1), AMOUNT);
        assertEq(core.cover.amountAt(cover, from), 15_000e6);
        assertEq(core.cover.amountAt(cover, startDay * 1 days), AMOUNT, "nothing reaches back");
        assertEq(core.cover.amountAt(cover, startDay * 1 days - 1), 0);
        assertEq(core.cover.amountAt(cover, endDay * 1 days - 1), 15_000e6);
        assertEq(core.cover.amountAt(cover, endDay * 1 days), 0);
        vm.warp(from);
        assertEq(open(LINE, from - 1, 0), AMOUNT, "the ledger says the same");
        close(LINE, AMOUNT, 0);
        skip(1);
        assertEq(open(LINE, from, 0), 15_000e6);
    }

    function test_RemembersWhatItIs() public {
        vm.warp((startDay + 10) * 1 days);
        increase(5_000e6);
        CoverInfo memory info = core.cover.coverOf(cover);
        assertEq(info.amount, 15_000e6);
        assertEq(info.startDay, startDay);
        assertEq(info.endDay, endDay);
        assertTrue(info.raised);
        assertEq(RateLib.unpack(info.rate), pool.premiumRate(), "one rate for all of it");
        assertEq(info.claimFreeDay, startDay + 4, "a third of it is new: a third of 12 days");
    }

    function test_ClaimFreeDayIsRoundedUp() public {
        vm.warp((startDay + 10) * 1 days);
        increase(1);
        assertEq(core.cover.coverOf(cover).claimFreeDay, startDay + 1);
    }

    function test_IncreasesOfOneDayMerge() public {
        vm.warp((startDay + 10) * 1 days);
        increase(5_000e6);
        increase(3_000e6);
        skip(1 days);
        increase(1_000e6);
        uint256 from = (startDay + 12) * 1 days;
        assertEq(core.cover.amountAt(cover, from - 1), 10_000e6);
        assertEq(core.cover.amountAt(cover, from), 18_000e6);
        assertEq(core.cover.amountAt(cover, from + 1 days), 19_000e6);
    }

    function test_BeforeItsStartItGrowsAsAWhole() public {
        increase(5_000e6);
        assertEq(core.cover.amountAt(cover, startDay * 1 days), 15_000e6);
        assertEq(core.cover.amountAt(cover, startDay * 1 days - 1), 0);
        assertEq(core.cover.coverOf(cover).claimFreeDay, startDay);
    }

    function test_ApprovedPays() public {
        vm.prank(bob);
        core.cover.approve(carol, cover);
        uint256 before = asset.balanceOf(carol);
        vm.prank(carol);
        uint256 premium = core.cover.increase(cover, 5_000e6, NO_LIMIT);
        assertEq(before - asset.balanceOf(carol), premium);
    }

    /// @dev P4: two increases in one block cost what one costs, or the unit that rounding up twice adds.
    function testFuzz_SplittingSavesNothing(uint256 a, uint256 b, uint256 time) public {
        vm.warp(bound(time, START, (endDay - 9) * 1 days));
        a = bound(a, 1, 20_000e6);
        b = bound(b, 1, 20_000e6);
        uint256 whole = core.cover.quoteIncrease(cover, a + b);
        uint256 parts = increase(a) + increase(b);
        assertLe(whole, parts);
        assertLe(parts, whole + 1);
        assertEq(core.cover.coverOf(cover).amount, AMOUNT + a + b);
        assertBalanced();
    }

    /// @dev P5: everything paid is earned by the end, to the unit.
    function testFuzz_AllIsEarnedByTheEnd(uint256 a, uint256 time) public {
        uint256 paid = pool.money().unearned;
        vm.warp(bound(time, START, (endDay - 9) * 1 days));
        paid += increase(bound(a, 1, 50_000e6));
        vm.warp(endDay * 1 days);
        assertEq(pool.money().unearned, 0);
        assertEq(pool.money().capital, STAKE + paid);
        assertEq(pool.premiumRate(), 0);
    }

    function _expectOver(uint256 end) private {
        vm.expectRevert(error2(ErrorsLib.CoverOver.selector, cover, end));
        vm.prank(bob);
        core.cover.increase(cover, 1e6, NO_LIMIT);
        vm.expectRevert(error2(ErrorsLib.CoverOver.selector, cover, end));
        core.cover.quoteIncrease(cover, 1e6);
    }
}
