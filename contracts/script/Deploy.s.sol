// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Script} from "forge-std/Script.sol";
import {Core, Deployment, Governance} from "./Deployment.sol";
import {Roles} from "./Roles.sol";
import {Demo, DemoParts} from "./demo/Demo.sol";
import {DemoRewards} from "./demo/DemoRewards.sol";

/// @title Deploys to the chain of the RPC and writes contracts/deployments/<chainId>.json
/// @notice On a local chain the demo comes with it. At the end the members' vote is the only administrator. The sender, or
/// GUARDIAN if that is set, is guardian; the sender, or FOUNDERS if that is set, holds the founders' tokens.
contract Deploy is Script, Deployment {
    uint256 private constant LOCAL_CHAIN = 31337;

    function run() external {
        vm.startBroadcast(msg.sender);
        Core memory core = deployCore(msg.sender, msg.sender);
        Governance memory g = deployGovernance(core, msg.sender);
        distribute(core, g, vm.envOr("FOUNDERS", msg.sender));
        string memory demo;
        if (block.chainid == LOCAL_CHAIN) demo = _deployDemo(core, g);
        handOver(core, g, msg.sender, vm.envOr("GUARDIAN", msg.sender));
        vm.stopBroadcast();
        _verify(core);
        _verifyHandOver(core, g);
        _write(core, g, demo);
    }

    function _deployDemo(Core memory core, Governance memory g) private returns (string memory json) {
        address arbiter = address(g.timelock);
        DemoParts memory parts = Demo.setUp(core, msg.sender, arbiter);
        vm.serializeAddress("demo", "partner", address(DemoRewards.setUp(core, g)));
        vm.serializeAddress("demo", "asset", address(parts.asset));
        vm.serializeAddress("demo", "etherAsset", address(parts.etherAsset));
        vm.serializeAddress("demo", "savings", address(parts.savings));
        vm.serializeAddress("demo", "feed", address(parts.feeds.dollar));
        vm.serializeAddress("demo", "etherFeed", address(parts.feeds.etherFeed));
        return vm.serializeAddress("demo", "faucet", address(parts.faucet));
    }

    /// @dev Reads back what the contracts know of each other.
    function _verify(Core memory core) private view {
        require(address(core.cover.FACTORY()) == address(core.factory), "cover: factory");
        require(address(core.cover.LEDGER()) == address(core.ledger), "cover: ledger");
        require(core.cover.CLAIMS() == address(core.claims), "cover: claims");
        require(address(core.claims.COVER()) == address(core.cover), "claims: cover");
        require(address(core.claims.ASSESSORS()) == address(core.assessors), "claims: assessors");
        require(core.assessors.CLAIMS() == address(core.claims), "assessors: claims");
        require(core.assessors.authority() == address(core.manager), "assessors: authority");
        require(core.claims.authority() == address(core.manager), "claims: authority");
        require(core.factory.authority() == address(core.manager), "factory: authority");
    }

    /// @dev Nobody but the timelock administers anything, and nobody but the governor tells the timelock what to do.
    function _verifyHandOver(Core memory core, Governance memory g) private view {
        (bool admin,) = core.manager.hasRole(Roles.GOVERNANCE, msg.sender);
        (bool timelock,) = core.manager.hasRole(Roles.GOVERNANCE, address(g.timelock));
        require(!admin && timelock, "manager: administrator");
        require(core.rewards.authority() == address(core.manager), "rewards: authority");
        require(g.emission.authority() == address(core.manager), "emission: authority");
        require(!g.timelock.hasRole(g.timelock.DEFAULT_ADMIN_ROLE(), msg.sender), "timelock: administrator");
        require(!g.timelock.hasRole(g.timelock.PROPOSER_ROLE(), msg.sender), "timelock: proposer");
        require(!g.timelock.hasRole(g.timelock.EXECUTOR_ROLE(), address(0)), "timelock: open executor");
        require(g.timelock.hasRole(g.timelock.PROPOSER_ROLE(), address(g.governor)), "timelock: governor");
        require(g.timelock.getMinDelay() == TIMELOCK_DELAY, "timelock: delay");
        require(core.token.balanceOf(address(g.emission)) == EMISSION_TOKENS, "emission: tokens");
        for (uint256 index; index < core.factory.poolCount(); index++) {
            address arbiter = core.claims.processOf(core.factory.poolAt(index)).arbiter;
            require(arbiter == address(g.timelock), "claims: arbiter");
        }
    }

    function _write(Core memory core, Governance memory g, string memory demo) private {
        string memory key = "deployment";
        vm.serializeUint(key, "chainId", block.chainid);
        vm.serializeUint(key, "blockNumber", block.number);
        vm.serializeAddress(key, "accessManager", address(core.manager));
        vm.serializeAddress(key, "factory", address(core.factory));
        vm.serializeAddress(key, "cover", address(core.cover));
        vm.serializeAddress(key, "claims", address(core.claims));
        vm.serializeAddress(key, "assessors", address(core.assessors));
        vm.serializeAddress(key, "token", address(core.token));
        vm.serializeAddress(key, "rewards", address(core.rewards));
        vm.serializeAddress(key, "governor", address(g.governor));
        vm.serializeAddress(key, "timelock", address(g.timelock));
        vm.serializeAddress(key, "emission", address(g.emission));
        vm.serializeAddress(key, "ledger", address(core.ledger));
        vm.serializeAddress(key, "lens", address(core.lens));
        string memory json = vm.serializeAddress(key, "model", address(core.model));
        if (bytes(demo).length != 0) json = vm.serializeString(key, "demo", demo);
        vm.createDir("contracts/deployments", true);
        string memory standard = string.concat("contracts/deployments/", vm.toString(block.chainid), ".json");
        vm.writeJson(json, vm.envOr("DEPLOYMENT_FILE", standard));
    }
}
