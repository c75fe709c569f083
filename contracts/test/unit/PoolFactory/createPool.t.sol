// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IPoolFactory} from "breakwater/interfaces/IPoolFactory.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolConfig, PoolTerms} from "breakwater/types/Types.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract TokenOf is ERC20 {
    uint8 private immutable _DECIMALS;

    constructor(uint8 decimals_) ERC20("Token", "T") {
        _DECIMALS = decimals_;
    }

    function decimals() public view override returns (uint8) {
        return _DECIMALS;
    }
}

contract CreatePoolTest is Unit {
    PoolConfig internal c;

    function setUp() public override {
        super.setUp();
        c = configOf(address(asset));
    }

    function test_RevertWhen_CallerIsNotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        core.factory.createPool(c);
    }

    function test_RevertWhen_AssetHasNoCode() public {
        c.asset = alice;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidAsset.selector, alice));
        core.factory.createPool(c);
    }

    function test_RevertWhen_AssetHasMoreThan18Decimals() public {
        c.asset = address(new TokenOf(19));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidAsset.selector, c.asset));
        core.factory.createPool(c);
        c.asset = address(new TokenOf(18));
        assertEq(ICapitalPool(core.factory.createPool(c)).decimals(), 21);
        c.asset = address(new TokenOf(0));
        assertEq(ICapitalPool(core.factory.createPool(c)).decimals(), 3);
    }

    function test_RevertWhen_CuratorIsZero() public {
        c.curator = address(0);
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        core.factory.createPool(c);
    }

    function test_CreatesAPool() public {
        (c.curator, c.name) = (alice, "Second");
        address expected = vm.computeCreateAddress(address(core.factory), vm.getNonce(address(core.factory)));
        assertFalse(core.factory.isPool(expected));
        vm.expectEmit(address(core.factory));
        emit IPoolFactory.PoolCreated(expected, address(asset), alice, "Second");
        assertEq(core.factory.createPool(c), expected);
        assertTrue(core.factory.isPool(expected));
        assertEq(core.factory.poolCount(), 2);
        assertEq(core.factory.poolAt(0), address(pool));
        assertEq(core.factory.poolAt(1), expected);
        PoolTerms memory t = ICapitalPool(expected).terms();
        assertEq(keccak256(abi.encode(t.params)), keccak256(abi.encode(c.params)));
        assertEq(t.curator, alice);
        assertFalse(core.factory.isPool(core.factory.implementation()));
    }

    function test_PoolsShareNothing() public {
        ICapitalPool second = ICapitalPool(core.factory.createPool(c));
        stake(alice, 100_000e6);
        lose(50_000e6);
        assertEq(second.totalAssets(), 0);
        assertEq(second.totalSupply(), 0);
        assertEq(second.money().owed, 0);
    }
}
