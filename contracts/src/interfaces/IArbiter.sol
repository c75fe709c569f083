// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice Rules on incidents that a vote could not decide or whose verdict was appealed, by `IClaims.rule`.
/// @dev Any address can be an arbiter: governance's timelock calls `rule` itself and needs nothing of this. A court is plugged
/// in by a contract of this shape, which anyone may ask to take an incident on.
interface IArbiter {
    /// @notice Takes an escalated incident on. Anyone may call, once an incident, and pays what the court costs.
    function request(uint256 incident) external payable;

    /// @notice What `request` costs now, in the chain's own currency.
    function cost() external view returns (uint256);
}
