// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {LimitsLib} from "breakwater/libraries/LimitsLib.sol";
import {ParamsLib} from "breakwater/libraries/ParamsLib.sol";
import {Peril, ProductView} from "breakwater/types/CoverTypes.sol";
import {Solvency} from "breakwater/types/PoolTypes.sol";
import {Core, Deployment} from "../../script/Deployment.sol";
import {Demo, DemoParts} from "../../script/demo/Demo.sol";

/// @title The demo is what the application's visitors judge the protocol by
contract DemoTest is Test, Deployment {
    uint256 private constant HARBOUR_PRODUCTS = 16;

    Core private core;
    DemoParts private parts;
    address private member = makeAddr("member");

    function setUp() public {
        vm.warp(1_772_442_000);
        core = deployCore(address(this), address(this));
        parts = Demo.setUp(core, address(this), address(this));
        parts.faucet.drip(member);
    }

    function test_ThreePoolsWithTheDefaults() public view {
        assertEq(core.factory.poolCount(), 3);
        address[3] memory assets = [address(parts.asset), address(parts.savings), address(parts.etherAsset)];
        for (uint256 i; i < 3; i++) {
            ICapitalPool pool = ICapitalPool(core.factory.poolAt(i));
            assertEq(pool.asset(), assets[i]);
            assertTrue(pool.terms().selling);
            assertEq(abi.encode(pool.terms().params), abi.encode(ParamsLib.defaults()));
            assertEq(abi.encode(core.factory.limitsOf(address(pool))), abi.encode(LimitsLib.defaults()));
        }
    }

    /// @dev Many risks of all kinds in many groups: what diversification is shown with.
    function test_TheFirstPoolIsDiversified() public view {
        uint256 groups;
        bool needsLossRoot;
        for (uint256 id = 1; id <= HARBOUR_PRODUCTS; id++) {
            ProductView memory v = core.cover.productOf(id);
            assertEq(v.pool, core.factory.poolAt(0));
            assertLe(v.riskRate, 0.04e18);
            groups |= 1 << v.group;
            needsLossRoot = needsLossRoot || v.needsLossRoot;
        }
        assertNotEq(core.cover.productOf(HARBOUR_PRODUCTS + 1).pool, core.factory.poolAt(0));
        assertEq(groups, 1_023, "ten groups");
        assertTrue(needsLossRoot);
    }

    function test_EveryPerilIsThere() public view {
        uint256 perils;
        for (uint256 id = 1; id <= core.cover.productCount(); id++) {
            perils |= 1 << uint8(core.cover.productOf(id).peril);
        }
        assertEq(perils, (1 << (uint256(uint8(Peril.ImpermanentLoss)) + 1)) - 1);
    }

    /// @dev The seed sells until about 70 % are used: the products allow it.
    function test_SeventyPercentCanBeUsed() public {
        ICapitalPool pool = ICapitalPool(core.factory.poolAt(0));
        _deposit(pool, 1_000_000e6);
        for (uint256 id = 1; id <= HARBOUR_PRODUCTS; id++) {
            _buy(pool, id, 125_000e6, 180);
        }
        Solvency memory s = core.lens.solvency(address(pool));
        assertGe(s.utilisation, 0.65e18);
        assertLe(s.utilisation, 0.8e18);
        assertTrue(s.isSolvent);
    }

    /// @dev Each of the other products sells, with its signal, trigger and feeds.
    function test_EveryProductSells() public {
        _deposit(ICapitalPool(core.factory.poolAt(1)), 10_000e6);
        _deposit(ICapitalPool(core.factory.poolAt(2)), 20e18);
        for (uint256 id = HARBOUR_PRODUCTS + 1; id <= core.cover.productCount(); id++) {
            ICapitalPool pool = ICapitalPool(core.cover.productOf(id).pool);
            uint256 amount = core.cover.capacity(id) / 10;
            assertGt(amount, 0);
            _buy(pool, id, amount, 90);
        }
    }

    function _deposit(ICapitalPool pool, uint256 assets) private {
        if (pool.asset() == address(parts.asset)) parts.asset.mint(member, assets);
        vm.startPrank(member);
        (bool approved,) = pool.asset().call(abi.encodeCall(parts.asset.approve, (address(pool), type(uint256).max)));
        assertTrue(approved);
        pool.deposit(assets, member);
        vm.stopPrank();
    }

    function _buy(ICapitalPool pool, uint256 product, uint256 amount, uint256 termDays) private {
        if (pool.asset() == address(parts.asset)) {
            parts.asset.mint(member, core.cover.quote(product, amount, termDays).premium);
        }
        vm.prank(member);
        core.cover.buy(product, amount, termDays, type(uint256).max, member);
    }
}
