import type { Offer } from './offer';
import { PERILS, type Peril } from './types';

/** One risk with every pool that covers it. */
export type Risk = {
  key: string;
  name: string;
  peril: Peril;
  offers: Offer[];
  /** The product with the lowest price, where there is a choice; null otherwise. */
  cheapest: number | null;
};

/** The same protocol and the same peril are the same risk. */
const keyOf = ({ product }: Offer) => `${product.peril}:${product.protocol}`;

const byPrice = (a: Offer, b: Offer): number => {
  if (!a.price || !b.price) return Number(a.price === null) - Number(b.price === null);
  return Number(a.price.yearly > b.price.yearly) - Number(a.price.yearly < b.price.yearly);
};

/** Offers by what they cover, in order of listing; within a risk the lowest yearly price comes first. */
export function risksOf(offers: readonly Offer[]): Risk[] {
  const keys = [...new Set(offers.map(keyOf))];
  return keys.flatMap((key) => {
    const same = offers.filter((offer) => keyOf(offer) === key).toSorted(byPrice);
    const [first, second] = same;
    if (!first) return [];
    const { id, name, peril } = first.product;
    const hasChoice = first.price != null && second?.price != null && byPrice(first, second) < 0;
    return [{ key, name, peril, offers: same, cheapest: hasChoice ? id : null }];
  });
}

/** Of each of the first risks, where it costs the least. */
export const bestOffers = (offers: readonly Offer[], max: number): Offer[] =>
  risksOf(offers)
    .slice(0, max)
    .flatMap((risk) => risk.offers.slice(0, 1));

/** The risk that a product covers. */
export const riskOf = (offers: readonly Offer[], product: number): Risk | undefined =>
  risksOf(offers).find((risk) => risk.offers.some((offer) => offer.product.id === product));

/** How many risks there are of each peril that is covered at all. */
export const risksByPeril = (risks: readonly Risk[]): Map<Peril, number> =>
  risks.reduce(
    (counts, { peril }) => counts.set(peril, (counts.get(peril) ?? 0) + 1),
    new Map<Peril, number>(),
  );

/** A peril as in a URL: protocol-failure. */
export const perilSlug = (peril: Peril): string =>
  peril.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Null for an unknown peril, which then filters nothing. */
export const perilFromSlug = (slug: string | undefined): Peril | null =>
  PERILS.find((peril) => perilSlug(peril) === slug) ?? null;
