// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {Adaptation} from "breakwater/pricing/AdaptivePricing.sol";
import {Curve, KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";

/// @title A model with round numbers
abstract contract ModelTest is Test {
    function modelWith(uint256 kink, uint256 steepness) internal returns (KinkedPremiumModel) {
        return new KinkedPremiumModel(Curve(kink, steepness), adaptation());
    }

    function modelWith(Adaptation memory a) internal returns (KinkedPremiumModel) {
        return new KinkedPremiumModel(Curve(0.5e18, 4e18), a);
    }

    function adaptation() internal pure returns (Adaptation memory) {
        return Adaptation({
            speed: 2e18,
            target: 0.5e18,
            minLevel: 0.25e18,
            maxLevel: 4e18,
            credibility: 0.1e18,
            targetLossRatio: 0.5e18,
            halfLife: 365 days,
            minExperience: 0.5e18,
            maxExperience: 3e18
        });
    }
}
