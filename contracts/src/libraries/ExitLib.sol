// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {ExitView} from "../types/Types.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title The exit queue and its batches
/// @dev Shares are numbered in the order in which they queue. A request is a range of these numbers, a batch is the range
/// processed at one time: a request finds its batches by binary search and keeps its place when filled in parts. Linked.
library ExitLib {
    using Checkpoints for Checkpoints.Trace160;
    using SafeCast for uint256;

    /// @dev Shares have 104 bits: 26 batches of a day each grow by this factor, and one takes the rest.
    uint256 private constant GROWTH = 16;

    /// @param start Number of the first share not yet taken.
    /// @param shares Shares not yet taken.
    /// @param id Number of the request within its controller.
    /// @param more Later requests of the controller, in `Queue.later` under the ids that follow.
    struct Request {
        uint112 start;
        uint104 shares;
        uint24 id;
        uint16 more;
    }

    /// @param sharesEnd Number of the first share after the batch.
    /// @param assets What the batch is worth; losses reduce it, taking does not.
    /// @param processedAt Unix time at which it left. Events before it are chargeable.
    struct Batch {
        uint112 sharesEnd;
        uint104 assets;
        uint40 processedAt;
    }

    /// @param requested By UTC day: number of shares requested until its end.
    /// @param heads By controller: the oldest request that still holds shares.
    /// @param advanced By controller and request: money paid out before its shares were taken.
    /// @param freed By batch: the most of it that was free to be paid out while an incident was open; never charged again.
    struct Queue {
        Checkpoints.Trace160 requested;
        Batch[] batches;
        mapping(address controller => Request) heads;
        mapping(address controller => mapping(uint256 id => Request)) later;
        mapping(address controller => mapping(uint256 id => uint256)) advanced;
        mapping(uint256 batch => uint256) freed;
    }

    /// @notice What of which batches can be paid.
    /// @param until Batches processed until then are payable.
    /// @param window The report window in seconds, to tell when a batch becomes takeable.
    /// @param heldUntil Of later batches, processed until then, open incidents hold a share back.
    /// @param held That share, rounded up, 1e18 = 100 %.
    struct Payable {
        uint256 until;
        uint256 window;
        uint256 heldUntil;
        uint256 held;
    }

    function push(Queue storage self, address controller, uint256 shares) public returns (uint256 id) {
        uint24 today = uint24(block.timestamp / 1 days);
        uint256 start = self.requested.latest();
        self.requested.push(today, (start + shares).toUint160());
        Request memory head = self.heads[controller];
        Request memory request = Request(start.toUint112(), shares.toUint104(), head.id, 0);
        if (head.shares == 0) {
            request.id = head.id + 1;
            self.heads[controller] = request;
            return request.id;
        }
        require(head.more < type(uint16).max, ErrorsLib.TooManyRequests(controller));
        head.more++;
        request.id = head.id + head.more;
        self.heads[controller].more = head.more;
        self.later[controller][request.id] = request;
        return request.id;
    }

    /// @notice Shares that the next batch takes: what matured, at most `most`. Many batches would make `charge` a long walk. So
    /// a day's further one waits for the next day unless it takes all that matured or is much larger than the last: a day has
    /// at most 27, and nobody stops the others with a batch of dust.
    function processable(Queue storage self, uint256 cooldownDays, uint256 most)
        public
        view
        returns (uint256 shares)
    {
        uint256 today = block.timestamp / 1 days;
        if (today < cooldownDays) return 0;
        uint256 matured = self.requested.upperLookupRecent(uint96(today - cooldownDays)) - processed(self);
        shares = Math.min(matured, most);
        if (shares < matured && shares < GROWTH * _sizeOfLast(self, today)) return 0;
    }

    function processed(Queue storage self) internal view returns (uint256) {
        uint256 count = self.batches.length;
        return count == 0 ? 0 : self.batches[count - 1].sharesEnd;
    }

    /// @notice Makes a batch of the next `shares` of the queue.
    function process(Queue storage self, uint256 shares, uint256 assets) public returns (uint256 batch) {
        batch = self.batches.length;
        uint256 end = processed(self) + shares;
        self.batches.push(Batch(end.toUint112(), assets.toUint104(), uint40(block.timestamp)));
    }

    /// @notice Money of batches that left after `eventTime`. They are the last ones, and a day has few.
    function chargeable(Queue storage self, uint256 eventTime) public view returns (uint256 assets) {
        for (uint256 i = self.batches.length; i != 0 && self.batches[i - 1].processedAt > eventTime; i--) {
            assets += self.batches[i - 1].assets;
        }
    }

    /// @notice Charges `loss` of `base` to the batches that left after `eventTime`, rounded up: in favour of those who stay.
    function charge(Queue storage self, uint256 eventTime, uint256 loss, uint256 base)
        public
        returns (uint256 charged)
    {
        for (uint256 i = self.batches.length; i != 0 && self.batches[i - 1].processedAt > eventTime; i--) {
            Batch storage batch = self.batches[i - 1];
            uint256 part = Math.mulDiv(batch.assets, loss, base, Math.Rounding.Ceil);
            part = Math.min(Math.min(part, loss - charged), batch.assets - self.freed[i - 1]);
            batch.assets -= uint104(part);
            charged += part;
        }
    }

    /// @notice Gives the batches that left after `since` their part of `assets`, at one ratio with `capital`, rounded down.
    function credit(Queue storage self, uint256 since, uint256 assets, uint256 capital)
        public
        returns (uint256 given)
    {
        uint256 base = capital + chargeable(self, since);
        // After a loss of everything there is nobody to tell apart: all of it is the capital's.
        if (base == 0) return 0;
        for (uint256 i = self.batches.length; i != 0 && self.batches[i - 1].processedAt > since; i--) {
            uint256 part = Math.mulDiv(self.batches[i - 1].assets, assets, base);
            self.batches[i - 1].assets += part.toUint104();
            given += part;
        }
    }

    /// @notice Takes up to `maxShares` shares and `maxAssets` assets of what a controller can take, oldest first.
    function take(
        Queue storage self,
        address controller,
        Payable memory ready,
        uint256 maxShares,
        uint256 maxAssets
    ) public returns (uint256 shares, uint256 assets) {
        Request memory head = self.heads[controller];
        bool blocked = false;
        while (!blocked && head.shares != 0 && shares < maxShares && assets < maxAssets) {
            uint256 advanced = self.advanced[controller][head.id];
            uint256 most = Math.saturatingAdd(maxAssets - assets, advanced);
            (uint256 s, uint256 a) = _segment(self, head, ready, maxShares - shares, most);
            blocked = s == 0;
            head.start += uint112(s);
            head.shares -= uint104(s);
            shares += s;
            assets += Math.saturatingSub(a, advanced);
            if (advanced != 0) self.advanced[controller][head.id] = Math.saturatingSub(advanced, a);
            if (head.shares == 0 && head.more != 0) head = _next(self, controller, head);
        }
        self.heads[controller] = head;
    }

    /// @notice Pays what no open incident can take from a request before its shares can be taken; all of it stays chargeable.
    function advance(Queue storage self, address controller, uint256 id, Payable memory ready)
        public
        returns (uint256 assets)
    {
        Request memory rest = find(self, controller, id);
        uint256 certain;
        while (rest.shares != 0) {
            uint256 index = _batchOf(self, rest.start);
            (uint256 s, uint256 a) = _certain(self, rest, ready);
            if (s == 0) break;
            if (self.batches[index].processedAt > ready.until) {
                uint256 free = _free(self.batches[index].assets, ready.held);
                if (free > self.freed[index]) self.freed[index] = free;
            }
            rest.start += uint112(s);
            rest.shares -= uint104(s);
            certain += a;
        }
        assets = Math.saturatingSub(certain, self.advanced[controller][id]);
        if (assets != 0) self.advanced[controller][id] += assets;
    }

    /// @notice What `advance` would pay.
    function advanceable(Queue storage self, address controller, uint256 id, Payable memory ready)
        public
        view
        returns (uint256)
    {
        Request memory rest = find(self, controller, id);
        uint256 certain;
        while (rest.shares != 0) {
            (uint256 s, uint256 a) = _certain(self, rest, ready);
            if (s == 0) break;
            rest.start += uint112(s);
            rest.shares -= uint104(s);
            certain += a;
        }
        return Math.saturatingSub(certain, self.advanced[controller][id]);
    }

    /// @dev The part of one batch that a request has, and what of it no open incident can take, rounded down.
    function _certain(Queue storage self, Request memory request, Payable memory ready)
        private
        view
        returns (uint256 shares, uint256 assets)
    {
        Payable memory all = Payable(ready.heldUntil, 0, 0, 0);
        (shares, assets) = _segment(self, request, all, type(uint256).max, type(uint256).max);
        if (shares == 0) return (0, 0);
        uint256 index = _batchOf(self, request.start);
        Batch memory batch = self.batches[index];
        if (batch.processedAt <= ready.until) return (shares, assets);
        assets = Math.mulDiv(_free(batch.assets, ready.held), shares, _size(self, index));
    }

    function _free(uint256 assets, uint256 held) private pure returns (uint256) {
        return assets - Math.mulDiv(assets, held, 1e18, Math.Rounding.Ceil);
    }

    function _size(Queue storage self, uint256 index) private view returns (uint256) {
        return self.batches[index].sharesEnd - (index == 0 ? 0 : self.batches[index - 1].sharesEnd);
    }

    /// @notice What `take` would give without limits.
    function takeable(Queue storage self, address controller, Payable memory ready)
        public
        view
        returns (uint256 shares, uint256 assets)
    {
        Request memory request = self.heads[controller];
        uint256 more = request.more;
        for (uint256 i; i <= more && request.shares != 0; i++) {
            (uint256 s, uint256 a) = _walk(self, request, ready);
            shares += s;
            assets += Math.saturatingSub(a, self.advanced[controller][request.id]);
            if (s < request.shares) break;
            request = self.later[controller][request.id + 1];
        }
    }

    /// @notice Shares of one request that wait to be processed.
    function pending(Queue storage self, address controller, uint256 id) public view returns (uint256) {
        Request memory request = find(self, controller, id);
        uint256 done = Math.saturatingSub(processed(self), request.start);
        return Math.saturatingSub(request.shares, done);
    }

    /// @notice Shares of one request that can be taken now.
    function claimable(Queue storage self, address controller, uint256 id, Payable memory ready)
        public
        view
        returns (uint256 shares)
    {
        (shares,) = _walk(self, find(self, controller, id), ready);
    }

    /// @notice Shares ever requested.
    function requestedTotal(Queue storage self) internal view returns (uint256) {
        return self.requested.latest();
    }

    /// @notice A request that still holds shares; an empty one when it does not.
    function find(Queue storage self, address controller, uint256 id)
        internal
        view
        returns (Request memory request)
    {
        Request memory head = self.heads[controller];
        if (head.shares != 0 && id == head.id) return head;
        if (id > head.id && id <= uint256(head.id) + head.more) return self.later[controller][id];
    }

    /// @notice The requests of a controller as `ExitView`s, oldest first.
    function list(
        Queue storage self,
        address controller,
        Payable memory ready,
        uint256 cooldownDays,
        uint256 limit
    ) public view returns (ExitView[] memory views) {
        Request memory head = self.heads[controller];
        uint256 count = head.shares == 0 ? 0 : Math.min(uint256(head.more) + 1, limit);
        views = new ExitView[](count);
        for (uint256 i; i < count; i++) {
            views[i] = _view(self, find(self, controller, head.id + i), ready, cooldownDays);
            uint256 advanced = self.advanced[controller][head.id + i];
            views[i].processedAssets = Math.saturatingSub(views[i].processedAssets, advanced);
            views[i].takeableAssets = Math.saturatingSub(views[i].takeableAssets, advanced);
            views[i].advanceableAssets = advanceable(self, controller, head.id + i, ready);
        }
    }

    function _view(Queue storage self, Request memory request, Payable memory ready, uint256 cooldownDays)
        private
        view
        returns (ExitView memory v)
    {
        uint256 done = processed(self);
        v.id = request.id;
        v.shares = request.shares;
        v.requestedDay = _dayOf(self, request.start);
        v.maturesAt = (v.requestedDay + cooldownDays) * 1 days;
        v.ahead = Math.saturatingSub(request.start, done);
        (v.processedShares, v.processedAssets) = _walk(self, request, Payable(type(uint256).max, 0, 0, 0));
        (v.takeableShares, v.takeableAssets) = _walk(self, request, ready);
        if (v.takeableShares < v.processedShares) {
            v.nextTakeableAt =
                self.batches[_batchOf(self, request.start + v.takeableShares)].processedAt + ready.window;
        }
    }

    /// @dev Shares of the last batch of a day, 0 when it has none.
    function _sizeOfLast(Queue storage self, uint256 day) private view returns (uint256) {
        uint256 count = self.batches.length;
        if (count == 0 || self.batches[count - 1].processedAt / 1 days != day) return 0;
        return _size(self, count - 1);
    }

    /// @dev What a request has in batches that are payable.
    function _walk(Queue storage self, Request memory request, Payable memory ready)
        private
        view
        returns (uint256 shares, uint256 assets)
    {
        Request memory rest = Request(request.start, request.shares, 0, 0);
        while (rest.shares != 0) {
            (uint256 s, uint256 a) = _segment(self, rest, ready, type(uint256).max, type(uint256).max);
            if (s == 0) break;
            rest.start += uint112(s);
            rest.shares -= uint104(s);
            shares += s;
            assets += a;
        }
    }

    /// @dev The part of one batch that a request can take, within the limits, rounded down; (0, 0) if nothing is payable yet.
    function _segment(
        Queue storage self,
        Request memory request,
        Payable memory ready,
        uint256 maxShares,
        uint256 maxAssets
    ) private view returns (uint256 shares, uint256 assets) {
        uint256 index = _batchOf(self, request.start);
        if (index == self.batches.length) return (0, 0);
        Batch memory batch = self.batches[index];
        if (batch.processedAt > ready.until) return (0, 0);
        uint256 size = _size(self, index);
        shares = Math.min(Math.min(batch.sharesEnd - request.start, request.shares), maxShares);
        assets = Math.mulDiv(batch.assets, shares, size);
        if (assets > maxAssets) {
            assets = maxAssets;
            shares = Math.mulDiv(assets, size, batch.assets, Math.Rounding.Ceil);
        }
    }

    /// @dev UTC day on which the share with this number was requested.
    function _dayOf(Queue storage self, uint256 number) private view returns (uint256) {
        uint256 low;
        uint256 high = self.requested.length() - 1;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (self.requested.at(uint32(middle))._value > number) high = middle;
            else low = middle + 1;
        }
        return self.requested.at(uint32(low))._key;
    }

    /// @dev Index of the batch that holds a share; the number of batches when it is not processed.
    function _batchOf(Queue storage self, uint256 number) private view returns (uint256 low) {
        uint256 high = self.batches.length;
        while (low < high) {
            uint256 middle = (low + high) / 2;
            if (self.batches[middle].sharesEnd > number) high = middle;
            else low = middle + 1;
        }
    }

    function _next(Queue storage self, address controller, Request memory head)
        private
        returns (Request memory following)
    {
        uint256 id = uint256(head.id) + 1;
        following = self.later[controller][id];
        following.more = head.more - 1;
        delete self.later[controller][id];
    }
}
