// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {CoverInfo} from "breakwater/types/CoverTypes.sol";
import {CoverFixture} from "../../utils/CoverFixture.sol";
import {HookToken} from "../../utils/HookToken.sol";

/// @title An asset that calls back during its transfer cannot change a cover twice
contract ReentrancyTest is CoverFixture {
    HookToken internal token;
    uint256 internal id;

    function setUp() public override {
        super.setUp();
        token = new HookToken();
        asset = token;
        pool = createPool(address(token));
        fund(bob, STAKE);
        stake(alice, STAKE);
        uint256 product = cover.listProduct(exploitTerms());
        id = buy(bob, product, AMOUNT, TERM);
        vm.prank(bob);
        cover.setApprovalForAll(address(token), true);
    }

    function test_ACancellationIsNotRepeatedByTheRefund() public {
        token.arm(address(cover), abi.encodeCall(cover.cancel, (id, 0)));
        uint256 refund = cover.quoteCancel(id);
        uint256 before = token.balanceOf(bob);
        cancel(bob, id);
        _expectRefused();
        assertEq(token.balanceOf(bob) - before, refund);
        assertBalanced();
    }

    function test_APurchaseIsNotJoinedByAnother() public {
        uint256 product = cover.coverOf(id).product;
        token.arm(address(cover), abi.encodeCall(cover.buy, (product, 1, TERM, NO_LIMIT, bob)));
        buy(bob, product, AMOUNT, TERM);
        _expectRefused();
        assertEq(cover.coverCount(), 2);
        assertEq(cover.productOf(product).exposure, 2 * AMOUNT);
    }

    function test_AnExtensionIsNotCancelledMeanwhile() public {
        token.arm(address(cover), abi.encodeCall(cover.cancel, (id, 0)));
        extend(bob, id, 30);
        _expectRefused();
        CoverInfo memory info = cover.coverOf(id);
        assertNotEq(info.rate, 0);
        assertEq(info.endDay, today() + 2 + TERM + 30);
    }

    /// @dev The holder at the start of a payout is paid, and the amount left is reduced before the transfer.
    function test_APayoutReducesBeforeItPays() public {
        skip(3 days);
        token.arm(address(cover), abi.encodeCall(cover.transferFrom, (bob, carol, id)));
        payOut(id, AMOUNT / 2);
        assertEq(token.calls(), 1);
        assertTrue(token.succeeded());
        assertEq(cover.ownerOf(id), carol);
        assertEq(cover.claimOf(id).left, AMOUNT / 2);
        assertBalanced();
    }

    function _expectRefused() private view {
        assertEq(token.calls(), 1);
        assertFalse(token.succeeded());
    }
}
