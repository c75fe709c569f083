// Compares the mutual on chain with the file. Every difference is a sentence with its place.

import type { Client } from '../chain-rules';
import type { Plan } from '../plan';
import type { Configuration } from '../schema';
import { codeDifferences, referenceDifferences } from './code';
import { powerDifferences, voteDifferences } from './governance';
import { countDifferences, poolDifferences, productDifferences } from './pools';

export async function differences(client: Client, config: Configuration, plan: Plan): Promise<string[]> {
  const { places } = plan;
  const codes = await codeDifferences(client, plan);
  if (codes.length > 0) return codes.map(({ sentence }) => sentence);
  const found = await Promise.all([
    referenceDifferences(client, places),
    voteDifferences(client, config, places),
    powerDifferences(client, config, places),
    countDifferences(client, config, places),
    ...config.pools.map((pool, index) => poolDifferences(client, config, places, pool, index)),
    productDifferences(client, config, places),
  ]);
  return found.flat();
}
