import { type Address, type PublicClient, parseAbi, zeroAddress } from 'viem';
import { drawdownTriggerAbi, impermanentLossTriggerAbi, priceFloorTriggerAbi } from '@/lib/contracts/abis';
import { nullIfMissing } from '@/lib/contracts/refused';
import type { DrawdownTerms, EventTerms, Feed, FloorTerms, LossTerms, Sequencer } from './types';

type Reader = Pick<PublicClient, 'readContract'>;

const sequencerOf = (uptime: Address, grace: bigint): Sequencer =>
  uptime === zeroAddress ? null : { uptime, grace: Number(grace) };

export const limitsAbi = parseAbi([
  'function aggregator() view returns (address)',
  'function minAnswer() view returns (int192)',
  'function maxAnswer() view returns (int192)',
]);

/** The limits of a feed's present aggregator; null for a feed without any. */
async function readLimits(client: Reader, source: Address): Promise<Feed['limits']> {
  const read = { abi: limitsAbi } as const;
  const named = await nullIfMissing(
    client.readContract({ ...read, address: source, functionName: 'aggregator' }),
  );
  const address = named && named !== zeroAddress ? named : source;
  const [min, max] = await Promise.all([
    nullIfMissing(client.readContract({ ...read, address, functionName: 'minAnswer' })),
    nullIfMissing(client.readContract({ ...read, address, functionName: 'maxAnswer' })),
  ]);
  return min !== null && max !== null && max > min ? { min, max } : null;
}

/** What both triggers of events have in common; either ABI names it. */
async function readEventTerms(client: Reader, address: Address): Promise<EventTerms> {
  const contract = { address, abi: priceFloorTriggerAbi } as const;
  const [source, scale, staleness, persistence, minRounds, uptime, grace] = await Promise.all([
    client.readContract({ ...contract, functionName: 'FEED' }),
    client.readContract({ ...contract, functionName: 'SCALE' }),
    client.readContract({ ...contract, functionName: 'STALENESS' }),
    client.readContract({ ...contract, functionName: 'PERSISTENCE' }),
    client.readContract({ ...contract, functionName: 'MIN_ROUNDS' }),
    client.readContract({ ...contract, functionName: 'SEQUENCER' }),
    client.readContract({ ...contract, functionName: 'GRACE' }),
  ]);
  return {
    feed: { source, scale, staleness: Number(staleness), limits: await readLimits(client, source) },
    persistence: Number(persistence),
    minRounds: Number(minRounds),
    sequencer: sequencerOf(uptime, grace),
  };
}

export async function readFloorTerms(client: Reader, address: Address): Promise<FloorTerms> {
  const contract = { address, abi: priceFloorTriggerAbi } as const;
  const [terms, floor, severityBps] = await Promise.all([
    readEventTerms(client, address),
    client.readContract({ ...contract, functionName: 'FLOOR' }),
    client.readContract({ ...contract, functionName: 'capBps' }),
  ]);
  return { ...terms, floor, severityBps: Number(severityBps) };
}

export async function readDrawdownTerms(client: Reader, address: Address): Promise<DrawdownTerms> {
  const contract = { address, abi: drawdownTriggerAbi } as const;
  const [terms, window, start, full, maxSeverityBps] = await Promise.all([
    readEventTerms(client, address),
    client.readContract({ ...contract, functionName: 'horizon' }),
    client.readContract({ ...contract, functionName: 'START' }),
    client.readContract({ ...contract, functionName: 'FULL' }),
    client.readContract({ ...contract, functionName: 'capBps' }),
  ]);
  return { ...terms, window: Number(window), start, full, maxSeverityBps: Number(maxSeverityBps) };
}

export async function readLossTerms(client: Reader, address: Address): Promise<LossTerms> {
  const contract = { address, abi: impermanentLossTriggerAbi } as const;
  const [base, quote, deductible, cap, uptime, grace] = await Promise.all([
    readPairFeed(client, address, 'BASE'),
    readPairFeed(client, address, 'QUOTE'),
    client.readContract({ ...contract, functionName: 'DEDUCTIBLE' }),
    client.readContract({ ...contract, functionName: 'CAP' }),
    client.readContract({ ...contract, functionName: 'SEQUENCER' }),
    client.readContract({ ...contract, functionName: 'GRACE' }),
  ]);
  return { base, quote, deductible, cap, sequencer: sequencerOf(uptime, grace) };
}

async function readPairFeed(client: Reader, address: Address, side: 'BASE' | 'QUOTE') {
  const contract = { address, abi: impermanentLossTriggerAbi } as const;
  const [source, scale, staleness] = await Promise.all([
    client.readContract({ ...contract, functionName: side }),
    client.readContract({ ...contract, functionName: `${side}_SCALE` }),
    client.readContract({ ...contract, functionName: `${side}_STALENESS` }),
  ]);
  return { source, scale, staleness: Number(staleness), limits: await readLimits(client, source) };
}
