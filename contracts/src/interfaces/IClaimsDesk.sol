// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentView, Party, Process} from "../types/ClaimTypes.sol";
import {IClaimsCommon} from "./IClaimsCommon.sol";

/// @notice The other half of `Claims`: what decides incidents, what is paid beside them, and what there is to know of them. Reached at the same address.
interface IClaimsDesk is IClaimsCommon {
    // ---- deciding ----

    /// @notice Sets how new incidents of a pool are decided; open ones keep what they began with. Governance only.
    /// @dev Errors: ZeroAddress, ParameterOutOfRange.
    function setProcess(address pool, Process calldata process) external;

    /// @notice Gives a product a process of its own for incidents from now on, whatever its pool's becomes; open ones keep what they
    /// began with. Governance only.
    /// @dev Errors: UnknownProduct, ZeroAddress, ParameterOutOfRange.
    function setProductProcess(uint256 product, Process calldata process) external;

    /// @notice Lets a product follow its pool's process again. Governance only.
    function followPool(uint256 product) external;

    /// @notice Moves an incident on whose phase is over: counts a vote, or ends the wait for a ruling: then the verdict stands,
    /// or without one a second vote begins, in which any revealed weight decides. Anyone may call.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOpen.
    function tally(uint256 incident) external;

    /// @notice Brings a verdict of the first vote before the arbiter. Anyone may call, with twice the filer's bond: forfeited
    /// if it changes nothing.
    /// @dev Errors: UnknownIncident, WrongStatus, PhaseOver.
    function appeal(uint256 incident, bytes32 evidence) external;

    /// @notice Decides an escalated incident for good. Only the arbiter of its process.
    /// @dev Errors: UnknownIncident, WrongStatus, NotArbiter, InvalidStep, PhaseOver.
    function rule(uint256 incident, uint8 step) external;

    // ---- collecting ----

    /// @notice Pays a cover that its trigger settles, once, within one report window after its end. Anyone may call.
    /// @dev Errors: NotSettledByTrigger, CoverCancelled, CoverNotEnded, SettlementOver, AlreadySettled, NothingToSettle, and
    /// those of the trigger.
    function settle(uint256 cover, bytes calldata evidence) external returns (uint256 assets);

    /// @notice Pays a bond that is owed back to who put it up. Anyone may call.
    /// @dev A step of its own: who cannot receive the asset must not be able to block the settlement.
    /// Errors: UnknownIncident, NoBondOwed.
    function collectBond(uint256 incident, Party party) external returns (uint256 assets);

    /// @notice Settles one vote of a final incident: credits its reward, or takes the penalty, and frees the stake. Anyone may
    /// call, once a vote.
    /// @dev Reward = what the voters divide * weight / weight within two steps of the final severity, rounded down.
    /// Errors: UnknownIncident, NotFinal, NoVote.
    function settleVote(uint256 incident, uint8 round, address voter) external;

    /// @notice Pays what a voter's votes in a pool's incidents have earned, to the voter. Anyone may call.
    /// @dev Errors: NoReward.
    function collectReward(address pool, address voter) external returns (uint256 assets);

    /// @notice A year after settlement, returns what nobody collected to the pool, rewards included. Anyone may call.
    /// @dev Errors: UnknownIncident, NotFinal, CollectionOpen.
    function returnUncollected(uint256 incident) external returns (uint256 assets);

    /// @notice Donates salvage of an accepted incident to those who were charged: to the capital and to exits that left after
    /// the event and cannot be taken yet. Anyone may call; takes the assets from the caller.
    /// @dev Errors: UnknownIncident, NotAccepted, ZeroAmount.
    function recover(uint256 incident, uint256 assets) external;

    // ---- views ----

    /// @notice The process of `pool`'s products that have none of their own. Error: ProcessMissing.
    function processOf(address pool) external view returns (Process memory);

    /// @notice The process that an incident of `product` filed now would follow. Errors: UnknownProduct, ProcessMissing.
    function processFor(uint256 product) external view returns (Process memory);

    /// @notice Bond that filing an incident of a product would take now, asset units.
    function bondOf(uint256 product) external view returns (uint256);

    /// @dev Error: UnknownIncident.
    function incidentOf(uint256 incident) external view returns (IncidentView memory);

    /// @notice The latest incident of a product while one is open, 0 when none is.
    function openIncidentOf(uint256 product) external view returns (uint256);

    /// @notice Weight revealed for each severity step 0..20 in a round, governance tokens.
    function tallyOf(uint256 incident, uint8 round) external view returns (uint256[21] memory);

    /// @notice A vote: its commit while it is hidden, else 0; whether it was revealed, and for what.
    /// @return commitment The upper 192 bits of the committed hash; 0 when there is none, or it was revealed or settled.
    function voteOf(uint256 incident, uint8 round, address voter)
        external
        view
        returns (bytes32 commitment, bool isRevealed, uint8 step);

    /// @notice A revealed vote, settled or not: its weight in governance tokens, 0 when there is none, and its step.
    function revealedOf(uint256 incident, uint8 round, address voter)
        external
        view
        returns (uint256 weight, uint8 step);

    /// @notice Weight of a voter in an incident: the stake held just before filing, as far as it is still there.
    function weightOf(uint256 incident, address voter) external view returns (uint256);

    /// @notice What `settleVote` would do now: reward in asset units, penalty in governance tokens. (0, 0) when it would revert.
    function outcomeOf(uint256 incident, uint8 round, address voter)
        external
        view
        returns (uint256 reward, uint256 penalty);

    /// @notice What a voter's settled votes in a pool's incidents have earned and `collectReward` would pay, asset units.
    function rewardOf(address pool, address voter) external view returns (uint256);

    /// @notice What `collect` would pay now, asset units, without the limit of a proven loss; 0 when it would revert.
    function collectable(uint256 incident, uint256 cover) external view returns (uint256);

    /// @notice True once `settle` has paid a cover.
    function isSettled(uint256 cover) external view returns (bool);
}
