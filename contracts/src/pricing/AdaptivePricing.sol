// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IPremiumModel} from "../interfaces/IPremiumModel.sol";
import {PriceInputs, PriceState} from "../types/Types.sol";
import {Bounds} from "../libraries/Bounds.sol";

/// @notice How a price follows demand and losses. Ratios are 1e18 = 100 %, factors 1e18 = 1.
/// @param speed Growth of the level's logarithm a year when utilisation is 100 % above the target; 0..100.
/// @param target Utilisation at which the level stays; 1 %..100 %.
/// @param minLevel Lowest level, 0.01..1.
/// @param maxLevel Highest level, 1..100.
/// @param credibility K: how much premium, as a share of the product's part of the capital, must have been earned until
/// experience weighs as much as the rate that was listed; 0.001..100.
/// @param targetLossRatio Losses over premium at which experience neither raises nor lowers the price; 1 %..100 %.
/// @param halfLife Seconds after which premiums and losses of the past weigh half; 1 day..10 years.
/// @param minExperience Lowest experience factor, 0.1..1.
/// @param maxExperience Highest experience factor, 1..10.
struct Adaptation {
    uint256 speed;
    uint256 target;
    uint256 minLevel;
    uint256 maxLevel;
    uint256 credibility;
    uint256 targetLossRatio;
    uint256 halfLife;
    uint256 minExperience;
    uint256 maxExperience;
}

/// @title How a price adapts: the part of a premium model that no curve changes
/// @dev Never reverts: a state that it returned, or the first one (level 1, nothing earned), with any other inputs. They are
/// cut at more than any pool can produce and little enough that no product overflows, which is why the sums go unchecked.
abstract contract AdaptivePricing is IPremiumModel {
    using Bounds for uint256;
    using FixedPointMathLib for uint256;

    uint256 internal constant WAD = 1e18;
    uint256 private constant YEAR = 365 days;
    /// @dev Natural logarithm of 2, 1e18 = 1.
    uint256 private constant LN2 = 693147180559945309;
    /// @dev e^20 spans more than any two bounds of the level, so a larger exponent ends at the same bound.
    uint256 private constant MAX_EXPONENT = 20e18;
    uint256 private constant MOST = type(uint96).max;
    uint256 private constant LONGEST = 1000 * YEAR;

    uint256 private immutable SPEED;
    uint256 private immutable TARGET;
    uint256 private immutable MIN_LEVEL;
    uint256 private immutable MAX_LEVEL;
    uint256 private immutable CREDIBILITY;
    uint256 private immutable TARGET_LOSS_RATIO;
    uint256 private immutable HALF_LIFE;
    uint256 private immutable MIN_EXPERIENCE;
    uint256 private immutable MAX_EXPERIENCE;

    constructor(Adaptation memory a) {
        SPEED = a.speed.within(0, 100 * WAD);
        TARGET = a.target.within(WAD / 100, WAD);
        MIN_LEVEL = a.minLevel.within(WAD / 100, WAD);
        MAX_LEVEL = a.maxLevel.within(WAD, 100 * WAD);
        CREDIBILITY = a.credibility.within(WAD / 1000, 100 * WAD);
        TARGET_LOSS_RATIO = a.targetLossRatio.within(WAD / 100, WAD);
        HALF_LIFE = a.halfLife.within(1 days, 10 * YEAR);
        MIN_EXPERIENCE = a.minExperience.within(WAD / 10, WAD);
        MAX_EXPERIENCE = a.maxExperience.within(WAD, 10 * WAD);
    }

    /// @notice The parameters that it was made with.
    function adaptation() external view returns (Adaptation memory) {
        return Adaptation({
            speed: SPEED,
            target: TARGET,
            minLevel: MIN_LEVEL,
            maxLevel: MAX_LEVEL,
            credibility: CREDIBILITY,
            targetLossRatio: TARGET_LOSS_RATIO,
            halfLife: HALF_LIFE,
            minExperience: MIN_EXPERIENCE,
            maxExperience: MAX_EXPERIENCE
        });
    }

    /// @inheritdoc IPremiumModel
    function adapt(PriceInputs calldata inputs)
        external
        view
        returns (PriceState memory state, uint256 multiple)
    {
        (uint256 level, uint256 earned) = (inputs.state.level, inputs.state.earned);
        unchecked {
            if (inputs.elapsed != 0) {
                uint256 use = inputs.use.min(MOST);
                uint256 elapsed = inputs.elapsed.min(LONGEST);
                level = _level(level, use, elapsed);
                earned = _earned(earned, inputs.rate.min(MOST), use / elapsed, elapsed);
            }
            multiple = (level * _experience(earned, inputs.losses.min(MOST), inputs.sinceLoss)).divUp(WAD);
        }
        (state.level, state.earned) = (level, earned);
    }

    /// @dev level * exp(speed * (use - target * elapsed)), clamped. Exact for any utilisation: only its integral counts.
    function _level(uint256 level, uint256 use, uint256 elapsed) private view returns (uint256) {
        unchecked {
            uint256 aim = TARGET * elapsed;
            bool isBusy = use > aim;
            uint256 exponent = SPEED * (isBusy ? use - aim : aim - use) / (WAD * YEAR);
            uint256 factor = uint256(FixedPointMathLib.expWad(int256(exponent.min(MAX_EXPONENT))));
            return (isBusy ? level * factor / WAD : level * WAD / factor).clamp(MIN_LEVEL, MAX_LEVEL);
        }
    }

    /// @dev Decays towards the sum that `utilisation` would earn if it had always held. Rounded down: little earned makes
    /// the price higher.
    function _earned(uint256 earned, uint256 rate, uint256 utilisation, uint256 elapsed)
        private
        view
        returns (uint256)
    {
        unchecked {
            uint256 steady = rate * utilisation * HALF_LIFE / (LN2 * YEAR);
            uint256 kept = _decay(elapsed);
            return ((earned * kept + steady * (WAD - kept)) / WAD).min(MOST);
        }
    }

    /// @dev (K + losses / targetLossRatio) / (K + earned), clamped, rounded up.
    function _experience(uint256 earned, uint256 losses, uint256 sinceLoss) private view returns (uint256) {
        unchecked {
            uint256 paid = losses == 0 ? 0 : (losses * _decay(sinceLoss)).divUp(TARGET_LOSS_RATIO);
            uint256 factor = ((CREDIBILITY + paid) * WAD).divUp(CREDIBILITY + earned);
            return factor.clamp(MIN_EXPERIENCE, MAX_EXPERIENCE);
        }
    }

    /// @dev 2^(-time / half-life): to the unit after whole half-lives.
    function _decay(uint256 time) private view returns (uint256) {
        unchecked {
            return uint256(FixedPointMathLib.expWad(-int256(LN2 * time.min(LONGEST) / HALF_LIFE)));
        }
    }
}
