// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {CapitalPool} from "breakwater/CapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolConfig, PoolTerms} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract ViewsTest is PlainUnit {
    function test_RevertWhen_RedeemOrWithdrawIsPreviewed() public {
        vm.expectRevert(ErrorsLib.AsynchronousRedeem.selector);
        pool.previewRedeem(1);
        vm.expectRevert(ErrorsLib.AsynchronousRedeem.selector);
        pool.previewWithdraw(1);
    }

    function test_RevertWhen_LineIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownLine.selector, 2));
        pool.lineState(2);
    }

    function test_TellsWhatItWasCreatedWith() public view {
        PoolConfig memory c = configOf(address(asset));
        (c.params.rhoBps, c.params.marginBps) = (0, 10_000);
        (c.params.feeBps, c.params.reserveBps, c.params.cancelFeeBps) = (0, 0, 0);
        PoolTerms memory t = pool.terms();
        assertEq(keccak256(abi.encode(t.params)), keccak256(abi.encode(c.params)));
        assertEq(t.curator, c.curator);
        assertEq(t.cooldownDays, c.cooldownDays);
        assertEq(t.reportDays, c.reportDays);
        assertEq(pool.asset(), address(asset));
        assertEq(pool.name(), "Harbour Pool");
        assertEq(pool.symbol(), "bwHARB");
        assertEq(pool.decimals(), 9, "three more than the asset");
        assertEq(pool.curator(), address(this));
        assertEq(pool.reportWindow(), 14 days);
        assertEq(pool.share(), address(pool));
        assertEq(pool.COVER(), address(core.cover));
        assertEq(pool.CLAIMS(), address(core.claims));
    }

    function test_SupportsTheInterfacesOfErc7540() public view {
        assertTrue(CapitalPool(payable(address(pool))).supportsInterface(0x01ffc9a7), "ERC-165");
        assertTrue(
            CapitalPool(payable(address(pool))).supportsInterface(0x620ee8e4), "asynchronous redemption"
        );
        assertTrue(CapitalPool(payable(address(pool))).supportsInterface(0xe3bc4e65), "operators");
        assertTrue(CapitalPool(payable(address(pool))).supportsInterface(0x2f0a18c5), "ERC-7575");
        assertFalse(CapitalPool(payable(address(pool))).supportsInterface(0xffffffff));
        assertFalse(
            CapitalPool(payable(address(pool))).supportsInterface(0xce3bbe50), "deposits are not asynchronous"
        );
    }

    function test_LimitsOfAnEmptyPool() public view {
        assertEq(pool.maxMint(alice), type(uint104).max);
        assertEq(pool.maxDeposit(alice), uint256(type(uint104).max) / 1e3);
        assertEq(pool.maxRedeem(alice), 0);
        assertEq(pool.maxWithdraw(alice), 0);
        assertEq(pool.totalAssets(), 0);
        assertEq(pool.premiumRate(), 0);
    }

    function testFuzz_MaxDepositCanBeDeposited(uint256 first, uint256 price) public {
        stake(alice, bound(first, 1e6, 1e15));
        if (price % 2 == 0) gain(bound(price, 1, 1e15));
        else lose(bound(price, 1, pool.totalAssets() * 9 / 10));
        stake(bob, pool.maxDeposit(bob));
        assertLe(pool.totalSupply(), type(uint104).max);
    }

    function test_LineCapacityIsZeroGivenCapitalBelowRequired() public {
        stake(alice, 100_000e6);
        sell(OTHER_LINE, 25_000e6, today() + 1, today() + 9, 0);
        lose(50_000e6);
        (uint256 exposure, uint256 capacity) = (pool.lineState(LINE).exposure, pool.lineState(LINE).capacity);
        assertEq(exposure, 0);
        assertEq(capacity, 0, "62,500 required, 50,000 there");
    }
}
