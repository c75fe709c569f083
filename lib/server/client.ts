import { cache } from 'react';
import {
  createPublicClient,
  createTransport,
  type EIP1193RequestFn,
  type Hex,
  http,
  type PublicClient,
} from 'viem';
import { currentChain } from './chains';

const requests = new Map<string, EIP1193RequestFn>();

/** Calls made together travel as one request. */
function requestTo(rpcUrl: string): EIP1193RequestFn {
  const known = requests.get(rpcUrl);
  if (known) return known;
  const transport = http(rpcUrl, { batch: { batchSize: 100, wait: 0 }, timeout: 10_000, retryCount: 1 });
  const request = transport({}).request as EIP1193RequestFn;
  requests.set(rpcUrl, request);
  return request;
}

const client: PublicClient = createPublicClient({
  transport: () =>
    createTransport({
      key: 'request',
      name: "The request's chain",
      type: 'request',
      retryCount: 0,
      request: (async (question) => requestTo((await currentChain()).rpcUrl)(question)) as EIP1193RequestFn,
    }),
});

/** Reads the chain that the request is about. */
export const publicClient = (): PublicClient => client;

export type ChainHead = { number: bigint; hash: Hex; now: number };

/** The latest block. Its timestamp is what the app means by "now": a demo chain's clock is moved by hand. */
export const chainHead = cache(async (): Promise<ChainHead> => {
  const block = await publicClient().getBlock();
  return { number: block.number, hash: block.hash, now: Number(block.timestamp) };
});
