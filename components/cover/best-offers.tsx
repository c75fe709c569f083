import { readOffers } from '@/lib/cover/offer-reads';
import { bestOffers } from '@/lib/cover/risks';
import { OfferTable } from './offer-table';

const MAX_OFFERS = 12;

/** The first risks, each in the pool with the lowest price. */
export async function BestOffers() {
  return <OfferTable offers={bestOffers(await readOffers(), MAX_OFFERS)} />;
}
