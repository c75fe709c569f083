// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {EpisodeView, IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {ProductView} from "breakwater/types/CoverTypes.sol";
import {ExitView, PoolMoney, Solvency} from "breakwater/types/PoolTypes.sol";
import {Actions} from "./Actions.sol";
import {Promises} from "./Promises.sol";
import {AuthorityHandler} from "./handlers/AuthorityHandler.sol";
import {ClaimHandler} from "./handlers/ClaimHandler.sol";
import {CollectHandler} from "./handlers/CollectHandler.sol";
import {CoverHandler} from "./handlers/CoverHandler.sol";
import {ExitHandler} from "./handlers/ExitHandler.sol";
import {StakeHandler} from "./handlers/StakeHandler.sol";

/// @title All actions on two pools, and the promises checked after any of them
contract ProtocolHandler is StakeHandler, ExitHandler, CoverHandler, CollectHandler, AuthorityHandler {
    /// @dev Premium too small for a rate, for each cover and year: 2^-16 of a unit a second, and as much for each change.
    uint256 private constant DUST = 2_000;
    /// @dev The debts are summed over all incidents, so not after each action.
    uint256 private constant OWED_EVERY = 8;

    function setUp() public override(Actions, ClaimHandler) {
        super.setUp();
        for (uint256 i; i < POOLS; i++) {
            _select(i);
            _deposit(people[i], 300_000 * _unit());
        }
        vm.warp(block.timestamp + 1 hours);
    }

    // ---- the promises ----

    function checkMoney() external view {
        for (uint256 i; i < POOLS; i++) {
            PoolMoney memory m = pools[i].money();
            uint256 sum = m.capital + m.reserve + m.unearned + m.gains + m.exiting + m.owed + m.bonds + m.fees;
            uint256 balance = assets[i].balanceOf(address(pools[i]));
            assertEq(balance, sum + ghost_flows[i].sent, Promises.P1_BALANCE);
            _checkUnearned(i, m.unearned);
        }
    }

    function _checkUnearned(uint256 index, uint256 unearned) private view {
        (uint256 expected, uint256 covers) = (0, 0);
        for (uint256 i; i < ghost_covers.length; i++) {
            if (ghost_covers[i].pool != index) continue;
            (expected, covers) = (expected + _unearnedOf(ghost_covers[i]), covers + 1);
        }
        uint256 slack = covers * DUST + expected / 1e9 + 1;
        assertLe(unearned, expected + slack, Promises.P5_LINEAR);
        assertGe(unearned + slack, expected, Promises.P5_LINEAR);
        assertLe(unearned + ghost_flows[index].refunded, ghost_flows[index].paid, Promises.P5_SUM);
    }

    function checkSolvency() external view {
        for (uint256 i; i < POOLS; i++) {
            Solvency memory s = core.lens.solvency(address(pools[i]));
            (uint256 required, uint256 byGroup, uint256 byLeverage) = _requirements(i);
            assertEq(s.required, required, Promises.P1_REQUIRED);
            assertEq(s.byGroup, byGroup, Promises.P1_REQUIRED);
            assertEq(s.byLeverage, byLeverage, Promises.P1_REQUIRED);
            uint256 atRisk = _atRisk(i);
            assertEq(s.atRisk, _min(atRisk, s.capital), Promises.P1_AT_RISK);
            assertLe(_payable(i), atRisk, Promises.P1_WORST);
            _checkProduct(_firstProduct(i) + actions % PRODUCTS);
            _checkDeposits(pools[i], atRisk, i);
        }
    }

    function _checkProduct(uint256 product) private view {
        ProductView memory p = core.cover.productOf(product);
        assertEq(p.exposure, _exposureOf(product), Promises.P1_EXPOSURE);
    }

    function _checkDeposits(ICapitalPool p, uint256 atRisk, uint256 index) private view {
        uint256 capital = p.totalAssets();
        bool isMaterial = atRisk > capital * ghost_params[index].materialityBps / BPS;
        bool isPaused = block.timestamp < p.terms().pausedUntil;
        bool isWipedOut = capital * 1e9 < p.totalSupply();
        bool isClosed = p.maxDeposit(people[0]) == 0;
        assertEq(isClosed, isMaterial || isPaused || isWipedOut, Promises.P2_PAUSED);
    }

    function checkExits() external view {
        for (uint256 i; i < POOLS; i++) {
            address controller = people[actions % people.length];
            ExitView memory v = pools[i].exitOf(controller);
            if (v.shares == 0) continue;
            GhostExit storage e = ghost_exits[i][controller][v.requestId];
            uint256 pending = pools[i].pendingRedeemRequest(v.requestId, controller);
            uint256 claimable = pools[i].claimableRedeemRequest(v.requestId, controller);
            assertEq(pending + claimable + e.redeemed, e.requested, Promises.P2_QUEUE);
            assertLe(pools[i].maxRedeem(controller), claimable, Promises.P1_MAX);
        }
        _checkOldFills();
    }

    function checkClaims() external view {
        for (uint256 i; i < ghost_covers.length; i++) {
            uint256 left = ghost_covers[i].neverStarted ? 0 : ghost_covers[i].left;
            assertEq(core.cover.claimOf(i + 1).left, left, Promises.P3_LEFT);
        }
        if (actions % OWED_EVERY < POOLS) _checkOwed(actions % OWED_EVERY);
    }

    function _checkOwed(uint256 index) private view {
        uint256 owed = _rewardsOwed(index);
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            if (ghost_incidents[id - 1].pool != index) continue;
            uint256[3] memory bonds = core.claims.incidentOf(id).bondsOwed;
            owed += bonds[0] + bonds[1] + bonds[2] + _potOf(id);
        }
        assertGe(pools[index].money().owed, owed, Promises.P3_OWED);
    }

    function _rewardsOwed(uint256 index) private view returns (uint256 owed) {
        for (uint256 i; i < assessors.length; i++) {
            owed += core.assessors.rewardOf(address(pools[index]), assessors[i]);
            for (uint256 id = 1; id <= ghost_incidents.length; id++) {
                if (ghost_incidents[id - 1].pool != index) continue;
                (uint256 reward,) = core.assessors.outcomeOf(id, assessors[i]);
                owed += reward;
            }
        }
    }

    /// @dev The pot of its episode, counted only at the episode's first incident.
    function _potOf(uint256 incident) private view returns (uint256) {
        if (statusOf(incident) != IncidentStatus.Accepted) return 0;
        EpisodeView memory e = core.claims.episodeOf(incident);
        for (uint256 id = 1; id < incident; id++) {
            if (ghost_incidents[id - 1].product != ghost_incidents[incident - 1].product) continue;
            if (statusOf(id) == IncidentStatus.Accepted && core.claims.episodeOf(id).id == e.id) return 0;
        }
        return e.pot;
    }

    // ---- the end ----

    /// @notice Settles everything open, pays everyone and lets all stakers leave.
    function windUp() external {
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            _endIncident(id);
        }
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            _payIncident(id);
        }
        vm.warp(block.timestamp + 400 days);
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            if (statusOf(id) == IncidentStatus.Accepted) core.claims.returnUncollected(id);
        }
        for (uint256 i; i < POOLS; i++) {
            _leave(i);
        }
    }

    function _endIncident(uint256 id) private {
        for (uint256 i; i < 8 && !_isFinal(statusOf(id)); i++) {
            _warp(core.claims.incidentOf(id).until);
            _moveOn(id);
        }
        assertTrue(_isFinal(statusOf(id)), Promises.P6_ENDS);
    }

    function _payIncident(uint256 id) private {
        _select(ghost_incidents[id - 1].pool);
        if (statusOf(id) == IncidentStatus.Accepted) _collectAll(id);
        _collectBonds(id);
        _settleVotes(id);
    }

    function _leave(uint256 index) private {
        _select(index);
        for (uint256 round; round < 3; round++) {
            for (uint256 i; i < people.length; i++) {
                uint256 limit = pool.maxRedeem(people[i]);
                if (limit != 0) _redeem(people[i], limit);
                bool isFree = pool.exitOf(people[i]).shares == 0;
                if (isFree && pool.balanceOf(people[i]) != 0) _request(people[i], pool.balanceOf(people[i]));
            }
            vm.warp(block.timestamp + 8 days);
            pool.processExits();
            vm.warp(block.timestamp + 61 days);
        }
    }

    /// @notice Checks what is left of the pools at the end.
    function checkEmpty() external view {
        for (uint256 i; i < POOLS; i++) {
            Solvency memory s = core.lens.solvency(address(pools[i]));
            assertEq(s.required + s.exposure + s.stressed + s.atRisk, 0, Promises.P1_EMPTY);
            assertEq(pools[i].totalSupply(), 0, Promises.P1_EMPTY);
            PoolMoney memory m = pools[i].money();
            assertEq(m.bonds + m.unearned, 0, Promises.P1_EMPTY);
            assertLe(m.owed + m.exiting, 10_000, Promises.P1_EMPTY);
        }
        for (uint256 i; i < assessors.length; i++) {
            assertEq(core.assessors.positionOf(assessors[i]).votes, 0, Promises.P6_STAKE);
        }
    }
}
