import { type Address, getAbiItem, type PublicClient } from 'viem';
import { capitalPoolAbi, claimsAbi, emissionAbi, poolFactoryAbi } from '@/lib/contracts/abis';
import { unlessRefused } from '@/lib/contracts/refused';
import {
  type Duty,
  distributeDuty,
  type IncidentState,
  incidentDuty,
  poolDuties,
  type Vote,
  voteDuty,
} from './duties';

/** Where to look. */
export type KeptContracts = {
  claims: Address;
  factory: Address;
  emission: Address;
  blockNumber: number;
};

const FINAL = 7;

const idsUpTo = (count: bigint): bigint[] =>
  Array.from({ length: Number(count) }, (_, index) => BigInt(index + 1));

async function readIncidents(client: PublicClient, claims: Address) {
  const contract = { address: claims, abi: claimsAbi } as const;
  const count = await client.readContract({ ...contract, functionName: 'incidentCount' });
  return Promise.all(
    idsUpTo(count).map((id) => client.readContract({ ...contract, functionName: 'incidentOf', args: [id] })),
  );
}

const voteKey = ({ incident, round, voter }: Vote) => `${incident}:${round}:${voter.toLowerCase()}`;

/** Votes of final incidents that nobody has settled yet. */
async function readOpenVotes(
  client: PublicClient,
  { claims, blockNumber }: KeptContracts,
  incidents: IncidentState[],
): Promise<Vote[]> {
  const final = new Set(incidents.filter(({ status }) => status >= FINAL).map(({ id }) => id));
  if (final.size === 0) return [];
  const range = { address: claims, fromBlock: BigInt(blockNumber), strict: true } as const;
  const [committed, settled] = await Promise.all([
    client.getLogs({ ...range, event: getAbiItem({ abi: claimsAbi, name: 'VoteCommitted' }) }),
    client.getLogs({ ...range, event: getAbiItem({ abi: claimsAbi, name: 'VoteSettled' }) }),
  ]);
  const done = new Set(settled.map(({ args }) => voteKey(args)));
  const open = committed.map(({ args }) => args).filter((vote) => final.has(vote.incident));
  return [...new Map(open.map((vote) => [voteKey(vote), vote])).values()].filter(
    (vote) => !done.has(voteKey(vote)),
  );
}

type KeptPool = { address: Address; name: string };

async function readPoolDuties(client: PublicClient, { address, name }: KeptPool): Promise<Duty[]> {
  const contract = { address, abi: capitalPoolAbi } as const;
  const [processed, isUpToDate] = await Promise.all([
    unlessRefused(client.simulateContract({ ...contract, functionName: 'processExits' })),
    // without a day that holds something to be done, no day is left either
    unlessRefused(client.simulateContract({ ...contract, functionName: 'sync', args: [0n] })),
  ]);
  const canProcess = processed !== null && processed[0] > 0n;
  return poolDuties({ address, name }, { canProcess, isBehind: isUpToDate === false });
}

/** A pool whose next week can be funded. Refused while it is too soon, or there is nothing to fund it with. */
async function readDistribution(client: PublicClient, address: Address, pool: KeptPool): Promise<Duty[]> {
  const contract = { address, abi: emissionAbi, args: [pool.address] } as const;
  const [amount, [weekly]] = await Promise.all([
    unlessRefused(client.simulateContract({ ...contract, functionName: 'distribute' })),
    client.readContract({ ...contract, functionName: 'programOf' }),
  ]);
  // a week that brings too little is carried over, but only if somebody calls
  return amount === null || weekly === 0n ? [] : [distributeDuty(pool, address)];
}

async function readPools(client: PublicClient, factory: Address): Promise<KeptPool[]> {
  const contract = { address: factory, abi: poolFactoryAbi } as const;
  const count = await client.readContract({ ...contract, functionName: 'poolCount' });
  return Promise.all(
    idsUpTo(count).map(async (id) => {
      const address = await client.readContract({ ...contract, functionName: 'poolAt', args: [id - 1n] });
      const pool = { address, abi: capitalPoolAbi } as const;
      return { address, name: await client.readContract({ ...pool, functionName: 'name' }) };
    }),
  );
}

/** Every step that is overdue now, incidents first. `asked` is the chain's time in unix seconds, or who asks for it. */
export async function readDuties(
  client: PublicClient,
  kept: KeptContracts,
  asked: number | Promise<number>,
): Promise<Duty[]> {
  const [incidents, pools, now] = await Promise.all([
    readIncidents(client, kept.claims),
    readPools(client, kept.factory),
    asked,
  ]);
  const [votes, ofPools, distributions] = await Promise.all([
    readOpenVotes(client, kept, incidents),
    Promise.all(pools.map((pool) => readPoolDuties(client, pool))),
    Promise.all(pools.map((pool) => readDistribution(client, kept.emission, pool))),
  ]);
  const ofVotes = votes.map((vote) => voteDuty(vote, kept.claims));
  const ofIncidents = incidents.flatMap((incident) => incidentDuty(incident, kept.claims, now) ?? []);
  return [...ofIncidents, ...ofPools.flat(), ...distributions.flat(), ...ofVotes];
}
