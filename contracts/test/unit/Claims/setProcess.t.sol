// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IClaims} from "breakwater/interfaces/IClaims.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {Demo} from "../../../script/demo/Demo.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract SetProcessTest is ClaimsUnit {
    Process internal p;

    function setUp() public override {
        super.setUp();
        p = Demo.process(address(this));
    }

    function test_RevertWhen_CallerIsNotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        core.claims.setProcess(address(pool), p);
    }

    function test_RevertWhen_CommitWindowIsOutOfRange() public {
        p.commitSeconds = 0;
        _expect();
        p.commitSeconds = 7 days + 1;
        _expect();
        p.commitSeconds = 7 days;
        core.claims.setProcess(address(pool), p);
    }

    function test_RevertWhen_RevealWindowIsOutOfRange() public {
        p.revealSeconds = 0;
        _expect();
        p.revealSeconds = 7 days + 1;
        _expect();
        p.revealSeconds = 7 days;
        core.claims.setProcess(address(pool), p);
    }

    function test_RevertWhen_QuorumIsAboveOne() public {
        p.quorumBps = 10_001;
        _expect();
        p.quorumBps = 10_000;
        core.claims.setProcess(address(pool), p);
    }

    function test_RevertWhen_ThresholdIsNotAMajority() public {
        p.thresholdBps = 5_000;
        _expect();
        p.thresholdBps = 10_001;
        _expect();
        p.thresholdBps = 5_001;
        core.claims.setProcess(address(pool), p);
        p.thresholdBps = 10_000;
        core.claims.setProcess(address(pool), p);
    }

    function test_RevertGiven_NoProcessWasSet() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, alice));
        core.claims.processOf(alice);
    }

    function test_NewIncidentsFollowIt() public {
        uint256 incident = fileOne();
        (p.bond, p.commitSeconds, p.thresholdBps) = (7e6, 1 days, 9_000);
        vm.expectEmit(address(core.claims));
        emit IClaims.ProcessSet(address(pool), 1, p);
        core.claims.setProcess(address(pool), p);
        assertEq(keccak256(abi.encode(core.claims.processOf(address(pool)))), keccak256(abi.encode(p)));

        IncidentView memory v = core.claims.incidentOf(incident);
        assertEq(v.bond, 500e6, "an open one keeps what it began with");
        assertEq(v.thresholdBps, 6_000);
        decide(carol, incident, 0);
        v = core.claims.incidentOf(file(bob, cover, eventTime, 1));
        assertEq(v.bond, 7e6);
        assertEq(v.commitUntil, block.timestamp + 1 days);
        assertEq(pool.money().bonds, 7e6);
    }

    function _expect() private {
        vm.expectRevert(ErrorsLib.InvalidProcess.selector);
        core.claims.setProcess(address(pool), p);
    }
}
