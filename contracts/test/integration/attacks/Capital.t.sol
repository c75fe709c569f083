// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Booked, ProductRisk} from "breakwater/types/CoverTypes.sol";
import {FactoryFixture} from "../../utils/FactoryFixture.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";

/// @notice Attacks on the first edition's capital (ATTACKS, "Money and time"), repeated on this edition.
contract CapitalAttacks is FactoryFixture {
    uint256 internal constant STAKE = 300_000e6;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
    }

    // ---- E1: sniping a gain ----

    function test_E1_DepositBeforeReturnedMoney() public {
        bookLoss(FIRST, block.timestamp, 150_000e6);
        skip(365 days);
        uint256 staked = pool.totalAssets();
        uint256 shares = stake(bob, 150_000e6);
        vm.prank(claims);
        pool.returnOwed(150_000e6);
        assertApproxEqAbs(pool.convertToAssets(shares), 150_000e6, 100, "nothing jumps");

        exit(bob, shares);
        uint256 left = pool.fillAt(0).assets;
        uint256 aliceHas = pool.totalAssets();
        uint256 bobsGain = left - 150_000e6;
        assertApproxEqRel(bobsGain, aliceHas - staked, 0.001e18, "he earned what staying for a week earns");
        assertLt(bobsGain, 20_000e6, "a quarter of his half, not half");
    }

    function test_E1_DepositAfterAGainIsBookedPaysForIt() public {
        gain(100_000e6);
        uint256 shares = stake(bob, 3_000_000e6);
        skip(28 days + 1 days);
        assertApproxEqRel(pool.convertToAssets(shares), 3_000_000e6, 0.0001e18, "he earned nothing of it");
        assertApproxEqRel(pool.convertToAssets(pool.balanceOf(alice)), STAKE + 100_000e6, 0.0001e18);
    }

    function testFuzz_E1_JoiningForAGainNeverPays(uint256 assets, uint256 earned, uint256 time) public {
        gain(bound(earned, 1e6, 1_000_000e6));
        assets = bound(assets, 1e6, 100_000_000e6);
        uint256 shares = stake(bob, assets);
        requestExit(bob, shares);
        skip(bound(time, 7 days, 60 days));
        pool.processExits();
        assertLe(pool.fillAt(0).assets, assets);
    }

    // ---- E2: losses that built up ----

    function test_E2_WhoLeavesSecondsBeforeTheEndBearsTheLoss() public {
        Booked memory sold = sellSettling(60_000e6, 30);
        uint256 end = uint256(sold.endDay) * 1 days;
        stake(carol, STAKE);
        vm.warp(end - 8 days);
        requestExit(alice, STAKE * 1e3);
        vm.warp(end - 2);
        pool.processExits();
        uint256 before = pool.fillAt(0).assets;
        vm.warp(end + 1 hours - 1);
        bookLoss(2, end - 14 days, 15_000e6);
        assertApproxEqAbs(before - pool.fillAt(0).assets, 7_500e6, 60e6, "half of it");
    }

    function test_E2_WhoLeftAWindowBeforeCannotBeFasterThanTheSettlement() public {
        Booked memory sold = sellSettling(60_000e6, 30);
        uint256 eventTime = (uint256(sold.endDay) - 14) * 1 days;
        requestExit(alice, STAKE * 1e3 / 4);
        vm.warp(eventTime);
        pool.processExits();
        vm.warp(eventTime + 14 days + 1 hours);
        assertEq(pool.maxRedeem(alice), 0, "the hour in which keepers settle");
        skip(1);
        assertEq(pool.maxRedeem(alice), STAKE * 1e3 / 4);
    }

    function test_E2_LatecomersWaitUntilItIsSettled() public {
        Booked memory sold = sellSettling(60_000e6, 30);
        vm.warp(uint256(sold.endDay) * 1 days + 1 hours);
        assertEq(pool.maxDeposit(bob), 0);
        vm.expectPartialRevert(ErrorsLib.DepositsPaused.selector);
        vm.prank(bob);
        pool.deposit(1_000e6, bob);
    }

    /// @dev Sells cover that stays at risk after its end, at a quarter of its amount, until it is settled.
    function sellSettling(uint256 amount, uint256 termDays) internal returns (Booked memory) {
        ProductRisk memory r = risk(2);
        r.endedRiskBps = 2_500;
        return sell(addProduct(r), amount, termDays);
    }

    // ---- E3: the event's own second ----

    function test_E3_AnExitInTheEventsSecondIsCharged() public {
        stake(carol, STAKE);
        exit(alice, STAKE * 1e3);
        bookLoss(FIRST, block.timestamp, 100_000e6);
        skip(14 days + 1);
        assertEq(redeem(alice, STAKE * 1e3), STAKE - 50_000e6);
    }

    // ---- E4: the order of settlement ----

    function test_E4_TheWrongOrderChangesNothing() public {
        uint256 snapshot = vm.snapshotState();
        uint256 inOrder = leftAfter(true);
        vm.revertToState(snapshot);
        assertApproxEqAbs(leftAfter(false), inOrder, 2);
    }

    /// @dev Half of the capital leaves between two events that are settled afterwards.
    function leftAfter(bool inOrder) internal returns (uint256) {
        stake(carol, STAKE);
        requestExit(alice, STAKE * 1e3);
        skip(7 days);
        uint256 first = block.timestamp - 1 days;
        pool.processExits();
        uint256 second = block.timestamp + 1 days;
        skip(2 days);
        if (inOrder) bookLoss(FIRST, first, 90_000e6);
        bookLoss(SECOND, second, 120_000e6);
        if (!inOrder) bookLoss(FIRST, first, 90_000e6);
        assertBalanced();
        return pool.fillAt(0).assets;
    }

    // ---- E10: money without shares ----

    function test_E10_MoneyWithoutSharesBelongsToTheReserve() public {
        exit(alice, STAKE * 1e3);
        gain(1_000e6);
        assertEq(pool.money().reserve, 1_000e6);
        uint256 shares = stake(bob, 599);
        assertEq(pool.convertToAssets(shares), 599);
    }

    function testFuzz_E10_RoundingTakesAtMostAThousandth(uint256 earned, uint256 assets) public {
        exit(alice, STAKE * 1e3 - 1);
        gain(bound(earned, 1, 1e15));
        skip(40 days);
        fund(bob, assets = bound(assets, 1, 1e15));
        vm.prank(bob);
        try pool.deposit(assets, bob) returns (uint256 shares) {
            assertGe(pool.convertToAssets(shares), assets * 999 / 1_000);
        } catch (bytes memory refusal) {
            assertEq(bytes4(refusal), ErrorsLib.DepositTooSmall.selector);
        }
    }

    // ---- E11: after a total loss ----

    function test_E11_APoolRecoversFromATotalLoss() public {
        sell(FIRST, 30_000e6, 200);
        bookLoss(SECOND, block.timestamp, 2 * STAKE);
        assertEq(pool.totalAssets(), 0);
        skip(100 days);
        assertGt(pool.totalAssets(), 0, "premium of what was sold is earned");
        requestExit(alice, STAKE * 1e3);
        skip(200 days);
        pool.processExits();
        assertEq(pool.totalSupply(), 0, "nothing is bound any more");
        assertEq(stake(bob, 50_000e6), 50_000e9, "at par");
        skip(30 days);
        sell(FIRST, 1_000e6, 30);
        assertBalanced();
    }

    // ---- E12: ERC-7540 ----

    function test_E12_OneDayPaysEverybodyOneRatio() public {
        stake(bob, STAKE);
        sell(FIRST, 60_000e6, 60);
        sell(SECOND, 60_000e6, 60);
        uint256 id = requestExit(alice, STAKE * 1e3);
        assertEq(requestExit(bob, pool.balanceOf(bob) / 3), id);
        skip(7 days);
        pool.processExits();
        uint256 wanted = pool.exitOf(bob).shares;
        assertEq(pool.pendingRedeemRequest(id, bob), wanted, "processed, and pending");
        bookLoss(FIRST, block.timestamp + 1 days, 50_000e6);
        skip(80 days);
        pool.processExits();
        skip(15 days);
        uint256 paidAlice = redeem(alice, STAKE * 1e3);
        uint256 paidBob = redeem(bob, wanted);
        assertApproxEqRel(paidAlice * 1e18 / (STAKE * 1e3), paidBob * 1e18 / wanted, 1e9);
    }

    // ---- E13: rewards of few decimals ----

    function test_E13_TransfersOfNothingCostNobodyAUnit() public {
        DemoAsset token = new DemoAsset("Wrapped Bitcoin", "WBTC", 8);
        program.addToken(address(pool), address(token), 1);
        stake(bob, 100_000_000e6);
        uint256 funded = 1_000_000;
        token.mint(address(this), funded);
        token.approve(rewards, funded);
        program.fund(address(pool), address(token), funded, block.timestamp + 7 days);
        for (uint256 i; i < 1_000; i++) {
            skip(12);
            vm.prank(carol);
            pool.transfer(alice, 0);
        }
        uint256 earned = funded * 12_000 / 7 days;
        uint256 expected = earned * pool.balanceOf(alice) / pool.totalSupply();
        assertGt(expected, 50);
        assertApproxEqAbs(program.claimable(address(pool), alice)[0], expected, 1);
        // Rounding at each step matters to large holders.
        assertApproxEqAbs(program.claimable(address(pool), bob)[0], earned - expected, 2);
    }

    // ---- E15: limits that say more than works ----

    function test_E15_LimitsWorkWhateverThePoolHolds() public {
        worksToTheLimit();
        gain(50_000e6);
        worksToTheLimit();
        uint256 snapshot = vm.snapshotState();
        skip(29 days);
        // Fewer shares are left than a deposit must be worth, although one unit is worth several of them.
        uint256 shares = pool.maxMint(bob) - 950;
        fund(bob, pool.previewMint(shares));
        vm.prank(bob);
        pool.mint(shares, bob);
        assertEq(pool.maxDeposit(bob), 0);
        worksToTheLimit();
        vm.revertToState(snapshot);
        bookLoss(FIRST, block.timestamp, STAKE);
        worksToTheLimit();
        exit(alice, pool.balanceOf(alice));
        gain(10_000e6);
        worksToTheLimit();
    }

    function worksToTheLimit() internal {
        uint256 snapshot = vm.snapshotState();
        uint256 max = pool.maxDeposit(bob);
        if (max != 0) stake(bob, max);
        vm.revertToState(snapshot);
        max = pool.maxMint(bob);
        if (max != 0) {
            fund(bob, pool.previewMint(max));
            vm.prank(bob);
            pool.mint(max, bob);
        }
        vm.revertToState(snapshot);
    }
}
