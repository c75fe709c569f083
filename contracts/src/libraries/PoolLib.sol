// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {Sale} from "../types/Types.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExitLib} from "./ExitLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {PoolState} from "./PoolState.sol";
import {PoolViewLib} from "./PoolViewLib.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {StreamLib} from "./StreamLib.sol";

/// @title What sales and incidents do to a pool's books
/// @dev Linked: the pool would be larger than a contract may be. The pool checks callers and moves the tokens.
library PoolLib {
    using ExitLib for ExitLib.Queue;
    using ExposureLib for ExposureLib.Ledger;
    using PoolViewLib for PoolState;
    using SafeCast for uint256;
    using StreamLib for StreamLib.Stream;

    /// @notice Brings premium stream and exposure ledger up to now, touching at most `maxDays` days that hold something.
    /// @return earned Premium earned, asset units.
    /// @return done True when nothing is left to do.
    function sync(PoolState storage self, uint256 maxDays) public returns (uint256 earned, bool done) {
        StreamLib.Stream memory stream = self.stream;
        uint256 lastDay = self.lastReleaseDay();
        uint256 left;
        (earned, left) = stream.advance(self.ledger.daysAt, self.ledger.marked, block.timestamp, maxDays);
        stream.releasedDay = uint24(self.ledger.release(stream.releasedDay, lastDay, left));
        self.stream = stream;
        if (earned != 0) {
            self.capital = (self.capital + earned).toUint128();
            self.unearned -= uint128(earned);
        }
        return (earned, stream.accruedAt == block.timestamp && stream.releasedDay == lastDay);
    }

    /// @notice Books a sale in a synced pool; afterwards `capital >= required` (promise P1).
    function sell(PoolState storage self, Sale calldata sale) public {
        ExposureLib.Line storage line = self.ledger.lines[sale.line];
        require(line.eventTime == 0, ErrorsLib.SalesStopped(sale.line));

        uint256 exposed = self.ledger.book(sale.line, sale.amount.toUint128(), sale.startDay, sale.endDay);
        uint256 free = Math.saturatingSub(self.capital, self.ledger.atRisk);
        uint256 most = Math.mulDiv(free, line.maxShareBps, SolvencyLib.BPS);
        require(exposed <= most, ErrorsLib.ProductShareExceeded(exposed, most));
        uint256 required =
            SolvencyLib.required(self.ledger.atRisk, self.ledger.largest, self.params.groupCapBps);
        require(self.capital >= required, ErrorsLib.InsufficientCapital(self.capital, required));

        StreamLib.Stream memory stream = self.stream;
        stream.add(self.ledger.daysAt[sale.endDay], sale.premium, sale.endDay);
        self.stream = stream;
        self.unearned = (self.unearned + sale.premium).toUint128();
    }

    /// @notice Holds a line of a synced pool for an incident.
    /// @return eligible Cover in force at the event time.
    function openIncident(
        PoolState storage self,
        uint8 line,
        uint256 incident,
        uint256 eventTime,
        uint256 bond
    ) public returns (uint256 eligible) {
        eligible = self.ledger
            .openIncident(line, incident, eventTime, block.timestamp / 1 days, self.params.reportDays);
        self.ledger.bonds = (self.ledger.bonds + bond).toUint88();
    }

    /// @notice Ends the hold in a synced pool and charges the loss.
    /// @param forfeited True if the bond goes to the capital; otherwise it is owed.
    function closeIncident(
        PoolState storage self,
        uint8 line,
        uint256 eligible,
        uint256 loss,
        uint256 bond,
        bool forfeited
    ) public returns (uint256 charged) {
        uint256 eventTime = self.ledger.lines[line].eventTime;
        self.ledger.closeIncident(line, eligible);
        uint256 fromCapital;
        if (loss != 0) (charged, fromCapital) = _charge(self, eventTime, loss);
        self.ledger.bonds -= uint88(bond);
        if (forfeited) self.capital = (self.capital + bond).toUint128();
        else self.owed = (self.owed + bond).toUint128();
        emit ICapitalPool.IncidentClosed(line, loss, charged, fromCapital);
    }

    /// @dev One ratio for capital and for every exit that left after the event; everything when that is not enough.
    function _charge(PoolState storage self, uint256 eventTime, uint256 loss)
        private
        returns (uint256 charged, uint256 fromCapital)
    {
        uint256 base = self.capital + self.exits.chargeable(eventTime);
        charged = Math.min(loss, base);
        uint256 fromExits = base == 0 ? 0 : self.exits.charge(eventTime, charged, base);
        fromCapital = charged - fromExits;
        self.capital -= uint128(fromCapital);
        self.exiting -= uint128(fromExits);
        self.owed = (self.owed + charged).toUint128();
    }
}
