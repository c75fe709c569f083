// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {LevelLib} from "breakwater/libraries/LevelLib.sol";

/// @title Bounds and steps of the price level, for every integral and time
/// @dev Each property is a `check_` function for Halmos; forge runs it on random inputs. Halmos 0.3.3 with z3 proves the bounds, and
/// with Bitwuzla the sum when full or empty. The other properties divide, and were not decided within two minutes.
/// `halmos --forge-build-out contracts/out --contract LevelLibSymbolic --solver z3 --solver-timeout-assertion 20000`
contract LevelLibSymbolic is Test {
    int256 private constant WAD = 1e18;
    /// @dev ln(3/4) / 2 and ln(4) / 2 years.
    int256 private constant MIN = -287_682_072_451_780_927 * 15_768_000;
    int256 private constant MAX = 1_386_294_361_119_890_618 * 15_768_000;

    function check_AdvanceStaysInsideItsBounds(int88 integral, uint128 used, uint128 base, uint32 time) public pure {
        int256 next = LevelLib.advance(integral, used, base, time);
        assert(next >= MIN && next <= MAX);
    }

    function testFuzz_AdvanceStaysInsideItsBounds(int88 integral, uint128 used, uint128 base, uint32 time) public pure {
        check_AdvanceStaysInsideItsBounds(integral, used, base, time);
    }

    /// @dev Two steps equal one, from any integral, also if a step ends at a bound.
    function check_AdvanceAdds(int256 integral, uint128 used, uint128 base, uint32 first, uint32 second) public pure {
        vm.assume(integral >= MIN && integral <= MAX);
        int256 steps = LevelLib.advance(LevelLib.advance(integral, used, base, first), used, base, second);
        assert(steps == LevelLib.advance(integral, used, base, uint256(first) + second));
    }

    function testFuzz_AdvanceAdds(int256 integral, uint128 used, uint128 base, uint32 first, uint32 second)
        public
        pure
    {
        check_AdvanceAdds(bound(integral, MIN, MAX), used, base, first, second);
    }

    /// @dev The same with the error at its limit, which needs no division, so that a solver finishes.
    function check_AdvanceAddsWhenFullOrEmpty(int256 integral, bool isFull, uint32 first, uint32 second) public pure {
        vm.assume(integral >= MIN && integral <= MAX);
        uint256 used = isFull ? 1 : 0;
        int256 steps = LevelLib.advance(LevelLib.advance(integral, used, 1, first), used, 1, second);
        assert(steps == LevelLib.advance(integral, used, 1, uint256(first) + second));
    }

    function testFuzz_AdvanceAddsWhenFullOrEmpty(int256 integral, bool isFull, uint32 first, uint32 second)
        public
        pure
    {
        check_AdvanceAddsWhenFullOrEmpty(bound(integral, MIN, MAX), isFull, first, second);
    }

    function check_ErrorIsBetweenOneAndMinusOne(uint128 used, uint128 base) public pure {
        int256 error = LevelLib.errorOf(used, base);
        assert(error >= -WAD && error <= WAD);
    }

    function testFuzz_ErrorIsBetweenOneAndMinusOne(uint128 used, uint128 base) public pure {
        check_ErrorIsBetweenOneAndMinusOne(used, base);
    }
}
