// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Test} from "forge-std/Test.sol";
import {FixedPointMathLib} from "solady/utils/FixedPointMathLib.sol";
import {ICapitalPool} from "breakwater/interfaces/ICapitalPool.sol";
import {Adaptation} from "breakwater/pricing/AdaptivePricing.sol";
import {FeedSignal, FeedTerms} from "breakwater/pricing/FeedSignal.sol";
import {Curve, KinkedPremiumModel} from "breakwater/pricing/KinkedPremiumModel.sol";
import {Part} from "breakwater/types/GovernanceTypes.sol";
import {Peril, PoolConfig, PoolParams, ProductTerms, ProductView} from "breakwater/types/Types.sol";
import {Core, Deployment} from "../../script/Deployment.sol";
import {DemoAsset} from "../../script/demo/DemoAsset.sol";
import {DemoFeed} from "../../script/demo/DemoFeed.sol";

/// @title Replays histories of the reference model on the contracts
/// @notice `lib/reference` writes histories with hashes of what the model expects; this replays each on a fresh pool and
/// writes down the first step of each at which the contracts answer, or stand, otherwise. Run by `lib/reference/replay.ts`,
/// which turns that into words; skipped without `REFERENCE_FILE`.
contract ReplayTest is Test, Deployment {
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

    address private constant SIGNAL = address(0x516ea1);
    address private constant AS_CLAIMS = address(1);
    address private constant AS_FACTORY = address(2);
    address private constant AS_FEED_OWNER = address(3);
    uint256 private constant PRODUCT_WORDS = 9;
    uint256 private constant FIRST_PRODUCT = 26;

    Core private core;
    ICapitalPool private pool;
    DemoAsset private asset;
    DemoFeed private feed;
    address[4] private actors =
        [address(0xa11ce001), address(0xb0b00002), address(0xca201003), address(0xdad00004)];

    function setUp() public {
        core = deployCore(address(this), address(this));
        asset = new DemoAsset("Asset", "AST", 6);
    }

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

    /// @notice Writes down the chain's exponential of each argument in each line of a file.
    function test_Exponentials() public {
        string memory file = vm.envString("REFERENCE_EXPONENTIALS");
        for (string memory line = vm.readLine(file); bytes(line).length != 0; line = vm.readLine(file)) {
            vm.writeLine(string.concat(file, ".answers"), this.exponentials(line));
        }
    }

    function exponentials(string calldata line) external pure returns (string memory) {
        int256[] memory values = abi.decode(vm.parseBytes(line), (int256[]));
        for (uint256 i; i < values.length; i++) {
            values[i] = FixedPointMathLib.expWad(values[i]);
        }
        return vm.toString(abi.encodePacked(values));
    }

    /// @return difference Step, what differs, and the answer or the state that the contracts gave; empty if nothing does.
    function replay(string calldata line) external returns (string memory) {
        (uint256[] memory setup, Step[] memory steps) = abi.decode(vm.parseBytes(line), (uint256[], Step[]));
        _createPool(setup);
        for (uint256 i; i < steps.length; i++) {
            Step memory step = steps[i];
            vm.warp(step.time);
            vm.prank(_callerOf(step.caller));
            (bool succeeds, bytes memory answer) = _targetOf(step.target).call(step.data);
            if (succeeds != step.succeeds || keccak256(answer) != step.answer) {
                return _difference(i, succeeds ? "answer" : "refusal", answer);
            }
            if (this.hash(i) != step.afterwards) return _difference(i, "state", this.observe(i));
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

    // ---- who and what ----

    function _callerOf(address caller) private view returns (address) {
        if (caller == AS_CLAIMS) return address(core.claims);
        if (caller == AS_FACTORY) return address(core.factory);
        return caller == AS_FEED_OWNER ? address(this) : caller;
    }

    function _targetOf(uint8 target) private view returns (address) {
        address[4] memory targets = [address(pool), address(core.cover), address(feed), address(this)];
        return targets[target];
    }

    /// @notice Tokens that the pool did not ask for.
    function give(uint256 assets) external {
        asset.mint(address(pool), assets);
    }

    // ---- the pool ----

    function _createPool(uint256[] memory w) private {
        vm.warp(w[0]);
        PoolParams memory params = PoolParams(
            uint16(w[3]),
            uint16(w[4]),
            uint16(w[5]),
            uint16(w[6]),
            uint16(w[7]),
            uint16(w[8]),
            uint16(w[9]),
            uint16(w[10])
        );
        PoolConfig memory config =
            PoolConfig(address(asset), "Pool", "POOL", address(this), uint8(w[1]), uint8(w[2]), params);
        pool = ICapitalPool(core.factory.createPool(config));
        for (uint256 i; i < actors.length; i++) {
            asset.mint(actors[i], 1 << 120);
            vm.prank(actors[i]);
            asset.approve(address(pool), type(uint256).max);
        }
        address model = address(
            new KinkedPremiumModel(
                Curve(w[11], w[12]), Adaptation(w[13], w[14], w[15], w[16], w[17], w[18], w[19], w[20], w[21])
            )
        );
        _placeSignal(w);
        for (uint256 at = FIRST_PRODUCT; at < w.length; at += PRODUCT_WORDS) {
            _listProduct(w, at, model);
        }
    }

    /// @dev At an address that the model knows, because an error names it.
    function _placeSignal(uint256[] memory w) private {
        feed = new DemoFeed("Feed", 8, address(this));
        feed.push(1e8);
        FeedTerms memory terms = FeedTerms({
            feed: address(feed),
            staleness: w[25],
            full: w[22],
            stop: w[23],
            maxMultiplier: w[24],
            sequencer: address(0),
            grace: 0
        });
        vm.etch(SIGNAL, address(new FeedSignal(terms)).code);
        core.factory.setPart(SIGNAL, Part.Signal);
    }

    function _listProduct(uint256[] memory w, uint256 at, address model) private {
        core.cover
            .listProduct(
                ProductTerms({
                    pool: address(pool),
                    name: "Product",
                    wording: bytes32(0),
                    peril: Peril.Exploit,
                    group: uint8(w[at]),
                    maxShareBps: uint16(w[at + 1]),
                    weightBps: uint16(w[at + 2]),
                    waitingDays: uint8(w[at + 3]),
                    minDays: uint16(w[at + 4]),
                    maxDays: uint16(w[at + 5]),
                    model: model,
                    signal: w[at + 6] == 1 ? SIGNAL : address(0),
                    trigger: address(0),
                    rate: w[at + 7],
                    noClaimsBps: uint16(w[at + 8])
                })
            );
    }

    // ---- what there is ----

    function hash(uint256 turn) external view returns (bytes32) {
        return keccak256(observe(turn));
    }

    /// @notice Everything the pool says of itself, in the order of `lib/reference/observe.ts`.
    /// @param turn Number of the step: what says twice what is there is asked of one person and one line in turn.
    function observe(uint256 turn) public view returns (bytes memory all) {
        (uint256 requested, uint256 processed, uint256 batches) = pool.exitQueue();
        all = bytes.concat(
            abi.encode(pool.money(), pool.solvency()),
            abi.encode(pool.premiumRate(), pool.totalSupply(), pool.totalAssets()),
            abi.encode(pool.maxMint(address(0)), pool.maxDeposit(address(0))),
            abi.encode(asset.balanceOf(address(pool)), pool.balanceOf(address(pool))),
            abi.encode(requested, processed, batches),
            _line(uint8(turn % core.cover.productCount()))
        );
        address inTurn = actors[turn % actors.length];
        all = bytes.concat(all, abi.encode(pool.maxRedeem(inTurn), pool.maxWithdraw(inTurn)));
        for (uint256 i; i < actors.length; i++) {
            all = bytes.concat(
                all,
                abi.encode(pool.balanceOf(actors[i])),
                abi.encode(pool.exitsOf(actors[i], type(uint256).max))
            );
        }
        for (uint256 id = 1; id <= core.cover.productCount(); id++) {
            ProductView memory v = core.cover.productOf(id);
            all = bytes.concat(
                all, abi.encode(v.exposure, v.capacity, v.incidentOpen, v.level, v.multiple, v.signalStopped)
            );
        }
        for (uint256 id = 1; id <= core.cover.coverCount(); id++) {
            all = bytes.concat(
                all,
                abi.encode(core.cover.coverOf(id)),
                abi.encode(core.cover.unearnedOf(id), core.cover.amountAt(id, block.timestamp), _holderOf(id))
            );
        }
    }

    function _line(uint8 line) private view returns (bytes memory) {
        (uint256 incident, uint256 open) = pool.incidentOf(line);
        return abi.encode(pool.lineState(line), incident, open);
    }

    function _holderOf(uint256 id) private view returns (address holder) {
        (,, holder,,) = core.cover.claimOf(id, block.timestamp);
    }
}
