// Contracts of a demo besides the protocol: tokens without value, feeds whose owner sets the price, a faucet.

import { parseAbi } from 'viem';
import { demoFeedAbi } from '@/lib/contracts/abis';
import { type Addresses, type Contract, call, type Step, stepOf } from './plan';

/** First answers of the feeds, with 8 decimals. */
const PRICES = { 'NWD / USD': 100_000_000n, 'ETH / USD': 300_000_000_000n };

export function demoContracts({ at, launcher }: Addresses): Contract[] {
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

/** Sets the first prices, then gives the feeds to the deployer. */
export const feedStep = (addresses: Addresses): Step =>
  stepOf(
    addresses,
    "Set the demo's first prices",
    Object.entries(PRICES).flatMap(([name, price]) => [
      call(addresses.at(name), demoFeedAbi, 'push', [price]),
      call(addresses.at(name), ownable, 'transferOwnership', [addresses.sender]),
    ]),
  );
