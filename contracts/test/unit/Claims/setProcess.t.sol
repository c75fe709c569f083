// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {Defaults} from "../../utils/Defaults.sol";
import {ClaimsFixture} from "../../utils/ClaimsFixture.sol";

contract SetProcess is ClaimsFixture {
    Process internal process;

    function setUp() public override {
        super.setUp();
        process = Defaults.process(address(this), BOND);
    }

    function test_RevertWhen_NotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, bob));
        vm.prank(bob);
        core.claims.setProcess(address(pool), process);
    }

    function test_RevertWhen_ArbiterIsZero() public {
        process.arbiter = address(0);
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        setProcess(process);
    }

    function test_RevertWhen_OutOfBounds() public {
        skip(14 days);
        process.commitSeconds = 8 days;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 8 days, 1 hours, 7 days));
        setProcess(process);
        process = Defaults.process(address(this), BOND);
        process.thresholdBps = 5_000;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 5_000, 5_001, 10_000));
        setProcess(process);
        process = Defaults.process(address(this), BOND);
        process.largeThresholdBps = 5_999;
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, 5_999, 6_000, 10_000));
        setProcess(process);
    }

    function test_RevertGiven_ChangedWithinAWindow() public {
        uint256 from = START + REPORT_WINDOW;
        vm.warp(from - 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessTooSoon.selector, from, from - 1));
        setProcess(process);
        vm.warp(from);
        setProcess(process);
    }

    /// @dev Each setting at both of its bounds, and just outside them.
    function test_EveryFigureIsBounded() public {
        skip(REPORT_WINDOW);
        _bounds(1, 1, type(uint80).max, type(uint96).max);
        for (uint256 field = 2; field < 6; field++) {
            _bounds(field, 1 hours, 7 days, type(uint32).max);
        }
        _bounds(6, 1 hours, 30 days, type(uint32).max);
        _bounds(7, 0, 500, type(uint16).max);
        _bounds(8, 0, 10_000, type(uint16).max);
        _bounds(9, 5_001, 10_000, type(uint16).max);
        _bounds(12, 0, 1_000, type(uint16).max);
    }

    /// @param field Its index in `Process`.
    function _bounds(uint256 field, uint256 min, uint256 max, uint256 largest) private {
        if (min != 0) _sets(field, min - 1, false);
        _sets(field, min, true);
        _sets(field, max, true);
        if (max != largest) _sets(field, max + 1, false);
    }

    function _sets(uint256 field, uint256 value, bool isAllowed) private {
        process = Defaults.process(address(this), BOND);
        process.largeThresholdBps = 10_000;
        bytes memory data = abi.encodeCall(core.claims.setProcess, (address(pool), process));
        // After selector and pool, each setting is one word.
        for (uint256 k; k < 32; k++) {
            data[36 + 32 * field + k] = bytes32(value)[k];
        }
        uint256 state = vm.snapshotState();
        (bool isSet,) = address(core.claims).call(data);
        vm.revertToState(state);
        assertEq(isSet, isAllowed, "inside its bounds");
    }

    /// @dev C13: without a process, a pool would sell cover that could not be claimed.
    function test_FirstProcessAllowsSales() public {
        ICapitalPool fresh = ICapitalPool(
            core.factory
                .createPool(Defaults.poolConfig(address(asset), "Fresh", "bwF", address(this), address(core.model)))
        );
        assertFalse(fresh.terms().selling, "before");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, address(fresh)));
        core.claims.processOf(address(fresh));
        vm.expectEmit();
        emit IClaims.ProcessSet(address(fresh), 1, process);
        core.claims.setProcess(address(fresh), process);
        assertTrue(fresh.terms().selling, "afterwards");
    }

    /// @dev An event is decided by the process in force at its time, even if it is filed later.
    function test_EventsKeepTheProcessOfTheirTime() public {
        skip(20 days);
        uint256 changedAt = block.timestamp;
        process.arbiter = makeAddr("new arbiter");
        (, uint256 first) = core.claims.processAt(address(pool), 0);
        assertEq(first, 1, "there is none before the first");
        setProcess(process);
        skip(REPORT_WINDOW - 1);
        (Process memory before, uint256 version) = core.claims.processAt(address(pool), changedAt - 1);
        assertEq(version, 1, "version before");
        assertEq(before.arbiter, address(this), "arbiter before");
        (before, version) = core.claims.processAt(address(pool), changedAt);
        assertEq(version, 2, "version since");
        assertEq(before.arbiter, process.arbiter, "arbiter since");
        uint256 early = file(holder, cover, changedAt - 1, 1);
        uint256 late = file(holder, cover, changedAt, 1);
        assertEq(incidentOf(early).process.arbiter, address(this), "event before the change");
        assertEq(incidentOf(late).process.arbiter, process.arbiter, "event since the change");
        assertEq(core.claims.processOf(address(pool)).arbiter, process.arbiter, "from now on");
    }
}
