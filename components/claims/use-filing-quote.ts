'use client';

import { useQuery } from '@/components/ui/use-query';
import { useSettled } from '@/components/ui/use-settled';
import { useWallet } from '@/components/wallet/wallet-provider';
import type { FilingAsked, FilingQuote } from '@/lib/claims/filing-quote';
import type { Unit } from '@/lib/errors';

type Quoted = { quote: FilingQuote | undefined; problem: string | null };

/** The consequences of filing, read from the chain when the form changes, with each block and when the page is viewed again.
 * @param asked Null if the form is incomplete. */
export function useFilingQuote(asked: FilingAsked | null, unit: Unit): Quoted {
  const { runtime } = useWallet();
  const text = useSettled(
    asked && `${asked.product}.${asked.eventTime}.${asked.step}.${asked.lossTotal}.${asked.drawn ?? ''}`,
  );
  const { data, error } = useQuery({
    queryKey: ['filing', text],
    queryFn: async () => {
      const [product = '', eventTime = '', step = '', lossTotal = '', drawn = ''] = (text ?? '').split('.');
      if (!runtime) throw new Error('There is no wallet to ask through.');
      return runtime.ask(
        (reads) =>
          reads.filing({
            product: Number(product),
            eventTime: Number(eventTime),
            step: Number(step),
            lossTotal: BigInt(lossTotal),
            drawn: drawn === '' ? null : Number(drawn),
          }),
        unit,
      );
    },
    isEnabled: runtime !== null && text !== null,
    placeholderData: (previous) => previous,
    retry: false,
    staleTime: 0,
    refetchInterval: 8_000,
    refetchOnWindowFocus: true,
  });
  return { quote: data, problem: error?.message ?? null };
}
