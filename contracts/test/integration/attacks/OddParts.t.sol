// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Booked} from "breakwater/types/CoverTypes.sol";
import {PoolMoney} from "breakwater/types/PoolTypes.sol";
import {FactoryFixture} from "../../utils/FactoryFixture.sol";
import {ModelStub} from "../../utils/PartStubs.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";

/// @notice Reverts on transfers of zero, as some tokens do.
contract StrictToken is DemoAsset {
    error NothingToTransfer();

    constructor(uint8 decimals_) DemoAsset("Strict Token", "STRICT", decimals_) {}

    function _update(address from, address to, uint256 amount) internal override {
        require(amount != 0, NothingToTransfer());
        super._update(from, to, amount);
    }
}

/// @title Tokens with few decimals or that revert on transfers of zero, shares of high value, and a failing model
contract OddParts is FactoryFixture {
    function poolOf(uint8 decimals) private {
        asset = new StrictToken(decimals);
        pool = createPool(address(asset), decimals);
        addProduct(risk(0));
    }

    /// @dev E18: a claim that is worth zero is settled like any other, so that its owner can continue.
    function test_E18_WhatIsWorthNothingIsSettled() public {
        poolOf(6);
        uint256 shares = stake(alice, 1_000e6);
        stake(carol, 1_000e6);
        uint256 snapshot = vm.snapshotState();
        assertEq(cancel(sell(FIRST, 1, 28)), 0, "dust refunds nothing");
        vm.revertToState(snapshot);

        exit(alice, shares);
        bookLoss(FIRST, block.timestamp, 2_000e6);
        skip(15 days);
        assertEq(redeem(alice, pool.maxRedeem(alice)), 0, "a total loss leaves nothing");
        assertEq(pool.exitOf(alice).requestId, 0, "and no request open");
    }

    function test_E18_ARewardOfNothingHoldsUpNoOther() public {
        stake(alice, 1_000e6);
        address[] memory tokens = new address[](2);
        for (uint256 i; i < 2; i++) {
            StrictToken token = new StrictToken(6);
            token.mint(address(this), 1_000e6);
            token.approve(rewards, 1_000e6);
            program.addToken(address(pool), tokens[i] = address(token), 1);
        }
        program.fund(address(pool), tokens[1], 1_000e6, block.timestamp + 10 days);
        skip(10 days);
        vm.prank(alice);
        assertGt(program.claim(address(pool), tokens, alice)[1], 999e6);
    }

    /// @dev E1 of a token without decimals: a unit is worth much, so a gain too small for a rate must not jump either.
    function testFuzz_E1_NoGainJumpsWhateverTheDecimals(uint8 decimals, uint256 gained) public {
        decimals = uint8(bound(decimals, 0, 18));
        poolOf(decimals);
        stake(alice, 1_000 * 10 ** decimals);
        gained = bound(gained, 1, 1_000 * 10 ** decimals);
        gain(gained);
        assertEq(pool.totalAssets(), 1_000 * 10 ** decimals, "nothing jumps");
        skip(29 days);
        PoolMoney memory m = pool.money();
        assertEq(m.capital + m.reserve, 1_000 * 10 ** decimals + gained, "and nothing is lost");
        assertLe(m.reserve, 28 days >> 16);
    }

    /// @dev E15: any amount up to `maxWithdraw` can be withdrawn, even if one share is worth many units. It reverted when all payable
    /// shares were paid below their value while others were still unprocessed.
    function testFuzz_E15_LessThanAllCanBeWithdrawn(uint256 less) public {
        stake(alice, 1);
        gain(1e12);
        skip(40 days);
        requestExit(bob, stake(bob, 1e12));
        Booked memory sold = sell(FIRST, 39e10, 60);
        skip(7 days);
        pool.processExits();
        skip(15 days);
        uint256 max = pool.maxWithdraw(bob);
        (uint256 shares, uint256 all) = (pool.maxRedeem(bob), pool.exitOf(bob).shares);
        assertLt(shares, all, "the rest waits for the cover's end");
        less = bound(less, 0, 2 * max / shares);
        vm.prank(bob);
        assertLe(pool.withdraw(max - less, bob, bob), shares);
        vm.warp((uint256(sold.endDay) + 14) * 1 days);
        pool.processExits();
        skip(15 days);
        redeem(bob, pool.maxRedeem(bob));
        assertEq(pool.exitOf(bob).requestId, 0, "and he leaves in the end");
        assertBalanced();
    }

    /// @dev E19: a model that reverts, or whose price nobody can pay, stops sales and extensions, and nothing else.
    function testFuzz_E19_AHostileModelStopsSalesOnly(uint256 answer) public {
        uint256 shares = stake(alice, 1_000_000e6);
        Booked memory sold = sell(FIRST, 10_000e6, 60);
        ModelStub hostile = new ModelStub();
        hostile.set(answer < 1e50 ? 0 : answer);
        factory.setModel(address(pool), address(hostile));
        vm.expectRevert();
        ledger.quoteExtend(address(pool), sold, sold.endDay + 1, 1e18, 1_000_000e6);
        stake(carol, 1_000e6);
        exit(alice, shares / 2);
        assertGt(cancel(sold), 0);
        assertEq(bookLoss(FIRST, block.timestamp, 5_000e6), 5_000e6);
        skip(15 days);
        assertGt(redeem(alice, shares / 2), 497_000e6);
        assertBalanced();
    }
}
