// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {CommonBase} from "forge-std/Base.sol";
import {stdJson} from "forge-std/StdJson.sol";

/// @title Losses of the yDAI case with their proofs, as `npm run losses` makes them
/// @notice `WRITE_VECTORS=true npm run test:unit` writes contracts/test/vectors/losses.json again.
abstract contract LossVectors is CommonBase {
    using stdJson for string;

    bytes32 internal root;
    address[] internal accounts;
    uint256[] internal losses;
    bytes32[][] internal proofs;

    function readLosses() internal {
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
        require(next == hashes.length, "every hash belongs to a proof");
    }
}
