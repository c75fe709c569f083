// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice One reward token of a pool.
/// @param token The token.
/// @param minimum Minimum funding for each started week that a funding adds, counted from now or from the end of what
/// is funded already; token units.
/// @param rate Tokens per second to all shares together until the end, token units scaled by 2^32.
/// @param endsAt Unix time at which the stream ends; 0 before the first funding.
struct RewardView {
    address token;
    uint256 minimum;
    uint256 rate;
    uint256 endsAt;
}

/// @title Rewards for the shares of pools
/// @notice Up to eight tokens per pool. Each is streamed to shares at a rate per second until its end. Shares in the
/// exit queue earn none. Their part, and what accrues while almost nobody stakes, is paid with the next funding.
/// @dev A pool reports every movement of shares before it happens. That report makes no external call and touches no
/// token, so no token can block it. For a token with a fee on transfer, only what arrives counts. A dishonest token
/// harms only those who are paid in it.
interface IRewards {
    event TokenAdded(address indexed pool, address indexed token, uint256 minimum);
    event Funded(address indexed pool, address indexed token, address indexed funder, uint256 amount, uint256 end);
    event Claimed(address indexed pool, address indexed token, address indexed account, address to, uint256 amount);

    /// @notice Adds a reward token to a pool. Governance only, because each token makes share transfers more expensive.
    /// @dev Errors: UnknownPool, TooManyTokens, TokenKnown, InvalidAsset.
    /// @param minimum Minimum funding per week, see `RewardView`, token units. Without it, dust could occupy a token's
    /// slot for a year.
    function addToken(address pool, address token, uint256 minimum) external;

    /// @notice Streams a token to a pool's shares until `end`, together with the rest of earlier fundings. While those
    /// run, the end can move later but not earlier, and the rate must not fall. Anyone may call.
    /// @dev Takes `amount` from the caller. Errors: UnknownToken, FundingBelowMinimum, InvalidPeriod, RateLowered,
    /// AmountTooLarge.
    function fund(address pool, address token, uint256 amount, uint256 end) external;

    /// @notice Pays the caller what its shares earned in the named tokens, rounded down. Leave out a token whose
    /// transfer fails.
    /// @dev Errors: UnknownToken, ZeroAddress.
    /// @return amounts Token units paid, per token.
    function claim(address pool, address[] calldata tokens, address to) external returns (uint256[] memory amounts);

    /// @notice Accrues what both accounts earned, before shares move. The caller is the pool; calls by strangers affect
    /// only their own books.
    /// @param from The zero address if shares are minted.
    /// @param to The zero address if they are burned.
    /// @param fromBalance Shares of `from` before the movement.
    /// @param toBalance Shares of `to` before the movement.
    /// @param supply All shares before the movement.
    function beforeTransfer(address from, address to, uint256 fromBalance, uint256 toBalance, uint256 supply) external;

    /// @notice A pool's reward tokens.
    function rewardsOf(address pool) external view returns (RewardView[] memory);

    /// @notice What an account could claim now, token units, by token in the order of `rewardsOf`.
    function claimable(address pool, address account) external view returns (uint256[] memory);
}
