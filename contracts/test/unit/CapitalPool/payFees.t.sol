// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {stdError} from "forge-std/StdError.sol";
import {IPoolEvents} from "breakwater/interfaces/ICapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";
import {PoolParams} from "breakwater/types/Types.sol";

contract PayFeesTest is PlainUnit {
    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
        PoolParams memory p = params();
        p.feeBps = 1_000;
        setParams(p);
        sell(LINE, 1_000e6, today() + 1, today() + 10, 1_000e6);
        skip(20 days);
    }

    function test_RevertWhen_CallerIsNotTheFactory() public {
        vm.expectRevert(
            abi.encodeWithSelector(ErrorsLib.NotFactory.selector, address(this), address(core.factory))
        );
        pool.payFees(bob, 1);
    }

    function test_RevertWhen_MoreThanThereIs() public {
        vm.expectRevert(stdError.arithmeticError);
        core.factory.payFees(address(pool), bob, 100e6 + 1);
    }

    function test_PaysWhatWasEarnedUntilNow() public {
        uint256 before = asset.balanceOf(bob);
        assertEq(pool.money().fees, 100e6, "viewed, not synced");
        vm.expectEmit(address(pool));
        emit IPoolEvents.FeesPaid(bob, 100e6);
        core.factory.payFees(address(pool), bob, 100e6);
        assertEq(asset.balanceOf(bob) - before, 100e6);
        assertEq(pool.money().fees, 0);
        assertEq(pool.money().capital, 100_900e6, "nothing else moves");
        assertBalanced();
    }

    function test_PaysAPart() public {
        core.factory.payFees(address(pool), bob, 30e6);
        assertEq(pool.money().fees, 70e6);
        assertBalanced();
    }
}
