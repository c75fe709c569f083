// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {EpisodeView, Filing, FilingQuote, IncidentView, Party, Process} from "../types/ClaimTypes.sol";
import {IAssessors} from "./IAssessors.sol";
import {ICover} from "./ICover.sol";

/// @title Incidents, bonds and collection
/// @notice An incident asserts that a product's loss reached a severity at its event time, and not before. Once it is
/// accepted, every cover in force at that time can collect. Verdicts are cumulative: verdicts that belong together form
/// an episode, and each cover receives the largest of them. Holds no tokens: bonds, payouts and rewards stay in the
/// pool.
interface IClaims {
    event ProcessSet(address indexed pool, uint256 version, Process process);
    event IncidentFiled(
        uint256 indexed incident,
        uint256 indexed product,
        address indexed filer,
        Filing filing,
        uint256 bond,
        uint256 eligible,
        uint256 cost
    );
    /// @notice The product's trigger proved an event.
    event IncidentProven(
        uint256 indexed incident,
        uint256 indexed product,
        address indexed prover,
        uint256 eventTime,
        uint256 severityBps,
        uint256 eligible
    );
    event IncidentChallenged(uint256 indexed incident, address indexed challenger, uint256 bond, bytes32 evidence);
    /// @notice The vote was counted. Without a verdict the incident goes to the arbiter.
    event Tallied(uint256 indexed incident, bool decided, uint8 step);
    event IncidentAppealed(uint256 indexed incident, address indexed appellant, uint256 bond, bytes32 evidence);
    event Escalated(uint256 indexed incident, address indexed arbiter, uint256 until);
    event Ruled(uint256 indexed incident, address indexed arbiter, uint8 step);
    /// @notice The arbiter did not rule in time. A verdict of the vote stands; without one the incident is drawn.
    event RulingLapsed(uint256 indexed incident);
    /// @notice Neither vote nor arbiter decided. The incident can be filed again until `until`.
    event IncidentDrawn(uint256 indexed incident, uint256 until);
    /// @notice An incident is final. `asked` is what its covers may collect beyond what the episode's pot held.
    /// `booked` is what the pool could set aside for it. Both in asset units.
    event IncidentFinalized(
        uint256 indexed incident,
        uint256 indexed product,
        uint256 severityBps,
        uint256 episode,
        uint256 asked,
        uint256 booked
    );
    event Collected(uint256 indexed incident, uint256 indexed cover, address indexed holder, uint256 assets);
    /// @notice A cover that its trigger settles was paid.
    event CoverSettled(uint256 indexed cover, address indexed holder, uint256 assets);
    event BondCollected(uint256 indexed incident, Party party, address indexed to, uint256 assets);
    event RewardCollected(address indexed voter, address indexed pool, uint256 assets);
    event UncollectedReturned(uint256 indexed product, uint256 indexed episode, uint256 assets);

    // ---- governance ----

    /// @notice Sets the process for incidents with events from now on. Earlier events keep the process that was in
    /// force then. Can be called at most once per report window. The first process allows the pool to sell cover.
    /// Governance only.
    /// @dev Errors: ZeroAddress, ParameterOutOfRange, ProcessTooSoon.
    function setProcess(address pool, Process calldata process) external;

    // ---- beginning ----

    /// @notice Files an incident of a product. Only the holder of a cover that was in force at the event time and can
    /// still pay may call, within one report window of the event, or later from a draw (see `Filing`). Takes the bond
    /// from the caller (needs an allowance for the pool, see `selfPermit`): max(process's bond, 1 % of what the
    /// incident may cost). The bond doubles, at most to 64-fold, for each incident of the product that asserted as much
    /// or more of its cover and is open or was refused within one window.
    /// @dev Needs no sync. The incident enters the fast lane if the asserted payout is a small share of the capital
    /// after the last deposit, sale, fill or loss, there is no root, it is not filed from a draw, and the pool's budget
    /// for the lane is not used up. Otherwise it goes to a vote at once. Errors: ProcessMissing, InvalidStep,
    /// EventInFuture, EventTooOld, NotHolder, NotInForce, CoverOver, LossRootNeeded, InvalidRoot; from a draw also
    /// UnknownIncident, WrongStatus, PhaseOver, NotTheDrawn.
    function file(Filing calldata filing) external returns (uint256 incident);

    /// @notice Proves an event by the product's trigger, within one report window of the event. The incident needs no
    /// bond and no vote and is accepted at once. A later, deeper proof tops up. Anyone may call.
    /// @dev Errors: NoTrigger, EventInFuture, EventTooOld, NothingInForce, NotDeeper if it adds nothing, and the trigger's.
    /// @param evidence In the format of the product's trigger.
    function prove(uint256 product, bytes calldata evidence) external returns (uint256 incident);

    /// @notice Sends an incident of the fast lane to a vote, because it asserts too much or too little. Takes a bond
    /// equal to the filer's. The bond is forfeited if the verdict is not 0 and within two steps of the asserted
    /// severity. Anyone may call.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOver.
    function challenge(uint256 incident, bytes32 evidence) external;

    // ---- deciding ----

    /// @notice Ends a phase that is over: counts a vote, or ends the wait for a ruling. Without a ruling, the vote's
    /// verdict stands; without a verdict the incident is drawn. Anyone may call.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOpen.
    function tally(uint256 incident) external;

    /// @notice Appeals a vote's verdict to the arbiter. Takes twice the filer's bond, which is forfeited if the ruling
    /// is within two steps of the verdict. Anyone may call.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOver.
    function appeal(uint256 incident, bytes32 evidence) external;

    /// @notice Decides an escalated incident finally. Only the arbiter of its process.
    /// @param step Severity in steps of 5 %, at most the asserted; 0 refuses.
    /// @dev Errors: UnknownIncident, WrongStatus, NotArbiter, InvalidStep, PhaseOver.
    function rule(uint256 incident, uint8 step) external;

    /// @notice Settles an incident whose last phase is over: charges the pool, books what covers can collect, and
    /// divides the bonds. Gas does not depend on the number of covers, stakers or votes. Anyone may call.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOpen.
    function finalize(uint256 incident) external;

    // ---- collecting ----

    /// @notice Pays one cover from its episode's pot, to the cover's holder. Anyone may call, within a year of the episode's
    /// last verdict.
    /// @dev A cover is due original amount * severity, less what it received in the episode, at most its amount left.
    /// It is paid due * pot / asked, rounded down. A used-up cover is paid 0 and frees its part of the pot. Errors:
    /// UnknownIncident, NotAccepted, WrongProduct, NotInForce, AlreadyCollected, CollectionOver, ProofNeeded.
    function collect(uint256 incident, uint256 cover) external returns (uint256 assets);

    /// @notice Like `collect`, for an incident with a loss root. The cover is due at most the holder's loss, less what
    /// the holder was paid of it in the episode over all covers. A smaller leaf never blocks a larger one.
    /// @dev Errors: those of `collect`, InvalidProof, LossPaid.
    /// @param loss The holder's loss as in the root, asset units.
    function collectWithProof(uint256 incident, uint256 cover, uint256 loss, bytes32[] calldata proof)
        external
        returns (uint256 assets);

    /// @notice Pays a cover that its trigger settles, from its end until its release. The event time is one report
    /// window before the end, or the cover's start if that is later. If the pool cannot pay all of it now, the rest can
    /// be claimed by settling again. Anyone may call.
    /// @dev Errors: NotSettledByTrigger, CoverCancelled, CoverNotEnded, SettlementOver, NothingToSettle, and the trigger's.
    function settle(uint256 cover, bytes calldata evidence) external returns (uint256 assets);

    /// @notice Pays a party of a final or drawn incident what it is owed: its bond, and half of the other side's if it
    /// won. Anyone may call.
    /// @dev A separate step, so that a party that cannot receive the asset cannot block the settlement. Errors:
    /// UnknownIncident, NoBondOwed.
    function collectBond(uint256 incident, Party party) external returns (uint256 assets);

    /// @notice Pays what a voter's settled votes in a pool's incidents have earned, to the voter. Anyone may call.
    /// @dev Errors: NoReward.
    function collectReward(address pool, address voter) external returns (uint256 assets);

    /// @notice Turns what nobody collected of an accepted incident's episode into a gain of the pool, a year after the
    /// episode's last verdict. Anyone may call.
    /// @dev Errors: UnknownIncident, NotAccepted, CollectionOpen.
    function returnUncollected(uint256 incident) external returns (uint256 assets);

    // ---- views ----

    /// @notice Number of incidents; their ids are 1..incidentCount.
    function incidentCount() external view returns (uint256);

    /// @dev Error: UnknownIncident.
    function incidentOf(uint256 incident) external view returns (IncidentView memory);

    /// @notice The episode of an accepted incident. Errors: UnknownIncident, NotAccepted.
    function episodeOf(uint256 incident) external view returns (EpisodeView memory);

    /// @notice The process for events from now on. Error: ProcessMissing.
    function processOf(address pool) external view returns (Process memory);

    /// @notice The process for an event within the last report window, and its version. Error: ProcessMissing.
    function processAt(address pool, uint256 eventTime) external view returns (Process memory, uint256 version);

    /// @notice Lane, bond and cost that `file` would have now. Does not check who may file.
    /// @param lossTotal 0 without a root.
    /// @dev Errors: UnknownProduct, ProcessMissing, InvalidStep.
    function quoteFiling(uint256 product, uint256 eventTime, uint8 assertedStep, uint256 lossTotal)
        external
        view
        returns (FilingQuote memory);

    /// @notice Asset units that `collect` would pay now, without the limit of a proven loss; 0 if it would revert.
    function collectable(uint256 incident, uint256 cover) external view returns (uint256);

    /// @notice What a cover received in an accepted incident's episode, before a haircut, asset units.
    function receivedOf(uint256 incident, uint256 cover) external view returns (uint256);

    /// @notice What an account was paid of its proven loss in an accepted incident's episode, before a haircut, asset units.
    function lossPaid(uint256 incident, address account) external view returns (uint256);

    function COVER() external view returns (ICover);

    function ASSESSORS() external view returns (IAssessors);
}
