// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ExitLib} from "./ExitLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {StreamLib} from "./StreamLib.sol";

/// @dev Fields as in `PoolConfig`.
struct Params {
    address curator;
    uint16 groupCapBps;
    uint16 materialityBps;
    uint8 cooldownDays;
    uint8 reportDays;
}

/// @notice All that a pool stores beside its share balances. Money as in `PoolMoney`; bonds are in the ledger.
struct PoolState {
    Params params;
    uint128 capital;
    uint128 unearned;
    uint128 exiting;
    uint128 owed;
    StreamLib.Stream stream;
    ExposureLib.Ledger ledger;
    ExitLib.Queue exits;
}
