// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Announcement, Tuning} from "../types/GovernanceTypes.sol";
import {CoverInfo, ProductTerms, ProductView, StressResult} from "../types/Types.sol";

/// @title Products, prices and covers
/// @notice ERC-721: one token is one cover. Holds no tokens; premiums go straight to the product's pool.
interface ICover {
    event ProductListed(uint256 indexed product, address indexed pool, string name, ProductTerms terms);
    /// @notice A product's terms changed for what is sold from now on.
    event ProductTuned(uint256 indexed product, Tuning tuning);
    /// @notice Looser terms were announced; anyone may apply them from `readyAt`.
    event TuningAnnounced(uint256 indexed product, Tuning tuning, uint256 readyAt);
    event CoverBought(
        uint256 indexed cover,
        uint256 indexed product,
        address indexed holder,
        uint256 amount,
        uint256 premium,
        uint256 startDay,
        uint256 endDay
    );
    /// @notice A cover grew by `amount`, in force from `startDay`.
    event CoverIncreased(uint256 indexed cover, uint256 amount, uint256 premium, uint256 startDay);
    event CoverExtended(uint256 indexed cover, uint256 endDay, uint256 premium);
    event CoverCancelled(uint256 indexed cover, uint256 endDay, uint256 refund);

    /// @notice Lists a product, with parts that governance enabled and inside its limits. Only the pool's curator.
    /// @dev Errors: UnknownPool, NotCurator, InvalidTerms, InvalidRate, ParameterOutOfRange, InvalidModel, InvalidSignal,
    /// InvalidTrigger, WaitTooShort, StringTooLong, and those of the pool's `openLine`.
    function listProduct(ProductTerms calldata terms) external returns (uint256 product);

    /// @notice Changes what a product sells from now on. What only tightens (a smaller share, a shorter longest term, a higher
    /// rate) applies at once and takes back what was announced; anything else is announced, and applies when somebody calls
    /// `applyTuning` after the pool's delay. A longest term of 0 stops sales and extensions. Covers that were sold keep all they were sold with.
    /// Only the pool's curator.
    /// @dev Errors: UnknownProduct, NotCurator, ParameterOutOfRange.
    /// @return readyAt Unix time from which it can be applied; 0 if it applies already.
    function tune(uint256 product, Tuning calldata tuning) external returns (uint256 readyAt);

    /// @notice Applies what was announced, if the limits of today still allow it. Anyone may call.
    /// @dev Errors: UnknownProduct, NothingAnnounced, NotReady, ParameterOutOfRange.
    function applyTuning(uint256 product) external;

    /// @notice The last announcement; it stands while `readyAt` is not 0.
    function announcementOf(uint256 product) external view returns (Announcement memory);

    /// @notice Premium of a cover bought now, asset units, rounded up: rate * multiple * days/365 * area under the curve
    /// between the utilisation before and after; multiple is the product of level, experience and market signal.
    /// @param amount Cover amount, asset units; not 0, at most `capacity(product)`.
    /// @param termDays Term in days, within the product's limits.
    /// @dev Errors: UnknownProduct, ZeroAmount, TermOutOfRange, SalesStopped, SalesStoppedBySignal, AmountAboveCapacity.
    function quote(uint256 product, uint256 amount, uint256 termDays) external view returns (uint256 premium);

    /// @notice Buys cover from the first UTC midnight plus the product's waiting days, for `termDays` days.
    /// @dev The caller pays the pool, which needs an allowance of the asset (see `selfPermit`).
    /// Errors: those of `quote`, PremiumAboveMax, Paused.
    /// @param maxPremium Largest premium the caller accepts, asset units.
    /// @param holder Who receives the cover.
    /// @return cover The new token.
    function buy(uint256 product, uint256 amount, uint256 termDays, uint256 maxPremium, address holder)
        external
        returns (uint256 cover);

    /// @notice Raises a cover's amount until its end. What is new waits like a new cover and is priced like one, over the
    /// days that are left. Only the holder or who is approved for the token; the caller pays.
    /// @dev Errors: UnknownCover, ERC721InsufficientApproval, those of `quote`, PremiumAboveMax, FixedCover if its trigger
    /// settles it: it would be paid for what happened before.
    /// @param amount What is added, asset units.
    function increase(uint256 cover, uint256 amount, uint256 maxPremium) external returns (uint256 premium);

    /// @notice Moves a cover's end. Nothing waits: it goes on. Priced as the last that was bought, for the days that are
    /// added, less the no-claims discount. Only the holder or who is approved for the token; the caller pays.
    /// @dev Errors: UnknownCover, ERC721InsufficientApproval, CoverOver, TermOutOfRange, SalesStopped,
    /// SalesStoppedBySignal, InsufficientCapital, PremiumAboveMax, FixedCover.
    /// @param extraDays Days that are added; the term that is left may not exceed the product's longest.
    function extend(uint256 cover, uint256 extraDays, uint256 maxPremium) external returns (uint256 premium);

    /// @notice Ends a cover tonight, or now if it has not begun, and pays its holder min(unearned, price of the days that
    /// are given back) less the pool's cancel fee, rounded down. Only the holder or who is approved for the token.
    /// @dev Errors: UnknownCover, ERC721InsufficientApproval, NothingToCancel, RefundBelowMin.
    function cancel(uint256 cover, uint256 minRefund) external returns (uint256 refund);

    /// @notice What `increase` would cost now, asset units. Its errors, but for who may call.
    function quoteIncrease(uint256 cover, uint256 amount) external view returns (uint256 premium);

    /// @notice What `extend` would cost now, asset units. Its errors, but for who may call.
    function quoteExtend(uint256 cover, uint256 extraDays) external view returns (uint256 premium);

    /// @notice Largest amount that can be bought now, asset units: `quote` succeeds at it and fails one unit above.
    function capacity(uint256 product) external view returns (uint256);

    /// @notice Cover of the product that can still cost its pool something, asset units.
    function exposure(uint256 product) external view returns (uint256);

    /// @notice What it would mean now if products of one pool lost all their cover in one event.
    /// @dev Errors: UnknownProduct, WrongPool, DuplicateLine.
    function stressTest(address pool, uint256[] calldata products) external view returns (StressResult memory);

    /// @notice Number of products; their ids are 1..productCount.
    function productCount() external view returns (uint256);

    function productOf(uint256 product) external view returns (ProductView memory);

    /// @notice The pool and line that answer for a product.
    function lineOf(uint256 product) external view returns (address pool, uint8 line);

    /// @dev Error: UnknownCover.
    function coverOf(uint256 cover) external view returns (CoverInfo memory);

    /// @notice Amount of a cover in force at a time, asset units; 0 when it was not. Error: UnknownCover.
    function amountAt(uint256 cover, uint256 time) external view returns (uint256);

    /// @notice Premium of a cover that is not yet earned, asset units, rounded down. Error: UnknownCover.
    function unearnedOf(uint256 cover) external view returns (uint256);

    /// @notice What a claim at a time needs to know of a cover; `amount` as `amountAt`. Error: UnknownCover.
    function claimOf(uint256 cover, uint256 time)
        external
        view
        returns (uint256 product, uint256 amount, address holder, address pool, uint8 line);

    /// @notice A product's trigger, the zero address when it has none, and whether that settles each cover at its end. Error:
    /// UnknownProduct.
    function triggerOf(uint256 product) external view returns (address trigger, bool settlesCovers);

    /// @notice What settling a cover by its trigger needs: the trigger, the zero address if the product has none that settles
    /// covers; the price ratio that the cover remembers, 1e18 = 1; its end, unix time, 0 if it was cancelled. Error:
    /// UnknownCover.
    function settlementOf(uint256 cover)
        external
        view
        returns (address trigger, uint256 entry, uint256 endTime);

    /// @notice Number of covers ever sold; their ids are 1..coverCount.
    function coverCount() external view returns (uint256);
}
