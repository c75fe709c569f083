// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IncidentStatus, Process} from "breakwater/types/ClaimTypes.sol";
import {PoolParams} from "breakwater/types/Types.sol";
import {Base} from "../utils/Base.t.sol";

/// @title The books as a plain reader of DESIGN would keep them
/// @dev The ghosts never read what they check: they grow from the arguments and results of calls alone. Nothing here is
/// incremental or clever: sums are added up again each time.
abstract contract Ghosts is Base {
    /// @dev A product so small that an incident of it is not material: exits are processed while it is open.
    uint256 internal constant SMALL = 3;
    /// @dev A product in a group of its own with a light stress weight.
    uint256 internal constant LIGHT = 4;
    /// @dev A product whose events a trigger proves.
    uint256 internal constant PROVABLE = 5;
    uint256 internal constant PRODUCTS = 5;
    uint256 internal constant GROUPS = 3;
    uint256 internal constant BPS = 10_000;
    uint256 internal constant WINDOW = 14 days;
    /// @dev Unearned premium is kept in 2^-32 of a unit.
    uint256 internal constant SCALE = 2 ** 32;

    struct GhostTranche {
        uint256 amount;
        uint256 start;
    }

    /// @param tranches What was bought and when it starts; none once it was cancelled before it began.
    /// @param end First day no longer in force.
    /// @param unearned Scaled, at `at`; flows out evenly until `end`.
    /// @param cancelled True if nothing more can be done with it.
    struct GhostCover {
        uint256 product;
        uint256 end;
        uint256 unearned;
        uint256 at;
        uint256 feeBps;
        bool cancelled;
        GhostTranche[] tranches;
    }

    /// @param until End of the phase that `status` names.
    /// @param commitUntil End of the commits; of a proof, the time of its oldest round.
    /// @param asserted Severity step, 0 of a proof.
    /// @param bond Of the filer; a challenger's is the same, an appellant's twice that.
    /// @param parties Filer, challenger and appellant.
    /// @param ruledAt When the arbiter ruled, 0 if not.
    /// @param owedTo Parties whose bond can be collected, one bit each.
    /// @param pot What voters divide, of which
    /// @param potLeft is not yet credited or returned.
    struct GhostIncident {
        uint256 product;
        uint256 eventTime;
        uint256 eligible;
        bool open;
        uint256 loss;
        uint256 booked;
        uint256 collected;
        uint256 returned;
        uint256 closedAt;
        IncidentStatus status;
        uint256 filedAt;
        uint256 until;
        uint256 commitUntil;
        uint256 round;
        uint256 asserted;
        uint256 severityBps;
        uint256 shareBps;
        uint256 bond;
        bool hasVerdict;
        bool appealWon;
        uint256 ruledAt;
        uint256 owedTo;
        uint256 pot;
        uint256 potLeft;
        address[3] parties;
        Process process;
    }

    /// @dev Why a product's exposure is held: `count` incidents are open, of `opened` since the last time there was none.
    struct GhostHold {
        uint256 count;
        uint256 opened;
        uint256 openDay;
        uint256 earliest;
    }

    GhostCover[] internal ghost_covers;
    /// @dev Indices of covers that can still cost something.
    uint256[] internal ghost_live;
    GhostIncident[] internal ghost_incidents;
    mapping(uint256 product => GhostHold) internal ghost_holds;
    PoolParams internal ghost_params;

    uint256 internal ghost_staked;
    uint256 internal ghost_paid;
    uint256 internal ghost_refunded;
    uint256 internal ghost_left;
    uint256 internal ghost_taken;
    uint256 internal ghost_lostByReserve;
    uint256 internal ghost_lostByCapital;
    uint256 internal ghost_lostByExits;
    uint256 internal ghost_bondsPutUp;
    uint256 internal ghost_forfeited;
    uint256 internal ghost_bondsToVoters;
    uint256 internal ghost_feesToVoters;
    uint256 internal ghost_released;
    uint256 internal ghost_bondsCollected;
    uint256 internal ghost_rewardsCollected;
    uint256 internal ghost_potsReturned;
    uint256 internal ghost_salvageToCapital;
    uint256 internal ghost_salvageToExits;
    uint256 internal ghost_feesPaid;
    uint256 internal ghost_donated;
    /// @dev What fees should have got until the last change of parameters, in 1/10,000 of a unit, and earned until then.
    uint256 internal ghost_feesDue;
    uint256 internal ghost_earnedThen;
    /// @dev Capital, and premium earned, when the pool last distributed it: cover is sold on that.
    uint256 internal ghost_soldOn;
    uint256 internal ghost_earnedUntil;
    /// @dev Moments at which the pool may have rounded an accrual.
    uint256 internal ghost_accruals;

    function _today() internal view returns (uint256) {
        return block.timestamp / 1 days;
    }

    // ---- incidents ----

    function _atRisk() internal view returns (uint256 atRisk) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            if (ghost_incidents[i].open) atRisk += ghost_incidents[i].eligible;
        }
    }

    function _uncertain() internal view returns (bool) {
        return _atRisk() > pool.totalAssets() * ghost_params.materialityBps / BPS;
    }

    /// @dev Event times that hold exits: the largest number and 0 when nothing does. Of a product that had several open,
    /// the earliest holds until the last is closed, and any time until now may be left.
    function _events() internal view returns (uint256 earliest, uint256 latest) {
        earliest = type(uint256).max;
        for (uint256 product = 1; product <= PRODUCTS; product++) {
            GhostHold storage h = ghost_holds[product];
            if (h.count == 0) continue;
            earliest = Math.min(earliest, h.earliest);
            latest = Math.max(latest, h.opened == 1 ? h.earliest : block.timestamp);
        }
    }

    function _isHeld(uint256 product) internal view returns (bool) {
        return ghost_holds[product].count != 0;
    }

    function _hold(uint256 product, uint256 eventTime) internal {
        GhostHold storage h = ghost_holds[product];
        if (h.count == 0) (h.opened, h.openDay, h.earliest) = (0, _today(), eventTime);
        (h.count, h.opened) = (h.count + 1, h.opened + 1);
        h.earliest = Math.min(h.earliest, eventTime);
    }

    /// @dev All that was put up in an incident.
    function _bondsOf(GhostIncident storage g) internal view returns (uint256 bonds) {
        for (uint256 party; party < 3; party++) {
            if (g.parties[party] != address(0)) bonds += _bondOf(g, party);
        }
    }

    function _bondOf(GhostIncident storage g, uint256 party) internal view returns (uint256) {
        return party == 2 ? 2 * g.bond : g.bond;
    }

    // ---- covers ----

    /// @dev Of a cover, what is in force on a day.
    function _amountOn(uint256 index, uint256 day) internal view returns (uint256 amount) {
        GhostCover storage c = ghost_covers[index];
        if (day >= c.end) return 0;
        for (uint256 i; i < c.tranches.length; i++) {
            if (c.tranches[i].start <= day) amount += c.tranches[i].amount;
        }
    }

    function _eligible(uint256 product, uint256 time) internal view returns (uint256 eligible) {
        for (uint256 i; i < ghost_covers.length; i++) {
            if (ghost_covers[i].product == product) eligible += _amountOn(i, time / 1 days);
        }
    }

    /// @dev By product, cover whose end is less than a report window ago, counted from the first filing while any is open.
    function _exposures() internal view returns (uint256[PRODUCTS + 1] memory exposures) {
        uint256[PRODUCTS + 1] memory day;
        for (uint256 product = 1; product <= PRODUCTS; product++) {
            day[product] = _isHeld(product) ? ghost_holds[product].openDay : _today();
        }
        for (uint256 i; i < ghost_live.length; i++) {
            GhostCover storage c = ghost_covers[ghost_live[i]];
            if (c.end + WINDOW / 1 days <= day[c.product]) continue;
            for (uint256 j; j < c.tranches.length; j++) {
                exposures[c.product] += c.tranches[j].amount;
            }
        }
    }

    /// @dev Forgets covers that can cost nothing any more.
    function _prune() internal {
        for (uint256 i = ghost_live.length; i != 0; i--) {
            GhostCover storage c = ghost_covers[ghost_live[i - 1]];
            if (c.end + WINDOW / 1 days > _today() || _isHeld(c.product)) continue;
            ghost_live[i - 1] = ghost_live[ghost_live.length - 1];
            ghost_live.pop();
        }
    }

    // ---- premium ----

    /// @dev Scaled, rounded up.
    function _unearned(uint256 index, uint256 time) internal view returns (uint256) {
        GhostCover storage c = ghost_covers[index];
        uint256 end = c.end * 1 days;
        if (time >= end || c.unearned == 0) return 0;
        return Math.ceilDiv(c.unearned * (end - time), end - c.at);
    }

    /// @dev Asset units, rounded up.
    function _allUnearned() internal view returns (uint256 sum) {
        for (uint256 i; i < ghost_live.length; i++) {
            sum += _unearned(ghost_live[i], block.timestamp);
        }
        return Math.ceilDiv(sum, SCALE);
    }

    function _earned() internal view returns (uint256) {
        return Math.saturatingSub(ghost_paid - ghost_refunded, _allUnearned());
    }

    /// @dev To be called after whatever distributes premium: all but sales, extensions and cancellations.
    function _distributed() internal {
        (ghost_soldOn, ghost_earnedUntil) = (pool.totalAssets(), _earned());
    }

    /// @dev A new premium of a cover; what it has not yet earned is spread with it.
    function _paid(uint256 index, uint256 premium, uint256 end) internal {
        GhostCover storage c = ghost_covers[index];
        c.unearned = _unearned(index, block.timestamp) + premium * SCALE;
        (c.at, c.end) = (block.timestamp, end);
        ghost_paid += premium;
    }

    // ---- solvency ----

    function _groupOf(uint256 product) internal pure returns (uint256) {
        return product == DEPEG || product == PROVABLE ? 1 : product == LIGHT ? 2 : 0;
    }

    function _weightOf(uint256 product) internal pure returns (uint256) {
        return product == DEPEG || product == PROVABLE ? 6_000 : product == LIGHT ? 2_500 : 10_000;
    }

    function _shareOf(uint256 product) internal pure returns (uint256) {
        if (product == EXPLOIT) return 3_000;
        return product == DEPEG || product == PROVABLE ? 2_500 : product == SMALL ? 80 : 4_000;
    }

    /// @dev What groups demand of the capital, by stress and by the largest of them, rounded up.
    function _demand(uint256[PRODUCTS + 1] memory exposures, PoolParams memory p)
        internal
        pure
        returns (uint256)
    {
        uint256[GROUPS] memory whole;
        uint256[GROUPS] memory stressed;
        for (uint256 product = 1; product <= PRODUCTS; product++) {
            whole[_groupOf(product)] += exposures[product];
            stressed[_groupOf(product)] += exposures[product] * _weightOf(product);
        }
        (uint256 largest, uint256 sum, uint256 squares) = (0, 0, 0);
        for (uint256 g; g < GROUPS; g++) {
            largest = Math.max(largest, whole[g]);
            sum += stressed[g];
            squares += stressed[g] * stressed[g];
        }
        uint256 mix = (p.rhoBps * sum * sum + (BPS - p.rhoBps) * squares) * p.marginBps * p.marginBps;
        uint256 byStress = Math.sqrt(mix / BPS ** 5);
        while (byStress * byStress * BPS ** 5 < mix) byStress++;
        return Math.max(byStress, Math.ceilDiv(largest * BPS, p.groupCapBps));
    }

    function _required() internal view returns (uint256) {
        return _atRisk() + _demand(_exposures(), ghost_params);
    }

    /// @dev Whether `amount` more of a product would leave the pool able to pay its worst event.
    function _fits(uint256[PRODUCTS + 1] memory exposures, uint256 product, uint256 amount)
        internal
        view
        returns (bool fits)
    {
        uint256 free = Math.saturatingSub(ghost_soldOn, _atRisk());
        exposures[product] += amount;
        fits = _demand(exposures, ghost_params) <= free
            && (amount == 0 || exposures[product] * BPS <= free * _shareOf(product));
        exposures[product] -= amount;
    }

    /// @dev What the reserve is filled up to.
    function _reserveTarget() internal view returns (uint256) {
        uint256[PRODUCTS + 1] memory exposures = _exposures();
        uint256 stressed;
        for (uint256 product = 1; product <= PRODUCTS; product++) {
            stressed += exposures[product] * _weightOf(product);
        }
        return stressed * ghost_params.reserveTargetBps / BPS / BPS;
    }
}
