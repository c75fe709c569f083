// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

/// @title Who decides incidents
/// @notice Assessors stake the governance token; their weight in an incident is the stake just before it was filed.
interface IAssessors {
    event Staked(address indexed assessor, uint256 amount);
    event UnstakeRequested(address indexed assessor, uint256 amount, uint256 availableAt);
    event Unstaked(address indexed assessor, uint256 amount);

    /// @notice Stakes governance tokens of the caller (allowance needed, see `selfPermit`). Counts for incidents filed
    /// from the next second on.
    /// @dev Errors: ZeroAmount.
    function stake(uint256 amount) external;

    /// @notice Takes stake out of future incidents at once; the tokens follow after `unstakeDelay`. A further request
    /// restarts the delay of the whole amount.
    /// @dev Errors: ZeroAmount, InsufficientStake.
    function requestUnstake(uint256 amount) external;

    /// @notice Returns requested tokens whose delay is over.
    /// @dev Errors: NothingToUnstake, UnstakeNotReady.
    function unstake() external returns (uint256 amount);

    function stakeOf(address assessor) external view returns (uint256);

    function totalStake() external view returns (uint256);

    /// @notice Stake of an assessor at the end of a past second.
    function weightAt(address assessor, uint256 time) external view returns (uint256);

    /// @notice Stake of all assessors at the end of a past second.
    function totalAt(uint256 time) external view returns (uint256);

    function unstaking(address assessor) external view returns (uint256 amount, uint256 availableAt);

    function unstakeDelay() external view returns (uint256);
}
