// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Cancellation, Extension, Sale} from "../types/Types.sol";
import {AssetLib} from "./AssetLib.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {PauseLib} from "./PauseLib.sol";
import {PoolState} from "./PoolState.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {StreamLib} from "./StreamLib.sol";
import {SyncLib} from "./SyncLib.sol";

/// @title What sales, extensions and cancellations do to a pool's books
/// @dev Extending is linked: the desk would be larger than a contract may be.
library SaleLib {
    using ExposureLib for ExposureLib.Ledger;
    using PauseLib for PoolState;
    using SafeCast for uint256;
    using StreamLib for StreamLib.Stream;
    using SyncLib for PoolState;

    uint256 private constant BPS = SolvencyLib.BPS;

    /// @notice Books a sale and takes the premium; afterwards `capital >= required` (promise P1).
    /// @return rate The cover's premium rate, packed.
    /// @return cancelFeeBps What a refund of the cover will leave to the pool, whatever the fee is by then.
    function sell(PoolState storage self, Sale calldata sale, uint256 coverRate)
        internal
        returns (uint56 rate, uint16 cancelFeeBps)
    {
        self.settle();
        ExposureLib.Line storage line = _saleable(self, sale.line);
        uint256 exposed = self.ledger.book(self.meter, sale.line, sale.amount, sale.startDay, sale.endDay);
        uint256 most = self.free() * line.maxShareBps / BPS;
        require(exposed <= most, ErrorsLib.ProductShareExceeded(exposed, most));
        self.requireSolvent();
        rate = _stream(self, coverRate, sale.endDay, sale.endDay, sale.premium);
        cancelFeeBps = self.params.cancelFeeBps;
        AssetLib.draw(sale.payer, sale.premium);
    }

    /// @notice Books an extension and takes the premium; it counts as a sale.
    /// @return rate The cover's premium rate, packed.
    function extend(PoolState storage self, Extension calldata e) public returns (uint56 rate) {
        self.settle();
        _saleable(self, e.line);
        self.ledger.moveEnd(e.line, e.amount, e.endDay, e.newEndDay);
        self.requireSolvent();
        rate = _stream(self, e.rate, e.endDay, e.newEndDay, e.premium);
        AssetLib.draw(e.payer, e.premium);
    }

    function _saleable(PoolState storage self, uint8 index)
        private
        view
        returns (ExposureLib.Line storage line)
    {
        self.requireOpen();
        line = self.ledger.lines[index];
        require(line.eventTime == 0, ErrorsLib.SalesStopped(index));
    }

    function _stream(PoolState storage self, uint256 rate, uint256 endDay, uint256 newEndDay, uint256 premium)
        private
        returns (uint56 packed)
    {
        StreamLib.Stream memory stream = self.stream;
        packed = stream.put(self.ledger.daysAt, rate, endDay, newEndDay, premium);
        self.stream = stream;
        self.unearned = (self.unearned + premium).toUint128();
    }

    /// @notice Ends a cover early. What its premium has not earned is refunded as far as the cancellation
    /// allows, less the fee; the rest is earned.
    /// @return refund Rounded down, in favour of those who stay.
    function cancel(PoolState storage self, Cancellation calldata c) internal returns (uint256 refund) {
        self.settle();
        StreamLib.Stream memory stream = self.stream;
        if (c.amount != 0) self.ledger.moveEnd(c.line, c.amount, c.endDay, c.newEndDay);
        uint256 unearned = stream.cut(self.ledger.daysAt, c.rate, c.endDay, c.newEndDay);
        for (uint256 i; i < c.waiting.length; i++) {
            self.ledger.unbook(self.meter, c.line, c.waiting[i], c.waitingDays[i], c.endDay);
        }
        refund = Math.mulDiv(Math.min(unearned, c.mostRefund), BPS - c.feeBps, BPS);
        self.unearned -= uint128(refund);
        self.keep(stream, unearned - refund, SyncLib.MAX_KEPT);
        self.stream = stream;
        AssetLib.push(c.holder, refund);
    }
}
