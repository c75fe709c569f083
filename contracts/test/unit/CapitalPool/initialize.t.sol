// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Initializable} from "@openzeppelin/contracts/proxy/utils/Initializable.sol";
import {CapitalPool} from "breakwater/CapitalPool.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {PoolConfig} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract InitializeTest is PlainUnit {
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
        CapitalPool implementation = CapitalPool(payable(core.factory.implementation()));
        vm.expectRevert(Initializable.InvalidInitialization.selector);
        implementation.initialize(c);
    }

    function test_RevertWhen_GroupCapIsOutOfRange() public {
        c.params.groupCapBps = 0;
        _expectRange(0, 1, 10_000);
        c.params.groupCapBps = 10_001;
        _expectRange(10_001, 1, 10_000);
        c.params.groupCapBps = 1;
        core.factory.createPool(c);
        c.params.groupCapBps = 10_000;
        core.factory.createPool(c);
    }

    function test_RevertWhen_RhoIsAboveOne() public {
        c.params.rhoBps = 10_001;
        _expectRange(10_001, 0, 10_000);
        c.params.rhoBps = 10_000;
        core.factory.createPool(c);
        c.params.rhoBps = 0;
        core.factory.createPool(c);
    }

    function test_RevertWhen_MarginIsOutOfRange() public {
        c.params.marginBps = 9_999;
        _expectRange(9_999, 10_000, 50_000);
        c.params.marginBps = 50_001;
        _expectRange(50_001, 10_000, 50_000);
        c.params.marginBps = 10_000;
        core.factory.createPool(c);
        c.params.marginBps = 50_000;
        core.factory.createPool(c);
    }

    function test_RevertWhen_MaterialityIsAboveOne() public {
        c.params.materialityBps = 10_001;
        _expectRange(10_001, 0, 10_000);
        c.params.materialityBps = 10_000;
        core.factory.createPool(c);
        c.params.materialityBps = 0;
        core.factory.createPool(c);
    }

    function test_RevertWhen_FeeIsAboveThirtyPercent() public {
        c.params.feeBps = 3_001;
        _expectRange(3_001, 0, 3_000);
        c.params.feeBps = 3_000;
        core.factory.createPool(c);
    }

    function test_RevertWhen_ReserveShareIsAboveOne() public {
        c.params.reserveBps = 10_001;
        _expectRange(10_001, 0, 10_000);
        c.params.reserveBps = 10_000;
        core.factory.createPool(c);
    }

    function test_RevertWhen_ReserveTargetIsAboveOne() public {
        c.params.reserveTargetBps = 10_001;
        _expectRange(10_001, 0, 10_000);
        c.params.reserveTargetBps = 10_000;
        core.factory.createPool(c);
    }

    function test_RevertWhen_CancelFeeIsAboveThirtyPercent() public {
        c.params.cancelFeeBps = 3_001;
        _expectRange(3_001, 0, 3_000);
        c.params.cancelFeeBps = 3_000;
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
        assertEq(CapitalPool(payable(core.factory.createPool(c))).reportWindow(), 60 days);
    }

    function test_RevertWhen_NameOrSymbolIsTooLong() public {
        string memory long = "abcdefghijklmnopqrstuvwxyz012345";
        c.name = long;
        _expect(abi.encodeWithSelector(ErrorsLib.StringTooLong.selector, long));
        c.name = "abcdefghijklmnopqrstuvwxyz01234";
        c.symbol = long;
        _expect(abi.encodeWithSelector(ErrorsLib.StringTooLong.selector, long));
        c.symbol = "S";
        assertEq(CapitalPool(payable(core.factory.createPool(c))).name(), c.name);
    }

    function _expectRange(uint256 value, uint256 least, uint256 most) private {
        _expect(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, least, most));
    }

    function _expect(bytes memory revertData) private {
        vm.expectRevert(revertData);
        core.factory.createPool(c);
    }
}
