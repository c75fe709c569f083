// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {PoolConfig, PoolParams} from "../types/Types.sol";
import {AssetLib} from "./AssetLib.sol";
import {Bounds} from "./Bounds.sol";
import {DayBitmap} from "./DayBitmap.sol";
import {ErrorsLib} from "./ErrorsLib.sol";
import {ExitLib} from "./ExitLib.sol";
import {ExposureLib} from "./ExposureLib.sol";
import {Params, PoolState} from "./PoolState.sol";
import {SolvencyLib} from "./SolvencyLib.sol";
import {StreamLib} from "./StreamLib.sol";
import {SyncLib} from "./SyncLib.sol";
import {UseLib} from "./UseLib.sol";

/// @title What stakers and parameters do to a pool's books
/// @dev Linked: the pool would be larger than a contract may be.
library PoolLib {
    using Bounds for uint256;
    using DayBitmap for DayBitmap.Days;
    using ExitLib for ExitLib.Queue;
    using ExposureLib for ExposureLib.Ledger;
    using SafeCast for uint256;
    using SyncLib for PoolState;
    using UseLib for UseLib.Meter;

    uint256 private constant BPS = SolvencyLib.BPS;
    /// @dev Of 255 days: no purchase pays for a word of the day bitmap for nearly seven years.
    uint256 private constant RESERVED_SPANS = 10;
    /// @dev A round of the days' ring that was over before there were pools.
    uint8 private constant LONG_AGO = 1;
    uint256 private constant MAX_FEE_BPS = 3_000;
    uint256 private constant MAX_MARGIN_BPS = 50_000;
    uint256 private constant MAX_WINDOW_DAYS = 60;

    /// @notice Writes what a pool begins with.
    function open(PoolState storage self, PoolConfig calldata c) public {
        require(
            _isWindow(c.cooldownDays) && _isWindow(c.reportDays),
            ErrorsLib.InvalidDays(c.cooldownDays, c.reportDays)
        );
        writeParams(self, c.params);
        (self.params.cooldownDays, self.params.reportDays) = (c.cooldownDays, c.reportDays);
        self.curator = c.curator;
        uint256 today = block.timestamp / 1 days;
        self.stream.accruedAt = uint32(block.timestamp);
        self.stream.releasedDay = uint16(today - c.reportDays);
        self.meter.rebase(0);
        self.ledger.marked.reserve(today, RESERVED_SPANS);
        for (uint256 i; i < StreamLib.RING; i++) {
            self.ledger.daysAt.ring[i].round = LONG_AGO;
        }
    }

    /// @notice Opens a line in the exposure ledger, for the curator.
    function openLine(
        PoolState storage self,
        address curator,
        uint8 group,
        uint16 maxShareBps,
        uint16 weightBps
    ) public returns (uint8 line) {
        require(curator == self.curator, ErrorsLib.NotCurator(curator, self.curator));
        line = self.ledger.openLine(group, maxShareBps, weightBps);
        emit IPoolEvents.LineOpened(line, group, maxShareBps, weightBps);
    }

    /// @notice Burns `shares` of the queue into a batch, worth `assets`.
    function leave(PoolState storage self, uint256 shares, uint256 assets) public {
        uint256 batch = self.exits.process(shares, assets);
        self.capital -= uint128(assets);
        self.exiting = (self.exiting + assets).toUint128();
        self.meter.rebase(self.capital);
        emit IPoolEvents.ExitsProcessed(batch, shares, assets);
    }

    /// @notice Pays fees out.
    function payFees(PoolState storage self, address to, uint256 assets) public {
        self.syncAll();
        self.fees -= assets.toUint128();
        emit IPoolEvents.FeesPaid(to, assets);
        AssetLib.push(to, assets);
    }

    /// @notice Changes the parameters; if that raises `required`, then `capital >= required` afterwards (promise P1).
    function setParams(PoolState storage self, PoolParams calldata p) public {
        self.syncAll();
        uint256 before = self.required();
        writeParams(self, p);
        if (self.required() > before) self.requireSolvent();
    }

    /// @notice Checks the bounds of a pool's parameters and stores them.
    function writeParams(PoolState storage self, PoolParams calldata p) internal {
        Params storage params = self.params;
        params.groupCapBps = _within(p.groupCapBps, 1, BPS);
        params.rhoBps = _within(p.rhoBps, 0, BPS);
        params.marginBps = _within(p.marginBps, BPS, MAX_MARGIN_BPS);
        params.materialityBps = _within(p.materialityBps, 0, BPS);
        params.feeBps = _within(p.feeBps, 0, MAX_FEE_BPS);
        params.reserveBps = _within(p.reserveBps, 0, BPS);
        params.reserveTargetBps = _within(p.reserveTargetBps, 0, BPS);
        params.cancelFeeBps = _within(p.cancelFeeBps, 0, MAX_FEE_BPS);
        emit IPoolEvents.ParamsSet(p);
    }

    function _isWindow(uint256 numberOfDays) private pure returns (bool) {
        return numberOfDays != 0 && numberOfDays <= MAX_WINDOW_DAYS;
    }

    function _within(uint256 bps, uint256 least, uint256 most) private pure returns (uint16) {
        return uint16(bps.within(least, most));
    }
}
