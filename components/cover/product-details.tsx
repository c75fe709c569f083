import { Card, CardHeader } from '@/components/ui/card';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { PriceCurve } from './price-curve';
import { Terms } from './terms';

/** What a buyer should know before buying. */
export function ProductDetails({ product, pool }: { product: ProductSummary; pool: PoolSummary }) {
  return (
    <div className="grid grid-cols-1 gap-6">
      <Card>
        <CardHeader
          title="Price curve"
          hint="What the next unit of cover costs a year, as capacity is used up"
        />
        <PriceCurve product={product} />
      </Card>
      <Card>
        <CardHeader title="Terms in words" />
        <Terms product={product} pool={pool} />
      </Card>
    </div>
  );
}
