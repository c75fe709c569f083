import 'server-only';
import { readDeployment } from '@/lib/contracts/deployment';

const known = new Map<string, Promise<unknown>>();

/** After a reorganisation, an id may belong to another product or proposal. */
export function forgetChain(chainId: number): void {
  for (const key of known.keys()) if (key.startsWith(`${chainId}:`)) known.delete(key);
}

/** Caches values that never change on chain, while the deployment stays the same and no block is replaced. */
export async function immutable<Value>(key: string, read: () => Promise<Value>): Promise<Value> {
  const { chainId, factory, blockNumber } = await readDeployment();
  const full = `${chainId}:${factory}:${blockNumber}:${key}`;
  const remembered = known.get(full) as Promise<Value> | undefined;
  if (remembered) return remembered;
  const fresh = read();
  known.set(full, fresh);
  fresh.catch(() => known.get(full) === fresh && known.delete(full));
  return fresh;
}
