// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {Filing, IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {PoolMoney} from "breakwater/types/Types.sol";
import {Core, Deployment} from "../../script/Deployment.sol";
import {Demo, DemoParts} from "../../script/demo/Demo.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {DemoFaucet} from "../../script/demo/DemoFaucet.sol";

/// @title A deployed protocol with the demo's pool and products, and the words to tell stories with
abstract contract Base is Test, Deployment {
    /// @dev A UTC morning: 2026-03-02 09:00.
    uint256 internal constant START = 1_772_442_000;
    uint256 internal constant EXPLOIT = 1;
    uint256 internal constant DEPEG = 2;
    bytes32 internal constant EVIDENCE = keccak256("evidence");

    Core internal core;
    ICapitalPool internal pool;
    DemoAsset internal asset;
    DemoFaucet internal faucet;

    function setUp() public virtual {
        vm.warp(START);
        core = deployCore(address(this), address(this));
        DemoParts memory parts = Demo.setUp(core, address(this), address(this));
        (asset, faucet) = (parts.asset, parts.faucet);
        pool = ICapitalPool(core.factory.poolAt(0));
    }

    /// @dev A person with money, governance tokens and the allowances that the app asks for by permit.
    function person(string memory name) internal returns (address who) {
        who = makeAddr(name);
        faucet.drip(who);
        vm.startPrank(who);
        asset.approve(address(pool), type(uint256).max);
        core.token.approve(address(core.assessors), type(uint256).max);
        vm.stopPrank();
    }

    /// @dev A trigger that governance enabled.
    function enabled(address trigger) internal returns (address) {
        core.factory.setPart(trigger, Part.Trigger);
        return trigger;
    }

    function stake(address who, uint256 assets) internal returns (uint256 shares) {
        fund(who, assets);
        vm.prank(who);
        shares = pool.deposit(assets, who);
    }

    function buy(address who, uint256 product, uint256 amount, uint256 termDays)
        internal
        returns (uint256 cover)
    {
        fund(who, core.cover.quote(product, amount, termDays));
        vm.prank(who);
        cover = core.cover.buy(product, amount, termDays, type(uint256).max, who);
    }

    function assess(address who, uint256 amount) internal {
        vm.prank(who);
        core.assessors.stake(amount);
    }

    function file(address who, uint256 cover, uint256 eventTime, uint8 step)
        internal
        returns (uint256 incident)
    {
        fund(who, core.claims.bondOf(core.cover.coverOf(cover).product));
        vm.prank(who);
        incident = core.claims.file(Filing(cover, eventTime, step, EVIDENCE, 0));
    }

    function commitVote(address who, uint256 incident, uint8 step) internal {
        uint8 round = core.claims.incidentOf(incident).round;
        bytes32 hash = core.claims.commitHash(incident, round, who, step, saltOf(who));
        vm.prank(who);
        core.claims.commit(incident, hash);
    }

    function revealVote(address who, uint256 incident, uint8 step) internal {
        core.claims.reveal(incident, who, step, saltOf(who));
    }

    function saltOf(address who) internal pure returns (bytes32) {
        return keccak256(abi.encode("salt", who));
    }

    /// @dev One assessor decides alone: commits, reveals, tallies and, unless somebody appeals, finalizes, moving time as
    /// needed.
    function decide(address assessor, uint256 incident, uint8 step) internal {
        if (statusOf(incident) == IncidentStatus.Filed) contest(incident);
        commitVote(assessor, incident, step);
        vm.warp(core.claims.incidentOf(incident).commitUntil);
        revealVote(assessor, incident, step);
        pass(incident);
        core.claims.tally(incident);
        pass(incident);
        core.claims.finalize(incident);
    }

    /// @dev Somebody challenges it.
    function contest(uint256 incident) internal {
        address challenger = person("challenger");
        fund(challenger, core.claims.incidentOf(incident).bond);
        vm.prank(challenger);
        core.claims.challenge(incident, EVIDENCE);
    }

    /// @dev The phase that an incident is in passes.
    function pass(uint256 incident) internal {
        vm.warp(core.claims.incidentOf(incident).until);
    }

    function statusOf(uint256 incident) internal view returns (IncidentStatus) {
        return core.claims.incidentOf(incident).status;
    }

    function fund(address who, uint256 assets) internal {
        uint256 has = asset.balanceOf(who);
        if (has < assets) asset.mint(who, assets - has);
        if (asset.allowance(who, address(pool)) < assets) {
            vm.prank(who);
            asset.approve(address(pool), type(uint256).max);
        }
    }

    /// @dev Unix time at which a cover is first in force.
    function startOf(uint256 cover) internal view returns (uint256) {
        return uint256(core.cover.coverOf(cover).startDay) * 1 days;
    }

    /// @dev The pool's balance equation, invariant number one.
    function assertBalanced() internal view {
        PoolMoney memory m = pool.money();
        assertGe(
            asset.balanceOf(address(pool)),
            m.capital + m.reserve + m.unearned + m.exiting + m.owed + m.bonds + m.fees,
            "balance >= capital + reserve + unearned + exiting + owed + bonds + fees"
        );
    }
}
