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

async function readPool(
  client: Client,
  config: Configuration,
  addresses: Addresses,
  pool: PoolConfig,
  index: number,
) {
  const { at } = addresses;
  const address = addresses.pool(index);
  const args = [address] as const;
  const ofPool = { address, abi: capitalPoolAbi } as const;
  const ofFactory = { address: at('PoolFactory'), abi: poolFactoryAbi } as const;
  const [asset, name, symbol, terms, [params, model], limits, process, parts, rewards, [weekly, target]] =
    await Promise.all([
      client.readContract({ ...ofPool, functionName: 'asset' }),
      client.readContract({ ...ofPool, functionName: 'name' }),
      client.readContract({ ...ofPool, functionName: 'symbol' }),
      client.readContract({ ...ofPool, functionName: 'terms' }),
      client.readContract({ address: at('Ledger'), abi: ledgerAbi, functionName: 'paramsOf', args }),
      client.readContract({ ...ofFactory, functionName: 'limitsOf', args }),
      client.readContract({ address: at('Claims'), abi: claimsAbi, functionName: 'processOf', args }),
      Promise.all(
        poolParts(config, addresses, index, pool).map((part) =>
          client.readContract({ ...ofFactory, functionName: 'partOf', args: [address, part.at] }),
        ),
      ),
      client.readContract({ address: at('Rewards'), abi: rewardsAbi, functionName: 'rewardsOf', args }),
      client.readContract({ address: at('Emission'), abi: emissionAbi, functionName: 'programOf', args }),
    ]);
  const emission = { weekly, target };
  return { asset, name, symbol, terms, model, params, limits, process, parts, rewards, emission };
}

function expectedPool(config: Configuration, addresses: Addresses, pool: PoolConfig, index: number) {
  const { at, account } = addresses;
  const { name, symbol, cooldownDays, reportDays, params } = pool;
  const token = tokenOf(config, addresses, pool.asset);
  return {
    asset: token.address,
    name,
    symbol,
    terms: { curator: account(pool.curator), cooldownDays, reportDays, selling: true },
    model: at('UtilisationModel'),
    params,
    limits: limitsOf(pool),
    process: processOf(config, addresses, pool),
    parts: poolParts(config, addresses, index, pool).map(({ kind }) => PART[kind]),
    rewards: pool.rewards.map((reward) => {
      const { address, decimals } = tokenOf(config, addresses, reward.token);
      return { token: address, minimum: units(reward.minimum, decimals) };
    }),
    emission: pool.emission ? programOf(token.decimals, pool.emission) : { weekly: 0n, target: 0n },
  };
}

export async function poolDifferences(
  client: Client,
  config: Configuration,
  addresses: Addresses,
  pool: PoolConfig,
  index: number,
): Promise<string[]> {
  const actual = await readPool(client, config, addresses, pool, index);
  return compare(`pools[${index}]`, expectedPool(config, addresses, pool, index), actual);
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
