// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721Errors, IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {SelfPermit} from "breakwater/libraries/SelfPermit.sol";
import {CoverInfo, ProductTerms, Quote} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";
import {CoverTriggerStub} from "../../utils/PartStubs.sol";

contract BuyTest is CoverFixture {
    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownProduct.selector, 9));
        cover.buy(9, 1, 30, 1, bob);
    }

    function test_RevertWhen_TermIsOutOfRange() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 27, 28, 365));
        _buy(AMOUNT, 27);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TermOutOfRange.selector, 366, 28, 365));
        _buy(AMOUNT, 366);
    }

    function test_RevertWhen_AmountIsZeroOrTooLarge() public {
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        _buy(0, TERM);
        uint256 amount = uint256(type(uint96).max) + 1;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, amount));
        _buy(amount, TERM);
    }

    function test_RevertWhen_AmountIsAboveCapacity() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProductShareExceeded.selector, STAKE / 5 + 1, STAKE / 5));
        _buy(STAKE / 5 + 1, TERM);
        _buy(STAKE / 5, TERM);
    }

    function test_RevertWhen_PremiumIsAboveMax() public {
        uint256 premium = cover.quote(EXPLOIT, AMOUNT, TERM).premium;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PremiumAboveMax.selector, premium, premium - 1));
        vm.prank(bob);
        cover.buy(EXPLOIT, AMOUNT, TERM, premium - 1, bob);
    }

    function test_RevertWhen_HolderIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC721Errors.ERC721InvalidReceiver.selector, address(0)));
        vm.prank(bob);
        cover.buy(EXPLOIT, AMOUNT, TERM, NO_LIMIT, address(0));
    }

    function test_RevertGiven_ThePoolIsPaused() public {
        factory.pause(address(pool), 7);
        vm.expectPartialRevert(ErrorsLib.Paused.selector);
        _buy(AMOUNT, TERM);
        assertEq(cover.capacity(EXPLOIT), 0);
        vm.warp((today() + 7) * 1 days);
        _buy(AMOUNT, TERM);
    }

    /// @dev C13: a pool without a process would sell cover that cannot be claimed.
    function test_RevertGiven_ThePoolHasNoProcess() public {
        pool = createPoolWithoutProcess(address(asset));
        uint256 product = cover.listProduct(exploitTerms());
        stake(alice, STAKE);
        fund(bob, STAKE);
        assertEq(cover.capacity(product), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, address(pool)));
        vm.prank(bob);
        cover.buy(product, AMOUNT, TERM, NO_LIMIT, bob);
    }

    function test_RevertGiven_NoAllowance() public {
        uint256 premium = cover.quote(EXPLOIT, AMOUNT, TERM).premium;
        address dave = makeAddr("dave");
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(pool), 0, premium)
        );
        vm.prank(dave);
        cover.buy(EXPLOIT, AMOUNT, TERM, premium, dave);
        assertEq(cover.coverCount(), 0);
    }

    function test_MintsTheCoverAndPaysThePool() public {
        Quote memory q = cover.quote(EXPLOIT, AMOUNT, TERM);
        uint256 before = asset.balanceOf(bob);
        uint256 startDay = START / 1 days + 2;
        vm.expectEmit(address(cover));
        emit ICover.CoverBought(1, EXPLOIT, carol, AMOUNT, q.premium, q.expectedLoss, startDay, startDay + TERM);
        vm.prank(bob);
        uint256 id = cover.buy(EXPLOIT, AMOUNT, TERM, q.premium, carol);
        assertEq(id, 1);
        assertEq(cover.coverCount(), 1);
        assertEq(cover.ownerOf(id), carol, "the holder need not be the payer");
        assertEq(before - asset.balanceOf(bob), q.premium);
        assertEq(asset.balanceOf(address(cover)), 0, "Cover holds no tokens");
        assertApproxEqAbs(pool.money().unearned, q.premium, 200, "all of it but dust");
        CoverInfo memory info = cover.coverOf(id);
        assertEq(info.amount, AMOUNT);
        assertEq(cover.claimOf(id).left, AMOUNT);
        assertEq(info.product, EXPLOIT);
        assertEq(info.startDay, startDay);
        assertEq(info.endDay, startDay + TERM);
        uint256 rate = ledger.solvency(address(pool), pool.backing()).premiumRate;
        assertEq(RateLib.unpack(info.rate), rate, "what the pool earns a second");
        assertBalanced();
    }

    function test_StartsAtTheMidnightAfterTheWaitingDays() public {
        vm.warp((START / 1 days + 1) * 1 days - 1);
        uint256 id = buy(bob, DEPEG, AMOUNT, TERM);
        assertEq(cover.coverOf(id).startDay, today() + 3, "a second before midnight");
        skip(1);
        assertEq(cover.coverOf(buy(bob, DEPEG, AMOUNT, TERM)).startDay, today() + 3, "at midnight");
    }

    function test_RemembersTheEntryOfACoverThatItsTriggerSettles() public {
        CoverTriggerStub trigger = new CoverTriggerStub();
        ProductTerms memory t = exploitTerms();
        (t.group, t.trigger) = (2, enabled(address(trigger), Part.Trigger));
        uint256 product = cover.listProduct(t);
        uint256 id = buy(bob, product, AMOUNT, TERM);
        assertEq(cover.entryOf(id), 2e18);
        trigger.set(0);
        assertEq(cover.capacity(product), 0, "nothing sells without a sound price");
        assertEq(cover.productOf(product).capacity, 0);
        vm.expectRevert(CoverTriggerStub.NoPrice.selector);
        vm.prank(bob);
        cover.buy(product, AMOUNT, TERM, NO_LIMIT, bob);
    }

    /// @dev A premium too small for a rate. It is still a cover in force, not a cancelled one.
    function test_ACoverOfOneUnitIsNotCancelled() public {
        uint256 id = buy(bob, EXPLOIT, 1, 28);
        assertEq(RateLib.unpack(cover.coverOf(id).rate), 0);
        assertNotEq(cover.coverOf(id).rate, 0);
        extend(bob, id, 1);
        assertNotEq(cover.coverOf(id).rate, 0);
        cancel(bob, id);
        assertEq(cover.coverOf(id).rate, 0);
    }

    function test_PermitAndBuyInOneTransaction() public {
        bytes[] memory calls = new bytes[](2);
        calls[0] = abi.encodeCall(SelfPermit.selfPermit, (address(asset), address(pool), 1, block.timestamp, 0, 0, 0));
        calls[1] = abi.encodeCall(cover.buy, (EXPLOIT, AMOUNT, TERM, NO_LIMIT, bob));
        vm.prank(bob);
        SelfPermit(address(cover)).multicall(calls);
        assertEq(cover.ownerOf(1), bob, "an allowance that is there makes up for a bad permit");
    }

    /// @dev After any idle time, the quoted premium and the shown refund are exact to the unit.
    function testFuzz_WhatIsQuotedIsPaid(uint256 idle, uint256 amount, uint256 term) public {
        buy(carol, EXPLOIT, 30_000e6, 60);
        buy(carol, DEPEG, 10_000e6, 90);
        skip(bound(idle, 0, 3 * 365 days));
        amount = bound(amount, 1, cover.capacity(EXPLOIT));
        term = bound(term, 28, 365);
        Quote memory q = cover.quote(EXPLOIT, amount, term);
        assertEq(q.premium, q.expectedLoss + q.capitalCost);
        uint256 before = asset.balanceOf(bob);
        vm.prank(bob);
        uint256 id = cover.buy(EXPLOIT, amount, term, q.premium, bob);
        assertEq(asset.balanceOf(bob), before - q.premium, "to the unit");
        assertBalanced();
        assertEq(cover.quoteCancel(id), q.refund);
        assertEq(cancel(bob, id), q.refund);
        assertBalanced();
    }

    /// @dev The capacity can be sold, and one unit more is refused.
    function testFuzz_CapacityIsExact(uint256 capital, uint256 first, uint256 idle, uint256 product) public {
        stake(alice, bound(capital, 1e6, 1e15));
        product = bound(product, EXPLOIT, DEPEG);
        buy(bob, product, bound(first, 1, cover.capacity(product)), 30);
        skip(bound(idle, 0, 60 days));
        uint256 capacity = cover.capacity(product);
        assertEq(cover.productOf(product).capacity, capacity);
        vm.expectRevert();
        cover.quote(product, capacity + 1, 30);
        if (capacity == 0) return;
        buy(bob, product, capacity, 30);
        assertEq(cover.capacity(product), 0);
    }

    function _buy(uint256 amount, uint256 term) private {
        vm.prank(bob);
        cover.buy(EXPLOIT, amount, term, NO_LIMIT, bob);
    }
}
