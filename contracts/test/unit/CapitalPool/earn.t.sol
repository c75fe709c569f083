// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PoolMoney, PoolParams} from "breakwater/types/Types.sol";
import {PlainUnit} from "../../utils/PlainUnit.t.sol";

/// @dev An earned premium: 10 % to the fees, a fifth of the rest to the reserve up to 3 % of the stress-weighted live
/// cover, the rest to the capital.
contract EarnTest is PlainUnit {
    uint256 internal constant STAKE = 1_000_000e6;

    uint256 internal paid;

    function setUp() public override {
        super.setUp();
        stake(alice, STAKE);
        PoolParams memory p = params();
        (p.feeBps, p.reserveBps, p.reserveTargetBps) = (1_000, 2_000, 300);
        setParams(p);
    }

    function test_FeesThenReserveThenCapital() public {
        _earn(LINE, 10_000e6, 1_000e6);
        _assertSplit(100e6, 180e6, STAKE + 720e6);
        syncAll();
        _assertSplit(100e6, 180e6, STAKE + 720e6);
    }

    function test_ReserveFillsToItsTarget() public {
        _earn(LINE, 10_000e6, 3_000e6);
        _assertSplit(300e6, 300e6, STAKE + 2_400e6);
        syncAll();
        _assertSplit(300e6, 300e6, STAKE + 2_400e6);
    }

    function test_TheTargetCountsStressWeightedCover() public {
        _earn(OTHER_LINE, 10_000e6, 3_000e6);
        _assertSplit(300e6, 180e6, STAKE + 2_520e6);
    }

    function test_TheTargetCountsEveryGroup() public {
        sell(OTHER_LINE, 10_000e6, today() + 1, today() + 9, 0);
        _earn(LINE, 10_000e6, 3_000e6);
        _assertSplit(300e6, 480e6, STAKE + 2_220e6);
    }

    function test_WithoutLiveCoverNothingGoesToTheReserve() public {
        _earn(LINE, 10_000e6, 1_000e6);
        syncAll();
        skip(20 days);
        syncAll();
        assertEq(pool.solvency().stressed, 0);
        sell(LINE, 1, today() + 1, today() + 9, 1_000e6);
        skip(9 days);
        syncAll();
        _assertSplit(200e6, 180e6, STAKE + 1_620e6);
    }

    function test_FeesAndReserveAreRoundedDown() public {
        sell(LINE, 10_000e6, today() + 1, today() + 2, 19);
        skip(2 days);
        syncAll();
        _assertSplit(1, 3, STAKE + 15);
    }

    function test_AllToTheReserve() public {
        fillReserve();
        _earn(LINE, 10_000e6, 1_000e6);
        _assertSplit(0, 1_000e6, STAKE);
    }

    function test_ReserveIsNoCapital() public {
        fillReserve();
        _earn(LINE, 10_000e6, 1_000e6);
        assertEq(pool.totalAssets(), STAKE);
        assertEq(pool.convertToAssets(STAKE * 1e3), STAKE);
        assertEq(pool.solvency().capital, STAKE);
        assertEq(pool.solvency().reserve, 1_000e6);
    }

    /// @dev P5, and views need no sync: over random sales, losses, pauses, bounded syncs.
    function testFuzz_NothingIsLost(uint256 seed) public {
        uint256 lost;
        for (uint256 i; i < 20; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            if (seed % 4 == 0) _sellRandom(seed);
            else if (seed % 4 == 1) skip((seed >> 8) % 40 days);
            else if (seed % 4 == 2) pool.sync((seed >> 8) % 4);
            else lost += lose((seed >> 8) % 1e9);
            PoolMoney memory m = pool.money();
            uint256 all = m.capital + m.reserve + m.fees + m.unearned + m.owed;
            assertEq(all, STAKE + paid, "paid = earned + unearned, whoever it was earned for");
            assertEq(m.owed, lost);
        }
        bytes32 viewed = keccak256(abi.encode(pool.money(), pool.solvency(), pool.totalAssets()));
        syncAll();
        assertEq(keccak256(abi.encode(pool.money(), pool.solvency(), pool.totalAssets())), viewed);
        assertBalanced();
    }

    function _sellRandom(uint256 seed) private {
        uint256 premium = (seed >> 16) % 1e10;
        uint256 end = today() + 2 + (seed >> 80) % 365;
        sell(uint8((seed >> 8) % 2), 1 + (seed >> 96) % 10_000e6, today() + 1, end, premium);
        paid += premium;
    }

    function _earn(uint8 line, uint256 amount, uint256 premium) private {
        sell(line, amount, today() + 1, today() + 9, premium);
        skip(9 days);
    }

    function _assertSplit(uint256 fees, uint256 reserve, uint256 capital) private view {
        PoolMoney memory m = pool.money();
        assertEq(m.fees, fees, "fees");
        assertEq(m.reserve, reserve, "reserve");
        assertEq(m.capital, capital, "capital");
        assertEq(m.unearned, 0, "all is earned");
    }
}
