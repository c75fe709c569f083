import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { EmptyState } from '@/components/ui/empty-state';
import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import type { PoolRewards } from '@/lib/rewards/types';
import { rateInWords } from '@/lib/rewards/words';
import { formatSharePrice } from '@/lib/units';
import {
  CapacityCell,
  ExitsCell,
  GroupsCell,
  ReserveCell,
  SolvencyCell,
  UtilisationCell,
} from './comparison-cells';
import { PoolState } from './pool-state';
import { YieldCell } from './yield-cell';

type Row = {
  pool: PoolSummary;
  products: readonly ProductSummary[];
  /** The current rewards of the pool's shares, in words. */
  rewards: readonly string[];
};
type Column = { key: string; header: string; cell: (row: Row) => ReactNode };

const COLUMNS: Column[] = [
  {
    key: 'pool',
    header: 'Pool',
    cell: ({ pool }) => (
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1.5 xl:grid xl:justify-items-start">
        <Link href={`/pools/${pool.address}`} className="link font-medium text-base xl:text-sm">
          {pool.name}
        </Link>
        <PoolState pool={pool} />
      </div>
    ),
  },
  {
    key: 'capital',
    header: 'Capital',
    cell: ({ pool }) => (
      <>
        <p className="figure text-ink">{figureOf(pool.capital, pool.asset)}</p>
        <p className="mt-0.5 text-ink-soft text-xs">a share is {formatSharePrice(pool.sharePrice)}</p>
      </>
    ),
  },
  { key: 'yield', header: 'Yield a year', cell: YieldCell },
  { key: 'utilisation', header: 'Utilisation', cell: UtilisationCell },
  { key: 'groups', header: 'Exposure by group', cell: GroupsCell },
  { key: 'solvency', header: 'Solvency', cell: SolvencyCell },
  { key: 'capacity', header: 'Left to sell', cell: CapacityCell },
  { key: 'reserve', header: 'Reserve', cell: ReserveCell },
  { key: 'exits', header: 'Exits', cell: ExitsCell },
];

/** Every pool: a row on a wide screen, a card on a phone. */
export function PoolComparison({
  pools,
  products,
  rewards,
  now,
}: {
  pools: readonly PoolSummary[];
  products: readonly ProductSummary[];
  rewards: readonly PoolRewards[];
  now: number;
}) {
  if (pools.length === 0) {
    return (
      <EmptyState title="No pools yet">Governance creates the first one through the factory.</EmptyState>
    );
  }
  const ratesOf = (pool: PoolSummary): string[] => {
    const own = rewards.find((one) => one.pool === pool.address)?.rewards ?? [];
    return own.flatMap((reward) => rateInWords(pool, reward, now) ?? []);
  };
  return (
    <table className="block w-full text-sm xl:table">
      <caption className="sr-only">Pools side by side</caption>
      <thead className="sr-only xl:not-sr-only xl:table-header-group">
        <tr className="border-b">
          {COLUMNS.map(({ key, header }) => (
            <th key={key} scope="col" className="caps px-2 pb-2 text-left first:pl-0 last:pr-0">
              {header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="grid gap-4 sm:grid-cols-2 xl:table-row-group">
        {pools.map((pool) => (
          <tr
            key={pool.address}
            className="grid grid-cols-2 content-start gap-x-5 gap-y-4 rounded-card border bg-surface p-5 xl:table-row xl:border-0 xl:border-b xl:bg-transparent"
          >
            {COLUMNS.map(({ key, header, cell: Cell }, index) => (
              <td
                key={key}
                className={clsx(
                  'min-w-0 xl:table-cell xl:border-b xl:px-2 xl:py-5 xl:align-top xl:first:pl-0 xl:last:pr-0',
                  (index === 0 || key === 'groups' || key === 'solvency') && 'col-span-2',
                )}
              >
                <span aria-hidden className={clsx('caps mb-1 xl:hidden', index === 0 ? 'hidden' : 'block')}>
                  {header}
                </span>
                <Cell pool={pool} products={products} rewards={ratesOf(pool)} />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
