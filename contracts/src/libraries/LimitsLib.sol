// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Limits, Tuning} from "../types/GovernanceTypes.sol";
import {Bounds} from "./Bounds.sol";
import {ExposureLib} from "./ExposureLib.sol";

/// @title What governance may let curators do, and whether they stay inside it
library LimitsLib {
    using Bounds for uint256;

    uint256 private constant BPS = 10_000;
    uint256 internal constant MAX_RATE = 10e18;
    /// @dev With the longest report window these two fit the ring of a pool's days, `StreamLib.RING`.
    uint256 internal constant MAX_WAITING_DAYS = 30;
    uint256 internal constant MAX_TERM_DAYS = 365;
    uint256 internal constant MAX_NO_CLAIMS_BPS = 5_000;
    /// @dev Half of the places: a curator who fills them with nonsense leaves as many to its successor.
    uint256 private constant USUAL_PRODUCTS = ExposureLib.MAX_LINES / 2;
    uint256 private constant LEAST_LOOSEN_DAYS = 2;
    uint256 private constant MOST_LOOSEN_DAYS = 30;

    /// @notice What a new pool's curator may do until governance says otherwise: all that the code allows, in half the lines.
    function usual() internal pure returns (Limits memory) {
        return Limits({
            maxShareBps: uint16(BPS),
            minWeightBps: 1,
            minRate: 1,
            maxRate: uint64(MAX_RATE),
            minWaitingDays: 0,
            maxTermDays: uint16(MAX_TERM_DAYS),
            maxNoClaimsBps: uint16(MAX_NO_CLAIMS_BPS),
            maxProducts: uint8(USUAL_PRODUCTS),
            loosenDays: uint8(LEAST_LOOSEN_DAYS)
        });
    }

    function requireValid(Limits calldata l) internal pure {
        uint256(l.maxShareBps).within(1, BPS);
        uint256(l.minWeightBps).within(1, BPS);
        uint256(l.maxRate).within(1, MAX_RATE);
        uint256(l.minRate).within(1, l.maxRate);
        uint256(l.minWaitingDays).within(0, MAX_WAITING_DAYS);
        uint256(l.maxTermDays).within(1, MAX_TERM_DAYS);
        uint256(l.maxNoClaimsBps).within(0, MAX_NO_CLAIMS_BPS);
        uint256(l.maxProducts).within(1, ExposureLib.MAX_LINES);
        uint256(l.loosenDays).within(LEAST_LOOSEN_DAYS, MOST_LOOSEN_DAYS);
    }

    /// @notice For terms that get looser; tighter ones need no permission.
    function requireWithin(Limits memory l, Tuning memory t) internal pure {
        uint256(t.maxShareBps).within(1, l.maxShareBps);
        uint256(t.maxDays).within(0, l.maxTermDays);
        uint256(t.rate).within(l.minRate, l.maxRate);
    }
}
