import Link from 'next/link';
import { Badge, type Tone } from '@/components/ui/badge';
import { ButtonLink } from '@/components/ui/button';
import { Countdown } from '@/components/ui/countdown';
import { EmptyState } from '@/components/ui/empty-state';
import { filingWaits } from '@/lib/claims/filing';
import type { HeldCover } from '@/lib/portfolio/types';
import { dayOf, formatDay, startOfDay } from '@/lib/time';
import { formatAmount } from '@/lib/units';

function stateOf({ startDay, endDay }: HeldCover, now: number): { tone: Tone; label: string } {
  const today = dayOf(now);
  if (today < startDay) return { tone: 'neutral', label: 'Not yet in force' };
  return today < endDay ? { tone: 'good', label: 'In force' } : { tone: 'neutral', label: 'Ended' };
}

export function CoverList({ covers, now }: { covers: readonly HeldCover[]; now: number }) {
  if (covers.length === 0) {
    return (
      <EmptyState
        title="You hold no cover"
        action={<ButtonLink href="/cover">See what can be covered</ButtonLink>}
      >
        Cover pays you when something you use is exploited, fails or loses its peg.
      </EmptyState>
    );
  }
  return (
    <ul className="grid gap-3 lg:grid-cols-2">
      {covers.map((cover) => (
        <CoverCard key={cover.id} cover={cover} now={now} />
      ))}
    </ul>
  );
}

function CoverCard({ cover, now }: { cover: HeldCover; now: number }) {
  const { id, product, pool, amount, premium, startDay, endDay } = cover;
  const { tone, label } = stateOf(cover, now);
  const told = (value: bigint) => `${formatAmount(value, pool.asset.decimals)} ${pool.asset.symbol}`;
  const nextDay = dayOf(now) < startDay ? startDay : endDay;
  const canFile = filingWaits({ startDay, endDay, reportDays: pool.reportDays }, now) === null;
  return (
    <li className="grid content-start gap-4 rounded-card border bg-surface p-5 sm:p-6">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <div>
          <p className="caps">Cover {id}</p>
          <h3 className="mt-1 font-medium text-ink">
            <Link href={`/cover/${product.id}`} className="link">
              {product.name}
            </Link>
          </h3>
        </div>
        <Badge tone={tone}>{label}</Badge>
      </div>
      <p className="figure text-2xl text-ink">{told(amount)}</p>
      <p className="text-ink-soft text-sm">
        {formatDay(startDay)} to {formatDay(endDay)}, 00:00 UTC
        {dayOf(now) < endDay && (
          <>
            {' '}
            · {dayOf(now) < startDay ? 'starts' : 'ends'} <Countdown time={startOfDay(nextDay)} now={now} />
          </>
        )}
        <br />
        Premium paid: {told(premium)}
      </p>
      {product.incidentOpen ? (
        <p className="text-sm">
          An incident of this product is being decided.{' '}
          <Link href="/claims" className="link">
            See it
          </Link>
        </p>
      ) : (
        canFile && (
          <ButtonLink href={`/claims/new?cover=${id}`} variant="secondary" className="justify-self-start">
            File an incident
          </ButtonLink>
        )
      )}
    </li>
  );
}
