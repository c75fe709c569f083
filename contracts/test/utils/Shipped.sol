// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Vm} from "forge-std/Vm.sol";

/// @title Creates contracts of `contracts/src` from the optimized build
/// @notice Tests are compiled without the optimizer, to save compile time, and `new` would compile the tested contracts the same way.
/// This creates them from the artifacts of the optimized build.
library Shipped {
    Vm private constant VM = Vm(address(uint160(uint256(keccak256("hevm cheat code")))));

    /// @param name Name of the contract.
    /// @param arguments Arguments of the constructor, ABI-encoded.
    function create(string memory name, bytes memory arguments) internal returns (address payable at) {
        bytes memory code = bytes.concat(VM.getCode(name), arguments);
        assembly ("memory-safe") {
            at := create(0, add(code, 32), mload(code))
            if iszero(at) {
                let reason := mload(0x40)
                returndatacopy(reason, 0, returndatasize())
                revert(reason, returndatasize())
            }
        }
    }

    function create(string memory name) internal returns (address payable) {
        return create(name, "");
    }
}
