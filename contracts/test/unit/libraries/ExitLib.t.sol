// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ExitLib} from "breakwater/libraries/ExitLib.sol";

contract ExitHarness {
    using ExitLib for ExitLib.Queue;

    ExitLib.Queue internal _queue;

    function push(address controller, uint256 shares) external returns (uint256) {
        return _queue.push(controller, shares);
    }

    function setMore(address controller, uint16 more) external {
        _queue.heads[controller].more = more;
    }

    function process(uint256 shares, uint256 assets) external returns (uint256) {
        return _queue.process(shares, assets);
    }

    function charge(uint256 eventTime, uint256 loss, uint256 base) external returns (uint256) {
        return _queue.charge(eventTime, loss, base);
    }

    function chargeable(uint256 eventTime) external view returns (uint256) {
        return _queue.chargeable(eventTime);
    }

    function take(address controller, uint256 until, uint256 maxShares, uint256 maxAssets)
        external
        returns (uint256, uint256)
    {
        return _queue.take(controller, ExitLib.Payable(until, 0), maxShares, maxAssets);
    }

    function matured(uint256 cooldownDays) external view returns (uint256) {
        return _queue.matured(cooldownDays);
    }
}

contract ExitLibTest is Test {
    uint256 internal constant ALL = type(uint256).max;

    ExitHarness internal h;
    address internal alice = makeAddr("alice");
    address internal bob = makeAddr("bob");

    function setUp() public {
        vm.warp(1_772_442_000);
        h = new ExitHarness();
    }

    function test_RevertGiven_TooManyRequests() public {
        h.push(alice, 1);
        h.setMore(alice, type(uint16).max - 1);
        h.push(alice, 1);
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.TooManyRequests.selector, alice));
        h.push(alice, 1);
        h.push(bob, 1);
    }

    function test_MaturedIsWhatWasRequestedUntilTheDay() public {
        h.push(alice, 10);
        skip(1 days);
        h.push(bob, 20);
        h.push(alice, 30);
        assertEq(h.matured(0), 60);
        assertEq(h.matured(1), 10);
        assertEq(h.matured(2), 0);
        h.process(4, 4);
        assertEq(h.matured(1), 0, "the day has its batch");
        skip(1 days);
        assertEq(h.matured(1), 56);
        assertEq(h.matured(2), 6);
        assertEq(h.matured(100_000), 0, "a cooldown longer than time");
    }

    function test_ChargeableIsStrictlyAfterTheEvent() public {
        h.push(alice, 30);
        h.process(10, 100);
        uint256 first = block.timestamp;
        skip(1 days);
        h.process(10, 200);
        assertEq(h.chargeable(first - 1), 300);
        assertEq(h.chargeable(first), 200);
        assertEq(h.chargeable(first + 1 days), 0);
    }

    function test_ChargeIsRoundedUpAndCapped() public {
        h.push(alice, 30);
        h.process(10, 100);
        skip(1 days);
        h.process(10, 100);
        assertEq(h.charge(0, 1, 1_000), 1, "rounded up once, then nothing is left of the loss");
        assertEq(h.chargeable(0), 199);
        assertEq(h.charge(0, 199, 199), 199, "everything");
        assertEq(h.chargeable(0), 0);
    }

    function test_NothingToChargeInAnEmptyQueue() public {
        assertEq(h.charge(0, 10, 100), 0);
    }

    function test_EveryProcessingIsABatch() public {
        h.push(alice, 30);
        assertEq(h.process(10, 100), 0);
        skip(1 days);
        assertEq(h.process(5, 40), 1);
    }

    /// @dev Taking by random limits gives in total what one take gives, less a unit for each cut.
    function testFuzz_TakeWithLimits(uint256 seed) public {
        for (uint256 i; i < 6; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            h.push(seed % 2 == 0 ? alice : bob, 1 + seed % 1e12);
        }
        uint256 left = h.matured(0);
        while (left != 0) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 shares = bound(seed, left / 4 + 1, left);
            h.process(shares, bound(seed >> 128, 0, shares));
            left -= shares;
            skip(1 days);
        }
        uint256 snapshot = vm.snapshotState();
        (uint256 allShares, uint256 allAssets) = h.take(alice, block.timestamp, ALL, ALL);
        vm.revertToState(snapshot);
        _takeInParts(seed, allShares, allAssets);
    }

    function _takeInParts(uint256 seed, uint256 allShares, uint256 allAssets) private {
        uint256 shares;
        uint256 assets;
        uint256 cuts;
        while (shares < allShares) {
            seed = uint256(keccak256(abi.encode(seed)));
            uint256 limit = bound(seed, allShares / 5 + 1, allShares);
            (uint256 s, uint256 a) = seed % 2 == 0
                ? h.take(alice, block.timestamp, limit, ALL)
                : h.take(alice, block.timestamp, ALL, limit);
            assertGt(s, 0, "goes on until all is taken");
            shares += s;
            assets += a;
            cuts++;
        }
        assertEq(shares, allShares);
        assertLe(assets, allAssets);
        assertGe(assets + 2 * cuts, allAssets);
    }
}
