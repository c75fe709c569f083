// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ExitView, PoolMoney, PoolParams, PoolSolvency, PoolTerms, StressResult} from "../types/Types.sol";

/// @title The office of a pool: what it says of itself, and what governance, the guardian, tuning and `Rewards` ask of it
/// @notice Reached at the pool's own address.
interface IPoolOffice {
    // ---- views ----

    /// @notice The pool's money by purpose, as it is now.
    function money() external view returns (PoolMoney memory);

    /// @notice What the solvency rule says now: after every sale and every exit, `capital >= required`.
    function solvency() external view returns (PoolSolvency memory);

    /// @notice Premium earned a second at present, asset units scaled by 2^32.
    function premiumRate() external view returns (uint256);

    /// @notice What it would mean now if lines lost a share of their exposure in one event: who pays and what is left.
    /// Exits that left after `eventTime` pay with the capital, at one ratio.
    /// @dev Errors: InvalidBps, EventInFuture, DuplicateLine, UnknownLine.
    /// @param severityBps Share of the exposure that is lost, 0..10,000.
    /// @param eventTime Unix time, not in the future.
    function stressTest(uint8[] calldata lines, uint16 severityBps, uint256 eventTime)
        external
        view
        returns (StressResult memory);

    /// @notice Exposure of a correlation group as it is now, asset units.
    function groupExposure(uint8 group) external view returns (uint256);

    /// @notice What the pool runs by.
    function terms() external view returns (PoolTerms memory);

    /// @notice The exit queue: shares ever requested, shares ever processed, number of batches.
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 batches);

    /// @notice The requests of a controller that still hold shares, oldest first, at most `limit`.
    function exitsOf(address controller, uint256 limit) external view returns (ExitView[] memory);

    // ---- for the factory ----

    /// @notice Changes the pool's parameters; afterwards `capital >= required`, or `required` did not rise: after a loss they
    /// can be relaxed. Only the factory.
    /// @dev Errors: NotFactory, ParameterOutOfRange, InsufficientCapital.
    function setParams(PoolParams calldata params) external;

    /// @notice Pays fees out. Only the factory. Errors: NotFactory; more than there is fails.
    function payFees(address to, uint256 assets) external;

    /// @notice Names another curator. Only the factory. Errors: NotFactory.
    function setCurator(address curator) external;

    /// @notice Takes no deposits and sells, increases and extends no cover until the midnight `numberOfDays` days on, at most
    /// seven; not again within thirty days of its end. Everything else goes on. 0 ends a pause early, or takes its flag down once
    /// it is over, which makes sales a little cheaper. Only the factory.
    /// @dev Errors: NotFactory, ParameterOutOfRange, PauseTooSoon, NotPaused.
    function pause(uint256 numberOfDays) external;

    // ---- for Cover ----

    /// @notice Changes the largest share of the capital that a line may expose; what was sold stays. Only `Cover`.
    /// Errors: NotCover.
    function tuneLine(uint8 line, uint16 maxShareBps) external;

    // ---- for Rewards ----

    /// @notice Begins the reward stream of a place, 0..7, the one after the last: from now on it is counted before shares
    /// move. Only `Rewards`. Errors: NotRewards.
    function openReward(uint256 place) external;

    /// @notice Counts a reward stream up to now. Only `Rewards`. Errors: NotRewards.
    /// @return at Unix time up to which it counts; in the future before a period begins.
    /// @return end Unix time of the period's end.
    /// @return rate Paid a second, token units scaled by 2^32.
    function accrueReward(uint256 place) external returns (uint256 at, uint256 end, uint256 rate);

    /// @notice Plans a reward stream that was counted up to now. Only `Rewards`. Errors: NotRewards.
    /// @param rate Paid a second from `at` to `end`, token units scaled by 2^32, packed by `RateLib`.
    /// @param residue What that leaves unpaid, token units scaled by 2^32.
    function planReward(uint256 place, uint256 at, uint256 end, uint56 rate, uint256 residue) external;

    /// @notice Takes out what nobody earned in a period that is over, the queue's part and that of time without stakers,
    /// token units, rounded down. Only `Rewards`. Errors: NotRewards.
    function closeReward(uint256 place) external returns (uint256 left);

    /// @notice A reward stream as it was last counted; values as in `accrueReward`.
    function rewardStream(uint256 place) external view returns (uint256 at, uint256 end, uint256 rate);

    /// @notice What an account has earned in a stream and was not paid, token units, rounded down.
    function rewardOf(uint256 place, address account) external view returns (uint256);
}
