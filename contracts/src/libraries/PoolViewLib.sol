// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {PoolMoney, PoolSolvency} from "../types/Types.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {PoolState} from "./PoolState.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {StreamLib} from "./StreamLib.sol";

/// @title A pool as it is now, whether or not it was synced
/// @dev Linked: the pool would be larger than a contract may be.
library PoolViewLib {
    using ExposureLib for ExposureLib.Ledger;
    using StreamLib for StreamLib.Stream;

    function money(PoolState storage self) public view returns (PoolMoney memory) {
        (, uint256 earned) = streamNow(self);
        return
            PoolMoney(
                self.capital + earned, self.unearned - earned, self.exiting, self.owed, self.ledger.bonds
            );
    }

    function solvency(PoolState storage self) public view returns (PoolSolvency memory s) {
        (, uint256 earned) = streamNow(self);
        s.capital = self.capital + earned;
        for (uint256 group; group < ExposureLib.MAX_GROUPS; group++) {
            s.exposure += groupExposure(self, group);
        }
        s.atRisk = self.ledger.atRisk;
        s.required = SolvencyLib.required(s.atRisk, _largest(self), self.params.groupCapBps);
        s.priceUncertain = s.atRisk > SolvencyLib.material(s.capital, self.params.materialityBps);
    }

    function lineState(PoolState storage self, uint8 line)
        public
        view
        returns (uint256 exposure, uint256 capacity, bool incidentOpen)
    {
        require(line < self.ledger.lineCount, ErrorsLib.UnknownLine(line));
        ExposureLib.Line memory l = self.ledger.lines[line];
        exposure = l.exposure;
        if (!_released(self)) exposure -= _pending(self, 1 << line);
        incidentOpen = l.eventTime != 0;
        if (incidentOpen) return (exposure, 0, true);
        (, uint256 earned) = streamNow(self);
        capacity = SolvencyLib.headroom(
            Math.saturatingSub(self.capital + earned, self.ledger.atRisk),
            _largest(self),
            groupExposure(self, l.group),
            self.params.groupCapBps,
            exposure,
            l.maxShareBps
        );
    }

    function groupExposure(PoolState storage self, uint256 group) public view returns (uint256 exposed) {
        exposed = self.ledger.groupExposure(group);
        if (exposed != 0 && !_released(self)) exposed -= _pending(self, self.ledger.linesOf(group));
    }

    function premiumRate(PoolState storage self) public view returns (uint256) {
        (StreamLib.Stream memory stream,) = streamNow(self);
        return stream.rate;
    }

    /// @return stream The stream as it is now.
    /// @return earned Premium earned since the last sync, asset units.
    function streamNow(PoolState storage self)
        internal
        view
        returns (StreamLib.Stream memory stream, uint256 earned)
    {
        stream = self.stream;
        (earned,) = stream.advance(self.ledger.daysAt, self.ledger.marked, block.timestamp, type(uint256).max);
    }

    /// @notice Last UTC day whose ends are due for release.
    function lastReleaseDay(PoolState storage self) internal view returns (uint256) {
        return block.timestamp / 1 days - self.params.reportDays;
    }

    function _largest(PoolState storage self) private view returns (uint256 largest) {
        if (_released(self)) return self.ledger.largest;
        for (uint256 group; group < ExposureLib.MAX_GROUPS; group++) {
            largest = Math.max(largest, groupExposure(self, group));
        }
    }

    function _released(PoolState storage self) private view returns (bool) {
        return self.stream.releasedDay == lastReleaseDay(self);
    }

    function _pending(PoolState storage self, uint256 lines) private view returns (uint256) {
        return self.ledger.pending(self.stream.releasedDay, lastReleaseDay(self), lines);
    }
}
