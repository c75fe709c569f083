'use client';

import { useQuery } from '@tanstack/react-query';
import { useSettled } from '@/components/ui/use-settled';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asker } from '@/lib/portfolio/quotes';
import type { HeldCover } from '@/lib/portfolio/types';
import { browserQueryClient } from '@/lib/query-client';
import { eventOfError } from '@/lib/tx/failure';

/** About a block. */
const REFRESH = 4_000;

export type Quote<Value> = {
  /** Undefined until the chain has answered. */
  value: Value | undefined;
  /** Why it cannot be done now, in a sentence. */
  problem: string | null;
  /** When it was answered, in the browser's milliseconds. */
  answeredAt: number;
};

type QuoteOptions<Wanted, Value> = {
  held: HeldCover;
  action: string;
  wanted: Wanted;
  ask: (asker: Asker, wanted: Wanted) => Promise<Value>;
};

/** What a change of a cover would cost or return, asked of the chain when the wish changes, with each block and when the
 * page is looked at again. */
export function useQuote<Wanted extends number | true, Value>(
  options: QuoteOptions<Wanted, Value>,
): Quote<Value> {
  const { held, action, wanted, ask } = options;
  const { runtime, network } = useWallet();
  const settled = useSettled(wanted);
  const { data, error, dataUpdatedAt } = useQuery(
    {
      queryKey: ['quote', action, held.id, String(settled)],
      queryFn: () => {
        if (!runtime) throw new Error('There is no wallet to ask through.');
        return ask({ client: runtime.client, cover: network.deployment.cover }, settled);
      },
      enabled: runtime !== null,
      retry: false,
      staleTime: 0,
      refetchInterval: REFRESH,
      refetchOnWindowFocus: true,
    },
    browserQueryClient(),
  );
  if (settled !== wanted) return { value: undefined, problem: null, answeredAt: dataUpdatedAt };
  const failure = error ? eventOfError(error, held.pool.asset) : null;
  return {
    value: failure ? undefined : data,
    problem: failure?.type === 'fail' ? failure.message : null,
    answeredAt: dataUpdatedAt,
  };
}
