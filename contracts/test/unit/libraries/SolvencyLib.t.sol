// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";
import {PoolParams} from "breakwater/types/PoolTypes.sol";
import {Defaults} from "../../utils/Defaults.sol";

contract SolvencyLibTest is Test {
    using SolvencyLib for SolvencyLib.Sums;

    function _params(uint256 seed) private pure returns (PoolParams memory p) {
        p = Defaults.params();
        p.marginBps = uint16(bound(seed, 10_000, 50_000));
        p.rhoBps = uint16(bound(seed >> 16, 0, 10_000));
        p.groupCapBps = uint16(bound(seed >> 32, 1, 10_000));
        p.leverageBps = uint32(bound(seed >> 48, 10_000, 80_000));
    }

    /// @dev A pool of two groups; the first is tested.
    function _pool(uint256 seed, uint256 first, uint256 second)
        private
        pure
        returns (SolvencyLib.Position memory at, SolvencyLib.Sums memory sums)
    {
        at.weightBps = bound(seed >> 64, 1_000, 10_000);
        at.shareBps = bound(seed >> 80, 1, 5_000);
        at.exposure = first;
        (at.groupExposure, at.groupStressed) = sums.change(0, 0, at.weightBps, first, 0);
        sums.largest = at.groupExposure;
        (uint256 other,) = sums.change(0, 0, bound(seed >> 96, 1_000, 10_000), second, 0);
        if (other > sums.largest) sums.largest = other;
    }

    function _holds(
        SolvencyLib.Position memory at,
        SolvencyLib.Sums memory sums,
        PoolParams memory p,
        uint256 free,
        uint256 amount
    ) private pure returns (bool) {
        SolvencyLib.Sums memory grown = SolvencyLib.Sums(sums.largest, sums.exposure, sums.stressed, sums.squares);
        (uint256 group,) = grown.change(at.groupExposure, at.groupStressed, at.weightBps, amount, 0);
        if (group > grown.largest) grown.largest = group;
        uint256 required = grown.forSale(p, grown.byStress(p), group);
        return required <= free && at.exposure + amount <= free * at.shareBps / 10_000;
    }

    /// @dev The closed form is exact: that amount keeps every limit, one unit more breaks one.
    /// forge-config: default.fuzz.runs = 2000
    /// forge-config: ci.fuzz.runs = 2000
    function testFuzz_CapacityIsExact(uint256 seed, uint256 first, uint256 second, uint256 free) external pure {
        free = bound(free, 0, uint256(seed % 3 == 0 ? 1e6 : seed % 3 == 1 ? 1e15 : 1e27));
        (SolvencyLib.Position memory at, SolvencyLib.Sums memory sums) =
            _pool(seed, bound(first, 0, free / 2), bound(second, 0, free));
        PoolParams memory p = _params(seed);
        uint256 capacity = SolvencyLib.capacity(at, sums, p, free);
        if (capacity != 0) assertTrue(_holds(at, sums, p, free, capacity), "it sells");
        assertFalse(_holds(at, sums, p, free, capacity + 1), "one unit more fails");
    }

    /// @dev Adding and removing are inverse.
    function testFuzz_ChangeIsUndone(uint256 seed, uint256 first, uint256 second, uint256 amount) external pure {
        amount = bound(amount, 0, 1e27);
        (SolvencyLib.Position memory at, SolvencyLib.Sums memory sums) =
            _pool(seed, bound(first, 0, 1e27), bound(second, 0, 1e27));
        bytes memory before = abi.encode(sums);
        (uint256 exposure, uint256 stressed) = sums.change(at.groupExposure, at.groupStressed, at.weightBps, amount, 0);
        (exposure, stressed) = sums.change(exposure, stressed, at.weightBps, 0, amount);
        assertEq(abi.encode(sums), before);
        assertEq(exposure, at.groupExposure);
        assertEq(stressed, at.groupStressed);
    }

    /// @dev One group counts in full; separate groups are diversified by rho.
    function test_Diversification() external pure {
        PoolParams memory p = Defaults.params();
        SolvencyLib.Sums memory one;
        one.change(0, 0, 7_500, 400_000e6, 0);
        assertEq(one.byStress(p), 300_000e6);
        SolvencyLib.Sums memory four;
        for (uint256 i; i < 4; i++) {
            four.change(0, 0, 7_500, 100_000e6, 0);
        }
        // 75,000 * sqrt(0.15 * 16 + 0.85 * 4).
        assertApproxEqAbs(four.byStress(p), 180_623.9e6, 1e6);
    }

    function test_MarginScalesTheStress() external pure {
        PoolParams memory p = Defaults.params();
        p.marginBps = 15_000;
        SolvencyLib.Sums memory sums;
        sums.change(0, 0, 7_500, 400_000e6, 0);
        assertEq(sums.byStress(p), 450_000e6);
    }
}
