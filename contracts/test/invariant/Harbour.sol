// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus} from "breakwater/types/Types.sol";
import {Promises} from "./Promises.sol";
import {ClaimsHandler} from "./handlers/ClaimsHandler.sol";
import {CoverHandler} from "./handlers/CoverHandler.sol";
import {ExitHandler} from "./handlers/ExitHandler.sol";
import {StakeHandler} from "./handlers/StakeHandler.sol";
import {TimeHandler} from "./handlers/TimeHandler.sol";

/// @title All that people do around one pool
contract Harbour is StakeHandler, ExitHandler, CoverHandler, ClaimsHandler, TimeHandler {
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
        skip(COOLDOWN_DAYS * 1 days);
        _process();
    }

    /// @notice Settles what is open, pays everyone who has something to collect and lets all stakers out.
    function windUp() external {
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            _windUpIncident(id);
        }
        for (uint256 id = 1; id <= ghost_incidents.length; id++) {
            if (core.claims.incidentOf(id).bondOwed) _collectBond(id);
        }
        for (uint256 i; i < people.length; i++) {
            uint256 shares = pool.balanceOf(people[i]);
            if (shares != 0) _request(people[i], shares);
        }
        skip(400 days);
        _process();
        skip(WINDOW);
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
        assertEq(pool.solvency().required, 0, Promises.P1_EMPTY);
        assertEq(pool.solvency().exposure, 0, Promises.P1_EMPTY);
        assertEq(pool.solvency().atRisk, 0, Promises.P1_EMPTY);
        assertEq(pool.totalSupply(), 0, Promises.P1_EMPTY);
        assertEq(pool.money().unearned, 0, Promises.P1_EMPTY);
        assertEq(pool.money().bonds, 0, Promises.P1_EMPTY);
        assertEq(pool.money().owed, 0, Promises.P1_EMPTY);
        assertLe(pool.money().exiting, DUST, Promises.P1_EMPTY);
    }

    function _windUpIncident(uint256 id) private {
        while (ghost_incidents[id - 1].open) {
            if (core.claims.incidentOf(id).status == IncidentStatus.Open) {
                _warp(core.claims.incidentOf(id).revealUntil);
                _tally(id, core.claims.incidentOf(id).round);
            } else {
                _finalize(id);
            }
        }
        bool more = ghost_incidents[id - 1].loss != 0
            && block.timestamp < core.claims.incidentOf(id).revealUntil + 365 days;
        while (more) more = _tryCollect(id, id);
    }

    function _returnRest(uint256 id) private {
        if (ghost_incidents[id - 1].loss != 0) {
            ghost_incidents[id - 1].returned += core.claims.returnUncollected(id);
        }
    }
}
