import { z } from 'zod';
import type { IndexerHealth } from './rules';

const TIMEOUT_MS = 3_000;

/** Ponder's /status: of each chain the last block that it has read. */
const statusSchema = z.record(
  z.string(),
  z.object({ id: z.number(), block: z.object({ number: z.coerce.string(), timestamp: z.number() }) }),
);

const ask = (url: string) => fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS), cache: 'no-store' });

/** How far the indexer is. Its own /ready says whether it has caught up with the past.
 * @param heads The latest block of each chain. */
export async function indexerHealth(
  address: string | null,
  heads: ReadonlyMap<number, bigint>,
): Promise<IndexerHealth> {
  if (!address) return { status: 'not configured' };
  const base = address.replace(/\/+$/, '');
  try {
    const [ready, answer] = await Promise.all([ask(`${base}/ready`), ask(`${base}/status`)]);
    const chains = Object.values(statusSchema.parse(await answer.json()));
    const blocks = chains.map(({ id, block: { number } }) => {
      const head = heads.get(id);
      const behind = head === undefined ? null : Math.max(0, Number(head - BigInt(number)));
      return [String(id), { block: number, behind }] as const;
    });
    return { status: ready.ok ? 'ready' : 'behind', blocks: Object.fromEntries(blocks) };
  } catch {
    return { status: 'no answer' };
  }
}
