// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PriceFloorTrigger} from "breakwater/triggers/PriceFloorTrigger.sol";
import {EventFeed} from "breakwater/triggers/EventTrigger.sol";
import {TriggerUnit} from "../../utils/TriggerUnit.t.sol";

/// @title A dollar below 0.95 for half an hour and three rounds, which pays 80 %
abstract contract FloorTest is TriggerUnit {
    uint256 internal constant FLOOR = 0.95e18;
    uint256 internal constant SEVERITY = 8_000;

    PriceFloorTrigger internal trigger;

    function setUp() public virtual override {
        super.setUp();
        trigger = triggerOf(eventFeed());
    }

    function triggerOf(EventFeed memory t) internal returns (PriceFloorTrigger) {
        return new PriceFloorTrigger(t, FLOOR, SEVERITY);
    }
}
