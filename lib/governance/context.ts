import { cache } from 'react';
import { readPools } from '@/lib/capital/reads';
import type { PoolSummary } from '@/lib/capital/types';
import { claimsAbi, emissionAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { type Deployment, readDeployment } from '@/lib/contracts/deployment';
import { publicClient } from '@/lib/server/client';
import { BRK } from '@/lib/tx/types';
import { type GovernanceContext, partKey, todayKey, type Values } from './actions';
import { knownContracts } from './contracts';
import { readParts } from './parts-reads';
import { readVoteRules } from './reads';

type Today = (readonly [key: string, values: Values])[];

async function poolToday(
  { factory, claims, emission }: Deployment,
  { address, curator, model, ...pool }: PoolSummary,
): Promise<Today> {
  const client = publicClient();
  const args = [address] as const;
  const [process, limits, [weekly, target]] = await Promise.all([
    client.readContract({ address: claims, abi: claimsAbi, functionName: 'processOf', args }),
    client.readContract({ address: factory, abi: poolFactoryAbi, functionName: 'limitsOf', args }),
    client.readContract({ address: emission, abi: emissionAbi, functionName: 'programOf', args }),
  ]);
  const { marginBps, rhoBps, groupCapBps, leverageBps, materialityBps } = pool;
  const { feeBps, reserveBps, reserveTargetBps, cancelFeeBps } = pool;
  const risk = { marginBps, rhoBps, groupCapBps, leverageBps, materialityBps };
  const money = { feeBps, reserveBps, reserveTargetBps, cancelFeeBps };
  return [
    [todayKey(factory, 'setParams', address), { ...risk, ...money }],
    [todayKey(factory, 'setLimits', address), { ...limits }],
    [todayKey(factory, 'setModel', address), { model }],
    [todayKey(factory, 'setCurator', address), { curator }],
    [todayKey(claims, 'setProcess', address), { ...process }],
    [todayKey(emission, 'setProgram', address), { weekly, target }],
  ];
}

async function voteToday({ governor, timelock }: Deployment): Promise<Today> {
  const rules = await readVoteRules();
  return [
    [todayKey(governor, 'setVotingDelay'), { newVotingDelay: rules.delay }],
    [todayKey(governor, 'setVotingPeriod'), { newVotingPeriod: rules.period }],
    [todayKey(governor, 'setLateQuorumVoteExtension'), { newVoteExtension: rules.extension }],
    [todayKey(governor, 'setProposalThreshold'), { newProposalThreshold: rules.threshold }],
    [todayKey(governor, 'updateQuorumNumerator'), { newQuorumNumerator: rules.quorumPercent }],
    [todayKey(timelock, 'updateDelay'), { newDelay: rules.timelockDelay }],
  ];
}

async function partsToday({ factory }: Deployment): Promise<Today> {
  const parts = await readParts();
  return parts.map(({ pool, address, kind }) => [
    todayKey(factory, 'setPart', partKey(pool, address)),
    { kind },
  ]);
}

/** What actions are decoded with: the contracts, their names and units, and every value that a call could replace. */
export const readGovernanceContext = cache(async (): Promise<GovernanceContext> => {
  const [deployment, pools, parts] = await Promise.all([readDeployment(), readPools(), readParts()]);
  const today = await Promise.all([
    ...pools.map((pool) => poolToday(deployment, pool)),
    voteToday(deployment),
    partsToday(deployment),
  ]);
  const contracts = knownContracts(
    deployment,
    pools.map(({ asset }) => asset),
  );
  const named = [...contracts, ...pools, ...parts, { address: deployment.model, name: 'UtilisationModel' }];
  const units = pools.flatMap(({ address, asset }) => [
    [address.toLowerCase(), asset] as const,
    [asset.address.toLowerCase(), asset] as const,
  ]);
  const { token, emission, assessors } = deployment;
  const brk = [token, emission, assessors].map((address) => [address.toLowerCase(), BRK] as const);
  return {
    contracts,
    names: Object.fromEntries(named.map(({ address, name }) => [address.toLowerCase(), name])),
    units: Object.fromEntries([...brk, ...units]),
    today: Object.fromEntries(today.flat()),
  };
});
