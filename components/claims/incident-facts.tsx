import { Moment } from '@/components/ui/moment';
import { Stat } from '@/components/ui/stat';
import type { Asset } from '@/lib/capital/types';
import type { EpisodeHistory } from '@/lib/claims/episode-reads';
import { formatSeverity, formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatRound } from '@/lib/units';

type FactsProps = { incident: Incident; history: EpisodeHistory | null; asset: Asset };

/** Summary of the incident in four figures. */
export function IncidentFacts({ incident, history, asset }: FactsProps) {
  const { eventTime, filedAt, eligible, isProven, cost, status } = incident;
  const isOver = status === 'refused' || status === 'lapsed';
  const money = (amount: bigint) => formatRound(amount, asset.decimals);
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
        value={money(eligible)}
        unit={asset.symbol}
        note="of all holders, at the event"
      />
      {history ? (
        <Stat
          label="Left to collect"
          value={money(history.episode.pot)}
          unit={asset.symbol}
          note="in the pot of the episode"
        />
      ) : (
        <Stat
          label={isOver ? 'Cost to the pool' : 'May cost the pool'}
          value={isOver ? '0' : money(cost)}
          unit={asset.symbol}
          note={isOver ? `${money(cost)} while it was open` : 'at most'}
        />
      )}
    </dl>
  );
}

function SeverityStat({ incident }: { incident: Incident }) {
  const { severityBps, assertedStep, isProven, isRuled, hasVerdict, status } = incident;
  const severity = formatSeverityBps(severityBps);
  if (isProven) return <Stat label="Severity proven" value={severity} note="by the oracle" />;
  const asserted = `asserted: ${formatSeverity(assertedStep)}`;
  if (isRuled) return <Stat label="Severity ruled" value={severity} note={asserted} />;
  return hasVerdict || status === 'accepted' ? (
    <Stat label="Severity decided" value={severity} note={asserted} />
  ) : (
    <Stat label="Severity asserted" value={severity} note="by the filer" />
  );
}
