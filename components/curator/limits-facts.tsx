import { Facts } from '@/components/tx/facts';
import type { Limits } from '@/lib/curator/terms';
import { plural } from '@/lib/time';
import { formatBps, formatPercent } from '@/lib/units';

/** What governance lets the curator do. */
export function LimitsFacts({ limits, listed }: { limits: Limits; listed: number }) {
  return (
    <Facts
      facts={[
        { label: 'Products', value: `${listed} of ${limits.maxProducts}` },
        { label: 'Share of the capital, at most', value: formatBps(limits.maxShareBps) },
        { label: 'Stress weight, at least', value: formatBps(limits.minWeightBps) },
        {
          label: 'Price a year',
          value: `${formatPercent(limits.minRate)} to ${formatPercent(limits.maxRate)}`,
        },
        { label: 'Waiting time, at least', value: plural(limits.minWaitingDays, 'day') },
        { label: 'Term, at most', value: plural(limits.maxTermDays, 'day') },
        { label: 'No-claims discount, at most', value: formatBps(limits.maxNoClaimsBps) },
        { label: 'Notice of looser terms', value: plural(limits.loosenDays, 'day') },
      ]}
    />
  );
}
