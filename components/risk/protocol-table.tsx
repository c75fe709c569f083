import Link from 'next/link';
import { Fold } from '@/components/ui/fold';
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
  {
    key: 'pools',
    header: 'Pools',
    cell: ({ pools }) =>
      pools.map((name) => (
        <span key={name} className="block whitespace-nowrap">
          {name}
        </span>
      )),
  },
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
    header: 'Share of their capital',
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

/** Number of protocols shown at first: those with the most products. */
const SHOWN = 5;

/** Cover of each protocol in all pools: one event there affects them all. */
export function ProtocolTable({ pools }: { pools: readonly RiskPool[] }) {
  const protocols = protocolsOf(pools);
  const [first, others] = [protocols.slice(0, SHOWN), protocols.slice(SHOWN)];
  const table = (caption: string, rows: readonly Protocol[]) => (
    <Table caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />
  );
  return (
    <div className="grid grid-cols-1 gap-4">
      {table('Cover of each protocol, over all pools', first)}
      {others.length > 0 && (
        <Fold summary={`${plural(others.length, 'more protocol')}`}>
          {table('Cover of further protocols, over all pools', others)}
        </Fold>
      )}
    </div>
  );
}
