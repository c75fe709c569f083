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
import {VerdictLib} from "./libraries/VerdictLib.sol";
import {Ballot, BallotStatus, Position, VoteResult} from "./types/ClaimTypes.sol";

/// @title Stakes and votes of assessors
/// @notice See `IAssessors`.
contract Assessors is IAssessors, AccessManaged, SelfPermit {
    using Checkpoints for Checkpoints.Trace208;
    using SafeCast for uint256;
    using SafeERC20 for IERC20;

    uint256 private constant BPS = 10_000;
    uint256 private constant STEPS = VerdictLib.STEPS;
    /// @dev Smallest unit of weight. It lets the weights of four severities fit a word.
    uint256 private constant WEIGHT_UNIT = 1e12;
    uint256 private constant WEIGHT_MASK = type(uint64).max;
    /// @dev Flag in a vote's word: the vote was revealed. A hidden vote has a bit above it.
    uint256 private constant REVEALED = 1 << 127;
    /// @dev Replaces `REVEALED` once the vote is settled. The vote itself stays readable.
    uint256 private constant SETTLED = 1 << 126;
    /// @dev In a revealed vote's word: the weight is above the step's byte.
    uint256 private constant STEP_BITS = 8;

    /// @param weights By severity step, in units.
    /// @param votes By voter: the upper 192 bits of the hash and the weight in units; once revealed, a mark, the weight in
    /// units and the step.
    struct Vote {
        Ballot ballot;
        VoteResult result;
        uint64[21] weights;
        mapping(address voter => uint256) votes;
    }

    IERC20 public immutable TOKEN;
    address public immutable CLAIMS;

    /// @inheritdoc IAssessors
    uint256 public immutable unstakeDelay;

    /// @inheritdoc IAssessors
    uint256 public slashed;

    /// @inheritdoc IAssessors
    mapping(address pool => mapping(address voter => uint256)) public rewardOf;

    Checkpoints.Trace208 private _total;
    mapping(address assessor => Checkpoints.Trace208) private _stakes;
    mapping(address assessor => Position) private _positions;
    mapping(uint256 incident => Vote) private _votes;

    modifier onlyClaims() {
        require(msg.sender == CLAIMS, ErrorsLib.WrongCaller(msg.sender, CLAIMS));
        _;
    }

    constructor(address authority, IERC20 token, address claims, uint256 unstakeDelay_) AccessManaged(authority) {
        (TOKEN, CLAIMS, unstakeDelay) = (token, claims, unstakeDelay_);
    }

    // ---- stake ----

    /// @inheritdoc IAssessors
    function stake(uint256 amount) external {
        require(amount != 0, ErrorsLib.ZeroAmount());
        require(amount <= type(uint96).max, ErrorsLib.AmountTooLarge(amount));
        _setStake(msg.sender, _positions[msg.sender].staked + amount);
        emit Staked(msg.sender, amount);
        TOKEN.safeTransferFrom(msg.sender, address(this), amount);
    }

    /// @inheritdoc IAssessors
    function requestUnstake(uint256 amount) external {
        require(amount != 0, ErrorsLib.ZeroAmount());
        Position storage position = _positions[msg.sender];
        uint256 staked = position.staked;
        require(amount <= staked, ErrorsLib.InsufficientStake(amount, staked));
        _setStake(msg.sender, staked - amount);
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

    // ---- votes ----

    /// @inheritdoc IAssessors
    function commit(uint256 incident, bytes32 hash) external {
        require(uint256(hash) > 2 * REVEALED, ErrorsLib.InvalidHash(hash));
        Vote storage vote = _votes[incident];
        Ballot memory b = vote.ballot;
        require(b.commitUntil != 0, ErrorsLib.NoVote(incident, msg.sender));
        require(block.timestamp < b.commitUntil, ErrorsLib.NotCommitPhase(b.commitUntil, block.timestamp));
        uint256 units = vote.votes[msg.sender] & WEIGHT_MASK;
        if (units == 0) {
            units = votingWeight(msg.sender, b.weightTime) / WEIGHT_UNIT;
            require(units != 0, ErrorsLib.NoWeight(msg.sender));
            _positions[msg.sender].votes++;
        }
        vote.votes[msg.sender] = uint256(hash) & ~WEIGHT_MASK | units;
        emit VoteCommitted(incident, msg.sender);
    }

    /// @inheritdoc IAssessors
    function reveal(uint256 incident, address voter, uint8 step, bytes32 salt) external {
        Vote storage vote = _votes[incident];
        Ballot memory b = vote.ballot;
        (uint256 from, uint256 until) = (b.commitUntil, b.commitUntil + b.revealSeconds);
        require(from != 0, ErrorsLib.NoVote(incident, voter));
        bool isOpen = block.timestamp >= from && block.timestamp < until;
        require(isOpen, ErrorsLib.NotRevealPhase(from, until, block.timestamp));
        require(step <= b.maxStep, ErrorsLib.InvalidStep(step));
        uint256 word = vote.votes[voter];
        uint256 hash = uint256(commitHash(incident, voter, step, salt));
        // A revealed or missing vote cannot match: no hash with such upper bits is known.
        require(word ^ hash <= WEIGHT_MASK, ErrorsLib.CommitMismatch(incident, voter));
        uint64 units = uint64(word & WEIGHT_MASK);
        vote.votes[voter] = REVEALED | (uint256(units) << STEP_BITS) | step;
        vote.weights[step] += units;
        emit VoteRevealed(incident, voter, step, uint256(units) * WEIGHT_UNIT);
    }

    /// @inheritdoc IAssessors
    function settleVote(uint256 incident, address voter) external {
        Vote storage vote = _votes[incident];
        VoteResult memory result = vote.result;
        require(result.status > BallotStatus.Open, ErrorsLib.NotFinal(incident));
        uint256 word = vote.votes[voter];
        require(word >= REVEALED, ErrorsLib.NoVote(incident, voter));
        (uint256 reward, uint256 penalty) = _settled(result, word);
        vote.votes[voter] = word > 2 * REVEALED ? 0 : word ^ (REVEALED | SETTLED);
        if (reward != 0) rewardOf[vote.ballot.pool][voter] += reward;
        if (penalty != 0) penalty = _slash(voter, penalty);
        _positions[voter].votes--;
        emit VoteSettled(incident, voter, reward, penalty);
    }

    /// @dev A vote near the final severity earns a part of the pot. A hidden vote, or one far from what most agreed on,
    /// costs a part of its stake. Without a verdict only hidden votes cost stake.
    function _settled(VoteResult memory r, uint256 word) private pure returns (uint256 reward, uint256 penalty) {
        bool isHidden = word > 2 * REVEALED;
        uint256 units = (isHidden ? word : word >> STEP_BITS) & WEIGHT_MASK;
        bool decided = r.status == BallotStatus.Verdict;
        bool isNear = !isHidden && VerdictLib.isNear(uint8(word), r.step);
        if (isHidden || (decided && !isNear && r.punishesOutliers)) {
            penalty = units * WEIGHT_UNIT * r.penaltyBps / BPS;
        } else if (decided && isNear) {
            reward = Math.mulDiv(r.pot, units, r.near);
        }
    }

    /// @dev Takes active stake first, then stake that is being withdrawn, as far as there is any.
    function _slash(address voter, uint256 penalty) private returns (uint256 taken) {
        Position storage position = _positions[voter];
        uint256 fromStake = Math.min(penalty, position.staked);
        uint256 fromLeaving = Math.min(penalty - fromStake, position.leaving);
        if (fromStake != 0) _setStake(voter, position.staked - fromStake);
        position.leaving -= uint96(fromLeaving);
        taken = fromStake + fromLeaving;
        slashed += taken;
    }

    // ---- for Claims ----

    /// @inheritdoc IAssessors
    function openVote(uint256 incident, Ballot memory ballot) external onlyClaims {
        _votes[incident].ballot = ballot;
        emit VoteOpened(incident, ballot.commitUntil, ballot.commitUntil + ballot.revealSeconds);
    }

    /// @inheritdoc IAssessors
    function tally(uint256 incident, uint256 thresholdBps, uint256 quorumBps)
        external
        onlyClaims
        returns (bool decided, uint8 step)
    {
        Vote storage vote = _votes[incident];
        (uint64[21] memory weights, uint256 revealed) = _weights(vote);
        uint256 total = totalAt(vote.ballot.weightTime);
        uint256 quorum = Math.mulDiv(total, quorumBps, BPS * WEIGHT_UNIT, Math.Rounding.Ceil);
        if (revealed == 0 || revealed < quorum) return (false, 0);
        step = uint8(VerdictLib.verdict(weights, revealed, thresholdBps));
        vote.result = _resultAt(weights, revealed, step);
        return (true, step);
    }

    /// @inheritdoc IAssessors
    function closeVote(uint256 incident, bool hasVerdict, uint8 step, uint16 penaltyBps, uint256 reward)
        external
        onlyClaims
    {
        Vote storage vote = _votes[incident];
        VoteResult memory r = vote.result;
        // A ruling overruled the vote, or decided without one.
        if (hasVerdict && (r.status == BallotStatus.None || r.step != step)) {
            (uint64[21] memory weights, uint256 revealed) = _weights(vote);
            r = _resultAt(weights, revealed, step);
        }
        r.status = hasVerdict ? BallotStatus.Verdict : BallotStatus.NoVerdict;
        (r.step, r.penaltyBps, r.pot) = (step, penaltyBps, reward.toUint96());
        vote.result = r;
        emit VoteClosed(incident, hasVerdict, step, reward);
    }

    /// @dev Result of the count for a severity.
    function _resultAt(uint64[21] memory weights, uint256 revealed, uint8 step)
        private
        pure
        returns (VoteResult memory r)
    {
        uint256 near = VerdictLib.near(weights, step);
        (r.status, r.step, r.near) = (BallotStatus.Open, step, uint64(near));
        r.punishesOutliers = VerdictLib.isAgreed(near, revealed);
    }

    /// @inheritdoc IAssessors
    function takeReward(address pool, address voter) external onlyClaims returns (uint256 assets) {
        assets = rewardOf[pool][voter];
        require(assets != 0, ErrorsLib.NoReward(voter, pool));
        delete rewardOf[pool][voter];
    }

    // ---- views ----

    /// @inheritdoc IAssessors
    function ballotOf(uint256 incident) external view returns (Ballot memory) {
        return _votes[incident].ballot;
    }

    /// @inheritdoc IAssessors
    function resultOf(uint256 incident) external view returns (VoteResult memory) {
        return _votes[incident].result;
    }

    /// @inheritdoc IAssessors
    function hasNear(uint256 incident, uint8 step) external view returns (bool) {
        (uint64[21] memory weights,) = _weights(_votes[incident]);
        return VerdictLib.near(weights, step) != 0;
    }

    /// @inheritdoc IAssessors
    function tallyOf(uint256 incident) external view returns (uint256[21] memory weights) {
        for (uint256 step; step <= STEPS; step++) {
            weights[step] = _votes[incident].weights[step] * WEIGHT_UNIT;
        }
    }

    /// @inheritdoc IAssessors
    function voteOf(uint256 incident, address voter)
        external
        view
        returns (bytes32 commitment, bool isRevealed, uint8 step, uint256 weight, bool isSettled)
    {
        uint256 word = _votes[incident].votes[voter];
        if (word > 2 * REVEALED) {
            (commitment, weight) = (bytes32(word & ~WEIGHT_MASK), word & WEIGHT_MASK);
        } else if (word != 0) {
            (isRevealed, step, weight) = (true, uint8(word), word >> STEP_BITS & WEIGHT_MASK);
            isSettled = word & SETTLED != 0;
        }
        weight *= WEIGHT_UNIT;
    }

    /// @inheritdoc IAssessors
    function outcomeOf(uint256 incident, address voter) external view returns (uint256 reward, uint256 penalty) {
        Vote storage vote = _votes[incident];
        VoteResult memory r = vote.result;
        uint256 word = vote.votes[voter];
        if (word >= REVEALED && r.status > BallotStatus.Open) return _settled(r, word);
    }

    /// @inheritdoc IAssessors
    function commitHash(uint256 incident, address voter, uint8 step, bytes32 salt) public view returns (bytes32) {
        return keccak256(abi.encode(block.chainid, address(this), incident, voter, step, salt));
    }

    /// @inheritdoc IAssessors
    function positionOf(address assessor) external view returns (Position memory) {
        return _positions[assessor];
    }

    /// @inheritdoc IAssessors
    function totalStake() public view returns (uint256) {
        return _total.latest();
    }

    /// @inheritdoc IAssessors
    function votingWeight(address assessor, uint256 time) public view returns (uint256) {
        Position memory position = _positions[assessor];
        return
            Math.min(_stakes[assessor].upperLookupRecent(time.toUint48()), uint256(position.staked) + position.leaving);
    }

    /// @inheritdoc IAssessors
    function totalAt(uint256 time) public view returns (uint256) {
        return _total.upperLookupRecent(time.toUint48());
    }

    function _weights(Vote storage vote) private view returns (uint64[21] memory weights, uint256 revealed) {
        weights = vote.weights;
        for (uint256 step; step <= STEPS; step++) {
            revealed += weights[step];
        }
    }

    function _setStake(address assessor, uint256 amount) private {
        uint256 total = totalStake() + amount - _positions[assessor].staked;
        _positions[assessor].staked = amount.toUint96();
        _stakes[assessor].push(uint48(block.timestamp), uint208(amount));
        _total.push(uint48(block.timestamp), total.toUint208());
    }
}
