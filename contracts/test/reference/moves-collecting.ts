// Random collections: of any incident by any cover, by leaves of loss roots, and of ended covers that their trigger settles.

import { collectable } from './collecting';
import { DAY, dayOf, WAD } from './integers';
import type { Move } from './moves';
import { numbered } from './moves-filing';
import { ACTORS } from './people';
import { accountOf, LEAVES } from './roots';
import { SETTLEMENT_CAP_BPS } from './setups';
import { STATUS } from './types';
import { act } from './verb';

const WAD_PER_BPS = WAD / 10_000n;

const collect: Move = ({ dice, setup, state }) => {
  const { verdicts } = state.claims;
  if (verdicts.length === 0 || state.covers.length === 0) return null;
  const ready = verdicts.flatMap((verdict, index) =>
    (verdict.status === STATUS.accepted ? state.covers : []).flatMap((_cover, id) =>
      collectable(setup, state, verdict, id) > 0n ? [[index, id] as const] : [],
    ),
  );
  if (ready.length === 0 && dice.chance(90)) return null;
  const any = [dice.between(0n, BigInt(verdicts.length)), dice.between(0n, BigInt(state.covers.length - 1))];
  const [incident, cover] = ready.length > 0 && dice.chance(95) ? dice.pick(ready) : any;
  return act('collect', dice.pick(ACTORS), BigInt(incident ?? 0) + 1n, BigInt(cover ?? 0) + 1n);
};

const returnUncollected: Move = ({ dice, state }) => {
  const count = state.claims.verdicts.length;
  return count === 0 ? null : act('returnUncollected', dice.pick(ACTORS), dice.between(1n, BigInt(count)));
};

/** The holder's leaf for one of its covers; rarely another leaf or another loss. */
const collectLoss: Move = ({ dice, state }) => {
  const rooted = numbered(state, STATUS.accepted).filter(([, { losses }]) => losses.length !== 0);
  if (rooted.length === 0) return null;
  const [incident, { product, losses }] = dice.pick(rooted);
  const own = [...state.covers.keys()].filter((id) => state.covers[id]?.product === product);
  if (own.length === 0) return null;
  const id = dice.pick(dice.chance(97) ? own : [...state.covers.keys()]);
  const leaves = Array.from({ length: LEAVES }, (_, leaf) => leaf);
  const theirs = leaves.filter((leaf) => accountOf(leaf) === state.covers[id]?.holder && losses[leaf] !== 0n);
  if (theirs.length === 0 && dice.chance(90)) return null;
  const leaf = dice.pick(theirs.length > 0 && dice.chance(95) ? theirs : leaves);
  const loss = (losses[leaf] ?? 0n) + (dice.chance(97) ? 0n : 1n);
  return act('collectWithProof', dice.pick(ACTORS), incident, BigInt(id) + 1n, BigInt(leaf), loss);
};

/** Mostly an ended cover that its trigger settles. */
const settle: Move = ({ dice, setup, state }) => {
  const settling = [...state.covers.entries()].filter(
    ([, { product, endDay, release, state: status }]) =>
      setup.listed[product]?.settlesCovers === 1n &&
      status === 'live' &&
      endDay <= dayOf(state.now) &&
      release > dayOf(state.now - DAY),
  );
  const any = [...state.covers.entries()];
  if (any.length === 0 || (settling.length === 0 && dice.chance(98))) return null;
  const [id] = dice.pick(settling.length > 0 && dice.chance(95) ? settling : any);
  const share = dice.pick([0n, dice.between(0n, SETTLEMENT_CAP_BPS) * WAD_PER_BPS, 2_500n * WAD_PER_BPS]);
  return act('settle', dice.pick(ACTORS), BigInt(id) + 1n, share);
};

export const collectionMoves: [number, string, Move][] = [
  [20, '', collect],
  [30, 'losses', collectLoss],
  [24, 'anything', settle],
  [3, '', returnUncollected],
];
