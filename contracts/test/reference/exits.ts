// Exits: requests by day, fills, and the payable part of each. Shares are numbered in the order of their requests.

import { ceilDiv, DAY, dayOf, demand, floorAtZero, max, min, sum } from './integers';
import { ESCROW } from './people';
import { move, VIRTUAL_SHARES, worthOf } from './shares';
import { demandNow, requiredBy } from './solvency';
import { rebase, takeGains } from './time';
import type { Bucket, Fill, Position, Setup, State } from './types';

/** The whole of a fill: 48 one bits. */
const ALL = (1n << 48n) - 1n;
/** The whole of what was there before a fill. */
export const SHARE = 1n << 64n;
const GROWTH = 16n;
const MIN_FURTHER = 100n;
const MAX_HELD = 60n * DAY;
const MAX_WALK = 16;

const start = ({ end, shares }: Fill) => end - shares;
/** The part of all shares that leaves. */
export const shareOf = (shares: bigint, supply: bigint): bigint =>
  min(ceilDiv(shares * SHARE, supply), SHARE - 1n);
const partOf = (assets: bigint, part: bigint) => (part === ALL ? assets : (assets * part) / ALL);
export const isOld = (state: State, { at }: Fill): boolean => state.now >= at + MAX_HELD;
export const processed = (state: State): bigint => state.fills.at(-1)?.end ?? 0n;

// ---- requests ----

/** Shares that others requested for a controller are kept apart from its own request. */
const givenTo = (controller: string) => `${controller} given`;
const positionKeys = (controller: string) => [givenTo(controller), controller];

export function request(
  state: State,
  controller: string,
  owner: string,
  shares: bigint,
  isGiven: boolean,
): bigint {
  const today = dayOf(state.now);
  const key = isGiven ? givenTo(controller) : controller;
  const before = state.positions[key];
  const isNew = before === undefined || before.redeemed === before.shares;
  const position = isNew
    ? { shares: 0n, redeemed: 0n, day: today, cursor: BigInt(state.fills.length), paid: 0n }
    : before;
  demand(position.day === today, 'RequestOpen', BigInt(controller), position.day);
  const last = state.buckets.at(-1);
  const bucket = last?.day === today ? last : { day: today, start: state.requested, total: 0n };
  if (bucket !== last) state.buckets.push(bucket);
  move(state, owner, ESCROW, shares);
  bucket.total += shares;
  state.requested += shares;
  position.shares += shares;
  state.positions[key] = position;
  return today;
}

// ---- fills ----

/** Shares whose cooldown is over and that are not in a fill yet. */
function matured(setup: Setup, state: State): bigint {
  const ready = state.buckets.filter(({ day }) => day + setup.cooldownDays <= dayOf(state.now));
  const last = ready.at(-1);
  return last === undefined ? 0n : floorAtZero(last.start + last.total - processed(state));
}

/** One fill a day. A further one must be sixteen times larger and at least a hundredth of all shares. */
function isDue(state: State, shares: bigint): boolean {
  const last = state.fills.at(-1);
  if (last === undefined || dayOf(last.at) !== dayOf(state.now)) return true;
  return shares >= GROWTH * last.shares && shares >= (state.supply + VIRTUAL_SHARES) / MIN_FURTHER;
}

/** Processes mature requests, as far as what stays keeps the limits. */
export function process(setup: Setup, state: State): { shares: bigint; assets: bigint } {
  const required = requiredBy(demandNow(state));
  const free = floorAtZero(state.capital - required);
  const fitting = (free * (state.supply + VIRTUAL_SHARES)) / (state.capital + 1n);
  const ready = matured(setup, state);
  const shares = required === 0n ? ready : min(ready, fitting);
  if (shares === 0n || !isDue(state, shares)) return { shares: 0n, assets: 0n };
  const assets = worthOf(state, shares);
  const isEveryone = required === 0n && shares === state.supply;
  const end = processed(state) + shares;
  const share = shareOf(shares, state.supply + VIRTUAL_SHARES);
  state.fills.push({ at: state.now, end, shares, assets, freed: 0n, share });
  state.capital -= assets;
  state.exiting += assets;
  state.supply -= shares;
  state.shares[ESCROW] = (state.shares[ESCROW] ?? 0n) - shares;
  if (isEveryone) leaveToReserve(state);
  rebase(state);
  return { shares, assets };
}

/** After the last share has left, the rest belongs to nobody. */
function leaveToReserve(state: State): void {
  const gains = state.gains;
  takeGains(state, gains);
  state.reserve += state.capital + gains;
  state.capital = 0n;
}

// ---- what is payable ----

/** When a fill becomes payable: after the report window, and an hour for settling ended covers. */
const window = (setup: Setup): bigint =>
  setup.reportDays * DAY + (setup.products.some(({ endedRiskBps }) => endedRiskBps !== 0n) ? 3_600n : 0n);

/** The payable part of a fill: after the window, everything except the share that open incidents of its days can take. */
function freedOf(setup: Setup, state: State, index: number): bigint {
  const fill = state.fills[index];
  if (fill === undefined) return 0n;
  const isOver = state.now > fill.at + window(setup);
  const holding = state.incidents.filter(({ eventTime }) => dayOf(eventTime) <= dayOf(fill.at));
  const held = sum(holding.map((incident) => incident.held));
  if (isOld(state, fill) || (isOver && held === 0n)) return ALL;
  const [part, all] = [held * fill.share, fill.assets * SHARE];
  if (!isOver || part >= all) return fill.freed;
  return max(fill.freed, ALL - ceilDiv(ALL * part, all));
}

type Part = { index: number; own: bigint; part: bigint; assets: bigint; whole: bigint };

const bucketOf = (state: State, { day }: Position): Bucket => {
  const bucket = state.buckets.find((each) => each.day === day);
  if (bucket === undefined) throw new Error(`The history has no bucket of day ${day}.`);
  return bucket;
};

/** A controller's parts of the fills of its requests, from the first that is not fully redeemed. */
function partsOf(setup: Setup, state: State, position: Position): Part[] {
  const { start: first, total } = bucketOf(state, position);
  const owned = (upTo: bigint) => (position.shares * upTo) / total;
  return state.fills.flatMap((fill, index) => {
    const [from, to] = [max(start(fill), first) - first, min(fill.end, first + total) - first];
    if (BigInt(index) < position.cursor || from >= to) return [];
    const own = owned(to) - owned(from);
    const freed = freedOf(setup, state, index);
    const entitled = (assets: bigint) => (assets * position.shares * (to - from)) / (total * fill.shares);
    const part = { assets: entitled(partOf(fill.assets, freed)), whole: entitled(fill.assets) };
    return [{ index, own, part: freed, ...part }];
  });
}

/** What a controller can redeem in one call. */
export function claimOf(setup: Setup, state: State, controller: string) {
  const claims = positionKeys(controller).map((key) => claimIn(setup, state, key));
  const [shares, assets] = [sum(claims.map((each) => each.shares)), sum(claims.map((each) => each.assets))];
  return { shares, assets };
}

function claimIn(setup: Setup, state: State, key: string) {
  const none = { shares: 0n, assets: 0n, parts: [] as Part[], ended: [] as Part[], first: 0n };
  const position = state.positions[key];
  if (position === undefined || position.redeemed === position.shares) return none;
  const parts = partsOf(setup, state, position).slice(0, MAX_WALK);
  const [head] = parts;
  if (head === undefined) return none;
  const { start: first, total } = bucketOf(state, position);
  const fill = state.fills[head.index];
  const before = fill === undefined ? 0n : max(start(fill), first) - first;
  const claimable = parts.map(({ own, part }) => (part === ALL ? own : (own * part) / ALL));
  const shares = (position.shares * before) / total + sum(claimable) - position.redeemed;
  const assets = shares === 0n ? 0n : sum(parts.map((part) => part.assets)) - position.paid;
  const open = parts.findIndex(({ part }) => part !== ALL);
  const ended = open === -1 ? parts : parts.slice(0, open);
  return { shares, assets, parts, ended, first: BigInt(head.index) };
}

/** Redeems shares or assets (the other one is 0), first those that others requested for the controller. */
export function redeem(setup: Setup, state: State, controller: string, shares: bigint, assets: bigint) {
  const claim = claimOf(setup, state, controller);
  demand(shares <= claim.shares, 'NotClaimable', shares, claim.shares);
  demand(assets <= claim.assets, 'NotClaimable', assets, claim.assets);
  const redeemed = { shares: 0n, assets: 0n };
  for (const key of positionKeys(controller)) {
    const claimable = claimIn(setup, state, key);
    const sharesHere = min(floorAtZero(shares - redeemed.shares), claimable.shares);
    const assetsHere = min(floorAtZero(assets - redeemed.assets), claimable.assets);
    if (sharesHere + assetsHere === 0n) continue;
    const here = redeemIn(setup, state, key, sharesHere, assetsHere);
    redeemed.shares += here.shares;
    redeemed.assets += here.assets;
  }
  return redeemed;
}

function redeemIn(setup: Setup, state: State, key: string, shares: bigint, assets: bigint) {
  const claim = claimIn(setup, state, key);
  const paid =
    assets !== 0n ? assets : shares === claim.shares ? claim.assets : (claim.assets * shares) / claim.shares;
  const burned = assets === 0n ? shares : ceilDiv(claim.shares * assets, claim.assets);
  for (const { index, part } of claim.parts) {
    const fill = state.fills[index];
    if (fill !== undefined) fill.freed = part;
  }
  const position = state.positions[key];
  if (position === undefined) throw new Error('Nobody redeems without a request.');
  position.redeemed += burned;
  position.paid += paid;
  if (burned === claim.shares) {
    position.cursor = claim.first + BigInt(claim.ended.length);
    const settled = sum(claim.ended.map((part) => part.assets));
    position.paid = position.redeemed === position.shares ? 0n : floorAtZero(position.paid - settled);
  }
  state.exiting -= paid;
  state.balance -= paid;
  return { shares: burned, assets: paid };
}

/** An exit as its controller sees it. With two requests, the dates and the queue are those of its own. */
export function exitView(setup: Setup, state: State, controller: string): Record<string, bigint> {
  const [given, own] = [viewIn(setup, state, givenTo(controller)), viewIn(setup, state, controller)];
  if (own.requestId === 0n || given.requestId === 0n) return own.requestId === 0n ? given : own;
  const both = (name: string) => [name, (own[name] ?? 0n) + (given[name] ?? 0n)] as const;
  const sums = ['shares', 'processed', 'processedAssets', 'claimable', 'claimableAssets'].map(both);
  const waits = [own.payableAt ?? 0n, given.payableAt ?? 0n].filter((at) => at !== 0n);
  return {
    ...own,
    ...Object.fromEntries(sums),
    payableAt: waits.reduce((earliest, wait) => min(earliest, wait), waits[0] ?? 0n),
  };
}

function viewIn(setup: Setup, state: State, key: string): Record<string, bigint> {
  const position = state.positions[key];
  const names = ['requestId', 'shares', 'maturesAt', 'ahead', 'processed', 'processedAssets'];
  const none = [...names, 'claimable', 'claimableAssets', 'payableAt'].map((name) => [name, 0n] as const);
  if (position === undefined || position.redeemed === position.shares) return Object.fromEntries(none);
  const bucket = bucketOf(state, position);
  const done = min(floorAtZero(processed(state) - bucket.start), bucket.total);
  const { shares, assets } = claimIn(setup, state, key);
  const parts = partsOf(setup, state, position);
  const waiting = parts
    .map(({ index }) => state.fills[index]?.at ?? 0n)
    .find((at) => state.now <= at + window(setup));
  return {
    requestId: position.day,
    shares: position.shares - position.redeemed,
    maturesAt: (position.day + setup.cooldownDays) * DAY,
    ahead: floorAtZero(bucket.start - processed(state)),
    processed: (position.shares * done) / bucket.total - position.redeemed,
    processedAssets: sum(parts.map(({ whole }) => whole)) - position.paid,
    claimable: shares,
    claimableAssets: assets,
    payableAt: waiting === undefined ? 0n : waiting + window(setup) + 1n,
  };
}

export const fillView = (state: State, fill: Fill): Record<string, bigint> => ({
  at: fill.at,
  end: fill.end,
  shares: fill.shares,
  assets: fill.assets,
  freed: partOf(fill.assets, isOld(state, fill) ? ALL : fill.freed),
});

/** The part of a fill that can still be charged. */
export const unpaid = ({ assets, freed }: Fill): bigint =>
  assets - (freed === ALL ? assets : ceilDiv(assets * freed, ALL));

/** Charges a fill. What was freed stays freed, in assets. */
export function charge(fill: Fill, part: bigint): void {
  if (fill.freed !== 0n && part !== 0n)
    fill.freed = min(ceilDiv(fill.freed * fill.assets, fill.assets - part), ALL);
  fill.assets -= part;
}
