// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentView, Process} from "../types/Types.sol";

/// @title Incidents, votes and collection
/// @notice An incident is decided once for its product; every cover in force at the event time collects from it. Holds no
/// tokens: bonds and payouts stay in the pool.
interface IClaims {
    event ProcessSet(address indexed pool, uint256 version, Process process);
    event IncidentFiled(
        uint256 indexed incident,
        uint256 indexed product,
        address indexed filer,
        uint256 cover,
        uint256 eventTime,
        uint8 assertedStep,
        bytes32 evidence,
        uint256 eligible
    );
    event VoteCommitted(uint256 indexed incident, uint8 indexed round, address indexed voter);
    event VoteRevealed(
        uint256 indexed incident, uint8 indexed round, address indexed voter, uint8 step, uint256 weight
    );
    /// @notice The round was counted. Without a quorum the second round begins; nobody at all in it is a draw.
    event Tallied(
        uint256 indexed incident, uint8 indexed round, uint256 revealedWeight, bool decided, uint8 verdictStep
    );
    event Finalized(uint256 indexed incident, uint8 verdictStep, uint256 loss, uint256 booked);
    event Collected(uint256 indexed incident, uint256 indexed cover, address indexed holder, uint256 assets);
    event BondCollected(uint256 indexed incident, address indexed filer, uint256 assets);
    event UncollectedReturned(uint256 indexed incident, uint256 assets);

    /// @notice Sets how new incidents of a pool are decided; open ones keep what they began with. Governance only.
    /// @dev Errors: InvalidProcess.
    function setProcess(address pool, Process calldata process) external;

    /// @notice The process that an incident of `pool` filed now would follow.
    function processOf(address pool) external view returns (Process memory);

    /// @notice Files an incident of a product. Only the holder of a cover that was in force at the event time, within one
    /// report window of it. Takes the bond from the caller (allowance of the pool, see `selfPermit`).
    /// @dev Errors: ProcessMissing, InvalidStep, EventInFuture, EventTooOld, NotHolder, NotInForce, IncidentAlreadyOpen.
    /// @param cover The filer's cover; its product is the incident's.
    /// @param eventTime When it happened, unix time.
    /// @param assertedStep Severity asserted, in steps of 5 %, 1..20.
    /// @param evidence SHA-256 digest of the evidence's IPFS CID.
    function file(uint256 cover, uint256 eventTime, uint8 assertedStep, bytes32 evidence)
        external
        returns (uint256 incident);

    /// @notice Commits to a vote: `commitHash(incident, round, voter, step, salt)`. May be replaced while commits are open.
    /// @dev Errors: UnknownIncident, NotCommitPhase, NoWeight, ZeroHash.
    function commit(uint256 incident, bytes32 hash) external;

    /// @notice Reveals a committed vote of the present round; counts with the stake held just before filing.
    /// @dev Anyone who knows the salt may reveal for the voter. Errors: UnknownIncident, NotRevealPhase, InvalidStep,
    /// CommitMismatch.
    function reveal(uint256 incident, address voter, uint8 step, bytes32 salt) external;

    /// @notice Counts the round once its reveals are over. Anyone may call.
    /// @dev Errors: UnknownIncident, RevealsOpen, NotOpen.
    function tally(uint256 incident) external;

    /// @notice Settles a decided incident: charges the pool, books what is owed; the bond is owed to the filer or, on
    /// refusal, forfeited to the capital. Anyone may call. Cost does not depend on the number of covers, stakers or votes.
    /// @dev Errors: NotDecided.
    function finalize(uint256 incident) external;

    /// @notice Pays one cover its part of an accepted incident to the cover's holder. Anyone may call, once per cover.
    /// @dev Payout = amount * booked / eligible, rounded down: severity and, if the pool had
    /// less, one haircut for all. Errors: NotAccepted, WrongProduct, NotInForce,
    /// AlreadyCollected, CollectionOver.
    function collect(uint256 incident, uint256 cover) external returns (uint256 assets);

    /// @notice Pays the bond of an accepted or drawn incident back to its filer. Anyone may call.
    /// @dev A step of its own: a filer who cannot receive the asset must not be able to block the settlement.
    /// Errors: UnknownIncident, NoBondOwed.
    function collectBond(uint256 incident) external returns (uint256 assets);

    /// @notice A year after settlement, returns what nobody collected to the pool. Anyone may call.
    /// @dev Errors: NotAccepted, CollectionOpen.
    function returnUncollected(uint256 incident) external returns (uint256 assets);

    function incidentCount() external view returns (uint256);

    function incidentOf(uint256 incident) external view returns (IncidentView memory);

    /// @notice The open incident of a product, 0 when there is none.
    function openIncidentOf(uint256 product) external view returns (uint256);

    /// @notice Weight revealed for each severity step 0..20 in the present round.
    function tallyOf(uint256 incident) external view returns (uint256[21] memory);

    /// @notice The voter's commit in the present round; 0 when there is none or it was revealed.
    function commitOf(uint256 incident, address voter) external view returns (bytes32);

    /// @notice Weight of a voter in an incident: the stake held just before filing.
    function weightOf(uint256 incident, address voter) external view returns (uint256);

    /// @notice What `collect` would pay now, asset units; 0 when it would revert.
    function collectable(uint256 incident, uint256 cover) external view returns (uint256);

    /// @notice Hash that binds a vote to chain, contract, incident, round, voter and severity.
    function commitHash(uint256 incident, uint8 round, address voter, uint8 step, bytes32 salt)
        external
        view
        returns (bytes32);
}
