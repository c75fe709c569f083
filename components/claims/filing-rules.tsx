import { Facts } from '@/components/tx/facts';
import type { Asset } from '@/lib/capital/types';
import type { ClaimProcess } from '@/lib/claims/types';
import { formatDuration } from '@/lib/time';
import { formatAmount, formatBps } from '@/lib/units';

/** How the pool decides what is filed now, and what becomes of the bond. */
export function FilingRules({ process, asset }: { process: ClaimProcess; asset: Asset }) {
  return (
    <>
      <Facts
        facts={[
          {
            label: 'Bond you put down',
            value: `${formatAmount(process.bond, asset.decimals)} ${asset.symbol}`,
          },
          { label: 'Assessors commit votes for', value: formatDuration(process.commitSeconds) },
          { label: 'and reveal them for', value: formatDuration(process.revealSeconds) },
          { label: 'Support needed for a severity', value: formatBps(process.thresholdBps) },
        ]}
      />
      <p className="text-ink-soft text-sm">
        You get the bond back when the incident is accepted, at whatever severity, and lose it to the pool
        when it is refused. While it is open, sales of this product stop.
      </p>
    </>
  );
}
