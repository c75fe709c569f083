// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ILedger} from "../interfaces/ILedger.sol";
import {ExitView, PoolMoney, PoolTerms} from "../types/PoolTypes.sol";
import {Loss} from "../types/RiskTypes.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {FillLib} from "./FillLib.sol";

/// @title Exits of a pool: requests by day, each controller's part of the fills, and losses
/// @dev Shares are numbered in the order of the buckets, and a fill burns a range of these numbers. A bucket's part of
/// a fill is divided pro rata among its controllers. Assets are rounded down, so that together they never get more than
/// the fill holds. The remainder, less than one unit per controller and fill, stays in `exiting`. Linked, to keep the
/// pool below the limit of contract size.
library ExitLib {
    using FillLib for FillLib.Fills;
    using SafeCast for uint256;

    uint256 private constant NO_LIMIT = type(uint256).max;
    /// @dev One call walks at most this many fills: with one a day, all that a partly held fill can have after it.
    uint256 internal constant MAX_WALK = 64;

    /// @param start Number of the bucket's first share.
    /// @param total Shares requested on the day.
    /// @param previous Day of the previous bucket; 0 if there is none.
    struct Bucket {
        uint112 start;
        uint112 total;
        uint16 previous;
    }

    /// @param shares Shares requested.
    /// @param redeemed Shares redeemed.
    /// @param day UTC day of the request.
    /// @param cursor First fill that is not redeemed in full. Before the first redemption, that fill or an earlier one.
    /// @param hasGiven For a controller's own slot: true while a request by others is open beside it.
    /// @param paid Assets paid for fills from the cursor on.
    struct Place {
        uint104 shares;
        uint104 redeemed;
        uint16 day;
        uint24 cursor;
        bool hasGiven;
        uint256 paid;
    }

    /// @notice Storage of a pool besides its shares.
    /// @dev Anyone may request an exit for any controller. Such a request has a separate slot, so that nobody can block
    /// the controller's own.
    /// @param own By controller: the request made by it, by its operator or by a spender of its shares.
    /// @param given By controller: the request that others made for it.
    struct State {
        PoolTerms terms;
        PoolMoney money;
        mapping(uint256 day => Bucket) buckets;
        mapping(address controller => Place) own;
        mapping(address controller => Place) given;
        FillLib.Fills fills;
    }

    /// @notice A controller's claim on the fills that one call walks.
    /// @param first The first of them.
    /// @param parts Their payable parts.
    /// @param shares Claimable shares that are not redeemed.
    /// @param assets Assets that they pay.
    /// @param entitled Its part of the fills, payable or not, asset units.
    /// @param ended Number of leading fills that are payable in full.
    /// @param endedAssets Assets that these fills pay in all, paid before or not.
    /// @param paid Assets paid for fills from the first on.
    struct Claim {
        uint256 first;
        uint256[] parts;
        uint256 shares;
        uint256 assets;
        uint256 entitled;
        uint256 ended;
        uint256 endedAssets;
        uint256 paid;
    }

    // ---- requests ----

    /// @notice Puts shares into today's bucket.
    /// @param given True if neither the controller nor an operator of it requests.
    function request(State storage self, address controller, bool given, uint256 shares) public returns (uint256 day) {
        day = block.timestamp / 1 days;
        FillLib.Header memory header = self.fills.header;
        Place storage p = given ? self.given[controller] : self.own[controller];
        (uint104 open, uint104 redeemed) = (p.shares, p.redeemed);
        if (redeemed == open) (open, p.redeemed, p.day, p.cursor) = (0, 0, uint16(day), uint24(header.count));
        require(p.day == day, ErrorsLib.RequestOpen(controller, p.day));
        Bucket memory bucket = self.buckets[day];
        if (header.lastDay != day) bucket = Bucket(header.requested, 0, header.lastDay);
        bucket.total += shares.toUint112();
        p.shares = open + shares.toUint104();
        (header.requested, header.lastDay) = (header.requested + uint112(shares), uint16(day));
        (self.fills.header, self.buckets[day]) = (header, bucket);
        if (given) self.own[controller].hasGiven = true;
    }

    /// @notice Fills as many of the oldest matured shares as may leave. Fills none if that would be too few for a
    /// further fill of the day.
    /// @param capital The pool's capital, asset units.
    /// @param required The part of it that must stay.
    /// @param supply Shares, virtual ones included.
    /// @return shares Shares that leave, rounded down.
    /// @return assets Their worth, rounded down in favour of those who stay.
    function process(State storage self, uint256 capital, uint256 required, uint256 supply)
        public
        returns (uint256 shares, uint256 assets)
    {
        shares = matured(self);
        if (required != 0) {
            uint256 free = Math.saturatingSub(capital, required);
            shares = Math.min(shares, Math.mulDiv(free, supply, capital + 1));
        }
        if (shares == 0 || !self.fills.isDue(shares, supply)) return (0, 0);
        assets = Math.mulDiv(shares, capital + 1, supply);
        uint256 fill = self.fills.add(shares, assets, supply);
        emit ICapitalPool.ExitsProcessed(fill, shares, assets);
    }

    /// @notice Queued shares whose cooldown is over.
    function matured(State storage self) internal view returns (uint256) {
        uint256 today = block.timestamp / 1 days;
        uint256 cooldownDays = self.terms.cooldownDays;
        uint256 end = self.fills.header.requested;
        for (uint256 day = self.fills.header.lastDay; day != 0 && day + cooldownDays > today;) {
            Bucket storage bucket = self.buckets[day];
            (end, day) = (bucket.start, bucket.previous);
        }
        return end - self.fills.processed();
    }

    // ---- redemptions ----

    /// @notice Redeems exactly `shares`, or the shares that pay exactly `assets`; the other argument is 0. Starts with
    /// the request that others made.
    function redeem(State storage self, address controller, uint256 shares, uint256 assets)
        public
        returns (uint256 redeemed, uint256 paid)
    {
        Place storage own = self.own[controller];
        if (own.hasGiven) {
            Place storage given = self.given[controller];
            (redeemed, paid) = _redeem(self, given, shares, assets);
            if (given.redeemed == given.shares) own.hasGiven = false;
        }
        (uint256 left, uint256 unpaid) = (Math.saturatingSub(shares, redeemed), Math.saturatingSub(assets, paid));
        (left, unpaid) = _redeem(self, own, left, unpaid);
        (redeemed, paid) = (redeemed + left, paid + unpaid);
        require(shares <= redeemed, ErrorsLib.NotClaimable(shares, redeemed));
        require(assets <= paid, ErrorsLib.NotClaimable(assets, paid));
    }

    /// @dev Redeems as much as one slot has.
    function _redeem(State storage self, Place storage place, uint256 shares, uint256 assets)
        private
        returns (uint256, uint256)
    {
        Claim memory c = _claimOf(self, place, MAX_WALK);
        (shares, assets) = (Math.min(shares, c.shares), Math.min(assets, c.assets));
        if (shares + assets == 0) return (0, 0);
        if (assets == 0) assets = shares == c.shares ? c.assets : Math.mulDiv(c.assets, shares, c.shares);
        else shares = Math.mulDiv(c.shares, assets, c.assets, Math.Rounding.Ceil);
        _pay(self, place, c, shares, assets);
        return (shares, assets);
    }

    function _pay(State storage self, Place storage p, Claim memory c, uint256 shares, uint256 assets) private {
        for (uint256 i; i < c.parts.length; i++) {
            FillLib.StoredFill storage fill = self.fills.at[c.first + i];
            if (fill.freed != c.parts[i]) fill.freed = uint48(c.parts[i]);
        }
        uint256 paid = c.paid + assets;
        p.redeemed += uint104(shares);
        if (shares == c.shares) {
            p.cursor = uint24(c.first + c.ended);
            // Less can be paid than the shares are worth: if one share is worth more than a unit, a rest can be left.
            paid = p.redeemed == p.shares ? 0 : Math.saturatingSub(paid, c.endedAssets);
        }
        if (paid != c.paid) p.paid = paid;
    }

    /// @dev Claim of a slot over at most `limit` fills, from the first that is not redeemed in full.
    function _claimOf(State storage self, Place storage p, uint256 limit) private view returns (Claim memory c) {
        Bucket memory bucket = self.buckets[p.day];
        uint256 end = uint256(bucket.start) + bucket.total;
        c.first = _firstFill(self, p.cursor, bucket.start);
        uint256 last = c.first;
        while (last < self.fills.header.count && last - c.first < limit && _startOf(self, last) < end) last++;
        if (last == c.first) return c;
        c.parts = self.fills.freed(c.first, last - c.first, holdWindow(self));

        uint256 from = Math.max(_startOf(self, c.first), bucket.start);
        c.shares = uint256(p.shares) * (from - bucket.start) / bucket.total;
        for (uint256 i; i < c.parts.length; i++) {
            FillLib.StoredFill memory fill = self.fills.at[c.first + i];
            uint256 to = Math.min(fill.end, end);
            _count(c, i, p.shares, from - bucket.start, to - bucket.start, bucket.total, fill);
            from = to;
        }
        // Before the first redemption nothing was paid.
        if (p.redeemed != 0) c.paid = p.paid;
        c.shares -= p.redeemed;
        c.assets = c.shares == 0 ? 0 : c.assets - c.paid;
    }

    /// @dev Adds a controller's part of one fill.
    /// @param shares The controller's of the bucket's `total`.
    /// @param from Shares of the bucket in earlier fills.
    /// @param to Shares of the bucket in fills up to and including this one.
    function _count(
        Claim memory c,
        uint256 i,
        uint256 shares,
        uint256 from,
        uint256 to,
        uint256 total,
        FillLib.StoredFill memory fill
    ) private pure {
        (uint256 part, uint256 weight) = (c.parts[i], shares * (to - from));
        uint256 own = shares * to / total - shares * from / total;
        total *= fill.shares;
        uint256 freed = FillLib.partOf(fill.assets, part, Math.Rounding.Floor);
        uint256 assets = Math.mulDiv(freed, weight, total);
        c.assets += assets;
        if (part != FillLib.ALL) {
            c.shares += own * part / FillLib.ALL;
            c.entitled += Math.mulDiv(fill.assets, weight, total);
            return;
        }
        c.shares += own;
        c.entitled += assets;
        if (c.ended != i) return;
        c.ended = i + 1;
        c.endedAssets += assets;
    }

    /// @dev The first fill from `low` on that ends after share number `number`; the number of fills when there is none.
    function _firstFill(State storage self, uint256 low, uint256 number) private view returns (uint256) {
        uint256 high = self.fills.header.count;
        // After the first redemption the cursor is the answer.
        if (low < high && self.fills.at[low].end > number) return low;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (self.fills.at[middle].end > number) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    function _startOf(State storage self, uint256 fill) private view returns (uint256) {
        FillLib.StoredFill storage f = self.fills.at[fill];
        return f.end - f.shares;
    }

    /// @notice Seconds until a fill is payable. A cover that its trigger settles charges from one report window before
    /// its end on, so such pools wait an hour longer, in which anyone can settle it.
    function holdWindow(State storage self) internal view returns (uint256) {
        return uint256(self.terms.reportDays) * 1 days + (self.terms.settling ? 1 hours : 0);
    }

    // ---- losses ----

    /// @notice Charges a loss: the reserve, capital and fills, gains. See `ICapitalPool.settle`.
    /// @param capital The synced pool's.
    function bookLoss(State storage self, ILedger ledger, Loss calldata loss, uint256 capital)
        public
        returns (uint256 booked)
    {
        PoolMoney storage money = self.money;
        (uint256 reserve, uint256 gains) = (money.reserve, money.gains);
        uint256 fromReserve = Math.min(loss.assets, reserve);
        uint256 rest = loss.assets - fromReserve;
        uint256 fromExits = self.fills.charge(loss.eventTime, rest);
        uint256 fromCapital = Math.min(rest - fromExits, capital);
        uint256 fromGains = Math.min(rest - fromExits - fromCapital, gains);
        booked = fromReserve + fromExits + fromCapital + fromGains;

        (money.capital, money.reserve) = (uint128(capital - fromCapital), uint128(reserve - fromReserve));
        (money.exiting, money.owed) = (uint128(money.exiting - fromExits), (money.owed + booked).toUint128());
        if (fromGains != 0) {
            money.gains = uint128(gains - fromGains);
            ledger.takeGains(gains, fromGains);
        }
        emit ICapitalPool.LossBooked(
            loss.product, loss.eventTime, loss.assets, fromReserve, fromCapital, fromExits, fromGains
        );
    }

    // ---- views ----

    /// @notice Shares that one call redeems now, and what they pay.
    function claimable(State storage self, address controller) public view returns (uint256 shares, uint256 assets) {
        Claim memory own = _claimOf(self, self.own[controller], MAX_WALK);
        Claim memory given = _claimOf(self, self.given[controller], MAX_WALK);
        return (own.shares + given.shares, own.assets + given.assets);
    }

    /// @notice Shares of a controller that were requested on a day: what is pending of them, and what is claimable.
    function requestOf(State storage self, uint256 day, address controller)
        public
        view
        returns (uint256 pending, uint256 ready)
    {
        for (uint256 i; i < 2; i++) {
            Place storage p = i == 0 ? self.own[controller] : self.given[controller];
            if (p.day != day) continue;
            uint256 shares = _claimOf(self, p, MAX_WALK).shares;
            (pending, ready) = (pending + p.shares - p.redeemed - shares, ready + shares);
        }
    }

    function chargeable(State storage self, uint256 eventTime) public view returns (uint256) {
        return self.fills.chargeable(eventTime);
    }

    /// @notice A controller's exit as of now. With two requests, the days and `ahead` are those of its own.
    function viewOf(State storage self, address controller) public view returns (ExitView memory v) {
        _addTo(v, self, self.given[controller]);
        _addTo(v, self, self.own[controller]);
    }

    function _addTo(ExitView memory v, State storage self, Place storage p) private view {
        if (p.redeemed == p.shares) return;
        Bucket memory bucket = self.buckets[p.day];
        (v.requestId, v.maturesAt) = (p.day, (uint256(p.day) + self.terms.cooldownDays) * 1 days);
        v.shares += p.shares - p.redeemed;
        uint256 done = self.fills.processed();
        v.ahead = Math.saturatingSub(bucket.start, done);
        done = Math.min(Math.saturatingSub(done, bucket.start), bucket.total);
        v.processed += uint256(p.shares) * done / bucket.total - p.redeemed;
        Claim memory c = _claimOf(self, p, MAX_WALK);
        (v.claimable, v.claimableAssets) = (v.claimable + c.shares, v.claimableAssets + c.assets);
        c = _claimOf(self, p, NO_LIMIT);
        v.processedAssets += c.entitled - c.paid;
        uint256 window = holdWindow(self);
        for (uint256 i; i < c.parts.length; i++) {
            uint256 end = self.fills.at[c.first + i].at + window + 1;
            if (block.timestamp < end && (v.payableAt == 0 || end < v.payableAt)) v.payableAt = end;
        }
    }
}
