// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
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

        (uint256 booked, uint256 collected, uint256 returned, uint256 open) = _sums();
        uint256 into = ghost_staked + ghost_paid + ghost_forfeited + returned;
        uint256 out = ghost_left + ghost_refunded + ghost_feesPaid + ghost_lostByReserve + ghost_lostByCapital;
        assertEq(kept, into - out, Promises.P1_CAPITAL);
        assertEq(m.exiting, ghost_left - ghost_lostByExits - ghost_taken, Promises.P1_EXITING);
        uint256 owed = booked + ghost_released - ghost_bondsCollected - collected - returned;
        assertEq(m.owed, owed, Promises.P1_OWED);
        assertEq(m.bonds, open * BOND, Promises.P1_BONDS);
        uint256 capitalWithoutPremium = ghost_staked + ghost_forfeited + returned;
        _checkPremiums(m, capitalWithoutPremium);
    }

    function _sums()
        private
        view
        returns (uint256 booked, uint256 collected, uint256 returned, uint256 open)
    {
        for (uint256 i; i < ghost_incidents.length; i++) {
            GhostIncident memory g = ghost_incidents[i];
            booked += g.booked;
            collected += g.collected;
            returned += g.returned;
            if (g.open) open++;
        }
    }

    /// @param into What came into the capital and was no premium.
    function _checkPremiums(PoolMoney memory m, uint256 into) private view {
        uint256 toFees = m.fees + ghost_feesPaid;
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
        if (_openIncident(product) != 0 || !_fits(exposures, product, 0)) {
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

    function checkClaims() external view {
        for (uint256 i; i < ghost_incidents.length; i++) {
            GhostIncident memory g = ghost_incidents[i];
            assertLe(g.collected + g.returned, g.booked, Promises.P3_ORDER);
            assertLe(g.booked, g.loss, Promises.P3_ORDER);
            assertLe(g.loss, g.eligible, Promises.P3_ORDER);
        }
        if (ghost_incidents.length == 0) return;
        uint256 index = turn % ghost_incidents.length;
        GhostIncident memory one = ghost_incidents[index];
        uint256 uncollected = core.claims.incidentOf(index + 1).uncollected;
        assertEq(uncollected, one.booked - one.collected - one.returned, Promises.P3_ORDER);
    }
}
