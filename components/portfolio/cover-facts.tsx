import clsx from 'clsx';
import { type Fact, Facts } from '@/components/tx/facts';
import { Countdown } from '@/components/ui/countdown';
import { tell } from '@/lib/cover/tell';
import { type CoverState, unearnedOf, waitingIncreases } from '@/lib/portfolio/manage';
import type { PortfolioCover } from '@/lib/portfolio/types';
import { formatDay, startOfDay } from '@/lib/time';

type CoverPartProps = { cover: PortfolioCover; state: CoverState; now: number };

const isLive = (state: CoverState) => state === 'inForce' || state === 'waiting';

/** What the cover is good for now, and how long. */
export function CoverAmount({ cover, state, now }: CoverPartProps) {
  const { pool, amount, startDay, endDay, record } = cover;
  const isInForce = state === 'inForce';
  const inForce = isInForce ? record.inForce : amount;
  return (
    <div>
      <p className={clsx('figure text-2xl', isLive(state) ? 'text-ink' : 'text-ink-soft')}>
        {tell(inForce, pool.asset)}
      </p>
      {isLive(state) && inForce < amount && (
        <p className="text-ink-soft text-sm">in force now; {tell(amount, pool.asset)} with what was added</p>
      )}
      {isLive(state) && (
        <p className="text-ink-soft text-sm">
          {isInForce ? 'ends' : 'in force'}{' '}
          <Countdown time={startOfDay(isInForce ? endDay : startDay)} now={now} />
        </p>
      )}
    </div>
  );
}

/** The dates, and the money that went in and came out. */
export function CoverFacts({ cover, state, now }: CoverPartProps) {
  const { pool, record } = cover;
  const told = (value: bigint) => tell(value, pool.asset);
  const later = isLive(state) ? waitingIncreases(record.increases, now) : [];
  const facts: Fact[] = [
    ...datesOf(cover, state, now),
    ...later.map((increase) => ({
      label: `More from ${formatDay(increase.startDay)}`,
      value: `+ ${told(increase.amount)}`,
    })),
    { label: 'Premium paid', value: told(record.paid) },
  ];
  if (isLive(state)) facts.push({ label: 'Of it not yet earned', value: told(unearnedOf(cover, now)) });
  if (state === 'cancelled') facts.push({ label: 'Refunded', value: told(record.refunded) });
  if (record.collected > 0n) facts.push({ label: 'Collected', value: told(record.collected) });
  return <Facts facts={facts} />;
}

/** A cancelled cover that never began has no day in force. */
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
