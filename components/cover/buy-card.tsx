import { Card, CardHeader } from '@/components/ui/card';
import type { Offer } from '@/lib/cover/offer';
import type { PayoutRule } from '@/lib/cover/payouts';
import { BuyForm } from './buy-form';

type BuyCardProps = { offer: Offer; rule: PayoutRule; now: number };

export function BuyCard({ offer, rule, now }: BuyCardProps) {
  return (
    <Card className="lg:tall:sticky lg:tall:top-6 lg:order-2">
      <CardHeader title="Buy cover" />
      {offer.sale === 'open' ? (
        <BuyForm product={offer.product} pool={offer.pool} rule={rule} now={now} />
      ) : (
        <p className="text-ink-soft text-sm">Nothing can be bought now.</p>
      )}
    </Card>
  );
}
