// Exits: a queue in which shares are numbered, and batches that take the next numbers out of it.

import { atLeastZero, ceilDiv, DAY, dayOf, demand, least, most, sum, WAD } from './integers';
import { assetsFor, balanceOf, demandCertainPrice, sharesFor } from './shares';
import { atRisk, required } from './solvency';
import { rebase } from './time';
import type { Batch, Request, Setup, State } from './types';

const NO_LIMIT = 1n << 256n;
/** A further batch of a day that leaves matured shares behind is so many times its last. */
const GROWTH = 16n;
/** Whose shares the pool keeps while they wait. */
export const ESCROW = 'queue';

export const queuedShares = (state: State): bigint => sum(state.queued.map(({ shares }) => shares));
export const processedShares = (state: State): bigint => state.batches.at(-1)?.end ?? 0n;
export const requestsOf = (state: State, who: string): Request[] => state.requests[who] ?? [];

export function request(state: State, controller: string, owner: string, shares: bigint): bigint {
  state.shares[owner] = balanceOf(state, owner) - shares;
  state.shares[ESCROW] = balanceOf(state, ESCROW) + shares;
  const id = (state.requestCount[controller] ?? 0n) + 1n;
  state.requestCount[controller] = id;
  const line = requestsOf(state, controller);
  line.push({ id, start: queuedShares(state), shares, advanced: 0n });
  state.requests[controller] = line;
  state.queued.push({ day: dayOf(state.now), shares });
  return id;
}

/** Moves what has matured and solvency allows into a batch. */
export function process(setup: Setup, state: State): { shares: bigint; assets: bigint } {
  demandCertainPrice(state);
  const today = dayOf(state.now);
  const last = state.batches.at(-1);
  const nothing = { shares: 0n, assets: 0n };
  const old = state.queued.filter(({ day }) => day + setup.cooldownDays <= today);
  const matured = sum(old.map(({ shares }) => shares)) - processedShares(state);
  const needed = required(setup, state);
  const allowed = needed === 0n ? state.supply : sharesFor(state, atLeastZero(state.capital - needed));
  const shares = least(matured, allowed);
  if (shares === 0n) return nothing;
  const sameDay = last !== undefined && dayOf(last.processedAt) === today;
  if (sameDay && shares < matured && shares < GROWTH * (last.end - last.start)) return nothing;
  const assets = assetsFor(state, shares);
  const start = processedShares(state);
  state.batches.push({ start, end: start + shares, assets, processedAt: state.now, freed: 0n });
  state.capital -= assets;
  state.exiting += assets;
  state.supply -= shares;
  state.shares[ESCROW] = balanceOf(state, ESCROW) - shares;
  rebase(state);
  return { shares, assets };
}

// ---- what can be paid ----

/** Which batches are payable, and which share of later ones open incidents hold back. */
export type Ready = { until: bigint; window: bigint; heldUntil: bigint; held: bigint };

export const chargeable = (state: State, eventTime: bigint): Batch[] =>
  state.batches.filter((batch) => batch.processedAt > eventTime);

/** Judged by the capital of the last accrual: taking an exit does not accrue. */
export function readyNow(setup: Setup, state: State): Ready {
  const window = setup.reportDays * DAY;
  const heldUntil = state.now - window;
  const holds = state.lines.flatMap(({ hold }) => hold ?? []);
  const until = least(heldUntil, ...holds.flatMap(({ eventTimes }) => eventTimes));
  if (holds.length === 0) return { until, window, heldUntil, held: 0n };
  // Of a line that had several open, nobody remembers which are left: what stands for them is counted as of now.
  const latest = holds.map(({ eventTimes }) => (eventTimes.length === 1 ? most(...eventTimes) : state.now));
  const base = state.capital + sum(chargeable(state, most(...latest)).map(({ assets }) => assets));
  const held = base === 0n ? WAD : ceilDiv(least(atRisk(state), base) * WAD, base);
  return { until, window, heldUntil, held };
}

type Piece = { batch: Batch; shares: bigint; assets: bigint };

const pieceOf = (batch: Batch, shares: bigint): Piece => ({
  batch,
  shares,
  assets: (batch.assets * shares) / (batch.end - batch.start),
});

/** The parts of a request in batches that were processed until `until`, in order and without a gap. */
function piecesOf(state: State, { start, shares }: Request, until: bigint): Piece[] {
  const pieces: Piece[] = [];
  for (const batch of state.batches) {
    const [from, to] = [most(batch.start, start), least(batch.end, start + shares)];
    if (from >= to) continue;
    if (batch.processedAt > until) break;
    pieces.push(pieceOf(batch, to - from));
  }
  return pieces;
}

const freeOf = (assets: bigint, held: bigint) => assets - ceilDiv(assets * held, WAD);

/** What no open incident can take of a request: payable batches in full, held ones but for the share held back. */
function certainOf(state: State, request: Request, ready: Ready, note: boolean): bigint {
  const pieces = piecesOf(state, request, most(ready.until, ready.heldUntil));
  const parts = pieces.map(({ batch, shares, assets }) => {
    if (batch.processedAt <= ready.until) return assets;
    const free = freeOf(batch.assets, ready.held);
    if (note) batch.freed = most(batch.freed, free);
    return (free * shares) / (batch.end - batch.start);
  });
  return sum(parts);
}

export function advance(state: State, controller: string, id: bigint, ready: Ready): bigint {
  const request = requestsOf(state, controller).find((each) => each.id === id);
  const certain = request === undefined ? 0n : certainOf(state, request, ready, true);
  const assets = atLeastZero(certain - (request?.advanced ?? 0n));
  demand(assets !== 0n, 'NothingToAdvance', BigInt(controller), id);
  if (request !== undefined) request.advanced += assets;
  pay(state, assets);
  return assets;
}

/** Gives batches that left after `since` their part of salvage, at one ratio with the capital, rounded down. */
export function credit(state: State, since: bigint, assets: bigint): bigint {
  const batches = chargeable(state, since);
  const base = state.capital + sum(batches.map((batch) => batch.assets));
  const parts = batches.map((batch) => (base === 0n ? 0n : (batch.assets * assets) / base));
  batches.forEach((batch, index) => {
    batch.assets += parts[index] ?? 0n;
  });
  return sum(parts);
}

export function pay(state: State, assets: bigint): void {
  state.exiting -= assets;
  state.balance -= assets;
}

/** Takes up to so many shares and assets of a controller's payable batches, oldest first; assets round down by piece. */
export function take(
  state: State,
  controller: string,
  ready: Ready,
  maxShares = NO_LIMIT,
  maxAssets = NO_LIMIT,
) {
  let [shares, assets] = [0n, 0n];
  const requests = requestsOf(state, controller);
  while (requests[0] !== undefined && shares < maxShares && assets < maxAssets) {
    const head = requests[0];
    const piece = piecesOf(state, head, ready.until)[0];
    if (piece === undefined) break;
    const { batch } = piece;
    const wanted = pieceOf(batch, least(piece.shares, maxShares - shares));
    const limit = maxAssets - assets + head.advanced;
    if (wanted.assets > limit) {
      wanted.assets = limit;
      wanted.shares = ceilDiv(limit * (batch.end - batch.start), batch.assets);
    }
    head.start += wanted.shares;
    head.shares -= wanted.shares;
    shares += wanted.shares;
    assets += atLeastZero(wanted.assets - head.advanced);
    head.advanced = atLeastZero(head.advanced - wanted.assets);
    if (head.shares === 0n) requests.shift();
  }
  return { shares, assets };
}

/** What a controller could take without limits, each request for itself. */
export function takeable(state: State, controller: string, ready: Ready) {
  let [shares, assets] = [0n, 0n];
  for (const request of requestsOf(state, controller)) {
    const pieces = piecesOf(state, request, ready.until);
    const taken = sum(pieces.map((piece) => piece.shares));
    shares += taken;
    assets += atLeastZero(sum(pieces.map((piece) => piece.assets)) - request.advanced);
    if (taken < request.shares) break;
  }
  return { shares, assets };
}

// ---- views ----

function requestedDay(state: State, number: bigint): bigint {
  let end = 0n;
  for (const { day, shares } of state.queued) {
    end += shares;
    if (end > number) return day;
  }
  return 0n;
}

/** A request as `ExitView` tells it. */
export function exitView(setup: Setup, state: State, request: Request, ready: Ready) {
  const day = requestedDay(state, request.start);
  const processed = piecesOf(state, request, NO_LIMIT);
  const now = piecesOf(state, request, ready.until);
  const waiting = processed[now.length];
  const total = (pieces: Piece[], key: 'shares' | 'assets') => sum(pieces.map((piece) => piece[key]));
  return {
    id: request.id,
    shares: request.shares,
    requestedDay: day,
    maturesAt: (day + setup.cooldownDays) * DAY,
    ahead: atLeastZero(request.start - processedShares(state)),
    processedShares: total(processed, 'shares'),
    processedAssets: atLeastZero(total(processed, 'assets') - request.advanced),
    takeableShares: total(now, 'shares'),
    takeableAssets: atLeastZero(total(now, 'assets') - request.advanced),
    advanceableAssets: atLeastZero(certainOf(state, request, ready, false) - request.advanced),
    nextTakeableAt: waiting === undefined ? 0n : waiting.batch.processedAt + ready.window,
  };
}
