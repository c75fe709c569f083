import type { ReactNode } from 'react';
import { DocsLink } from '@/components/docs/docs-link';
import { Card, CardHeader } from '@/components/ui/card';
import type { CostPoint } from '@/lib/capital/cost-curve';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { PriceCurve } from './price-curve';
import { PriceParts } from './price-parts';
import { Terms } from './terms';

type ProductDetailsProps = {
  product: ProductSummary;
  pool: PoolSummary;
  curve: readonly CostPoint[];
  /** Shown first: the state of its trigger. */
  children?: ReactNode;
};

/** What a buyer should know before buying. */
export function ProductDetails({ product, pool, curve, children }: ProductDetailsProps) {
  return (
    <div className="grid grid-cols-1 gap-6">
      {children}
      <Card>
        <CardHeader
          title="First part of the price: expected loss"
          hint="Paid for the days in force. All of it goes to the capital that pays losses"
        />
        <PriceParts product={product} />
      </Card>
      <Card>
        <CardHeader
          title="Second part of the price: cost of capital"
          hint="Paid for the days that the cover binds capital. A purchase costs the area under its part of the curve"
        />
        <PriceCurve curve={curve} pool={pool} />
      </Card>
      <Card>
        <CardHeader
          title="Terms in words"
          action={<DocsLink to="how-it-works#holders">How cover works</DocsLink>}
        />
        <Terms product={product} pool={pool} />
      </Card>
    </div>
  );
}
