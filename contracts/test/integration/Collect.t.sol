// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus, IncidentView, Party} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {IncidentUnit} from "../utils/IncidentUnit.t.sol";

/// @title One verdict, many covers (P3)
contract CollectStoriesTest is IncidentUnit {
    uint256 private constant COVERS = 9;

    // ---- any order ----

    /// @dev The pool has too little: whoever comes first gets not a unit more than whoever comes last.
    function testFuzz_EveryOrderPaysEveryCoverTheSame(uint256 seed, uint256 left) public {
        uint256[] memory covers = _buyMany(seed);
        uint256 incident = _acceptedWithLeft(bound(left, 1, 80_000e6), uint8(1 + seed % 20));
        IncidentView memory v = incidentOf(incident);
        uint256 state = vm.snapshotState();
        uint256[] memory inOrder = _collectAll(incident, covers);
        uint256 uncollected = incidentOf(incident).uncollected;
        vm.revertToState(state);
        uint256[] memory order = _permutation(seed);
        uint256[] memory shuffled = new uint256[](COVERS);
        for (uint256 i; i < COVERS; i++) {
            shuffled[order[i]] = core.claims.collect(incident, covers[order[i]]);
        }
        uint256 sum;
        for (uint256 i; i < COVERS; i++) {
            assertEq(shuffled[i], inOrder[i]);
            assertEq(shuffled[i], uint256(core.cover.coverOf(covers[i]).amount) * v.booked / v.eligible);
            sum += shuffled[i];
        }
        assertEq(incidentOf(incident).uncollected, uncollected);
        assertEq(v.booked - sum, uncollected, "paid <= booked");
        assertLt(uncollected, COVERS);
        assertLe(v.booked, v.eligible, "booked <= eligible");
        assertBalanced();
    }

    function _collectAll(uint256 incident, uint256[] memory covers) private returns (uint256[] memory paid) {
        paid = new uint256[](COVERS);
        for (uint256 i; i < COVERS; i++) {
            paid[i] = core.claims.collect(incident, covers[i]);
        }
    }

    function _buyMany(uint256 seed) private returns (uint256[] memory covers) {
        covers = new uint256[](COVERS);
        covers[0] = cover;
        address[3] memory holders = [alice, dave, erin];
        for (uint256 i = 1; i < COVERS; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            covers[i] = buy(holders[i % 3], EXPLOIT, 1 + seed % 4_000e6, 30 + i);
        }
        vm.warp(startOf(covers[1]) + 2 hours);
        eventTime = block.timestamp - 1;
    }

    function _acceptedWithLeft(uint256 left, uint8 step) private returns (uint256 incident) {
        incident = fileOne();
        open(OTHER_LINE, block.timestamp - 1, 0);
        close(OTHER_LINE, 0, pool.money().capital - left);
        decide(carol, incident, step);
    }

    function _permutation(uint256 seed) private pure returns (uint256[] memory order) {
        order = new uint256[](COVERS);
        for (uint256 i; i < COVERS; i++) {
            uint256 j = uint256(keccak256(abi.encode(seed, i))) % (i + 1);
            order[i] = order[j];
            order[j] = i;
        }
    }

    // ---- a cover's later life ----

    function test_AfterItsEndACoverStillCollects() public {
        uint256 incident = settle(10);
        skip(200 days);
        assertEq(core.claims.collect(incident, cover), AMOUNT / 2);
    }

    function test_WhoeverHoldsItCollectsAndAnybodyMayCall() public {
        uint256 incident = settle(10);
        vm.prank(bob);
        core.cover.transferFrom(bob, dave, cover);
        uint256 before = asset.balanceOf(dave);
        vm.prank(erin);
        core.claims.collect(incident, cover);
        assertEq(asset.balanceOf(dave) - before, AMOUNT / 2);
    }

    function test_PaidInPartThenCancelledItStillCollectsOfTheFirst() public {
        uint256 incident = settle(10);
        vm.prank(bob);
        core.cover.cancel(cover, 0);
        skip(1 days);
        assertEq(core.cover.amountAt(cover, block.timestamp), 0);
        assertEq(core.claims.collect(incident, cover), AMOUNT / 2);
        assertBalanced();
    }

    /// @dev Cancelled while the incident is open: it was in force when it happened.
    function test_CancelledBetweenEventAndVerdictItIsPaid() public {
        uint256 incident = fileOne();
        vm.prank(bob);
        core.cover.cancel(cover, 0);
        decide(carol, incident, ALL);
        assertEq(core.claims.collect(incident, cover), AMOUNT);
        assertEq(pool.solvency().exposure, AMOUNT, "for a report window it can still cost something");
        skip(20 days);
        syncAll();
        assertEq(pool.solvency().exposure, 0);
    }

    /// @dev A cover's amount is what one incident pays: paid, extended and handed on, the next one pays it again.
    function test_PaidInPartThenExtendedAndTransferredItCollectsFromTheNextOne() public {
        uint256 first = settle(8);
        assertEq(core.claims.collect(first, cover), AMOUNT * 8 / 20);
        fund(bob, 1_000e6);
        vm.startPrank(bob);
        core.cover.extend(cover, 60, type(uint256).max);
        core.cover.transferFrom(bob, dave, cover);
        vm.stopPrank();
        vm.warp(startOf(cover) + 120 days);
        eventTime = block.timestamp - 1;
        uint256 second = file(dave, cover, eventTime, ALL);
        decide(carol, second, ALL);
        uint256 before = asset.balanceOf(dave);
        assertEq(core.claims.collect(second, cover), AMOUNT);
        assertEq(asset.balanceOf(dave) - before, AMOUNT);
        vm.expectRevert(error2(ErrorsLib.AlreadyCollected.selector, first, cover));
        core.claims.collect(first, cover);
    }

    /// @dev What was bought after the event is not paid for it.
    function test_AnIncreaseAfterTheEventIsNotPaid() public {
        fund(bob, 1_000e6);
        vm.prank(bob);
        core.cover.increase(cover, 5_000e6, type(uint256).max);
        uint256 incident = settle(ALL);
        skip(10 days);
        assertEq(core.cover.amountAt(cover, block.timestamp), AMOUNT + 5_000e6);
        assertEq(core.claims.collectable(incident, cover), AMOUNT);
        assertEq(core.claims.collect(incident, cover), AMOUNT);
    }

    // ---- two at once ----

    function test_TwoIncidentsOfOneProductAreBothPaid() public {
        uint256 late = buy(dave, EXPLOIT, 5_000e6, 30);
        vm.warp(startOf(late) + 2 hours);
        uint256 first = fileOne();
        uint256 second = file(dave, late, block.timestamp - 1, 10);
        assertEq(incidentOf(first).eligible, AMOUNT);
        assertEq(incidentOf(second).eligible, AMOUNT + 5_000e6);
        commitVote(carol, first, ALL);
        commitVote(carol, second, 10);
        toReveal(first);
        revealVote(carol, first, ALL);
        revealVote(carol, second, 10);
        passRound(first);
        core.claims.tally(second);
        pass(first);
        core.claims.finalize(second);
        assertEq(core.claims.openIncidentOf(EXPLOIT), second, "one is still open");
        assertEq(pool.solvency().atRisk, AMOUNT);
        assertEq(core.cover.capacity(EXPLOIT), 0);
        core.claims.finalize(first);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 0);
        assertGt(core.cover.capacity(EXPLOIT), 0);
        assertEq(core.claims.collect(first, cover), AMOUNT);
        assertEq(core.claims.collect(second, cover), AMOUNT / 2);
        assertEq(core.claims.collect(second, late), 2_500e6);
        vm.expectRevert(error2(ErrorsLib.NotInForce.selector, late, eventTime));
        core.claims.collect(first, late);
        assertEq(core.claims.collectBond(first, Party.Filer), BOND);
        assertEq(core.claims.collectBond(second, Party.Filer), 2 * BOND);
        assertEq(pool.money().bonds, 0);
        assertBalanced();
    }

    /// @dev Held for several weeks, the covers that end meanwhile stay in the books until the last incident is over.
    function test_EndsThatPassWhileSeveralAreOpenAreReleasedWithTheLast() public {
        uint256 short = buy(dave, EXPLOIT, 5_000e6, 7);
        vm.warp(startOf(short) + 2 hours);
        uint256 first = file(dave, short, block.timestamp - 1, ALL);
        skip(4 days);
        uint256 second = file(dave, short, block.timestamp - 1, ALL);
        passRound(first);
        passRound(second);
        core.claims.rule(first, 0);
        core.claims.finalize(first);
        skip(13 days);
        syncAll();
        assertEq(
            core.cover.exposure(EXPLOIT), AMOUNT + 5_000e6, "its report window is over; the second holds it"
        );
        core.claims.rule(second, ALL);
        core.claims.finalize(second);
        assertEq(core.cover.exposure(EXPLOIT), AMOUNT);
        assertEq(core.claims.collect(second, short), 5_000e6);
    }

    // ---- what is left ----

    function test_AYearLaterTheRestGoesBackAndStaysBack() public {
        uint256 other = buy(dave, EXPLOIT, 5_000e6, 60);
        vm.warp(startOf(other) + 2 hours);
        eventTime = block.timestamp - 1;
        uint256 incident = settle(ALL);
        core.claims.collect(incident, other);
        skip(365 days);
        syncAll();
        PoolMoney memory m = pool.money();
        core.claims.returnUncollected(incident);
        assertEq(pool.money().capital, m.capital + AMOUNT);
        vm.expectPartialRevert(ErrorsLib.CollectionOver.selector);
        core.claims.collect(incident, cover);
        assertEq(core.claims.collectBond(incident, Party.Filer), BOND);
        assertEq(pool.money().owed, 0);
    }

    function test_SalvageGoesToWhoPaidNotToWhoCollected() public {
        uint256 incident = settle(ALL);
        core.claims.collect(incident, cover);
        syncAll();
        uint256 capital = pool.money().capital;
        fund(dave, 15_000e6);
        vm.prank(dave);
        core.claims.recover(incident, 15_000e6);
        assertEq(pool.money().capital, capital + 15_000e6);
        assertEq(core.claims.collectable(incident, cover), 0);
        assertStatus(incident, IncidentStatus.Accepted);
    }
}

/// @title Thousands of covers paid from one verdict
/// @dev Isolated: every call is a transaction of its own, so the figures are those of receipts.
/// forge-config: default.isolate = true
contract CollectManyTest is IncidentUnit {
    uint256 private constant COUNT = 10_000;
    /// @dev What a test may spend does not reach for measuring more.
    uint256 private constant MEASURED_EVERY = 9;
    uint256 private constant EACH = 5e6;

    function test_CostOfCollectingIsFlatInCovers() public {
        stake(alice, STAKE);
        uint256 first = buy(bob, EXPLOIT, EACH, 60);
        vm.pauseGasMetering();
        for (uint256 i = 1; i < COUNT; i++) {
            buy(bob, EXPLOIT, EACH, 60 + i % 30);
        }
        vm.resumeGasMetering();
        vm.warp(startOf(first) + 2 hours);
        eventTime = block.timestamp - 1;
        uint256 incident = fileOne();
        commitVote(carol, incident, 15);
        toReveal(incident);
        revealVote(carol, incident, 15);
        passRound(incident);
        end(incident);
        assertLt(vm.lastCallGas().gasTotalUsed, 400_000, "settled once for all");
        assertEq(incidentOf(incident).eligible, AMOUNT + COUNT * EACH);
        (uint256 least, uint256 most) = (type(uint256).max, 0);
        for (uint256 i; i < COUNT; i++) {
            bool measured = i % MEASURED_EVERY == 1;
            if (!measured) vm.pauseGasMetering();
            assertEq(core.claims.collect(incident, first + i), EACH * 15 / 20);
            if (!measured) vm.resumeGasMetering();
            uint256 gas = vm.lastCallGas().gasTotalUsed;
            // The first of 256 covers opens a word of the bitmap.
            if (measured && (first + i) % 256 != 0) (least, most) = (_min(gas, least), _max(gas, most));
        }
        assertGt(most, 0, "measured");
        assertLe(most, least + 1_000, "the last costs what the first costs");
        core.claims.collect(incident, cover);
        assertEq(incidentOf(incident).uncollected, 0, "and not a unit is left");
    }

    function _min(uint256 a, uint256 b) private pure returns (uint256) {
        return a < b ? a : b;
    }

    function _max(uint256 a, uint256 b) private pure returns (uint256) {
        return a > b ? a : b;
    }
}
