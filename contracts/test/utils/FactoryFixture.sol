// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManager} from "@openzeppelin/contracts/access/manager/AccessManager.sol";
import {CapitalPool} from "breakwater/CapitalPool.sol";
import {Ledger} from "breakwater/Ledger.sol";
import {PoolFactory} from "breakwater/PoolFactory.sol";
import {Rewards} from "breakwater/Rewards.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {UtilisationModel} from "breakwater/pricing/UtilisationModel.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {PoolFixture} from "./PoolFixture.sol";

/// @title A pool that its factory created, with rewards
/// @notice The test itself is administrator and curator.
abstract contract FactoryFixture is PoolFixture {
    AccessManager internal manager;
    PoolFactory internal factory;
    Rewards internal program;

    function setUp() public virtual override {
        vm.warp(START);
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        ledger = new Ledger();
        model = new UtilisationModel();
        manager = new AccessManager(address(this));
        rewards = vm.computeCreateAddress(address(this), vm.getNonce(address(this)) + 2);
        implementation = new CapitalPool(address(ledger), cover, claims, rewards);
        factory = new PoolFactory(address(manager), address(implementation));
        program = new Rewards(address(manager), factory);
        assertEq(address(program), rewards);

        pool = ICapitalPool(factory.createPool(poolConfig(address(asset))));
        vm.prank(claims);
        pool.allowSales();
        addProduct(risk(0));
        addProduct(risk(1));
        (alice, bob, carol) = (person("alice"), person("bob"), person("carol"));
    }
}
