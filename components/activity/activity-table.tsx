import Link from 'next/link';
import { AddressText } from '@/components/ui/address';
import { Moment } from '@/components/ui/moment';
import { type Column, Table } from '@/components/ui/table';
import type { Activity } from '@/lib/activity/types';
import { detailOf, titleOf } from '@/lib/activity/words';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';

type TableProps = {
  events: readonly Activity[];
  pools: readonly PoolSummary[];
  products: readonly ProductSummary[];
};

/** All events, with their subject and who acted. */
export function ActivityTable({ events, pools, products }: TableProps) {
  const poolOf = ({ pool }: Activity) =>
    pools.find(({ address }) => address.toLowerCase() === pool?.toLowerCase());
  const columns: Column<Activity>[] = [
    {
      key: 'event',
      header: 'Event',
      cell: (event) => (
        <>
          <span className="text-ink">{titleOf(event.name)}</span>
          <span className="block text-ink-soft text-xs">{detailOf(event, poolOf(event)?.asset)}</span>
        </>
      ),
    },
    {
      key: 'about',
      header: 'About',
      cell: (event) => <About event={event} pool={poolOf(event)} products={products} />,
    },
    { key: 'actor', header: 'By', cell: ({ actor }) => <AddressText address={actor} /> },
    { key: 'time', header: 'Time', cell: ({ time }) => <Moment time={time} exact /> },
    {
      key: 'block',
      header: 'Block',
      numeric: true,
      cell: ({ block, transaction }) => <span title={`Transaction ${transaction}`}>{block}</span>,
    },
  ];
  return (
    <Table
      caption="Events, newest first"
      columns={columns}
      rows={events}
      rowKey={({ block, log }) => `${block}-${log}`}
    />
  );
}

type AboutProps = {
  event: Activity;
  pool: PoolSummary | undefined;
  products: readonly ProductSummary[];
};

/** The most specific subject of the event that has a page. */
function About({ event: { incident, product, cover }, pool, products }: AboutProps) {
  const ofCover = cover === null ? '' : ` · cover ${cover}`;
  if (incident !== null) {
    return (
      <>
        <Link href={`/claims/${incident}`} className="link">
          Incident {incident}
        </Link>
        {ofCover}
      </>
    );
  }
  const named = products.find(({ id }) => id === product);
  if (named) {
    return (
      <>
        <Link href={`/cover/${named.id}`} className="link">
          {named.name}
        </Link>
        {ofCover}
      </>
    );
  }
  if (!pool) return <>{ofCover ? `Cover ${cover}` : 'The mutual'}</>;
  return (
    <Link href={`/pools/${pool.address}`} className="link">
      {pool.name}
    </Link>
  );
}
