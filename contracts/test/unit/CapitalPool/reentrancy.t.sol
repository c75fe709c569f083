// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {PoolFixture} from "../../utils/PoolFixture.sol";
import {ReenteringToken} from "../../utils/ReenteringToken.sol";

/// @notice An asset with hooks gets nothing out of being called in the middle of a verb.
contract ReentrancyTest is PoolFixture {
    ReenteringToken internal token;
    ICapitalPool internal other;

    function setUp() public override {
        super.setUp();
        token = new ReenteringToken();
        other = createPool(address(token), 18);
        token.mint(alice, 100e18);
        vm.prank(alice);
        token.approve(address(other), type(uint256).max);
    }

    function test_EveryVerbThatMovesMoneyIsGuarded() public {
        bytes[6] memory verbs = [
            abi.encodeCall(other.deposit, (1e18, alice)),
            abi.encodeCall(other.mint, (1e18, alice)),
            abi.encodeCall(other.requestRedeem, (1, alice, alice)),
            abi.encodeCall(other.redeem, (1, alice, alice)),
            abi.encodeCall(other.donate, (1)),
            abi.encodeCall(other.processExits, ())
        ];
        for (uint256 i; i < verbs.length; i++) {
            token.setCall(address(other), verbs[i]);
            vm.prank(alice);
            other.deposit(1e18, alice);
            assertFalse(token.succeeded());
            assertEq(bytes4(token.reason()), ReentrancyGuardTransient.ReentrancyGuardReentrantCall.selector);
        }
    }

    /// @dev Who reads in the middle of a transfer reads books that are complete.
    function test_ViewsAreTrueInTheMiddle() public {
        token.setCall(address(other), abi.encodeCall(other.convertToAssets, (1e21)));
        vm.prank(alice);
        other.deposit(10e18, alice);
        assertTrue(token.succeeded());
        assertEq(abi.decode(token.reason(), (uint256)), 1e18);
    }
}
