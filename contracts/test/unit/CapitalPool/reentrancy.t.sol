// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {HookToken} from "../../utils/HookToken.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";

/// @notice An asset with hooks gains nothing by calling the pool during a transfer.
contract ReentrancyTest is PoolFixture {
    HookToken internal token;
    ICapitalPool internal other;

    function setUp() public override {
        super.setUp();
        token = new HookToken();
        other = createPool(address(token), 6);
        token.mint(alice, 100e6);
        vm.prank(alice);
        token.approve(address(other), type(uint256).max);
    }

    function test_EveryVerbThatMovesMoneyIsGuarded() public {
        bytes[6] memory verbs = [
            abi.encodeCall(other.deposit, (1e6, alice)),
            abi.encodeCall(other.mint, (1e6, alice)),
            abi.encodeCall(other.requestRedeem, (1, alice, alice)),
            abi.encodeCall(other.redeem, (1, alice, alice)),
            abi.encodeCall(other.donate, (1)),
            abi.encodeCall(other.processExits, ())
        ];
        for (uint256 i; i < verbs.length; i++) {
            token.arm(address(other), verbs[i]);
            vm.prank(alice);
            other.deposit(1e6, alice);
            assertFalse(token.succeeded());
            assertEq(bytes4(token.answer()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        }
    }

    /// @dev Views read during a transfer are already consistent.
    function test_ViewsAreTrueInTheMiddle() public {
        token.arm(address(other), abi.encodeCall(other.convertToAssets, (1e9)));
        vm.prank(alice);
        other.deposit(10e6, alice);
        assertTrue(token.succeeded());
        assertEq(abi.decode(token.answer(), (uint256)), 1e6);
    }
}
