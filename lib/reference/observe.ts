// Everything that a pool says of itself after an action, word by word as contracts/test/reference/Replay.t.sol reads it.
// What a view says is what a sync, or for the price of cover a sale, would find.

import { amountNow, lineState, priceNow, unearnedOf } from './covers';
import { ESCROW, exitView, processedShares, queuedShares, readyNow, requestsOf, takeable } from './exits';
import { openOf } from './losses';
import { ACTORS, keyOf } from './people';
import { assetsFor, balanceOf, mostShares } from './shares';
import { atRisk, exposureOf, material, required, rule } from './solvency';
import { rateNow, settle, sync } from './time';
import type { Setup, State } from './types';
import { packedRate } from './verbs-cover';

export type Seen = { label: string; value: bigint };

const named = (prefix: string, values: Record<string, bigint | boolean>): Seen[] =>
  Object.entries(values).map(([name, value]) => ({ label: `${prefix}.${name}`, value: BigInt(value) }));

function money(state: State): Seen[] {
  const { capital, reserve, unearned, exiting, owed, bonds, fees } = state;
  return named('money', { capital, reserve, unearned, exiting, owed, bonds, fees });
}

function solvency(setup: Setup, state: State): Seen[] {
  const demands = rule(setup, state);
  const exposure = setup.products
    .map((_product, line) => exposureOf(state, line))
    .reduce((a, b) => a + b, 0n);
  return named('solvency', {
    capital: state.capital,
    reserve: state.reserve,
    required: required(setup, state),
    requiredByStress: demands.byStress,
    requiredByGroup: demands.byGroup,
    exposure,
    stressed: demands.stressed,
    atRisk: atRisk(state),
    priceUncertain: atRisk(state) > material(state),
  });
}

function totals(state: State): Seen[] {
  const maxMint = mostShares(state);
  return named('pool', {
    premiumRate: rateNow(state),
    totalSupply: state.supply,
    totalAssets: state.capital,
    maxMint,
    maxDeposit: assetsFor(state, maxMint),
    balance: state.balance,
    escrow: balanceOf(state, ESCROW),
    requested: queuedShares(state),
    processed: processedShares(state),
    batches: BigInt(state.batches.length),
  });
}

function exits(setup: Setup, state: State): Seen[] {
  const ready = readyNow(setup, state);
  return ACTORS.flatMap((actor, index) => {
    const [key, prefix] = [keyOf(actor), `actor${index}`];
    const requests = requestsOf(state, key);
    return [
      ...named(prefix, { shares: balanceOf(state, key) }),
      ...named(`${prefix}.exitsOf`, { offset: 0x20n, length: BigInt(requests.length) }),
      ...requests.flatMap((request) =>
        named(`${prefix}.exit${request.id}`, exitView(setup, state, request, ready)),
      ),
    ];
  });
}

/** What one actor can take, in turn. */
function most(setup: Setup, state: State, turn: number): Seen[] {
  const index = turn % ACTORS.length;
  const actor = ACTORS[index];
  if (actor === undefined) throw new Error('Nobody acts.');
  const { shares, assets } = takeable(state, keyOf(actor), readyNow(setup, state));
  return named(`actor${index}`, { maxRedeem: shares, maxWithdraw: assets });
}

function products(setup: Setup, state: State): Seen[] {
  return setup.products.flatMap((_product, index) => {
    const { exposure, capacity, incidentOpen } = lineState(setup, state, index);
    const { level, multiple, stopped } = priceNow(setup, state, index);
    return named(`product${index + 1}`, { exposure, capacity, incidentOpen, level, multiple, stopped });
  });
}

function covers(state: State): Seen[] {
  return state.covers.flatMap((cover) => {
    const { amount, line, startDay, endDay, claimFreeDay, raised, holder } = cover;
    const product = BigInt(line) + 1n;
    return named(`cover${cover.id}`, {
      amount,
      product,
      startDay,
      endDay,
      rate: packedRate(cover),
      claimFreeDay,
      raised,
      unearned: unearnedOf(state, cover),
      amountNow: amountNow(state, cover),
      holder,
    });
  });
}

function incidentOf(state: State, line: number) {
  return { incident: state.lines[line]?.hold?.latest ?? 0n, open: BigInt(openOf(state, line).length) };
}

/** @param turn Number of the step: what says twice what is there is asked of one person and one line in turn. */
export function observe(setup: Setup, state: State, turn: number): Seen[] {
  const [synced, settled] = [structuredClone(state), structuredClone(state)];
  sync(setup, synced);
  settle(setup, settled);
  const line = turn % setup.products.length;
  return [
    ...money(synced),
    ...solvency(setup, synced),
    ...totals(synced),
    ...named(`line${line}`, lineState(setup, settled, line)),
    ...named(`line${line}.incidentOf`, incidentOf(state, line)),
    ...most(setup, state, turn),
    ...exits(setup, state),
    ...products(setup, settled),
    ...covers(settled),
  ];
}
