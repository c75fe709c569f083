// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {StateLib} from "breakwater/claims/ClaimsState.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {CoverInfo} from "breakwater/types/CoverTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";

contract CancelTest is CoverFixture {
    uint256 internal id;
    uint256 internal premium;
    uint256 internal startDay;
    uint256 internal endDay;

    function setUp() public override {
        super.setUp();
        premium = cover.quote(EXPLOIT, AMOUNT, TERM).premium;
        id = buy(bob, EXPLOIT, AMOUNT, TERM);
        (startDay, endDay) = (today() + 2, today() + 2 + TERM);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownCover.selector, 9));
        cover.cancel(9, 0);
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, id));
        vm.prank(carol);
        cover.cancel(id, 0);
    }

    function test_RevertWhen_RefundIsBelowMin() public {
        uint256 refund = cover.quoteCancel(id);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.RefundBelowMin.selector, refund, refund + 1));
        vm.prank(bob);
        cover.cancel(id, refund + 1);
        vm.prank(bob);
        assertEq(cover.cancel(id, refund), refund);
    }

    function test_RevertGiven_ItEndsTonightAnyway() public {
        vm.warp((endDay - 1) * 1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToCancel.selector, id));
        cancel(bob, id);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NothingToCancel.selector, id));
        cover.quoteCancel(id);
        vm.warp((endDay - 1) * 1 days - 1);
        assertGt(cancel(bob, id), 0, "the last but one can");
    }

    function test_RevertGiven_CoverIsOver() public {
        vm.warp(endDay * 1 days);
        _expectOver(endDay);
    }

    /// @dev A second cancellation would remove exposure of others.
    function test_RevertGiven_CoverIsCancelled() public {
        buy(carol, EXPLOIT, AMOUNT, TERM);
        uint256 snapshot = vm.snapshotState();
        cancel(bob, id);
        _expectOver(startDay);
        vm.revertToState(snapshot);
        vm.warp(startDay * 1 days);
        cancel(bob, id);
        _expectOver(startDay + 1);
    }

    function test_BeforeItsStartItIsNeverInForce() public {
        uint256 before = asset.balanceOf(bob);
        uint256 refund = cancel(bob, id);
        assertEq(asset.balanceOf(bob) - before, refund);
        // 91 + 14 days are refunded from tonight on, less the fee of a tenth.
        assertApproxEqAbs(refund, premium * 105 / 106 * 9 / 10, premium / 1e6 + 2);
        assertEq(StateLib.amountAt(cover.claimOf(id), startDay * 1 days), 0);
        assertEq(StateLib.amountAt(cover.claimOf(id), (startDay + 5) * 1 days), 0);
        assertEq(cover.unearnedOf(id), 0);
        assertEq(cover.claimOf(id).left, 0, "it pays nothing");
        assertEq(cover.ownerOf(id), bob, "the token stays");
        assertEq(cover.productOf(EXPLOIT).exposure, AMOUNT, "capital is bound until tonight");
        vm.warp((today() + 1) * 1 days);
        assertEq(cover.productOf(EXPLOIT).exposure, 0);
        vm.warp((today() + 14) * 1 days);
        uint256 rate = ledger.solvency(address(pool), pool.backing()).premiumRate;
        assertEq(rate, 0, "the fee was earned within one report window");
        assertBalanced();
    }

    function test_InForceItEndsTonight() public {
        vm.warp((startDay + 5) * 1 days + 7 hours);
        uint256 refund = cover.quoteCancel(id);
        // 84 of 106 days are refunded.
        assertApproxEqAbs(refund, premium * 84 / 106 * 9 / 10, premium / 1e6 + 2);
        vm.expectEmit(address(cover));
        emit ICover.MetadataUpdate(id);
        vm.expectEmit(address(cover));
        emit ICover.CoverCancelled(id, startDay + 6, refund);
        assertEq(cancel(bob, id), refund);
        CoverInfo memory info = cover.coverOf(id);
        assertEq(info.endDay, startDay + 6);
        assertEq(info.amount, AMOUNT);
        assertEq(info.rate, 0);
        assertEq(StateLib.amountAt(cover.claimOf(id), (startDay + 6) * 1 days - 1), AMOUNT);
        assertEq(StateLib.amountAt(cover.claimOf(id), (startDay + 6) * 1 days), 0);
        vm.warp((startDay + 6 + 14) * 1 days - 1);
        assertEq(cover.productOf(EXPLOIT).exposure, AMOUNT, "its last day can be filed for a window");
        skip(1);
        assertEq(cover.productOf(EXPLOIT).exposure, 0);
        assertBalanced();
    }

    function test_TheHolderIsPaidWhoeverCalls() public {
        vm.prank(bob);
        cover.approve(carol, id);
        (uint256 bobs, uint256 carols) = (asset.balanceOf(bob), asset.balanceOf(carol));
        uint256 refund = cancel(carol, id);
        assertEq(asset.balanceOf(bob), bobs + refund);
        assertEq(asset.balanceOf(carol), carols);
    }

    function test_OpenIncidentsAndPausesDoNotStopIt() public {
        vm.warp((startDay + 5) * 1 days);
        openIncident(EXPLOIT);
        factory.pause(address(pool), 7);
        assertGt(cancel(bob, id), 0);
        assertEq(StateLib.amountAt(cover.claimOf(id), block.timestamp - 1), AMOUNT, "and it still collects");
    }

    function test_APaidPartIsNotRefunded() public {
        vm.warp((startDay + 5) * 1 days);
        uint256 whole = cover.quoteCancel(id);
        payOut(id, AMOUNT / 4);
        assertApproxEqAbs(cover.quoteCancel(id), whole * 3 / 4, 1);
        cancel(bob, id);
        assertBalanced();
        vm.warp((startDay + 40) * 1 days);
        assertEq(cover.productOf(EXPLOIT).exposure, 0);
    }

    /// @dev P4: a round trip costs at least the fee, however it is split and whatever happens in between.
    function testFuzz_ARoundTripNeverGains(uint256 amount, uint256 term, uint256 other, uint256 time) public {
        amount = bound(amount, 1, cover.capacity(EXPLOIT));
        term = bound(term, 28, 365);
        uint256 paid = cover.quote(EXPLOIT, amount, term).premium;
        id = buy(bob, EXPLOIT, amount, term);
        other = bound(other, 0, cover.capacity(DEPEG));
        if (other != 0) buy(carol, DEPEG, other, 90);
        skip(bound(time, 0, term * 1 days));
        uint256 unearned = cover.unearnedOf(id);
        uint256 refund = cancel(bob, id);
        assertLe(refund, paid * 9 / 10, "a tenth stays");
        assertLe(refund, unearned, "only what was not earned");
        assertBalanced();
    }

    function _expectOver(uint256 end) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoverOver.selector, id, end));
        cancel(bob, id);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.CoverOver.selector, id, end));
        cover.quoteCancel(id);
    }
}
