// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {DrawdownTrigger, Fall} from "breakwater/triggers/DrawdownTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {TriggerUnit} from "../../utils/TriggerUnit.t.sol";

/// @title A crash counts from 20 % within a day and pays 90 % at a depth of 60 %
abstract contract DrawdownTest is TriggerUnit {
    DrawdownTrigger internal trigger;

    function setUp() public virtual override {
        super.setUp();
        trigger = new DrawdownTrigger(eventFeed(), fall());
    }

    function fall() internal pure returns (Fall memory) {
        return Fall({window: 1 days, start: 0.2e18, full: 0.6e18, maxSeverityBps: 9_000});
    }

    /// @dev Rounds `peakFrom` to `peakTo` as the peak, `troughFrom` to `troughTo` as the trough.
    function evidence(uint256 peakFrom, uint256 peakTo, uint256 troughFrom, uint256 troughTo)
        internal
        pure
        returns (bytes memory)
    {
        return abi.encode(idOf(peakFrom), idOf(peakTo), idOf(troughFrom), idOf(troughTo));
    }
}
