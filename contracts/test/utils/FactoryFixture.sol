// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {ILedger} from "breakwater/interfaces/ILedger.sol";
import {IPoolFactory} from "breakwater/interfaces/IPoolFactory.sol";
import {IRewards} from "breakwater/interfaces/IRewards.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IPremiumModel} from "breakwater/interfaces/IPremiumModel.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {PoolFixture} from "./PoolFixture.sol";
import {Shipped} from "./Shipped.sol";

/// @title A pool that its factory created, with rewards
/// @notice The test is administrator and curator.
abstract contract FactoryFixture is PoolFixture {
    AccessManager internal manager;
    IPoolFactory internal factory;
    IRewards internal program;

    function setUp() public virtual override {
        vm.warp(START);
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        ledger = ILedger(Shipped.create("Ledger"));
        model = IPremiumModel(Shipped.create("UtilisationModel"));
        manager = new AccessManager(address(this));
        rewards = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        implementation =
            ICapitalPool(Shipped.create("CapitalPool", abi.encode(address(ledger), cover, claims, rewards)));
        factory = IPoolFactory(Shipped.create("PoolFactory", abi.encode(address(manager), address(implementation))));
        program = IRewards(Shipped.create("Rewards", abi.encode(address(manager), factory)));
        assertEq(address(program), rewards);

        pool = ICapitalPool(factory.createPool(poolConfig(address(asset))));
        vm.prank(claims);
        pool.allowSales();
        addProduct(risk(0));
        addProduct(risk(1));
        (alice, bob, carol) = (person("alice"), person("bob"), person("carol"));
    }
}
