// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {CREATE3} from "solady/utils/CREATE3.sol";

/// @notice A call to another contract.
struct Call {
    address to;
    bytes data;
}

/// @title Sets up a mutual for its owner step by step, and does each step only once
/// @notice A contract's address depends only on the owner, the mutual's salt and the contract's name, so contracts can refer to each
/// other before they exist. The calls of a step all succeed or all revert, and never run twice: an interrupted launch continues by
/// sending the missing steps. The launcher administers the mutual until its last step hands over to governance.
contract Launcher {
    address public immutable OWNER;
    uint256 public immutable LAUNCHED_AT = block.timestamp;

    mapping(bytes32 step => bool) public isDone;

    error NotOwner(address caller);
    error StepDone(bytes32 step);
    error CallFailed(uint256 index, bytes answer);

    event Deployed(bytes32 indexed name, address at);
    event StepTaken(bytes32 indexed step);

    modifier onlyOwner() {
        require(msg.sender == OWNER, NotOwner(msg.sender));
        _;
    }

    constructor(address owner) {
        OWNER = owner;
    }

    /// @notice Creates a contract at `addressOf(name)`. Reverts if it exists.
    function deploy(bytes32 name, bytes calldata creationCode) external onlyOwner returns (address at) {
        at = CREATE3.deployDeterministic(creationCode, name);
        emit Deployed(name, at);
    }

    /// @notice Makes the calls of a step in order. Reverts if a call reverts or the step is done.
    function execute(bytes32 step, Call[] calldata calls) external onlyOwner {
        require(!isDone[step], StepDone(step));
        isDone[step] = true;
        emit StepTaken(step);
        for (uint256 i; i < calls.length; i++) {
            (bool succeeded, bytes memory answer) = calls[i].to.call(calls[i].data);
            require(succeeded, CallFailed(i, answer));
        }
    }

    function addressOf(bytes32 name) external view returns (address) {
        return CREATE3.predictDeterministicAddress(name);
    }
}
