// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Base} from "../utils/Base.t.sol";

/// @title Figures that the application's own maths must reproduce to the unit
/// @notice Compares contracts/test/vectors/*.json with what the contracts answer; `WRITE_VECTORS=true forge test
/// --match-contract Vectors` writes them anew.
contract VectorsTest is Base {
    uint256 private constant COUNT = 48;

    function test_PremiumVectorsAreWhatTheContractsSay() public {
        string memory rows;
        for (uint256 i; i < COUNT; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _premiumRow(i));
        }
        _compare("premium", rows);
    }

    function test_CommitHashVectorsAreWhatTheContractsSay() public {
        string memory rows;
        for (uint256 i; i < 8; i++) {
            rows = string.concat(rows, i == 0 ? "" : ",", "\n  ", _commitRow(i));
        }
        _compare("commit-hash", rows);
    }

    /// @dev Small and large amounts, below, across and above the kink.
    function _premiumRow(uint256 i) private view returns (string memory) {
        uint256 seed = uint256(keccak256(abi.encode("premium", i)));
        uint256 capacity = 1 + (seed % 10 ** (6 + i % 13));
        uint256 before = (seed >> 64) % capacity;
        uint256 amount = 1 + (seed >> 96) % (capacity - before);
        uint256 rate = 1 + (seed >> 128) % 0.2e18;
        uint256 termDays = 1 + (seed >> 192) % 365;
        uint256 area = core.model.area(before, before + amount, capacity);
        uint256 premium = Math.mulDiv(area, rate * termDays, 365 * 1e36, Math.Rounding.Ceil);
        return _row([before, amount, capacity, rate, termDays, premium]);
    }

    function _commitRow(uint256 i) private view returns (string memory) {
        address voter = vm.addr(i + 1);
        bytes32 salt = keccak256(abi.encode("salt", i));
        bytes32 hash = core.claims.commitHash(i + 1, uint8(1 + i % 2), voter, uint8(i * 2), salt);
        return string.concat(
            '["',
            vm.toString(block.chainid),
            '","',
            vm.toString(address(core.claims)),
            '","',
            vm.toString(voter),
            '","',
            vm.toString(salt),
            '","',
            vm.toString(hash),
            '"]'
        );
    }

    function _row(uint256[6] memory values) private pure returns (string memory row) {
        for (uint256 i; i < values.length; i++) {
            row = string.concat(row, i == 0 ? "" : ",", '"', vm.toString(values[i]), '"');
        }
        return string.concat("[", row, "]");
    }

    function _compare(string memory name, string memory rows) private {
        string memory path = string.concat("contracts/test/vectors/", name, ".json");
        string memory json = string.concat("[", rows, "\n]\n");
        if (vm.envOr("WRITE_VECTORS", false)) vm.writeFile(path, json);
        assertEq(
            vm.readFile(path), json, "write them anew with WRITE_VECTORS=true and look at the difference"
        );
    }
}
