import Link from 'next/link';
import { Callout } from '@/components/ui/callout';
import type { Offer } from '@/lib/cover/offer';

/** Why nothing can be bought, when nothing can. */
export function ProductNotice({ product, pool, price }: Offer) {
  if (price) return null;
  return (
    <div className="mb-8">
      {product.incidentOpen ? (
        <Callout
          kind="warn"
          title="Sales wait for a verdict"
          action={
            <Link href="/claims" className="link font-medium text-ink">
              See the open incident
            </Link>
          }
        >
          An incident of this product is open. Cover that was in force at its event time takes part in it.
        </Callout>
      ) : (
        <Callout
          title="Sold out for now"
          action={
            <Link href={`/pools/${pool.address}`} className="link font-medium text-ink">
              Stake in {pool.name}
            </Link>
          }
        >
          All the cover that the pool's capital can stand behind is sold. Capacity comes back when cover ends
          or someone stakes.
        </Callout>
      )}
    </div>
  );
}
