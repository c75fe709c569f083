import { serverEnv } from '@/lib/env';
import { onChain, type ServedChain, servedChains } from '@/lib/server/chains';
import { publicClient } from '@/lib/server/client';
import { storeHealth } from '@/lib/server/evidence-store';
import { failureOf, log } from '@/lib/server/log';
import { indexerHealth } from './indexer';
import { type ChainHealth, type Health, judge } from './rules';

/** Whoever watches the app waits no longer than this for a node. */
const TIMEOUT_MS = 5_000;

const timeout = () =>
  new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error(`No answer within ${TIMEOUT_MS} ms.`)), TIMEOUT_MS).unref();
  });

async function readHead({ chainId }: ServedChain): Promise<ChainHealth['head']> {
  try {
    const block = await Promise.race([onChain(chainId, () => publicClient().getBlock()), timeout()]);
    const time = Number(block.timestamp);
    return {
      block: block.number.toString(),
      time,
      ageSeconds: Math.max(0, Math.floor(Date.now() / 1000) - time),
    };
  } catch (error) {
    log('warn', 'node does not answer', { chain: chainId, ...failureOf(error) });
    return null;
  }
}

async function chainHealth(chain: ServedChain): Promise<ChainHealth> {
  const { chainId, facts, deployment } = chain;
  const isDemo = deployment?.demo !== undefined;
  return { chainId, name: facts.name, isDeployed: deployment !== null, isDemo, head: await readHead(chain) };
}

/** How the app is, for whoever runs it. */
export async function readHealth(): Promise<Health> {
  const { indexerUrl, maxBlockAge } = serverEnv();
  const [chains, evidence] = await Promise.all([Promise.all(servedChains().map(chainHealth)), storeHealth()]);
  const heads = chains.flatMap(({ chainId, head }) => (head ? [[chainId, BigInt(head.block)] as const] : []));
  const indexer = await indexerHealth(indexerUrl, new Map(heads));
  return judge({ chains, indexer, evidence }, { maxBlockAge });
}
