// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ShortString} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {IMarketSignal} from "../interfaces/IMarketSignal.sol";
import {IPremiumModel} from "../interfaces/IPremiumModel.sol";
import {LineState, Peril, PriceInputs, PriceState} from "../types/Types.sol";
import {ErrorsLib} from "./ErrorsLib.sol";

/// @title What a product is, and what its cover costs
library PriceLib {
    uint256 private constant WAD = 1e18;
    /// @dev 365 days times the units of rate, multiple and area.
    uint256 private constant YEAR = 365e54;
    /// @dev A level is stored with 13 decimals.
    uint256 private constant LEVEL_UNIT = 1e5;

    /// @dev None; proves events; settles each cover at its end.
    enum Trigger {
        None,
        Event,
        Cover
    }

    /// @param hasSignal True if `signal` is set: it is read only then.
    /// @param trigger Kind of trigger; the address is read only if there is one.
    struct Product {
        address pool;
        uint8 line;
        Peril peril;
        uint8 waitingDays;
        uint16 minDays;
        uint16 maxDays;
        bool hasSignal;
        uint16 noClaimsBps;
        uint16 maxShareBps;
        address model;
        uint64 rate;
        uint16 weightBps;
        uint8 group;
        Trigger trigger;
        bytes32 wording;
        ShortString name;
        address signal;
        address triggeredBy;
    }

    /// @param level Adapted level, 13 decimals; 0 before the first sale, when it is 1.
    /// @param earned As in `PriceState`.
    /// @param at Unix time of the last change.
    /// @param use The line's integral of utilisation then.
    struct Price {
        uint56 level;
        uint64 earned;
        uint40 at;
        uint96 use;
    }

    /// @notice The price state as it is now, and what it makes of the rate, 1e18 = 1, rounded up.
    function adapt(Product storage self, Price storage stored, LineState memory line)
        internal
        view
        returns (PriceState memory state, uint256 multiple)
    {
        Price memory price = stored;
        bool known = price.at != 0;
        PriceInputs memory inputs = PriceInputs({
            state: known ? PriceState(uint256(price.level) * LEVEL_UNIT, price.earned) : PriceState(WAD, 0),
            rate: self.rate,
            // The integral is rounded where exposure is released: a price must not be able to fail for ever.
            use: known ? Math.saturatingSub(line.use, price.use) : 0,
            elapsed: known ? block.timestamp - price.at : 0,
            losses: line.losses,
            sinceLoss: block.timestamp - line.lastLossDay * 1 days
        });
        return IPremiumModel(self.model).adapt(inputs);
    }

    /// @notice Adapts the price and, once a day, remembers it: what it comes from is an integral, so between the bounds of
    /// the level the price does not depend on how often that is.
    function touch(Product storage self, Price storage stored, LineState memory line)
        internal
        returns (uint256 multiple)
    {
        PriceState memory state;
        (state, multiple) = adapt(self, stored, line);
        if (block.timestamp - stored.at < 1 days) return multiple;
        _remember(stored, state, line.use);
    }

    /// @dev In one write.
    function _remember(Price storage stored, PriceState memory state, uint256 used) private {
        uint56 level = uint56(Math.min(state.level / LEVEL_UNIT, type(uint56).max));
        uint64 earned = uint64(Math.min(state.earned, type(uint64).max));
        uint96 use = uint96(Math.min(used, type(uint96).max));
        (stored.level, stored.earned, stored.at, stored.use) = (level, earned, uint40(block.timestamp), use);
    }

    /// @notice A multiple with the market signal's say, 1e18 = 1, rounded up.
    function signalled(Product storage self, uint256 multiple)
        internal
        view
        returns (uint256 product, bool stopped)
    {
        if (!self.hasSignal) return (multiple, false);
        uint256 multiplier;
        (multiplier, stopped) = IMarketSignal(self.signal).read();
        product = Math.mulDiv(multiple, multiplier, WAD, Math.Rounding.Ceil);
    }

    /// @notice What the rate is multiplied by in a sale; fails while sales wait.
    function selling(Product storage self, LineState memory line, uint256 multiple)
        internal
        view
        returns (uint256 product)
    {
        require(!line.incidentOpen, ErrorsLib.SalesStopped(self.line));
        bool stopped;
        (product, stopped) = signalled(self, multiple);
        // Not `require`, which would read the signal's slot for its error in every sale.
        if (stopped) revert ErrorsLib.SalesStoppedBySignal(self.signal);
    }

    /// @notice rate * multiple * days/365 * area under the curve. Split-proof if rounded up: the area is, see
    /// `IPremiumModel`, and rounding up twice is never less than rounding up once.
    /// @param from Exposure at the lower end of what is priced.
    function premium(
        Product storage self,
        LineState memory line,
        uint256 multiple,
        uint256 from,
        uint256 amount,
        uint256 termDays,
        Math.Rounding rounding
    ) internal view returns (uint256) {
        uint256 most = Math.max(line.exposure + line.capacity, from + amount);
        uint256 area = IPremiumModel(self.model).area(from, from + amount, most);
        uint256 factor = uint256(self.rate) * termDays * multiple;
        return Math.mulDiv(area, factor, YEAR, rounding);
    }

    /// @notice Premium of more cover, rounded up, in favour of the pool.
    function salePremium(
        Product storage self,
        LineState memory line,
        uint256 multiple,
        uint256 amount,
        uint256 termDays
    ) internal view returns (uint256) {
        require(amount != 0, ErrorsLib.ZeroAmount());
        require(
            termDays >= self.minDays && termDays <= self.maxDays,
            ErrorsLib.TermOutOfRange(termDays, self.minDays, self.maxDays)
        );
        require(amount <= line.capacity, ErrorsLib.AmountAboveCapacity(amount, line.capacity));
        return premium(self, line, multiple, line.exposure, amount, termDays, Math.Rounding.Ceil);
    }
}
