// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IAccessManaged} from "@openzeppelin/contracts/access/manager/IAccessManaged.sol";
import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Process} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract SetProcessTest is IncidentUnit {
    Process internal p;

    function setUp() public override {
        super.setUp();
        p = demoProcess();
    }

    function test_RevertWhen_CallerIsNotGovernance() public {
        vm.expectRevert(abi.encodeWithSelector(IAccessManaged.AccessManagedUnauthorized.selector, alice));
        vm.prank(alice);
        core.claims.setProcess(address(pool), p);
    }

    function test_RevertWhen_ThereIsNoArbiter() public {
        p.arbiter = address(0);
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        setProcess(p);
    }

    function test_RevertWhen_TheBondIsOutOfRange() public {
        p.bond = 0;
        _expect(0, 1, type(uint80).max);
        p.bond = uint96(type(uint80).max) + 1;
        _expect(p.bond, 1, type(uint80).max);
        p.bond = 1;
        setProcess(p);
        p.bond = type(uint80).max;
        setProcess(p);
    }

    function test_RevertWhen_AWindowIsOutOfRange() public {
        p.challengeSeconds = 1 hours - 1;
        _expectWindow(p.challengeSeconds, 7 days);
        p.challengeSeconds = 7 days + 1;
        _expectWindow(p.challengeSeconds, 7 days);
        (p.challengeSeconds, p.commitSeconds) = (7 days, 1 hours - 1);
        _expectWindow(p.commitSeconds, 7 days);
        p.commitSeconds = 7 days + 1;
        _expectWindow(p.commitSeconds, 7 days);
        (p.commitSeconds, p.revealSeconds) = (7 days, 1 hours - 1);
        _expectWindow(p.revealSeconds, 7 days);
        p.revealSeconds = 7 days + 1;
        _expectWindow(p.revealSeconds, 7 days);
        (p.revealSeconds, p.appealSeconds) = (7 days, 1 hours - 1);
        _expectWindow(p.appealSeconds, 7 days);
        p.appealSeconds = 7 days + 1;
        _expectWindow(p.appealSeconds, 7 days);
        (p.appealSeconds, p.rulingSeconds) = (7 days, 1 hours - 1);
        _expectWindow(p.rulingSeconds, 30 days);
        p.rulingSeconds = 30 days + 1;
        _expectWindow(p.rulingSeconds, 30 days);
        p.rulingSeconds = 30 days;
        setProcess(p);
        (p.challengeSeconds, p.commitSeconds, p.revealSeconds) = (1 hours, 1 hours, 1 hours);
        (p.appealSeconds, p.rulingSeconds) = (1 hours, 1 hours);
        setProcess(p);
    }

    function test_RevertWhen_AShareIsOutOfRange() public {
        p.quorumBps = 10_001;
        _expect(10_001, 0, 10_000);
        (p.quorumBps, p.fastLaneBps) = (10_000, 501);
        _expect(501, 0, 500);
        (p.fastLaneBps, p.rewardBps) = (500, 10_001);
        _expect(10_001, 0, 10_000);
        (p.rewardBps, p.penaltyBps) = (10_000, 1_001);
        _expect(1_001, 0, 1_000);
        p.penaltyBps = 1_000;
        setProcess(p);
    }

    function test_RevertWhen_AThresholdIsNotAMajorityOrFalls() public {
        p.thresholdBps = 5_000;
        _expect(5_000, 5_001, 10_000);
        p.thresholdBps = 10_001;
        _expect(10_001, 5_001, 10_000);
        (p.thresholdBps, p.largeThresholdBps) = (6_000, 5_999);
        _expect(5_999, 6_000, 10_000);
        (p.largeThresholdBps, p.hugeThresholdBps) = (7_000, 6_999);
        _expect(6_999, 7_000, 10_000);
        p.hugeThresholdBps = 10_001;
        _expect(10_001, 7_000, 10_000);
        (p.hugeThresholdBps, p.hugeShareBps) = (10_000, 499);
        _expect(499, 500, type(uint16).max);
        p.hugeShareBps = 500;
        setProcess(p);
    }

    function test_RevertGiven_NoProcessWasSet() public {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ProcessMissing.selector, alice));
        core.claims.processOf(alice);
    }

    function test_CountsItsVersions() public {
        p.version = 77;
        Process memory set = p;
        for (uint16 version = 2; version < 5; version++) {
            set.version = version;
            vm.expectEmit(address(core.claims));
            emit IClaimsCommon.ProcessSet(address(pool), set);
            setProcess(p);
            Process memory now_ = core.claims.processOf(address(pool));
            assertEq(keccak256(abi.encode(now_)), keccak256(abi.encode(set)));
        }
        assertEq(core.claims.bondOf(EXPLOIT), BOND);
    }

    /// @dev Everything is another: an open incident goes on to its end as if nothing had happened.
    function test_OpenIncidentsKeepWhatTheyBeganWith() public {
        uint256 incident = fileSmall();
        _setAnother();
        uint256 filedAt = incidentOf(incident).filedAt;
        _checkKept(incident, filedAt + 2 days, BOND);
        challengeBy(dave, incident);
        assertEq(pool.money().bonds, 2 * BOND);
        _setAnother();
        _checkKept(incident, block.timestamp + 5 days, BOND);
        commitVote(carol, incident, SMALL);
        toReveal(incident);
        revealVote(carol, incident, SMALL);
        pass(incident);
        core.claims.tally(incident);
        _checkKept(incident, block.timestamp + 3 days, BOND);
        assertEq(incidentOf(incident).severityBps, 500, "the threshold was 60 %");
        appealBy(erin, incident);
        assertEq(pool.money().bonds, 4 * BOND);
        _checkKept(incident, block.timestamp + 14 days, BOND);
        core.claims.rule(incident, 0);
        core.claims.finalize(incident);
        assertStatus(incident, IncidentStatus.Refused);
        assertEq(pool.money().bonds, 0);
    }

    function test_NewIncidentsFollowIt() public {
        _setAnother();
        IncidentView memory v = incidentOf(file(bob, cover, eventTime, SMALL));
        assertEq(uint8(v.status), uint8(IncidentStatus.Voting), "no fast lane any more");
        assertEq(v.bond, 7e6);
        assertEq(v.commitUntil, block.timestamp + 1 hours);
        assertEq(v.until, block.timestamp + 2 hours);
        assertEq(pool.money().bonds, 7e6);
        assertEq(v.process.version, 2);
    }

    function _setAnother() private {
        (p.bond, p.fastLaneBps, p.quorumBps, p.rewardBps, p.penaltyBps) = (7e6, 0, 10_000, 0, 0);
        (p.challengeSeconds, p.commitSeconds, p.revealSeconds) = (1 hours, 1 hours, 1 hours);
        (p.appealSeconds, p.rulingSeconds, p.arbiter) = (1 hours, 1 hours, alice);
        (p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) = (10_000, 10_000, 10_000);
        setProcess(p);
    }

    function _checkKept(uint256 incident, uint256 until, uint256 bond) private view {
        IncidentView memory v = incidentOf(incident);
        assertEq(v.until, until);
        assertEq(v.bond, bond);
        assertEq(v.process.version, 1);
        assertEq(v.process.arbiter, address(this));
    }

    function _expectWindow(uint256 value, uint256 longest) private {
        _expect(value, 1 hours, longest);
    }

    function _expect(uint256 value, uint256 least, uint256 most) private {
        vm.expectRevert(error3(ErrorsLib.ParameterOutOfRange.selector, value, least, most));
        setProcess(p);
    }
}
