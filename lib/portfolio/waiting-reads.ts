// Money that waits for an account: it has only to be collected.

import { type Address, getAddress } from 'viem';
import { exitOf } from '@/lib/capital/exit-state';
import { readPools } from '@/lib/capital/reads';
import { readIncidentsById, readLatestIncidents } from '@/lib/claims/reads';
import { PARTIES } from '@/lib/claims/types';
import { assessorsAbi, capitalPoolAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { ask, historyAndChain } from '@/lib/history/client';
import { publicClient } from '@/lib/server/client';
import type { OpenExit, OwedBond, VotingReward } from './types';

/** Rewards of settled votes, pool by pool. */
export async function readVotingRewards(voter: Address): Promise<VotingReward[]> {
  const [{ assessors }, pools] = await Promise.all([readDeployment(), readPools()]);
  const contract = { address: assessors, abi: assessorsAbi, functionName: 'rewardOf' } as const;
  const rewards = await Promise.all(
    pools.map(async (pool) => ({
      pool,
      amount: await publicClient().readContract({ ...contract, args: [pool.address, voter] }),
    })),
  );
  return rewards.filter(({ amount }) => amount > 0n);
}

/** Exits that an account has open, pool by pool. */
export async function readExits(account: Address): Promise<OpenExit[]> {
  const pools = await readPools();
  const contract = { abi: capitalPoolAbi, functionName: 'exitOf', args: [account] } as const;
  const exits = await Promise.all(
    pools.map(async (pool) => {
      const exit = exitOf(await publicClient().readContract({ address: pool.address, ...contract }));
      return exit ? [{ pool, exit }] : [];
    }),
  );
  return exits.flat();
}

/** Bonds that are looked through; more than anybody has waiting. */
const MAX_BONDS = 50;

/** Incidents in which the account put up a bond that it has not collected. The chain knows which of them are owed. */
const readBonded = (account: Address) =>
  historyAndChain(
    async () => readIncidentsById(await ask('bondedIncidents', { account, limit: MAX_BONDS })),
    async () => {
      const latest = await readLatestIncidents();
      return latest.filter((incident) => PARTIES.some((party) => incident[party] === getAddress(account)));
    },
    (known, latest) => [...new Map([...known, ...latest].map((one) => [one.id, one])).values()],
  );

/** Bonds of decided incidents that an account has not collected, with what it won. */
export async function readOwedBonds(account: Address): Promise<OwedBond[]> {
  const [bonded, pools] = await Promise.all([readBonded(account), readPools()]);
  return bonded.flatMap((incident) =>
    PARTIES.flatMap((party): OwedBond[] => {
      const pool = pools.find(({ address }) => address === incident.pool);
      const owed = incident.bondsOwed[party];
      const isOwn = incident[party] === getAddress(account);
      return pool && isOwn && owed > 0n ? [{ incident: incident.id, party, pool, owed }] : [];
    }),
  );
}
