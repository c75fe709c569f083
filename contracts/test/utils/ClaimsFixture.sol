// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus, IncidentView, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Funds, PoolMoney} from "breakwater/types/PoolTypes.sol";
import {Loss, Settlement} from "breakwater/types/RiskTypes.sol";
import {Defaults} from "./Defaults.sol";
import {ProtocolFixture} from "./ProtocolFixture.sol";

/// @title A pool with a million staked, covers in force, three assessors, and functions that bring an incident to any status
abstract contract ClaimsFixture is ProtocolFixture {
    uint256 internal constant STAKED = 1_000_000e6;
    uint256 internal constant AMOUNT = 10_000e6;
    uint256 internal constant TERM = 120;

    address internal holder;
    address internal other;
    /// @dev Assessors with 40, 35 and 25 % of all weight.
    address internal ann;
    address internal ben;
    address internal cyd;

    uint256 internal product;
    uint256 internal cover;
    uint256 internal otherCover;

    function setUp() public virtual override {
        super.setUp();
        (holder, other) = (person("holder"), person("other"));
        (ann, ben, cyd) = (person("ann"), person("ben"), person("cyd"));
        assess(ann, 4_000e18);
        assess(ben, 3_500e18);
        assess(cyd, 2_500e18);
        stake(alice, STAKED);
        product = EXPLOIT;
        cover = buy(holder, product, AMOUNT, TERM);
        otherCover = buy(other, product, AMOUNT, TERM);
        enterForce(cover);
    }

    /// @dev What open incidents and ended covers may cost.
    function atRisk() internal view returns (uint256) {
        return core.ledger.accrued(address(pool), Funds(0, 0, false, 0, 0)).atRisk;
    }

    /// @dev An event of one second ago.
    function file(uint8 step) internal returns (uint256) {
        return file(holder, cover, block.timestamp - 1, step);
    }

    /// @dev An incident that goes to a vote at once, because it exceeds the lane's budget.
    function fileToVote(uint8 step) internal returns (uint256 incident) {
        buyLargeCover();
        incident = file(step);
        assertEq(uint8(statusOf(incident)), uint8(IncidentStatus.Voting), "goes to a vote");
    }

    /// @dev One more cover of a tenth of the capital, so that incidents exceed the fast lane.
    function buyLargeCover() internal returns (uint256 big) {
        big = buy(carol, product, 100_000e6, TERM);
        enterForce(big);
    }

    /// @dev Three assessors vote. Time moves to the end of the reveals.
    function vote(uint256 incident, uint8 a, uint8 b, uint8 c) internal {
        commitVote(ann, incident, a);
        commitVote(ben, incident, b);
        commitVote(cyd, incident, c);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(ann, incident, a);
        revealVote(ben, incident, b);
        revealVote(cyd, incident, c);
        endPhase(incident);
    }

    /// @dev All agree.
    function voteTo(uint256 incident, uint8 step) internal {
        vote(incident, step, step, step);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.finalize(incident);
    }

    /// @dev Ann alone decides two incidents filed in the same second.
    function voteBoth(uint256 one, uint8 stepOfOne, uint256 two, uint8 stepOfTwo) internal {
        commitVote(ann, one, stepOfOne);
        commitVote(ann, two, stepOfTwo);
        vm.warp(incidentOf(two).commitUntil);
        revealVote(ann, one, stepOfOne);
        revealVote(ann, two, stepOfTwo);
        endPhase(two);
        core.claims.tally(one);
        core.claims.tally(two);
        endPhase(two);
    }

    /// @dev Nobody votes, the arbiter is silent.
    function draw(uint256 incident) internal {
        endPhase(incident);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.tally(incident);
        assertEq(uint8(statusOf(incident)), uint8(IncidentStatus.Drawn), "drawn");
    }

    /// @dev A loss of another product, which removes capital.
    function bookLoss(Loss memory loss) internal {
        Settlement memory s;
        s.loss = loss;
        vm.prank(address(core.claims));
        pool.settle(s);
    }

    function incidentOf(uint256 incident) internal view returns (IncidentView memory) {
        return core.claims.incidentOf(incident);
    }

    function assertStatus(uint256 incident, IncidentStatus status) internal view {
        assertEq(uint8(statusOf(incident)), uint8(status), "status");
    }

    function bondOwed(uint256 incident, Party party) internal view returns (uint256) {
        return incidentOf(incident).bondsOwed[uint8(party)];
    }

    function money() internal view returns (PoolMoney memory) {
        return pool.money();
    }

    /// @dev Lists one more product in its own group.
    function productTerms(string memory name, uint8 group) internal view returns (ProductTerms memory terms) {
        terms = Defaults.product(address(pool), name, name);
        terms.group = group;
    }

    function setProcess(Process memory process) internal {
        core.claims.setProcess(address(pool), process);
    }
}
