import Link from 'next/link';
import { GuardianLink } from '@/components/guardian/guardian-link';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';

/** Why the pool is not as usual, when it is not. */
export function PoolNotice({ pool }: { pool: PoolSummary }) {
  const amount = (value: bigint) => figureOf(value, pool.asset);
  if (pool.priceUncertain) {
    return (
      <div className="mb-8">
        <Callout
          kind="warn"
          title="The share price is uncertain until a verdict"
          action={
            <Link href="/claims" className="link font-medium text-ink">
              See the open incidents
            </Link>
          }
        >
          Open incidents could cost this pool up to {amount(pool.atRisk)}. Until they are decided nobody can
          stake and no exit is processed, so that nobody dodges the loss or pays for one that was there
          before. You can still ask for an exit, take one that is ready, and be paid ahead what the incidents
          cannot need of one that they hold.
        </Callout>
      </div>
    );
  }
  if (pool.paused) {
    return (
      <div className="mb-8">
        <Callout kind="warn" title="New cover and deposits are paused" action={<GuardianLink />}>
          The guardian has paused this pool until <Moment time={Number(pool.pausedUntil)} exact />. Exits,
          claims and payouts go on as ever.
        </Callout>
      </div>
    );
  }
  if (pool.maxDeposit === 0n) {
    return (
      <div className="mb-8">
        <Callout kind="warn" title="This pool takes no deposits">
          Its shares lost nearly all of their value. Exits and payouts go on.
        </Callout>
      </div>
    );
  }
  return null;
}
