'use client';

import type { Address } from 'viem';
import { useAccountRead } from '@/components/tx/use-account-read';

/** The connected account's exit from a pool; null if there is none. */
export const useExit = (pool: Address) =>
  useAccountRead(['exit', pool], (reads, account) => reads.exit(pool, account));
