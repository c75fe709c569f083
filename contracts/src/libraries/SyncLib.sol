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
    /// is much. Cover is priced and sold on the capital without it, in views as well.
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

    /// @notice Leaves what was earned with the stream, or distributes it if it is more than `mostKept`.
    function keep(PoolState storage self, StreamLib.Stream memory stream, uint256 earned, uint256 mostKept)
        internal
    {
        if (earned <= mostKept) stream.keep(earned);
        else _earn(self, earned);
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
        Params storage params = self.params;
        toFees = earned * params.feeBps / BPS;
        uint256 share = (earned - toFees) * params.reserveBps / BPS;
        if (share == 0) return (toFees, 0);
        uint256 target = uint256(self.ledger.stressed) * params.reserveTargetBps / BPS / BPS;
        toReserve = Math.min(share, Math.saturatingSub(target, self.reserve));
    }

    /// @notice Last UTC day whose ends are due for release.
    function lastReleaseDay(PoolState storage self) internal view returns (uint256) {
        return block.timestamp / 1 days - self.params.reportDays;
    }

    /// @notice Capital of a synced pool that no open incident can take.
    function free(PoolState storage self) internal view returns (uint256) {
        return Math.saturatingSub(self.capital, self.params.atRisk);
    }

    /// @notice Capital that the solvency rule demands of a synced pool, asset units, rounded up.
    function required(PoolState storage self) internal view returns (uint256) {
        return self.params.atRisk + SolvencyLib.required(self.ledger.sums(), rule(self));
    }

    function rule(PoolState storage self) internal view returns (SolvencyLib.Rule memory) {
        return SolvencyLib.Rule(self.params.groupCapBps, self.params.rhoBps, self.params.marginBps);
    }

    /// @notice Of a synced pool: `capital >= required` (promise P1).
    function requireSolvent(PoolState storage self) internal view {
        bool covered = self.capital >= self.params.atRisk;
        if (covered && SolvencyLib.holds(self.ledger.sums(), rule(self), free(self))) return;
        revert ErrorsLib.InsufficientCapital(self.capital, required(self));
    }
}
