import { AddressText } from '@/components/ui/address';
import { Card, CardHeader } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { type Column, Table } from '@/components/ui/table';
import type { Holder } from '@/lib/capital/holder-reads';
import { assetsFor } from '@/lib/capital/shares';
import type { PoolSummary } from '@/lib/capital/types';
import { formatMoney } from '@/lib/money';
import { formatPercent, ratio } from '@/lib/units';

type PoolHoldersProps = { pool: PoolSummary; holders: readonly Holder[] };

/** The largest holders. */
export function PoolHolders({ pool, holders }: PoolHoldersProps) {
  const columns: Column<Holder>[] = [
    {
      key: 'account',
      header: 'Account',
      cell: ({ account }) =>
        account === pool.address ? 'Waiting to leave' : <AddressText address={account} />,
    },
    {
      key: 'worth',
      header: 'Stake',
      cell: ({ shares }) => formatMoney(assetsFor(pool, shares), pool.asset),
      numeric: true,
    },
    {
      key: 'part',
      header: 'Share of pool',
      cell: ({ shares }) => formatPercent(ratio(shares, pool.totalShares) ?? 0n),
      numeric: true,
    },
  ];
  return (
    <Card>
      <CardHeader title="Largest stakers" hint="By their shares of the pool" />
      {holders.length === 0 ? (
        <EmptyState title="Nobody has staked yet">Stakers will appear here.</EmptyState>
      ) : (
        <Table caption="Largest stakers" columns={columns} rows={holders} rowKey={({ account }) => account} />
      )}
    </Card>
  );
}
