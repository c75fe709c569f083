// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {Test} from "forge-std/Test.sol";
import {ILedger} from "breakwater/interfaces/ILedger.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IPremiumModel} from "breakwater/interfaces/IPremiumModel.sol";
import {Booked, Price, ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {PoolConfig, PoolMoney, PoolParams} from "breakwater/types/PoolTypes.sol";
import {Loss, Opened, Opening, Settlement} from "breakwater/types/RiskTypes.sol";
import {Defaults} from "./Defaults.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {Shipped} from "./Shipped.sol";

/// @title One pool with two products and three people, without Cover, Claims and governance
/// @notice The test is factory and curator. `cover` and `claims` are addresses to call from.
abstract contract PoolFixture is Test {
    /// @dev A UTC morning: 2026-03-02 09:00.
    uint256 internal constant START = 1_772_442_000;
    uint256 internal constant NO_LIMIT = type(uint256).max;
    uint8 internal constant COOLDOWN_DAYS = 7;
    uint8 internal constant REPORT_DAYS = 14;
    /// @dev The products' numbers in the pool; each is a group of its own.
    uint8 internal constant FIRST = 0;
    uint8 internal constant SECOND = 1;

    ILedger internal ledger;
    IPremiumModel internal model;
    ICapitalPool internal implementation;
    ICapitalPool internal pool;
    DemoAsset internal asset;

    address internal cover = makeAddr("cover");
    address internal claims = makeAddr("claims");
    address internal rewards = makeAddr("rewards");

    address internal alice;
    address internal bob;
    address internal carol;

    function setUp() public virtual {
        vm.warp(START);
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        ledger = ILedger(Shipped.create("Ledger"));
        model = IPremiumModel(Shipped.create("UtilisationModel"));
        implementation =
            ICapitalPool(Shipped.create("CapitalPool", abi.encode(address(ledger), cover, claims, rewards)));
        pool = createPool(address(asset), 6);
        addProduct(risk(0));
        addProduct(risk(1));
        (alice, bob, carol) = (person("alice"), person("bob"), person("carol"));
    }

    /// @dev A pool that sells cover, with the default parameters.
    function createPool(address token, uint8 decimals) internal returns (ICapitalPool created) {
        created = ICapitalPool(clone(token, decimals));
        created.initialize(poolConfig(token));
        vm.prank(claims);
        created.allowSales();
    }

    /// @dev A pool to which nothing has been written.
    function clone(address token, uint8 decimals) internal returns (address) {
        bytes memory arguments = abi.encode(token, decimals, address(this));
        return Clones.cloneWithImmutableArgs(address(implementation), arguments);
    }

    function poolConfig(address token) internal view returns (PoolConfig memory config) {
        config = Defaults.poolConfig(token, "Test Pool", "bwTEST", address(this), address(model));
        (config.cooldownDays, config.reportDays) = (COOLDOWN_DAYS, REPORT_DAYS);
    }

    function defaultParams() internal pure returns (PoolParams memory) {
        return Defaults.params();
    }

    /// @dev Share cap of a fifth of the capital, weight of three quarters, 2 % expected loss a year.
    function risk(uint8 group) internal pure returns (ProductRisk memory) {
        return ProductRisk({group: group, shareBps: 2_000, weightBps: 7_500, riskRate: 0.02e18, endedRiskBps: 0});
    }

    function addProduct(ProductRisk memory r) internal returns (uint8 product) {
        vm.prank(cover);
        (product,) = pool.addProduct(address(this), r);
    }

    // ---- people ----

    /// @dev A person with a million and an allowance for the pool.
    function person(string memory name) internal returns (address who) {
        who = makeAddr(name);
        fund(who, 1_000_000e6);
    }

    /// @dev Mints what is missing for a payment to the pool.
    function fund(address who, uint256 assets) internal {
        uint256 balance = asset.balanceOf(who);
        if (balance < assets) asset.mint(who, assets - balance);
        vm.prank(who);
        asset.approve(address(pool), type(uint256).max);
    }

    function stake(address who, uint256 assets) internal returns (uint256 shares) {
        fund(who, assets);
        vm.prank(who);
        shares = pool.deposit(assets, who);
    }

    function requestExit(address who, uint256 shares) internal returns (uint256 requestId) {
        vm.prank(who);
        requestId = pool.requestRedeem(shares, who, who);
    }

    /// @dev Requests, waits for the cooldown and processes.
    function exit(address who, uint256 shares) internal returns (uint256 requestId) {
        requestId = requestExit(who, shares);
        skip(uint256(COOLDOWN_DAYS) * 1 days);
        pool.processExits();
    }

    function redeem(address who, uint256 shares) internal returns (uint256 assets) {
        vm.prank(who);
        assets = pool.redeem(shares, who, who);
    }

    // ---- as Cover ----

    function today() internal view returns (uint16) {
        return uint16(block.timestamp / 1 days);
    }

    /// @dev Sells cover that starts after one waiting day; `bob` pays.
    function sell(uint8 product, uint256 amount, uint256 termDays) internal returns (Booked memory) {
        uint16 startDay = today() + 2;
        return sellFrom(product, amount, startDay, startDay + uint16(termDays));
    }

    /// @dev Sells cover with any days, so that it can be in force at once.
    function sellFrom(uint8 product, uint256 amount, uint16 startDay, uint16 endDay) internal returns (Booked memory) {
        Sale memory sale = Sale(product, uint96(amount), startDay, endDay, 1e18);
        uint256 premium = ledger.quote(address(pool), sale, pool.backing()).premium;
        fund(bob, premium);
        vm.prank(cover);
        Price memory p = pool.sell(sale, premium, bob);
        return Booked(product, sale.amount, sale.amount, startDay, endDay, p.rate, p.capitalShare, p.refundRate);
    }

    /// @dev Moves a cover's end; `bob` pays. Returns the changed cover.
    function extend(Booked memory booked, uint256 extraDays) internal returns (Booked memory) {
        uint16 newEndDay = booked.endDay + uint16(extraDays);
        fund(bob, ledger.quoteExtend(address(pool), booked, newEndDay, 1e18, pool.backing().priced).premium);
        vm.prank(cover);
        Price memory p = pool.extend(booked, newEndDay, 1e18, NO_LIMIT, bob);
        return Booked(
            booked.product, booked.amount, booked.left, booked.startDay, newEndDay, p.rate, p.capitalShare, p.refundRate
        );
    }

    function cancel(Booked memory booked) internal returns (uint256 refund) {
        vm.prank(cover);
        return pool.cancel(booked, bob);
    }

    // ---- as Claims ----

    /// @dev An incident of a product at a time, asserted at a severity, without a loss root.
    function openIncident(uint8 product, uint256 eventTime, uint256 severityBps)
        internal
        returns (Opened memory opened)
    {
        vm.prank(claims);
        opened = pool.openIncident(Opening(product, eventTime, severityBps, 0));
    }

    /// @dev Closes an open incident as Claims does: its part of A, and what it held back of exits.
    function closeIncident(uint8 product, uint256 eventTime, uint256 cost) internal {
        Settlement memory s;
        (s.loss.product, s.loss.eventTime) = (product, eventTime);
        (s.counted, s.cost, s.released) = (true, cost, cost);
        settle(s);
    }

    /// @dev Books a loss of any size.
    function bookLoss(uint8 product, uint256 eventTime, uint256 assets) internal returns (uint256 booked) {
        Settlement memory s;
        s.loss = Loss(product, eventTime, assets, 1e18, assets);
        (booked,) = settle(s);
    }

    function settle(Settlement memory s) internal returns (uint256 booked, uint256 fees) {
        vm.prank(claims);
        return pool.settle(s);
    }

    /// @dev A gain: a recovery that somebody donates.
    function gain(uint256 assets) internal {
        fund(carol, assets);
        vm.prank(carol);
        pool.donate(assets);
    }

    // ---- checks ----

    /// @dev The balance equation, invariant number one.
    function assertBalanced() internal view {
        PoolMoney memory m = pool.money();
        assertGe(
            asset.balanceOf(address(pool)),
            m.capital + m.reserve + m.unearned + m.gains + m.exiting + m.owed + m.bonds + m.fees,
            "balance >= capital + reserve + unearned + gains + exiting + owed + bonds + fees"
        );
    }
}
