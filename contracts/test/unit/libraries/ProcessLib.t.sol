// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ProcessLib} from "breakwater/libraries/ProcessLib.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {Demo} from "../../../script/demo/Demo.sol";

contract ProcessLibTest is Test {
    Process internal p;

    function setUp() public {
        p = Demo.process(address(this));
    }

    function check(Process calldata process) external pure {
        ProcessLib.requireValid(process);
    }

    function test_TheDemosIsValid() public view {
        this.check(p);
    }

    function test_RevertWhen_NobodyIsTheArbiter() public {
        p.arbiter = address(0);
        vm.expectRevert(ErrorsLib.ZeroAddress.selector);
        this.check(p);
    }

    function test_RevertWhen_BondIsOutOfRange() public {
        p.bond = 0;
        _refuse(0, 1, type(uint80).max);
        p.bond = uint96(type(uint80).max) + 1;
        _refuse(p.bond, 1, type(uint80).max);
        p.bond = 1;
        this.check(p);
        p.bond = type(uint80).max;
        this.check(p);
    }

    /// @dev Every phase is bounded on both sides, so that every incident ends and nobody is too late at once.
    function test_RevertWhen_APhaseIsOutOfRange() public {
        for (uint256 phase; phase < 4; phase++) {
            _setPhase(phase, 1 hours - 1);
            _refuse(1 hours - 1, 1 hours, 7 days);
            _setPhase(phase, 7 days + 1);
            _refuse(7 days + 1, 1 hours, 7 days);
            _setPhase(phase, 1 hours);
            this.check(p);
            _setPhase(phase, 7 days);
            this.check(p);
        }
    }

    function test_RevertWhen_RulingIsOutOfRange() public {
        p.rulingSeconds = 1 hours - 1;
        _refuse(1 hours - 1, 1 hours, 30 days);
        p.rulingSeconds = 30 days + 1;
        _refuse(30 days + 1, 1 hours, 30 days);
        p.rulingSeconds = 30 days;
        this.check(p);
    }

    function test_RevertWhen_ASmallShareIsOutOfRange() public {
        p.fastLaneBps = 501;
        _refuse(501, 0, 500);
        p.fastLaneBps = 500;
        p.penaltyBps = 1_001;
        _refuse(1_001, 0, 1_000);
        p.penaltyBps = 1_000;
        p.rewardBps = 10_001;
        _refuse(10_001, 0, 10_000);
        p.rewardBps = 10_000;
        p.quorumBps = 10_001;
        _refuse(10_001, 0, 10_000);
        p.quorumBps = 10_000;
        this.check(p);
        (p.fastLaneBps, p.penaltyBps, p.rewardBps, p.quorumBps) = (0, 0, 0, 0);
        this.check(p);
    }

    /// @dev A majority at least, and never less for more money.
    function test_RevertWhen_ThresholdsDoNotRise() public {
        p.thresholdBps = 5_000;
        _refuse(5_000, 5_001, 10_000);
        p.thresholdBps = 6_601;
        _refuse(6_600, 6_601, 10_000);
        p.thresholdBps = 6_600;
        p.hugeThresholdBps = 6_599;
        _refuse(6_599, 6_600, 10_000);
        p.hugeThresholdBps = 10_001;
        _refuse(10_001, 6_600, 10_000);
        (p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) = (5_001, 5_001, 5_001);
        this.check(p);
        (p.thresholdBps, p.largeThresholdBps, p.hugeThresholdBps) = (10_000, 10_000, 10_000);
        this.check(p);
    }

    function test_RevertWhen_HugeIsLessThanLarge() public {
        p.hugeShareBps = 499;
        _refuse(499, 500, type(uint16).max);
        p.hugeShareBps = 500;
        this.check(p);
    }

    function _setPhase(uint256 phase, uint32 time) private {
        if (phase == 0) p.challengeSeconds = time;
        if (phase == 1) p.commitSeconds = time;
        if (phase == 2) p.revealSeconds = time;
        if (phase == 3) p.appealSeconds = time;
    }

    function _refuse(uint256 value, uint256 least, uint256 most) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, least, most));
        this.check(p);
    }
}
