// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Booked, Price, ProductRisk, ProductState, Sale} from "../types/CoverTypes.sol";
import {Accrual, Backing, Funds, PoolParams, Solvency} from "../types/PoolTypes.sol";
import {Loss, Opened, Opening} from "../types/RiskTypes.sol";

/// @title What pools have promised: exposure, time, solvency and price
/// @notice One book a pool, keyed by the caller. Holds no money and needs no roles: a stranger's book is nobody's concern.
/// @dev Functions that take the pool's `Funds` bring its book up to now first, `addProduct` only where that can change the
/// level, and say what that earned. The others that change a book expect one that is synced to the present second, but for `open`
/// and `openRisk`. Views take the pool and answer as of now: to the unit what the same call after a sync would.
interface ILedger {
    // ---- setting up ----

    /// @notice Opens the caller's book. Only once. Errors: BookOpen, ParameterOutOfRange.
    function open(PoolParams calldata params, address model, uint8 reportDays) external;

    /// @notice Sets the caller's parameters. What only tightens is never refused; if any of them loosens, the limits must hold
    /// afterwards on what open incidents leave of the capital. Errors: ParameterOutOfRange, InsufficientCapital.
    function setParams(PoolParams calldata params, uint256 capital) external;

    /// @notice Sets the cost of capital for what is sold from now on.
    function setModel(address model) external;

    /// @notice Adds a product. Brings the book up to now only if that can change the level, see `SyncLib.boundOf`.
    /// @dev Errors: TooManyProducts, InvalidGroup, ParameterOutOfRange.
    /// @return product Its number, 0..47.
    function addProduct(ProductRisk calldata risk, Funds calldata funds)
        external
        returns (Accrual memory, uint8 product);

    /// @notice Changes share cap and risk rate of a product for what is sold from now on.
    function tune(uint8 product, uint16 shareBps, uint64 riskRate) external;

    // ---- time ----

    /// @notice Brings the caller's book up to now: earns premium and gains by the second, releases exposure whose day has come,
    /// advances level and experience. Touches at most `maxDays` days that hold something.
    function sync(Funds calldata funds, uint256 maxDays) external returns (Accrual memory);

    /// @notice A deposit of `assets`: the level's utilisation is measured against the capital with it from now on.
    function stake(uint256 assets, Funds calldata funds) external returns (Accrual memory);

    /// @notice The same after a fill. Sales and losses do this by themselves.
    function rebase(uint256 capital) external;

    /// @notice Streams a gain to the capital until the midnight 28 days after the last one. Dust that no rate can express is
    /// streamed at once.
    /// @return surplus That dust, asset units.
    function addGain(uint256 assets) external returns (uint256 surplus);

    /// @notice Takes gains that are not yet streamed, all at one ratio, to pay a loss.
    /// @param gains All that is not yet streamed, asset units.
    /// @param taken What is taken, at most `gains`.
    function takeGains(uint256 gains, uint256 taken) external;

    // ---- cover ----

    /// @notice Books a purchase and prices it: assessed expected loss for the days in force plus the cost of the capital
    /// bound for the days bound (DESIGN §3). Afterwards the limits hold on what open incidents leave of the capital.
    /// @dev Errors: ZeroAmount, UnknownProduct, ProductShareExceeded, InsufficientCapital, AmountTooLarge.
    function sell(Sale calldata sale, Funds calldata funds) external returns (Accrual memory, Price memory);

    /// @notice Moves a cover's end. Priced like a purchase of what is left: expected loss for the added days in force,
    /// capital at K(u) - K(u without the cover) for the days by which the release moves. Raises no exposure, so nothing is checked.
    function extend(Booked calldata cover, uint16 newEndDay, uint256 signal, Funds calldata funds)
        external
        returns (Accrual memory, Price memory);

    /// @notice Ends a cover in force tonight; releases tonight what has not started. What it had not earned beyond the refund is
    /// earned by the second until the end of one report window from tonight, started or not: nothing jumps.
    /// @return accrual What the catch-up earned.
    /// @return newEndDay Its end from now on; its start day when it had not started.
    /// @return refund What it returns, asset units, rounded down: refund rate times days by which the release moves
    /// forward, in proportion to the amount left.
    /// @return surplus Dust of the rest that no rate can express, asset units.
    function cancel(Booked calldata cover, Funds calldata funds)
        external
        returns (Accrual memory accrual, uint16 newEndDay, uint256 refund, uint256 surplus);

    /// @notice What `cancel` would return now, asset units.
    function quoteCancel(address pool, Booked calldata cover) external view returns (uint256 refund);

    /// @notice Catches up. Then a payout reduces a cover's amount left, and with it the exposure; nothing after its release.
    /// @dev Of a product whose covers stay at risk after their end, a payout after the end, or of all that is left, settles the
    /// cover: it counts in A no longer. A cover that is settled or cancelled comes with a rate of 0.
    function reduce(Booked calldata cover, uint256 assets, Funds calldata funds) external returns (Accrual memory);

    // ---- incidents ----

    /// @notice Counts what a new incident may cost in A. Errors: UnknownProduct.
    /// @dev Needs no sync and makes none. A product's part of A is at most its largest exposure when any of its open incidents
    /// was filed.
    function openRisk(Opening calldata opening) external returns (Opened memory);

    /// @notice The end of an incident: remembers its loss in the experience of product and pool, if there is one, and counts its
    /// cost in A no longer, if it counted.
    /// @param booked What was set aside for the loss.
    /// @param capital What is left after it.
    /// @param counted See `Settlement`, like
    /// @param cost.
    function settle(Loss calldata loss, uint256 booked, uint256 capital, bool counted, uint256 cost) external;

    // ---- views ----

    /// @notice What a sync would earn now, for views of the money.
    function accrued(address pool, Funds calldata funds) external view returns (Accrual memory);

    /// @notice What `sell` would charge. Its errors.
    function quote(address pool, Sale calldata sale, Backing calldata backing) external view returns (Price memory);

    /// @notice What `extend` would charge.
    function quoteExtend(address pool, Booked calldata cover, uint16 newEndDay, uint256 signal, uint256 priced)
        external
        view
        returns (Price memory);

    /// @notice Product's state. Error: UnknownProduct.
    function productOf(address pool, uint8 product, Backing calldata backing)
        external
        view
        returns (ProductState memory);

    function solvency(address pool, Backing calldata backing) external view returns (Solvency memory);

    /// @notice What `openRisk` would say of an incident. Error: UnknownProduct.
    function riskOf(address pool, Opening calldata opening) external view returns (Opened memory);

    /// @notice Original amounts of a product's cover that ended at one of the midnights of (fromDay, toDay], asset units: an upper
    /// bound (cover cancelled before its start may be in it). Also of days whose release is long past.
    function endedBetween(address pool, uint8 product, uint256 fromDay, uint256 toDay) external view returns (uint256);

    /// @notice Capital that must stay: max(R, largest group / group cap, exposure / leverage cap), asset units, rounded up.
    function requiredCapital(address pool) external view returns (uint256);

    /// @notice R with the chosen products' exposure gone, asset units, rounded up, and their exposure.
    function without(address pool, uint8[] calldata products) external view returns (uint256 required, uint256 exposure);

    function paramsOf(address pool)
        external
        view
        returns (PoolParams memory params, address model, uint8 reportDays, uint8 productCount);
}
