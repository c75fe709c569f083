// Decides and settles incidents (DESIGN section 6): challenge, vote, appeal, ruling or draw; and who wins the bonds.

import { accept, close, release, verdictAt, windowOf } from './claims';
import { bondStep, isUndecided, STEP_BPS, startVote } from './filing';
import { BPS, DAY, demand, min, sum } from './integers';
import { addGain, sync } from './time';
import { type Setup, STATUS, type State, type Verdict } from './types';
import { closeVote, isNear, tallied } from './votes';

const APPEAL_TIME = 3n * DAY;
const RULING_TIME = 14n * DAY;
/** Share of an incident's booking that its voters earn if no bond is forfeited. */
const REWARD_BPS = 50n;
const [FILER, CHALLENGER, APPELLANT] = [0, 1, 2];

function inPhase(state: State, id: bigint, ...allowed: bigint[]): Verdict {
  const verdict = verdictAt(state, id);
  demand(allowed.includes(verdict.status), 'WrongStatus', id, verdict.status);
  return verdict;
}

const demandOver = (state: State, id: bigint, { until }: Verdict) =>
  demand(state.now >= until, 'PhaseOpen', id, until, state.now);

const demandOpen = (state: State, id: bigint, { until }: Verdict) =>
  demand(state.now < until, 'PhaseOver', id, until, state.now);

function takeBond(state: State, bond: bigint): void {
  state.bonds += bond;
  state.balance += bond;
}

// ---- deciding ----

export function challenge(state: State, id: bigint): void {
  const verdict = inPhase(state, id, STATUS.filed);
  demandOpen(state, id, verdict);
  verdict.isChallenged = true;
  startVote(state, verdict);
  takeBond(state, verdict.bond);
}

/** Tallies a vote. If the arbiter was silent, a verdict stands; without a verdict the incident is drawn. */
export function tally(setup: Setup, state: State, id: bigint): void {
  const verdict = inPhase(state, id, STATUS.voting, STATUS.escalated);
  demandOver(state, id, verdict);
  if (verdict.status === STATUS.voting) count(state, verdict);
  else if (verdict.hasVerdict) Object.assign(verdict, { status: STATUS.decided, until: state.now });
  else draw(setup, state, verdict);
}

function draw(setup: Setup, state: State, verdict: Verdict): void {
  Object.assign(verdict, { status: STATUS.drawn, until: state.now + windowOf(setup) });
  closeRisk(state, verdict);
  settleBonds(state, verdict, 0n);
}

function count(state: State, verdict: Verdict): void {
  if (verdict.vote === null) throw new Error('An incident is voted on without a vote.');
  const step = tallied(state, verdict.vote, verdict.thresholdBps);
  if (step === null) escalate(state, verdict);
  else decide(verdict, step, state.now + APPEAL_TIME);
}

function decide(verdict: Verdict, step: bigint, until: bigint): void {
  Object.assign(verdict, { status: STATUS.decided, severity: step * STEP_BPS, hasVerdict: true, until });
}

function escalate(state: State, verdict: Verdict): void {
  Object.assign(verdict, { status: STATUS.escalated, until: state.now + RULING_TIME });
}

export function appeal(state: State, id: bigint): void {
  const verdict = inPhase(state, id, STATUS.decided);
  demandOpen(state, id, verdict);
  verdict.isAppealed = true;
  escalate(state, verdict);
  takeBond(state, 2n * verdict.bond);
}

export function rule(state: State, id: bigint, step: bigint): void {
  const verdict = inPhase(state, id, STATUS.escalated);
  demand(step <= verdict.step, 'InvalidStep', step);
  demandOpen(state, id, verdict);
  verdict.isAppealLost = verdict.isAppealed && isNear(step, verdict.severity / STEP_BPS);
  verdict.isRuled = true;
  decide(verdict, step, state.now);
}

export function finalize(setup: Setup, state: State, id: bigint): void {
  const verdict = inPhase(state, id, STATUS.filed, STATUS.decided, STATUS.drawn);
  demandOver(state, id, verdict);
  if (verdict.status === STATUS.drawn) {
    Object.assign(verdict, { status: STATUS.lapsed, until: state.now });
    release(state, verdict);
    return;
  }
  const owed = state.owed;
  if (verdict.severity !== 0n) accept(setup, state, verdict);
  else refuse(state, verdict);
  const booked = state.owed - owed;
  closeRisk(state, verdict);
  release(state, verdict);
  settleBonds(state, verdict, booked);
}

function refuse(state: State, verdict: Verdict): void {
  Object.assign(verdict, { status: STATUS.refused, until: state.now });
  state.claims.refusals.push({ product: verdict.product, step: bondStep(verdict), at: state.now });
  restoreHold(state, verdict);
}

/** If an incident filed from a draw is refused while the draw can still be filed again, the draw holds back exits again. */
function restoreHold(state: State, { isRefiled, drawn: id }: Verdict): void {
  if (!isRefiled) return;
  const drawn = verdictAt(state, id);
  const record = state.incidents[drawn.record];
  const waits = drawn.status === STATUS.drawn && state.now < drawn.until;
  if (waits && record !== undefined) record.held = drawn.cost;
}

/** Incidents filed from a draw do not count in A. */
function closeRisk(state: State, verdict: Verdict): void {
  sync(state);
  if (!verdict.isRefiled) close(state, verdict);
}

// ---- bonds ----

/** Verdict 0 forfeits the filer's bond, a verdict near the asserted severity the challenger's, a ruling near the verdict the appellant's. */
function losersOf({ status, step, severity, isAppealLost }: Verdict): number[] {
  if (status === STATUS.drawn || status === STATUS.lapsed) return [];
  const decided = severity / STEP_BPS;
  const isAsserted = decided !== 0n && isNear(step, decided);
  return [
    ...(decided === 0n ? [FILER] : []),
    ...(isAsserted ? [CHALLENGER] : []),
    ...(isAppealLost ? [APPELLANT] : []),
  ];
}

/** What each party is owed, the half for the voters, and the half that the pool gains if nobody won. */
function divide(verdict: Verdict) {
  const { bond, isChallenged, isAppealed } = verdict;
  const dues = [bond, isChallenged ? bond : 0n, isAppealed ? 2n * bond : 0n];
  const losers = losersOf(verdict);
  const forfeited = sum(losers.map((party) => dues[party] ?? 0n));
  for (const party of losers) dues[party] = 0n;
  const toVoters = forfeited / 2n;
  const won = forfeited - toVoters;
  const winner = losers.includes(FILER) ? CHALLENGER : losers.includes(CHALLENGER) ? FILER : null;
  if (winner === null || !isChallenged) return { dues, toVoters, toPool: won };
  dues[winner] = (dues[winner] ?? 0n) + won;
  return { dues, toVoters, toPool: 0n };
}

/** Voters near the verdict share half of the forfeited bonds; without forfeited bonds, a fee on what was booked. */
function settleBonds(state: State, verdict: Verdict, booked: bigint): void {
  const { dues, toVoters, toPool } = divide(verdict);
  const { vote, status, severity } = verdict;
  const near = vote === null ? 0n : closeVote(vote, status === STATUS.drawn ? null : severity / STEP_BPS);
  let reward = near === 0n ? 0n : toVoters;
  const gain = toPool + toVoters - reward;
  if (gain !== 0n) sync(state);
  const owed = sum(dues) + reward;
  state.bonds -= owed + gain;
  state.owed += owed;
  addGain(state, gain);
  if (near !== 0n && reward === 0n && booked !== 0n) {
    sync(state);
    reward = min((booked * REWARD_BPS) / BPS, state.fees);
    state.fees -= reward;
    state.owed += reward;
  }
  if (vote !== null && reward !== 0n) vote.pot = reward;
}

export const bondsOwed = (verdict: Verdict): bigint[] =>
  isUndecided(verdict) || verdict.isProven
    ? [0n, 0n, 0n]
    : divide(verdict).dues.map((due, party) => (verdict.bondsPaid.includes(party) ? 0n : due));

export function collectBond(state: State, id: bigint, party: number): bigint {
  const verdict = verdictAt(state, id);
  const assets = bondsOwed(verdict)[party] ?? 0n;
  demand(assets !== 0n, 'NoBondOwed', id, BigInt(party));
  verdict.bondsPaid.push(party);
  state.owed -= assets;
  state.balance -= assets;
  return assets;
}
