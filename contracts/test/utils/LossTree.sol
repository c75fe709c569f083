// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Hashes} from "@openzeppelin/contracts/utils/cryptography/Hashes.sol";

/// @title Loss roots and their proofs, for lists whose number of leaves is a power of two
library LossTree {
    function leafOf(address account, uint256 loss) internal pure returns (bytes32) {
        return keccak256(bytes.concat(keccak256(abi.encode(account, loss))));
    }

    function rootOf(bytes32[] memory leaves) internal pure returns (bytes32) {
        while (leaves.length > 1) {
            leaves = _parents(leaves);
        }
        return leaves[0];
    }

    function proofOf(bytes32[] memory leaves, uint256 index) internal pure returns (bytes32[] memory proof) {
        proof = new bytes32[](_depth(leaves.length));
        for (uint256 i; i < proof.length; i++) {
            proof[i] = leaves[index ^ 1];
            (leaves, index) = (_parents(leaves), index / 2);
        }
    }

    function _parents(bytes32[] memory nodes) private pure returns (bytes32[] memory parents) {
        parents = new bytes32[](nodes.length / 2);
        for (uint256 i; i < parents.length; i++) {
            parents[i] = Hashes.commutativeKeccak256(nodes[2 * i], nodes[2 * i + 1]);
        }
    }

    function _depth(uint256 leaves) private pure returns (uint256 depth) {
        for (; leaves > 1; leaves /= 2) {
            depth++;
        }
    }
}
