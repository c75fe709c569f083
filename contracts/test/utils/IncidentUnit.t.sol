// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Filing, IncidentStatus, IncidentView, Party, Process} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney, PoolParams, ProductTerms} from "breakwater/types/Types.sol";
import {Demo} from "../../script/demo/Demo.sol";
import {ClaimsUnit} from "./ClaimsUnit.t.sol";
import {EventTriggerStub} from "./Triggers.sol";

/// @title An incident in any state, who challenges it, who appeals, and where the money of the pool is
/// @dev Bob files and holds the cover, Carol is the assessor, Dave challenges, Erin appeals, the test is the arbiter.
abstract contract IncidentUnit is ClaimsUnit {
    /// @dev Of the 20,000 in a pool of 200,000, the fast lane takes only this.
    uint8 internal constant SMALL = 1;
    uint8 internal constant ALL = 20;
    /// @dev The parametric product's most.
    uint256 internal constant DEEPEST = 6_000;

    address internal dave;
    address internal erin;
    uint256 internal parametric;
    uint256 internal parametricCover;

    function setUp() public virtual override {
        super.setUp();
        (dave, erin) = (person("dave"), person("erin"));
    }

    // ---- into every state ----

    function inStatus(IncidentStatus status) internal returns (uint256 incident) {
        if (status == IncidentStatus.Filed) incident = fileSmall();
        else if (status == IncidentStatus.Proven) incident = proven();
        else if (status == IncidentStatus.Voting) incident = fileOne();
        else if (status == IncidentStatus.Decided) incident = decided(ALL);
        else if (status == IncidentStatus.Escalated) incident = escalated();
        else if (status == IncidentStatus.Drawn) incident = draw();
        else if (status == IncidentStatus.Accepted) incident = settle(ALL);
        else if (status == IncidentStatus.Refused) incident = settle(0);
        else incident = lapsed();
        assertStatus(incident, status);
    }

    /// @dev A call fails for the incident's state in all states but those whose bit is in `allowed`.
    function onlyIn(uint256 allowed, function(uint256) internal act) internal {
        for (uint8 s = 1; s <= uint8(IncidentStatus.Lapsed); s++) {
            if (allowed & (1 << s) != 0) continue;
            uint256 state = vm.snapshotState();
            uint256 incident = inStatus(IncidentStatus(s));
            vm.expectRevert(
                abi.encodeWithSelector(ErrorsLib.WrongStatus.selector, incident, IncidentStatus(s))
            );
            act(incident);
            vm.revertToState(state);
        }
    }

    function bit(IncidentStatus status) internal pure returns (uint256) {
        return 1 << uint8(status);
    }

    function fileSmall() internal returns (uint256 incident) {
        incident = file(bob, cover, eventTime, SMALL);
        assertStatus(incident, IncidentStatus.Filed);
    }

    /// @dev Decided by Carol alone, in the round that is open.
    function decided(uint8 step) internal returns (uint256 incident) {
        incident = fileOne();
        vote(carol, incident, step);
    }

    function vote(address who, uint256 incident, uint8 step) internal {
        commitVote(who, incident, step);
        toReveal(incident);
        revealVote(who, incident, step);
        passRound(incident);
        assertStatus(incident, IncidentStatus.Decided);
    }

    function escalated() internal returns (uint256 incident) {
        incident = fileOne();
        passRound(incident);
    }

    function lapsed() internal returns (uint256 incident) {
        incident = draw();
        end(incident);
    }

    function end(uint256 incident) internal {
        pass(incident);
        core.claims.finalize(incident);
    }

    // ---- a product with a trigger ----

    function listParametric() internal {
        if (parametric != 0) return;
        ProductTerms memory terms = termsOf(address(pool));
        (terms.trigger, terms.group) = (enabled(address(new EventTriggerStub(DEEPEST))), 2);
        parametric = core.cover.listProduct(terms);
        parametricCover = buy(bob, parametric, 10_000e6, 90);
        vm.warp(startOf(parametricCover) + 6 hours);
    }

    function prove(uint256 since, uint256 time, uint256 severityBps) internal returns (uint256 incident) {
        vm.prank(erin);
        incident = core.claims.prove(parametric, abi.encode(since, time, severityBps));
    }

    /// @dev A proof of less than the most.
    function proven() internal returns (uint256 incident) {
        listParametric();
        incident = prove(block.timestamp - 2 hours, block.timestamp - 1 hours, 2_000);
    }

    // ---- the others ----

    function challengeBy(address who, uint256 incident) internal {
        fund(who, core.claims.incidentOf(incident).bond);
        vm.prank(who);
        core.claims.challenge(incident, EVIDENCE);
    }

    function appealBy(address who, uint256 incident) internal {
        fund(who, 2 * core.claims.incidentOf(incident).bond);
        vm.prank(who);
        core.claims.appeal(incident, EVIDENCE);
    }

    function refileBy(address who, uint256 incident, uint8 step) internal returns (uint256 refiled) {
        fund(who, core.claims.incidentOf(incident).bond);
        vm.prank(who);
        refiled = core.claims.refile(incident, filingOf(step));
    }

    function filingOf(uint8 step) internal view returns (Filing memory) {
        return Filing(cover, eventTime, step, EVIDENCE, 0);
    }

    function stakeSelf(uint256 amount) internal {
        core.token.approve(address(core.assessors), amount);
        core.assessors.stake(amount);
        skip(1);
    }

    function setProcess(Process memory p) internal {
        core.claims.setProcess(address(pool), p);
    }

    function demoProcess() internal view returns (Process memory) {
        return Demo.process(address(this));
    }

    function incidentOf(uint256 incident) internal view returns (IncidentView memory) {
        return core.claims.incidentOf(incident);
    }

    function collectBondOf(uint256 incident, Party party) internal returns (uint256 assets) {
        assets = core.claims.collectBond(incident, party);
    }

    // ---- money ----

    /// @dev All that the pool's books hold; premium that is earned moves within it.
    function books() internal view returns (uint256) {
        PoolMoney memory m = pool.money();
        return m.capital + m.reserve + m.unearned + m.exiting + m.owed + m.bonds + m.fees;
    }

    /// @dev 3,000 of fees by tomorrow, from a premium of 10,000.
    function earnFees() internal {
        PoolParams memory p = params();
        p.feeBps = 3_000;
        setParams(p);
        sell(OTHER_LINE, 1, today(), today() + 1, 10_000e6);
    }

    function statusError(uint256 incident) internal view returns (bytes memory) {
        return abi.encodeWithSelector(ErrorsLib.WrongStatus.selector, incident, statusOf(incident));
    }

    function unknown(uint256 incident) internal pure returns (bytes memory) {
        return error1(ErrorsLib.UnknownIncident.selector, incident);
    }

    function error3(bytes4 selector, uint256 a, uint256 b, uint256 c) internal pure returns (bytes memory) {
        return abi.encodeWithSelector(selector, a, b, c);
    }
}
