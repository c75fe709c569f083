// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {Booked, Price, ProductRisk, ProductState, Sale} from "breakwater/types/CoverTypes.sol";
import {Backing, Fill, PoolConfig, PoolParams} from "breakwater/types/PoolTypes.sol";
import {Clones} from "@openzeppelin/contracts/proxy/Clones.sol";
import {PoolFixture} from "../utils/PoolFixture.sol";

/// @title Replays histories of the reference model on a pool and its ledger
/// @notice The model writes histories with hashes of what it expects; this replays each on a fresh pool and writes down the
/// first step of each at which the contracts answer, or stand, otherwise. Run by `replay.ts`, which turns that into words; skipped
/// without `REFERENCE_FILE`.
contract ReplayTest is PoolFixture {
    /// @dev What must come back and be there after a call, as hashes.
    struct Step {
        uint256 time;
        uint8 target;
        address caller;
        bool succeeds;
        bytes data;
        bytes32 answer;
        bytes32 afterwards;
    }

    address private constant AS_COVER = address(1);
    address private constant AS_CLAIMS = address(2);
    address private constant AS_FACTORY = address(3);
    uint256 private constant FIRST_PRODUCT = 12;
    uint256 private constant PRODUCT_WORDS = 5;
    uint256 private constant FILLS_SHOWN = 3;
    uint256 private constant PREVIEWED = 1e9;

    address[4] private actors =
        [address(0xa11ce001), address(0xb0b00002), address(0xca201003), address(0xdad00004)];

    /// @notice The contracts do what the model does, in every step of every history.
    function test_Histories() public {
        string memory file = vm.envString("REFERENCE_FILE");
        uint256 differing;
        uint256 index;
        for (string memory line = vm.readLine(file); bytes(line).length != 0; line = vm.readLine(file)) {
            uint256 snapshot = vm.snapshotState();
            string memory difference = this.replay(line);
            vm.revertToStateAndDelete(snapshot);
            if (bytes(difference).length != 0) {
                differing++;
                vm.writeLine(
                    string.concat(file, ".answers"), string.concat(vm.toString(index), " ", difference)
                );
            }
            index++;
        }
        assertEq(differing, 0, "histories differ from the reference model");
    }

    /// @return difference Step, what differs, and the answer or the state that the contracts gave; empty if nothing does.
    function replay(string calldata line) external returns (string memory) {
        (uint256[] memory setup, Step[] memory steps) = abi.decode(vm.parseBytes(line), (uint256[], Step[]));
        _setUpPool(setup);
        for (uint256 i; i < steps.length; i++) {
            Step memory step = steps[i];
            vm.warp(step.time);
            vm.prank(_callerOf(step.caller));
            (bool succeeds, bytes memory answer) =
                (step.target == 0 ? address(pool) : address(this)).call(step.data);
            if (succeeds != step.succeeds || keccak256(answer) != step.answer) {
                return _difference(i, succeeds ? "answer" : "refusal", answer);
            }
            bytes memory state = this.observe();
            if (keccak256(state) != step.afterwards) return _difference(i, "state", state);
        }
        return "";
    }

    function _difference(uint256 step, string memory what, bytes memory found)
        private
        pure
        returns (string memory)
    {
        return string.concat(vm.toString(step), " ", what, " ", vm.toString(found));
    }

    function _callerOf(address caller) private view returns (address) {
        if (caller == AS_COVER) return cover;
        if (caller == AS_CLAIMS) return claims;
        return caller == AS_FACTORY ? address(this) : caller;
    }

    // ---- the pool ----

    function _setUpPool(uint256[] memory w) private {
        vm.warp(w[0]);
        pool = ICapitalPool(
            Clones.cloneWithImmutableArgs(
                address(implementation), abi.encode(address(asset), uint8(6), address(this))
            )
        );
        PoolConfig memory config = poolConfig(address(asset));
        (config.cooldownDays, config.reportDays) = (uint8(w[1]), uint8(w[2]));
        config.params = PoolParams({
            marginBps: uint16(w[3]),
            rhoBps: uint16(w[4]),
            groupCapBps: uint16(w[5]),
            leverageBps: uint32(w[6]),
            materialityBps: uint16(w[7]),
            feeBps: uint16(w[8]),
            reserveBps: uint16(w[9]),
            reserveTargetBps: uint16(w[10]),
            cancelFeeBps: uint16(w[11])
        });
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

    // ---- what a history asks of the ledger ----

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
        return ledger.quoteExtend(address(pool), booked, newEndDay, signal, pool.backing());
    }

    function quoteCancel(Booked calldata booked) external view returns (uint256) {
        return ledger.quoteCancel(address(pool), booked);
    }

    function eligibleAt(uint8 product, uint256 eventTime) external view returns (uint256, uint256) {
        return ledger.eligibleAt(address(pool), product, eventTime);
    }

    function without(uint8[] calldata products) external view returns (uint256, uint256) {
        return ledger.without(address(pool), products);
    }

    // ---- what there is ----

    /// @notice Everything the pool says of itself, in the order of `observe.ts`.
    function observe() external view returns (bytes memory all) {
        Backing memory backing = pool.backing();
        all = bytes.concat(abi.encode(pool.money()), abi.encode(ledger.solvency(address(pool), backing)));
        all = bytes.concat(all, _totals(backing));
        for (uint8 i; i < ledger.productCount(address(pool)); i++) {
            ProductState memory product = ledger.productOf(address(pool), i, backing);
            all = bytes.concat(all, abi.encode(product));
        }
        for (uint256 i; i < actors.length; i++) {
            all = bytes.concat(
                all,
                abi.encode(pool.balanceOf(actors[i]), pool.exitOf(actors[i])),
                abi.encode(pool.maxRedeem(actors[i]), pool.maxWithdraw(actors[i]))
            );
        }
        return bytes.concat(all, _fills());
    }

    function _totals(Backing memory backing) private view returns (bytes memory) {
        (uint256 premium, uint256 capitalPart, uint256 gains) = ledger.ratesOf(address(pool));
        (uint256 requested, uint256 processed, uint256 fills) = pool.exitQueue();
        return bytes.concat(
            abi.encode(backing, ledger.atRisk(address(pool)), ledger.requiredCapital(address(pool))),
            abi.encode(premium, capitalPart, gains, pool.totalSupply()),
            abi.encode(pool.maxMint(address(0)), pool.maxDeposit(address(0)), pool.previewDeposit(PREVIEWED)),
            abi.encode(asset.balanceOf(address(pool)), pool.balanceOf(address(pool))),
            abi.encode(requested, processed, fills)
        );
    }

    function _fills() private view returns (bytes memory all) {
        (,, uint256 count) = pool.exitQueue();
        for (uint256 i = count < FILLS_SHOWN ? 0 : count - FILLS_SHOWN; i < count; i++) {
            Fill memory fill = pool.fillAt(i);
            all = bytes.concat(all, abi.encode(fill));
        }
        return bytes.concat(all, abi.encode(pool.chargeable(block.timestamp - pool.reportWindow() / 2)));
    }
}
