import { Moment } from '@/components/ui/moment';
import { Stat } from '@/components/ui/stat';
import type { Asset } from '@/lib/capital/types';
import { formatSeverity, formatSeverityBps, shareOf } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatAmount } from '@/lib/units';

type FactsProps = { incident: Incident; asset: Asset };

export function IncidentFacts({ incident, asset }: FactsProps) {
  const isAccepted = incident.status === 'accepted';
  const told = (amount: bigint) => formatAmount(amount, asset.decimals, 0);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 border-y py-6 lg:grid-cols-4">
      <Stat
        label="Event"
        value={<Moment time={incident.eventTime} />}
        note={
          <>
            filed <Moment time={incident.filedAt} />
          </>
        }
      />
      <Stat
        label={isAccepted ? 'Severity decided' : 'Severity asserted'}
        value={isAccepted ? formatSeverityBps(incident.severityBps) : formatSeverity(incident.assertedStep)}
        note={isAccepted ? `asserted: ${formatSeverity(incident.assertedStep)}` : 'by the filer'}
      />
      <Stat label="Cover in force" value={told(incident.eligible)} unit={asset.symbol} note="at the event" />
      {isAccepted ? (
        <Stat
          label="Set aside"
          value={told(incident.booked)}
          unit={asset.symbol}
          note={`${told(incident.uncollected)} ${asset.symbol} not yet collected`}
        />
      ) : (
        <Stat
          label="Payout as asserted"
          value={told(shareOf(incident.eligible, incident.assertedStep))}
          unit={asset.symbol}
          note={`bond ${told(incident.bond)} ${asset.symbol}`}
        />
      )}
    </dl>
  );
}
