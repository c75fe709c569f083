'use client';

import type { Address } from 'viem';
import { type Answer, useQuery } from '@/components/ui/use-query';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Reads } from '@/lib/wallet/reads';

/** Milliseconds between reads while the tab is visible. */
const REFRESH = 8_000;

/** A figure of the connected account. The browser reads it from the chain and keeps it up to date. Disabled until a wallet is connected. */
export function useAccountRead<Value>(
  key: readonly (string | number)[],
  read: (reads: Reads, account: Address) => Promise<Value>,
): Answer<Value> {
  const { runtime, account } = useWallet();
  return useQuery({
    queryKey: ['account', account, ...key],
    queryFn: async () => {
      if (!runtime || !account) throw new Error('No wallet is connected.');
      return read(runtime.reads, account);
    },
    isEnabled: runtime !== null && account !== null,
    refetchInterval: REFRESH,
    refetchOnWindowFocus: 'always',
  });
}
