import { Facts } from '@/components/tx/facts';
import type { Limits } from '@/lib/curator/terms';
import { plural } from '@/lib/time';
import { formatBps, formatPercent } from '@/lib/units';

/** The limits that governance set for the curator. */
export function LimitsFacts({ limits, listed }: { limits: Limits; listed: number }) {
  return (
    <Facts
      facts={[
        { label: 'Products', value: `${listed} of ${limits.maxProducts}` },
        { label: 'Largest share of the capital', value: formatBps(limits.maxShareBps) },
        { label: 'Smallest stress weight', value: formatBps(limits.minWeightBps) },
        {
          label: 'Risk rate a year',
          value: `${formatPercent(limits.minRiskRate)} to ${formatPercent(limits.maxRiskRate)}`,
        },
        { label: 'Shortest waiting time', value: plural(limits.minWaitingDays, 'day') },
        { label: 'Longest term', value: plural(limits.maxTermDays, 'day') },
        { label: 'Notice period for looser terms', value: plural(limits.loosenDays, 'day') },
      ]}
    />
  );
}
