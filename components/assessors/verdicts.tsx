import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Moment } from '@/components/ui/moment';
import { type Column, Table } from '@/components/ui/table';
import { formatSeverity, formatSeverityBps } from '@/lib/claims/severity';
import type { Incident } from '@/lib/claims/types';
import type { ProductSummary } from '@/lib/cover/types';
import { formatPercent, ratio } from '@/lib/units';

const MAX_SHOWN = 8;

type VerdictsProps = { verdicts: readonly Incident[]; products: readonly ProductSummary[] };

const OUTCOMES: Partial<Record<Incident['status'], (incident: Incident) => string>> = {
  accepted: ({ severityBps }) => `Accepted at ${formatSeverityBps(severityBps)}`,
  refused: () => 'Refused',
  lapsed: () => 'No verdict',
};

/** The latest incidents that assessors decided. */
export function Verdicts({ verdicts, products }: VerdictsProps) {
  if (verdicts.length === 0) {
    return <EmptyState title="No vote has ended yet">Verdicts of the assessors will appear here.</EmptyState>;
  }
  const columns: Column<Incident>[] = [
    {
      key: 'incident',
      header: 'Incident',
      cell: ({ id, product }) => (
        <Link href={`/claims/${id}`} className="link">
          {id}: {products.find((one) => one.id === product)?.name}
        </Link>
      ),
    },
    {
      key: 'asserted',
      header: 'Asserted',
      cell: ({ assertedStep }) => formatSeverity(assertedStep),
      numeric: true,
    },
    {
      key: 'verdict',
      header: 'Verdict',
      cell: (incident) => OUTCOMES[incident.status]?.(incident),
      numeric: true,
    },
    {
      key: 'turnout',
      header: 'Weight revealed',
      cell: ({ revealedWeight, totalWeight }) => formatPercent(ratio(revealedWeight, totalWeight) ?? 0n, 0),
      numeric: true,
    },
    {
      key: 'when',
      header: 'Settled',
      cell: ({ until }) => <Moment time={until} />,
      numeric: true,
    },
  ];
  return (
    <Table
      caption="Recent verdicts"
      columns={columns}
      rows={verdicts.slice(0, MAX_SHOWN)}
      rowKey={({ id }) => id}
    />
  );
}
