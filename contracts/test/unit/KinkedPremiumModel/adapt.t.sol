// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Adaptation} from "breakwater/pricing/AdaptivePricing.sol";
import {KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";
import {PriceInputs, PriceState} from "breakwater/types/Types.sol";
import {ModelTest} from "./Model.t.sol";

contract AdaptTest is ModelTest {
    uint256 private constant YEAR = 365 days;
    uint256 private constant RATE = 0.04e18;
    uint256 private constant E = 2.718281828459045235e18;
    /// @dev What poking costs in accuracy: parts in 1e18, and units of 1e-18 where a value is near 0.
    uint256 private constant TOLERANCE = 1e9;

    KinkedPremiumModel private model;

    function setUp() public {
        model = modelWith(adaptation());
    }

    // ---- no time, no change ----

    function testFuzz_NothingMovesInsideABlock(PriceInputs memory inputs) public view {
        inputs.elapsed = 0;
        inputs.state.level = bound(inputs.state.level, 0, type(uint96).max);
        inputs.state.earned = bound(inputs.state.earned, 0, type(uint96).max);
        (PriceState memory state, uint256 multiple) = model.adapt(inputs);
        assertEq(state.level, inputs.state.level);
        assertEq(state.earned, inputs.state.earned);
        inputs.use = 0;
        inputs.rate = 0;
        (, uint256 again) = model.adapt(inputs);
        assertEq(multiple, again);
    }

    /// @dev The multiple is a function of the state and the losses: asked again in the same second it is the same.
    function testFuzz_TheMultipleBelongsToTheState(uint256 utilisation, uint256 elapsed, uint256 losses)
        public
        view
    {
        PriceInputs memory inputs = _inputs(bound(utilisation, 0, 1e18), bound(elapsed, 1, 10 * YEAR));
        inputs.losses = bound(losses, 0, 1e18);
        (PriceState memory state, uint256 multiple) = model.adapt(inputs);
        inputs.state = state;
        inputs.elapsed = 0;
        (, uint256 again) = model.adapt(inputs);
        assertEq(again, multiple);
    }

    // ---- level ----

    function test_LevelByHand() public view {
        assertEq(_level(0.5e18, YEAR), 1e18, "at the target it stays");
        assertApproxEqAbs(_level(1e18, YEAR), E, 2, "an e-fold: speed 2, half above the target, a year");
        assertApproxEqAbs(_level(0, YEAR), 1e36 / E, 2, "and back");
        assertApproxEqAbs(_level(0.75e18, YEAR), 1.648721270700128146e18, 2, "a quarter above: sqrt(e)");
    }

    function test_LevelIsClamped() public view {
        assertEq(_level(1e18, 100 * YEAR), 4e18);
        assertEq(_level(0, 100 * YEAR), 0.25e18);
    }

    function test_LevelThatNeverMoves() public {
        Adaptation memory a = adaptation();
        a.speed = 0;
        model = modelWith(a);
        assertEq(_level(1e18, 100 * YEAR), 1e18);
    }

    /// @dev With the largest speed and the widest bounds the exponent is cut long before it overflows.
    function test_LevelFromBoundToBound() public {
        Adaptation memory a = adaptation();
        (a.speed, a.minLevel, a.maxLevel) = (100e18, 0.01e18, 100e18);
        model = modelWith(a);
        PriceInputs memory inputs = _inputs(1e18, 100 * YEAR);
        inputs.state.level = 0.01e18;
        (PriceState memory state,) = model.adapt(inputs);
        assertEq(state.level, 100e18);
        inputs.state.level = 100e18;
        inputs.use = 0;
        (state,) = model.adapt(inputs);
        assertEq(state.level, 0.01e18);
    }

    /// @dev Only the integral of the utilisation counts: full then empty is half all along.
    function testFuzz_LevelDependsOnTheIntegral(uint256 half) public view {
        half = bound(half, 1, 30 days);
        PriceInputs memory inputs = _inputs(1e18, half);
        (PriceState memory state,) = model.adapt(inputs);
        inputs = _inputs(0, half);
        inputs.state = state;
        (state,) = model.adapt(inputs);
        assertApproxEqRel(state.level, 1e18, TOLERANCE);
    }

    // ---- earned ----

    function test_HalfIsForgottenAfterAHalfLife() public view {
        for (uint256 n = 0; n < 60; ++n) {
            PriceInputs memory inputs = _inputs(0, n * YEAR);
            inputs.state.earned = 1e18;
            (PriceState memory state,) = model.adapt(inputs);
            assertEq(state.earned, 1e18 >> n);
        }
    }

    function test_EarnedByHand() public view {
        // 0.04 a year, half used, a half-life of a year: 0.02 / ln 2 in the long run, half of it after a half-life
        assertApproxEqAbs(_earned(0.5e18, 1000 * YEAR), 0.028853900817779268e18, 1);
        assertApproxEqAbs(_earned(0.5e18, YEAR), 0.014426950408889634e18, 1);
        assertApproxEqRel(_earned(0.5e18, 1 days), RATE / 730, 0.001e18, "nothing is forgotten in a day");
    }

    // ---- experience ----

    function test_ExperienceByHand() public view {
        PriceInputs memory inputs = _inputs(0, 0);
        assertEq(_multiple(inputs), 1e18, "new: the listed rate");
        inputs.state.earned = 0.1e18;
        assertEq(_multiple(inputs), 0.5e18, "quiet: 0.1 / (0.1 + 0.1)");
        inputs.losses = 0.05e18;
        assertEq(_multiple(inputs), 1e18, "losses at half of the premium: as it should be");
        inputs.losses = 0.1e18;
        assertEq(_multiple(inputs), 1.5e18, "(0.1 + 0.1 / 0.5) / 0.2");
        inputs.sinceLoss = YEAR;
        assertEq(_multiple(inputs), 1e18, "half of it is forgotten");
        inputs.state.level = 2e18;
        assertEq(_multiple(inputs), 2e18, "times the level");
    }

    function test_ExperienceIsClamped() public view {
        PriceInputs memory inputs = _inputs(0, 0);
        inputs.state.earned = 10e18;
        assertEq(_multiple(inputs), 0.5e18);
        inputs.losses = 1000e18;
        assertEq(_multiple(inputs), 3e18);
        inputs.losses = type(uint256).max;
        assertEq(_multiple(inputs), 3e18, "saturates");
        (inputs.losses, inputs.sinceLoss) = (1e18, type(uint256).max);
        assertEq(_multiple(inputs), 0.5e18, "forgotten for good");
    }

    function test_TheMultipleIsRoundedUp() public view {
        PriceInputs memory inputs = _inputs(0, 0);
        inputs.state.earned = 0.05e18;
        assertEq(_multiple(inputs), 0.666666666666666667e18, "0.1 / 0.15");
        inputs.state.level = 1e18 + 1;
        inputs.state.earned = 0.1e18;
        assertEq(_multiple(inputs), 0.5e18 + 1);
    }

    function testFuzz_LossesRaiseAndQuietLowers(uint256 earned, uint256 losses, uint256 more, uint256 since)
        public
        view
    {
        PriceInputs memory inputs = _inputs(0, 0);
        inputs.state.earned = bound(earned, 0, 1e18);
        inputs.losses = bound(losses, 0, 1e18);
        inputs.sinceLoss = bound(since, 0, 10 * YEAR);
        uint256 before = _multiple(inputs);
        inputs.sinceLoss += bound(more, 0, YEAR);
        uint256 later = _multiple(inputs);
        assertLe(later, before, "time heals");
        inputs.losses += bound(more, 0, 1e18);
        assertGe(_multiple(inputs), later, "losses raise");
        later = _multiple(inputs);
        inputs.state.earned += bound(more, 0, 1e18);
        assertLe(_multiple(inputs), later, "premium lowers");
    }

    // ---- whatever the pokes ----

    /// @dev n spans one after the other and one span of their length agree to 1e-9 of the level, to 1e-9 of the capital earned and to 1e-7 of the multiple.
    function testFuzz_PokesDoNotMatter(
        uint256 utilisation,
        uint256 elapsed,
        uint256 pokes,
        uint256 level,
        uint256 earned,
        uint256 losses
    ) public view {
        pokes = bound(pokes, 2, 50);
        elapsed = bound(elapsed, pokes, 20 * YEAR);
        PriceInputs memory whole = _inputs(bound(utilisation, 0, 1e18), elapsed);
        whole.state = PriceState(bound(level, 0.25e18, 4e18), bound(earned, 0, 1e18));
        whole.losses = bound(losses, 0, 1e18);
        whole.sinceLoss = elapsed;
        (PriceState memory once, uint256 multiple) = model.adapt(whole);

        PriceInputs memory part = whole;
        uint256 rate = whole.use / elapsed;
        uint256 again;
        for (uint256 i = 0; i < pokes; ++i) {
            part.elapsed = elapsed * (i + 1) / pokes - elapsed * i / pokes;
            part.use = rate * part.elapsed;
            (part.state, again) = model.adapt(part);
        }
        assertApproxEqRel(part.state.level, once.level, TOLERANCE, "level");
        assertApproxEqAbs(part.state.earned, once.earned, TOLERANCE, "earned");
        assertApproxEqRel(again, multiple, 100 * TOLERANCE, "multiple");
    }

    /// @dev The worst case: a poke every second.
    function test_PokesOfEverySecond() public view {
        PriceInputs memory part = _inputs(0.8e18, 1);
        for (uint256 i = 0; i < 1 hours; ++i) {
            (part.state,) = model.adapt(part);
        }
        (PriceState memory once,) = model.adapt(_inputs(0.8e18, 1 hours));
        assertApproxEqRel(part.state.level, once.level, TOLERANCE);
        assertApproxEqRel(part.state.earned, once.earned, TOLERANCE);
    }

    function testFuzz_MonotoneInUse(uint256 low, uint256 high, uint256 elapsed) public view {
        high = bound(high, 0, type(uint96).max);
        low = bound(low, 0, high);
        PriceInputs memory inputs = _inputs(0, bound(elapsed, 1, 100 * YEAR));
        inputs.use = low;
        (PriceState memory a,) = model.adapt(inputs);
        inputs.use = high;
        (PriceState memory b,) = model.adapt(inputs);
        assertLe(a.level, b.level);
        assertLe(a.earned, b.earned);
    }

    // ---- extremes ----

    /// @dev Any inputs at all: it never reverts, and stays inside its bounds.
    function testFuzz_NeverReverts(PriceInputs memory inputs) public view {
        inputs.state = PriceState(
            bound(inputs.state.level, 0.25e18, 4e18), bound(inputs.state.earned, 0, type(uint96).max)
        );
        inputs.elapsed = bound(inputs.elapsed, 1, type(uint256).max);
        (PriceState memory state, uint256 multiple) = model.adapt(inputs);
        assertGe(state.level, 0.25e18);
        assertLe(state.level, 4e18);
        assertLe(state.earned, type(uint96).max);
        assertGe(multiple, 0.125e18);
        assertLe(multiple, 12e18);
    }

    function test_Extremes() public view {
        uint256[5] memory values = [uint256(0), 1, type(uint96).max, type(uint128).max, type(uint256).max];
        for (uint256 i = 0; i < 5 ** 5; ++i) {
            PriceInputs memory inputs = _inputs(0, 0);
            inputs.rate = values[i % 5];
            inputs.use = values[i / 5 % 5];
            inputs.elapsed = values[i / 25 % 5];
            inputs.losses = values[i / 125 % 5];
            inputs.sinceLoss = values[i / 625];
            (inputs.state,) = model.adapt(inputs);
            model.adapt(inputs);
        }
    }

    /// @dev What runs in the model, without the call to it, with losses: three exponentials.
    function test_Gas() public {
        PriceInputs memory inputs = _inputs(0.8e18, 100 days);
        inputs.losses = 0.05e18;
        inputs.sinceLoss = 40 days;
        model.adapt(inputs);
        uint256 gas = vm.lastCallGas().gasTotalUsed;
        emit log_named_uint("adapt", gas);
        assertLt(gas, 3_500);
    }

    // ---- helpers ----

    function _inputs(uint256 utilisation, uint256 elapsed) private pure returns (PriceInputs memory inputs) {
        inputs.state = PriceState(1e18, 0);
        (inputs.rate, inputs.use, inputs.elapsed) = (RATE, utilisation * elapsed, elapsed);
    }

    function _level(uint256 utilisation, uint256 elapsed) private view returns (uint256) {
        (PriceState memory state,) = model.adapt(_inputs(utilisation, elapsed));
        return state.level;
    }

    function _earned(uint256 utilisation, uint256 elapsed) private view returns (uint256) {
        (PriceState memory state,) = model.adapt(_inputs(utilisation, elapsed));
        return state.earned;
    }

    function _multiple(PriceInputs memory inputs) private view returns (uint256 multiple) {
        (, multiple) = model.adapt(inputs);
    }
}
