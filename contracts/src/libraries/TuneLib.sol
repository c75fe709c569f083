// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {IPoolFactory} from "../interfaces/IPoolFactory.sol";
import {Announcement, Limits, Tuning} from "../types/GovernanceTypes.sol";
import {LineState} from "../types/Types.sol";
import {Bounds} from "./Bounds.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {LimitsLib} from "./LimitsLib.sol";
import {PriceLib} from "./PriceLib.sol";

/// @title Changing what a product sells from now on: tighter at once, looser after a delay
/// @dev Linked: `Cover` would be larger than a contract may be. Nothing that a sold cover relies on is here.
library TuneLib {
    using Bounds for uint256;
    using LimitsLib for Limits;
    using PriceLib for PriceLib.Product;

    uint256 private constant BPS = 10_000;

    /// @notice Applies tighter terms and takes back what was announced, or announces looser ones.
    /// @return readyAt Unix time from which anyone may apply them; 0 if they apply already.
    function tune(
        PriceLib.Product storage self,
        PriceLib.Price storage price,
        Announcement storage announced,
        uint256 product,
        Tuning calldata t,
        IPoolFactory factory
    ) public returns (uint256 readyAt) {
        address curator = ICapitalPool(self.pool).curator();
        require(msg.sender == curator, ErrorsLib.NotCurator(msg.sender, curator));
        uint256(t.maxShareBps).within(1, BPS);
        if (t.maxDays != 0) uint256(t.maxDays).within(self.minDays, LimitsLib.MAX_TERM_DAYS);
        if (t.maxShareBps <= self.maxShareBps && t.maxDays <= self.maxDays && t.rate >= self.rate) {
            // A rate above the pool's limit would be one that nobody agreed to, however tight.
            uint256(t.rate).within(1, factory.limitsOf(self.pool).maxRate);
            (announced.readyAt, announced.tuning) = (0, t);
            _apply(self, price, product, t);
            return 0;
        }
        Limits memory limits = factory.limitsOf(self.pool);
        limits.requireWithin(t);
        readyAt = block.timestamp + uint256(limits.loosenDays) * 1 days;
        (announced.readyAt, announced.tuning) = (uint64(readyAt), t);
        emit ICover.TuningAnnounced(product, t, readyAt);
    }

    /// @notice Applies what was announced long enough ago, if the limits of today still allow it.
    function applyTuning(
        PriceLib.Product storage self,
        PriceLib.Price storage price,
        Announcement storage announced,
        uint256 product,
        IPoolFactory factory
    ) public {
        (uint256 readyAt, Tuning memory t) = (announced.readyAt, announced.tuning);
        require(readyAt != 0, ErrorsLib.NothingAnnounced(product));
        require(block.timestamp >= readyAt, ErrorsLib.NotReady(readyAt, block.timestamp));
        factory.limitsOf(self.pool).requireWithin(t);
        announced.readyAt = 0;
        _apply(self, price, product, t);
    }

    /// @dev The price remembers the time until now at the rate until now. What it measures as shares of the product's part of
    /// the capital is told in the new part's terms: else the change would look like use, or like losses.
    function _apply(
        PriceLib.Product storage self,
        PriceLib.Price storage price,
        uint256 product,
        Tuning memory t
    ) private {
        LineState memory line = ICapitalPool(self.pool).syncLine(self.line);
        self.touch(price, line);
        uint256 pending = Math.saturatingSub(line.use, price.use);
        uint256 earned = uint256(price.earned) * self.maxShareBps / t.maxShareBps;
        (self.maxShareBps, self.maxDays, self.rate) = (t.maxShareBps, t.maxDays, t.rate);
        ICapitalPool(self.pool).tuneLine(self.line, t.maxShareBps);
        line = ICapitalPool(self.pool).syncLine(self.line);
        if (price.at != 0) {
            price.use = uint96(Math.min(Math.saturatingSub(line.use, pending), type(uint96).max));
            price.earned = uint64(Math.min(earned, type(uint64).max));
        }
        emit ICover.ProductTuned(product, t);
    }
}
