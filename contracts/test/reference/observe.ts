// A pool's whole state after an action, word by word as Replay.t.sol reads it. Views answer as after a sync; only what exits hold back
// is measured against the booked capital.

import { episodeAt } from './claims';
import { collectable, receiptsOf } from './collecting';
import { storedRate } from './covers';
import { bondsOwed } from './deciding';
import { claimOf, exitView, fillView, processed } from './exits';
import { min, NO_LIMIT, sum, WAD } from './integers';
import { chargeable } from './losses';
import { ACTORS, ESCROW, keyOf } from './people';
import { experienceOf, levelNow, poolFactor } from './price';
import { balanceOf, maxDeposit, maxMint, queuedAssets, sharesFor } from './shares';
import {
  atRisk,
  capacityOf,
  demandNow,
  exposureOf,
  exposures,
  freeCapital,
  openCount,
  requiredBy,
  requiredToSell,
  riskOf,
} from './solvency';
import { ratesNow, sync } from './time';
import { type Setup, STATUS, type State, type Verdict } from './types';
import { assessorOf, outcomeOf, revealedWeight, totalAt, totalStake } from './votes';

export type Seen = { label: string; value: bigint };

const named = (prefix: string, values: Record<string, bigint | boolean>): Seen[] =>
  Object.entries(values).map(([name, value]) => ({ label: `${prefix}.${name}`, value: BigInt(value) }));

const backing = (state: State) => ({ capital: state.capital, priced: state.capital - queuedAssets(state) });

function money(state: State): Seen[] {
  const { capital, unearned, reserve, fees, exiting, owed, bonds, gains } = state;
  return named('money', { capital, unearned, reserve, fees, exiting, owed, bonds, gains });
}

function solvency(state: State): Seen[] {
  const demand = demandNow(state);
  const rates = ratesNow(state);
  const yearly = sum(exposures(state).map((each, index) => each * (state.products[index]?.riskRate ?? 0n)));
  const { priced } = backing(state);
  const { byStress, byGroup, byLeverage, exposure, stressed } = demand;
  const utilisation = byStress === 0n ? 0n : priced === 0n ? NO_LIMIT : (byStress * WAD) / priced;
  return named('solvency', {
    capital: state.capital,
    atRisk: min(atRisk(state), state.capital),
    required: byStress,
    byGroup,
    byLeverage,
    exposure,
    stressed: stressed / 10_000n,
    utilisation,
    level: levelNow(state),
    poolExperience: poolFactor(state),
    premiumRate: rates.premium,
    capitalRate: rates.capital,
    gainRate: rates.gains,
    expectedLoss: yearly / WAD,
    isSolvent: requiredToSell(state, exposures(state)) <= freeCapital(state),
  });
}

function totals(state: State): Seen[] {
  return named('pool', {
    ...backing(state),
    atRisk: atRisk(state),
    requiredCapital: requiredBy(demandNow(state)),
    totalSupply: state.supply,
    maxMint: maxMint(state),
    maxDeposit: maxDeposit(state),
    previewDeposit: sharesFor(state, 10n ** 9n),
    balance: state.balance,
    escrow: balanceOf(state, ESCROW),
    requested: state.requested,
    processed: processed(state),
    fills: BigInt(state.fills.length),
  });
}

function products(state: State): Seen[] {
  return state.products.flatMap(({ group, shareBps, weightBps, riskRate, endedRiskBps }, index) =>
    named(`product${index}`, {
      group,
      shareBps,
      weightBps,
      riskRate,
      endedRiskBps,
      exposure: exposureOf(state, index),
      capacity: capacityOf(state, index),
      experience: experienceOf(state, index),
      atRisk: riskOf(state, index),
      openIncidents: openCount(state, index),
    }),
  );
}

function exits(setup: Setup, state: State): Seen[] {
  return ACTORS.flatMap((actor, index) => {
    const key = keyOf(actor);
    const { shares, assets } = claimOf(setup, state, key);
    return named(`actor${index}`, {
      balance: balanceOf(state, key),
      ...exitView(setup, state, key),
      maxRedeem: shares,
      maxWithdraw: assets,
    });
  });
}

const FILLS_SHOWN = 3;

function fills(setup: Setup, state: State): Seen[] {
  const first = Math.max(0, state.fills.length - FILLS_SHOWN);
  const shown = state.fills
    .slice(first)
    .flatMap((fill, index) => named(`fill${first + index}`, fillView(state, fill)));
  const event = state.now - (setup.reportDays * 86_400n) / 2n;
  return [...shown, ...named('fills', { chargeable: chargeable(state, event) })];
}

function covers(state: State): Seen[] {
  return state.covers.flatMap((cover, id) => {
    const { amount, startDay, endDay, capitalShare, refundRate, left, state: status } = cover;
    const product = BigInt(cover.product) + 1n;
    const usable = status === 'void' ? 0n : left;
    const values = {
      amount,
      product,
      startDay,
      endDay,
      rate: storedRate(cover),
      capitalShare,
      refundRate,
      left: usable,
      settled: state.claims.settled[id] ?? 0n,
    };
    return named(`cover${id + 1}`, values);
  });
}

function incidents(setup: Setup, state: State): Seen[] {
  return state.claims.verdicts.flatMap((verdict, index) => {
    const prefix = `incident${index + 1}`;
    const { status, severity, until, bond, eligible, cost, thresholdBps } = verdict;
    const [filer = 0n, challenger = 0n, appellant = 0n] = bondsOwed(verdict);
    const values = {
      status,
      severity,
      until,
      bond,
      filer,
      challenger,
      appellant,
      eligible,
      cost,
      thresholdBps,
    };
    const known = [...named(prefix, values), ...decisionSeen(state, prefix, verdict)];
    if (status !== STATUS.accepted) return known;
    return [...known, ...episodeSeen(setup, state, prefix, verdict)];
  });
}

/** How the incident was decided, and the weight, reward and penalty of each vote. */
function decisionSeen(state: State, prefix: string, verdict: Verdict): Seen[] {
  const { hasVerdict, isRuled, lossCollected, filedAt, vote } = verdict;
  const known = named(prefix, {
    hasVerdict,
    isRuled,
    lossCollected,
    totalWeight: totalAt(state, filedAt - 1n),
    revealedWeight: revealedWeight(vote),
    reward: vote?.pot ?? 0n,
  });
  if (vote === null) return known;
  const { status, step, punishes, near, commitUntil, revealUntil } = vote;
  const votes = ACTORS.flatMap((actor, index) => {
    const ballot = vote.ballots[keyOf(actor)];
    const isSeen = ballot !== undefined && ballot.stage !== 'hidden';
    const values = {
      isRevealed: isSeen,
      step: isSeen ? ballot.step : 0n,
      weight: (ballot?.units ?? 0n) * 10n ** 12n,
      isSettled: ballot?.stage === 'settled',
      ...outcomeOf(vote, ballot),
    };
    return named(`${prefix}.voter${index}`, values);
  });
  const ballot = { commitUntil, revealUntil, status, step, punishes, near };
  return [...known, ...named(`${prefix}.ballot`, ballot), ...votes];
}

function episodeSeen(setup: Setup, state: State, prefix: string, verdict: Verdict): Seen[] {
  const episode = episodeAt(state, verdict);
  const first = episode.times[0] ?? 0n;
  return [
    ...named(prefix, {
      episode: first / (setup.reportDays * 86_400n),
      firstTime: first,
      lastVerdictAt: episode.last,
      largestBps: episode.largest,
      bestTime: episode.bestTime,
      bestBps: episode.best?.severity ?? 0n,
      pot: episode.pot,
      asked: episode.asked,
    }),
    ...ACTORS.flatMap((actor, index) =>
      named(`${prefix}.actor${index}`, { lossPaid: episode.lossPaid[keyOf(actor)] ?? 0n }),
    ),
    ...state.covers.flatMap(({ product }, id) =>
      product !== verdict.product
        ? []
        : named(`${prefix}.cover${id + 1}`, {
            collectable: collectable(setup, state, verdict, id),
            received: receiptsOf(setup, state, verdict)[id] ?? 0n,
          }),
    ),
  ];
}

function assessors(state: State): Seen[] {
  const all = ACTORS.flatMap((actor, index) => {
    const { staked, leaving, availableAt, votes } = assessorOf(state, actor);
    const reward = state.assessors.rewards[keyOf(actor)] ?? 0n;
    return named(`assessor${index}`, { staked, leaving, availableAt, votes, reward });
  });
  return [...named('assessors', { total: totalStake(state), slashed: state.assessors.slashed }), ...all];
}

export function observe(setup: Setup, state: State): Seen[] {
  const synced = structuredClone(state);
  sync(synced);
  return [
    ...money(synced),
    ...solvency(synced),
    ...totals(synced),
    ...products(synced),
    ...exits(setup, state),
    ...fills(setup, state),
    ...(setup.listed.length > 0 ? [...covers(state), ...incidents(setup, state), ...assessors(state)] : []),
  ];
}
