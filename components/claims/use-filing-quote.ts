'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useSettled } from '@/components/ui/use-settled';
import { useWallet } from '@/components/wallet/wallet-provider';
import { type FilingAsked, type FilingQuote, readFilingQuote } from '@/lib/claims/filing-quote';
import type { Unit } from '@/lib/errors';
import { browserQueryClient } from '@/lib/query-client';
import { eventOfError } from '@/lib/tx/failure';

type Quoted = { quote: FilingQuote | undefined; problem: string | null };

/** What filing would mean now: asked of the chain when the form changes, with each block and when it is looked at again.
 * @param asked Null while the form is not complete. */
export function useFilingQuote(asked: FilingAsked | null, unit: Unit): Quoted {
  const { runtime, network } = useWallet();
  const text = useSettled(
    asked && `${asked.product}.${asked.eventTime}.${asked.step}.${asked.lossTotal}.${asked.drawn ?? ''}`,
  );
  const { data, error } = useQuery(
    {
      queryKey: ['filing', text],
      queryFn: () => {
        const [product = '', eventTime = '', step = '', lossTotal = '', drawn = ''] = (text ?? '').split('.');
        if (!runtime) throw new Error('There is no wallet to ask through.');
        return readFilingQuote(runtime.client, network.deployment.claims, {
          product: Number(product),
          eventTime: Number(eventTime),
          step: Number(step),
          lossTotal: BigInt(lossTotal),
          drawn: drawn === '' ? null : Number(drawn),
        });
      },
      enabled: runtime !== null && text !== null,
      placeholderData: keepPreviousData,
      retry: false,
      staleTime: 0,
      refetchInterval: 8_000,
      refetchOnWindowFocus: true,
    },
    browserQueryClient(),
  );
  const failure = error ? eventOfError(error, unit) : null;
  return { quote: data, problem: failure?.type === 'fail' ? failure.message : null };
}
