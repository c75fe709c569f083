// Histories in the format of the replay in forge: one line of hexadecimal for each, with hashes of the expected answers.

import { concatHex, encodeAbiParameters, type Hex, keccak256, numberToHex, toFunctionSelector } from 'viem';
import type { History, Step } from './history';
import type { Refusal } from './integers';
import { verbOf } from './model';
import { type Target, targets } from './verb';

const errors: Record<string, string> = Object.fromEntries(
  [
    'Panic(uint256)',
    'SafeCastOverflowedUintDowncast(uint8,uint256)',
    'ZeroAmount()',
    'AmountTooLarge(uint256)',
    'NotAuthorized(address,address)',
    'ParameterOutOfRange(uint256,uint256,uint256)',
    'DepositsPaused(uint256,uint256)',
    'DepositTooSmall(uint256)',
    'PoolWipedOut(uint256,uint256)',
    'NotClaimable(uint256,uint256)',
    'RequestOpen(address,uint256)',
    'UnknownProduct(uint256)',
    'ProductShareExceeded(uint256,uint256)',
    'InsufficientCapital(uint256,uint256)',
    'PremiumAboveMax(uint256,uint256)',
    'Paused(uint256)',
    'UnknownCover(uint256)',
    'TermOutOfRange(uint256,uint256,uint256)',
    'CoverOver(uint256,uint256)',
    'TooLateToExtend(uint256,uint256)',
    'NothingToCancel(uint256)',
    'RefundBelowMin(uint256,uint256)',
    'ERC721InsufficientApproval(address,uint256)',
    'InvalidBps(uint256)',
    'EventInFuture(uint256,uint256)',
    'EventTooOld(uint256,uint256)',
    'NothingInForce(uint256,uint256)',
    'NotDeeper(uint256,uint256)',
    'InvalidStep(uint256)',
    'NotHolder(address,address)',
    'WrongStatus(uint256,uint8)',
    'PhaseOver(uint256,uint256,uint256)',
    'PhaseOpen(uint256,uint256,uint256)',
    'NotTheDrawn(uint256)',
    'NotAccepted(uint256)',
    'NoBondOwed(uint256,uint8)',
    'UnknownIncident(uint256)',
    'CollectionOver(uint256,uint256)',
    'CollectionOpen(uint256,uint256)',
    'WrongProduct(uint256,uint256)',
    'NotInForce(uint256,uint256)',
    'AlreadyCollected(uint256,uint256)',
    'NoTrigger(uint256)',
    'LossRootNeeded(uint256)',
    'InvalidRoot(bytes32,uint256)',
    'ProofNeeded(uint256)',
    'InvalidProof(uint256,address,uint256)',
    'LossPaid(uint256,address,uint256)',
    'FixedCover(uint256)',
    'NotSettledByTrigger(uint256)',
    'CoverCancelled(uint256)',
    'CoverNotEnded(uint256,uint256)',
    'NothingToSettle(uint256)',
    'SettlementOver(uint256,uint256)',
    'NoVote(uint256,address)',
    'NoWeight(address)',
    'NotCommitPhase(uint256,uint256)',
    'NotRevealPhase(uint256,uint256,uint256)',
    'CommitMismatch(uint256,address)',
    'NotFinal(uint256)',
    'InsufficientStake(uint256,uint256)',
    'NothingToUnstake(address)',
    'UnstakeNotReady(uint256,uint256)',
    'VotesOpen(address,uint256)',
    'NotPaused()',
    'PauseTooSoon(uint256)',
    'ERC20InsufficientAllowance(address,uint256,uint256)',
    'ERC20InsufficientBalance(address,uint256,uint256)',
  ].map((signature) => [signature.slice(0, signature.indexOf('(')), signature]),
);

const selectors = new Map<string, Hex>();

function selectorOf(signature: string): Hex {
  const known = selectors.get(signature) ?? toFunctionSelector(signature);
  selectors.set(signature, known);
  return known;
}

const wordsToHex = (words: readonly bigint[]): Hex =>
  `0x${words.map((value) => BigInt.asUintN(256, value).toString(16).padStart(64, '0')).join('')}`;

export const wordsOf = (data: string): bigint[] =>
  (data.slice(2).match(/.{64}/g) ?? []).map((each) => BigInt(`0x${each}`));

function refusalData({ error, values }: Refusal): Hex {
  const signature = errors[error];
  if (signature === undefined) throw new Error(`The error ${error} has no signature.`);
  return concatHex([selectorOf(signature), wordsToHex(values)]);
}

/** Name of a returned error, for messages. */
export function errorNamed(data: string): string {
  const signature = Object.values(errors).find((each) => data.startsWith(selectorOf(each)));
  return signature === undefined ? data.slice(0, 10) : signature.slice(0, signature.indexOf('('));
}

const expectedData = (step: Step): Hex =>
  step.refusal === null ? wordsToHex(step.words) : refusalData(step.refusal);

const expectedAfter = (step: Step): Hex => wordsToHex(step.after.map(({ value }) => value));

const targetOf = (target: Target) => targets.indexOf(target);

function encodeStep(step: Step) {
  const { target, signature } = verbOf(step.action.verb);
  return {
    time: step.time,
    target: targetOf(target),
    caller: numberToHex(step.action.caller, { size: 20 }),
    succeeds: step.refusal === null,
    data: concatHex([selectorOf(signature), wordsToHex(step.calldata)]),
    answer: keccak256(expectedData(step)),
    afterwards: keccak256(expectedAfter(step)),
  };
}

const step =
  '(uint256 time,uint8 target,address caller,bool succeeds,bytes data,bytes32 answer,bytes32 afterwards)';
const shape = [
  { name: 'setup', type: 'uint256[]' },
  {
    name: 'steps',
    type: 'tuple[]',
    components: step
      .slice(1, -1)
      .split(',')
      .map((field) => ({ type: field.split(' ')[0] ?? '', name: field.split(' ')[1] ?? '' })),
  },
];

/** Start, cooldown, report window, 9 parameters, then 5 words for each product, and 5 more in the form of `Cover`. */
function setupWords({ setup }: History): bigint[] {
  return [
    setup.start,
    setup.cooldownDays,
    setup.reportDays,
    ...Object.values(setup.params),
    ...setup.products.flatMap((product, index) => [
      ...Object.values(product),
      ...Object.values(setup.listed[index] ?? {}),
    ]),
  ];
}

export const encodeHistory = (history: History): Hex =>
  encodeAbiParameters(shape, [setupWords(history), history.steps.map(encodeStep)]);
