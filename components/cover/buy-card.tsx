import { Card, CardHeader } from '@/components/ui/card';
import type { Offer } from '@/lib/cover/offer';
import { BuyForm } from './buy-form';

export function BuyCard({ offer, now }: { offer: Offer; now: number }) {
  return (
    <Card className="lg:sticky lg:top-6 lg:order-2">
      <CardHeader title="Buy cover" />
      {offer.price ? (
        <BuyForm product={offer.product} pool={offer.pool} now={now} />
      ) : (
        <p className="text-ink-soft text-sm">Nothing can be bought now.</p>
      )}
    </Card>
  );
}
