// Compares the mutual on chain with its file. Each difference is a sentence that begins with the path of the setting.

import type { Client } from '../chain-rules';
import type { Plan } from '../plan';
import type { Configuration } from '../schema';
import { codeDifferences, referenceDifferences } from './code';
import { powerDifferences, voteDifferences } from './governance';
import { countDifferences, poolDifferences, productDifferences } from './pools';

export async function differences(client: Client, config: Configuration, plan: Plan): Promise<string[]> {
  const { addresses } = plan;
  const codes = await codeDifferences(client, plan);
  if (codes.length > 0) return codes.map(({ sentence }) => sentence);
  const found = await Promise.all([
    referenceDifferences(client, addresses),
    voteDifferences(client, config, addresses),
    powerDifferences(client, config, addresses),
    countDifferences(client, config, addresses),
    ...config.pools.map((pool, index) => poolDifferences(client, config, addresses, pool, index)),
    productDifferences(client, config, addresses),
  ]);
  return found.flat();
}
