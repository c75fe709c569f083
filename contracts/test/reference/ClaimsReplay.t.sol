// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {EpisodeView, IncidentStatus, IncidentView} from "breakwater/types/ClaimTypes.sol";
import {ProductTerms} from "breakwater/types/CoverTypes.sol";
import {PoolConfig} from "breakwater/types/PoolTypes.sol";
import {Defaults} from "../../script/Defaults.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {EventTriggerStub} from "../utils/PartStubs.sol";
import {ProtocolFixture} from "../utils/ProtocolFixture.sol";
import {ReplayBase} from "./ReplayBase.sol";

/// @title Histories of the whole protocol: cover, proven and asserted incidents, episodes and what covers collect of them
/// @notice Skipped without `REFERENCE_FILE`.
contract ClaimsReplayTest is ProtocolFixture, ReplayBase {
    uint256 private constant FIRST_PRODUCT = 12;
    uint256 private constant PRODUCT_WORDS = 8;

    address private constant AS_ARBITER = address(3);

    address private trigger;

    /// @dev The pools of histories are the only ones, so that their products have the numbers 1 to 3.
    function setUp() public override {
        vm.warp(START);
        core = deployCore(address(this), address(this));
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
    }

    /// @notice The contracts do what the model does, in every step of every history.
    function test_Claims() public {
        trigger = address(new EventTriggerStub(10_000, 0));
        _replayFile(vm.envString("REFERENCE_FILE"));
    }

    function _callerOf(address caller) internal view override returns (address) {
        return caller == AS_ARBITER ? address(this) : caller;
    }

    function _targetOf(uint8 target) internal view override returns (address) {
        address[4] memory targets = [address(pool), address(this), address(core.cover), address(core.claims)];
        return targets[target];
    }

    function give(uint256 assets) external {
        asset.mint(address(pool), assets);
    }

    function _begin(uint256[] memory w) internal override {
        PoolConfig memory config =
            Defaults.poolConfig(address(asset), "Pool", "POOL", address(this), address(core.model));
        (config.cooldownDays, config.reportDays, config.params) = (uint8(w[1]), uint8(w[2]), _paramsOf(w));
        pool = ICapitalPool(core.factory.createPool(config));
        core.claims.setProcess(address(pool), Defaults.process(address(this), BOND));
        enabled(trigger);
        for (uint256 i; i < actors.length; i++) {
            asset.mint(actors[i], 1 << 120);
            vm.prank(actors[i]);
            asset.approve(address(pool), type(uint256).max);
        }
        for (uint256 at = FIRST_PRODUCT; at < w.length; at += PRODUCT_WORDS) {
            ProductTerms memory terms = Defaults.product(address(pool), vm.toString(at), "wording");
            terms.trigger = trigger;
            (terms.group, terms.shareBps) = (uint8(w[at]), uint16(w[at + 1]));
            (terms.weightBps, terms.riskRate) = (uint16(w[at + 2]), w[at + 3]);
            terms.waitingDays = uint8(w[at + 5]);
            (terms.minDays, terms.maxDays) = (uint16(w[at + 6]), uint16(w[at + 7]));
            core.cover.listProduct(terms);
        }
    }

    // ---- what there is ----

    /// @notice The pool, its covers, and each accepted incident with its episode and what each cover can collect.
    function observe() external view override returns (bytes memory all) {
        all = _observePool(pool);
        uint256 covers = core.cover.coverCount();
        for (uint256 id = 1; id <= covers; id++) {
            all = bytes.concat(all, abi.encode(core.cover.coverOf(id), core.cover.leftOf(id)));
        }
        uint256 incidents = core.claims.incidentCount();
        for (uint256 incident = 1; incident <= incidents; incident++) {
            IncidentView memory v = core.claims.incidentOf(incident);
            all = bytes.concat(
                all,
                abi.encode(v.status, v.severityBps, v.until, v.bond, v.bondsOwed),
                abi.encode(v.eligible, v.cost, v.thresholdBps)
            );
            if (v.status != IncidentStatus.Accepted) continue;
            EpisodeView memory episode = core.claims.episodeOf(incident);
            all = bytes.concat(all, abi.encode(episode));
            for (uint256 id = 1; id <= covers; id++) {
                if (core.cover.coverOf(id).product != v.product) continue;
                all = bytes.concat(
                    all, abi.encode(core.claims.collectable(incident, id), core.claims.receivedOf(incident, id))
                );
            }
        }
    }
}
