// Assessors (DESIGN section 6): stake that counts if it was there before an incident, hidden votes, revealed weight, and each vote's
// reward or penalty once the incident is final.

import { BPS, ceilDiv, DAY, demand, max, min, sum } from './integers';
import { keyOf } from './people';
import type { Assessor, Ballot, State, Verdict, Vote } from './types';

const WEIGHT_UNIT = 10n ** 12n;
const UNSTAKE_DELAY = 14n * DAY;
const QUORUM_BPS = 1_000n;
const PENALTY_BPS = 200n;
const AGREED_BPS = 6_000n;
const COMMIT_TIME = 3n * DAY;
export const VOTE_TIME = 5n * DAY;
const STEPS = 20;
const NEAR = 2n;
export const BALLOT = { open: 1n, verdict: 2n, noVerdict: 3n };

export const isNear = (step: bigint, other: bigint): boolean =>
  (step > other ? step - other : other - step) <= NEAR;

// ---- stake ----

const NOBODY: Assessor = { staked: 0n, leaving: 0n, availableAt: 0n, votes: 0n, history: [] };

export const assessorOf = (state: State, who: bigint): Assessor =>
  state.assessors.people[keyOf(who)] ?? NOBODY;

const at = (history: Assessor['history'], time: bigint): bigint =>
  history.findLast((each) => each.time <= time)?.amount ?? 0n;

export const totalStake = (state: State): bigint =>
  sum(Object.values(state.assessors.people).map(({ staked }) => staked));

export const totalAt = (state: State, time: bigint): bigint =>
  sum(Object.values(state.assessors.people).map(({ history }) => at(history, time)));

/** Stake at a time, as far as it is still there. */
function votingWeight(assessor: Assessor, time: bigint): bigint {
  return min(at(assessor.history, time), assessor.staked + assessor.leaving);
}

function setStake(state: State, who: bigint, staked: bigint): Assessor {
  const before = assessorOf(state, who);
  const history = [...before.history, { time: state.now, amount: staked }];
  const assessor = { ...before, staked, history };
  state.assessors.people[keyOf(who)] = assessor;
  return assessor;
}

export function stake(state: State, who: bigint, amount: bigint): void {
  demand(amount !== 0n, 'ZeroAmount');
  setStake(state, who, assessorOf(state, who).staked + amount);
}

export function requestUnstake(state: State, who: bigint, amount: bigint): void {
  demand(amount !== 0n, 'ZeroAmount');
  const { staked } = assessorOf(state, who);
  demand(amount <= staked, 'InsufficientStake', amount, staked);
  const assessor = setStake(state, who, staked - amount);
  assessor.leaving += amount;
  assessor.availableAt = state.now + UNSTAKE_DELAY;
}

export function unstake(state: State, who: bigint): bigint {
  const assessor = assessorOf(state, who);
  const { leaving, availableAt, votes } = assessor;
  demand(leaving !== 0n, 'NothingToUnstake', who);
  demand(state.now >= availableAt, 'UnstakeNotReady', availableAt, state.now);
  demand(votes === 0n, 'VotesOpen', who, votes);
  Object.assign(assessor, { leaving: 0n, availableAt: 0n });
  return leaving;
}

// ---- votes ----

export function openVote(state: State, verdict: Verdict): void {
  verdict.vote = {
    weightTime: verdict.filedAt - 1n,
    commitUntil: state.now + COMMIT_TIME,
    revealUntil: state.now + VOTE_TIME,
    status: BALLOT.open,
    step: 0n,
    punishes: false,
    near: 0n,
    pot: 0n,
    ballots: {},
  };
}

/** True if somebody has weight in an incident's vote and has not committed. */
export const canVote = (state: State, { vote }: Verdict, who: bigint): boolean =>
  vote !== null &&
  vote.ballots[keyOf(who)] === undefined &&
  votingWeight(assessorOf(state, who), vote.weightTime) >= WEIGHT_UNIT;

function openVoteAt(state: State, incident: bigint, who: bigint): Vote {
  const vote = state.claims.verdicts[Number(incident) - 1]?.vote ?? null;
  demand(vote !== null && vote.status === BALLOT.open, 'NoVote', incident, who);
  return vote;
}

export function commit(state: State, who: bigint, incident: bigint, step: bigint): void {
  const vote = openVoteAt(state, incident, who);
  demand(state.now < vote.commitUntil, 'NotCommitPhase', vote.commitUntil, state.now);
  const before = vote.ballots[keyOf(who)];
  const assessor = assessorOf(state, who);
  const units = before?.units ?? votingWeight(assessor, vote.weightTime) / WEIGHT_UNIT;
  demand(units !== 0n, 'NoWeight', who);
  if (before === undefined) assessor.votes += 1n;
  vote.ballots[keyOf(who)] = { units, step, stage: 'hidden' };
}

export function reveal(state: State, incident: bigint, voter: bigint, step: bigint, isSalt: boolean): void {
  const vote = openVoteAt(state, incident, voter);
  const { commitUntil, revealUntil } = vote;
  const isPhase = state.now >= commitUntil && state.now < revealUntil;
  demand(isPhase, 'NotRevealPhase', commitUntil, revealUntil, state.now);
  const asserted = state.claims.verdicts[Number(incident) - 1]?.step ?? 0n;
  demand(step <= asserted, 'InvalidStep', step);
  const ballot = vote.ballots[keyOf(voter)];
  const isTheirs = ballot?.stage === 'hidden' && ballot.step === step && isSalt;
  demand(ballot !== undefined && isTheirs, 'CommitMismatch', incident, voter);
  ballot.stage = 'revealed';
}

const revealed = ({ ballots }: Vote): Ballot[] =>
  Object.values(ballots).filter(({ stage }) => stage !== 'hidden');
const weigh = (ballots: Ballot[]): bigint => sum(ballots.map(({ units }) => units));

export const revealedWeight = (vote: Vote | null): bigint =>
  vote === null ? 0n : weigh(revealed(vote)) * WEIGHT_UNIT;

/** The largest severity that the threshold of the revealed weight supports; null without a quorum. */
export function tallied(state: State, vote: Vote, thresholdBps: bigint): bigint | null {
  const seen = revealed(vote);
  const all = weigh(seen);
  const quorum = ceilDiv(totalAt(state, vote.weightTime) * QUORUM_BPS, BPS * WEIGHT_UNIT);
  if (all === 0n || all < quorum) return null;
  const needed = ceilDiv(all * thresholdBps, BPS);
  const supports = (step: number) => weigh(seen.filter((each) => each.step >= BigInt(step))) >= needed;
  return BigInt(Array.from({ length: STEPS }, (_, index) => STEPS - index).find(supports) ?? 0);
}

/** Decides the incident with a step, or null for a draw. Returns the weight that shares a reward. */
export function closeVote(vote: Vote, step: bigint | null): bigint {
  if (step === null) {
    Object.assign(vote, { status: BALLOT.noVerdict, step: 0n });
    return 0n;
  }
  const seen = revealed(vote);
  const near = weigh(seen.filter((each) => isNear(each.step, step)));
  const punishes = near * BPS >= weigh(seen) * AGREED_BPS;
  Object.assign(vote, { status: BALLOT.verdict, step, near, punishes });
  return near;
}

/** A vote's reward, and its penalty on the stake that voted; both zero before the incident is final. */
export function outcomeOf(vote: Vote, ballot: Ballot | undefined): { reward: bigint; penalty: bigint } {
  const nothing = { reward: 0n, penalty: 0n };
  if (ballot === undefined || ballot.stage === 'settled' || vote.status === BALLOT.open) return nothing;
  const { units, step, stage } = ballot;
  const lost = { reward: 0n, penalty: (units * WEIGHT_UNIT * PENALTY_BPS) / BPS };
  if (stage === 'hidden') return lost;
  if (vote.status !== BALLOT.verdict) return nothing;
  if (isNear(step, vote.step)) return { reward: (vote.pot * units) / vote.near, penalty: 0n };
  return vote.punishes ? lost : nothing;
}

export function settleVote(state: State, incident: bigint, voter: bigint): void {
  const vote = state.claims.verdicts[Number(incident) - 1]?.vote ?? null;
  demand(vote !== null && vote.status !== BALLOT.open, 'NotFinal', incident);
  const ballot = vote.ballots[keyOf(voter)];
  demand(ballot !== undefined && ballot.stage !== 'settled', 'NoVote', incident, voter);
  const { reward, penalty } = outcomeOf(vote, ballot);
  if (ballot.stage === 'hidden') delete vote.ballots[keyOf(voter)];
  else ballot.stage = 'settled';
  state.assessors.rewards[keyOf(voter)] = (state.assessors.rewards[keyOf(voter)] ?? 0n) + reward;
  slash(state, voter, penalty);
  assessorOf(state, voter).votes -= 1n;
}

/** Taken from the stake, then from what is leaving, as far as there is any. */
function slash(state: State, voter: bigint, penalty: bigint): void {
  const { staked } = assessorOf(state, voter);
  const fromStake = min(penalty, staked);
  const assessor = fromStake === 0n ? assessorOf(state, voter) : setStake(state, voter, staked - fromStake);
  const fromLeaving = min(max(penalty - fromStake, 0n), assessor.leaving);
  assessor.leaving -= fromLeaving;
  state.assessors.slashed += fromStake + fromLeaving;
}

export function collectReward(state: State, voter: bigint): bigint {
  const assets = state.assessors.rewards[keyOf(voter)] ?? 0n;
  if (assets === 0n) throw new Error('A history collects only rewards that are owed.');
  state.assessors.rewards[keyOf(voter)] = 0n;
  state.owed -= assets;
  state.balance -= assets;
  return assets;
}
