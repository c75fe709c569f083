// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {IncidentUnit} from "../../utils/IncidentUnit.t.sol";

contract ViewsTest is IncidentUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        bytes memory revertData = unknown(5);
        vm.expectRevert(revertData);
        core.claims.incidentOf(5);
        vm.expectRevert(revertData);
        core.claims.weightOf(5, carol);
        vm.expectRevert(revertData);
        core.claims.outcomeOf(5, 1, carol);
        vm.expectRevert(revertData);
        core.claims.collectable(5, cover);
    }

    function test_RevertWhen_ProductIsUnknown() public {
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 9));
        core.claims.bondOf(9);
        vm.expectRevert(error1(ErrorsLib.UnknownProduct.selector, 9));
        core.claims.openIncidentOf(9);
    }

    function test_AnUnknownIncidentHasNoVotes() public view {
        uint256[21] memory weights = core.claims.tallyOf(5, 1);
        for (uint256 step; step < 21; step++) {
            assertEq(weights[step], 0);
        }
        (bytes32 commitment, bool isRevealed, uint8 voted) = core.claims.voteOf(5, 1, carol);
        assertTrue(commitment == 0 && !isRevealed && voted == 0);
        assertEq(core.claims.rewardOf(address(pool), carol), 0);
        assertEq(core.claims.lossPaid(5, carol), 0);
        assertFalse(core.claims.isSettled(5));
    }

    function test_WeightIsTheStakeBeforeFiling() public {
        assess(alice, 3e18);
        uint256 incident = fileOne();
        assertEq(core.claims.weightOf(incident, carol), WEIGHT);
        assertEq(core.claims.weightOf(incident, alice), 0, "staked in the second of the filing");
        assertEq(incidentOf(incident).totalWeight, WEIGHT);
    }

    function test_CollectableIsZeroUnlessAccepted() public {
        uint256 incident = fileOne();
        assertEq(core.claims.collectable(incident, cover), 0);
        decide(carol, incident, 10);
        assertEq(core.claims.collectable(incident, cover), AMOUNT / 2);
    }

    function test_CollectableIsZeroForAnotherProduct() public {
        uint256 other = buy(bob, DEPEG, 1_000e6, 30);
        assertEq(core.claims.collectable(settle(ALL), other), 0);
    }

    function test_TheLatestIsTheOpenOneUntilAllAreClosed() public {
        uint256 first = fileOne();
        uint256 second = fileOne();
        assertEq(core.claims.openIncidentOf(EXPLOIT), second);
        decide(carol, first, ALL);
        assertEq(core.claims.openIncidentOf(EXPLOIT), second);
        core.claims.tally(second);
        core.claims.rule(second, 0);
        core.claims.finalize(second);
        assertEq(core.claims.openIncidentOf(EXPLOIT), 0);
    }

    function test_CommitHashBindsEverything() public {
        bytes32 hash = core.claims.commitHash(1, 1, carol, 5, "salt");
        assertEq(
            hash, keccak256(abi.encode(block.chainid, address(core.claims), 1, 1, carol, 5, bytes32("salt")))
        );
        assertNotEq(hash, core.claims.commitHash(2, 1, carol, 5, "salt"));
        assertNotEq(hash, core.claims.commitHash(1, 2, carol, 5, "salt"));
        assertNotEq(hash, core.claims.commitHash(1, 1, bob, 5, "salt"));
        assertNotEq(hash, core.claims.commitHash(1, 1, carol, 6, "salt"));
        assertNotEq(hash, core.claims.commitHash(1, 1, carol, 5, "other"));
        vm.chainId(5);
        assertNotEq(hash, core.claims.commitHash(1, 1, carol, 5, "salt"));
    }

    function test_KnowsItsContracts() public view {
        assertEq(address(core.claims.COVER()), address(core.cover));
        assertEq(address(core.claims.ASSESSORS()), address(core.assessors));
        assertEq(core.claims.authority(), address(core.manager));
    }
}
