// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IPremiumModel} from "../interfaces/IPremiumModel.sol";
import {Head, Listing} from "../types/BookTypes.sol";
import {Price} from "../types/CoverTypes.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExperienceLib} from "./ExperienceLib.sol";
import {LevelLib} from "./LevelLib.sol";
import {RateLib} from "./RateLib.sol";

/// @title Price of cover, and the stream of its premium
library PriceLib {
    uint256 private constant WAD = 1e18;
    uint256 private constant YEAR = 365e18;
    uint256 private constant BPS = 10_000;

    /// @notice Inputs of a price besides the book.
    /// @param covered Amount times the days that are added to the time in force.
    /// @param requiredBefore R before the purchase or extension.
    /// @param requiredAfter R after it.
    /// @param priced Capital that does not belong to queued shares.
    /// @param daysBound Days by which the release moves.
    struct Inputs {
        uint256 covered;
        uint256 requiredBefore;
        uint256 requiredAfter;
        uint256 priced;
        uint256 daysBound;
    }

    /// @notice Product factor times pool factor, 1e18 = 1, rounded up.
    function experienceOf(Head memory h, Listing memory product) internal view returns (uint256) {
        uint256 today = block.timestamp / 1 days;
        // Numbers of 80 bits; both days are past.
        unchecked {
            uint256 seen = product.severities;
            if (seen != 0) seen = seen * ExperienceLib.decayOf(today - product.severityDay) / WAD;
            uint256 factor = ExperienceLib.productFactor(seen, product.riskRate, today - product.listedDay);
            return FixedPointMathLib.divUp(factor * ExperienceLib.poolFactor(h.losses, h.expected), WAD);
        }
    }

    /// @notice Computes both parts of a price. Rounded up, so two halves never cost less than the whole.
    /// @param p Receives the price, without its rate.
    function price(Head memory h, Listing memory product, uint256 signal, Inputs memory t, Price memory p)
        internal
        view
    {
        uint256 assessed = FixedPointMathLib.divUp(product.riskRate * experienceOf(h, product), WAD);
        assessed = FixedPointMathLib.divUp(assessed * signal, WAD);
        uint256 loss = t.covered * assessed;
        p.premium = FixedPointMathLib.divUp(loss + _charge(h, t) * t.daysBound, YEAR);
        p.expectedLoss = FixedPointMathLib.min(p.premium, FixedPointMathLib.divUp(loss, YEAR));
        uint256 refundable = (p.premium << RateLib.SCALE_BITS) * (BPS - h.params.cancelFeeBps);
        p.refundRate = RateLib.packRefund(refundable / (t.daysBound * BPS));
    }

    /// @notice Spreads a premium from now until the beginning of `day` and books its rate in the head.
    /// @param scaled The premium, scaled by 2^16. A remainder that no rate can express stays in the fraction that is
    /// earned next.
    /// @param share Its capital part, 65,536 = all.
    /// @param oldRate Rate to replace.
    /// @param oldShare Capital part of that rate.
    /// @return packed The new rate.
    /// @return surplus Whole units of the rest.
    function spread(Head memory h, uint256 scaled, uint16 share, uint256 day, uint56 oldRate, uint16 oldShare)
        internal
        view
        returns (uint56 packed, uint256 surplus)
    {
        uint256 time = day * 1 days - block.timestamp;
        packed = RateLib.pack(scaled / time);
        uint256 rate = RateLib.unpack(packed);
        // Rate times time is at most the premium, and the sums contain the replaced rate.
        unchecked {
            uint256 rest = h.fraction + scaled - rate * time;
            (surplus, h.fraction) = (rest >> RateLib.SCALE_BITS, uint16(rest));
            uint256 old = RateLib.unpack(oldRate);
            h.rate = h.rate + rate - old;
            h.capitalRate = h.capitalRate + RateLib.capitalPart(rate, share) - RateLib.capitalPart(old, oldShare);
        }
        require(h.rate <= type(uint80).max, ErrorsLib.AmountTooLarge(scaled >> RateLib.SCALE_BITS));
    }

    /// @notice Capital part of a premium together with the unearned rest of an older rate, 65,536 = all.
    /// @param unearned Unearned rest of the older rate, scaled.
    function shareOf(Price memory p, uint256 unearned, uint16 unearnedShare) internal pure returns (uint16) {
        uint256 all = unearned + (p.premium << RateLib.SCALE_BITS);
        uint256 capital =
            (p.premium - p.expectedLoss << RateLib.SCALE_BITS) + RateLib.capitalPart(unearned, unearnedShare);
        return uint16(FixedPointMathLib.min((capital << 16) / all, type(uint16).max));
    }

    /// @dev Yearly cost of binding the capital, asset units times 1e18, rounded up.
    function _charge(Head memory h, Inputs memory t) private view returns (uint256) {
        uint256 rise = IPremiumModel(h.model).charge(t.requiredBefore, t.requiredAfter, t.priced);
        return FixedPointMathLib.fullMulDivUp(rise, LevelLib.levelOf(h.integral), WAD);
    }
}
