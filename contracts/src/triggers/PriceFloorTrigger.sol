// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IEventTrigger, ITrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {EventFeed, EventTrigger} from "./EventTrigger.sol";

/// @title A depeg: the price was at its peg, fell below a floor and stayed there
/// @notice Evidence is `abi.encode(uint80 first, uint80 last)`: the rounds of one phase of the feed from `first` to `last`,
/// which contain a lasting run at or above the floor and, after it, a lasting run below.
/// @dev One breach is one event, wherever the evidence begins and ends, see `EventTrigger`.
contract PriceFloorTrigger is EventTrigger {
    using Bounds for uint256;

    /// @notice Price below which the peg is lost, 1e18 = 1.
    uint256 public immutable FLOOR;
    /// @inheritdoc ITrigger
    /// @dev The severity of every event.
    uint256 public immutable capBps;

    /// @param floor 1e18 = 1 whatever the feed's decimals; 1..2^128-1, above the aggregator's minimum.
    /// @param severityBps 1..10,000.
    constructor(EventFeed memory t, uint256 floor, uint256 severityBps) EventTrigger(t) {
        FLOOR = floor.within(1, type(uint128).max);
        capBps = severityBps.within(1, MAX_BPS);
        requireUsable();
    }

    /// @inheritdoc IEventTrigger
    function prove(bytes calldata evidence) external view returns (uint256 eventTime, uint256 severityBps) {
        (uint80 first, uint80 last) = abi.decode(evidence, (uint80, uint80));
        History memory h = _start(first);
        h.floor = FLOOR;
        _countRound(h);
        while (h.round.id < last) {
            _next(h);
            _countRound(h);
        }
        require(h.hasRecovered, ErrorsLib.NoLastingRecovery(first, FLOOR));
        require(h.eventTime != 0, ErrorsLib.NoLastingFall(last, FLOOR));
        _requireTrusted(h);
        return (h.eventTime, capBps);
    }

    /// @inheritdoc IEventTrigger
    /// @dev The event is the first round below the floor.
    function horizon() external pure returns (uint256) {
        return 0;
    }

    /// @inheritdoc ITrigger
    function requireUsable() public view {
        _requireAboveClamp(FLOOR);
    }
}
