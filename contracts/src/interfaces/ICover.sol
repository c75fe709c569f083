// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC721} from "@openzeppelin/contracts/interfaces/IERC721.sol";
import {CoverInfo, ProductTerms, ProductView} from "../types/Types.sol";

/// @title Products, prices and covers
/// @notice ERC-721: one token is one cover. Holds no tokens; premiums go straight to the product's pool.
interface ICover is IERC721 {
    event ProductListed(uint256 indexed product, address indexed pool, string name, ProductTerms terms);
    event CoverBought(
        uint256 indexed cover,
        uint256 indexed product,
        address indexed holder,
        uint256 amount,
        uint256 premium,
        uint256 startDay,
        uint256 endDay
    );

    /// @notice Lists a product. Only the pool's curator.
    /// @dev Errors: UnknownPool, NotCurator, InvalidTerms, StringTooLong, and those of the pool's `openLine`.
    function listProduct(ProductTerms calldata terms) external returns (uint256 product);

    /// @notice Premium of a cover bought now, asset units, rounded up: rate * days/365 * area under the curve between the
    /// utilisation before and after.
    /// @param amount Cover amount, asset units; not 0, at most `capacity(product)`.
    /// @param termDays Term in days, within the product's limits.
    /// @dev Errors: UnknownProduct, ZeroAmount, TermOutOfRange, SalesStopped, AmountAboveCapacity.
    function quote(uint256 product, uint256 amount, uint256 termDays) external view returns (uint256 premium);

    /// @notice Buys cover from the first UTC midnight plus the product's waiting days, for `termDays` days.
    /// @dev The caller pays the pool, which needs an allowance of the asset (see `selfPermit`).
    /// Errors: those of `quote`, PremiumAboveMax.
    /// @param maxPremium Largest premium the caller accepts, asset units.
    /// @param holder Who receives the cover.
    /// @return cover The new token.
    function buy(uint256 product, uint256 amount, uint256 termDays, uint256 maxPremium, address holder)
        external
        returns (uint256 cover);

    /// @notice Largest amount that can be bought now, asset units: `quote` succeeds at it and fails one unit above.
    function capacity(uint256 product) external view returns (uint256);

    /// @notice Cover of the product that can still cost its pool something, asset units.
    function exposure(uint256 product) external view returns (uint256);

    /// @notice Number of products; their ids are 1..productCount.
    function productCount() external view returns (uint256);

    function productOf(uint256 product) external view returns (ProductView memory);

    /// @notice The pool and line that answer for a product.
    function lineOf(uint256 product) external view returns (address pool, uint8 line);

    /// @dev Error: UnknownCover.
    function coverOf(uint256 cover) external view returns (CoverInfo memory);

    /// @notice A cover with its holder and the pool that answers for it. Error: UnknownCover.
    function claimOf(uint256 cover)
        external
        view
        returns (CoverInfo memory info, address holder, address pool);

    /// @notice Number of covers ever sold; their ids are 1..coverCount.
    function coverCount() external view returns (uint256);
}
