// What a visitor can make the demo's prices do: real rounds, with real time of the chain between them.

import type { FeedName } from '@/lib/server/demo';

/** A round that is published `after` seconds have passed. */
export type Beat = { after: number; price: string };
export type Scene = { feed: FeedName; label: string; text: string; beats: readonly Beat[] };

const HOUR = 3_600;

const beats = (...prices: [hours: number, price: number][]): Beat[] =>
  prices.map(([hours, price]) => ({ after: hours * HOUR, price: String(price) }));

/** Northwind Dollar pays when it was at 0.95 or above for two days, and then stays below for two. */
const DEPEG: readonly Scene[] = [
  {
    feed: 'feed',
    label: 'Let the price fall',
    text: 'Two quiet days at its peg, then down to 0.93.',
    beats: beats([1, 1], [24, 1], [24, 0.999], [1, 0.97], [1, 0.93]),
  },
  {
    feed: 'feed',
    label: 'Let it stay there',
    text: 'Two days below 0.95, in three more rounds.',
    beats: beats([16, 0.92], [16, 0.9], [17, 0.91]),
  },
];

/** Coral Perpetuals pays from a fall by a quarter within three days, and all of it from 60 % on. */
const CRASH: readonly Scene[] = [
  {
    feed: 'etherFeed',
    label: 'Let ether crash',
    text: 'Six hours at 3,000 dollars, then down to half of it.',
    beats: beats([1, 3_000], [6, 3_000], [2, 2_400], [2, 1_500]),
  },
  {
    feed: 'etherFeed',
    label: 'Let it stay there',
    text: 'Six hours at half the price: enough to prove a part.',
    beats: beats([3, 1_480], [4, 1_500]),
  },
  {
    feed: 'etherFeed',
    label: 'Let it fall further',
    text: 'By more than 60 %, for six hours: a deeper proof of the same crash, which pays everything at once.',
    beats: beats([1, 1_150], [7, 1_180]),
  },
];

export const SCENES = { depeg: DEPEG, crash: CRASH } as const;
export type StoryName = keyof typeof SCENES;
