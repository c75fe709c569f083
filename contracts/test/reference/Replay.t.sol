// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {Booked, Price, ProductRisk, Sale} from "breakwater/types/CoverTypes.sol";
import {PoolConfig} from "breakwater/types/PoolTypes.sol";
import {Opened, Opening} from "breakwater/types/RiskTypes.sol";
import {PoolFixture} from "../utils/PoolFixture.sol";
import {ReplayBase} from "./ReplayBase.sol";

/// @title Replays histories of a pool and its ledger, called as `Cover`, `Claims` and the factory call them
/// @notice Skipped without `REFERENCE_FILE`.
contract ReplayTest is PoolFixture, ReplayBase {
    address private constant AS_COVER = address(1);
    address private constant AS_CLAIMS = address(2);
    address private constant AS_FACTORY = address(3);
    uint256 private constant FIRST_PRODUCT = 12;
    uint256 private constant PRODUCT_WORDS = 5;

    /// @notice The contracts equal the model in every step of every history.
    function test_Histories() public {
        _replayFile(vm.envString("REFERENCE_FILE"));
    }

    function _callerOf(address caller) internal view override returns (address) {
        if (caller == AS_COVER) return cover;
        if (caller == AS_CLAIMS) return claims;
        return caller == AS_FACTORY ? address(this) : caller;
    }

    function _targetOf(uint8 target) internal view override returns (address) {
        return target == 0 ? address(pool) : address(this);
    }

    function observe() external view override returns (bytes memory) {
        return _observePool(pool);
    }

    function _begin(uint256[] memory w) internal override {
        bytes memory arguments = abi.encode(address(asset), uint8(6), address(this));
        pool = ICapitalPool(Clones.cloneWithImmutableArgs(address(implementation), arguments));
        PoolConfig memory config = poolConfig(address(asset));
        (config.cooldownDays, config.reportDays) = (uint8(w[1]), uint8(w[2]));
        config.params = _paramsOf(w);
        pool.initialize(config);
        vm.prank(claims);
        pool.allowSales();
        for (uint256 i; i < actors.length; i++) {
            asset.mint(actors[i], 1 << 120);
            vm.prank(actors[i]);
            asset.approve(address(pool), type(uint256).max);
        }
        for (uint256 at = FIRST_PRODUCT; at < w.length; at += PRODUCT_WORDS) {
            addProduct(
                ProductRisk({
                    group: uint8(w[at]),
                    shareBps: uint16(w[at + 1]),
                    weightBps: uint16(w[at + 2]),
                    riskRate: uint64(w[at + 3]),
                    endedRiskBps: uint16(w[at + 4])
                })
            );
        }
    }

    // ---- words that only the replay knows ----

    function give(uint256 assets) external {
        asset.mint(address(pool), assets);
    }

    function quote(Sale calldata sale) external view returns (Price memory) {
        return ledger.quote(address(pool), sale, pool.backing());
    }

    function quoteExtend(Booked calldata booked, uint16 newEndDay, uint256 signal)
        external
        view
        returns (Price memory)
    {
        return ledger.quoteExtend(address(pool), booked, newEndDay, signal, pool.backing().priced);
    }

    function quoteCancel(Booked calldata booked) external view returns (uint256) {
        return ledger.quoteCancel(address(pool), booked);
    }

    function eligibleAt(uint8 product, uint256 eventTime) external view returns (uint256, uint256, uint256) {
        Opened memory o = ledger.riskOf(address(pool), Opening(product, eventTime, 0, 0));
        return (o.eligible, o.exposure, o.capital);
    }

    function without(uint8[] calldata products) external view returns (uint256, uint256) {
        return ledger.without(address(pool), products);
    }
}
