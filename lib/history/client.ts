// Client of the indexer. An answer for a block never changes, so all readers of a block share it.

import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { parseSeenBlock, SEEN_COOKIE } from '@/lib/chains';
import { readDeployment } from '@/lib/contracts/deployment';
import { serverEnv } from '@/lib/env';
import type { InputOf, OutputOf, QueryName } from '@/lib/indexer/src/api/queries';
import { decode, encode } from '@/lib/indexer/wire';
import { isInRequest } from '@/lib/server/chains';
import { chainHead, publicClient } from '@/lib/server/client';
import { failureOf, log } from '@/lib/server/log';
import { Answers } from './answers';
import { isOnChain, type Mark, type Progress, progressOf, type Status } from './progress';
import { type Sighting, Watch } from './watch';

/** The indexer did not answer, or sent something else. */
export class HistoryGone extends Error {}

const TIMEOUT = 3_000;
/** How long a page waits for the visitor's own transaction to arrive, in milliseconds. */
const MAX_WAIT = 2_000;
const STEP = 100;

async function request(path: string, body?: string): Promise<unknown> {
  const { indexerUrl } = serverEnv();
  if (!indexerUrl) throw new HistoryGone('No indexer is configured.');
  try {
    const init = body === undefined ? {} : { method: 'POST', body };
    const response = await fetch(new URL(path, indexerUrl), {
      ...init,
      cache: 'no-store',
      signal: AbortSignal.timeout(TIMEOUT),
    });
    if (!response.ok) throw new HistoryGone(`The indexer answered ${response.status} to ${path}.`);
    return decode(await response.text());
  } catch (error) {
    if (error instanceof HistoryGone) throw error;
    throw new HistoryGone(`The indexer did not answer ${path}.`, { cause: error });
  }
}

type Stand = { status: Status; latest: Mark | null };

/** Chains whose stand is shared at the same time. */
const MAX_CHAINS = 20;
const stands = new Answers<Stand>({ max: MAX_CHAINS, seconds: 0.2 });
const answers = new Answers<unknown>({ max: 2_000, seconds: 10 });

const readStand = (chainId: number): Promise<Stand> =>
  stands.get(String(chainId), async () => {
    const [status, latest] = await Promise.all([
      request('/status'),
      request('/history/latestEvent', encode({ chain: chainId })),
    ]);
    return { status: status as Status, latest: latest as Mark | null };
  });

async function hashOf(blockNumber: bigint): Promise<string | null> {
  try {
    return (await publicClient().getBlock({ blockNumber })).hash;
  } catch (error) {
    log('warn', 'the history cannot be checked against the chain', failureOf(error));
    return null;
  }
}

async function readProgressNow(chainId: number): Promise<Progress> {
  const [head, stand] = await Promise.all([chainHead(), readStand(chainId).catch(() => null)]);
  const progress = progressOf(stand?.status ?? null, stand?.latest ?? null, chainId, head);
  if (progress.kind !== 'here' || (await isOnChain(progress.latest, head.number, hashOf))) return progress;
  return { kind: 'gone' };
}

/** The block of the visitor's last transaction: a page that follows it shows it. */
const seenBlock = async (chainId: number): Promise<number> =>
  isInRequest() ? Number(parseSeenBlock((await cookies()).get(SEEN_COOKIE)?.value, chainId)) : 0;

/** Progress of the history. */
export const readProgress = cache(async (): Promise<Progress> => {
  if (!serverEnv().indexerUrl) return { kind: 'off' };
  const [{ chainId }, head] = await Promise.all([readDeployment(), chainHead()]);
  const wanted = Math.min(await seenBlock(chainId), Number(head.number));
  for (let waited = 0; ; waited += STEP) {
    const progress = await readProgressNow(chainId);
    if (progress.kind !== 'here' || progress.block >= wanted) return progress;
    // the visitor's transaction is on chain in any case
    if (waited >= MAX_WAIT) return { kind: 'off' };
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
});

const startedAt = Date.now() - process.uptime() * 1_000;
const watches = new Map<number, Watch>();

/** Progress of the history, now and since this server started. */
export async function watchProgress(): Promise<{ progress: Progress; sighting: Sighting }> {
  const [{ chainId }, progress] = await Promise.all([readDeployment(), readProgress()]);
  const watch = watches.get(chainId) ?? new Watch(startedAt);
  watches.set(chainId, watch);
  return { progress, sighting: watch.note(progress) };
}

type Asked<Name extends QueryName> = Omit<InputOf<Name>, 'chain'>;

/** One query about the request's chain. */
export async function ask<const Name extends QueryName>(
  name: Name,
  asked: Asked<Name>,
): Promise<OutputOf<Name>> {
  const [{ chainId, factory }, progress] = await Promise.all([readDeployment(), readProgress()]);
  if (progress.kind !== 'here') throw new HistoryGone('The indexer cannot be asked now.');
  const body = encode({ ...asked, chain: chainId });
  // on another branch, the same block number has another last event
  const key = [factory, progress.block, progress.latest?.hash, name, body].join(':');
  return (await answers.get(key, () => request(`/history/${name}`, body))) as OutputOf<Name>;
}

/** For lists that must be complete, because users act on their entries: completes a history that is behind from the chain. */
export async function historyAndChain<One>(
  fromHistory: () => Promise<One[]>,
  fromChain: () => Promise<One[]>,
  join: (history: One[], chain: One[]) => One[],
): Promise<One[]> {
  const progress = await readProgress();
  if (progress.kind !== 'here' || !progress.isBehind) return historyOr(fromHistory, fromChain);
  return join(...(await Promise.all([historyOr(fromHistory, fromChain), fromChain()])));
}

/** The history's answer, or the chain's if there is no indexer or it does not answer. */
export async function historyOr<Value>(
  fromHistory: () => Promise<Value>,
  fromChain: () => Promise<Value>,
): Promise<Value> {
  if ((await readProgress()).kind !== 'here') return fromChain();
  try {
    return await fromHistory();
  } catch (error) {
    if (!(error instanceof HistoryGone)) throw error;
    log('warn', 'the history did not answer', { reason: error.message });
    return fromChain();
  }
}
