// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ExitLib} from "./ExitLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {RewardLib} from "./RewardLib.sol";
import {StreamLib} from "./StreamLib.sol";
import {UseLib} from "./UseLib.sol";

/// @dev Fields as in `PoolParams` and `PoolConfig`, and beside them, because whoever reads them reads it:
/// @param atRisk What open incidents can cost at most.
/// @param paused True if the pool was paused; until when is in `pausedUntil`.
/// @param rewarded True if there are reward streams to settle before shares move.
struct Params {
    uint16 groupCapBps;
    uint16 rhoBps;
    uint16 marginBps;
    uint16 materialityBps;
    uint16 feeBps;
    uint16 reserveBps;
    uint16 reserveTargetBps;
    uint16 cancelFeeBps;
    uint8 cooldownDays;
    uint8 reportDays;
    uint96 atRisk;
    bool paused;
    bool rewarded;
}

/// @notice All that a pool stores beside its share balances. Money as in `PoolMoney`; bonds are in the ledger.
/// @param pausedUntil UTC day on which the last pause ends or ended; 0 when there was none.
struct PoolState {
    Params params;
    address curator;
    uint16 pausedUntil;
    uint128 capital;
    uint128 unearned;
    uint128 exiting;
    uint128 owed;
    uint128 reserve;
    uint128 fees;
    UseLib.Meter meter;
    StreamLib.Stream stream;
    ExposureLib.Ledger ledger;
    ExitLib.Queue exits;
    RewardLib.Book rewards;
}
