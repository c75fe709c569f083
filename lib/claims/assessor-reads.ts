import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { readPools } from '@/lib/capital/reads';
import type { PoolSummary } from '@/lib/capital/types';
import { assessorsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { readAssessorStake, readOpenVotes } from '@/lib/portfolio/reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { readEvents, readEventsWhere } from '@/lib/server/logs';
import { isFinal, wasVotedOn } from './phase';
import { readAssessors, readIncidents } from './reads';
import type { Ballot } from './record';

/** How many have stake that votes now. */
const readAssessorCount = cache(async (): Promise<number> => {
  const client = publicClient();
  const { assessors } = await readDeployment();
  const staked = await readEvents(assessors, [getAbiItem({ abi: assessorsAbi, name: 'Staked' })]);
  const everyone = [...new Set(staked.map(({ args }) => args.assessor))];
  const contract = { address: assessors, abi: assessorsAbi, functionName: 'stakeOf' } as const;
  const stakes = await Promise.all(
    everyone.map((account) => client.readContract({ ...contract, args: [account] })),
  );
  return stakes.filter((stake) => stake > 0n).length;
});

/** Who decides, for anybody. */
export async function readAssessorsOverview() {
  const [{ totalStake, unstakeDelay }, count, incidents] = await Promise.all([
    readAssessors(),
    readAssessorCount(),
    readIncidents(),
  ]);
  const voted = incidents.filter(wasVotedOn);
  return { totalStake, unstakeDelay, count, verdicts: voted.filter(isFinal), voted: voted.length };
}

async function readVoteLogs(voter: Address) {
  const { assessors } = await readDeployment();
  const own = { voter };
  const [committed, revealed, settled] = await Promise.all([
    readEventsWhere(assessors, getAbiItem({ abi: assessorsAbi, name: 'VoteCommitted' }), own),
    readEventsWhere(assessors, getAbiItem({ abi: assessorsAbi, name: 'VoteRevealed' }), own),
    readEventsWhere(assessors, getAbiItem({ abi: assessorsAbi, name: 'VoteSettled' }), own),
  ]);
  const byIncident = <Args extends { incident: bigint }>(logs: readonly { args: Args }[]) =>
    new Map(logs.map(({ args }) => [args.incident, args]));
  return { committed: byIncident(committed), revealed: byIncident(revealed), settled: byIncident(settled) };
}

/** Every vote of an account, the latest first. */
async function readBallots(voter: Address): Promise<Ballot[]> {
  const [{ assessors }, incidents, logs] = await Promise.all([
    readDeployment(),
    readIncidents(),
    readVoteLogs(voter),
  ]);
  const outcome = { address: assessors, abi: assessorsAbi, functionName: 'outcomeOf' } as const;
  const ballots = [...logs.committed.keys()].map(async (id): Promise<Ballot[]> => {
    const incident = incidents.find((one) => one.id === Number(id));
    if (!incident) return [];
    const settled = logs.settled.get(id);
    const [reward, penalty] = settled
      ? [settled.reward, settled.penalty]
      : isFinal(incident)
        ? await publicClient().readContract({ ...outcome, args: [id, voter] })
        : [0n, 0n];
    const step = logs.revealed.get(id)?.step ?? null;
    return [{ incident, step, isSettled: settled !== undefined, reward, penalty }];
  });
  return (await Promise.all(ballots)).flat().toSorted((a, b) => b.incident.id - a.incident.id);
}

/** What waits to be collected in a pool. */
export type WaitingReward = { pool: PoolSummary; amount: bigint };

async function readWaitingRewards(voter: Address): Promise<WaitingReward[]> {
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

async function readHoldingVotes(account: Address): Promise<number> {
  const { assessors } = await readDeployment();
  const contract = { address: assessors, abi: assessorsAbi, functionName: 'votesOf' } as const;
  return Number(await publicClient().readContract({ ...contract, args: [account] }));
}

/** Everything that an assessor has to do and has done. */
export async function readAssessor(account: Address) {
  const [{ now }, stake, holding, openVotes, ballots, rewards] = await Promise.all([
    chainHead(),
    readAssessorStake(account),
    readHoldingVotes(account),
    readOpenVotes(account),
    readBallots(account),
    readWaitingRewards(account),
  ]);
  return { account, stake, holding, openVotes, ballots, rewards, now };
}

export type Assessor = Awaited<ReturnType<typeof readAssessor>>;
