// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {Filing, IncidentStatus} from "breakwater/types/ClaimTypes.sol";
import {Peril, ProductTerms} from "breakwater/types/CoverTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {PoolMoney, PoolParams} from "breakwater/types/PoolTypes.sol";
import {Defaults} from "./Defaults.sol";
import {Core, Deployment} from "./Deployment.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";

/// @title The whole protocol with one pool and two products, and functions for every action
/// @notice The test is administrator, curator and arbiter. Default parameters and limits.
abstract contract ProtocolFixture is Test, Deployment {
    /// @dev A UTC morning: 2026-03-02 09:00.
    uint256 internal constant START = 1_772_442_000;
    uint256 internal constant NO_LIMIT = type(uint256).max;
    uint256 internal constant REPORT_WINDOW = 14 days;
    uint96 internal constant BOND = 500e6;
    bytes32 internal constant EVIDENCE = keccak256("evidence");
    /// @dev The products' ids.
    uint256 internal constant EXPLOIT = 1;
    uint256 internal constant DEPEG = 2;

    Core internal core;
    ICapitalPool internal pool;
    DemoAsset internal asset;

    address internal alice;
    address internal bob;
    address internal carol;

    function setUp() public virtual {
        vm.warp(START);
        core = deployCore(address(this), address(this));
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
        pool = createPool(address(asset));
        listProduct("Tidewater Lending", 0);
        _listDepeg();
        (alice, bob, carol) = (person("alice"), person("bob"), person("carol"));
    }

    /// @dev A pool that sells cover, with default parameters, limits and process.
    function createPool(address token) internal returns (ICapitalPool created) {
        created = ICapitalPool(
            core.factory
                .createPool(Defaults.poolConfig(token, "Test Pool", "bwTEST", address(this), address(core.model)))
        );
        core.claims.setProcess(address(created), Defaults.process(address(this), BOND));
    }

    /// @dev Lists one more product like the first, in its own group.
    function listProduct(string memory name, uint8 group) internal returns (uint256 product) {
        ProductTerms memory terms = Defaults.product(address(pool), name, name);
        terms.group = group;
        return core.cover.listProduct(terms);
    }

    function _listDepeg() private {
        ProductTerms memory t =
            Defaults.product(address(pool), "Northwind Dollar", "The token trades below 0.90 for a day.");
        (t.peril, t.group, t.weightBps, t.waitingDays) = (Peril.Depeg, 1, 6_000, 2);
        (t.maxDays, t.riskRate) = (180, 0.015e18);
        core.cover.listProduct(t);
    }

    /// @dev A trigger that governance enabled for the pool.
    function enabled(address trigger) internal returns (address) {
        core.factory.setPart(address(pool), trigger, Part.Trigger);
        return trigger;
    }

    function setParams(PoolParams memory params) internal {
        core.factory.setParams(address(pool), params);
    }

    // ---- people ----

    /// @dev A person with money, governance tokens, and the allowances that the app requests by permit.
    function person(string memory name) internal returns (address who) {
        who = makeAddr(name);
        fund(who, 50_000e6);
        // The return value is checked: it is our own token.
        if (core.token.balanceOf(who) == 0) require(core.token.transfer(who, 10_000e18), "transfer failed");
        vm.prank(who);
        core.token.approve(address(core.assessors), type(uint256).max);
    }

    /// @dev Mints what is missing for a payment to the pool.
    function fund(address who, uint256 assets) internal {
        uint256 balance = asset.balanceOf(who);
        if (balance < assets) asset.mint(who, assets - balance);
        vm.prank(who);
        asset.approve(address(pool), type(uint256).max);
    }

    function today() internal view returns (uint256) {
        return block.timestamp / 1 days;
    }

    // ---- capital ----

    function stake(address who, uint256 assets) internal returns (uint256 shares) {
        fund(who, assets);
        vm.prank(who);
        shares = pool.deposit(assets, who);
    }

    function requestExit(address who, uint256 shares) internal returns (uint256 requestId) {
        vm.prank(who);
        requestId = pool.requestRedeem(shares, who, who);
    }

    /// @dev Requests, waits for the cooldown and processes.
    function exit(address who, uint256 shares) internal returns (uint256 requestId) {
        requestId = requestExit(who, shares);
        skip(7 days);
        pool.processExits();
    }

    function redeem(address who, uint256 shares) internal returns (uint256 assets) {
        vm.prank(who);
        assets = pool.redeem(shares, who, who);
    }

    // ---- cover ----

    function buy(address who, uint256 product, uint256 amount, uint256 termDays) internal returns (uint256 cover) {
        fund(who, core.cover.quote(product, amount, termDays).premium);
        vm.prank(who);
        cover = core.cover.buy(product, amount, termDays, NO_LIMIT, who);
    }

    function extend(address who, uint256 cover, uint256 extraDays) internal returns (uint256 premium) {
        fund(who, core.cover.quoteExtend(cover, extraDays).premium);
        vm.prank(who);
        premium = core.cover.extend(cover, extraDays, NO_LIMIT);
    }

    function cancel(address who, uint256 cover) internal returns (uint256 refund) {
        vm.prank(who);
        refund = core.cover.cancel(cover, 0);
    }

    /// @dev Unix time at which a cover is first in force.
    function startOf(uint256 cover) internal view returns (uint256) {
        return uint256(core.cover.coverOf(cover).startDay) * 1 days;
    }

    /// @dev Moves time to noon of a cover's first day.
    function enterForce(uint256 cover) internal {
        vm.warp(startOf(cover) + 12 hours);
    }

    // ---- incidents and votes ----

    /// @dev Stakes governance tokens to vote with. They count from the next second on.
    function assess(address who, uint256 amount) internal {
        vm.prank(who);
        core.assessors.stake(amount);
    }

    /// @dev Files an incident without a loss root.
    function file(address who, uint256 cover, uint256 eventTime, uint8 step) internal returns (uint256 incident) {
        return file(who, Filing(cover, eventTime, step, EVIDENCE, 0, 0, 0));
    }

    function file(address who, Filing memory filing) internal returns (uint256 incident) {
        fund(who, _bondFor(filing));
        vm.prank(who);
        incident = core.claims.file(filing);
    }

    /// @dev Enough for a bond. Quotes only know events of the last report window, and a draw is older.
    function _bondFor(Filing memory filing) private view returns (uint256) {
        if (filing.drawn != 0) return 64 * (BOND + core.claims.incidentOf(filing.drawn).cost);
        uint256 product = core.cover.coverOf(filing.cover).product;
        return core.claims.quoteFiling(product, filing.eventTime, filing.assertedStep, filing.lossTotal).bond;
    }

    /// @dev Challenges an incident of the fast lane.
    function challenge(address who, uint256 incident) internal {
        fund(who, core.claims.incidentOf(incident).bond);
        vm.prank(who);
        core.claims.challenge(incident, EVIDENCE);
    }

    function appeal(address who, uint256 incident) internal {
        fund(who, 2 * core.claims.incidentOf(incident).bond);
        vm.prank(who);
        core.claims.appeal(incident, EVIDENCE);
    }

    function commitVote(address who, uint256 incident, uint8 step) internal {
        bytes32 hash = core.assessors.commitHash(incident, who, step, saltOf(who));
        vm.prank(who);
        core.assessors.commit(incident, hash);
    }

    function revealVote(address who, uint256 incident, uint8 step) internal {
        core.assessors.reveal(incident, who, step, saltOf(who));
    }

    function saltOf(address who) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", who));
    }

    /// @dev One assessor decides alone: commits, reveals, tallies and, unless somebody appeals, finalizes, moving time as
    /// needed. An incident of the fast lane is challenged first.
    function decide(address assessor, uint256 incident, uint8 step) internal {
        if (statusOf(incident) == IncidentStatus.Filed) challenge(person("challenger"), incident);
        commitVote(assessor, incident, step);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(assessor, incident, step);
        endPhase(incident);
        core.claims.tally(incident);
        endPhase(incident);
        core.claims.finalize(incident);
    }

    /// @dev Moves time to the end of the incident's phase.
    function endPhase(uint256 incident) internal {
        vm.warp(core.claims.incidentOf(incident).until);
    }

    function statusOf(uint256 incident) internal view returns (IncidentStatus) {
        return core.claims.incidentOf(incident).status;
    }

    // ---- checks ----

    /// @dev The balance equation, invariant number one.
    function assertBalanced() internal view {
        PoolMoney memory m = pool.money();
        assertGe(
            asset.balanceOf(address(pool)),
            m.capital + m.reserve + m.unearned + m.gains + m.exiting + m.owed + m.bonds + m.fees,
            "balance >= capital + reserve + unearned + gains + exiting + owed + bonds + fees"
        );
    }
}
