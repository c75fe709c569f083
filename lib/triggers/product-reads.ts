import { cache } from 'react';
import { type Address, zeroAddress } from 'viem';
import { readPools } from '@/lib/capital/reads';
import { findIncidents } from '@/lib/claims/find';
import type { Incident } from '@/lib/claims/types';
import { claimsAbi, coverAbi, demoFeedAbi } from '@/lib/contracts/abis';
import { readDeployment } from '@/lib/contracts/deployment';
import { isRefusal, nullIfRefused } from '@/lib/contracts/refused';
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
  /** It is proven as far as the feed shows; a deeper fall can be proven until one window after the event. */
  | { kind: 'proven'; incident: Incident };

export type EventWatch = NamedTrigger & {
  product: number;
  rounds: readonly Round[];
  standing: Standing;
  now: number;
};

/** The address of a product's trigger, if it proves events; it is fixed when the product is listed. */
const readTriggerAddress = (product: number): Promise<Address | null> =>
  immutable(`trigger:${product}`, async () => {
    const { cover } = await readDeployment();
    const [trigger, settlesCovers] = await publicClient().readContract({
      address: cover,
      abi: coverAbi,
      functionName: 'claimTermsOf',
      args: [BigInt(product)],
    });
    return trigger === zeroAddress || settlesCovers ? null : trigger;
  });

/** Triggers do not say what kind they are; each kind has terms that no other has. */
const readTerms = (address: Address): Promise<NamedTrigger | null> =>
  immutable(`terms:${address}`, async () => {
    const client = publicClient();
    const [floor, fall] = await Promise.all([
      nullIfRefused(readFloorTerms(client, address)),
      nullIfRefused(readDrawdownTerms(client, address)),
    ]);
    const trigger: EventTrigger | null =
      (floor && { kind: 'floor', ...floor }) || (fall && { kind: 'fall', ...fall });
    if (!trigger) return null;
    const feed = { address: trigger.feed.source, abi: demoFeedAbi, functionName: 'description' } as const;
    return { trigger, feedName: await client.readContract(feed) };
  });

/** A product's event trigger; null when it has none, or when there is no such product. */
export async function readNamedTrigger(product: number): Promise<NamedTrigger | null> {
  const address = await nullIfRefused(readTriggerAddress(product));
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

async function readReportSeconds(product: number): Promise<number> {
  const { cover } = await readDeployment();
  const question = {
    address: cover,
    abi: coverAbi,
    functionName: 'poolOf',
    args: [BigInt(product)],
  } as const;
  const [pool] = await immutable(`place:${product}`, () => publicClient().readContract(question));
  const found = (await readPools()).find(({ address }) => address === pool);
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
    findIncidents({ product, states: ['accepted'] }),
    readEventFrom(client, trigger.sequencer),
    readRounds(client, trigger.feed.source, {
      since: chainHead().then((head) => head.now - HISTORY_SECONDS),
    }),
  ]);
  const view = { ...named, product, rounds, now };
  const eventFrom = Math.max(fromSequencer ?? Number.POSITIVE_INFINITY, now - reportSeconds + 1);
  const found = watchEvent(rounds, trigger, { eventFrom });
  if ('missing' in found) return { ...view, standing: { kind: 'missing', missing: found.missing } };
  const { proof } = found;
  const reason = await refusalOf(product, proof);
  if (!reason) return { ...view, standing: { kind: 'provable', proof } };
  const proven = incidents.find(
    (incident) =>
      incident.isProven &&
      incident.severityBps >= proof.severityBps &&
      incident.eventTime === proof.eventTime,
  );
  return {
    ...view,
    standing: proven ? { kind: 'proven', incident: proven } : { kind: 'refused', proof, reason },
  };
});

/** Every product with an event trigger, as it stands. */
export const readEventWatches = cache(async (): Promise<EventWatch[]> => {
  const ids = Array.from({ length: await productCount() }, (_, index) => String(index + 1));
  const watches = await Promise.all(ids.map((id) => readEventWatch(id)));
  return watches.filter((watch) => watch !== null);
});
