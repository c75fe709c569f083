// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice A Chainlink-compatible price feed.
interface IAggregatorV3 {
    function decimals() external view returns (uint8);

    function description() external view returns (string memory);

    /// @dev Reverts for an unknown round, or returns `updatedAt` 0.
    function getRoundData(uint80 roundId)
        external
        view
        returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);

    /// @dev Before the first round, reverts or returns `updatedAt` 0.
    function latestRoundData()
        external
        view
        returns (uint80 id, int256 answer, uint256 startedAt, uint256 updatedAt, uint80 answeredInRound);
}

/// @notice A proxy feed, which names the aggregator of each phase.
interface IFeedProxy {
    function aggregator() external view returns (address);

    function phaseAggregators(uint16 phase) external view returns (address);
}

/// @notice The range in which an aggregator reports. It reports a price beyond the range as the limit, or not at all.
interface IAggregatorLimits {
    function minAnswer() external view returns (int192);

    function maxAnswer() external view returns (int192);
}
