// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IEventTrigger} from "breakwater/interfaces/ITrigger.sol";

/// @title A trigger that proves what its evidence says
contract ProofStub is IEventTrigger {
    function settlesCovers() external pure returns (bool) {
        return false;
    }

    function maxSeverityBps() external pure returns (uint256) {
        return 10_000;
    }

    function horizon() external pure returns (uint256) {
        return 0;
    }

    function prove(bytes calldata evidence)
        external
        pure
        returns (uint256 since, uint256 eventTime, uint256 severityBps)
    {
        return abi.decode(evidence, (uint256, uint256, uint256));
    }
}
