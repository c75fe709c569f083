import Link from 'next/link';
import { GuardianLink } from '@/components/guardian/guardian-link';
import { Callout } from '@/components/ui/callout';
import { Moment } from '@/components/ui/moment';
import { depositStop, materiality } from '@/lib/capital/deposits';
import { figureOf } from '@/lib/capital/figure';
import type { PoolSummary } from '@/lib/capital/types';

type NoticeProps = {
  pool: PoolSummary;
  /** When the current steps of the pool's open incidents end; null if none is open. */
  until: number | null;
};

/** Why deposits are paused, and until when. */
export function PoolNotice(props: NoticeProps) {
  const notice = noticeOf(props);
  return notice && <div className="mb-8">{notice}</div>;
}

function noticeOf({ pool, until }: NoticeProps) {
  switch (depositStop(pool)) {
    case null:
      return null;
    case 'paused':
      return (
        <Callout kind="warn" title="New cover and deposits are paused" action={<GuardianLink />}>
          The guardian has paused this pool until <Moment time={pool.pausedUntil} exact />. Exits, claims and
          payouts continue.
        </Callout>
      );
    case 'incidents':
      return (
        <Callout
          kind="warn"
          title="Deposits are paused until open incidents are decided"
          action={
            <Link href="/claims" className="link font-medium text-ink">
              See the open incidents
            </Link>
          }
        >
          Open incidents could cost this pool {figureOf(pool.atRisk, pool.asset)}, more than its limit of{' '}
          {figureOf(materiality(pool), pool.asset)}. A deposit made now could pay for a loss that happened
          before it.{' '}
          {until !== null && (
            <>
              The current step of the last one ends on <Moment time={until} exact />.{' '}
            </>
          )}
          Exits continue.
        </Callout>
      );
    case 'closed':
      return (
        <Callout kind="warn" title="This pool takes no deposits">
          Its shares have lost nearly all of their value. Exits and payouts continue.
        </Callout>
      );
  }
}
