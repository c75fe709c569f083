// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Process} from "breakwater/types/ClaimTypes.sol";
import {Peril, ProductTerms} from "breakwater/types/CoverTypes.sol";
import {PoolConfig, PoolParams} from "breakwater/types/PoolTypes.sol";

/// @title Defaults of a pool, its process and its products. Tests start from them, and none is looser.
library Defaults {
    function params() internal pure returns (PoolParams memory) {
        return PoolParams({
            marginBps: 10_000,
            rhoBps: 1_500,
            groupCapBps: 3_000,
            leverageBps: 40_000,
            materialityBps: 300,
            feeBps: 1_000,
            reserveBps: 1_000,
            reserveTargetBps: 150,
            cancelFeeBps: 1_000
        });
    }

    function poolConfig(address asset, string memory name, string memory symbol, address curator, address model)
        internal
        pure
        returns (PoolConfig memory)
    {
        return PoolConfig({
            asset: asset,
            name: name,
            symbol: symbol,
            curator: curator,
            model: model,
            cooldownDays: 7,
            reportDays: 14,
            params: params()
        });
    }

    /// @param bond Minimum bond of a filer, asset units.
    function process(address arbiter, uint96 bond) internal pure returns (Process memory) {
        return Process({
            arbiter: arbiter,
            bond: bond,
            challengeSeconds: 3 days,
            commitSeconds: 3 days,
            revealSeconds: 2 days,
            appealSeconds: 3 days,
            rulingSeconds: 14 days,
            fastLaneBps: 200,
            quorumBps: 1_000,
            thresholdBps: 6_000,
            largeThresholdBps: 6_667,
            largeShareBps: 1_000,
            penaltyBps: 200
        });
    }

    /// @dev An exploit of a protocol, in group 0, decided by vote.
    function product(address pool, string memory name, string memory wording)
        internal
        pure
        returns (ProductTerms memory)
    {
        return ProductTerms({
            pool: pool,
            name: name,
            wording: sha256(bytes(wording)),
            protocol: keccak256(bytes(name)),
            peril: Peril.Exploit,
            group: 0,
            shareBps: 2_000,
            weightBps: 7_500,
            waitingDays: 1,
            minDays: 28,
            maxDays: 365,
            signal: address(0),
            trigger: address(0),
            needsLossRoot: false,
            riskRate: 0.02e18
        });
    }
}
