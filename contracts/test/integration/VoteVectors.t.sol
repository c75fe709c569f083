// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {IAssessors} from "breakwater/interfaces/IAssessors.sol";
import {Shipped} from "../utils/Shipped.sol";
import {VectorFile} from "../utils/VectorFile.sol";

/// @title Hashes of votes that the application must compute itself
/// @notice contracts/test/vectors/commit-hash.json holds the contract's hashes.
/// `WRITE_VECTORS=true forge test --match-contract VoteVectors` writes the file again.
contract VoteVectorsTest is VectorFile {
    address private constant ASSESSORS = address(0xA55E5505);

    function test_CommitHashVectorsAreWhatTheContractSays() public {
        IAssessors assessors =
            IAssessors(Shipped.create("Assessors", abi.encode(address(1), IERC20(address(1)), address(1), 0)));
        vm.etch(ASSESSORS, address(assessors).code);
        string memory rows;
        for (uint256 i; i < 8; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _row(i));
        }
        compareVectors("commit-hash", rows);
    }

    /// @dev Incident i + 1, severity step 2i.
    function _row(uint256 i) private view returns (string memory row) {
        address voter = vm.addr(i + 1);
        bytes32 salt = keccak256(abi.encode("salt", i));
        bytes32 hash = IAssessors(ASSESSORS).commitHash(i + 1, voter, uint8(i * 2), salt);
        row = string.concat("[", _quoted(vm.toString(block.chainid)), ",", _quoted(vm.toString(ASSESSORS)));
        row = string.concat(row, ",", _quoted(vm.toString(voter)), ",", _quoted(vm.toString(salt)));
        return string.concat(row, ",", _quoted(vm.toString(hash)), "]");
    }

    function _quoted(string memory text) private pure returns (string memory) {
        return string.concat('"', text, '"');
    }
}
