// What cover costs: the area under a kinked curve, times a multiple that follows demand, losses and the market.
// Spans and roundings are those that IPremiumModel and ICover state; the price remembers 13 decimals of its level.

import { decay, exp, LN2 } from './exponential';
import { ceilDiv, least, most, WAD, YEAR } from './integers';
import type { PremiumModel, ProductTerms, Setup, State } from './types';

const LEVEL_UNIT = 10n ** 5n;
const MOST_EARNED = (1n << 64n) - 1n;
/** Only a pool that lost everything is used more than this: the model of the price stops counting there. */
const MOST = (1n << 96n) - 1n;
const MAX_EXPONENT = 20n * WAD;
const YEAR_DAYS = 365n;

const clamp = (value: bigint, low: bigint, high: bigint) => least(most(value, low), high);

/** The line's history as its price sees it, shares of its part of the capital. */
export type Seen = { use: bigint; losses: bigint; lastLossDay: bigint };
type Memory = { level: bigint; earned: bigint; at: bigint; use: bigint };

function levelAfter(model: PremiumModel, level: bigint, use: bigint, elapsed: bigint): bigint {
  const gap = use - model.target * elapsed;
  const size = gap < 0n ? -gap : gap;
  const factor = exp(least((model.speed * size) / (WAD * YEAR), MAX_EXPONENT));
  const moved = gap > 0n ? (level * factor) / WAD : (level * WAD) / factor;
  return clamp(moved, model.minLevel, model.maxLevel);
}

function earnedAfter(
  model: PremiumModel,
  earned: bigint,
  rate: bigint,
  use: bigint,
  elapsed: bigint,
): bigint {
  const steady = (rate * (use / elapsed) * model.halfLife) / (LN2 * YEAR);
  const kept = decay(elapsed, model.halfLife);
  return least((earned * kept + steady * (WAD - kept)) / WAD, MOST);
}

function experience(model: PremiumModel, earned: bigint, losses: bigint, sinceLoss: bigint): bigint {
  const paid = losses === 0n ? 0n : ceilDiv(losses * decay(sinceLoss, model.halfLife), model.targetLossRatio);
  const factor = ceilDiv((model.credibility + paid) * WAD, model.credibility + earned);
  return clamp(factor, model.minExperience, model.maxExperience);
}

/** Level and earned premium as they are now, and the multiple they make. */
export function adapted(setup: Setup, product: ProductTerms, price: Memory | null, seen: Seen, now: bigint) {
  const { model } = setup;
  let [level, earned] = [WAD, 0n];
  if (price !== null) {
    ({ level, earned } = price);
    const elapsed = now - price.at;
    if (elapsed !== 0n) {
      const use = least(seen.use - price.use, MOST);
      level = levelAfter(model, level, use, elapsed);
      earned = earnedAfter(model, earned, product.rate, use, elapsed);
    }
  }
  const factor = experience(model, earned, seen.losses, now - seen.lastLossDay * 86_400n);
  return { level, earned, multiple: ceilDiv(level * factor, WAD) };
}

/** What is remembered of it when the product is sold or cancelled. */
export function remembered(level: bigint, earned: bigint, use: bigint, now: bigint): Memory {
  return {
    level: level - (level % LEVEL_UNIT),
    earned: least(earned, MOST_EARNED),
    at: now,
    use: least(use, MOST),
  };
}

/** The market's multiplier, and whether sales wait. */
export function signalOf(setup: Setup, product: ProductTerms, state: State) {
  if (!product.hasSignal) return { multiplier: WAD, stopped: false };
  const { full, stop, maxMultiplier, staleness } = setup.signal;
  const { answer, updatedAt } = state.feed;
  const price = answer > 0n && state.now - updatedAt <= staleness ? answer * 10n ** 10n : 0n;
  if (price <= stop) return { multiplier: maxMultiplier, stopped: true };
  if (price >= full) return { multiplier: WAD, stopped: false };
  return { multiplier: WAD + ceilDiv((maxMultiplier - WAD) * (full - price), full - stop), stopped: false };
}

/** Area between two exposures, 1e18 a unit: each straight piece is rounded up. */
function area(model: PremiumModel, from: bigint, to: bigint, capacity: bigint): bigint {
  const floor = (WAD * WAD) / model.steepness;
  const below = ((WAD - floor) * WAD) / model.kink;
  const above = ((model.steepness - WAD) * WAD) / (WAD - model.kink);
  const kinkAt = ceilDiv(model.kink * capacity, WAD);
  const piece = (low: bigint, high: bigint, start: bigint, slope: bigint, origin: bigint) => {
    if (high <= low) return 0n;
    const twiceMiddle = (low + high) * WAD - 2n * capacity * origin;
    return (high - low) * start + ceilDiv(slope * (high - low) * twiceMiddle, 2n * capacity * WAD);
  };
  return (
    piece(from, least(to, kinkAt), floor, below, 0n) + piece(most(from, kinkAt), to, WAD, above, model.kink)
  );
}

type Slice = { from: bigint; amount: bigint; capacity: bigint; multiple: bigint; days: bigint };

/** rate * multiple * days/365 * area, up or down. */
export function premiumOf(setup: Setup, product: ProductTerms, slice: Slice, up: boolean): bigint {
  const { from, amount, capacity, multiple, days } = slice;
  const size = area(setup.model, from, from + amount, most(capacity, from + amount));
  const scaled = size * product.rate * days * multiple;
  const unit = YEAR_DAYS * WAD ** 3n;
  return up ? ceilDiv(scaled, unit) : scaled / unit;
}
