// Compares pools and products.

import {
  capitalPoolAbi,
  claimsAbi,
  coverAbi,
  emissionAbi,
  ledgerAbi,
  poolFactoryAbi,
  rewardsAbi,
} from '@/lib/contracts/abis';
import type { Client } from '../chain-rules';
import { PART, poolParts } from '../parts';
import type { Addresses } from '../plan';
import { type Listed, limitsOf, listing, processOf, programOf, termsOf, tokenOf } from '../pools';
import type { Configuration, PoolConfig } from '../schema';
import { units } from '../values';
import { compare } from './compare';

export async function poolDifferences(
  client: Client,
  config: Configuration,
  addresses: Addresses,
  pool: PoolConfig,
  index: number,
) {
  const { at, account } = addresses;
  const [address, factory] = [addresses.pool(index), at('PoolFactory')];
  const token = tokenOf(config, addresses, pool.asset);
  const here = { address, abi: capitalPoolAbi } as const;
  const parts = poolParts(config, addresses, index, pool);
  const ofFactory = { address: factory, abi: poolFactoryAbi } as const;
  const [asset, name, symbol, terms, [priced, model], limits, process, kinds, rewards, [weekly, target]] =
    await Promise.all([
      client.readContract({ ...here, functionName: 'asset' }),
      client.readContract({ ...here, functionName: 'name' }),
      client.readContract({ ...here, functionName: 'symbol' }),
      client.readContract({ ...here, functionName: 'terms' }),
      client.readContract({
        address: at('Ledger'),
        abi: ledgerAbi,
        functionName: 'paramsOf',
        args: [address],
      }),
      client.readContract({ ...ofFactory, functionName: 'limitsOf', args: [address] }),
      client.readContract({
        address: at('Claims'),
        abi: claimsAbi,
        functionName: 'processOf',
        args: [address],
      }),
      Promise.all(
        parts.map((part) =>
          client.readContract({ ...ofFactory, functionName: 'partOf', args: [address, part.at] }),
        ),
      ),
      client.readContract({
        address: at('Rewards'),
        abi: rewardsAbi,
        functionName: 'rewardsOf',
        args: [address],
      }),
      client.readContract({
        address: at('Emission'),
        abi: emissionAbi,
        functionName: 'programOf',
        args: [address],
      }),
    ]);
  const { cooldownDays, reportDays, params } = pool;
  return compare(
    `pools[${index}]`,
    {
      asset: token.address,
      name: pool.name,
      symbol: pool.symbol,
      terms: {
        curator: account(pool.curator),
        cooldownDays,
        reportDays,
        selling: true,
      },
      model: at('UtilisationModel'),
      params,
      limits: limitsOf(pool),
      process: processOf(config, addresses, pool),
      parts: parts.map(({ kind }) => PART[kind]),
      rewards: pool.rewards.map((reward) => {
        const { address: known, decimals } = tokenOf(config, addresses, reward.token);
        return { token: known, minimum: units(reward.minimum, decimals) };
      }),
      emission: pool.emission ? programOf(token.decimals, pool.emission) : { weekly: 0n, target: 0n },
    },
    {
      asset,
      name,
      symbol,
      terms,
      model,
      params: priced,
      limits,
      process,
      parts: kinds,
      rewards,
      emission: { weekly, target },
    },
  );
}

export async function productDifferences(
  client: Client,
  config: Configuration,
  addresses: Addresses,
  products: Listed[] = listing(config),
): Promise<string[]> {
  const found = await Promise.all(
    products.map(async (listed) => {
      const path = `pools[${listed.pool}].products[${listed.index}]`;
      const args = [BigInt(listed.number)] as const;
      const actual = await client.readContract({
        address: addresses.at('Cover'),
        abi: coverAbi,
        functionName: 'productOf',
        args,
      });
      return compare(path, termsOf(config, addresses, listed), actual.terms);
    }),
  );
  return found.flat();
}

export async function countDifferences(
  client: Client,
  config: Configuration,
  { at }: Addresses,
): Promise<string[]> {
  const [pools, products] = await Promise.all([
    client.readContract({ address: at('PoolFactory'), abi: poolFactoryAbi, functionName: 'poolCount' }),
    client.readContract({ address: at('Cover'), abi: coverAbi, functionName: 'productCount' }),
  ]);
  return compare(
    'number',
    { pools: config.pools.length, products: listing(config).length },
    { pools, products },
  );
}
