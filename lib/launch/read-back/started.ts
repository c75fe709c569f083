// What an unfinished launch has already done, compared with the file before it goes on: after the handover it would be too late.

import { coverAbi, mutualTokenAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import type { Client } from '../chain-rules';
import { sharesOf, tokenStep } from '../core';
import type { Places, Plan, Step } from '../plan';
import { listing, poolSteps, productSteps, productsOfStep } from '../pools';
import type { Configuration } from '../schema';
import { codeDifferences } from './code';
import { compare } from './compare';
import { voteDifferences } from './governance';
import { poolDifferences, productDifferences } from './pools';

/** Emission and treasury: others may have passed their tokens on meanwhile. */
async function keptTokens(client: Client, config: Configuration, places: Places): Promise<string[]> {
  const kept = [places.at('Emission'), places.at('MutualTimelock')];
  const shares = sharesOf(config, places);
  const found = await Promise.all(
    kept.map(async (to) => {
      const token = { address: places.at('MutualToken'), abi: mutualTokenAbi } as const;
      const balance = await client.readContract({ ...token, functionName: 'balanceOf', args: [to] });
      const expected = shares.filter((each) => each.to === to).reduce((sum, { amount }) => sum + amount, 0n);
      return compare(`distribution to ${to}`, expected, balance);
    }),
  );
  return found.flat();
}

/** Pools and products that were created under other titles are none of the plan's. */
async function counts(client: Client, { at }: Places, isThere: (name: string) => boolean, expected: Counts) {
  const [pools, products] = await Promise.all([
    isThere('PoolFactory')
      ? client.readContract({ address: at('PoolFactory'), abi: poolFactoryAbi, functionName: 'poolCount' })
      : 0n,
    isThere('Cover')
      ? client.readContract({ address: at('Cover'), abi: coverAbi, functionName: 'productCount' })
      : 0n,
  ]);
  return compare('number', expected, { pools, products });
}

type Counts = { pools: number; products: number };

export async function startedDifferences(
  client: Client,
  config: Configuration,
  plan: Plan,
  missing: Step[],
): Promise<string[]> {
  const { places, contracts, libraries } = plan;
  const absent = new Set(missing.map((step) => ('creates' in step ? step.creates : step.step)));
  const isTaken = (step: Step) => 'step' in step && !absent.has(step.step);
  const isThere = (name: string) => !absent.has(places.at(name));
  const created = <Some extends { at: `0x${string}` }>(all: Some[]) =>
    all.filter(({ at }) => !absent.has(at));
  const pools = poolSteps(config, places).map(isTaken);
  const listed = productSteps(config, places).flatMap((step, index) =>
    isTaken(step) ? productsOfStep(listing(config), index) : [],
  );
  const found = await Promise.all([
    codeDifferences(client, { contracts: created(contracts), libraries: created(libraries) }),
    isThere('MutualGovernor') ? voteDifferences(client, config, places) : [],
    isTaken(tokenStep(config, places)) ? keptTokens(client, config, places) : [],
    counts(client, places, isThere, { pools: pools.filter(Boolean).length, products: listed.length }),
    ...config.pools.map((pool, index) =>
      pools[index]
        ? poolDifferences(client, config, places, { ...pool, curator: places.launcher }, index)
        : [],
    ),
    productDifferences(client, config, places, listed),
  ]);
  return found.flat();
}
