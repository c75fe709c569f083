// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {ILedger} from "breakwater/interfaces/ILedger.sol";
import {ProductState} from "breakwater/types/CoverTypes.sol";
import {Backing, Fill, Funds, PoolMoney, PoolParams} from "breakwater/types/PoolTypes.sol";

/// @title Replays histories of the reference model on contracts
/// @notice The model writes histories with hashes of the expected answers. This replays each on a fresh pool and writes the first step
/// at which an answer or the state differs. Run by `replay.ts`, which explains the difference.
abstract contract ReplayBase is Test {
    /// @dev Expected answer and state after a call, as hashes.
    struct Step {
        uint256 time;
        uint8 target;
        address caller;
        bool succeeds;
        bytes data;
        bytes32 answer;
        bytes32 afterwards;
    }

    uint256 private constant FILLS_SHOWN = 3;
    uint256 private constant PREVIEWED = 1e9;

    address[4] internal actors = [address(0xa11ce001), address(0xb0b00002), address(0xca201003), address(0xdad00004)];

    // ---- what each replay implements ----

    function _begin(uint256[] memory setup) internal virtual;

    function _targetOf(uint8 target) internal view virtual returns (address);

    function _callerOf(address caller) internal view virtual returns (address);

    function observe() external view virtual returns (bytes memory);

    // ---- replaying ----

    /// @dev Each line of the file is a history.
    function _replayFile(string memory file) internal {
        uint256 differing;
        uint256 index;
        for (string memory line = vm.readLine(file); bytes(line).length != 0; line = vm.readLine(file)) {
            uint256 snapshot = vm.snapshotState();
            string memory difference = this.replay(line);
            vm.revertToStateAndDelete(snapshot);
            if (bytes(difference).length != 0) {
                differing++;
                vm.writeLine(string.concat(file, ".answers"), string.concat(vm.toString(index), " ", difference));
            }
            index++;
        }
        assertEq(differing, 0, "histories differ from the reference model");
    }

    /// @return difference Step, kind of difference, and the contracts' answer or state; empty if nothing differs.
    function replay(string calldata line) external returns (string memory) {
        (uint256[] memory setup, Step[] memory steps) = abi.decode(vm.parseBytes(line), (uint256[], Step[]));
        vm.warp(setup[0]);
        _begin(setup);
        for (uint256 i; i < steps.length; i++) {
            Step memory step = steps[i];
            vm.warp(step.time);
            vm.prank(_callerOf(step.caller));
            (bool succeeds, bytes memory answer) = _targetOf(step.target).call(step.data);
            if (succeeds != step.succeeds || keccak256(answer) != step.answer) {
                return _difference(i, succeeds ? "answer" : "refusal", answer);
            }
            bytes memory state = this.observe();
            if (keccak256(state) != step.afterwards) return _difference(i, "state", state);
        }
        return "";
    }

    function _difference(uint256 step, string memory what, bytes memory found) private pure returns (string memory) {
        return string.concat(vm.toString(step), " ", what, " ", vm.toString(found));
    }

    function _paramsOf(uint256[] memory w) internal pure returns (PoolParams memory) {
        return PoolParams({
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
    }

    // ---- state ----

    /// @dev All views of a pool, in the order of `observe.ts`.
    function _observePool(ICapitalPool pool) internal view returns (bytes memory all) {
        ILedger ledger = ILedger(pool.LEDGER());
        Backing memory backing = pool.backing();
        PoolMoney memory m = pool.money();
        all = abi.encode(m.capital, m.unearned, m.reserve, m.fees, m.exiting, m.owed, m.bonds, m.gains);
        all = bytes.concat(all, abi.encode(ledger.solvency(address(pool), backing)));
        all = bytes.concat(all, _totals(pool, ledger, backing));
        (,,, uint8 products) = ledger.paramsOf(address(pool));
        for (uint8 i; i < products; i++) {
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
        return bytes.concat(all, _fills(pool));
    }

    function _totals(ICapitalPool pool, ILedger ledger, Backing memory backing) private view returns (bytes memory) {
        (uint256 requested, uint256 processed, uint256 fills) = pool.exitQueue();
        return bytes.concat(
            abi.encode(
                backing,
                ledger.accrued(address(pool), Funds(0, 0, false, 0, 0)).atRisk,
                ledger.requiredCapital(address(pool))
            ),
            abi.encode(pool.totalSupply()),
            abi.encode(pool.maxMint(address(0)), pool.maxDeposit(address(0)), pool.previewDeposit(PREVIEWED)),
            abi.encode(IERC20(pool.asset()).balanceOf(address(pool)), pool.balanceOf(address(pool))),
            abi.encode(requested, processed, fills)
        );
    }

    function _fills(ICapitalPool pool) private view returns (bytes memory all) {
        (,, uint256 count) = pool.exitQueue();
        for (uint256 i = count < FILLS_SHOWN ? 0 : count - FILLS_SHOWN; i < count; i++) {
            Fill memory fill = pool.fillAt(i);
            all = bytes.concat(all, abi.encode(fill));
        }
        return bytes.concat(all, abi.encode(pool.chargeable(block.timestamp - pool.reportWindow() / 2)));
    }
}
