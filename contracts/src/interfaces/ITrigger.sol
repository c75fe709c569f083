// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice Decides from oracle history alone, without vote, bond or permission. Each peril has its own trigger.
/// @dev Implementations are stateless and immutable. Their answers depend on the evidence, the feeds and the time only.
/// A trigger that cannot answer reverts. The vote remains possible and never waits for a feed.
interface ITrigger {
    /// @notice True if it settles each cover separately at the cover's end (`ICoverTrigger`), false if it proves one
    /// event for all covers (`IEventTrigger`).
    function settlesCovers() external view returns (bool);

    /// @notice The largest severity it can ever pay, 1..10,000, rounded up.
    function capBps() external view returns (uint256);

    /// @notice Reverts if its feeds cannot show the losses that it pays for: no fresh price, or an aggregator whose
    /// minimum hides them. Governance can enable only a trigger that passes.
    function requireUsable() external view;
}

/// @notice Proves one event for all covers of a product.
interface IEventTrigger is ITrigger {
    /// @notice Proves an event from oracle history. The caller chooses the evidence, but not the event: all proofs of one fall
    /// have the same event time, and a deeper proof has a larger severity (each trigger states its rule).
    /// @dev Reverts with the reason if the evidence proves nothing. Malformed evidence reverts without a reason.
    /// @param evidence In the trigger's format.
    /// @return eventTime Time of the first qualifying round, unix time; not in the future.
    /// @return severityBps 1..10,000, rounded down.
    function prove(bytes calldata evidence) external view returns (uint256 eventTime, uint256 severityBps);

    /// @notice The longest time from the first sign of an event to the event, seconds. A product's waiting time is at
    /// least as long, so nobody can buy cover while the price falls.
    function horizon() external view returns (uint256);
}

/// @notice Settles each cover separately at the cover's end.
interface ICoverTrigger is ITrigger {
    /// @notice The price ratio that a cover bought now stores.
    /// @dev Reverts without a sound price. Then no cover is sold.
    /// @return ratio 1e18 = 1, rounded down; at most 2^128 - 1.
    function entry() external view returns (uint256 ratio);

    /// @notice Share of its amount that a cover is paid, at most `capBps`.
    /// @dev Reverts with the reason if there is no sound price at the end. Malformed evidence reverts without a reason.
    /// @param entryRatio The stored result of `entry`.
    /// @param endTime End of the cover, unix time; in the past.
    /// @param evidence In the trigger's format.
    /// @return share 1e18 = 100 %, rounded down; 0 if nothing.
    function settlement(uint256 entryRatio, uint256 endTime, bytes calldata evidence)
        external
        view
        returns (uint256 share);
}
