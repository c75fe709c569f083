// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Closing, Opening} from "../types/ClaimTypes.sol";
import {
    Cancellation,
    Extension,
    LineState,
    PoolMoney,
    PoolParams,
    PoolSolvency,
    PoolTerms,
    Sale,
    StressResult
} from "../types/Types.sol";

/// @title The desk of a pool: what other contracts ask of it, and what it says of itself
/// @notice Reached at the pool's own address.
interface IPoolDesk {
    // ---- views ----

    /// @notice The exit queue: shares ever requested, shares ever processed, number of batches.
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 batches);

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

    /// @notice A line as it is now. Error: UnknownLine.
    function lineState(uint8 line) external view returns (LineState memory);

    /// @notice A line's open incidents: how many, and the id of the latest while there is one.
    function incidentOf(uint8 line) external view returns (uint256 incident, uint256 open);

    /// @notice Exposure of a correlation group as it is now, asset units.
    function groupExposure(uint8 group) external view returns (uint256);

    /// @notice What the pool runs by.
    function terms() external view returns (PoolTerms memory);

    /// @notice Who lists the pool's products.
    function curator() external view returns (address);

    // ---- for Cover ----

    /// @notice Opens a line in the exposure ledger. Only `Cover`.
    /// @dev Errors: NotCover, TooManyLines, InvalidGroup, InvalidBps.
    function openLine(uint8 group, uint16 maxShareBps, uint16 weightBps) external returns (uint8 line);

    /// @notice Changes the largest share of the capital that a line may expose; what was sold stays. Only `Cover`.
    /// Errors: NotCover.
    function tuneLine(uint8 line, uint16 maxShareBps) external;

    /// @notice Brings the pool up to now, as anyone may, and gives a line as it is then; premium earned meanwhile waits for
    /// the next `sync`, stake, exit or incident and carries cover from then on. Error: UnknownLine.
    function syncLine(uint8 line) external returns (LineState memory);

    /// @notice Books a sale, of a new cover or of more of one, and takes the premium from the payer. Only `Cover`.
    /// @dev Errors: NotCover, Paused, SalesStopped, InsufficientCapital, ProductShareExceeded.
    /// @param coverRate Premium that the cover earns a second now, scaled by 2^32; 0 for a new one.
    /// @return rate What it earns from now on, packed as in `CoverInfo`.
    function sell(Sale calldata sale, uint256 coverRate) external returns (uint56 rate);

    /// @notice Books an extension and takes the premium from the payer. Only `Cover`.
    /// @dev Errors: NotCover, Paused, SalesStopped, InsufficientCapital.
    /// @return rate What the cover earns from now on, packed as in `CoverInfo`.
    function extend(Extension calldata extension) external returns (uint56 rate);

    /// @notice Ends a cover early and pays its holder what is refunded: min(unearned, `mostRefund`) less the cancel fee,
    /// rounded down. Only `Cover`. Errors: NotCover.
    function cancel(Cancellation calldata cancellation) external returns (uint256 refund);

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

    // ---- for Rewards ----

    /// @notice From now on `Rewards` is told before shares move. Only `Rewards`. Errors: NotRewards.
    function watchShares() external;

    // ---- for Claims ----

    /// @notice Opens an incident of a line: its exposure is held, its sales stop. Takes the bond. Only `Claims`.
    /// @dev Errors: NotClaims, EventTooOld.
    /// @return eligible Cover in force at the event time, asset units: what the incident can cost at most.
    /// @return others Incidents of the line that were open before.
    /// @return capital The pool's capital, asset units.
    function openIncident(Opening calldata opening)
        external
        returns (uint256 eligible, uint256 others, uint256 capital);

    /// @notice Takes a challenger's or an appellant's bond, asset units. Only `Claims`. Errors: NotClaims.
    function takeBond(address from, uint256 bond) external;

    /// @notice A drawn incident was filed again: the new one takes its place in the line. Takes the new bond; `released`, the
    /// bonds of the old one, is owed from now on. Only `Claims`. Errors: NotClaims.
    function refileIncident(uint8 line, uint256 incident, address filer, uint256 bond, uint256 released)
        external;

    /// @notice Closes an incident: charges its loss to the reserve, then to capital and to the exits that left after its event,
    /// at one ratio, and books it as owed; divides the bonds and the voters' part of the fees. Only `Claims`.
    /// @dev Errors: NotClaims.
    /// @return charged What could be charged: the loss, or everything that was there.
    /// @return pot What the voters divide, owed from now on.
    function closeIncident(Closing calldata closing) external returns (uint256 charged, uint256 pot);

    /// @notice Charges the loss of one cover that its trigger settles, like an incident's at `eventTime`, and pays it. Only
    /// `Claims`. Errors: NotClaims.
    /// @return charged What was paid: `loss`, or everything that was there.
    function settleCover(uint8 line, uint256 eventTime, uint256 loss, address to)
        external
        returns (uint256 charged);

    /// @notice Takes salvage from `from` and gives it to the capital and to exits that left after `eventTime` and whose report
    /// window is not over. Only `Claims`. Errors: NotClaims.
    function recover(address from, uint256 assets, uint256 eventTime) external;

    /// @notice Returns booked money that nobody collected to the capital. Only `Claims`.
    function returnOwed(uint256 assets) external;
}
