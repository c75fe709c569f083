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
        { label: 'What it may cost the pool', value: formatMoney(cost, asset) },
        {
          label: 'Support that a severity needs',
          value: `${formatBps(thresholdBps)} of the revealed weight`,
        },
        { label: 'Quorum', value: `${formatBps(process.quorumBps)} of all stake` },
        { label: 'To commit', value: formatDuration(process.commitSeconds) },
        { label: 'To reveal', value: formatDuration(process.revealSeconds) },
        { label: 'To appeal', value: formatDuration(process.appealSeconds) },
        { label: 'For the arbiter to rule', value: formatDuration(process.rulingSeconds) },
        { label: 'Penalty, of the stake that voted', value: formatBps(process.penaltyBps) },
        ...(reward > 0n ? [{ label: 'Reward that voters divide', value: formatMoney(reward, asset) }] : []),
      ]}
    />
  );
}
