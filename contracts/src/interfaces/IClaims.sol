// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {Filing} from "../types/ClaimTypes.sol";
import {IAssessors} from "./IAssessors.sol";
import {IClaimsCommon} from "./IClaimsCommon.sol";
import {IClaimsDesk} from "./IClaimsDesk.sol";
import {ICover} from "./ICover.sol";

/// @notice An incident's path from filing to payout, but for what decides it.
interface IClaimsCore is IClaimsCommon {
    /// @notice Files an incident of a product. Only the holder of a cover that was in force at the event time, within one
    /// report window of it. Takes the bond from the caller (allowance of the pool, see `selfPermit`): the process's, doubled for
    /// each open incident of the product and each recent refusal, see `bondOf`.
    /// @dev In the fast lane if the payout that it asserts is a small share of the capital and the product has no other
    /// incident open or accepted within a report window; else to a vote. Errors: ProcessMissing, InvalidStep, EventInFuture,
    /// EventTooOld, NotHolder, NotInForce.
    function file(Filing calldata filing) external returns (uint256 incident);

    /// @notice Proves an event of a product by its trigger: no bond, no vote. Accepted at once if it is the most that the
    /// trigger can prove; else a deeper proof of the same event may replace it until the challenge window is over. Anyone may
    /// call.
    /// @dev Errors: NoTrigger, EventAlreadyPaid if it reaches back before the product's last accepted incident was settled,
    /// NothingInForce, EventTooOld, NotDeeper, and those of the trigger.
    /// @param evidence As the product's trigger asks for it.
    function prove(uint256 product, bytes calldata evidence) external returns (uint256 incident);

    /// @notice Sends an incident of the fast lane to a vote, because it asserts too much or too little. Anyone may call, with a
    /// bond equal to the filer's: forfeited if it is accepted with a severity within two steps of what was asserted.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOver.
    function challenge(uint256 incident, bytes32 evidence) external;

    /// @notice Files a drawn incident again, to a vote: same event, new bond, new assessors' weights. Only the holder of a
    /// cover that was in force at the event time.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOver, InvalidStep, NotHolder, NotInForce, WrongProduct.
    /// `filing.eventTime` is not read.
    function refile(uint256 incident, Filing calldata filing) external returns (uint256 refiled);

    /// @notice Commits to a vote: `commitHash(incident, round, voter, step, salt)`, of which the upper 192 bits are kept. May be
    /// replaced while commits are open.
    /// @dev Errors: UnknownIncident, WrongStatus, NotCommitPhase, NoWeight, InvalidHash.
    function commit(uint256 incident, bytes32 hash) external;

    /// @notice Reveals a committed vote of the present round; counts with the stake held just before filing.
    /// @dev Anyone who knows the salt may reveal for the voter. Errors: UnknownIncident, WrongStatus, NotRevealPhase,
    /// InvalidStep, CommitMismatch.
    function reveal(uint256 incident, address voter, uint8 step, bytes32 salt) external;

    /// @notice Settles an incident whose last phase is over: charges the pool, books what is owed, releases or forfeits bonds.
    /// Anyone may call. Cost does not depend on the number of covers, stakers or votes.
    /// An event that the product's trigger proved after the incident was judged may be the same: it is drawn instead.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOpen.
    function finalize(uint256 incident) external;

    /// @notice Pays one cover its part of an accepted incident to the cover's holder. Anyone may call, once per cover.
    /// @dev Payout = amount * booked / eligible, rounded down: severity and, if the pool had less, one haircut for all.
    /// Errors: UnknownIncident, NotAccepted, WrongProduct, NotInForce, AlreadyCollected, CollectionOver, ProofNeeded.
    function collect(uint256 incident, uint256 cover) external returns (uint256 assets);

    /// @notice The same for an incident with a loss root: never more than the holder's proven loss, over all covers that the
    /// holder has or had.
    /// @dev Errors: those of `collect`, InvalidProof, LossPaid.
    /// @param loss The holder's loss as in the root, asset units.
    function collectWithProof(uint256 incident, uint256 cover, uint256 loss, bytes32[] calldata proof)
        external
        returns (uint256 assets);
}

/// @title Incidents, votes and collection
/// @notice An incident is decided once for its product; every cover in force at the event time collects from it. Holds no
/// tokens: bonds, payouts and rewards stay in the pool. The states are a table in ARCHITECTURE.md.
interface IClaims is IClaimsCore, IClaimsDesk {
    function COVER() external view returns (ICover);

    function ASSESSORS() external view returns (IAssessors);

    /// @notice Who may call what only governance may, see OpenZeppelin's `IAccessManaged`.
    function authority() external view returns (address);

    /// @notice Several calls in one transaction.
    function multicall(bytes[] calldata data) external returns (bytes[] memory results);

    /// @notice See `SelfPermit`.
    function selfPermit(
        address token,
        address spender,
        uint256 value,
        uint256 deadline,
        uint8 v,
        bytes32 r,
        bytes32 s
    ) external;
}
