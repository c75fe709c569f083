import { Moment } from '@/components/ui/moment';
import { Stat } from '@/components/ui/stat';
import type { Asset } from '@/lib/capital/types';
import { formatSeverity, formatSeverityBps, shareOfBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatBps, formatRound } from '@/lib/units';

type FactsProps = { incident: Incident; asset: Asset };

/** What it is about, in four figures. */
export function IncidentFacts({ incident, asset }: FactsProps) {
  const { status, eventTime, filedAt, eligible, shareBps, isProven } = incident;
  const told = (amount: bigint) => formatRound(amount, asset.decimals);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-6 border-y py-6 lg:grid-cols-4">
      <Stat
        label="Event"
        value={<Moment time={eventTime} />}
        note={
          <>
            {isProven ? 'proven' : 'filed'} <Moment time={filedAt} />
          </>
        }
      />
      <SeverityStat incident={incident} />
      <Stat
        label="Cover in force"
        value={told(eligible)}
        unit={asset.symbol}
        note={`${formatBps(shareBps)} of the capital at filing`}
      />
      {status === 'accepted' ? (
        <Stat
          label="Set aside"
          value={told(incident.booked)}
          unit={asset.symbol}
          note={`${told(incident.uncollected)} ${asset.symbol} not yet collected`}
        />
      ) : (
        <Stat
          label={`Payout as ${payoutWord(incident)}`}
          value={told(shareOfBps(eligible, incident.severityBps))}
          unit={asset.symbol}
          note={`${formatBps(Math.ceil((shareBps * incident.severityBps) / 10_000))} of the capital`}
        />
      )}
    </dl>
  );
}

function payoutWord({ hasVerdict, isProven }: Incident): string {
  if (isProven) return 'proven';
  return hasVerdict ? 'decided' : 'asserted';
}

function SeverityStat({ incident }: { incident: Incident }) {
  const { severityBps, assertedStep, isProven, hasVerdict, status } = incident;
  const severity = formatSeverityBps(severityBps);
  if (isProven) return <Stat label="Severity proven" value={severity} note="by the oracle" />;
  return hasVerdict || status === 'accepted' ? (
    <Stat label="Severity decided" value={severity} note={`asserted: ${formatSeverity(assertedStep)}`} />
  ) : (
    <Stat label="Severity asserted" value={severity} note="by the filer" />
  );
}
