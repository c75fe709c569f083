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

    function credit(uint256 since, uint256 assets, uint256 capital) external returns (uint256) {
        return _queue.credit(since, assets, capital);
    }

    function assetsOf(uint256 batch) external view returns (uint256) {
        return _queue.batches[batch].assets;
    }

    function chargeable(uint256 eventTime) external view returns (uint256) {
        return _queue.chargeable(eventTime);
    }

    function take(address controller, uint256 until, uint256 maxShares, uint256 maxAssets)
        external
        returns (uint256, uint256)
    {
        return _queue.take(controller, ExitLib.Payable(until, 0, 0, 0), maxShares, maxAssets);
    }

    /// @dev Batches processed until `until` are payable, of later ones until `heldUntil` the share `held` is not.
    function advance(address controller, uint256 id, uint256 until, uint256 heldUntil, uint256 held)
        external
        returns (uint256)
    {
        return _queue.advance(controller, id, ExitLib.Payable(until, 0, heldUntil, held));
    }

    function advanceable(address controller, uint256 id, uint256 until, uint256 heldUntil, uint256 held)
        external
        view
        returns (uint256)
    {
        return _queue.advanceable(controller, id, ExitLib.Payable(until, 0, heldUntil, held));
    }

    function takeable(address controller, uint256 until) external view returns (uint256, uint256) {
        return _queue.takeable(controller, ExitLib.Payable(until, 0, 0, 0));
    }

    function freed(uint256 batch) external view returns (uint256) {
        return _queue.freed[batch];
    }

    function advanced(address controller, uint256 id) external view returns (uint256) {
        return _queue.advanced[controller][id];
    }

    function processable(uint256 cooldownDays, uint256 most) external view returns (uint256) {
        return _queue.processable(cooldownDays, most);
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
        assertEq(h.processable(0, ALL), 60);
        assertEq(h.processable(1, ALL), 10);
        assertEq(h.processable(1, 9), 9, "as far as it may");
        assertEq(h.processable(2, ALL), 0);
        h.process(4, 4);
        skip(1 days);
        assertEq(h.processable(1, ALL), 56);
        assertEq(h.processable(1, 1), 1, "a new day");
        assertEq(h.processable(2, ALL), 6);
        assertEq(h.processable(100_000, ALL), 0, "a cooldown longer than time");
    }

    function test_ACooldownAsLongAsTime() public {
        vm.warp(1);
        h.push(alice, 10);
        vm.warp(5 days);
        assertEq(h.processable(5, ALL), 10, "requested on the first day of all");
        assertEq(h.processable(6, ALL), 0);
    }

    /// @dev To the unit, also of a batch whose units are more than the share has digits.
    function test_WhatIsFreeOfALargeBatch() public {
        h.push(alice, 1e24);
        h.process(1e24, 1e24);
        uint256 at = block.timestamp;
        assertEq(h.advance(alice, 1, at - 1, at, 0.5e18), 0.5e24);
        assertEq(h.freed(0), 0.5e24);
    }

    function test_AFurtherBatchOfADayIsMuchLargerThanItsLast() public {
        h.push(alice, 1_000);
        assertEq(h.processable(0, 1), 1);
        h.process(1, 1);
        assertEq(h.processable(0, 15), 0);
        assertEq(h.processable(0, 16), 16);
        h.process(16, 1);
        assertEq(h.processable(0, 255), 0, "sixteen times the last, not the first");
        assertEq(h.processable(0, 256), 256);
        skip(1 days);
        assertEq(h.processable(0, 1), 1, "and only of its own day");
    }

    function test_AFurtherBatchOfADayMayTakeAllThatMatured() public {
        h.push(alice, 100);
        skip(1 days);
        h.push(alice, 7);
        h.process(60, 60);
        assertEq(h.processable(1, 39), 0);
        assertEq(h.processable(1, 40), 40);
        assertEq(h.processable(1, ALL), 40);
        h.process(40, 40);
        assertEq(h.processable(1, ALL), 0, "what has not matured waits");
    }

    /// @dev The longest walk of `charge`: whatever solvency allows when, a day has few batches.
    function testFuzz_ADayHasFewBatches(uint256 seed) public {
        h.push(alice, type(uint104).max);
        uint256 count;
        for (uint256 most = seed % 3 + 1; most < type(uint104).max; most += most * (1 + seed % 8) / 8 + 1) {
            uint256 shares = h.processable(0, most);
            if (shares == 0) continue;
            h.process(shares, 0);
            count++;
        }
        if (h.processable(0, ALL) != 0) count++;
        assertGe(count, 18, "each soon after it can");
        assertLe(count, 27);
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

    // ---- advance ----

    function test_AdvancePaysWhatIsNotHeld() public {
        uint256 at = _oneBatch(30, 1_000);
        assertEq(h.advanceable(alice, 1, 0, at - 1, 0.25e18), 0, "its window is not over");
        assertEq(h.advance(alice, 1, 0, at - 1, 0.25e18), 0);
        assertEq(h.freed(0), 0);
        assertEq(h.advanceable(alice, 1, 0, at, 0.25e18), 750);
        assertEq(h.advance(alice, 1, 0, at, 0.25e18), 750);
        assertEq(h.freed(0), 750);
        assertEq(h.advance(alice, 1, 0, at, 0.25e18), 0, "once");
        assertEq(h.advance(alice, 1, 0, at, 0.5e18), 0, "nothing is asked back");
        assertEq(h.freed(0), 750, "what was free stays so");
        assertEq(h.advance(alice, 1, 0, at, 0.1e18), 150, "less is held now");
        assertEq(h.freed(0), 900);
    }

    function test_HeldIsRoundedUp() public {
        uint256 at = _oneBatch(3, 10);
        assertEq(h.advance(alice, 1, 0, at, 1), 9, "one unit for the smallest share");
    }

    function test_TakingDeductsWhatWasAdvanced() public {
        uint256 at = _oneBatch(30, 1_000);
        h.advance(alice, 1, 0, at, 0.25e18);
        (uint256 shares, uint256 assets) = h.takeable(alice, at);
        assertEq(shares, 30);
        assertEq(assets, 250);
        (shares, assets) = h.take(alice, at, 15, ALL);
        assertEq(shares, 15);
        assertEq(assets, 0, "500, all of it advanced");
        assertEq(h.advanced(alice, 1), 250);
        (shares, assets) = h.take(alice, at, ALL, ALL);
        assertEq(shares, 15);
        assertEq(assets, 250);
        assertEq(h.advanced(alice, 1), 0);
    }

    function test_TakingAnAmountGoesBeyondWhatWasAdvanced() public {
        uint256 at = _oneBatch(30, 1_000);
        h.advance(alice, 1, 0, at, 0.25e18);
        (uint256 shares, uint256 assets) = h.take(alice, at, ALL, 100);
        assertEq(assets, 100);
        assertEq(shares, 26, "850 of 1,000, rounded up");
    }

    function test_AdvanceOfAPayableBatchIsAllOfIt() public {
        uint256 at = _oneBatch(30, 1_000);
        assertEq(h.advance(alice, 1, at, at, 1e18), 1_000);
        assertEq(h.freed(0), 0, "not held, so nothing to free");
        (, uint256 assets) = h.take(alice, at, ALL, ALL);
        assertEq(assets, 0);
    }

    function test_AdvanceIsOfTheRequestAlone() public {
        h.push(alice, 30);
        h.push(alice, 10);
        h.push(bob, 60);
        h.process(100, 1_000);
        uint256 at = block.timestamp;
        assertEq(h.advance(alice, 2, 0, at, 0.25e18), 75);
        assertEq(h.advance(bob, 1, 0, at, 0.25e18), 450);
        assertEq(h.advanced(alice, 1), 0);
        assertEq(h.advance(alice, 3, 0, at, 0), 0, "there is no such request");
        (uint256 shares, uint256 assets) = h.take(alice, at, ALL, ALL);
        assertEq(shares, 40);
        assertEq(assets, 300 + 25);
    }

    function test_AdvanceOverTwoBatches() public {
        h.push(alice, 30);
        h.process(10, 100);
        uint256 first = block.timestamp;
        skip(1 days);
        h.process(20, 400);
        assertEq(h.advance(alice, 1, first, block.timestamp, 0.5e18), 300, "100 and half of 400");
        assertEq(h.freed(0), 0);
        assertEq(h.freed(1), 200);
    }

    /// @dev Whatever is charged after an advance, what was paid out is never asked back.
    function testFuzz_ChargeLeavesWhatWasFreed(uint256 assets, uint256 held, uint256 loss) public {
        assets = bound(assets, 1, 1e15);
        held = bound(held, 1, 1e18);
        uint256 at = _oneBatch(30, assets);
        uint256 paid = h.advance(alice, 1, 0, at, held);
        uint256 charged = h.charge(at - 1, bound(loss, 0, assets), assets);
        assertLe(charged, assets - h.freed(0), "only what was held");
        assertEq(h.chargeable(at - 1), assets - charged);
        (, uint256 rest) = h.take(alice, at, ALL, ALL);
        assertEq(paid + rest, assets - charged, "early and late together get what is left");
    }

    function _oneBatch(uint256 shares, uint256 assets) private returns (uint256 at) {
        h.push(alice, shares);
        h.process(shares, assets);
        return block.timestamp;
    }

    /// @dev Taking by random limits gives in total what one take gives, less a unit for each cut.
    function testFuzz_TakeWithLimits(uint256 seed) public {
        for (uint256 i; i < 6; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            h.push(seed % 2 == 0 ? alice : bob, 1 + seed % 1e12);
        }
        uint256 left = h.processable(0, ALL);
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

    // ---- credit ----

    function test_CreditsWhoLeftAfterAtOneRatio() public {
        _threeBatches();
        uint256 since = block.timestamp - 2 days;
        assertEq(h.credit(since, 1_000, 500), 375, "300 of the 800 that share it");
        assertEq(h.assetsOf(0), 100, "it left before");
        assertEq(h.assetsOf(1), 200 + 250);
        assertEq(h.assetsOf(2), 100 + 125);
    }

    function test_CreditIsRoundedDown() public {
        _threeBatches();
        assertEq(h.credit(0, 1, 1), 0, "a unit is the capital's");
        assertEq(h.credit(0, 5, 200), 1, "of 5 / 6, 10 / 6 and 5 / 6");
    }

    function test_NothingIsCreditedGivenNobodyLeft() public {
        _threeBatches();
        assertEq(h.credit(block.timestamp, 1_000, 500), 0);
        assertEq(h.credit(block.timestamp, 1_000, 0), 0);
    }

    /// @dev Salvage after a loss of everything: a batch that is worth nothing must not make the ratio's base zero.
    function test_NothingIsCreditedGivenNothingIsLeft() public {
        h.push(alice, 100);
        h.process(100, 0);
        assertEq(h.credit(0, 1_000, 0), 0);
        assertEq(h.assetsOf(0), 0);
    }

    function testFuzz_CreditNeverGivesMoreThanThereIs(uint64 assets, uint64 capital, uint256 since) public {
        _threeBatches();
        since = bound(since, block.timestamp - 3 days, block.timestamp);
        uint256 stood = h.chargeable(since);
        uint256 given = h.credit(since, assets, capital);
        uint256 base = stood + capital;
        assertEq(h.chargeable(since), stood + given);
        if (base == 0) return assertEq(given, 0);
        assertLe(given, uint256(assets) * stood / base);
        assertGe(given + 3, uint256(assets) * stood / base, "a unit a batch");
    }

    /// @dev 100, 200 and 100 leave on three days, the last now.
    function _threeBatches() private {
        h.push(alice, 400);
        h.process(100, 100);
        skip(1 days);
        h.process(200, 200);
        skip(1 days);
        h.process(100, 100);
    }
}
