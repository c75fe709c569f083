// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Fill} from "../types/PoolTypes.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {RateLib} from "./RateLib.sol";

/// @title Processed exits: what of them is payable, and what losses charge them
/// @dev Losses belong to epochs: epoch i holds the events after fill i-1 up to and including fill i, the last one those after
/// every fill. Each remembers what its losses took from whoever took part in it: fills from i on and the capital. So a loss that
/// is settled late is divided as if it had been settled in the order of events: what all had at the time of the event is what
/// they have now and what later epochs took.
library FillLib {
    using DayBitmap for DayBitmap.Days;
    using SafeCast for uint256;

    uint256 private constant WAD = 1e18;
    /// @dev All of a fill is freed.
    uint256 internal constant ALL = type(uint48).max;
    /// @dev A further fill of a day is 16 times larger and at least a hundredth of all shares: a day has at most three.
    uint256 private constant GROWTH = 16;
    uint256 private constant MIN_FURTHER = 100;
    /// @dev From then on a fill is paid in full and not charged any more.
    uint256 internal constant MAX_HELD = 60 days;

    /// @dev A charge reads and writes the second word only.
    /// @param end Number of the queue's first share that it does not contain.
    /// @param shares Shares it burned.
    /// @param at Unix time of the fill.
    /// @param assets Its entitlement, asset units.
    /// @param freed Part of `assets` that is not charged any more, `ALL` = all.
    /// @param taken What losses of its epoch took, asset units, packed by `RateLib`: it fits the word.
    struct StoredFill {
        uint128 end;
        uint128 shares;
        uint40 at;
        uint104 assets;
        uint48 freed;
        uint56 taken;
    }

    /// @dev One word: whoever requests or redeems reads it.
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

    /// @param taken What losses of the epoch after the last fill took, packed like a fill's.
    /// @param heldDay UTC day of the event of the first open incident, and what its day's incidents hold back
    /// @param heldOnDay beside `holds`, asset units: mostly no other day holds back anything, and no new word is needed.
    /// @param holds By UTC day of the event: what open incidents hold back, asset units.
    /// @param heldDays Days on which something is or was held back by `holds`.
    struct Fills {
        Header header;
        uint56 taken;
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

    function add(Fills storage self, uint256 shares, uint256 assets) internal returns (uint256 fill) {
        uint256 end = processed(self) + shares;
        fill = self.header.count++;
        self.at[fill] = StoredFill({
            end: uint128(end),
            shares: uint128(shares),
            at: uint40(block.timestamp),
            assets: assets.toUint104(),
            freed: 0,
            taken: self.taken
        });
        self.taken = 0;
    }

    function get(Fills storage self, uint256 fill) internal view returns (Fill memory) {
        StoredFill memory f = self.at[fill];
        uint256 part = _isOld(f.at) ? ALL : f.freed;
        return Fill(f.at, f.end, f.shares, f.assets, partOf(f.assets, part, Math.Rounding.Floor));
    }

    // ---- what is payable ----

    /// @notice Changes what incidents of a day hold back.
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

    /// @notice What open incidents hold back, asset units.
    function held(Fills storage self) internal view returns (uint256) {
        return uint256(self.header.held) + self.heldOnDay;
    }

    /// @notice Part of each fill that is payable now, `ALL` = all, for `count` fills from `from` on. Nothing until the report
    /// window after the fill is over: then every incident that can charge it is filed. After it, all but the share that open
    /// incidents of its day or before can take; 60 days after the fill, all. What was once paid stays payable.
    /// @param capital The pool's capital, asset units.
    /// @param window The report window in seconds.
    function freed(Fills storage self, uint256 from, uint256 count, uint256 capital, uint256 window)
        internal
        view
        returns (uint256[] memory parts)
    {
        parts = new uint256[](count);
        uint256 heldBack = held(self);
        uint256 last = block.timestamp / 1 days;
        // Without open incidents, or of fills too old to be held, nobody needs the base.
        if (count != 0 && _isOld(self.at[from + count - 1].at)) heldBack = 0;
        for (uint256 n = heldBack == 0 ? from + count : self.header.count; n > from; n--) {
            StoredFill storage fill = self.at[n - 1];
            uint256 at = fill.at;
            capital += fill.assets;
            if (n > from + count) continue;
            (heldBack, last) = (_heldUntil(self, heldBack, last, at), at / 1 days);
            uint256 part = fill.freed;
            if (_isOld(at)) part = ALL;
            else if (block.timestamp > at + window) part = Math.max(part, _free(heldBack, capital));
            parts[n - 1 - from] = part;
        }
    }

    /// @dev What is left of a base that open incidents may take `heldBack` of.
    function _free(uint256 heldBack, uint256 base) private pure returns (uint256) {
        if (heldBack == 0) return ALL;
        return heldBack < base ? ALL - Math.mulDiv(ALL, heldBack, base, Math.Rounding.Ceil) : 0;
    }

    /// @dev Takes off what incidents after the day of `at` hold back, until the day `last`.
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

    /// @notice What fills at or after an event's second can still be charged.
    function chargeable(Fills storage self, uint256 eventTime) internal view returns (uint256 assets) {
        for (uint256 i = self.header.count; i != 0; i--) {
            StoredFill storage fill = self.at[i - 1];
            if (fill.at < eventTime || _isOld(fill.at)) break;
            assets += _unpaid(fill);
        }
    }

    /// @notice Charges a loss to the fills at or after an event's second, at one ratio with the capital; rounded in favour of
    /// those who stay. Remembers what it took.
    /// @param loss What capital and fills have to pay together.
    /// @param capital The pool's capital before it.
    /// @return charged What the fills pay: never what is payable already.
    function charge(Fills storage self, uint256 eventTime, uint256 loss, uint256 capital)
        internal
        returns (uint256 charged)
    {
        (uint256 first, uint256 base) = _baseOf(self, eventTime, capital);
        loss = Math.min(loss, base);
        if (loss == 0) return 0;
        uint256 count = self.header.count;
        // What those who were not in an earlier fill had, and what later epochs left of one unit.
        (uint256 had, uint256 later) = (base, WAD);
        for (uint256 i = first; i < count; i++) {
            StoredFill storage fill = self.at[i];
            if (i != first && had != 0) {
                uint256 has = had - RateLib.unpack(fill.taken);
                (later, had) = (Math.max(Math.mulDiv(later, has, had), 1), has);
            }
            uint256 assets = fill.assets;
            uint256 part = Math.mulDiv(assets * WAD / later, loss, base, Math.Rounding.Ceil);
            part = Math.min(Math.min(part, _unpaid(fill)), loss - charged);
            had -= assets;
            charged += part;
            _reduce(fill, part, i == first ? loss : 0);
        }
        if (first == count) self.taken = _plus(self.taken, loss);
        else if (loss - charged > capital) _forget(self, first, loss - charged - capital);
    }

    /// @dev The first fill that takes part in a loss, and what the participants had after the losses of its epoch.
    function _baseOf(Fills storage self, uint256 eventTime, uint256 capital)
        private
        view
        returns (uint256 first, uint256 base)
    {
        base = capital;
        uint56 taken = self.taken;
        for (first = self.header.count; first != 0; first--) {
            StoredFill storage fill = self.at[first - 1];
            if (fill.at < eventTime || _isOld(fill.at)) break;
            base += fill.assets + RateLib.unpack(taken);
            taken = fill.taken;
        }
    }

    function _plus(uint56 taken, uint256 loss) private pure returns (uint56) {
        return RateLib.pack(RateLib.unpack(taken) + loss);
    }

    /// @dev What the capital has lost to later events already is no later loss any more: of the latest first.
    function _forget(Fills storage self, uint256 first, uint256 loss) private {
        (self.taken, loss) = _less(self.taken, loss);
        for (uint256 i = self.header.count; loss != 0 && i > first; i--) {
            (self.at[i - 1].taken, loss) = _less(self.at[i - 1].taken, loss);
        }
    }

    /// @return What is left of it, and what of the loss exceeds it.
    function _less(uint56 taken, uint256 loss) private pure returns (uint56, uint256) {
        uint256 took = RateLib.unpack(taken);
        uint256 part = Math.min(took, loss);
        return (RateLib.pack(took - part), loss - part);
    }

    /// @dev What was freed stays freed, in assets.
    function _reduce(StoredFill storage fill, uint256 part, uint256 taken) private {
        (uint256 assets, uint256 freedPart) = (fill.assets, fill.freed);
        if (freedPart != 0 && part != 0) {
            freedPart = Math.mulDiv(freedPart, assets, assets - part, Math.Rounding.Ceil);
        }
        fill.assets = uint104(assets - part);
        fill.freed = uint48(Math.min(freedPart, ALL));
        if (taken != 0) fill.taken = _plus(fill.taken, taken);
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
