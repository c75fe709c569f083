'use client';

import { useSyncExternalStore } from 'react';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { TxRecord } from '@/lib/tx/center';

const NONE: readonly TxRecord[] = [];
const never = () => () => undefined;

/** What the connected account sent from this browser, newest first. */
export function useRecords(): readonly TxRecord[] {
  const { runtime, account } = useWallet();
  return useSyncExternalStore(
    runtime?.transactions.subscribe ?? never,
    () => (runtime && account ? runtime.transactions.records(account) : NONE),
    () => NONE,
  );
}

export const isPending = ({ end }: TxRecord): boolean => end === undefined;
