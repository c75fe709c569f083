import type { Asset } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';
import { readEventWatch } from '@/lib/triggers/product-reads';
import { LossCard } from './loss-card';
import { WatchCard } from './watch-card';

type TriggerProps = { product: ProductSummary; asset: Asset };

/** State of a product's trigger. Empty for a product without one. */
export async function TriggerCard({ product, asset }: TriggerProps) {
  if (!product.trigger) return null;
  if (product.settlesCovers) return <LossCard trigger={product.trigger} />;
  const watch = await readEventWatch(String(product.id));
  return watch && <WatchCard watch={watch} asset={asset} title={`What ${watch.feedName} must show`} />;
}
