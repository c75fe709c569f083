// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Script} from "forge-std/Script.sol";
import {Core, Deployment} from "./Deployment.sol";
import {Demo, DemoParts} from "./demo/Demo.sol";
import {DemoFeeds, DemoMarket} from "./demo/DemoMarket.sol";

/// @title Deploys to the chain of the RPC and writes contracts/deployments/<chainId>.json
/// @notice The sender becomes administrator. On a local chain the demo comes with it.
contract Deploy is Script, Deployment {
    uint256 private constant LOCAL_CHAIN = 31337;

    function run() external {
        vm.startBroadcast();
        Core memory core = deployCore(msg.sender, msg.sender);
        string memory demo;
        if (block.chainid == LOCAL_CHAIN) demo = _deployDemo(core);
        vm.stopBroadcast();
        _verify(core);
        _write(core, demo);
    }

    function _deployDemo(Core memory core) private returns (string memory json) {
        DemoParts memory parts = Demo.setUp(core, msg.sender);
        DemoFeeds memory feeds = DemoMarket.setUp(core, parts, msg.sender);
        vm.serializeAddress("demo", "asset", address(parts.asset));
        vm.serializeAddress("demo", "etherAsset", address(parts.etherAsset));
        vm.serializeAddress("demo", "feed", address(feeds.dollar));
        vm.serializeAddress("demo", "etherFeed", address(feeds.etherFeed));
        return vm.serializeAddress("demo", "faucet", address(parts.faucet));
    }

    /// @dev Reads back what the contracts know of each other.
    function _verify(Core memory core) private view {
        require(address(core.cover.FACTORY()) == address(core.factory), "cover: factory");
        require(address(core.claims.COVER()) == address(core.cover), "claims: cover");
        require(address(core.claims.ASSESSORS()) == address(core.assessors), "claims: assessors");
        require(core.assessors.CLAIMS() == address(core.claims), "assessors: claims");
        require(core.assessors.authority() == address(core.manager), "assessors: authority");
        require(core.claims.authority() == address(core.manager), "claims: authority");
        require(core.factory.authority() == address(core.manager), "factory: authority");
    }

    function _write(Core memory core, string memory demo) private {
        string memory key = "deployment";
        vm.serializeUint(key, "chainId", block.chainid);
        vm.serializeUint(key, "blockNumber", block.number);
        vm.serializeAddress(key, "accessManager", address(core.manager));
        vm.serializeAddress(key, "factory", address(core.factory));
        vm.serializeAddress(key, "cover", address(core.cover));
        vm.serializeAddress(key, "claims", address(core.claims));
        vm.serializeAddress(key, "assessors", address(core.assessors));
        vm.serializeAddress(key, "token", address(core.token));
        string memory json = vm.serializeAddress(key, "model", address(core.model));
        if (bytes(demo).length != 0) json = vm.serializeString(key, "demo", demo);
        vm.createDir("contracts/deployments", true);
        string memory standard = string.concat("contracts/deployments/", vm.toString(block.chainid), ".json");
        vm.writeJson(json, vm.envOr("DEPLOYMENT_FILE", standard));
    }
}
