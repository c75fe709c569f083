import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { Money } from '@/components/ui/money';
import { type Column, Table } from '@/components/ui/table';
import { solvencyRatio, yieldEstimate } from '@/lib/capital/maths';
import type { PoolSummary } from '@/lib/capital/types';
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
    cell: (pool) => <Money value={pool.capital} asset={pool.asset} whole />,
  },
  { key: 'price', header: 'Share price', numeric: true, cell: (pool) => formatSharePrice(pool.sharePrice) },
  {
    key: 'yield',
    header: 'Yield estimate',
    numeric: true,
    cell: (pool) => {
      const estimate = yieldEstimate(pool);
      return estimate === null ? '–' : formatPercent(estimate);
    },
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
