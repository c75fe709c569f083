// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {StateLib} from "breakwater/claims/ClaimsState.sol";
import {IERC721Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {CoverInfo, ProductTerms, Quote} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {Loss} from "breakwater/types/RiskTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";
import {CoverTriggerStub} from "../../utils/PartStubs.sol";

contract ExtendTest is CoverFixture {
    uint256 internal id;
    uint256 internal startDay;
    uint256 internal endDay;

    function setUp() public override {
        super.setUp();
        id = buy(bob, EXPLOIT, AMOUNT, TERM);
        (startDay, endDay) = (today() + 2, today() + 2 + TERM);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        _refused(9, 1, abi.encodeWithSelector(ErrorsLib.UnknownCover.selector, 9));
    }

    function test_RevertWhen_CallerIsNotTheHolder() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InsufficientApproval.selector, carol, id));
        vm.prank(carol);
        cover.extend(id, 5, NO_LIMIT);
        vm.prank(bob);
        cover.approve(carol, id);
        uint256 before = asset.balanceOf(carol);
        vm.prank(carol);
        uint256 premium = cover.extend(id, 5, NO_LIMIT);
        assertEq(before - asset.balanceOf(carol), premium, "the caller pays");
    }

    function test_RevertWhen_NoDaysOrTooMany() public {
        _refused(id, 0, abi.encodeWithSelector(ErrorsLib.ZeroAmount.selector));
        _refused(id, 276, abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 366, 28, 365));
        _refused(
            id, type(uint256).max, abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, type(uint256).max, 28, 365)
        );
        extend(bob, id, 275);
    }

    function test_TheTermThatIsLeftCounts() public {
        vm.warp((startDay + 50) * 1 days);
        _refused(id, 326, abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 366, 28, 365));
        extend(bob, id, 325);
        assertEq(cover.coverOf(id).endDay, today() + 365);
    }

    function test_RevertWhen_PremiumIsAboveMax() public {
        uint256 premium = cover.quoteExtend(id, 30).premium;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PremiumAboveMax.selector, premium, premium - 1));
        vm.prank(bob);
        cover.extend(id, 30, premium - 1);
        vm.prank(bob);
        assertEq(cover.extend(id, 30, premium), premium);
    }

    function test_RevertGiven_FewerThanWaitingDaysAreLeft() public {
        vm.warp((endDay - 1) * 1 days);
        _refused(id, 30, abi.encodeWithSelector(ErrorsLib.TooLateToExtend.selector, id, endDay - 2));
        vm.warp((endDay - 1) * 1 days - 1);
        extend(bob, id, 30);
    }

    /// @dev Added days start no sooner than those of a cover bought now.
    function test_ALongerWaitEndsSooner() public {
        uint256 depeg = buy(bob, DEPEG, AMOUNT, TERM);
        uint256 end = cover.coverOf(depeg).endDay;
        vm.warp((end - 2) * 1 days);
        _refused(depeg, 30, abi.encodeWithSelector(ErrorsLib.TooLateToExtend.selector, depeg, end - 3));
        vm.warp((end - 2) * 1 days - 1);
        extend(bob, depeg, 30);
        assertEq(cover.coverOf(buy(bob, DEPEG, AMOUNT, TERM)).startDay, end);
    }

    function test_RevertGiven_CoverIsOver() public {
        vm.warp(endDay * 1 days);
        _refused(id, 30, abi.encodeWithSelector(ErrorsLib.CoverOver.selector, id, endDay));
    }

    function test_RevertGiven_CoverIsCancelled() public {
        cancel(bob, id);
        _refused(id, 30, abi.encodeWithSelector(ErrorsLib.CoverOver.selector, id, startDay));
    }

    function test_RevertGiven_CoverIsUsedUp() public {
        vm.warp(startDay * 1 days + 1);
        payOut(id, AMOUNT);
        _refused(id, 30, abi.encodeWithSelector(ErrorsLib.CoverOver.selector, id, endDay));
    }

    function test_RevertGiven_ItsTriggerSettlesIt() public {
        ProductTerms memory t = exploitTerms();
        (t.group, t.trigger) = (2, enabled(address(new CoverTriggerStub()), Part.Trigger));
        uint256 settled = buy(bob, cover.listProduct(t), AMOUNT, TERM);
        _refused(settled, 30, abi.encodeWithSelector(ErrorsLib.FixedCover.selector, settled));
    }

    function test_RevertGiven_ThePoolIsPaused() public {
        factory.pause(address(pool), 7);
        vm.expectPartialRevert(ErrorsLib.Paused.selector);
        vm.prank(bob);
        cover.extend(id, 30, NO_LIMIT);
    }

    function test_ExtendsWithoutWaitingDays() public {
        vm.warp((endDay - 3) * 1 days + 5);
        Quote memory q = cover.quoteExtend(id, 30);
        vm.expectEmit(address(cover));
        emit ICover.CoverExtended(id, endDay + 30, q.premium, q.expectedLoss);
        vm.expectEmit(address(cover));
        emit ICover.MetadataUpdate(id);
        vm.prank(bob);
        assertEq(cover.extend(id, 30, NO_LIMIT), q.premium);
        CoverInfo memory info = cover.coverOf(id);
        assertEq(info.endDay, endDay + 30);
        assertEq(info.startDay, startDay);
        assertEq(info.amount, AMOUNT);
        assertEq(StateLib.amountAt(cover.claimOf(id), endDay * 1 days), AMOUNT);
        assertEq(StateLib.amountAt(cover.claimOf(id), (endDay + 30) * 1 days - 1), AMOUNT);
        assertEq(StateLib.amountAt(cover.claimOf(id), (endDay + 30) * 1 days), 0);
        vm.warp((endDay + 30 + 14) * 1 days - 1);
        assertEq(cover.productOf(EXPLOIT).exposure, AMOUNT);
        skip(1);
        assertEq(cover.productOf(EXPLOIT).exposure, 0);
    }

    /// @dev C4: an extension raises no exposure, so neither an open incident nor a loss stops it.
    function test_C4_GivenAnIncidentIsOpenAndThePoolIsFull() public {
        vm.warp(startDay * 1 days + 1);
        openIncident(EXPLOIT);
        extend(bob, id, 30);
        Loss memory loss = Loss(0, block.timestamp - 1, pool.totalAssets() - AMOUNT / 2, 1e18, AMOUNT);
        bookLoss(loss);
        assertEq(cover.capacity(EXPLOIT), 0);
        extend(bob, id, 30);
    }

    /// @dev P4: buying and extending at once costs at least as much as buying the longer term, except for rounding.
    function testFuzz_ExtendingNeverBeatsBuyingLonger(uint256 amount, uint256 term, uint256 extra) public {
        amount = bound(amount, 1, cover.capacity(EXPLOIT));
        term = bound(term, 28, 364);
        extra = bound(extra, 1, 365 - term);
        uint256 whole = cover.quote(EXPLOIT, amount, term + extra).premium;
        uint256 first = cover.quote(EXPLOIT, amount, term).premium;
        id = buy(bob, EXPLOIT, amount, term);
        uint256 parts = first + extend(bob, id, extra);
        assertLe(whole, parts + 1, "nothing is saved");
        assertApproxEqAbs(parts, whole, 2 + whole / 1e9, "and nothing is lost");
        assertBalanced();
    }

    /// @dev The refund shown in the quote is what a cancellation pays.
    function testFuzz_TheQuoteShowsTheRefund(uint256 wait, uint256 extra) public {
        skip(bound(wait, 0, 88 days));
        extra = bound(extra, 1, 200);
        uint256 refund = cover.quoteExtend(id, extra).refund;
        extend(bob, id, extra);
        assertEq(cover.quoteCancel(id), refund);
        assertEq(cancel(bob, id), refund);
        assertBalanced();
    }

    function _refused(uint256 which, uint256 extraDays, bytes memory why) private {
        vm.expectRevert(why);
        vm.prank(bob);
        cover.extend(which, extraDays, NO_LIMIT);
        vm.expectRevert(why);
        cover.quoteExtend(which, extraDays);
    }
}
