// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {PoolParams} from "../types/Types.sol";
import {Bounds} from "./Bounds.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {PoolLib} from "./PoolLib.sol";
import {PoolState} from "./PoolState.sol";
import {UseLib} from "./UseLib.sol";

/// @title How a pool begins, whose it is, and when it takes nothing new
/// @dev Linked: the pool would be larger than a contract may be.
library AuthorityLib {
    using Bounds for uint256;
    using PoolLib for PoolState;
    using UseLib for UseLib.Meter;

    uint256 private constant MAX_WINDOW_DAYS = 60;
    uint256 private constant MOST_PAUSED_DAYS = 7;
    uint256 private constant REST_DAYS = 30;

    /// @notice Sets up the books of a new pool.
    function start(
        PoolState storage self,
        PoolParams calldata params,
        address curator,
        uint8 cooldownDays,
        uint8 reportDays
    ) public {
        require(
            _isWindow(cooldownDays) && _isWindow(reportDays), ErrorsLib.InvalidDays(cooldownDays, reportDays)
        );
        self.writeParams(params);
        (self.params.cooldownDays, self.params.reportDays) = (cooldownDays, reportDays);
        self.curator = curator;
        self.stream.accruedAt = uint32(block.timestamp);
        self.stream.releasedDay = uint16(_today() - reportDays);
        self.meter.rebase(0);
    }

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
        if (_today() < self.pausedUntil) self.pausedUntil = uint16(_today());
        emit IPoolEvents.PauseSet(block.timestamp);
    }

    function _isWindow(uint256 numberOfDays) private pure returns (bool) {
        return numberOfDays != 0 && numberOfDays <= MAX_WINDOW_DAYS;
    }

    function _today() private view returns (uint256) {
        return block.timestamp / 1 days;
    }
}
