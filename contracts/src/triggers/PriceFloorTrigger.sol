// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IEventTrigger} from "../interfaces/ITrigger.sol";
import {Bounds} from "../libraries/Bounds.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {FeedLib} from "../libraries/FeedLib.sol";
import {EventFeed, EventTrigger} from "./EventTrigger.sol";

/// @title A depeg: the price was at its peg, fell below a floor and stayed there
/// @notice Evidence is `abi.encode(uint80[] roundIds)`: consecutive rounds of one phase of the feed. First come rounds at
/// or above the floor, from the first of which to the first one below it `PERSISTENCE` seconds pass; then at least
/// `MIN_ROUNDS` rounds below the floor, `PERSISTENCE` seconds from the first to the last of them, and nothing else.
/// @dev The event is the first round below the floor. As the price had recovered before it, one breach is one event,
/// however the evidence is cut; a price that wavers about the floor without lasting on either side proves nothing.
contract PriceFloorTrigger is EventTrigger {
    using Bounds for uint256;
    using FeedLib for FeedLib.Feed;

    /// @notice Price below which the peg is lost, 1e18 = 1.
    uint256 public immutable FLOOR;
    /// @notice What every event of this trigger is worth, 1..10,000.
    uint256 public immutable SEVERITY_BPS;

    /// @param floor 1e18 = 1 whatever the feed's decimals; 1..2^128-1.
    /// @param severityBps 1..10,000.
    constructor(EventFeed memory t, uint256 floor, uint256 severityBps) EventTrigger(t) {
        FLOOR = floor.within(1, type(uint128).max);
        SEVERITY_BPS = severityBps.within(1, MAX_BPS);
    }

    /// @inheritdoc IEventTrigger
    function maxSeverityBps() external view returns (uint256) {
        return SEVERITY_BPS;
    }

    /// @inheritdoc IEventTrigger
    /// @dev The event is the first round below the floor.
    function horizon() external pure returns (uint256) {
        return 0;
    }

    /// @inheritdoc IEventTrigger
    function prove(bytes calldata evidence)
        external
        view
        returns (uint256 since, uint256 eventTime, uint256 severityBps)
    {
        uint80[] memory ids = abi.decode(evidence, (uint80[]));
        require(ids.length > MIN_ROUNDS, ErrorsLib.TooFewRounds(ids.length, MIN_ROUNDS + 1));
        FeedLib.Feed memory feed = _feed();
        FeedLib.Round memory round = feed.at(ids[0]);
        require(round.price >= FLOOR, ErrorsLib.NotRecovered(round.id, round.price, FLOOR));
        since = round.updatedAt;
        uint256 below;
        for (uint256 i = 1; i < ids.length; i++) {
            round = feed.next(round, ids[i]);
            if (round.price < FLOOR) {
                if (below++ == 0) eventTime = round.updatedAt;
            } else {
                require(below == 0, ErrorsLib.NotBelowFloor(round.id, round.price, FLOOR));
            }
        }
        _requireRun(below, eventTime, round.updatedAt);
        require(eventTime - since >= PERSISTENCE, ErrorsLib.RecoveryTooShort(eventTime - since, PERSISTENCE));
        _requireTrusted(round, eventTime);
        return (since, eventTime, SEVERITY_BPS);
    }
}
