import Link from 'next/link';
import { ButtonLink } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { Table } from '@/components/ui/table';
import { formatMoney } from '@/lib/money';
import type { Stake } from '@/lib/portfolio/types';
import { formatAmount, formatPercent, formatSharePrice, ratio } from '@/lib/units';

export function StakeList({ stakes }: { stakes: readonly Stake[] }) {
  if (stakes.length === 0) {
    return (
      <EmptyState
        title="You have nothing staked"
        action={<ButtonLink href="/pools">See the pools</ButtonLink>}
      >
        Staked capital earns premiums from the cover that it backs.
      </EmptyState>
    );
  }
  return (
    <Table
      caption="Your stakes"
      rows={stakes}
      rowKey={({ pool }) => pool.address}
      columns={[
        {
          key: 'pool',
          header: 'Pool',
          cell: ({ pool }) => (
            <Link href={`/pools/${pool.address}`} className="link font-medium">
              {pool.name}
            </Link>
          ),
        },
        {
          key: 'worth',
          header: 'Worth now',
          numeric: true,
          cell: ({ pool, worth }) => formatMoney(worth, pool.asset),
        },
        {
          key: 'shares',
          header: 'Shares',
          numeric: true,
          cell: ({ pool, shares }) => formatAmount(shares, pool.shareDecimals),
        },
        {
          key: 'price',
          header: 'Share price',
          numeric: true,
          cell: ({ pool }) => formatSharePrice(pool.sharePrice),
        },
        {
          key: 'part',
          header: 'Share of pool',
          numeric: true,
          cell: ({ pool, shares }) => formatPercent(ratio(shares, pool.totalShares) ?? 0n),
        },
        {
          key: 'exit',
          header: 'Manage',
          numeric: true,
          cell: ({ pool }) => (
            <span className="flex flex-wrap gap-x-4 sm:justify-end">
              <Link href={`/pools/${pool.address}`} className="link">
                Stake more
              </Link>
              <Link href={`/pools/${pool.address}?tab=exit`} className="link">
                Leave
              </Link>
            </span>
          ),
        },
      ]}
    />
  );
}
