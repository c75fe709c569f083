// The contracts whose events are the history, by the names that they have there.

import {
  accessManagerAbi,
  assessorsAbi,
  capitalPoolAbi,
  claimsAbi,
  coverAbi,
  emissionAbi,
  mutualGovernorAbi,
  mutualTokenAbi,
  poolFactoryAbi,
  rewardsAbi,
  timelockControllerAbi,
} from '../contracts/abis';

/** Where they are: the names of a deployment file. */
export const CONTRACTS = {
  AccessManager: { abi: accessManagerAbi, at: 'accessManager' },
  Assessors: { abi: assessorsAbi, at: 'assessors' },
  Claims: { abi: claimsAbi, at: 'claims' },
  Cover: { abi: coverAbi, at: 'cover' },
  Emission: { abi: emissionAbi, at: 'emission' },
  MutualGovernor: { abi: mutualGovernorAbi, at: 'governor' },
  MutualToken: { abi: mutualTokenAbi, at: 'token' },
  PoolFactory: { abi: poolFactoryAbi, at: 'factory' },
  Rewards: { abi: rewardsAbi, at: 'rewards' },
  TimelockController: { abi: timelockControllerAbi, at: 'timelock' },
} as const;

/** Pools are as many as the factory created. */
export const POOL = { name: 'CapitalPool', abi: capitalPoolAbi } as const;
