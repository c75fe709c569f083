import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { formatMoney } from '@/lib/money';
import type { Payout } from '@/lib/portfolio/types';

export function PayoutList({ payouts }: { payouts: readonly Payout[] }) {
  return payouts.map(({ incident, cover, assets }) => (
    <Callout
      key={`${incident.id}.${cover.id}`}
      kind="good"
      title={`${incident.lossRoot ? 'Up to ' : ''}${formatMoney(assets, cover.pool.asset)} is ready for you`}
      action={
        <ButtonLink size="sm" href={`/claims/${incident.id}`}>
          Collect it
        </ButtonLink>
      }
    >
      Incident {incident.id} of {cover.product.name} was accepted, and your cover {cover.id} was in force.
      {incident.lossRoot && ' It pays no more than your proven loss.'}
    </Callout>
  ));
}
