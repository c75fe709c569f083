// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC165} from "@openzeppelin/contracts/interfaces/IERC165.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolConfig, PoolParams, PoolTerms} from "breakwater/types/PoolTypes.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

/// @notice Settings by the factory, for governance and guardian; and the pool's descriptive views.
contract AuthorityTest is PoolFixture {
    uint256 internal constant STAKE = 100_000e6;

    // ---- initialize ----

    function test_RevertWhen_InitializedTwice() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.BookOpen.selector, address(pool)));
        pool.initialize(poolConfig(address(asset)));
    }

    function test_RevertWhen_AStrangerInitializes() public {
        ICapitalPool fresh = ICapitalPool(clone(address(asset), 6));
        PoolConfig memory config = poolConfig(address(asset));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, alice, address(this)));
        vm.prank(alice);
        fresh.initialize(config);
        vm.expectRevert();
        implementation.initialize(config);
    }

    function test_RevertWhen_ANameIsTooLong() public {
        ICapitalPool fresh = ICapitalPool(clone(address(asset), 6));
        PoolConfig memory config = poolConfig(address(asset));
        config.name = "12345678901234567890123456789012";
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.StringTooLong.selector, config.name));
        fresh.initialize(config);
    }

    function test_DescribesItself() public view {
        assertEq(pool.name(), "Test Pool");
        assertEq(pool.symbol(), "bwTEST");
        assertEq(pool.decimals(), 9);
        assertEq(pool.asset(), address(asset));
        assertEq(pool.share(), address(pool));
        assertEq(pool.vault(address(asset)), address(pool));
        assertEq(pool.vault(address(pool)), address(0));
        assertEq(pool.terms().curator, address(this));
        assertEq(pool.reportWindow(), 14 days);
        PoolTerms memory t = pool.terms();
        assertEq(t.curator, address(this));
        (PoolParams memory params, address priced,,) = ledger.paramsOf(address(pool));
        assertEq(priced, address(model));
        assertEq(t.cooldownDays, 7);
        assertEq(t.reportDays, 14);
        assertEq(t.materialityBps, params.materialityBps);
        assertTrue(t.selling);
        assertEq(t.pausedUntil, 0);
        assertEq(abi.encode(params), abi.encode(defaultParams()));
    }

    /// @dev E16: ERC-165, ERC-7540's redeem side and operators, ERC-7575's vault and share; not the deposit side.
    function test_SupportsInterfaces() public view {
        bytes4[5] memory ids = [bytes4(0x01ffc9a7), 0x620ee8e4, 0xe3bc4e65, 0x2f0a18c5, 0xf815c03d];
        for (uint256 i; i < ids.length; i++) {
            assertTrue(IERC165(address(implementation)).supportsInterface(ids[i]));
        }
        assertFalse(IERC165(address(implementation)).supportsInterface(0xce3bbe50));
        assertFalse(IERC165(address(implementation)).supportsInterface(0xffffffff));
    }

    function test_RevertWhen_AnExitIsPreviewed() public {
        vm.expectRevert(ErrorsLib.AsynchronousRedeem.selector);
        pool.previewRedeem(1);
        vm.expectRevert(ErrorsLib.AsynchronousRedeem.selector);
        pool.previewWithdraw(1);
    }

    // ---- for governance ----

    function test_RevertWhen_CallerIsNotTheFactory() public {
        bytes memory refusal = abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, alice, address(this));
        PoolParams memory params = defaultParams();
        vm.startPrank(alice);
        vm.expectRevert(refusal);
        pool.setParams(params);
        vm.expectRevert(refusal);
        pool.setModel(address(model));
        vm.expectRevert(refusal);
        pool.setCurator(alice);
        vm.expectRevert(refusal);
        pool.payFees(alice, 0);
        vm.expectRevert(refusal);
        pool.pause(1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.WrongCaller.selector, alice, rewards));
        pool.startRewards();
    }

    function test_SetsParams() public {
        stake(alice, STAKE);
        PoolParams memory params = defaultParams();
        params.materialityBps = 100;
        vm.expectEmit(address(pool));
        emit ICapitalPool.ParamsSet(params);
        pool.setParams(params);
        assertEq(pool.terms().materialityBps, 100);
        (PoolParams memory set,,,) = ledger.paramsOf(address(pool));
        assertEq(set.materialityBps, 100);
        sellFrom(FIRST, 20_000e6, today(), today() + 100);
        openIncident(FIRST, block.timestamp, 1_000);
        assertEq(pool.maxDeposit(bob), 0, "2,000 is more than a hundredth");
    }

    function test_SetsModelAndCurator() public {
        vm.expectEmit(address(pool));
        emit ICapitalPool.ModelSet(bob);
        pool.setModel(bob);
        (, address priced,,) = ledger.paramsOf(address(pool));
        assertEq(priced, bob);
        vm.expectEmit(address(pool));
        emit ICapitalPool.CuratorSet(address(this), bob);
        pool.setCurator(bob);
        assertEq(pool.terms().curator, bob);
    }

    function test_PaysFees() public {
        stake(alice, STAKE);
        sell(FIRST, 10_000e6, 30);
        skip(60 days);
        uint256 fees = pool.money().fees;
        vm.expectEmit(address(pool));
        emit ICapitalPool.FeesPaid(carol, fees);
        pool.payFees(carol, fees);
        assertEq(pool.money().fees, 0);
        vm.expectRevert();
        pool.payFees(carol, 1);
        assertBalanced();
    }

    // ---- pause ----

    function test_PausesAWeekAtMostAndNotAgainForAMonth() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 8, 1, 7));
        pool.pause(8);
        vm.expectRevert(ErrorsLib.NotPaused.selector);
        pool.pause(0);
        pool.pause(7);
        uint256 until = pool.terms().pausedUntil;
        assertEq(until, (uint256(today()) + 7) * 1 days);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.PauseTooSoon.selector, until + 30 days));
        pool.pause(1);
        vm.warp(until + 30 days);
        pool.pause(1);
        skip(1 hours);
        pool.pause(0);
        stake(alice, STAKE);
    }
}
