// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title The yearly cost of capital by utilisation
/// @notice The second part of a pool's price. Stateless, with immutable parameters; another curve needs another
/// contract.
/// @dev The charge for a purchase is the difference of a potential. The potential depends on the state alone, so
/// splitting, merging or reordering purchases never changes their cost (promise P4).
interface IPremiumModel {
    /// @notice Yearly cost, at level 1, of a rise of R: the rise of the potential C * K(R / C), where K is the integral
    /// of `costOfCapital` from 0. At capital 0 the potential is the steepest cost times R.
    /// @dev Deterministic; the potential never decreases in R.
    /// @param requiredBefore Stress capital R, asset units.
    /// @param requiredAfter R after the change, not smaller.
    /// @param capital Capital C without queued shares, asset units.
    /// @return Asset units a year times 1e18; each potential is rounded down.
    function charge(uint256 requiredBefore, uint256 requiredAfter, uint256 capital) external view returns (uint256);

    /// @notice Yearly cost of capital at a utilisation, at level 1, for display; the derivative of the potential.
    /// @param utilisation 1e18 = 100 %; may be above.
    /// @return kappa 1e18 = 100 % a year, rounded down.
    function costOfCapital(uint256 utilisation) external view returns (uint256 kappa);
}
