// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ExitView, LineState, PoolMoney, PoolSolvency} from "breakwater/types/Types.sol";
import {Promises} from "./Promises.sol";
import {World} from "./World.sol";

/// @title The promises, after any call
abstract contract Checks is World {
    // ---- money ----

    function checkMoney() external view {
        PoolMoney memory m = pool.money();
        uint256 kept = m.capital + m.reserve + m.unearned + m.fees;
        uint256 balance = kept + m.exiting + m.owed + m.bonds + ghost_donated;
        assertEq(asset.balanceOf(address(pool)), balance, Promises.P1_BALANCE);

        (uint256 uncollected, uint256 returned, uint256 bonds) = _sums();
        uint256 into = ghost_staked + ghost_forfeited + returned + ghost_potsReturned + ghost_salvageToCapital;
        assertEq(kept, into + ghost_paid - _out(), Promises.P1_CAPITAL);
        uint256 exiting = ghost_left + ghost_salvageToExits - ghost_lostByExits - ghost_taken;
        assertEq(m.exiting, exiting, Promises.P1_EXITING);
        uint256 pots = ghost_bondsToVoters + ghost_feesToVoters - ghost_rewardsCollected - ghost_potsReturned;
        uint256 owed = uncollected + ghost_released - ghost_bondsCollected + pots;
        assertEq(m.owed, owed, Promises.P1_OWED);
        assertEq(m.bonds, bonds, Promises.P1_BONDS);
        uint256 gone = ghost_released + ghost_forfeited + ghost_bondsToVoters;
        assertEq(m.bonds, ghost_bondsPutUp - gone, Promises.P3_BONDS);
        _checkPremiums(m, into);
    }

    function _out() private view returns (uint256) {
        return ghost_left + ghost_refunded + ghost_feesPaid + ghost_feesToVoters + ghost_lostByReserve
            + ghost_lostByCapital;
    }

    function _sums() private view returns (uint256 uncollected, uint256 returned, uint256 bonds) {
        for (uint256 i; i < ghost_incidents.length; i++) {
            GhostIncident storage g = ghost_incidents[i];
            uncollected += g.booked - g.collected - g.returned;
            returned += g.returned;
            if (g.open) bonds += _bondsOf(g);
        }
    }

    /// @param into What came into the capital and was no premium.
    function _checkPremiums(PoolMoney memory m, uint256 into) private view {
        uint256 toFees = m.fees + ghost_feesPaid + ghost_feesToVoters;
        uint256 toReserve = m.reserve + ghost_lostByReserve;
        uint256 toCapital = m.capital + ghost_left + ghost_lostByCapital - into;
        uint256 earned = toFees + toReserve + toCapital;
        assertEq(earned + m.unearned + ghost_refunded, ghost_paid, Promises.P5_SUM);
        uint256 unearned = _allUnearned();
        assertApproxEqAbs(m.unearned, unearned, ghost_covers.length + 2, Promises.P5_LINEAR);

        uint256 since = Math.saturatingSub(earned, ghost_earnedThen);
        uint256 due = (ghost_feesDue + since * ghost_params.feeBps) / BPS;
        uint256 slack = ghost_covers.length / 3 + 2;
        assertLe(toFees, due + slack, Promises.P5_FEES);
        assertGe(toFees + ghost_accruals + slack, due, Promises.P5_FEES);
    }

    // ---- solvency ----

    /// @dev The sums, and two products in turn.
    function checkSolvency() external view {
        PoolSolvency memory s = pool.solvency();
        uint256[PRODUCTS + 1] memory exposures = _exposures();
        uint256 sum;
        for (uint256 product = 1; product <= PRODUCTS; product++) {
            sum += exposures[product];
            if (product % 2 == turn % 2) _checkLine(product, exposures);
        }
        assertEq(s.exposure, sum, Promises.P1_EXPOSURE);
        assertEq(s.atRisk, _atRisk(), Promises.P3_AT_RISK);
        assertEq(s.required, _atRisk() + _demand(exposures, ghost_params), Promises.P1_REQUIRED);
        assertEq(s.priceUncertain, _uncertain(), Promises.P2_UNCERTAIN);
    }

    function _checkLine(uint256 product, uint256[PRODUCTS + 1] memory exposures) private view {
        LineState memory line = pool.lineState(uint8(product - 1));
        assertEq(line.exposure, exposures[product], Promises.P1_EXPOSURE);
        if (_isHeld(product) || !_fits(exposures, product, 0)) {
            return assertEq(line.capacity, 0, Promises.P1_CLOSED_FORM);
        }
        assertTrue(_fits(exposures, product, line.capacity), Promises.P1_CLOSED_FORM);
        assertFalse(_fits(exposures, product, line.capacity + 1), Promises.P1_CLOSED_FORM);
    }

    // ---- exits ----

    /// @dev The queue, and one person's exits in turn.
    function checkExits() external view {
        assertEq(pool.maxDeposit(people[0]) == 0, _uncertain() || _wipedOut(), Promises.P2_UNCERTAIN);
        (uint256 requested, uint256 processed,) = pool.exitQueue();
        assertEq(requested, ghost_requested, Promises.P2_QUEUE);
        assertEq(processed, ghost_processed, Promises.P2_QUEUE);
        assertEq(pool.balanceOf(address(pool)), ghost_requested - ghost_processed, Promises.P2_QUEUE);
        _checkExitsOf(people[turn % people.length]);
    }

    /// @dev Shares below a millionth of par.
    function _wipedOut() private view returns (bool) {
        return pool.totalAssets() * 1e9 < pool.totalSupply();
    }

    function _checkExitsOf(address who) private view {
        ExitView[] memory exits = pool.exitsOf(who, type(uint256).max);
        uint256 first = ghost_firstRequest[who];
        assertEq(exits.length, ghost_requests[who].length - first, Promises.P2_QUEUE);
        uint256 claimable;
        for (uint256 i; i < exits.length; i++) {
            GhostRequest memory r = ghost_requests[who][first + i];
            assertEq(exits[i].id, first + i + 1, Promises.P2_QUEUE);
            assertEq(exits[i].shares, r.end - r.begin, Promises.P2_QUEUE);
            (uint256 shares, uint256 assets) = _inBatches(r, type(uint256).max);
            assertEq(exits[i].processedShares, shares, Promises.P2_QUEUE);
            uint256 rest = Math.saturatingSub(assets, r.advanced);
            assertEq(exits[i].processedAssets, rest, Promises.P2_SPARED);
            claimable += exits[i].takeableShares;
        }
        (uint256 readyShares, uint256 readyAssets) = _exitOf(who, _payableUntil());
        assertEq(pool.maxRedeem(who), readyShares, Promises.P2_PAYABLE);
        assertEq(pool.maxWithdraw(who), readyAssets, Promises.P2_PAYABLE);
        assertEq(claimable, readyShares, Promises.P2_PAYABLE);
    }

    // ---- claims ----

    /// @dev Every incident's books, and all that one of them says of itself in turn.
    function checkClaims() external view {
        for (uint256 i; i < ghost_incidents.length; i++) {
            GhostIncident storage g = ghost_incidents[i];
            assertLe(g.collected + g.returned, g.booked, Promises.P3_ORDER);
            assertLe(g.booked, g.loss, Promises.P3_ORDER);
            assertLe(g.loss, g.eligible, Promises.P3_ORDER);
            assertLe(g.potLeft, g.pot, Promises.P3_REWARDS);
        }
        if (ghost_incidents.length != 0) _checkIncident(turn % ghost_incidents.length);
        _checkHold(turn % PRODUCTS + 1);
    }

    function _checkIncident(uint256 index) private view {
        GhostIncident storage g = ghost_incidents[index];
        IncidentView memory v = core.claims.incidentOf(index + 1);
        assertEq(uint8(v.status), uint8(g.status), Promises.P6_STATE);
        assertEq(v.until, g.until, Promises.P6_STATE);
        assertEq(v.round, g.round, Promises.P6_STATE);
        assertEq(v.severityBps, g.severityBps, Promises.P6_STATE);
        assertEq(v.eventTime, g.eventTime, Promises.P6_STATE);
        assertEq(v.eligible, g.eligible, Promises.P3_ELIGIBLE);
        assertEq(v.booked, g.booked, Promises.P3_ORDER);
        assertEq(v.uncollected, g.booked - g.collected - g.returned, Promises.P3_ORDER);
        assertEq(v.bond, g.bond, Promises.P3_BONDS);
        assertEq(v.bondsOwed, g.owedTo, Promises.P3_BONDS);
        assertEq(v.reward, g.pot, Promises.P3_REWARDS);
    }

    function _checkHold(uint256 product) private view {
        (, uint256 open) = pool.incidentOf(uint8(product - 1));
        assertEq(open, ghost_holds[product].count, Promises.P6_FILED);
    }
}
