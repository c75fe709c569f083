import { Facts } from '@/components/tx/facts';
import { type Column, Table } from '@/components/ui/table';
import type { Asset } from '@/lib/capital/types';
import { formatSeverity, shareOf } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { type Tier, tiersOf } from '@/lib/claims/verdict';
import { formatDuration } from '@/lib/time';
import { formatAmount, formatBps, formatRound } from '@/lib/units';

type RulesProps = { incident: Incident; asset: Asset };

const severities = ({ fromStep, toStep }: Tier) =>
  fromStep === toStep ? formatSeverity(fromStep) : `${formatSeverity(fromStep)} to ${formatSeverity(toStep)}`;

/** How this incident is decided, as it was when it was filed. */
export function DecisionRules({ incident, asset }: RulesProps) {
  const { process, eligible, reward } = incident;
  const columns: Column<Tier>[] = [
    { key: 'severity', header: 'Severity', cell: severities },
    {
      key: 'payout',
      header: 'Payout, at most',
      numeric: true,
      cell: ({ toStep }) => `${formatRound(shareOf(eligible, toStep), asset.decimals)}\u00a0${asset.symbol}`,
    },
    {
      key: 'support',
      header: 'Support needed',
      numeric: true,
      cell: ({ thresholdBps }) => formatBps(thresholdBps),
    },
  ];
  return (
    <div className="grid gap-6">
      <Table
        caption="The larger the payout, the more of the revealed weight must support it"
        columns={columns}
        rows={tiersOf(incident)}
        rowKey={({ fromStep }) => fromStep}
      />
      <Facts
        facts={[
          { label: 'Quorum of the first vote', value: formatBps(process.quorumBps) },
          { label: 'To commit', value: formatDuration(process.commitSeconds) },
          { label: 'To reveal', value: formatDuration(process.revealSeconds) },
          { label: 'To appeal', value: formatDuration(process.appealSeconds) },
          { label: 'For the arbiter to rule', value: formatDuration(process.rulingSeconds) },
          { label: 'Lost by outliers, of their stake', value: formatBps(process.penaltyBps) },
          ...(reward > 0n
            ? [
                {
                  label: 'Reward that voters divide',
                  value: `${formatAmount(reward, asset.decimals)} ${asset.symbol}`,
                },
              ]
            : []),
        ]}
      />
    </div>
  );
}
