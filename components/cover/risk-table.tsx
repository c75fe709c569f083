import clsx from 'clsx';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { Badge } from '@/components/ui/badge';
import type { Offer } from '@/lib/cover/offer';
import type { Risk } from '@/lib/cover/risks';
import { PERIL_WORDS } from '@/lib/cover/words';
import { formatFigure } from '@/lib/money';
import { plural } from '@/lib/time';
import { formatCompact, formatPercent } from '@/lib/units';
import { CapacityBar } from './capacity-bar';
import { SaleBadge } from './sale-badge';

const HEADERS = ['Pool', 'Price a year', 'Premium', 'Available', 'Sale'];

type RiskTableProps = {
  caption: string;
  risks: readonly Risk[];
  /** The product whose page shows the table. */
  current?: number;
};

/** Risks, each with the pools that cover it side by side. On a phone, a list of labelled values. */
export function RiskTable({ caption, risks, current }: RiskTableProps) {
  return (
    <table className="block w-full text-sm sm:table">
      <caption className="sr-only">{caption}</caption>
      <thead className="sr-only sm:not-sr-only sm:table-header-group">
        <tr className="border-b">
          <th scope="col" className="caps pr-3 pb-2 text-left">
            Risk
          </th>
          {HEADERS.map((header, index) => (
            <th
              key={header}
              scope="col"
              className={clsx('caps px-3 pb-2 last:pr-0', index === 0 ? 'text-left' : 'text-right')}
            >
              {header}
            </th>
          ))}
        </tr>
      </thead>
      {risks.map((risk) => (
        <tbody key={risk.key} className="block border-b py-4 last:border-0 sm:table-row-group sm:py-0">
          {risk.offers.map((offer, index) => (
            <tr key={offer.product.id} className="grid grid-cols-2 gap-x-4 gap-y-3 py-3 sm:table-row sm:py-0">
              {index === 0 && <RiskName risk={risk} />}
              <OfferCells
                offer={offer}
                isCheapest={risk.cheapest === offer.product.id}
                isCurrent={current === offer.product.id}
              />
            </tr>
          ))}
        </tbody>
      ))}
    </table>
  );
}

function RiskName({ risk }: { risk: Risk }) {
  const { name, peril, offers } = risk;
  return (
    <th
      scope="rowgroup"
      rowSpan={offers.length}
      className="col-span-2 block text-left align-top font-normal sm:table-cell sm:py-4 sm:pr-3"
    >
      <Link href={`/cover/${offers[0]?.product.id}`} className="link font-medium [overflow-wrap:anywhere]">
        {name}
      </Link>
      <span className="mt-0.5 block text-ink-soft text-xs">
        {PERIL_WORDS[peril].label} · {plural(offers.length, 'pool')}
      </span>
    </th>
  );
}

/** A value with its header, which a phone shows above it. */
function Cell({ header, left = false, children }: { header: string; left?: boolean; children: ReactNode }) {
  return (
    <td
      data-label={left ? undefined : header}
      className={clsx('cell figure', left ? 'col-span-2' : 'sm:text-right')}
    >
      {children}
    </td>
  );
}

type OfferCellsProps = { offer: Offer; isCheapest: boolean; isCurrent: boolean };

function OfferCells({ offer, isCheapest, isCurrent }: OfferCellsProps) {
  const { product, pool, sale, price } = offer;
  const { decimals, symbol } = pool.asset;
  return (
    <>
      <Cell header="Pool" left>
        <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
          <Link href={`/cover/${product.id}`} className="link" aria-current={isCurrent ? 'page' : undefined}>
            {pool.name}
          </Link>
          {isCurrent && <Badge>This one</Badge>}
          {isCheapest && <Badge tone="accent">Cheapest</Badge>}
        </span>
      </Cell>
      <Cell header="Price a year">{price ? formatPercent(price.yearly) : '–'}</Cell>
      <Cell header="Premium">
        {price ? (
          <span className="grid gap-0.5">
            <span>
              {formatFigure(price.premium, pool.asset)} <span className="text-ink-soft">{symbol}</span>
            </span>
            <span className="text-ink-soft text-xs">
              for {formatCompact(price.amount, decimals)} over {plural(price.termDays, 'day')}
            </span>
          </span>
        ) : (
          '–'
        )}
      </Cell>
      <Cell header="Available">
        <CapacityBar product={product} pool={pool} />
      </Cell>
      <Cell header="Sale">
        <SaleBadge sale={sale} />
      </Cell>
    </>
  );
}
