// What holders of cover do, and what they may ask before.

import {
  addPart,
  amountOf,
  cancel,
  demandLive,
  demandSolvent,
  extensionPremium,
  firstDay,
  partsOf,
  salePremium,
  spread,
} from './covers';
import { atLeastZero, ceilDiv, dayOf, demand } from './integers';
import { amountOn } from './losses';
import { quantised, settle } from './time';
import type { Cover, Setup, State } from './types';
import { type Verb, word } from './verb';

function coverAt(state: State, id: bigint): Cover {
  const cover = state.covers.find((each) => each.id === id);
  demand(cover !== undefined, 'UnknownCover', id);
  return cover;
}

/** A cover that the caller may change. */
function ownCover(state: State, caller: bigint, id: bigint): Cover {
  const cover = coverAt(state, id);
  demandLive(state, cover);
  demand(caller === cover.holder, 'ERC721InsufficientApproval', caller, id);
  return cover;
}

function demandAtMost(premium: bigint, limit: bigint): bigint {
  demand(premium <= limit, 'PremiumAboveMax', premium, limit);
  return premium;
}

const increasePremium = (setup: Setup, state: State, cover: Cover, amount: bigint) => {
  const days = atLeastZero(cover.endDay - firstDay(setup, state, cover.line));
  return salePremium(setup, state, cover.line, amount, days);
};

function buy(setup: Setup, state: State, [product, amount, days, limit, holder]: bigint[]): bigint {
  if (product === undefined || amount === undefined || days === undefined) throw new Error('Five words.');
  demand(product !== 0n && product <= BigInt(setup.products.length), 'UnknownProduct', product);
  settle(setup, state);
  const line = Number(product) - 1;
  const premium = demandAtMost(salePremium(setup, state, line, amount, days), limit ?? 0n);
  const startDay = firstDay(setup, state, line);
  const id = BigInt(state.covers.length) + 1n;
  const dates = { startDay, endDay: startDay + days, claimFreeDay: startDay };
  const { cancelFeeBps } = state.params;
  const terms = { ...dates, cancelFeeBps, raised: false };
  const cover: Cover = { id, line, amount, holder: holder ?? 0n, rate: 0n, ...terms };
  state.covers.push(cover);
  addPart(state, cover, amount, startDay);
  demandSolvent(setup, state);
  spread(state, cover, cover.endDay, premium);
  return id;
}

function increase(setup: Setup, state: State, cover: Cover, amount: bigint, limit: bigint): bigint {
  settle(setup, state);
  const premium = demandAtMost(increasePremium(setup, state, cover, amount), limit);
  const startDay = firstDay(setup, state, cover.line);
  const before = amountOf(state, cover);
  addPart(state, cover, amount, startDay);
  demandSolvent(setup, state);
  cover.claimFreeDay = ceilDiv(before * cover.claimFreeDay + amount * startDay, before + amount);
  cover.raised = true;
  cover.amount = before + amount;
  spread(state, cover, cover.endDay, premium);
  return premium;
}

function extend(setup: Setup, state: State, cover: Cover, extraDays: bigint, limit: bigint): bigint {
  settle(setup, state);
  const premium = demandAtMost(extensionPremium(setup, state, cover, extraDays), limit);
  const endDay = cover.endDay + extraDays;
  for (const part of partsOf(state, cover)) part.endDay = endDay;
  state.endDays.push(endDay);
  demandSolvent(setup, state);
  spread(state, cover, endDay, premium);
  cover.endDay = endDay;
  return premium;
}

const actions: Record<string, Verb> = {
  buy: {
    target: 'cover',
    signature: 'buy(uint256,uint256,uint256,uint256,address)',
    run: (setup, state, _caller, args) => [buy(setup, state, args)],
  },
  increase: {
    target: 'cover',
    signature: 'increase(uint256,uint256,uint256)',
    run(setup, state, caller, args) {
      const cover = ownCover(state, caller, word(args, 0));
      return [increase(setup, state, cover, word(args, 1), word(args, 2))];
    },
  },
  extend: {
    target: 'cover',
    signature: 'extend(uint256,uint256,uint256)',
    run(setup, state, caller, args) {
      const cover = ownCover(state, caller, word(args, 0));
      return [extend(setup, state, cover, word(args, 1), word(args, 2))];
    },
  },
  cancel: {
    target: 'cover',
    signature: 'cancel(uint256,uint256)',
    run(setup, state, caller, args) {
      const cover = ownCover(state, caller, word(args, 0));
      settle(setup, state);
      const refund = cancel(setup, state, cover);
      demand(refund >= word(args, 1), 'RefundBelowMin', refund, word(args, 1));
      return [refund];
    },
  },
};

const views: Record<string, Verb> = {
  quote: {
    target: 'cover',
    signature: 'quote(uint256,uint256,uint256)',
    view: true,
    run(setup, state, _caller, args) {
      settle(setup, state);
      return [salePremium(setup, state, Number(word(args, 0)) - 1, word(args, 1), word(args, 2))];
    },
  },
  quoteIncrease: {
    target: 'cover',
    signature: 'quoteIncrease(uint256,uint256)',
    view: true,
    run(setup, state, _caller, args) {
      const cover = coverAt(state, word(args, 0));
      demandLive(state, cover);
      settle(setup, state);
      return [increasePremium(setup, state, cover, word(args, 1))];
    },
  },
  quoteExtend: {
    target: 'cover',
    signature: 'quoteExtend(uint256,uint256)',
    view: true,
    run(setup, state, _caller, args) {
      const cover = coverAt(state, word(args, 0));
      demandLive(state, cover);
      settle(setup, state);
      return [extensionPremium(setup, state, cover, word(args, 1))];
    },
  },
  amountAt: {
    target: 'cover',
    signature: 'amountAt(uint256,uint256)',
    view: true,
    run: (_setup, state, _caller, args) => [
      amountOn(state, coverAt(state, word(args, 0)).id, dayOf(word(args, 1))),
    ],
  },
};

export const verbs = { ...actions, ...views };

/** A cover's rate as its word of storage holds it. */
export const packedRate = (cover: Cover): bigint => quantised(cover.rate).packed;
