// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {AccessManaged} from "@openzeppelin/contracts/access/manager/AccessManaged.sol";
import {IERC20} from "@openzeppelin/contracts/interfaces/IERC20.sol";
import {SafeERC20} from "@openzeppelin/contracts/token/ERC20/utils/SafeERC20.sol";
import {Math} from "@openzeppelin/contracts/utils/math/Math.sol";
import {SafeCast} from "@openzeppelin/contracts/utils/math/SafeCast.sol";
import {Checkpoints} from "@openzeppelin/contracts/utils/structs/Checkpoints.sol";
import {IAssessors} from "./interfaces/IAssessors.sol";
import {ErrorsLib} from "./libraries/ErrorsLib.sol";
import {SelfPermit} from "./libraries/SelfPermit.sol";

/// @title Who decides incidents
/// @notice See `IAssessors`.
contract Assessors is IAssessors, AccessManaged, SelfPermit {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    /// @dev One word, so that a vote writes one word.
    /// @param staked Stake that counts now, as in the latest checkpoint.
    /// @param leaving Stake on its way out.
    /// @param availableAt When that can be taken.
    /// @param votes Votes not yet settled.
    struct Position {
        uint96 staked;
        uint96 leaving;
        uint40 availableAt;
        uint24 votes;
    }

    IERC20 public immutable TOKEN;
    address public immutable CLAIMS;

    /// @inheritdoc IAssessors
    uint256 public immutable unstakeDelay;

    /// @inheritdoc IAssessors
    uint256 public slashed;

    Checkpoints.Trace208 private _total;
    mapping(address assessor => Checkpoints.Trace208) private _stakes;
    mapping(address assessor => Position) private _positions;

    modifier onlyClaims() {
        require(msg.sender == CLAIMS, ErrorsLib.NotClaims(msg.sender));
        _;
    }

    constructor(address authority, IERC20 token, address claims, uint256 unstakeDelay_)
        AccessManaged(authority)
    {
        (TOKEN, CLAIMS, unstakeDelay) = (token, claims, unstakeDelay_);
    }

    /// @inheritdoc IAssessors
    function stake(uint256 amount) external {
        require(amount != 0, ErrorsLib.ZeroAmount());
        require(amount <= type(uint96).max, ErrorsLib.AmountTooLarge(amount));
        _setStake(msg.sender, stakeOf(msg.sender) + amount);
        _push(_total, totalStake() + amount);
        emit Staked(msg.sender, amount);
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IAssessors
    function requestUnstake(uint256 amount) external {
        require(amount != 0, ErrorsLib.ZeroAmount());
        uint256 staked = stakeOf(msg.sender);
        require(amount <= staked, ErrorsLib.InsufficientStake(amount, staked));
        _setStake(msg.sender, staked - amount);
        _push(_total, totalStake() - amount);

        Position storage position = _positions[msg.sender];
        position.leaving += uint96(amount);
        position.availableAt = uint40(block.timestamp + unstakeDelay);
        emit UnstakeRequested(msg.sender, amount, position.availableAt);
    }

    /// @inheritdoc IAssessors
    function unstake() external returns (uint256 amount) {
        Position storage position = _positions[msg.sender];
        amount = position.leaving;
        uint256 availableAt = position.availableAt;
        require(amount != 0, ErrorsLib.NothingToUnstake(msg.sender));
        require(block.timestamp >= availableAt, ErrorsLib.UnstakeNotReady(availableAt, block.timestamp));
        require(position.votes == 0, ErrorsLib.VotesOpen(msg.sender, position.votes));
        (position.leaving, position.availableAt) = (0, 0);
        emit Unstaked(msg.sender, amount);
        TOKEN.safeTransfer(msg.sender, amount);
    }

    /// @inheritdoc IAssessors
    function sweepSlashed(address to) external restricted returns (uint256 amount) {
        amount = slashed;
        slashed = 0;
        emit SlashedSwept(to, amount);
        TOKEN.safeTransfer(to, amount);
    }

    // ---- for Claims ----

    /// @inheritdoc IAssessors
    function enterVote(address assessor, uint256 time) external onlyClaims returns (uint256 weight) {
        weight = votingWeight(assessor, time);
        require(weight != 0, ErrorsLib.NoWeight(assessor));
        _positions[assessor].votes++;
    }

    /// @inheritdoc IAssessors
    function leaveVote(address assessor, uint256 penalty) external onlyClaims {
        Position storage position = _positions[assessor];
        position.votes--;
        uint256 fromStake = Math.min(penalty, position.staked);
        uint256 fromLeaving = Math.min(penalty - fromStake, position.leaving);
        if (fromStake != 0) {
            _setStake(assessor, position.staked - fromStake);
            _push(_total, totalStake() - fromStake);
        }
        position.leaving -= uint96(fromLeaving);
        if (penalty == 0) return;
        slashed += fromStake + fromLeaving;
        emit Slashed(assessor, fromStake + fromLeaving);
    }

    // ---- views ----

    /// @inheritdoc IAssessors
    function stakeOf(address assessor) public view returns (uint256) {
        return _positions[assessor].staked;
    }

    /// @inheritdoc IAssessors
    function totalStake() public view returns (uint256) {
        return _total.latest();
    }

    /// @inheritdoc IAssessors
    function weightAt(address assessor, uint256 time) public view returns (uint256) {
        return _stakes[assessor].upperLookupRecent(time.toUint48());
    }

    /// @inheritdoc IAssessors
    function votingWeight(address assessor, uint256 time) public view returns (uint256) {
        Position memory position = _positions[assessor];
        return Math.min(weightAt(assessor, time), uint256(position.staked) + position.leaving);
    }

    /// @inheritdoc IAssessors
    function totalAt(uint256 time) external view returns (uint256) {
        return _total.upperLookupRecent(time.toUint48());
    }

    /// @inheritdoc IAssessors
    function unstaking(address assessor) external view returns (uint256 amount, uint256 availableAt) {
        Position memory position = _positions[assessor];
        return (position.leaving, position.availableAt);
    }

    /// @inheritdoc IAssessors
    function votesOf(address assessor) external view returns (uint256) {
        return _positions[assessor].votes;
    }

    function _setStake(address assessor, uint256 amount) private {
        _positions[assessor].staked = amount.toUint96();
        _push(_stakes[assessor], amount);
    }

    function _push(Checkpoints.Trace208 storage trace, uint256 amount) private {
        trace.push(uint48(block.timestamp), amount.toUint208());
    }
}
