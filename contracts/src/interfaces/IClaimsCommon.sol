// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Party, Process} from "../types/ClaimTypes.sol";

/// @notice What happens to incidents, and what both halves of `Claims` answer.
interface IClaimsCommon {
    event ProcessSet(address indexed pool, Process process);
    event ProductProcessSet(uint256 indexed product, Process process);
    event ProductFollowsPool(uint256 indexed product);
    event IncidentFiled(
        uint256 indexed incident,
        uint256 indexed product,
        address indexed filer,
        uint256 cover,
        uint256 eventTime,
        uint8 assertedStep,
        bytes32 evidence,
        bytes32 lossRoot,
        uint256 bond,
        uint256 eligible
    );
    /// @notice The product's trigger proved an event, or a deeper one than was proven before.
    event IncidentProven(
        uint256 indexed incident,
        uint256 indexed product,
        address indexed prover,
        uint256 since,
        uint256 eventTime,
        uint256 severityBps
    );
    /// @notice A drawn incident was filed again, as `refiled`.
    event IncidentRefiled(uint256 indexed incident, uint256 indexed refiled);
    event IncidentChallenged(
        uint256 indexed incident, address indexed challenger, uint256 bond, bytes32 evidence
    );
    event VoteCommitted(uint256 indexed incident, uint8 indexed round, address indexed voter);
    event VoteRevealed(
        uint256 indexed incident, uint8 indexed round, address indexed voter, uint8 step, uint256 weight
    );
    /// @notice The round was counted. Without a verdict the first goes to the arbiter, the second is a draw.
    event Tallied(
        uint256 indexed incident, uint8 indexed round, uint256 revealedWeight, bool decided, uint8 step
    );
    event IncidentAppealed(
        uint256 indexed incident, address indexed appellant, uint256 bond, bytes32 evidence
    );
    event Escalated(uint256 indexed incident, address indexed arbiter, uint256 until);
    event Ruled(uint256 indexed incident, address indexed arbiter, uint8 step);
    /// @notice The arbiter did not rule in time.
    event RulingLapsed(uint256 indexed incident);
    /// @notice It was to be accepted, but the product's trigger proved an event that nobody who judged could know of, perhaps the
    /// same: it is drawn, and can be filed again.
    event Overtaken(uint256 indexed incident, uint256 indexed proven);
    event Finalized(uint256 indexed incident, uint256 severityBps, uint256 loss, uint256 booked);
    event Collected(uint256 indexed incident, uint256 indexed cover, address indexed holder, uint256 assets);
    /// @notice A cover that its trigger settles was paid.
    event CoverSettled(uint256 indexed cover, address indexed holder, uint256 assets);
    event BondCollected(uint256 indexed incident, Party party, address indexed to, uint256 assets);
    /// @notice A vote is over: what it earned, asset units, and the stake that it lost, governance tokens.
    event VoteSettled(
        uint256 indexed incident, uint8 indexed round, address indexed voter, uint256 reward, uint256 penalty
    );
    event RewardCollected(address indexed voter, address indexed pool, uint256 assets);
    event UncollectedReturned(uint256 indexed incident, uint256 assets);
    /// @notice Salvage of an accepted incident was donated.
    event Recovered(uint256 indexed incident, address indexed from, uint256 assets);

    /// @notice Number of incidents; their ids are 1..incidentCount.
    function incidentCount() external view returns (uint256);

    /// @notice What an account was paid of its proven loss, asset units.
    function lossPaid(uint256 incident, address account) external view returns (uint256);

    /// @notice Hash that binds a vote to chain, contract, incident, round, voter and severity.
    function commitHash(uint256 incident, uint8 round, address voter, uint8 step, bytes32 salt)
        external
        view
        returns (bytes32);
}
