// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {GhostState} from "./GhostState.sol";
import {Promises} from "./Promises.sol";

/// @title Actors, time and price checks that all handlers share
abstract contract Actions is GhostState {
    /// @dev The part of a gain too small for a rate: 28 days at 2^-16 of a unit a second, and rounding.
    uint256 private constant DUST_OF_A_GAIN = 64;

    address[] internal people;
    /// @dev Number of times that each action and branch was reached.
    mapping(string action => uint256) public calls;
    uint256 public actions;
    /// @dev True while a loss may be booked.
    bool internal isLosing;
    /// @dev True once an action let time pass.
    bool internal hasPassed;

    function setUp() public virtual override {
        super.setUp();
        people = [person("ann"), person("ben"), person("cay"), person("dov"), person("eve")];
    }

    /// @dev Counts the action and compares the share prices of all pools before and after it.
    modifier action(string memory name) {
        _reach(name);
        actions++;
        uint256[2 * POOLS] memory before = _prices();
        (isLosing, hasPassed) = (false, false);
        _;
        _checkPrices(before);
    }

    function _prices() private view returns (uint256[2 * POOLS] memory values) {
        for (uint256 i; i < POOLS; i++) {
            (values[2 * i], values[2 * i + 1]) = (pools[i].totalAssets() + 1, pools[i].totalSupply() + 1e3);
        }
    }

    function _checkPrices(uint256[2 * POOLS] memory before) private view {
        uint256[2 * POOLS] memory now_ = _prices();
        for (uint256 i; i < POOLS; i++) {
            (uint256 assets0, uint256 shares0) = (before[2 * i], before[2 * i + 1]);
            (uint256 assets1, uint256 shares1) = (now_[2 * i], now_[2 * i + 1]);
            if (!isLosing) assertGe(assets1 * shares0, assets0 * shares1, Promises.P2_PRICE);
            if (hasPassed || isLosing) continue;
            // A deposit is rounded against the depositor and pays for booked gains. Both effects are bounded.
            uint256 limit = assets0 + pools[i].money().gains + DUST_OF_A_GAIN;
            assertLe(assets1 * shares0, limit * shares1 + shares0, Promises.P2_GAIN);
        }
    }

    function _reach(string memory name) internal {
        calls[name]++;
    }

    function _someone(uint256 seed) internal view returns (address) {
        return people[seed % people.length];
    }

    function _warp(uint256 time) internal {
        if (time <= block.timestamp) return;
        hasPassed = true;
        vm.warp(time);
    }
}
