// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @dev What a pool's verbs read beside its money, in one word.
/// @param pausedUntil Unix time at which the last pause ends or ended, 0 when there was none.
/// @param materialityBps As in the ledger's parameters: every deposit reads it.
/// @param selling True once there is a claims process.
/// @param settling True if a product's trigger settles its covers at their end.
/// @param rewarded True if `Rewards` counts before shares move.
struct Terms {
    address curator;
    uint32 pausedUntil;
    uint16 materialityBps;
    uint8 cooldownDays;
    uint8 reportDays;
    bool selling;
    bool settling;
    bool rewarded;
}

/// @dev See `PoolMoney`. In pairs, as they change.
struct Money {
    uint128 capital;
    uint128 unearned;
    uint128 reserve;
    uint128 fees;
    uint128 exiting;
    uint128 owed;
    uint128 bonds;
    uint128 gains;
}
