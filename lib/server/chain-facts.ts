import type { Chain } from 'viem';
// all of them weigh too much for a browser: the server looks a chain up and tells the browser
import * as publicChains from 'viem/chains';
import { type ChainFacts, ETHER } from '@/lib/chains';
import type { Deployment } from '@/lib/contracts/deployment-file';

const DEMO_CHAIN = 31_337;
const byId = new Map<number, Chain>(Object.values(publicChains).map((chain) => [chain.id, chain]));

/** What the deployment says of its chain, else what is publicly known of it.
 * @param rpcUrl How a browser or a wallet reaches it. */
export function factsOf(chainId: number, rpcUrl: string, deployment: Deployment | null = null): ChainFacts {
  const known = chainId === DEMO_CHAIN ? undefined : byId.get(chainId);
  const { coin, explorer } = deployment ?? {};
  return {
    chainId,
    name: known?.name ?? (chainId === DEMO_CHAIN ? 'Breakwater demo' : `Chain ${chainId}`),
    currency: coin ? { ...coin, decimals: 18 } : (known?.nativeCurrency ?? ETHER),
    explorer: explorer ?? known?.blockExplorers?.default.url ?? null,
    rpcUrl,
  };
}
