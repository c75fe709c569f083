// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolParams} from "breakwater/types/Types.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract SetParamsTest is Unit {
    PoolParams internal p;

    function setUp() public override {
        super.setUp();
        p = params();
    }

    function test_RevertWhen_CallerIsNotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        core.factory.setParams(address(pool), p);
    }

    function test_RevertWhen_PoolIsUnknown() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.UnknownPool.selector, alice));
        core.factory.setParams(alice, p);
    }

    function test_ChangesOnePoolAlone() public {
        address second = core.factory.createPool(configOf(address(asset)));
        p.feeBps = 77;
        core.factory.setParams(second, p);
        assertEq(params().feeBps, 1_000);
        setParams(p);
        assertEq(params().feeBps, 77);
    }
}
