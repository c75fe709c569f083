// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract WithdrawTest is PlainUnit {
    uint256 internal constant STAKE = 100_000e6;
    uint256 internal constant SHARES = STAKE * 1e3;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        stake(carol, STAKE);
        leave(alice, SHARES / 2);
    }

    function test_RevertWhen_AssetsAreZero() public {
        vm.expectRevert(zeroAmount());
        vm.prank(alice);
        pool.withdraw(0, alice, alice);
    }

    function test_RevertWhen_CallerIsNotTheController() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, bob, alice));
        vm.prank(bob);
        pool.withdraw(1, bob, alice);
    }

    function test_RevertWhen_MoreThanTakeable() public {
        skip(14 days);
        vm.expectRevert(error2(ErrorsLib.NotTakeable.selector, STAKE / 2 + 1, STAKE / 2));
        vm.prank(alice);
        pool.withdraw(STAKE / 2 + 1, alice, alice);
    }

    function test_RevertGiven_ReportWindowIsOpen() public {
        skip(14 days - 1);
        vm.expectRevert(error2(ErrorsLib.NotTakeable.selector, 1, 0));
        vm.prank(alice);
        pool.withdraw(1, alice, alice);
    }

    function test_TakesExactlyTheAssets() public {
        skip(14 days);
        uint256 before = asset.balanceOf(carol);
        vm.prank(alice);
        assertEq(pool.withdraw(10_000e6, carol, alice), 10_000e9);
        assertEq(asset.balanceOf(carol) - before, 10_000e6);
        assertEq(pool.maxWithdraw(alice), 40_000e6);
        assertEq(pool.maxRedeem(alice), 40_000e9);
        assertEq(pool.money().exiting, 40_000e6);
    }

    /// @dev Over two batches of different prices.
    function testFuzz_SharesAreRoundedUp(uint256 price, uint256 assets) public {
        gain(bound(price, 1, 1e12));
        leave(alice, SHARES / 4);
        skip(14 days);
        uint256 worth = pool.maxWithdraw(alice);
        uint256 shares = pool.maxRedeem(alice);
        assets = bound(assets, 1, worth);
        vm.prank(alice);
        uint256 burned = pool.withdraw(assets, alice, alice);
        assertLe(burned, shares);
        assertLe(pool.maxWithdraw(alice) + assets, worth, "in favour of those who stay");
        assertGe(pool.maxWithdraw(alice) + assets + 2, worth, "by at most a unit a batch");
        assertEq(pool.maxRedeem(alice), shares - burned);
        assertBalanced();
    }
}
