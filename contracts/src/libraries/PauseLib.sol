// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "./ErrorsLib.sol";
import {PoolState} from "./PoolState.sol";

/// @title Whether a pool takes something new
/// @dev The flag is in a word that every sale and stake reads; the day is read only while the flag is up.
library PauseLib {
    /// @notice For what is new.
    function requireOpen(PoolState storage self) internal view {
        if (isPaused(self)) revert ErrorsLib.Paused(uint256(self.pausedUntil) * 1 days);
    }

    function isPaused(PoolState storage self) internal view returns (bool) {
        return self.params.paused && block.timestamp / 1 days < self.pausedUntil;
    }
}
