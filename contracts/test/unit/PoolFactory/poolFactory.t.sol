// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";
import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IPoolFactory} from "breakwater/interfaces/IPoolFactory.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {LimitsLib} from "breakwater/libraries/LimitsLib.sol";
import {Limits, Part} from "breakwater/types/GovernanceTypes.sol";
import {PoolConfig, PoolParams} from "breakwater/types/PoolTypes.sol";
import {FactoryFixture} from "../../utils/FactoryFixture.sol";
import {CoverTriggerStub} from "../../utils/PartStubs.sol";

contract TokenOf is ERC20 {
    uint8 private immutable _DECIMALS;

    constructor(uint8 decimals_) ERC20("Token", "T") {
        _DECIMALS = decimals_;
    }

    function decimals() public view override returns (uint8) {
        return _DECIMALS;
    }
}

contract PoolFactoryTest is FactoryFixture {
    PoolConfig internal c;

    function setUp() public override {
        super.setUp();
        c = poolConfig(address(asset));
    }

    // ---- createPool ----

    function test_RevertWhen_CallerIsNotGovernance() public {
        bytes memory refusal = abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice);
        Limits memory limits = LimitsLib.defaults();
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        factory.createPool(c);
        vm.expectRevert(refusal);
        factory.setParams(address(pool), c.params);
        vm.expectRevert(refusal);
        factory.setModel(address(pool), address(model));
        vm.expectRevert(refusal);
        factory.payFees(address(pool), alice, 0);
        vm.expectRevert(refusal);
        factory.setCurator(address(pool), alice);
        vm.expectRevert(refusal);
        factory.setLimits(address(pool), limits);
        vm.expectRevert(refusal);
        factory.setPart(address(pool), alice, Part.None);
        vm.expectRevert(refusal);
        factory.pause(address(pool), 1);
        vm.expectRevert(refusal);
        factory.unpause(address(pool));
    }

    function test_RevertWhen_AssetIsUnsuitable() public {
        c.asset = alice;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidAsset.selector, alice));
        factory.createPool(c);
        c.asset = address(new TokenOf(19));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidAsset.selector, c.asset));
        factory.createPool(c);
        c.asset = address(new TokenOf(18));
        assertEq(ICapitalPool(factory.createPool(c)).decimals(), 21);
        c.asset = address(new TokenOf(0));
        assertEq(ICapitalPool(factory.createPool(c)).decimals(), 3);
    }

    function test_RevertWhen_ConfigIsOutOfBounds() public {
        PoolConfig memory bad = c;
        bad.curator = address(0);
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        factory.createPool(bad);
        bad = poolConfig(address(asset));
        bad.model = alice;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidModel.selector, alice));
        factory.createPool(bad);
        bad = poolConfig(address(asset));
        (bad.cooldownDays, bad.reportDays) = (0, 14);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 0, 1, 7));
        factory.createPool(bad);
        (bad.cooldownDays, bad.reportDays) = (7, 31);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 31, 1, 30));
        factory.createPool(bad);
        bad = poolConfig(address(asset));
        bad.params.leverageBps = 80_001;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 80_001, 10_000, 80_000));
        factory.createPool(bad);
    }

    function test_CreatesAPoolWithTheDefaultLimits() public {
        (c.curator, c.name) = (alice, "Second");
        address expected = vm.computeCreateAddress(address(factory), vm.getNonce(address(factory)));
        assertFalse(factory.isPool(expected));
        vm.expectEmit(address(factory));
        emit IPoolFactory.PoolCreated(expected, address(asset), alice, "Second");
        assertEq(factory.createPool(c), expected);
        assertTrue(factory.isPool(expected));
        assertEq(factory.poolCount(), 2);
        assertEq(factory.poolAt(0), address(pool));
        assertEq(factory.poolAt(1), expected);
        assertEq(ICapitalPool(expected).terms().curator, alice);
        assertFalse(ICapitalPool(expected).terms().selling, "until it has a process");
        assertEq(abi.encode(factory.limitsOf(expected)), abi.encode(LimitsLib.defaults()));
        assertFalse(factory.isPool(address(implementation)));
    }

    /// @dev The budget of DESIGN §13.
    function test_CreatingCostsLessThanTwoMillion() public {
        uint256 before = gasleft();
        factory.createPool(c);
        assertLt(before - gasleft(), 2_000_000);
    }

    // ---- for governance ----

    function test_RevertWhen_ThePoolIsUnknown() public {
        bytes memory refusal = abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, alice);
        vm.expectRevert(refusal);
        factory.setParams(alice, c.params);
        vm.expectRevert(refusal);
        factory.setPart(alice, address(model), Part.Signal);
        vm.expectRevert(refusal);
        factory.limitsOf(alice);
        vm.expectRevert(refusal);
        factory.limitsFor(alice, address(0), address(0));
        vm.expectRevert(refusal);
        factory.pause(alice, 1);
    }

    function test_ForwardsGovernanceCalls() public {
        PoolParams memory params = c.params;
        params.materialityBps = 100;
        factory.setParams(address(pool), params);
        assertEq(pool.terms().materialityBps, 100);
        factory.setModel(address(pool), address(asset));
        (, address priced,,) = ledger.paramsOf(address(pool));
        assertEq(priced, address(asset));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidModel.selector, alice));
        factory.setModel(address(pool), alice);
        factory.setCurator(address(pool), bob);
        assertEq(pool.terms().curator, bob);
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        factory.setCurator(address(pool), address(0));
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        factory.payFees(address(pool), address(0), 0);
        factory.payFees(address(pool), bob, 0);
    }

    function test_SetsLimitsWithinHardBounds() public {
        Limits memory limits = LimitsLib.defaults();
        limits.maxShareBps = 5_000;
        factory.setLimits(address(pool), limits);
        assertEq(factory.limitsOf(address(pool)).maxShareBps, 5_000);
        limits.maxShareBps = 5_001;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 5_001, 1, 5_000));
        factory.setLimits(address(pool), limits);
    }

    function test_EnablesPartsPoolByPool() public {
        ICapitalPool second = ICapitalPool(factory.createPool(c));
        address part = address(model);
        vm.expectEmit(address(factory));
        emit IPoolFactory.PartSet(address(pool), part, Part.Signal);
        factory.setPart(address(pool), part, Part.Signal);
        factory.limitsFor(address(pool), part, address(0));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidTrigger.selector, part));
        factory.limitsFor(address(pool), address(0), part);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, part));
        factory.limitsFor(address(second), part, address(0));
        factory.setPart(address(pool), part, Part.None);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidSignal.selector, part));
        factory.limitsFor(address(pool), part, address(0));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidPart.selector, alice));
        factory.setPart(address(pool), alice, Part.Trigger);
    }

    /// @dev Cover with this trigger could not be proven.
    function test_RevertWhen_ATriggerIsNotUsable() public {
        CoverTriggerStub trigger = new CoverTriggerStub();
        trigger.set(0);
        vm.expectRevert(CoverTriggerStub.NoPrice.selector);
        factory.setPart(address(pool), address(trigger), Part.Trigger);
        trigger.set(1e18);
        factory.setPart(address(pool), address(trigger), Part.Trigger);
        trigger.set(0);
        factory.setPart(address(pool), address(trigger), Part.None);
    }

    // ---- the guardian ----

    function test_PausesAndUnpauses() public {
        vm.expectRevert(ErrorsLib.ZeroAmount.selector);
        factory.pause(address(pool), 0);
        factory.pause(address(pool), 2);
        assertEq(pool.maxDeposit(alice), 0);
        factory.unpause(address(pool));
        assertGt(pool.maxDeposit(alice), 0);
        vm.expectRevert(ErrorsLib.NotPaused.selector);
        factory.unpause(address(pool));
    }
}
