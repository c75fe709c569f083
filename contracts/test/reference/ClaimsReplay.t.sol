// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {
    Ballot,
    BallotStatus,
    EpisodeView,
    IncidentStatus,
    IncidentView,
    Position,
    VoteResult
} from "breakwater/types/ClaimTypes.sol";
import {CoverClaim, ProductTerms} from "breakwater/types/CoverTypes.sol";
import {PoolConfig} from "breakwater/types/PoolTypes.sol";
import {Defaults} from "../utils/Defaults.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {CoverTriggerStub, EventTriggerStub} from "../utils/PartStubs.sol";
import {ProtocolFixture} from "../utils/ProtocolFixture.sol";
import {ReplayBase} from "./ReplayBase.sol";

/// @title Replays histories of the whole protocol: cover, proven, asserted and voted incidents, episodes and collections
/// @notice Skipped without `REFERENCE_FILE`.
contract ClaimsReplayTest is ProtocolFixture, ReplayBase {
    uint256 private constant FIRST_PRODUCT = 12;
    uint256 private constant PRODUCT_WORDS = 10;
    uint256 private constant VOTES = 1_000_000e18;
    bytes32 private constant SALT = bytes32(uint256(1));

    address private constant AS_ARBITER = address(3);

    address private eventTrigger;
    address private coverTrigger;

    /// @dev Creates no other pools, so that the products of histories have the numbers 1 to 3.
    function setUp() public override {
        vm.warp(START);
        core = deployCore(address(this), address(this));
        asset = new DemoAsset("Demo Dollar", "dUSD", 6);
    }

    /// @notice The contracts equal the model in every step of every history.
    function test_Claims() public {
        (eventTrigger, coverTrigger) = (address(new EventTriggerStub(10_000, 0)), address(new CoverTriggerStub()));
        _replayFile(vm.envString("REFERENCE_FILE"));
    }

    function _callerOf(address caller) internal view override returns (address) {
        return caller == AS_ARBITER ? address(this) : caller;
    }

    function _targetOf(uint8 target) internal view override returns (address) {
        address[5] memory targets =
            [address(pool), address(this), address(core.cover), address(core.claims), address(core.assessors)];
        return targets[target];
    }

    // ---- words that only the replay knows ----

    function give(uint256 assets) external {
        asset.mint(address(pool), assets);
    }

    function commit(uint256 incident, uint8 step) external {
        bytes32 hash = core.assessors.commitHash(incident, msg.sender, step, SALT);
        vm.prank(msg.sender);
        core.assessors.commit(incident, hash);
    }

    function collectReward(address voter) external returns (uint256) {
        return core.claims.collectReward(address(pool), voter);
    }

    // ---- setup ----

    function _begin(uint256[] memory w) internal override {
        PoolConfig memory config =
            Defaults.poolConfig(address(asset), "Pool", "POOL", address(this), address(core.model));
        (config.cooldownDays, config.reportDays, config.params) = (uint8(w[1]), uint8(w[2]), _paramsOf(w));
        pool = ICapitalPool(core.factory.createPool(config));
        core.claims.setProcess(address(pool), Defaults.process(address(this), BOND));
        enabled(eventTrigger);
        enabled(coverTrigger);
        for (uint256 i; i < actors.length; i++) {
            asset.mint(actors[i], 1 << 120);
            require(core.token.transfer(actors[i], VOTES), "transfer failed");
            vm.startPrank(actors[i]);
            asset.approve(address(pool), type(uint256).max);
            core.token.approve(address(core.assessors), type(uint256).max);
            vm.stopPrank();
        }
        for (uint256 at = FIRST_PRODUCT; at < w.length; at += PRODUCT_WORDS) {
            _list(w, at);
        }
    }

    function _list(uint256[] memory w, uint256 at) private {
        ProductTerms memory terms = Defaults.product(address(pool), vm.toString(at), "wording");
        (terms.group, terms.shareBps) = (uint8(w[at]), uint16(w[at + 1]));
        (terms.weightBps, terms.riskRate) = (uint16(w[at + 2]), w[at + 3]);
        terms.waitingDays = uint8(w[at + 5]);
        (terms.minDays, terms.maxDays) = (uint16(w[at + 6]), uint16(w[at + 7]));
        terms.needsLossRoot = w[at + 8] != 0;
        terms.trigger = w[at + 9] != 0 ? coverTrigger : eventTrigger;
        core.cover.listProduct(terms);
    }

    // ---- state ----

    /// @notice Writes the state: the pool, its covers, each incident with its vote, each accepted one with its episode and what covers
    /// can collect, and the assessors.
    function observe() external view override returns (bytes memory all) {
        all = bytes.concat(_observePool(pool), _covers());
        uint256 incidents = core.claims.incidentCount();
        for (uint256 incident = 1; incident <= incidents; incident++) {
            IncidentView memory v = core.claims.incidentOf(incident);
            all = bytes.concat(
                all,
                abi.encode(v.status, v.severityBps, v.until, v.bond, v.bondsOwed),
                abi.encode(v.eligible, v.cost, v.thresholdBps),
                abi.encode(v.hasVerdict, v.isRuled, v.lossCollected, v.totalWeight, v.revealedWeight, v.reward)
            );
            if (core.assessors.ballotOf(incident).commitUntil != 0) all = bytes.concat(all, _votes(incident));
            if (v.status == IncidentStatus.Accepted) all = bytes.concat(all, _episode(incident, v.product));
        }
        return bytes.concat(all, _assessors());
    }

    function _covers() private view returns (bytes memory all) {
        uint256 covers = core.cover.coverCount();
        for (uint256 id = 1; id <= covers; id++) {
            CoverClaim memory c = core.cover.claimOf(id);
            all = bytes.concat(all, abi.encode(core.cover.coverOf(id), c.left, c.settlesCovers ? c.received : 0));
        }
    }

    function _votes(uint256 incident) private view returns (bytes memory all) {
        Ballot memory b = core.assessors.ballotOf(incident);
        VoteResult memory r = core.assessors.resultOf(incident);
        // A tallied vote is final with its incident.
        if (r.status <= BallotStatus.Open) r = VoteResult(0, 0, 0, 0, BallotStatus.Open, false);
        all = abi.encode(b.commitUntil, b.commitUntil + b.revealSeconds, r.status, r.step, r.punishesOutliers, r.near);
        for (uint256 i; i < actors.length; i++) {
            (, bool isRevealed, uint8 step, uint256 weight, bool isSettled) = core.assessors.voteOf(incident, actors[i]);
            (uint256 reward, uint256 penalty) = core.assessors.outcomeOf(incident, actors[i]);
            all = bytes.concat(all, abi.encode(isRevealed, step, weight, isSettled, reward, penalty));
        }
    }

    function _episode(uint256 incident, uint256 product) private view returns (bytes memory all) {
        EpisodeView memory episode = core.claims.episodeOf(incident);
        all = abi.encode(episode);
        for (uint256 i; i < actors.length; i++) {
            all = bytes.concat(all, abi.encode(core.claims.lossPaid(incident, actors[i])));
        }
        uint256 covers = core.cover.coverCount();
        for (uint256 id = 1; id <= covers; id++) {
            if (core.cover.coverOf(id).product != product) continue;
            uint256 collectable = core.claims.collectable(incident, id);
            all = bytes.concat(all, abi.encode(collectable, core.claims.receivedOf(incident, id)));
        }
    }

    function _assessors() private view returns (bytes memory all) {
        all = abi.encode(core.assessors.totalStake(), core.assessors.slashed());
        for (uint256 i; i < actors.length; i++) {
            Position memory p = core.assessors.positionOf(actors[i]);
            uint256 reward = core.assessors.rewardOf(address(pool), actors[i]);
            all = bytes.concat(all, abi.encode(p.staked, p.leaving, p.availableAt, p.votes, reward));
        }
    }
}
