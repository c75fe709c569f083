// What covers collect from an episode, with and without a loss root, and what their trigger pays at their end (DESIGN sections 6
// and 7).

import { acceptedAt, episodeAt, inForce, windowOf } from './claims';
import { coverAt, reduce } from './covers';
import { BPS, DAY, demand, max, min, NO_LIMIT, WAD } from './integers';
import { bookLoss } from './losses';
import { keyOf } from './people';
import { accountOf } from './roots';
import { demandNow, exposureOf } from './solvency';
import { addGain, sync } from './time';
import type { Episode, Setup, State, Verdict } from './types';

const YEAR = 365n * DAY;

/** Divides an amount due: what is paid, what returns because the cover cannot use it, and what is no longer owed. */
function takeOf({ pot, asked, isLimited }: Episode, due: bigint, usable: bigint) {
  const gone = min(isLimited ? usable : due, asked);
  if (gone === 0n) return { paid: 0n, freed: 0n, gone };
  const paid = (min(usable, gone) * pot) / asked;
  return { paid, freed: (gone * pot) / asked - paid, gone };
}

/** Amounts received by cover: in an episode, or in total for a cover that its trigger settles. */
export function receiptsOf(setup: Setup, state: State, verdict: Verdict): Record<number, bigint> {
  const settles = setup.listed[verdict.product]?.settlesCovers === 1n;
  return settles ? state.claims.settled : episodeAt(state, verdict).received;
}

/** What a verdict owes a cover, up to `limit` in all. */
function dueOf(setup: Setup, state: State, verdict: Verdict, id: number, limit: bigint): bigint {
  const cover = coverAt(state, id);
  const share = inForce(cover, verdict.time) ? (cover.amount * verdict.severity) / BPS : 0n;
  return max(min(share, limit) - (receiptsOf(setup, state, verdict)[id] ?? 0n), 0n);
}

/** As the pool's view: 0 if collecting would be refused. */
export function collectable(setup: Setup, state: State, verdict: Verdict, id: number): bigint {
  const episode = episodeAt(state, verdict);
  const isOver = state.now >= episode.last + YEAR || verdict.acceptedAt < episode.returnedAt;
  if (isOver || coverAt(state, id).product !== verdict.product) return 0n;
  const due = dueOf(setup, state, verdict, id, NO_LIMIT);
  return takeOf(episode, due, min(due, coverAt(state, id).left)).paid;
}

export function collect(setup: Setup, state: State, incident: bigint, id: number): bigint {
  const verdict = acceptedAt(state, incident);
  demand(verdict.losses.length === 0, 'ProofNeeded', incident);
  return pay(setup, state, verdict, id, demandDue(setup, state, incident, id, NO_LIMIT));
}

/** Nobody is paid more than their own loss over all covers, and all together not more than the root's total. */
export function collectLoss(
  setup: Setup,
  state: State,
  incident: bigint,
  id: number,
  leaf: number,
  loss: bigint,
): bigint {
  const verdict = acceptedAt(state, incident);
  const { holder } = coverAt(state, id);
  const isProven = verdict.losses[leaf] === loss && accountOf(leaf) === holder;
  demand(isProven, 'InvalidProof', incident, holder, loss);
  const { lossPaid } = episodeAt(state, verdict);
  const lossLeft = loss - (lossPaid[keyOf(holder)] ?? 0n);
  demand(lossLeft > 0n, 'LossPaid', incident, holder, loss);
  const totalLeft = verdict.lossTotal - verdict.lossCollected;
  const due = min(demandDue(setup, state, incident, id, loss), lossLeft, totalLeft);
  // What this cover has no amount left for can still be paid to another cover of the holder.
  const usable = min(due, coverAt(state, id).left);
  verdict.lossCollected += usable;
  lossPaid[keyOf(holder)] = (lossPaid[keyOf(holder)] ?? 0n) + usable;
  return pay(setup, state, verdict, id, due);
}

function demandDue(setup: Setup, state: State, incident: bigint, id: number, limit: bigint): bigint {
  const verdict = acceptedAt(state, incident);
  const [episode, cover] = [episodeAt(state, verdict), coverAt(state, id)];
  const until = episode.last + YEAR;
  const isOpen = state.now < until && verdict.acceptedAt >= episode.returnedAt;
  demand(isOpen, 'CollectionOver', incident, until);
  const [own, other] = [BigInt(cover.product) + 1n, BigInt(verdict.product) + 1n];
  demand(own === other, 'WrongProduct', own, other);
  demand(inForce(cover, verdict.time), 'NotInForce', BigInt(id) + 1n, verdict.time);
  const due = dueOf(setup, state, verdict, id, limit);
  demand(due > 0n, 'AlreadyCollected', incident, BigInt(id) + 1n);
  return due;
}

function pay(setup: Setup, state: State, verdict: Verdict, id: number, due: bigint): bigint {
  const episode = episodeAt(state, verdict);
  const { paid, freed, gone } = takeOf(episode, due, min(due, coverAt(state, id).left));
  if (!episode.isLimited && gone < due) throw new Error('A pot does not hold what can be collected from it.');
  const receipts = receiptsOf(setup, state, verdict);
  receipts[id] = (receipts[id] ?? 0n) + due;
  episode.pot -= paid + freed;
  episode.asked -= gone;
  if (paid !== 0n || freed !== 0n) sync(state);
  if (paid !== 0n) {
    reduce(state, id, paid, false);
    state.balance -= paid;
  }
  state.owed -= paid + freed;
  addGain(state, freed);
  return paid;
}

/** A year after the last verdict, the uncollected rest becomes a gain. */
export function returnUncollected(state: State, incident: bigint): bigint {
  const episode = episodeAt(state, acceptedAt(state, incident));
  const until = episode.last + YEAR;
  demand(state.now >= until, 'CollectionOpen', incident, until);
  sync(state);
  const assets = episode.pot;
  Object.assign(episode, { pot: 0n, asked: 0n, isLimited: false, best: null, returnedAt: state.now });
  state.owed -= assets;
  addGain(state, assets);
  return assets;
}

// ---- covers that their trigger settles ----

/** Pays an ended cover the share that its trigger shows. At first at least one unit, which removes the cover from A. */
export function settle(setup: Setup, state: State, id: number, share: bigint): bigint {
  const cover = coverAt(state, id);
  const [name, endTime] = [BigInt(id) + 1n, cover.endDay * DAY];
  demand(setup.listed[cover.product]?.settlesCovers === 1n, 'NotSettledByTrigger', name);
  demand(cover.state === 'live', 'CoverCancelled', name);
  demand(state.now >= endTime, 'CoverNotEnded', name, endTime);
  const received = state.claims.settled[id] ?? 0n;
  const entitled = (cover.amount * min(share, WAD)) / WAD;
  const due = min(max(entitled - received, cover.settled ? 0n : 1n), cover.left);
  demand(due !== 0n, 'NothingToSettle', name);
  const until = endTime + windowOf(setup);
  demand(state.now < until, 'SettlementOver', name, until);
  const eventTime = max(endTime - windowOf(setup), cover.startDay * DAY);
  const paid = bookSettlement(state, cover.product, eventTime, due);
  demand(paid !== 0n, 'NothingToSettle', name);
  state.claims.settled[id] = received + paid;
  reduce(state, id, paid, paid === due);
  state.owed -= paid;
  state.balance -= paid;
  return paid;
}

/** The product's experience rises by the paid share of its exposure. */
function bookSettlement(state: State, product: number, eventTime: bigint, assets: bigint): bigint {
  sync(state);
  const exposure = exposureOf(state, product);
  const severityRise = exposure === 0n ? 0n : min((assets * WAD) / exposure, WAD);
  const totalExposure = demandNow(state).exposure;
  return bookLoss(state, { product, eventTime, assets, severityRise, totalExposure });
}
