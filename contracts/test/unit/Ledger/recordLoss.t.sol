// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ExperienceLib} from "breakwater/libraries/ExperienceLib.sol";
import {Loss} from "breakwater/types/RiskTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

contract LedgerRecordLossTest is LedgerFixture {
    function setUp() public override {
        super.setUp();
        addProducts(4);
    }

    function _experience(uint8 product) private view returns (uint256) {
        return ledger.productOf(address(this), product, backing()).experience;
    }

    function _record(uint256 severity, uint256 booked, uint256 totalExposure) private {
        recordLoss(Loss(0, block.timestamp, 1_000_000e6, severity, totalExposure), booked);
    }

    function test_StartsAtOne() external view {
        assertEq(_experience(0), WAD);
        assertEq(solvency().poolExperience, WAD);
    }

    function test_ALossRaisesItsProduct() external {
        sell(0, 100_000e6, 300);
        _record(WAD, 0, 100_000e6);
        assertEq(_experience(0), 3e18, "(0.35 + 1) / 0.35, clamped to 3");
        assertEq(_experience(1), WAD, "the others keep theirs");
    }

    function test_ALossRaisesThePool() external {
        for (uint8 i; i < 4; i++) {
            sell(i, 100_000e6, 300);
        }
        // Four equal groups: the effective number of groups is four, so a quarter of the exposure is one payout.
        _record(0.5e18, 100_000e6, 400_000e6);
        assertApproxEqAbs(solvency().poolExperience, 1.5e18, 2, "(2 + 4 * 1/4) / 2");
    }

    function test_APoolLossCountsAsOnePayoutAtMost() external {
        sell(0, 100_000e6, 300);
        _record(WAD, 900_000e6, 100_000e6);
        assertApproxEqAbs(solvency().poolExperience, 1.5e18, 2, "(2 + 1) / 2");
        _record(WAD, 1, 0);
        assertApproxEqAbs(solvency().poolExperience, 2e18, 2, "without exposure at filing: one whole payout");
    }

    function test_YearsWithoutLossesMakeItCheaper() external {
        for (uint256 i; i < 8; i++) {
            sell(0, 100_000e6, 300);
            vm.warp(block.timestamp + 365 days);
        }
        // 0.35 / (0.35 + 0.02 * 2.7) times 2 / (2 + 0.02 * 2.7).
        assertApproxEqRel(_experience(0), 0.845e18, 0.02e18);
        assertApproxEqRel(solvency().poolExperience, 0.979e18, 0.02e18);
    }

    /// @dev E11: nothing saturates forever. Both half-lives are two years.
    function test_RecoversFromAnyNumberOfLosses() external {
        sell(0, 100_000e6, 300);
        for (uint256 i; i < 300; i++) {
            uint256 before = _experience(0);
            _record(WAD, 900_000e6, 100_000e6);
            assertGe(_experience(0), before, "no loss makes cover cheaper");
        }
        assertEq(solvency().poolExperience, 2.5e18, "clamped");
        vm.warp(block.timestamp + 730 days * 20);
        sync();
        assertApproxEqRel(solvency().poolExperience, WAD, 0.01e18);
        assertLe(_experience(0), 1.01e18);
    }

    /// @dev Decay is by whole days, so E and L hardly depend on the number of syncs.
    function testFuzz_ExtraSyncsHardlyMatter(uint256 seed) external {
        sell(0, 100_000e6, 200);
        sell(1, 150_000e6, 100);
        _record(0.3e18, 50_000e6, 250_000e6);
        uint256 start = block.timestamp;
        uint256 snapshot = vm.snapshotState();
        vm.warp(start + 200 days);
        (uint256 product, uint256 pool) = (_experience(0), solvency().poolExperience);
        vm.revertToState(snapshot);
        for (uint256 i; i < 40; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(block.timestamp + seed % 4 days);
            sync();
        }
        vm.warp(start + 200 days);
        // Each sync rounds once.
        assertApproxEqAbs(_experience(0), product, 40 * ExperienceLib.UNIT);
        assertApproxEqAbs(solvency().poolExperience, pool, 40 * ExperienceLib.UNIT);
    }
}
