import Link from 'next/link';
import { Countdown } from '@/components/ui/countdown';
import { formatMoney } from '@/lib/money';
import type { AssessorStake } from '@/lib/portfolio/types';
import { BRK } from '@/lib/tx/types';
import { formatPercent, ratio } from '@/lib/units';

/** The BRK with which an account votes on incidents, in a sentence. */
export function AssessorLine({ stake, now }: { stake: AssessorStake; now: number }) {
  const { staked, total, unstaking, availableAt } = stake;
  return (
    <p className="text-ink-soft text-sm">
      {staked > 0n ? (
        <>
          As an assessor you have staked <span className="figure text-ink">{formatMoney(staked, BRK)}</span>,{' '}
          {formatPercent(ratio(staked, total) ?? 0n)} of the votes.{' '}
        </>
      ) : (
        'You have no BRK staked, so you have no vote on incidents. '
      )}
      {unstaking > 0n && (
        <>
          <span className="figure text-ink">{formatMoney(unstaking, BRK)}</span>{' '}
          {now < availableAt ? (
            <>
              can be withdrawn <Countdown time={availableAt} now={now} />.
            </>
          ) : (
            'can be withdrawn now.'
          )}{' '}
        </>
      )}
      <Link href="/claims/assessors" className="link">
        {staked > 0n || unstaking > 0n ? 'Stake or unstake BRK' : 'Become an assessor'}
      </Link>
    </p>
  );
}
