import 'server-only';
import { AsyncLocalStorage } from 'node:async_hooks';
import { headers } from 'next/headers';
import { cache } from 'react';
import type { ChainFacts } from '@/lib/chains';
import { type Deployment, deployedChains, deploymentOn } from '@/lib/contracts/deployment-file';
import { serverEnv } from '@/lib/env';
import { factsOf } from './chain-facts';
import { log } from './log';

/** A chain that the app shows. `rpcUrl` is for the server, `facts` are for the browser. */
export type ServedChain = {
  chainId: number;
  rpcUrl: string;
  facts: ChainFacts;
  deployment: Deployment | null;
};

/** Set by proxy.ts: the chain of the request, and the one it asked for when that is not shown here. */
export const CHAIN_HEADER = 'x-breakwater-chain';
export const UNKNOWN_CHAIN_HEADER = 'x-breakwater-unknown-chain';

const warned = new Set<number>();

function warnOnce(chainId: number, reason: string) {
  if (!warned.has(chainId)) log('warn', 'chain not shown', { chain: chainId, reason });
  warned.add(chainId);
}

function served(chainId: number): ServedChain | null {
  const { rpcUrls, chainId: defaultChain } = serverEnv();
  const address = rpcUrls.get(chainId);
  if (!address) {
    warnOnce(chainId, `Set RPC_URL_${chainId} to the address of a node.`);
    return null;
  }
  try {
    const deployment = deploymentOn(chainId);
    const facts = factsOf(chainId, address.publicRpcUrl, deployment);
    return { chainId, rpcUrl: address.rpcUrl, facts, deployment };
  } catch (error) {
    if (chainId === defaultChain) throw error;
    warnOnce(chainId, `Its file cannot be read. ${error}`);
    return null;
  }
}

/** Every chain with a deployment and the address of a node, the default one first; that is there in any case. */
export function servedChains(): ServedChain[] {
  const { chainId } = serverEnv();
  const others = deployedChains().filter((other) => other !== chainId);
  return [chainId, ...others].map(served).filter((chain) => chain !== null);
}

const scope = new AsyncLocalStorage<number>();

/** Does something for a chain of its own, in a request about another or outside of one. */
export const onChain = <Result>(chainId: number, work: () => Result): Result => scope.run(chainId, work);

export const isInRequest = (): boolean => scope.getStore() === undefined;

function chainWith(chainId: number): ServedChain {
  const chains = servedChains();
  const chain = chains.find((one) => one.chainId === chainId) ?? chains[0];
  if (!chain) throw new Error('The app shows no chain.');
  return chain;
}

const chainOfRequest = cache(async () => chainWith(Number((await headers()).get(CHAIN_HEADER))));

/** The chain that is read: the one that the request is about, unless something is done for another. */
export async function currentChain(): Promise<ServedChain> {
  const chainId = scope.getStore();
  return chainId === undefined ? chainOfRequest() : chainWith(chainId);
}

/** What the request asked for as a chain when no such chain is shown here. */
export const unknownChain = async (): Promise<string | null> => (await headers()).get(UNKNOWN_CHAIN_HEADER);
