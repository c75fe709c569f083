import type { Provable } from '@/lib/triggers/offers';
import type { EventWatch } from '@/lib/triggers/product-reads';
import { WatchCard } from './watch-card';

interface ProofSectionProps {
  /** Differs for each section of a page. */
  label: string;
  offers: readonly Provable<EventWatch>[];
}

/** Events that a price feed decides, each with its chart and its proof. Nothing need be filed. */
export function ProofSection({ label, offers }: ProofSectionProps) {
  if (offers.length === 0) return null;
  return (
    <section aria-label={label} className="mb-8 grid grid-cols-1 gap-6">
      {offers.map(({ watch, product, pool }) => (
        <WatchCard
          key={product.id}
          watch={watch}
          asset={pool.asset}
          title={`${product.name} in the ${pool.name}: decided by its price, without a vote`}
        />
      ))}
    </section>
  );
}
