// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Bounds} from "../libraries/Bounds.sol";

/// @title The delay before a decision of the members is carried out
/// @notice OpenZeppelin's TimelockController with bounds: members always have time to react (`MutualGovernor`), and the
/// delay is never too long to fix a problem.
contract MutualTimelock is TimelockController {
    using Bounds for uint256;

    uint256 private constant MIN_DELAY = 2 days;
    uint256 private constant MAX_DELAY = 30 days;

    /// @param delay Seconds between queueing and execution.
    /// @param admin Grants the governor its roles and then renounces.
    /// @dev Error: ParameterOutOfRange.
    constructor(uint256 delay, address admin)
        TimelockController(delay.within(MIN_DELAY, MAX_DELAY), new address[](0), new address[](0), admin)
    {}

    /// @notice Changes the delay of operations that are queued from then on. Only the timelock itself.
    /// @dev Errors: ParameterOutOfRange, TimelockUnauthorizedCaller.
    function updateDelay(uint256 newDelay) public override {
        super.updateDelay(newDelay);
        newDelay.within(MIN_DELAY, MAX_DELAY);
    }
}
