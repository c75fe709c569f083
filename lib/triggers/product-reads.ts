import { cache } from 'react';
import { type Address, BaseError, ContractFunctionRevertedError, zeroAddress } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { readIncidents } from '@/lib/claims/reads';
import type { Incident } from '@/lib/claims/types';
import { claimsAbi, coverAbi, demoFeedAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { productCount } from '@/lib/cover/reads';
import { chainHead, publicClient } from '@/lib/server/client';
import { immutable } from '@/lib/server/immutable';
import { SECONDS_A_DAY } from '@/lib/time';
import { reasonOf } from '@/lib/tx/failure';
import { readEventFrom, readRounds } from './reads';
import { readDrawdownTerms, readFloorTerms } from './terms';
import type { EventProof, Round } from './types';
import { type EventTrigger, type Missing, watchEvent } from './watch';

/** How far back a chart goes, and how far a proof is looked for. */
const HISTORY_SECONDS = 45 * SECONDS_A_DAY;

/** A product's event trigger, with what its feed calls itself. */
export type NamedTrigger = { trigger: EventTrigger; feedName: string };

/** What can be done about a product's event now. */
export type Standing =
  | { kind: 'provable'; proof: EventProof }
  /** There is a proof, and the contract refuses it now. */
  | { kind: 'refused'; proof: EventProof; reason: string }
  | { kind: 'missing'; missing: Missing }
  /** It is proven already; a deeper proof would be taken until the incident's deadline. */
  | { kind: 'proven'; incident: Incident };

export type EventWatch = NamedTrigger & {
  product: number;
  rounds: readonly Round[];
  standing: Standing;
  now: number;
};

const isRefusal = (error: unknown) =>
  error instanceof BaseError && error.walk((cause) => cause instanceof ContractFunctionRevertedError);

const orNull = <Value>(read: Promise<Value>): Promise<Value | null> =>
  read.catch((error) => {
    if (isRefusal(error)) return null;
    throw error;
  });

/** The address of a product's trigger, if it proves events; it is fixed when the product is listed. */
const readTriggerAddress = (product: number): Promise<Address | null> =>
  immutable(`trigger:${product}`, async () => {
    const { cover } = await readDeployment();
    const [trigger, settlesCovers] = await publicClient().readContract({
      address: cover,
      abi: coverAbi,
      functionName: 'triggerOf',
      args: [BigInt(product)],
    });
    return trigger === zeroAddress || settlesCovers ? null : trigger;
  });

/** Triggers do not say what kind they are; each kind has terms that no other has. */
const readTerms = (address: Address): Promise<NamedTrigger | null> =>
  immutable(`terms:${address}`, async () => {
    const client = publicClient();
    const [floor, fall] = await Promise.all([
      orNull(readFloorTerms(client, address)),
      orNull(readDrawdownTerms(client, address)),
    ]);
    const trigger: EventTrigger | null =
      (floor && { kind: 'floor', ...floor }) || (fall && { kind: 'fall', ...fall });
    if (!trigger) return null;
    const feed = { address: trigger.feed.source, abi: demoFeedAbi, functionName: 'description' } as const;
    return { trigger, feedName: await client.readContract(feed) };
  });

/** A product's event trigger; null when it has none, or when there is no such product. */
export async function readNamedTrigger(product: number): Promise<NamedTrigger | null> {
  const address = await orNull(readTriggerAddress(product));
  return address && readTerms(address);
}

async function refusalOf(product: number, { evidence }: EventProof): Promise<string | null> {
  const { claims } = await readDeployment();
  const call = { address: claims, abi: claimsAbi, functionName: 'prove' } as const;
  try {
    await publicClient().simulateContract({ ...call, args: [BigInt(product), evidence] });
    return null;
  } catch (error) {
    if (isRefusal(error)) return reasonOf(error, { symbol: '', decimals: 0 });
    throw error;
  }
}

/** When the product's last event was settled: a proof may not reach back before it. */
const paidAtOf = (own: readonly Incident[]) =>
  Math.max(0, ...own.filter(({ status }) => status === 'accepted').map(({ finalizedAt }) => finalizedAt));

async function readReportSeconds(product: number): Promise<number> {
  const { cover } = await readDeployment();
  const line = { address: cover, abi: coverAbi, functionName: 'lineOf', args: [BigInt(product)] } as const;
  const pool = await immutable(`line:${product}`, () => publicClient().readContract(line));
  const found = (await readPools()).find(({ address }) => address === pool[0]);
  return (found?.reportDays ?? 0) * SECONDS_A_DAY;
}

/** How a product with an event trigger stands, by its number in text; null for every other. */
export const readEventWatch = cache(async (text: string): Promise<EventWatch | null> => {
  const product = /^[1-9]\d{0,8}$/.test(text) ? Number(text) : 0;
  const named = await readNamedTrigger(product);
  if (!named) return null;
  const { trigger } = named;
  const client = publicClient();
  const [{ now }, reportSeconds, incidents, fromSequencer, rounds] = await Promise.all([
    chainHead(),
    readReportSeconds(product),
    readIncidents(),
    readEventFrom(client, trigger.sequencer),
    readRounds(client, trigger.feed.source, {
      since: chainHead().then((head) => head.now - HISTORY_SECONDS),
    }),
  ]);
  const own = incidents.filter((incident) => incident.product === product);
  const view = { ...named, product, rounds, now };
  const limits = {
    notBefore: paidAtOf(own) + 1,
    eventFrom: Math.max(fromSequencer ?? Number.POSITIVE_INFINITY, now - reportSeconds + 1),
  };
  const found = watchEvent(rounds, trigger, limits);
  const open = own.find(({ status }) => status === 'proven');
  if (open && (!('proof' in found) || found.proof.severityBps <= open.severityBps)) {
    return { ...view, standing: { kind: 'proven', incident: open } };
  }
  if ('missing' in found) return { ...view, standing: { kind: 'missing', missing: found.missing } };
  const { proof } = found;
  const reason = await refusalOf(product, proof);
  const standing: Standing = reason ? { kind: 'refused', proof, reason } : { kind: 'provable', proof };
  return { ...view, standing };
});

/** Every product with an event trigger, as it stands. */
export const readEventWatches = cache(async (): Promise<EventWatch[]> => {
  const ids = Array.from({ length: await productCount() }, (_, index) => String(index + 1));
  const watches = await Promise.all(ids.map((id) => readEventWatch(id)));
  return watches.filter((watch) => watch !== null);
});
