import Link from 'next/link';
import { EmptyState } from '@/components/ui/empty-state';
import { type Column, Table } from '@/components/ui/table';
import type { Offer } from '@/lib/cover/offer';
import { PERIL_WORDS } from '@/lib/cover/words';
import { formatFigure } from '@/lib/money';
import { formatCompact, formatPercent } from '@/lib/units';
import { CapacityBar } from './capacity-bar';
import { SaleBadge } from './sale-badge';

const COLUMNS: Column<Offer>[] = [
  {
    key: 'product',
    header: 'Product',
    cell: ({ product, pool }) => (
      <span className="grid gap-0.5">
        <Link href={`/cover/${product.id}`} className="link font-medium [overflow-wrap:anywhere]">
          {product.name}
        </Link>
        <span className="text-ink-soft text-xs">
          {PERIL_WORDS[product.peril].label} · {pool.name}
        </span>
      </span>
    ),
  },
  {
    key: 'price',
    header: 'Price',
    numeric: true,
    cell: ({ price, pool }) =>
      price ? (
        <span className="grid gap-0.5">
          <span>
            {formatFigure(price.premium, pool.asset)}{' '}
            <span className="text-ink-soft">{pool.asset.symbol}</span>
          </span>
          <span className="text-ink-soft text-xs">
            for {formatCompact(price.amount, pool.asset.decimals)} over {price.termDays} days
          </span>
        </span>
      ) : (
        '–'
      ),
  },
  {
    key: 'yearly',
    header: 'Yearly',
    numeric: true,
    cell: ({ price }) => (price ? formatPercent(price.yearly) : '–'),
  },
  {
    key: 'capacity',
    header: 'Available',
    numeric: true,
    cell: (offer) => <CapacityBar {...offer} />,
  },
  {
    key: 'state',
    header: 'Sale',
    numeric: true,
    cell: ({ sale }) => <SaleBadge sale={sale} />,
  },
];

export function OfferTable({ offers }: { offers: readonly Offer[] }) {
  if (offers.length === 0) {
    return <EmptyState title="No products yet">A pool's curator lists the first one.</EmptyState>;
  }
  return (
    <Table
      caption="Products with their price for a reference purchase"
      columns={COLUMNS}
      rows={offers}
      rowKey={({ product }) => product.id}
    />
  );
}
