// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {PriceInputs, PriceState} from "../types/Types.sol";

/// @notice Price maths of a product: stateless, with immutable parameters. The state sits in the product.
/// @dev Implementations must be additive, `area(a, c) == area(a, b) + area(b, c)` before rounding, or splitting a
/// purchase would change its price (promise P4). `adapt` must not change anything when no time has passed.
interface IPremiumModel {
    /// @notice Area under the curve between two utilisations of one capacity.
    /// @dev The curve is 1/k at utilisation 0, 1 at the kink, k at utilisation 1. With both utilisations over one
    /// `capacity`, premium = rate * multiple * years * area(exposureBefore, exposureAfter, capacity).
    /// @param exposureBefore Exposure before the purchase, any unit.
    /// @param exposureAfter Exposure after it, same unit; at least `exposureBefore`, at most `capacity`.
    /// @param capacity Exposure at utilisation 1, same unit; not 0.
    /// @return area Area in the unit of the exposures times 1e18, rounded up.
    function area(uint256 exposureBefore, uint256 exposureAfter, uint256 capacity)
        external
        view
        returns (uint256 area);

    /// @notice Height of the curve at a utilisation, for display.
    /// @param utilisation 1e18 = 100 %.
    /// @return multiple Multiple of the product's rate, 1e18 = 1, rounded up.
    function height(uint256 utilisation) external view returns (uint256 multiple);

    /// @notice Moves a product's price state over a span of time and says by how much its rate is multiplied.
    /// @dev level' = clamp(level * exp(speed * (use - target * elapsed))); earned' decays by its half-life and grows with
    /// rate * use; multiple = level' * clamp((K + losses/targetLossRatio) / (K + earned')), losses decayed over `sinceLoss`.
    /// Two spans one after the other give what their sum gives, as long as the utilisation was the same in both.
    /// @return state The state after it.
    /// @return multiple What the product's rate is multiplied by, 1e18 = 1, rounded up.
    function adapt(PriceInputs calldata inputs)
        external
        view
        returns (PriceState memory state, uint256 multiple);
}
