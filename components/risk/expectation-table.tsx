import Link from 'next/link';
import { type Column, Table } from '@/components/ui/table';
import { type Expectation, formatEstimate, formatShare } from '@/lib/risk/model';
import type { PoolOutcome } from '@/lib/risk/simulate';
import type { RiskPool } from '@/lib/risk/types';

type ExpectationTableProps = { pool: RiskPool; rows: readonly Expectation[]; outcome?: PoolOutcome };

function columnsOf(outcome?: PoolOutcome): Column<Expectation>[] {
  const simulated: Column<Expectation> = {
    key: 'simulated',
    header: 'Simulated',
    numeric: true,
    cell: ({ id }) => formatEstimate(outcome?.meanByProduct.get(id) ?? 0),
  };
  return [
    {
      key: 'product',
      header: 'Product',
      cell: ({ id, name }) => (
        <Link href={`/cover/${id}`} className="link font-medium">
          {name}
        </Link>
      ),
    },
    {
      key: 'events',
      header: 'Events a year',
      numeric: true,
      cell: ({ frequency, severity }) => (
        <>
          {formatShare(frequency)}
          <span className="block text-ink-soft text-xs">{formatShare(severity, 0)} lost each</span>
        </>
      ),
    },
    { key: 'loss', header: 'Expected loss', numeric: true, cell: ({ loss }) => formatEstimate(loss) },
    ...(outcome ? [simulated] : []),
    { key: 'premium', header: 'Premium', numeric: true, cell: ({ premium }) => formatEstimate(premium) },
    {
      key: 'ratio',
      header: 'Loss ratio',
      numeric: true,
      cell: ({ ratio }) =>
        ratio === null ? (
          '–'
        ) : (
          <span className={ratio > 1 ? 'text-bad' : undefined}>{formatShare(ratio, 0)}</span>
        ),
    },
  ];
}

/** What each product is expected to cost, beside what it earns. */
export function ExpectationTable({ pool, rows, outcome }: ExpectationTableProps) {
  const loss = rows.reduce((sum, row) => sum + row.loss, 0);
  const premium = rows.reduce((sum, row) => sum + row.premium, 0);
  return (
    <div>
      <h3 className="caps mb-4">Expected loss and premium, a year</h3>
      <Table
        caption={`Expected loss, premium and loss ratio of each product of ${pool.name}`}
        columns={columnsOf(outcome)}
        rows={rows}
        rowKey={({ id }) => id}
      />
      <p className="mt-4 border-t pt-4 text-ink-soft text-sm">
        Together {formatEstimate(loss)} of loss expected for {formatEstimate(premium)} {pool.asset.symbol} of
        premium
        {premium > 0 && `: a loss ratio of ${formatShare(loss / premium, 0)}`}.
      </p>
    </div>
  );
}
