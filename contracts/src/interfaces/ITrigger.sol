// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice Decides from oracle history alone: no vote, no bond, no permission. A new peril is a new trigger.
/// @dev Implementations are stateless and immutable: what they answer depends on the evidence, the feeds and the time.
/// A trigger that cannot answer reverts, and whoever asked goes on without it: the voted path never waits for a feed.
interface ITrigger {
    /// @notice True if it settles each cover by itself at the cover's end (`ICoverTrigger`), false if it proves one
    /// event for all covers (`IEventTrigger`).
    function settlesCovers() external view returns (bool);
}

/// @notice Proves one event for all covers of a product.
interface IEventTrigger is ITrigger {
    /// @notice Proves an event from oracle history. Whoever asks chooses the evidence, so that every proof there is must
    /// be one that the product would pay for.
    /// @dev Reverts without a proof, with the reason; malformed evidence reverts without one.
    /// @param evidence As the trigger says.
    /// @return since Time of the oldest round that the proof rests on, unix time.
    /// @return eventTime When it happened, unix time; later than `since`, not in the future.
    /// @return severityBps 1..10,000, rounded down.
    function prove(bytes calldata evidence)
        external
        view
        returns (uint256 since, uint256 eventTime, uint256 severityBps);

    /// @notice The most that `prove` can ever return: a proof of as much cannot be improved and is final at once.
    function maxSeverityBps() external view returns (uint256);

    /// @notice The longest time from the first sign of what it proves to the event, seconds. Cover of a product waits at least
    /// as long after its purchase: nobody buys it on the way down.
    function horizon() external view returns (uint256);
}

/// @notice Settles each cover by itself at the cover's end.
interface ICoverTrigger is ITrigger {
    /// @notice The price ratio that a cover bought now remembers.
    /// @dev Reverts without a sound price: then nothing is sold.
    /// @return ratio 1e18 = 1, rounded down; at most 2^128 - 1.
    function entry() external view returns (uint256 ratio);

    /// @notice Share of its amount that a cover is paid.
    /// @dev Reverts without a sound price at the end, with the reason; malformed evidence reverts without one.
    /// @param entryRatio As remembered from `entry`.
    /// @param endTime End of the cover, unix time; in the past.
    /// @param evidence As the trigger says.
    /// @return share 1e18 = 100 %, rounded down; 0 if nothing.
    function settlement(uint256 entryRatio, uint256 endTime, bytes calldata evidence)
        external
        view
        returns (uint256 share);
}
