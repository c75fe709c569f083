'use client';

import { useQuery } from '@/components/ui/use-query';
import { useSettled } from '@/components/ui/use-settled';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { HeldCover } from '@/lib/portfolio/types';
import type { Reads } from '@/lib/wallet/reads';

/** About one block, in milliseconds. */
const REFRESH = 4_000;

export type Quote<Value> = {
  /** Undefined before the first answer. */
  value: Value | undefined;
  /** Why it cannot be done now. */
  problem: string | null;
  /** Time of the answer, in the browser's milliseconds. */
  answeredAt: number;
};

type QuoteOptions<Wanted, Value> = {
  held: HeldCover;
  action: string;
  wanted: Wanted;
  ask: (reads: Reads, wanted: Wanted) => Promise<Value>;
};

/** The cost or refund of a change of a cover, read from the chain when the change is edited, with each block and when the page is
 * viewed again. */
export function useQuote<Wanted extends number | true, Value>(
  options: QuoteOptions<Wanted, Value>,
): Quote<Value> {
  const { held, action, wanted, ask } = options;
  const { runtime } = useWallet();
  const settled = useSettled(wanted);
  const { data, error, dataUpdatedAt } = useQuery({
    queryKey: ['quote', action, held.id, String(settled)],
    queryFn: async () => {
      if (!runtime) throw new Error('There is no wallet to ask through.');
      return runtime.ask((reads) => ask(reads, settled), held.pool.asset);
    },
    isEnabled: runtime !== null,
    retry: false,
    staleTime: 0,
    refetchInterval: REFRESH,
    refetchOnWindowFocus: true,
  });
  if (settled !== wanted) return { value: undefined, problem: null, answeredAt: dataUpdatedAt };
  return {
    value: error ? undefined : data,
    problem: error?.message ?? null,
    answeredAt: dataUpdatedAt,
  };
}
