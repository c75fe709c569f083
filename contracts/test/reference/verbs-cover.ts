// Calls of the pool by `Cover`: sell, extend, cancel, pay out, tune, and quotes. Covers are named by their number.

import {
  cancel,
  cancellation,
  collect,
  coverAt,
  demandDayFits,
  eligible,
  extend,
  reduce,
  sell,
  storedRate,
  words,
} from './covers';
import { dayOf, demand } from './integers';
import { demandNotPaused } from './shares';
import { demandOf, exposureOf, exposures } from './solvency';
import { sync } from './time';
import type { Setup, State } from './types';
import { type Verb, word } from './verb';

const BOOKED = '(uint8,uint96,uint96,uint16,uint16,uint56,uint16,uint32)';
/** Index of the rate. */
const RATE = 5;
const SALE = '(uint8,uint96,uint16,uint16,uint256)';

/** A cover in the form of `Booked`. */
function booked(state: State, id: bigint): bigint[] {
  const cover = coverAt(state, Number(id));
  const { product, amount, left, startDay, endDay, capitalShare, refundRate } = cover;
  return [BigInt(product), amount, left, startDay, endDay, storedRate(cover), capitalShare, refundRate];
}

const withCover = (state: State, args: bigint[]) => [...booked(state, word(args, 0)), ...args.slice(1)];

/** A settled cover has a rate of 0, so that the ledger settles it only once. */
const withPaid = (state: State, args: bigint[]) =>
  withCover(state, args).map((each, field) =>
    field === RATE && coverAt(state, Number(word(args, 0))).settled ? 0n : each,
  );

const soldIn = (setup: Setup, state: State, args: bigint[]) =>
  sell(setup, state, {
    product: Number(word(args, 0)),
    amount: word(args, 1),
    startDay: word(args, 2),
    endDay: word(args, 3),
    signal: word(args, 4),
  });

export const verbs: Record<string, Verb> = {
  sell: {
    target: 'pool',
    signature: `sell(${SALE},uint256,address)`,
    run: (setup, state, _caller, args) => {
      demandNotPaused(state);
      sync(state);
      const sold = soldIn(setup, state, args);
      demandDayFits(state, word(args, 3) + setup.reportDays, word(args, 1));
      collect(state, sold, word(args, 5));
      return words(sold);
    },
  },
  extend: {
    target: 'pool',
    signature: `extend(${BOOKED},uint16,uint256,uint256,address)`,
    calldata: withCover,
    run: (setup, state, _caller, args) => {
      demandNotPaused(state);
      sync(state);
      const sold = extend(setup, state, Number(word(args, 0)), word(args, 1), word(args, 2));
      demandDayFits(state, word(args, 1) + setup.reportDays, 0n);
      collect(state, sold, word(args, 3));
      return words(sold);
    },
  },
  cancel: {
    target: 'pool',
    signature: `cancel(${BOOKED},address)`,
    calldata: withCover,
    run: (setup, state, _caller, args) => {
      sync(state);
      const { newEndDay, refund } = cancel(setup, state, Number(word(args, 0)));
      return [newEndDay, refund];
    },
  },
  payOut: {
    target: 'pool',
    signature: `payOut(${BOOKED},address,uint256)`,
    calldata: withPaid,
    run: (_setup, state, _caller, args) => {
      sync(state);
      const assets = word(args, 2);
      reduce(state, Number(word(args, 0)), assets, true);
      demand(assets <= state.owed, 'Panic', 0x11n);
      state.owed -= assets;
      state.balance -= assets;
      return [];
    },
  },
  tune: {
    target: 'pool',
    signature: 'tune(uint8,uint16,uint64)',
    run: (_setup, state, _caller, args) => {
      sync(state);
      const product = state.products[Number(word(args, 0))];
      demand(product !== undefined, 'UnknownProduct', word(args, 0));
      const [shareBps, riskRate] = [word(args, 1), word(args, 2)];
      demand(shareBps >= 1n && shareBps <= 5_000n, 'ParameterOutOfRange', shareBps, 1n, 5_000n);
      const [low, high] = [10n ** 15n, 10n ** 19n];
      demand(riskRate >= low && riskRate <= high, 'ParameterOutOfRange', riskRate, low, high);
      Object.assign(product, { shareBps, riskRate });
      return [];
    },
  },
  quote: {
    target: 'replay',
    signature: `quote(${SALE})`,
    view: true,
    run: (setup, state, _caller, args) => {
      sync(state);
      const sold = soldIn(setup, state, args);
      demandDayFits(state, word(args, 3) + setup.reportDays, word(args, 1));
      return words(sold);
    },
  },
  quoteExtend: {
    target: 'replay',
    signature: `quoteExtend(${BOOKED},uint16,uint256)`,
    calldata: withCover,
    view: true,
    run: (setup, state, _caller, args) => {
      sync(state);
      const sold = extend(setup, state, Number(word(args, 0)), word(args, 1), word(args, 2));
      demandDayFits(state, word(args, 1) + setup.reportDays, 0n);
      return words(sold);
    },
  },
  quoteCancel: {
    target: 'replay',
    signature: `quoteCancel(${BOOKED})`,
    calldata: withCover,
    view: true,
    run: (setup, state, _caller, args) => [
      cancellation(setup, state, coverAt(state, Number(word(args, 0)))).refund,
    ],
  },
  eligibleAt: {
    target: 'replay',
    signature: 'eligibleAt(uint8,uint256)',
    view: true,
    run: (_setup, state, _caller, args) => {
      sync(state);
      const product = Number(word(args, 0));
      return [eligible(state, product, dayOf(word(args, 1))), exposureOf(state, product), state.base];
    },
  },
  without: {
    target: 'replay',
    signature: 'without(uint8[])',
    view: true,
    run: (_setup, state, _caller, args) => {
      sync(state);
      const gone = args.slice(2).map(Number);
      const left = exposures(state).map((each, index) => (gone.includes(index) ? 0n : each));
      const removed = gone.reduce((sum, index) => sum + exposureOf(state, index), 0n);
      return [demandOf(state, left).byStress, removed];
    },
  },
};
