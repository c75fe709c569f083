// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract PayFeesTest is Unit {
    function test_RevertWhen_CallerIsNotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        core.factory.payFees(address(pool), alice, 0);
    }

    function test_RevertWhen_PoolIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, alice));
        core.factory.payFees(alice, alice, 0);
    }

    function test_RevertWhen_ReceiverIsZero() public {
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        core.factory.payFees(address(pool), address(0), 0);
    }

    function test_PaysTheFeesOfACover() public {
        stake(alice, 200_000e6);
        uint256 premium = core.cover.quote(EXPLOIT, 20_000e6, 90);
        buy(bob, EXPLOIT, 20_000e6, 90);
        skip(92 days);
        uint256 before = asset.balanceOf(carol);
        core.factory.payFees(address(pool), carol, premium / 10);
        assertEq(asset.balanceOf(carol) - before, premium / 10, "10 % of what was earned");
        assertEq(pool.money().fees, 0);
    }
}
