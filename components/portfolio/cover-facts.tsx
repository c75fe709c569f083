import clsx from 'clsx';
import { type Fact, Facts } from '@/components/tx/facts';
import { Countdown } from '@/components/ui/countdown';
import { formatMoney } from '@/lib/money';
import { type CoverState, isLive } from '@/lib/portfolio/manage';
import type { PortfolioCover } from '@/lib/portfolio/types';
import { formatDay, startOfDay } from '@/lib/time';

type CoverPartProps = { cover: PortfolioCover; state: CoverState; now: number };

/** What the cover can still pay, and until when. */
export function CoverAmount({ cover, state, now }: CoverPartProps) {
  const { pool, amount, left, startDay, endDay } = cover;
  const isInForce = state === 'inForce';
  return (
    <div>
      <p className={clsx('figure text-2xl', isLive(state) ? 'text-ink' : 'text-ink-soft')}>
        {formatMoney(left, pool.asset)}
      </p>
      {left < amount && <p className="text-ink-soft text-sm">left of {formatMoney(amount, pool.asset)}</p>}
      {isLive(state) && (
        <p className="text-ink-soft text-sm">
          {isInForce ? 'ends' : 'in force'}{' '}
          <Countdown time={startOfDay(isInForce ? endDay : startDay)} now={now} />
        </p>
      )}
    </div>
  );
}

/** Dates, premium and payouts. */
export function CoverFacts({ cover, state, now }: CoverPartProps) {
  const { pool, record, amount, left } = cover;
  const money = (value: bigint) => formatMoney(value, pool.asset);
  const facts: Fact[] = [
    ...datesOf(cover, state, now),
    { label: 'Premium paid', value: money(record.paid) },
    ...(isLive(state) ? [{ label: 'Unused premium', value: money(record.unearned) }] : []),
    ...(state === 'cancelled' ? [{ label: 'Refunded', value: money(record.refunded) }] : []),
    ...(left < amount ? [{ label: 'Paid out', value: money(amount - left) }] : []),
  ];
  return <Facts facts={facts} />;
}

/** A cover that was cancelled before it began was never in force. */
function datesOf({ startDay, endDay }: PortfolioCover, state: CoverState, now: number): Fact[] {
  if (startDay === endDay) return [{ label: 'In force', value: 'never: cancelled before it began' }];
  const isTonight = state === 'cancelled' && now < startOfDay(endDay);
  return [
    { label: 'From, 00:00 UTC', value: formatDay(startDay) },
    {
      label: isTonight ? 'Still in force until, 00:00 UTC' : 'Until, 00:00 UTC',
      value: formatDay(endDay),
    },
  ];
}
