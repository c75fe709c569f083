// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {ShortStrings} from "@openzeppelin/contracts/utils/ShortStrings.sol";
import {ICapitalPool} from "../interfaces/ICapitalPool.sol";
import {ICover} from "../interfaces/ICover.sol";
import {IPoolFactory} from "../interfaces/IPoolFactory.sol";
import {ICoverTrigger, IEventTrigger, ITrigger} from "../interfaces/ITrigger.sol";
import {Limits} from "../types/GovernanceTypes.sol";
import {LineState, Peril, PriceState, ProductTerms, ProductView, StressResult} from "../types/Types.sol";
import {Bounds} from "./Bounds.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {LimitsLib} from "./LimitsLib.sol";
import {PriceLib} from "./PriceLib.sol";

/// @title Listing products and showing them
/// @dev Linked: `Cover` would be larger than a contract may be.
library ProductLib {
    using Bounds for uint256;
    using PriceLib for PriceLib.Product;
    using SafeCast for uint256;

    uint256 private constant BPS = 10_000;

    /// @notice Checks the terms, opens a line in the pool and stores the product.
    function list(
        PriceLib.Product storage self,
        uint256 product,
        ProductTerms calldata t,
        IPoolFactory factory
    ) public {
        Limits memory limits = factory.limitsFor(t.pool, t.model, t.signal, t.trigger);
        _requireTerms(t, limits);
        emit ICover.ProductListed(product, t.pool, t.name, t);

        uint8 line = ICapitalPool(t.pool).openLine(msg.sender, t.group, t.maxShareBps, t.weightBps);
        if (line >= limits.maxProducts) revert ErrorsLib.TooManyLines(limits.maxProducts);
        _write(self, t, line);
        if (t.signal != address(0)) (self.hasSignal, self.signal) = (true, t.signal);
        if (t.trigger == address(0)) return;
        bool settles = ITrigger(t.trigger).settlesCovers();
        uint256 horizon = settles ? 0 : IEventTrigger(t.trigger).horizon();
        require(uint256(t.waitingDays) * 1 days >= horizon, ErrorsLib.WaitTooShort(t.waitingDays, horizon));
        self.trigger = settles ? PriceLib.Trigger.Cover : PriceLib.Trigger.Event;
        self.triggeredBy = t.trigger;
    }

    /// @dev Reads everything first: without a jump in between the compiler writes each word once.
    function _write(PriceLib.Product storage self, ProductTerms calldata t, uint8 line) private {
        (self.wording, self.name) = (t.wording, ShortStrings.toShortString(t.name));
        {
            (address pool, Peril peril, uint8 waitingDays) = (t.pool, t.peril, t.waitingDays);
            (uint16 minDays, uint16 maxDays) = (t.minDays, t.maxDays);
            (uint16 noClaimsBps, uint16 maxShareBps) = (t.noClaimsBps, t.maxShareBps);
            self.pool = pool;
            self.line = line;
            self.peril = peril;
            self.waitingDays = waitingDays;
            self.minDays = minDays;
            self.maxDays = maxDays;
            self.noClaimsBps = noClaimsBps;
            self.maxShareBps = maxShareBps;
        }
        (address model, uint64 rate, uint16 weightBps, uint8 group) =
            (t.model, uint64(t.rate), t.weightBps, t.group);
        self.model = model;
        self.rate = rate;
        self.weightBps = weightBps;
        self.group = group;
    }

    function _requireTerms(ProductTerms calldata t, Limits memory l) private pure {
        (uint256 waitingDays, uint256 minDays, uint256 maxDays) = (t.waitingDays, t.minDays, t.maxDays);
        require(
            minDays != 0 && minDays <= maxDays && maxDays <= l.maxTermDays && waitingDays >= l.minWaitingDays
                && waitingDays <= LimitsLib.MAX_WAITING_DAYS,
            ErrorsLib.InvalidTerms(waitingDays, minDays, maxDays)
        );
        uint256 rate = t.rate;
        require(rate >= l.minRate && rate <= l.maxRate, ErrorsLib.InvalidRate(rate, l.maxRate));
        if (t.noClaimsBps > l.maxNoClaimsBps) uint256(t.noClaimsBps).within(0, l.maxNoClaimsBps);
        // What the code allows at all is the pool's to check.
        if (t.maxShareBps > l.maxShareBps) uint256(t.maxShareBps).within(1, l.maxShareBps);
        if (t.weightBps < l.minWeightBps) uint256(t.weightBps).within(l.minWeightBps, BPS);
        require(bytes(t.name).length < 32, ErrorsLib.StringTooLong(t.name));
    }

    /// @notice The price ratio that a cover bought now remembers.
    function entry(PriceLib.Product storage self) public view returns (uint128) {
        return ICoverTrigger(self.triggeredBy).entry().toUint128();
    }

    /// @notice A product with its state as it is now.
    function view_(PriceLib.Product storage self, PriceLib.Price storage price)
        public
        view
        returns (ProductView memory v)
    {
        LineState memory line = ICapitalPool(self.pool).lineState(self.line);
        (v.exposure, v.capacity, v.incidentOpen) = (line.exposure, line.capacity, line.incidentOpen);
        (PriceState memory state, uint256 multiple) = self.adapt(price, line);
        v.level = state.level;
        (v.multiple, v.signalStopped) = self.signalled(multiple);
        (v.pool, v.line, v.group) = (self.pool, self.line, self.group);
        (v.name, v.wording, v.peril) = (ShortStrings.toString(self.name), self.wording, self.peril);
        (v.maxShareBps, v.weightBps, v.noClaimsBps) = (self.maxShareBps, self.weightBps, self.noClaimsBps);
        (v.waitingDays, v.minDays, v.maxDays) = (self.waitingDays, self.minDays, self.maxDays);
        (v.model, v.signal, v.rate) = (self.model, self.signal, self.rate);
        (v.trigger, v.settlesCovers) = (self.triggeredBy, self.trigger == PriceLib.Trigger.Cover);
    }

    /// @notice What it would mean now if products of one pool lost all their cover in one event.
    function stressTest(
        mapping(uint256 product => PriceLib.Product) storage all,
        address pool,
        uint256[] calldata products
    ) public view returns (StressResult memory) {
        uint8[] memory lines = new uint8[](products.length);
        for (uint256 i; i < products.length; i++) {
            PriceLib.Product storage p = all[products[i]];
            require(p.pool != address(0), ErrorsLib.UnknownProduct(products[i]));
            require(p.pool == pool, ErrorsLib.WrongPool(products[i], pool));
            lines[i] = p.line;
        }
        return ICapitalPool(pool).stressTest(lines, 10_000, block.timestamp);
    }
}
