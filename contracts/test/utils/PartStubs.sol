// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IMarketSignal} from "breakwater/interfaces/IMarketSignal.sol";
import {IPremiumModel} from "breakwater/interfaces/IPremiumModel.sol";
import {ICoverTrigger, IEventTrigger} from "breakwater/interfaces/ITrigger.sol";

/// @title A market signal with a chosen answer
contract SignalStub is IMarketSignal {
    uint256 private _multiplier = 1e18;
    bool private _stopped;

    function set(uint256 multiplier, bool stopped) external {
        (_multiplier, _stopped) = (multiplier, stopped);
    }

    function read() external view returns (uint256 multiplier, bool stopped) {
        return (_multiplier, _stopped);
    }
}

/// @title A trigger that proves what its evidence says: event time and severity
contract EventTriggerStub is IEventTrigger {
    error NoEvidence();

    uint256 public immutable capBps;
    uint256 public immutable horizon;

    constructor(uint256 capBps_, uint256 horizon_) {
        (capBps, horizon) = (capBps_, horizon_);
    }

    function settlesCovers() external pure returns (bool) {
        return false;
    }

    function requireUsable() external view {}

    function prove(bytes calldata evidence) external pure returns (uint256 eventTime, uint256 severityBps) {
        if (evidence.length == 0) revert NoEvidence();
        return abi.decode(evidence, (uint256, uint256));
    }
}

/// @title A trigger that stores a chosen ratio, and settles by the share in its evidence
contract CoverTriggerStub is ICoverTrigger {
    error NoPrice();

    uint256 public constant capBps = 2_500;

    uint256 private _ratio = 2e18;

    function set(uint256 ratio) external {
        _ratio = ratio;
    }

    function settlesCovers() external pure returns (bool) {
        return true;
    }

    function requireUsable() external view {
        entry();
    }

    function entry() public view returns (uint256) {
        if (_ratio == 0) revert NoPrice();
        return _ratio;
    }

    function settlement(uint256, uint256, bytes calldata evidence) external pure returns (uint256) {
        if (evidence.length == 0) revert NoPrice();
        return abi.decode(evidence, (uint256));
    }
}

/// @title A premium model with a chosen answer, or that fails
contract ModelStub is IPremiumModel {
    error OutOfOrder();

    uint256 private _answer;

    function set(uint256 answer) external {
        _answer = answer;
    }

    /// @dev Without an answer it fails.
    function charge(uint256, uint256, uint256) external view returns (uint256) {
        if (_answer == 0) revert OutOfOrder();
        return _answer;
    }

    function costOfCapital(uint256) external pure returns (uint256) {
        revert OutOfOrder();
    }
}
