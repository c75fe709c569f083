// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice A market signal for a product: a multiplier for its price, and whether sales stop.
/// @dev Never reverts. A feed that fails, is stale or returns invalid answers stops sales and has no other effect.
interface IMarketSignal {
    /// @return multiplier 1e18 = 1; at least 1e18.
    /// @return stopped True while sales are stopped.
    function read() external view returns (uint256 multiplier, bool stopped);
}
