import type { AbiParametersToPrimitiveTypes, ExtractAbiError, ExtractAbiErrorNames } from 'abitype';
import { type Abi, decodeErrorResult, type Hex, parseAbi } from 'viem';
import { type IncidentStatus, STATUSES } from './claims/types';
import { errorsLibAbi } from './contracts/abis';
import { PROPOSAL_STATES, STATE_WORDS } from './governance/states';
import { formatDay, formatDuration, formatMoment, plural } from './time';
import { formatAmount, formatBps, formatPercent } from './units';

/** Errors of the libraries that the contracts are built on. */
const standardErrorsAbi = parseAbi([
  'error ERC20InsufficientBalance(address sender, uint256 balance, uint256 needed)',
  'error ERC20InsufficientAllowance(address spender, uint256 allowance, uint256 needed)',
  'error ERC2612ExpiredSignature(uint256 deadline)',
  'error ERC2612InvalidSigner(address signer, address owner)',
  'error ERC4626ExceededMaxDeposit(address receiver, uint256 assets, uint256 max)',
  'error ERC721NonexistentToken(uint256 tokenId)',
  'error ERC721InsufficientApproval(address operator, uint256 tokenId)',
  'error SafeCastOverflowedUintDowncast(uint8 bits, uint256 value)',
  'error SafeERC20FailedOperation(address token)',
  'error AccessManagedUnauthorized(address caller)',
  'error ReentrancyGuardReentrantCall()',
  'error GovernorAlreadyCastVote(address voter)',
  'error GovernorInsufficientProposerVotes(address proposer, uint256 votes, uint256 threshold)',
  'error GovernorNonexistentProposal(uint256 proposalId)',
  'error GovernorUnexpectedProposalState(uint256 proposalId, uint8 current, bytes32 expectedStates)',
  'error GovernorUnableToCancel(uint256 proposalId, address account)',
  'error TimelockUnexpectedOperationState(bytes32 operationId, bytes32 expectedStates)',
]);

export const everyErrorAbi = [...errorsLibAbi, ...standardErrorsAbi] as const;

type Dictionary = typeof everyErrorAbi;
export type ErrorName = ExtractAbiErrorNames<Dictionary>;
type ErrorArgs<Name extends ErrorName> = AbiParametersToPrimitiveTypes<
  ExtractAbiError<Dictionary, Name>['inputs']
>;

/** The unit of the amounts of a failed action. */
export type Unit = { symbol: string; decimals: number };

type Sentences = { [Name in ErrorName]: (args: ErrorArgs<Name>, unit: Unit) => string };

const money = (amount: bigint, { symbol, decimals }: Unit) => `${formatAmount(amount, decimals)} ${symbol}`;
const moment = (time: bigint) => formatMoment(Number(time));
const days = (count: bigint) => plural(Number(count), 'day');
const wait = (until: bigint, now: bigint) => `on ${moment(until)}, in ${formatDuration(Number(until - now))}`;
/** A round's number in its phase, which stands above it in the id. */
const roundOf = (id: bigint) => `round ${BigInt.asUintN(64, id)}`;
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const depositsWait =
  'Open incidents could still change what a share is worth, so deposits are paused until they are decided.';

const STATUS_WORDS: Record<IncidentStatus, string> = {
  none: 'unknown',
  filed: 'in the fast lane',
  voting: 'being voted on',
  decided: 'decided',
  escalated: 'before the arbiter',
  drawn: 'without a verdict',
  accepted: 'accepted',
  refused: 'refused',
  lapsed: 'ended without a verdict',
};

/** What each error means and what to do about it. An error without a sentence does not compile. */
const sentences: Sentences = {
  ZeroAmount: () => 'The amount is zero. Enter an amount above zero.',
  ZeroAddress: () => 'An address is missing. Connect your wallet again and retry.',
  StringTooLong: ([text]) => `“${text}” is too long: 31 characters at most.`,
  PermitFailed: () =>
    'The token did not accept the signed permission. It may have expired or been used already: try again and sign anew.',
  AmountTooLarge: ([amount], unit) =>
    `${money(amount, unit)} is more than the protocol can hold. Enter less.`,

  NotFactory: () => 'Only governance may do this, through the pool factory.',
  NotCover: () => 'Only the cover contract may do this. Use the Cover page instead.',
  NotClaims: () => 'Only the claims contract may do this. Use the Claims page instead.',
  NotCurator: () => 'Only the curator of this pool may do this.',
  NotAuthorized: () => 'This exit belongs to another account. Switch to the account that requested it.',

  InvalidBps: ([bps]) => `${formatBps(bps)} is outside the allowed range.`,
  ParameterOutOfRange: ([value, min, max]) =>
    `${value} is outside the allowed range. Choose a value from ${min} to ${max}.`,
  InvalidAsset: () => 'This token cannot be a pool’s asset: it needs at most 18 decimals.',
  InvalidGroup: ([group]) => `Group ${group} does not exist: groups are 0 to 31.`,
  InsuredAsset: () =>
    'A pool cannot cover the issuer of its own asset: a loss would take the money that pays for it. Choose another protocol.',
  BookOpen: () => 'This pool’s ledger is open already.',
  BookNotSynced: () => 'The pool is behind. Sync it first: anyone can, on the Keeper page.',
  TooManyProducts: ([max]) => `This pool already has its ${max} products.`,
  UnknownPool: () => 'This is not a pool of Breakwater. Choose one on the Pools page.',
  InvalidModel: () => 'This contract is not a premium model.',
  InvalidSignal: () =>
    'This contract is not a market signal that answers. Name another one, or list the product without.',
  InvalidTrigger: () => 'This contract is not a trigger that answers. Name another one.',
  WaitTooShort: ([waiting, horizon]) =>
    `Cover of this product must wait ${days(horizon / 86_400n)} before it begins, as long as its trigger looks back; ${days(waiting)} is too short.`,
  InvalidFeed: () => 'This price feed does not answer as expected. Name another one.',

  DepositsPaused: ([atRisk, limit], unit) =>
    `Deposits are paused: open incidents could cost ${money(atRisk, unit)}, and the pool’s limit is ${money(limit, unit)}. They open again when the incidents are decided: see the Claims page.`,
  PoolWipedOut: () =>
    'A loss took almost everything in this pool, so it takes no new deposits. Choose another pool.',
  NotClaimable: ([asked, claimable]) =>
    claimable === 0n
      ? 'Nothing of this exit can be claimed yet. The date is shown next to it.'
      : `Only ${percentOf(claimable, asked)} of what you asked for can be claimed now. Reload the page and claim the rest later.`,
  AsynchronousRedeem: () =>
    'Leaving a pool goes through the exit queue: request an exit, then claim it when it is ready.',
  RequestOpen: ([, requestId]) =>
    `You have an exit open since ${formatDay(Number(requestId))}. An account can have one at a time: claim it first, or request with another account.`,

  DepositTooSmall: () => 'This is too small to be worth a share. Enter more.',
  TransferShort: ([, expected, received], unit) =>
    `The token delivered ${money(received, unit)} instead of ${money(expected, unit)}, so nothing was taken. A pool cannot hold a token that charges for transfers.`,
  DuplicateProduct: () => 'The same product was chosen twice. Choose each one once.',

  UnknownProduct: () => 'This product does not exist. Choose one on the Cover page.',
  UnknownCover: ([cover]) => `Cover ${cover} does not exist.`,
  TermOutOfRange: ([term, min, max]) => `A term of ${days(term)} is not sold: choose ${min} to ${days(max)}.`,
  PremiumAboveMax: ([premium, max], unit) =>
    `The price moved while you decided: the premium is now ${money(premium, unit)}, above your limit of ${money(max, unit)}. Nothing was paid. Check the new price and buy again if it suits you.`,
  SalesStoppedBySignal: () =>
    'Sales wait: the market already prices in this event, or its price feed is silent. They go on when the price recovers; cover that was bought stays in force.',
  CoverOver: ([cover, endDay]) =>
    `Cover ${cover} can no longer be changed: it was cancelled, or it ended on ${formatDay(Number(endDay))}. Buy a new one on the Cover page.`,
  TooLateToExtend: ([cover, lastDay]) =>
    `Cover ${cover} could be extended until ${formatDay(Number(lastDay))}. Buy a new one on the Cover page.`,
  NothingToCancel: ([cover]) =>
    `Cover ${cover} is over, ends tonight or was cancelled already, so there is nothing to refund.`,
  RefundBelowMin: ([refund, min], unit) =>
    `The refund fell while you decided: it is now ${money(refund, unit)}, below your limit of ${money(min, unit)}. Nothing was cancelled. Check the new refund and cancel again if it suits you.`,
  WrongPool: ([product]) => `Product ${product} belongs to another pool. Choose products of one pool.`,
  InsufficientCapital: ([capital, required], unit) =>
    `The pool would need ${money(required, unit)} of capital and has ${money(capital, unit)} that no open incident can take. Choose a smaller amount.`,
  ProductShareExceeded: ([, max], unit) =>
    `This product may carry at most ${money(max, unit)} of cover. Choose a smaller amount.`,

  UnknownIncident: ([incident]) => `Incident ${incident} does not exist.`,
  ProcessMissing: () =>
    'Governance has not yet set how this pool’s incidents are decided, so none can be filed.',
  ProcessTooSoon: ([from, now]) =>
    `The claims process can change once a report window: the next change can be made ${wait(from, now)}.`,
  InvalidStep: () => 'The severity must be between 0 % and 100 %, in steps of 5 %.',
  EventInFuture: ([event]) => `The event time, ${moment(event)}, is in the future. Enter when it happened.`,
  EventTooOld: ([, oldest]) =>
    `An event must be filed within the report window: it can be no older than ${moment(oldest)}.`,
  NotHolder: () => 'Only the holder of a cover can file with it. Switch to the account that holds it.',
  NotInForce: ([cover, event]) => `Cover ${cover} was not in force on ${moment(event)}.`,
  NothingInForce: ([, event]) =>
    `No cover of this product was in force on ${moment(event)}, so there is nothing to pay.`,
  LossRootNeeded: () =>
    'Incidents of this product need a list of losses. Add it to the evidence and file again.',
  InvalidRoot: () => 'A list of losses needs both its root and its total. Check the list and file again.',
  NotTheDrawn: ([incident]) =>
    `This does not repeat incident ${incident}: use its event time, its list of losses and at least its severity.`,
  WrongStatus: ([incident, status]) =>
    `Incident ${incident} has moved on: it is ${STATUS_WORDS[STATUSES[status] ?? 'none']} now. Reload the page to see what can be done.`,
  PhaseOver: ([, until]) =>
    `The time for this ended on ${moment(until)}. Reload the page to see what follows.`,
  PhaseOpen: ([, until, now]) => `This can be done ${wait(until, now)}.`,
  NotCommitPhase: ([until]) => `Votes could be committed until ${moment(until)}.`,
  NotRevealPhase: ([from, until, now]) =>
    now <= from
      ? `Votes can be revealed from ${moment(from)}.`
      : `Votes could be revealed until ${moment(until)}.`,
  NoWeight: () =>
    'You had no stake as an assessor when this incident was filed, so you have no vote in it. Stake BRK to vote in the next one.',
  InvalidHash: () => 'The vote came out empty. Choose a severity and try again.',
  CommitMismatch: () =>
    'This does not match the vote you committed. Reveal with the account and wallet that you committed with.',
  NotArbiter: () => 'Only the arbiter of this incident may rule. Switch to that account.',
  AlreadyRequested: () => 'The court was asked to decide this incident already. Wait for its ruling.',
  FeeTooLow: ([sent, cost]) =>
    `The court asks ${formatAmount(cost, 18)} ETH and got ${formatAmount(sent, 18)} ETH. Ask again with the whole fee.`,
  WrongProduct: () => 'This cover is for another product than the incident.',

  NoTrigger: () => 'No oracle decides this product. File an incident instead.',
  NotDeeper: ([, severity]) =>
    `${formatBps(severity)} is covered by earlier verdicts already, so this proof would add nothing. Only a proof of more can.`,
  NotSettledByTrigger: ([cover]) =>
    `Cover ${cover} is not settled by an oracle. It collects from incidents of its product.`,
  FixedCover: ([cover]) =>
    `Cover ${cover} remembers the price at its purchase, so it cannot be extended. Buy a new one on the Cover page.`,
  CoverCancelled: ([cover]) => `Cover ${cover} was cancelled, so nothing is settled.`,
  CoverNotEnded: ([cover, end]) => `Cover ${cover} is settled at its end, on ${moment(end)}.`,
  SettlementOver: ([cover, until]) => `Cover ${cover} could be settled until ${moment(until)}.`,
  NothingToSettle: ([cover]) =>
    `Cover ${cover} has nothing to be paid: the price moved less than its deductible, or all of it was paid already.`,

  NotAccepted: () => 'This incident was not accepted, so there is nothing to collect.',
  NotFinal: () => 'This incident is not settled yet. Come back when it is.',
  NoBondOwed: () =>
    'There is no bond to return: it went back already, was lost, or the incident is not settled yet.',
  AlreadyCollected: ([, cover]) => `Cover ${cover} has already collected from this incident.`,
  CollectionOver: ([, until]) => `Payouts could be collected until ${moment(until)}.`,
  CollectionOpen: ([, until]) => `Holders can still collect until ${moment(until)}.`,
  ProofNeeded: () =>
    'This incident pays proven losses only. Collect with the proof of your loss from the evidence’s list.',
  InvalidProof: ([, , loss], unit) =>
    `The list of losses does not say that the holder lost ${money(loss, unit)}. Use the list that the incident was filed with.`,
  LossPaid: ([, , loss], unit) =>
    `The holder’s proven loss of ${money(loss, unit)} is paid in full, so this cover has nothing more to collect.`,
  NoVote: () => 'There is no vote: none was opened or cast here, or it is settled already.',
  NoReward: () => 'There is no reward to collect. Votes are credited when they are settled.',

  InsufficientStake: ([, staked], unit) => `You have ${money(staked, unit)} staked. Enter that or less.`,
  NothingToUnstake: () => 'Nothing is waiting to be withdrawn. Request to unstake first.',
  VotesOpen: ([, votes]) =>
    `Your stake waits for ${plural(Number(votes), 'vote')} of yours to be settled. Settle them on the pages of their incidents, then withdraw.`,
  UnstakeNotReady: ([available, now]) => `Your tokens can be withdrawn ${wait(available, now)}.`,

  // ---- triggers ----
  NoSuchRound: ([, round]) =>
    `The price feed does not answer for ${roundOf(round)}. Reload the page to look for the proof anew.`,
  UnsoundRound: ([round]) =>
    `What the feed says in ${roundOf(round)} is no price, so it proves nothing. Choose other rounds.`,
  RoundInFuture: ([round]) =>
    `${capital(roundOf(round))} of the feed claims to be of the future, so it proves nothing. Choose other rounds.`,
  ClampedRound: ([round]) =>
    `The feed reported its own limit in ${roundOf(round)}, so the true price is unknown. End the proof before it, or file the incident for a vote.`,
  RoundsOutOfOrder: ([round, next]) =>
    `${capital(roundOf(next))} is not later than ${roundOf(round)}. Give the rounds in the order they came.`,
  RoundNotInForce: ([round, time]) =>
    `${capital(roundOf(round))} did not hold the price on ${moment(time)}. Give the last round until then.`,
  PhaseReplaced: ([round]) =>
    `By then the feed had moved on from the phase of ${roundOf(round)}. Look for the proof in the newer phase, or file the incident for a vote.`,
  FeedSilent: ([from, until]) =>
    `The feed was silent for ${formatDuration(Number(until - from))} from ${moment(from)}: too long to rely on. The incident can still be filed for a vote.`,
  TooLittleGas: () => 'This needs more gas than was given. Raise the gas limit and try again.',
  TooFewRounds: ([rounds, min]) =>
    `${plural(Number(rounds), 'round')} are too few: ${min} are needed. Wait for more rounds of the feed.`,
  RunTooShort: ([span, min]) =>
    `The price has stood there for ${formatDuration(Number(span))}; it has to for ${formatDuration(Number(min))}. Wait for more rounds of the feed.`,
  NoLastingRecovery: ([round]) =>
    `The price did not stay at or above the floor long enough after ${roundOf(round)}. Begin the proof with an earlier round.`,
  NoLastingFall: ([round]) =>
    `The price did not stay below the floor long enough up to ${roundOf(round)}. Wait for more rounds of the feed.`,
  FallTooSlow: ([span, window]) =>
    `The fall took ${formatDuration(Number(span))}; only one within ${formatDuration(Number(window))} counts. Choose a later peak.`,
  FallTooShallow: ([depth, start]) =>
    `The price fell by ${formatPercent(depth)}; cover pays from a fall of more than ${formatPercent(start)}.`,
  SequencerDown: () =>
    'The chain’s sequencer was down around then or its uptime feed is silent, so prices of that time prove nothing. The incident can still be filed for a vote.',
  NoFreshPrice: () =>
    'A price feed of this product has no recent price, so nothing is sold now. Try again once it answers.',
  FloorAtClamp: () =>
    'The feed cannot report a price this low: its aggregator has a minimum. Choose another feed or a higher floor.',
  NotEnded: ([endTime, now]) =>
    endTime === now
      ? 'This cover ends this very moment. Settle it a moment later.'
      : `This cover can be settled once it has ended ${wait(endTime, now)}.`,
  Paused: ([until]) =>
    `This pool takes no deposits and sells no cover until ${moment(until)}. Claims, payouts and exits go on.`,
  NotPaused: () => 'This pool is not paused.',
  PauseTooSoon: ([from]) => `This pool can be paused again on ${moment(from)}, not before.`,
  NotRewards: () => 'Only the rewards contract may do this.',
  InvalidPart: () => 'This address holds no contract. Check it and try again.',
  NothingAnnounced: () => 'No change of this product is announced. The curator announces it first.',
  NotReady: ([readyAt, now]) => `The announced change can be applied ${wait(readyAt, now)}.`,

  TooManyTokens: ([max]) => `A pool has at most ${max} reward tokens.`,
  TokenKnown: () => 'This token rewards the pool already.',
  UnknownToken: () => 'This token does not reward the pool. Choose one of its reward tokens.',
  FundingBelowMinimum: () => 'This is below the minimum funding in this token. Enter more.',
  InvalidPeriod: () =>
    'The end must be in the future, at most a year ahead, and not before that of earlier fundings.',
  RateLowered: () => 'This would lower what is paid a second now. Fund more, or choose an earlier end.',
  EmissionTooSoon: ([from]) => `The next week can be funded on ${moment(from)}.`,

  ERC20InsufficientBalance: ([, balance, needed], unit) =>
    `You have ${money(balance, unit)} and this needs ${money(needed, unit)}. Enter less or add to your balance.`,
  ERC20InsufficientAllowance: () =>
    'The token permission does not cover this amount. Try again and sign a new one.',
  ERC2612ExpiredSignature: () => 'The signed permission has expired. Try again and sign a new one.',
  ERC2612InvalidSigner: () =>
    'The permission was signed by another account. Switch to the connected account and retry.',
  ERC4626ExceededMaxDeposit: ([, , max], unit) =>
    max === 0n
      ? `${depositsWait} Nothing was taken.`
      : `The pool takes at most ${money(max, unit)} now. Enter less.`,
  ERC721NonexistentToken: ([cover]) => `Cover ${cover} does not exist.`,
  ERC721InsufficientApproval: ([, cover]) =>
    `Only the holder of cover ${cover} may do this. Switch to the account that holds it.`,
  SafeCastOverflowedUintDowncast: () =>
    'The amount is more than the protocol can hold at once. Enter less, or do it in parts.',
  SafeERC20FailedOperation: () => 'The token refused the transfer. Check your balance and try again.',
  AccessManagedUnauthorized: () => 'Only governance may do this.',
  ReentrancyGuardReentrantCall: () => 'The contract was called from inside itself and refused.',
  GovernorAlreadyCastVote: () => 'This account has voted on the proposal. A vote cannot be changed.',
  GovernorInsufficientProposerVotes: ([, votes, threshold]) =>
    `A proposal needs ${formatAmount(threshold, 18)} BRK of voting power, and this account had ${formatAmount(votes, 18)} BRK. Ask others to delegate to it.`,
  GovernorNonexistentProposal: () => 'There is no such proposal. Check the address of this page.',
  GovernorUnexpectedProposalState: ([, current]) => {
    // A governor of a later version can name a state that this one does not have.
    const state = PROPOSAL_STATES[current];
    const words = state === undefined ? 'in another state' : STATE_WORDS[state];
    return `The proposal is ${words}, so this is not possible now. Reload the page to see what is.`;
  },
  GovernorUnableToCancel: () =>
    'Only who proposed it can cancel a proposal, and only before its vote begins.',
  TimelockUnexpectedOperationState: () =>
    'The timelock is not ready for this: the delay is not over, or the proposal was executed or cancelled. Reload the page to see which.',
};

const percentOf = (part: bigint, whole: bigint) => formatBps(whole === 0n ? 0n : (part * 10_000n) / whole);

const UNEXPLAINED =
  'The contract refused this and gave no reason. Nothing was taken. Reload the page to see the latest figures, then try again.';

/** A sentence for what a contract returned when it refused. */
export function describeRevert(data: Hex | undefined, unit: Unit): string {
  if (!data || data === '0x') return UNEXPLAINED;
  try {
    const { errorName, args } = decodeErrorResult({ abi: everyErrorAbi as Abi, data });
    if (!(errorName in sentences)) return UNEXPLAINED;
    const sentence = sentences[errorName as ErrorName] as (args: readonly unknown[], unit: Unit) => string;
    return sentence(args ?? [], unit);
  } catch {
    return UNEXPLAINED;
  }
}
