// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IMarketSignal} from "breakwater/interfaces/IMarketSignal.sol";

/// @title A market signal that says what it is told to
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
