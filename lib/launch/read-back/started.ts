// Compares what an unfinished launch has done with the file, before it continues: after the handover it is too late.

import { coverAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import type { Client } from '../chain-rules';
import { tokenStep } from '../core';
import type { Addresses, Plan, Step } from '../plan';
import { listing, productSteps, productsOfStep } from '../pools';
import type { Configuration } from '../schema';
import { codeDifferences } from './code';
import { compare } from './compare';
import { voteDifferences } from './governance';
import { poolDifferences, productDifferences } from './pools';
import { tokenDifferences } from './tokens';

type Counts = { pools: number; products: number };

async function countsOf(
  client: Client,
  { at }: Addresses,
  isThere: (name: string) => boolean,
): Promise<Counts> {
  const [pools, products] = await Promise.all([
    isThere('PoolFactory')
      ? client.readContract({ address: at('PoolFactory'), abi: poolFactoryAbi, functionName: 'poolCount' })
      : 0n,
    isThere('Cover')
      ? client.readContract({ address: at('Cover'), abi: coverAbi, functionName: 'productCount' })
      : 0n,
  ]);
  return { pools: Number(pools), products: Number(products) };
}

/**
 * The chain may have fewer than the file, but never more. Products are listed several at once: those on chain must be exactly
 * the products of completed steps (`listed`), or the next step would list some of them again.
 */
export const countDifferences = (file: Counts, chain: Counts, listed: number): string[] =>
  compare(
    'number',
    {
      pools: Math.min(file.pools, chain.pools),
      products: chain.products === listed ? listed : file.products,
    },
    chain,
  );

export type Started = {
  /** Differences in code: the repository has changed since the launch started. */
  code: string[];
  /** Differences from the file. */
  file: string[];
};

export async function startedDifferences(
  client: Client,
  config: Configuration,
  plan: Plan,
  missing: Step[],
): Promise<Started> {
  const { addresses, contracts, libraries } = plan;
  const absent = new Set(missing.map((step) => ('creates' in step ? step.creates : step.step)));
  const isTaken = (step: Step) => 'step' in step && !absent.has(step.step);
  const isThere = (name: string) => !absent.has(addresses.at(name));
  const created = <Some extends { at: `0x${string}` }>(all: Some[]) =>
    all.filter(({ at }) => !absent.has(at));
  const products = listing(config);
  const listed = productSteps(config, addresses).flatMap((step, index) =>
    isTaken(step) ? productsOfStep(products, index) : [],
  );
  const chain = await countsOf(client, addresses, isThere);
  const codes = await codeDifferences(client, {
    contracts: created(contracts),
    libraries: created(libraries),
  });
  const found = await Promise.all([
    isThere('MutualGovernor') ? voteDifferences(client, config, addresses) : [],
    isTaken(tokenStep(config, addresses)) ? tokenDifferences(client, config, addresses) : [],
    countDifferences({ pools: config.pools.length, products: products.length }, chain, listed.length),
    ...config.pools
      .slice(0, chain.pools)
      .map((pool, index) =>
        poolDifferences(client, config, addresses, { ...pool, curator: addresses.launcher }, index),
      ),
    productDifferences(client, config, addresses, products.slice(0, chain.products)),
  ]);
  const sentences = (isFile: boolean) =>
    codes.filter((each) => each.isFile === isFile).map(({ sentence }) => sentence);
  return { code: sentences(false), file: [...sentences(true), ...found.flat()] };
}
