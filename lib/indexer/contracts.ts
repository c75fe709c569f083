// The contracts whose events are indexed, by their names in the history.

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

/** Keys of a deployment file with the contracts' addresses. */
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

/** Pools have no fixed addresses: the factory's events name them. */
export const POOL = { name: 'CapitalPool', abi: capitalPoolAbi } as const;
