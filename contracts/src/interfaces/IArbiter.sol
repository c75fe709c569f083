// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice Rules, through `IClaims.rule`, on incidents that a vote could not decide or whose verdict was appealed.
/// @dev Any address can be an arbiter. Governance's timelock calls `rule` directly and does not need this interface. A
/// court needs a contract that implements it, so that anyone can request a ruling.
interface IArbiter {
    /// @notice Brings an escalated incident before the court, once per incident. Anyone may call; the caller pays the
    /// court's fee.
    function request(uint256 incident) external payable;

    /// @notice The fee of `request` now, in the chain's native currency.
    function cost() external view returns (uint256);
}
