// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Ballot, Position, VoteResult} from "../types/ClaimTypes.sol";

/// @title Stakes and votes of assessors
/// @notice Assessors stake the governance token; their weight in an incident is the stake just before it was filed. A
/// vote is committed, then revealed, then settled. It earns a part of the incident's reward or costs stake. No function
/// loops over voters.
interface IAssessors {
    event Staked(address indexed assessor, uint256 amount);
    event UnstakeRequested(address indexed assessor, uint256 amount, uint256 availableAt);
    event Unstaked(address indexed assessor, uint256 amount);
    event VoteOpened(uint256 indexed incident, uint256 commitUntil, uint256 revealUntil);
    event VoteCommitted(uint256 indexed incident, address indexed voter);
    event VoteRevealed(uint256 indexed incident, address indexed voter, uint8 step, uint256 weight);
    /// @notice The vote's incident is final. Voters within two steps of the final severity share `reward`, asset units.
    event VoteClosed(uint256 indexed incident, bool hasVerdict, uint8 step, uint256 reward);
    /// @notice A vote was settled. `reward` is what it earned, asset units; `penalty` the stake that it lost,
    /// governance tokens.
    event VoteSettled(uint256 indexed incident, address indexed voter, uint256 reward, uint256 penalty);
    event SlashedSwept(address indexed to, uint256 amount);

    // ---- stake ----

    /// @notice Stakes governance tokens of the caller (needs an allowance, see `selfPermit`). The stake counts for
    /// incidents filed from the next second on.
    /// @dev Errors: ZeroAmount, AmountTooLarge.
    function stake(uint256 amount) external;

    /// @notice Withdraws stake. It stops counting for new incidents at once. The tokens are available after
    /// `unstakeDelay`, and once every vote of the assessor is settled. A further request restarts the delay for the
    /// whole amount.
    /// @dev Errors: ZeroAmount, InsufficientStake.
    function requestUnstake(uint256 amount) external;

    /// @notice Returns requested tokens whose delay is over.
    /// @dev Errors: NothingToUnstake, UnstakeNotReady, VotesOpen: `settleVote` settles them.
    function unstake() external returns (uint256 amount);

    /// @notice Pays out slashed stake. Governance only.
    function sweepSlashed(address to) external returns (uint256 amount);

    // ---- votes ----

    /// @notice Commits to a vote: `commitHash(incident, voter, step, salt)`, of which the upper 192 bits are stored.
    /// Can be replaced while commits are open. The stake is locked until the vote is settled.
    /// @dev Errors: NoVote, NotCommitPhase, NoWeight, InvalidHash.
    function commit(uint256 incident, bytes32 hash) external;

    /// @notice Reveals a committed vote for a severity in steps of 5 %, at most the asserted. Anyone who knows the salt may
    /// reveal for the voter.
    /// @dev Errors: NoVote, NotRevealPhase, InvalidStep, CommitMismatch.
    function reveal(uint256 incident, address voter, uint8 step, bytes32 salt) external;

    /// @notice Settles one vote of a final incident, once: credits its reward (see `IClaims.collectReward`) or takes
    /// the penalty, and unlocks the stake. Anyone may call.
    /// @dev Reward = the voters' pot * weight / weight within two steps of the final severity, rounded down. Errors:
    /// NotFinal, NoVote.
    function settleVote(uint256 incident, address voter) external;

    // ---- for Claims ----

    /// @notice Opens the vote on an incident. Only `Claims`.
    function openVote(uint256 incident, Ballot calldata ballot) external;

    /// @notice Counts a vote that is over. The verdict is the largest severity that the threshold of the revealed
    /// weight supports, by votes for it or for more. Only `Claims`.
    /// @param thresholdBps Share of the revealed weight that must support a severity.
    /// @param quorumBps Share of all weight that must be revealed.
    /// @return decided False without a quorum.
    /// @return step The verdict in steps of 5 %; 0 refuses. At least one vote is within two steps of it.
    function tally(uint256 incident, uint256 thresholdBps, uint256 quorumBps)
        external
        returns (bool decided, uint8 step);

    /// @notice Makes a vote's result final, so that votes can be settled. Only `Claims`.
    /// @param penaltyBps Share of their voting stake that outliers, and voters who did not reveal, lose.
    /// @param reward What the voters near the final severity share, asset units. The pool owes it.
    function closeVote(uint256 incident, bool hasVerdict, uint8 step, uint16 penaltyBps, uint256 reward) external;

    /// @notice Takes a voter's credit, which the pool then pays. Only `Claims`. Error: NoReward.
    function takeReward(address pool, address voter) external returns (uint256 assets);

    // ---- views ----

    /// @notice The vote on an incident; all 0 if there is none.
    function ballotOf(uint256 incident) external view returns (Ballot memory);

    /// @notice True if anybody revealed a vote within two steps of a severity.
    function hasNear(uint256 incident, uint8 step) external view returns (bool);

    /// @notice The result of the vote on an incident.
    function resultOf(uint256 incident) external view returns (VoteResult memory);

    /// @notice Weight revealed for each severity step 0..20, governance tokens.
    function tallyOf(uint256 incident) external view returns (uint256[21] memory);

    /// @notice A voter's vote. `commitment` is 0 once it was revealed, `step` is 0 before. `weight` is in governance
    /// tokens.
    /// @return commitment The upper 192 bits of the committed hash.
    function voteOf(uint256 incident, address voter)
        external
        view
        returns (bytes32 commitment, bool isRevealed, uint8 step, uint256 weight, bool isSettled);

    /// @notice Reward (asset units) and penalty (governance tokens) that `settleVote` would book now; (0, 0) if it
    /// would revert.
    function outcomeOf(uint256 incident, address voter) external view returns (uint256 reward, uint256 penalty);

    /// @notice Unpaid earnings of a voter's settled votes in a pool's incidents, asset units.
    function rewardOf(address pool, address voter) external view returns (uint256);

    /// @notice Hash that binds a vote to chain, contract, incident, voter and severity.
    function commitHash(uint256 incident, address voter, uint8 step, bytes32 salt) external view returns (bytes32);

    function positionOf(address assessor) external view returns (Position memory);

    function totalStake() external view returns (uint256);

    /// @notice Weight of a vote: the stake at the end of a past second, less what has left since.
    function votingWeight(address assessor, uint256 time) external view returns (uint256);

    /// @notice Stake of all assessors at the end of a past second.
    function totalAt(uint256 time) external view returns (uint256);

    /// @notice Slashed stake that governance has not yet paid out.
    function slashed() external view returns (uint256);

    function unstakeDelay() external view returns (uint256);
}
