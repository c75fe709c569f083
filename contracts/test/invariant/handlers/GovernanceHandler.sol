// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {ErrorsLib} from "breakwater/libraries/ErrorsLib.sol";
import {Process} from "breakwater/types/ClaimTypes.sol";
import {PoolMoney, PoolParams, StressResult} from "breakwater/types/Types.sol";
import {Demo} from "../../../script/demo/Demo.sol";
import {Promises} from "../Promises.sol";
import {World} from "../World.sol";

/// @title Parameters that change while everything runs, and fees that are paid out
abstract contract GovernanceHandler is World {
    address private constant TREASURY = address(0x7EA5);

    function changeParams(uint256 seed) external action("changeParams") {
        PoolParams memory p = Demo.poolParams();
        // Mostly near the demo's parameters, so that there is room to sell; sometimes anywhere.
        if (seed % 4 != 0) {
            p.groupCapBps = uint16(_bound(seed >> 8, 3_000, 5_000));
            p.rhoBps = uint16(_bound(seed >> 24, 0, 5_000));
            p.marginBps = uint16(_bound(seed >> 40, 10_000, 15_000));
        } else {
            p.groupCapBps = uint16(_bound(seed >> 8, 1, 10_000));
            p.rhoBps = uint16(_bound(seed >> 24, 0, 10_000));
            p.marginBps = uint16(_bound(seed >> 40, 10_000, 50_000));
        }
        p.materialityBps = uint16(_bound(seed >> 56, 50, 300));
        p.feeBps = uint16(_bound(seed >> 72, 0, 3_000));
        p.reserveBps = uint16(_bound(seed >> 88, 0, 10_000));
        p.reserveTargetBps = uint16(_bound(seed >> 104, 0, 500));
        p.cancelFeeBps = uint16(_bound(seed >> 120, 0, 3_000));
        _setParams(p);
    }

    function _setParams(PoolParams memory p) internal {
        uint256 earned = _earned();
        uint256[PRODUCTS + 1] memory exposures = _exposures();
        uint256 demand = _demand(exposures, p);
        bool relaxes = demand <= _demand(exposures, ghost_params);
        if (!relaxes && pool.totalAssets() < _atRisk() + demand) {
            try core.factory.setParams(address(pool), p) {
                revert(Promises.P1_PARAMS);
            } catch (bytes memory reason) {
                assertEq(bytes4(reason), ErrorsLib.InsufficientCapital.selector, Promises.P1_PARAMS);
            }
            return _did("changeParams.refused");
        }
        core.factory.setParams(address(pool), p);
        ghost_feesDue += (earned - ghost_earnedThen) * ghost_params.feeBps;
        ghost_earnedThen = earned;
        ghost_params = p;
        _distributed();
        if (!relaxes) assertGe(pool.totalAssets(), _required(), Promises.P1_PARAMS);
        _did(pool.totalAssets() < _required() ? "changeParams.relaxed" : "changeParams.some");
    }

    /// @notice How incidents filed from now on are decided; open ones keep what they began with.
    function changeProcess(uint256 seed) external action("changeProcess") {
        Process memory p = Demo.process(address(this));
        p.version = ghost_process.version;
        p.bond = uint96(_bound(seed, 1, 1_000e6));
        p.challengeSeconds = uint32(_bound(seed >> 16, 1 hours, 7 days));
        p.commitSeconds = uint32(_bound(seed >> 32, 1 hours, 7 days));
        p.revealSeconds = uint32(_bound(seed >> 48, 1 hours, 7 days));
        p.appealSeconds = uint32(_bound(seed >> 64, 1 hours, 7 days));
        p.rulingSeconds = uint32(_bound(seed >> 80, 1 hours, 30 days));
        p.fastLaneBps = uint16(_bound(seed >> 96, 0, 500));
        p.quorumBps = uint16(_bound(seed >> 112, 0, 5_000));
        p.rewardBps = uint16(_bound(seed >> 128, 0, BPS));
        p.penaltyBps = uint16(_bound(seed >> 144, 0, 1_000));
        p.thresholdBps = uint16(_bound(seed >> 160, BPS / 2 + 1, BPS));
        p.largeThresholdBps = uint16(_bound(seed >> 176, p.thresholdBps, BPS));
        p.hugeThresholdBps = uint16(_bound(seed >> 192, p.largeThresholdBps, BPS));
        p.hugeShareBps = uint16(_bound(seed >> 208, p.largeShareBps, 3_000));
        core.claims.setProcess(address(pool), p);
        p.version++;
        ghost_process = p;
        assertEq(
            keccak256(abi.encode(core.claims.processOf(address(pool)))),
            keccak256(abi.encode(p)),
            Promises.P6_STATE
        );
    }

    /// @notice Two products fail together now, in part: who would pay.
    function askStress(uint256 one, uint256 two, uint256 severity) external action("askStress") {
        uint256[PRODUCTS + 1] memory exposures = _exposures();
        (one, two) = (one % PRODUCTS + 1, two % PRODUCTS + 1);
        if (one == two) return;
        severity = _bound(severity, 0, BPS);
        uint8[] memory lines = new uint8[](2);
        (lines[0], lines[1]) = (uint8(one - 1), uint8(two - 1));
        StressResult memory r = pool.stressTest(lines, uint16(severity), block.timestamp);
        PoolMoney memory m = pool.money();
        uint256 loss = (exposures[one] + exposures[two]) * severity / BPS;
        assertEq(r.loss, loss, Promises.P1_STRESS);
        assertEq(r.fromReserve, Math.min(loss, m.reserve), Promises.P1_STRESS);
        assertEq(r.fromCapital, Math.min(loss - r.fromReserve, m.capital), Promises.P1_STRESS);
        assertEq(r.fromExits, 0, Promises.P1_STRESS);
        assertEq(r.unpaid, loss - r.fromReserve - r.fromCapital, Promises.P1_STRESS);
        assertEq(r.capitalLeft, m.capital - r.fromCapital, Promises.P1_STRESS);
    }

    function payFees(uint256 assets) external action("payFees") {
        uint256 fees = pool.money().fees;
        if (fees == 0) return;
        assets = assets % 3 == 0 ? fees : _bound(assets, 1, fees);
        uint256 had = asset.balanceOf(TREASURY);
        core.factory.payFees(address(pool), TREASURY, assets);
        assertEq(asset.balanceOf(TREASURY) - had, assets, Promises.P5_FEES);
        ghost_feesPaid += assets;
        _distributed();
        _did("payFees.some");
    }
}
