// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {CapitalPool} from "breakwater/CapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolConfig} from "breakwater/types/Types.sol";
import {Unit} from "../../utils/Unit.t.sol";

contract InitializeTest is Unit {
    PoolConfig internal c;

    function setUp() public override {
        super.setUp();
        c = configOf(address(asset));
    }

    function test_RevertGiven_PoolIsInitialized() public {
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        pool.initialize(c);
    }

    function test_RevertGiven_Implementation() public {
        CapitalPool implementation = CapitalPool(core.factory.implementation());
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(c);
    }

    function test_RevertWhen_GroupCapIsZeroOrAboveOne() public {
        c.groupCapBps = 0;
        _expect(error1(ErrorsLib.InvalidBps.selector, 0));
        c.groupCapBps = 10_001;
        _expect(error1(ErrorsLib.InvalidBps.selector, 10_001));
        c.groupCapBps = 10_000;
        core.factory.createPool(c);
    }

    function test_RevertWhen_MaterialityIsAboveOne() public {
        c.materialityBps = 10_001;
        _expect(error1(ErrorsLib.InvalidBps.selector, 10_001));
        c.materialityBps = 0;
        core.factory.createPool(c);
    }

    function test_RevertWhen_CooldownIsOutOfRange() public {
        c.cooldownDays = 0;
        _expect(error2(ErrorsLib.InvalidDays.selector, 0, 14));
        c.cooldownDays = 61;
        _expect(error2(ErrorsLib.InvalidDays.selector, 61, 14));
    }

    function test_RevertWhen_ReportWindowIsOutOfRange() public {
        c.reportDays = 0;
        _expect(error2(ErrorsLib.InvalidDays.selector, 7, 0));
        c.reportDays = 61;
        _expect(error2(ErrorsLib.InvalidDays.selector, 7, 61));
        (c.cooldownDays, c.reportDays) = (60, 60);
        assertEq(CapitalPool(core.factory.createPool(c)).reportWindow(), 60 days);
    }

    function test_RevertWhen_NameOrSymbolIsTooLong() public {
        string memory long = "abcdefghijklmnopqrstuvwxyz012345";
        c.name = long;
        _expect(abi.encodeWithSelector(ErrorsLib.StringTooLong.selector, long));
        c.name = "abcdefghijklmnopqrstuvwxyz01234";
        c.symbol = long;
        _expect(abi.encodeWithSelector(ErrorsLib.StringTooLong.selector, long));
        c.symbol = "S";
        assertEq(CapitalPool(core.factory.createPool(c)).name(), c.name);
    }

    function _expect(bytes memory revertData) private {
        vm.expectRevert(revertData);
        core.factory.createPool(c);
    }
}
