// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {Bounds} from "./Bounds.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {PoolState} from "./PoolState.sol";

/// @title Whose a pool is, and when it takes nothing new
/// @dev Linked: the pool would be larger than a contract may be.
library AuthorityLib {
    using Bounds for uint256;

    uint256 private constant MOST_PAUSED_DAYS = 7;
    uint256 private constant REST_DAYS = 30;

    /// @notice Names another curator.
    function setCurator(PoolState storage self, address curator) public {
        emit IPoolEvents.CuratorSet(self.curator, curator);
        self.curator = curator;
    }

    /// @notice Takes nothing new until the midnight `numberOfDays` days on; not again within thirty days of the end of the
    /// last pause, whether that passed or was ended. 0 ends it.
    function pause(PoolState storage self, uint256 numberOfDays) public {
        if (numberOfDays == 0) return _unpause(self);
        numberOfDays.within(1, MOST_PAUSED_DAYS);
        uint256 rested = self.pausedUntil == 0 ? 0 : self.pausedUntil + REST_DAYS;
        require(_today() >= rested, ErrorsLib.PauseTooSoon(rested * 1 days));
        uint256 until = _today() + numberOfDays;
        (self.params.paused, self.pausedUntil) = (true, uint16(until));
        emit IPoolEvents.PauseSet(until * 1 days);
    }

    /// @dev Ends a pause early, or takes down the flag of one that is over: until then sales look at its day.
    function _unpause(PoolState storage self) private {
        require(self.params.paused, ErrorsLib.NotPaused());
        self.params.paused = false;
        // The day it ends in counts in full: the thirty days of rest are never fewer.
        if (_today() < self.pausedUntil) self.pausedUntil = uint16(_today() + 1);
        emit IPoolEvents.PauseSet(block.timestamp);
    }

    function _today() private view returns (uint256) {
        return block.timestamp / 1 days;
    }
}
