// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {CoverClaim, CoverInfo, ProductTerms, ProductView, Quote} from "../types/CoverTypes.sol";
import {Announcement, Tuning} from "../types/GovernanceTypes.sol";

/// @title Products, prices and covers
/// @notice ERC-721: one token is one cover. Holds no tokens; premiums go straight to the product's pool.
interface ICover is IERC721 {
    /// @notice A product was listed; `productOf` has its other terms.
    event ProductListed(uint256 indexed product, address indexed pool, string name, address trigger);
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
        uint256 expectedLoss,
        uint256 startDay,
        uint256 endDay
    );
    event CoverExtended(uint256 indexed cover, uint256 endDay, uint256 premium, uint256 expectedLoss);
    event CoverCancelled(uint256 indexed cover, uint256 endDay, uint256 refund);
    /// @notice A payout reduced what a cover can still pay to `left`.
    event CoverReduced(uint256 indexed cover, uint256 assets, uint256 left);
    /// @notice ERC-4906: what `tokenURI` says changed.
    event MetadataUpdate(uint256 tokenId);

    /// @notice Lists a product with parts that governance enabled for the pool, inside the pool's limits. Only the pool's curator.
    /// @dev Errors: UnknownPool, NotCurator, ParameterOutOfRange, InvalidSignal, InvalidTrigger, WaitTooShort,
    /// StringTooLong, TooManyProducts, InvalidGroup, InsuredAsset.
    function listProduct(ProductTerms calldata terms) external returns (uint256 product);

    /// @notice Changes what a product sells from now on. What only tightens (a smaller share, a shorter longest term, a higher
    /// risk rate) applies at once and withdraws what was announced; anything else is announced and applied by `applyTuning`
    /// after the pool's delay. A longest term of 0 stops sales and extensions. Sold covers keep their terms. Only the curator.
    /// @dev Errors: UnknownProduct, NotCurator, ParameterOutOfRange.
    /// @return readyAt Unix time from which it can be applied; 0 if it applies already.
    function tune(uint256 product, Tuning calldata tuning) external returns (uint256 readyAt);

    /// @notice Applies what was announced, if the limits of today still allow it. Anyone may call.
    /// @dev Errors: UnknownProduct, NothingAnnounced, NotReady, ParameterOutOfRange.
    function applyTuning(uint256 product) external;

    /// @notice Price of a cover bought now (DESIGN §3): assessed expected loss for the days in force plus the exact cost of the
    /// capital bound for the days until its release.
    /// @param amount Asset units; not 0, at most `capacity(product)`.
    /// @param termDays Term in days, within the product's limits.
    /// @dev Errors: UnknownProduct, TermOutOfRange, SalesStoppedBySignal and those of `ILedger.sell`.
    function quote(uint256 product, uint256 amount, uint256 termDays) external view returns (Quote memory);

    /// @notice Buys cover from the first UTC midnight after now plus the product's waiting days, for `termDays` days. The caller
    /// pays the pool, which needs an allowance of the asset (see `selfPermit`).
    /// @dev Errors: those of `quote`, ProcessMissing, PremiumAboveMax, Paused.
    /// @param maxPremium Largest premium the caller accepts, asset units.
    /// @param holder Receives the cover.
    function buy(uint256 product, uint256 amount, uint256 termDays, uint256 maxPremium, address holder)
        external
        returns (uint256 cover);

    /// @notice Moves a cover's end, until the product's waiting days before the end. Nothing waits and open incidents do not
    /// block it. Only the holder or who is approved for the token; the caller pays.
    /// @dev Errors: UnknownCover, ERC721InsufficientApproval, CoverOver, TooLateToExtend, TermOutOfRange, SalesStoppedBySignal,
    /// PremiumAboveMax, Paused, FixedCover if its trigger settles it.
    /// @param extraDays Days that are added; the term that is left may not exceed the product's longest.
    function extend(uint256 cover, uint256 extraDays, uint256 maxPremium) external returns (uint256 premium);

    /// @notice Ends a cover in force tonight; releases one that has not started tonight. Pays the holder, for each day by which
    /// the release moves forward, the lowest daily premium that was paid for it, in proportion to the amount left, less the
    /// fee of its purchase, rounded down. Today's rates do not matter. Only the holder or who is approved for the token.
    /// @dev Errors: UnknownCover, ERC721InsufficientApproval, CoverOver, NothingToCancel, RefundBelowMin.
    function cancel(uint256 cover, uint256 minRefund) external returns (uint256 refund);

    /// @notice A payout: reduces the cover's amount left and the exposure, and pays the holder from what the pool owes. Only
    /// `Claims`, whose number of the episode and of what the cover has received in it stand beside what was paid in all.
    /// @dev Errors: WrongCaller, UnknownCover, AmountTooLarge.
    /// @param settles True if it is all that the product's trigger shows for an ended cover.
    function payOut(uint256 cover, uint256 assets, uint16 episode, uint96 received, bool settles) external;

    /// @notice What `extend` would cost now. Its errors, but for who may call.
    function quoteExtend(uint256 cover, uint256 extraDays) external view returns (Quote memory);

    /// @notice What `cancel` would return now, asset units. Errors: UnknownCover, CoverOver, NothingToCancel.
    function quoteCancel(uint256 cover) external view returns (uint256 refund);

    /// @notice Largest amount that can be bought now, asset units: that amount sells, one unit more fails.
    function capacity(uint256 product) external view returns (uint256);

    /// @notice Number of products; their ids are 1..productCount.
    function productCount() external view returns (uint256);

    /// @dev Error: UnknownProduct.
    function productOf(uint256 product) external view returns (ProductView memory);

    /// @notice Pool of a product and its number there. Error: UnknownProduct.
    function placeOf(uint256 product) external view returns (address pool, uint8 index, uint32 window);

    /// @notice A product's trigger, the zero address for none; whether that settles each cover at its end; whether incidents need
    /// a loss root. Error: UnknownProduct.
    function claimTermsOf(uint256 product)
        external
        view
        returns (address trigger, bool settlesCovers, bool needsLossRoot);

    /// @notice The last announcement; it stands while `readyAt` is not 0.
    function announcementOf(uint256 product) external view returns (Announcement memory);

    /// @dev Error: UnknownCover.
    function coverOf(uint256 cover) external view returns (CoverInfo memory);

    /// @notice A cover and its product as `Claims` needs them. Error: UnknownCover.
    function claimOf(uint256 cover) external view returns (CoverClaim memory);

    /// @notice Unused premium of a cover, asset units, rounded down; 0 once it was cancelled. Error: UnknownCover.
    function unearnedOf(uint256 cover) external view returns (uint256);

    /// @notice The price ratio that a cover remembers whose trigger settles it, 1e18 = 1. Error: UnknownCover.
    function entryOf(uint256 cover) external view returns (uint256);

    /// @notice Number of covers ever sold; their ids are 1..coverCount.
    function coverCount() external view returns (uint256);
}
