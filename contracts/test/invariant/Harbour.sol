// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {PoolMoney, PoolParams, PoolSolvency} from "breakwater/types/Types.sol";
import {Checks} from "./Checks.sol";
import {Promises} from "./Promises.sol";
import {Juries} from "./Juries.sol";
import {World} from "./World.sol";
import {AssessorHandler} from "./handlers/AssessorHandler.sol";
import {AuthorityHandler} from "./handlers/AuthorityHandler.sol";
import {CollectHandler} from "./handlers/CollectHandler.sol";
import {GovernanceHandler} from "./handlers/GovernanceHandler.sol";
import {RewardHandler} from "./handlers/RewardHandler.sol";
import {StakeHandler} from "./handlers/StakeHandler.sol";
import {TermHandler} from "./handlers/TermHandler.sol";
import {TimeHandler} from "./handlers/TimeHandler.sol";

/// @title All that people do around one pool
contract Harbour is
    StakeHandler,
    AuthorityHandler,
    RewardHandler,
    TermHandler,
    CollectHandler,
    AssessorHandler,
    GovernanceHandler,
    TimeHandler,
    Checks
{
    function setUp() public override(World, Juries) {
        super.setUp();
        _openRewards();
    }

    /// @dev A unit for each part of a batch that was taken, at most.
    uint256 private constant DUST = 500;

    /// @notice Somebody leaves: what is open is decided first, for exits wait for a certain price.
    function leave(uint256 who, uint256 shares, uint256 seed) external action("leave") {
        address staker = _someone(who);
        uint256 has = pool.balanceOf(staker);
        if (has != 0) _request(staker, _bound(shares, 1, has / 2 + 1));
        for (uint256 i; i < 2 * PRODUCTS && _uncertain(); i++) {
            _decide(_pickOpen(i), seed);
        }
        _pass(COOLDOWN_DAYS * 1 days);
        _process();
    }

    /// @notice Little can leave under a tight group cap, and a little later much: batches of one day.
    function squeezeExits(uint256 who, uint256 time) external action("squeezeExits") {
        address staker = _someone(who);
        uint256 has = pool.balanceOf(staker);
        if (has < 1e6) return;
        _request(staker, has / 2);
        _pass(COOLDOWN_DAYS * 1 days);
        if (_uncertain()) return;
        PoolParams memory loose = ghost_params;
        PoolParams memory tight = ghost_params;
        uint256 free = Math.saturatingSub(pool.totalAssets(), _atRisk());
        uint256 cap = free == 0 ? BPS : _largestGroup() * BPS / free + 1;
        tight.groupCapBps = uint16(Math.min(cap, loose.groupCapBps));
        _setParams(tight);
        _process();
        _setParams(loose);
        _pass(time % 1 hours);
        _process();
    }

    function _largestGroup() private view returns (uint256 largest) {
        for (uint8 group; group < GROUPS; group++) {
            largest = Math.max(largest, pool.groupExposure(group));
        }
    }

    /// @notice Settles what is open, pays everyone who has something to collect and lets all stakers out.
    function windUp() external {
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            _pokeToItsEnd(id);
        }
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            _windUpIncident(id);
        }
        _windUpAssessors();
        for (uint256 i; i < people.length; i++) {
            uint256 shares = pool.balanceOf(people[i]);
            if (shares != 0) _request(people[i], shares);
        }
        _pass(400 days);
        _process();
        _pass(WINDOW);
        for (uint256 i; i < people.length; i++) {
            uint256 shares = pool.maxRedeem(people[i]);
            if (shares != 0) _redeem(people[i], shares);
        }
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            _returnRest(id);
        }
    }

    /// @notice What is left of the pool once it is wound up.
    function checkEmpty() external view {
        PoolSolvency memory s = pool.solvency();
        assertEq(s.required + s.exposure + s.stressed + s.atRisk, 0, Promises.P1_EMPTY);
        assertEq(pool.totalSupply(), 0, Promises.P1_EMPTY);
        assertEq(pool.premiumRate(), 0, Promises.P1_EMPTY);
        PoolMoney memory m = pool.money();
        assertEq(m.unearned + m.bonds + m.owed, 0, Promises.P1_EMPTY);
        assertLe(m.exiting, DUST, Promises.P1_EMPTY);
    }

    function _windUpIncident(uint256 id) private {
        bool more = _canCollect(id);
        while (more) more = _tryCollect(id, id);
        for (uint256 party; party < 3; party++) {
            if (ghost_incidents[id - 1].owedTo & 2 ** party != 0) _collectBond(id, party);
        }
        _settleVotesOf(id);
    }

    /// @dev Every stake is free again.
    function _windUpAssessors() private {
        for (uint256 i; i < assessors.length; i++) {
            address who = assessors[i];
            if (ghost_rewards[who] != 0) _collectReward(who);
            assertEq(core.assessors.votesOf(who), 0, Promises.P6_STAKE);
            if (ghost_leaving[who] == 0) continue;
            _warp(ghost_availableAt[who]);
            _unstake(who);
            assertEq(ghost_leaving[who], 0, Promises.P6_STAKE);
        }
    }
}
