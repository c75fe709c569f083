// SPDX-License-Identifier: MIT
pragma solidity ^0.8.37;

import {IncidentStatus, Party} from "../types/ClaimTypes.sol";

/// @title Every error of the protocol, with the values that explain it
/// @dev Its ABI is the application's dictionary of errors: an error without a sentence there does not compile.
library ErrorsLib {
    // ---- anywhere ----
    error ZeroAmount();
    error ZeroAddress();
    error StringTooLong(string text);
    error PermitFailed(address token, address owner, address spender, uint256 value);
    error AmountTooLarge(uint256 amount);

    // ---- who may call ----
    error WrongCaller(address caller, address expected);
    error NotCurator(address caller, address curator);
    error NotAuthorized(address caller, address controller);

    // ---- creating pools and products ----
    error InvalidBps(uint256 bps);
    error ParameterOutOfRange(uint256 value, uint256 min, uint256 max);
    error InvalidAsset(address asset);
    error InsuredAsset(address asset);
    error BookOpen(address pool);
    error BookNotSynced(address pool);
    error InvalidGroup(uint256 group);
    error TooManyProducts(uint256 max);
    error UnknownPool(address pool);
    error InvalidModel(address model);
    error InvalidSignal(address signal);
    error InvalidTrigger(address trigger);
    error WaitTooShort(uint256 waitingDays, uint256 horizon);
    error InvalidFeed(address feed);

    // ---- staking and exits ----
    error DepositsPaused(uint256 atRisk, uint256 limit);
    error PoolWipedOut(uint256 capital, uint256 shares);
    error DepositTooSmall(uint256 assets);
    error NotClaimable(uint256 asked, uint256 claimable);
    error AsynchronousRedeem();
    error RequestOpen(address controller, uint256 requestId);
    error TransferShort(address token, uint256 expected, uint256 received);
    error DuplicateProduct(uint256 product);

    // ---- cover ----
    error UnknownProduct(uint256 product);
    error UnknownCover(uint256 cover);
    error TermOutOfRange(uint256 termDays, uint256 minDays, uint256 maxDays);
    error PremiumAboveMax(uint256 premium, uint256 maxPremium);
    error SalesStoppedBySignal(address signal);
    error CoverOver(uint256 cover, uint256 endDay);
    error TooLateToExtend(uint256 cover, uint256 lastDay);
    error FixedCover(uint256 cover);
    error NothingToCancel(uint256 cover);
    error RefundBelowMin(uint256 refund, uint256 minRefund);
    error WrongPool(uint256 product, address pool);
    error InsufficientCapital(uint256 capital, uint256 required);
    error ProductShareExceeded(uint256 exposure, uint256 max);

    // ---- incidents ----
    error UnknownIncident(uint256 incident);
    error ProcessMissing(address pool);
    error ProcessTooSoon(uint256 from, uint256 time);
    error InvalidStep(uint256 step);
    error EventInFuture(uint256 eventTime, uint256 time);
    error EventTooOld(uint256 eventTime, uint256 oldest);
    error NotHolder(address caller, address holder);
    error NotInForce(uint256 cover, uint256 eventTime);
    error NothingInForce(uint256 product, uint256 eventTime);
    error LossRootNeeded(uint256 product);
    error InvalidRoot(bytes32 lossRoot, uint256 lossTotal);
    error NotTheDrawn(uint256 incident);
    error WrongStatus(uint256 incident, IncidentStatus status);
    error PhaseOver(uint256 incident, uint256 until, uint256 time);
    error PhaseOpen(uint256 incident, uint256 until, uint256 time);
    error NotArbiter(address caller, address arbiter);
    error AlreadyRequested(uint256 incident);
    error FeeTooLow(uint256 sent, uint256 cost);
    error WrongProduct(uint256 coverProduct, uint256 incidentProduct);

    // ---- triggers in claims ----
    error NoTrigger(uint256 product);
    error NotDeeper(uint256 product, uint256 severityBps);
    error NotSettledByTrigger(uint256 cover);
    error CoverCancelled(uint256 cover);
    error CoverNotEnded(uint256 cover, uint256 endTime);
    error SettlementOver(uint256 cover, uint256 until);
    error NothingToSettle(uint256 cover);

    // ---- settling incidents ----
    error NotAccepted(uint256 incident);
    error NoBondOwed(uint256 incident, Party party);
    error AlreadyCollected(uint256 incident, uint256 cover);
    error CollectionOver(uint256 incident, uint256 until);
    error CollectionOpen(uint256 incident, uint256 until);
    error ProofNeeded(uint256 incident);
    error InvalidProof(uint256 incident, address account, uint256 loss);
    error LossPaid(uint256 incident, address account, uint256 loss);

    // ---- votes ----
    error NotCommitPhase(uint256 until, uint256 time);
    error NotRevealPhase(uint256 from, uint256 until, uint256 time);
    error NoWeight(address voter);
    error InvalidHash(bytes32 hash);
    error CommitMismatch(uint256 incident, address voter);
    error NotFinal(uint256 incident);
    error NoVote(uint256 incident, address voter);
    error NoReward(address voter, address pool);

    // ---- assessors ----
    error InsufficientStake(uint256 asked, uint256 staked);
    error NothingToUnstake(address assessor);
    error UnstakeNotReady(uint256 availableAt, uint256 time);
    error VotesOpen(address assessor, uint256 votes);

    // ---- triggers ----
    error NoSuchRound(address feed, uint256 round);
    error UnsoundRound(uint256 round, int256 answer);
    error ClampedRound(uint256 round, int256 answer);
    error RoundInFuture(uint256 round, uint256 updatedAt, uint256 time);
    error RoundsOutOfOrder(uint256 round, uint256 next);
    error RoundNotInForce(uint256 round, uint256 moment);
    error PhaseReplaced(uint256 round, uint256 phase);
    error FeedSilent(uint256 from, uint256 until, uint256 staleness);
    error TooLittleGas(uint256 gas, uint256 min);
    error TooFewRounds(uint256 rounds, uint256 min);
    error RunTooShort(uint256 span, uint256 min);
    error NoLastingRecovery(uint256 round, uint256 floor);
    error NoLastingFall(uint256 round, uint256 floor);
    error FallTooSlow(uint256 span, uint256 window);
    error FallTooShallow(uint256 depth, uint256 start);
    error SequencerDown(address sequencer, uint256 moment);
    error NoFreshPrice(address feed);
    error FloorAtClamp(uint256 floor, uint256 clamp);
    error NotEnded(uint256 endTime, uint256 time);

    // ---- authority ----
    error Paused(uint256 until);
    error NotPaused();
    error PauseTooSoon(uint256 from);
    error InvalidPart(address part);
    error NothingAnnounced(uint256 product);
    error NotReady(uint256 readyAt, uint256 time);

    // ---- rewards ----
    error TooManyTokens(uint256 max);
    error TokenKnown(address token);
    error UnknownToken(address pool, address token);
    error FundingBelowMinimum(uint256 amount, uint256 minimum);
    error InvalidPeriod(uint256 start, uint256 end);
    error RateLowered(uint256 rate, uint256 before);
    error EmissionTooSoon(uint256 from);
}
