// Asks the indexer. What it answers for a block stays true, so that all readers of a block share one answer.

import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { parseSeenBlock, SEEN_COOKIE } from '@/lib/chains';
import { readDeployment } from '@/lib/contracts/deployment';
import { serverEnv } from '@/lib/env';
import type { InputOf, OutputOf, QueryName } from '@/lib/indexer/src/api/queries';
import { decode, encode } from '@/lib/indexer/wire';
import { isInRequest } from '@/lib/server/chains';
import { chainHead } from '@/lib/server/client';
import { log } from '@/lib/server/log';
import { Answers } from './answers';
import { type Progress, progressOf, type Status } from './progress';

/** The indexer did not answer, or not with what was asked for. */
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

const statuses = new Answers<Status>({ max: 1, seconds: 0.2 });
const answers = new Answers<unknown>({ max: 2_000, seconds: 10 });

const readStatus = (): Promise<Status> => statuses.get('', async () => (await request('/status')) as Status);

/** The block of the visitor's last transaction: a page that follows it shows it. */
const seenBlock = async (chainId: number): Promise<number> =>
  isInRequest() ? Number(parseSeenBlock((await cookies()).get(SEEN_COOKIE)?.value, chainId)) : 0;

/** How far the history is. */
export const readProgress = cache(async (): Promise<Progress> => {
  if (!serverEnv().indexerUrl) return { kind: 'off' };
  const [{ chainId }, head] = await Promise.all([readDeployment(), chainHead()]);
  const wanted = Math.min(await seenBlock(chainId), Number(head.number));
  for (let waited = 0; ; waited += STEP) {
    const status = await readStatus().catch(() => null);
    const progress = progressOf(status, chainId, head);
    if (progress.kind !== 'here' || progress.block >= wanted) return progress;
    // what the visitor has just done is on the chain in any case
    if (waited >= MAX_WAIT) return { kind: 'off' };
    await new Promise((resolve) => setTimeout(resolve, STEP));
  }
});

type Asked<Name extends QueryName> = Omit<InputOf<Name>, 'chain'>;

/** One question about the request's chain. */
export async function ask<const Name extends QueryName>(
  name: Name,
  asked: Asked<Name>,
): Promise<OutputOf<Name>> {
  const [{ chainId, factory }, progress] = await Promise.all([readDeployment(), readProgress()]);
  if (progress.kind !== 'here') throw new HistoryGone('The indexer cannot be asked now.');
  const body = encode({ ...asked, chain: chainId });
  const key = `${factory}:${progress.block}:${name}:${body}`;
  return (await answers.get(key, () => request(`/history/${name}`, body))) as OutputOf<Name>;
}

/** What the history says; what the chain says when there is no indexer, or when it does not answer. */
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
