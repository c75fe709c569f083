import { Facts } from '@/components/tx/facts';
import type { Asset } from '@/lib/capital/types';
import type { Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { formatDuration } from '@/lib/time';
import { formatBps } from '@/lib/units';

type RulesProps = { incident: Incident; asset: Asset };

/** How this incident is decided: by the process that was in force at its event time. */
export function DecisionRules({ incident, asset }: RulesProps) {
  const { process, reward, thresholdBps, cost } = incident;
  return (
    <Facts
      facts={[
        { label: 'Maximum cost to the pool', value: formatMoney(cost, asset) },
        {
          label: 'Support needed for a severity',
          value: `${formatBps(thresholdBps)} of the revealed weight`,
        },
        { label: 'Quorum', value: `${formatBps(process.quorumBps)} of all stake` },
        { label: 'Time to commit', value: formatDuration(process.commitSeconds) },
        { label: 'Time to reveal', value: formatDuration(process.revealSeconds) },
        { label: 'Time to appeal', value: formatDuration(process.appealSeconds) },
        { label: 'Time for a ruling', value: formatDuration(process.rulingSeconds) },
        { label: 'Penalty, share of the voting stake', value: formatBps(process.penaltyBps) },
        ...(reward > 0n ? [{ label: 'Reward shared by voters', value: formatMoney(reward, asset) }] : []),
      ]}
    />
  );
}
