// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {LevelLib} from "breakwater/libraries/LevelLib.sol";
import {RateLib} from "breakwater/libraries/RateLib.sol";
import {SolvencyLib} from "breakwater/libraries/SolvencyLib.sol";
import {Booked, ProductRisk} from "breakwater/types/CoverTypes.sol";
import {PoolParams} from "breakwater/types/PoolTypes.sol";
import {LedgerFixture} from "./LedgerFixture.sol";

/// @title A book as a list of covers
/// @notice Computes everything from scratch, cover by cover and day by day. The ledger's sums must equal it.
abstract contract NaiveBook is LedgerFixture {
    /// @param releaseDay Day on which its exposure leaves.
    /// @param flowDay Day on which its rate ends.
    /// @param flow Its rate.
    /// @param isSettled True if it was settled after its end, or cancelled.
    struct Cover {
        Booked booked;
        uint256 releaseDay;
        uint256 flowDay;
        uint256 flow;
        uint256 capitalFlow;
        bool isSettled;
    }

    struct Gain {
        uint256 rate;
        uint256 day;
    }

    Cover[] internal covers;
    ProductRisk[] internal products;
    Gain[] internal gainsList;
    PoolParams internal params;
    int256 internal integral;
    uint256 internal integratedAt;
    uint256 internal base;

    // ---- a cover on a day ----

    function isBound(Cover storage c, uint256 day) internal view returns (bool) {
        return day < c.releaseDay;
    }

    function isInForce(Cover storage c, uint256 day) internal view returns (bool) {
        return c.booked.startDay <= day && day < c.booked.endDay;
    }

    // ---- sums ----

    function exposureOf(uint256 product, uint256 day) internal view returns (uint256 sum) {
        for (uint256 i; i < covers.length; i++) {
            Cover storage c = covers[i];
            if (c.booked.product == product && isBound(c, day)) sum += c.booked.left;
        }
    }

    function groupAt(uint256 group, uint256 day) internal view returns (uint256 exposure, uint256 stressed) {
        for (uint256 i; i < products.length; i++) {
            if (products[i].group != group) continue;
            uint256 x = exposureOf(i, day);
            (exposure, stressed) = (exposure + x, stressed + x * products[i].weightBps);
        }
    }

    function sumsAt(uint256 day) internal view returns (SolvencyLib.Sums memory sums) {
        for (uint256 group; group < 32; group++) {
            (uint256 exposure, uint256 stressed) = groupAt(group, day);
            if (exposure > sums.largest) sums.largest = exposure;
            sums.exposure += exposure;
            sums.stressed += stressed;
            sums.squares += stressed * stressed;
        }
    }

    function boundAt(uint256 day) internal view returns (uint256) {
        SolvencyLib.Sums memory sums = sumsAt(day);
        if (sums.exposure == 0) return 0;
        uint256 shareCaps;
        for (uint256 i; i < products.length; i++) {
            shareCaps += products[i].shareBps;
        }
        uint256 leverage = shareCaps < params.leverageBps ? shareCaps : params.leverageBps;
        uint256 bound = SolvencyLib.byLeverage(sums.exposure, leverage);
        uint256 other = SolvencyLib.byGroup(sums.largest, params);
        if (other > bound) bound = other;
        other = SolvencyLib.byStress(sums, params);
        return other > bound ? other : bound;
    }

    /// @dev The level's integral until now, day by day.
    function integrate() internal {
        while (integratedAt < block.timestamp) {
            uint256 day = integratedAt / 1 days;
            uint256 until = (day + 1) * 1 days;
            if (until > block.timestamp) until = block.timestamp;
            integral = LevelLib.advance(integral, boundAt(day), base, until - integratedAt);
            integratedAt = until;
        }
    }

    // ---- flows ----

    function flowsNow() internal view returns (uint256 rate, uint256 capitalRate, uint256 gainRate) {
        for (uint256 i; i < covers.length; i++) {
            Cover storage c = covers[i];
            if (today() < c.flowDay) (rate, capitalRate) = (rate + c.flow, capitalRate + c.capitalFlow);
        }
        for (uint256 i; i < gainsList.length; i++) {
            if (today() < gainsList[i].day) gainRate += gainsList[i].rate;
        }
    }

    // ---- incidents ----

    function eligibleOn(uint256 product, uint256 day) internal view returns (uint256 sum) {
        for (uint256 i; i < covers.length; i++) {
            Cover storage c = covers[i];
            if (c.booked.product == product && isInForce(c, day) && isBound(c, today())) {
                sum += c.booked.amount;
            }
        }
    }

    /// @dev Original amounts of covers that ended at midnights of (from, to].
    function endedIn(uint256 product, uint256 from, uint256 to) internal view returns (uint256 sum) {
        for (uint256 i; i < covers.length; i++) {
            Booked storage c = covers[i].booked;
            bool started = c.endDay > c.startDay;
            if (c.product == product && started && from < c.endDay && c.endDay <= to) sum += c.amount;
        }
    }

    /// @dev Original amounts that were released on the days of (from, to].
    function releasedIn(uint256 product, uint256 from, uint256 to) internal view returns (uint256 sum) {
        for (uint256 i; i < covers.length; i++) {
            Cover storage c = covers[i];
            if (c.booked.product == product && from < c.releaseDay && c.releaseDay <= to) sum += c.booked.amount;
        }
    }

    /// @dev What ended covers may cost until they are settled or released.
    function endedRiskOf(uint256 product) internal view returns (uint256) {
        uint256 sum;
        for (uint256 i; i < covers.length; i++) {
            Cover storage c = covers[i];
            bool isOver = c.booked.endDay > c.booked.startDay && c.booked.endDay <= today();
            if (c.booked.product == product && isOver && isBound(c, today()) && !c.isSettled) {
                sum += c.booked.amount;
            }
        }
        return (sum * products[product].endedRiskBps + 9_999) / 10_000;
    }

    // ---- recording the test's actions ----

    function noteProduct(ProductRisk memory risk) internal {
        products.push(risk);
    }

    function noteSale(Booked memory booked) internal {
        Cover storage c = covers.push();
        c.booked = booked;
        noteFlow(c, booked.endDay + REPORT_DAYS, booked.endDay + REPORT_DAYS);
    }

    function noteFlow(Cover storage c, uint256 releaseDay, uint256 flowDay) internal {
        c.flow = RateLib.unpack(c.booked.rate);
        c.capitalFlow = RateLib.capitalPart(c.flow, c.booked.capitalShare);
        (c.releaseDay, c.flowDay) = (releaseDay, flowDay);
    }
}
