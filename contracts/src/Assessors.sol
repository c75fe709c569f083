// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {IAssessors} from "./interfaces/IAssessors.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";

/// @title Who decides incidents
/// @notice See `IAssessors`.
contract Assessors is IAssessors, SelfPermit {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    struct Leaving {
        uint208 amount;
        uint48 availableAt;
    }

    IERC20 public immutable TOKEN;

    /// @inheritdoc IAssessors
    uint256 public immutable unstakeDelay;

    Checkpoints.Trace208 private _total;
    mapping(address assessor => Checkpoints.Trace208) private _stakes;
    mapping(address assessor => Leaving) private _leaving;

    constructor(IERC20 token, uint256 unstakeDelay_) {
        TOKEN = token;
        unstakeDelay = unstakeDelay_;
    }

    /// @inheritdoc IAssessors
    function stake(uint256 amount) external {
        require(amount != 0, ErrorsLib.ZeroAmount());
        _push(_stakes[msg.sender], stakeOf(msg.sender) + amount);
        _push(_total, totalStake() + amount);
        emit Staked(msg.sender, amount);
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IAssessors
    function requestUnstake(uint256 amount) external {
        require(amount != 0, ErrorsLib.ZeroAmount());
        uint256 staked = stakeOf(msg.sender);
        require(amount <= staked, ErrorsLib.InsufficientStake(amount, staked));
        _push(_stakes[msg.sender], staked - amount);
        _push(_total, totalStake() - amount);

        Leaving storage leaving = _leaving[msg.sender];
        leaving.amount += uint208(amount);
        leaving.availableAt = uint48(block.timestamp + unstakeDelay);
        emit UnstakeRequested(msg.sender, amount, leaving.availableAt);
    }

    /// @inheritdoc IAssessors
    function unstake() external returns (uint256 amount) {
        Leaving memory leaving = _leaving[msg.sender];
        amount = leaving.amount;
        require(amount != 0, ErrorsLib.NothingToUnstake(msg.sender));
        require(
            block.timestamp >= leaving.availableAt,
            ErrorsLib.UnstakeNotReady(leaving.availableAt, block.timestamp)
        );
        delete _leaving[msg.sender];
        emit Unstaked(msg.sender, amount);
        TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc IAssessors
    function stakeOf(address assessor) public view returns (uint256) {
        return _stakes[assessor].latest();
    }

    /// @inheritdoc IAssessors
    function totalStake() public view returns (uint256) {
        return _total.latest();
    }

    /// @inheritdoc IAssessors
    function weightAt(address assessor, uint256 time) external view returns (uint256) {
        return _stakes[assessor].upperLookupRecent(time.toUint48());
    }

    /// @inheritdoc IAssessors
    function totalAt(uint256 time) external view returns (uint256) {
        return _total.upperLookupRecent(time.toUint48());
    }

    /// @inheritdoc IAssessors
    function unstaking(address assessor) external view returns (uint256 amount, uint256 availableAt) {
        Leaving memory leaving = _leaving[assessor];
        return (leaving.amount, leaving.availableAt);
    }

    function _push(Checkpoints.Trace208 storage trace, uint256 amount) private {
        trace.push(uint48(block.timestamp), amount.toUint208());
    }
}
