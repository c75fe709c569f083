// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {Test} from "forge-std/Test.sol";
import {LossVectors} from "../utils/LossVectors.sol";

/// @title Proofs of loss of the yDAI case, as `npm run losses` makes them
/// @notice `WRITE_VECTORS=true npm run test:unit` writes contracts/test/vectors/losses.json anew.
contract LossProofsTest is Test, LossVectors {
    function setUp() public {
        readLosses();
    }

    function test_EveryProofLeadsToTheRoot() public view {
        assertGt(accounts.length, 300);
        for (uint256 i; i < accounts.length; i++) {
            assertTrue(MerkleProof.verify(proofs[i], root, _leaf(accounts[i], losses[i])), "proven");
        }
    }

    function test_NoProofServesAnotherAccountOrAmount() public view {
        for (uint256 i; i < accounts.length; i++) {
            uint256 other = (i + 1) % accounts.length;
            assertFalse(MerkleProof.verify(proofs[i], root, _leaf(accounts[i], losses[i] + 1)), "a unit more");
            assertFalse(
                MerkleProof.verify(proofs[i], root, _leaf(accounts[other], losses[i])), "another account"
            );
        }
    }

    function _leaf(address account, uint256 loss) private pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(account, loss))));
    }
}
