import type { ReactNode } from 'react';
import { Stat } from '@/components/ui/stat';
import { InfoTip } from '@/components/ui/tooltip';
import { marginOfShare, maxWhenNone } from '@/lib/risk/measures';
import { formatEstimate, formatShare } from '@/lib/risk/model';
import type { PoolOutcome } from '@/lib/risk/simulate';
import type { RiskPool } from '@/lib/risk/types';
import { LossChart } from './loss-chart';

/** Confidence of a counted share. A share of zero does not mean impossible. */
function certainty(share: number, years: number): string {
  return share === 0
    ? `not seen; below ${formatShare(maxWhenNone(years), 3)}`
    : `± ${formatShare(marginOfShare(share, years), 2)}`;
}

function Explained({ label, children }: { label: string; children: ReactNode }) {
  return (
    <>
      {label} <InfoTip label={`What ${label} means`}>{children}</InfoTip>
    </>
  );
}

/** Results of a pool's simulated years. */
export function OutcomeFigures({ pool, outcome }: { pool: RiskPool; outcome: PoolOutcome }) {
  const { years, anyLoss, haircut } = outcome;
  const reserveUsed = pool.reserve > 0n ? anyLoss : 0;
  return (
    <div className="mb-10">
      <dl className="mb-8 grid grid-cols-2 gap-x-6 gap-y-6 xl:grid-cols-3">
        <Stat label="Mean loss" value={formatEstimate(outcome.mean)} note="a year" />
        <Stat
          label={
            <Explained label="VaR 99.5 %">
              Value at risk: the loss that 199 of 200 years do not exceed.
            </Explained>
          }
          value={formatEstimate(outcome.valueAtRisk)}
        />
        <Stat
          label={
            <Explained label="TVaR 99.5 %">
              Tail value at risk: the mean loss of the worst one year in 200.
            </Explained>
          }
          value={formatEstimate(outcome.tailValueAtRisk)}
        />
        <Stat
          label="Reserve used"
          value={formatShare(reserveUsed)}
          note={pool.reserve > 0n ? 'of years have a loss' : 'the reserve is empty'}
        />
        <Stat
          label="Capital used"
          value={formatShare(outcome.capitalUsed)}
          note="of years need more than the reserve"
        />
        <Stat
          label={
            <Explained label="Haircut">
              Reserve and capital together are not enough to pay all claims in full. All claims are reduced by
              the same ratio.
            </Explained>
          }
          value={formatShare(haircut, 3)}
          note={certainty(haircut, years)}
        />
      </dl>
      <LossChart pool={pool} outcome={outcome} />
    </div>
  );
}
