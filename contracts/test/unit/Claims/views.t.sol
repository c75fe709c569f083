// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {ClaimsUnit} from "../../utils/ClaimsUnit.t.sol";

contract ViewsTest is ClaimsUnit {
    function test_RevertWhen_IncidentIsUnknown() public {
        bytes memory unknown = error1(ErrorsLib.UnknownIncident.selector, 5);
        vm.expectRevert(unknown);
        core.claims.incidentOf(5);
        vm.expectRevert(unknown);
        core.claims.tallyOf(5);
        vm.expectRevert(unknown);
        core.claims.commitOf(5, carol);
        vm.expectRevert(unknown);
        core.claims.weightOf(5, carol);
        vm.expectRevert(unknown);
        core.claims.collectable(5, cover);
    }

    function test_WeightIsTheStakeBeforeFiling() public {
        assess(alice, 3e18);
        uint256 incident = fileOne();
        assertEq(core.claims.weightOf(incident, carol), WEIGHT);
        assertEq(core.claims.weightOf(incident, alice), 0, "staked in the second of the filing");
        assertEq(core.claims.incidentOf(incident).totalWeight, WEIGHT);
    }

    function test_CollectableIsZeroUnlessAccepted() public {
        uint256 incident = fileOne();
        assertEq(core.claims.collectable(incident, cover), 0);
        decide(carol, incident, 10);
        assertEq(core.claims.collectable(incident, cover), AMOUNT / 2);
    }

    function test_CollectableIsZeroForAnotherProduct() public {
        uint256 other = buy(bob, DEPEG, 1_000e6, 30);
        assertEq(core.claims.collectable(settle(20), other), 0);
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
