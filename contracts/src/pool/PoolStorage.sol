// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {PoolState} from "../libraries/PoolState.sol";

/// @title Where a pool's books are, and who may change them for others
/// @dev The first base of both halves of a pool, so that they agree on every slot.
abstract contract PoolStorage {
    PoolState internal _state;

    address public immutable COVER;
    address public immutable CLAIMS;
    address public immutable REWARDS;

    modifier onlyClaims() {
        require(msg.sender == CLAIMS, ErrorsLib.NotClaims(msg.sender));
        _;
    }

    constructor(address cover, address claims, address rewards) {
        (COVER, CLAIMS, REWARDS) = (cover, claims, rewards);
    }
}
