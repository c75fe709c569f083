// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC4626} from "@openzeppelin/contracts/interfaces/IERC4626.sol";
import {ExitView, PoolConfig, PoolMoney, PoolSolvency, Sale} from "../types/Types.sol";

/// @title The pool that holds the money
/// @notice ERC-4626 shares over one asset with asynchronous redemption in the shape of ERC-7540. Money is tracked by
/// purpose; a donation of tokens changes nothing. `balance >= capital + unearned + exiting + owed + bonds`, always.
/// @dev Amounts named assets are in the asset's units; shares have three decimals more than the asset.
interface ICapitalPool is IERC4626 {
    /// @notice Premium was earned and the price of a share moved. `shares` is the total supply at that moment.
    event Accrued(uint256 earned, uint256 capital, uint256 shares);
    /// @notice A product got a line in the pool's exposure ledger.
    event LineOpened(uint8 indexed line, uint8 indexed group, uint16 maxShareBps);
    /// @notice Cover was sold.
    event Sold(uint8 indexed line, uint256 amount, uint256 startDay, uint256 endDay, uint256 premium);
    /// @notice ERC-7540: shares were placed in the exit queue.
    event RedeemRequest(
        address indexed controller,
        address indexed owner,
        uint256 indexed requestId,
        address sender,
        uint256 shares
    );
    /// @notice ERC-7540: an operator was approved or revoked.
    event OperatorSet(address indexed controller, address indexed operator, bool approved);
    /// @notice Matured requests left the shares: `shares` were burned for `assets`, chargeable until the report window
    /// is over.
    event ExitsProcessed(uint256 indexed batch, uint256 shares, uint256 assets);
    /// @notice An incident of a line opened: its exposure is held and, if material, the share price is uncertain.
    event IncidentOpened(uint8 indexed line, uint256 eventTime, uint256 eligible);
    /// @notice It closed. `charged` was taken: `fromCapital` from the shares, the rest from chargeable exits.
    event IncidentClosed(uint8 indexed line, uint256 loss, uint256 charged, uint256 fromCapital);
    /// @notice A decided payout was collected.
    event Paid(address indexed to, uint256 assets);
    /// @notice A bond was taken from a filer, is owed to them again or, on refusal, was added to the capital.
    event BondTaken(address indexed from, uint256 assets);
    event BondReleased(uint256 assets);
    /// @notice A released bond was paid back to its filer.
    event BondReturned(address indexed to, uint256 assets);
    event BondForfeited(uint256 assets);
    /// @notice Booked money that nobody collected went back to the capital.
    event OwedReturned(uint256 assets);

    /// @notice Sets up a new clone. Only once, by the factory in the transaction that creates it.
    /// @dev Errors: InvalidBps, InvalidDays, StringTooLong, InvalidInitialization.
    function initialize(PoolConfig calldata config) external;

    // ---- staking (ERC-4626 deposit side; `deposit` and `mint` take assets from the caller) ----
    // deposit, mint, previewDeposit, previewMint, convertToAssets, convertToShares, totalAssets, maxDeposit, maxMint.
    // Rounding favours those who stay. Errors: PriceUncertain, PoolWipedOut, ZeroAmount.
    // previewRedeem and previewWithdraw revert, as ERC-7540 demands.

    // ---- exits (ERC-7540 redeem side) ----

    /// @notice Puts shares in the exit queue. They go on earning and bearing losses until they are processed.
    /// @dev Callable by `owner`, an operator of `owner`, or a spender with an allowance of shares. The controller is
    /// `owner`, the caller or whom the caller operates for. Errors: ZeroAmount, ZeroAddress, NotAuthorized,
    /// TooManyRequests.
    /// @param shares Shares to redeem; not 0.
    /// @param controller Who may take the exit.
    /// @param owner Whose shares are placed in escrow.
    /// @return requestId The request's number within its controller.
    function requestRedeem(uint256 shares, address controller, address owner)
        external
        returns (uint256 requestId);

    /// @notice Shares of a request that wait to be processed.
    function pendingRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256 shares);

    /// @notice Shares of a request whose money can be taken now.
    function claimableRedeemRequest(uint256 requestId, address controller)
        external
        view
        returns (uint256 shares);

    /// @notice Lets `operator` request and take exits for the caller.
    function setOperator(address operator, bool approved) external returns (bool);

    function isOperator(address controller, address operator) external view returns (bool);

    /// @notice Moves the longest matured prefix of the queue that solvency allows into the day's exit batch, at the
    /// current price, assets rounded down. Anyone may call. A UTC day has one batch: what becomes possible after it
    /// waits for the next day.
    /// @dev Errors: PriceUncertain. Processing nothing is not an error.
    /// @return shares Shares burned.
    /// @return assets What they leave with, asset units.
    function processExits() external returns (uint256 shares, uint256 assets);

    /// @notice The requests of a controller that still hold shares, oldest first, at most `limit`.
    function exitsOf(address controller, uint256 limit) external view returns (ExitView[] memory);

    /// @notice The exit queue: shares ever requested, shares ever processed, number of batches.
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 batches);

    // ---- housekeeping and views ----

    /// @notice Brings the premium stream and the exposure ledger up to now, touching at most `maxDays` days that hold
    /// something. Anyone may call; every state-changing call does it by itself.
    /// @return done True when nothing is left to do.
    function sync(uint256 maxDays) external returns (bool done);

    /// @notice The pool's money by purpose, as it is now.
    function money() external view returns (PoolMoney memory);

    /// @notice What the solvency rule says now: after every sale and every exit, `capital >= required`.
    function solvency() external view returns (PoolSolvency memory);

    /// @notice Premium earned a second at present, asset units scaled by 2^32.
    function premiumRate() external view returns (uint256);

    /// @notice A line as it is now. Error: UnknownLine.
    /// @return exposure Cover that can still cost the pool something, asset units.
    /// @return capacity Largest amount that can be sold now, asset units, rounded down; 0 while an incident is open.
    /// @return incidentOpen True while an incident of the line is undecided.
    function lineState(uint8 line)
        external
        view
        returns (uint256 exposure, uint256 capacity, bool incidentOpen);

    /// @notice Id of a line's open incident, 0 when there is none.
    function incidentOf(uint8 line) external view returns (uint256);

    /// @notice Exposure of a correlation group as it is now, asset units.
    function groupExposure(uint8 group) external view returns (uint256);

    /// @notice What the pool was created with.
    function config() external view returns (PoolConfig memory);

    /// @notice Who lists the pool's products.
    function curator() external view returns (address);

    /// @notice The report window in seconds.
    function reportWindow() external view returns (uint256);

    /// @notice ERC-7575: the share token, which is the pool itself.
    function share() external view returns (address);

    // ---- for Cover ----

    /// @notice Opens a line in the exposure ledger. Only `Cover`.
    /// @dev Errors: NotCover, TooManyLines, InvalidGroup, InvalidBps.
    function openLine(uint8 group, uint16 maxShareBps) external returns (uint8 line);

    /// @notice Books a sale and takes the premium from the payer. Only `Cover`.
    /// @dev Errors: NotCover, SalesStopped, InsufficientCapital, ProductShareExceeded.
    function sell(Sale calldata sale) external;

    // ---- for Claims ----

    /// @notice Opens an incident of a line: its exposure is held, its sales stop. Takes the bond from `filer`. Only
    /// `Claims`, which checked the event time. Errors: NotClaims, IncidentAlreadyOpen.
    /// @return eligible Cover in force at the event time, asset units: what the incident can cost at most.
    function openIncident(uint8 line, uint256 incident, uint256 eventTime, address filer, uint256 bond)
        external
        returns (uint256 eligible);

    /// @notice Closes an incident: charges `loss` to capital and to the exits that left after its event, at one ratio, and
    /// books it as owed. Only `Claims`.
    /// @param forfeited True if `bond` goes to the capital; otherwise it is owed to the filer.
    /// @return charged What could be charged: `loss`, or everything that was there.
    function closeIncident(uint8 line, uint256 eligible, uint256 loss, uint256 bond, bool forfeited)
        external
        returns (uint256 charged);

    /// @notice Pays a decided payout. Only `Claims`.
    function pay(address to, uint256 assets) external;

    /// @notice Pays a released bond back. Only `Claims`.
    function returnBond(address to, uint256 assets) external;

    /// @notice Returns booked money that nobody collected to the capital. Only `Claims`.
    function returnOwed(uint256 assets) external;
}
