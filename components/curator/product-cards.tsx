import Link from 'next/link';
import { Card } from '@/components/ui/card';
import type { PoolSummary } from '@/lib/capital/types';
import type { TunedProduct } from '@/lib/curator/reads';
import type { Limits } from '@/lib/curator/terms';
import { plural } from '@/lib/time';
import { formatBps, formatPercent } from '@/lib/units';
import { Announcement } from './announcement';
import { TuneForm } from './tune-form';

type CardsProps = { pool: PoolSummary; tuned: readonly TunedProduct[]; limits: Limits; now: number };

/** The pool's products as their curator sees them. */
export function ProductCards({ pool, tuned, limits, now }: CardsProps) {
  return (
    <ul className="grid grid-cols-1 items-start gap-6 lg:grid-cols-2">
      {tuned.map(({ product, announced }) => (
        <li key={product.id}>
          <Card>
            <h3 className="font-medium text-ink">
              <Link href={`/cover/${product.id}`} className="link">
                {product.name}
              </Link>
            </h3>
            <p className="mt-1 mb-4 text-ink-soft text-sm">
              Risk rate {formatPercent(product.riskRate)} a year, at most {formatBps(product.shareBps)} of the
              capital, weight {formatBps(product.weightBps)}, group {product.group},{' '}
              {product.maxDays === 0 ? 'no sales' : `terms of up to ${plural(product.maxDays, 'day')}`}.
            </p>
            {announced && <Announcement product={product.id} announced={announced} now={now} />}
            <details className="mt-3">
              <summary className="min-h-11 cursor-pointer py-2.5 text-ink-soft text-sm hover:text-ink">
                Change {product.name}
              </summary>
              <TuneForm product={product} asset={pool.asset} curator={pool.curator} limits={limits} />
            </details>
          </Card>
        </li>
      ))}
    </ul>
  );
}
