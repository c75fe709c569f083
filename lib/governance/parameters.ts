import { type Abi, type Address, encodeFunctionData } from 'viem';
import { claimsAbi, mutualGovernorAbi, poolFactoryAbi, timelockControllerAbi } from '@/lib/contracts/abis';
import type { Action } from './actions';
import { LIMITS, type Numbers, PARAMS, PROCESS } from './bounds';
import { inWords, names } from './words';

type Bounds = (all: Numbers) => readonly [least: bigint, most: bigint];

/** A set of parameters that one call sets, as the contracts bound them. */
export type ParameterGroup = { title: string; bounds: Record<string, Bounds> };

export const parameterGroups = {
  params: { title: 'Money and risk of a pool', bounds: PARAMS },
  limits: { title: 'What a curator may list and tune', bounds: LIMITS },
  process: { title: 'How incidents are decided', bounds: PROCESS },
} satisfies Record<string, ParameterGroup>;

/** One sentence for each value that the contracts would refuse; empty when they would take them all. */
export function refusals(group: ParameterGroup, values: Numbers): string[] {
  return Object.entries(group.bounds).flatMap(([key, bounds]) => {
    const value = values[key];
    if (value === undefined) return [`The ${names(key)} is missing.`];
    const [least, most] = bounds(values);
    if (value >= least && value <= most) return [];
    return [`The ${names(key)} must be between ${inWords(key, least, {})} and ${inWords(key, most, {})}.`];
  });
}

type Contracts = { factory: Address; claims: Address; governor: Address; timelock: Address };

const call = (target: Address, abi: Abi, functionName: string, args: readonly unknown[]): Action => ({
  target,
  value: 0n,
  data: encodeFunctionData({ abi, functionName, args }),
});

/** The calls by which governance changes what it governs. */
export const changesOf = ({ factory, claims, governor, timelock }: Contracts) => ({
  params: (pool: Address, params: object) => call(factory, poolFactoryAbi, 'setParams', [pool, params]),
  limits: (pool: Address, limits: object) => call(factory, poolFactoryAbi, 'setLimits', [pool, limits]),
  curator: (pool: Address, curator: Address) => call(factory, poolFactoryAbi, 'setCurator', [pool, curator]),
  part: (part: Address, kind: number) => call(factory, poolFactoryAbi, 'setPart', [part, kind]),
  process: (pool: Address, process: object) => call(claims, claimsAbi, 'setProcess', [pool, process]),
  productProcess: (product: bigint, process: object) =>
    call(claims, claimsAbi, 'setProductProcess', [product, process]),
  followPool: (product: bigint) => call(claims, claimsAbi, 'followPool', [product]),
  votingDelay: (seconds: number) => call(governor, mutualGovernorAbi, 'setVotingDelay', [seconds]),
  votingPeriod: (seconds: number) => call(governor, mutualGovernorAbi, 'setVotingPeriod', [seconds]),
  proposalThreshold: (votes: bigint) => call(governor, mutualGovernorAbi, 'setProposalThreshold', [votes]),
  quorum: (percent: bigint) => call(governor, mutualGovernorAbi, 'updateQuorumNumerator', [percent]),
  timelockDelay: (seconds: bigint) => call(timelock, timelockControllerAbi, 'updateDelay', [seconds]),
});
