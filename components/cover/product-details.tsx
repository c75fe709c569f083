import type { ReactNode } from 'react';
import { Card, CardHeader } from '@/components/ui/card';
import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { PriceCurve } from './price-curve';
import { PriceParts } from './price-parts';
import { Terms } from './terms';

type ProductDetailsProps = {
  product: ProductSummary;
  pool: PoolSummary;
  signal: bigint | null;
  /** What comes first: how its trigger stands. */
  children?: ReactNode;
};

/** What a buyer should know before buying. */
export function ProductDetails({ product, pool, signal, children }: ProductDetailsProps) {
  return (
    <div className="grid grid-cols-1 gap-6">
      {children}
      <Card>
        <CardHeader
          title="Price curve"
          hint="What the next unit of cover costs a year, as capacity is used up; a purchase costs the area it takes"
        />
        <PriceCurve product={product} pool={pool} />
      </Card>
      <Card>
        <CardHeader
          title="What the price is made of"
          hint="Five figures at most, multiplied; all of them are on chain"
        />
        <PriceParts product={product} signal={signal} />
      </Card>
      <Card>
        <CardHeader title="Terms in words" />
        <Terms product={product} pool={pool} />
      </Card>
    </div>
  );
}
