// Exposure of a pool and the capital that it requires, summed over its covers. Capacity is found by search.

import { BPS, ceilDiv, dayOf, floorAtZero, largestAllowed, max, min, rootUp, sum } from './integers';
import type { Cover, State } from './types';

const MAX_WORD = (1n << 96n) - 1n;

/** Cover that is not released yet. */
export const standing = (state: State, product?: number): Cover[] =>
  state.covers.filter(
    (cover) => (product === undefined || cover.product === product) && cover.release > dayOf(state.accruedAt),
  );

export const exposureOf = (state: State, product: number): bigint =>
  sum(standing(state, product).map(({ left }) => left));

export const exposures = (state: State): bigint[] =>
  state.products.map((_, index) => exposureOf(state, index));

export type Demand = {
  exposure: bigint;
  largest: bigint;
  stressed: bigint;
  squares: bigint;
  byStress: bigint;
  byGroup: bigint;
  byLeverage: bigint;
};

/** Capital that the limits require for these exposures. */
export function demandOf(state: State, exposed: bigint[], leverageBps = state.params.leverageBps): Demand {
  const { groupCapBps, rhoBps, marginBps } = state.params;
  let [largest, stressed, squares] = [0n, 0n, 0n];
  for (const group of new Set(state.products.map((product) => product.group))) {
    let [raw, weighted] = [0n, 0n];
    state.products.forEach((product, index) => {
      if (product.group !== group) return;
      raw += exposed[index] ?? 0n;
      weighted += (exposed[index] ?? 0n) * product.weightBps;
    });
    largest = max(largest, raw);
    stressed += weighted;
    squares += weighted * weighted;
  }
  const mixed = rhoBps * stressed * stressed + (BPS - rhoBps) * squares;
  const exposure = sum(exposed);
  return {
    exposure,
    largest,
    stressed,
    squares,
    byStress: rootUp(ceilDiv(mixed * marginBps * marginBps, BPS ** 5n)),
    byGroup: ceilDiv(largest * BPS, groupCapBps),
    byLeverage: ceilDiv(exposure * BPS, leverageBps),
  };
}

export const demandNow = (state: State): Demand => demandOf(state, exposures(state));

export const requiredBy = ({ byStress, byGroup, byLeverage }: Demand): bigint =>
  max(byStress, byGroup, byLeverage);

/** Free capital that a sale of a product needs: its own group within its cap, and any other group in full. */
export function requiredToSell(state: State, exposed: bigint[], sold?: number): bigint {
  const { byStress, largest, byLeverage } = demandOf(state, exposed);
  const group = sold === undefined ? undefined : state.products[sold]?.group;
  const own = sum(exposed.filter((_, index) => state.products[index]?.group === group));
  return max(byStress, largest, byLeverage, ceilDiv(own * BPS, state.params.groupCapBps));
}

/** What the price level compares with the capital. */
export function boundNow(state: State): bigint {
  const shares = sum(state.products.map(({ shareBps }) => shareBps));
  if (shares === 0n) return 0n;
  return requiredBy(demandOf(state, exposures(state), min(state.params.leverageBps, shares)));
}

// ---- at risk ----

const openOf = (state: State, product: number) =>
  (state.products[product]?.spell ?? []).flatMap((index) => state.incidents[index] ?? []);

export const openCount = (state: State, product: number): bigint =>
  BigInt(openOf(state, product).filter(({ open }) => open).length);

/** Covers that are over but not cancelled, settled or released, at the share that a trigger can still pay. */
function endedRisk(state: State, product: number): bigint {
  const { endedRiskBps } = state.products[product] ?? { endedRiskBps: 0n };
  const ended = standing(state, product).filter(
    ({ endDay, settled, state: status }) => endDay <= dayOf(state.accruedAt) && !settled && status === 'live',
  );
  return ceilDiv(sum(ended.map(({ amount }) => amount)) * endedRiskBps, BPS);
}

/** What the incidents of a product may cost: at most the cover present when one of them was filed. */
export function riskOf(state: State, product: number): bigint {
  const spell = openOf(state, product);
  const open = spell.filter(({ open: isOpen }) => isOpen);
  const cost =
    open.length === 0 ? 0n : min(sum(open.map((each) => each.cost)), max(...spell.map(({ cap }) => cap)));
  return cost + endedRisk(state, product);
}

export const atRisk = (state: State): bigint =>
  sum(state.products.map((_, product) => riskOf(state, product)));

export const freeCapital = (state: State): bigint => floorAtZero(state.capital - atRisk(state));

export const material = (state: State): bigint => (state.capital * state.params.materialityBps) / BPS;

// ---- sales ----

export const shareLimit = (state: State, product: number): bigint =>
  (freeCapital(state) * (state.products[product]?.shareBps ?? 0n)) / BPS;

/** The largest amount after whose sale all limits hold. */
export function capacityOf(state: State, product: number): bigint {
  const free = freeCapital(state);
  const now = exposures(state);
  const share = shareLimit(state, product);
  const room = floorAtZero(share - (now[product] ?? 0n));
  return largestAllowed(min(room, MAX_WORD - sum(now)), (amount) => {
    const exposed = now.map((value, index) => (index === product ? value + amount : value));
    return requiredToSell(state, exposed, product) <= free && (exposed[product] ?? 0n) <= share;
  });
}
