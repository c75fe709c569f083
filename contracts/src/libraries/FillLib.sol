// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Fill} from "../types/PoolTypes.sol";
import {DayBitmap} from "./DayBitmap.sol";

/// @title Processed exits: their payable parts, and the losses that charge them
/// @dev Each fill stores the share of all shares that left with it. Of a loss it bears that share of what earlier fills
/// leave, and those who stay bear the rest. The result is as if losses had been settled in the order of their events,
/// whenever they are settled, and whatever was earned, lost or staked since.
library FillLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;

    uint256 private constant SHARE_BITS = 64;
    /// @dev The whole of a fill.
    uint256 internal constant ALL = type(uint48).max;
    /// @dev A further fill of a day must be 16 times larger and at least a hundredth of all shares, so a day has at
    /// most three.
    uint256 private constant GROWTH = 16;
    uint256 private constant MIN_FURTHER = 100;
    /// @dev Age from which a fill is payable in full and can no longer be charged.
    uint256 internal constant MAX_HELD = 60 days;

    /// @dev A charge reads and writes only the second word.
    /// @param end Number of the queue's first share that it does not contain.
    /// @param shares Shares it burned.
    /// @param at Unix time of the fill.
    /// @param assets Its entitlement, asset units.
    /// @param freed Part of `assets` that can no longer be charged, `ALL` = all.
    /// @param share Share of all shares that left with it, in parts of 2^64, rounded up.
    struct StoredFill {
        uint128 end;
        uint128 shares;
        uint40 at;
        uint104 assets;
        uint48 freed;
        uint64 share;
    }

    /// @dev One word, which requests and redemptions read.
    /// @param requested Number of the queue's next share that is requested.
    /// @param lastDay Day of the last request.
    /// @param count Number of fills.
    /// @param held Sum of `holds`, asset units.
    struct Header {
        uint112 requested;
        uint16 lastDay;
        uint32 count;
        uint96 held;
    }

    /// @param heldDay UTC day of the first open incident's event.
    /// @param heldOnDay Asset units that incidents of `heldDay` hold back, in addition to `holds`. Usually no other day
    /// holds anything back, so no new word is needed.
    /// @param holds By UTC day of the event: asset units that open incidents hold back.
    /// @param heldDays Days on which something is or was held back by `holds`.
    struct Fills {
        Header header;
        uint16 heldDay;
        uint96 heldOnDay;
        mapping(uint256 fill => StoredFill) at;
        mapping(uint256 day => uint256) holds;
        DayBitmap.Days heldDays;
    }

    // ---- fills ----

    /// @notice Number of the first share that no fill contains.
    function processed(Fills storage self) internal view returns (uint256) {
        uint256 count = self.header.count;
        return count == 0 ? 0 : self.at[count - 1].end;
    }

    /// @notice True if a fill of `shares` may be added now. Many fills would make `charge` a long walk.
    function isDue(Fills storage self, uint256 shares, uint256 supply) internal view returns (bool) {
        uint256 count = self.header.count;
        if (count == 0) return true;
        StoredFill storage last = self.at[count - 1];
        if (last.at / 1 days != block.timestamp / 1 days) return true;
        return shares >= GROWTH * last.shares && shares >= supply / MIN_FURTHER;
    }

    /// @param supply All shares before it, virtual ones included: more than leave.
    function add(Fills storage self, uint256 shares, uint256 assets, uint256 supply) internal returns (uint256 fill) {
        uint256 end = processed(self) + shares;
        fill = self.header.count++;
        self.at[fill] = StoredFill({
            end: uint128(end),
            shares: uint128(shares),
            at: uint40(block.timestamp),
            assets: assets.toUint104(),
            freed: 0,
            share: uint64(Math.min(Math.ceilDiv(shares << SHARE_BITS, supply), type(uint64).max))
        });
    }

    function get(Fills storage self, uint256 fill) internal view returns (Fill memory) {
        StoredFill memory f = self.at[fill];
        uint256 part = _isOld(f.at) ? ALL : f.freed;
        return Fill(f.at, f.end, f.shares, f.assets, partOf(f.assets, part, Math.Rounding.Floor));
    }

    // ---- what is payable ----

    /// @notice Changes the assets that incidents of a day hold back.
    function changeHold(Fills storage self, uint256 eventTime, uint256 added, uint256 removed) internal {
        uint256 day = eventTime / 1 days;
        uint256 here = self.heldOnDay;
        if (here == 0) self.heldDay = uint16(day);
        if (day == self.heldDay) {
            here += added;
            uint256 taken = Math.min(here, removed);
            self.heldOnDay = (here - taken).toUint96();
            (added, removed) = (0, removed - taken);
        }
        if (added + removed == 0) return;
        self.holds[day] = self.holds[day] + added - removed;
        self.header.held = (self.header.held + added - removed).toUint96();
        if (added != 0) self.heldDays.mark(day);
    }

    /// @notice Asset units that open incidents hold back.
    function held(Fills storage self) internal view returns (uint256) {
        return uint256(self.header.held) + self.heldOnDay;
    }

    /// @notice Part of each fill that is payable now, `ALL` = all, for `count` fills from `from` on. Nothing during the
    /// report window after the fill, until every incident that can charge it is filed. Then everything except the share
    /// that open incidents of its day or earlier can take. 60 days after the fill, everything. A part that was payable
    /// stays payable.
    /// @param window The report window in seconds.
    function freed(Fills storage self, uint256 from, uint256 count, uint256 window)
        internal
        view
        returns (uint256[] memory parts)
    {
        parts = new uint256[](count);
        uint256 heldBack = held(self);
        uint256 last = block.timestamp / 1 days;
        for (uint256 i = count; i != 0; i--) {
            StoredFill storage fill = self.at[from + i - 1];
            (uint256 at, uint256 part) = (fill.at, fill.freed);
            if (_isOld(at)) {
                part = ALL;
            } else if (block.timestamp > at + window) {
                (heldBack, last) = (_heldUntil(self, heldBack, last, at), at / 1 days);
                part = Math.max(part, _free(fill, heldBack));
            }
            parts[i - 1] = part;
        }
    }

    /// @dev The part of a fill that stays free if open incidents take its share of `heldBack`.
    function _free(StoredFill storage fill, uint256 heldBack) private view returns (uint256) {
        if (heldBack == 0) return ALL;
        (uint256 part, uint256 all) = (heldBack * fill.share, uint256(fill.assets) << SHARE_BITS);
        return part < all ? ALL - Math.mulDiv(ALL, part, all, Math.Rounding.Ceil) : 0;
    }

    /// @dev Subtracts from `heldBack` what incidents after the day of `at`, up to the day `last`, hold back.
    function _heldUntil(Fills storage self, uint256 heldBack, uint256 last, uint256 at) private view returns (uint256) {
        if (heldBack == 0) return 0;
        uint256 day = at / 1 days + 1;
        if (self.heldDay >= day && self.heldDay <= last) heldBack -= self.heldOnDay;
        // Often that was all.
        if (heldBack == 0) return 0;
        day = self.heldDays.next(day, last);
        while (day != DayBitmap.NONE) {
            heldBack -= self.holds[day];
            day = self.heldDays.next(day + 1, last);
        }
        return heldBack;
    }

    // ---- losses ----

    /// @notice Assets that fills at or after an event's second can still be charged.
    function chargeable(Fills storage self, uint256 eventTime) internal view returns (uint256 assets) {
        uint256 count = self.header.count;
        for (uint256 i = _firstCharged(self, count, eventTime); i < count; i++) {
            assets += _unpaid(self.at[i]);
        }
    }

    /// @notice Charges a loss to the fills at or after an event's second. Rounds in favour of those who stay.
    /// @param loss Assets that capital and fills must pay together.
    /// @return charged Assets that the fills pay, never out of what is already payable. Those who stay bear the rest.
    function charge(Fills storage self, uint256 eventTime, uint256 loss) internal returns (uint256 charged) {
        uint256 count = self.header.count;
        for (uint256 i = _firstCharged(self, count, eventTime); i < count; i++) {
            StoredFill storage fill = self.at[i];
            // A fill that was lost completely bears nothing more.
            if (fill.assets == 0) continue;
            uint256 part = Math.ceilDiv(loss * fill.share, 1 << SHARE_BITS);
            loss -= part;
            charged += _reduce(fill, Math.min(part, _unpaid(fill)));
        }
    }

    function _firstCharged(Fills storage self, uint256 count, uint256 eventTime) private view returns (uint256 first) {
        for (first = count; first != 0; first--) {
            uint256 at = self.at[first - 1].at;
            if (at < eventTime || _isOld(at)) break;
        }
    }

    /// @dev Freed assets stay freed.
    function _reduce(StoredFill storage fill, uint256 part) private returns (uint256) {
        (uint256 assets, uint256 freedPart) = (fill.assets, fill.freed);
        if (freedPart != 0) freedPart = Math.mulDiv(freedPart, assets, assets - part, Math.Rounding.Ceil);
        (fill.assets, fill.freed) = (uint104(assets - part), uint48(Math.min(freedPart, ALL)));
        return part;
    }

    function _unpaid(StoredFill storage fill) private view returns (uint256) {
        uint256 assets = fill.assets;
        return assets - partOf(assets, fill.freed, Math.Rounding.Ceil);
    }

    /// @notice A part of a fill's assets.
    function partOf(uint256 assets, uint256 part, Math.Rounding rounding) internal pure returns (uint256) {
        return part == ALL ? assets : Math.mulDiv(assets, part, ALL, rounding);
    }

    function _isOld(uint256 at) private view returns (bool) {
        return block.timestamp >= at + MAX_HELD;
    }
}
