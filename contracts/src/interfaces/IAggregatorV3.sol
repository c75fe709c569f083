// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What a Chainlink-compatible price feed answers.
interface IAggregatorV3 {
    function decimals() external view returns (uint8);

    function description() external view returns (string memory);

    /// @dev A round that is not known reverts or comes back with `updatedAt` 0.
    function getRoundData(uint80 roundId)
        external
        view
        returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);

    /// @dev Reverts, or comes back with `updatedAt` 0, before the first round.
    function latestRoundData()
        external
        view
        returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}
