import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { type Column, Table } from '@/components/ui/table';
import { figureOf } from '@/lib/capital/figure';
import { solvencyRatio } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
import { yieldBySource } from '@/lib/capital/yield';
import { formatPercent, formatSharePrice } from '@/lib/units';
import { PoolState } from './pool-state';

const COLUMNS: Column<PoolSummary>[] = [
  {
    key: 'pool',
    header: 'Pool',
    cell: (pool) => (
      <Link href={`/pools/${pool.address}`} className="link font-medium">
        {pool.name}
      </Link>
    ),
  },
  {
    key: 'capital',
    header: 'Capital',
    numeric: true,
    cell: (pool) => figureOf(pool.capital, pool.asset),
  },
  { key: 'price', header: 'Share price', numeric: true, cell: (pool) => formatSharePrice(pool.sharePrice) },
  {
    key: 'yield',
    header: 'Yield a year',
    numeric: true,
    cell: (pool) => {
      const sources = yieldBySource(pool);
      return sources === null ? '–' : formatPercent(sources.net);
    },
  },
  {
    key: 'utilisation',
    header: 'Utilisation',
    numeric: true,
    cell: (pool) => formatPercent(pool.utilisation, 0),
  },
  {
    key: 'solvency',
    header: 'Solvency',
    numeric: true,
    cell: (pool) => {
      const solvency = solvencyRatio(pool);
      return solvency === null ? 'Nothing at risk' : formatPercent(solvency, 0);
    },
  },
  { key: 'state', header: 'Deposits', numeric: true, cell: (pool) => <PoolState pool={pool} /> },
];

export function PoolTable({ pools }: { pools: readonly PoolSummary[] }) {
  if (pools.length === 0) {
    return (
      <EmptyState title="No pools yet">Governance creates the first one through the factory.</EmptyState>
    );
  }
  return <Table caption="Pools" columns={COLUMNS} rows={pools} rowKey={(pool) => pool.address} />;
}
