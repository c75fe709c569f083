// Turns a configuration into a list of transactions.

import type { Address } from 'viem';
import { coreContracts, handOverStep, tokenStep, voteStep } from './core';
import { courtArbiters } from './courts';
import { demoContracts, feedStep } from './demo';
import { poolParts } from './parts';
import { addressesOf, creation, foundations, type Plan } from './plan';
import { poolSteps, productSteps } from './pools';
import type { Configuration } from './schema';

export function planOf(config: Configuration, sender: Address): Plan {
  const addresses = addressesOf(config, sender);
  const core = coreContracts(config, addresses);
  const demo = config.demo ? demoContracts(addresses) : [];
  const parts = config.pools.flatMap((pool, index) => poolParts(config, addresses, index, pool));
  const courts = courtArbiters(config, addresses);
  const contracts = [...core, ...demo, ...courts, ...parts];
  const { steps: first, libraries } = foundations(config, sender, contracts);
  const create = (some: typeof contracts) => some.map((each) => creation(addresses, each));
  const steps = [
    ...first,
    ...create(core),
    voteStep(addresses),
    ...create(demo),
    ...(config.demo ? [feedStep(addresses)] : []),
    tokenStep(config, addresses),
    ...create([...courts, ...parts]),
    ...poolSteps(config, addresses),
    ...productSteps(config, addresses),
    handOverStep(config, addresses),
  ];
  return { addresses, contracts, libraries, steps };
}
