// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721} from "@openzeppelin/contracts/token/ERC721/IERC721.sol";
import {CoverClaim, CoverInfo, ProductTerms, ProductView, Quote} from "../types/CoverTypes.sol";
import {Announcement, Tuning} from "../types/GovernanceTypes.sol";

/// @title Products, prices and covers
/// @notice ERC-721: one token is one cover. Holds no tokens; premiums go straight to the product's pool.
interface ICover is IERC721 {
    /// @notice A product was listed. `productOf` returns its other terms.
    event ProductListed(uint256 indexed product, address indexed pool, string name, address trigger);
    /// @notice A product's terms changed for future sales.
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
    /// @notice ERC-4906: the result of `tokenURI` changed.
    event MetadataUpdate(uint256 tokenId);

    /// @notice Lists a product inside the pool's limits, with a signal and a trigger that governance enabled for the
    /// pool. Only the pool's curator.
    /// @dev Errors: UnknownPool, NotCurator, ParameterOutOfRange, InvalidSignal, InvalidTrigger, WaitTooShort,
    /// StringTooLong, TooManyProducts, InvalidGroup, InsuredAsset.
    function listProduct(ProductTerms calldata terms) external returns (uint256 product);

    /// @notice Changes a product's terms for future sales. A change that only tightens (a smaller share, a shorter
    /// maximum term, a higher risk rate) applies at once and withdraws an announced one. Any other change is announced,
    /// and `applyTuning` applies it after the pool's delay. A maximum term of 0 stops sales and extensions. Sold covers
    /// keep their terms. Only the curator.
    /// @dev Errors: UnknownProduct, NotCurator, ParameterOutOfRange.
    /// @return readyAt Unix time from which the change can be applied; 0 if it applied at once.
    function tune(uint256 product, Tuning calldata tuning) external returns (uint256 readyAt);

    /// @notice Applies an announced change within 30 days of `readyAt`, if the present limits still allow it. What a
    /// replaced curator announced can no longer be applied. Anyone may call.
    /// @dev Errors: UnknownProduct, NothingAnnounced, NotReady, ParameterOutOfRange.
    function applyTuning(uint256 product) external;

    /// @notice Price of a cover bought now (DESIGN §3): assessed expected loss for the days in force plus the exact cost of the
    /// capital bound for the days until its release.
    /// @param amount Asset units; not 0, at most `capacity(product)`.
    /// @param termDays Term in days, within the product's limits.
    /// @dev Errors: UnknownProduct, TermOutOfRange, SalesStoppedBySignal and those of `ILedger.sell`.
    function quote(uint256 product, uint256 amount, uint256 termDays) external view returns (Quote memory);

    /// @notice Buys cover for `termDays` days. It starts at the next UTC midnight plus the product's waiting days. The
    /// caller pays the pool, which needs an allowance of the asset (see `selfPermit`).
    /// @dev Errors: those of `quote`, ProcessMissing, PremiumAboveMax, Paused.
    /// @param maxPremium Largest premium the caller accepts, asset units.
    /// @param holder Receives the cover.
    function buy(uint256 product, uint256 amount, uint256 termDays, uint256 maxPremium, address holder)
        external
        returns (uint256 cover);

    /// @notice Moves a cover's end. Possible until the product's waiting days before the end; takes effect at once,
    /// also while incidents are open. Only the holder or an approved account may call; the caller pays.
    /// @dev Errors: UnknownCover, ERC721InsufficientApproval, CoverOver, TooLateToExtend, TermOutOfRange, SalesStoppedBySignal,
    /// PremiumAboveMax, Paused, FixedCover if its trigger settles it.
    /// @param extraDays Days to add. The remaining term must not exceed the product's maximum term.
    function extend(uint256 cover, uint256 extraDays, uint256 maxPremium) external returns (uint256 premium);

    /// @notice Cancels a cover. Cover in force ends tonight; cover that has not started is released tonight. The
    /// refund, rounded down, is the lowest daily premium that was paid for the cover, for each day by which the release
    /// moves forward, in proportion to the amount left, less the fee set at its purchase. Present rates do not matter.
    /// Pays the holder. Only the holder or an approved account may call.
    /// @dev Errors: UnknownCover, ERC721InsufficientApproval, CoverOver, NothingToCancel, RefundBelowMin.
    function cancel(uint256 cover, uint256 minRefund) external returns (uint256 refund);

    /// @notice Pays the holder from what the pool owes, and reduces the cover's amount left and the exposure. Stores
    /// the episode and what the cover has received in it. Only `Claims`.
    /// @dev Errors: WrongCaller, UnknownCover, AmountTooLarge.
    /// @param settles True if `assets` are all that the product's trigger still shows for an ended cover.
    function payOut(uint256 cover, uint256 assets, uint16 episode, uint96 received, bool settles) external;

    /// @notice What `extend` would cost now. Errors: those of `extend`, except for the caller's permission.
    function quoteExtend(uint256 cover, uint256 extraDays) external view returns (Quote memory);

    /// @notice What `cancel` would return now, asset units. Errors: UnknownCover, CoverOver, NothingToCancel.
    function quoteCancel(uint256 cover) external view returns (uint256 refund);

    /// @notice Largest amount that can be bought now, asset units: that amount sells, one unit more fails.
    function capacity(uint256 product) external view returns (uint256);

    /// @notice Number of products; their ids are 1..productCount.
    function productCount() external view returns (uint256);

    /// @dev Error: UnknownProduct.
    function productOf(uint256 product) external view returns (ProductView memory);

    /// @notice Pool of a product, the product's number there, and the pool's report window in seconds. Error:
    /// UnknownProduct.
    function poolOf(uint256 product) external view returns (address pool, uint8 index, uint32 window);

    /// @notice A product's trigger (the zero address for none), whether it settles each cover at its end, and whether
    /// incidents need a loss root. Error: UnknownProduct.
    function claimTermsOf(uint256 product)
        external
        view
        returns (address trigger, bool settlesCovers, bool needsLossRoot);

    /// @notice The last announcement of the present curator; it is pending while `readyAt` is not 0. Afterwards, and 30
    /// days after `readyAt`, everything is 0.
    /// @dev Error: UnknownProduct.
    function announcementOf(uint256 product) external view returns (Announcement memory);

    /// @dev Error: UnknownCover.
    function coverOf(uint256 cover) external view returns (CoverInfo memory);

    /// @notice A cover and its product as `Claims` needs them. Error: UnknownCover.
    function claimOf(uint256 cover) external view returns (CoverClaim memory);

    /// @notice Unused premium of a cover, asset units, rounded down; 0 once it was cancelled. Error: UnknownCover.
    function unearnedOf(uint256 cover) external view returns (uint256);

    /// @notice The entry price ratio of a cover that its trigger settles, 1e18 = 1. Error: UnknownCover.
    function entryOf(uint256 cover) external view returns (uint256);

    /// @notice Number of covers ever sold; their ids are 1..coverCount.
    function coverCount() external view returns (uint256);
}
