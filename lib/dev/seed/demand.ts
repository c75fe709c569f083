// Generates purchases that fill the pools as a good market would, in addition to those of the story.

import { bookOf, DEFAULT_RULE, requiredByGroup, requiredByStress } from '@/lib/risk/solvency';
import { MEMBERS, type Name } from './people';
import type { PoolStory, Purchase } from './story';

/** A product of the demo. `wanted`: the cover that its buyers want, as a share of the pool's capital. */
export type ProductPlan = {
  id: number;
  group: number;
  weightBps: number;
  waitingDays: number;
  wanted: number;
};

const REPORT_DAYS = 14;
const COOLDOWN_DAYS = 7;

const FIRST_DAY = 2.2;
const LAST_DAY = 85.6;
/** Demand grows until this day. */
const GROWN_DAY = 35;
/** Days between two attempts to buy. */
const EVERY = 0.27;
/** Groups stay this far below their cap, so that exits and open incidents still fit. */
const GROUP_SHARE = 0.26;

const TERMS = [30, 45, 60, 90, 120, 180];

/** Numbers from 0 to 1 that are the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const pick = <Item>(items: readonly Item[], roll: number): Item =>
  items[Math.floor(roll * items.length)] as Item;

/** 37,412 as 37,000: nobody buys odd amounts. */
function round(amount: number): number {
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(amount)) - 1);
  return Math.floor(amount / unit) * unit;
}

/** Capital that backs cover on a day, at least: requested exits count as gone once they can be processed. */
function capitalOn({ deposits, exits }: PoolStory, day: number): number {
  const staked = deposits.reduce((sum, [at, , assets]) => (at <= day ? sum + assets : sum), 0);
  const left = exits.reduce((sum, { requested, shares }) => {
    return requested + COOLDOWN_DAYS <= day ? sum + shares : sum;
  }, 0);
  return staked - left;
}

/** Days by which extensions move a cover's end. */
function extraDays({ changes }: PoolStory, [bought, who, , , term]: Purchase, product: number): number {
  const extensions = changes.filter(([day, holder, covered, change]) => {
    const isOwn = holder === who && covered === product && bought < day && day < bought + term;
    return isOwn && change === 'extend';
  });
  return extensions.reduce((sum, [, , , , by]) => sum + (by ?? 0), 0);
}

/** Exposure of each product on a day, in whole units: covers bind capital from the purchase until their release. */
function exposures(story: PoolStory, covers: readonly Purchase[], day: number): Map<number, number> {
  const exposed = story.products.map(({ id, waitingDays }): [number, number] => {
    const own = covers.filter((cover) => {
      const [bought, , product, , term] = cover;
      const release = Math.floor(bought) + 1 + waitingDays + term + extraDays(story, cover, id) + REPORT_DAYS;
      return product === id && day < release;
    });
    return [id, own.reduce((sum, [, , , amount]) => sum + amount, 0)];
  });
  return new Map(exposed);
}

/** Whether the pool's limits hold with a margin after `amount` more of one product is sold. */
function fits(
  story: PoolStory,
  exposed: Map<number, number>,
  capital: number,
  id: number,
  amount: number,
): boolean {
  // in thousandths of a unit, because the rule needs whole numbers
  const units = (value: number) => BigInt(Math.round(value * 1_000));
  const book = bookOf(
    story.products.map((product) => ({
      group: product.group,
      weightBps: product.weightBps,
      shareBps: 2_000,
      exposure: units((exposed.get(product.id) ?? 0) + (product.id === id ? amount : 0)),
    })),
  );
  const used = Number(requiredByStress(book, DEFAULT_RULE)) / 1_000;
  const group = (Number(requiredByGroup(book, DEFAULT_RULE)) / 1_000) * (DEFAULT_RULE.groupCapBps / 10_000);
  return used <= story.utilisation * capital && group <= GROUP_SHARE * capital;
}

/** The product whose demand is least satisfied, in proportion. */
function shortest(story: PoolStory, exposed: Map<number, number>, capital: number, ramp: number) {
  const gaps = story.products.map((product) => {
    const wanted = product.wanted * capital * ramp;
    return { product, gap: wanted - (exposed.get(product.id) ?? 0), wanted };
  });
  return gaps.reduce((widest, next) => (next.gap / next.wanted > widest.gap / widest.wanted ? next : widest));
}

/** Buyers of a product, without those whose cover of it the story changes later: a change is of the holder's last purchase. */
const buyersOf = ({ changes }: PoolStory, product: number): Name[] =>
  MEMBERS.filter((name) => !changes.some(([, who, covered]) => who === name && covered === product));

const isQuiet = ({ quiet }: PoolStory, day: number) =>
  quiet.some(([from, until]) => from <= day && day <= until);

/** The purchases of the story, plus random ones that fill the pool up to its utilisation. */
export function withDemand(story: PoolStory, seed: number): Purchase[] {
  const roll = dice(seed);
  const covers = [...story.purchases];
  for (let day = FIRST_DAY; day < LAST_DAY; day += EVERY) {
    const [term, buyer, size] = [roll(), roll(), roll()];
    if (isQuiet(story, day)) continue;
    const capital = capitalOn(story, day);
    const ramp = Math.min(1, 0.4 + (0.6 * day) / GROWN_DAY);
    // later purchases of the story count too, so that they will still fit
    const exposed = exposures(story, covers, day);
    const { product, gap } = shortest(story, exposed, capital, ramp);
    if (gap < capital * 0.01) continue;
    const amount = round(Math.min(gap, capital * (0.02 + 0.05 * size)));
    if (!fits(story, exposed, capital, product.id, amount)) continue;
    covers.push([
      Math.round(day * 100) / 100,
      pick(buyersOf(story, product.id), buyer),
      product.id,
      amount,
      pick(TERMS, term),
    ]);
  }
  return covers;
}
