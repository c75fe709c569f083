// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {LineState, PoolMoney} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

contract SyncLineTest is PlainUnit {
    /// @dev What one unit of the stored integral, 2^-40 seconds, is in the view of a line with 30 %.
    uint256 internal constant USE_STEP = uint256(1e22) / (3_000 << 40) + 1;

    function setUp() public override {
        super.setUp();
        stake(alice, 100_000e6);
    }

    function test_RevertWhen_LineIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownLine.selector, 2));
        pool.syncLine(2);
    }

    function test_GivesTheLineAsItsViewDoes() public {
        sell(LINE, 10_000e6, today() + 1, today() + 3, 10e6);
        sell(LINE, 5_000e6, today() + 1, today() + 90, 10e6);
        sell(OTHER_LINE, 7_000e6, today() + 1, today() + 4, 10e6);
        skip(40 days);
        LineState memory viewed = pool.lineState(LINE);
        vm.prank(bob);
        LineState memory synced = pool.syncLine(LINE);
        assertEq(synced.exposure, 5_000e6);
        assertEq(synced.capacity, viewed.capacity);
        assertEq(synced.exposure, viewed.exposure);
        assertEq(synced.incidentOpen, viewed.incidentOpen);
        assertApproxEqAbs(synced.use, viewed.use, 2 * USE_STEP);
        assertEq(keccak256(abi.encode(pool.lineState(LINE))), keccak256(abi.encode(synced)));
    }

    /// @dev What was earned stays with the stream: it is capital in every view, and can carry cover from the next sync on.
    function test_EarnedPremiumCarriesCoverFromTheNextSync() public {
        sell(LINE, 10_000e6, today() + 1, today() + 3, 1_000e6);
        skip(3 days);
        PoolMoney memory m = pool.money();
        assertEq(m.capital, 101_000e6);
        assertEq(pool.syncLine(LINE).capacity, 20_000e6, "30 % of 100,000, less 10,000");
        assertEq(keccak256(abi.encode(pool.money())), keccak256(abi.encode(m)), "nothing moved");
        assertEq(pool.totalAssets(), 101_000e6);
        assertTrue(pool.sync(0), "distributing touches no day");
        assertEq(keccak256(abi.encode(pool.money())), keccak256(abi.encode(m)));
        assertEq(pool.syncLine(LINE).capacity, 20_300e6);
    }

    /// @dev More than the stream's carry should hold is distributed at once.
    function test_MuchIsDistributedAtOnce() public {
        uint256 much = 2 ** 72;
        sell(LINE, 10_000e6, today() + 1, today() + 300, much);
        vm.warp((today() + 300) * 1 days);
        pool.syncLine(LINE);
        assertEq(pool.money().capital, 100_000e6 + much);
        assertGt(pool.lineState(OTHER_LINE).capacity, 25_000e6, "25 % of more than 100,000");
    }

    // ---- the integral of use ----

    function test_UseIsUtilisationTimesTime() public {
        assertEq(pool.lineState(LINE).use, 0);
        sell(LINE, 15_000e6, today() + 1, today() + 30, 0);
        skip(10 days);
        assertApproxEqAbs(pool.lineState(LINE).use, 0.5e18 * 10 days, 2 * USE_STEP, "half of 30 %");
        sell(LINE, 15_000e6, today() + 1, today() + 30, 0);
        skip(5 days);
        assertApproxEqAbs(pool.lineState(LINE).use, 10e18 * 1 days, 4 * USE_STEP);
        stake(carol, 100_000e6);
        skip(2 days);
        assertApproxEqAbs(pool.lineState(LINE).use, 11e18 * 1 days, 6 * USE_STEP, "twice the capital");
        assertEq(pool.lineState(OTHER_LINE).use, 0);
    }

    function test_ALateSyncCountsCoverUntilItsWindowWasOver() public {
        sell(LINE, 15_000e6, today() + 1, today() + 2, 0);
        uint256 until = (today() + 2 + 14) * 1 days;
        uint256 use = 0.5e18 * (until - block.timestamp);
        skip(400 days + 5 hours);
        assertApproxEqAbs(pool.lineState(LINE).use, use, 2 * USE_STEP, "viewed");
        syncAll();
        assertApproxEqAbs(pool.lineState(LINE).use, use, 2 * USE_STEP, "booked");
    }

    function test_LossesAndExitsMoveTheBase() public {
        sell(LINE, 15_000e6, today() + 1, today() + 300, 0);
        lose(50_000e6);
        skip(10 days);
        assertApproxEqAbs(pool.lineState(LINE).use, 10e18 * 1 days, 2 * USE_STEP, "half the capital");
        stake(carol, 150_000e6);
        leave(carol, pool.balanceOf(carol) * 2 / 3);
        skip(10 days);
        uint256 use = 10e18 * 1 days + 0.25e18 * 7 days + 0.5e18 * 10 days;
        assertApproxEqRel(pool.lineState(LINE).use, use, 1e9);
    }

    /// @dev One sync, many bounded ones, and none at all see the same use.
    /// forge-config: default.fuzz.runs = 64
    function testFuzz_UseDoesNotDependOnSyncs(uint256 seed) public {
        for (uint256 i; i < 8; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 end = today() + 2 + (seed >> 16) % 100;
            sell(uint8(seed % 2), 1 + (seed >> 32) % 2_000e6, today() + 1, end, (seed >> 128) % 1e9);
        }
        uint256 time = block.timestamp + seed % 200 days;
        uint256 snapshot = vm.snapshotState();
        vm.warp(time);
        uint256 use = pool.lineState(LINE).use;
        while (!pool.sync(1)) {
            assertApproxEqAbs(pool.lineState(LINE).use, use, 20 * USE_STEP, "in the middle");
        }
        assertApproxEqAbs(pool.lineState(LINE).use, use, 20 * USE_STEP, "one day at a time");
        vm.revertToState(snapshot);
        while (block.timestamp < time) {
            seed = uint256(keccak256(abi.encode(seed)));
            vm.warp(block.timestamp + seed % 20 days < time ? block.timestamp + seed % 20 days : time);
            pool.syncLine(uint8(seed % 2));
        }
        assertApproxEqAbs(pool.lineState(LINE).use, use, 20 * USE_STEP, "synced on the way");
    }

    // ---- losses that a line remembers ----

    function test_RemembersLossesAsAShareOfItsPart() public {
        sell(LINE, 15_000e6, today(), today() + 300, 0);
        skip(1 days);
        assertEq(pool.lineState(LINE).losses, 0);
        assertEq(pool.lineState(LINE).lastLossDay, 0);
        lose(15_000e6);
        LineState memory s = pool.lineState(LINE);
        assertApproxEqAbs(s.losses, 0.5e18, 1e12, "15,000 of 30 % of 100,000");
        assertEq(s.lastLossDay, today());
        assertEq(pool.lineState(OTHER_LINE).losses, 0);
        close(LINE, open(LINE, block.timestamp - 1, 0), 0);
        assertEq(pool.lineState(LINE).losses, s.losses, "a refusal is no loss");
    }

    function test_HalfIsForgottenInAYear() public {
        lose(15_000e6);
        skip(365 days);
        assertApproxEqAbs(pool.lineState(LINE).losses, 0.5e18, 1e12, "as of the last loss");
        lose(8_500e6);
        assertApproxEqAbs(
            pool.lineState(LINE).losses, 0.25e18 + 0.333333e18, 1e13, "half of it, and 10 % of 30 %"
        );
        assertEq(pool.lineState(LINE).lastLossDay, today());
    }

    function test_ALossOfAWipedOutPoolIsRememberedInFull() public {
        fillReserve();
        sell(LINE, 1_000e6, today() + 1, today() + 2, 500e6);
        skip(2 days);
        lose(100_500e6);
        assertEq(pool.money().capital, 0);
        assertApproxEqRel(pool.lineState(LINE).losses, uint256(1.005e18) * 10 / 3, 1e12);
    }
}
