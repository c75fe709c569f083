// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

contract DepositTest is PoolFixture {
    uint256 internal constant STAKE = 100_000e6;

    function test_RevertWhen_AmountIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.DepositTooSmall.selector, 0));
        vm.prank(alice);
        pool.deposit(0, alice);
    }

    function test_RevertWhen_SharesAreZero() public {
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        vm.prank(alice);
        pool.mint(0, alice);
    }

    function test_RevertGiven_Paused() public {
        pool.pause(2);
        uint256 until = (uint256(today()) + 2) * 1 days;
        assertEq(pool.maxDeposit(alice), 0);
        assertEq(pool.maxMint(alice), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.Paused.selector, until));
        vm.prank(alice);
        pool.deposit(STAKE, alice);
        vm.warp(until);
        stake(alice, STAKE);
    }

    function test_RevertGiven_OpenIncidentsAreMaterial() public {
        stake(alice, STAKE);
        sellFrom(FIRST, 20_000e6, today(), today() + 100);
        uint256 cost = openIncident(FIRST, block.timestamp, 2_000).cost;
        assertGt(cost, STAKE * 3 / 100);
        uint256 limit = pool.totalAssets() * 300 / 10_000;
        assertEq(pool.maxDeposit(bob), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.DepositsPaused.selector, cost, limit));
        vm.prank(bob);
        pool.deposit(STAKE, bob);
        closeIncident(FIRST, block.timestamp, cost);
        stake(bob, STAKE);
    }

    function test_GivenOpenIncidentsAreNotMaterial() public {
        stake(alice, STAKE);
        sellFrom(FIRST, 20_000e6, today(), today() + 100);
        uint256 cost = openIncident(FIRST, block.timestamp, 1_000).cost;
        assertGt(cost, 0);
        assertLe(cost, STAKE * 3 / 100);
        assertGe(pool.maxDeposit(bob), STAKE);
        assertGt(stake(bob, STAKE), 0);
    }

    function test_RevertGiven_WipedOut() public {
        stake(alice, STAKE);
        bookLoss(FIRST, block.timestamp, STAKE);
        assertEq(pool.maxDeposit(bob), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PoolWipedOut.selector, 0, STAKE * 1e3));
        vm.prank(bob);
        pool.deposit(STAKE, bob);
    }

    function test_GivenAMillionthIsLeft() public {
        stake(alice, STAKE);
        bookLoss(FIRST, block.timestamp, STAKE - STAKE / 1e6);
        assertGt(pool.maxDeposit(bob), 0);
        stake(bob, 1e6);
    }

    function test_MintsAtPar() public {
        vm.expectEmit(address(pool));
        emit IERC4626.Deposit(alice, bob, STAKE, STAKE * 1e3);
        vm.prank(alice);
        assertEq(pool.deposit(STAKE, bob), STAKE * 1e3);
        assertEq(pool.balanceOf(bob), STAKE * 1e3);
        assertEq(pool.totalAssets(), STAKE);
        assertEq(pool.money().capital, STAKE);
        assertEq(asset.balanceOf(address(pool)), STAKE);
    }

    function test_ADonationToTheAddressChangesNothing() public {
        stake(alice, STAKE);
        asset.mint(address(pool), STAKE);
        assertEq(pool.totalAssets(), STAKE);
        assertEq(stake(bob, STAKE), STAKE * 1e3);
    }

    function test_PaysForGainsThatAreBooked() public {
        stake(alice, STAKE);
        gain(STAKE);
        assertEq(pool.totalAssets(), STAKE, "without gains");
        assertApproxEqRel(pool.convertToShares(STAKE), STAKE * 1e3, 1e9);
        assertApproxEqAbs(pool.previewDeposit(STAKE), STAKE * 1e3 / 2, 10e3, "with them, but for dust");
        uint256 expected = pool.previewDeposit(STAKE);
        assertEq(stake(bob, STAKE), expected);
    }

    function test_RevertWhen_RoundingWouldTakeMoreThanAThousandth() public {
        stake(alice, STAKE);
        gain(STAKE);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.DepositTooSmall.selector, 1));
        vm.prank(bob);
        pool.deposit(1, bob);
        stake(bob, 3);
    }

    function testFuzz_RoundTripsGainNothing(uint256 staked, uint256 earned, uint256 assets) public {
        stake(alice, bound(staked, 1, 1e15));
        gain(bound(earned, 1, 1e15));
        skip(10 days);
        assets = bound(assets, 2e3, 1e15);
        uint256 preview = pool.previewDeposit(assets);
        vm.assume(preview >= 1e3);
        uint256 shares = stake(bob, assets);
        assertEq(shares, preview);
        assertLe(pool.convertToAssets(shares), assets);
    }

    function testFuzz_MintCostsItsPreview(uint256 staked, uint256 earned, uint256 shares) public {
        stake(alice, bound(staked, 1, 1e15));
        gain(bound(earned, 1, 1e15));
        skip(10 days);
        shares = bound(shares, 1, 1e18);
        uint256 preview = pool.previewMint(shares);
        fund(bob, preview);
        vm.prank(bob);
        assertEq(pool.mint(shares, bob), preview);
        assertGe(pool.previewMint(shares), preview, "no later mint is cheaper by it");
        assertBalanced();
    }

    /// @dev E15: the limits can be deposited and minted in full.
    function test_E15_MaxDepositWorks() public {
        stake(alice, STAKE);
        gain(STAKE);
        skip(28 days);
        uint256 max = pool.maxDeposit(bob);
        fund(bob, max);
        vm.prank(bob);
        pool.deposit(max, bob);
        assertLe(pool.maxMint(bob), 1e3);
    }

    function test_E15_MaxMintWorks() public {
        stake(alice, STAKE);
        uint256 max = pool.maxMint(bob);
        fund(bob, pool.previewMint(max));
        vm.prank(bob);
        pool.mint(max, bob);
        assertEq(pool.maxMint(bob), 0);
        assertEq(pool.maxDeposit(bob), 0);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, 1));
        vm.prank(carol);
        pool.mint(1, carol);
        requestExit(bob, max);
        assertEq(pool.exitOf(bob).shares, max, "one request takes all that anybody can hold");
    }
}
