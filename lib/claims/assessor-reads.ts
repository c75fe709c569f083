import { cache } from 'react';
import { type Address, getAbiItem } from 'viem';
import { assessorsAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { ask, historyOr } from '@/lib/history/client';
import { readAssessorStake, readOpenVotes } from '@/lib/portfolio/reads';
import { readVotingRewards } from '@/lib/portfolio/waiting-reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { readEvents, readEventsWhere } from '@/lib/server/logs';
import { countIncidents, findIncidents } from './find';
import { isFinal } from './phase';
import { readAssessors, readIncidentsById } from './reads';
import type { Ballot } from './record';

/** Accounts that are asked for their stake without a history. */
const MAX_ASKED = 500;

/** How many have stake that votes now. */
const readAssessorCount = cache(
  (): Promise<number> =>
    historyOr(
      () => ask('assessorCount', {}),
      async () => {
        const { assessors } = await readDeployment();
        const staked = await readEvents(assessors, [getAbiItem({ abi: assessorsAbi, name: 'Staked' })]);
        const everyone = [...new Set(staked.map(({ args }) => args.assessor))].slice(0, MAX_ASKED);
        const contract = { address: assessors, abi: assessorsAbi, functionName: 'positionOf' } as const;
        const positions = await Promise.all(
          everyone.map((account) => publicClient().readContract({ ...contract, args: [account] })),
        );
        return positions.filter(({ staked }) => staked > 0n).length;
      },
    ),
);

/** Verdicts that are shown. */
const VERDICTS = 20;

/** Who decides, for anybody. */
export async function readAssessorsOverview() {
  const [{ totalStake, unstakeDelay }, count, { voted }, verdicts] = await Promise.all([
    readAssessors(),
    readAssessorCount(),
    countIncidents(),
    findIncidents({ wasVotedOn: true, isOpen: false }, VERDICTS),
  ]);
  return { totalStake, unstakeDelay, count, verdicts, voted };
}

/** A vote as its own events tell it. */
type CastVote = {
  incident: number;
  step: number | null;
  settled: { reward: bigint; penalty: bigint } | null;
};

/** Votes that are shown, the latest first. */
const MAX_VOTES = 100;

async function readVoteLogs(voter: Address): Promise<CastVote[]> {
  const { assessors } = await readDeployment();
  const own = { voter };
  const [committed, revealed, settled] = await Promise.all([
    readEventsWhere(assessors, getAbiItem({ abi: assessorsAbi, name: 'VoteCommitted' }), own),
    readEventsWhere(assessors, getAbiItem({ abi: assessorsAbi, name: 'VoteRevealed' }), own),
    readEventsWhere(assessors, getAbiItem({ abi: assessorsAbi, name: 'VoteSettled' }), own),
  ]);
  const ids = [...new Set(committed.map(({ args }) => args.incident))];
  return ids
    .toReversed()
    .slice(0, MAX_VOTES)
    .map((id) => ({
      incident: Number(id),
      step: revealed.find(({ args }) => args.incident === id)?.args.step ?? null,
      settled: settled.find(({ args }) => args.incident === id)?.args ?? null,
    }));
}

async function readVotes(voter: Address): Promise<CastVote[]> {
  const votes = await ask('votesOf', { voter, limit: MAX_VOTES });
  return votes.map(({ incident, step, isSettled, reward, penalty }) => ({
    incident,
    step,
    settled: isSettled ? { reward, penalty } : null,
  }));
}

/** The latest votes of an account, the latest first. */
async function readBallots(voter: Address): Promise<Ballot[]> {
  const { assessors } = await readDeployment();
  const votes = await historyOr(
    () => readVotes(voter),
    () => readVoteLogs(voter),
  );
  const incidents = await readIncidentsById(votes.map(({ incident }) => incident));
  const outcome = { address: assessors, abi: assessorsAbi, functionName: 'outcomeOf' } as const;
  const ballots = votes.map(async ({ step, settled }, index): Promise<Ballot[]> => {
    const incident = incidents[index];
    if (!incident) return [];
    const args = [BigInt(incident.id), voter] as const;
    const [reward, penalty] = settled
      ? [settled.reward, settled.penalty]
      : isFinal(incident)
        ? await publicClient().readContract({ ...outcome, args })
        : [0n, 0n];
    return [{ incident, step, isSettled: settled !== null, reward, penalty }];
  });
  return (await Promise.all(ballots)).flat().toSorted((a, b) => b.incident.id - a.incident.id);
}

async function readHoldingVotes(account: Address): Promise<number> {
  const { assessors } = await readDeployment();
  const contract = { address: assessors, abi: assessorsAbi, functionName: 'positionOf' } as const;
  const { votes } = await publicClient().readContract({ ...contract, args: [account] });
  return votes;
}

/** Everything that an assessor has to do and has done. */
export async function readAssessor(account: Address) {
  const [{ now }, stake, holding, openVotes, ballots, rewards] = await Promise.all([
    chainHead(),
    readAssessorStake(account),
    readHoldingVotes(account),
    readOpenVotes(account),
    readBallots(account),
    readVotingRewards(account),
  ]);
  return { account, stake, holding, openVotes, ballots, rewards, now };
}

export type Assessor = Awaited<ReturnType<typeof readAssessor>>;
