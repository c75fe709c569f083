// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20Metadata} from "@openzeppelin/contracts/interfaces/IERC20Metadata.sol";
import {ReentrancyGuardTransient} from "@openzeppelin/contracts/utils/ReentrancyGuardTransient.sol";
import {IPoolEvents} from "../interfaces/ICapitalPool.sol";
import {IPoolOffice} from "../interfaces/IPoolOffice.sol";
import {AuthorityLib} from "../libraries/AuthorityLib.sol";
import {AssetLib} from "../libraries/AssetLib.sol";
import {ErrorsLib} from "../libraries/ErrorsLib.sol";
import {ExitLib} from "../libraries/ExitLib.sol";
import {PoolLib} from "../libraries/PoolLib.sol";
import {PoolState} from "../libraries/PoolState.sol";
import {PoolViewLib} from "../libraries/PoolViewLib.sol";
import {RateLib} from "../libraries/RateLib.sol";
import {RewardLib} from "../libraries/RewardLib.sol";
import {ExitView, PoolMoney, PoolParams, PoolSolvency, PoolTerms, StressResult} from "../types/Types.sol";
import {PoolStorage} from "./PoolStorage.sol";

/// @title The part of a pool that is asked least often
/// @notice See `IPoolOffice`. Runs on a pool's storage, at the pool's address, by delegation from the desk; holds nothing of
/// its own.
contract PoolOffice is PoolStorage, IPoolOffice, IPoolEvents, ReentrancyGuardTransient {
    using AuthorityLib for PoolState;
    using ExitLib for ExitLib.Queue;
    using PoolLib for PoolState;
    using PoolViewLib for PoolState;
    using RewardLib for RewardLib.Account;
    using RewardLib for RewardLib.Book;
    using RewardLib for RewardLib.Stream;

    modifier onlyFactory() {
        _requireFactory();
        _;
    }

    modifier onlyRewards() {
        _requireRewards();
        _;
    }

    constructor(address cover, address claims, address rewards) PoolStorage(cover, claims, rewards) {}

    /// @dev Functions, because a modifier's code is repeated wherever it stands.
    function _requireFactory() private view {
        (,, address factory) = AssetLib.made();
        require(msg.sender == factory, ErrorsLib.NotFactory(msg.sender, factory));
    }

    function _requireRewards() private view {
        require(msg.sender == REWARDS, ErrorsLib.NotRewards(msg.sender));
    }

    // ---- views ----

    /// @inheritdoc IPoolOffice
    function money() external view returns (PoolMoney memory) {
        return _state.money();
    }

    /// @inheritdoc IPoolOffice
    function solvency() external view returns (PoolSolvency memory) {
        return _state.solvency();
    }

    /// @inheritdoc IPoolOffice
    function premiumRate() external view returns (uint256) {
        return _state.premiumRate();
    }

    /// @inheritdoc IPoolOffice
    function stressTest(uint8[] calldata lines, uint16 severityBps, uint256 eventTime)
        external
        view
        returns (StressResult memory)
    {
        return _state.stressTest(lines, severityBps, eventTime);
    }

    /// @inheritdoc IPoolOffice
    function groupExposure(uint8 group) external view returns (uint256) {
        return _state.groupExposure(group);
    }

    /// @inheritdoc IPoolOffice
    function terms() external view returns (PoolTerms memory) {
        return _state.terms();
    }

    /// @inheritdoc IPoolOffice
    function exitQueue() external view returns (uint256 requested, uint256 processed, uint256 batches) {
        return _state.exitQueue();
    }

    /// @inheritdoc IPoolOffice
    function exitsOf(address controller, uint256 limit) external view returns (ExitView[] memory) {
        return _state.exits.list(controller, _state.payable_(), _state.params.cooldownDays, limit);
    }

    // ---- for the factory ----

    /// @inheritdoc IPoolOffice
    function setParams(PoolParams calldata params) external onlyFactory {
        _state.setParams(params);
    }

    /// @inheritdoc IPoolOffice
    function payFees(address to, uint256 assets) external onlyFactory nonReentrant {
        _state.payFees(to, assets);
    }

    /// @inheritdoc IPoolOffice
    function setCurator(address newCurator) external onlyFactory {
        _state.setCurator(newCurator);
    }

    /// @inheritdoc IPoolOffice
    function pause(uint256 numberOfDays) external onlyFactory {
        _state.pause(numberOfDays);
    }

    // ---- for Cover ----

    /// @inheritdoc IPoolOffice
    function tuneLine(uint8 line, uint16 maxShareBps) external {
        require(msg.sender == COVER, ErrorsLib.NotCover(msg.sender));
        _state.ledger.lines[line].maxShareBps = maxShareBps;
    }

    // ---- for Rewards ----

    /// @inheritdoc IPoolOffice
    function openReward(uint256 place) external onlyRewards {
        _state.params.rewarded = true;
        _state.rewards.open(place, _shares().decimals());
    }

    /// @inheritdoc IPoolOffice
    function accrueReward(uint256 place) external onlyRewards returns (uint256, uint256, uint256) {
        return _unpacked(_state.rewards.accrue(place, _shares().totalSupply()));
    }

    /// @inheritdoc IPoolOffice
    function planReward(uint256 place, uint256 at, uint256 end, uint56 rate, uint256 residue)
        external
        onlyRewards
    {
        RewardLib.Stream storage s = _state.rewards.streams[place];
        (s.at, s.end, s.rate) = (uint32(at), uint32(end), rate);
        _state.rewards.idle[place] += residue;
    }

    /// @inheritdoc IPoolOffice
    function closeReward(uint256 place) external onlyRewards returns (uint256 left) {
        // First, because it counts up to now.
        left = _state.rewards
            .take(place, address(this), _shares().totalSupply(), _shares().balanceOf(address(this)));
        left += _state.rewards.idle[place] >> RewardLib.SCALE_BITS;
        _state.rewards.idle[place] = 0;
    }

    /// @inheritdoc IPoolOffice
    function rewardStream(uint256 place) external view returns (uint256, uint256, uint256) {
        return _unpacked(_state.rewards.streams[place]);
    }

    /// @inheritdoc IPoolOffice
    function rewardOf(uint256 place, address account) external view returns (uint256) {
        RewardLib.Stream memory s = _state.rewards.streams[place];
        s.advance(_shares().totalSupply());
        return _state.rewards.accounts[account][place].settled(s, _shares().balanceOf(account));
    }

    function _unpacked(RewardLib.Stream memory s) private pure returns (uint256, uint256, uint256) {
        return (s.at, s.end, RateLib.unpack(s.rate));
    }

    /// @dev The balances are the other half's.
    function _shares() private view returns (IERC20Metadata) {
        return IERC20Metadata(address(this));
    }
}
