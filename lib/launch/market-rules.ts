// Checks pools and products against present prices. Only for a new launch: later the prices have moved.

import { type Address, formatUnits, parseAbi } from 'viem';
import { protocolId } from '@/lib/curator/listing';
import type { Client } from './chain-rules';
import { answered } from './provider';
import type { Configuration, PoolConfig, ProductConfig } from './schema';
import { units } from './values';

const abi = parseAbi([
  'function asset() view returns (address)',
  'function latestRoundData() view returns (uint80, int256 answer, uint256 startedAt, uint256 updatedAt, uint80)',
]);

type Price = { value: bigint; decimals: number };

async function priceOf(client: Client, { feeds }: Configuration, name: string): Promise<Price | null> {
  const feed = feeds[name];
  if (!feed) return null;
  const [, value] = await client.readContract({
    address: feed.address,
    abi,
    functionName: 'latestRoundData',
  });
  return { value, decimals: feed.decimals };
}

/** Whether a price is at or below a limit in the file. */
const isReached = ({ value, decimals }: Price, limit: string) =>
  units(formatUnits(value, decimals), 18) <= units(limit, 18);

async function productMistakes(client: Client, config: Configuration, path: string, product: ProductConfig) {
  const { trigger, signal } = product;
  const limits = [
    ...(trigger?.kind === 'priceFloor'
      ? [
          {
            feed: trigger.feed,
            limit: trigger.floor,
            at: 'trigger.floor',
            so: 'its event would already have begun',
          },
        ]
      : []),
    ...(signal
      ? [{ feed: signal.feed, limit: signal.stop, at: 'signal.stop', so: 'nothing could be sold' }]
      : []),
  ];
  const found = await Promise.all(
    limits.map(async ({ feed, limit, at, so }) => {
      const price = await priceOf(client, config, feed);
      if (!price || !isReached(price, limit)) return [];
      const now = formatUnits(price.value, price.decimals);
      return [`${path}.${at}: ${limit} is not below the present answer of ${feed}, ${now}: ${so}.`];
    }),
  );
  return found.flat();
}

/** The underlying of the pool's asset, if that is an ERC-4626 wrapper. */
const underlyingOf = (client: Client, token: Address): Promise<Address | null> =>
  answered(client.readContract({ address: token, abi, functionName: 'asset' }));

async function wrapperMistakes(client: Client, { tokens }: Configuration, pool: PoolConfig, path: string) {
  const asset = tokens[pool.asset];
  const underlying = asset && (await underlyingOf(client, asset.address));
  if (!underlying) return [];
  return pool.products.flatMap(({ protocol }, index) =>
    protocol && protocolId(protocol) === protocolId(underlying)
      ? [
          `${path}.products[${index}].protocol: is the issuer of the token that ${pool.asset} wraps: a loss would take the money that pays for it.`,
        ]
      : [],
  );
}

export async function marketMistakes(client: Client, config: Configuration): Promise<string[]> {
  const found = await Promise.all(
    config.pools.map(async (pool, number) => {
      const path = `pools[${number}]`;
      const ofProducts = pool.products.map((product, index) =>
        productMistakes(client, config, `${path}.products[${index}]`, product),
      );
      return [
        ...(await wrapperMistakes(client, config, pool, path)),
        ...(await Promise.all(ofProducts)).flat(),
      ];
    }),
  );
  return found.flat();
}
