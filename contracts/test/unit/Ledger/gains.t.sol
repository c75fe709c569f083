// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LedgerFixture} from "./LedgerFixture.sol";

/// @dev addGain, takeGains.
contract LedgerGainsTest is LedgerFixture {
    function _end(uint256 from) private pure returns (uint256) {
        return (from / 1 days + 28) * 1 days;
    }

    /// @dev E1: no gain reaches the capital in a jump.
    function testFuzz_IsStreamedOver28Days(uint256 assets, uint256 wait) external {
        assets = bound(assets, 1, 1e30);
        uint256 before = capital;
        addGain(assets);
        uint256 end = _end(block.timestamp);
        assertLe(capital - before, (end - block.timestamp) >> 16, "dust that no rate can express");
        wait = bound(wait, 0, end - block.timestamp);
        uint256 exact = assets * wait / (end - block.timestamp);
        vm.warp(block.timestamp + wait);
        sync();
        assertApproxEqAbs(capital - before, exact, 60, "by the second");
        vm.warp(end);
        sync();
        assertEq(capital - before, assets, "to the last unit");
        assertEq(gains, 0);
        (,, uint256 rate) = rates();
        assertEq(rate, 0);
    }

    function testFuzz_SeveralOverlap(uint256 first, uint256 second, uint256 wait) external {
        first = bound(first, 1, 1e15);
        second = bound(second, 1, 1e15);
        uint256 before = capital;
        addGain(first);
        vm.warp(block.timestamp + bound(wait, 0, 40 days));
        addGain(second);
        vm.warp(block.timestamp + 28 days);
        sync();
        assertEq(capital - before, first + second);
    }

    /// @dev Taken at one ratio from every stream. The rest keeps streaming, and nothing is lost.
    function testFuzz_TakenAtOneRatio(uint256 first, uint256 second, uint256 wait, uint256 taken) external {
        first = bound(first, 1e6, 1e15);
        second = bound(second, 1e6, 1e15);
        uint256 before = capital;
        addGain(first);
        vm.warp(block.timestamp + bound(wait, 0, 20 days));
        addGain(second);
        vm.warp(block.timestamp + 1 days);
        sync();
        (,, uint256 rate) = rates();
        uint256 all = gains;
        taken = bound(taken, 0, gains);
        takeGains(taken);
        (,, uint256 slower) = rates();
        assertApproxEqAbs(slower, rate * (all - taken) / all, 2);
        vm.warp(block.timestamp + 1);
        sync();
        vm.warp(block.timestamp + 28 days);
        sync();
        assertEq(gains, 0);
        assertEq(capital - before, first + second - taken);
    }

    function test_TakingAllEndsEveryStream() external {
        addGain(1_000e6);
        vm.warp(block.timestamp + 3 days);
        sync();
        takeGains(gains);
        (,, uint256 rate) = rates();
        assertEq(rate, 0);
        vm.warp(block.timestamp + 1 days);
        assertEq(ledger.accrued(address(this), funds()).gains, 0);
        addGain(500e6);
        vm.warp(block.timestamp + 28 days);
        sync();
        assertEq(gains, 0);
    }
}
