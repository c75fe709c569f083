// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {PlainUnit} from "./PlainUnit.t.sol";

/// @title A pool with one cover in force, an assessor, and a claim about to be filed
abstract contract ClaimsUnit is PlainUnit {
    uint256 internal constant STAKE = 200_000e6;
    uint256 internal constant AMOUNT = 20_000e6;
    uint256 internal constant WEIGHT = 10_000e18;
    uint256 internal constant BOND = 500e6;

    uint256 internal cover;
    uint256 internal eventTime;

    function setUp() public virtual override {
        super.setUp();
        stake(alice, STAKE);
        cover = buy(bob, EXPLOIT, AMOUNT, 90);
        assess(carol, WEIGHT);
        eventTime = startOf(cover) + 1 hours;
        vm.warp(startOf(cover) + 6 hours);
    }

    function fileOne() internal returns (uint256 incident) {
        incident = file(bob, cover, eventTime, 20);
    }

    function toReveal(uint256 incident) internal {
        vm.warp(core.claims.incidentOf(incident).commitUntil);
    }

    /// @dev Its phase passes, and it is moved on.
    function passRound(uint256 incident) internal {
        pass(incident);
        core.claims.tally(incident);
    }

    /// @dev Filed and settled at `step`.
    function settle(uint8 step) internal returns (uint256 incident) {
        incident = fileOne();
        decide(carol, incident, step);
    }

    /// @dev Nobody votes, nobody rules, nobody votes again.
    function draw() internal returns (uint256 incident) {
        incident = fileOne();
        passRound(incident);
        passRound(incident);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Drawn);
    }

    function assertStatus(uint256 incident, IncidentStatus status) internal view {
        assertEq(uint8(statusOf(incident)), uint8(status));
    }
}
