import Link from 'next/link';
import { Facts } from '@/components/tx/facts';
import { Card, CardHeader } from '@/components/ui/card';
import { Moment } from '@/components/ui/moment';
import { type Column, Table } from '@/components/ui/table';
import type { Asset } from '@/lib/capital/types';
import { collectionEndOf, type EpisodeHistory } from '@/lib/claims/episode-reads';
import { formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import { formatMoney } from '@/lib/money';
import { formatPercent, ratio, WAD } from '@/lib/units';

type EpisodeProps = { history: EpisodeHistory; current: number; asset: Asset };

/** The verdicts of an episode, and the money in its pot. */
export function EpisodeCard({ history, current, asset }: EpisodeProps) {
  const { episode, verdicts } = history;
  const { pot, asked } = episode;
  const paid = ratio(pot, asked) ?? WAD;
  const columns: Column<Incident>[] = [
    {
      key: 'incident',
      header: 'Incident',
      cell: ({ id }) =>
        id === current ? (
          <>Incident {id}, this one</>
        ) : (
          <Link href={`/claims/${id}`} className="link">
            Incident {id}
          </Link>
        ),
    },
    { key: 'time', header: 'Event', cell: ({ eventTime }) => <Moment time={eventTime} exact /> },
    {
      key: 'severity',
      header: 'Verdict',
      numeric: true,
      cell: ({ severityBps }) => formatSeverityBps(severityBps),
    },
  ];
  return (
    <Card>
      <CardHeader
        title="The episode"
        hint="Incidents with events close together. Each cover is paid by the largest verdict for an event at which it was in force"
      />
      <div className="grid gap-5">
        <Table
          caption="Accepted verdicts of this episode"
          columns={columns}
          rows={verdicts}
          rowKey={({ id }) => id}
        />
        <Facts
          facts={[
            { label: 'Left to collect', value: formatMoney(pot, asset) },
            ...(pot < asked
              ? [{ label: 'Share of each payout that the pool pays', value: formatPercent(paid) }]
              : []),
            { label: 'Collection ends', value: <Moment time={collectionEndOf(episode)} exact /> },
          ]}
        />
      </div>
    </Card>
  );
}
