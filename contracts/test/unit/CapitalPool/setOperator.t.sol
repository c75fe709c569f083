// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract SetOperatorTest is PlainUnit {
    function test_ApprovesAndRevokes() public {
        vm.expectEmit(address(pool));
        emit IPoolEvents.OperatorSet(alice, bob, true);
        vm.prank(alice);
        assertTrue(pool.setOperator(bob, true));
        assertTrue(pool.isOperator(alice, bob));
        assertFalse(pool.isOperator(bob, alice));
        assertFalse(pool.isOperator(alice, carol));
        vm.prank(alice);
        pool.setOperator(bob, false);
        assertFalse(pool.isOperator(alice, bob));
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.NotAuthorized.selector, bob, alice));
        vm.prank(bob);
        pool.redeem(1, bob, alice);
    }
}
