// The solvency rule, from the list of parts, and capacity by search instead of a square root.

import { atLeastZero, BPS, ceilDiv, largestAllowed, least, most, rootUp, sum } from './integers';
import type { Setup, State } from './types';

const MOST_COVER = 1n << 96n;

export const exposureOf = (state: State, line: number): bigint =>
  sum(
    state.parts.filter((part) => part.line === line && part.state !== 'released').map((part) => part.amount),
  );

/** Exposure of each line, one of them with `added` more. */
function exposures(setup: Setup, state: State, line = 0, added = 0n): bigint[] {
  return setup.products.map((_, index) => exposureOf(state, index) + (index === line ? added : 0n));
}

type Demand = { largest: bigint; stressed: bigint; byStress: bigint; byGroup: bigint };

/** What the rule demands beside the open incidents, when the lines are exposed so much. */
function demandOf(setup: Setup, state: State, exposed: bigint[]): Demand {
  const { groupCapBps, rhoBps, marginBps } = state.params;
  let [largest, all, squares] = [0n, 0n, 0n];
  for (const group of new Set(setup.products.map((product) => product.group))) {
    let [raw, stressed] = [0n, 0n];
    setup.products.forEach((product, line) => {
      if (product.group !== group) return;
      raw += exposed[line] ?? 0n;
      stressed += (exposed[line] ?? 0n) * product.weightBps;
    });
    largest = most(largest, raw);
    all += stressed;
    squares += stressed * stressed;
  }
  const mixed = rhoBps * all * all + (BPS - rhoBps) * squares;
  return {
    largest,
    stressed: all / BPS,
    byStress: rootUp(ceilDiv(mixed * marginBps * marginBps, BPS ** 5n)),
    byGroup: ceilDiv(largest * BPS, groupCapBps),
  };
}

export function rule(setup: Setup, state: State) {
  return demandOf(setup, state, exposures(setup, state));
}

export const atRisk = (state: State): bigint =>
  sum(state.incidents.filter((incident) => incident.open).map((incident) => incident.eligible));

export const freeCapital = (state: State): bigint => atLeastZero(state.capital - atRisk(state));

export function required(setup: Setup, state: State): bigint {
  const { byStress, byGroup } = rule(setup, state);
  return atRisk(state) + most(byStress, byGroup);
}

export const material = (state: State): bigint => (state.capital * state.params.materialityBps) / BPS;

/** The largest amount after whose sale the pool still keeps the rule and the line its share. */
export function capacityOf(setup: Setup, state: State, line: number): bigint {
  const free = freeCapital(state);
  const share = ((setup.products[line]?.maxShareBps ?? 0n) * free) / BPS;
  const now = exposures(setup, state);
  const limit = least(MOST_COVER, atLeastZero(share - (now[line] ?? 0n)));
  return largestAllowed(limit, (amount) => {
    const exposed = now.map((value, index) => (index === line ? value + amount : value));
    const { byStress, byGroup } = demandOf(setup, state, exposed);
    return most(byStress, byGroup) <= free && (exposed[line] ?? 0n) <= share;
  });
}
