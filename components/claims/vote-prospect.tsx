import { Facts } from '@/components/tx/facts';
import type { PoolSummary } from '@/lib/capital/types';
import { formatSeverity } from '@/lib/claims/severity';
import { type Prospect, prospectOf } from '@/lib/claims/stakes';
import type { Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { BRK } from '@/lib/tx/types';
import { formatBps } from '@/lib/units';

const SOURCES: Record<Prospect['source'], string> = {
  filer: 'half of the filer’s bond',
  challenger: 'half of the challenger’s bond',
  fees: 'the pool’s fees',
};

type ProspectProps = { incident: Incident; pool: PoolSummary; weight: bigint; step: number | null };

/** What a vote can earn and cost, shown before it is cast. */
export function VoteProspect({ incident, pool, weight, step }: ProspectProps) {
  const prospect = prospectOf(incident, { step: step ?? 0, weight, fees: pool.fees });
  const { pot, reward, source, penalty } = prospect;
  return (
    <div className="grid gap-3 rounded-control bg-sunken p-4">
      <Facts
        facts={[
          { label: 'You vote with', value: formatMoney(weight, BRK) },
          {
            label: step === null ? 'Reward' : `Reward if the verdict is ${formatSeverity(step)}`,
            value: step === null ? 'choose a severity' : `${formatMoney(reward, pool.asset)} or more`,
          },
          { label: 'Penalty', value: formatMoney(penalty, BRK) },
        ]}
      />
      <p className="text-ink-soft text-xs">
        {step !== null &&
          `Voters within 10 points of the verdict share ${formatMoney(pot, pool.asset)} from ${SOURCES[source]}. The fewer they are, the larger each share. `}
        The penalty, {formatBps(incident.process.penaltyBps)} of your voting stake, applies if you do not
        reveal your vote. It also applies if your vote is more than 10 points from the verdict and at least
        60&nbsp;% of the revealed weight is within 10 points of it.
      </p>
    </div>
  );
}
