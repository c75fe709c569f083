// Files incidents (DESIGN section 6): with or without a loss root, in the fast lane or to a vote, or again from a draw.

import {
  ALL_EXPOSURE,
  demandReportable,
  exposureShare,
  inForce,
  newVerdict,
  release,
  totalExposure,
  verdictAt,
  windowOf,
} from './claims';
import { coverAt, open } from './covers';
import { BPS, ceilDiv, DAY, dayOf, demand, max, min, NO_LIMIT } from './integers';
import { rootOf } from './roots';
import { type Setup, STATUS, type State, type Verdict } from './types';
import { openVote, VOTE_TIME } from './votes';

export const STEP_BPS = 500n;
const STEPS = 20n;
const MAX_DOUBLINGS = 6;
/** The process of the replay: contracts/test/utils/Defaults.sol. */
const PROCESS = {
  minBond: 500_000_000n,
  bondBps: 100n,
  challenge: 3n * DAY,
  laneBps: 200n,
  largeBps: 1_000n,
  threshold: 6_000n,
  largeThreshold: 6_667n,
};

const share = (amount: bigint, severity: bigint) => ceilDiv(amount * severity, BPS);
export const isUndecided = ({ status }: Verdict) => status < STATUS.drawn;

/** What an incident may cost as a share of all covers, in steps; bonds depend on it. */
export const bondStep = ({ step, cost, eligible }: Pick<Verdict, 'step' | 'cost' | 'eligible'>): bigint =>
  cost === 0n || eligible === 0n ? step : min(step, ceilDiv(cost * STEPS, eligible));

/** One doubling for each open or recently refused incident of the product that asserted as much or more. */
function doublings(setup: Setup, state: State, product: number, step: bigint): bigint {
  const open = state.claims.verdicts.filter(
    (each) => each.product === product && !each.isProven && isUndecided(each) && bondStep(each) >= step,
  );
  const refused = state.claims.refusals.filter(
    (each) => each.product === product && each.step >= step && state.now < each.at + windowOf(setup),
  );
  return BigInt(Math.min(open.length + refused.length, MAX_DOUBLINGS));
}

/** `losses` are the leaves of the root; empty without a root. */
export type Filing = {
  cover: number;
  time: bigint;
  step: bigint;
  drawn: bigint;
  losses: bigint[];
  total: bigint;
};

export function file(setup: Setup, state: State, caller: bigint, filing: Filing): bigint {
  const product = demandHolder(setup, state, caller, filing);
  const { time, step, drawn, losses, total } = filing;
  const begun = drawn === 0n ? begin(setup, state, product, filing) : refile(state, product, filing);
  const { eligible, cost, limit, capital, part } = begun;
  const asserted = share(eligible, step * STEP_BPS);
  const isLarge = asserted * BPS >= capital * PROCESS.largeBps;
  const minBond = max(PROCESS.minBond, ceilDiv(cost * PROCESS.bondBps, BPS));
  const bond = minBond << doublings(setup, state, product, bondStep({ step, cost, eligible }));
  const isFast = drawn === 0n && losses.length === 0 && takesLane(setup, state, asserted, capital);
  const severity = step * STEP_BPS;
  const verdict: Verdict = {
    ...newVerdict(state, { product, time, severity, eligible, cost, limit }),
    exposureShare: part,
    step,
    bond,
    isRefiled: drawn !== 0n,
    drawn,
    losses,
    lossTotal: total,
    record: state.incidents.length - 1,
    thresholdBps: isLarge ? PROCESS.largeThreshold : PROCESS.threshold,
  };
  if (isFast) Object.assign(verdict, { status: STATUS.filed, until: state.now + PROCESS.challenge });
  else startVote(state, verdict);
  state.bonds += bond;
  state.balance += bond;
  state.claims.verdicts.push(verdict);
  return BigInt(state.claims.verdicts.length);
}

export function startVote(state: State, verdict: Verdict): void {
  openVote(state, verdict);
  Object.assign(verdict, { status: STATUS.voting, until: state.now + VOTE_TIME });
}

/** The filer must hold a cover that was in force and can still pay. Returns its product. */
function demandHolder(setup: Setup, state: State, caller: bigint, filing: Filing): number {
  const { cover: id, time, step, losses, total } = filing;
  demand(step >= 1n && step <= STEPS, 'InvalidStep', step);
  const cover = coverAt(state, id);
  demand(cover.holder === caller, 'NotHolder', caller, cover.holder);
  demand(inForce(cover, time), 'NotInForce', BigInt(id) + 1n, time);
  demand(cover.left !== 0n, 'CoverOver', BigInt(id) + 1n, dayOf(state.now));
  const needsRoot = setup.listed[cover.product]?.needsLossRoot === 1n;
  demand(!needsRoot || losses.length !== 0, 'LossRootNeeded', BigInt(cover.product) + 1n);
  demand((losses.length === 0) === (total === 0n), 'InvalidRoot', rootOf(losses), total);
  return cover.product;
}

type Begun = { eligible: bigint; cost: bigint; limit: bigint; capital: bigint; part: bigint };

function begin(setup: Setup, state: State, product: number, { time, step, losses, total }: Filing): Begun {
  demandReportable(setup, state, time);
  const lossTotal = losses.length === 0 ? NO_LIMIT : total;
  const opened = open(state, product, time, step * STEP_BPS, lossTotal);
  const { eligible, cost, exposure, capital, totalExposure: all } = opened;
  return { eligible, cost, limit: exposure, capital, part: exposureShare(cost, all) };
}

/** The product's exposure at filing: exact with a root or if it limited the cost, otherwise from its stored share of the eligible cover. */
const exposureKnown = ({ eligible, step, limit, losses }: Verdict): bigint =>
  losses.length !== 0 || limit < share(eligible, step * STEP_BPS)
    ? limit
    : limit >= eligible
      ? (1n << 96n) - 1n
      : ceilDiv(eligible * exposureShare(limit, eligible), ALL_EXPOSURE);

/** Files a draw again: the new incident takes over what the draw held back, and the draw no longer counts in A. */
function refile(state: State, product: number, filing: Filing): Begun {
  const { time, step, drawn: id, losses, total } = filing;
  const drawn = verdictAt(state, id);
  demand(drawn.status === STATUS.drawn, 'WrongStatus', id, drawn.status);
  demand(state.now < drawn.until, 'PhaseOver', id, drawn.until, state.now);
  const hasSameLosses = rootOf(drawn.losses) === rootOf(losses) && drawn.lossTotal === total;
  const isSame = drawn.product === product && drawn.time === time && hasSameLosses && step >= drawn.step;
  demand(isSame, 'NotTheDrawn', id);
  const { eligible } = drawn;
  const lossTotal = losses.length === 0 ? NO_LIMIT : total;
  const known = exposureKnown(drawn);
  const cost = min(share(eligible, step * STEP_BPS), known, lossTotal);
  // Stored exactly only if it limits the cost.
  const limit = known < share(eligible, step * STEP_BPS) ? known : drawn.limit;
  release(state, drawn);
  state.incidents.push({ product, eventTime: time, cost, cap: known, filedOn: 0n, open: false, held: cost });
  const part = exposureShare(cost, totalExposure(drawn.cost, drawn.exposureShare));
  return { eligible, cost, limit, capital: state.base, part };
}

/** The lane's budget is for one window, which begins with its first incident. */
function takesLane(setup: Setup, state: State, asserted: bigint, capital: bigint): boolean {
  const { lane } = state.claims;
  const isNew = state.now >= lane.since + windowOf(setup);
  const used = (isNew ? 0n : lane.used) + asserted;
  if (used * BPS > capital * PROCESS.laneBps) return false;
  state.claims.lane = { used, since: isNew ? state.now : lane.since };
  return true;
}
