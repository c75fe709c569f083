import { isHex } from 'viem';
import type { SafeService } from '../tx/safe';

/** A proposal's signatures, through this site's server: it holds the key of the Safe's own service. Asked once where there is none. */
export function safeService(chainId: number): SafeService {
  let isThere = true;
  return async (_, safeTxHash) => {
    if (!isThere) return null;
    const response = await fetch(`/api/safe/${safeTxHash}?chain=${chainId}`);
    isThere = response.status !== 404;
    if (!response.ok || response.status === 204) return null;
    const { given, needed, hash }: { given: number; needed: number; hash: unknown } = await response.json();
    return { given, needed, hash: isHex(hash) ? hash : null };
  };
}
