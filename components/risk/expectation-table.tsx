import Link from 'next/link';
import { Fold } from '@/components/ui/fold';
import { type Column, Table } from '@/components/ui/table';
import { PERIL_WORDS } from '@/lib/cover/words';
import {
  byPeril,
  type ClassExpectation,
  type Expectation,
  formatEstimate,
  formatShare,
} from '@/lib/risk/model';
import type { PoolOutcome } from '@/lib/risk/simulate';
import type { RiskPool } from '@/lib/risk/types';

type ExpectationTableProps = { pool: RiskPool; rows: readonly Expectation[]; outcome?: PoolOutcome };

const rate = (share: number) => formatShare(share, 2);

const classColumns: Column<ClassExpectation>[] = [
  { key: 'peril', header: 'Risk', cell: ({ peril }) => PERIL_WORDS[peril].label },
  { key: 'cover', header: 'Cover', numeric: true, cell: ({ cover }) => formatEstimate(cover) },
  {
    key: 'listed',
    header: 'Loss by listed rates',
    numeric: true,
    cell: ({ listedLoss }) => formatEstimate(listedLoss),
  },
  { key: 'model', header: 'Loss by this model', numeric: true, cell: ({ loss }) => formatEstimate(loss) },
];

function columnsOf(outcome?: PoolOutcome): Column<Expectation>[] {
  const simulated: Column<Expectation> = {
    key: 'simulated',
    header: 'Simulated loss',
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
          {rate(frequency)}
          <span className="block text-ink-soft text-xs">{formatShare(severity, 0)} lost each</span>
        </>
      ),
    },
    {
      key: 'listed',
      header: 'Listed rate',
      numeric: true,
      cell: ({ listedRate, assessedRate }) => (
        <>
          {rate(listedRate)}
          <span className="block text-ink-soft text-xs">{rate(assessedRate)} charged</span>
        </>
      ),
    },
    {
      key: 'history',
      header: 'By the history',
      numeric: true,
      cell: ({ historyRate }) => (historyRate === null ? 'no history' : rate(historyRate)),
    },
    { key: 'loss', header: 'Expected loss', numeric: true, cell: ({ loss }) => formatEstimate(loss) },
    ...(outcome ? [simulated] : []),
  ];
}

/** Expected losses of a pool, by peril first, then by product: a single product's claims say little about its rate. */
export function ExpectationTable({ pool, rows, outcome }: ExpectationTableProps) {
  return (
    <div className="grid gap-8">
      <div>
        <h3 className="caps mb-4">Expected loss a year, by kind of risk</h3>
        <Table
          caption={`Expected loss of ${pool.name} a year by kind of risk`}
          columns={classColumns}
          rows={byPeril(rows)}
          rowKey={({ peril }) => peril}
        />
      </div>
      <Fold summary={`Expected loss a year, by product (${rows.length})`}>
        <Table
          caption={`Expected loss of each product of ${pool.name}: listed rate and history`}
          columns={columnsOf(outcome)}
          rows={rows}
          rowKey={({ id }) => id}
        />
      </Fold>
    </div>
  );
}
