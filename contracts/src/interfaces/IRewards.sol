// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @notice One reward token of a pool.
/// @param token The token.
/// @param minimum Min funding for each week, or part of one, from now or from the end of what is funded to its own end; token
/// units.
/// @param rate Paid a second to all shares together while the period runs, token units scaled by 2^32.
/// @param startsAt Unix time from which it is paid, or until which it was counted.
/// @param endsAt Unix time of the period's end.
/// @param period Number of the period, 0 before the first funding.
struct RewardView {
    address token;
    uint256 minimum;
    uint256 rate;
    uint256 startsAt;
    uint256 endsAt;
    uint256 period;
}

/// @title Rewards for the shares of pools
/// @notice Up to eight tokens a pool, each at a rate a second from a start to an end, divided by shares. Shares in the exit
/// queue earn none: their part, and that of time in which hardly anybody staked, goes back to who funded.
/// @dev A pool reports every movement of shares before it happens; that calls nobody and touches no token, so no token can
/// hold anything up. A token that charges on transfer counts as far as it arrives; one that lies hurts only who is paid in it.
interface IRewards {
    event TokenAdded(address indexed pool, address indexed token, uint256 minimum);
    event Funded(
        address indexed pool,
        address indexed token,
        address indexed funder,
        uint256 amount,
        uint256 start,
        uint256 end,
        uint256 period
    );
    event Claimed(address indexed pool, address indexed token, address indexed account, address to, uint256 amount);
    event Reclaimed(
        address indexed pool, address indexed token, address indexed funder, uint256 period, uint256 amount
    );

    /// @notice Lets a pool's shares be rewarded in a token. Governance only: each one makes share transfers dearer.
    /// @dev Errors: UnknownPool, TooManyTokens, TokenKnown, InvalidAsset.
    /// @param minimum Min funding a week, see `RewardView`, token units: dust could occupy a token's slot for a year.
    function addToken(address pool, address token, uint256 minimum) external;

    /// @notice Funds a token of a pool from `start`, at once if that is past, until `end`. While a period runs or is planned, it
    /// adds to it: the rest and what is new are paid until `end`, which may be later but not sooner, and not at a lower rate.
    /// @dev Takes `amount` from the caller, who gets their part of what is left after the end. Errors: UnknownToken,
    /// FundingBelowMinimum, InvalidPeriod, RateLowered, AmountTooLarge.
    /// @return period Number of the period.
    function fund(address pool, address token, uint256 amount, uint256 start, uint256 end)
        external
        returns (uint256 period);

    /// @notice Pays the caller what its shares earned, in the named tokens, rounded down. One that fails can be left out.
    /// @dev Errors: UnknownToken, ZeroAddress.
    /// @return amounts Token units, by token.
    function claim(address pool, address[] calldata tokens, address to) external returns (uint256[] memory amounts);

    /// @notice Pays the caller its part of what a period that is over left, in proportion to what it funded, rounded down.
    /// @dev Errors: UnknownToken, PeriodOpen, NothingToReclaim.
    function reclaim(address pool, address token, uint256 period) external returns (uint256 amount);

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

    /// @notice What an account put into a period and did not take back, and all that was put into it, token units.
    /// @dev Error: UnknownToken.
    function fundedBy(address pool, address token, uint256 period, address funder)
        external
        view
        returns (uint256 amount, uint256 funded);
}
