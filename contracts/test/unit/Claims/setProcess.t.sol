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

    /// @dev C13: a pool without a process sells no cover that could not be claimed.
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

    /// @dev An event is decided under the process that was in force when it happened, even if it is filed later.
    function test_EventsKeepTheProcessOfTheirTime() public {
        skip(20 days);
        uint256 changedAt = block.timestamp;
        process.arbiter = makeAddr("new arbiter");
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
