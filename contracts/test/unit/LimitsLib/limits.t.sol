// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {LimitsLib} from "breakwater/libraries/LimitsLib.sol";
import {Limits, Tuning} from "breakwater/types/GovernanceTypes.sol";

contract LimitsTest is Test {
    function requireValid(Limits calldata l) external pure {
        LimitsLib.requireValid(l);
    }

    function requireWithin(Limits calldata l, Tuning calldata t) external pure {
        LimitsLib.requireWithin(l, t);
    }

    /// @dev DESIGN §4: no default is looser.
    function test_Defaults() public view {
        Limits memory l = LimitsLib.defaults();
        this.requireValid(l);
        assertEq(l.maxShareBps, 2_000);
        assertEq(l.minWeightBps, 5_000);
        assertEq(l.minRiskRate, 0.003e18);
        assertEq(l.maxRiskRate, 1e18);
        assertEq(l.minWaitingDays, 1);
        assertEq(l.maxTermDays, 365);
        assertEq(l.maxProducts, 24);
        assertEq(l.loosenDays, 2);
    }

    /// @dev DESIGN §4: weight >= 10 %, share <= 50 %, r >= 0.1 %.
    function test_HardBounds() public {
        Limits memory l = LimitsLib.defaults();
        (l.maxShareBps, l.minWeightBps, l.minRiskRate) = (5_000, 1_000, 0.001e18);
        (l.maxProducts, l.loosenDays, l.minWaitingDays) = (48, 30, 30);
        this.requireValid(l);

        l.maxShareBps = 5_001;
        _refuse(l, 5_001, 1, 5_000);
        (l.maxShareBps, l.minWeightBps) = (5_000, 999);
        _refuse(l, 999, 1_000, 10_000);
        (l.minWeightBps, l.minRiskRate) = (1_000, 0.001e18 - 1);
        _refuse(l, 0.001e18 - 1, 0.001e18, 1e18);
        (l.minRiskRate, l.maxRiskRate) = (0.001e18, 1e18 + 1);
        _refuse(l, 1e18 + 1, 0.001e18, 1e18);
        (l.maxRiskRate, l.minWaitingDays) = (1e18, 0);
        _refuse(l, 0, 1, 30);
        (l.minWaitingDays, l.maxTermDays) = (1, 366);
        _refuse(l, 366, 1, 365);
        (l.maxTermDays, l.maxProducts) = (365, 49);
        _refuse(l, 49, 1, 48);
        (l.maxProducts, l.loosenDays) = (48, 1);
        _refuse(l, 1, 2, 30);
    }

    function test_RevertWhen_TheSmallestRateIsAboveTheLargest() public {
        Limits memory l = LimitsLib.defaults();
        (l.minRiskRate, l.maxRiskRate) = (0.02e18, 0.01e18);
        _refuse(l, 0.02e18, 0.001e18, 0.01e18);
    }

    function test_LooserTermsStayWithin() public {
        Limits memory l = LimitsLib.defaults();
        this.requireWithin(l, Tuning(2_000, 365, 0.003e18));
        this.requireWithin(l, Tuning(1, 0, 1e18));
        _refuse(l, Tuning(2_001, 365, 0.003e18), 2_001, 1, 2_000);
        _refuse(l, Tuning(0, 365, 0.003e18), 0, 1, 2_000);
        _refuse(l, Tuning(2_000, 366, 0.003e18), 366, 0, 365);
        _refuse(l, Tuning(2_000, 365, 0.003e18 - 1), 0.003e18 - 1, 0.003e18, 1e18);
    }

    function _refuse(Limits memory l, uint256 value, uint256 min, uint256 max) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, min, max));
        this.requireValid(l);
    }

    function _refuse(Limits memory l, Tuning memory t, uint256 value, uint256 min, uint256 max) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, min, max));
        this.requireWithin(l, t);
    }
}
