// A configuration as a list of transactions.

import type { Address } from 'viem';
import { coreContracts, handOverStep, tokenStep, voteStep } from './core';
import { courtArbiters } from './courts';
import { demoContracts, feedStep } from './demo';
import { poolParts } from './parts';
import { creation, foundations, type Plan, placesOf } from './plan';
import { poolSteps, productSteps } from './pools';
import type { Configuration } from './schema';

export function planOf(config: Configuration, sender: Address): Plan {
  const places = placesOf(config, sender);
  const core = coreContracts(config, places);
  const demo = config.demo ? demoContracts(places) : [];
  const parts = config.pools.flatMap((pool, index) => poolParts(config, places, index, pool));
  const courts = courtArbiters(config, places);
  const contracts = [...core, ...demo, ...courts, ...parts];
  const { steps: first, libraries } = foundations(config, sender, contracts);
  const create = (some: typeof contracts) => some.map((each) => creation(places, each));
  const steps = [
    ...first,
    ...create(core),
    voteStep(places),
    ...create(demo),
    ...(config.demo ? [feedStep(places)] : []),
    tokenStep(config, places),
    ...create([...courts, ...parts]),
    ...poolSteps(config, places),
    ...productSteps(config, places),
    handOverStep(config, places),
  ];
  return { places, contracts, libraries, steps };
}
