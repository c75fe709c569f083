import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { type CallParameters, createClient, type PublicClient, publicActions, zeroAddress } from 'viem';
import { call } from 'viem/actions';
import { parseSeenBlock, SEEN_COOKIE } from '@/lib/chains';
import { serverEnv } from '@/lib/env';
import { currentChain, isInRequest, type ServedChain } from './chains';
import { forgetChain } from './immutable';
import { log } from './log';
import type { Head } from './rpc/heads';
import { ChainReader } from './rpc/reader';
import type { SenderFailure } from './rpc/sender';
import { transportOf } from './rpc/transport';

export type ChainHead = Pick<Head, 'number' | 'hash' | 'now'>;

const readers = new Map<string, ChainReader>();

/** All requests share one reader a chain, with what it remembers. */
function readerOf({ chainId, rpcUrl, deployment }: ServedChain): ChainReader {
  const lens = deployment?.lens ?? null;
  const key = `${chainId} ${rpcUrl} ${lens}`;
  const known = readers.get(key);
  if (known) return known;
  const { rpcBatch, headMaxAge, isLocalChain } = serverEnv();
  const onFailure = ({ isLast, ...failure }: SenderFailure) =>
    log(isLast ? 'error' : 'info', isLast ? 'node gave no answer' : 'node is asked again', {
      chain: chainId,
      ...failure,
    });
  const sender = { batchSize: rpcBatch, onFailure };
  const onReplaced = () => forgetChain(chainId);
  const options = { chainId, rpcUrl, lens, headMaxAge, isLocal: isLocalChain, sender, onReplaced };
  const reader = new ChainReader(options);
  readers.set(key, reader);
  return reader;
}

/** The block that the browser's last transaction is in: it must not see an older page. */
async function seenBlock(chainId: number): Promise<bigint> {
  if (!isInRequest()) return 0n;
  return parseSeenBlock((await cookies()).get(SEEN_COOKIE)?.value, chainId);
}

const readHead = async (): Promise<Head> => {
  const chain = await currentChain();
  return readerOf(chain).heads.current(await seenBlock(chain.chainId));
};
const headOfPage = cache(readHead);
const headOfAnswer = new AsyncLocalStorage<Promise<Head>>();
const headOfRequest = () => headOfAnswer.getStore() ?? (isInRequest() ? headOfPage() : readHead());

/** The block that everything on a page is read at. Its timestamp is what the app means by "now": a demo chain's clock is moved
 * by hand. */
export const chainHead = async (): Promise<ChainHead> => headOfRequest();

/** For an answer that is no page: all that it reads is of one block. */
export const atOneBlock = <Result>(read: () => Promise<Result>): Promise<Result> =>
  headOfAnswer.run(readHead(), read);

/** After something was sent to the chain: the next reader asks for its head. */
export async function expireHead(): Promise<void> {
  readerOf(await currentChain()).heads.expire();
}

/** viem tries a transaction by a call that is not batched: it has a sender, so that it is not taken for a read. */
const asCaller = (call: CallParameters): CallParameters =>
  call.batch === false && !call.account ? { ...call, account: zeroAddress } : call;

const client: PublicClient = createClient({
  transport: transportOf(async (question) => {
    const [chain, head] = await Promise.all([currentChain(), headOfRequest()]);
    return readerOf(chain).request(head, question);
  }),
})
  .extend((base) => ({ call: (parameters: CallParameters) => call(base, asCaller(parameters)) }))
  .extend(publicActions);

/** Reads the chain that the request is about, at one block a page. What was answered at a block is not asked again. */
export const publicClient = (): PublicClient => client;
