// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Closing, Opening} from "../types/ClaimTypes.sol";
import {Cancellation, Extension, LineState, Sale} from "../types/Types.sol";

/// @title The desk of a pool: what other contracts ask of it, and what it says of itself
/// @notice Reached at the pool's own address.
interface IPoolDesk {
    // ---- views ----

    /// @notice A line as it is now. Error: UnknownLine.
    function lineState(uint8 line) external view returns (LineState memory);

    /// @notice A line's open incidents: how many, and the id of the latest while there is one.
    function incidentOf(uint8 line) external view returns (uint256 incident, uint256 open);

    /// @notice Who lists the pool's products.
    function curator() external view returns (address);

    // ---- for Cover ----

    /// @notice Opens a line in the exposure ledger. Only `Cover`.
    /// @param by Who lists the product: the pool's curator.
    /// @dev Errors: NotCover, NotCurator, TooManyLines, InvalidGroup, InvalidBps.
    function openLine(address by, uint8 group, uint16 maxShareBps, uint16 weightBps)
        external
        returns (uint8 line);

    /// @notice Brings the pool up to now, as anyone may, and gives a line as it is then; premium earned meanwhile waits for
    /// the next `sync`, stake, exit or incident and carries cover from then on. Error: UnknownLine.
    function syncLine(uint8 line) external returns (LineState memory);

    /// @notice Books a sale, of a new cover or of more of one, and takes the premium from the payer. Only `Cover`.
    /// @dev Errors: NotCover, Paused, SalesStopped, InsufficientCapital, ProductShareExceeded.
    /// @param coverRate Premium that the cover earns a second now, scaled by 2^32; 0 for a new one.
    /// @return rate What it earns from now on, packed as in `CoverInfo`.
    /// @return cancelFeeBps The pool's cancel fee, which a new cover keeps.
    function sell(Sale calldata sale, uint256 coverRate) external returns (uint56 rate, uint16 cancelFeeBps);

    /// @notice Books an extension and takes the premium from the payer. Only `Cover`.
    /// @dev Errors: NotCover, Paused, SalesStopped, InsufficientCapital.
    /// @return rate What the cover earns from now on, packed as in `CoverInfo`.
    function extend(Extension calldata extension) external returns (uint56 rate);

    /// @notice Ends a cover early and pays its holder what is refunded: min(unearned, `mostRefund`) less `feeBps` of it,
    /// rounded down. Only `Cover`. Errors: NotCover.
    function cancel(Cancellation calldata cancellation) external returns (uint256 refund);

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
