// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {AssetLib} from "./AssetLib.sol";
import {ExitLib} from "./ExitLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {PoolState} from "./PoolState.sol";
import {SyncLib} from "./SyncLib.sol";
import {UseLib} from "./UseLib.sol";

/// @title What incidents do to a pool's books
/// @dev Closing is linked: the desk would be larger than a contract may be.
library LossLib {
    using ExitLib for ExitLib.Queue;
    using ExposureLib for ExposureLib.Ledger;
    using SafeCast for uint256;
    using SyncLib for PoolState;
    using UseLib for UseLib.Meter;

    int256 private constant LN2 = 693147180559945309;

    /// @notice Holds a line for an incident and takes the bond.
    /// @return eligible Cover in force at the event time.
    function openIncident(
        PoolState storage self,
        uint8 line,
        uint256 incident,
        uint256 eventTime,
        address filer,
        uint256 bond
    ) internal returns (uint256 eligible) {
        self.syncAll();
        eligible = self.ledger
            .openIncident(line, incident, eventTime, block.timestamp / 1 days, self.params.reportDays);
        self.params.atRisk = (self.params.atRisk + eligible).toUint96();
        self.ledger.bonds = (self.ledger.bonds + bond).toUint96();
        emit IPoolEvents.IncidentOpened(line, eventTime, eligible);
        emit IPoolEvents.BondTaken(filer, bond);
        AssetLib.draw(filer, bond);
    }

    /// @notice Ends the hold and charges the loss.
    /// @param forfeited True if the bond goes to the capital; otherwise it is owed.
    /// @return charged What was there to charge.
    function closeIncident(
        PoolState storage self,
        uint8 line,
        uint256 eligible,
        uint256 loss,
        uint256 bond,
        bool forfeited
    ) public returns (uint256 charged) {
        self.syncAll();
        uint256 eventTime = self.ledger.lines[line].eventTime;
        self.ledger.closeIncident(self.meter, line);
        self.params.atRisk -= uint96(eligible);
        if (loss != 0) charged = _charge(self, line, eventTime, loss);
        self.ledger.bonds -= uint96(bond);
        if (forfeited) {
            self.capital = (self.capital + bond).toUint128();
            emit IPoolEvents.BondForfeited(bond);
        } else {
            self.owed = (self.owed + bond).toUint128();
            emit IPoolEvents.BondReleased(bond);
        }
        if (loss != 0 || forfeited) self.meter.rebase(self.capital);
    }

    /// @dev The reserve first; then one ratio for capital and for every exit that left after the event; everything when that
    /// is not enough.
    function _charge(PoolState storage self, uint8 line, uint256 eventTime, uint256 loss)
        private
        returns (uint256 charged)
    {
        uint256 fromReserve = Math.min(loss, self.reserve);
        uint256 base = self.capital + self.exits.chargeable(eventTime);
        uint256 rest = Math.min(loss - fromReserve, base);
        uint256 fromExits = base == 0 ? 0 : self.exits.charge(eventTime, rest, base);
        // What exits were advanced is not there any more, and the capital need not be enough for it.
        uint256 fromCapital = Math.min(rest - fromExits, self.capital);
        charged = fromReserve + fromCapital + fromExits;
        _remember(self, line, charged);
        self.reserve -= uint128(fromReserve);
        self.capital -= uint128(fromCapital);
        self.exiting -= uint128(fromExits);
        self.owed = (self.owed + charged).toUint128();
        emit IPoolEvents.IncidentClosed(line, loss, fromReserve, fromCapital, fromExits);
    }

    /// @dev Adds a loss, as a share of the capital before it, to what the line remembers: half of the older is forgotten in
    /// a year.
    function _remember(PoolState storage self, uint8 index, uint256 loss) private {
        ExposureLib.Line storage line = self.ledger.lines[index];
        UseLib.Use storage use = self.ledger.uses[index];
        uint256 today = block.timestamp / 1 days;
        uint256 kept;
        if (use.losses != 0) {
            int256 age = LN2 * int256(today - line.lastLossDay) / 365;
            kept = uint256(use.losses) * uint256(FixedPointMathLib.expWad(-age)) / 1e18;
        }
        uint256 share = Math.mulDiv(loss, UseLib.LOSS_UNIT, Math.max(self.capital, 1));
        use.losses = uint32(Math.min(kept + share, type(uint32).max));
        line.lastLossDay = uint24(today);
    }

    /// @notice Returns money that is no longer owed to the capital.
    function returnOwed(PoolState storage self, uint256 assets) public {
        self.syncAll();
        self.owed -= assets.toUint128();
        self.capital = (self.capital + assets).toUint128();
        self.meter.rebase(self.capital);
        emit IPoolEvents.OwedReturned(assets);
    }
}
