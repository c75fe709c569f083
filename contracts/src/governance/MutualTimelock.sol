// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {TimelockController} from "@openzeppelin/contracts/governance/TimelockController.sol";
import {Bounds} from "../libraries/Bounds.sol";

/// @title The delay before what the members decided is carried out
/// @notice OpenZeppelin's TimelockController, whose delay stays inside bounds: there is always a day to see what comes, and
/// never so long a wait that nothing could be mended.
contract MutualTimelock is TimelockController {
    using Bounds for uint256;

    uint256 private constant LEAST_DELAY = 1 days;
    uint256 private constant MOST_DELAY = 30 days;

    /// @param delay Seconds between queueing and execution.
    /// @param admin Who names the governor, and then renounces.
    /// @dev Error: ParameterOutOfRange.
    constructor(uint256 delay, address admin)
        TimelockController(delay.within(LEAST_DELAY, MOST_DELAY), new address[](0), new address[](0), admin)
    {}

    /// @notice Changes the delay of what is queued from then on. Only the timelock itself.
    /// @dev Errors: ParameterOutOfRange, TimelockUnauthorizedCaller.
    function updateDelay(uint256 newDelay) public override {
        super.updateDelay(newDelay);
        newDelay.within(LEAST_DELAY, MOST_DELAY);
    }
}
