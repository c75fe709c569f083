// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing} from "breakwater/types/ClaimTypes.sol";
import {ClaimsFixture} from "../utils/ClaimsFixture.sol";
import {LossVectors} from "../utils/LossVectors.sol";

/// @title The losses of the yDAI exploit, from the list to the last payout
contract LossCase is ClaimsFixture, LossVectors {
    function setUp() public override {
        super.setUp();
        readLosses();
    }

    function test_EveryProofLeadsToTheRoot() public view {
        assertGt(accounts.length, 300, "a real list");
        for (uint256 k; k < accounts.length; k++) {
            bytes32 leaf = keccak256(bytes.concat(keccak256(abi.encode(accounts[k], losses[k]))));
            assertTrue(MerkleProof.verify(proofs[k], root, leaf), "proven");
        }
    }

    /// @dev Thirty accounts hold cover. Each is paid the smaller of amount and loss, and an account outside the list nothing.
    function test_WholeListFromFilingToPayout() public {
        uint256 count = 30;
        uint256[] memory ids = new uint256[](count);
        uint256 total;
        for (uint256 k; k < losses.length; k++) {
            total += losses[k];
        }
        for (uint256 k; k < count; k++) {
            ids[k] = buy(carol, product, 1_000e6, TERM);
            vm.prank(carol);
            core.cover.transferFrom(carol, accounts[k], ids[k]);
        }
        enterForce(ids[0]);
        uint256 incident = file(holder, Filing(cover, block.timestamp - 1, 20, EVIDENCE, root, total, 0));
        voteTo(incident, 20);
        uint256 sum;
        for (uint256 k; k < count; k++) {
            uint256 due = losses[k] < 1_000e6 ? losses[k] : 1_000e6;
            if (due == 0) continue;
            uint256 before = asset.balanceOf(accounts[k]);
            core.claims.collectWithProof(incident, ids[k], losses[k], proofs[k]);
            assertEq(asset.balanceOf(accounts[k]) - before, due, "the smaller of amount and loss");
            sum += due;
        }
        assertGt(sum, 0, "something was paid");
        vm.expectRevert(abi.encodeWithSelector(ErrorsLib.InvalidProof.selector, incident, holder, losses[0]));
        core.claims.collectWithProof(incident, cover, losses[0], proofs[0]);
        assertBalanced();
    }
}
