import { type Address, getAbiItem, type PublicClient } from 'viem';
import { isFinal } from '@/lib/claims/phase';
import { assessorsAbi, claimsAbi, coverAbi } from '@/lib/contracts/abis';
import type { IncidentState, Vote } from './claim-duties';
import { readLogs } from './logs';

/** Where to look for what claims wait for. */
export type ClaimContracts = { claims: Address; assessors: Address; cover: Address; blockNumber: number };

/** Which incidents, votes and covers may wait for somebody. What they wait for is read from the chain. */
export type DutySource = {
  /** Numbers of incidents: every open one, and others. */
  incidents: () => Promise<bigint[]>;
  /** One incident of each episode whose collection may be over. */
  episodes: (known: readonly IncidentState[], now: number) => Promise<number[]>;
  /** Votes of final incidents that nobody has settled. */
  votes: (known: readonly IncidentState[]) => Promise<Vote[]>;
  /** Covers of a product that ended on one of these days. */
  ended: (product: bigint, from: number, to: number) => Promise<bigint[]>;
};

export const idsUpTo = (count: bigint): bigint[] =>
  Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));

const voteKey = ({ incident, voter }: Vote) => `${incident}:${voter.toLowerCase()}`;

async function readOpenVotes(
  client: PublicClient,
  { assessors, blockNumber }: ClaimContracts,
  incidents: readonly IncidentState[],
): Promise<Vote[]> {
  const final = new Set(incidents.filter(isFinal).map(({ id }) => BigInt(id)));
  if (final.size === 0) return [];
  const since = { address: assessors, since: blockNumber } as const;
  const [committed, settled] = await Promise.all([
    readLogs(client, { ...since, event: getAbiItem({ abi: assessorsAbi, name: 'VoteCommitted' }) }),
    readLogs(client, { ...since, event: getAbiItem({ abi: assessorsAbi, name: 'VoteSettled' }) }),
  ]);
  const done = new Set(settled.map(({ args }) => voteKey(args)));
  const open = committed.map(({ args }) => args).filter((vote) => final.has(vote.incident));
  return [...new Map(open.map((vote) => [voteKey(vote), vote])).values()].filter(
    (vote) => !done.has(voteKey(vote)),
  );
}

/** Looks through everything: for who runs a keeper without an indexer. */
export function chainSource(client: PublicClient, contracts: ClaimContracts): DutySource {
  const { claims, cover, blockNumber } = contracts;
  return {
    incidents: async () =>
      idsUpTo(await client.readContract({ address: claims, abi: claimsAbi, functionName: 'incidentCount' })),
    episodes: async (known) => known.filter(({ status }) => status === 'accepted').map(({ id }) => id),
    votes: (known) => readOpenVotes(client, contracts, known),
    ended: async (product, from, to) => {
      const event = getAbiItem({ abi: coverAbi, name: 'CoverBought' });
      const asked = { address: cover, event, filter: { product }, since: blockNumber } as const;
      const bought = await readLogs(client, asked);
      return bought
        .filter(({ args }) => from <= Number(args.endDay) && Number(args.endDay) <= to)
        .map(({ args }) => args.cover);
    },
  };
}
