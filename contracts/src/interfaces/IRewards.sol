// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice One reward token of a pool.
/// @param token The token.
/// @param minimum Min funding for each week, or part of one, from now or from the end of what is funded to its own end; token
/// units.
/// @param rate Paid a second to all shares together until the end, token units scaled by 2^32.
/// @param endsAt Unix time until which it is paid; 0 before the first funding.
struct RewardView {
    address token;
    uint256 minimum;
    uint256 rate;
    uint256 endsAt;
}

/// @title Rewards for the shares of pools
/// @notice Up to eight tokens a pool, each at a rate a second until an end, divided by shares. Shares in the exit queue earn
/// none: their part, and that of time in which hardly anybody staked, is paid with the next funding.
/// @dev A pool reports every movement of shares before it happens; that calls nobody and touches no token, so no token can
/// hold anything up. A token that charges on transfer counts as far as it arrives; one that lies hurts only who is paid in it.
interface IRewards {
    event TokenAdded(address indexed pool, address indexed token, uint256 minimum);
    event Funded(address indexed pool, address indexed token, address indexed funder, uint256 amount, uint256 end);
    event Claimed(address indexed pool, address indexed token, address indexed account, address to, uint256 amount);

    /// @notice Lets a pool's shares be rewarded in a token. Governance only: each one makes share transfers dearer.
    /// @dev Errors: UnknownPool, TooManyTokens, TokenKnown, InvalidAsset.
    /// @param minimum Min funding a week, see `RewardView`, token units: dust could occupy a token's slot for a year.
    function addToken(address pool, address token, uint256 minimum) external;

    /// @notice Pays a token to a pool's shares by the second until `end`, with what is left of earlier fundings. While those
    /// run, it may end later but not sooner, and the rate does not fall.
    /// @dev Takes `amount` from the caller. Errors: UnknownToken, FundingBelowMinimum, InvalidPeriod, RateLowered,
    /// AmountTooLarge.
    function fund(address pool, address token, uint256 amount, uint256 end) external;

    /// @notice Pays the caller what its shares earned, in the named tokens, rounded down. One that fails can be left out.
    /// @dev Errors: UnknownToken, ZeroAddress.
    /// @return amounts Token units, by token.
    function claim(address pool, address[] calldata tokens, address to) external returns (uint256[] memory amounts);

    /// @notice Counts what both sides earned until now, before shares move. The caller is the pool: a stranger's books are
    /// nobody's concern.
    /// @param from The zero address if shares are minted.
    /// @param to The zero address if they are burned.
    /// @param fromBalance Shares of `from` before it.
    /// @param toBalance Shares of `to` before it.
    /// @param supply All shares before it.
    function beforeTransfer(address from, address to, uint256 fromBalance, uint256 toBalance, uint256 supply) external;

    /// @notice A pool's reward tokens.
    function rewardsOf(address pool) external view returns (RewardView[] memory);

    /// @notice What an account could claim now, token units, by token in the order of `rewardsOf`.
    function claimable(address pool, address account) external view returns (uint256[] memory);
}
