// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {StateLib} from "breakwater/claims/ClaimsState.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {CoverClaim} from "breakwater/types/CoverTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";

contract PayOutTest is CoverFixture {
    uint256 internal id;

    function setUp() public override {
        super.setUp();
        id = buy(bob, EXPLOIT, AMOUNT, TERM);
        vm.warp(uint256(cover.coverOf(id).startDay) * 1 days + 1 hours);
    }

    function test_RevertWhen_CallerIsNotClaims() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, bob, claims));
        vm.prank(bob);
        cover.payOut(id, 1, 0, 1, false);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownCover.selector, 9));
        vm.prank(claims);
        cover.payOut(9, 1, 0, 1, false);
    }

    function test_RevertWhen_ItIsMoreThanIsLeft() public {
        payOut(id, AMOUNT - 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, 2));
        vm.prank(claims);
        cover.payOut(id, 2, 0, 2, false);
    }

    /// @dev A used-up cover has had its turn; nothing else changes.
    function test_PayingNothingOnlyRemembersWhatWasReceived() public {
        payOut(id, AMOUNT);
        vm.prank(claims);
        cover.payOut(id, 0, 7, 500e6, false);
        CoverClaim memory c = cover.claimOf(id);
        assertEq(c.left, 0);
        assertEq(c.episode, 7);
        assertEq(c.received, 500e6);
        assertEq(c.holder, bob);
    }

    /// @dev C8: the amount limits the sum of all payouts.
    function test_PaysTheHolderAndReducesCoverAndExposure() public {
        vm.prank(bob);
        cover.transferFrom(bob, carol, id);
        uint256 before = asset.balanceOf(carol);
        bookLoss(EXPLOIT, 3_000e6);
        vm.expectEmit(address(cover));
        emit ICover.CoverReduced(id, 3_000e6, 7_000e6);
        vm.expectEmit(address(cover));
        emit ICover.MetadataUpdate(id);
        vm.prank(claims);
        cover.payOut(id, 3_000e6, 0, 3_000e6, false);
        assertEq(asset.balanceOf(carol) - before, 3_000e6);
        assertEq(cover.claimOf(id).left, 7_000e6);
        assertEq(cover.coverOf(id).amount, AMOUNT, "the original amount stays");
        assertEq(StateLib.amountAt(cover.claimOf(id), block.timestamp), AMOUNT, "verdicts refer to the original amount");
        assertEq(cover.productOf(EXPLOIT).exposure, 7_000e6);
        payOut(id, 7_000e6);
        assertEq(cover.claimOf(id).left, 0);
        assertEq(cover.productOf(EXPLOIT).exposure, 0);
        assertBalanced();
    }

    /// @dev A release removes only the amount left, so nothing is removed twice.
    function testFuzz_TheReleaseTakesOffWhatIsLeft(uint256 assets, uint256 other) public {
        assets = bound(assets, 1, AMOUNT);
        other = bound(other, 1, 100_000e6);
        buy(carol, EXPLOIT, other, 365);
        payOut(id, assets);
        assertEq(cover.productOf(EXPLOIT).exposure, AMOUNT - assets + other);
        vm.warp((uint256(cover.coverOf(id).endDay) + 14) * 1 days);
        assertEq(cover.productOf(EXPLOIT).exposure, other);
        pool.sync(NO_LIMIT);
        assertEq(cover.productOf(EXPLOIT).exposure, other);
        assertBalanced();
    }

    function test_ACancelledCoverIsPaidForWhatHappenedBefore() public {
        cancel(bob, id);
        payOut(id, AMOUNT);
        assertEq(cover.claimOf(id).left, 0);
        assertEq(cover.productOf(EXPLOIT).exposure, 0);
        vm.warp((today() + 30) * 1 days);
        pool.sync(NO_LIMIT);
        assertEq(cover.productOf(EXPLOIT).exposure, 0);
    }

    /// @dev Whether or not the amounts fit into the holder's storage word as a share of the cover.
    function testFuzz_RemembersToTheUnitWhatWasPaidAndReceived(uint256 paid, uint256 received, uint256 again) public {
        paid = bound(paid, 1, AMOUNT - 1);
        received = bound(received, paid, AMOUNT);
        again = bound(again, 1, AMOUNT - paid);
        checkPayOut(paid, 3, received, AMOUNT - paid);
        vm.prank(bob);
        cover.transferFrom(bob, carol, id);
        checkPayOut(again, 4, again, AMOUNT - paid - again);
        assertEq(cover.ownerOf(id), carol);
    }

    /// @dev A top-up in the same episode: amounts paid and received stay, or become, a share of the amount.
    function testFuzz_RemembersSharesOfTheAmount(uint256 first, uint256 second, bool isUneven) public {
        first = bound(first, 1, 9_999) * AMOUNT / 10_000;
        second = bound(second, first, AMOUNT);
        uint256 odd = isUneven && first != second ? 1 : 0;
        checkPayOut(first + odd, 3, first + odd, AMOUNT - first - odd);
        if (second > first + odd) checkPayOut(second - first - odd, 3, second, AMOUNT - second);
        vm.prank(claims);
        cover.payOut(id, 0, 3, uint96(second), false);
        assertEq(cover.claimOf(id).received, second);
    }

    function checkPayOut(uint256 assets, uint16 episode, uint256 received, uint256 left) internal {
        bookLoss(EXPLOIT, assets);
        vm.prank(claims);
        cover.payOut(id, assets, episode, uint96(received), false);
        CoverClaim memory c = cover.claimOf(id);
        assertEq(c.left, left);
        assertEq(cover.claimOf(id).left, left);
        assertEq(c.episode, episode);
        assertEq(c.received, received);
    }

    function test_ATransferMovesTheCountAndClearsTheApproval() public {
        vm.prank(bob);
        cover.approve(carol, id);
        assertEq(cover.balanceOf(bob), 1);
        vm.prank(carol);
        cover.transferFrom(bob, carol, id);
        assertEq(cover.balanceOf(bob), 0);
        assertEq(cover.balanceOf(carol), 1);
        assertEq(cover.getApproved(id), address(0));
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, bob, id));
        vm.prank(bob);
        cover.transferFrom(carol, bob, id);
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidOwner.selector, address(0)));
        cover.balanceOf(address(0));
    }
}
