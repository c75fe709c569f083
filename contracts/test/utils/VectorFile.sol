// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";

/// @title Figures that the application must reproduce, in contracts/test/vectors
/// @notice With WRITE_VECTORS=true the file is written before it is compared.
abstract contract VectorFile is Test {
    /// @param name Name of the file, without folder and `.json`.
    /// @param rows Expected rows of the JSON array.
    function compareVectors(string memory name, string memory rows) internal {
        string memory path = string.concat("contracts/test/vectors/", name, ".json");
        string memory json = string.concat("[", rows, "\n]\n");
        if (vm.envOr("WRITE_VECTORS", false)) vm.writeFile(path, json);
        assertEq(
            keccak256(bytes(vm.readFile(path))),
            keccak256(bytes(json)),
            string.concat(path, " differs: write it anew with WRITE_VECTORS=true and look at the difference")
        );
    }
}
