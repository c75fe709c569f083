// Asserted incidents (DESIGN section 6): the fast lane, challenges, and what happens when nobody votes: the arbiter rules, or the
// incident is drawn and can be filed again. Votes themselves are not in the model: in its histories nobody stakes.

import {
  accept,
  close,
  demandReportable,
  exposureShare,
  inForce,
  release,
  totalExposure,
  verdictAt,
  windowOf,
} from './claims';
import { coverAt, open } from './covers';
import { BPS, ceilDiv, DAY, dayOf, demand, max, min } from './integers';
import { addGain, sync } from './time';
import { type Setup, STATUS, type State, type Verdict } from './types';

const STEP_BPS = 500n;
const STEPS = 20n;
const NEAR = 2n;
const MAX_DOUBLINGS = 6;
/** The process that the replay sets: contracts/script/Defaults.sol. */
const PROCESS = {
  minBond: 500_000_000n,
  bondBps: 100n,
  challenge: 3n * DAY,
  vote: 5n * DAY,
  ruling: 14n * DAY,
  laneBps: 200n,
  largeBps: 1_000n,
  threshold: 6_000n,
  largeThreshold: 6_667n,
};
const [FILER, CHALLENGER] = [0, 1];

const share = (amount: bigint, severity: bigint) => ceilDiv(amount * severity, BPS);
const isUndecided = ({ status }: Verdict) => status < STATUS.drawn;

/** What an incident may cost as a share of all covers, in steps: what counts for bonds. */
const boldness = ({ step, cost, eligible }: Pick<Verdict, 'step' | 'cost' | 'eligible'>): bigint =>
  cost === 0n || eligible === 0n ? step : min(step, ceilDiv(cost * STEPS, eligible));

/** Once for each open or recently refused incident of the product that may cost as much or more. */
function doublings(setup: Setup, state: State, product: number, step: bigint): bigint {
  const open = state.claims.verdicts.filter(
    (each) => each.product === product && !each.isProven && isUndecided(each) && boldness(each) >= step,
  );
  const refused = state.claims.refusals.filter(
    (each) => each.product === product && each.step >= step && state.now < each.at + windowOf(setup),
  );
  return BigInt(Math.min(open.length + refused.length, MAX_DOUBLINGS));
}

export type Filing = { cover: number; time: bigint; step: bigint; drawn: bigint };

export function file(
  setup: Setup,
  state: State,
  caller: bigint,
  { cover: id, time, step, drawn }: Filing,
): bigint {
  demand(step >= 1n && step <= STEPS, 'InvalidStep', step);
  const cover = coverAt(state, id);
  demand(cover.holder === caller, 'NotHolder', caller, cover.holder);
  demand(inForce(cover, time), 'NotInForce', BigInt(id) + 1n, time);
  demand(cover.left !== 0n, 'CoverOver', BigInt(id) + 1n, dayOf(state.now));
  const { product } = cover;
  const begun =
    drawn === 0n ? begin(setup, state, product, time, step) : beginAgain(state, product, time, step, drawn);
  const { eligible, cost, limit, capital, part } = begun;
  const isLarge = share(eligible, step * STEP_BPS) * BPS >= capital * PROCESS.largeBps;
  const minBond = max(PROCESS.minBond, ceilDiv(cost * PROCESS.bondBps, BPS));
  const bond = minBond << doublings(setup, state, product, boldness({ step, cost, eligible }));
  const isFast = drawn === 0n && takesLane(setup, state, share(eligible, step * STEP_BPS), capital);
  const verdict: Verdict = {
    ...{ product, time, severity: step * STEP_BPS, eligible, cost, limit, exposureShare: part, step, bond },
    ...{
      isProven: false,
      hasVerdict: false,
      isChallenged: false,
      isRefiled: drawn !== 0n,
      drawn,
      bondsPaid: [],
    },
    ...{ episode: -1, acceptedAt: 0n, record: state.incidents.length - 1 },
    thresholdBps: isLarge ? PROCESS.largeThreshold : PROCESS.threshold,
    status: isFast ? STATUS.filed : STATUS.voting,
    until: state.now + (isFast ? PROCESS.challenge : PROCESS.vote),
  };
  state.bonds += bond;
  state.balance += bond;
  state.claims.verdicts.push(verdict);
  return BigInt(state.claims.verdicts.length);
}

type Begun = { eligible: bigint; cost: bigint; limit: bigint; capital: bigint; part: bigint };

function begin(setup: Setup, state: State, product: number, time: bigint, step: bigint): Begun {
  demandReportable(setup, state, time);
  sync(state);
  const opened = open(state, product, time, step * STEP_BPS, (1n << 256n) - 1n);
  const { eligible, cost, exposure, totalExposure: total } = opened;
  return { eligible, cost, limit: exposure, capital: state.capital, part: exposureShare(cost, total) };
}

/** A draw is filed again: what it held back passes on, it counts in A no more. */
function beginAgain(state: State, product: number, time: bigint, step: bigint, id: bigint): Begun {
  const drawn = verdictAt(state, id);
  demand(drawn.status === STATUS.drawn, 'WrongStatus', id, drawn.status);
  demand(state.now < drawn.until, 'PhaseOver', id, drawn.until, state.now);
  const isSame = drawn.product === product && drawn.time === time && step >= drawn.step;
  demand(isSame, 'NotTheDrawn', id);
  const { eligible, limit } = drawn;
  const cost = min(share(eligible, step * STEP_BPS), limit);
  release(state, drawn);
  state.incidents.push({ product, eventTime: time, cost, cap: limit, open: false, held: cost });
  const now = structuredClone(state);
  sync(now);
  const part = exposureShare(cost, totalExposure(drawn.cost, drawn.exposureShare));
  return { eligible, cost, limit, capital: now.capital, part };
}

/** The lane's budget is for a window, which begins with its first incident. */
function takesLane(setup: Setup, state: State, asserted: bigint, capital: bigint): boolean {
  const { lane } = state.claims;
  const isNew = state.now >= lane.since + windowOf(setup);
  const used = (isNew ? 0n : lane.used) + asserted;
  if (used * BPS > capital * PROCESS.laneBps) return false;
  state.claims.lane = { used, since: isNew ? state.now : lane.since };
  return true;
}

// ---- deciding ----

function inPhase(state: State, id: bigint, ...allowed: bigint[]): Verdict {
  const verdict = verdictAt(state, id);
  demand(allowed.includes(verdict.status), 'WrongStatus', id, verdict.status);
  return verdict;
}

const demandOver = (state: State, id: bigint, { until }: Verdict) =>
  demand(state.now >= until, 'PhaseOpen', id, until, state.now);

export function challenge(state: State, id: bigint): void {
  const verdict = inPhase(state, id, STATUS.filed);
  demand(state.now < verdict.until, 'PhaseOver', id, verdict.until, state.now);
  Object.assign(verdict, { isChallenged: true, status: STATUS.voting, until: state.now + PROCESS.vote });
  state.bonds += verdict.bond;
  state.balance += verdict.bond;
}

/** Nobody voted: the arbiter has time to rule. It was silent: without a verdict the incident is drawn. */
export function tally(setup: Setup, state: State, id: bigint): void {
  const verdict = inPhase(state, id, STATUS.voting, STATUS.escalated);
  demandOver(state, id, verdict);
  if (verdict.status === STATUS.voting) {
    Object.assign(verdict, { status: STATUS.escalated, until: state.now + PROCESS.ruling });
    return;
  }
  Object.assign(verdict, { status: STATUS.drawn, until: state.now + windowOf(setup) });
  closeRisk(state, verdict);
  settleBonds(state, verdict);
}

export function rule(state: State, id: bigint, step: bigint): void {
  const verdict = inPhase(state, id, STATUS.escalated);
  demand(step <= verdict.step, 'InvalidStep', step);
  demand(state.now < verdict.until, 'PhaseOver', id, verdict.until, state.now);
  const decided = { status: STATUS.decided, severity: step * STEP_BPS, until: state.now, hasVerdict: true };
  Object.assign(verdict, decided);
}

export function finalize(setup: Setup, state: State, id: bigint): void {
  const verdict = inPhase(state, id, STATUS.filed, STATUS.decided, STATUS.drawn);
  demandOver(state, id, verdict);
  if (verdict.status === STATUS.drawn) {
    Object.assign(verdict, { status: STATUS.lapsed, until: state.now });
    release(state, verdict);
    return;
  }
  if (verdict.severity !== 0n) accept(setup, state, verdict);
  else {
    Object.assign(verdict, { status: STATUS.refused, until: state.now });
    state.claims.refusals.push({ product: verdict.product, step: boldness(verdict), at: state.now });
    giveBackHold(state, verdict);
  }
  closeRisk(state, verdict);
  release(state, verdict);
  settleBonds(state, verdict);
}

/** What was filed from a draw is refused while that can still be filed again: the draw holds back exits again. */
function giveBackHold(state: State, { isRefiled, drawn: id }: Verdict): void {
  if (!isRefiled) return;
  const drawn = verdictAt(state, id);
  const record = state.incidents[drawn.record];
  const waits = drawn.status === STATUS.drawn && state.now < drawn.until;
  if (waits && record !== undefined) record.held = drawn.cost;
}

/** What was filed from a draw does not count in A. */
function closeRisk(state: State, verdict: Verdict): void {
  if (verdict.isRefiled) return;
  sync(state);
  close(state, verdict);
}

// ---- bonds ----

/** What each party is owed, and what the pool gains because nobody won or voted. */
function divide({ status, bond, step, severity, isChallenged }: Verdict) {
  const dues = [bond, isChallenged ? bond : 0n, 0n];
  if (status === STATUS.drawn || status === STATUS.lapsed) return { dues, toPool: 0n };
  const decided = severity / STEP_BPS;
  const isAsserted = decided !== 0n && step - decided <= NEAR;
  const loser = decided === 0n ? FILER : isAsserted ? CHALLENGER : null;
  if (loser === null) return { dues, toPool: 0n };
  const forfeited = dues[loser] ?? 0n;
  dues[loser] = 0n;
  if (!isChallenged) return { dues, toPool: forfeited };
  const winner = loser === FILER ? CHALLENGER : FILER;
  dues[winner] = (dues[winner] ?? 0n) + forfeited - forfeited / 2n;
  return { dues, toPool: forfeited / 2n };
}

function settleBonds(state: State, verdict: Verdict): void {
  const { dues, toPool } = divide(verdict);
  if (toPool !== 0n) sync(state);
  const owed = dues.reduce((sum, due) => sum + due, 0n);
  state.bonds -= owed + toPool;
  state.owed += owed;
  addGain(state, toPool);
}

export const bondsOwed = (verdict: Verdict): bigint[] =>
  isUndecided(verdict)
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
