// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Booked, Sale} from "breakwater/types/CoverTypes.sol";
import {PoolMoney} from "breakwater/types/PoolTypes.sol";
import {Loss, Settlement} from "breakwater/types/RiskTypes.sol";
import {DemoAsset} from "../../../script/demo/DemoAsset.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";
import {FeeToken} from "../../utils/FeeToken.sol";

contract NonzeroToken is ERC20("Nonzero Token", "NZT") {
    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function _update(address from, address to, uint256 amount) internal override {
        require(amount != 0, "nothing");
        super._update(from, to, amount);
    }
}

/// @notice Premiums, bonds, fees, gains and debts: from which purpose to which money moves.
contract MoneyTest is PoolFixture {
    uint256 internal constant STAKE = 100_000e6;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
    }

    // ---- premiums ----

    function test_RevertWhen_CallerIsNotCover() public {
        bytes memory refusal = abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, address(this), cover);
        Sale memory sale = Sale(FIRST, 1e6, today() + 2, today() + 32, 1e18);
        Booked memory booked;
        vm.expectRevert(refusal);
        pool.sell(sale, NO_LIMIT, bob);
        vm.expectRevert(refusal);
        pool.extend(booked, 0, 0, NO_LIMIT, bob);
        vm.expectRevert(refusal);
        pool.cancel(booked, bob);
        vm.expectRevert(refusal);
        pool.payOut(booked, bob, 1);
        vm.expectRevert(refusal);
        pool.addProduct(address(this), risk(0));
        vm.expectRevert(refusal);
        pool.tune(FIRST, 1, 1);
    }

    function test_RevertWhen_NotTheCurator() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotCurator.selector, bob, address(this)));
        vm.prank(cover);
        pool.addProduct(bob, risk(0));
    }

    function test_RevertGiven_NoProcess() public {
        ICapitalPool other = ICapitalPool(clone(address(asset), 6));
        other.initialize(poolConfig(address(asset)));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, address(other)));
        vm.prank(cover);
        other.sell(Sale(FIRST, 1e6, today() + 2, today() + 32, 1e18), NO_LIMIT, bob);
    }

    function test_RevertWhen_PremiumIsAboveTheMax() public {
        Sale memory sale = Sale(FIRST, 1_000e6, today() + 2, today() + 32, 1e18);
        uint256 premium = ledger.quote(address(pool), sale, pool.backing()).premium;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PremiumAboveMax.selector, premium, premium - 1));
        vm.prank(cover);
        pool.sell(sale, premium - 1, bob);
    }

    function test_RevertGiven_Paused() public {
        Booked memory booked = sell(FIRST, 1_000e6, 30);
        pool.pause(1);
        bytes memory refusal = abi.encodeWithSelector(ErrorsLib.Paused.selector, (uint256(today()) + 1) * 1 days);
        vm.startPrank(cover);
        vm.expectRevert(refusal);
        pool.sell(Sale(FIRST, 1e6, today() + 2, today() + 32, 1e18), NO_LIMIT, bob);
        vm.expectRevert(refusal);
        pool.extend(booked, booked.endDay + 1, 1e18, NO_LIMIT, bob);
        vm.stopPrank();
        cancel(booked);
    }

    function test_APremiumIsUnearnedAndThenEarned() public {
        Booked memory booked = sell(FIRST, 10_000e6, 30);
        PoolMoney memory m = pool.money();
        uint256 premium = m.unearned + m.reserve;
        assertGt(m.unearned, 0);
        assertEq(m.capital, STAKE);
        assertEq(asset.balanceOf(address(pool)), STAKE + premium);
        vm.warp((uint256(booked.endDay) + REPORT_DAYS) * 1 days);
        m = pool.money();
        assertLe(m.unearned, 1);
        assertEq(m.capital + m.fees + m.reserve + m.unearned, STAKE + premium, "paid = earned + unearned");
        assertGt(m.fees, 0);
        pool.sync(NO_LIMIT);
        assertEq(pool.money().capital, m.capital, "views say what a sync does");
    }

    function testFuzz_ViewsSayWhatASyncDoes(uint256 time) public {
        sell(FIRST, 10_000e6, 30);
        gain(1_000e6);
        sell(SECOND, 10_000e6, 60);
        skip(bound(time, 0, 200 days));
        PoolMoney memory m = pool.money();
        assertTrue(pool.sync(NO_LIMIT));
        assertEq(abi.encode(pool.money()), abi.encode(m));
        assertBalanced();
    }

    function testFuzz_ASyncInSteps(uint256 time, uint256 steps) public {
        sell(FIRST, 10_000e6, 30);
        gain(1_000e6);
        sell(SECOND, 10_000e6, 60);
        skip(bound(time, 0, 200 days));
        PoolMoney memory m = pool.money();
        steps = bound(steps, 1, 4);
        while (!pool.sync(steps)) {}
        assertApproxEqAbs(pool.money().capital, m.capital, 4, "but for rounding of fee and reserve");
        assertEq(pool.money().unearned, m.unearned);
        assertEq(pool.money().gains, m.gains);
        assertBalanced();
    }

    function test_ACancellationPaysTheRefund() public {
        Booked memory booked = sell(FIRST, 10_000e6, 60);
        skip(5 days);
        PoolMoney memory before = pool.money();
        uint256 held = asset.balanceOf(bob);
        uint256 refund = cancel(booked);
        assertGt(refund, 0);
        assertEq(asset.balanceOf(bob) - held, refund);
        PoolMoney memory m = pool.money();
        assertEq(m.unearned + m.reserve + refund, before.unearned + before.reserve);
        assertBalanced();
    }

    function test_AFeeOnTransferIsRefused() public {
        FeeToken token = new FeeToken();
        ICapitalPool other = createPool(address(token), 18);
        token.mint(alice, 1e18);
        vm.startPrank(alice);
        token.approve(address(other), 1e18);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TransferShort.selector, address(token), 1e18, 0.99e18));
        other.deposit(1e18, alice);
    }

    /// @dev A refund or an exit of zero must not revert because of the token.
    function test_ATokenThatRefusesToTransferNothing() public {
        asset = DemoAsset(address(new NonzeroToken()));
        pool = createPool(address(asset), 6);
        addProduct(risk(0));
        stake(alice, STAKE);
        Booked memory booked = sell(FIRST, 1, 30);
        assertEq(cancel(booked), 0);
        bookLoss(FIRST, block.timestamp, 2 * STAKE);
        exit(alice, STAKE * 1e3);
        skip(14 days + 1);
        assertEq(redeem(alice, STAKE * 1e3), 0);
        assertEq(pool.exitOf(alice).shares, 0);
    }

    // ---- gains ----

    /// @dev Units of a first gain that are too small for a rate. They go to the reserve.
    function dustOf(uint256 assets) internal view returns (uint256) {
        return (assets << 16) % ((uint256(today()) + 28) * 1 days - block.timestamp) >> 16;
    }

    /// @dev E1: no gain changes the share price in a jump.
    function test_AGainIsStreamedOver28Days() public {
        fund(carol, 28_000e6);
        uint256 dust = dustOf(28_000e6);
        vm.expectEmit(address(pool));
        emit ICapitalPool.GainAdded(28_000e6, dust);
        vm.prank(carol);
        pool.donate(28_000e6);
        assertEq(pool.totalAssets(), STAKE);
        skip(14 days);
        assertApproxEqRel(pool.totalAssets(), STAKE + 14_000e6, 0.01e18);
        skip(14 days + 15 hours);
        assertEq(pool.totalAssets(), STAKE + 28_000e6 - dust);
        assertBalanced();
    }

    function test_RevertWhen_NothingIsDonated() public {
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        pool.donate(0);
    }

    // ---- bonds, fees and what is owed ----

    function test_RevertWhen_CallerIsNotClaims() public {
        bytes memory refusal = abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, address(this), claims);
        vm.expectRevert(refusal);
        pool.takeBond(bob, 1);
        vm.expectRevert(refusal);
        Settlement memory s;
        pool.settle(s);
        vm.expectRevert(refusal);
        pool.returnOwed(1);
        vm.expectRevert(refusal);
        pool.payOwed(bob, 1);
        vm.expectRevert(refusal);
        pool.changeHold(0, 0, 0);
        vm.expectRevert(refusal);
        pool.allowSales();
    }

    function test_BondsAreDivided() public {
        Settlement memory s;
        (s.bonds, s.toGains) = (500e6, 100e6);
        vm.startPrank(claims);
        pool.takeBond(bob, 500e6);
        assertEq(pool.money().bonds, 500e6);
        vm.expectEmit(address(pool));
        emit ICapitalPool.GainAdded(100e6, dustOf(100e6));
        pool.settle(s);
        PoolMoney memory m = pool.money();
        assertEq(m.bonds, 0);
        assertEq(m.owed, 400e6);
        assertApproxEqAbs(m.gains, 100e6, 50);
        vm.expectEmit(address(pool));
        emit ICapitalPool.Paid(bob, 400e6);
        pool.payOwed(bob, 400e6);
        assertEq(pool.money().owed, 0);
        vm.expectRevert();
        pool.payOwed(bob, 1);
    }

    function test_WhatIsNotCollectedBecomesAGain() public {
        bookLoss(FIRST, block.timestamp, 10_000e6);
        vm.prank(claims);
        pool.returnOwed(4_000e6);
        assertEq(pool.money().owed, 6_000e6);
        assertApproxEqAbs(pool.money().gains, 4_000e6, 50);
        assertApproxEqAbs(pool.totalAssets(), STAKE - 10_000e6, 50);
    }

    function test_FeesPayVotersUpToALimit() public {
        sell(FIRST, 10_000e6, 30);
        skip(30 days);
        uint256 fees = pool.money().fees;
        assertGt(fees, 1);
        Settlement memory s;
        s.loss = Loss(FIRST, block.timestamp, 200, 0, 1);
        s.feeBps = 50;
        (uint256 booked, uint256 paid) = settle(s);
        assertEq(paid, 1, "half a percent of what was booked");
        s.loss.assets = 10 * fees;
        s.feeBps = 5_000;
        (booked, paid) = settle(s);
        assertEq(paid, fees - 1, "what there is");
        assertEq(pool.money().owed, 200 + booked + fees);
        assertEq(pool.money().fees, 0);
    }

    function test_PayOutReducesTheExposure() public {
        Booked memory booked = sellFrom(FIRST, 10_000e6, today(), today() + 30);
        bookLoss(FIRST, block.timestamp, 4_000e6);
        uint256 held = asset.balanceOf(bob);
        vm.prank(cover);
        pool.payOut(booked, bob, 4_000e6);
        assertEq(asset.balanceOf(bob) - held, 4_000e6);
        assertEq(pool.money().owed, 0);
        assertEq(ledger.productOf(address(pool), FIRST, pool.backing()).exposure, 6_000e6);
    }
}
