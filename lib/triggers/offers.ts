import type { PoolSummary } from '@/lib/capital/types';
import type { ProductSummary } from '@/lib/cover/types';

type Watched = { product: number; standing: { kind: string } };
type Held = { cover: { product: { id: number } } };
type Listed = { product: ProductSummary; pool: PoolSummary };

/** A product that a price can prove, with where it is listed. */
export type Provable<Watch> = { watch: Watch } & Listed;

/** The products that prices prove: of the visitor's covers if one is such a product, else those that can be proven now. */
export function provableOffers<Watch extends Watched>(
  watches: readonly Watch[],
  listed: readonly Listed[],
  held: readonly Held[],
): Provable<Watch>[] {
  const own = new Set(held.map(({ cover }) => cover.product.id));
  const all = watches.flatMap((watch) => {
    const offer = listed.find(({ product }) => product.id === watch.product);
    return offer ? [{ watch, product: offer.product, pool: offer.pool }] : [];
  });
  const mine = all.filter(({ product }) => own.has(product.id));
  return mine.length > 0 ? mine : all.filter(({ watch }) => watch.standing.kind === 'provable');
}

/** What can be proven now, or is of the product that was asked for, and apart from it what only might be some day. */
export function byUrgency<Watch extends Watched>(
  offers: readonly Provable<Watch>[],
  asked: number | undefined,
): [first: Provable<Watch>[], later: Provable<Watch>[]] {
  const isFirst = ({ watch, product }: Provable<Watch>) =>
    watch.standing.kind === 'provable' || product.id === asked;
  return [offers.filter(isFirst), offers.filter((offer) => !isFirst(offer))];
}
