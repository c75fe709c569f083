// Calls of `Cover` and `Claims` by holders and provers.

import { buy, prove, verdictAt } from './claims';
import { collect, collectLoss, returnUncollected, settle } from './collecting';
import { cancel, collect as collectPremium, coverAt, demandDayFits, extend } from './covers';
import { appeal, challenge, collectBond, finalize, rule, tally } from './deciding';
import { file } from './filing';
import { dayOf, demand, max, WAD } from './integers';
import { proofOf, rootOf } from './roots';
import { demandNotPaused } from './shares';
import { sync } from './time';
import type { Cover, Setup, State } from './types';
import { type Verb, word } from './verb';

const EVIDENCE = 1n;

/** A cover that its holder can change: not ended, cancelled or used up. */
function owned(state: State, caller: bigint, id: bigint): Cover {
  const cover = state.covers[Number(id) - 1];
  demand(cover !== undefined, 'UnknownCover', id);
  const isLive = dayOf(state.now) < cover.endDay && cover.state === 'live' && cover.left !== 0n;
  demand(isLive, 'CoverOver', id, cover.endDay);
  demand(cover.holder === caller, 'ERC721InsufficientApproval', caller, id);
  return cover;
}

function extendedEnd(setup: Setup, state: State, cover: Cover, id: bigint, extraDays: bigint): bigint {
  const listed = setup.listed[cover.product];
  if (listed === undefined) throw new Error(`The history lists no product ${cover.product}.`);
  const { waitingDays, minDays, maxDays, settlesCovers } = listed;
  demand(settlesCovers === 0n, 'FixedCover', id);
  const today = dayOf(state.now);
  demand(extraDays !== 0n, 'ZeroAmount');
  demand(today + waitingDays < cover.endDay, 'TooLateToExtend', id, cover.endDay - waitingDays - 1n);
  const term = cover.endDay - max(cover.startDay, today) + extraDays;
  demand(term <= maxDays, 'TermOutOfRange', term, minDays, maxDays);
  return cover.endDay + extraDays;
}

export const verbs: Record<string, Verb> = {
  buy: {
    target: 'cover',
    signature: 'buy(uint256,uint256,uint256,uint256,address)',
    run: (setup, state, _caller, args) => {
      const [product, amount, days] = [Number(word(args, 0)) - 1, word(args, 1), word(args, 2)];
      demandNotPaused(state);
      buy(setup, state, product, amount, days, word(args, 3));
      const id = state.covers.length;
      const cover = coverAt(state, id - 1);
      demandDayFits(state, cover.release, amount);
      cover.holder = word(args, 4);
      return [BigInt(id)];
    },
  },
  extendCover: {
    target: 'cover',
    signature: 'extend(uint256,uint256,uint256)',
    run: (setup, state, caller, args) => {
      const [id, extraDays] = [word(args, 0), word(args, 1)];
      const newEndDay = extendedEnd(setup, state, owned(state, caller, id), id, extraDays);
      demandNotPaused(state);
      sync(state);
      const sold = extend(setup, state, Number(id) - 1, newEndDay, WAD);
      collectPremium(state, sold, word(args, 2));
      return [sold.premium];
    },
  },
  cancelCover: {
    target: 'cover',
    signature: 'cancel(uint256,uint256)',
    run: (setup, state, caller, args) => {
      const id = word(args, 0);
      const cover = owned(state, caller, id);
      const newEnd = max(cover.startDay, dayOf(state.now) + 1n);
      demand(newEnd < cover.endDay, 'NothingToCancel', id);
      sync(state);
      const { refund } = cancel(setup, state, Number(id) - 1);
      demand(refund >= word(args, 1), 'RefundBelowMin', refund, word(args, 1));
      return [refund];
    },
  },
  prove: {
    target: 'claims',
    signature: 'prove(uint256,bytes)',
    // the stub trigger proves what its evidence says: event time and severity
    calldata: (_state, args) => [word(args, 0), 0x40n, 0x40n, word(args, 1), word(args, 2)],
    run: (setup, state, _caller, args) => [
      prove(setup, state, Number(word(args, 0)) - 1, word(args, 1), word(args, 2)),
    ],
  },
  // Cover, event time, step, draw; with a root also its total and the losses of its leaves.
  file: {
    target: 'claims',
    signature: 'file((uint256,uint256,uint8,bytes32,bytes32,uint256,uint256))',
    calldata: (_state, args) => {
      const [cover, time, step, drawn] = [word(args, 0), word(args, 1), word(args, 2), word(args, 3)];
      return [cover, time, step, EVIDENCE, rootOf(args.slice(5)), args[4] ?? 0n, drawn];
    },
    run: (setup, state, caller, args) => {
      const [cover, time, step, drawn] = [word(args, 0), word(args, 1), word(args, 2), word(args, 3)];
      const [total, losses] = [args[4] ?? 0n, args.slice(5)];
      return [file(setup, state, caller, { cover: Number(cover) - 1, time, step, drawn, total, losses })];
    },
  },
  challenge: {
    target: 'claims',
    signature: 'challenge(uint256,bytes32)',
    calldata: (_state, args) => [word(args, 0), EVIDENCE],
    run: (_setup, state, _caller, args) => {
      challenge(state, word(args, 0));
      return [];
    },
  },
  tally: {
    target: 'claims',
    signature: 'tally(uint256)',
    run: (setup, state, _caller, args) => {
      tally(setup, state, word(args, 0));
      return [];
    },
  },
  appeal: {
    target: 'claims',
    signature: 'appeal(uint256,bytes32)',
    calldata: (_state, args) => [word(args, 0), EVIDENCE],
    run: (_setup, state, _caller, args) => {
      appeal(state, word(args, 0));
      return [];
    },
  },
  rule: {
    target: 'claims',
    signature: 'rule(uint256,uint8)',
    run: (_setup, state, _caller, args) => {
      rule(state, word(args, 0), word(args, 1));
      return [];
    },
  },
  finalize: {
    target: 'claims',
    signature: 'finalize(uint256)',
    run: (setup, state, _caller, args) => {
      finalize(setup, state, word(args, 0));
      return [];
    },
  },
  collectBond: {
    target: 'claims',
    signature: 'collectBond(uint256,uint8)',
    run: (_setup, state, _caller, args) => [collectBond(state, word(args, 0), Number(word(args, 1)))],
  },
  collect: {
    target: 'claims',
    signature: 'collect(uint256,uint256)',
    run: (setup, state, _caller, args) => [collect(setup, state, word(args, 0), Number(word(args, 1)) - 1)],
  },
  // Incident, cover, leaf, and the claimed loss.
  collectWithProof: {
    target: 'claims',
    signature: 'collectWithProof(uint256,uint256,uint256,bytes32[])',
    calldata: (state, args) => {
      const { losses } = verdictAt(state, word(args, 0));
      const proof = proofOf(losses, Number(word(args, 2)));
      return [word(args, 0), word(args, 1), word(args, 3), 0x80n, BigInt(proof.length), ...proof];
    },
    run: (setup, state, _caller, args) => {
      const [cover, leaf] = [Number(word(args, 1)) - 1, Number(word(args, 2))];
      return [collectLoss(setup, state, word(args, 0), cover, leaf, word(args, 3))];
    },
  },
  // the stub trigger shows the share that its evidence says
  settle: {
    target: 'claims',
    signature: 'settle(uint256,bytes)',
    calldata: (_state, args) => [word(args, 0), 0x40n, 0x20n, word(args, 1)],
    run: (setup, state, _caller, args) => [settle(setup, state, Number(word(args, 0)) - 1, word(args, 1))],
  },
  returnUncollected: {
    target: 'claims',
    signature: 'returnUncollected(uint256)',
    run: (_setup, state, _caller, args) => [returnUncollected(state, word(args, 0))],
  },
};
