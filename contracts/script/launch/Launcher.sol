// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {CREATE3} from "solady/utils/CREATE3.sol";

/// @notice A call to another contract.
struct Call {
    address to;
    bytes data;
}

/// @title Sets a mutual up for its owner, one step at a time, and each step once
/// @notice Contracts live at addresses that depend on the owner, the mutual's salt and a name only, so that they can know each other
/// before they exist. Groups of calls are all carried out or not at all, and never twice: a launch that broke off can be taken up
/// by sending what is missing. The launcher administers the mutual until its last step gives everything to governance.
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

    /// @notice Creates a contract at `addressOf(name)`; reverts if it is there.
    function deploy(bytes32 name, bytes calldata creationCode) external onlyOwner returns (address at) {
        at = CREATE3.deployDeterministic(creationCode, name);
        emit Deployed(name, at);
    }

    /// @notice Makes the calls of a step in order; reverts if one of them does or the step was taken.
    function take(bytes32 step, Call[] calldata calls) external onlyOwner {
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
