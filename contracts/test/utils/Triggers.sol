// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICoverTrigger, IEventTrigger} from "breakwater/interfaces/ITrigger.sol";

/// @title Proves what its evidence says: since, event time and severity
contract EventTriggerStub is IEventTrigger {
    error NoEvidence();

    uint256 public immutable maxSeverityBps;

    constructor(uint256 maxSeverityBps_) {
        maxSeverityBps = maxSeverityBps_;
    }

    function horizon() external pure returns (uint256) {
        return 0;
    }

    function settlesCovers() external pure returns (bool) {
        return false;
    }

    function prove(bytes calldata evidence) external pure returns (uint256, uint256, uint256) {
        if (evidence.length == 0) revert NoEvidence();
        return abi.decode(evidence, (uint256, uint256, uint256));
    }
}

/// @title Remembers the ratio that it was told, and settles by the share that its evidence names
contract CoverTriggerStub is ICoverTrigger {
    error NoPrice();

    uint256 private _ratio = 2e18;

    function set(uint256 ratio) external {
        _ratio = ratio;
    }

    function settlesCovers() external pure returns (bool) {
        return true;
    }

    function entry() external view returns (uint256) {
        if (_ratio == 0) revert NoPrice();
        return _ratio;
    }

    function settlement(uint256, uint256, bytes calldata evidence) external pure returns (uint256) {
        if (evidence.length == 0) revert NoPrice();
        return abi.decode(evidence, (uint256));
    }
}
