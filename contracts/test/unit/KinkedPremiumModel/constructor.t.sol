// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";

contract ConstructorTest is Test {
    function test_RevertWhen_KinkIsOutOfRange() public {
        _expect(0.01e18 - 1, 4e18);
        _expect(0.99e18 + 1, 4e18);
        new KinkedPremiumModel(0.01e18, 4e18);
        new KinkedPremiumModel(0.99e18, 4e18);
    }

    function test_RevertWhen_SteepnessIsOutOfRange() public {
        _expect(0.7e18, 1e18 - 1);
        _expect(0.7e18, 100e18 + 1);
        new KinkedPremiumModel(0.7e18, 1e18);
        new KinkedPremiumModel(0.7e18, 100e18);
    }

    function test_KeepsItsParameters() public {
        KinkedPremiumModel model = new KinkedPremiumModel(0.5e18, 4e18);
        assertEq(model.KINK(), 0.5e18);
        assertEq(model.STEEPNESS(), 4e18);
        assertEq(model.FLOOR(), 0.25e18);
        assertEq(model.SLOPE_BELOW(), 1.5e18);
        assertEq(model.SLOPE_ABOVE(), 6e18);
    }

    function _expect(uint256 kink, uint256 steepness) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidCurve.selector, kink, steepness));
        new KinkedPremiumModel(kink, steepness);
    }
}
