'use client';

import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Address } from 'viem';
import { useWallet } from '@/components/wallet/wallet-provider';
import { browserQueryClient } from '@/lib/query-client';
import type { Reads } from '@/lib/wallet/reads';

/** Milliseconds between readings while the tab is looked at. */
const REFRESH = 8_000;

/** A figure of the connected account, read from the chain by the browser and kept up to date. Waits until a wallet is connected. */
export function useAccountRead<Value>(
  key: readonly (string | number)[],
  read: (reads: Reads, account: Address) => Promise<Value>,
): UseQueryResult<Value> {
  const { runtime, account } = useWallet();
  return useQuery(
    {
      queryKey: ['account', account, ...key],
      queryFn: () => {
        if (!runtime || !account) throw new Error('No wallet is connected.');
        return read(runtime.reads, account);
      },
      enabled: runtime !== null && account !== null,
      refetchInterval: REFRESH,
      refetchOnWindowFocus: 'always',
    },
    browserQueryClient(),
  );
}
