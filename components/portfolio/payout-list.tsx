import { ButtonLink } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import type { Payout } from '@/lib/portfolio/types';
import { formatAmount } from '@/lib/units';

export function PayoutList({ payouts }: { payouts: readonly Payout[] }) {
  return payouts.map(({ incident, cover, assets }) => (
    <Callout
      key={`${incident.id}.${cover.id}`}
      kind="good"
      title={`${formatAmount(assets, cover.pool.asset.decimals)} ${cover.pool.asset.symbol} waits for you`}
      action={
        <ButtonLink size="sm" href={`/claims/${incident.id}`}>
          Collect it
        </ButtonLink>
      }
    >
      Incident {incident.id} of {cover.product.name} was accepted, and your cover {cover.id} was in force.
    </Callout>
  ));
}
