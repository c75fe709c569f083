'use client';

import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { Asker } from '@/lib/portfolio/quotes';
import type { HeldCover } from '@/lib/portfolio/types';
import { browserQueryClient } from '@/lib/query-client';
import { eventOfError } from '@/lib/tx/failure';

const PAUSE = 250;

/** A value once it has stopped changing, so that a moving slider asks one question and not fifty. */
function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), PAUSE);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

export type Quote<Value> = {
  /** Undefined until the chain has answered. */
  value: Value | undefined;
  /** Why it cannot be done now, in a sentence. */
  problem: string | null;
};

type QuoteOptions<Wanted, Value> = {
  held: HeldCover;
  action: string;
  /** What is asked about; null while there is nothing to ask. */
  wanted: Wanted | null;
  now: number;
  ask: (asker: Asker, wanted: Wanted) => Promise<Value>;
};

/** What a change of a cover would cost or return now, asked of the chain each time the wish changes. */
export function useQuote<Wanted extends number | bigint | true, Value>(
  options: QuoteOptions<Wanted, Value>,
): Quote<Value> {
  const { held, action, wanted, now, ask } = options;
  const { runtime, account, network } = useWallet();
  const settled = useSettled(wanted);
  const isReady = runtime !== null && account !== null && settled !== null;
  const { data, error } = useQuery(
    {
      queryKey: ['quote', action, held.id, String(settled), account],
      queryFn: () => {
        if (!runtime || !account || settled === null) throw new Error('There is nothing to ask.');
        return ask({ client: runtime.client, cover: network.deployment.cover, account, now }, settled);
      },
      enabled: isReady,
      retry: false,
    },
    browserQueryClient(),
  );
  if (settled !== wanted) return { value: undefined, problem: null };
  const failure = error ? eventOfError(error, held.pool.asset) : null;
  return { value: data, problem: failure?.type === 'fail' ? failure.message : null };
}
