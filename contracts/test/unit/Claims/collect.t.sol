// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IClaimsCommon} from "breakwater/interfaces/IClaimsCommon.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract CollectTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownIncident.selector, 1));
        core.claims.collect(1, cover);
    }

    function test_RevertWhen_CoverIsUnknown() public {
        uint256 incident = settle(20);
        vm.expectRevert(error1(ErrorsLib.UnknownCover.selector, 9));
        core.claims.collect(incident, 9);
    }

    function test_RevertWhen_CoverIsOfAnotherProduct() public {
        uint256 other = buy(bob, DEPEG, 1_000e6, 30);
        uint256 incident = settle(20);
        vm.expectRevert(error2(ErrorsLib.WrongProduct.selector, DEPEG, EXPLOIT));
        core.claims.collect(incident, other);
    }

    function test_RevertWhen_CoverWasNotInForce() public {
        uint256 late = buy(alice, EXPLOIT, 1_000e6, 30);
        uint256 incident = settle(20);
        vm.expectRevert(error2(ErrorsLib.NotInForce.selector, late, eventTime));
        core.claims.collect(incident, late);
        assertEq(core.claims.collectable(incident, late), 0);
    }

    function test_RevertGiven_NotAccepted() public {
        for (uint8 s = 1; s <= uint8(IncidentStatus.Lapsed); s++) {
            if (s == uint8(IncidentStatus.Accepted)) continue;
            uint256 state = vm.snapshotState();
            uint256 incident = inStatus(IncidentStatus(s));
            vm.expectRevert(error1(ErrorsLib.NotAccepted.selector, incident));
            core.claims.collect(incident, cover);
            assertEq(core.claims.collectable(incident, cover), 0);
            vm.revertToState(state);
        }
    }

    function test_RevertGiven_AlreadyCollected() public {
        uint256 incident = settle(20);
        core.claims.collect(incident, cover);
        vm.expectRevert(error2(ErrorsLib.AlreadyCollected.selector, incident, cover));
        core.claims.collect(incident, cover);
        assertEq(core.claims.collectable(incident, cover), 0);
    }

    function test_RevertGiven_AYearIsOver() public {
        uint256 incident = settle(20);
        uint256 until = block.timestamp + 365 days;
        vm.warp(until);
        assertEq(core.claims.collectable(incident, cover), 0);
        vm.expectRevert(error2(ErrorsLib.CollectionOver.selector, incident, until));
        core.claims.collect(incident, cover);
        vm.warp(until - 1);
        assertEq(core.claims.collectable(incident, cover), AMOUNT);
        core.claims.collect(incident, cover);
    }

    function test_PaysTheHolderWhoeverCalls() public {
        uint256 incident = settle(12);
        vm.prank(bob);
        core.cover.transferFrom(bob, alice, cover);
        uint256 before = asset.balanceOf(alice);
        vm.expectEmit(address(core.claims));
        emit IClaimsCommon.Collected(incident, cover, alice, AMOUNT * 12 / 20);
        vm.prank(carol);
        assertEq(core.claims.collect(incident, cover), AMOUNT * 12 / 20);
        assertEq(asset.balanceOf(alice) - before, AMOUNT * 12 / 20);
        assertEq(core.claims.incidentOf(incident).uncollected, 0);
        assertEq(pool.money().owed, BOND);
        assertBalanced();
    }

    function test_TheSameCoverCollectsFromEveryIncident() public {
        core.claims.collect(settle(4), cover);
        uint256 second = settle(6);
        assertEq(core.claims.collect(second, cover), AMOUNT * 6 / 20);
    }

    /// @dev P3: any order, one ratio, never more than was booked, also when the pool had too little.
    function testFuzz_OrderDoesNotMatter(uint256 seed, uint8 step, uint256 leftInPool) public {
        uint256[5] memory covers = _covers(seed);
        skip(3 days);
        eventTime = block.timestamp - 1;
        uint256 incident = fileOne();
        leftInPool = bound(leftInPool, 1, 2 * AMOUNT);
        open(OTHER_LINE, block.timestamp - 1, 0);
        close(OTHER_LINE, 0, pool.money().capital - leftInPool);
        decide(carol, incident, uint8(bound(step, 1, 20)));

        uint256 booked = core.claims.incidentOf(incident).booked;
        uint256 eligible = core.claims.incidentOf(incident).eligible;
        uint256 sum;
        for (uint256 i; i < 5; i++) {
            uint256 id = covers[addmod(i, seed, 5)];
            uint256 expected = uint256(core.cover.coverOf(id).amount) * booked / eligible;
            assertEq(core.claims.collectable(incident, id), expected);
            assertEq(
                core.claims.collect(incident, id), expected, "the same ratio for all, whatever the order"
            );
            sum += expected;
        }
        assertLe(sum, booked);
        assertLt(booked - sum, 5, "less than a unit a cover stays");
        assertEq(core.claims.incidentOf(incident).uncollected, booked - sum);
        assertBalanced();
    }

    function _covers(uint256 seed) private returns (uint256[5] memory covers) {
        covers[0] = cover;
        for (uint256 i = 1; i < 5; i++) {
            seed = uint256(keccak256(abi.encode(seed)));
            covers[i] = buy(alice, EXPLOIT, 1 + seed % 5_000e6, 30);
        }
    }
}
