// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {CoverArt, CoverArtData} from "../periphery/CoverArt.sol";
import {Cancellation, CoverInfo, Extension, LineState, Sale} from "../types/Types.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {PriceLib} from "./PriceLib.sol";
import {RateLib} from "./RateLib.sol";

/// @title How a cover changes: what it costs to make it larger or longer, what it gives back to end it
/// @dev All but cancelling is linked: `Cover` would be larger than a contract may be.
library TermLib {
    using Checkpoints for Checkpoints.Trace160;
    using PriceLib for PriceLib.Product;
    using SafeCast for uint256;

    uint256 private constant BPS = 10_000;
    uint256 private constant YEAR_DAYS = 365;

    /// @notice A cover and whose it is.
    struct Held {
        uint256 cover;
        address holder;
    }

    /// @notice What a cover is increased by.
    /// @param amount What is added, asset units.
    /// @param startDay First UTC day on which it is in force.
    /// @param maxPremium Largest premium the caller accepts, asset units.
    struct More {
        uint256 amount;
        uint256 startDay;
        uint256 maxPremium;
    }

    /// @notice Raises a cover's amount until its end and takes the premium from the caller.
    function increase(
        PriceLib.Product storage self,
        PriceLib.Price storage price,
        CoverInfo storage stored,
        Checkpoints.Trace160 storage amounts,
        More memory more
    ) public returns (uint256 premium) {
        CoverInfo memory info = stored;
        ICapitalPool pool = ICapitalPool(self.pool);
        LineState memory line = pool.syncLine(self.line);
        uint256 multiple = self.selling(line, self.touch(price, line));
        uint256 termDays = Math.saturatingSub(info.endDay, more.startDay);
        premium = self.salePremium(line, multiple, more.amount, termDays);
        require(premium <= more.maxPremium, ErrorsLib.PremiumAboveMax(premium, more.maxPremium));

        if (!info.raised) amounts.push(info.startDay, info.amount);
        uint256 raised = info.amount + more.amount;
        amounts.push(uint96(more.startDay), raised.toUint96());
        // What is new was claim-free for no time: the older part's time counts as far as it goes.
        uint256 weighted = info.amount * uint256(info.claimFreeDay) + more.amount * more.startDay;
        Sale memory sale = Sale(self.line, more.amount, more.startDay, info.endDay, premium, msg.sender);
        (stored.amount, stored.raised) = (uint96(raised), true);
        stored.claimFreeDay = uint16(Math.ceilDiv(weighted, raised));
        (stored.rate,) = pool.sell(sale, RateLib.unpack(info.rate));
    }

    /// @notice Moves a cover's end and takes the premium from the caller.
    function extend(
        PriceLib.Product storage self,
        PriceLib.Price storage price,
        CoverInfo storage stored,
        uint256 extraDays,
        uint256 maxPremium
    ) public returns (uint256 premium) {
        CoverInfo memory info = stored;
        ICapitalPool pool = ICapitalPool(self.pool);
        LineState memory line = pool.syncLine(self.line);
        uint256 multiple = self.selling(line, self.touch(price, line));
        premium = extensionPremium(self, info, line, multiple, extraDays);
        require(premium <= maxPremium, ErrorsLib.PremiumAboveMax(premium, maxPremium));
        Extension memory extension = Extension({
            line: self.line,
            amount: info.amount,
            rate: RateLib.unpack(info.rate),
            endDay: info.endDay,
            newEndDay: info.endDay + extraDays,
            premium: premium,
            payer: msg.sender
        });
        (stored.endDay, stored.rate) = (extension.newEndDay.toUint16(), pool.extend(extension));
    }

    /// @notice The cover is priced where it stands: as the last that was bought, for the days that are added, less the
    /// no-claims discount. Rounded up, in favour of the pool.
    function extensionPremium(
        PriceLib.Product storage self,
        CoverInfo memory info,
        LineState memory line,
        uint256 multiple,
        uint256 extraDays
    ) public view returns (uint256 premium) {
        uint256 termDays = info.endDay + extraDays - Math.max(info.startDay, _today());
        require(
            extraDays != 0 && termDays <= self.maxDays, ErrorsLib.TermOutOfRange(termDays, 1, self.maxDays)
        );
        uint256 from = line.exposure - info.amount;
        premium = self.premium(line, multiple, from, info.amount, extraDays, Math.Rounding.Ceil);
        uint256 discount = _noClaimsDiscount(self, info, line.lastLossDay);
        premium = Math.mulDiv(premium, BPS * YEAR_DAYS - discount, BPS * YEAR_DAYS, Math.Rounding.Ceil);
    }

    /// @dev In basis points times 365: the product's discount in proportion to the days without a loss, a year at most.
    function _noClaimsDiscount(PriceLib.Product storage self, CoverInfo memory info, uint256 lastLossDay)
        private
        view
        returns (uint256)
    {
        uint256 since = Math.max(info.claimFreeDay, lastLossDay);
        return self.noClaimsBps * Math.min(Math.saturatingSub(_today(), since), YEAR_DAYS);
    }

    /// @notice Ends a cover early. That the market signal stops sales stops no refund.
    /// @return refund What its holder was paid.
    function cancel(
        PriceLib.Product storage self,
        PriceLib.Price storage price,
        CoverInfo storage stored,
        Checkpoints.Trace160 storage amounts,
        Held memory held
    ) internal returns (uint256 refund) {
        ICapitalPool pool = ICapitalPool(self.pool);
        LineState memory line = pool.syncLine(self.line);
        uint256 multiple = self.touch(price, line);
        Cancellation memory c = _cancellation(self, stored, amounts, line, multiple);
        require(c.newEndDay < c.endDay, ErrorsLib.NothingToCancel(held.cover));
        c.holder = held.holder;
        refund = pool.cancel(c);
        emit ICover.CoverCancelled(held.cover, c.newEndDay, refund);
    }

    /// @dev What is in force today ends tonight; what has not begun never does. Stores the cover as it is then: with a
    /// rate of 0, which no other cover has, it is over for good.
    /// @return c All but the holder.
    function _cancellation(
        PriceLib.Product storage self,
        CoverInfo storage stored,
        Checkpoints.Trace160 storage amounts,
        LineState memory line,
        uint256 multiple
    ) private returns (Cancellation memory c) {
        CoverInfo memory info = stored;
        uint256 today = _today();
        (c.line, c.endDay, c.rate) = (self.line, info.endDay, RateLib.unpack(info.rate));
        c.feeBps = info.cancelFeeBps;
        (c.waitingDays, c.waiting) = _waiting(info, amounts, today);
        (multiple,) = self.signalled(multiple);
        if (info.startDay <= today) {
            c.amount = info.raised ? amounts.upperLookupRecent(uint96(today)) : info.amount;
            c.newEndDay = today + 1;
            (stored.amount, stored.endDay, stored.rate) = (uint96(c.amount), uint16(c.newEndDay), 0);
        } else {
            c.newEndDay = today;
            (stored.endDay, stored.rate) = (info.startDay, 0);
        }
        c.mostRefund = self.premium(
            line,
            multiple,
            line.exposure - info.amount,
            info.amount,
            Math.saturatingSub(info.endDay, c.newEndDay),
            Math.Rounding.Floor
        );
    }

    /// @dev Start days later than today and what starts on each; there are no more of them than waiting days.
    function _waiting(CoverInfo memory info, Checkpoints.Trace160 storage amounts, uint256 today)
        private
        view
        returns (uint256[] memory startDays, uint256[] memory starting)
    {
        if (!info.raised) {
            if (info.startDay <= today) return (startDays, starting);
            (startDays, starting) = (new uint256[](1), new uint256[](1));
            (startDays[0], starting[0]) = (info.startDay, info.amount);
            return (startDays, starting);
        }
        uint256 length = amounts.length();
        uint256 count;
        while (count < length && amounts.at(uint32(length - count - 1))._key > today) count++;
        (startDays, starting) = (new uint256[](count), new uint256[](count));
        for (uint256 i; i < count; i++) {
            uint256 index = length - count + i;
            startDays[i] = amounts.at(uint32(index))._key;
            uint256 before = index == 0 ? 0 : amounts.at(uint32(index - 1))._value;
            starting[i] = amounts.at(uint32(index))._value - before;
        }
    }

    /// @notice A cover's metadata with its picture, drawn on chain.
    function tokenURI(PriceLib.Product storage self, CoverInfo memory info, uint256 cover)
        public
        view
        returns (string memory)
    {
        ICapitalPool pool = ICapitalPool(self.pool);
        IERC20Metadata asset = IERC20Metadata(pool.asset());
        return CoverArt.tokenURI(
            CoverArtData({
                cover: cover,
                product: ShortStrings.toString(self.name),
                pool: pool.name(),
                symbol: asset.symbol(),
                decimals: asset.decimals(),
                amount: info.amount,
                peril: self.peril,
                startDay: info.startDay,
                endDay: info.endDay,
                reportDays: pool.reportWindow() / 1 days,
                today: _today(),
                cancelled: info.rate == 0
            })
        );
    }

    function _today() private view returns (uint256) {
        return block.timestamp / 1 days;
    }
}
