// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";

/// @title Packed rates, for every input
/// @dev Each property is a `check_` function for Halmos; forge runs it on random inputs. Halmos 0.3.3 with z3
/// proves all except the capital part, a product that it could not decide within 20 seconds.
/// `halmos --forge-build-out contracts/out --contract RateLibSymbolic --solver z3 --solver-timeout-assertion 20000`
contract RateLibSymbolic is Test {
    /// @dev Real rates are far smaller.
    uint256 private constant MAX_RATE = type(uint200).max;

    function check_PackNeverRoundsUp(uint256 rate) public pure {
        assert(RateLib.unpack(RateLib.pack(rate)) <= rate);
    }

    function testFuzz_PackNeverRoundsUp(uint256 rate) public pure {
        check_PackNeverRoundsUp(rate);
    }

    function check_PackLosesLessThanItsPrecision(uint256 rate) public pure {
        vm.assume(rate != 0 && rate <= MAX_RATE);
        uint256 lost = rate - RateLib.unpack(RateLib.pack(rate));
        assert(lost << 47 < rate);
    }

    function testFuzz_PackLosesLessThanItsPrecision(uint256 rate) public pure {
        check_PackLosesLessThanItsPrecision(bound(rate, 1, MAX_RATE));
    }

    /// @dev A cover removes from the stream exactly what it added.
    function check_PackOfUnpackIsTheSame(uint256 rate) public pure {
        uint56 packed = RateLib.pack(rate);
        assert(RateLib.pack(RateLib.unpack(packed)) == packed);
    }

    function testFuzz_PackOfUnpackIsTheSame(uint256 rate) public pure {
        check_PackOfUnpackIsTheSame(rate);
    }

    /// @dev A refund rate never exceeds the rate that it is made from, and loses less than 2^-23 of it.
    function check_PackRefund(uint256 rate) public pure {
        vm.assume(rate != 0 && rate <= MAX_RATE);
        uint256 back = RateLib.unpack(RateLib.packRefund(rate));
        assert(back <= rate);
        assert((rate - back) << 23 < rate);
    }

    function testFuzz_PackRefund(uint256 rate) public pure {
        check_PackRefund(bound(rate, 1, MAX_RATE));
    }

    function check_CapitalPartIsAtMostTheRate(uint128 rate, uint16 share) public pure {
        assert(RateLib.capitalPart(rate, share) <= rate);
    }

    function testFuzz_CapitalPartIsAtMostTheRate(uint128 rate, uint16 share) public pure {
        check_CapitalPartIsAtMostTheRate(rate, share);
    }
}
