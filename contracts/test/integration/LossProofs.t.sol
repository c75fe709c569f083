// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {MerkleProof} from "@openzeppelin/contracts/utils/cryptography/MerkleProof.sol";
import {stdJson} from "forge-std/StdJson.sol";
import {Test} from "forge-std/Test.sol";

/// @title Proofs of loss of the yDAI case, as `npm run losses` makes them
/// @notice `WRITE_VECTORS=true npm run test:unit` writes contracts/test/vectors/losses.json anew.
contract LossProofsTest is Test {
    using stdJson for string;

    bytes32 private root;
    address[] private accounts;
    uint256[] private losses;
    bytes32[][] private proofs;

    function setUp() public {
        string memory json = vm.readFile("contracts/test/vectors/losses.json");
        root = json.readBytes32(".root");
        accounts = json.readAddressArray(".accounts");
        losses = json.readUintArray(".losses");
        uint256[] memory lengths = json.readUintArray(".lengths");
        bytes32[] memory hashes = json.readBytes32Array(".proofs");
        uint256 next;
        for (uint256 i; i < lengths.length; i++) {
            bytes32[] memory proof = new bytes32[](lengths[i]);
            for (uint256 j; j < proof.length; j++) {
                proof[j] = hashes[next++];
            }
            proofs.push(proof);
        }
        assertEq(next, hashes.length, "every hash belongs to a proof");
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
