// Parts of a demo besides the protocol: tokens without value, feeds that their owner moves, a faucet.

import { parseAbi } from 'viem';
import { demoFeedAbi } from '@/lib/contracts/abis';
import { type Contract, call, type Places, type Step, stepOf } from './plan';

/** Answers of the feeds, with 8 decimals: a dollar, and an ether in dollars. */
const PRICES = { 'NWD / USD': 100_000_000n, 'ETH / USD': 300_000_000_000n };

export function demoContracts({ at, launcher }: Places): Contract[] {
  const of = (name: string, artifact: string, ...args: unknown[]): Contract => ({
    name,
    artifact,
    args,
    at: at(name),
  });
  return [
    of('dUSD', 'DemoAsset', 'Demo Dollar', 'dUSD', 6),
    of('dETH', 'DemoAsset', 'Demo Ether', 'dETH', 18),
    of('TIDE', 'DemoAsset', 'Tide Partner', 'TIDE', 18),
    of('sdUSD', 'DemoSavings', at('dUSD'), 'Demo Savings Dollar', 'sdUSD'),
    of('DemoFaucet', 'DemoFaucet', at('dUSD'), at('dETH'), at('sdUSD'), at('MutualToken')),
    ...Object.keys(PRICES).map((name) => of(name, 'DemoFeed', name, 8, launcher)),
  ];
}

const ownable = parseAbi(['function transferOwnership(address owner)']);

/** First prices; then the feeds belong to who launches. */
export const feedStep = (places: Places): Step =>
  stepOf(
    places,
    "Set the demo's first prices",
    Object.entries(PRICES).flatMap(([name, price]) => [
      call(places.at(name), demoFeedAbi, 'push', [price]),
      call(places.at(name), ownable, 'transferOwnership', [places.sender]),
    ]),
  );
