// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {Params, PoolState} from "./PoolState.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {StreamLib} from "./StreamLib.sol";

/// @title What brings a pool up to now, and the rule that it must keep then
library SyncLib {
    using ExposureLib for ExposureLib.Ledger;
    using SafeCast for uint256;
    using StreamLib for StreamLib.Stream;

    uint256 private constant BPS = SolvencyLib.BPS;
    /// @dev Asset units; scaled, it fits the stream's carry many times.
    uint256 internal constant MAX_KEPT = type(uint72).max;

    /// @notice Brings premium stream and exposure ledger up to now, touching at most `maxDays` days that hold something.
    /// @return done True when nothing is left to do.
    function sync(PoolState storage self, uint256 maxDays) internal returns (bool done) {
        return _advance(self, maxDays, 0);
    }

    /// @dev Bounded by the longest term: nothing is sold while nobody calls.
    function syncAll(PoolState storage self) internal {
        _advance(self, type(uint256).max, 0);
    }

    /// @notice The same for sales, which cost less so: what was earned stays with the stream until the next sync, unless it
    /// is much. It counts as if it had been distributed.
    function settle(PoolState storage self) internal {
        _advance(self, type(uint256).max, MAX_KEPT);
    }

    function _advance(PoolState storage self, uint256 maxDays, uint256 mostKept) private returns (bool done) {
        uint256 lastDay = lastReleaseDay(self);
        StreamLib.Stream memory stream = self.stream;
        bool distributed = stream.carry >> StreamLib.SCALE_BITS <= mostKept;
        if (distributed && stream.accruedAt == block.timestamp && stream.releasedDay == lastDay) return true;
        (uint256 earned, uint256 left) =
            stream.advance(self.ledger.daysAt, self.ledger.marked, block.timestamp, maxDays);
        // Before the release: views split what was earned by the same target.
        keep(self, stream, earned, mostKept);
        stream.releasedDay = uint16(self.ledger.release(self.meter, stream.releasedDay, lastDay, left));
        self.stream = stream;
        return stream.accruedAt == block.timestamp && stream.releasedDay == lastDay;
    }

    /// @notice Leaves what was earned with the stream, unless that is more than `mostKept` or fills the reserve: what is kept
    /// is then worth the same to the capital whenever it is distributed, though a sale raises the reserve's target.
    function keep(PoolState storage self, StreamLib.Stream memory stream, uint256 earned, uint256 mostKept)
        internal
    {
        uint256 total = (stream.carry >> StreamLib.SCALE_BITS) + earned;
        if (total <= mostKept && !_fillsReserve(self, total)) return stream.keep(earned);
        stream.drop();
        if (total != 0) _earn(self, total);
    }

    function _fillsReserve(PoolState storage self, uint256 earned) private view returns (bool) {
        (, uint256 share) = _shares(self, earned);
        return share != 0 && self.reserve + share > _reserveTarget(self);
    }

    /// @dev Unearned premium becomes fees, reserve and capital.
    function _earn(PoolState storage self, uint256 earned) private {
        (uint256 toFees, uint256 toReserve) = split(self, earned);
        (self.reserve, self.fees) = (uint128(self.reserve + toReserve), uint128(self.fees + toFees));
        uint256 capital = self.capital + earned - toFees - toReserve;
        (self.capital, self.unearned) = (capital.toUint128(), self.unearned - uint128(earned));
        emit IPoolEvents.Accrued(earned, capital);
    }

    /// @notice What of an earned premium goes to fees and reserve, rounded down; the rest goes to the capital.
    function split(PoolState storage self, uint256 earned)
        internal
        view
        returns (uint256 toFees, uint256 toReserve)
    {
        (toFees, toReserve) = _shares(self, earned);
        if (toReserve == 0) return (toFees, 0);
        toReserve = Math.min(toReserve, Math.saturatingSub(_reserveTarget(self), self.reserve));
    }

    /// @dev As long as the reserve has room.
    function _shares(PoolState storage self, uint256 earned)
        private
        view
        returns (uint256 toFees, uint256 toReserve)
    {
        Params storage params = self.params;
        // Amounts of 128 bits times basis points cannot overflow.
        unchecked {
            toFees = earned * params.feeBps / BPS;
            toReserve = (earned - toFees) * params.reserveBps / BPS;
        }
    }

    function _reserveTarget(PoolState storage self) private view returns (uint256) {
        // 112 bits times basis points.
        unchecked {
            return uint256(self.ledger.stressed) * self.params.reserveTargetBps / (BPS * BPS);
        }
    }

    /// @notice Last UTC day whose ends are due for release.
    function lastReleaseDay(PoolState storage self) internal view returns (uint256) {
        return block.timestamp / 1 days - self.params.reportDays;
    }

    /// @notice Capital of a settled pool: its part of what the stream keeps included. It does not fill the reserve, see `keep`.
    function settledCapital(PoolState storage self) internal view returns (uint256 capital) {
        capital = self.capital;
        uint256 kept = self.stream.carry >> StreamLib.SCALE_BITS;
        if (kept == 0) return capital;
        (uint256 toFees, uint256 toReserve) = _shares(self, kept);
        // Parts of what was earned.
        unchecked {
            capital += kept - toFees - toReserve;
        }
    }

    /// @notice Capital that the solvency rule demands of a synced pool, asset units, rounded up.
    function required(PoolState storage self) internal view returns (uint256) {
        return self.params.atRisk + SolvencyLib.required(self.ledger.sums(), rule(self));
    }

    function rule(PoolState storage self) internal view returns (SolvencyLib.Rule memory) {
        return SolvencyLib.Rule(self.params.groupCapBps, self.params.rhoBps, self.params.marginBps);
    }

    /// @notice Of a pool that holds `capital`: `capital >= required` (promise P1).
    function requireSolvent(PoolState storage self, uint256 capital) internal view {
        uint256 atRisk = self.params.atRisk;
        bool covered = capital >= atRisk;
        if (covered && SolvencyLib.holds(self.ledger.sums(), rule(self), capital - atRisk)) return;
        revert ErrorsLib.InsufficientCapital(capital, required(self));
    }
}
