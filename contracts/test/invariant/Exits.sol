// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {Ghosts} from "./Ghosts.sol";

/// @title Exits as a list of numbered shares
/// @dev A request is a range of the queue, a batch the range that left at one time; both are walked from their beginning.
abstract contract Exits is Ghosts {
    uint256 internal constant COOLDOWN_DAYS = 7;
    uint256 private constant WAD = 1e18;

    /// @dev Shares [begin, end) left at `processedAt` and are worth `assets`, of which `freed` was free to be advanced.
    struct GhostBatch {
        uint256 begin;
        uint256 end;
        uint256 assets;
        uint256 processedAt;
        uint256 freed;
    }

    /// @dev Shares [begin, end) of the queue belong to one request, which was paid `advanced` before it was taken.
    struct GhostRequest {
        uint256 begin;
        uint256 end;
        uint256 advanced;
    }

    struct GhostDay {
        uint256 day;
        uint256 requested;
    }

    GhostBatch[] internal ghost_batches;
    mapping(address controller => GhostRequest[]) internal ghost_requests;
    mapping(address controller => uint256 first) internal ghost_firstRequest;
    uint256 internal ghost_requested;
    /// @dev The queue's length after each request, with its day.
    GhostDay[] internal ghost_queued;
    uint256 internal ghost_processed;

    /// @dev Shares whose cooldown is over and that have not left.
    function _matured() internal view returns (uint256) {
        for (uint256 i = ghost_queued.length; i != 0; i--) {
            GhostDay memory r = ghost_queued[i - 1];
            if (r.day + COOLDOWN_DAYS <= block.timestamp / 1 days) return r.requested - ghost_processed;
        }
        return 0;
    }

    /// @dev Shares of the day's last batch, 0 when it has none.
    function _lastSizeToday() internal view returns (uint256) {
        if (ghost_batches.length == 0) return 0;
        GhostBatch memory b = ghost_batches[ghost_batches.length - 1];
        return b.processedAt / 1 days == block.timestamp / 1 days ? b.end - b.begin : 0;
    }

    function _chargeable(uint256 eventTime) internal view returns (uint256 assets) {
        for (uint256 i; i < ghost_batches.length; i++) {
            if (ghost_batches[i].processedAt > eventTime) assets += ghost_batches[i].assets;
        }
    }

    /// @dev Batches that left until then can be taken.
    function _payableUntil() internal view returns (uint256) {
        (uint256 earliest,) = _events();
        return Math.min(block.timestamp - WINDOW, earliest);
    }

    /// @dev The part of a request that lies in batches that left until then, oldest first.
    function _inBatches(GhostRequest memory r, uint256 until)
        internal
        view
        returns (uint256 shares, uint256 assets)
    {
        for (uint256 i; i < ghost_batches.length; i++) {
            GhostBatch memory b = ghost_batches[i];
            uint256 begin = Math.max(b.begin, r.begin);
            uint256 end = Math.min(b.end, r.end);
            if (begin >= end) continue;
            if (b.processedAt > until) return (shares, assets);
            shares += end - begin;
            assets += b.assets * (end - begin) / (b.end - b.begin);
        }
    }

    /// @dev What a controller has in batches that left until then, less what was advanced; whole requests only go first.
    function _exitOf(address who, uint256 until) internal view returns (uint256 shares, uint256 assets) {
        GhostRequest[] storage list = ghost_requests[who];
        for (uint256 i = ghost_firstRequest[who]; i < list.length; i++) {
            GhostRequest memory r = list[i];
            (uint256 s, uint256 a) = _inBatches(r, until);
            shares += s;
            assets += Math.saturatingSub(a, r.advanced);
            if (s < r.end - r.begin) break;
        }
    }

    /// @dev Removes the oldest `shares` of a controller.
    /// @return assets What they were worth, each part rounded down, less what was advanced.
    function _takeFromGhosts(address who, uint256 shares) internal returns (uint256 assets) {
        GhostRequest[] storage list = ghost_requests[who];
        while (shares != 0) {
            GhostRequest storage r = list[ghost_firstRequest[who]];
            uint256 size = Math.min(shares, r.end - r.begin);
            (, uint256 a) = _inBatches(GhostRequest(r.begin, r.begin + size, 0), type(uint256).max);
            assets += Math.saturatingSub(a, r.advanced);
            r.advanced = Math.saturatingSub(r.advanced, a);
            r.begin += size;
            shares -= size;
            if (r.begin == r.end) ghost_firstRequest[who]++;
        }
    }

    // ---- advances ----

    /// @dev Of a batch that an open incident holds, what no verdict can take, rounded down.
    function _certainOf(GhostBatch memory b) internal view returns (uint256) {
        (uint256 earliest, uint256 latest) = _events();
        if (b.processedAt <= earliest) return b.assets;
        uint256 base = pool.totalAssets() + _chargeable(latest);
        uint256 held = base == 0 ? WAD : Math.ceilDiv(Math.min(_atRisk(), base) * WAD, base);
        return b.assets - Math.ceilDiv(b.assets * held, WAD);
    }

    /// @dev What can be advanced to a request in all, what it already got included.
    function _certainFor(GhostRequest memory r) internal view returns (uint256 assets) {
        for (uint256 i; i < ghost_batches.length; i++) {
            GhostBatch memory b = ghost_batches[i];
            uint256 begin = Math.max(b.begin, r.begin);
            uint256 end = Math.min(b.end, r.end);
            if (begin >= end) continue;
            if (b.processedAt > block.timestamp - WINDOW) break;
            assets += _certainOf(b) * (end - begin) / (b.end - b.begin);
        }
    }

    /// @dev What was free when somebody was advanced money is never charged again, to anyone in the batch.
    function _freeBatchesOf(GhostRequest memory r) internal {
        (uint256 earliest,) = _events();
        for (uint256 i; i < ghost_batches.length; i++) {
            GhostBatch storage b = ghost_batches[i];
            if (b.end <= r.begin || b.begin >= r.end) continue;
            if (b.processedAt > block.timestamp - WINDOW) break;
            if (b.processedAt > earliest) b.freed = Math.max(b.freed, _certainOf(b));
        }
    }
}
