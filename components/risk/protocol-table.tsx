import Link from 'next/link';
import { type Column, Table } from '@/components/ui/table';
import { hrefOf, type Protocol, protocolsOf } from '@/lib/risk/selection';
import type { RiskPool } from '@/lib/risk/types';
import { plural } from '@/lib/time';
import { formatPercent, formatWhole, ratio } from '@/lib/units';

const columns: Column<Protocol>[] = [
  {
    key: 'protocol',
    header: 'Protocol',
    cell: ({ names, products }) => (
      <>
        <Link href={hrefOf({ fail: products })} scroll={false} prefetch={false} className="link font-medium">
          {names.join(', ')}
        </Link>
        <span className="block text-ink-soft text-xs">{plural(products.length, 'product')}</span>
      </>
    ),
  },
  { key: 'pools', header: 'Pools', cell: ({ pools }) => pools.join(', ') },
  {
    key: 'cover',
    header: 'Total cover',
    numeric: true,
    cell: ({ cover }) =>
      cover.map(({ symbol, decimals, exposure }) => (
        <span key={symbol} className="block whitespace-nowrap">
          {formatWhole(exposure, decimals)} {symbol}
        </span>
      )),
  },
  {
    key: 'share',
    header: 'Of their capital',
    numeric: true,
    cell: ({ cover }) =>
      cover.map(({ symbol, exposure, capital }) => {
        const share = ratio(exposure, capital);
        return (
          <span key={symbol} className="block">
            {share === null ? '–' : formatPercent(share, 1)}
          </span>
        );
      }),
  },
];

/** What all pools together cover of each protocol: one event there hits them all. */
export function ProtocolTable({ pools }: { pools: readonly RiskPool[] }) {
  return (
    <Table
      caption="Cover of each protocol, over all pools"
      columns={columns}
      rows={protocolsOf(pools)}
      rowKey={({ id }) => id}
    />
  );
}
