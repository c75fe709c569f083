// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract MintTest is PlainUnit {
    uint256 internal constant STAKE = 200_000e6;

    function test_RevertWhen_SharesAreZero() public {
        vm.expectRevert(zeroAmount());
        vm.prank(alice);
        pool.mint(0, alice);
    }

    function test_RevertWhen_SharesDoNotFitTheQueue() public {
        stake(alice, 1e6);
        uint256 most = type(uint104).max - pool.totalSupply();
        assertEq(pool.maxMint(alice), most);
        uint256 assets = pool.previewMint(most + 1);
        fund(alice, assets);
        vm.expectRevert(error1(ErrorsLib.AmountTooLarge.selector, assets));
        vm.prank(alice);
        pool.mint(most + 1, alice);
        vm.prank(alice);
        pool.mint(most, alice);
    }

    function test_RevertGiven_OpenIncidentIsMaterial() public {
        stake(alice, STAKE);
        makeUncertain(LINE, 2_000e6 + 1);
        vm.expectRevert(error2(ErrorsLib.PriceUncertain.selector, 2_000e6 + 1, 2_000e6));
        vm.prank(carol);
        pool.mint(1, carol);
    }

    function test_RevertGiven_PoolIsWipedOut() public {
        stake(alice, STAKE);
        lose(STAKE);
        vm.expectRevert(error2(ErrorsLib.PoolWipedOut.selector, 0, STAKE * 1e3));
        vm.prank(carol);
        pool.mint(1e12, carol);
    }

    function test_MintsExactlyTheShares() public {
        fund(alice, 1e6);
        uint256 before = asset.balanceOf(alice);
        vm.expectEmit(address(pool));
        emit IERC4626.Deposit(alice, carol, 2, 1_001);
        vm.prank(alice);
        uint256 assets = pool.mint(1_001, carol);
        assertEq(assets, 2, "1.001 units, rounded up: in favour of those who stay");
        assertEq(before - asset.balanceOf(alice), 2);
        assertEq(pool.balanceOf(carol), 1_001);
        assertEq(pool.money().capital, 2);
    }

    function testFuzz_AgreesWithPreviewAndNeverGains(uint256 first, uint256 premium, uint256 shares) public {
        first = bound(first, 1e6, 1e15);
        premium = bound(premium, 1, 1e15);
        shares = bound(shares, 1, 1e18);
        stake(alice, first);
        gain(premium);
        uint256 aliceBefore = pool.convertToAssets(pool.balanceOf(alice));
        uint256 expected = pool.previewMint(shares);
        fund(bob, expected);
        vm.prank(bob);
        uint256 assets = pool.mint(shares, bob);
        assertEq(assets, expected);
        assertLe(pool.convertToAssets(shares), assets);
        assertGe(pool.convertToAssets(pool.balanceOf(alice)), aliceBefore);
        assertBalanced();
    }
}
