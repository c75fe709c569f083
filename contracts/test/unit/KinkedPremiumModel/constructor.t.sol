// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Adaptation} from "breakwater/pricing/AdaptivePricing.sol";
import {KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";
import {ModelTest} from "./Model.t.sol";

contract ConstructorTest is ModelTest {
    function test_RevertWhen_KinkIsOutOfRange() public {
        _expect(0.01e18 - 1, 4e18);
        _expect(0.99e18 + 1, 4e18);
        modelWith(0.01e18, 4e18);
        modelWith(0.99e18, 4e18);
    }

    function test_RevertWhen_SteepnessIsOutOfRange() public {
        _expect(0.7e18, 1e18 - 1);
        _expect(0.7e18, 100e18 + 1);
        modelWith(0.7e18, 1e18);
        modelWith(0.7e18, 100e18);
    }

    function test_KeepsItsParameters() public {
        KinkedPremiumModel model = modelWith(0.5e18, 4e18);
        assertEq(model.KINK(), 0.5e18);
        assertEq(model.STEEPNESS(), 4e18);
        assertEq(model.FLOOR(), 0.25e18);
        assertEq(model.SLOPE_BELOW(), 1.5e18);
        assertEq(model.SLOPE_ABOVE(), 6e18);
    }

    function test_KeepsItsAdaptation() public {
        assertEq(
            keccak256(abi.encode(modelWith(adaptation()).adaptation())), keccak256(abi.encode(adaptation()))
        );
    }

    /// @dev Each parameter in turn at its least and its most, and one unit beyond either.
    function test_RevertWhen_AParameterIsOutOfRange() public {
        uint256[9] memory least =
            [uint256(0), 0.01e18, 0.01e18, 1e18, 0.001e18, 0.01e18, 1 days, 0.1e18, 1e18];
        uint256[9] memory most = [uint256(100e18), 1e18, 1e18, 100e18, 100e18, 1e18, 3650 days, 1e18, 10e18];
        for (uint256 i = 0; i < 9; ++i) {
            modelWith(_adaptation(i, least[i]));
            modelWith(_adaptation(i, most[i]));
            _expectOutOfRange(i, most[i] + 1, least[i], most[i]);
            if (least[i] != 0) _expectOutOfRange(i, least[i] - 1, least[i], most[i]);
        }
    }

    /// @dev The struct is nine words: one of them replaced.
    function _adaptation(uint256 at, uint256 value) private pure returns (Adaptation memory) {
        uint256[9] memory words = abi.decode(abi.encode(adaptation()), (uint256[9]));
        words[at] = value;
        return abi.decode(abi.encode(words), (Adaptation));
    }

    function _expectOutOfRange(uint256 at, uint256 value, uint256 least, uint256 most) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.ParameterOutOfRange.selector, value, least, most));
        modelWith(_adaptation(at, value));
    }

    function _expect(uint256 kink, uint256 steepness) private {
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidCurve.selector, kink, steepness));
        modelWith(kink, steepness);
    }
}
