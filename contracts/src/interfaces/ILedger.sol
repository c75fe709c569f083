// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Booked, Price, ProductRisk, ProductState, Sale} from "../types/CoverTypes.sol";
import {Accrual, Backing, Funds, PoolParams, Solvency} from "../types/PoolTypes.sol";
import {Loss, Opened, Opening} from "../types/RiskTypes.sol";

/// @title Exposure, time, solvency and price of every pool
/// @notice One book per pool, keyed by the caller. Holds no money and needs no roles: a book opened by a stranger
/// affects nobody else.
/// @dev Functions that take the pool's `Funds` first catch up the book and return what that earned (`addProduct`
/// catches up only where that can change the level). Other functions that change a book, except `open` and `openRisk`,
/// require a book that is synced to the present second. Views take the pool and return, to the unit, what they would
/// return after a sync.
interface ILedger {
    // ---- setting up ----

    /// @notice Opens the caller's book. Only once. Errors: BookOpen, ParameterOutOfRange.
    function open(PoolParams calldata params, address model, uint8 reportDays) external;

    /// @notice Sets the caller's parameters. A change that only tightens is never refused. If it loosens any limit, the
    /// limits must hold afterwards on the capital less what open incidents may cost. Errors: ParameterOutOfRange,
    /// InsufficientCapital.
    function setParams(PoolParams calldata params, uint256 capital) external;

    /// @notice Sets the cost of capital for future sales.
    function setModel(address model) external;

    /// @notice Adds a product. Catches up only if that can change the level, see `SyncLib.boundOf`.
    /// @dev Errors: TooManyProducts, InvalidGroup, ParameterOutOfRange.
    /// @return product Its number, 0..47.
    function addProduct(ProductRisk calldata risk, Funds calldata funds)
        external
        returns (Accrual memory, uint8 product);

    /// @notice Changes share cap and risk rate of a product for future sales.
    function tune(uint8 product, uint16 shareBps, uint64 riskRate) external;

    // ---- time ----

    /// @notice Catches up the caller's book: earns premium and gains by the second, releases exposure that is due,
    /// advances level and experience. Touches at most `maxDays` days that hold something.
    function sync(Funds calldata funds, uint256 maxDays) external returns (Accrual memory);

    /// @notice Books a deposit of `assets`. From now on, the level measures utilisation against the capital with it.
    function stake(uint256 assets, Funds calldata funds) external returns (Accrual memory);

    /// @notice Sets the capital that the level measures against after a fill. Sales and losses do this themselves.
    function rebase(uint256 capital) external;

    /// @notice Streams a gain to the capital until the midnight 28 days after the last one. Whole units that no rate
    /// can express are returned.
    /// @return surplus Those units, asset units.
    function addGain(uint256 assets) external returns (uint256 surplus);

    /// @notice Takes gains that are not yet streamed to pay a loss. All streams shrink at one ratio.
    /// @param gains All gains that are not yet streamed, asset units.
    /// @param taken Asset units to take, at most `gains`.
    function takeGains(uint256 gains, uint256 taken) external;

    // ---- cover ----

    /// @notice Books a purchase and prices it: assessed expected loss for the days in force plus the cost of the
    /// capital bound for the days bound (DESIGN §3). Afterwards the limits must hold on the capital less what open
    /// incidents may cost.
    /// @dev Errors: ZeroAmount, UnknownProduct, ProductShareExceeded, InsufficientCapital, AmountTooLarge.
    function sell(Sale calldata sale, Funds calldata funds) external returns (Accrual memory, Price memory);

    /// @notice Moves a cover's end. The price is that of buying the amount left: expected loss for the added days in
    /// force, and capital at K(u) - K(u without the cover) for the days by which the release moves. Adds no exposure,
    /// so no limit is checked.
    function extend(Booked calldata cover, uint16 newEndDay, uint256 signal, Funds calldata funds)
        external
        returns (Accrual memory, Price memory);

    /// @notice Ends a cover in force tonight, or releases tonight a cover that has not started. The unearned premium
    /// beyond the refund is earned by the second until one report window from tonight, so that nothing jumps.
    /// @return accrual What the catch-up earned.
    /// @return newEndDay Its new end day; its start day if it had not started.
    /// @return refund Asset units to refund, rounded down: refund rate times days by which the release moves forward,
    /// in proportion to the amount left.
    /// @return surplus Asset units of the rest that no rate can express.
    function cancel(Booked calldata cover, Funds calldata funds)
        external
        returns (Accrual memory accrual, uint16 newEndDay, uint256 refund, uint256 surplus);

    /// @notice What `cancel` would return now, asset units.
    function quoteCancel(address pool, Booked calldata cover) external view returns (uint256 refund);

    /// @notice Catches up, then reduces a cover's amount left and the exposure by a payout. Changes nothing after the
    /// cover's release.
    /// @dev For a product whose covers stay at risk after their end, a payout after the end, or of the whole amount
    /// left, settles the cover, so that it no longer counts in A. Pass a rate of 0 for a payout that does not settle
    /// the cover, and for a cover that is settled or cancelled.
    function reduce(Booked calldata cover, uint256 assets, Funds calldata funds) external returns (Accrual memory);

    // ---- incidents ----

    /// @notice Counts what a new incident may cost in A. Errors: UnknownProduct.
    /// @dev Neither needs nor makes a sync. A product's part of A is at most all cover that existed when one of its
    /// open incidents was filed.
    function openRisk(Opening calldata opening) external returns (Opened memory);

    /// @notice Ends an incident. Adds its loss, if any, to the experience of product and pool, and removes its cost
    /// from A, if it counted.
    /// @param booked Asset units set aside for the loss.
    /// @param capital Capital after the loss, asset units.
    /// @param counted See `Settlement`.
    /// @param cost See `Settlement`.
    function settle(Loss calldata loss, uint256 booked, uint256 capital, bool counted, uint256 cost) external;

    // ---- views ----

    /// @notice What a sync would earn now.
    function accrued(address pool, Funds calldata funds) external view returns (Accrual memory);

    /// @notice What `sell` would charge. Errors: those of `sell`.
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

    /// @notice What `openRisk` would return for an incident. Error: UnknownProduct.
    function riskOf(address pool, Opening calldata opening) external view returns (Opened memory);

    /// @notice Original amounts of a product's cover that ended at the midnights of (fromDay, toDay], asset units. An
    /// upper bound: it can include cover that was cancelled before its start. Also works for days whose release is long
    /// past.
    function endedBetween(address pool, uint8 product, uint256 fromDay, uint256 toDay) external view returns (uint256);

    /// @notice Capital that must stay: max(R, largest group / group cap, exposure / leverage cap), asset units, rounded up.
    function requiredCapital(address pool) external view returns (uint256);

    /// @notice R without the exposure of the chosen products, asset units, rounded up; and their exposure.
    function without(address pool, uint8[] calldata products) external view returns (uint256 required, uint256 exposure);

    function paramsOf(address pool)
        external
        view
        returns (PoolParams memory params, address model, uint8 reportDays, uint8 productCount);
}
