// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What the market says of a product's risk: a multiplier for its price, and whether its sales wait.
/// @dev Never reverts: a feed that fails, is stale or answers nonsense stops sales, and nothing else.
interface IMarketSignal {
    /// @return multiplier 1e18 = 1; at least 1e18.
    /// @return stopped True while sales wait.
    function read() external view returns (uint256 multiplier, bool stopped);
}
