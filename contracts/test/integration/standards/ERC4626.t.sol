// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {LivePool} from "./LivePool.sol";

/// @notice The rules of ERC-4626 for deposits, each as a property of a pool in the middle of its life.
/// forge-config: default.fuzz.runs = 64
contract ERC4626Test is LivePool {
    uint256 internal constant MAX = type(uint256).max;

    // ---- views: for everybody alike, and they do not revert ----

    function testFuzz_ViewsDoNotDependOnTheCaller(uint256 seed, uint256 amount, address a, address b) public {
        live(seed);
        amount %= 1e30;
        assertEq(_views(a, amount), _views(b, amount));
    }

    function _views(address caller, uint256 amount) private returns (bytes32) {
        vm.startPrank(caller);
        bytes memory totals = abi.encode(pool.asset(), pool.totalAssets(), pool.maxDeposit(alice), pool.maxMint(alice));
        bytes memory conversions = abi.encode(pool.convertToShares(amount), pool.convertToAssets(amount));
        bytes memory previews = abi.encode(pool.previewDeposit(amount), pool.previewMint(amount));
        bytes memory limits = abi.encode(pool.maxRedeem(alice), pool.maxWithdraw(carol));
        vm.stopPrank();
        return keccak256(bytes.concat(totals, conversions, previews, limits));
    }

    function testFuzz_ConversionsRoundDown(uint256 seed, uint256 amount, uint256 less) public {
        live(seed);
        amount %= 1e30;
        less %= amount + 1;
        assertLe(pool.convertToAssets(pool.convertToShares(amount)), amount);
        assertLe(pool.convertToShares(pool.convertToAssets(amount)), amount);
        assertLe(pool.convertToShares(less), pool.convertToShares(amount));
        assertLe(pool.convertToAssets(less), pool.convertToAssets(amount));
        assertLe(pool.convertToAssets(pool.totalSupply()), pool.totalAssets());
        assertEq(pool.convertToShares(0) + pool.convertToAssets(0), 0);
    }

    // ---- previews against what happens ----

    function testFuzz_DepositDoesAsPreviewed(uint256 seed, uint256 assets, uint256 allowance) public {
        live(seed);
        assets = bound(assets, 10, 1e15);
        uint256 preview = pool.previewDeposit(assets);
        _allow(alice, assets, allowance = bound(allowance, assets, MAX));
        uint256[4] memory before = _state(alice, bob);
        vm.expectEmit(address(pool));
        emit IERC4626.Deposit(alice, bob, assets, preview);
        vm.prank(alice);
        uint256 shares = pool.deposit(assets, bob);
        assertEq(shares, preview);
        _assertStaked(before, assets, shares, allowance);
        assertLe(pool.convertToAssets(shares), assets);
    }

    function testFuzz_MintDoesAsPreviewed(uint256 seed, uint256 shares, uint256 allowance) public {
        live(seed);
        shares = bound(shares, 1, 1e18);
        uint256 preview = pool.previewMint(shares);
        _allow(alice, preview, allowance = bound(allowance, preview, MAX));
        uint256[4] memory before = _state(alice, bob);
        vm.expectEmit(address(pool));
        emit IERC4626.Deposit(alice, bob, preview, shares);
        vm.prank(alice);
        uint256 assets = pool.mint(shares, bob);
        assertEq(assets, preview);
        _assertStaked(before, assets, shares, allowance);
        assertLe(pool.convertToAssets(shares), assets);
    }

    function testFuzz_PreviewsFavourThePool(uint256 seed, uint256 amount) public {
        live(seed);
        amount %= 1e30;
        assertLe(pool.previewDeposit(amount), pool.convertToShares(amount));
        assertGe(pool.previewMint(amount), pool.convertToAssets(amount));
        assertLe(pool.previewMint(pool.previewDeposit(amount)), amount);
        assertGe(pool.previewDeposit(pool.previewMint(amount)), amount);
    }

    // ---- limits ----

    function testFuzz_TheMaximumCanBeDeposited(uint256 seed) public {
        live(seed);
        uint256 max = pool.maxDeposit(alice);
        assertGt(max, 0);
        fund(alice, max);
        vm.prank(alice);
        pool.deposit(max, alice);
        assertLe(pool.maxDeposit(alice), pool.previewMint(1e3));
        _assertMaximaWork();
    }

    function testFuzz_TheMaximumCanBeMinted(uint256 seed, uint256 left) public {
        live(seed);
        uint256 max = pool.maxMint(alice) - left % 2_000;
        fund(alice, pool.previewMint(max));
        vm.prank(alice);
        pool.mint(max, alice);
        assertEq(pool.maxMint(alice), left % 2_000);
        _assertMaximaWork();
    }

    /// @dev Whatever capacity is left: the maximum works, and one more reverts.
    function _assertMaximaWork() private {
        (uint256 assets, uint256 shares) = (pool.maxDeposit(bob), pool.maxMint(bob));
        uint256 cost = pool.previewMint(shares + 1);
        fund(bob, cost + assets);
        uint256 snapshot = vm.snapshotState();
        vm.startPrank(bob);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.AmountTooLarge.selector, cost));
        pool.mint(shares + 1, bob);
        if (shares != 0) pool.mint(shares, bob);
        vm.revertToState(snapshot);
        if (assets != 0) pool.deposit(assets, bob);
        vm.stopPrank();
    }

    function testFuzz_NothingWhileItIsPaused(uint256 seed) public {
        live(seed);
        core.factory.pause(address(pool), 1);
        assertEq(pool.maxDeposit(alice) + pool.maxMint(alice), 0);
        assertGt(pool.previewDeposit(1e6), 0, "a preview knows no limits");
        vm.expectPartialRevert(ErrorsLib.Paused.selector);
        vm.prank(alice);
        pool.deposit(1e6, alice);
    }

    // ---- allowances ----

    function testFuzz_RevertWhen_TheAllowanceIsTooSmall(uint256 seed, uint256 assets, uint256 allowance) public {
        live(seed);
        assets = bound(assets, 10, 1e15);
        _allow(alice, assets, allowance % assets);
        vm.expectPartialRevert(IERC20Errors.ERC20InsufficientAllowance.selector);
        vm.prank(alice);
        pool.deposit(assets, alice);
    }

    function testFuzz_SharesMoveAndKeepTheirWorth(uint256 seed, uint256 shares, uint256 allowance) public {
        live(seed);
        shares %= pool.balanceOf(alice) + 1;
        allowance = bound(allowance, shares, MAX);
        (uint256 worth, uint256 supply) = (pool.convertToAssets(shares), pool.totalSupply());
        (uint256 from, uint256 to) = (pool.balanceOf(alice), pool.balanceOf(bob));
        vm.prank(alice);
        pool.approve(carol, allowance);
        vm.prank(carol);
        assertTrue(pool.transferFrom(alice, bob, shares));
        assertEq(pool.balanceOf(alice), from - shares);
        assertEq(pool.balanceOf(bob), to + shares);
        assertEq(pool.allowance(alice, carol), allowance == MAX ? MAX : allowance - shares);
        assertEq(pool.totalSupply(), supply);
        assertEq(pool.convertToAssets(shares), worth);
    }

    // ---- round trips ----

    /// @dev Without premiums, gains and losses nobody leaves with more than they deposited.
    function testFuzz_ARoundTripGainsNothing(uint256 first, uint256 assets, bool mints) public {
        stake(bob, bound(first, 1, 1e15));
        assets = bound(assets, 1, 1e15);
        fund(alice, assets + 1);
        uint256 before = asset.balanceOf(alice);
        vm.startPrank(alice);
        uint256 shares = mints ? pool.convertToShares(assets) : pool.deposit(assets, alice);
        if (mints) pool.mint(shares, alice);
        vm.stopPrank();
        exit(alice, shares);
        skip(14 days + 1);
        redeem(alice, shares);
        assertEq(pool.balanceOf(alice), 0);
        assertLe(asset.balanceOf(alice), before);
        assertGe(asset.balanceOf(alice) + 1, before);
    }

    // ---- helpers ----

    function _allow(address who, uint256 assets, uint256 allowance) private {
        fund(who, assets);
        vm.prank(who);
        asset.approve(address(pool), allowance);
    }

    /// @dev Balances of the payer and of the receiver of the shares.
    function _state(address payer, address receiver) private view returns (uint256[4] memory) {
        uint256 held = asset.balanceOf(address(pool));
        return [asset.balanceOf(payer), held, pool.balanceOf(receiver), pool.totalSupply()];
    }

    function _assertStaked(uint256[4] memory before, uint256 assets, uint256 shares, uint256 allowance) private view {
        uint256[4] memory now_ = _state(alice, bob);
        assertEq(now_[0], before[0] - assets, "the payer's assets");
        assertEq(now_[1], before[1] + assets, "the pool's assets");
        assertEq(now_[2], before[2] + shares, "the receiver's shares");
        assertEq(now_[3], before[3] + shares, "all shares");
        assertEq(asset.allowance(alice, address(pool)), allowance == MAX ? MAX : allowance - assets);
    }
}
