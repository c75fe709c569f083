// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice Decides from oracle history alone: no vote, no bond, no permission. A new peril is a new trigger.
/// @dev Implementations are stateless and immutable: their answers depend on the evidence, the feeds and the time. A trigger
/// that cannot answer reverts, and the caller goes on without it: the voted path never waits for a feed.
interface ITrigger {
    /// @notice True if it settles each cover by itself at the cover's end (`ICoverTrigger`), false if it proves one
    /// event for all covers (`IEventTrigger`).
    function settlesCovers() external view returns (bool);

    /// @notice The largest severity it can ever pay, 1..10,000, rounded up.
    function capBps() external view returns (uint256);

    /// @notice Reverts if its feeds cannot show the losses that it pays for: no fresh price, or an aggregator whose own minimum
    /// hides them. Governance enables only what passes.
    function requireUsable() external view;
}

/// @notice Proves one event for all covers of a product.
interface IEventTrigger is ITrigger {
    /// @notice Proves an event from oracle history. The caller chooses the evidence, but not the event: all proofs of one fall
    /// have the same event time, and a deeper proof has a larger severity (each trigger states its rule).
    /// @dev Reverts without a proof, with the reason; malformed evidence reverts without one.
    /// @param evidence As the trigger says.
    /// @return eventTime Time of the first qualifying round, unix time; not in the future.
    /// @return severityBps 1..10,000, rounded down.
    function prove(bytes calldata evidence) external view returns (uint256 eventTime, uint256 severityBps);

    /// @notice The longest time from the first sign of an event to the event, seconds. Cover of a product waits at least as long
    /// after its purchase: nobody buys it on the way down.
    function horizon() external view returns (uint256);
}

/// @notice Settles each cover by itself at the cover's end.
interface ICoverTrigger is ITrigger {
    /// @notice The price ratio that a cover bought now remembers.
    /// @dev Reverts without a sound price: then nothing is sold.
    /// @return ratio 1e18 = 1, rounded down; at most 2^128 - 1.
    function entry() external view returns (uint256 ratio);

    /// @notice Share of its amount that a cover is paid; at most `capBps`.
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
