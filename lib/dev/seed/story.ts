// The demo's history as tables. Days count from the first UTC midnight of the history; 12.4 is 09:36 on the thirteenth day. Money
// is in whole units of the pool's asset.

import type { PoolName } from '../protocol';
import { type ProductPlan, withDemand } from './demand';
import { HARBOUR } from './harbour';
import { LIGHTHOUSE } from './lighthouse';
import type { Name } from './people';
import { REEF } from './reef';

/** The UTC day of the present. Everything in the story happens before it begins. */
export const PRESENT_DAY = 86;

export type Deposit = [day: number, who: Name, assets: number];

/** `shares` by their cost at par. Without `claimed`, the money waits to be claimed. An account has at most one exit at a time. */
export type Exit = { who: Name; shares: number; requested: number; claimed?: number };

export type Purchase = [day: number, who: Name, product: number, amount: number, term: number];

/** A change of the cover that the holder bought last of a product. */
export type Change =
  | [day: number, who: Name, product: number, change: 'extend', by: number]
  | [day: number, who: Name, product: number, change: 'cancel'];

/**
 * @param products In the order of contracts/launch/demo.json.
 * @param utilisation Largest share of the capital that the stress rule may require.
 * @param quiet Times without deposits and sales, because open incidents may cost too much.
 * @param processings When the keeper processes exit requests.
 * @param purchases Purchases that the story needs; others are generated.
 */
export type PoolStory = {
  pool: PoolName;
  decimals: number;
  products: ProductPlan[];
  utilisation: number;
  quiet: [from: number, until: number][];
  /** What everyone gets to spend, in addition to what they stake. */
  pocketMoney: number;
  deposits: Deposit[];
  exits: Exit[];
  processings: number[];
  purchases: Purchase[];
  changes: Change[];
};

export const POOLS = [HARBOUR, LIGHTHOUSE, REEF];

export const PRODUCTS: ProductPlan[] = POOLS.flatMap(({ products }) => products);

const SEED = 20_260_302;
const byDay = ([first]: Purchase, [second]: Purchase) => first - second;

/** In order of purchase, so that a cover's number is its position. */
export const COVERS: Purchase[] = POOLS.flatMap((story, index) => withDemand(story, SEED + index)).sort(
  byDay,
);
export const CHANGES: Change[] = POOLS.flatMap(({ changes }) => changes);

type Price = [day: number, price: number];

/** Price of the Northwind Dollar: a dip that the price of cover in the cautious pool followed, and its recovery. */
const DOLLAR: Price[] = [
  [6.2, 1.0002],
  [13.1, 0.9997],
  [20.4, 1.0001],
  [27.6, 0.9998],
  [34.3, 1.0003],
  [41.2, 0.9999],
  [48.5, 1.0001],
  [54.7, 0.9994],
  [57.9, 0.9971],
  [58.05, 0.9894],
  [58.22, 0.9761],
  [58.5, 0.9812],
  [58.9, 0.9876],
  [59.6, 0.9935],
  [60.8, 0.9972],
  [63.2, 0.9993],
  [69.5, 1.0001],
  [75.4, 0.9998],
  [81.1, 1.0002],
  [85.7, 1],
];

/** Price of ether in dollars: a slow rise, and a fall that was not deep enough for a payout. */
const ETHER: Price[] = [
  [3.1, 3_020],
  [7.2, 3_085],
  [12.4, 3_040],
  [17.3, 2_990],
  [22.1, 3_110],
  [27.5, 3_190],
  [32.2, 3_150],
  [37.4, 3_230],
  [42.3, 3_280],
  [47.1, 3_240],
  [52.6, 3_310],
  [57.4, 3_270],
  [62.3, 3_330],
  [66.8, 3_300],
  [67.3, 3_050],
  [67.6, 2_840],
  [68.1, 2_760],
  [68.9, 2_810],
  [70.4, 2_930],
  [74.5, 3_010],
  [79.2, 3_080],
  [84.1, 3_060],
  [85.3, 3_100],
];

export const PRICES = { feed: DOLLAR, etherFeed: ETHER };
