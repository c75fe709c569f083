import { Card, CardHeader } from '@/components/ui/card';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatMoment } from '@/lib/time';
import type { EventWatch } from '@/lib/triggers/product-reads';
import { promiseInWords } from '@/lib/triggers/words';
import { WatchChart } from './watch-chart';

type ProvenProps = { incident: Incident; watch: EventWatch };

/** The rounds of the price feed that decided a proven incident. */
export function ProvenCard({ incident, watch }: ProvenProps) {
  const { eventTime, severityBps, filedAt } = incident;
  return (
    <Card>
      <CardHeader title={`What ${watch.feedName} showed`} hint={promiseInWords(watch.trigger)} />
      <div className="grid gap-5">
        <WatchChart
          watch={watch}
          band={{ name: 'From the event to its proof', from: eventTime, until: filedAt }}
        />
        <p className="text-ink-soft text-sm">
          The contract checked these rounds itself: the event began on {formatMoment(eventTime)} and is worth{' '}
          {formatSeverityBps(severityBps)} of every cover that was in force then.
        </p>
      </div>
    </Card>
  );
}
