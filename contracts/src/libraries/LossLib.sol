// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {Closing, Opening} from "../types/ClaimTypes.sol";
import {AssetLib} from "./AssetLib.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExitLib} from "./ExitLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {PoolState} from "./PoolState.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {SyncLib} from "./SyncLib.sol";
import {UseLib} from "./UseLib.sol";

/// @title What incidents do to a pool's books
/// @dev Linked: the desk would be larger than a contract may be.
library LossLib {
    using ExitLib for ExitLib.Queue;
    using ExposureLib for ExposureLib.Ledger;
    using SafeCast for uint256;
    using SyncLib for PoolState;
    using UseLib for UseLib.Meter;

    int256 private constant LN2 = 693147180559945309;

    /// @notice Holds a line for an incident and takes the bond, doubled for each other open incident of the line.
    /// @return eligible Cover in force at the event time.
    /// @return others Incidents of the line that were open before.
    /// @return capital Of the synced pool.
    function openIncident(PoolState storage self, Opening calldata o)
        public
        returns (uint256 eligible, uint256 others, uint256 capital)
    {
        uint256 reportDays = self.params.reportDays;
        uint256 oldest = block.timestamp - reportDays * 1 days;
        require(o.eventTime >= oldest, ErrorsLib.EventTooOld(o.eventTime, oldest));
        self.syncAll();
        (eligible, others) =
            self.ledger.openIncident(o.line, o.incident, o.eventTime, block.timestamp / 1 days, reportDays);
        self.params.atRisk = (self.params.atRisk + eligible).toUint96();
        if (o.bond != 0) takeBond(self, o.filer, o.bond << Math.min(others, o.mostDoublings));
        capital = self.capital;
    }

    /// @notice Takes a bond.
    function takeBond(PoolState storage self, address from, uint256 bond) public {
        self.ledger.bonds = (self.ledger.bonds + bond).toUint96();
        AssetLib.draw(from, bond);
    }

    /// @notice Another incident stands for a drawn one, whose bonds are owed.
    function refileIncident(
        PoolState storage self,
        uint8 line,
        uint256 incident,
        address filer,
        uint256 bond,
        uint256 released
    ) public {
        self.ledger.lines[line].incident = incident.toUint32();
        self.ledger.bonds -= released.toUint96();
        self.owed = (self.owed + released).toUint128();
        emit IPoolEvents.BondReleased(released);
        takeBond(self, filer, bond);
    }

    /// @notice Ends a hold, charges the loss and divides the bonds.
    /// @return charged What was there to charge.
    /// @return pot What the voters divide.
    function closeIncident(PoolState storage self, Closing calldata c)
        public
        returns (uint256 charged, uint256 pot)
    {
        self.syncAll();
        self.ledger.closeIncident(self.meter, c.line);
        self.params.atRisk -= uint96(c.eligible);
        if (c.loss != 0) charged = _charge(self, c.line, c.eventTime, c.loss);
        uint256 fromFees = Math.min(self.fees * c.feeBps / SolvencyLib.BPS, c.mostFees);
        if (fromFees != 0) self.fees -= uint128(fromFees);
        pot = c.toVoters + fromFees;
        uint256 released = c.bonds - c.toCapital - c.toVoters;
        if (c.bonds != 0) self.ledger.bonds -= c.bonds.toUint96();
        if (released + pot != 0) self.owed = (self.owed + released + pot).toUint128();
        if (released != 0) emit IPoolEvents.BondReleased(released);
        if (c.toCapital != 0) {
            self.capital = (self.capital + c.toCapital).toUint128();
            emit IPoolEvents.BondForfeited(c.toCapital);
        }
        if (pot != 0) emit IPoolEvents.VotersFunded(c.toVoters, fromFees);
        if (c.loss != 0 || c.toCapital != 0) self.meter.rebase(self.capital);
    }

    /// @notice Charges the loss of one cover that its trigger settles, and pays it.
    function settleCover(PoolState storage self, uint8 line, uint256 eventTime, uint256 loss, address to)
        public
        returns (uint256 charged)
    {
        self.syncAll();
        charged = _charge(self, line, eventTime, loss);
        self.meter.rebase(self.capital);
        self.owed -= uint128(charged);
        emit IPoolEvents.Paid(to, charged);
        AssetLib.push(to, charged);
    }

    /// @notice Gives salvage to capital and exits that left after the event, at one ratio; not to exits of which a part may be
    /// gone. Rounded in favour of those who stay.
    function recover(PoolState storage self, address from, uint256 assets, uint256 eventTime) public {
        self.syncAll();
        uint256 since = Math.max(eventTime, block.timestamp - uint256(self.params.reportDays) * 1 days);
        uint256 toExits = self.exits.credit(since, assets, self.capital);
        self.exiting = (self.exiting + toExits).toUint128();
        self.capital = (self.capital + assets - toExits).toUint128();
        self.meter.rebase(self.capital);
        emit IPoolEvents.Recovered(from, assets, toExits);
        AssetLib.draw(from, assets);
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
        line.lastLossDay = uint16(today);
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
