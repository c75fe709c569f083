// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice What every trigger says of itself. Triggers are stateless, with immutable parameters.
interface ITrigger {
    /// @notice True if it settles each cover by itself at the cover's end (`ICoverTrigger`), false if it proves one event for
    /// all covers (`IEventTrigger`).
    function settlesCovers() external view returns (bool);
}

/// @notice Proves an event from oracle history.
interface IEventTrigger is ITrigger {
    /// @param evidence What this trigger asks for, encoded: ids of rounds.
    /// @return since Time of the oldest round that the proof rests on, unix time.
    /// @return eventTime When it happened, unix time.
    /// @return severityBps Severity, 1..10,000, rounded down.
    function prove(bytes calldata evidence)
        external
        view
        returns (uint256 since, uint256 eventTime, uint256 severityBps);

    /// @notice The most that `prove` can ever return: a proof of as much cannot be improved and is final at once.
    function maxSeverityBps() external view returns (uint256);
}

/// @notice Settles a cover at its end by what a price ratio did since its purchase.
interface ICoverTrigger is ITrigger {
    /// @notice The price ratio that a cover bought now remembers, 1e18 = 1, at most 2^128 - 1. Reverts without a sound price:
    /// then nothing is sold.
    function entry() external view returns (uint256 ratio);

    /// @param entryRatio As remembered.
    /// @param endTime End of the cover, unix time.
    /// @param evidence What this trigger asks for, encoded: ids of the rounds in force then.
    /// @return share Share of its amount that the cover is paid, 1e18 = 100 %, rounded down; 0 for nothing.
    function settlement(uint256 entryRatio, uint256 endTime, bytes calldata evidence)
        external
        view
        returns (uint256 share);
}
