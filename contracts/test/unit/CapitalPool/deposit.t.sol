// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Errors} from "@openzeppelin/contracts/interfaces/draft-IERC6093.sol";
import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract DepositTest is PlainUnit {
    uint256 internal constant STAKE = 200_000e6;

    function test_RevertWhen_AssetsAreZero() public {
        vm.expectRevert(zeroAmount());
        vm.prank(alice);
        pool.deposit(0, alice);
    }

    function test_RevertWhen_SharesRoundToZero() public {
        stake(alice, 1);
        gain(1e12);
        assertEq(pool.previewDeposit(1), 0);
        vm.expectRevert(zeroAmount());
        vm.prank(bob);
        pool.deposit(1, bob);
    }

    function test_RevertWhen_ReceiverIsZero() public {
        vm.expectRevert(abi.encodeWithSelector(IERC20Errors.ERC20InvalidReceiver.selector, address(0)));
        vm.prank(alice);
        pool.deposit(1e6, address(0));
    }

    function test_RevertWhen_SharesDoNotFitTheQueue() public {
        uint256 most = type(uint104).max / uint256(1e3);
        fund(alice, most + 1);
        vm.expectRevert(error1(ErrorsLib.AmountTooLarge.selector, most + 1));
        vm.prank(alice);
        pool.deposit(most + 1, alice);
        vm.prank(alice);
        assertEq(pool.deposit(most, alice), most * 1e3, "but one unit less does");
    }

    function test_RevertGiven_NoAllowance() public {
        address dave = makeAddr("dave");
        asset.mint(dave, 5);
        vm.expectRevert(
            abi.encodeWithSelector(IERC20Errors.ERC20InsufficientAllowance.selector, address(pool), 0, 5)
        );
        vm.prank(dave);
        pool.deposit(5, dave);
    }

    function test_RevertGiven_OpenIncidentIsMaterial() public {
        stake(alice, STAKE);
        makeUncertain(LINE, 2_000e6 + 1);
        vm.expectRevert(error2(ErrorsLib.PriceUncertain.selector, 2_000e6 + 1, 2_000e6));
        vm.prank(carol);
        pool.deposit(1e6, carol);
        assertEq(pool.maxDeposit(carol), 0);
        assertEq(pool.maxMint(carol), 0);
    }

    function test_GivenOpenIncidentIsExactlyMaterial() public {
        stake(alice, STAKE);
        makeUncertain(LINE, 2_000e6);
        assertFalse(pool.solvency().priceUncertain);
        assertGt(pool.maxDeposit(carol), 0);
        stake(carol, 1e6);
    }

    function test_GivenMaterialIncidentClosed() public {
        stake(alice, STAKE);
        uint256 eligible = makeUncertain(LINE, 3_000e6);
        close(LINE, eligible, 0);
        stake(carol, 1e6);
    }

    function test_RevertGiven_PoolIsWipedOut() public {
        stake(alice, STAKE);
        lose(STAKE);
        assertEq(pool.maxDeposit(carol), 0);
        assertEq(pool.maxMint(carol), 0);
        vm.expectRevert(error2(ErrorsLib.PoolWipedOut.selector, 0, STAKE * 1e3));
        vm.prank(carol);
        pool.deposit(1e6, carol);
    }

    function test_RevertGiven_ShareIsBelowAMillionthOfPar() public {
        stake(alice, STAKE);
        lose(STAKE - STAKE / 1e6 + 1);
        vm.expectRevert(error2(ErrorsLib.PoolWipedOut.selector, STAKE / 1e6 - 1, STAKE * 1e3));
        vm.prank(carol);
        pool.deposit(1e6, carol);
    }

    function test_GivenShareIsExactlyAMillionthOfPar() public {
        stake(alice, STAKE);
        lose(STAKE - STAKE / 1e6);
        assertGt(pool.maxDeposit(carol), 0);
        stake(carol, 1e6);
    }

    function test_MintsAtParAndTakesTheMoney() public {
        fund(alice, STAKE);
        uint256 before = asset.balanceOf(alice);
        vm.expectEmit(address(pool));
        emit IERC4626.Deposit(alice, carol, STAKE, STAKE * 1e3);
        vm.prank(alice);
        uint256 shares = pool.deposit(STAKE, carol);
        assertEq(shares, STAKE * 1e3);
        assertEq(pool.balanceOf(carol), shares, "the receiver holds them");
        assertEq(pool.balanceOf(alice), 0);
        assertEq(before - asset.balanceOf(alice), STAKE, "the caller pays");
        assertEq(pool.money().capital, STAKE);
        assertBalanced();
    }

    function test_EarnsOutstandingPremiumFirst() public {
        stake(alice, STAKE);
        sell(LINE, 10_000e6, today() + 1, today() + 11, 1_000e6);
        vm.warp((today() + 11) * 1 days);
        uint256 shares = stake(carol, STAKE);
        assertLt(shares, STAKE * 1e3, "the premium earned until now is not for the newcomer");
        assertApproxEqAbs(pool.convertToAssets(pool.balanceOf(alice)), STAKE + 1_000e6, 10);
    }

    function testFuzz_AgreesWithPreviewAndNeverGains(uint256 first, uint256 move, uint256 assets) public {
        first = bound(first, 1e6, 1e15);
        assets = bound(assets, 1, 1e15);
        stake(alice, first);
        _movePrice(first, move);
        uint256 expected = pool.previewDeposit(assets);
        if (expected == 0) return;
        uint256 aliceBefore = pool.convertToAssets(pool.balanceOf(alice));
        uint256 shares = stake(bob, assets);
        assertEq(shares, expected);
        assertLe(pool.convertToAssets(shares), assets, "what was minted is worth at most what was paid");
        assertGe(pool.convertToAssets(pool.balanceOf(alice)), aliceBefore, "those who stay lose nothing");
        assertBalanced();
    }

    function testFuzz_DonationChangesNothing(uint256 donation, uint256 assets) public {
        donation = bound(donation, 1, 1e18);
        assets = bound(assets, 1, 1e15);
        stake(alice, STAKE);
        uint256 expected = pool.previewDeposit(assets);
        asset.mint(address(pool), donation);
        assertEq(pool.totalAssets(), STAKE);
        assertEq(pool.previewDeposit(assets), expected);
        assertEq(pool.money().capital, STAKE);
    }

    /// @dev The attacker holds the first share and inflates its price, by a donation or by a bond given up.
    function testFuzz_FirstDepositorGainsNothing(uint256 first, uint256 gift, uint256 victim) public {
        first = bound(first, 1, 1e6);
        gift = bound(gift, 1, 1e12);
        victim = bound(victim, 1e6, 1e15);
        stake(alice, first);
        asset.mint(address(pool), gift);
        gain(gift);
        if (pool.previewDeposit(victim) == 0) return;
        stake(carol, victim);
        uint256 attackers = pool.convertToAssets(pool.balanceOf(alice));
        assertLe(attackers, first + gift, "she spent first + 2 * gift and has no more than half of the gifts");
    }

    function _movePrice(uint256 capital, uint256 move) private {
        if (move % 2 == 0) gain(bound(move, 1, 1e15));
        else lose(bound(move, 1, capital - capital / 1e5));
    }
}
