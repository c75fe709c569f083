// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title Who decides incidents
/// @notice Assessors stake the governance token; their weight in an incident is the stake just before it was filed.
interface IAssessors {
    event Staked(address indexed assessor, uint256 amount);
    event UnstakeRequested(address indexed assessor, uint256 amount, uint256 availableAt);
    event Unstaked(address indexed assessor, uint256 amount);
    /// @notice Stake that voted was lost: the vote was far from the final severity, or was not revealed.
    event Slashed(address indexed assessor, uint256 amount);
    event SlashedSwept(address indexed to, uint256 amount);

    /// @notice Stakes governance tokens of the caller (allowance needed, see `selfPermit`). Counts for incidents filed
    /// from the next second on.
    /// @dev Errors: ZeroAmount, AmountTooLarge.
    function stake(uint256 amount) external;

    /// @notice Takes stake out of future incidents at once; the tokens follow after `unstakeDelay` and once every vote in
    /// which the assessor took part is settled. A further request restarts the delay of the whole amount.
    /// @dev Errors: ZeroAmount, InsufficientStake.
    function requestUnstake(uint256 amount) external;

    /// @notice Returns requested tokens whose delay is over.
    /// @dev Errors: NothingToUnstake, UnstakeNotReady, VotesOpen: `IClaims.settleVote` settles them.
    function unstake() external returns (uint256 amount);

    /// @notice Pays out stake that was lost. Governance only.
    function sweepSlashed(address to) external returns (uint256 amount);

    // ---- for Claims ----

    /// @notice An assessor votes: the stake stays until `leaveVote`. Only `Claims`.
    /// @dev Errors: NotClaims, NoWeight.
    /// @param time End of the second whose stake counts.
    /// @return weight See `votingWeight`.
    function enterVote(address assessor, uint256 time) external returns (uint256 weight);

    /// @notice A vote is settled. Only `Claims`. Errors: NotClaims.
    /// @param penalty Tokens that are lost, or all that is left.
    function leaveVote(address assessor, uint256 penalty) external;

    // ---- views ----

    /// @notice Stake that counts for incidents filed now.
    function stakeOf(address assessor) external view returns (uint256);

    function totalStake() external view returns (uint256);

    /// @notice Stake of an assessor at the end of a past second.
    function weightAt(address assessor, uint256 time) external view returns (uint256);

    /// @notice Weight of a vote: the stake at the end of a past second, as far as it is still here.
    function votingWeight(address assessor, uint256 time) external view returns (uint256);

    /// @notice Stake of all assessors at the end of a past second.
    function totalAt(uint256 time) external view returns (uint256);

    function unstaking(address assessor) external view returns (uint256 amount, uint256 availableAt);

    /// @notice Votes of an assessor that are not settled yet.
    function votesOf(address assessor) external view returns (uint256);

    /// @notice Lost stake that governance has not yet paid out.
    function slashed() external view returns (uint256);

    function unstakeDelay() external view returns (uint256);
}
