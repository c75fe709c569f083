// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {Test} from "forge-std/Test.sol";
import {ICover} from "breakwater/interfaces/ICover.sol";
import {ILedger} from "breakwater/interfaces/ILedger.sol";
import {IPoolFactory} from "breakwater/interfaces/IPoolFactory.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IPremiumModel} from "breakwater/interfaces/IPremiumModel.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {PoolMoney} from "breakwater/types/PoolTypes.sol";
import {Loss, Opening, Settlement} from "breakwater/types/RiskTypes.sol";
import {Defaults} from "./Defaults.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {Shipped} from "./Shipped.sol";

/// @title Cover over a real pool. `claims` is an address to call from.
/// @notice The test is governance and curator. Two products like those of `ProtocolFixture`. Alice has staked a million.
abstract contract CoverFixture is Test {
    /// @dev A UTC morning: 2026-03-02 09:00.
    uint256 internal constant START = 1_772_442_000;
    uint256 internal constant NO_LIMIT = type(uint256).max;
    uint256 internal constant STAKE = 1_000_000e6;
    uint256 internal constant AMOUNT = 10_000e6;
    uint256 internal constant TERM = 90;
    uint256 internal constant EXPLOIT = 1;
    uint256 internal constant DEPEG = 2;

    IPoolFactory internal factory;
    ILedger internal ledger;
    ICover internal cover;
    ICapitalPool internal pool;
    DemoAsset internal asset;
    address internal model;
    address internal claims = makeAddr("claims");

    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");
    address internal carol = makeAddr("carol");

    function setUp() public virtual {
        vm.warp(START);
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        AccessManager manager = new AccessManager(address(this));
        ledger = ILedger(Shipped.create("Ledger"));
        model = Shipped.create("UtilisationModel");
        address coverAt = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        address implementation =
            Shipped.create("CapitalPool", abi.encode(address(ledger), coverAt, claims, makeAddr("rewards")));
        factory = IPoolFactory(Shipped.create("PoolFactory", abi.encode(address(manager), implementation)));
        cover = ICover(Shipped.create("Cover", abi.encode(factory, ledger, claims)));
        require(address(cover) == coverAt, "address not as predicted");

        pool = createPool(address(asset));
        cover.listProduct(exploitTerms());
        cover.listProduct(depegTerms());
        fund(bob, 1_000_000e6);
        fund(carol, 1_000_000e6);
        stake(alice, STAKE);
    }

    function createPool(address token) internal returns (ICapitalPool created) {
        created = createPoolWithoutProcess(token);
        vm.prank(claims);
        created.allowSales();
    }

    function createPoolWithoutProcess(address token) internal returns (ICapitalPool) {
        return ICapitalPool(factory.createPool(Defaults.poolConfig(token, "Test Pool", "bwTEST", address(this), model)));
    }

    function exploitTerms() internal view returns (ProductTerms memory) {
        return Defaults.product(address(pool), "Tidewater Lending", "Loss of deposits.");
    }

    function depegTerms() internal view returns (ProductTerms memory t) {
        t = Defaults.product(address(pool), "Northwind Dollar", "Below 0.90 for a day.");
        (t.group, t.weightBps, t.waitingDays, t.maxDays) = (1, 6_000, 2, 180);
    }

    /// @dev A trigger or signal that governance enabled for the pool.
    function enabled(address part, Part kind) internal returns (address) {
        factory.setPart(address(pool), part, kind);
        return part;
    }

    // ---- verbs ----

    function fund(address who, uint256 assets) internal {
        uint256 balance = asset.balanceOf(who);
        if (balance < assets) asset.mint(who, assets - balance);
        vm.prank(who);
        asset.approve(address(pool), type(uint256).max);
    }

    function stake(address who, uint256 assets) internal {
        fund(who, assets);
        vm.prank(who);
        pool.deposit(assets, who);
    }

    /// @dev A purchase at exactly the quoted price.
    function buy(address who, uint256 product, uint256 amount, uint256 termDays) internal returns (uint256) {
        uint256 premium = cover.quote(product, amount, termDays).premium;
        fund(who, premium);
        vm.prank(who);
        return cover.buy(product, amount, termDays, premium, who);
    }

    function extend(address who, uint256 id, uint256 extraDays) internal returns (uint256) {
        uint256 premium = cover.quoteExtend(id, extraDays).premium;
        fund(who, premium);
        vm.prank(who);
        return cover.extend(id, extraDays, premium);
    }

    function cancel(address who, uint256 id) internal returns (uint256) {
        vm.prank(who);
        return cover.cancel(id, 0);
    }

    /// @dev Books a loss of one second ago, as Claims does.
    function bookLoss(uint256 product, uint256 assets) internal {
        (, uint8 index,) = cover.poolOf(product);
        bookLoss(Loss(index, block.timestamp - 1, assets, 1e18, STAKE));
    }

    function bookLoss(Loss memory loss) internal {
        Settlement memory s;
        s.loss = loss;
        vm.prank(claims);
        pool.settle(s);
    }

    /// @dev Books a loss and pays it to a cover.
    function payOut(uint256 id, uint256 assets) internal {
        bookLoss(cover.coverOf(id).product, assets);
        vm.prank(claims);
        cover.payOut(id, assets, 0, uint96(assets), false);
    }

    /// @dev An incident of one second ago that may cost all cover in force.
    function openIncident(uint256 product) internal returns (uint256 cost) {
        (, uint8 index,) = cover.poolOf(product);
        vm.prank(claims);
        return pool.openIncident(Opening(index, block.timestamp - 1, 10_000, 0)).cost;
    }

    function today() internal view returns (uint256) {
        return block.timestamp / 1 days;
    }

    function assertBalanced() internal view {
        PoolMoney memory m = pool.money();
        assertGe(
            asset.balanceOf(address(pool)),
            m.capital + m.reserve + m.unearned + m.gains + m.exiting + m.owed + m.bonds + m.fees,
            "balance >= capital + reserve + unearned + gains + exiting + owed + bonds + fees"
        );
    }
}
